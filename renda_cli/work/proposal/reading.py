"""One proposal read: whole, with its timeline, and how its deadlines came about."""

import json
from typing import Any

from renda_cli.rules.proposal_states import promise_state
from renda_cli.store.file import File
from renda_cli.work import masking, names
from renda_cli.work.desk import Desk
from renda_cli.work.proposal.timeline import timeline
from renda_cli.work.review.project_sources import projects_from


def show(desk: Desk, number: str) -> dict[str, Any]:
    """One proposal whole, as an object; see `as_object`."""
    return as_object(desk, names.proposal(desk, number)["id"])


def as_object(desk: Desk, proposal_id: int) -> dict[str, Any]:
    """The object of `proposal show`: the entry, units, contacts, replies, feedback, promises, supervision, deadlines, timeline."""
    file = desk.file
    (row,) = file.rows(_ENTRY, (proposal_id,))
    found: dict[str, Any] = {
        "no": row["no"], "kind": row["kind"], "submitted_kind": row["submitted_kind"], "title": row["title"], "topic": row["topic"],
        "session": row["session"], "between": bool(row["between_sessions"]), "submitted_on": row["submitted_on"],
        "proposer": row["proposer"], "lead": row["handed_in_by"],
        "co_signers": [one["name"] for one in _plain(file, _CO_SIGNERS, proposal_id)],
        "confidential": bool(row["confidential"]), "body": row["body"], "scan": row["scan"],
        "status": row["status"], "round": row["round"], "complex": bool(row["complex"]),
        "merged_into": row["merged_into"], "merged": [one["full"] for one in _plain(file, _MERGED, proposal_id)],
        "excellent": bool(row["excellent"]), "published": row["published"],
        "assignments": _assignments(file, proposal_id),
        "former_assignments": _plain(file, _FORMER, proposal_id),
        "opinions": _plain(file, _OPINIONS, proposal_id),
        "contacts": _plain(file, _CONTACTS, proposal_id),
        "replies": [{**one, "sent_to": json.loads(one["sent_to"])} for one in _plain(file, _REPLIES, proposal_id)],
        "extensions": _plain(file, _EXTENSIONS, proposal_id),
        "urges": _plain(file, _URGES, proposal_id),
        "feedback": _plain(file, _FEEDBACK, proposal_id),
        "promises": _promises(desk, proposal_id),
        "supervision": next(iter(_with_lists(file, _SUPERVISION, proposal_id, "leaders")), None),
        "visits": _with_lists(file, _VISITS, proposal_id, "participants"),
        "voter_opinions": _voter_opinions(file, proposal_id),
        "projects": projects_from(file, "proposal", proposal_id),
        "deadlines": _deadlines(desk, proposal_id),
    }  # fmt: skip
    found["timeline"] = timeline(
        found,
        _plain(file, _HANDED_OVER, proposal_id),
        _plain(file, _EVENTS, proposal_id),
        _plain(file, _SENT, proposal_id),
        _plain(file, _CORRECTIONS, proposal_id),
        row["closed_on"],
    )
    return found


_ENTRY = """SELECT l.*, p.proposer, p.confidential, p.body, p.scan, p.published, w.name AS handed_in_by,
        (SELECT coalesce(s.number || '/', '') || m.no FROM proposal m LEFT JOIN session s ON s.id = m.session_id
          WHERE m.id = p.merged_into_id) AS merged_into
    FROM proposal p JOIN proposal_line l ON l.id = p.id JOIN proposer_line w ON w.id = p.id WHERE p.id = ?"""
_CO_SIGNERS = (
    "SELECT d.name FROM co_signer c JOIN deputy d ON d.id = c.deputy_id WHERE c.proposal_id = ? ORDER BY c.position"
)
_MERGED = """SELECT coalesce(s.number || '/', '') || p.no AS "full" FROM proposal p LEFT JOIN session s ON s.id = p.session_id
    WHERE p.merged_into_id = ? ORDER BY p.id"""
_FORMER = """SELECT u.name AS unit, a.role, a.assigned_on, a.received_on, a.signed_on, a.ended_on, a.ended_why
    FROM assignment a JOIN unit u ON u.id = a.unit_id WHERE a.proposal_id = ? AND a.ended_on IS NOT NULL ORDER BY a.id"""
