"""A proposal and what becomes of it."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from renda_cli.rules.vocabulary import PROPOSAL_STATES, ROLES
from renda_cli.store.tables import constraints


class Unit(SQLModel, table=True):
    """An organ or organisation that handles proposals."""

    __table_args__ = (constraints.filled("name"),)
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
        constraints.filled("title"),
        CheckConstraint("length(title) <= 200"),
        constraints.filled("no"),
        constraints.one_of("kind", ("建议", "议案")),
        constraints.one_of("status", tuple(PROPOSAL_STATES)),
        constraints.day("submitted_on"),
        constraints.day("closed_on"),
        CheckConstraint("round >= 1"),
        CheckConstraint("between_sessions IN (0, 1)"),
        CheckConstraint("complex IN (0, 1)"),
        CheckConstraint("between_sessions = 1 OR session_id IS NOT NULL"),
        Index("proposal_once", text("coalesce(session_id, 0)"), "no", unique=True),
        Index("proposal_by_number", "no"),
        Index(
            "proposal_last_number",
            text("coalesce(session_id, 0)"),
            text("no GLOB '闭*'"),
            text("CAST(ltrim(no, '闭') AS INTEGER)"),
            sqlite_where=text("NOT ltrim(no, '闭') GLOB '*[^0-9]*'"),
        ),
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
        constraints.one_of("role", tuple(ROLES)),
        constraints.day("assigned_on"),
        constraints.day("received_on"),
        constraints.day("opinion_on"),
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
        constraints.one_of("how", ("面商", "电话", "线上")),
        constraints.one_of("stage", ("办前", "办中", "办后")),
        constraints.day("held_on"),
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
        constraints.day("replied_on"),
        constraints.filled("result_class"),
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

    __table_args__ = (constraints.day("given_on"), Index("feedback_once", "proposal_id", "round", unique=True))
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

    __table_args__ = (
        constraints.filled("what"),
        constraints.day("made_on"),
        constraints.day("until_on"),
        constraints.day("kept_on"),
    )
    id: int | None = Field(default=None, primary_key=True)
    proposal_id: int = Field(foreign_key="proposal.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    what: str
    made_on: date
    until_on: date
    kept_on: date | None = None
    note: str | None = None
