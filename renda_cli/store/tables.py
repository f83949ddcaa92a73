"""Every table of the file: the one definition of the schema.

Imported only by the generator of statements.py and by the migrations; a running command never pays for sqlmodel. Constraints
stand here, because another tool may write to the file as well. Words that a clerk types (kind, grade, class …) are kept as
typed; states that the program computes are English codes. Days are ISO text.
"""

from datetime import date

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from renda_cli.rules.vocabulary import DEADLINE_KINDS, DEPUTY_STATES, PROPOSAL_STATES, ROLES, SESSION_KINDS


def _one_of(column: str, words: tuple[str, ...]) -> CheckConstraint:
    allowed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({allowed})")


def _day(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} IS date({column}, '+0 days')")


def _filled(column: str) -> CheckConstraint:
    return CheckConstraint(f"length(trim({column})) > 0")


class Town(SQLModel, table=True):
    """The office that the file belongs to; one row."""

    __table_args__ = (CheckConstraint("id = 1"), _filled("name"), _day("term_start"))
    id: int = Field(primary_key=True)
    name: str
    county: str | None = None
    province: str | None = None
    congress: int | None = None
    term_start: date | None = None
    profile: str


class Holiday(SQLModel, table=True):
    """A day off or a make-up working day; `year` is the year of the notice, which may reach into the December before."""

    __table_args__ = (_one_of("kind", ("off", "work")), _day("day"), Index("holiday_of_year", "year"))
    day: date = Field(primary_key=True)
    kind: str
    year: int
    name: str
    source: str


class RuleValue(SQLModel, table=True):
    """A value of the town's own, on top of its profile. `value` is JSON, `applies_to` session, between or null (both)."""

    __tablename__ = "rule_value"
    __table_args__ = (
        _one_of("applies_to", ("session", "between")),
        _day("from_on"),
        Index("rule_value_once", "key", "from_on", text("coalesce(applies_to, '')"), unique=True),
    )
    id: int | None = Field(default=None, primary_key=True)
    key: str
    from_on: date
    applies_to: str | None = None
    value: str
    source: str
    says: str


class Session(SQLModel, table=True):
    """A session of the congress (`5-3`) or a meeting of its presidium; closed_on is null while it sits."""

    __table_args__ = (
        _one_of("kind", SESSION_KINDS),
        _day("opened_on"),
        _day("closed_on"),
        CheckConstraint("closed_on >= opened_on"),
        Index("session_once", "kind", "number", unique=True),
        Index("session_by_day", "opened_on"),
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    number: str
    opened_on: date
    closed_on: date | None = None


class DeputyGroup(SQLModel, table=True):
    """A group of deputies (代表小组)."""

    __tablename__ = "deputy_group"
    __table_args__ = (_filled("name"),)
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)


class Deputy(SQLModel, table=True):
    """A person who is or was a deputy."""

    __table_args__ = (_filled("name"), _one_of("gender", ("男", "女")), Index("deputy_by_initials", "initials"))
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(index=True)
    pinyin: str
    initials: str
    gender: str | None = None
    born: str | None = None
    nation: str | None = None
    education: str | None = None
    party: str | None = None
    work: str | None = None
    sector: str | None = None
    phone: str | None = None


class Seat(SQLModel, table=True):
    """What a deputy was elected to: one person may sit in several congresses at once."""

    __table_args__ = (
        _one_of("status", tuple(DEPUTY_STATES)),
        _day("from_on"),
        _day("to_on"),
        CheckConstraint("to_on >= from_on"),
    )
    id: int | None = Field(default=None, primary_key=True)
    deputy_id: int = Field(foreign_key="deputy.id", index=True)
    level: str
    district: str | None = None
    group_id: int | None = Field(default=None, foreign_key="deputy_group.id", index=True)
    status: str = "in_office"
    from_on: date | None = None
    to_on: date | None = None


class Unit(SQLModel, table=True):
    """An organ or organisation that handles proposals."""

    __table_args__ = (_filled("name"),)
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    head: str | None = None
    leader: str | None = None
    contact: str | None = None
    phone: str | None = None


class Proposal(SQLModel, table=True):
    """A motion or a suggestion.

    `session_id` is the session whose numbers it counts in; `between_sessions` says that it was handed in between
    sessions; `round` is the round of handling it is in (1 until the first 不满意).
    """

    __table_args__ = (
        _filled("title"),
        CheckConstraint("length(title) <= 200"),
        _filled("no"),
        _one_of("kind", ("建议", "议案")),
        _one_of("status", tuple(PROPOSAL_STATES)),
        _day("submitted_on"),
        _day("closed_on"),
        CheckConstraint("round >= 1"),
        CheckConstraint("between_sessions IN (0, 1)"),
        CheckConstraint("complex IN (0, 1)"),
        CheckConstraint("between_sessions = 1 OR session_id IS NOT NULL"),
        Index("proposal_once", text("coalesce(session_id, 0)"), "no", unique=True),
        Index("proposal_by_number", "no"),
        Index("proposal_last_number", text("coalesce(session_id, 0)"), text("length(no)"), "no"),
    )
    id: int | None = Field(default=None, primary_key=True)
    session_id: int | None = Field(default=None, foreign_key="session.id", index=True)
    no: str
    kind: str = "建议"
    title: str
    topic: str | None = None
    between_sessions: bool = False
    submitted_on: date
    lead_id: int = Field(foreign_key="deputy.id", index=True)
    status: str = "submitted"
    round: int = 1
    complex: bool = False
    closed_on: date | None = None


