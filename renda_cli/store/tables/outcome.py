"""What comes of a proposal: the deputies' slips, the units' promises, supervision on site."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from renda_cli.rules.vocabulary import SUPERVISION_LEVELS, VISIT_KINDS
from renda_cli.store.tables import constraints


class Feedback(SQLModel, table=True):
    """The slip on the replies of one round: a grade for the process and one for the result.

    From the lead deputy; `deputy_id` is null when a group or the presidium as such gave it.
    """

    __table_args__ = (constraints.day("given_on"), Index("feedback_once", "proposal_id", "round", unique=True))
    id: int | None = Field(default=None, primary_key=True)
    proposal_id: int = Field(foreign_key="proposal.id")
    round: int
    deputy_id: int | None = Field(default=None, foreign_key="deputy.id", index=True)
    process: str
    result: str
    given_on: date
    note: str | None = None


class Promise(SQLModel, table=True):
    """What a unit promised in a reply, followed until it is kept, or given up with a reason (broken).

    `slip_result` is the deputy's grade for how it was kept.
    """

    __table_args__ = (
        constraints.filled("what"),
        constraints.day("made_on"),
        constraints.day("until_on"),
        constraints.day("kept_on"),
        constraints.day("broken_on"),
        constraints.day("slip_on"),
        CheckConstraint("kept_on IS NULL OR broken_on IS NULL"),
    )
    id: int | None = Field(default=None, primary_key=True)
    proposal_id: int = Field(foreign_key="proposal.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    what: str
    made_on: date
    until_on: date
    kept_on: date | None = None
    note: str | None = None
    broken_on: date | None = None
    broken_why: str | None = None
    slip_on: date | None = None
    slip_result: str | None = None


class Supervision(SQLModel, table=True):
    """A proposal whose handling the chair (重点: all leaders) watches over; `leaders` is a list of names or posts."""

    __table_args__ = (constraints.one_of("level", SUPERVISION_LEVELS), constraints.day("decided_on"))
    id: int | None = Field(default=None, primary_key=True)
    proposal_id: int = Field(foreign_key="proposal.id", unique=True)
    level: str
    leaders: str | None = None
    decided_on: date
    note: str | None = None


class Visit(SQLModel, table=True):
    """A joint visit on site, or another look some months later (回头看), with what was found."""

    __table_args__ = (constraints.one_of("kind", VISIT_KINDS), constraints.day("visited_on"))
    id: int | None = Field(default=None, primary_key=True)
    proposal_id: int = Field(foreign_key="proposal.id", index=True)
    kind: str
    visited_on: date
    participants: str | None = None
    result: str | None = None
