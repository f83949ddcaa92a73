"""Generated from the tables by `python -m renda_cli.store.generate`; never edited. A typed row and an insert for each table."""

from datetime import date
from sqlite3 import Connection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TypedDict


COLUMNS: dict[str, tuple[str, ...]] = {
    "town": ("id", "name", "county", "province", "congress", "term_start", "profile"),
    "holiday": ("day", "kind", "year", "name", "source"),
    "rule_value": ("id", "key", "from_on", "applies_to", "value", "source", "says"),
    "session": ("id", "kind", "number", "opened_on", "closed_on"),
    "deputy_group": ("id", "name"),
    "deputy": ("id", "name", "pinyin", "initials", "gender", "born", "nation", "education", "party", "work", "sector", "phone"),
    "seat": ("id", "deputy_id", "level", "district", "group_id", "status", "from_on", "to_on"),
    "unit": ("id", "name", "head", "leader", "contact", "phone"),
    "proposal": ("id", "session_id", "no", "kind", "title", "topic", "between_sessions", "submitted_on", "lead_id", "status", "round", "complex", "closed_on"),
    "co_signer": ("proposal_id", "deputy_id", "position"),
    "assignment": ("id", "proposal_id", "unit_id", "role", "assigned_on", "received_on", "owes_reply", "opinion_on", "opinion_ref"),
    "contact": ("id", "proposal_id", "unit_id", "how", "stage", "held_on", "note"),
    "reply": ("id", "assignment_id", "round", "replied_on", "result_class", "ref", "signer", "file"),
    "feedback": ("id", "proposal_id", "round", "deputy_id", "process", "result", "given_on", "note"),
    "promise": ("id", "proposal_id", "unit_id", "what", "made_on", "until_on", "kept_on", "note"),
    "deadline": ("id", "kind", "proposal_id", "assignment_id", "promise_id", "round", "rule_key", "start", "days_known", "start_on", "due_on", "latest_on", "provisional", "by_hand", "steps", "met_on", "cancelled_on", "cancelled_why"),
    "deadline_move": ("id", "deadline_id", "moved_on", "from_due_on", "to_due_on", "why"),
}  # fmt: skip


if TYPE_CHECKING:  # a running command does not pay for them

    class TownRow(TypedDict):
        id: int
        name: str
        county: str | None
        province: str | None
        congress: int | None
        term_start: str | None
        profile: str

    class HolidayRow(TypedDict):
        day: str
        kind: str
        year: int
        name: str
        source: str

    class RuleValueRow(TypedDict):
        id: int
        key: str
        from_on: str
        applies_to: str | None
        value: str
        source: str
        says: str

    class SessionRow(TypedDict):
        id: int
        kind: str
        number: str
        opened_on: str
        closed_on: str | None

    class DeputyGroupRow(TypedDict):
        id: int
        name: str

    class DeputyRow(TypedDict):
        id: int
        name: str
        pinyin: str
        initials: str
        gender: str | None
        born: str | None
        nation: str | None
        education: str | None
        party: str | None
        work: str | None
        sector: str | None
        phone: str | None

    class SeatRow(TypedDict):
        id: int
        deputy_id: int
        level: str
        district: str | None
        group_id: int | None
        status: str
        from_on: str | None
        to_on: str | None

    class UnitRow(TypedDict):
        id: int
        name: str
        head: str | None
        leader: str | None
        contact: str | None
        phone: str | None

    class ProposalRow(TypedDict):
        id: int
        session_id: int | None
        no: str
        kind: str
        title: str
        topic: str | None
        between_sessions: int
        submitted_on: str
        lead_id: int
        status: str
        round: int
        complex: int
        closed_on: str | None

    class CoSignerRow(TypedDict):
        proposal_id: int
        deputy_id: int
        position: int

    class AssignmentRow(TypedDict):
        id: int
        proposal_id: int
        unit_id: int
        role: str
        assigned_on: str
        received_on: str
        owes_reply: int
        opinion_on: str | None
        opinion_ref: str | None

    class ContactRow(TypedDict):
        id: int
        proposal_id: int
        unit_id: int | None
        how: str
        stage: str
        held_on: str
        note: str | None

    class ReplyRow(TypedDict):
        id: int
        assignment_id: int
        round: int
        replied_on: str
        result_class: str
        ref: str
        signer: str | None
        file: str | None

    class FeedbackRow(TypedDict):
        id: int
        proposal_id: int
        round: int
        deputy_id: int
        process: str
        result: str
        given_on: str
        note: str | None

    class PromiseRow(TypedDict):
        id: int
        proposal_id: int
        unit_id: int | None
        what: str
        made_on: str
        until_on: str
        kept_on: str | None
        note: str | None

    class DeadlineRow(TypedDict):
        id: int
        kind: str
        proposal_id: int | None
        assignment_id: int | None
        promise_id: int | None
        round: int
        rule_key: str | None
        start: str
        days_known: str
        start_on: str | None
        due_on: str | None
        latest_on: str | None
        provisional: int
        by_hand: int
        steps: str
        met_on: str | None
        cancelled_on: str | None
        cancelled_why: str | None

    class DeadlineMoveRow(TypedDict):
        id: int
        deadline_id: int
        moved_on: str
        from_due_on: str | None
        to_due_on: str | None
        why: str


