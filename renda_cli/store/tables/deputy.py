"""Who sits in the congress, and when it sits."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from renda_cli.rules.vocabulary import DEPUTY_STATES, ELECTED_BY, GROUP_KINDS, SEAT_EVENTS, SESSION_KINDS
from renda_cli.store.tables import constraints


class Session(SQLModel, table=True):
    """A session of the congress (`5-3`) or a meeting of its presidium; closed_on is null while it sits."""

    __table_args__ = (
        constraints.one_of("kind", SESSION_KINDS),
        constraints.day("opened_on"),
        constraints.day("closed_on"),
        CheckConstraint("closed_on >= opened_on"),
        Index("session_once", "kind", "number", unique=True),
        Index("session_by_day", "opened_on"),
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    number: str
    opened_on: date
    closed_on: date | None = None


class DeputyGroup(SQLModel, table=True):
    """A group or delegation of deputies (代表小组、代表团), or a party branch or party group of them; its leader answers for it.

    Who belongs to a group or delegation is said by the seats, who to a party branch or group by `group_member`.
    """

    __tablename__ = "deputy_group"
    __table_args__ = (
        constraints.filled("name"),
        constraints.one_of("kind", GROUP_KINDS),
        constraints.day("founded_on"),
        constraints.day("ended_on"),
        CheckConstraint("ended_on >= founded_on"),
        CheckConstraint("parent_id <> id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    leader_id: int | None = Field(default=None, foreign_key="deputy.id")
    kind: str = "代表小组"
    parent_id: int | None = Field(default=None, foreign_key="deputy_group.id")
    founded_on: date | None = None
    ended_on: date | None = None


class Deputy(SQLModel, table=True):
    """A person who is or was a deputy. `stroke_order` sorts as official lists do; `position` is the office's own order."""

    __table_args__ = (
        constraints.filled("name"),
        constraints.one_of("gender", ("男", "女")),
        CheckConstraint("position > 0"),
        Index("deputy_by_initials", "initials"),
    )
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(index=True)
    pinyin: str
    initials: str
    stroke_order: str
    position: int | None = None
    gender: str | None = None
    born: str | None = None
    nation: str | None = None
    education: str | None = None
    party: str | None = None
    work: str | None = None
    phone: str | None = None


class DeputyLabel(SQLModel, table=True):
    """A label of the structure of the congress (工人、农民、妇女、非党 …); one person may bear several."""

    __tablename__ = "deputy_label"
    __table_args__ = (constraints.filled("label"),)
    deputy_id: int = Field(primary_key=True, foreign_key="deputy.id")
    label: str = Field(primary_key=True)


class DeputyRole(SQLModel, table=True):
    """An office within the congress (主席、副主席、主席团成员 …), from a day to a day."""

    __tablename__ = "deputy_role"
    __table_args__ = (
        constraints.filled("role"),
        constraints.day("from_on"),
        constraints.day("to_on"),
        CheckConstraint("to_on >= from_on"),
    )
    id: int | None = Field(default=None, primary_key=True)
    deputy_id: int = Field(foreign_key="deputy.id", index=True)
    role: str
    from_on: date | None = None
    to_on: date | None = None


class Seat(SQLModel, table=True):
    """What a deputy was elected to: one person may sit in several congresses at once, and in one after the other.

    `congress` is its number (5: the fifth), `replaces_id` the vacant seat that a by-election filled.
    """

    __table_args__ = (
        constraints.one_of("status", tuple(DEPUTY_STATES)),
        constraints.one_of("elected_by", ELECTED_BY),
        constraints.day("from_on"),
        constraints.day("to_on"),
        CheckConstraint("to_on >= from_on"),
        CheckConstraint("congress > 0"),
        CheckConstraint("replaces_id <> id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    deputy_id: int = Field(foreign_key="deputy.id", index=True)
    level: str
    district: str | None = None
    group_id: int | None = Field(default=None, foreign_key="deputy_group.id", index=True)
    status: str = "in_office"
    from_on: date | None = None
    to_on: date | None = None
    congress: int | None = None
    elected_by: str | None = None
    card_no: str | None = None
    replaces_id: int | None = Field(default=None, foreign_key="seat.id")


class SeatEvent(SQLModel, table=True):
    """What befell a seat: suspended, resumed, ended. `ground` is a code of the rulebook's list.

    `held_on` is the day of the event, `reported_on` that of the report of the qualification committee to the congress,
    `announced_on` that of the announcement by the congress.
    """

    __tablename__ = "seat_event"
    __table_args__ = (
        constraints.one_of("event", tuple(SEAT_EVENTS)),
        constraints.day("held_on"),
        constraints.day("reported_on"),
        constraints.day("announced_on"),
        CheckConstraint("votes_for <= votes_of"),
        CheckConstraint("votes_for >= 0"),
        CheckConstraint("(event = 'resumed') = (ground IS NULL)"),
    )
    id: int | None = Field(default=None, primary_key=True)
    seat_id: int = Field(foreign_key="seat.id", index=True)
    event: str
    ground: str | None = None
    held_on: date
    reported_on: date | None = None
    announced_on: date | None = None
    decided_by: str | None = None
    votes_for: int | None = None
    votes_of: int | None = None
    ref: str | None = None
    note: str | None = None
