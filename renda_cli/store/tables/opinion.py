"""What voters say, from their own words to the posted result."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from renda_cli.rules.vocabulary import (
    OPINION_CHANNELS,
    OPINION_RESULTS,
    OPINION_ROUTES,
    OPINION_STATES,
    REPLY_FORMS,
    TOLD_WHOM,
)
from renda_cli.store.tables import constraints


class Opinion(SQLModel, table=True):
    """One opinion of a voter, in the voter's own words.

    `deputy_id` is who took it in where no reception says so; `village` where the matter lies. `reported_on` is when the party committee was
    told of an urgent one, `referred_on` when the voter was sent to the body that is in charge, `proposal_id` the suggestion that it became.
    """

    __table_args__ = (
        constraints.filled("text"),
        constraints.one_of("channel", OPINION_CHANNELS),
        constraints.one_of("status", tuple(OPINION_STATES)),
        constraints.day("received_on"),
        constraints.day("reported_on"),
        constraints.day("referred_on"),
        constraints.day("turned_on"),
        constraints.day("published_on"),
        constraints.day("archived_on"),
        CheckConstraint("confidential IN (0, 1)"),
        CheckConstraint("urgent IN (0, 1)"),
        CheckConstraint("on_spot IN (0, 1)"),
        CheckConstraint("round >= 1"),
        CheckConstraint("published IN ('yes', 'no')"),
        CheckConstraint("(status = 'referred') = (referred_on IS NOT NULL)"),
        CheckConstraint("(status = 'proposal') = (proposal_id IS NOT NULL)"),
        Index("opinion_by_day", "received_on"),
        Index("opinion_under_way", "received_on", sqlite_where=text("status IN ('received', 'assigned', 'redoing')")),
    )
    id: int | None = Field(default=None, primary_key=True)
    station_id: int = Field(foreign_key="station.id", index=True)
    reception_id: int | None = Field(default=None, foreign_key="reception.id", index=True)
    received_on: date
    channel: str
    text: str
    topic: str | None = None
    village: str | None = None
    voter: str | None = None
    phone: str | None = None
    deputy_id: int | None = Field(default=None, foreign_key="deputy.id", index=True)
    confidential: bool = False
    status: str
    round: int = 1
    on_spot: bool = False
    urgent: bool = False
    urgent_why: str | None = None
    reported_on: date | None = None
    reported_to: str | None = None
    referred_on: date | None = None
    referred_to: str | None = None
    referred_why: str | None = None
    proposal_id: int | None = Field(default=None, foreign_key="proposal.id", index=True)
    turned_on: date | None = None
    published: str | None = None
    published_on: date | None = None
    private_why: str | None = None
    archived_on: date | None = None
    note: str | None = None


class OpinionAssignment(SQLModel, table=True):
    """With whom an opinion lies: a village, a unit of the town, or a county deputy who passes it on; `ended_on` when it went to another."""

    __tablename__ = "opinion_assignment"
    __table_args__ = (
        constraints.one_of("route", tuple(OPINION_ROUTES)),
        constraints.day("assigned_on"),
        constraints.day("ended_on"),
        CheckConstraint("ended_on >= assigned_on"),
        CheckConstraint("round >= 1"),
        CheckConstraint("(route = 'village') = (village IS NOT NULL)"),
        CheckConstraint("(route = 'unit') = (unit_id IS NOT NULL)"),
        CheckConstraint("(route = 'county') = (deputy_id IS NOT NULL)"),
        Index("opinion_assignment_open", "opinion_id", unique=True, sqlite_where=text("ended_on IS NULL")),
    )
    id: int | None = Field(default=None, primary_key=True)
    opinion_id: int = Field(foreign_key="opinion.id", index=True)
    round: int = 1
    route: str
    village: str | None = None
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    deputy_id: int | None = Field(default=None, foreign_key="deputy.id", index=True)
    assigned_on: date
    ended_on: date | None = None
    note: str | None = None


class OpinionReply(SQLModel, table=True):
    """The answer of a round, in writing or by mouth; `answered_by` is who gave it where it is not who it lies with."""

    __tablename__ = "opinion_reply"
    __table_args__ = (
        constraints.filled("text"),
        constraints.one_of("form", REPLY_FORMS),
        constraints.one_of("result", tuple(OPINION_RESULTS)),
        constraints.day("replied_on"),
        CheckConstraint("round >= 1"),
        Index("opinion_reply_once", "opinion_id", "round", unique=True),
    )
    id: int | None = Field(default=None, primary_key=True)
    opinion_id: int = Field(foreign_key="opinion.id")
    round: int = 1
    replied_on: date
    form: str
    text: str
    answered_by: str | None = None
    result: str | None = None
    file: str | None = None


class OpinionFeedback(SQLModel, table=True):
    """That the answer was told to the voter or to the deputy, and what the voter thinks of it (`satisfaction`, a grade of the rulebook)."""

    __tablename__ = "opinion_feedback"
    __table_args__ = (
        constraints.one_of("whom", tuple(TOLD_WHOM)),
        constraints.day("told_on"),
        CheckConstraint("round >= 1"),
        CheckConstraint("(whom = 'deputy') = (deputy_id IS NOT NULL)"),
        CheckConstraint("satisfaction IS NULL OR whom = 'voter'"),
    )
    id: int | None = Field(default=None, primary_key=True)
    opinion_id: int = Field(foreign_key="opinion.id", index=True)
    round: int = 1
    whom: str
    deputy_id: int | None = Field(default=None, foreign_key="deputy.id", index=True)
    told_on: date
    how: str | None = None
    satisfaction: str | None = None
    note: str | None = None


class Posting(SQLModel, table=True):
    """The public notice of a month (`2022-10`): what came in, who handles it, what was answered."""

    __table_args__ = (
        CheckConstraint("month GLOB '[12][0-9][0-9][0-9]-[01][0-9]' AND substr(month, 6) BETWEEN '01' AND '12'"),
        constraints.day("posted_on"),
    )
    id: int | None = Field(default=None, primary_key=True)
    month: str = Field(unique=True)
    posted_on: date | None = None
    number: str | None = None
    file: str | None = None
