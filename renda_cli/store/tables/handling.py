"""With the units: who handles a proposal, and what they do about it."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from renda_cli.rules.vocabulary import ROLES, URGED_ABOUT
from renda_cli.store.tables import constraints


class Assignment(SQLModel, table=True):
    """A unit that a proposal was assigned to: as lead, as co-handler, or each for itself.

    `owes_reply` is set while the unit owes a reply in the round that the proposal is in. `signed_on` is the day on which it
    signed for the papers. An assignment that was returned, merged or withdrawn is ended (`ended_why` says how) and stays.
    """

    __table_args__ = (
        constraints.one_of("role", tuple(ROLES)),
        constraints.day("assigned_on"),
        constraints.day("received_on"),
        constraints.day("signed_on"),
        constraints.day("ended_on"),
        CheckConstraint("received_on >= assigned_on"),
        CheckConstraint("owes_reply IN (0, 1)"),
        CheckConstraint("ended_on IS NULL OR owes_reply = 0"),
        Index("assignment_once", "proposal_id", "unit_id", unique=True, sqlite_where=text("ended_on IS NULL")),
        Index(
            "assignment_of_proposal", "proposal_id", "id", "unit_id", "role", "ended_on"
        ),  # covers the units in lists
    )
    id: int | None = Field(default=None, primary_key=True)
    proposal_id: int = Field(foreign_key="proposal.id")
    unit_id: int = Field(foreign_key="unit.id", index=True)
    role: str
    assigned_on: date
    received_on: date
    owes_reply: bool
    signed_on: date | None = None
    ended_on: date | None = None
    ended_why: str | None = None


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


class ReplyCopy(SQLModel, table=True):
    """A deputy to whom a reply was sent: the lead, each co-signer, and those whose proposals were merged into it."""

    __tablename__ = "reply_copy"
    __table_args__ = (constraints.day("sent_on"),)
    reply_id: int = Field(primary_key=True, foreign_key="reply.id")
    deputy_id: int = Field(primary_key=True, foreign_key="deputy.id", index=True)
    sent_on: date


class CoOpinion(SQLModel, table=True):
    """A co-handler's written opinion to the lead; found empty, it is asked for again."""

    __tablename__ = "co_opinion"
    __table_args__ = (
        constraints.day("given_on"),
        constraints.day("asked_again_on"),
        CheckConstraint("asked_again_on >= given_on"),
    )
    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    given_on: date
    ref: str | None = None
    asked_again_on: date | None = None
    asked_why: str | None = None


class Extension(SQLModel, table=True):
    """A reply's day put off: with whose consent, why, and by which paper."""

    __table_args__ = (
        constraints.day("agreed_on"),
        constraints.day("from_due_on"),
        constraints.day("until_on"),
        CheckConstraint("until_on > from_due_on"),
    )
    id: int | None = Field(default=None, primary_key=True)
    deadline_id: int = Field(foreign_key="deadline.id", index=True)
    agreed_on: date
    from_due_on: date
    until_on: date
    reason: str
    approved_by: str
    paper: str | None = None


class Urge(SQLModel, table=True):
    """A reminder, to a unit or (about the slip) to the deputy."""

    __table_args__ = (constraints.one_of("about", URGED_ABOUT), constraints.day("urged_on"))
    id: int | None = Field(default=None, primary_key=True)
    proposal_id: int = Field(foreign_key="proposal.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    about: str
    how: str
    urged_on: date
    note: str | None = None
