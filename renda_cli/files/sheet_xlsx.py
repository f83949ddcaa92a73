"""XLSX workbooks, read with openpyxl as they are saved: the values, not the formulas."""

import re
import warnings
import zlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO
from zipfile import BadZipFile, ZipFile

from renda_cli.errors import InputError
from renda_cli.files.sheet_cells import chosen, filled

if TYPE_CHECKING:
    from openpyxl import Workbook

LARGEST_PART = 512 * 1024 * 1024  # of one sheet's XML; a million rows of ten columns have some 400 MiB
LARGEST_WHOLE = 2 * LARGEST_PART
_BROKEN = "请重新拷贝，或用表格软件打开后另存为 xlsx"
_KINDS = (
    ("xl/workbook.bin", "xlsb 表格"),
    ("word/document.xml", "Word 文档"),
    ("ppt/presentation.xml", "演示文稿"),
    ("content.xml", "ODS 表格"),
)


def rows(stream: BinaryIO, name: str, sheet: str | None) -> tuple[str, Iterator[tuple[int, list[str]]]]:
    """The sheet that is meant and its rows. Raises InputError, also while the rows are read."""
    _check_parts(stream, name)
    workbook = _opened(stream, name)
    visible = [found.title for found in workbook.worksheets if found.sheet_state == "visible"]
    hidden = [found.title for found in workbook.worksheets if found.sheet_state != "visible"]

    def is_filled(title: str) -> bool:
        return next(_read(workbook, title, name), None) is not None

    title = chosen(visible, hidden, sheet, is_filled, name)
    return title, _read(workbook, title, name)


def _check_parts(stream: BinaryIO, name: str) -> None:
    """Looks at the list of the zip's members before anything is unpacked; zipfile unpacks no more than it says there."""
    try:
        with ZipFile(stream) as archive:
            sizes = {part.filename: part.file_size for part in archive.infolist()}
            locked = any(part.flag_bits & 1 for part in archive.infolist())
            strict = not locked and "xl/workbook.xml" in sizes and _is_strict(archive)
    except (BadZipFile, OSError, ValueError, NotImplementedError, zlib.error):
        raise InputError(f"{name} 不完整，读不了", _BROKEN) from None
    if "xl/workbook.xml" not in sizes:
        what = next((kind for part, kind in _KINDS if part in sizes), "压缩包")
        raise InputError(f"{name} 其实是{what}，不是 xlsx", "请用表格软件打开后另存为 xlsx 或 CSV")
    if locked:
        raise InputError(f"{name} 有密码", "请先去掉密码再导入")
    if strict:
        raise InputError(f"{name} 是“Strict Open XML”格式，读不了", "请另存为普通的 xlsx")
    if max(sizes.values()) > LARGEST_PART or sum(sizes.values()) > LARGEST_WHOLE:
        raise InputError(f"{name} 展开后超过 {LARGEST_PART // 1024 // 1024} MB", "请分成几个文件")
    stream.seek(0)


def _is_strict(archive: ZipFile) -> bool:
    """Whether the workbook is of the kind that openpyxl takes for an empty one."""
    with archive.open("xl/workbook.xml") as part:
        return b"http://purl.oclc.org/ooxml/" in part.read(4096)


def _opened(stream: BinaryIO, name: str) -> "Workbook":
    from openpyxl import load_workbook

    warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")  # of styles and lists that are not read
    try:
        return load_workbook(stream, read_only=True, data_only=True, keep_links=False)
    except Exception:  # whatever a broken workbook makes of openpyxl
        raise InputError(f"{name} 不完整，读不了", _BROKEN) from None


def _read(workbook: "Workbook", title: str, name: str) -> Iterator[tuple[int, list[str]]]:
    found: Any = workbook[title]
    found.reset_dimensions()  # other programs write wrong ones, or a million blank rows
    return filled(_values(found, name), name)


def _values(found: Any, name: str) -> Iterator[tuple[int, Sequence[Any]]]:
    try:
        for number, values in enumerate(found.iter_rows(values_only=True), 1):
            yield number, [_unescaped(value) if type(value) is str and "_x" in value else value for value in values]
    except Exception:
        raise InputError(f"{name} 的工作表“{found.title}”坏了，读不了", _BROKEN) from None


def _unescaped(text: str) -> str:
    """The text of `a_x000D_b`, which is how workbooks write control characters (and `_x005F_` an underscore)."""
    found = re.sub(r"_x(00[01][0-9A-Fa-f]|005[Ff])_", lambda match: chr(int(match[1], 16)), text)
    return found.replace("\r\n", "\n")
