"""The log: triggers write every change of a row; each transaction of ours closes with an entry over the changes it made."""

from collections.abc import Iterator, Sequence
from sqlite3 import Connection
from typing import Any

from renda_cli.store.statements import COLUMNS

LOG = frozenset({"change", "entry"})
REPLACED = "replaced"  # in place of the new values: the row is about to make way for another program's REPLACE
# The last change that an entry covers, and the newest there is: what lies between was written by another program.
LOGGED_UP_TO = """SELECT coalesce((SELECT last_change FROM entry WHERE last_change IS NOT NULL ORDER BY id DESC LIMIT 1), 0),
    coalesce((SELECT max(id) FROM change), 0)"""
RECORDS = tuple(table for table in COLUMNS if table not in LOG)


def triggers(primary_keys: dict[str, list[str]]) -> Iterator[str]:
    """The statements that make a table's changes known, four a table; `primary_keys` is table → its key columns.

    A REPLACE deletes without a trigger for it, unless its program wishes so: what is about to go is written down before.
    """
    for table, keys in primary_keys.items():
        old, new, present = (_object(row, COLUMNS[table]) for row in ("OLD", "NEW", table))
        same = " AND ".join(f"{key} = NEW.{key}" for key in keys)
        yield (
            f"CREATE TRIGGER log_{table}_replace BEFORE INSERT ON {table} BEGIN INSERT INTO change (table_name, row_key, old, new) "
            f"SELECT '{table}', {_key('NEW', keys)}, {present}, '{REPLACED}' FROM {table} WHERE {same}; END"
        )
        for event, columns, values in (
            ("INSERT", "", _key("NEW", keys)),
            ("UPDATE", ", old, new", f"{_key('OLD', keys)}, {old}, {new}"),
            ("DELETE", ", old", f"{_key('OLD', keys)}, {old}"),
        ):
            yield (
                f"CREATE TRIGGER log_{table}_{event.lower()} AFTER {event} ON {table} BEGIN "
                f"INSERT INTO change (table_name, row_key{columns}) VALUES ('{table}', {values}); END"
            )


def _object(row: str, columns: tuple[str, ...]) -> str:
    fields = ", ".join(f"'{column}', {row}.{column}" for column in columns)
    return f"json_object({fields})"


def _key(row: str, keys: list[str]) -> str:
    columns = [f"{row}.{key}" for key in keys]
    return columns[0] if len(columns) == 1 else f"json_array({', '.join(columns)})"


def insert_many(db: Connection, table: str, rows: Sequence[Sequence[Any]]) -> None:
    """Inserts rows (all columns, in the order of COLUMNS) and logs them in one statement.

    A trigger takes longer for its line in the log than SQLite for the row, so those of an insert rest meanwhile: inside the
    caller's transaction, so that nobody ever sees the table without them.
    """
    columns = COLUMNS[table]
    resting = db.execute(
        "SELECT name, sql FROM sqlite_master WHERE name IN (?, ?)", (f"log_{table}_insert", f"log_{table}_replace")
    ).fetchall()
    before = db.execute(f"SELECT coalesce(max(rowid), 0) FROM {table}").fetchone()[0]
    for name, _ in resting:
        db.execute(f"DROP TRIGGER {name}")
    db.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", rows)
    if resting:
        key = _key(table, primary_key(db, table))
        db.execute(
            f"INSERT INTO change (table_name, row_key) SELECT '{table}', {key} FROM {table} WHERE rowid > ?", (before,)
        )
    for _, sql in resting:
        db.execute(sql)


def primary_key(db: Connection, table: str) -> list[str]:
    """The columns of a table's primary key."""
    return [row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[5]]


def open_entry(db: Connection) -> int:
    """The id that the next change will have, after what another program wrote since got an entry of its own."""
    logged, newest = db.execute(LOGGED_UP_TO).fetchone()
    if newest > logged:
        _insert(db, "other", None, None, logged + 1, newest)
    return int(newest) + 1


def close_entry(db: Connection, first: int, kind: str, command: str, of_id: int | None = None) -> None:
    """Enters the changes from `first` on as one entry; nothing when there are none, unless another entry was turned by it."""
    newest = db.execute("SELECT max(id) FROM change").fetchone()[0] or 0
    if newest >= first:
        _insert(db, kind, command, of_id, first, newest)
    elif of_id is not None:
        _insert(db, kind, command, of_id, None, None)


def note(db: Connection, command: str) -> None:
    """An entry for what changed no row: the beginning, a backup, a restore; after what another program wrote before."""
    open_entry(db)
    _insert(db, "note", command, None, None, None)


def _insert(
    db: Connection, kind: str, command: str | None, of_id: int | None, first: int | None, last: int | None
) -> None:
    db.execute(
        "INSERT INTO entry (at, kind, command, of_id, first_change, last_change) "
        "VALUES (datetime('now', 'localtime'), ?, ?, ?, ?, ?)",
        (kind, command, of_id, first, last),
    )
