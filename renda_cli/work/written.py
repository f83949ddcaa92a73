"""Rows of the log in the words of the office: which record, which values, ids as the names that they stand for."""

from collections.abc import Iterable
from typing import Any

from renda_cli.store.undoing import RowChange, Values
from renda_cli.work import masking, names
from renda_cli.work.desk import Desk

_SEAT = "(SELECT t.id, d.name || ' ' || t.level AS name FROM seat t JOIN deputy d ON d.id = t.deputy_id)"
_PROJECT = "year || '-' || no || ' ' || title"
# Where a reference leads, and what its row is called.
_REFERENCES = {
    "deputy_id": ("deputy", "name"), "lead_id": ("deputy", "name"), "leader_id": ("deputy", "name"), "unit_id": ("unit", "name"),
    "group_id": ("deputy_group", "name"), "parent_id": ("deputy_group", "name"), "session_id": ("session", "number"),
    "other_id": ("deputy", "name"), "activity_id": ("activity", "title"), "deed_id": ("deed", "what"), "pledge_id": ("pledge", "what"),
    "election_id": ("election", "district"), "candidate_id": ("candidate", "name"), "sitting_id": ("sitting", "held_on"),
    "seat_id": (_SEAT, "name"), "replaces_id": (_SEAT, "name"), "station_id": ("station", "name"), "reception_id": ("reception", "held_on"),
    "reception_day_id": ("reception_day", "planned_on"), "day_id": ("reception_day", "planned_on"), "for_id": ("deputy", "name"),
    "opinion_id": ("opinion", "'#' || id"), "posting_id": ("posting", "month"),
    "review_id": ("review", "title"), "subject_id": ("review_subject", "name"), "finding_id": ("finding", "'#' || id"),
    "question_id": ("review_question", "'#' || id"), "step_id": ("review_step", "step"), "ballot_id": ("ballot", "held_on"),
    "project_id": ("project", _PROJECT), "carried_from_id": ("project", _PROJECT), "item_id": ("agenda_item", "title"),
    "task_id": ("agenda_task", "'#' || id"),
    "station.parent_id": ("station", "name"),
}  # fmt: skip
_PROPOSERS = frozenset({"lead_id", "group_id", "deputy_id"})  # kept back for a confidential proposal
_CALLED_BY = ("title", "name", "what", "number", "key", "ref", "day")
_OF_PROPOSAL = {
    "assignment_id": "SELECT proposal_id FROM assignment WHERE id = ?",
    "deadline_id": "SELECT proposal_id FROM deadline WHERE id = ?",
    "reply_id": "SELECT a.proposal_id FROM reply r JOIN assignment a ON a.id = r.assignment_id WHERE r.id = ?",
}


def described(desk: Desk, touched: Iterable[RowChange], *, private: bool = False) -> list[dict[str, Any]]:
    """Rows of the log as objects: table, key, record (what it is called), action, old and new values.

    Of an update only what changed; phones and households are masked, and who handed in a confidential proposal is kept back, unless
    `private`.
    """
    return [_described(desk, one, private) for one in touched]


def _described(desk: Desk, one: RowChange, private: bool) -> dict[str, Any]:
    values = one.after or one.before or {}
    of_whom = [] if private else _voters(desk, one)
    proposal_id = _proposal_id(desk, one, values)
    proposal = _proposal(desk, one, proposal_id)
    secret = not private and proposal_id is not None and _is_confidential(desk, proposal_id, one)
    before, after = one.before, one.after
    if before is not None and after is not None:
        changed = [name for name in after if before.get(name) != after[name]]
        before, after = ({name: side.get(name) for name in changed} for side in (before, after))
    old, new = (_told(desk, one.table, side, secret, private, of_whom) for side in (before, after))
    called = _called(one, values if private else _kept_back(one.table, values, of_whom), proposal)
    return {
        "table": one.table, "key": one.key, "record": called, "action": one.action, "old": old, "new": new,
    }  # fmt: skip


