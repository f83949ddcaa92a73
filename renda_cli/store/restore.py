"""The file as a backup has it: checked first, the present one kept aside, old or new whole at any moment."""

import os
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from renda_cli.errors import DatabaseError, InputError, cause
from renda_cli.store.backup import alone, next_copy, note
from renda_cli.store.copying import (
    COMPANIONS,
    Damaged,
    beside,
    blamed,
    copy_from,
    draft_beside,
    fill,
    remove,
    settle,
    snapshot,
    stream,
)
from renda_cli.store.file import APPLICATION_ID, MAGIC, VERSION, connect, marks
from renda_cli.store.series import of_kept

_HOLD = ("PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE", "COMMIT")  # the lock outlives the transaction
_MARK = ".restore"  # in the names of drafts


@dataclass(frozen=True)
class Restored:
    """What was done: `kept_aside` is where the former file is (None: there was none); `whole` when it can be restored again."""

    path: Path
    file: Path
    kept_aside: Path | None
    whole: bool


@dataclass(frozen=True)
class Look:
    """A glance at a file: when it was last changed, how much is in it."""

    at: datetime
    deputies: int
    proposals: int


def restore(path: Path, file: Path) -> Restored:
    """Makes the file at `path` hold what `file` holds; an older version is upgraded when it is next opened.

    `file` is copied and checked first. A present file that can be read is copied aside and then overwritten by one transaction
    of SQLite's, under a lock that nobody can write under in between; a damaged one is put aside as it is.
    Raises InputError as `check_restorable`; DatabaseError when `file` or the present one cannot be used: then nothing was changed.
    """
    check_restorable(path, file)
    with blamed(path):
        place = path.resolve()
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with alone(place.parent):
        _sweep(place)
        with draft_beside(place, _MARK) as draft:
            with snapshot(file) as db:
                fill(db, file, draft, path)
            done = _put(draft, place)
    note(path, "restore", str(file.absolute()))
    return Restored(path, file, *done)


def check_restorable(path: Path, file: Path) -> None:
    """Raises InputError when `file` is missing, not a file of ours, from a newer version, or the file at `path` itself.

    Raises DatabaseError when it is damaged at first sight.
    """
    try:
        with file.open("rb") as opened:
            is_database = opened.read(len(MAGIC)) == MAGIC
    except OSError as error:
        raise InputError(f"备份 {file} 读不了（{cause(error)}）", "请核对备份的文件名") from None
    with blamed(path):
        itself = path.exists() and path.samefile(file)
    if itself:
        raise InputError(f"{file} 就是现用的数据库", "请写一份备份的文件名")
    if not is_database:
        raise InputError(f"{file} 不是 renda 的数据库", "请写一份备份的文件名")
    with blamed(file), closing(connect(file)) as db:
        application, version = marks(db)
    if application != APPLICATION_ID or version < 1:
        raise InputError(f"{file} 不是 renda 的数据库", "请写一份备份的文件名")
    if version > VERSION:
        raise InputError(f"{file} 由更新的 renda 写成（文件版本 {version}，本程序 {VERSION}）", "请先升级 renda")


def look(path: Path) -> Look | None:
    """A glance at a file; None when it is missing or cannot be read."""
    sql = "SELECT (SELECT count(*) FROM deputy), (SELECT count(*) FROM proposal)"
    with suppress(OSError, sqlite3.Error, UnicodeDecodeError):
        at = datetime.fromtimestamp(path.stat().st_mtime)
        with closing(connect(path)) as db:
            return Look(at, *db.execute(sql).fetchone())
    return None


def _put(draft: Path, path: Path) -> tuple[Path | None, bool]:
    """Where the present file is kept, and whether that is a whole database; after it the draft's content is at `path`."""
    try:
        if path.exists() and path.stat().st_size:
            return _write_into(draft, path), True
    except Damaged:
        pass
    return _exchange(draft, path), False


def _write_into(draft: Path, path: Path) -> Path:
    """One transaction on the present file: another program's lock is respected, a killed one is rolled back."""
    with blamed(path), closing(connect(path)) as db:
        for statement in _HOLD:
            db.execute(statement)
        if marks(db)[0] != APPLICATION_ID:
            raise DatabaseError(f"{path} 是别的程序的数据库，没有覆盖", "请核对 --db 的路径")
        kept = next_copy(of_kept(path, "restore"))
        copy_from(db, path, kept, references=False)
        try:
            with closing(connect(draft)) as source:
                stream(source, db)
        except sqlite3.Error as error:
            # Only then is it certain that nothing was written; otherwise a copy too many is the lesser evil.
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY):
                remove(kept)
            raise
    return kept


def _exchange(draft: Path, path: Path) -> Path | None:
    """Puts what is there aside as it is, byte by byte, and the draft in its place.

    A journal goes as well: SQLite would roll the new file back by it.
    """
    kept = next_copy(of_kept(path, "restore"))
    with blamed(path):
        was_there = path.exists()
        if was_there:
            _give_second_name(path, kept)
        for ending in COMPANIONS:
            if beside(path, ending).exists():
                beside(path, ending).rename(beside(kept, ending))
    settle(draft, path)
    return kept if was_there else None


def _give_second_name(path: Path, kept: Path) -> None:
    """Without reading it: its disk may be failing. Where there are no second names it is moved."""
    path.chmod(0o600)
    try:
        os.link(path, kept)
    except OSError:
        path.rename(kept)


def _sweep(path: Path) -> None:
    """Removes the drafts that killed restores left; there is none at work while the folder is ours."""
    with suppress(OSError):
        for entry in path.parent.iterdir():
            if entry.name.startswith(f".{path.name}{_MARK}.") and entry.name.endswith(".new"):
                remove(entry)
