"""All that a file holds, to be compared with what it held: kept outside the program and read without it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_LOG = "SELECT id, kind, command, of_id, first_change, last_change FROM entry WHERE kind <> 'note' ORDER BY id"
_SCHEMA = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
Content = dict[str, list[Any]]


def content(path: Path, *, log: bool = True) -> Content:
    """Table → rows, with the schema and the marks of the file.

    Left out is what two runs of the same commands do not share: the time of an entry of the log, and the notes of backups.
    Without `log`, the whole of it.
    """
    with closing(sqlite3.connect(path)) as db:
        names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        found = {name: db.execute(f'SELECT * FROM "{name}" ORDER BY rowid').fetchall() for name in names}
        found["(schema)"] = db.execute(_SCHEMA).fetchall()
        found["(marks)"] = [db.execute(f"PRAGMA {mark}").fetchone() for mark in ("application_id", "user_version")]
        if "entry" in found:
            found["entry"] = db.execute(_LOG).fetchall()
    if not log:
        found.pop("entry", None)
        found.pop("change", None)
    return found


def is_whole(path: Path) -> bool:
    """Whether SQLite finds no damage in a file."""
    with closing(sqlite3.connect(path)) as db:
        return db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def is_hot(journal: Path) -> bool:
    """Whether a journal is one that SQLite must roll back by: the transaction had begun to reach the file."""
    return journal.exists() and journal.read_bytes()[: len(JOURNAL_MAGIC)] == JOURNAL_MAGIC
