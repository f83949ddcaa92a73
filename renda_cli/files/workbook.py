"""A year's report as a workbook: figures, tables with their charts, definitions; all text stays text."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

from renda_cli.errors import InputError
from renda_cli.files import workbook_charts
from renda_cli.files.charts import cut
from renda_cli.files.sheets_out import (
    ALWAYS,
    LARGEST_INTEGER,
    MOST_ROWS,
    OPTIONS,
    fitted,
    for_print,
    sheet_name,
    text_width,
    widths,
)
from renda_cli.files.tabular import Report, Table, is_rate, worded
from renda_cli.files.workbook_charts import FONT, HEADING_FONT

_CONTENTS, _FIGURES, _DEFINITIONS, _NUMBERS = "目录", "指标", "口径", "图中数字"
_HEAD = 2  # rows over the rows of a table: title and headings
_MEASURED, _LINE = 200, 15  # rows; points
_NARROW, _SHORT = 90, 40  # signs across and rows that leave room for a chart on an upright page
_RULED = {"border": 1, "border_color": "#C3CAD3", "valign": "vcenter"}


@dataclass(slots=True)
class Book:
    """A workbook being written: its formats by what they are for, and the names that its sheets have."""

    workbook: Any
    taken: set[str]
    numbers: workbook_charts.Data
    made: dict[tuple[tuple[str, Any], ...], Any]

    def look(self, **wanted: Any) -> Any:
        """A format; the same wishes give the same one."""
        key = tuple(sorted(wanted.items()))
        if key not in self.made:
            self.made[key] = self.workbook.add_format(wanted)
        return self.made[key]

    def sheet(self, name: str) -> Any:
        """A new sheet for the printer, under a name that no other has."""
        sheet = self.workbook.add_worksheet(name)
        for_print(sheet)
        sheet.set_header("")  # the first row is the title
        sheet.hide_gridlines(1)  # the cells have borders
        sheet.set_row(0, 26)
        return sheet


def render(report: Report) -> bytes:
    """The report as XLSX, or its tables alone where it has no figures; the same report gives the same bytes.

    Raises InputError when a table has more rows than spreadsheet programs take.
    """
    import xlsxwriter

    out = io.BytesIO()
    options = OPTIONS | {"default_format_properties": {"font_name": FONT, "font_size": 11}}
    tables = _tables(report)
    with xlsxwriter.Workbook(out, options) as workbook:
        workbook.set_properties({"created": ALWAYS, "title": fitted(report.title)[:250]})
        book = Book(workbook, set(), workbook_charts.Data(_NUMBERS), {})
        for name in (_CONTENTS, _FIGURES, _DEFINITIONS, _NUMBERS):
            sheet_name(name, book.taken)
        names = [sheet_name(fitted(one.name), book.taken) for one in tables]
        _write_contents(book, report, list(zip(names, tables, strict=True)))
        if report.lines:
            _write_table(book, _FIGURES, _figures(report))
        for name, table in zip(names, tables, strict=True):
            _write_table(book, name, table)
        if report.lines:
            _write_table(book, _DEFINITIONS, _definitions(report))
        _write_numbers(book)
    return out.getvalue()


def _tables(report: Report) -> list[Table]:
    """Every table once, in the order of the parts, then those that stand in no part."""
    found = {(one.name, one.title): one for part in report.parts for one in part.tables}
    found |= {(one.name, one.title): one for one in report.tables if (one.name, one.title) not in found}
    for table in found.values():
        if len(table.rows) + len(table.notes) + _HEAD + 1 > MOST_ROWS:
            raise InputError(f"“{table.title}”超过 {MOST_ROWS} 行，表格装不下", "请缩小期间，或用 --table 去掉这张表")
    return list(found.values())


def _figures(report: Report) -> Table:
    rows = [
        (
            one.chapter,
            one.label,
            "—" if one.value is None else one.value,
            "" if is_rate(one.value) and one.unit == "%" else one.unit,
            one.period,
        )
        for one in report.lines
    ]
    return Table(_FIGURES, f"{report.title}　{_FIGURES}", ("部分", "指标", "数值", "单位", "期间"), rows)


def _definitions(report: Report) -> Table:
    rows = [(one.chapter, one.label, one.definition) for one in report.lines]
    return Table(_DEFINITIONS, f"{report.title}　{_DEFINITIONS}", ("部分", "指标", "口径"), rows)


def _write_contents(book: Book, report: Report, tables: Sequence[tuple[str, Table]]) -> None:
    sheet = book.sheet(_CONTENTS)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 80)
    sheet.write_string(0, 0, fitted(report.title), book.look(font_name=HEADING_FONT, font_size=16))
    row = 1
    for words in (
        report.subtitle,
        report.reporter,
        f"{report.town}　{report.period}",
        *(f"说明：{one}" for one in report.notes),
    ):
        if words.strip():
            sheet.write_string(row, 0, " ".join(fitted(words).split()))
            row += 1
    row += 1
    for place, heading in enumerate(("工作表", "内容")):
        sheet.write_string(row, place, heading, _heading(book))
    listed = [(name, one.title) for name, one in tables]
    if report.lines:
        listed = [(_FIGURES, "全部指标的数值、单位和期间"), *listed, (_DEFINITIONS, "全部指标的口径")]
    for name, told in listed:
        row += 1
        there = "internal:'" + name.replace("'", "''") + "'!A1"
        sheet.write_url(row, 0, there, book.look(font_color="#0B4F95", underline=1, **_RULED), name)
        sheet.write_string(row, 1, fitted(told), book.look(text_wrap=True, **_RULED))


def _write_table(book: Book, name: str, table: Table) -> None:
    """A sheet: title, frozen headings with a filter, the rows, the notes; the chart beside them."""
    sheet = book.sheet(name)
    sheet.write_string(0, 0, fitted(table.title), book.look(font_name=HEADING_FONT, font_size=14))
    for place, heading in enumerate(table.headings):
        sheet.write_string(1, place, fitted(heading), _heading(book))
    shown = [[worded(cell) for cell in row] for row in table.rows[:_MEASURED]]
    wide = [width + 2 for width in widths(table.headings, shown)]  # the filter's arrow
    for place, width in enumerate(wide):
        sheet.set_column(place, place, width)
    last = len(table.rows) - 1
    for number, row in enumerate(table.rows):
        _set_height(sheet, number + _HEAD, row, wide)
        for place, value in enumerate(row):
            _write_cell(book, sheet, (number + _HEAD, place), value, bold=table.total and number == last)
    sheet.freeze_panes(_HEAD, 0)
    sheet.repeat_rows(0, 1)
    filtered = len(table.rows) - table.total  # sorting leaves the total where it is
    sheet.autofilter(1, 0, max(filtered, 1) + 1, len(table.headings) - 1)
    notes = [*table.notes, *([note] if table.chart and (note := cut(table.chart)[1]) else [])]
    end = len(table.rows) + _HEAD
    for place, note in enumerate(notes):
        sheet.write_string(end + place, 0, fitted(f"注：{note}"), book.look(font_size=10))
    if table.chart:  # under the table: beside it both would be too small on paper
        workbook_charts.add(book.workbook, sheet, table, _HEAD, (end + len(notes) + 1, 0), book.numbers)
        if sum(wide) <= _NARROW:
            sheet.set_portrait()
        if end + len(notes) <= _SHORT:
            sheet.fit_to_pages(1, 1)  # or the page's end would cut the chart


def _set_height(sheet: Any, number: int, row: Sequence[Any], wide: Sequence[int]) -> None:
    """As high as its longest text, which not every program finds out itself."""
    lines = max(
        (
            -(-text_width(fitted(cell)) // (width - 1))
            for cell, width in zip(row, wide, strict=True)
            if isinstance(cell, str)
        ),
        default=1,
    )
    if lines > 1:
        sheet.set_row(number, lines * _LINE)


def _write_cell(book: Book, sheet: Any, at: tuple[int, int], value: Any, *, bold: bool) -> None:
    looks = _RULED | ({"bold": True} if bold else {})
    if is_rate(value):
        if value.percent is None:
            sheet.write_string(*at, value.words, book.look(align="right", **looks))
            return
        shown = f"0.{'0' * value.decimals}%" if value.decimals else "0%"
        sheet.write_number(*at, round(value.percent / 100, value.decimals + 2), book.look(num_format=shown, **looks))
    elif _is_number(value):
        sheet.write_number(*at, value, book.look(**looks))
    elif value is None or value == "":
        sheet.write_blank(*at, None, book.look(**looks))
    else:
        aligned = {"align": "right"} if value == "—" else {"text_wrap": True}
        sheet.write_string(*at, fitted(value), book.look(**aligned, **looks))


def _write_numbers(book: Book) -> None:
    """The numbers of charts that no table has as they are drawn."""
    if not book.numbers.rows:
        return
    sheet = book.sheet(_NUMBERS)
    sheet.set_column(0, 0, 30)
    for number, row in enumerate(book.numbers.rows):
        for place, value in enumerate(row):
            if _is_number(value):
                sheet.write_number(number, place, value)
            elif value is not None:
                sheet.write_string(number, place, fitted(value))


def _heading(book: Book) -> Any:
    return book.look(font_name=HEADING_FONT, bg_color="#EEF1F5", text_wrap=True, **_RULED)


def _is_number(value: Any) -> bool:
    return type(value) in (int, float) and isfinite(value) and abs(value) <= LARGEST_INTEGER
