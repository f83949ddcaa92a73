"""What every act on an assigned proposal needs: whose it is, and that its day can be."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.store.file import Row
from renda_cli.work import names
from renda_cli.work.desk import Desk
from renda_cli.work.proposal.reading import as_object


def after_assignment(desk: Desk, on: str | None, row: Row, what: str) -> date:
    """The day of an act on an assigned proposal. Raises InputError when it lies before the assignment."""
    day = desk.day(on)
    first = desk.file.row("SELECT min(assigned_on) AS day FROM assignment WHERE proposal_id = ?", (row["id"],))
    if first and first["day"] and day.isoformat() < first["day"]:
        raise InputError(f"{names.full(row)} 在 {first['day']} 才交办，{what}不能在 {day.isoformat()}", "请核对 --on")
    return day


def assignment_of(desk: Desk, row: Row, unit_text: str) -> Row:
    """The assignment of a proposal to a unit. Raises InputError with the units that it was assigned to."""
    unit = names.unit(desk, unit_text)
    found = desk.file.row("SELECT * FROM assignment WHERE proposal_id = ? AND unit_id = ?", (row["id"], unit.id))
    if found is None:
        raise InputError(f"{names.full(row)} 没有交办给{unit.name}", f"承办单位是：{'、'.join(_unit_names(desk, row))}")
    return dict(found)


def _unit_names(desk: Desk, row: Row) -> list[str]:
    rows = desk.file.rows(
        "SELECT u.name FROM assignment a JOIN unit u ON u.id = a.unit_id WHERE a.proposal_id = ? ORDER BY a.id",
        (row["id"],),
    )
    return [found["name"] for found in rows]


def as_objects(desk: Desk, rows: list[Row]) -> Any:
    """The object of one proposal, or the array of several."""
    objects = [as_object(desk, row["id"]) for row in rows]
    return objects[0] if len(objects) == 1 else objects
