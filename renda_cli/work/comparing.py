"""The figures of a span beside those of the period before it."""

from collections.abc import Iterable

from renda_cli.errors import NoRuleOn
from renda_cli.work import indicators, spans
from renda_cli.work.desk import Desk
from renda_cli.work.indicators import Figure
from renda_cli.work.spans import Span


def beside_before(desk: Desk, span: Span, keys: Iterable[str] = ()) -> tuple[list[Figure], Span | None]:
    """All figures or those named, and the period that they stand beside: None where the rulebook does not reach back to it.

    Raises InputError as `indicators.summary` does of the span itself.
    """
    wanted, other = tuple(keys), spans.before(span)
    try:
        return indicators.summary(desk, span, keys=wanted, compare=other), other
    except NoRuleOn:  # of the period before, or else it is raised again
        return indicators.summary(desk, span, keys=wanted), None
