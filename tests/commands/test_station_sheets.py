"""Sheets of stations at the command line: a town's lists in a command each, and what is wrong with one told at once."""

from pathlib import Path

import pytest

from tests.conftest import Renda

STATIONS = "序号,站点名称,地址,接待日\n1,镇代表之家,镇政府,每月10日\n2,留道联络站,村委会,每月9日或19日\n"
OPINIONS = "站点名称,日期,反映人,联系电话,意见内容,答复时间,办理情况,满意度\n"


def written(folder: Path, name: str, text: str) -> str:
    """The path of a sheet."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.fixture
def stations(town_with_people: Renda, tmp_path: Path) -> Renda:
    """A town whose stations came from a sheet."""
    ran = town_with_people("import", "家站点", written(tmp_path, "家站点.csv", STATIONS))
    assert ran.code == 0
    assert "没有导入：序号、接待日" in ran.err + ran.out
    return town_with_people


def test_lists_of_a_town_are_a_command_each(stations: Renda, tmp_path: Path) -> None:
    assert (
        stations("import", "schedules", str(tmp_path / "家站点.csv")).code == 0
    )  # the same sheet has the days as well
    posted = written(tmp_path, "进站.csv", "联络站,代表名单\n留道联络站,张三、李四\n镇代表之家,王五\n")
    assert "3 行：新增 3" in stations("import", "进站", posted).out
    assert "未进站 0 名" in stations("station", "unassigned").out
    said = OPINIONS + "留道联络站,2022-01-05,钱六,13800000001,路灯不亮,2022-01-08,已修好,满意\n"
    assert "1 行：新增 1" in stations("import", "意见", written(tmp_path, "意见.csv", said)).out
    assert "1 行：新增 0，改变 0，相同 1" in stations("import", "意见", str(tmp_path / "意见.csv")).out
    shown = stations("export", "opinions", "-f", "csv").out
    assert "钱**" in shown
    assert "138****0001" in shown
    figures = stations("summary", "2022", "-f", "json").json
    values = {one["key"]: one["value"] for one in figures}
    assert (values["stations_home"], values["stations_station"], values["opinions"], values["opinions_replied"]) == (
        1,
        1,
        1,
        1,
    )
    behind = stations("summary", "2022", "--explain", "-f", "csv")
    assert "路灯不亮" in behind.out
    assert "钱" not in behind.out
    assert stations("check").code == 0


def test_what_is_wrong_with_a_sheet_is_told_at_once_and_nothing_is_written(stations: Renda, tmp_path: Path) -> None:
    rows = "西站,2022-01-05,,,路灯不亮,,,\n留道联络站,2022-13-05,,,,,,\n留道联络站,2022-01-05,,,修路,,已修,\n留道联络站,2022-01-05,,,好,,,\n"
    ran = stations("import", "opinions", written(tmp_path, "意见.csv", OPINIONS + rows))
    assert ran.code == 2
    for said in (
        "第 2 行“站点名称”",
        "第 3 行“日期”",
        "第 3 行“意见内容”：缺少意见内容",
        "第 4 行“答复时间”：缺少答复日期",
    ):
        assert said in ran.err
    assert "Traceback" not in ran.err
    assert stations("station", "opinion", "list", "-f", "json").json == []
    ran = stations("import", "反映", str(tmp_path / "意见.csv"))
    assert (ran.code, "没有“反映”这种表" in ran.err, "opinions（选民意见）" in ran.err) == (2, True, True)
