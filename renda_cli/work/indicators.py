"""The figures of the registry worked out for a span of days, and the records behind each.

All figures of a base come from one pass. Where the rulebook decides, its values are bound as parameters and the printed
definition is made from them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from renda_cli.rules.rates import Rate
from renda_cli.work import figure_names
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.figure_rules import Rules
from renda_cli.work.figures.indicator import Indicator
from renda_cli.work.registry import BASES, CHAPTER_OF, REGISTRY, Chapter
from renda_cli.work.spans import Span

RECORD_FIELDS = ("key", "label", "part", "record", "title")
Value = int | float | Rate | None  # None: there is nothing to measure


def says_something(value: Value) -> bool:
    """Whether there is something: no nought, and a rate of something, of which 0 % tells as well."""
    return value.denominator > 0 if isinstance(value, Rate) else bool(value)


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator with its value for a span; `compare` is its value for another, when asked for.

    `change` is by how much it is more (of a rate in percentage points), `change_percent` that of `compare`, None of a rate and where
    `compare` is 0; None where there is nothing to measure.
    """

    indicator: Indicator
    value: Value
    span: Span
    definition: str
    compare: Value = None
    compare_span: Span | None = None
    change: int | float | None = None
    change_percent: float | None = None

    @property
    def chapter(self) -> Chapter:
        """The part of a report in which it stands."""
        return CHAPTER_OF[self.indicator.key]


def summary(desk: Desk, span: Span, *, keys: Iterable[str] = (), compare: Span | None = None) -> list[Figure]:
    """The figures of a span, all or those named, beside those of another if asked.

    Raises InputError for an unknown key.
    """
    wanted = named(keys)
    rules = Rules(desk, span)
    values = _values(desk, wanted, rules)
    others = _values(desk, wanted, Rules(desk, compare)) if compare else {}
    return [
        Figure(
            one, values[one.key], span, rules.fill(one.definition), others.get(one.key), compare, *_change(rules, values[one.key], others.get(one.key))
        )
        for one in wanted
    ]  # fmt: skip


def _change(rules: Rules, value: Value, base: Value) -> tuple[int | float | None, float | None]:
    """By how much a value is more than its base, and by how many percent of it."""
    if isinstance(value, Rate) and isinstance(base, Rate):
        if value.percent is None or base.percent is None:
            return None, None
        return round(value.percent - base.percent, value.decimals), None
    if isinstance(value, Rate) or isinstance(base, Rate) or value is None or base is None:
        return None, None
    more = Decimal(str(value)) - Decimal(str(base))
    change = int(more) if more == int(more) else float(more)
    return change, rules.rate(round(more * 100), round(base * 100)).percent  # sums of money have hundredths


def named(keys: Iterable[str]) -> list[Indicator]:
    """The figures named by key or label, in that order; all where none is. Raises InputError."""
    return figure_names.figures(keys) or list(REGISTRY)


def _condition(one: Indicator, rules: Rules) -> tuple[str, str | None]:
    """The SQL of what counts and over what; what counts lies within what it is measured over."""
    counts = rules.fill(one.counts)
    over = rules.fill(one.over) if one.over else None
    return (f"({over}) AND ({counts})" if over else counts), over


@contextmanager
def kept(desk: Desk) -> Iterator[None]:
    """Inside, a figure of a span is worked out once, however often it is asked for. Nothing may be written inside."""
    before, desk.figures = desk.figures, {}
    try:
        yield
    finally:
        desk.figures = before


def _values(desk: Desk, wanted: list[Indicator], rules: Rules) -> dict[str, Value]:
    if desk.figures is None:
        return _worked_out(desk, wanted, rules)
    known = desk.figures.setdefault((rules.span.first, rules.span.last), {})
    known |= _worked_out(desk, [one for one in wanted if one.key not in known], rules)
    return known


