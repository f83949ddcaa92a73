"""What a corrected act may bring with it: the shape of it, and the looks and steps that all of them share."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from renda_cli.errors import InputError
from renda_cli.store.file import Row
from renda_cli.work import names
from renda_cli.work.desk import Desk


@dataclass(frozen=True, slots=True)
class Follows:
    """Further columns of the record itself, and what is done after it was written (returns what the clerk is told)."""

    columns: dict[str, Any] = field(default_factory=dict)
    then: Callable[[], list[str]] = list


After = Callable[[Desk, Row, Row, Row], Follows]


def dated(column: str) -> After:
    """Nothing stands on it but that it was not before the hand-in."""

    def in_its_time(_desk: Desk, row: Row, _old: Row, new: Row) -> Follows:
        in_order(names.full(row), ("提出", row["submitted_on"]), ("这件事", new[column]))
        return Follows()

    return in_its_time


def in_order(what: str, *days: tuple[str, str | None]) -> None:
    """Raises InputError when named days (name, ISO day or None) are not in this order."""
    known = [(name, day) for name, day in days if day]
    for (before, earlier), (after, later) in pairwise(known):
        if earlier > later:
            raise InputError(f"{what}：{after}（{later}）不能早于{before}（{earlier}）", "请核对日期")


def one_value(desk: Desk, sql: str, *values: Any) -> Any:
    """The first column of the first row, or None; the values in order, or one mapping."""
    found = desk.file.tuples(sql, values[0] if values and isinstance(values[0], dict) else values)
    return found[0][0] if found else None


def met(desk: Desk, kind: str, old: str, new: str, **where: Any) -> None:
    """A clock that the act met on its old day was met on the new one."""
    conditions = " AND ".join(f"{column} IS ?" for column in where)
    sql = f"UPDATE deadline SET met_on = ? WHERE kind = ? AND met_on = ? AND {conditions}"
    desk.file.db.execute(sql, (new, kind, old, *where.values()))
