"""What names days: days of the months, of the lunar months, or a list of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from renda_cli.rules import lunar

LAST = -1  # the last day of a month, the last Saturday of a month


class Falling(Protocol):
    """What names days."""

    def between(self, first: date, last: date) -> Iterator[date]:
        """The days that it names from `first` to `last`."""


@dataclass(frozen=True, slots=True)
class ByMonth:
    """Days of some months, every month when none is named: by number, or by weekday (0 is Monday) and which of the month (0: every)."""

    months: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    weekdays: tuple[tuple[int, int], ...] = ()

    def between(self, first: date, last: date) -> Iterator[date]:
        """The days that it names from `first` to `last`; a month that lacks one is left out."""
        from dateutil import rrule

        on = [rrule.weekday(day, which or None) for day, which in self.weekdays]
        found = rrule.rrule(
            rrule.MONTHLY, first, until=last, bymonth=self.months or None, bymonthday=self.numbers or None, byweekday=on or None
        )  # fmt: skip
        return (moment.date() for moment in found)


@dataclass(frozen=True, slots=True)
class ByLunarMonth:
    """Days of the lunar months, leap months among them; or of one month of the year, whose leap month has no festival of its own."""

    numbers: tuple[int, ...]
    month: int | None = None

    def between(self, first: date, last: date) -> Iterator[date]:
        """The days that it names from `first` to `last`. Raises InputError where the table of the lunar calendar ends."""
        for month in lunar.months(first, last):
            if self.month is None or (month.month == self.month and not month.leap):
                yield from (day for day in self._of(month) if first <= day <= last)

    def _of(self, month: lunar.LunarMonth) -> Iterator[date]:
        for number in self.numbers:
            place = month.length if number == LAST else number
            if place <= month.length:
                yield month.first + timedelta(days=place - 1)


@dataclass(frozen=True, slots=True)
class Dates:
    """A list of days."""

    days: tuple[date, ...]

    def between(self, first: date, last: date) -> Iterator[date]:
        """Those of them from `first` to `last`."""
        return (day for day in self.days if first <= day <= last)


Read = tuple[str, tuple[Falling, ...], tuple[str, ...]]
"""A rule as it was read: its one form of words, what names its days, what must be said of it."""
