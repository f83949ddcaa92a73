"""Backups of the file and the way back; when the last one was made."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from renda_cli.errors import InputError
from renda_cli.store import backup as store
from renda_cli.store import restore as way_back
from renda_cli.store.backup import Backup
from renda_cli.store.file import File, kept_copies
from renda_cli.store.restore import Look, Restored
from renda_cli.store.series import of_backups


@dataclass(frozen=True)
class Plan:
    """What a restore would do: the file and the backup, and a glance at each; `now` is None when there is nothing to read."""

    path: Path
    file: Path
    now: Look | None
    after: Look | None
    is_there: bool


def backup(path: Path, folder: str | None = None, keep: int | None = None) -> Backup:
    """Makes a checked copy of the file in `folder`. Raises InputError, DatabaseError as the store does."""
    return store.backup(path, _named(folder, "文件夹") if folder is not None else None, keep)


def plan(path: Path, file: str) -> Plan:
    """What `restore` would do. Raises InputError when it would refuse the backup."""
    named = _named(file, "备份")
    way_back.check_restorable(path, named)
    return Plan(path, named, way_back.look(path), way_back.look(named), path.exists())


def restore(path: Path, file: str) -> Restored:
    """Makes the file what a backup holds. Raises InputError, DatabaseError as the store does."""
    return way_back.restore(path, _named(file, "备份"))


def declined() -> InputError:
    """The answer of one who was asked and said no."""
    return InputError("没有恢复")


def last(file: File) -> tuple[Path, datetime] | None:
    """The newest backup of an open file that is still there, and when it was made.

    Looked for are backups in the usual folder, the one that the log names, and the copies that upgrades kept.
    """
    known = [*_usual(file.path)[-1:], store.noted_backup(file), *kept_copies(file.path)[1:]]
    made = [(at, one) for one in known if one is not None and (at := store.made_at(one)) is not None]
    if not made:
        return None
    at, path = max(made)
    return path, at


def _usual(path: Path) -> list[Path]:
    try:
        return of_backups(path).found()
    except OSError:  # no such folder, or one that is not for us to look into
        return []


def _named(text: str, what: str) -> Path:
    """The path that a word means. Raises InputError when it means none."""
    if not text.strip():
        raise InputError(f"{what}没有写", "请写路径")
    try:
        return Path(text).expanduser()
    except RuntimeError:
        raise InputError(f"路径 {text} 里的用户不存在", "请写完整的路径") from None
