"""The lunar calendar (农历, GB/T 33661-2017): which lunar day a day is, and which days a lunar month has.

The table covers the lunar years 1978 to 2056. It is read when the first day is asked for.
"""

from bisect import bisect_right
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

from renda_cli.errors import InputError

_TABLE = Path(__file__).with_name("tables") / "lunar.txt"
MONTHS = ("正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "冬月", "腊月")
DAYS = (
    *(f"初{one}" for one in "一二三四五六七八九十"), *(f"十{one}" for one in "一二三四五六七八九"), "二十",
    *(f"廿{one}" for one in "一二三四五六七八九"), "三十",
)  # fmt: skip


class LunarDay(NamedTuple):
    """A day of the lunar calendar; `leap` for one in a leap month, which bears the number of the month before it."""

    year: int
    month: int
    day: int
    leap: bool


class LunarMonth(NamedTuple):
    """A lunar month: the day that is its first (初一), and its 29 or 30 days."""

    year: int
    month: int
    leap: bool
    first: date
    length: int

    @property
    def last(self) -> date:
        """Its last day."""
        return self.first + timedelta(days=self.length - 1)


def lunar(day: date) -> LunarDay:
    """The lunar day of a day. Raises InputError for a day that the table does not cover."""
    month = _month_of(day)
    return LunarDay(month.year, month.month, (day - month.first).days + 1, month.leap)


def words(day: date) -> str:
    """The lunar day of a day in words, without the year: 正月初一, 闰二月十六, 腊月三十. Raises InputError like `lunar`."""
    of = lunar(day)
    return f"{'闰' if of.leap else ''}{MONTHS[of.month - 1]}{DAYS[of.day - 1]}"


@cache
def words_if_known(day: date) -> str | None:
    """`words`, or None for a day that the table does not cover."""
    first, last = span()
    return words(day) if first <= day <= last else None


def months(first: date, last: date) -> list[LunarMonth]:
    """The lunar months of which a day lies from `first` to `last`, in their order. Raises InputError like `lunar`."""
    begins = _month_of(first)
    return [month for month in _table() if begins.first <= month.first <= _month_of(last).first]


@cache
def span() -> tuple[date, date]:
    """The first and the last day that the table covers."""
    return _table()[0].first, _table()[-1].last


def _month_of(day: date) -> LunarMonth:
    first, last = span()
    if not first <= day <= last:
        raise InputError(f"{day.isoformat()} 不在农历表里", f"农历只能推算 {first.isoformat()} 至 {last.isoformat()}")
    return _table()[bisect_right(_table(), day, key=lambda month: month.first) - 1]


@cache
def _table() -> tuple[LunarMonth, ...]:
    """Every month of lunar.txt."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return tuple(month for line in lines if not line.startswith("#") for month in _year(line))


def _year(line: str) -> list[LunarMonth]:
    written, new_year, leap, lengths = line.split()
    first = date.fromisoformat(f"{written}-{new_year}")
    found: list[LunarMonth] = []
    for place, is_long in enumerate(lengths, start=1):
        number = place - 1 if 0 < int(leap) < place else place
        length = 30 if is_long == "1" else 29
        found.append(LunarMonth(int(written), number, 0 < int(leap) == place - 1, first, length))
        first += timedelta(days=length)
    return found
