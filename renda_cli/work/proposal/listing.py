"""Proposals in a list, by every filter."""

import json
from collections.abc import Callable
from typing import Any

from renda_cli.rules import days, words
from renda_cli.rules.vocabulary import PROPOSAL_STATES, SUPERVISION_LEVELS
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
    group: str | None = None,
    session: str | None = None,
    year: str | None = None,
    level: str | None = None,
    between: bool = False,
    overdue: bool = False,
    excellent: bool = False,
) -> Listing:
    """Proposals that fit every filter, in the order of their sessions and entry (fields LIST_FIELDS). Raises InputError."""
    today = desk.today.isoformat()
    filters: tuple[tuple[Any, str, Callable[[], tuple[Any, ...]]], ...] = (
        (
            status,
            "l.status IN (SELECT value FROM json_each(?))",
            lambda: (json.dumps(words.states(status or [], PROPOSAL_STATES)),),
        ),
        (
            unit,
            "l.id IN (SELECT proposal_id FROM handler WHERE answers_id = ?)",
            lambda: (names.unit(desk, unit or "").id,),
        ),
        (topic, "l.topic = ?", lambda: ((topic or "").strip(),)),
        (deputy, _SIGNED_BY, lambda: (names.deputy(desk, deputy or "").id,)),
        (group, _OF_GROUP, lambda: (names.group(desk, group or "").id,)),
        (session, "l.session_id = ?", lambda: (names.session(desk, session or "")["id"],)),
        (year, "l.year BETWEEN ? AND ?", lambda: days.years(year or "")),
        (level, "l.id IN (SELECT proposal_id FROM supervision WHERE level = ?)", lambda: (_level(level or ""),)),
        (between or None, "l.between_sessions", tuple),
        (excellent or None, "l.excellent", tuple),
        (overdue or None, "l.id IN (SELECT proposal_id FROM open_deadline WHERE due_on < ?)", lambda: (today,)),
    )
    conditions = [(sql, values()) for given, sql, values in filters if given is not None]
    where = " AND ".join(condition for condition, _ in conditions) or "1"
    columns = ", ".join(f"l.{field}" for field in LIST_FIELDS)
    rows = desk.file.tuples(
        f"SELECT {columns} FROM proposal_line l WHERE {where} ORDER BY l.session_id, l.id",
        [value for _, values in conditions for value in values],
    )
    by_name = deputy is not None or group is not None
    some = by_name and desk.file.row("SELECT 1 FROM proposal WHERE confidential") is not None
    notes = ("要求保密的件不按提出者列出",) if some else ()
    return Listing(LIST_FIELDS, rows, notes)


_SIGNED_BY = (
    "l.lead <> '（保密）' AND ? IN (SELECT l.lead_id UNION SELECT deputy_id FROM co_signer WHERE proposal_id = l.id)"
)
_OF_GROUP = (
    "l.lead <> '（保密）' AND ? IN (SELECT l.group_id UNION SELECT group_id FROM seat WHERE deputy_id = l.lead_id)"
)


def _level(text: str) -> str:
    return words.among(text, SUPERVISION_LEVELS, "--level")
