"""Proposals read: the list, one whole with its timeline, and how its deadlines came about."""

import json
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days
from renda_cli.rules.vocabulary import DEADLINE_KINDS, PROPOSAL_STATES, ROLES
from renda_cli.store.file import File
from renda_cli.work import names
from renda_cli.work.desk import Desk, Listing

LIST_FIELDS = ("session", "no", "kind", "title", "topic", "lead", "units", "status", "submitted_on", "due_on")


def list_(
    desk: Desk,
    *,
    status: list[str] | None = None,
    unit: str | None = None,
    topic: str | None = None,
    deputy: str | None = None,
    session: str | None = None,
    year: str | None = None,
    between: bool = False,
    overdue: bool = False,
) -> Listing:
    """Proposals that fit every filter, in the order of their sessions and entry (fields LIST_FIELDS)."""
    conditions: list[tuple[str, Any]] = []
    if status:
        conditions.append(("l.status IN (SELECT value FROM json_each(?))", json.dumps(_states(status))))
    if unit is not None:
        conditions.append(("l.id IN (SELECT proposal_id FROM assignment WHERE unit_id = ?)", names.unit(desk, unit).id))
    if topic is not None:
        conditions.append(("l.topic = ?", topic.strip()))
    if deputy is not None:
        conditions.append(
            (
                "? IN (SELECT l.lead_id UNION SELECT deputy_id FROM co_signer WHERE proposal_id = l.id)",
                names.deputy(desk, deputy).id,
            )
        )
    if session is not None:
        conditions.append(("l.session_id = ?", names.session(desk, session)["id"]))
    if year is not None:
        conditions.append(("l.year = ?", days.year(year)))
    if between:
        conditions.append(("l.between_sessions = ?", 1))
    if overdue:
        conditions.append(("l.id IN (SELECT proposal_id FROM open_deadline WHERE due_on < ?)", desk.today.isoformat()))
    where = " AND ".join(condition for condition, _ in conditions) or "1"
    columns = ", ".join(f"l.{field}" for field in LIST_FIELDS)
    rows = desk.file.tuples(
        f"SELECT {columns} FROM proposal_line l WHERE {where} ORDER BY l.session_id, l.id",
        [value for _, value in conditions],
    )
    return Listing(LIST_FIELDS, rows)


def _states(texts: list[str]) -> list[str]:
    by_word = {word: state for state, word in PROPOSAL_STATES.items()}
    found = []
    for text in (part.strip() for value in texts for part in value.replace("，", ",").replace("、", ",").split(",")):
        state = by_word.get(text, text)
        if state not in PROPOSAL_STATES:
            raise InputError(f"没有“{text}”这种状态", f"可选：{'、'.join(PROPOSAL_STATES.values())}")
        found.append(state)
    return found


def show(desk: Desk, number: str) -> dict[str, Any]:
    """One proposal whole, as an object; see `as_object`."""
    return as_object(desk, names.proposal(desk, number)["id"])


def as_object(desk: Desk, proposal_id: int) -> dict[str, Any]:
    """The object of `proposal show`: the entry, assignments, contacts, feedback, promises, deadlines, timeline."""
    file = desk.file
    row = file.row("SELECT * FROM proposal_line WHERE id = ?", (proposal_id,))
    assert row is not None
    found: dict[str, Any] = {
        "no": row["no"],
        "kind": row["kind"],
        "title": row["title"],
        "topic": row["topic"],
        "session": row["session"],
        "between": bool(row["between_sessions"]),
        "submitted_on": row["submitted_on"],
        "lead": row["lead"],
        "co_signers": [one["name"] for one in _co_signers(file, proposal_id)],
        "status": row["status"],
        "round": row["round"],
        "complex": bool(row["complex"]),
        "assignments": _assignments(file, proposal_id),
        "replies": _plain(file, _REPLIES, proposal_id),
        "contacts": _plain(file, _CONTACTS, proposal_id),
        "feedback": _plain(file, _FEEDBACK, proposal_id),
        "promises": _plain(file, _PROMISES, proposal_id),
        "deadlines": _deadlines(desk, proposal_id),
    }
    found["timeline"] = _timeline(found, row["closed_on"])
    return found


