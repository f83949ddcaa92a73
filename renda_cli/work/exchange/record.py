"""One row of a sheet that is being read: its cells by field, and what could not be read of them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from renda_cli.errors import InputError

T = TypeVar("T")
_OPTION = r" ?(--[a-z][a-z-]*) ?"
_NOTHING: Mapping[str, str] = {}


class CellError(InputError):
    """What is wrong with a cell, whose field is `name`; `options` of verbs that the sentence may speak of → their fields."""

    def __init__(self, what: str, how: str = "", *, name: str = "", options: Mapping[str, str] = _NOTHING) -> None:
        super().__init__(what, how)
        self.name = name
        self.options = options


class RowError(NamedTuple):
    """What is wrong with a row: the row as the clerk sees it, the heading of the cell ('' for the row as a whole), the sentence."""

    row: int
    column: str
    why: str

    def sentence(self) -> str:
        """Where, what, and what to write instead."""
        return f"第 {self.row} 行{f'“{self.column}”' if self.column else ''}：{self.why}"


@dataclass(slots=True)
class Record:
    """A row: `cells` field → text (blank cells left out), `headings` field → the heading as it stands in the sheet.

    `filled` are the fields that the clerk gave a value for where the cell is blank.
    """

    row: int
    cells: Mapping[str, str]
    headings: Mapping[str, str]
    filled: frozenset[str] = frozenset()
    errors: list[RowError] = field(default_factory=list)

    def read(self, name: str, reader: Callable[[str], T]) -> T | None:
        """A cell through its reader; None for a blank cell, and for one that cannot be read, which is noted."""
        text = self.cells.get(name)
        if text is None:
            return None
        try:
            return reader(text)
        except InputError as error:
            self.refuse(str(error), name)
            return None

    def refuse(self, why: str, name: str = "") -> None:
        """Notes what is wrong with a cell, or with the row."""
        self.errors.append(RowError(self.row, self.headings.get(name, name), why))

    def refuse_for(self, error: InputError) -> None:
        """Notes what a verb said: about which cell, and with the headings in place of the options that a sheet does not have."""
        name, options = (error.name, error.options) if isinstance(error, CellError) else ("", _NOTHING)
        meant: list[str] = []  # fields of options that are to blame, not such as could be used instead

        def heading(option: re.Match[str]) -> str:
            return f"“{self.headings.get(options[option[1]], '')}”" if option[1] in options else option[0]

        clauses = re.split(r"([；，])", str(error))
        for place, clause in enumerate(clauses):
            if "renda " not in clause:
                clauses[place] = re.sub(_OPTION, heading, clause)
                blamed = place == 0 or clause.startswith(("请核对", "请从"))
                meant += [
                    options[one] for one in re.findall(_OPTION, clause) if one in options and (blamed or not name)
                ]
        self.refuse("".join(clauses), self._column(next(iter(meant), name)))

    def _column(self, name: str) -> str:
        """The units stand in any of several columns."""
        if name != "lead_units":
            return name
        return next((one for one in ("lead_units", "each_units", "units", "co_units") if one in self.cells), name)


@dataclass(slots=True)
class Outcome:
    """What became of an import: rows by what they are to the file, what was changed, what is wrong, which columns were left out."""

    what: str
    name: str
    rows: int = 0
    new: int = 0
    changed: int = 0
    equal: int = 0
    changes: list[tuple[int, str, str]] = field(default_factory=list)  # row, record, what is said otherwise
    errors: list[RowError] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    passed_over: list[int] = field(default_factory=list)  # rows of totals, signatures and remarks
    written: bool = False
