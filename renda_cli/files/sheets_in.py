"""Tables as offices send them: XLSX, XLS, CSV, TSV and the JSON that exports write, told apart by their content, read row by row as text."""

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from renda_cli.errors import InputError, cause
from renda_cli.files import sheet_csv, sheet_json, sheet_xls, sheet_xlsx

Rows = Iterator[tuple[int, list[str]]]
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF 文档"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"SQLite format 3", "数据库"),
    (b"PK\x05\x06", "空的压缩包"),
)
_JSON = rb"(?:\xef\xbb\xbf)?\s*\[\s*[{\]]"
_SAVE_AS = "请用表格软件打开后另存为 xlsx 或 CSV"


@dataclass
class Table:
    """A table that is being read: the file's name, the sheet's (None for CSV), and an iterator of (row number, texts).

    Row numbers are those that the clerk sees: the sheet's row, or the line of a CSV on which the record begins. Blank
    rows are left out. To be used in a `with`, or closed.
    """

    name: str
    sheet: str | None
    rows: Rows
    stream: BinaryIO

    def close(self) -> None:
        """Lets go of the file; a temporary copy of standard input is gone then."""
        self.stream.close()

    def __enter__(self) -> "Table":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_table(file: str, *, encoding: str | None = None, sheet: str | None = None) -> Table:
    """Opens a file, or standard input for `-`, and decides by its content what it is.

    Raises InputError, one sentence, for what cannot be read for certain, here or while the rows are read: no file, a
    password, a broken workbook, several sheets without `sheet`, bytes that are neither UTF-8 nor GB18030 …
    """
    name = "标准输入" if file == "-" else Path(file).name
    try:
        stream = _stream(file)
        try:
            found, rows = _rows(stream, name, encoding, sheet)
        except BaseException:
            stream.close()
            raise
    except OSError as error:
        what = "标准输入" if file == "-" else file
        raise InputError(f"读不了 {what}（{cause(error)}）", "请核对文件路径") from None
    return Table(name, found, rows, stream)


def _stream(file: str) -> BinaryIO:
    if file == "-":
        return _spooled(sys.stdin.buffer)
    try:
        path = Path(file).expanduser()
        stream = path.open("rb")
    except (RuntimeError, ValueError):
        raise InputError(f"路径“{file}”用不了", "请写完整的文件路径") from None
    if stream.seekable():
        return stream
    with stream:  # a pipe
        return _spooled(stream)


def _spooled(source: BinaryIO) -> BinaryIO:
    """What comes through a pipe in a temporary file that only its owner can read and that has no name on the disk."""
    copy: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115 - the Table closes it
    try:
        shutil.copyfileobj(source, copy)
        copy.seek(0)
    except BaseException:
        copy.close()
        raise
    return copy


def _rows(stream: BinaryIO, name: str, encoding: str | None, sheet: str | None) -> tuple[str | None, Rows]:
    start = stream.read(1024)
    stream.seek(0)
    if not start:
        raise InputError(f"{name} 是空的", "请核对文件")
    if start.startswith(_ZIP):
        return sheet_xlsx.rows(stream, name, sheet)
    if start.startswith(_OLE):
        return sheet_xls.rows(stream, name, sheet)
    _refuse_others(start, name)
    if re.match(_JSON, start):
        return None, sheet_json.rows(stream, name)
    if sheet is not None:
        raise InputError(f"{name} 是文本表格，没有工作表", "请去掉 --sheet")
    return None, sheet_csv.rows(stream, name, encoding)


def _refuse_others(start: bytes, name: str) -> None:
    for magic, what in _OTHERS:
        if start.startswith(magic):
            raise InputError(f"{name} 其实是{what}，不是表格", _SAVE_AS)
    plain = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if plain.startswith(
        (b"<!doctype", b"<html", b"<table", b"<?xml", b"<meta", b"<head", b"<style", b"<!--", b"mime-version:")
    ):
        raise InputError(f"{name} 其实是网页（HTML 或 XML），不是表格", _SAVE_AS)