_REPLIES = """SELECT r.round, u.name AS unit, r.replied_on AS "on", r.result_class AS class, r.ref, r.signer, r.file
    FROM reply r JOIN assignment a ON a.id = r.assignment_id JOIN unit u ON u.id = a.unit_id
    WHERE a.proposal_id = ? ORDER BY r.round, r.replied_on, r.id"""
_CONTACTS = """SELECT c.stage, c.how, c.held_on AS "on", u.name AS unit, c.note
    FROM contact c LEFT JOIN unit u ON u.id = c.unit_id WHERE c.proposal_id = ? ORDER BY c.held_on, c.id"""
_FEEDBACK = """SELECT f.round, d.name AS deputy, f.process, f.result, f.given_on AS "on", f.note
    FROM feedback f JOIN deputy d ON d.id = f.deputy_id WHERE f.proposal_id = ? ORDER BY f.round"""
_PROMISES = """SELECT what, unit, made_on, until_on AS until, kept_on FROM promise_line WHERE proposal_id = ? ORDER BY until_on, id"""


def _plain(file: File, sql: str, proposal_id: int) -> list[dict[str, Any]]:
    return [dict(row) for row in file.rows(sql, (proposal_id,))]


def _co_signers(file: File, proposal_id: int) -> list[Any]:
    return file.rows(
        "SELECT d.name FROM co_signer c JOIN deputy d ON d.id = c.deputy_id WHERE c.proposal_id = ? ORDER BY c.position",
        (proposal_id,),
    )


def _assignments(file: File, proposal_id: int) -> list[dict[str, Any]]:
    """Each unit with the clock of the round it is in: the last reply or re-handling clock, for a co-handler its opinion's."""
    rows = file.rows(
        """SELECT u.name AS unit, a.role, a.assigned_on, a.received_on, t.due_on, t.latest_on,
               coalesce(r.replied_on, a.opinion_on) AS replied_on, r.result_class AS class, coalesce(r.ref, a.opinion_ref) AS ref
           FROM assignment a JOIN unit u ON u.id = a.unit_id
           LEFT JOIN last_reply l ON l.proposal_id = a.proposal_id AND l.unit_id = a.unit_id
           LEFT JOIN reply r ON r.assignment_id = a.id AND r.round = l.round AND NOT a.owes_reply
           LEFT JOIN deadline t ON t.id = (SELECT max(id) FROM deadline
               WHERE assignment_id = a.id AND kind IN ('reply', 'rehandle', 'co_opinion'))
           WHERE a.proposal_id = ? ORDER BY a.id""",
        (proposal_id,),
    )
    return [dict(row) for row in rows]


def _deadlines(desk: Desk, proposal_id: int) -> list[dict[str, Any]]:
    """Every clock with its derivation; `state` is open, met, cancelled, waiting, or lapsed (a right that was not used)."""
    rows = desk.file.rows(
        """SELECT t.*, u.name AS unit, m.what FROM deadline t
           LEFT JOIN assignment a ON a.id = t.assignment_id LEFT JOIN promise m ON m.id = t.promise_id
           LEFT JOIN unit u ON u.id = coalesce(a.unit_id, m.unit_id) WHERE t.proposal_id = ? ORDER BY t.id""",
        (proposal_id,),
    )
    return [
        {
            "kind": row["kind"], "round": row["round"], "unit": row["unit"], "what": row["what"], "start": row["start"],
            "start_on": row["start_on"], "due_on": row["due_on"], "latest_on": row["latest_on"],
            "provisional": bool(row["provisional"]), "state": _state(row, desk.today.isoformat()), "met_on": row["met_on"],
            "cancelled_on": row["cancelled_on"], "cancelled_why": row["cancelled_why"], "steps": json.loads(row["steps"]),
            "moves": [dict(move) for move in desk.file.rows(
                "SELECT moved_on, from_due_on, to_due_on, why FROM deadline_move WHERE deadline_id = ? ORDER BY id", (row["id"],))],
        }
        for row in rows
    ]  # fmt: skip


