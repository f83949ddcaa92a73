"""Lists as CSV and XLSX for the clerk's spreadsheet program: all text stays text, the same data gives the same bytes.

XlsxWriter makes the workbook with its heading rows; the other rows are put into it as XML, a thousand at once, which is
three times as fast as a call for each cell. Text is written as `str` cells, which are read back more than twice as fast
as `inlineStr`; those need no shared table either.
"""

import csv
import io
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, nullcontext
from datetime import datetime
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any, BinaryIO, TypeAlias
from unicodedata import east_asian_width

from renda_cli.errors import InputError
from renda_cli.files.drafts import replacing
from renda_cli.files.sheet_text import Column, blocks, defused, is_clean, text

Sheet: TypeAlias = tuple[str, Sequence[str], Iterable[Sequence[Any]]]
ALWAYS = datetime(2000, 1, 1)  # the clock would make each file differ
MOST_ROWS = 1_048_575  # below the heading row, as spreadsheet programs have it
_LONGEST_CELL = 32_767  # of UTF-16 units, likewise
LARGEST_INTEGER = 2**53
_COMPRESSION = 1  # 100,000 rows: 1.7 s and 7.9 MB; with 6, the usual one, 3.3 s and 6.7 MB
_MEASURED = 200
_NARROWEST, _WIDEST = 6, 50
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_csv(
    target: str | Path | BinaryIO, headings: Sequence[str], rows: Iterable[Sequence[Any]], *, raw: bool = False
) -> None:
    """Writes a list as UTF-8 with BOM to a path, whole or not at all, or to an open binary stream.

    Formula-like text gets an apostrophe in front; `raw` is for machines and writes every text as it is. Cells are what
    `sheet_text.text` knows. Raises InputError when the path cannot be written.
    """
    with replacing(target) if isinstance(target, (str, Path)) else nullcontext(target) as stream:
        lines = io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="")
        try:
            _write_lines(lines, headings, rows, raw=raw)
        finally:
            lines.detach()  # flushes, and leaves the stream open


def _write_lines(lines: io.TextIOWrapper, headings: Sequence[str], rows: Iterable[Sequence[Any]], *, raw: bool) -> None:
    lines.write("\ufeff")  # spreadsheets need it
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(headings)
    for columns in blocks(rows):
        texts = [_csv_column(column, raw=raw) for column in columns]
        writer.writerows(zip(*texts, strict=True))


def _csv_column(column: Column, *, raw: bool) -> Column:
    if not is_clean(column):
        column = [cell if raw and isinstance(cell, str) else text(cell) for cell in column]
    return column if raw else defused(column)


def write_xlsx(target: str | Path, sheets: Sequence[Sheet]) -> None:
    """Writes a workbook, whole or not at all: each sheet is (name, headings, rows), rows as long as the headings.

    Integers and other numbers are numbers, all else is text. Raises InputError when the path cannot be written or a
    sheet has more rows than spreadsheet programs take.
    """
    with replacing(target) as stream, ExitStack() as spools:
        drawn, looks = [], []
        for name, headings, rows in sheets:
            waiting = iter(rows)
            first = list(islice(waiting, _MEASURED))
            spool = spools.enter_context(tempfile.TemporaryFile())
            count = _spool_rows(spool, chain(first, waiting), len(headings), name)
            drawn.append(spool)
            looks.append((name, headings, widths(headings, first), count))
        _assemble(stream, _shell(looks), drawn)


def _spool_rows(spool: IO[bytes], rows: Iterable[Sequence[Any]], width: int, name: str) -> int:
    """Writes the rows' XML to a nameless temporary file; returns how many they are."""
    letters = [_letters(place) for place in range(width)]
    count = 0
    for columns in blocks(rows):
        size = len(columns[0])
        if count + size > MOST_ROWS:
            raise InputError(f"“{name}”超过 {MOST_ROWS} 行，表格装不下", "请缩小范围，或导出为 CSV")
        spool.write("".join(_rows_xml(columns, letters, count + 2)).encode("utf-8"))
        count += size
    return count


def _rows_xml(columns: Sequence[Column], letters: Sequence[str], first: int) -> Iterator[str]:
    """The XML of rows that begin at row `first` of the sheet; `#` in the template is the row's number."""
    numbers = range(first, first + len(columns[0]))
    template, cells = "", []
    for letter, column in zip(letters, columns, strict=True):
        if _is_plain(column):
            template += f'<c r="{letter}#" t="str"><v>%s</v></c>'
            cells.append(column)
        else:
            template += "%s"
            cells.append([_cell(f"{letter}{number}", value) for number, value in zip(numbers, column, strict=True)])
    template = f'<row r="#">{template}</row>'
    for number, row in zip(numbers, zip(*cells, strict=True), strict=True):
        yield template.replace("#", str(number)) % row


