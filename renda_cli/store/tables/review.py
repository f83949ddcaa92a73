"""What the congress reviews, step by step, and what becomes of it."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from renda_cli.rules.vocabulary import (
    FINDING_KINDS,
    FINDING_STATES,
    RECTIFICATION_VERDICTS,
    REVIEW_EVENTS,
    REVIEW_KINDS,
    REVIEW_STATES,
    SUBJECT_KINDS,
)
from renda_cli.store.tables import constraints


class Review(SQLModel, table=True):
    """A review, planned, held, closed or dropped.

    `voters`, `deputies` and `observers` are how many came; `suggestions` is what was counted beyond the findings that are listed;
    `activity_id` the activity that is the same event, so that no figure counts it twice; `template` names the list of steps.
    """

    __table_args__ = (
        constraints.one_of("kind", REVIEW_KINDS),
        constraints.filled("title"),
        constraints.one_of("status", tuple(REVIEW_STATES)),
        constraints.day("planned_on"),
        constraints.day("held_on"),
        constraints.day("closed_on"),
        CheckConstraint("(status IN ('held', 'closed')) = (held_on IS NOT NULL)"),
        CheckConstraint("(status = 'closed') = (closed_on IS NOT NULL)"),
        CheckConstraint("closed_on >= held_on"),
        CheckConstraint("voters >= 0"),
        CheckConstraint("deputies >= 0"),
        CheckConstraint("observers >= 0"),
        CheckConstraint("suggestions >= 0"),
        Index("review_by_day", "held_on"),
        Index("review_of_activity", "activity_id", unique=True, sqlite_where=text("activity_id IS NOT NULL")),
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    title: str
    status: str
    year: int
    planned_on: date | None = None
    held_on: date | None = None
    closed_on: date | None = None
    session_id: int | None = Field(default=None, foreign_key="session.id", index=True)
    activity_id: int | None = Field(default=None, foreign_key="activity.id")
    place: str | None = None
    template: str | None = None
    voters: int | None = None
    deputies: int | None = None
    observers: int | None = None
    suggestions: int | None = None
    dropped_why: str | None = None
    report: str | None = None
    note: str | None = None


class ReviewSubject(SQLModel, table=True):
    """Who or what is reviewed, in the order of the sheet: a deputy, a unit, a person by name, a topic or a law, or a number of them."""

    __tablename__ = "review_subject"
    __table_args__ = (
        constraints.one_of("reviewed", tuple(SUBJECT_KINDS)),
        constraints.filled("name"),
        CheckConstraint("count >= 1"),
        CheckConstraint("deputy_id IS NULL OR reviewed = 'deputy'"),
        CheckConstraint("unit_id IS NULL OR reviewed = 'unit'"),
        Index("review_subject_once", "review_id", "reviewed", "name", unique=True),
    )
    id: int | None = Field(default=None, primary_key=True)
    review_id: int = Field(foreign_key="review.id")
    reviewed: str
    name: str
    count: int = 1
    deputy_id: int | None = Field(default=None, foreign_key="deputy.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)


class ReviewStep(SQLModel, table=True):
    """A step of a review: who is to do it and until when (`until_on`), when it was done or why it was left out, and its paper."""

    __tablename__ = "review_step"
    __table_args__ = (
        constraints.filled("step"),
        constraints.day("until_on"),
        constraints.day("done_on"),
        CheckConstraint("done_on IS NULL OR skipped_why IS NULL"),
        CheckConstraint("place >= 1"),
        Index("review_step_once", "review_id", "step", unique=True),
    )
    id: int | None = Field(default=None, primary_key=True)
    review_id: int = Field(foreign_key="review.id")
    place: int
    step: str
    who: str | None = None
    until_on: date | None = None
    done_on: date | None = None
    skipped_why: str | None = None
    file: str | None = None
    note: str | None = None


class ReviewEvent(SQLModel, table=True):
    """What followed a vote: the written feedback to a subject, or what a result calls for and was done (`what`: report again, a talk)."""

    __tablename__ = "review_event"
    __table_args__ = (constraints.one_of("event", tuple(REVIEW_EVENTS)), constraints.day("held_on"))
    id: int | None = Field(default=None, primary_key=True)
    review_id: int = Field(foreign_key="review.id", index=True)
    subject_id: int | None = Field(default=None, foreign_key="review_subject.id", index=True)
    event: str
    held_on: date
    what: str | None = None
    ref: str | None = None
    file: str | None = None
    note: str | None = None


class Finding(SQLModel, table=True):
    """What a review found wrong or suggested, and whom it is for; `round` grows each time a rectification is not accepted."""

    __table_args__ = (
        constraints.filled("text"),
        constraints.one_of("kind", tuple(FINDING_KINDS)),
        constraints.one_of("status", tuple(FINDING_STATES)),
        constraints.day("found_on"),
        CheckConstraint("round >= 1"),
    )
    id: int | None = Field(default=None, primary_key=True)
    review_id: int = Field(foreign_key="review.id", index=True)
    subject_id: int | None = Field(default=None, foreign_key="review_subject.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    kind: str = "problem"
    text: str
    found_on: date
    status: str = "open"
    round: int = 1
    note: str | None = None


class Rectification(SQLModel, table=True):
    """What was done about a finding in a round, and whether it was accepted."""

    __table_args__ = (
        constraints.day("rectified_on"),
        constraints.one_of("verdict", tuple(RECTIFICATION_VERDICTS)),
        constraints.day("judged_on"),
        CheckConstraint("(verdict IS NULL) = (judged_on IS NULL)"),
        CheckConstraint("judged_on >= rectified_on"),
        Index("rectification_once", "finding_id", "round", unique=True),
    )
    id: int | None = Field(default=None, primary_key=True)
    finding_id: int = Field(foreign_key="finding.id")
    round: int
    rectified_on: date
    report: str | None = None
    file: str | None = None
    verdict: str | None = None
    judged_on: date | None = None
    judged_by: str | None = None
    why: str | None = None


class ReviewQuestion(SQLModel, table=True):
    """A question of a public questioning or hearing: by whom, to whom, answered on the spot or until a day."""

    __tablename__ = "review_question"
    __table_args__ = (
        constraints.filled("text"),
        constraints.day("asked_on"),
        constraints.day("answered_on"),
        CheckConstraint("on_spot IN (0, 1)"),
        CheckConstraint("answered_on >= asked_on"),
        CheckConstraint("NOT on_spot OR answered_on IS NOT NULL"),
    )
    id: int | None = Field(default=None, primary_key=True)
    review_id: int = Field(foreign_key="review.id", index=True)
    text: str
    asked_on: date
    deputy_id: int | None = Field(default=None, foreign_key="deputy.id", index=True)
    asker: str | None = None
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    addressee: str | None = None
    on_spot: bool = False
    answered_on: date | None = None
    answered_by: str | None = None
    answer: str | None = None
    note: str | None = None
