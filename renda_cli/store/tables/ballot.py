"""Votes: sheets handed out and returned, and what stood in each row of them."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from renda_cli.rules.vocabulary import BALLOT_PURPOSES, CHOOSING_METHODS
from renda_cli.store.tables import constraints


class Ballot(SQLModel, table=True):
    """One vote with one sheet for several rows. More sheets returned than issued void it (`void`).

    `members` are all who may vote, `present` who came, where they were counted; `round` 2 is the vote after rectification, or the one
    that fills the places that the first left. `scheme` names the rulebook's way of grading it. Of a choice among projects: `places` to be filled,
    `method` by marks or by order of urgency, `spoilt` sheets with more marks than places.
    """

    __table_args__ = (
        constraints.one_of("purpose", tuple(BALLOT_PURPOSES)),
        constraints.one_of("method", tuple(CHOOSING_METHODS)),
        constraints.day("held_on"),
        CheckConstraint("issued >= 1"),
        CheckConstraint("returned >= 0"),
        CheckConstraint("void = (returned > issued)"),
        CheckConstraint("members >= 1"),
        CheckConstraint("present >= 0"),
        CheckConstraint("round >= 1"),
        CheckConstraint("places >= 1"),
        CheckConstraint("spoilt >= 0 AND spoilt <= returned"),
        CheckConstraint("(purpose IN ('review', 'question')) = (review_id IS NOT NULL)"),
        CheckConstraint("(purpose IN ('choice', 'evaluation')) = (year IS NOT NULL)"),
        CheckConstraint("(purpose = 'choice') = (places IS NOT NULL)"),
        CheckConstraint("(purpose = 'choice') = (method IS NOT NULL)"),
        CheckConstraint("(purpose = 'evaluation') = (stage IS NOT NULL)"),
        Index("ballot_of_year", "year", "purpose"),
    )
    id: int | None = Field(default=None, primary_key=True)
    purpose: str
    review_id: int | None = Field(default=None, foreign_key="review.id", index=True)
    year: int | None = None
    stage: str | None = None
    round: int = 1
    session_id: int | None = Field(default=None, foreign_key="session.id", index=True)
    held_on: date
    voters: str | None = None
    members: int | None = None
    present: int | None = None
    issued: int
    returned: int
    void: bool = False
    spoilt: int = 0
    scheme: str | None = None
    places: int | None = None
    method: str | None = None
    note: str | None = None


class BallotRow(SQLModel, table=True):
    """A row of the sheet: a subject, the answer to a question, or a project; `invalid` is on how many sheets it was left blank or marked twice.

    `position` is the order on the sheet. Of a choice among projects `votes` are the marks, or `points` the sum of the orders of urgency.
    """

    __tablename__ = "ballot_row"
    __table_args__ = (
        CheckConstraint("(subject_id IS NOT NULL) + (question_id IS NOT NULL) + (project_id IS NOT NULL) = 1"),
        CheckConstraint("invalid >= 0"),
        CheckConstraint("votes >= 0"),
        CheckConstraint("points >= 0"),
        Index("ballot_row_of_subject", "ballot_id", "subject_id", unique=True),
        Index("ballot_row_of_question", "ballot_id", "question_id", unique=True),
        Index("ballot_row_of_project", "ballot_id", "project_id", unique=True),
    )
    id: int | None = Field(default=None, primary_key=True)
    ballot_id: int = Field(foreign_key="ballot.id")
    subject_id: int | None = Field(default=None, foreign_key="review_subject.id", index=True)
    question_id: int | None = Field(default=None, foreign_key="review_question.id", index=True)
    project_id: int | None = Field(default=None, foreign_key="project.id", index=True)
    position: int = 1
    invalid: int = 0
    votes: int | None = None
    points: int | None = None


class BallotVote(SQLModel, table=True):
    """How many marked a grade (or 弃权, 不了解) in a row."""

    __tablename__ = "ballot_vote"
    __table_args__ = (constraints.filled("grade"), CheckConstraint("votes >= 0"))
    row_id: int = Field(primary_key=True, foreign_key="ballot_row.id")
    grade: str = Field(primary_key=True)
    votes: int
