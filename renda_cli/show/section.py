"""One table value, and its cells as text for people and as JSON for machines."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from renda_cli.show.headings import DASHED, words_of
from renda_cli.show.text import clean

PAIR = ("项目", "内容")
STEPS = ("步", "推算")
_FORMULA_SIGNS = frozenset("=+-@\t\r")


@dataclass(frozen=True, slots=True)
class Section:
    """A table with field names; `about` is the noun it speaks of, `title` stands above it, `notes` under it.

    `marks` are styles, one a row, for a terminal.
    """

    fields: Sequence[str]
    rows: Sequence[Sequence[Any]]
    title: str = ""
    about: str = ""
    notes: Sequence[str] = ()
    marks: Sequence[str] = ()

    def without(self, name: str) -> "Section":
        """The same table without one field."""
        place = list(self.fields).index(name)
        fields = [*self.fields[:place], *self.fields[place + 1 :]]
        return replace(self, fields=fields, rows=[(*row[:place], *row[place + 1 :]) for row in self.rows])

    def without_blanks(self) -> "Section":
        """The same table without the columns in which no cell says anything."""
        found = self
        for name, cells in zip(self.fields, zip(*self.rows, strict=True), strict=False):
            found = found if any(cell is not None for cell in cells) else found.without(name)
        return found


def cells(
    section: Section, rows: Sequence[Sequence[Any]] | None = None, *, defused: bool = False
) -> list[tuple[str, ...]]:
    """The rows as clean text, `defused` for spreadsheets; worked out by column, which ten thousand rows notice."""
    rows = section.rows if rows is None else rows
    columns = zip(section.fields, zip(*rows, strict=True), strict=False)
    texts = [_column(name, cells, section.about) for name, cells in columns]
    if defused:
        texts = [_defused(column) for column in texts]
    return list(zip(*texts, strict=True))


def _column(name: str, cells: Sequence[Any], about: str) -> Sequence[str]:
    words = words_of(name, about)
    if name in DASHED:
        cells = ["—" if cell is None else cell for cell in cells]
    if not set(map(type, cells)) <= {str, type(None)}:
        return [_text(words.get(cell, cell) if words and isinstance(cell, str) else cell) for cell in cells]
    if None in cells:
        cells = [cell or "" for cell in cells]
    if words:
        cells = [words.get(cell, cell) for cell in cells]
    return cells if "".join(cells).isprintable() else [clean(cell) for cell in cells]


def numeric(section: Section) -> list[bool]:
    """Which columns are numbers, by the first row: those are aligned to the right."""
    if not section.rows or section.fields in (PAIR, STEPS):
        return [False] * len(section.fields)
    first = section.rows[0]
    return [(isinstance(cell, (int, float)) and not isinstance(cell, bool)) or _is_rate(cell) for cell in first]


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return clean(cell)
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if _is_rate(cell):
        return str(cell.words) if cell.percent is None else f"{cell.words}（{cell.numerator}/{cell.denominator}）"
    if isinstance(cell, (list, tuple)):
        return "、".join(_text(item) for item in cell)
    return str(cell)


def _is_rate(cell: Any) -> bool:
    return hasattr(cell, "percent")


def json_array(section: Section) -> str:
    """A list as an array, a record a line; worked out by column, which ten thousand rows notice."""
    import json

    template = "{" + ", ".join(f"{json.dumps(name)}: %s" for name in section.fields) + "}"
    columns = [_json_column(cells) for cells in zip(*section.rows, strict=True)]
    return "[" + ",\n".join(map(template.__mod__, zip(*columns, strict=True))) + "]\n"


def _json_column(cells: Sequence[Any]) -> list[str]:
    import json
    from json.encoder import encode_basestring

    types = set(map(type, cells)) - {type(None)}
    if types <= {str}:
        return ["null" if cell is None else encode_basestring(cell) for cell in cells]
    if types == {bool}:
        return ["null" if cell is None else "true" if cell else "false" for cell in cells]
    if types == {int}:
        return ["null" if cell is None else str(cell) for cell in cells]
    encode = json.JSONEncoder(ensure_ascii=False, default=rate_object).encode
    texts = {id(cell): cell for cell in cells}  # many rows may share one object
    texts = {key: encode(cell) for key, cell in texts.items()}
    return [texts[id(cell)] for cell in cells]


def rate_object(cell: Any) -> dict[str, Any]:
    """A rate as JSON writes it: its three numbers."""
    if not _is_rate(cell):
        raise TypeError(f"not for JSON: {cell!r}")
    return {"numerator": cell.numerator, "denominator": cell.denominator, "percent": cell.percent}


def _defused(column: Sequence[str]) -> Sequence[str]:
    """Cells that a spreadsheet would read as a formula, marked as text."""
    if _FORMULA_SIGNS.isdisjoint({cell[:1] for cell in column}):
        return column
    return [f"'{cell}" if cell[:1] in _FORMULA_SIGNS and not _is_number(cell) else cell for cell in column]


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
