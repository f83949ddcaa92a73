"""What a group has and does beside its activities, and who is paired with whom."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from renda_cli.rules.vocabulary import GROUP_PAPERS, PAIRING_KINDS
from renda_cli.store.tables import constraints


class GroupMember(SQLModel, table=True):
    """A member of a party branch or party group (membership of a 代表小组 is said by the seat)."""

    __tablename__ = "group_member"
    group_id: int = Field(primary_key=True, foreign_key="deputy_group.id")
    deputy_id: int = Field(primary_key=True, foreign_key="deputy.id", index=True)


class GroupPaper(SQLModel, table=True):
    """A group's plan or summary of a year."""

    __tablename__ = "group_paper"
    __table_args__ = (
        constraints.one_of("kind", tuple(GROUP_PAPERS)),
        constraints.day("handed_on"),
        CheckConstraint("year BETWEEN 1949 AND 2100"),
    )
    group_id: int = Field(primary_key=True, foreign_key="deputy_group.id")
    year: int = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    handed_on: date
    text: str | None = None
    file: str | None = None


class ChecklistMark(SQLModel, table=True):
    """An item of a checklist (`list` 七有, `item` one of its lines) of a group or a station looked at on a day: met or not; `file` names a photo."""

    __tablename__ = "checklist_mark"
    __table_args__ = (
        constraints.filled("list"),
        constraints.filled("item"),
        constraints.day("checked_on"),
        CheckConstraint("met IN (0, 1)"),
        CheckConstraint("(group_id IS NULL) <> (station_id IS NULL)"),
        Index("checklist_mark_once", "group_id", "list", "item", "checked_on", unique=True),
        Index("checklist_mark_of_station", "station_id", "list", "item", "checked_on", unique=True),
    )
    id: int | None = Field(default=None, primary_key=True)
    group_id: int | None = Field(default=None, foreign_key="deputy_group.id")
    station_id: int | None = Field(default=None, foreign_key="station.id")
    list: str
    item: str
    checked_on: date
    met: bool
    file: str | None = None
    note: str | None = None


class Pairing(SQLModel, table=True):
    """Whom or what a deputy keeps.

    A presidium member other deputies (`other_id`), a deputy a grid branch (`partner`) with a livelihood project, a deputy a
    grid post with so many households and voters.
    """

    __table_args__ = (
        constraints.one_of("kind", tuple(PAIRING_KINDS)),
        constraints.day("from_on"),
        constraints.day("to_on"),
        constraints.day("done_on"),
        CheckConstraint("to_on >= from_on"),
        CheckConstraint("(kind = 'deputy') = (other_id IS NOT NULL)"),
        CheckConstraint("(kind = 'grid') = (post IS NOT NULL)"),
        CheckConstraint("kind <> 'branch' OR partner IS NOT NULL"),
        CheckConstraint("other_id <> deputy_id"),
        CheckConstraint("households >= 0"),
        CheckConstraint("voters >= 0"),
        CheckConstraint("done_on IS NULL OR project IS NOT NULL"),
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    deputy_id: int = Field(foreign_key="deputy.id", index=True)
    other_id: int | None = Field(default=None, foreign_key="deputy.id", index=True)
    partner: str | None = None
    project: str | None = None
    done_on: date | None = None
    post: str | None = None
    households: int | None = None
    voters: int | None = None
    from_on: date | None = None
    to_on: date | None = None
    note: str | None = None
