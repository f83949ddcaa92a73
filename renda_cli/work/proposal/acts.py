"""What every act on an assigned proposal needs: whose it is, and that its day can be."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.store.file import Row
from renda_cli.work import deadlines, names
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


def open_by_hand(desk: Desk, row: Row, until: date) -> list[str]:
    """Opens, on a day by hand, the clock of every unit that owes a reply and has none. Raises InputError when all have."""
    first_round = row["round"] == 1
    kind, key, event = ("reply", "reply", "assigned") if first_round else ("rehandle", "rehandle", "feedback")
    owing = desk.file.rows(
        "SELECT id, assigned_on AS assigned, (SELECT max(given_on) FROM feedback WHERE proposal_id = a.proposal_id) AS feedback "
        "FROM assignment a WHERE proposal_id = ? AND owes_reply AND NOT EXISTS (SELECT 1 FROM deadline "
        "WHERE assignment_id = a.id AND kind = ? AND round = ? AND cancelled_on IS NULL) ORDER BY id",
        (row["id"], kind, row["round"]),
    )
    if not owing:
        raise InputError(f"{names.full(row)} 没有缺答复期限的单位", "规则已定的期限不能在这里改，请去掉 --until")
    said: dict[str, None] = {}
    for one in owing:
        days = {event: date.fromisoformat(one[event])}
        clock = deadlines.open_clock(
            desk, kind, key, days, proposal=row, assignment_id=one["id"], round_number=row["round"], until=until
        )
        said[clock.sentence()] = None
    return list(said)


def as_objects(desk: Desk, rows: list[Row]) -> Any:
    """The object of one proposal, or the array of several."""
    objects = [as_object(desk, row["id"]) for row in rows]
    return objects[0] if len(objects) == 1 else objects
