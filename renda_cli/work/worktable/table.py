"""The work table as people read it: by weeks or by months, on the screen, on paper and as a list."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules.days import weekday
from renda_cli.rules.vocabulary import WORK_KINDS
from renda_cli.work import papers, texts
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.spans import Span
from renda_cli.work.worktable import coming
from renda_cli.work.worktable.entry import FIELDS, Entry

FORMS = ("docx", "md", "xlsx", "csv", "ics")
COLUMNS = ("on", "weekday", "kind", "title", "who", "place", "remark")
_HEADINGS = ("日期", "星期", "事项", "内容", "责任单位/人", "地点", "备注")
_LATE = "逾期"
_LONG_MONTH = 31  # days: more than that stands by months


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
    """What is late on top of the month that runs, everything else by weeks of a month or by months of a longer span."""
    first, last, today = date.fromisoformat(span.first), date.fromisoformat(span.last), desk.today
    by_month = (last - first).days >= _LONG_MONTH
    of_today = _month(today.isoformat()) if by_month else ""
    late = [entry for entry in found if first <= today <= last and entry.is_overdue(today)]
    coming_on = [entry for entry in found if entry not in late]
    if by_month:
        parts = [
            (_month(month), list(some)) for month, some in groupby(coming_on, lambda entry: _shown(entry, span)[:7])
        ]
    else:
        parts = [
            (_week(start, first, last), list(some))
            for start, some in groupby(coming_on, lambda entry: _monday(entry, span))
        ]
    place = next((place for place, (title, _) in enumerate(parts) if title >= of_today), len(parts)) if by_month else 0
    if late:
        parts.insert(place, (f"{of_today}{_LATE}", late))
    return parts


def _shown(entry: Entry, span: Span) -> str:
    """The day under which it stands: what began before the table, at its beginning."""
    return max(entry.on, span.first)


def _month(day: str) -> str:
    return f"{day[:4]}年{day[5:7]}月"


def _monday(entry: Entry, span: Span) -> date:
    day = date.fromisoformat(_shown(entry, span))
    return day - timedelta(days=day.weekday())


def _week(monday: date, first: date, last: date) -> str:
    begin, end = max(monday, first), min(monday + timedelta(days=6), last)
    number = (monday - (first - timedelta(days=first.weekday()))).days // 7 + 1
    days = f"{begin.month}月{begin.day}日" + (f"至{end.month}月{end.day}日" if end > begin else "")
    return f"第 {number} 周（{days}）"


def _rows(entries: Sequence[Entry]) -> list[tuple[Any, ...]]:
    return [
        (
            entry.on + (f" 至 {entry.until}" if entry.until else ""), weekday(date.fromisoformat(entry.on)), WORK_KINDS[entry.kind], _content(entry),
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
    """Writes the table by the ending of `output`: a paper, or a list. Raises InputError, for a table without a line too."""
    form = form_of(output)
    if not parts:
        raise InputError("这段时间没有要列的事项，没有写文件", "请核对 --month、--from 和 --to")
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
    sections = [
        {"title": part.title, "entries": [_entry(dict(zip(COLUMNS, row, strict=True))) for row in part.rows]} for part in parts
    ]  # fmt: skip
    return {
        "title": whole.title, "sections": sections, "notes": whole.notes, "town": papers.town_name(desk),
        "today": papers.in_words(desk.today.isoformat()),
    }  # fmt: skip


def _entry(row: dict[str, Any]) -> dict[str, Any]:
    """A line as the paper has it: days short, but for those of another year no doubt of which."""
    return {
        **{name: "" if cell is None else cell for name, cell in row.items()},
        "weekday": row["weekday"].removeprefix("星期"),
    }
