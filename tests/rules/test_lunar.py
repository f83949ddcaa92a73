"""The lunar calendar, day by day as two packages have it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda_cli.errors import InputError
from renda_cli.rules import lunar
from renda_cli.rules.lunar import LunarDay
from tests.rules import lunar_packages

FIRST, LAST = lunar.span()


def test_every_day_from_1979_to_2056_is_the_lunar_day_that_two_packages_say() -> None:
    days = lunar_packages.every_day()
    assert len(days) == 28_490
    assert [day for day, (ours, others) in days.items() if ours != others] == []
    assert [day for day, (told, _) in days.items() if lunar.lunar(day) != told[:4]] == []


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2022, 1, 31), "腊月廿九"),
        (date(2022, 2, 1), "正月初一"),
        (date(2022, 2, 16), "正月十六"),
        (date(2021, 2, 11), "腊月三十"),
        (date(2023, 3, 21), "二月三十"),
        (date(2023, 3, 22), "闰二月初一"),
        (date(2023, 4, 6), "闰二月十六"),
        (date(2023, 4, 20), "三月初一"),
        (date(2025, 7, 25), "闰六月初一"),
        (date(2033, 12, 22), "闰冬月初一"),
        (date(2022, 11, 13), "十月二十"),
        (date(2022, 12, 23), "腊月初一"),
        # ICU is a day off in these months.
        (date(2018, 11, 8), "十月初一"),
        (date(2018, 12, 7), "冬月初一"),
        (date(2027, 2, 20), "正月十五"),
    ],
)
def test_a_day_in_words(day: date, said: str) -> None:
    assert lunar.words(day) == said


def test_the_table_covers_its_span_and_says_so_of_the_days_beside_it() -> None:
    assert lunar.span() == (date(1978, 2, 7), date(2057, 2, 3))
    assert (lunar.lunar(FIRST), lunar.words(LAST)) == (LunarDay(1978, 1, 1, False), "腊月三十")
    for day in (FIRST - timedelta(days=1), LAST + timedelta(days=1)):
        with pytest.raises(InputError, match=f"{day} 不在农历表里；农历只能推算 1978-02-07 至 2057-02-03"):
            lunar.words(day)


def test_the_months_of_a_span_are_those_with_a_day_in_it() -> None:
    found = lunar.months(date(2023, 3, 21), date(2023, 4, 20))
    assert [(one.month, one.leap, one.first, one.length) for one in found] == [
        (2, False, date(2023, 2, 20), 30),
        (2, True, date(2023, 3, 22), 29),
        (3, False, date(2023, 4, 20), 29),
    ]
    assert lunar.months(date(2023, 3, 22), date(2023, 4, 19)) == found[1:2]


@pytest.mark.parametrize("span", [(FIRST - timedelta(days=1), LAST), (FIRST, LAST + timedelta(days=1))])
def test_a_span_beyond_the_table_is_refused(span: tuple[date, date]) -> None:
    with pytest.raises(InputError, match="不在农历表里"):
        lunar.months(*span)


@given(day=st.dates(FIRST, LAST))
def test_a_day_is_the_day_of_its_month(day: date) -> None:
    (month,) = lunar.months(day, day)
    found = lunar.lunar(day)
    assert found[:2] + found[3:] == month[:3]
    assert month.first + timedelta(days=found.day - 1) == day <= month.last