def _worked_out(desk: Desk, wanted: list[Indicator], rules: Rules) -> dict[str, Value]:
    found: dict[str, Value] = {}
    in_one_pass = [one for one in wanted if one.measure in (None, "sum")]
    for base in dict.fromkeys(one.base for one in in_one_pass):
        group = [one for one in in_one_pass if one.base == base]
        sql = base_sql(base, group, rules)
        row = desk.file.tuples(sql, rules.parameters(sql))[0]
        for place, one in enumerate(group):
            numerator, denominator = row[2 * place], row[2 * place + 1]
            found[one.key] = rules.rate(numerator, denominator) if one.over else _scaled(numerator, one.scale)
    tallies: dict[str, dict[int, int]] = {}
    for one in (one for one in wanted if one not in in_one_pass):
        sql = f"SELECT {one.of}, count(*) FROM {BASES[one.base].source} AND {one.counts} GROUP BY 1 ORDER BY 1"
        if sql not in tallies:
            tallies[sql] = dict(desk.file.tuples(sql, rules.parameters(sql)))
        found[one.key] = measured(one.measure or "", tallies[sql])
    return found


def grouped(desk: Desk, span: Span, keys: Iterable[str], by: str) -> dict[Any, dict[str, Any]]:
    """Figures of one base, none of them a median or the longest, divided by an SQL expression over its rows: group → key → value.

    Groups without a record are left out.
    """
    wanted, rules = named(keys), Rules(desk, span)
    (base,) = {one.base for one in wanted}
    sql = base_sql(base, wanted, rules).replace("SELECT ", f"SELECT {by}, ", 1) + " GROUP BY 1"
    # Only the columns that are asked for: the others of a view would be worked out as well.
    asked = ", ".join(sorted({"id", *re.findall(r"\bf\.(\w+)", sql)}))
    sql = sql.replace("(SELECT * FROM", f"(SELECT {asked} FROM")
    return {
        group: {
            one.key: rules.rate(*row[2 * place : 2 * place + 2]) if one.over else _scaled(row[2 * place], one.scale)
            for place, one in enumerate(wanted)
        }
        for group, *row in desk.file.tuples(sql, rules.parameters(sql))
    }


def _scaled(total: int, scale: int) -> int | float:
    whole, rest = divmod(total, scale)
    return total / scale if rest else whole


def measured(measure: str, tally: Mapping[int, int]) -> int | float | None:
    """The `median` or the `longest` of a tally (number → how often, in ascending order), None of an empty one.

    A median between two numbers is their mean.
    """
    if not tally:
        return None
    if measure == "longest":
        return max(tally)
    total, seen, middle = sum(tally.values()), 0, []
    wanted = [(total + 1) // 2, total // 2 + 1]  # the places of the middle one, or of the two
    for number, times in tally.items():
        middle += [number for place in wanted if seen < place <= seen + times]
        seen += times
    half = sum(middle) / 2
    return int(half) if half == int(half) else half


def base_sql(base: str, group: list[Indicator], rules: Rules) -> str:
    """The one query for some indicators of a base: numerator and denominator of each, in order."""
    columns = []
    for one in group:
        counts, over = _condition(one, rules)
        counted, base_of = (f"iif({fits}, {one.of}, 0)" if one.measure else fits for fits in (counts, over))
        columns += [f"coalesce(sum({counted}), 0)", f"coalesce(sum({base_of}), 0)" if over else "0"]
    return f"SELECT {', '.join(columns)} FROM {BASES[base].source}"


def records(desk: Desk, span: Span, keys: Iterable[str] = ()) -> Listing:
    """The records behind the figures of a span (fields RECORD_FIELDS): `part` is counted, or base where only the denominator."""
    rows = [(one.key, one.label, *row[:3]) for one in named(keys) for row in behind(desk, span, one)]
    return Listing(RECORD_FIELDS, rows)


def behind(desk: Desk, span: Span, one: Indicator) -> list[tuple[Any, ...]]:
    """The records behind a figure: part (as `records` has it), record, title, and what it counts (of a sum before it is scaled)."""
    rules = Rules(desk, span)
    counts, over = _condition(one, rules)
    base = BASES[one.base]
    sql = (
        f"SELECT iif({counts}, 'counted', 'base'), {base.record}, {_titled(one)}, {one.of if one.measure == 'sum' else 1} FROM {base.source} "
        f"AND ({over or counts}) ORDER BY 1 DESC, f.id"
    )
    return desk.file.tuples(sql, rules.parameters(sql))


def _titled(one: Indicator) -> str:
    """The SQL of what a record is called, with what it adds where not every record adds one."""
    title = BASES[one.base].title
    of, scale = one.of, one.scale
    amount = f"iif({of} % {scale}, {of} / {scale}.0, {of} / {scale})"  # a whole number of yuan without a fraction
    return f"{title} || '：' || {amount} || '{one.each or one.unit}'" if one.measure == "sum" else title
