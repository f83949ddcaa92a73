"""Who sits in the congress, and when it sits."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from renda_cli.rules.vocabulary import DEPUTY_STATES, SESSION_KINDS
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
    """A group or delegation of deputies (代表小组、代表团); its leader answers for what it hands in."""

    __tablename__ = "deputy_group"
    __table_args__ = (constraints.filled("name"),)
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    leader_id: int | None = Field(default=None, foreign_key="deputy.id")


class Deputy(SQLModel, table=True):
    """A person who is or was a deputy."""

    __table_args__ = (
        constraints.filled("name"),
        constraints.one_of("gender", ("男", "女")),
        Index("deputy_by_initials", "initials"),
    )
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(index=True)
    pinyin: str
    initials: str
    gender: str | None = None
    born: str | None = None
    nation: str | None = None
    education: str | None = None
    party: str | None = None
    work: str | None = None
    sector: str | None = None
    phone: str | None = None


class Seat(SQLModel, table=True):
    """What a deputy was elected to: one person may sit in several congresses at once."""

    __table_args__ = (
        constraints.one_of("status", tuple(DEPUTY_STATES)),
        constraints.day("from_on"),
        constraints.day("to_on"),
        CheckConstraint("to_on >= from_on"),
    )
    id: int | None = Field(default=None, primary_key=True)
    deputy_id: int = Field(foreign_key="deputy.id", index=True)
    level: str
    district: str | None = None
    group_id: int | None = Field(default=None, foreign_key="deputy_group.id", index=True)
    status: str = "in_office"
    from_on: date | None = None
    to_on: date | None = None
