"""The month's posting waits from the first opinion that came in."""

from datetime import date

import pytest

from renda_cli.errors import InputError
from renda_cli.work import rules
from renda_cli.work.desk import Desk
from renda_cli.work.station import opinion, opinion_editing, posting
from tests.work.helpers import at, count
from tests.work.opinion_data import due, station


def by_the_tenth(desk: Desk) -> None:
    rules.set_(desk, "opinion.posting", "10天", from_="2022-01-01", source="界牌镇接待选民办法")


def wait(desk: Desk, day: date) -> list[str]:
    with desk.file.transaction():
        return posting.await_month(desk, day)


def post(desk: Desk, month: str, on: date, number: str | None = None, file: str | None = None) -> list[str]:
    with desk.file.transaction():
        return posting.mark_posted(desk, month, on, number, file)[1]


def test_without_a_rule_no_month_waits(desk: Desk) -> None:
    assert wait(desk, date(2022, 10, 3)) == []
    assert count(desk, "posting") == 0


def test_a_month_waits_from_its_first_opinion_until_the_rule_s_day(desk: Desk) -> None:
    by_the_tenth(desk)
    assert wait(desk, date(2022, 10, 3)) == ["2022-10 选民意见公示期限：2022-11-10"]
    assert wait(desk, date(2022, 10, 31)) == []
    assert wait(desk, date(2022, 12, 1)) == ["2022-12 选民意见公示期限：2023-01-10"]
    assert due(desk, "2022-11-10", 0) == [(None, "2022-10 选民意见公示", None, None, 0, "due")]
    assert due(desk, "2022-11-11") == [(None, "2022-10 选民意见公示", None, None, -1, "late")]


def test_posted_it_waits_no_longer(desk: Desk) -> None:
    by_the_tenth(desk)
    wait(desk, date(2022, 10, 3))
    lines = post(desk, "2022-10", date(2022, 11, 8), "2022年第10期", "/tmp/a.docx")
    assert lines == ["已登记 2022-10 选民意见公示（2022-11-08，2022年第10期）"]
    assert due(desk, "2022-12-01") == []
    assert wait(desk, date(2022, 10, 31)) == []
    (row,) = desk.file.rows("SELECT month, posted_on, number, file FROM posting")
    assert tuple(row) == ("2022-10", "2022-11-08", "2022年第10期", "/tmp/a.docx")


def test_a_wrong_day_is_corrected_by_posting_again(desk: Desk) -> None:
    by_the_tenth(desk)
    wait(desk, date(2022, 10, 3))
    post(desk, "2022-10", date(2022, 11, 8))
    lines = post(desk, "2022-10", date(2022, 11, 12))
    assert lines == [
        "已登记 2022-10 选民意见公示（2022-11-12，取代 2022-11-08 的登记）",
        "逾期 2 天公示",
    ]
    assert [row["met_on"] for row in desk.file.rows("SELECT met_on FROM deadline")] == ["2022-11-12"]


def test_a_month_that_did_not_wait_can_be_posted(desk: Desk) -> None:
    assert post(desk, "2022-09", date(2022, 9, 30)) == ["已登记 2022-09 选民意见公示（2022-09-30）"]
    by_the_tenth(desk)
    assert wait(desk, date(2022, 9, 30)) == []
    with pytest.raises(InputError, match="2022-10 还没有到，不能在 2022-09-30 公示"):
        post(desk, "2022-10", date(2022, 9, 30))


def test_a_month_of_unknown_days_off_is_provisional_and_moves_with_the_rule(desk: Desk) -> None:
    rules.set_(desk, "opinion.posting", "5个工作日", from_="2022-01-01", source="镇办法")
    assert wait(desk, date(2031, 5, 3)) == ["2031-05 选民意见公示期限：2031-06-06（暂定，放假安排未录入）"]
    by_the_tenth(desk)
    assert rules.derive(at(desk, "2031-05-04")).lines == (
        "已重算，1 项期限改变",
        "2031-05 选民意见公示期限：2031-06-06 → 2031-06-10",
    )


def test_a_month_without_opinions_waits_no_longer(town_of_posting: Desk) -> None:
    desk = town_of_posting
    assert (
        opinion.add(desk, "路灯不亮", station="留道联络站", on="2022-10-01").lines[1]
        == "2022-10 选民意见公示期限：2022-11-10"
    )
    opinion.add(desk, "水渠漏水", station="留道联络站", on="2022-10-02")
    opinion_editing.edit(desk, "1", on="2022-09-30")
    assert due(desk, "2022-12-01")[1][1] == "2022-10 选民意见公示"
    opinion_editing.edit(desk, "2", on="2022-09-30")
    assert [row[1] for row in due(desk, "2022-12-01")] == ["2022-09 选民意见公示"]
    assert "2022-10 选民意见公示期限：2022-11-10" in opinion_editing.edit(desk, "2", on="2022-10-03").lines
    assert [row[1] for row in due(desk, "2022-12-01")] == ["2022-09 选民意见公示", "2022-10 选民意见公示"]


def test_where_no_month_waits_none_is_let_go(desk: Desk) -> None:
    posting.let_go(desk, date(2022, 10, 1))
    assert count(desk, "posting") == 0


@pytest.fixture
def town_of_posting(desk: Desk) -> Desk:
    """A station, and months that are posted within ten days."""
    by_the_tenth(desk)
    station(desk, "留道联络站")
    return at(desk, "2022-12-01")
