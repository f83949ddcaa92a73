"""The days on which deputies receive voters: planned, with who sits when, and held."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from renda_cli.store.tables import constraints


class ReceptionDay(SQLModel, table=True):
    """A planned day of a station's rota; `moved_from` is the day that the rule or the first plan named, `noticed_on` when it was made known."""

    __tablename__ = "reception_day"
    __table_args__ = (
        constraints.day("planned_on"),
        constraints.day("moved_from"),
        constraints.day("noticed_on"),
        Index("reception_day_once", "station_id", "planned_on", unique=True),
        Index("reception_day_by_day", "planned_on"),
    )
    id: int | None = Field(default=None, primary_key=True)
    station_id: int = Field(foreign_key="station.id")
    planned_on: date
    moved_from: date | None = None
    hours: str | None = None
    place: str | None = None
    notice_no: str | None = None
    noticed_on: date | None = None
    dropped_why: str | None = None
    note: str | None = None


class Duty(SQLModel, table=True):
    """A deputy's turn on a planned day; excused, another sits (`for_id` says for whom)."""

    __table_args__ = (
        constraints.day("excused_on"),
        CheckConstraint("(excused_on IS NULL) = (excused_why IS NULL)"),
        CheckConstraint("for_id <> deputy_id"),
        Index("duty_once", "day_id", "deputy_id", unique=True),
    )
    id: int | None = Field(default=None, primary_key=True)
    day_id: int = Field(foreign_key="reception_day.id")
    deputy_id: int = Field(foreign_key="deputy.id", index=True)
    excused_on: date | None = None
    excused_why: str | None = None
    for_id: int | None = Field(default=None, foreign_key="deputy.id", index=True)


class Reception(SQLModel, table=True):
    """Voters received at a station; `day_id` where it was planned.

    `times` is how often where several are entered as one. `voters` are persons times occasions. `attendances` (of deputies) and `opinions`
    are what was counted where not all were listed, and count only as far as they exceed the lists.
    """

    __table_args__ = (
        constraints.day("held_on"),
        constraints.day("until_on"),
        CheckConstraint("until_on >= held_on"),
        CheckConstraint("times >= 1"),
        CheckConstraint("voters >= 0"),
        CheckConstraint("attendances >= 0"),
        CheckConstraint("opinions >= 0"),
        Index("reception_by_day", "held_on"),
    )
    id: int | None = Field(default=None, primary_key=True)
    station_id: int = Field(foreign_key="station.id", index=True)
    day_id: int | None = Field(default=None, foreign_key="reception_day.id", index=True)
    held_on: date
    until_on: date | None = None
    times: int = 1
    hours: str | None = None
    place: str | None = None
    voters: int
    attendances: int | None = None
    opinions: int | None = None
    note: str | None = None


class ReceptionDeputy(SQLModel, table=True):
    """A deputy who received, and how often."""

    __tablename__ = "reception_deputy"
    __table_args__ = (CheckConstraint("times >= 1"),)
    reception_id: int = Field(primary_key=True, foreign_key="reception.id")
    deputy_id: int = Field(primary_key=True, foreign_key="deputy.id", index=True)
    times: int = 1
