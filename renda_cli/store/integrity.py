"""Whether the file is still as the program made it: its pages, its tables and columns, its views and triggers, its references."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from renda_cli.store.changes import RECORDS, primary_key, triggers
from renda_cli.store.statements import COLUMNS

_NOT_OURS = ("sqlite_", "alembic_version")
_CHECK, _NULL = "CHECK constraint failed in ", "NULL value in "
_MOST = 10_000


class Breach(NamedTuple):
    """A row that its table does not allow: the table, the row, and the constraint that it breaks."""

    table: str
    row: int
    constraint: str


def problems(db: sqlite3.Connection) -> list[str]:
    """What SQLite says of damaged pages and indexes; rows that break a constraint are told by `breaches`."""
    return [text for text in _messages(db, "integrity_check") if not text.startswith((_CHECK, _NULL))]


def breaches(db: sqlite3.Connection) -> Iterator[Breach]:
    """Every row that breaks a CHECK or a NOT NULL: another tool wrote it with the constraints switched off."""
    for text in dict.fromkeys(_messages(db, "quick_check")):
        if text.startswith(_NULL):
            table, _, column = text.removeprefix(_NULL).partition(".")
            # Asked for NULL itself, SQLite trusts the NOT NULL and looks no further.
            yield from _breaking(db, table, f"{column} IS NOT NULL", f"typeof(\"{column}\") = 'null'")
        elif text.startswith(_CHECK):
            table = text.removeprefix(_CHECK)
            ((sql,),) = _rows(db, "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", table)
            for condition in conditions(sql):
                yield from _breaking(db, table, condition, f"NOT ({condition})")


def _breaking(db: sqlite3.Connection, table: str, constraint: str, where: str) -> Iterator[Breach]:
    yield from (Breach(table, row, constraint) for (row,) in _rows(db, f'SELECT rowid FROM "{table}" WHERE {where}'))


def conditions(sql: str) -> Iterator[str]:
    """What stands in the brackets of each CHECK of a CREATE TABLE."""
    _, *parts = sql.split("CHECK (")
    for part in parts:
        depth, quoted = 1, False
        for place, sign in enumerate(part):
            quoted ^= sign == "'"
            depth += 0 if quoted else {"(": 1, ")": -1}.get(sign, 0)
            if depth == 0:
                yield part[:place]
                break


def _messages(db: sqlite3.Connection, pragma: str) -> list[str]:
    return [text for (text,) in _rows(db, f"PRAGMA {pragma}({_MOST})") if text != "ok"]


def made_otherwise(db: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """Every view and trigger of ours that is missing or reads otherwise: (view or trigger, name) → how it should be made.

    Those of others are left alone.
    """
    there = _made(db)
    return {name: sql for name, sql in _wanted(db).items() if there.get(name) != sql}


def make_anew(db: sqlite3.Connection) -> list[str]:
    """Makes those views and triggers anew; returns their names."""
    made = made_otherwise(db)
    for (kind, name), sql in made.items():
        db.execute(f"DROP {kind} IF EXISTS {name}")
        db.execute(sql)
    return [name for _, name in made]


def _wanted(db: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """As a new file would have them; its tables are empty ones with the columns and keys of those in the file."""
    keys = {table: key for table in RECORDS if (key := primary_key(db, table))}
    with closing(sqlite3.connect(":memory:")) as pattern:
        for table in (*keys, "change"):
            pattern.execute(f"CREATE TABLE {table} ({', '.join(COLUMNS[table])})")
        for statement in triggers(keys):
            pattern.execute(statement)
        pattern.executescript((Path(__file__).parent / "views.sql").read_text(encoding="utf-8"))
        return _made(pattern)


def _made(db: sqlite3.Connection) -> dict[tuple[str, str], str]:
    rows = _rows(db, "SELECT type, name, sql FROM sqlite_master WHERE type IN ('view', 'trigger') ORDER BY rowid")
    return {(kind, name): sql for kind, name, sql in rows}


def missing(db: sqlite3.Connection) -> list[str]:
    """Tables, and columns of the others (`table.column`), that the program needs and the file has not."""
    there = _columns(db)
    tables = [table for table in COLUMNS if table not in there]
    return tables + [
        f"{table}.{column}"
        for table, wanted in COLUMNS.items()
        if table in there
        for column in wanted
        if column not in there[table]
    ]


def unknown(db: sqlite3.Connection) -> list[str]:
    """Tables and columns (`table.column`) that somebody else put into the file."""
    there = _columns(db)
    tables = [table for table in there if table not in COLUMNS]
    return tables + [
        f"{table}.{column}"
        for table, found in there.items()
        for column in found
        if column not in COLUMNS.get(table, found)
    ]


class Dangling(NamedTuple):
    """A row that refers to one that is not there."""

    table: str
    row: int
    column: str
    value: Any
    parent: str


def dangling(db: sqlite3.Connection) -> Iterator[Dangling]:
    """Every reference that leads nowhere."""
    for table, row, parent, number in _rows(db, "PRAGMA foreign_key_check"):
        column = next(key[3] for key in _rows(db, f'PRAGMA foreign_key_list("{table}")') if key[0] == number)
        ((value,),) = _rows(db, f'SELECT "{column}" FROM "{table}" WHERE rowid = ?', row)
        yield Dangling(table, row, column, value, parent)


def _columns(db: sqlite3.Connection) -> dict[str, list[str]]:
    tables = _rows(db, "SELECT name FROM sqlite_master WHERE type = 'table'")
    ours = [name for (name,) in tables if not name.startswith(_NOT_OURS)]
    return {name: [column[1] for column in _rows(db, f'PRAGMA table_xinfo("{name}")')] for name in ours}


def _rows(db: sqlite3.Connection, sql: str, *values: Any) -> list[Any]:
    cursor = db.cursor()
    cursor.row_factory = None
    return cursor.execute(sql, values).fetchall()
