"""The figures of a span beside those of the one before it."""

import re
from typing import Any

from renda_cli.errors import NoRuleOn
from renda_cli.files.tabular import Table
from renda_cli.rules import days
from renda_cli.rules.rates import Rate
from renda_cli.work.desk import Desk
from renda_cli.work.indicators import Figure, Value, summary
from renda_cli.work.papers import in_words
from renda_cli.work.registry import CHAPTERS
from renda_cli.work.spans import Span, years_of

_FIRST_YEAR = 1949


def before(span: Span) -> Span | None:
    """As many years before a span of whole years, the same days a year before any other. None of the term so far."""
    first, last = years_of(span)
    back = last - first + 1 if span.years else 1
    if span.label == "本届" or first - back < _FIRST_YEAR:
        return None
    if span.years:
        years = (first - back, last - back)
        label = str(years[0]) if back == 1 else f"{years[0]}-{years[1]}"
        return Span(f"{years[0]}-01-01", f"{years[1]}-12-31", days.period(years), years, label)
    first_day, last_day = _a_year_ago(span.first), _a_year_ago(span.last)
    if ".." in span.label:
        return Span(
            first_day, last_day, f"{in_words(first_day)}至{in_words(last_day)}", None, f"{first_day}..{last_day}"
        )
    words, label = (
        re.sub(r"\d{4}(?=年|H|Q)", lambda found: str(int(found[0]) - 1), text) for text in (span.words, span.label)
    )
    return Span(first_day, last_day, words, None, label)


def _a_year_ago(day: str) -> str:
    there = f"{int(day[:4]) - 1}{day[4:]}"
    return f"{there[:8]}28" if there.endswith("02-29") else there


def compared(desk: Desk, span: Span) -> Table:
    """Every figure that has a number in the span or in the one before, and by how much it grew.

    Without rows where there is no span before, or none that the rulebook reaches back to.
    """
    other = before(span)
    found = _beside(desk, span, other) if other else {}
    rows: list[tuple[Any, ...]] = []
    for chapter in CHAPTERS:
        for indicator in chapter.figures:
            one = found.get(indicator.key)
            if one and (_says(one.value) or _says(one.compare)):
                rows.append(
                    (
                        chapter.title,
                        indicator.label,
                        indicator.unit,
                        one.value,
                        one.compare,
                        _change(one.value, one.compare),
                    )
                )
    words = (span.words, other.words if other else "上期")
    return Table(
        "指标对比", f"{words[0]}与{words[1]}指标对比表", ("部分", "指标", "单位", *words, "增减"), rows,
        ("两期都没有数的指标不列；百分率的增减为百分点；整年比上一个整年，其他期间比上年同期，本届至今和规则表管不到的上期没有可比的",),
    )  # fmt: skip


def _beside(desk: Desk, span: Span, other: Span) -> dict[str, Figure]:
    try:
        return {one.indicator.key: one for one in summary(desk, span, compare=other)}
    except NoRuleOn:
        summary(desk, span)  # raises again where it is of the span itself
        return {}


def _says(value: Value) -> bool:
    return value.percent is not None if isinstance(value, Rate) else bool(value)


def _change(now: Value, then: Value) -> int | float | None:
    """Growth, in percentage points of a rate; None where one of them has no number."""
    one, other = (value.percent if isinstance(value, Rate) else value for value in (now, then))
    if one is None or other is None:
        return None
    grown = one - other
    return grown if isinstance(grown, int) else round(grown, 2)