def _is_plain(column: Column) -> bool:
    """Whether every value is text that XML takes as it is."""
    if not (is_clean(column) and all(column)):
        return False
    joined = "".join(column)
    return not any(sign in joined for sign in (" ", "&", "<", ">", "_x")) and max(map(len, column)) < _LONGEST_CELL // 2


def _cell(place: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if type(value) in (int, float) and abs(value) <= LARGEST_INTEGER:
        return f'<c r="{place}"><v>{value!r}</v></c>'
    written = fitted(value)
    preserved = written != written.strip() or "\n" in written
    if "_x" in written:  # spreadsheets read _x0041_ as A
        written = re.sub(r"_(?=x[0-9a-fA-F]{4}_)", "_x005F_", written)
    written = written.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if preserved:  # only <t> may keep blanks
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{written}</t></is></c>'
    return f'<c r="{place}" t="str"><v>{written}</v></c>'


def fitted(value: Any) -> str:
    """A value as text, no longer than a cell may be."""
    written = text(value)
    if len(written) > _LONGEST_CELL // 2:
        written = written.encode("utf-16-le")[: 2 * _LONGEST_CELL].decode("utf-16-le", "ignore")
    return written


def _letters(place: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    before, last = divmod(place, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def widths(headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[int]:
    """The columns' widths from the headings and the first rows; wide characters take two."""
    lines = ([text(cell) for cell in row] for row in chain([headings], rows))
    columns = zip(*lines, strict=True)
    return [min(max(max(map(text_width, column)) + 2, _NARROWEST), _WIDEST) for column in columns]


def text_width(cell: str) -> int:
    """How wide the longest line of a text is; wide characters take two."""
    longest = max(cell.split("\n"), key=len)
    return len(longest) if longest.isascii() else sum(2 if east_asian_width(sign) in "WF" else 1 for sign in longest)


def _shell(looks: Sequence[tuple[str, Sequence[str], Sequence[int], int]]) -> io.BytesIO:
    """A workbook that has everything but the rows under the headings."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as workbook:
        workbook.set_properties({"created": ALWAYS})
        bold = workbook.add_format({"bold": True})
        taken: set[str] = set()
        for name, headings, wide, count in looks:
            sheet = workbook.add_worksheet(sheet_name(name, taken))
            sheet.freeze_panes(1, 0)
            for_print(sheet)
            sheet.autofilter(0, 0, count, len(headings) - 1)
            for place, (heading, width) in enumerate(zip(headings, wide, strict=True)):
                sheet.write_string(0, place, text(heading), bold)
                sheet.set_column(place, place, width)
    return out


def for_print(sheet: Any) -> None:
    """A4 across, as wide as the page, ruled; the sheet's name and the headings on every page."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.hide_gridlines(0)
    sheet.set_header("&C&14&A")
    sheet.set_footer("&C&P")


def sheet_name(name: str, taken: set[str]) -> str:
    """A name that spreadsheets allow: without their signs, at most 31 long, no apostrophe at the ends, no name twice."""
    clean = re.sub(r"[\[\]:*?/\\]", "_", "".join(filter(str.isprintable, name))).strip("' ")[:31].strip("' ") or "表"
    found, again = clean, 1
    while found.casefold() in taken | {"history"}:
        again += 1
        found = f"{clean[: 30 - len(str(again))]} {again}"
    taken.add(found.casefold())
    return found


def _assemble(target: BinaryIO, shell: io.BytesIO, spools: Sequence[IO[bytes]]) -> None:
    """Copies the shell, each sheet's rows put in where its heading row ends."""
    from shutil import copyfileobj
    from zipfile import ZIP_DEFLATED, ZipFile

    sheets = {f"xl/worksheets/sheet{place}.xml": spool for place, spool in enumerate(spools, 1)}
    with ZipFile(shell) as source, ZipFile(target, "w", ZIP_DEFLATED, compresslevel=_COMPRESSION) as archive:
        for info in source.infolist():
            content = source.read(info)
            if info.filename not in sheets:
                archive.writestr(info, content, ZIP_DEFLATED, _COMPRESSION)
                continue
            head, tail = re.sub(rb"<dimension [^>]*>", b"", content).split(b"</sheetData>")  # it spoke of one row
            spool = sheets[info.filename]
            info.file_size = len(content) + spool.tell()
            info.compress_type = ZIP_DEFLATED
            info._compresslevel = _COMPRESSION  # type: ignore[attr-defined]  # `open` takes no level
            with archive.open(info, "w") as member:
                member.write(head)
                spool.seek(0)
                copyfileobj(spool, member, 1024 * 1024)
                member.write(b"</sheetData>" + tail)
