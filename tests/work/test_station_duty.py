"""The plan of a year, as a list, as turns a deputy, and as a paper on one page."""

from datetime import date
from pathlib import Path

import pytest
from docx import Document

from renda_cli.store.statements import insert_reception
from renda_cli.work import rules, status
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.station import announcing, days, duty, rota, swapping
from tests.work.helpers import at, refused
from tests.work.rota_data import EAST, east, plan, station


def column(found: Listing, name: str) -> list[object]:
    """A column of a list."""
    return [row[found.fields.index(name)] for row in found.rows]


def test_every_day_with_its_lunar_day_and_how_it_stands(desk: Desk) -> None:
    station_id = east(desk)
    announcing.announce(desk, EAST, on="2022-04-10")
    days.drop(desk, EAST, on="2022-05-10", why="防汛")
    with desk.file.transaction() as db:
        insert_reception(db, station_id=station_id, held_on=date(2022, 1, 10), voters=3)
    found = duty.duty(at(desk, "2022-03-01"), EAST)
    assert column(found, "state")[:6] == ["held", "unrecorded", "planned", "noticed", "dropped", "planned"]
    assert found.rows[0][:5] == ("2022-01-10", "星期一", "腊月初八", EAST, "9:00-11:00")
    assert column(found, "place")[0] == "留道村委会"
    assert found.title == "遥观镇人大代表2022年接待选民安排表"


def test_the_days_of_a_deputy_in_all_stations(desk: Desk) -> None:
    east(desk)
    station(desk, "西片联络站", "钱七")
    rota.rota(desk, "西片")
    assert len(duty.duty(desk).rows) == 24
    found = duty.duty(desk, year="2022", deputy="钱七")
    assert set(column(found, "station")) == {"西片联络站"}
    assert duty.duty(desk, year="2023").rows == []


def test_a_year_beyond_the_lunar_table_has_no_lunar_day(desk: Desk) -> None:
    station(desk, EAST, "张三")
    rota.rota(desk, EAST, year="2060")
    assert set(column(duty.duty(desk, EAST, year="2060"), "lunar")) == {None}


def test_turns_a_deputy_with_the_least_and_the_most(desk: Desk) -> None:
    station_id = east(desk)
    day = next(one for one, sitting in plan(desk).items() if sitting == ["张三"] and one > "2022-01-10")
    swapping.swap(desk, EAST, on=day, deputy="张三", instead="李四", why="病假")
    with desk.file.transaction() as db:
        insert_reception(db, station_id=station_id, held_on=date.fromisoformat(day), voters=3)
    station(desk, "西片联络站", "钱七")
    found = duty.totals(desk, EAST)
    assert {row[1]: row[2:] for row in found.rows} == {
        "张三": (EAST, 2, 1, 0), "李四": (EAST, 4, 0, 1), "王五": (EAST, 3, 0, 0), "赵六": (EAST, 3, 0, 0),
    }  # fmt: skip
    assert found.notes == ("代表 4 名，共 12 人次，每人 2–4 次",)
    assert duty.totals(desk).notes == ("代表 5 名，共 12 人次，每人 0–4 次", "少于规则规定的 1 次：钱七")
    rules.set_(desk, "reception.turns", "3", from_="2020-01-01", source="本镇办法")
    assert duty.totals(desk, EAST).notes[1] == "少于规则规定的 3 次：张三"


def test_nobody_has_no_turns(desk: Desk) -> None:
    assert duty.totals(desk) == Listing(duty.TOTAL_FIELDS, [], (), "2022年代表接待班次")


def test_a_year_without_a_rule_is_counted_all_the_same(desk: Desk) -> None:
    east(desk)
    with desk.file.transaction() as db:
        db.execute("UPDATE seat SET from_on = '1989-01-01'")
    assert duty.totals(desk, year="1990").notes == ("代表 4 名，共 0 人次，每人 0 次",)


def test_who_left_office_before_the_year_is_not_counted_in_it(desk: Desk) -> None:
    east(desk)
    status.end(desk, "张三", ground="辞职", on="2022-12-31")
    assert {row[1] for row in duty.totals(desk, year="2023").rows} == {"李四", "王五", "赵六"}
    assert len(duty.totals(desk, year="2022").rows) == 4


def test_the_plan_of_one_deputy_bears_the_name(desk: Desk) -> None:
    east(desk)
    assert duty.duty(desk, deputy="张三").title == "张三2022年接待选民安排表"


