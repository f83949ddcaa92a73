"""Every day from 1979 to 2056 as two packages have it: `sxtwl` computes the moon, `cnlunar` keeps the tables of the Hong Kong Observatory."""

from datetime import date, datetime, timedelta
from functools import cache
from typing import NamedTuple

import sxtwl
from cnlunar.lunar import Lunar

FIRST, LAST = date(1979, 1, 1), date(2056, 12, 31)


class Told(NamedTuple):
    """A day as a package tells it: its lunar date, and its weekday (Monday is 0)."""

    year: int
    month: int
    day: int
    leap: bool
    weekday: int
    on: date


class _LunarDate(Lunar):  # type: ignore[misc]
    """Only the date of a day: the almanac that the package makes of each takes a hundred times as long."""

    def __init__(self, day: date) -> None:
        self.date = datetime(day.year, day.month, day.day)
        self.isLunarLeapMonth = False
        self.told = self.get_lunarDateNum()


@cache
def every_day() -> dict[date, tuple[Told, Told]]:
    """Each day by `sxtwl` and by `cnlunar`."""
    days = (FIRST + timedelta(days=offset) for offset in range((LAST - FIRST).days + 1))
    return {day: (_by_sxtwl(day), _by_cnlunar(day)) for day in days}


def _by_sxtwl(day: date) -> Told:
    told = sxtwl.fromSolar(day.year, day.month, day.day)
    weekday = (told.getWeek() - 1) % 7
    return Told(told.getLunarYear(), told.getLunarMonth(), told.getLunarDay(), bool(told.isLunarLeap()), weekday, day)


def _by_cnlunar(day: date) -> Told:
    one = _LunarDate(day)
    year, month, number = one.told
    return Told(year, month, number, one.isLunarLeapMonth, "一二三四五六日".index(one.get_weekDayCn()[-1]), day)