# Under the name on the papers, whoever answers for the unit now.
_HANDED_OVER = """SELECT u.name AS unit, a.role, a.assigned_on, a.received_on, a.signed_on, a.ended_on, a.ended_why
    FROM assignment a JOIN unit u ON u.id = a.unit_id WHERE a.proposal_id = ? ORDER BY a.ended_on IS NOT NULL, a.id"""
_OPINIONS = """SELECT u.name AS unit, o.given_on AS "on", o.ref, o.asked_again_on, o.asked_why
    FROM co_opinion o JOIN assignment a ON a.id = o.assignment_id JOIN unit u ON u.id = a.unit_id WHERE a.proposal_id = ? ORDER BY o.id"""
_REPLIES = """SELECT r.round, iif(r.replied_on >= u.merged_on, v.name, u.name) AS unit, r.replied_on AS "on", r.result_class AS class, r.ref, r.signer, r.file,
        (SELECT json_group_array(name) FROM (SELECT d.name FROM reply_copy c JOIN deputy d ON d.id = c.deputy_id
          WHERE c.reply_id = r.id ORDER BY c.rowid)) AS sent_to
    FROM reply r JOIN assignment a ON a.id = r.assignment_id JOIN unit u ON u.id = a.unit_id
    LEFT JOIN unit v ON v.id = u.merged_into_id WHERE a.proposal_id = ? ORDER BY r.round, r.replied_on, r.id"""
_CONTACTS = """SELECT c.stage, c.how, c.held_on AS "on", u.name AS unit, c.note
    FROM contact c LEFT JOIN unit u ON u.id = c.unit_id WHERE c.proposal_id = ? ORDER BY c.held_on, c.id"""
_EXTENSIONS = """SELECT u.name AS unit, e.agreed_on AS "on", e.from_due_on, e.until_on AS until, e.reason, e.approved_by, e.paper
    FROM extension e JOIN deadline t ON t.id = e.deadline_id LEFT JOIN assignment a ON a.id = t.assignment_id
    LEFT JOIN unit u ON u.id = a.unit_id WHERE t.proposal_id = ? ORDER BY e.id"""
_URGES = """SELECT g.urged_on AS "on", g.about, g.how, u.name AS unit, g.note
    FROM urge g LEFT JOIN unit u ON u.id = g.unit_id WHERE g.proposal_id = ? ORDER BY g.urged_on, g.id"""
_FEEDBACK = """SELECT f.round, coalesce(d.name, w.name) AS deputy, f.process, f.result, f.given_on AS "on", f.note
    FROM feedback f LEFT JOIN deputy d ON d.id = f.deputy_id JOIN proposer_line w ON w.id = f.proposal_id
    WHERE f.proposal_id = ? ORDER BY f.round"""
_PROMISES = """SELECT what, unit, made_on, until_on AS until, kept_on, broken_on, broken_why, slip_on, slip_result, note
    FROM promise_line WHERE proposal_id = ? ORDER BY until_on, id"""
_SUPERVISION = """SELECT level, leaders, decided_on AS "on", note FROM supervision WHERE proposal_id = ?"""
_VISITS = (
    """SELECT kind, visited_on AS "on", participants, result FROM visit WHERE proposal_id = ? ORDER BY visited_on, id"""
)
_EVENTS = """SELECT held_on AS "on", event, text, file FROM proposal_event WHERE proposal_id = ? ORDER BY id"""
_SENT = """SELECT c.sent_on AS "on", d.name FROM reply_copy c JOIN reply r ON r.id = c.reply_id JOIN assignment a ON a.id = r.assignment_id
    JOIN deputy d ON d.id = c.deputy_id WHERE a.proposal_id = ? AND c.sent_on <> r.replied_on ORDER BY c.sent_on, c.rowid"""
_CORRECTIONS = (
    """SELECT corrected_on AS "on", what, from_text, to_text FROM correction WHERE proposal_id = ? ORDER BY id"""
)

