"""Statistical tables on the page."""

from collections.abc import Sequence
from typing import Any

from renda_cli.show.section import PAIR, Section


def names_list(found: Any) -> Section:
    """Which tables there are (a Listing)."""
    return Section(found.fields, found.rows, found.title, "tables", found.notes)


def tables_page(tables: Sequence[Any]) -> tuple[list[Section], Any]:
    """A section a table (files.tabular.Table), one without rows says so; for machines an array of name, title, headings, rows, notes, total."""
    sections = [
        Section(one.headings, one.rows, one.title, notes=one.notes)
        if one.rows
        else Section(PAIR, [("", "（没有）")], one.title, notes=one.notes)
        for one in tables
    ]
    told = [
        {
            "name": one.name,
            "title": one.title,
            "headings": one.headings,
            "rows": one.rows,
            "notes": one.notes,
            "total": one.total,
        }
        for one in tables
    ]
    return sections, told
