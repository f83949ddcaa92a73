"""What every act on a proposal needs: whose it is, that its day can be, and its place in the history."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_correction, insert_proposal_event
from renda_cli.work import deadlines, names
from renda_cli.work.desk import Desk
from renda_cli.work.proposal.reading import as_object


def record(desk: Desk, row: Row, event: str, on: date, text: str = "", *, file: str | None = None) -> None:
    """Puts what happened into the history (`event` is one of vocabulary.EVENTS)."""
    insert_proposal_event(desk.file.db, proposal_id=row["id"], event=event, held_on=on, text=text, file=file)


def corrected(desk: Desk, row: Row, what: str, before: Any, after: Any) -> str:
    """Keeps the old value of a corrected fact; returns what the clerk is told of it."""
    texts = [None if value is None else str(value) for value in (before, after)]
    insert_correction(
        desk.file.db, proposal_id=row["id"], corrected_on=desk.today, what=what, from_text=texts[0], to_text=texts[1]
    )
    return f"{what}：{texts[0] or '（空）'} → {texts[1] or '（空）'}"


def reason(text: str | None, option: str = "--reason") -> str:
    """The reason that an act must have. Raises InputError when it is empty."""
    return words.title(text or "", f"{option} 的理由")


def after_submission(desk: Desk, on: str | None, row: Row, what: str) -> date:
    """The day of an act on a proposal. Raises InputError when it lies before the hand-in."""
    day = desk.day(on)
    if day.isoformat() < row["submitted_on"]:
        raise InputError(
            f"{names.full(row)} 在 {row['submitted_on']} 才提出，不能在 {day.isoformat()} {what}", "请核对 --on"
        )
    return day


def after_assignment(desk: Desk, on: str | None, row: Row, what: str, assignment: Row | None = None) -> date:
    """The day of an act on an assigned proposal, or of one unit. Raises InputError when it lies before the assignment."""
    day = after_submission(desk, on, row, what)
    first = assignment["assigned_on"] if assignment else first_assigned(desk, row)
    if first is None:
        raise InputError(f"{names.full(row)} 还没有交办，不能登记{what}", "请先用 renda proposal assign 交办")
    if day.isoformat() < first:
        raise InputError(f"{names.full(row)} 在 {first} 才交办，{what}不能在 {day.isoformat()}", "请核对 --on")
    return day


def after_last_turn(desk: Desk, on: str | None, row: Row, what: str) -> date:
    """The day of an act that turns a proposal another way. Raises InputError when it lies before the last such turn."""
    day = after_submission(desk, on, row, what)
    last = _day(desk, _LAST_TURN, row)
    if last and day.isoformat() < last:
        raise InputError(f"{names.full(row)} 在 {last} 还在办理中，{what}不能在 {day.isoformat()}", "请核对 --on")
    return day


_LAST_TURN = """SELECT max(day) AS day FROM (
    SELECT max(assigned_on, coalesce(ended_on, '')) AS day FROM assignment WHERE proposal_id = ?1
    UNION ALL SELECT given_on FROM feedback WHERE proposal_id = ?1
    UNION ALL SELECT held_on FROM proposal_event WHERE proposal_id = ?1
      AND event IN ('on_agenda', 'refused', 'reference', 'merged', 'referred_up'))"""


def first_assigned(desk: Desk, row: Row) -> str | None:
    """The ISO day on which a proposal was first assigned, or None."""
    return _day(desk, "SELECT min(assigned_on) AS day FROM assignment WHERE proposal_id = ?", row)


def last_feedback(desk: Desk, row: Row) -> str | None:
    """The ISO day of the deputy's last slip on a proposal, or None."""
    return _day(desk, "SELECT max(given_on) AS day FROM feedback WHERE proposal_id = ?", row)


def last_reply(desk: Desk, row: Row) -> str | None:
    """The ISO day of the last reply to a proposal, or None."""
    return _day(desk, f"SELECT max(r.replied_on) AS day {_REPLIES}", row)


def first_reply(desk: Desk, row: Row) -> str | None:
    """The ISO day of the first reply to a proposal, or None."""
    return _day(desk, f"SELECT min(r.replied_on) AS day {_REPLIES}", row)


_REPLIES = "FROM reply r JOIN assignment a ON a.id = r.assignment_id WHERE a.proposal_id = ?"


def _day(desk: Desk, sql: str, row: Row, *more: str | int) -> str | None:
    found = desk.file.row(sql, (row["id"], *more))
    return found["day"] if found else None


def event_day(desk: Desk, row: Row, event: str) -> str | None:
    """The ISO day of the last event of a kind (vocabulary.EVENTS) in a proposal's history, or None."""
    return _day(desk, "SELECT max(held_on) AS day FROM proposal_event WHERE proposal_id = ? AND event = ?", row, event)


