"""What is handed in, and the units that it may be handed to."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from renda_cli.rules.vocabulary import EVENTS, PROPOSAL_STATES, PROPOSERS
from renda_cli.store.tables import constraints


class Unit(SQLModel, table=True):
    """An organ or organisation that handles proposals. Merged into another, it is known by that one from then on."""

    __table_args__ = (
        constraints.filled("name"),
        constraints.day("merged_on"),
        CheckConstraint("merged_into_id <> id"),
        CheckConstraint("(merged_into_id IS NULL) = (merged_on IS NULL)"),
    )
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    head: str | None = None
    leader: str | None = None
    contact: str | None = None
    phone: str | None = None
    merged_into_id: int | None = Field(default=None, foreign_key="unit.id")
    merged_on: date | None = None


class UnitFormerName(SQLModel, table=True):
    """A name that a unit bore until a day: papers still carry it, and it still finds the unit."""

    __tablename__ = "unit_former_name"
    __table_args__ = (constraints.filled("name"), constraints.day("until_on"))
    id: int | None = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    name: str = Field(index=True)
    until_on: date


class Proposal(SQLModel, table=True):
    """A motion or a suggestion.

    `submitted_kind` is what it was handed in as, `kind` what it is treated as. `proposer` says who handed it in: a deputy
    (`lead_id`), a group (`group_id`), the presidium or the government. `session_id` is the session whose numbers it counts
    in; `between_sessions` says that it was handed in between sessions; `round` is the round of handling it is in (1 until
    the first 不满意). `body` and `scan` are paths.
    """

    __table_args__ = (
        constraints.filled("title"),
        CheckConstraint("length(title) <= 200"),
        constraints.filled("no"),
        constraints.one_of("kind", ("建议", "议案")),
        constraints.one_of("submitted_kind", ("建议", "议案")),
        constraints.one_of("proposer", tuple(PROPOSERS)),
        constraints.one_of("published", ("yes", "no")),
        constraints.one_of("status", tuple(PROPOSAL_STATES)),
        constraints.day("submitted_on"),
        constraints.day("closed_on"),
        CheckConstraint("round >= 1"),
        CheckConstraint("confidential IN (0, 1)"),
        CheckConstraint("excellent IN (0, 1)"),
        CheckConstraint("(proposer = 'deputy') = (lead_id IS NOT NULL)"),
        CheckConstraint("(proposer = 'group') = (group_id IS NOT NULL)"),
        CheckConstraint("(status = 'merged') = (merged_into_id IS NOT NULL)"),
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
    submitted_kind: str = "建议"
    title: str
    topic: str | None = None
    between_sessions: bool = False
    submitted_on: date
    proposer: str = "deputy"
    lead_id: int | None = Field(default=None, foreign_key="deputy.id", index=True)
    group_id: int | None = Field(default=None, foreign_key="deputy_group.id")
    confidential: bool = False
    body: str | None = None
    scan: str | None = None
    status: str = "submitted"
    round: int = 1
    complex: bool = False
    merged_into_id: int | None = Field(default=None, foreign_key="proposal.id", index=True)
    excellent: bool = False
    published: str | None = None
    closed_on: date | None = None


class CoSigner(SQLModel, table=True):
    """A deputy who signed a proposal beside the lead, in the order of signing."""

    __tablename__ = "co_signer"
    proposal_id: int = Field(primary_key=True, foreign_key="proposal.id")
    deputy_id: int = Field(primary_key=True, foreign_key="deputy.id", index=True)
    position: int


class ProposalEvent(SQLModel, table=True):
    """What was decided or noted of a proposal on a day and needs no table of its own."""

    __tablename__ = "proposal_event"
    __table_args__ = (constraints.one_of("event", tuple(EVENTS)), constraints.day("held_on"))
    id: int | None = Field(default=None, primary_key=True)
    proposal_id: int = Field(foreign_key="proposal.id", index=True)
    event: str
    held_on: date
    text: str = ""
    file: str | None = None


class Correction(SQLModel, table=True):
    """An entered fact that was corrected: what it is, its old and its new value, as the timeline prints them."""

    __table_args__ = (constraints.day("corrected_on"),)
    id: int | None = Field(default=None, primary_key=True)
    proposal_id: int = Field(foreign_key="proposal.id", index=True)
    corrected_on: date
    what: str
    from_text: str | None = None
    to_text: str | None = None
