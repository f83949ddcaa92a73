"""Who and what the cells name, each text resolved once: a sheet of 100,000 rows names the same few hundred."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import cell_names, cell_units, cells, words
from renda_cli.store.file import Row
from renda_cli.work import names
from renda_cli.work.desk import Desk
from renda_cli.work.proposal.replying import result_class


class Directory:
    """Deputies, units, groups, sessions and days by the text of a cell. Every lookup raises InputError."""

    def __init__(self, desk: Desk, *, add_units: bool = False) -> None:
        self._desk = desk
        self._add_units = add_units
        self.day: Callable[[str], str] = cache(lambda text: cells.day(text, desk.today).isoformat())
        self.date: Callable[[str], date] = cache(date.fromisoformat)
        self.deputies: Callable[[str], tuple[int, ...]] = cache(self._deputies)
        self.handlers: Callable[[str, str], dict[int, str]] = cache(self._handlers)
        self.unit: Callable[[str], int] = cache(self._unit)
        self.group: Callable[[str], int] = cache(lambda text: names.group(desk, text).id)
        self.session: Callable[[str], Row] = cache(lambda text: names.session(desk, text))
        self.class_: Callable[[str, str], str] = cache(
            lambda text, day: result_class(desk, cells.halfwidth(text), self.date(day))
        )
        self._labels: dict[str, int] = {_tight(label): deputy for label, deputy in labels(desk).items()}

    @property
    def ambiguous(self) -> bool:
        """Whether some deputies bear one name."""
        return bool(self._labels)

    def _deputies(self, text: str) -> tuple[int, ...]:
        """The ids of the deputies in a cell; two of one name are told apart by their district, as exports write them."""
        pieces = cell_names.pieces(text) if self._labels else []
        if self._labels.keys().isdisjoint(map(_tight, pieces)):
            return tuple(names.deputy(self._desk, one.name).id for one in cell_names.people(text))
        found = [
            deputy
            for piece in pieces
            for deputy in ([self._labels[_tight(piece)]] if _tight(piece) in self._labels else self._deputies(piece))
        ]
        words.without_repeats([called(self._desk)["deputy"][one] for one in found], "姓名")
        return tuple(found)

    def deputy(self, text: str) -> int:
        """The only deputy in a cell."""
        found = self.deputies(text)
        if len(found) != 1:
            raise InputError(f"“{text[:40]}”不是一位代表", "领衔代表只写一位，其余写在附议代表里")
        return found[0]

    def _handlers(self, text: str, column: str) -> dict[int, str]:
        """Unit → role (lead, co, each), in the order of the cell."""
        found = cell_units.handlers(text, column)
        return {
            self.unit(name): role
            for role, listed in (("lead", found.leads), ("co", found.co_handlers), ("each", found.each))
            for name in listed
        }

    def unit_name(self, unit: int) -> str:
        """A unit's name."""
        return unit_names(self._desk, [unit])[0]

    def _unit(self, name: str) -> int:
        try:
            return names.unit(self._desk, name).id
        except InputError as error:
            if not self._add_units:
                raise InputError(f"{error}，或加 --add-units 一并登记") from None
            from renda_cli.work import unit

            unit.add(self._desk, name)
            return names.unit(self._desk, name).id


def unit_names(desk: Desk, units: Iterable[Any]) -> list[str]:
    """The names of units, for the verbs."""
    return [desk.file.tuples("SELECT name FROM unit WHERE id = ?", (unit,))[0][0] for unit in units]


def _tight(label: str) -> str:
    return "".join(cells.halfwidth(label).split())


def labels(desk: Desk) -> dict[str, int]:
    """`张三（第3选区）` → id, for names that several deputies bear."""
    rows = desk.file.rows(
        "SELECT id, name, district FROM deputy_line WHERE district IS NOT NULL "
        "AND name IN (SELECT name FROM deputy GROUP BY name HAVING count(*) > 1)"
    )
    return {f"{row['name']}（{row['district']}）": row["id"] for row in rows}


def called(desk: Desk) -> dict[str, dict[int, Any]]:
    """The names that exports write: deputies (`张三（第3选区）` where several bear the name), units, groups."""
    deputies = {row["id"]: row["name"] for row in desk.file.rows("SELECT id, name FROM deputy")}
    return {
        "deputy": deputies | {deputy: label for label, deputy in labels(desk).items()},
        "unit": {row["id"]: row["name"] for row in desk.file.rows("SELECT id, name FROM unit")},
        "group": {row["id"]: row["name"] for row in desk.file.rows("SELECT id, name FROM deputy_group")},
    }
