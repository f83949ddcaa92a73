"""Deputies' homes, liaison stations and contact points: who is there, when voters are received, what was found of them."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from renda_cli.rules.vocabulary import GROUP_PAPERS, OFF_DAYS, STAFF_ROLES, STATION_KINDS
from renda_cli.store.tables import constraints


class Station(SQLModel, table=True):
    """A 代表之家, 联络站 or 联系点; `area` in square metres, `parent_id` the one that it belongs to."""

    __table_args__ = (
        constraints.filled("name"),
        constraints.one_of("kind", tuple(STATION_KINDS)),
        constraints.filled("level"),
        constraints.day("opened_on"),
        constraints.day("closed_on"),
        CheckConstraint("online IN (0, 1)"),
        CheckConstraint("area > 0"),
        CheckConstraint("parent_id <> id"),
        CheckConstraint("closed_on >= opened_on"),
    )
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    kind: str
    level: str
    online: bool = False
    village: str | None = None
    address: str | None = None
    area: float | None = None
    phone: str | None = None
    parent_id: int | None = Field(default=None, foreign_key="station.id", index=True)
    opened_on: date | None = None
    closed_on: date | None = None
    note: str | None = None


class StationStaff(SQLModel, table=True):
    """Somebody who runs a station; `deputy_id` where it is a deputy."""

    __tablename__ = "station_staff"
    __table_args__ = (
        constraints.one_of("role", STAFF_ROLES),
        constraints.filled("person"),
        constraints.day("from_on"),
        constraints.day("to_on"),
        CheckConstraint("to_on >= from_on"),
    )
    id: int | None = Field(default=None, primary_key=True)
    station_id: int = Field(foreign_key="station.id", index=True)
    role: str
    person: str
    deputy_id: int | None = Field(default=None, foreign_key="deputy.id", index=True)
    phone: str | None = None
    from_on: date | None = None
    to_on: date | None = None


class StationDeputy(SQLModel, table=True):
    """A deputy posted to a station: at home in one, visiting others."""

    __tablename__ = "station_deputy"
    __table_args__ = (
        constraints.day("from_on"),
        constraints.day("to_on"),
        CheckConstraint("to_on >= from_on"),
        CheckConstraint("visiting IN (0, 1)"),
        Index("station_deputy_once", "station_id", "deputy_id", unique=True, sqlite_where=text("to_on IS NULL")),
        Index("station_deputy_home", "deputy_id", unique=True, sqlite_where=text("to_on IS NULL AND visiting = 0")),
    )
    id: int | None = Field(default=None, primary_key=True)
    station_id: int = Field(foreign_key="station.id")
    deputy_id: int = Field(foreign_key="deputy.id", index=True)
    visiting: bool = False
    from_on: date | None = None
    to_on: date | None = None


class StationSchedule(SQLModel, table=True):
    """When a station receives voters: the rule in words (`每月10日`), the hours, what becomes of a day off, from when to when."""

    __tablename__ = "station_schedule"
    __table_args__ = (
        constraints.filled("rule"),
        constraints.one_of("off_day", tuple(OFF_DAYS)),
        constraints.day("from_on"),
        constraints.day("to_on"),
        CheckConstraint("to_on >= from_on"),
        CheckConstraint("seats >= 1"),
    )
    id: int | None = Field(default=None, primary_key=True)
    station_id: int = Field(foreign_key="station.id", index=True)
    rule: str
    hours: str | None = None
    off_day: str = "keep"
    seats: int | None = None
    from_on: date
    to_on: date | None = None


class StationPaper(SQLModel, table=True):
    """A station's plan or summary of a year."""

    __tablename__ = "station_paper"
    __table_args__ = (
        constraints.one_of("kind", tuple(GROUP_PAPERS)),
        constraints.day("handed_on"),
        CheckConstraint("year BETWEEN 1949 AND 2100"),
    )
    station_id: int = Field(primary_key=True, foreign_key="station.id")
    year: int = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    handed_on: date
    text: str | None = None
    file: str | None = None


class StationRating(SQLModel, table=True):
    """The stars that a station was given, and until when they hold."""

    __tablename__ = "station_rating"
    __table_args__ = (
        CheckConstraint("stars BETWEEN 1 AND 5"),
        CheckConstraint("score >= 0"),
        constraints.day("rated_on"),
        constraints.day("until_on"),
        CheckConstraint("until_on >= rated_on"),
    )
    id: int | None = Field(default=None, primary_key=True)
    station_id: int = Field(foreign_key="station.id", index=True)
    stars: int
    score: float | None = None
    rated_on: date
    until_on: date | None = None
    rated_by: str | None = None
    note: str | None = None
