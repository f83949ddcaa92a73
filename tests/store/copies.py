"""What the tests of backups and restores share."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

DANGLING = (
    "INSERT INTO reply (assignment_id, round, replied_on, result_class, ref) VALUES (99, 1, '2022-03-01', 'A', 'x')"
)


def change(path: Path, *statements: str) -> None:
    """Changes the file as another tool would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)


def content(path: Path) -> list[str]:
    """All that the file holds, as SQL, the diary aside: backups and restores write into it, and `notes` tells what."""
    with closing(sqlite3.connect(path)) as db:
        return [statement for statement in db.iterdump() if not statement.startswith('INSERT INTO "entry"')]


def notes(path: Path) -> list[str]:
    """What the diary says of the file as a whole, oldest first: its beginning, backups, restores."""
    with closing(sqlite3.connect(path)) as db:
        return [row[0] for row in db.execute("SELECT command FROM entry WHERE kind = 'note' ORDER BY id")]


def names(folder: Path) -> list[str]:
    """What is in a folder, the lock aside."""
    return sorted(entry.name for entry in folder.iterdir() if entry.name != ".renda.lock")


def spoil(path: Path) -> bytes:
    """Overwrites the middle of the file, but not its first page; gives what it then holds."""
    whole = path.read_bytes()
    size = len(whole)
    path.write_bytes(whole[:8192] + b"\xa5" * (size - 16384) + whole[-8192:])
    return path.read_bytes()


def mode(path: Path) -> int:
    """The rights on a file."""
    return path.stat().st_mode & 0o777


def python(code: str, *words: str) -> "subprocess.Popen[str]":
    """Another process that runs `code`."""
    return subprocess.Popen([sys.executable, "-c", code, *words], stdout=subprocess.PIPE, encoding="utf-8")
