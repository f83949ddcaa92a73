"""The file as it stood on a day: what is dated later is left out, states and days are what they were.

SQLite looks for a name in its temporary schema first. A temporary view of a table's own name, over the table itself, takes its
place for this connection alone, in the views of the schema as well once these are made anew beside it. Where nothing lies
after the day nothing is made. What a fact was corrected to holds for every day, and what carries no day of its own (that an
activity or a review was dropped, a task ended, the members of a group) is seen as it is now.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from renda_cli.store.statements import COLUMNS
from renda_cli.work.as_of_states import STATES
from renda_cli.work.desk import Desk
from renda_cli.work.proposal.feedback import unsatisfactory

# Rows that are there from a day on and never change after it: (table, its day).
_HAPPENED = {
    "proposal_event": "held_on", "contact": "held_on", "reply": "replied_on", "reply_copy": "sent_on", "urge": "urged_on",
    "feedback": "given_on", "extension": "agreed_on", "supervision": "decided_on", "visit": "visited_on", "article": "published_on",
    "deed": "done_on", "fund": "paid_on", "award": "given_on", "reception": "held_on", "opinion_reply": "replied_on",
    "opinion_feedback": "told_on", "station_rating": "rated_on", "station_paper": "handed_on", "group_paper": "handed_on",
    "review_event": "held_on", "ballot": "held_on", "project_progress": "reported_on", "project_change": "decided_on",
    "sitting": "held_on", "seat_event": "held_on", "score_talk": "held_on",
}  # fmt: skip


class _Table(NamedTuple):
    """A table whose rows change on later days: `columns` are those that were otherwise, `gone` says that a row was not there yet.

    A row (`t`) is another now where a day among `columns` lies later, it is gone, or `later` says so. `d` is the day.
    """

    gone: str
    columns: Mapping[str, str] = MappingProxyType({})
    later: str = ""

    @property
    def is_later(self) -> str:
        """The SQL of a row that was another on the day."""
        days = [f"t.{name} > d" for name in self.columns if name.endswith("_on") and name != "due_on"]
        return " OR ".join(filter(None, (self.gone, self.later, *days)))


def _until(day: str, **others: str) -> dict[str, str]:
    """A day that may lie ahead, and what there was instead of what came with it."""
    told = {name: f"iif(t.{day} > d, {value}, t.{name})" for name, value in others.items()}
    return {day: f"iif(t.{day} > d, NULL, t.{day})", **told}


def _lasting(first: str, last: str) -> _Table:
    return _Table(f"t.{first} > d", _until(last))


def _stated(name: str, gone: str, columns: dict[str, str], later: str = "") -> _Table:
    """A table with a state that was worked out."""
    found = {
        one: f"iif(t.id IN (SELECT id FROM seen_{name}), (SELECT {one} FROM seen_{name} WHERE id = t.id), t.{one})"
        for one in STATES[name].columns
    }
    return _Table(gone, {**columns, **found}, later)


_PUT_OFF = (
    "SELECT from_due_on FROM main.extension WHERE deadline_id = t.id AND agreed_on > d ORDER BY agreed_on, id LIMIT 1"
)
_NAME_THEN = "SELECT name FROM main.unit_former_name WHERE unit_id = t.id AND until_on > d ORDER BY until_on LIMIT 1"
_EVENT = "t.id IN (SELECT proposal_id FROM main.proposal_event WHERE held_on > d AND event {})"
_LAID_ASIDE, _NAMED = (_EVENT.format(f"= '{event}'") for event in ("off_agenda", "excellent"))
_PUBLISHED = "IN ('published', 'unpublished')"
_PUBLISHED_THEN = f"""(SELECT iif(event = 'published', 'yes', 'no') FROM main.proposal_event
    WHERE proposal_id = t.id AND held_on <= d AND event {_PUBLISHED} ORDER BY held_on DESC, id DESC LIMIT 1)"""
_FLAGGED = "(SELECT min(start_on) FROM main.deadline WHERE opinion_id = t.id AND rule_key IS NULL)"
_SEAT = "t.id IN (SELECT seat_id FROM main.seat_event WHERE held_on > d)"
_SEAT_THEN = """(SELECT event FROM main.seat_event WHERE seat_id = t.id AND held_on <= d ORDER BY held_on DESC, id DESC LIMIT 1)"""
_NO_PROPOSAL_YET = "t.proposal_id IN (SELECT id FROM main.proposal WHERE submitted_on > d)"
_CHANGING = {
    "proposal": _stated(
        "proposal", "t.submitted_on > d",
        {
            **_until("closed_on"),
            "kind": f"iif({_LAID_ASIDE}, t.submitted_kind, t.kind)",
            "excellent": f"iif({_NAMED}, 0, t.excellent)",
            "published": f"iif({_EVENT.format(_PUBLISHED)}, {_PUBLISHED_THEN}, t.published)",
            "merged_into_id": "iif(coalesce((SELECT status FROM seen_proposal WHERE id = t.id), 'merged') = 'merged', t.merged_into_id, NULL)",
        },
    ),
    "assignment": _Table(
        "t.assigned_on > d",
        {
            **_until("ended_on", ended_why="NULL"), **_until("signed_on"), "received_on": "iif(t.received_on > d, t.assigned_on, t.received_on)",
            "owes_reply": "iif(t.proposal_id IN (SELECT id FROM seen_proposal), t.id IN (SELECT id FROM seen_owing), t.owes_reply)",
        },
    ),
    # A day that moved because a fact was corrected holds for every day; one that was agreed on holds from then on.
    "deadline": _Table(
        "t.start_on > d", {**_until("met_on"), **_until("cancelled_on", cancelled_why="NULL"), "due_on": f"coalesce(({_PUT_OFF}), t.due_on)"},
        "t.id IN (SELECT deadline_id FROM main.extension WHERE agreed_on > d)",
    ),
    "promise": _Table(
        "t.made_on > d", {**_until("kept_on"), **_until("broken_on", broken_why="NULL"), **_until("slip_on", slip_result="NULL")}
    ),
    "pledge": _Table("t.made_on > d", {**_until("fulfilled_on", evidence="NULL"), **_until("broken_on", broken_why="NULL")}),
    "co_opinion": _Table("t.given_on > d", _until("asked_again_on", asked_why="NULL")),
    "unit": _Table(
        "0", {**_until("merged_on", merged_into_id="NULL"), "name": f"coalesce(({_NAME_THEN}), t.name)"},
        "t.id IN (SELECT unit_id FROM main.unit_former_name WHERE until_on > d)",
    ),
    # A proposal handed in before its session opens belongs to the session's year all the same.
    "session": _Table(
        "t.opened_on > d AND NOT EXISTS (SELECT 1 FROM main.proposal WHERE session_id = t.id AND submitted_on <= d)", _until("closed_on")
    ),
    "seat": _Table(
        "t.from_on > d",
        {**_until("to_on"), "status": f"iif({_SEAT} OR t.to_on > d, iif({_SEAT_THEN} = 'suspended', 'suspended', 'in_office'), t.status)"},
        _SEAT,
    ),
    "household": _lasting("from_on", "to_on"),
    "affair": _lasting("held_on", "ended_on"),
    "station": _lasting("opened_on", "closed_on"),
    "station_deputy": _lasting("from_on", "to_on"),
    "activity": _Table(
        "t.held_on > d AND t.planned_on IS NULL", {**_until("held_on", status="'planned'", until_on="NULL"), **_until("replied_on", reply="NULL")}
    ),
    "activity_suggestion": _Table("0", {"proposal_id": f"iif({_NO_PROPOSAL_YET}, NULL, t.proposal_id)"}, _NO_PROPOSAL_YET),
    "opinion": _stated(
        "opinion", "t.received_on > d",
        {
            **_until("referred_on", referred_to="NULL", referred_why="NULL"), **_until("turned_on", proposal_id="NULL"),
            **_until("published_on", published="NULL", private_why="NULL"), **_until("reported_on", reported_to="NULL"), **_until("archived_on"),
            "urgent": f"iif(t.urgent AND {_FLAGGED} > d, 0, t.urgent)",
        },
        f"(t.urgent AND {_FLAGGED} > d)",
    ),
    "opinion_assignment": _lasting("assigned_on", "ended_on"),
    "review": _Table(
        "t.held_on > d AND t.planned_on IS NULL",
        {**_until("held_on"), **_until("closed_on"), "status": "iif(t.held_on > d, 'planned', iif(t.closed_on > d, 'held', t.status))"},
    ),
    "review_step": _Table("0", _until("done_on")),
    "finding": _stated("finding", "t.found_on > d", {}),
    "rectification": _Table("t.rectified_on > d", _until("judged_on", verdict="NULL", judged_by="NULL", why="NULL")),
    "review_question": _Table("t.asked_on > d", _until("answered_on", answered_by="NULL", answer="NULL", on_spot="0")),
    "agenda_item": _Table(
        "0",
        {
            **_until("read_on"), **_until("heard_on"),
            **_until("voted_on", votes_for="NULL", votes_against="NULL", votes_abstain="NULL", votes_of="NULL"),
            "status": "iif(t.voted_on > d OR (t.heard_on > d AND t.voted_on IS NULL), iif(t.heard_on <= d, 'heard', 'planned'), t.status)",
        },
    ),
    "agenda_task": _Table("t.passed_on > d", {**_until("answered_on", answer="NULL"), **_until("done_on")}),
    "project": _stated(
        "project", "t.collected_on > d",
        {
            **_until("examined_on", examined="NULL", examined_by="NULL", examined_why="NULL"), **_until("selected_on", session_id="NULL"),
            **_until("done_on", spent_fen="NULL"),
        },
    ),
}  # fmt: skip


@contextmanager
def seen(desk: Desk, day: date | None) -> Iterator[None]:
    """Inside, everything that is read is as it stood at the end of a day, and a span that was still running ends with it.

    None is now, whatever is dated ahead. Nothing is written. What is read has to be read inside: neither a transaction nor
    `let_go` (nor therefore the output of a command) belongs there.
    """
    if day is None:
        yield
        return
    before, desk.seen_on = desk.seen_on, day
    try:
        _set_up(desk, day)
        yield
    finally:
        desk.seen_on = before
        _clear(desk)


def _set_up(desk: Desk, day: date) -> None:
    tables = {name: _Table(f"t.{on} > d") for name, on in _HAPPENED.items()} | _CHANGING
    later = {name for name, one in tables.items() if _is_later(desk, name, one.is_later, day)}
    if not later:
        return
    for state in STATES.values():
        for name, sql in state.tables.items():
            _work_out(desk, name, sql, day)
    for name in sorted(later | {*STATES, "assignment"}):  # a state is another by what is later elsewhere
        _shadow(desk, name, tables[name], day)
    _views_anew(desk)


def _on(sql: str, day: date) -> str:
    """The SQL with its day: views take no parameters."""
    return re.sub(r"(> |<= )d\b", rf"\g<1>'{day}'", sql)


def _is_later(desk: Desk, table: str, later: str, day: date) -> bool:
    return bool(desk.file.tuples(f"SELECT EXISTS (SELECT 1 FROM main.{table} t WHERE {_on(later, day)})")[0][0])


def _work_out(desk: Desk, name: str, sql: str, day: date) -> None:
    """A table of the rows whose state is another now."""
    values = {"grades": json.dumps(sorted(unsatisfactory(desk, day)))} if ":grades" in sql else {}
    desk.file.rows(f"CREATE TEMP TABLE {name} AS {_on(sql, day)}", values)
    desk.file.rows(f"CREATE INDEX temp.{name}_by_id ON {name} (id)")


def _shadow(desk: Desk, table: str, one: _Table, day: date) -> None:
    columns = ", ".join(
        f"{one.columns[name]} AS {name}" if name in one.columns else f"t.{name}" for name in COLUMNS[table]
    )
    sql = f"SELECT {columns} FROM main.{table} t WHERE NOT coalesce({one.gone}, 0)"
    desk.file.rows(f"CREATE TEMP VIEW {table} AS {_on(sql, day)}")


def _views_anew(desk: Desk) -> None:
    """The views of the schema beside the tables that take the place of others; an index cannot be named of those."""
    for (sql,) in desk.file.tuples("SELECT sql FROM main.sqlite_master WHERE type = 'view'"):
        plain = sql.replace("INDEXED BY assignment_of_proposal", "")
        desk.file.rows(plain.replace("CREATE VIEW", "CREATE TEMP VIEW", 1))


def _clear(desk: Desk) -> None:
    found = desk.file.tuples(
        "SELECT type, name FROM temp.sqlite_master WHERE type IN ('table', 'view') ORDER BY type DESC"
    )
    for kind, name in found:
        desk.file.rows(f'DROP {kind} temp."{name}"')
