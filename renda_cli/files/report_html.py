"""A year's report as one HTML file that needs nothing else: for phones and desks, light and dark, and for A4."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from renda_cli.files import charts, papers
from renda_cli.files.sheet_text import text
from renda_cli.files.tabular import Line, Report, Table, by_chapter, is_rate, on_paper


def render(report: Report, template: Path | None = None) -> bytes:
    """The report in the shipped template `report.html` or the clerk's own; the same report gives the same bytes.

    Raises InputError when the template cannot be read or filled.
    """
    return papers.render("report", data(report), form="html", template=template)


def data(report: Report) -> Mapping[str, Any]:
    """What the template may use: all values are text, charts and the style block that goes with them are marked safe."""
    from markupsafe import Markup

    tables = _numbered(report)
    parts = [
        {
            "id": f"part-{place}",
            "title": _line(part.title),
            "paragraphs": [text(one) for one in part.paragraphs],
            "tables": [tables.pop(key) for key in map(_key, part.tables) if key in tables],
        }
        for place, part in enumerate(report.parts, 1)
    ]
    return {
        "title": _line(report.title),
        "reporter": _line(report.reporter),
        "subtitle": text(report.subtitle),
        "town": _line(report.town),
        "period": _line(report.period),
        "opening": [text(one) for one in report.opening],
        "parts": parts,
        "closing": [text(one) for one in report.closing],
        "tables": list(tables.values()),  # those that stand in no part
        "chapters": _chapters(report.lines),
        "notes": [text(one) for one in report.notes],
        "chart_css": Markup(charts.CSS),  # noqa: S704
    }


def _key(table: Table) -> tuple[str, str]:
    return table.name, table.title


def _numbered(report: Report) -> dict[tuple[str, str], dict[str, Any]]:
    """Every table once, in the order in which they stand, however often the report has it."""
    found = {_key(one): one for part in report.parts for one in part.tables}
    found |= {_key(one): one for one in report.tables if _key(one) not in found}
    return {key: _table(table, place) for place, (key, table) in enumerate(found.items(), 1)}


def _table(table: Table, place: int) -> dict[str, Any]:
    from markupsafe import Markup

    columns = list(zip(*table.rows, strict=True)) or [()] * len(table.headings)
    numeric = [_is_numeric(column) for column in columns]
    last = len(table.rows) - 1
    return {
        "id": f"table-{place}",
        "title": _line(table.title),
        "headings": [
            {"text": text(one), "number": number} for one, number in zip(table.headings, numeric, strict=True)
        ],
        "rows": [
            {
                "total": table.total and number == last,
                "cells": [{"text": cell_text(one), "number": right} for one, right in zip(row, numeric, strict=True)],
            }
            for number, row in enumerate(table.rows)
        ],
        "notes": [text(one) for one in table.notes],
        "chart": Markup(charts.svg(table.chart)) if table.chart else "",  # noqa: S704
    }


def _is_numeric(column: Iterable[Any]) -> bool:
    """Whether a column has numbers or rates and, but for them, only gaps."""
    kinds = {is_number(one) for one in column if one not in (None, "", "—")}
    return kinds == {True}


def is_number(value: Any) -> bool:
    """Whether a cell is a number or a rate."""
    return is_rate(value) or (isinstance(value, int | float) and not isinstance(value, bool))


def cell_text(value: Any) -> str:
    """A cell as people read it: a rate in its own words, a dash where there is nothing, all else as in lists."""
    return text(on_paper(value))


def _chapters(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """The figures by chapter, each with an anchor of its own; those that tell nothing are only counted."""
    taken: set[str] = set()
    return [
        {
            "id": f"chapter-{place}",
            "title": _line(title),
            "figures": [_figure(one, taken) for one in told],
            "rest": rest,
        }
        for place, (title, told, rest) in enumerate(by_chapter(lines), 1)
    ]


def _figure(line: Line, taken: set[str]) -> dict[str, str]:
    value = cell_text(line.value)
    return {
        "id": _anchor(line.key, taken),
        "label": _line(line.label),
        "value": value,
        "unit": "" if value.endswith("%") else _line(line.unit),
        "period": _line(line.period),
        "definition": text(line.definition),
    }


def _anchor(key: str, taken: set[str]) -> str:
    name = "figure-" + re.sub(r"[^A-Za-z0-9_-]", "-", key)
    found, again = name, 1
    while found in taken:
        again += 1
        found = f"{name}--{again}"
    taken.add(found)
    return found


def _line(words: str) -> str:
    return " ".join(text(words).split())
