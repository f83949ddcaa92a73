"""CSV and TSV: the encoding is decided over the whole file, the delimiter from its first records."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from renda_cli.errors import InputError
from renda_cli.files.sheet_cells import check_size, stripped, unmarked

ENCODINGS = ("utf-8", "gb18030", "gbk", "gb2312", "big5", "utf-16", "utf-16-le", "utf-16-be")
_DELIMITERS = (",", "\t", ";", "，")
_CHUNK = 256 * 1024
_LOOKED_AT = 64 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class _Undecodable(Exception):
    """Bytes that an encoding does not have, on a line; `sure` when Chinese text before them was in that encoding."""

    def __init__(self, line: int, *, sure: bool) -> None:
        super().__init__(line)
        self.line, self.sure = line, sure


def rows(stream: BinaryIO, name: str, encoding: str | None) -> Iterator[tuple[int, list[str]]]:
    """The records with the lines on which they begin. Raises InputError, for quotes also while the rows are read."""
    found = _encoding(stream, name, encoding)
    stream.seek(0)
    with_line_ends = io.TextIOWrapper(stream, encoding=found, newline="")
    delimiter = _delimiter(with_line_ends.read(_LOOKED_AT))
    with_line_ends.seek(0)
    return _records(with_line_ends, delimiter, name)


def _records(text: io.TextIOWrapper, delimiter: str, name: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(text, delimiter=delimiter, strict=True)
    line = 1
    try:
        for record in reader:
            cells = [stripped(unmarked(cell)) for cell in record]
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                check_size(line, len(cells), name)
                yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        raise InputError(f"{name} 从第 {line} 行起引号不成对，或一格太长", "请核对这一行的英文双引号") from None


def _encoding(stream: BinaryIO, name: str, wanted: str | None) -> str:
    """The encoding that the whole file keeps to: what the clerk names, a BOM's, UTF-8, or else GB18030.

    A UTF-8 file that is cut off or damaged after some Chinese text is not tried as GB18030, which takes nearly anything.
    """
    if wanted is not None:
        return _wanted(stream, name, wanted)
    start = stream.read(4)
    bom = next((found for mark, found in _BOMS if start.startswith(mark)), None)
    lines = []
    for found in [bom] if bom else ["utf-8", "gb18030"]:
        try:
            _check(stream, found, name)
        except _Undecodable as error:
            lines.append(error.line)
            if error.sure:
                break
        else:
            return found
    tried = " 或 ".join(["UTF-8", "GB18030"][: len(lines)]) if bom is None else bom.removesuffix("-sig").upper()
    raise InputError(
        f"{name} 第 {max(lines)} 行不是 {tried} 编码",
        f"请用 --encoding 写明编码（{'、'.join(ENCODINGS)}），或另存为 UTF-8",
    )


def _wanted(stream: BinaryIO, name: str, wanted: str) -> str:
    plain = wanted.strip().lower().replace("_", "-")
    plain = {"utf8": "utf-8", "utf16": "utf-16", "utf-8-sig": "utf-8", "gb-18030": "gb18030"}.get(plain, plain)
    if plain not in ENCODINGS:
        raise InputError(f"--encoding 没有“{wanted}”这一种", f"可选：{'、'.join(ENCODINGS)}")
    found = "utf-8-sig" if plain == "utf-8" else plain
    try:
        _check(stream, found, name)
    except _Undecodable as error:
        raise InputError(f"{name} 第 {error.line} 行不是 {wanted} 编码", "请改 --encoding，或去掉它") from None
    return found


def _check(stream: BinaryIO, encoding: str, name: str) -> None:
    """Decodes the whole file once, a piece at a time. Raises _Undecodable, and InputError for NUL."""
    decoder = codecs.getincrementaldecoder(encoding)()
    stream.seek(0)
    line, more, chinese = 1, True, False
    while more:
        piece = stream.read(_CHUNK)
        more = bool(piece)
        try:
            text = decoder.decode(piece, final=not more)
        except UnicodeDecodeError as error:
            before = error.object[: error.start].decode(encoding, "ignore")
            raise _Undecodable(line + before.count("\n"), sure=chinese or _is_chinese(before)) from None
        if "\0" in text:
            line += text[: text.index("\0")].count("\n")
            raise InputError(f"{name} 第 {line} 行里有空字符，不是文本表格", "请用表格软件另存为 xlsx 或 CSV")
        line += text.count("\n")
        chinese = chinese or _is_chinese(text)


def _is_chinese(text: str) -> bool:
    """Whether the text has some signs that other encodings do not give by chance."""
    return not text.isascii() and re.search("(?s:[\u3000-\u9fff].*?){3}", text) is not None


def _delimiter(start: str) -> str:
    """The delimiter that gives all the first records one width, else the most cells of one; a comma when none gives two cells."""
    scores = {delimiter: _score(start, delimiter) for delimiter in _DELIMITERS}
    return max(scores, key=scores.__getitem__)  # the first of equals


def _score(start: str, delimiter: str) -> tuple[bool, int]:
    records = islice(csv.reader(io.StringIO(start, newline=""), delimiter=delimiter), 20)
    widths = Counter(len(record) for record in records)
    cells = max(((width - 1) * count for width, count in widths.items()), default=0)
    return cells > 0 and len(widths) == 1, cells
