"""`renda calendar` as a clerk types it."""

from pathlib import Path

import pytest

from tests.conftest import Renda


def test_the_month_on_the_screen_in_json_and_as_a_file(town_with_people: Renda, tmp_path: Path) -> None:
    renda = town_with_people
    renda("deputy", "activity", "add", "--title", "视察秋粮收购", "--kind", "视察", "--planned", "2022-10-18")
    ran = renda("calendar", today="2022-10-09")
    assert ran.code == 0
    assert "月度工作循环表（2022年10月）" in ran.out
    assert "代表活动" in ran.out
    found = [one for one in renda("calendar", "-f", "json", today="2022-10-09").json if one["kind"] == "activity"]
    assert found == [
        {
            "on": "2022-10-18", "until": None, "kind": "activity", "title": "视察秋粮收购", "unit": None, "deputy": None, "place": None,
            "level": "planned", "ref": "1",
        }
    ]  # fmt: skip
    assert "代表活动" in renda("calendar", "-f", "csv", today="2022-10-09").out
    late = renda("calendar", "--quarter", "2022Q4", today="2022-10-20").out
    assert "逾期】" in late
    assert "日子已过，没有登记开展" in late
    ran = renda("calendar", "-o", str(tmp_path / "十月.ics"), today="2022-10-09")
    assert "共 1 项" in ran.out
    assert renda("calendar", "-o", str(tmp_path / "十月.md"), "-f", "json", today="2022-10-09").json == {
        "path": str(tmp_path / "十月.md")
    }
    assert renda("calendar", "-o", str(tmp_path / "a.ics"), "-f", "json", today="2022-10-09").json["events"] == 1


def test_an_empty_month_is_a_sentence(renda: Renda, tmp_path: Path) -> None:
    ran = renda("calendar", "--month", "2022-11")
    assert (ran.code, ran.out) == (0, "遥观镇人大月度工作循环表（2022年11月）：没有要列的事项\n")
    ran = renda("calendar", "--month", "2022-11", "-o", str(tmp_path / "a.docx"))
    assert "没有写文件" in ran.out
    assert not (tmp_path / "a.docx").exists()
    assert renda("calendar", "--month", "2022-11", "-f", "json").json == []


@pytest.mark.parametrize(
    "words",
    [
        ("--month", "2022-10", "--from", "2022-10-01"), ("--from", "2022-11-01", "--to", "2022-10-01"), ("--month", "2022-13"),
        ("--quarter", "2022H1"), ("--year", "abc"), ("-o", "/nonexistent/a.ics"), ("-o", "a.pdf"), ("--alarm", "3"), ("--names",),
        ("--from", "2012-01-01", "--to", "2022-01-01"),
    ],
)  # fmt: skip
def test_bad_input(renda: Renda, words: tuple[str, ...]) -> None:
    ran = renda("calendar", *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
