"""Every clock."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from renda_cli.rules.vocabulary import DEADLINE_KINDS, DEADLINE_LEVELS
from renda_cli.store.tables import constraints


class Deadline(SQLModel, table=True):
    """One clock, open until met or cancelled.

    `start` is the event it counts from, `days_known` (JSON, event → day) what it was derived from; `start_on`, `due_on`
    and `latest_on` are null while that event is still to come. `steps` (JSON list) is the derivation; `by_hand` says
    that the day was given, not derived.
    """

    __table_args__ = (
        constraints.one_of("kind", tuple(DEADLINE_KINDS)),
        constraints.day("start_on"),
        constraints.day("due_on"),
        constraints.day("latest_on"),
        constraints.day("met_on"),
        constraints.day("cancelled_on"),
        CheckConstraint("met_on IS NULL OR cancelled_on IS NULL"),
        CheckConstraint("provisional IN (0, 1)"),
        CheckConstraint("by_hand IN (0, 1)"),
        Index("deadline_open", "due_on", sqlite_where=text("met_on IS NULL AND cancelled_on IS NULL")),
        Index("deadline_of_assignment", "assignment_id", sqlite_where=text("assignment_id IS NOT NULL")),
        Index("deadline_of_promise", "promise_id", sqlite_where=text("promise_id IS NOT NULL")),
        Index("deadline_of_pledge", "pledge_id", sqlite_where=text("pledge_id IS NOT NULL")),
        Index("deadline_of_activity", "activity_id", sqlite_where=text("activity_id IS NOT NULL")),
        Index("deadline_of_opinion", "opinion_id", sqlite_where=text("opinion_id IS NOT NULL")),
        Index("deadline_of_reception", "reception_day_id", sqlite_where=text("reception_day_id IS NOT NULL")),
        Index("deadline_of_posting", "posting_id", sqlite_where=text("posting_id IS NOT NULL")),
        Index("deadline_of_review", "review_id", sqlite_where=text("review_id IS NOT NULL")),
        Index("deadline_of_step", "step_id", sqlite_where=text("step_id IS NOT NULL")),
        Index("deadline_of_finding", "finding_id", sqlite_where=text("finding_id IS NOT NULL")),
        Index("deadline_of_question", "question_id", sqlite_where=text("question_id IS NOT NULL")),
        Index("deadline_of_task", "task_id", sqlite_where=text("task_id IS NOT NULL")),
        Index("deadline_of_project", "project_id", sqlite_where=text("project_id IS NOT NULL")),
        Index("deadline_waiting", "start", sqlite_where=text("due_on IS NULL AND cancelled_on IS NULL")),
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    proposal_id: int | None = Field(default=None, foreign_key="proposal.id", index=True)
    assignment_id: int | None = Field(default=None, foreign_key="assignment.id")
    promise_id: int | None = Field(default=None, foreign_key="promise.id")
    pledge_id: int | None = Field(default=None, foreign_key="pledge.id")
    activity_id: int | None = Field(default=None, foreign_key="activity.id")
    opinion_id: int | None = Field(default=None, foreign_key="opinion.id")
    reception_day_id: int | None = Field(default=None, foreign_key="reception_day.id")
    posting_id: int | None = Field(default=None, foreign_key="posting.id")
    review_id: int | None = Field(default=None, foreign_key="review.id")
    step_id: int | None = Field(default=None, foreign_key="review_step.id")
    finding_id: int | None = Field(default=None, foreign_key="finding.id")
    question_id: int | None = Field(default=None, foreign_key="review_question.id")
    task_id: int | None = Field(default=None, foreign_key="agenda_task.id")
    project_id: int | None = Field(default=None, foreign_key="project.id")
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
    __table_args__ = (constraints.day("moved_on"), constraints.day("from_due_on"), constraints.day("to_due_on"))
    id: int | None = Field(default=None, primary_key=True)
    deadline_id: int = Field(foreign_key="deadline.id", index=True)
    moved_on: date
    from_due_on: date | None = None
    to_due_on: date | None = None
    why: str


class Alert(SQLModel, table=True):
    """A level of lateness that was told once for a deadline's day (`due --new`); it goes with the deadline."""

    __table_args__ = (
        constraints.one_of("level", tuple(DEADLINE_LEVELS)),
        constraints.day("due_on"),
        constraints.day("told_on"),
    )
    deadline_id: int = Field(primary_key=True, foreign_key="deadline.id", ondelete="CASCADE")
    level: str = Field(primary_key=True)
    due_on: date = Field(primary_key=True)
    told_on: date
