"""What the office is and by which rules it works."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from renda_cli.store.tables import constraints


class Town(SQLModel, table=True):
    """The office that the file belongs to; one row."""

    __table_args__ = (CheckConstraint("id = 1"), constraints.filled("name"), constraints.day("term_start"))
    id: int = Field(primary_key=True)
    name: str
    county: str | None = None
    province: str | None = None
    congress: int | None = None
    term_start: date | None = None
    profile: str


class Holiday(SQLModel, table=True):
    """A day off or a make-up working day; `year` is the year of the notice, which may reach into the December before."""

    __table_args__ = (
        constraints.one_of("kind", ("off", "work")),
        constraints.day("day"),
        Index("holiday_of_year", "year"),
    )
    day: date = Field(primary_key=True)
    kind: str
    year: int
    name: str
    source: str


class RuleValue(SQLModel, table=True):
    """A value of the town's own, on top of its profile. `value` is JSON, `applies_to` session, between or null (both)."""

    __tablename__ = "rule_value"
    __table_args__ = (
        constraints.one_of("applies_to", ("session", "between")),
        constraints.day("from_on"),
        Index("rule_value_once", "key", "from_on", text("coalesce(applies_to, '')"), unique=True),
    )
    id: int | None = Field(default=None, primary_key=True)
    key: str
    from_on: date
    applies_to: str | None = None
    value: str
    source: str
    says: str


class Register(SQLModel, table=True):
    """A paper register (簿册) of the town's own, or its own form of a shipped one: `definition` is TOML."""

    __table_args__ = (constraints.filled("name"), constraints.filled("definition"))
    name: str = Field(primary_key=True)
    definition: str
