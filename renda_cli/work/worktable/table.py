"""The work table as people read it: by months, on the screen, on paper and as a list."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from renda_cli.rules import days
from renda_cli.rules.vocabulary import WORK_KINDS
from renda_cli.work import papers, texts
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.spans import Span
from renda_cli.work.worktable import coming
from renda_cli.work.worktable.entry import FIELDS, Entry

FORMS = ("docx", "md", "xlsx", "csv", "ics")
COLUMNS = ("on", "weekday", "kind", "title", "who", "place", "remark")
_HEADINGS = ("日期", "星期", "事项", "内容", "责任单位/人", "地点", "备注")
LATE = "逾期"


def made(desk: Desk, span: Span) -> tuple[Listing, list[Listing]]:
    """The table for machines (fields FIELDS), and its parts for people (fields COLUMNS), each with a title; the first may be what is late."""
    found = coming.entries(desk, span)
    notes = coming.notes(desk, span)
    whole = Listing(FIELDS, [entry[: len(FIELDS)] for entry in found], notes, _title(desk, span))
    parts = [Listing(COLUMNS, _rows(some), (), title) for title, some in _parts(desk, span, found)]
    return whole, parts


def _title(desk: Desk, span: Span) -> str:
    """Of a month it is what the offices call 月度工作循环表."""
    called = "月度工作循环表" if len(span.label) == len("2022-10") and "Q" not in span.label else "工作安排表"
    return f"{papers.town_name(desk)}人大{called}（{span.words}）"


def _parts(desk: Desk, span: Span, found: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
    """Everything by months, what is late on top of the month that runs."""
    today = desk.today
    holds_today = span.first <= today.isoformat() <= span.last
    late = [entry for entry in found if holds_today and entry.is_overdue(today)]
    others = [entry for entry in found if not (holds_today and entry.is_overdue(today))]
    by_month = groupby(others, lambda entry: _shown(entry, span)[:7])
    months = [(month, list(entries)) for month, entries in by_month]
    parts = [(days.month_words(month), entries) for month, entries in months]
    if late:
        parts.insert(sum(month < today.isoformat()[:7] for month, _ in months), (LATE, late))
    return parts


def _shown(entry: Entry, span: Span) -> str:
    """The day under which it stands: what began before the table, at its beginning."""
    return max(entry.on, span.first)


def _rows(entries: Sequence[Entry]) -> list[tuple[Any, ...]]:
    return [
        (
            entry.on + (f" 至 {entry.until}" if entry.until else ""), days.weekday(date.fromisoformat(entry.on)), WORK_KINDS[entry.kind], _content(entry),
            "；".join(filter(None, (entry.unit, entry.deputy))) or None, entry.place, "，".join(entry.remarks) or None,
        )
        for entry in entries
    ]  # fmt: skip


def _content(entry: Entry) -> str:
    """The number of a proposal before its title, the hours of a reception after the station."""
    before = f"{entry.ref} " if entry.is_deadline and entry.ref and entry.ref not in entry.title else ""
    return before + entry.title + (f"（{entry.hours}）" if entry.hours else "")


def form_of(output: str) -> str:
    """The form that a file's ending asks for, one of FORMS. Raises InputError."""
    return papers.form_of(output, FORMS)


def write(desk: Desk, whole: Listing, parts: Sequence[Listing], output: str) -> Path:
    """Writes the table by the ending of `output`: a paper, or a list. Raises InputError."""
    form = form_of(output)
    if form in ("docx", "md"):
        return papers.made("worktable", _data(desk, whole, parts), output, FORMS)
    from renda_cli.files import sheets_out

    target = texts.whole(output, "-o")
    rows = [row for part in parts for row in part.rows]
    if form == "csv":
        sheets_out.write_csv(target, _HEADINGS, rows)
    else:
        sheets_out.write_xlsx(target, [(whole.title, _HEADINGS, rows)])
    return target


def _data(desk: Desk, whole: Listing, parts: Sequence[Listing]) -> dict[str, Any]:
    sections = [{"title": part.title, "entries": [_entry(desk, row) for row in part.rows]} for part in parts]
    return {
        "title": whole.title, "sections": sections, "notes": whole.notes, "town": papers.town_name(desk),
        "today": papers.in_words(desk.today.isoformat()),
    }  # fmt: skip


def _entry(desk: Desk, row: Sequence[Any]) -> dict[str, Any]:
    """A line as the paper has it: short days, nothing where nothing is known."""
    cells = {name: "" if cell is None else cell for name, cell in zip(COLUMNS, row, strict=True)}
    first, _, last = cells["on"].partition(" 至 ")
    between = [_short(first, desk.today.year), *([_short(last, int(first[:4]))] if last else [])]
    return {**cells, "on": "至".join(between), "weekday": cells["weekday"].removeprefix("星期")}


def _short(day: str, year: int) -> str:
    """`10月12日`, with its year where that is another."""
    told = days.day_words(day)
    return told if day[:4] == str(year) else f"{day[:4]}年{told}"
