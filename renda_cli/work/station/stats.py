"""What stations did in a year or a span of years: receptions, activities, opinions and what became of them."""

import json
from collections import Counter
from datetime import date
from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import days, rates
from renda_cli.rules.vocabulary import STATION_KINDS
from renda_cli.store.file import Row
from renda_cli.work import names
from renda_cli.work.desk import Desk
from renda_cli.work.station.balance import Balance, by_station

COUNTS = (
    "receptions", "activities", "occasions", "voters", "attendances", "opinions", "on_spot", "replied", "under_way", "referred", "turned",
    "unlisted",
)  # fmt: skip
FIGURES = (*COUNTS, "reply_rate", "satisfaction_rate")
_NO_VILLAGE = "未写村（社区）"
_RECEIVED = """SELECT station_id, sum(times) AS receptions, sum(voters) AS voters, sum(attendances) AS attendances
    FROM reception_line WHERE held_on BETWEEN :first AND :last GROUP BY 1"""
_ACTIVE = """SELECT station_id, sum(times) AS activities, sum(attendances) AS attendances
    FROM activity_line WHERE station_id IS NOT NULL AND status = 'done' AND held_on BETWEEN :first AND :last GROUP BY 1"""
_SAID = """SELECT station_id, sum(on_spot) AS on_spot,
      count(iif(status = 'replied' AND satisfaction IN (SELECT value FROM json_each(:satisfied)), 1, NULL)) AS satisfied
    FROM opinion_line WHERE received_on BETWEEN :first AND :last GROUP BY 1"""
_STATIONS = """SELECT id, name, kind, village, coalesce(opened_on, :last) <= :last AND coalesce(closed_on, :first) >= :first AS there
    FROM station ORDER BY kind = 'point', kind = 'station', id"""


class Span(NamedTuple):
    """The first and the last day, how they are said, and what the rulebook decides of the figures at their end."""

    first: date
    last: date
    words: str
    satisfied: list[str]
    rounding: dict[str, Any]


class Stats(NamedTuple):
    """A row a station, or a kind, or a village, each a dictionary with FIGURES; `total` of them all, and what must be said under them."""

    by: str
    rows: list[Row]
    total: Row
    notes: tuple[str, ...]
    title: str


def span_of(desk: Desk, year: str) -> Span:
    """One year or several (`2016-2018`). Raises InputError."""
    years = days.years(year)
    return between(desk, date(years[0], 1, 1), date(years[1], 12, 31), days.period(years))


def between(desk: Desk, first: date, last: date, words: str) -> Span:
    """From one day to another."""
    book = desk.rulebook
    satisfied, rounding = (book.value_on(key, last).value for key in ("satisfaction.counts", "rounding"))
    return Span(first, last, words, list(satisfied), rounding)


def stats(desk: Desk, year: str, name: str | None = None, *, by: str | None = None) -> Stats:
    """The figures of every station that there was, of one, or by kind or village. Raises InputError."""
    if by not in (None, "kind", "village"):
        raise InputError(f"--by 没有“{by}”", "可选：kind、village")
    if name is not None and by is not None:
        raise InputError("写了家站点又写了 --by", "请去掉一个")
    span = span_of(desk, year)
    one = None if name is None else names.station(desk, name)
    tallies = each(desk, span, one.id if one else None)
    total = sum_of([tally for _, tally in tallies])
    rows = [{**_named(station), **figures(span, tally)} for station, tally in tallies]
    if by is not None:
        rows = _grouped(span, tallies, by)
    whose = one.name if one else "家站点"
    return Stats(
        by or "station", rows, figures(span, total), _notes(span, total), f"{span.words}{whose}接待、意见和活动"
    )


def each(desk: Desk, span: Span, station_id: int | None = None) -> list[tuple[Row, Counter[str]]]:
    """Every station that there was or that did something, or the one named, with what it did (see `counts`)."""
    counted = counts(desk, span)
    asked = {"first": span.first.isoformat(), "last": span.last.isoformat()}
    return [
        (dict(row), counted.get(row["id"], Counter()))
        for row in desk.file.rows(_STATIONS, asked)
        if (row["there"] or row["id"] in counted if station_id is None else row["id"] == station_id)
    ]


def _named(station: Row) -> Row:
    return {"id": station["id"], "station": station["name"], "kind": station["kind"]}


def _grouped(span: Span, tallies: list[tuple[Row, Counter[str]]], by: str) -> list[Row]:
    """The stations of a kind or a village together, in the order of the kinds, villages by the alphabet and those without one last."""
    keys = dict.fromkeys(station[by] for station, _ in tallies)
    ordered = list(STATION_KINDS) if by == "kind" else [*sorted(filter(None, keys)), None]
    rows = []
    for key in (key for key in ordered if key in keys):
        found = [tally for station, tally in tallies if station[by] == key]
        rows.append({by: key or _NO_VILLAGE, "stations": len(found), **figures(span, sum_of(found))})
    return rows


def counts(desk: Desk, span: Span) -> dict[int, Counter[str]]:
    """What each station did, by its id: COUNTS and `satisfied`; those that did nothing are left out."""
    asked = {"first": span.first.isoformat(), "last": span.last.isoformat()}
    found: dict[int, Counter[str]] = {}
    for sql, more in ((_RECEIVED, {}), (_ACTIVE, {}), (_SAID, {"satisfied": json.dumps(span.satisfied)})):
        for row in desk.file.rows(sql, {**asked, **more}):
            about = dict(row)
            found.setdefault(about.pop("station_id"), Counter()).update(about)
    for station_id, one in by_station(desk, span.first, span.last).items():
        found.setdefault(station_id, Counter()).update({
            "opinions": one.received, "replied": one.answered, "under_way": one.under_way, "referred": one.referred, "turned": one.turned,
            "unlisted": one.unlisted,
        })  # fmt: skip
    for tally in found.values():
        tally["occasions"] = tally["receptions"] + tally["activities"]
    return found


def sum_of(tallies: list[Counter[str]]) -> Counter[str]:
    """The tallies of several stations as one."""
    total: Counter[str] = Counter()
    for tally in tallies:
        total.update(tally)
    return total


def figures(span: Span, tally: Counter[str]) -> Row:
    """FIGURES of a tally. What was referred or became a proposal is neither answered nor to be answered."""
    return {
        **{field: tally[field] for field in COUNTS},
        "reply_rate": rates.rate(tally["replied"], tally["replied"] + tally["under_way"], **span.rounding),
        "satisfaction_rate": rates.rate(tally["satisfied"], tally["replied"], **span.rounding),
    }


def balance_of(tally: Counter[str]) -> Balance:
    """The balance of the opinions in a tally."""
    return Balance(tally["replied"], tally["under_way"], tally["referred"], tally["turned"], tally["unlisted"])


def _notes(span: Span, total: Counter[str]) -> tuple[str, ...]:
    return (
        balance_of(total).words,
        "合计次数为接待与活动之和，代表人次为参加接待和活动的人次",
        f"答复率：已答复的占已答复和办理中的；满意率：选民评价为{'、'.join(span.satisfied)}的占已答复的",
    )
