"""The holiday notices of the file, and what a date would be."""

from datetime import date

import pytest

from renda_cli.errors import InputError
from renda_cli.work import calendar, rules
from renda_cli.work.desk import Desk

NOTICE = """
[[notice]]
year = 2027
document = "2027年放假安排"
off = ["2027-01-01..2027-01-03"]
names = ["元旦"]
work = ["2026-12-27"]
"""


def test_the_years_with_a_notice_are_listed(desk: Desk) -> None:
    years = {row[0]: row[1:] for row in calendar.list_(desk).rows}
    assert sorted(years) == list(range(2018, 2027))
    assert years[2022][:2] == (31, 7)  # 元旦 3, 春节 7, 清明 3, 劳动 5, 端午 3, 中秋 3, 国庆 7


def test_a_notice_is_taken_in(desk: Desk) -> None:
    done = calendar.import_(desk, NOTICE)
    assert done.lines == ("已录入 2027 年放假安排：4 天",)
    assert done.read() == {"years": [2027], "days": 4}
    assert calendar.list_(desk).rows[-1] == (2027, 3, 1, "2027年放假安排")


def test_a_notice_taken_in_again_replaces_its_year(desk: Desk) -> None:
    calendar.import_(desk, NOTICE)
    calendar.import_(desk, NOTICE.replace("..2027-01-03", ""))
    assert calendar.list_(desk).rows[-1][1:3] == (1, 1)


def test_a_later_notice_governs_a_day_that_an_earlier_one_marked(desk: Desk) -> None:
    assert desk.calendar.is_working(date(2026, 10, 10))  # a make-up Saturday in the notice of 2026
    calendar.import_(desk, NOTICE.replace("2027-01-01..2027-01-03", "2026-10-10"))
    assert not desk.calendar.is_working(date(2026, 10, 10))


def test_a_wrong_notice_changes_nothing(desk: Desk) -> None:
    before = calendar.list_(desk).rows
    with pytest.raises(InputError, match="2027 年的放假安排里“一月一日”不是日期"):
        calendar.import_(desk, NOTICE.replace("2027-01-01..2027-01-03", "一月一日"))
    assert calendar.list_(desk).rows == before


# when


def test_when_counts_a_period_of_each_kind(desk: Desk) -> None:
    assert calendar.when(desk, desk.today, "2022-01-31", months=1)["due_on"] == "2022-02-28"
    assert calendar.when(desk, desk.today, "2022-01-31", number_of_days=30)["due_on"] == "2022-03-02"
    # 2 April is a make-up day, 3 to 5 are off
    assert calendar.when(desk, desk.today, "2022-04-01", working_days=2)["due_on"] == "2022-04-06"


def test_when_tells_how_the_date_came_about(desk: Desk) -> None:
    assert calendar.when(desk, desk.today, "今天", months=3) == {
        "start_on": "2022-01-10", "due_on": "2022-04-10", "provisional": False,
        "steps": [
            "起算：2022-01-10", "加 3 个月（起算当日不计）：2022-04-10（星期日）",
            "该日为休息日，期限不因此顺延（其后第一个工作日 2022-04-11（星期一），仅供参考）",
        ],
    }  # fmt: skip


def test_without_a_period_the_reply_deadline_in_use_is_taken(desk: Desk) -> None:
    rules.set_(desk, "reply", "2个月", from_="2022-01-01", source="遥观镇人大〔2022〕1号")
    found = calendar.when(desk, desk.today, "2022-01-31")
    assert (found["due_on"], "遥观镇人大〔2022〕1号" in found["steps"][0]) == ("2022-03-31", True)


def test_without_a_file_national_law_and_the_shipped_notices_hold(desk: Desk) -> None:
    assert calendar.when(None, desk.today, "2022-01-31")["due_on"] == "2022-04-30"
    assert calendar.when(None, desk.today, "2022-04-01", working_days=2)["due_on"] == "2022-04-06"


def test_when_uses_the_notices_of_the_file(desk: Desk) -> None:
    assert calendar.when(desk, desk.today, "2026-12-31", working_days=1)["provisional"] is True
    calendar.import_(desk, NOTICE)
    found = calendar.when(desk, desk.today, "2026-12-31", working_days=1)
    assert (found["due_on"], found["provisional"]) == ("2027-01-04", False)


def test_when_takes_one_period(desk: Desk) -> None:
    with pytest.raises(InputError, match="--months、--days、--working-days 只能写一个"):
        calendar.when(desk, desk.today, "2022-01-31", months=1, working_days=2)


def test_when_no_reply_deadline_holds_a_period_is_asked_for(desk: Desk) -> None:
    rules.set_(desk, "reply", "无", from_="2022-01-01", source="遥观镇人大〔2022〕1号")
    with pytest.raises(InputError, match="所用规则没有答复期限；请写 --months"):
        calendar.when(desk, desk.today, "2022-01-31")
