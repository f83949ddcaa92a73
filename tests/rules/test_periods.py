"""From a start day to a due day; expected days were counted by hand."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda_cli.rules import holidays
from renda_cli.rules.periods import Calendar, derive

CALENDAR = holidays.shipped_calendar()
STARTS = st.dates(date(2016, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("start", "months", "due"),
    [
        (date(2022, 1, 10), 3, date(2022, 4, 10)),
        (date(2022, 1, 31), 3, date(2022, 4, 30)),
        (date(2022, 1, 31), 1, date(2022, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 1, 29), 1, date(2024, 2, 29)),
        (date(2023, 1, 29), 1, date(2023, 2, 28)),
        (date(2024, 2, 29), 3, date(2024, 5, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2022, 2, 28), 1, date(2022, 3, 28)),
        (date(2022, 8, 31), 6, date(2023, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2022, 11, 30), 3, date(2023, 2, 28)),
        (date(2022, 12, 31), 2, date(2023, 2, 28)),
        (date(2022, 12, 1), 1, date(2023, 1, 1)),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_the_month(start: date, months: int, due: date) -> None:
    found = derive(start, {"months": months}, CALENDAR)
    assert (found.due_on, found.provisional) == (due, False)


def test_a_clamped_month_end_says_why() -> None:
    assert derive(date(2024, 1, 31), {"months": 1}, CALENDAR).steps == (
        "加 1 个月（起算当日不计）：2024-02-29（星期四）（2月没有31日，取当月最后一日）",
    )
    assert derive(date(2024, 1, 30), {"months": 3}, CALENDAR).steps == (
        "加 3 个月（起算当日不计）：2024-04-30（星期二）",
    )


@given(start=STARTS, months=st.integers(1, 24))
def test_months_go_forward_to_the_same_day_or_the_months_end(start: date, months: int) -> None:
    due = derive(start, {"months": months}, CALENDAR).due_on
    assert due > start
    assert (due.year * 12 + due.month) - (start.year * 12 + start.month) == months
    assert due.day == min(start.day, monthrange(due.year, due.month)[1])


@pytest.mark.parametrize(
    ("start", "count", "due"),
    [
        (date(2022, 1, 10), 7, date(2022, 1, 17)),
        (date(2024, 2, 28), 1, date(2024, 2, 29)),
        (date(2023, 2, 28), 1, date(2023, 3, 1)),
        (date(2022, 12, 25), 10, date(2023, 1, 4)),
        (date(2022, 9, 25), 15, date(2022, 10, 10)),
    ],
)
def test_days_are_calendar_days(start: date, count: int, due: date) -> None:
    assert derive(start, {"days": count}, CALENDAR).due_on == due


@pytest.mark.parametrize(
    ("planned", "count", "due"),
    [
        (date(2022, 11, 8), 3, date(2022, 11, 5)),
        (date(2024, 3, 1), 1, date(2024, 2, 29)),
        (date(2023, 1, 2), 3, date(2022, 12, 30)),
    ],
)
def test_days_ahead_are_calendar_days_before(planned: date, count: int, due: date) -> None:
    found = derive(planned, {"ahead": count}, CALENDAR)
    assert (found.due_on, found.provisional) == (due, False)
    assert found.steps[0].startswith(f"提前 {count} 天：{due.isoformat()}")


def test_a_due_day_off_is_not_moved_but_told() -> None:
    # 10 April 2022 is a Sunday; the holiday of 1 to 7 October 2022 ends before the make-up Saturday of the 8th.
    sunday = derive(date(2022, 1, 10), {"months": 3}, CALENDAR)
    assert sunday.due_on == date(2022, 4, 10)
    assert sunday.steps == (
        "加 3 个月（起算当日不计）：2022-04-10（星期日）",
        "该日为休息日，期限不因此顺延（其后第一个工作日 2022-04-11（星期一），仅供参考）",
    )
    holiday = derive(date(2022, 9, 25), {"days": 10}, CALENDAR)
    assert holiday.due_on == date(2022, 10, 5)
    assert holiday.steps[1:] == ("该日为休息日，期限不因此顺延（其后第一个工作日 2022-10-08（星期六），仅供参考）",)


def test_a_make_up_saturday_is_no_day_off() -> None:
    found = derive(date(2022, 1, 22), {"days": 7}, CALENDAR)
    assert found.steps == ("加 7 天（起算当日不计）：2022-01-29（星期六）",)


@pytest.mark.parametrize(
    ("start", "count", "due", "skipped"),
    [
        (date(2022, 1, 10), 5, date(2022, 1, 17), 2),
        # Spring Festival 2022: off from 31 January to 6 February, work on Saturday 29 and Sunday 30 January.
        (date(2022, 1, 28), 1, date(2022, 1, 29), 0),
        (date(2022, 1, 28), 2, date(2022, 1, 30), 0),
        (date(2022, 1, 28), 3, date(2022, 2, 7), 7),
        (date(2022, 2, 2), 1, date(2022, 2, 7), 4),
        # National Day 2025: off from 1 to 8 October, work on Sunday 28 September and Saturday 11 October.
        (date(2025, 9, 26), 4, date(2025, 10, 9), 9),
        (date(2025, 9, 26), 6, date(2025, 10, 11), 9),
        # Labour Day 2019, as the correction of March 2019 has it: off from 1 to 4 May, work on 28 April and 5 May.
        (date(2019, 4, 26), 3, date(2019, 4, 30), 1),
        (date(2019, 4, 30), 1, date(2019, 5, 5), 4),
        # Spring Festival 2020, prolonged to 2 February: the planned make-up Saturday of 1 February is off.
        (date(2020, 1, 23), 1, date(2020, 2, 3), 10),
        # Over the end of a year whose following notice is known.
        (date(2022, 12, 30), 1, date(2023, 1, 3), 3),
    ],
)
def test_working_days_skip_days_off_and_count_make_up_days(start: date, count: int, due: date, skipped: int) -> None:
    found = derive(start, {"working_days": count}, CALENDAR)
    assert (found.due_on, found.provisional) == (due, False)
    assert len(found.steps) == 1
    assert found.steps[0].startswith(f"加 {count} 个工作日（起算当日不计，跳过休息日 {skipped} 天）：{due.isoformat()}")


def test_a_year_without_a_notice_makes_working_days_provisional() -> None:
    found = derive(date(2027, 12, 27), {"working_days": 10}, CALENDAR)
    assert (found.due_on, found.provisional) == (date(2028, 1, 10), True)
    assert found.steps == (
        "加 10 个工作日（起算当日不计，跳过休息日 4 天）：2028-01-10（星期一）",
        "2027、2028年的放假安排尚未录入：此日为暂定，先按周一至周五计",
    )


def test_crossing_into_a_year_without_a_notice_names_that_year() -> None:
    found = derive(date(2026, 12, 30), {"working_days": 3}, CALENDAR)
    assert (found.due_on, found.provisional) == (date(2027, 1, 4), True)
    assert found.steps[-1].startswith("2027年的放假安排尚未录入")


@given(start=STARTS, count=st.integers(1, 60))
def test_working_days_end_on_the_nth_working_day(start: date, count: int) -> None:
    found = derive(start, {"working_days": count}, CALENDAR)
    counted = [start + timedelta(days=offset) for offset in range(1, (found.due_on - start).days + 1)]
    assert CALENDAR.is_working(found.due_on)
    assert sum(CALENDAR.is_working(day) for day in counted) == count
    assert found.provisional == (start.year < 2018 or found.due_on.year > 2026)


@pytest.mark.parametrize(
    ("start", "due"),
    [
        (date(2025, 3, 1), date(2025, 7, 31)),
        (date(2025, 7, 30), date(2025, 7, 31)),
        (date(2025, 7, 31), date(2026, 7, 31)),
        (date(2025, 8, 1), date(2026, 7, 31)),
    ],
)
def test_a_fixed_day_is_the_first_after_the_start(start: date, due: date) -> None:
    found = derive(start, {"start": "assigned", "fixed": "07-31"}, CALENDAR)
    assert found.due_on == due
    assert found.steps[0].startswith(f"规定的固定日期：{due.isoformat()}")


def test_days_before_another_due_day() -> None:
    found = derive(date(2022, 1, 10), {"before": "reply", "days": 20}, CALENDAR, other_due=date(2022, 4, 10))
    assert found.due_on == date(2022, 3, 21)
    assert found.steps == ("2022-04-10（星期日）前 20 天：2022-03-21（星期一）",)


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ({}, "not a period: {}"),
        ({"start": "assigned"}, "not a period: {'start': 'assigned'}"),
        ({"before": "reply", "days": 20}, "the due day of reply is needed for {'before': 'reply', 'days': 20}"),
    ],
)
def test_a_period_that_cannot_be_counted_is_an_error(period: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(said)}$"):
        derive(date(2022, 1, 10), period, CALENDAR)


def test_a_calendar_without_notices_works_monday_to_friday() -> None:
    bare = Calendar(frozenset(), frozenset(), frozenset())
    week = [date(2027, 3, 1) + timedelta(days=offset) for offset in range(7)]
    assert [bare.is_working(day) for day in week] == [True] * 5 + [False] * 2
    assert bare.next_working(date(2027, 3, 5)) == date(2027, 3, 8)
    assert bare.next_working(date(2027, 3, 1)) == date(2027, 3, 2)
