"""Copies of the file that are known to be whole: taken while others work, checked, and only then put into place."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from renda_cli.errors import DatabaseError
from renda_cli.store.explaining import explained
from renda_cli.store.file import connect, marks

COMPANIONS = ("-journal", "-wal", "-shm")  # what SQLite puts beside a file
_PAGES_A_STEP = 1000  # between two steps Ctrl-C is heard
_DAMAGED = ("已损坏，没有通过完整性检查，没有写入", "请换用完好的备份")
_DANGLING = ("有引用不完整的记录，没有写入", "请用 renda check 查看，或换用完好的备份")
_INCOMPLETE = ("抄得不全，没有写入", "请检查磁盘")


class Damaged(DatabaseError):
    """What was to be copied is itself not whole: another copy is needed, not another try."""


@dataclass(frozen=True)
class Held:
    """What a file holds: whose it is, its version, table → number of rows."""

    application: int
    version: int
    rows: dict[str, int]


@dataclass(frozen=True)
class Copied:
    """A copy that was found whole: its size in bytes, table → number of rows."""

    size: int
    rows: dict[str, int]


def copy_online(source: Path, target: Path, *, references: bool = True) -> Copied:
    """Copies the file as it stands at one moment, others reading and writing on. An earlier `target` is replaced.

    The copy appears with mode 0600, whole and checked (as `fill` checks it), or not at all.
    Raises DatabaseError naming the file that is to blame; Damaged when it is the source.
    """
    with snapshot(source) as db:
        return copy_from(db, source, target, references=references)


def copy_from(db: sqlite3.Connection, source: Path, target: Path, *, references: bool = True) -> Copied:
    """As `copy_online`, from a connection to `source` that keeps others from changing what it reads."""
    with draft_beside(target) as draft:
        copied = fill(db, source, draft, target, references=references)
        settle(draft, target)
    return copied


@contextmanager
def snapshot(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that sees the file as it is now until it is closed.

    It may write only so far as to roll back what a killed program left half-written: without that the file cannot be read.
    """
    with blamed(path), closing(connect(path)) as db:
        db.execute("PRAGMA query_only = ON")
        db.execute("BEGIN")
        yield db


def fill(db: sqlite3.Connection, source: Path, draft: Path, target: Path, *, references: bool = True) -> Copied:
    """Copies what `db` sees of `source` into the empty `draft`, which is to become `target`, and checks it.

    Checked are integrity, references (unless told not to), application, version and the number of rows of every table.
    """
    with blamed(source):
        expected = held(db)
    with blamed(target), closing(sqlite3.connect(draft, isolation_level=None)) as copy:
        stream(db, copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # another tool's WAL would leave a part of it in a second file
    with blamed(target), closing(connect(draft)) as copy:
        fault = _fault(copy, expected, references=references)
    if fault:
        with blamed(source):
            own = _fault(db, expected, references=references)
        raise (
            Damaged(f"数据库 {source} {own[0]}", own[1])
            if own
            else DatabaseError(f"副本 {target} {fault[0]}", fault[1])
        )
    with blamed(target):
        _flush(draft)
        return Copied(draft.stat().st_size, expected.rows)


def stream(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Replaces all that `target` holds by what `source` holds, in one transaction. Raises sqlite3.Error."""
    source.backup(target, pages=_PAGES_A_STEP, progress=_refuse_to_wait)


def _refuse_to_wait(status: int, _remaining: int, _total: int) -> None:
    """Python tries a locked file again for ever; SQLite has waited its time already."""
    if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        raise sqlite3.OperationalError("database is locked")


def held(db: sqlite3.Connection) -> Held:
    """What is in the file, counted. Raises sqlite3.Error."""
    tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY name").fetchall()
    names = [name.replace('"', '""') for (name,) in tables]
    rows = {name: db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}
    return Held(*marks(db), rows)


def _fault(db: sqlite3.Connection, expected: Held, *, references: bool) -> tuple[str, str] | None:
    """What is wrong with a file and what to do, or None. Raises sqlite3.Error for what is no fault of its content."""
    try:
        if db.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            return _DAMAGED
        if references and db.execute("PRAGMA foreign_key_check").fetchone():
            return _DANGLING
        return None if held(db) == expected else _INCOMPLETE
    except sqlite3.Error as error:
        if not _is_damage(error):
            raise
        return _DAMAGED


def _is_damage(error: Exception) -> bool:
    if isinstance(error, UnicodeDecodeError):  # a damaged schema
        return True
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


@contextmanager
def blamed(path: Path) -> Iterator[None]:
    """Turns what SQLite and the file system raise into one sentence about `path`: DatabaseError, or Damaged."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if _is_damage(error):
            raise Damaged(f"数据库 {path} {_DAMAGED[0]}", _DAMAGED[1]) from error
        raise explained(path, error) from error
    except OSError as error:
        raise explained(path, error) from error


@contextmanager
def draft_beside(target: Path, mark: str = "") -> Iterator[Path]:
    """An empty hidden file (0600) that is to become `target`; whatever is left of it is removed. Raises DatabaseError."""
    draft = target.with_name(f".{target.name}{mark}.{os.getpid()}.new")
    with blamed(target):
        remove(draft)  # no other living process has this number: a killed one left it
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield draft
    finally:
        with suppress(OSError):
            remove(draft)


def remove(path: Path) -> None:
    """Removes a file and what SQLite put beside it. Raises OSError."""
    for part in (path, *(beside(path, ending) for ending in COMPANIONS)):
        part.unlink(missing_ok=True)


def beside(path: Path, ending: str) -> Path:
    """The file of SQLite's with that ending beside a database."""
    return path.with_name(f"{path.name}{ending}")


def settle(draft: Path, target: Path) -> None:
    """Gives the draft its name, for good: a power cut leaves the old or the new. Raises DatabaseError."""
    with blamed(target):
        draft.replace(target)
    with suppress(OSError):  # not every system can flush a folder
        _flush(target.parent, os.O_RDONLY)


def _flush(path: Path, flags: int = os.O_RDWR) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
