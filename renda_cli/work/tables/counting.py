"""What all tables share: the figures of a span by key, what must be said under a table, and the months of a span."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from renda_cli.rules import days, rates
from renda_cli.rules.rates import Rate
from renda_cli.work.desk import Desk
from renda_cli.work.figure_rules import Rules
from renda_cli.work.indicators import summary
from renda_cli.work.registry import REGISTRY
from renda_cli.work.spans import Span, day_of

TOTAL = "合计"


def values(desk: Desk, span: Span, *keys: str) -> dict[str, Any]:
    """The registry's figures by key: what the last row of a table says."""
    return {figure.indicator.key: figure.value for figure in summary(desk, span, keys=keys)}


def summed(desk: Desk, span: Span, groups: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The figures of all groups together, counts and rates: what the registry says of the whole, for every record is in one group."""
    rules = Rules(desk, span)
    total: dict[str, Any] = {}
    for group in groups:
        for key, value in group.items():
            before = total.get(key)
            if isinstance(value, Rate):
                pair = (before.numerator, before.denominator) if before else (0, 0)
                total[key] = rules.rate(pair[0] + value.numerator, pair[1] + value.denominator)
            else:
                total[key] = (before or 0) + value
    return total


def definitions(desk: Desk, span: Span, **headings: str) -> list[str]:
    """How columns are counted, as the registry defines the figures: key=heading."""
    rules, known = Rules(desk, span), {one.key: one.definition for one in REGISTRY}
    return [f"{heading}：{rules.fill(known[key])}" for key, heading in headings.items()]


def shares(desk: Desk, span: Span, counts: Sequence[int]) -> list[Rate]:
    """The share of each count in their sum, rounded as the rulebook says."""
    rounding = desk.rulebook.value_on("rounding", date.fromisoformat(span.last)).value
    return rates.shares(counts, sum(counts), mode=rounding["mode"], decimals=rounding["decimals"])


def percents(found: Sequence[Any]) -> list[float | None]:
    """Rates as a chart draws them."""
    return [one.percent for one in found]


def months(desk: Desk, span: Span, known: Iterable[str]) -> dict[str, str]:
    """The months of a span in words (`2022-01` → `1月`, with the year where there are several); from the first one known of the term so far."""
    first, last = span.first[:7], span.last[:7]
    if span.label == "本届" or first < "1949":
        first = min((first, *known)) if first >= "1949" else min(known, default=day_of(desk, span)[:7])
    found = days.months(first, last)
    of_one_year = len({month[:4] for month in found}) == 1
    return {month: days.month_words(month)[5 if of_one_year else 0 :] for month in found}
