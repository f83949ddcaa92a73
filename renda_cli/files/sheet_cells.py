"""What the readers of all kinds of tables share: cells as text, and which sheet is meant."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from renda_cli.errors import InputError

MOST_ROWS = 1_000_000
MOST_COLUMNS = 500
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
_AROUND = "".join(filter(str.isspace, map(chr, range(0x3001)))) + _INVISIBLE
_FORMULA_SIGNS = frozenset("=+-@\t\r")


def stripped(cell: str) -> str:
    """A cell without the blanks and invisible signs around it."""
    return cell.strip(_AROUND)


def unmarked(cell: str) -> str:
    """A cell of a CSV without the apostrophe that keeps spreadsheets from reading it as a formula."""
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'")[:1] in _FORMULA_SIGNS else cell


def written(value: Any) -> str:
    """A value of a spreadsheet as its text: whole numbers without a fraction, days in ISO form, 是 and 否."""
    if value is None:
        return ""
    if isinstance(value, str):
        return stripped(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        return f"{value:%Y-%m-%d}" if midnight else f"{value:%Y-%m-%d %H:%M:%S}"
    return value.isoformat() if isinstance(value, date) else str(value)


def filled(rows: Iterable[tuple[int, Sequence[Any]]], name: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank, as text without blank cells at the end.

    Raises InputError for tables that are larger than any office's: MOST_ROWS rows or MOST_COLUMNS columns.
    """
    for number, values in rows:
        cells = [written(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            check_size(number, len(cells), name)
            yield number, cells


def check_size(number: int, width: int, name: str) -> None:
    """Raises InputError when a filled row lies beyond MOST_ROWS or has more than MOST_COLUMNS cells."""
    if width > MOST_COLUMNS:
        raise InputError(f"{name} 第 {number} 行有 {width} 列，超过 {MOST_COLUMNS} 列", "请删去用不着的列")
    if number > MOST_ROWS:
        raise InputError(f"{name} 超过 {MOST_ROWS} 行", "请分成几个文件")


def chosen(
    visible: Sequence[str], hidden: Sequence[str], sheet: str | None, is_filled: Callable[[str], bool], name: str
) -> str:
    """The sheet that is meant: the one named, or the only visible one that is not blank. Raises InputError."""
    if sheet is not None:
        if sheet in visible or sheet in hidden:
            return sheet
        raise InputError(f"{name} 里没有工作表“{sheet}”", f"可选：{'、'.join(visible)}")
    found = [each for each in visible if is_filled(each)]
    if len(found) > 1:
        raise InputError(f"{name} 有 {len(found)} 张工作表：{'、'.join(found)}", "请用 --sheet 写明读哪一张")
    if not found:
        raise InputError(f"{name} 里没有内容", "请核对文件；隐藏的工作表请用 --sheet 写明")
    return found[0]
