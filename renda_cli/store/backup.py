"""Backups that the clerk asks for, and the copies that are kept by themselves before something large."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from renda_cli.errors import DatabaseError, InputError, cause
from renda_cli.store import changes
from renda_cli.store.copying import blamed, copy_online, remove
from renda_cli.store.file import File, check_is_database, checked_version, connect
from renda_cli.store.series import Series, of_backups, of_kept

_LOCK = ".renda.lock"
_PATIENCE_SECONDS = 2.0
_KEPT_BEFORE_IMPORTS = 3


@dataclass(frozen=True)
class Backup:
    """A backup: where it is, its size in bytes, table → number of rows, the earlier ones that made way for it."""

    path: Path
    size: int
    rows: dict[str, int]
    removed: list[Path]


def backup(path: Path, folder: Path | None = None, keep: int | None = None) -> Backup:
    """Puts a checked copy of the file into `folder` (`backups` beside the file); with `keep`, only the newest N stay.

    Only backups of this file are ever removed, and only once the new one is whole and in its place.
    Raises InputError when `folder` cannot be a folder; DatabaseError when file or copy cannot be used, or when another backup
    is being made there: then no earlier copy was touched.
    """
    check_is_database(path)
    with blamed(path), closing(connect(path)) as db:
        checked_version(path, db)
    series = of_backups(path, folder)
    _make(series.folder)
    with alone(series.folder):
        target = next_copy(series)
        copied = copy_online(path, target)
        note(path, "backup", str(target.absolute()))
        removed = _rotate(series, target, keep) if keep is not None else []
    return Backup(target, copied.size, copied.rows, removed)


def keep_copy(path: Path, why: str) -> Path:
    """A checked copy beside the file, made before something large is done to it (`why`: import, restore); its path.

    A file whose references are not whole is kept as well. Of the copies before imports the newest three stay.
    The file may be open in this process, in a transaction too: the copy is then of what was before it.
    Raises DatabaseError.
    """
    series = of_kept(path, why)
    with alone(series.folder):
        aside = next_copy(series)
        copy_online(path, aside, references=False)
        if why == "import":
            _remove([one for one in series.found() if one != aside][: 1 - _KEPT_BEFORE_IMPORTS], aside)
    return aside


def discard(copy: Path) -> None:
    """Removes a copy that was kept for nothing; one that cannot be removed does no harm."""
    with suppress(OSError):
        remove(copy)


def next_copy(series: Series) -> Path:
    """Where the next copy goes, after the drafts that killed programs left were cleared away; for one who is `alone`."""
    with blamed(series.folder):
        for draft in series.drafts():
            remove(draft)
        return series.following()


def note(path: Path, kind: str, words: str) -> None:
    """Writes what was done to the file as a whole (`kind`: backup, restore) into its log.

    A backup of a file that cannot be written to is still a backup, so that is no error.
    """
    with suppress(sqlite3.Error), closing(connect(path)) as db:
        db.execute("BEGIN IMMEDIATE")
        changes.note(db, f"{kind} {words}")
        db.execute("COMMIT")


def noted_backup(file: File) -> Path | None:
    """Where the log of an open file says that its last backup went."""
    row = file.row("SELECT command FROM entry WHERE kind = 'note' AND command LIKE 'backup %' ORDER BY id DESC LIMIT 1")
    return Path(row["command"].removeprefix("backup ")) if row else None


def made_at(copy: Path) -> datetime | None:
    """When a copy was made; None when it is not there, or in a folder that one may not look into."""
    try:
        return datetime.fromtimestamp(copy.stat().st_mtime)
    except OSError:
        return None


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Nobody else makes or removes copies in the folder meanwhile. The lock of a killed process is gone with it.

    Raises DatabaseError when another one is at it.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder / _LOCK, timeout=_PATIENCE_SECONDS, mode=0o600)
    try:
        lock.acquire()
    except Timeout:
        raise DatabaseError(f"另一个备份正在进行，文件夹 {folder} 正被占用", "请稍候再试") from None
    except OSError as error:
        raise DatabaseError(f"文件夹 {folder} 写不了（{cause(error)}）", "请检查文件夹、权限和磁盘空间") from error
    try:
        yield
    finally:
        lock.release()


def _make(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise InputError(f"{folder} 不是文件夹", "请写一个文件夹，不写则备份到数据库旁的 backups") from None
    except FileNotFoundError:
        raise InputError(f"没有文件夹 {folder.parent}", "请先建好，或核对路径") from None
    except OSError as error:
        raise DatabaseError(f"文件夹 {folder} 用不了（{cause(error)}）", "请检查路径和权限") from error


def _rotate(series: Series, made: Path, keep: int) -> list[Path]:
    """Removes the oldest backups so that `keep` stay, the one just made among them, whatever the clock says."""
    town = _town(made)
    earlier = [one for one in series.found() if one != made and _town(one) in (town, None)]  # towns may share a folder
    return _remove(earlier[: max(len(earlier) - (keep - 1), 0)], made)


def _town(path: Path) -> tuple[str, str] | None:
    """Whose file it is: county and town; None when that cannot be read."""
    with suppress(sqlite3.Error), closing(connect(path)) as db:
        row = db.execute("SELECT ifnull(county, ''), name FROM town").fetchone()
        return (row[0], row[1]) if row else None
    return None


def _remove(copies: list[Path], made: Path) -> list[Path]:
    for copy in copies:
        try:
            remove(copy)
        except OSError as error:
            raise DatabaseError(
                f"已备份到 {made}，但旧的 {copy.name} 删不了（{cause(error)}）", "请检查权限"
            ) from error
    return copies