def _proposal_id(desk: Desk, one: RowChange, values: Values) -> int | None:
    """The id of the proposal that a row is, or belongs to; 0 when that can no longer be followed."""
    if one.table == "proposal":
        return int(one.key)
    if values.get("proposal_id") is not None:
        return int(values["proposal_id"])
    for column, sql in _OF_PROPOSAL.items():
        if values.get(column) is not None:
            found = desk.file.row(sql, (values[column],))
            return found["proposal_id"] if found else 0
    return None


def _proposal(desk: Desk, one: RowChange, proposal_id: int | None) -> Values | None:
    """The proposal, as it was for one that is itself the row, else as it is now, if it is still there."""
    if one.table == "proposal":
        values = one.after or one.before or {}
        session = desk.file.row("SELECT number FROM session WHERE id IS ?", (values["session_id"],))
        return {**values, "session": session["number"] if session else None}
    there = desk.file.row("SELECT 1 FROM proposal WHERE id = ?", (proposal_id,))
    return names.proposal_of_id(desk, proposal_id) if proposal_id and there else None


def _is_confidential(desk: Desk, proposal_id: int, one: RowChange) -> bool:
    """Whether its proposers are kept back: it is confidential now, was so here, or is gone and cannot be asked."""
    if any(side and side.get("confidential") for side in (one.before, one.after)):
        return True
    now = desk.file.row("SELECT confidential FROM proposal WHERE id = ?", (proposal_id,))
    return bool(now["confidential"]) if now else one.table != "proposal"


def _called(one: RowChange, values: Values, proposal: Values | None) -> str:
    """What the record is called: a proposal's number, a name, else its key."""
    name = next((str(values[column]) for column in _CALLED_BY if values.get(column)), "")
    if proposal:
        return " ".join(filter(None, (names.full(proposal), name)))
    return name or f"#{one.key}"


def _voters(desk: Desk, one: RowChange) -> list[masking.Whom]:
    """Of whom a row that tells of an opinion or question may speak: the voter before and after this, and the one whom it has now."""
    if one.table not in masking.SPOKEN:
        return []
    if one.table == "review_question":
        return [(side.get("asker"), None) for side in (one.before, one.after) if side]
    sides = [(side.get("voter"), side.get("phone")) for side in (one.before, one.after) if side]
    opinion_id = one.key if one.table == "opinion" else ((one.after or one.before) or {})["opinion_id"]
    now = desk.file.tuples("SELECT voter, phone FROM opinion WHERE id = ?", (opinion_id,))
    return list(dict.fromkeys([*sides, *now]))


def _kept_back(table: str, values: Values, of_whom: list[masking.Whom]) -> Values:
    """Values with what is a private person's masked."""
    for whom in of_whom or [masking.NOBODY]:
        values = {name: masking.of_record(table, name, value, whom) for name, value in values.items()}
    return values


def _told(
    desk: Desk, table: str, values: Values | None, secret: bool, private: bool, of_whom: list[masking.Whom]
) -> Values | None:
    if values is None:
        return None
    shown = values if private else _kept_back(table, values, of_whom)
    return {
        name: None if value is None else _value(desk, table, name, value, secret, private)
        for name, value in shown.items()
        if name not in ("id", "pinyin", "initials", "stroke_order")
    }


def _value(desk: Desk, table: str, name: str, value: Any, secret: bool, private: bool) -> Any:
    if name == "phone" and not private:
        return masking.phone(value)
    if secret and name in _PROPOSERS:
        return masking.CONFIDENTIAL
    reference = _REFERENCES.get(f"{table}.{name}") or _REFERENCES.get(name)
    if reference:
        where, column = reference
        found = desk.file.row(f"SELECT {column} AS name FROM {where} WHERE id = ?", (value,))
        return found["name"] if found else f"#{value}"
    return value
