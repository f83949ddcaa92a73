"""What moves clocks when an entry is corrected: the day of hand-in, the session and number, complex or not, a day by hand."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.store.file import Row
from renda_cli.work import deadlines, names
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import numbering
from renda_cli.work.proposal.acts import (
    answer_clock,
    event_day,
    first_assigned,
    last_feedback,
    owing,
)
from renda_cli.work.proposal.assigning import closing_day
from renda_cli.work.proposal.entry import open_intake_clocks


def put(desk: Desk, row: Row, **columns: Any) -> list[str]:
    """Writes columns of a proposal, into its row as well; there is nothing to tell of it."""
    desk.file.update("proposal", row["id"], **columns)
    row.update(columns)
    return []


_FIRST_DECISION = """SELECT min(day) FROM (SELECT held_on AS day FROM proposal_event WHERE proposal_id = :id
    UNION ALL SELECT decided_on FROM supervision WHERE proposal_id = :id UNION ALL SELECT visited_on FROM visit WHERE proposal_id = :id)"""


def another_day(desk: Desk, row: Row, on: str) -> list[str]:
    """Another day of hand-in; the clocks that count from it are derived again."""
    submitted_on, first = desk.day(on), first_assigned(desk, row)
    if first and submitted_on.isoformat() > first:
        raise InputError(f"{names.full(row)} 在 {first} 已交办，提出日期不能晚于它", "请核对 --on")
    ((decided,),) = desk.file.tuples(_FIRST_DECISION, {"id": row["id"]})
    if decided and decided < submitted_on.isoformat():
        raise InputError(f"{names.full(row)} 在 {decided} 已有决定、督办或记事，提出日期不能晚于它", "请核对 --on")
    put(desk, row, submitted_on=submitted_on.isoformat())
    moves = deadlines.derive_anew(
        desk, "提出日期改正", {"submitted": submitted_on}, met_too=True, proposal_id=row["id"]
    )
    return deadlines.sentences(moves)


def another_place(desk: Desk, row: Row, session: str | None, between: bool, no: str | None) -> list[str]:
    """Another number, or another series with a number of its own; what counts from the close of a session moves with it."""
    sitting: Row | None = {"id": row["session_id"], "number": row["session"]} if row["session_id"] else None
    was_between = bool(row["between_sessions"])
    is_between = was_between
    if session is not None or between:
        sitting, is_between = numbering.place(desk, session, between, date.fromisoformat(row["submitted_on"]))
    moved = ((sitting["id"] if sitting else None), is_between) != (row["session_id"], was_between)
    if moved or (no is not None and words.number(no) != row["no"]):
        row["no"] = numbering.free_number(desk.file, sitting, no, is_between)
    put(desk, row, no=row["no"], session_id=sitting["id"] if sitting else None, between_sessions=is_between)
    if not moved:
        return []
    row["session"] = sitting["number"] if sitting else None
    if row["status"] == "submitted" and first_assigned(desk, row) is None:
        return _intake_anew(desk, row, is_between)
    closed: dict[str, date | None] = {"closed": closing_day(desk, row).get("closed")}
    moves = deadlines.derive_anew(desk, "届次改正", closed, met_too=True, proposal_id=row["id"])
    return [f"编号：{names.full(row)}", *deadlines.sentences(moves)]


def _intake_anew(desk: Desk, row: Row, between: bool) -> list[str]:
    """The clocks before the assignment, in session none, between sessions those of the rulebook; a notice given stays given."""
    for kind in ("assign", "notice"):
        deadlines.cancel(desk.file, kind, desk.today, "届次改正", proposal_id=row["id"])
    lines = open_intake_clocks(desk, row["id"], between, date.fromisoformat(row["submitted_on"]))
    if accepted := event_day(desk, row, "accepted"):
        deadlines.meet(desk.file, "notice", date.fromisoformat(accepted), proposal_id=row["id"])
    return lines


def hard_or_plain(desk: Desk, row: Row, hard: bool) -> list[str]:
    """Hard or plain after all: the first round's reply runs against the other rule."""
    put(desk, row, complex=hard)
    clocks = desk.file.rows(
        "SELECT id FROM deadline WHERE proposal_id = ? AND kind = 'reply' AND cancelled_on IS NULL", (row["id"],)
    )
    _, key = answer_clock(1, complex_=hard)
    moves = [
        move
        for clock in clocks
        for move in deadlines.derive_anew(desk, "复杂件改正", met_too=True, rule_key=key, id=clock["id"])
    ]
    return deadlines.sentences(moves)


def open_by_hand(desk: Desk, row: Row, until: date) -> list[str]:
    """Opens, on a day by hand, the clock of every unit that owes a reply and has none. Raises InputError when all have."""
    kind, key = answer_clock(row["round"], complex_=bool(row["complex"]))
    without = [
        one
        for one in owing(desk, row)
        if desk.file.row(
            "SELECT 1 FROM deadline WHERE assignment_id = ? AND kind = ? AND round = ? AND cancelled_on IS NULL",
            (one["id"], kind, row["round"]),
        )
        is None
    ]
    if not without:
        raise InputError(
            f"{names.full(row)} 没有缺答复期限的单位", "规则已定的期限请用 extend 延期，或用 --act 交办 改正日期"
        )
    said: dict[str, None] = {}
    feedback_on = last_feedback(desk, row)
    for one in without:
        days = {"assigned": date.fromisoformat(one["assigned_on"])}
        if feedback_on:
            days = {"feedback": date.fromisoformat(feedback_on)}
        clock = deadlines.open_clock(
            desk, kind, key, days, proposal=row, assignment_id=one["id"], round_number=row["round"], until=until
        )
        said[clock.sentence()] = None
    return list(said)