def insert_town(
    db: Connection,
    *,
    id: int,
    name: str,
    county: str | None = None,
    province: str | None = None,
    congress: int | None = None,
    term_start: date | None = None,
    profile: str,
) -> int:
    sql = "INSERT INTO town (id, name, county, province, congress, term_start, profile) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        name,
        county,
        province,
        congress,
        term_start.isoformat() if term_start else None,
        profile,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_holiday(
    db: Connection,
    *,
    day: date,
    kind: str,
    year: int,
    name: str,
    source: str,
) -> int:
    sql = "INSERT INTO holiday (day, kind, year, name, source) VALUES (?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        day.isoformat(),
        kind,
        year,
        name,
        source,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_rule_value(
    db: Connection,
    *,
    id: int | None = None,
    key: str,
    from_on: date,
    applies_to: str | None = None,
    value: str,
    source: str,
    says: str,
) -> int:
    sql = "INSERT INTO rule_value (id, key, from_on, applies_to, value, source, says) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        key,
        from_on.isoformat(),
        applies_to,
        value,
        source,
        says,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_session(
    db: Connection,
    *,
    id: int | None = None,
    kind: str,
    number: str,
    opened_on: date,
    closed_on: date | None = None,
) -> int:
    sql = "INSERT INTO session (id, kind, number, opened_on, closed_on) VALUES (?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        kind,
        number,
        opened_on.isoformat(),
        closed_on.isoformat() if closed_on else None,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_deputy_group(
    db: Connection,
    *,
    id: int | None = None,
    name: str,
) -> int:
    sql = "INSERT INTO deputy_group (id, name) VALUES (?, ?)"  # noqa: E501
    values = (
        id,
        name,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_deputy(
    db: Connection,
    *,
    id: int | None = None,
    name: str,
    pinyin: str,
    initials: str,
    gender: str | None = None,
    born: str | None = None,
    nation: str | None = None,
    education: str | None = None,
    party: str | None = None,
    work: str | None = None,
    sector: str | None = None,
    phone: str | None = None,
) -> int:
    sql = "INSERT INTO deputy (id, name, pinyin, initials, gender, born, nation, education, party, work, sector, phone) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        name,
        pinyin,
        initials,
        gender,
        born,
        nation,
        education,
        party,
        work,
        sector,
        phone,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_seat(
    db: Connection,
    *,
    id: int | None = None,
    deputy_id: int,
    level: str,
    district: str | None = None,
    group_id: int | None = None,
    status: str = "in_office",
    from_on: date | None = None,
    to_on: date | None = None,
) -> int:
    sql = "INSERT INTO seat (id, deputy_id, level, district, group_id, status, from_on, to_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        deputy_id,
        level,
        district,
        group_id,
        status,
        from_on.isoformat() if from_on else None,
        to_on.isoformat() if to_on else None,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_unit(
    db: Connection,
    *,
    id: int | None = None,
    name: str,
    head: str | None = None,
    leader: str | None = None,
    contact: str | None = None,
    phone: str | None = None,
) -> int:
    sql = "INSERT INTO unit (id, name, head, leader, contact, phone) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        name,
        head,
        leader,
        contact,
        phone,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_proposal(
    db: Connection,
    *,
    id: int | None = None,
    session_id: int | None = None,
    no: str,
    kind: str = "建议",
    title: str,
    topic: str | None = None,
    between_sessions: bool = False,
    submitted_on: date,
    lead_id: int,
    status: str = "submitted",
    round: int = 1,
    complex: bool = False,
    closed_on: date | None = None,
) -> int:
    sql = "INSERT INTO proposal (id, session_id, no, kind, title, topic, between_sessions, submitted_on, lead_id, status, round, complex, closed_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        session_id,
        no,
        kind,
        title,
        topic,
        between_sessions,
        submitted_on.isoformat(),
        lead_id,
        status,
        round,
        complex,
        closed_on.isoformat() if closed_on else None,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_co_signer(
    db: Connection,
    *,
    proposal_id: int,
    deputy_id: int,
    position: int,
) -> int:
    sql = "INSERT INTO co_signer (proposal_id, deputy_id, position) VALUES (?, ?, ?)"  # noqa: E501
    values = (
        proposal_id,
        deputy_id,
        position,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_assignment(
    db: Connection,
    *,
    id: int | None = None,
    proposal_id: int,
    unit_id: int,
    role: str,
    assigned_on: date,
    received_on: date,
    owes_reply: bool,
    opinion_on: date | None = None,
    opinion_ref: str | None = None,
) -> int:
    sql = "INSERT INTO assignment (id, proposal_id, unit_id, role, assigned_on, received_on, owes_reply, opinion_on, opinion_ref) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        proposal_id,
        unit_id,
        role,
        assigned_on.isoformat(),
        received_on.isoformat(),
        owes_reply,
        opinion_on.isoformat() if opinion_on else None,
        opinion_ref,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_contact(
    db: Connection,
    *,
    id: int | None = None,
    proposal_id: int,
    unit_id: int | None = None,
    how: str,
    stage: str,
    held_on: date,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO contact (id, proposal_id, unit_id, how, stage, held_on, note) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        proposal_id,
        unit_id,
        how,
        stage,
        held_on.isoformat(),
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_reply(
    db: Connection,
    *,
    id: int | None = None,
    assignment_id: int,
    round: int,
    replied_on: date,
    result_class: str,
    ref: str,
    signer: str | None = None,
    file: str | None = None,
) -> int:
    sql = "INSERT INTO reply (id, assignment_id, round, replied_on, result_class, ref, signer, file) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        assignment_id,
        round,
        replied_on.isoformat(),
        result_class,
        ref,
        signer,
        file,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_feedback(
    db: Connection,
    *,
    id: int | None = None,
    proposal_id: int,
    round: int,
    deputy_id: int,
    process: str,
    result: str,
    given_on: date,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO feedback (id, proposal_id, round, deputy_id, process, result, given_on, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        proposal_id,
        round,
        deputy_id,
        process,
        result,
        given_on.isoformat(),
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_promise(
    db: Connection,
    *,
    id: int | None = None,
    proposal_id: int,
    unit_id: int | None = None,
    what: str,
    made_on: date,
    until_on: date,
    kept_on: date | None = None,
    note: str | None = None,
) -> int:
    sql = "INSERT INTO promise (id, proposal_id, unit_id, what, made_on, until_on, kept_on, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        proposal_id,
        unit_id,
        what,
        made_on.isoformat(),
        until_on.isoformat(),
        kept_on.isoformat() if kept_on else None,
        note,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_deadline(
    db: Connection,
    *,
    id: int | None = None,
    kind: str,
    proposal_id: int | None = None,
    assignment_id: int | None = None,
    promise_id: int | None = None,
    round: int = 1,
    rule_key: str | None = None,
    start: str,
    days_known: str,
    start_on: date | None = None,
    due_on: date | None = None,
    latest_on: date | None = None,
    provisional: bool = False,
    by_hand: bool = False,
    steps: str,
    met_on: date | None = None,
    cancelled_on: date | None = None,
    cancelled_why: str | None = None,
) -> int:
    sql = "INSERT INTO deadline (id, kind, proposal_id, assignment_id, promise_id, round, rule_key, start, days_known, start_on, due_on, latest_on, provisional, by_hand, steps, met_on, cancelled_on, cancelled_why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        kind,
        proposal_id,
        assignment_id,
        promise_id,
        round,
        rule_key,
        start,
        days_known,
        start_on.isoformat() if start_on else None,
        due_on.isoformat() if due_on else None,
        latest_on.isoformat() if latest_on else None,
        provisional,
        by_hand,
        steps,
        met_on.isoformat() if met_on else None,
        cancelled_on.isoformat() if cancelled_on else None,
        cancelled_why,
    )
    return db.execute(sql, values).lastrowid or 0


def insert_deadline_move(
    db: Connection,
    *,
    id: int | None = None,
    deadline_id: int,
    moved_on: date,
    from_due_on: date | None = None,
    to_due_on: date | None = None,
    why: str,
) -> int:
    sql = "INSERT INTO deadline_move (id, deadline_id, moved_on, from_due_on, to_due_on, why) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: E501
    values = (
        id,
        deadline_id,
        moved_on.isoformat(),
        from_due_on.isoformat() if from_due_on else None,
        to_due_on.isoformat() if to_due_on else None,
        why,
    )
    return db.execute(sql, values).lastrowid or 0
