"""XLS workbooks (and WPS's .et, which are the same inside), read with xlrd."""

import io
import mmap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from renda_cli.errors import InputError
from renda_cli.files.sheet_cells import chosen, filled

if TYPE_CHECKING:
    from xlrd.book import Book

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DOCUMENTS = (("WordDocument", "Word 文档"), ("PowerPoint Document", "演示文稿"))


def rows(stream: BinaryIO, name: str, sheet: str | None) -> tuple[str, Iterator[tuple[int, list[str]]]]:
    """The sheet that is meant and its rows. Raises InputError."""
    book = _opened(stream, name)
    titles = book.sheet_names()
    hidden = [title for title in titles if _is_hidden(book, title)]
    visible = [title for title in titles if title not in hidden]

    def is_filled(title: str) -> bool:
        return next(_read(book, title, name), None) is not None

    title = chosen(visible, hidden, sheet, is_filled, name)
    return title, _read(book, title, name)


def _opened(stream: BinaryIO, name: str) -> "Book":
    import xlrd

    content = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    if content.find(_ENCRYPTED) >= 0:
        raise InputError(f"{name} 有密码", "请先去掉密码再导入")
    kind = next((kind for part, kind in _DOCUMENTS if content.find(part.encode("utf-16-le")) >= 0), None)
    try:
        return xlrd.open_workbook(file_contents=content, on_demand=True, logfile=io.StringIO())  # type: ignore[arg-type]
    except Exception as error:  # whatever a broken workbook makes of xlrd
        raise _unreadable(error, kind, name) from None


def _unreadable(error: Exception, kind: str | None, name: str) -> InputError:
    if "encrypted" in str(error).lower():
        return InputError(f"{name} 有密码", "请先去掉密码再导入")
    if kind:
        return InputError(f"{name} 其实是{kind}，不是表格", "请用表格软件做成 xlsx 或 CSV")
    return InputError(f"{name} 不完整，读不了", "请重新拷贝，或用表格软件打开后另存为 xlsx")


def _is_hidden(book: "Book", title: str) -> bool:
    try:
        return bool(book.sheet_by_name(title).visibility)
    except Exception:  # a broken sheet is spoken of when it is read
        return False


def _read(book: "Book", title: str, name: str) -> Iterator[tuple[int, list[str]]]:
    return filled(_values(book, title, name), name)


def _values(book: "Book", title: str, name: str) -> Iterator[tuple[int, list[Any]]]:
    try:
        found = book.sheet_by_name(title)
        for place in range(found.nrows):
            yield place + 1, [_value(cell, book.datemode) for cell in found.row(place)]
    except Exception:
        raise InputError(f"{name} 的工作表“{title}”坏了，读不了", "请用表格软件打开后另存为 xlsx") from None


def _value(cell: Any, datemode: Any) -> Any:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return xlrd.xldate_as_datetime(cell.value, datemode)
        except (ValueError, OverflowError):
            return cell.value
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(cell.value, "#N/A")
    return cell.value
