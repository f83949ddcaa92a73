"""Elections: candidates, the reviews that they pass, who was elected."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from renda_cli.rules.vocabulary import ELECTED_BY, VERDICTS
from renda_cli.store.tables import constraints


class Election(SQLModel, table=True):
    """An election of deputies of a district, for a term (换届) or to fill a vacancy (补选). `voters` are those registered."""

    __table_args__ = (
        constraints.one_of("kind", ELECTED_BY),
        constraints.filled("level"),
        constraints.filled("district"),
        constraints.day("polling_on"),
        CheckConstraint("congress > 0"),
        CheckConstraint("seats > 0"),
        CheckConstraint("voters > 0"),
        CheckConstraint("voted <= voters"),
        CheckConstraint("voted >= 0"),
        Index("election_once", "level", "congress", "district", "polling_on", unique=True),
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    level: str
    congress: int
    district: str
    seats: int
    polling_on: date
    voters: int | None = None
    voted: int | None = None
    note: str | None = None


class Candidate(SQLModel, table=True):
    """A candidate; one who was elected is a deputy (`deputy_id`)."""

    __table_args__ = (
        constraints.filled("name"),
        constraints.one_of("gender", ("男", "女")),
        CheckConstraint("votes >= 0"),
        CheckConstraint("elected IN (0, 1)"),
        CheckConstraint("NOT elected OR deputy_id IS NOT NULL"),
    )
    id: int | None = Field(default=None, primary_key=True)
    election_id: int = Field(foreign_key="election.id", index=True)
    name: str
    gender: str | None = None
    born: str | None = None
    nation: str | None = None
    education: str | None = None
    party: str | None = None
    work: str | None = None
    phone: str | None = None
    nominated_by: str | None = None
    votes: int | None = None
    elected: bool = False
    deputy_id: int | None = Field(default=None, foreign_key="deputy.id")
    note: str | None = None


class CandidateReview(SQLModel, table=True):
    """A gate or review (两把关、两审查) and its verdict on a candidate; `step` is a word of the rulebook's list."""

    __tablename__ = "candidate_review"
    __table_args__ = (
        constraints.filled("step"),
        constraints.one_of("verdict", tuple(VERDICTS)),
        constraints.day("given_on"),
    )
    candidate_id: int = Field(primary_key=True, foreign_key="candidate.id")
    step: str = Field(primary_key=True)
    verdict: str
    given_on: date
    note: str | None = None
