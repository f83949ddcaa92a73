"""What every act on an opinion needs: that its day can be, with whom it lies, which clocks it ends, its object."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import opinion_states
from renda_cli.store.file import Row
from renda_cli.work import deadlines, names
from renda_cli.work.desk import Desk

KIND = RULE = "opinion"
_OPEN = "opinion_id = ? AND met_on IS NULL AND cancelled_on IS NULL"
# What turned an opinion another way; what the voter said of the round that it is in turns nothing.
_TURNS = """SELECT day, what FROM (
    SELECT received_on AS day, '受理' AS what FROM opinion WHERE id = :id
    UNION ALL SELECT assigned_on, '交办' FROM opinion_assignment WHERE opinion_id = :id
    UNION ALL SELECT replied_on, '答复' FROM opinion_reply WHERE opinion_id = :id
    UNION ALL SELECT told_on, '反馈' FROM opinion_feedback WHERE opinion_id = :id AND round < :round
    UNION ALL SELECT referred_on, '引导' FROM opinion WHERE id = :id
    UNION ALL SELECT turned_on, '转为代表建议' FROM opinion WHERE id = :id) ORDER BY day DESC LIMIT 1"""


def chosen(desk: Desk, numbers: list[str], act: str) -> list[Row]:
    """The opinions of several numbers, each of which allows an act. Raises InputError."""
    rows = names.opinions(desk, numbers)
    for row in rows:
        opinion_states.require(act, row["status"], called(row))
    return rows


def called(row: Row) -> str:
    """How an opinion is spoken of: by its number, never by the voter."""
    return f"#{row['id']} "


def listed(rows: list[Row]) -> str:
    """The numbers of opinions as one types them."""
    return ",".join(str(row["id"]) for row in rows)


def check_day(desk: Desk, row: Row, day: date, what: str, *, told_too: bool = False) -> None:
    """Raises InputError when an act lies before the last that turned the opinion another way, with `told_too` before any feedback."""
    (last,) = desk.file.rows(_TURNS, {"id": row["id"], "round": row["round"] + told_too})
    _in_order(row, last["day"], last["what"], day, what)


def check_received(row: Row, day: date, what: str) -> None:
    """Raises InputError when an act lies before the opinion came in."""
    _in_order(row, row["received_on"], "受理", day, what)


def _in_order(row: Row, before: str, event: str, day: date, what: str) -> None:
    if day.isoformat() < before:
        raise InputError(f"{called(row)}在 {before} {event}，不能在 {day.isoformat()} {what}", "请核对 --on")


def assignment(desk: Desk, row: Row) -> Row | None:
    """The assignment that stands (columns of the view `opinion_handler`), or None."""
    found = desk.file.row("SELECT * FROM opinion_handler WHERE opinion_id = ?", (row["id"],))
    return dict(found) if found else None


def end_assignment(desk: Desk, row: Row, on: date) -> None:
    """It lies with nobody any longer."""
    sql = "UPDATE opinion_assignment SET ended_on = ? WHERE opinion_id = ? AND ended_on IS NULL"
    desk.file.db.execute(sql, (on.isoformat(), row["id"]))


def open_clock(desk: Desk, row: Row) -> Row | None:
    """The open clock of an opinion that is due first, or None."""
    found = desk.file.row(f"SELECT * FROM deadline WHERE {_OPEN} ORDER BY due_on LIMIT 1", (row["id"],))
    return dict(found) if found else None


def owes_report(row: Row) -> bool:
    """Whether the party committee is still to be told: that is owed even once the voter has an answer."""
    return bool(row["urgent"]) and row["reported_on"] is None


def cancel_clocks(desk: Desk, row: Row, on: date, why: str) -> list[str]:
    """Nobody is waited for any longer, but for the report of an urgent matter, of which the clerk is told."""
    deadlines.cancel(desk.file, KIND, on, why, opinion_id=row["id"], rule_key=RULE)
    if owes_report(row):
        return [report_is_owed(row)]
    deadlines.cancel(desk.file, KIND, on, why, opinion_id=row["id"], rule_key=None)
    return []


def report_is_owed(row: Row) -> str:
    """What the clerk is told of an urgent matter that was not reported."""
    return f"提醒：{called(row)}是紧急事项，还没有登记报告党委，请用 renda station opinion report {row['id']} 登记"


def keep_in_sight(desk: Desk, row: Row, on: date) -> bool:
    """An urgent opinion that was reported stays in `due` until it is answered, by a clock of its own where no other is open."""
    (now,) = desk.file.rows("SELECT * FROM opinion WHERE id = ?", (row["id"],))
    if not now["urgent"] or owes_report(dict(now)) or not opinion_states.under_way(now["status"]):
        return False
    if open_clock(desk, row):
        return False
    deadlines.open_on_day(desk, KIND, on, on, "紧急事项，答复以前一直提醒", opinion_id=row["id"], round=now["round"])
    return True


def as_objects(desk: Desk, rows: list[Row]) -> Any:
    """The object of one opinion, or the array of several, as they now stand."""
    from renda_cli.work.station.opinion_reading import as_object  # wanted by machines only

    objects = [as_object(desk, row["id"]) for row in rows]
    return objects[0] if len(objects) == 1 else objects
