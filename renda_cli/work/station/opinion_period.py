"""The opinions of a period: a month, or one or several years; and whether all of them are somewhere."""

from datetime import date
from typing import NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import days, words
from renda_cli.work import doing, names
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.station.balance import COUNTS, Balance, balance, by_station, listed

BY = ("station", "topic", "village")
_NAMES = "SELECT id, name FROM station ORDER BY id"


class Period(NamedTuple):
    """First and last day, and how papers name them."""

    first: date
    last: date
    words: str


def period(desk: Desk, year: str | None, month: str | None) -> Period:
    """A month (`2022-10`), or one or several years, this one when nothing is said. Raises InputError."""
    if month is None:
        first, last = doing.span(desk, year)
        return Period(date(first, 1, 1), date(last, 12, 31), days.period((first, last)))
    if year is not None:
        raise InputError("年份和 --month 只能写一个", "一个月的写 --month 2022-10，全年的写年份")
    start, end = days.month(month)
    return Period(start, end, f"{start.year}年{start.month}月")


def balanced(
    desk: Desk, year: str | None = None, *, month: str | None = None, station: str | None = None, by: str | None = None
) -> Listing:
    """Where the opinions of a period have got to (fields COUNTS, with `by` before them: station, topic or village), in one row or one each.

    The note says in a sentence whether it comes out. What was only counted stands with what has no topic or village. Raises InputError.
    """
    span = period(desk, year, month)
    where = None if station is None else names.station(desk, station)
    whole = balance(desk, span.first, span.last, where and where.id)
    title = f"{span.words}{where.name if where else ''}选民意见去向"
    if by is None:
        return Listing(COUNTS, [_row(whole)], (whole.words,), title)
    words.among(by, BY, "--by")
    parts = _by_station(desk, span, where) if by == "station" else _by_word(desk, span, where, by, whole)
    return Listing((by, *COUNTS), [(name, *_row(one)) for name, one in parts], (whole.words,), title)


def _row(one: Balance) -> tuple[int, ...]:
    return tuple(one.counts.values())


def _by_station(desk: Desk, span: Period, where: names.Named | None) -> list[tuple[str | None, Balance]]:
    found = by_station(desk, span.first, span.last)
    wanted = [where] if where else [names.Named(*one) for one in desk.file.tuples(_NAMES)]
    return [(one.name, found[one.id]) for one in wanted if one.id in found]


def _by_word(
    desk: Desk, span: Period, where: names.Named | None, column: str, whole: Balance
) -> list[tuple[str | None, Balance]]:
    """By topic or village, the commonest first; those without one, and what was only counted, come last."""
    found = listed(desk, span.first, span.last, column, where and where.id)
    if whole.unlisted:
        found[None] = found.get(None, Balance()) + Balance(unlisted=whole.unlisted)
    return list(found.items())
