"""What deputies do between the sessions."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from renda_cli.rules.vocabulary import ACTIVITY_STATES, ARTICLE_KINDS, REVIEWED
from renda_cli.store.tables import constraints


class Activity(SQLModel, table=True):
    """An activity, planned, done or dropped. `kind` is a word of the rulebook's list.

    `times` is how often it was held where several are entered as one; `attendances` and `suggestions` are what was counted where
    not all were listed by name, and count only as far as they exceed the lists. `funds_fen` is what was raised, in fen.
    `replied_on` is the day on which the units concerned answered.
    """

    __table_args__ = (
        constraints.filled("kind"),
        constraints.filled("title"),
        constraints.one_of("status", tuple(ACTIVITY_STATES)),
        constraints.day("planned_on"),
        constraints.day("held_on"),
        constraints.day("until_on"),
        constraints.day("replied_on"),
        CheckConstraint("until_on >= held_on"),
        CheckConstraint("(status = 'done') = (held_on IS NOT NULL)"),
        CheckConstraint("status <> 'planned' OR planned_on IS NOT NULL"),
        CheckConstraint("times >= 1"),
        CheckConstraint("attendances >= 0"),
        CheckConstraint("suggestions >= 0"),
        CheckConstraint("funds_fen >= 0"),
        CheckConstraint("online IN (0, 1)"),
        Index("activity_by_day", "held_on"),
        Index("activity_of_group", "group_id"),
        Index("activity_of_station", "station_id", sqlite_where=text("station_id IS NOT NULL")),
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    title: str
    status: str
    planned_on: date | None = None
    held_on: date | None = None
    until_on: date | None = None
    times: int = 1
    online: bool = False
    place: str | None = None
    group_id: int | None = Field(default=None, foreign_key="deputy_group.id")
    station_id: int | None = Field(default=None, foreign_key="station.id")
    session_id: int | None = Field(default=None, foreign_key="session.id")
    attendances: int | None = None
    suggestions: int | None = None
    funds_fen: int | None = None
    replied_on: date | None = None
    reply: str | None = None
    report: str | None = None
    dropped_why: str | None = None
    note: str | None = None


class ActivityMove(SQLModel, table=True):
    """A planned activity that was put to another day."""

    __tablename__ = "activity_move"
    __table_args__ = (constraints.day("moved_on"), constraints.day("from_on"), constraints.day("to_on"))
    id: int | None = Field(default=None, primary_key=True)
    activity_id: int = Field(foreign_key="activity.id", index=True)
    moved_on: date
    from_on: date
    to_on: date
    why: str | None = None


class ActivityDeputy(SQLModel, table=True):
    """A deputy who took part, and how often."""

    __tablename__ = "activity_deputy"
    __table_args__ = (CheckConstraint("times >= 1"),)
    activity_id: int = Field(primary_key=True, foreign_key="activity.id")
    deputy_id: int = Field(primary_key=True, foreign_key="deputy.id", index=True)
    times: int = 1


class ActivityUnit(SQLModel, table=True):
    """A unit that an activity concerns, which is to answer what was suggested."""

    __tablename__ = "activity_unit"
    activity_id: int = Field(primary_key=True, foreign_key="activity.id")
    unit_id: int = Field(primary_key=True, foreign_key="unit.id", index=True)


class ActivitySuggestion(SQLModel, table=True):
    """What was suggested at an activity; `proposal_id` where it was made a proposal."""

    __tablename__ = "activity_suggestion"
    __table_args__ = (constraints.filled("text"),)
    id: int | None = Field(default=None, primary_key=True)
    activity_id: int = Field(foreign_key="activity.id", index=True)
    text: str
    proposal_id: int | None = Field(default=None, foreign_key="proposal.id", index=True)


class ActivitySubject(SQLModel, table=True):
    """Who or what was reviewed at an activity, and how many of them."""

    __tablename__ = "activity_subject"
    __table_args__ = (constraints.one_of("reviewed", tuple(REVIEWED)), CheckConstraint("count >= 1"))
    activity_id: int = Field(primary_key=True, foreign_key="activity.id")
    reviewed: str = Field(primary_key=True)
    count: int
    names: str | None = None


class Article(SQLModel, table=True):
    """What was published about the work of the deputies, or written by them."""

    __table_args__ = (
        constraints.filled("title"),
        constraints.filled("medium"),
        constraints.day("published_on"),
        constraints.one_of("kind", ARTICLE_KINDS),
    )
    id: int | None = Field(default=None, primary_key=True)
    title: str
    medium: str
    published_on: date
    activity_id: int | None = Field(default=None, foreign_key="activity.id", index=True)
    deputy_id: int | None = Field(default=None, foreign_key="deputy.id", index=True)
    kind: str | None = None
    note: str | None = None
