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
    day, first = desk.day(on), first_assigned(desk, row)
    if first and day.isoformat() < first:
        raise InputError(f"{names.full(row)} 在 {first} 才交办，{what}不能在 {day.isoformat()}", "请核对 --on")
    return day


def first_assigned(desk: Desk, row: Row) -> str | None:
    """The ISO day on which a proposal was assigned, or None."""
    return _day(desk, "SELECT min(assigned_on) AS day FROM assignment WHERE proposal_id = ?", row)


def last_feedback(desk: Desk, row: Row) -> str | None:
    """The ISO day of the deputy's last slip on a proposal, or None."""
    return _day(desk, "SELECT max(given_on) AS day FROM feedback WHERE proposal_id = ?", row)


def last_reply(desk: Desk, row: Row) -> str | None:
    """The ISO day of the last reply to a proposal, or None."""
    return _day(desk, "SELECT max(replied_on) AS day FROM last_reply WHERE proposal_id = ?", row)


def _day(desk: Desk, sql: str, row: Row) -> str | None:
    found = desk.file.row(sql, (row["id"],))
    return found["day"] if found else None


def answer_clock(round_number: int, *, complex_: bool = False) -> tuple[str, str]:
    """The kind of the clock that a round's answer runs against, and the key of its rule."""
    if round_number == 1:
        return "reply", "reply.complex" if complex_ else "reply"
    return "rehandle", "rehandle" if round_number == 2 else "rehandle.again"


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
    kind, key = answer_clock(row["round"], complex_=bool(row["complex"]))
    owing = desk.file.rows(
        "SELECT id, assigned_on FROM assignment a WHERE proposal_id = ? AND owes_reply AND NOT EXISTS (SELECT 1 FROM deadline "
        "WHERE assignment_id = a.id AND kind = ? AND round = ? AND cancelled_on IS NULL) ORDER BY id",
        (row["id"], kind, row["round"]),
    )
    if not owing:
        raise InputError(f"{names.full(row)} 没有缺答复期限的单位", "规则已定的期限不能在这里改，请去掉 --until")
    said: dict[str, None] = {}
    feedback_on = last_feedback(desk, row)
    for one in owing:
        days = {"assigned": date.fromisoformat(one["assigned_on"])}
        if feedback_on:
            days = {"feedback": date.fromisoformat(feedback_on)}
        clock = deadlines.open_clock(
            desk, kind, key, days, proposal=row, assignment_id=one["id"], round_number=row["round"], until=until
        )
        said[clock.sentence()] = None
    return list(said)


def as_objects(desk: Desk, rows: list[Row]) -> Any:
    """The object of one proposal, or the array of several."""
    objects = [as_object(desk, row["id"]) for row in rows]
    return objects[0] if len(objects) == 1 else objects