def _state(row: Any, today: str) -> str:
    if row["met_on"]:
        return "met"
    if row["cancelled_on"]:
        return "cancelled"
    if row["due_on"] is None:
        return "waiting"
    if row["kind"] == "return" and row["due_on"] < today:
        return "lapsed"
    return "open" if row["due_on"] >= today or row["kind"] == "return" else "late"


_ORDER = (
    "submitted",
    "assigned",
    "received",
    "contact",
    "opinion",
    "reply",
    "feedback",
    "promise",
    "keep",
    "moved",
    "closed",
)


def _timeline(found: dict[str, Any], closed_on: str | None) -> list[dict[str, str]]:
    """Everything that happened, by day; on one day in the order in which a round goes, each act after the one it answers."""
    signed = f"，附议 {'、'.join(found['co_signers'])}" if found["co_signers"] else ""
    events = [(found["submitted_on"], 1, "submitted", f"{found['lead']}{signed}")]
    for one in found["assignments"]:
        events += _assignment_events(one)
    events += [(one["on"], 1, "contact", f"{one['stage']}{one['how']}{_of_unit(one)}") for one in found["contacts"]]
    for one in found["replies"]:
        again = f"（第 {one['round']} 轮）" if one["round"] > 1 else ""
        events.append((one["on"], one["round"], "reply", f"{one['unit']}，{one['class']} 类，{one['ref']}{again}"))
    for one in found["feedback"]:
        said = f"{one['deputy']}：过程{one['process']}，结果{one['result']}"
        events.append((one["on"], one["round"], "feedback", said + (f"（{one['note']}）" if one["note"] else "")))
    last = found["round"]
    for one in found["promises"]:
        events.append((one["made_on"], last, "promise", f"{one['what']}，{one['until']} 以前{_of_unit(one)}"))
        events += [(one["kept_on"], last, "keep", str(one["what"]))] if one["kept_on"] else []
    events += [event for one in found["deadlines"] for event in _move_events(one)]
    events += [(closed_on, last, "closed", "")] if closed_on else []
    events.sort(key=lambda event: (event[0], event[1], _ORDER.index(event[2])))
    return [{"on": on, "event": event, "text": text} for on, _, event, text in events]


def _assignment_events(one: dict[str, Any]) -> list[tuple[str, int, str, str]]:
    events = [(one["assigned_on"], 1, "assigned", f"{one['unit']}（{ROLES[one['role']]}）")]
    if one["received_on"] != one["assigned_on"]:
        events.append((one["received_on"], 1, "received", str(one["unit"])))
    if one["role"] == "co" and one["replied_on"]:
        events.append((one["replied_on"], 1, "opinion", "，".join(text for text in (one["unit"], one["ref"]) if text)))
    return events


def _move_events(one: dict[str, Any]) -> list[tuple[str, int, str, str]]:
    what = f"{DEADLINE_KINDS[one['kind']]}期限"
    return [
        (
            move["moved_on"],
            one["round"],
            "moved",
            f"{what}由 {move['from_due_on'] or '未定'} 改为 {move['to_due_on'] or '未定'}（{move['why']}）",
        )
        for move in one["moves"]
    ]


def _of_unit(one: dict[str, Any]) -> str:
    return f"（{one['unit']}）" if one["unit"] else ""


def explain(desk: Desk, number: str) -> dict[str, Any]:
    """How each of a proposal's deadlines came about, line by line."""
    row = names.proposal(desk, number)
    return {
        "no": row["no"],
        "session": row["session"],
        "title": row["title"],
        "deadlines": _deadlines(desk, row["id"]),
    }