_VOTER_OPINIONS = """SELECT id, station, received_on AS "on", iif(confidential, NULL, text) AS text, voter, phone
    FROM opinion_line WHERE proposal_id = ? ORDER BY id"""


def _plain(file: File, sql: str, proposal_id: int) -> list[dict[str, Any]]:
    return [dict(row) for row in file.rows(sql, (proposal_id,))]


def _with_lists(file: File, sql: str, proposal_id: int, field: str) -> list[dict[str, Any]]:
    """Rows in which one column holds several names."""
    return [{**one, field: one[field].split("、") if one[field] else []} for one in _plain(file, sql, proposal_id)]


def _voter_opinions(file: File, proposal_id: int) -> list[dict[str, Any]]:
    """The opinions that it came from; never the voter, and no words said in confidence."""
    rows = _plain(file, _VOTER_OPINIONS, proposal_id)
    said = [
        masking.CONFIDENTIAL if one["text"] is None else masking.spoken(one["text"], one["voter"], one["phone"])
        for one in rows
    ]
    return [
        {**{name: one[name] for name in ("id", "station", "on")}, "text": text}
        for one, text in zip(rows, said, strict=True)
    ]


def _promises(desk: Desk, proposal_id: int) -> list[dict[str, Any]]:
    today = desk.today.isoformat()
    return [
        {**one, "state": promise_state(one["until"], one["kept_on"], one["broken_on"], today)}
        for one in _plain(desk.file, _PROMISES, proposal_id)
    ]


def _assignments(file: File, proposal_id: int) -> list[dict[str, Any]]:
    """Each unit that it lies with, and the clock of the round that it is in, if that has one; of a co-handler its opinion's.

    A unit that does not answer again is in the round of its last reply.
    """
    rows = file.rows(
        """SELECT a.name AS unit, a.role, a.assigned_on, a.received_on, a.signed_on, t.due_on, t.latest_on,
               coalesce(r.replied_on, o.given_on) AS replied_on, r.result_class AS class, coalesce(r.ref, o.ref) AS ref
           FROM handler a
           JOIN proposal p ON p.id = a.proposal_id
           LEFT JOIN last_reply l ON l.assignment_id = a.id
           LEFT JOIN reply r ON r.assignment_id = a.id AND r.round = l.round AND NOT a.owes_reply
           LEFT JOIN co_opinion o ON o.id = (SELECT max(id) FROM co_opinion WHERE assignment_id = a.id) AND o.asked_again_on IS NULL
           LEFT JOIN deadline t ON t.id = (SELECT id FROM deadline
               WHERE proposal_id = a.proposal_id AND assignment_id = a.id AND (kind = 'co_opinion'
                 OR (kind IN ('reply', 'rehandle') AND round = iif(a.owes_reply, p.round, coalesce(l.round, p.round))))
               ORDER BY cancelled_on IS NOT NULL, id DESC LIMIT 1)
           WHERE a.proposal_id = ? ORDER BY a.id""",
        (proposal_id,),
    )
    return [dict(row) for row in rows]


def _deadlines(desk: Desk, proposal_id: int) -> list[dict[str, Any]]:
    return clocks_of(desk, "proposal_id", proposal_id)


def clocks_of(desk: Desk, column: str, record_id: int) -> list[dict[str, Any]]:
    """Every clock of a record (`column` of deadline says of which kind) with its derivation.

    `state` is open, met, cancelled, waiting, or lapsed (a right that was not used).
    """
    rows = desk.file.rows(
        f"""SELECT t.*, u.name AS unit, m.what FROM deadline t
           LEFT JOIN assignment a ON a.id = t.assignment_id LEFT JOIN promise m ON m.id = t.promise_id
           LEFT JOIN unit u ON u.id = coalesce(a.unit_id, m.unit_id) WHERE t.{column} = ? ORDER BY t.id""",
        (record_id,),
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


def explain(desk: Desk, number: str) -> dict[str, Any]:
    """How each of a proposal's deadlines came about, line by line."""
    row = names.proposal(desk, number)
    return {
        "no": row["no"],
        "session": row["session"],
        "title": row["title"],
        "deadlines": _deadlines(desk, row["id"]),
    }
