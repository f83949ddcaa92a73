"""The log: what was written, and by which command."""

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from renda_cli.rules.vocabulary import ENTRY_KINDS
from renda_cli.store.tables import constraints


class Change(SQLModel, table=True):
    """A row that was written, by whatever program: triggers on every table put it here.

    `row_key` is the primary key, a JSON array where it has several columns. `old` and `new` are JSON objects of all columns:
    an insert has neither (what it wrote is what the next change of the row calls old, or the row itself), a delete has no new.
    """

    id: int | None = Field(default=None, primary_key=True)
    table_name: str
    row_key: str
    old: str | None = None
    new: str | None = None


class Entry(SQLModel, table=True):
    """A line of the diary: one command and the range of changes that it wrote; `command` is null for another program's.

    `of_id` is the entry that was taken back or returned (undo, redo). A note (a backup, a restore, the beginning) has no changes.
    """

    __table_args__ = (
        constraints.one_of("kind", ENTRY_KINDS),
        CheckConstraint("(kind = 'other') = (command IS NULL)"),
        CheckConstraint("(kind IN ('undo', 'redo')) = (of_id IS NOT NULL)"),
        CheckConstraint("(first_change IS NULL) = (last_change IS NULL)"),
        CheckConstraint("first_change <= last_change"),
    )
    id: int | None = Field(default=None, primary_key=True)
    at: str
    kind: str
    command: str | None = None
    of_id: int | None = Field(default=None, foreign_key="entry.id")
    first_change: int | None = None
    last_change: int | None = None