def slip_day(desk: Desk, row: Row, round_number: int) -> str | None:
    """The ISO day of the slip on a round, or None."""
    return _day(desk, "SELECT given_on AS day FROM feedback WHERE proposal_id = ? AND round = ?", row, round_number)


def answer_clock(round_number: int, *, complex_: bool = False) -> tuple[str, str]:
    """The kind of the clock that a round's answer runs against, and the key of its rule."""
    if round_number == 1:
        return "reply", "reply.complex" if complex_ else "reply"
    return "rehandle", "rehandle" if round_number == 2 else "rehandle.again"


def handlers(desk: Desk, row: Row) -> list[Row]:
    """The units that a proposal lies with, in the order of their assignment (columns of the view `handler`)."""
    return [
        dict(one) for one in desk.file.rows("SELECT * FROM handler WHERE proposal_id = ? ORDER BY id", (row["id"],))
    ]


def owing(desk: Desk, row: Row) -> list[Row]:
    """Those of them that owe a reply in this round."""
    return [one for one in handlers(desk, row) if one["owes_reply"]]


def assignment_of(desk: Desk, row: Row, unit_text: str) -> Row:
    """The assignment of a proposal to a unit. Raises InputError with the units that it lies with."""
    unit = names.unit(desk, unit_text)
    all_handlers = handlers(desk, row)
    for one in sorted(all_handlers, key=lambda one: not one["owes_reply"]):  # of two that became one, the one that owes
        if one["answers_id"] == unit.id:
            return one
    listed = "、".join(one["name"] for one in all_handlers) or "（没有）"
    raise InputError(f"{names.full(row)} 没有交办给{unit.name}", f"承办单位是：{listed}")


def end_assignment(desk: Desk, assignment_id: int, on: date, why: str) -> None:
    """A unit has done with a proposal: its open clocks are cancelled, the assignment stays in the history."""
    desk.file.update("assignment", assignment_id, owes_reply=False, ended_on=on.isoformat(), ended_why=why)
    for kind in ("reply", "rehandle", "co_opinion", "contact", "return"):
        deadlines.cancel(desk.file, kind, on, why, assignment_id=assignment_id)


def end_handling(desk: Desk, row: Row, on: date, why: str) -> None:
    """Nobody handles a proposal any longer (withdrawn, merged): every assignment and every open clock ends."""
    for one in handlers(desk, row):
        end_assignment(desk, one["id"], on, why)
    for kind in ("assign", "notice", "feedback", "look_back", "promise"):
        deadlines.cancel(desk.file, kind, on, why, proposal_id=row["id"])
    desk.file.db.execute(
        "UPDATE promise SET broken_on = ?, broken_why = ? WHERE proposal_id = ? AND kept_on IS NULL AND broken_on IS NULL",
        (on.isoformat(), why, row["id"]),
    )


def proposer_name(desk: Desk, row: Row) -> str:
    """Who handed a proposal in, by name, confidential or not."""
    return str(desk.file.rows("SELECT name FROM proposer_line WHERE id = ?", (row["id"],))[0]["name"])


def co_signers(desk: Desk, row: Row) -> tuple[names.Named, ...]:
    """Who signed this very paper beside the lead, in the order of signing."""
    sql = "SELECT d.id, d.name FROM co_signer c JOIN deputy d ON d.id = c.deputy_id WHERE c.proposal_id = ? ORDER BY c.position"
    return tuple(names.Named(one["id"], one["name"]) for one in desk.file.rows(sql, (row["id"],)))


def signatories(desk: Desk, proposal_id: int) -> list[names.Named]:
    """Who must get the reply: the lead, the co-signers, and those whose proposals were merged into this one."""
    rows = desk.file.rows(_SIGNATORIES, {"id": proposal_id})
    return list(dict.fromkeys(names.Named(one["id"], one["name"]) for one in rows))


_SIGNATORIES = """SELECT d.id, d.name FROM (
        SELECT p.id AS proposal_id, coalesce(p.lead_id, g.leader_id) AS deputy_id, 0 AS position
        FROM proposal p LEFT JOIN deputy_group g ON g.id = p.group_id WHERE p.id = :id OR p.merged_into_id = :id
        UNION ALL
        SELECT c.proposal_id, c.deputy_id, c.position
        FROM co_signer c JOIN proposal p ON p.id = c.proposal_id WHERE p.id = :id OR p.merged_into_id = :id
    ) s JOIN deputy d ON d.id = s.deputy_id ORDER BY s.proposal_id <> :id, s.proposal_id, s.position"""


def as_objects(desk: Desk, rows: list[Row]) -> Any:
    """The object of one proposal, or the array of several."""
    objects = [as_object(desk, row["id"]) for row in rows]
    return objects[0] if len(objects) == 1 else objects
