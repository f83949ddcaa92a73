"""What deputies promise and do for people, what it costs, how they are commended, and what the office itself does and has."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from renda_cli.rules.vocabulary import AFFAIR_KINDS, AWARD_KINDS, DEED_KINDS, HOUSEHOLD_KINDS
from renda_cli.store.tables import constraints


class Pledge(SQLModel, table=True):
    """A deed that a deputy pledged to do in a year (实事承诺)."""

    __table_args__ = (
        constraints.filled("what"),
        constraints.day("made_on"),
        constraints.day("until_on"),
        constraints.day("fulfilled_on"),
        constraints.day("broken_on"),
        CheckConstraint("fulfilled_on IS NULL OR broken_on IS NULL"),
        CheckConstraint("until_on >= made_on"),
        CheckConstraint("year BETWEEN 1949 AND 2100"),
        Index("pledge_of_year", "year"),
    )
    id: int | None = Field(default=None, primary_key=True)
    deputy_id: int = Field(foreign_key="deputy.id", index=True)
    year: int
    what: str
    made_on: date
    until_on: date
    fulfilled_on: date | None = None
    evidence: str | None = None
    broken_on: date | None = None
    broken_why: str | None = None


class Deed(SQLModel, table=True):
    """Something done for people (实事、好事、解决问题); `count` where several are entered as one, `funds_fen` in fen."""

    __table_args__ = (
        constraints.one_of("kind", DEED_KINDS),
        constraints.filled("what"),
        constraints.day("done_on"),
        CheckConstraint("count >= 1"),
        CheckConstraint("people >= 0"),
        CheckConstraint("funds_fen >= 0"),
        Index("deed_by_day", "done_on"),
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    what: str
    done_on: date
    count: int = 1
    people: int | None = None
    funds_fen: int | None = None
    place: str | None = None
    note: str | None = None


class DeedDeputy(SQLModel, table=True):
    """A deputy who did it."""

    __tablename__ = "deed_deputy"
    deed_id: int = Field(primary_key=True, foreign_key="deed.id")
    deputy_id: int = Field(primary_key=True, foreign_key="deputy.id", index=True)


class Household(SQLModel, table=True):
    """A household that a deputy keeps in touch with or helps; `name` is its head's, `people` how many live there."""

    __table_args__ = (
        constraints.filled("name"),
        constraints.one_of("kind", HOUSEHOLD_KINDS),
        constraints.day("from_on"),
        constraints.day("to_on"),
        CheckConstraint("to_on >= from_on"),
        CheckConstraint("people >= 1"),
    )
    id: int | None = Field(default=None, primary_key=True)
    deputy_id: int = Field(foreign_key="deputy.id", index=True)
    name: str
    people: int
    kind: str
    address: str | None = None
    phone: str | None = None
    from_on: date
    to_on: date | None = None
    note: str | None = None


class Fund(SQLModel, table=True):
    """Activity funds paid for a deputy, for a group, or for the town's deputies as a whole; `amount_fen` in fen."""

    __table_args__ = (
        constraints.filled("purpose"),
        constraints.day("paid_on"),
        CheckConstraint("amount_fen > 0"),
        CheckConstraint("deputy_id IS NULL OR group_id IS NULL"),
        Index("fund_by_day", "paid_on"),
    )
    id: int | None = Field(default=None, primary_key=True)
    deputy_id: int | None = Field(default=None, foreign_key="deputy.id", index=True)
    group_id: int | None = Field(default=None, foreign_key="deputy_group.id", index=True)
    amount_fen: int
    paid_on: date
    purpose: str
    ref: str | None = None


class Award(SQLModel, table=True):
    """A commendation of a deputy, a group, a station, a unit, a proposal, or (by `name`) of another; `prize_fen` in fen.

    `criteria` says by what it was given: the conditions, a score and its scheme.
    """

    __table_args__ = (
        constraints.one_of("kind", AWARD_KINDS),
        constraints.filled("title"),
        constraints.filled("given_by"),
        constraints.day("given_on"),
        CheckConstraint("prize_fen >= 0"),
        CheckConstraint(
            "(deputy_id IS NOT NULL) + (group_id IS NOT NULL) + (station_id IS NOT NULL) + (unit_id IS NOT NULL) + (proposal_id IS NOT NULL) "
            "+ (name IS NOT NULL) = 1"
        ),
        Index("award_by_day", "given_on"),
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    title: str
    given_on: date
    given_by: str
    deputy_id: int | None = Field(default=None, foreign_key="deputy.id", index=True)
    group_id: int | None = Field(default=None, foreign_key="deputy_group.id", index=True)
    station_id: int | None = Field(default=None, foreign_key="station.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    proposal_id: int | None = Field(default=None, foreign_key="proposal.id", index=True)
    name: str | None = None
    prize_fen: int | None = None
    criteria: str | None = None
    note: str | None = None


class Affair(SQLModel, table=True):
    """What the office itself does and has (镇人大自身的工作): meetings of the party committee on its work, visits, regulations, staff, money.

    `count` is times, items or persons; a regulation is in force and staff are there from `held_on` to `ended_on`. `amount_fen` in fen.
    """

    __table_args__ = (
        constraints.one_of("kind", tuple(AFFAIR_KINDS)),
        constraints.filled("what"),
        constraints.day("held_on"),
        constraints.day("ended_on"),
        CheckConstraint("ended_on >= held_on"),
        CheckConstraint("ended_on IS NULL OR kind IN ('regulation', 'staff')"),
        CheckConstraint("count >= 1"),
        CheckConstraint("amount_fen > 0"),
        CheckConstraint("kind <> 'investment' OR amount_fen IS NOT NULL"),
        Index("affair_by_day", "held_on"),
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    what: str
    held_on: date
    ended_on: date | None = None
    count: int = 1
    amount_fen: int | None = None
    note: str | None = None
