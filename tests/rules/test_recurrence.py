"""Which days a rule names, and what becomes of those that are off; 2022 and 2023 were looked up in a printed calendar."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda_cli.errors import InputError
from renda_cli.rules import holidays
from renda_cli.rules.periods import Calendar
from renda_cli.rules.recurrence import Day, days, parse
from tests.rules import lunar_packages
from tests.rules.lunar_packages import Told

CALENDAR = holidays.shipped_calendar()
NO_NOTICE = Calendar(frozenset(), frozenset(), frozenset())
MARKETS = (3, 6, 9, 13, 16, 19, 23, 26, 29)


def named(text: str, first: str, last: str, off_day: str = "keep", calendar: Calendar = CALENDAR) -> list[str]:
    """The days of a span, `moved < from` for a moved one; without the year where the span lies in one."""
    found = days(parse(text), date.fromisoformat(first), date.fromisoformat(last), calendar, off_day)
    cut = 5 if first[:4] == last[:4] else 0
    return [f"{one.on} < {one.moved_from}"[cut:] if one.moved_from else str(one.on)[cut:] for one in found]


def in_year(text: str, year: int = 2022) -> list[str]:
    return named(text, f"{year}-01-01", f"{year}-12-31")


def which(told: Told) -> int:
    """Which Monday, Tuesday … of its month a day is."""
    return (told.on.day - 1) // 7 + 1


def is_last(told: Told) -> bool:
    return (told.on + timedelta(days=7)).month != told.on.month


@pytest.mark.parametrize(
    ("text", "falls"),
    [
        ("每周三", lambda told: told.weekday == 2),
        ("每周六、日", lambda told: told.weekday in (5, 6)),
        ("每月第二个星期六", lambda told: told.weekday == 5 and which(told) == 2),
        ("每月第五个星期一", lambda told: told.weekday == 0 and which(told) == 5),
        ("每月最后一个星期五", lambda told: told.weekday == 4 and is_last(told)),
        ("单月第一个、第三个星期日", lambda told: told.weekday == 6 and told.on.month % 2 and which(told) in (1, 3)),
        ("每年11月第二个星期六", lambda told: told.weekday == 5 and told.on.month == 11 and which(told) == 2),
        ("农历每月十六", lambda told: told.day == 16),
        ("农历每月初一、十五", lambda told: told.day in (1, 15)),
        ("农历每月三十", lambda told: told.day == 30),
        ("农历三六九", lambda told: told.day in MARKETS),
        ("农历二五八", lambda told: told.day in (2, 5, 8, 12, 15, 18, 22, 25, 28)),
        ("农历一四七", lambda told: told.day in (1, 4, 7, 11, 14, 17, 21, 24, 27)),
        ("农历逢五、十", lambda told: told.day % 5 == 0),
        ("农历正月十六", lambda told: (told.month, told.day, told.leap) == (1, 16, False)),
        ("农历二月初二、腊月三十", lambda told: (told.month, told.day, told.leap) in ((2, 2, False), (12, 30, False))),
    ],
)  # fmt: skip
def test_every_day_from_1979_to_2056_is_named_that_two_packages_name(text: str, falls: Callable[[Told], bool]) -> None:
    found = days(parse(text), lunar_packages.FIRST, lunar_packages.LAST, CALENDAR)
    for package in (0, 1):
        expected = [day for day, told in lunar_packages.every_day().items() if falls(told[package])]
        assert [one.on for one in found] == expected
    assert {one.moved_from for one in found} == {None}


def test_the_last_day_of_a_lunar_month_is_the_one_before_a_first() -> None:
    found = days(parse("农历每月最后一日"), date(1979, 1, 1), date(2056, 12, 30), CALENDAR)
    told = lunar_packages.every_day()
    assert [one.on for one in found] == [
        day for day in told if day < lunar_packages.LAST and told[day + timedelta(days=1)][0].day == 1
    ]


@pytest.mark.parametrize(
    ("text", "falls"),
    [
        ("每月10日", lambda day: day.day == 10),
        ("每月9日、19日", lambda day: day.day in (9, 19)),
        ("每月31日", lambda day: day.day == 31),
        ("每月15日、最后一日", lambda day: day.day == 15 or (day + timedelta(days=1)).day == 1),
        ("单月15日", lambda day: day.day == 15 and day.month in (1, 3, 5, 7, 9, 11)),
        ("双月30日", lambda day: day.day == 30 and day.month in (2, 4, 6, 8, 10, 12)),
        ("每季度首月10日", lambda day: day.day == 10 and day.month in (1, 4, 7, 10)),
        ("每季度第二个月10日", lambda day: day.day == 10 and day.month in (2, 5, 8, 11)),
        ("每季度末月15日", lambda day: day.day == 15 and day.month in (3, 6, 9, 12)),
        ("每年2月29日", lambda day: (day.month, day.day) == (2, 29)),
        ("每年3月10日、11月8日", lambda day: (day.month, day.day) in ((3, 10), (11, 8))),
    ],
)
def test_every_day_of_the_month_is_named(text: str, falls: Callable[[date], bool]) -> None:
    found = days(parse(text), date(1979, 1, 1), date(2056, 12, 31), CALENDAR)
    assert [one.on for one in found] == [day for day in lunar_packages.every_day() if falls(day)]


def test_a_leap_month_has_its_days_too() -> None:
    assert in_year("农历每月十六", 2023) == [
        "01-07", "02-06", "03-07", "04-06", "05-05", "06-03", "07-03", "08-02", "08-31", "09-30", "10-30", "11-28", "12-28",
    ]  # fmt: skip


def test_a_month_with_two_sixteenths_gives_both() -> None:
    assert named("农历每月十六", "2023-08-01", "2023-08-31") == ["08-02", "08-31"]


def test_a_day_of_the_lunar_year_is_not_held_again_in_the_leap_month() -> None:
    assert named("农历二月十六", "2022-12-01", "2023-12-31") == ["2023-03-07"]
    assert parse("农历二月十六").remarks == ("闰月不算",)


def test_a_list_of_dates_names_those_of_the_span() -> None:
    assert named("2022-03-10、2022-06-10、2023-03-10", "2022-06-10", "2022-12-31") == ["06-10"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("每月31日", ("没有31日的月份跳过",)),
        ("每月28日", ()),
        ("每月29日、30日", ("没有29日的月份跳过", "没有30日的月份跳过")),
        ("每季度首月30日", ()),
        ("每季度首月31日", ("没有31日的月份跳过",)),
        ("单月30日", ()),
        ("双月30日", ("没有30日的月份跳过",)),
        ("每月最后一日", ()),
        ("每月第四个、第五个星期六", ("没有第五个星期六的月份跳过",)),
        ("每年2月29日", ("没有2月29日的年份跳过",)),
        ("农历每月三十", ("没有三十的小月跳过",)),
        ("农历逢十", ("没有三十的小月跳过",)),
        ("农历三六九", ()),
        ("农历腊月三十", ("闰月不算", "没有三十的小月跳过")),
    ],
)
def test_a_rule_says_what_it_leaves_out(text: str, said: tuple[str, ...]) -> None:
    assert parse(text).remarks == said


# Days off


def test_a_day_off_is_kept_moved_or_skipped() -> None:
    # 10 April 2022 is a Sunday, 10 September a Saturday of Mid-Autumn (off from the 10th to the 12th), 10 December a Saturday.
    spring = ("2022-04-01", "2022-12-31")
    assert named("每月10日", *spring)[0] == "04-10"
    assert named("每月10日", *spring, "move") == [
        "04-11 < 2022-04-10", "05-10", "06-10", "07-11 < 2022-07-10", "08-10", "09-13 < 2022-09-10", "10-10", "11-10", "12-12 < 2022-12-10",
    ]  # fmt: skip
    assert named("每月10日", *spring, "skip") == ["05-10", "06-10", "08-10", "10-10", "11-10"]


def test_a_make_up_working_day_is_no_day_off() -> None:
    # National Day 2022: off from 1 to 7 October, work on Saturday the 8th and Sunday the 9th.
    assert named("每月8日", "2022-10-01", "2022-10-31", "move") == ["10-08"]
    assert named("每月7日", "2022-10-01", "2022-10-31", "move") == ["10-08 < 2022-10-07"]
    assert named("每月9日", "2022-10-01", "2022-10-31", "skip") == ["10-09"]


def test_a_rule_that_names_saturday_takes_only_holidays_for_days_off() -> None:
    september = ("2022-09-01", "2022-09-30")
    assert named("每月第二个星期六", *september, "move") == ["09-13 < 2022-09-10"]
    assert named("每月第三个星期六", *september, "skip") == ["09-17"]
    assert named("每周六", *september, "skip") == ["09-03", "09-17", "09-24"]
    assert named("每周五、日", *september, "move") == [
        "09-02", "09-04", "09-09", "09-13 < 2022-09-11", "09-16", "09-18", "09-23", "09-25", "09-30",
    ]  # fmt: skip


def test_what_is_moved_onto_another_day_of_the_rule_is_there_once_and_not_as_moved() -> None:
    # 10 and 11 September 2022 are off, Tuesday the 13th is worked.
    assert named("每月10日、13日", "2022-09-01", "2022-09-30", "move") == ["09-13"]
    assert named("每月10日、11日", "2022-09-01", "2022-09-30", "move") == ["09-13 < 2022-09-10"]


def test_a_moved_day_counts_where_it_ends_up() -> None:
    # The days off of Spring Festival 2022 end on 6 February; 31 December 2022 and 1 January 2023 are a weekend, the 2nd is off.
    assert named("每月2日", "2022-02-07", "2022-02-28", "move") == ["02-07 < 2022-02-02"]
    assert named("每月2日", "2022-02-01", "2022-02-06", "move") == []
    assert named("每月最后一日", "2022-12-01", "2022-12-31", "move") == []
    assert named("每月最后一日", "2023-01-01", "2023-01-30", "move") == ["01-03 < 2022-12-31"]


def test_what_a_rule_names_while_it_holds_counts_wherever_it_ends_up() -> None:
    # Off from 31 December 2022 to 2 January 2023.
    rule, january = parse("每月1日、2日、最后一日"), (date(2023, 1, 1), date(2023, 1, 10))
    until = days(rule, *january, CALENDAR, "move", until=date(2022, 12, 31))
    assert until == [Day(date(2023, 1, 3), date(2022, 12, 31))]
    since = days(rule, *january, CALENDAR, "move", since=date(2023, 1, 2))
    assert since == [Day(date(2023, 1, 3), date(2023, 1, 2))]
    assert days(rule, *january, CALENDAR, "move", until=date(2022, 12, 30)) == []
    assert days(parse("农历每月初一"), date(2060, 1, 1), date(2060, 2, 1), CALENDAR, until=date(2050, 1, 1)) == []


def test_a_lunar_day_is_moved_like_any_other() -> None:
    # 15 May 2022 is a Sunday, 13 August a Saturday.
    assert named("农历每月十六", "2022-05-01", "2022-05-31", "move") == ["05-16"]
    assert named("农历每月十六", "2022-08-01", "2022-08-31", "move") == ["08-15 < 2022-08-13"]


def test_a_year_without_a_notice_has_its_weekends() -> None:
    assert named("每月1日", "2030-06-01", "2030-07-31", "move", NO_NOTICE) == ["06-03 < 2030-06-01", "07-01"]


def test_the_edge_of_the_lunar_table_is_no_edge_for_days_off() -> None:
    assert [one.on for one in days(parse("农历每月初一"), date(1978, 2, 7), date(1978, 3, 1), NO_NOTICE, "move")] == [
        date(1978, 2, 7)
    ]
    with pytest.raises(InputError, match="1978-02-06 不在农历表里"):
        days(parse("农历每月初一"), date(1978, 2, 6), date(1978, 3, 1), NO_NOTICE)
    with pytest.raises(InputError, match="2057-02-04 不在农历表里"):
        days(parse("农历正月十六"), date(2022, 1, 1), date(2057, 2, 4), NO_NOTICE)
    assert len(days(parse("每周三"), date(1900, 1, 1), date(2199, 12, 31), NO_NOTICE, "move")) == 15_653


RULES = st.sampled_from(
    (
        "每月10日",
        "每周三",
        "每周六、日",
        "每月1日至5日",
        "农历三六九",
        "农历每月十六",
        "每月最后一日",
        "2022-10-01、2022-10-08",
    )
)
DATES = st.dates(date(2018, 1, 1), date(2026, 12, 31))


@given(text=RULES, day=DATES, length=st.integers(0, 400), off_day=st.sampled_from(("keep", "move", "skip")))
def test_days_are_ascending_in_the_span_and_the_same_however_it_is_cut(
    text: str, day: date, length: int, off_day: str
) -> None:
    rule, last = parse(text), day + timedelta(days=length)
    found = days(rule, day, last, CALENDAR, off_day)
    dates = [one.on for one in found]
    assert dates == sorted(set(dates))
    assert all(day <= one <= last for one in dates)
    middle = day + timedelta(days=length // 2)
    halves = days(rule, day, middle, CALENDAR, off_day), days(rule, middle + timedelta(days=1), last, CALENDAR, off_day)
    assert [*halves[0], *halves[1]] == found


@given(text=RULES, day=DATES)
def test_moving_is_to_the_next_working_day_and_skipping_leaves_what_is_worked(text: str, day: date) -> None:
    rule, last = parse(text), day + timedelta(days=300)
    kept = {one.on for one in days(rule, day - timedelta(days=30), last, CALENDAR)}
    skipped = [one.on for one in days(rule, day, last, CALENDAR, "skip")]
    moved = days(rule, day, last, CALENDAR, "move")
    assert [one.on for one in moved if one.moved_from is None] == skipped
    assert set(skipped) <= kept
    for one in moved:
        if one.moved_from is not None:
            assert one.moved_from in kept
            assert one.on == CALENDAR.next_working(one.moved_from)


def test_a_day_that_is_kept_is_the_rules_own() -> None:
    assert days(parse("2022-10-01"), date(2022, 1, 1), date(2022, 12, 31), CALENDAR) == [Day(date(2022, 10, 1), None)]
