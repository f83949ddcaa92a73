"""Sign-in sheets with a column for each half day, turned into sheets with a row for each."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from renda_cli.errors import InputError
from renda_cli.files import headings
from renda_cli.rules import cell_attendance

Rows = Iterator[tuple[int, list[str]]]
_ADDED = ("on", "part", "state")


class _Head(NamedTuple):
    """The heading row's place and cells, the day and part of each column that is a half day, and the column of remarks."""

    row: int
    cells: list[str]
    halves: dict[int, tuple[str, str]]
    note: int | None


def lengthened(rows: Rows) -> Rows:
    """The rows of a sheet, those under half days once for each of them; any other sheet as it is."""
    first = list(islice(rows, headings.LOOKED_AT))
    head = _head([cells for _, cells in first])
    if head is None:
        yield from chain(first, rows)
        return
    yield first[head.row][0], _joined(head, head.cells, *(_label(field) for field in _ADDED))
    for number, cells in chain(first[head.row + 1 :], rows):
        for place, (day, part) in head.halves.items():
            mark = cells[place] if place < len(cells) else ""
            yield number, _joined(head, _without_note(head, cells, mark), day, part, mark)


def _head(rows: Sequence[list[str]]) -> _Head | None:
    """The first row that has names and half days, together with the row below it where that has the parts of the days."""
    for place, row in enumerate(rows):
        if "deputy" not in map(_field, row):
            continue
        below = rows[place + 1] if place + 1 < len(rows) else []
        together = bool(below) and all(cell_attendance.half_day(cell) for cell in below if cell)
        cells = _of_two(row, below) if together else row
        halves = {column: half for column, cell in enumerate(cells) if (half := cell_attendance.half_day(cell))}
        note = next((column for column, cell in enumerate(cells) if _field(cell) == "note"), None)
        if halves:
            return _Head(place + together, cells, halves, note)
    return None


def _of_two(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """A row with the one above it: a day over its parts, which stands in the first of its columns only."""
    cells: list[str] = []
    day = ""
    for place in range(max(len(upper), len(lower))):
        over = upper[place] if place < len(upper) else ""
        under = lower[place] if place < len(lower) else ""
        day = over or day
        is_part = bool(under) and cell_attendance.half_day(under) is not None
        cells.append(f"{day}{under}" if is_part and cell_attendance.half_day(day) else under or over)
    return cells


def _field(heading: str) -> str | None:
    try:
        return headings.field_of("attendance", heading)
    except InputError:
        return None


def _label(field: str) -> str:
    return headings.headings("attendance")[field][0]


def _joined(head: _Head, cells: Sequence[str], *added: str) -> list[str]:
    kept = [cells[place] if place < len(cells) else "" for place in range(len(head.cells)) if place not in head.halves]
    return [*kept, *added]


def _without_note(head: _Head, cells: list[str], mark: str) -> list[str]:
    """A row's remark is about the half days that somebody missed."""
    if head.note is None or head.note >= len(cells) or not _came(mark):
        return cells
    return [*cells[: head.note], "", *cells[head.note + 1 :]]


def _came(mark: str) -> bool:
    try:
        return cell_attendance.mark(mark).state == "present"
    except InputError:
        return False