class CoSigner(SQLModel, table=True):
    """A deputy who signed a proposal beside the lead, in the order of signing."""

    __tablename__ = "co_signer"
    proposal_id: int = Field(primary_key=True, foreign_key="proposal.id")
    deputy_id: int = Field(primary_key=True, foreign_key="deputy.id", index=True)
    position: int


class Assignment(SQLModel, table=True):
    """A unit that a proposal was assigned to: as lead, as co-handler, or each for itself.

    `owes_reply` is set while the unit owes a reply in the round that the proposal is in.
    """

    __table_args__ = (
        _one_of("role", tuple(ROLES)),
        _day("assigned_on"),
        _day("received_on"),
        _day("opinion_on"),
        CheckConstraint("received_on >= assigned_on"),
        CheckConstraint("owes_reply IN (0, 1)"),
        Index("assignment_once", "proposal_id", "unit_id", unique=True),
    )
    id: int | None = Field(default=None, primary_key=True)
    proposal_id: int = Field(foreign_key="proposal.id")
    unit_id: int = Field(foreign_key="unit.id", index=True)
    role: str
    assigned_on: date
    received_on: date
    owes_reply: bool
    opinion_on: date | None = None
    opinion_ref: str | None = None


class Contact(SQLModel, table=True):
    """A unit met or called the proposer: before, during or after handling."""

    __table_args__ = (
        _one_of("how", ("面商", "电话", "线上")),
        _one_of("stage", ("办前", "办中", "办后")),
        _day("held_on"),
    )
    id: int | None = Field(default=None, primary_key=True)
    proposal_id: int = Field(foreign_key="proposal.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    how: str
    stage: str
    held_on: date
    note: str | None = None


class Reply(SQLModel, table=True):
    """A unit's reply in one round."""

    __table_args__ = (
        _day("replied_on"),
        _filled("result_class"),
        Index("reply_once", "assignment_id", "round", unique=True),
    )
    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id")
    round: int
    replied_on: date
    result_class: str
    ref: str
    signer: str | None = None
    file: str | None = None


class Feedback(SQLModel, table=True):
    """The lead deputy's slip on the replies of one round: a grade for the process and one for the result."""

    __table_args__ = (_day("given_on"), Index("feedback_once", "proposal_id", "round", unique=True))
    id: int | None = Field(default=None, primary_key=True)
    proposal_id: int = Field(foreign_key="proposal.id")
    round: int
    deputy_id: int = Field(foreign_key="deputy.id", index=True)
    process: str
    result: str
    given_on: date
    note: str | None = None


class Promise(SQLModel, table=True):
    """What a unit promised in a reply, followed until it is kept."""

    __table_args__ = (_filled("what"), _day("made_on"), _day("until_on"), _day("kept_on"))
    id: int | None = Field(default=None, primary_key=True)
    proposal_id: int = Field(foreign_key="proposal.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    what: str
    made_on: date
    until_on: date
    kept_on: date | None = None
    note: str | None = None


class Deadline(SQLModel, table=True):
    """One clock, open until met or cancelled.

    `start` is the event it counts from, `days_known` (JSON, event → day) what it was derived from; `start_on`, `due_on`
    and `latest_on` are null while that event is still to come. `steps` (JSON list) is the derivation; `by_hand` says
    that the day was given, not derived.
    """

    __table_args__ = (
        _one_of("kind", tuple(DEADLINE_KINDS)),
        _day("start_on"),
        _day("due_on"),
        _day("latest_on"),
        _day("met_on"),
        _day("cancelled_on"),
        CheckConstraint("met_on IS NULL OR cancelled_on IS NULL"),
        CheckConstraint("provisional IN (0, 1)"),
        CheckConstraint("by_hand IN (0, 1)"),
        Index("deadline_open", "due_on", sqlite_where=text("met_on IS NULL AND cancelled_on IS NULL")),
        Index("deadline_waiting", "start", sqlite_where=text("due_on IS NULL AND cancelled_on IS NULL")),
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    proposal_id: int | None = Field(default=None, foreign_key="proposal.id", index=True)
    assignment_id: int | None = Field(default=None, foreign_key="assignment.id")
    promise_id: int | None = Field(default=None, foreign_key="promise.id")
    round: int = 1
    rule_key: str | None = None
    start: str
    days_known: str
    start_on: date | None = None
    due_on: date | None = None
    latest_on: date | None = None
    provisional: bool = False
    by_hand: bool = False
    steps: str
    met_on: date | None = None
    cancelled_on: date | None = None
    cancelled_why: str | None = None


class DeadlineMove(SQLModel, table=True):
    """A deadline that was derived again and came out on another day."""

    __tablename__ = "deadline_move"
    __table_args__ = (_day("moved_on"), _day("from_due_on"), _day("to_due_on"))
    id: int | None = Field(default=None, primary_key=True)
    deadline_id: int = Field(foreign_key="deadline.id", index=True)
    moved_on: date
    from_due_on: date | None = None
    to_due_on: date | None = None
    why: str
