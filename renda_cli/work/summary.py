"""What a clerk asks of the figures: of which days, which of them, beside which others."""

from collections.abc import Sequence
from typing import NamedTuple

from renda_cli.errors import InputError
from renda_cli.work import figure_names, indicators, spans
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.indicators import Figure, says_something
from renda_cli.work.registry import REGISTRY
from renda_cli.work.spans import Span


class Asked(NamedTuple):
    """The days, the keys of the figures (in their order), what they are compared with; `whole` where the clerk named none."""

    span: Span
    keys: tuple[str, ...]
    compare: Span | None
    whole: bool


class Found(NamedTuple):
    """The figures, the records behind them where asked for; in chapters where `whole`."""

    figures: list[Figure]
    evidence: Listing | None
    whole: bool


def asked(
    desk: Desk,
    period: str | None,
    names: Sequence[str],
    *,
    from_on: str | None = None,
    to_on: str | None = None,
    compare: str | None = None,
    chapter: str | None = None,
) -> Asked:
    """Reads what was typed: `period` is the first word, which names a figure where it is none; this year without any.

    Raises InputError.
    """
    between = from_on is not None or to_on is not None
    if period is not None and (figure_names.is_figure(period) or (between and not _is_period(desk, period))):
        names, period = (period, *names), None
    this_year = period is None and not between
    span = spans.of_years(desk, None) if this_year else spans.read(desk, period, from_on, to_on)
    other = None if compare is None else spans.named(desk, compare)
    if chapter is not None and names:
        raise InputError("--chapter 和指标只能写一种", "请去掉一种")
    wanted = figure_names.chapter(chapter).figures if chapter is not None else figure_names.figures(names) or REGISTRY
    return Asked(span, tuple(one.key for one in wanted), other, not names)


def _is_period(desk: Desk, text: str) -> bool:
    try:
        spans.read(desk, text)
    except InputError:
        return False
    return True


def found(desk: Desk, wanted: Asked, *, explain: bool = False, filled: bool = False) -> Found:
    """The figures asked for, with the records behind them if `explain`; those that say something if `filled`."""
    figures = indicators.summary(desk, wanted.span, keys=wanted.keys, compare=wanted.compare)
    if filled:
        figures = [one for one in figures if says_something(one.value) or says_something(one.compare)]
    keys = [one.indicator.key for one in figures]
    evidence = indicators.records(desk, wanted.span, keys) if explain and keys else None
    return Found(figures, evidence, wanted.whole)
