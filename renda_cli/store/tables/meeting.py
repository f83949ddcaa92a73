"""Who came to the sessions and meetings."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from renda_cli.rules.vocabulary import ATTENDANCE_STATES, SITTING_PARTS
from renda_cli.store.tables import constraints


class Sitting(SQLModel, table=True):
    """A half day of a session or meeting, or the whole of it (`part` 全程): what attendance is taken for."""

    __table_args__ = (
        constraints.one_of("part", SITTING_PARTS),
        constraints.day("held_on"),
        Index("sitting_once", "session_id", "held_on", "part", unique=True),
    )
    id: int | None = Field(default=None, primary_key=True)
    session_id: int = Field(foreign_key="session.id")
    held_on: date
    part: str


class Attendance(SQLModel, table=True):
    """Whether somebody who was to come came; a row for each, so that the figures count rows."""

    __table_args__ = (
        constraints.one_of("state", tuple(ATTENDANCE_STATES)),
        constraints.day("leave_asked_on"),
        CheckConstraint("leave_asked_on IS NULL OR state IN ('leave', 'refused')"),
        Index("attendance_of_deputy", "deputy_id", "state"),
    )
    sitting_id: int = Field(primary_key=True, foreign_key="sitting.id")
    deputy_id: int = Field(primary_key=True, foreign_key="deputy.id")
    state: str
    leave_asked_on: date | None = None
    note: str | None = None
