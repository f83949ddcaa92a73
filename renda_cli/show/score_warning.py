"""What a clerk is reminded of about scores."""

from collections.abc import Sequence
from typing import Any

from renda_cli.show.section import Section

_WITH_NOTES = ("table", "plain", "markdown", "html")  # elsewhere only rows belong, and the law has a column


def warnings(
    fields: Sequence[str], rows: Sequence[Any], title: str, notes: Sequence[str], law: Sequence[str], format_: str
) -> Section:
    """The table of reminders; for people what the law says stands once under it instead of in each row."""
    if format_ == "json":
        return Section(fields, rows, title, "score_warning")
    if format_ not in _WITH_NOTES:
        return Section(fields, rows, title, "score_warning").without("records")
    table = Section(fields, rows, title, "score_warning", (*notes, *(f"法律：{one}" for one in law)))
    return table.without("law").without("records").without("source").without_blanks()
