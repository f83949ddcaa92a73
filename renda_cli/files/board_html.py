"""The page to look at, as HTML: one file without a script and without anything from outside."""

from collections.abc import Mapping
from html import escape
from typing import Any

from renda_cli.files import charts, papers


def render(page: Mapping[str, Any]) -> bytes:
    """The page of what `work/board/wording` says; the same words give the same bytes.

    Charts become pictures, and every percent a bar beside its number.
    """
    from markupsafe import Markup

    return papers.render(
        "board",
        {
            **page,
            "chart_css": Markup(charts.CSS),  # noqa: S704
            "charts": [Markup(charts.svg(chart)) for chart in page["charts"]],  # noqa: S704
            "rates": [_barred(one) for one in page["rates"]],
            "projects": [_barred(one) for one in page["projects"]],
        },
        form="html",
    )


def _barred(one: Mapping[str, Any]) -> dict[str, Any]:
    from markupsafe import Markup

    return {**one, "bar": Markup(bar(one["percent"], one["words"]))}  # noqa: S704


def bar(percent: float | None, words: str) -> str:
    """A percentage as a bar, above 100 a full one; an empty track where there is nothing to measure."""
    filled = min(max(percent or 0, 0), 100)
    return (
        f'<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label="{escape(words, quote=True)}">'
        f'<rect class="track" width="100" height="8"/><rect class="fill" width="{filled:g}" height="8"/></svg>'
    )
