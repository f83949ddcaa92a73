"""The columns of a filled Word paper that share the page: each gets what its text needs, numbers stand in the middle.

Word would do so itself when it opens the file, WPS and LibreOffice make all columns alike.
"""

import re
from typing import TYPE_CHECKING, Any

from renda_cli.files.sheets_out import text_width

if TYPE_CHECKING:
    from docx.table import Table

_WHOLE = 5000  # fiftieths of a percent
_GRID = 10_000
_WIDEST, _ROOM = 34, 3  # signs of a column's text; of the space at its sides
_NUMBER = re.compile(r"[-+]?[\d,.]+%?|—|")


def share(paper: Any) -> None:
    """Widths for the tables that are as wide as the page and leave their columns to the program."""
    from docx.oxml.ns import qn

    for table in paper.tables:
        width = table._tbl.tblPr.find(qn("w:tblW"))
        cells = list(table._tbl.iter(qn("w:tcW")))
        if width is not None and width.get(qn("w:w")) == str(_WHOLE) and all(_is_free(one, qn) for one in cells):
            _share(table, qn)


def _is_free(width: Any, qn: Any) -> bool:
    return bool(width.get(qn("w:type")) == "auto")


def _share(table: "Table", qn: Any) -> None:
    rows = [list(row._tr.tc_lst) for row in table.rows]
    texts = [["".join(one.text or "" for one in cell.iter(qn("w:t"))) for cell in row] for row in rows]
    if len({len(row) for row in rows}) != 1:  # joined cells: a clerk's own
        return
    needs = [_need(column) for column in zip(*texts, strict=True)]
    for grid, need in zip(table._tbl.tblGrid.gridCol_lst, needs, strict=False):
        grid.set(qn("w:w"), str(_GRID * need // sum(needs)))
    for row in rows:
        for cell, need in zip(row, needs, strict=True):
            about = cell.tcPr.find(qn("w:tcW"))
            about.set(qn("w:type"), "pct")
            about.set(qn("w:w"), str(_WHOLE * need // sum(needs)))
    for place, column in enumerate(zip(*texts, strict=True)):
        if all(map(_NUMBER.fullmatch, column[1:])):
            _centre([row[place] for row in rows[1:]], qn)


def _need(column: tuple[str, ...]) -> int:
    """The signs that a column needs: a heading may stand in two lines."""
    heading, *cells = column
    longest = max(map(text_width, cells), default=0)
    return max(min(longest, _WIDEST), -(-text_width(heading) // 4) * 2) + _ROOM


def _centre(cells: list[Any], qn: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    for cell in cells:
        for line in cell.iter(qn("w:p")):
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
