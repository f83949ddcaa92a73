"""Values as text for CSV and XLSX, worked out by column, a thousand rows at once: a hundred thousand rows notice."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import islice
from typing import Any

Column = Sequence[Any]
_AT_ONCE = 1_000
_FORMULA_SIGNS = frozenset("'=+-@\t\r")
_compiled = cache(re.compile)
_UNFIT = r"[^\t\n -~\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # what XML forbids, and the other controls


def blocks(rows: Iterable[Sequence[Any]]) -> Iterator[list[Column]]:
    """The columns of the next thousand rows. The rows are equally long."""
    waiting = iter(rows)
    while block := list(islice(waiting, _AT_ONCE)):
        yield list(zip(*block, strict=True))


def text(value: Any) -> str:
    """A value as a clerk reads it: 是 and 否, days in ISO form, lists with 、, no control characters but line breaks."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return "、".join(map(text, value))
    written = str(value)
    if written.isprintable():
        return written
    return _compiled(_UNFIT).sub("\ufffd", written.replace("\r\n", "\n").replace("\r", "\n"))


def is_clean(column: Column) -> bool:
    """Whether all values are text that may stand as it is."""
    return {str}.issuperset(map(type, column)) and "".join(column).isprintable()


def defused(column: Column) -> Column:
    """A column of texts, those that a spreadsheet would take for a formula with an apostrophe in front.

    So are those that have apostrophes before such a sign: whoever takes one off again has the text that it was.
    """
    if _FORMULA_SIGNS.isdisjoint({cell[:1] for cell in column}):
        return column
    return [f"'{cell}" if _is_formula(cell) else cell for cell in column]


def _is_formula(cell: str) -> bool:
    if not _compiled(r"'*[-=+@\t\r]").match(cell):
        return False
    try:
        float(cell)
    except ValueError:
        return True
    return False
