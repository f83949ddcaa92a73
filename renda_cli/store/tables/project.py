"""The year's livelihood projects (民生实事): from the first idea to the last evaluation."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from renda_cli.rules.vocabulary import EXAMINATIONS, PROJECT_SOURCES, PROJECT_STATES
from renda_cli.store.tables import constraints


class Project(SQLModel, table=True):
    """A candidate, later a project of the year's list. `no` is its number in the year; sums are in fen.

    `carried_from_id` is the same project of the year before, which was not finished then; `examined` is what the first choice made of it.
    """

    __table_args__ = (
        constraints.filled("title"),
        constraints.one_of("status", tuple(PROJECT_STATES)),
        constraints.one_of("examined", tuple(EXAMINATIONS)),
        constraints.day("collected_on"),
        constraints.day("examined_on"),
        constraints.day("selected_on"),
        constraints.day("until_on"),
        constraints.day("done_on"),
        CheckConstraint("no >= 1"),
        CheckConstraint("budget_fen >= 0"),
        CheckConstraint("spent_fen >= 0"),
        CheckConstraint("(examined IS NULL) = (examined_on IS NULL)"),
        CheckConstraint("(status = 'done') = (done_on IS NOT NULL)"),
        CheckConstraint("carried_from_id <> id"),
        Index("project_once", "year", "no", unique=True),
    )
    id: int | None = Field(default=None, primary_key=True)
    year: int
    no: int
    title: str
    content: str | None = None
    topic: str | None = None
    village: str | None = None
    status: str = "candidate"
    collected_on: date
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    leader: str | None = None
    budget_fen: int | None = None
    funded_by: str | None = None
    examined: str | None = None
    examined_on: date | None = None
    examined_by: str | None = None
    examined_why: str | None = None
    session_id: int | None = Field(default=None, foreign_key="session.id", index=True)
    selected_on: date | None = None
    until_on: date | None = None
    done_on: date | None = None
    spent_fen: int | None = None
    carried_from_id: int | None = Field(default=None, foreign_key="project.id", index=True)
    ended_why: str | None = None
    note: str | None = None


class ProjectSource(SQLModel, table=True):
    """Where a candidate came from: a voter's opinion, a proposal, or otherwise, in words."""

    __tablename__ = "project_source"
    __table_args__ = (
        constraints.one_of("kind", tuple(PROJECT_SOURCES)),
        CheckConstraint("(kind = 'opinion') = (opinion_id IS NOT NULL)"),
        CheckConstraint("(kind = 'proposal') = (proposal_id IS NOT NULL)"),
    )
    id: int | None = Field(default=None, primary_key=True)
    project_id: int = Field(foreign_key="project.id", index=True)
    kind: str
    opinion_id: int | None = Field(default=None, foreign_key="opinion.id", index=True)
    proposal_id: int | None = Field(default=None, foreign_key="proposal.id", index=True)
    text: str | None = None


class ProjectProgress(SQLModel, table=True):
    """What was reported of a project in a month (`2022-05`): how far it is in percent, what was paid in all until then, photos' names."""

    __tablename__ = "project_progress"
    __table_args__ = (
        CheckConstraint("month GLOB '[12][0-9][0-9][0-9]-[01][0-9]' AND substr(month, 6) BETWEEN '01' AND '12'"),
        constraints.day("reported_on"),
        CheckConstraint("percent BETWEEN 0 AND 100"),
        CheckConstraint("spent_fen >= 0"),
        Index("project_progress_once", "project_id", "month", unique=True),
    )
    id: int | None = Field(default=None, primary_key=True)
    project_id: int = Field(foreign_key="project.id")
    month: str
    reported_on: date
    percent: int | None = None
    spent_fen: int | None = None
    text: str | None = None
    photos: str | None = None


class ProjectChange(SQLModel, table=True):
    """A change to a project that was voted for, with the decision that it rests on."""

    __tablename__ = "project_change"
    __table_args__ = (
        constraints.filled("what"),
        constraints.filled("decided_by"),
        constraints.filled("why"),
        constraints.day("decided_on"),
    )
    id: int | None = Field(default=None, primary_key=True)
    project_id: int = Field(foreign_key="project.id", index=True)
    decided_on: date
    decided_by: str
    ref: str | None = None
    what: str
    why: str