def written(desk: Desk, path: Path, name: str | None = EAST) -> list[str]:
    """The lines of a plan written as Markdown or CSV."""
    duty.write(desk, duty.duty(desk, name), str(path), whole_town=name is None)
    return path.read_text(encoding="utf-8-sig").splitlines()


def test_the_paper_of_a_station_names_who_sits_and_not_why_another_does_not(desk: Desk, tmp_path: Path) -> None:
    east(desk)
    who = plan(desk)["2022-03-10"][0]
    other = next(name for name in ("张三", "李四") if name != who)
    swapping.swap(desk, EAST, on="2022-03-10", deputy=who, instead=other, why="病假")
    days.move(desk, EAST, on="2022-04-10", to="2022-04-12")
    days.drop(desk, EAST, on="2022-05-10", why="防汛")
    lines = written(desk, tmp_path / "表.md")
    assert lines[0] == "# 遥观镇人大代表2022年接待选民安排表"
    assert lines[2] == "东片代表之家　时间：9:00-11:00　地点：留道村委会"
    assert f"| 3月10日 | 星期四 | 二月初八 | 9:00-11:00 | {other}（代{who}） |  |" in lines
    assert any(line.startswith("| 4月12日") and line.endswith("| 原定4月10日 |") for line in lines)
    assert any(line.startswith("| 5月10日") and line.endswith("| 取消 |") for line in lines)
    assert "病假" not in "".join(lines)


def test_the_paper_of_the_town_has_a_row_a_station(desk: Desk, tmp_path: Path) -> None:
    station(desk, "西片联络站", "钱七", rule="每月1日或20日", hours=None)
    east(desk)
    rota.rota(desk, "西片")
    days.drop(desk, EAST, on="2022-05-10", why="防汛")
    rows = [line for line in written(desk, tmp_path / "表.md", None) if "日" in line and line.startswith("| ")]
    assert rows[0].startswith("| 西片联络站 |  | 1日钱七<br>20日钱七 |")
    assert rows[1].startswith("| 东片代表之家 | 9:00-11:00 | 10日")
    assert "10日（取消）" in rows[1]


def test_many_days_of_one_station_stand_by_months(desk: Desk, tmp_path: Path) -> None:
    station(desk, EAST, "张三", rule="每周三")
    rota.rota(desk, EAST)
    assert "| 家站点 | 时间 | 1月 |" in "\n".join(written(desk, tmp_path / "表.md"))


def test_the_plan_as_a_document_and_as_sheets(desk: Desk, tmp_path: Path) -> None:
    east(desk)
    for ending in ("docx", "xlsx", "csv"):
        assert duty.write(desk, duty.duty(desk, EAST), str(tmp_path / f"表.{ending}"), whole_town=False).exists()
    assert len(Document(str(tmp_path / "表.docx")).tables[0].rows) == 13
    lines = (tmp_path / "表.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "日期,星期,农历,家站点,地点,时间,接待代表,备注"
    assert lines[1].startswith("2022-01-10,星期一,腊月初八,东片代表之家,留道村委会,9:00-11:00,")


def test_a_plan_that_cannot_be_written_or_asked_for_is_refused(desk: Desk, tmp_path: Path) -> None:
    station(desk, EAST, "张三")
    with refused(desk, "没有排班，写不出安排表"):
        duty.write(desk, duty.duty(desk, EAST), str(tmp_path / "表.docx"), whole_town=False)
    with refused(desk, "不是可用的格式；文件名请以 .csv 或 .docx 或 .md 或 .xlsx 结尾"):
        duty.write(desk, duty.duty(desk, EAST), str(tmp_path / "表.pdf"), whole_town=False)
    for output, deputy, sentence in (
        ("表.md", None, "--totals 只列在屏幕上"),
        (None, "张三", "--totals 列出每名代表的次数"),
    ):
        with refused(desk, sentence):
            duty.check_options(totals=True, deputy=deputy, output=output)
    duty.check_options(totals=False, deputy="张三", output="表.md")
    with refused(desk, "年份 1900 不对"):
        duty.duty(desk, year="1900")


@pytest.mark.parametrize("name", ["没有的站", "  "])
def test_an_unknown_station_is_refused(desk: Desk, name: str) -> None:
    with refused(desk, "家站点"):
        duty.duty(desk, name)
