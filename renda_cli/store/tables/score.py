"""How deputies, groups, villages, stations, units and the town's congress are scored, and what follows."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from renda_cli.rules.vocabulary import (
    OBJECTION_STATES,
    SCORE_AMOUNTS,
    SCORE_ENTRY_KINDS,
    SCORE_PERIODS,
    SCORE_STATES,
    SCORE_SUBJECTS,
)
from renda_cli.store.tables import constraints

_ONE_SUBJECT = "(deputy_id IS NOT NULL) + (group_id IS NOT NULL) + (station_id IS NOT NULL) + (unit_id IS NOT NULL) + (village IS NOT NULL) <= 1"


class OfSubject(SQLModel):
    """A record and whose it is; where all are null, that of the town's congress itself."""

    id: int | None = Field(default=None, primary_key=True)
    deputy_id: int | None = Field(default=None, foreign_key="deputy.id", index=True)
    group_id: int | None = Field(default=None, foreign_key="deputy_group.id", index=True)
    station_id: int | None = Field(default=None, foreign_key="station.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    village: str | None = None


class Scheme(SQLModel, table=True):
    """A scheme of scoring as it holds for a year; a change is a further version. `definition` is TOML, the rest stands in it too."""

    __table_args__ = (
        constraints.filled("name"),
        constraints.filled("definition"),
        constraints.one_of("subject", tuple(SCORE_SUBJECTS)),
        constraints.one_of("period", tuple(SCORE_PERIODS)),
        constraints.day("loaded_on"),
        CheckConstraint("version >= 1"),
        CheckConstraint("year BETWEEN 1949 AND 2100"),
        Index("scheme_once", "name", "year", "version", unique=True),
    )
    id: int | None = Field(default=None, primary_key=True)
    name: str
    year: int
    version: int
    subject: str
    period: str
    definition: str
    loaded_on: date
    why: str | None = None


class ScoreEntry(OfSubject, table=True):
    """Points (or a number of times) entered by hand for an item of a scheme, or a correction of an item's points.

    `amount_milli` is in thousandths, `period` as it is typed (2022, 2022Q1). Only what is decided counts.
    """

    __tablename__ = "score_entry"
    __table_args__ = (
        constraints.filled("scheme"),
        constraints.filled("item"),
        constraints.filled("period"),
        constraints.filled("evidence"),
        constraints.one_of("kind", tuple(SCORE_ENTRY_KINDS)),
        constraints.one_of("amount", tuple(SCORE_AMOUNTS)),
        constraints.one_of("status", tuple(SCORE_STATES)),
        constraints.day("held_on"),
        CheckConstraint(_ONE_SUBJECT),
        CheckConstraint("kind = 'given' OR amount = 'points'"),
        CheckConstraint("amount = 'points' OR amount_milli > 0"),
        Index("score_entry_of_period", "scheme", "period"),
    )
    scheme: str
    period: str
    item: str
    kind: str = "given"
    amount: str = "points"
    amount_milli: int
    held_on: date
    evidence: str
    file: str | None = None
    entered_by: str | None = None
    status: str = "decided"
    note: str | None = None


class ScoreStage(SQLModel, table=True):
    """A step of an entry: checked, decided, refused or corrected; the amounts before and after in thousandths."""

    __tablename__ = "score_stage"
    __table_args__ = (
        constraints.one_of("stage", (*SCORE_STATES, "corrected")),
        constraints.day("held_on"),
    )
    id: int | None = Field(default=None, primary_key=True)
    entry_id: int = Field(foreign_key="score_entry.id", index=True)
    stage: str
    held_on: date
    held_by: str | None = None
    before_milli: int
    after_milli: int
    why: str | None = None


class ScoreObjection(OfSubject, table=True):
    """What somebody says is wrong with a score (`item` empty: with the whole), and what was found; `entry_id` is the correction."""

    __tablename__ = "score_objection"
    __table_args__ = (
        constraints.filled("scheme"),
        constraints.filled("period"),
        constraints.filled("text"),
        constraints.one_of("status", tuple(OBJECTION_STATES)),
        constraints.day("raised_on"),
        constraints.day("settled_on"),
        CheckConstraint(_ONE_SUBJECT),
        CheckConstraint("(status = 'open') = (settled_on IS NULL)"),
        CheckConstraint("settled_on >= raised_on"),
        CheckConstraint("entry_id IS NULL OR status = 'accepted'"),
    )
    scheme: str
    period: str
    item: str | None = None
    text: str
    raised_on: date
    raised_by: str | None = None
    status: str = "open"
    settled_on: date | None = None
    settled_by: str | None = None
    answer: str | None = None
    entry_id: int | None = Field(default=None, foreign_key="score_entry.id", index=True)


class ScoreTalk(OfSubject, table=True):
    """A talk that was held, or another measure that a scheme foresees and that was taken (`what`), and why."""

    __tablename__ = "score_talk"
    __table_args__ = (constraints.filled("what"), constraints.day("held_on"), CheckConstraint(_ONE_SUBJECT))
    held_on: date
    what: str
    held_by: str | None = None
    why: str | None = None
    answer: str | None = None
    scheme: str | None = None
    period: str | None = None
    file: str | None = None
    note: str | None = None


class ScoreFreeze(SQLModel, table=True):
    """A period's scores as they were settled, by which version of the scheme."""

    __tablename__ = "score_freeze"
    __table_args__ = (
        constraints.filled("period"),
        constraints.day("frozen_on"),
        Index("score_freeze_once", "scheme_id", "period", unique=True),
    )
    id: int | None = Field(default=None, primary_key=True)
    scheme_id: int = Field(foreign_key="scheme.id")
    period: str
    frozen_on: date
    frozen_by: str | None = None
    note: str | None = None


class ScoreFrozen(OfSubject, table=True):
    """One subject's score when the period was settled; thousandths. `items` is a JSON object of the points of each item."""

    __tablename__ = "score_frozen"
    __table_args__ = (
        constraints.filled("name"),
        CheckConstraint("json_valid(items)"),
        CheckConstraint("place >= 1"),
        CheckConstraint(_ONE_SUBJECT),
    )
    freeze_id: int = Field(foreign_key="score_freeze.id", index=True)
    name: str
    total_milli: int
    band: str | None = None
    place: int
    items: str
