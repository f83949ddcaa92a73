"""What sessions and meetings heard and decided, and what is owed from it."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from renda_cli.rules.vocabulary import AGENDA_KINDS, AGENDA_STATES, TASK_KINDS
from renda_cli.store.tables import constraints


class AgendaItem(SQLModel, table=True):
    """An item on the agenda of a session or meeting: a report heard, a budget, a major matter, a resolution.

    `read_on` is the day on which deputies read the report before the session, `votes_of` the number that the majority is taken of.
    """

    __tablename__ = "agenda_item"
    __table_args__ = (
        constraints.one_of("kind", tuple(AGENDA_KINDS)),
        constraints.filled("title"),
        constraints.one_of("status", tuple(AGENDA_STATES)),
        constraints.day("read_on"),
        constraints.day("heard_on"),
        constraints.day("voted_on"),
        CheckConstraint("votes_for >= 0"),
        CheckConstraint("votes_against >= 0"),
        CheckConstraint("votes_abstain >= 0"),
        CheckConstraint("coalesce(votes_for, 0) + coalesce(votes_against, 0) + coalesce(votes_abstain, 0) <= votes_of"),
        CheckConstraint("(voted_on IS NULL) = (votes_for IS NULL)"),
        CheckConstraint("(votes_of IS NULL) = (votes_for IS NULL)"),
        CheckConstraint("place >= 1"),
    )
    id: int | None = Field(default=None, primary_key=True)
    session_id: int = Field(foreign_key="session.id", index=True)
    place: int
    kind: str
    title: str
    status: str = "planned"
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    presenter: str | None = None
    read_on: date | None = None
    heard_on: date | None = None
    voted_on: date | None = None
    votes_for: int | None = None
    votes_against: int | None = None
    votes_abstain: int | None = None
    votes_of: int | None = None
    ref: str | None = None
    file: str | None = None
    note: str | None = None


class AgendaTask(SQLModel, table=True):
    """What came out of an item: an opinion passed to the government with a day to answer by, or what a resolution decides, followed until done."""

    __tablename__ = "agenda_task"
    __table_args__ = (
        constraints.one_of("kind", tuple(TASK_KINDS)),
        constraints.filled("text"),
        constraints.day("passed_on"),
        constraints.day("answered_on"),
        constraints.day("done_on"),
        CheckConstraint("answered_on >= passed_on"),
        CheckConstraint("done_on >= passed_on"),
        CheckConstraint("done_on IS NULL OR ended_why IS NULL"),
    )
    id: int | None = Field(default=None, primary_key=True)
    item_id: int = Field(foreign_key="agenda_item.id", index=True)
    kind: str = "opinion"
    text: str
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    addressee: str | None = None
    passed_on: date
    answered_on: date | None = None
    answer: str | None = None
    file: str | None = None
    done_on: date | None = None
    ended_why: str | None = None
    note: str | None = None
