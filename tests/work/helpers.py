"""Short ways to a proposal in any state, and to what a test asks about it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.rules.rates import Rate
from renda_cli.work import due as due_list
from renda_cli.work import indicators, names, spans
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.proposal import assigning, entry, feedback, reading, replying

HANDED_IN = "2022-01-06"


def at(desk: Desk, day: str) -> Desk:
    """The same file on another day."""
    return replace(desk, today=date.fromisoformat(day))


def hand_in(desk: Desk, title: str = "完善剑湖路路灯", *, by: str = "张三", on: str = HANDED_IN, **more: Any) -> str:
    """A proposal's full number, after it was handed in."""
    found = entry.add(desk, title, by=by, on=on, **more).read()
    return names.full_number(found["session"], found["no"])


def assigned(desk: Desk, on: str = "2022-01-31", **more: Any) -> str:
    """The number of a proposal that 农业农村局 handles, unless `more` names other units."""
    number = hand_in(desk)
    if not more.get("each"):
        more.setdefault("lead", ["农业农村局"])
    assigning.assign(desk, [number], on=on, **more)
    return number


def reply(desk: Desk, number: str, on: str, *, class_: str = "A", unit: str | None = None) -> tuple[str, ...]:
    """What the clerk is told of a reply."""
    return replying.reply(desk, number, class_=class_, ref="遥农复1号", on=on, unit=unit).lines


def judge(desk: Desk, number: str, on: str, process: str, result: str, **more: Any) -> tuple[str, ...]:
    """What the clerk is told of the lead deputy's slip."""
    lead = reading.show(desk, number)["lead"]
    return feedback.feedback(desk, number, by=lead, process=process, result=result, on=on, **more).lines


def replied(desk: Desk, on: str = "2022-03-01", **more: Any) -> str:
    """The number of a proposal that was assigned on 2022-01-31 and replied to."""
    number = assigned(desk, **more)
    reply(desk, number, on)
    return number


def clocks(desk: Desk, number: str, kind: str) -> list[dict[str, Any]]:
    """A proposal's clocks of one kind, in the order of their opening."""
    return [one for one in reading.explain(desk, number)["deadlines"] if one["kind"] == kind]


def clock(desk: Desk, number: str, kind: str) -> dict[str, Any]:
    """A proposal's only clock of a kind."""
    (found,) = clocks(desk, number, kind)
    return found


def due(desk: Desk, day: str, within: int | None = None) -> list[tuple[Any, ...]]:
    """What `due` lists on a day: (kind, full number, unit, days left, level)."""
    found = due_list.due(at(desk, day), within)
    rows = [dict(zip(found.fields, row, strict=True)) for row in found.rows]
    return [
        (row["kind"], names.full_number(row["session"], row["no"]), row["unit"], row["days_left"], row["level"])
        for row in rows
    ]


def status(desk: Desk, number: str) -> str:
    """A proposal's state."""
    return str(reading.show(desk, number)["status"])


def count(desk: Desk, table: str) -> int:
    """How many rows a table has."""
    return int(desk.file.tuples(f"SELECT count(*) FROM {table}")[0][0])


def contents(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of the file."""
    tables = desk.file.tuples("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return {name: list(map(tuple, desk.file.tuples(f'SELECT * FROM "{name}"'))) for (name,) in tables}


def summary_of(
    desk: Desk, period: str, keys: Iterable[str] = (), compare: str | None = None
) -> list[indicators.Figure]:
    """The figures of a period as a clerk types it."""
    other = spans.read(desk, compare) if compare else None
    return indicators.summary(desk, spans.read(desk, period), keys=keys, compare=other)


def records_of(desk: Desk, period: str, keys: Iterable[str] = ()) -> Listing:
    """The records behind the figures of a period as a clerk types it."""
    return indicators.records(desk, spans.read(desk, period), keys)


def check_records(desk: Desk, year: str) -> None:
    """Asserts that the records behind every figure of a year add up to it."""
    for one in summary_of(desk, year):
        about, rows = one.indicator, records_of(desk, year, [one.indicator.key]).rows
        counted = [row[4] for row in rows if row[2] == "counted"]
        if isinstance(one.value, Rate) and about.measure:
            sums = [_added(titles, about.each) for titles in (counted, [row[4] for row in rows])]
            assert sums == [one.value.numerator, one.value.denominator], about.key
            continue
        if isinstance(one.value, Rate):
            assert (len(counted), len(rows)) == (one.value.numerator, one.value.denominator), about.key
            continue
        assert len(counted) == len(rows), about.key
        if about.measure == "sum":
            assert _added(counted, about.unit) == Decimal(str(one.value)), about.key
        elif about.measure is None:
            assert len(counted) == one.value, about.key


def _added(titles: list[str], unit: str) -> Decimal:
    """The sum of what records say that each adds."""
    return sum((Decimal(title.rpartition("：")[2].removesuffix(unit)) for title in titles), Decimal(0))


@contextmanager
def refused(desk: Desk, sentence: str) -> Iterator[None]:
    """What stands inside is refused with `sentence` (a regular expression) and leaves the file as it was."""
    before = contents(desk)
    with pytest.raises(InputError, match=sentence):
        yield
    assert contents(desk) == before
