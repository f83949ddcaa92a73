"""The figures of the page, beside those of the period before where the file has them."""

from typing import Any

from renda_cli.work import comparing
from renda_cli.work.desk import Desk
from renda_cli.work.indicators import Figure, says_something
from renda_cli.work.spans import Span

RATES = (
    "reply_rate", "on_time_rate", "contact_rate", "satisfaction_rate", "opinions_reply_rate", "pledges_kept_rate", "rectification_rate",
    "projects_done_rate",
)  # fmt: skip
COUNTS = (
    "proposals_collected", "proposals_assigned", "promises_open", "sessions_congress", "sessions_presidium", "resolutions_passed",
    "reviews_deputies", "reviews_units", "reviews_law_check", "receptions", "voters_received", "opinions", "activities_total", "deeds", "articles",
)  # fmt: skip


def numbers(desk: Desk, span: Span) -> dict[str, Any]:
    """`rates` and `counts` of a span as figures with their definitions; `before` names the period beside it, or is None.

    A count is left out where it is 0 in both periods; a rate of nothing stays.
    """
    figures, before = comparing.beside_before(desk, span, (*RATES, *COUNTS))
    if not any(says_something(one.compare) for one in figures):
        before = None
    told = {one.indicator.key: _told(one, before) for one in figures}
    counts = [told[key] for key in COUNTS if told[key]["value"] or told[key]["before"]]
    return {"before": before.words if before else None, "rates": [told[key] for key in RATES], "counts": counts}


def is_filled(found: dict[str, Any]) -> bool:
    """Whether any figure of the period itself is not empty."""
    return any(says_something(one["value"]) for one in (*found["rates"], *found["counts"]))


def _told(one: Figure, before: Span | None) -> dict[str, Any]:
    about = one.indicator
    return {
        "key": about.key, "label": about.label, "unit": about.unit, "value": one.value, "before": one.compare if before else None,
        "definition": one.definition,
    }  # fmt: skip
