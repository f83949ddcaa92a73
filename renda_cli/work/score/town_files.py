"""Files that towns sent, only read: never upgraded, never waited for, nothing left beside them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from renda_cli.errors import DatabaseError
from renda_cli.store.file import open_to_read
from renda_cli.work.desk import Desk

_WAL = b"\2\2"  # at 18: reading such a file would leave files beside it


def identity(path: Path) -> Any:
    """What two paths to one file have in common."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return str(path)
    return found.st_dev, found.st_ino


def exists(path: Path) -> bool:
    """Whether there is such a file; of a name that is too long there is none."""
    return not isinstance(identity(path), str)


@contextmanager
def glance(path: Path, today: date) -> Iterator[Desk]:
    """A desk over a file that is only read, all of it as it is at one moment. Raises DatabaseError, also where somebody writes."""
    if _head(path)[18:20] == _WAL:
        raise DatabaseError(f"{path} 日志方式被改成了 WAL，只拷来一个文件不完整", "")
    file = open_to_read(path)
    try:
        file.waiting = lambda: _busy(path)
        file.read_at_once()
        yield Desk(file, today)
    finally:
        file.let_go()
        file.close()


def _busy(path: Path) -> None:
    raise DatabaseError(f"{path} 正被别的程序占用", "")


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(20)
    except (OSError, ValueError):
        return b""


def why(path: Path, problem: DatabaseError) -> str:
    """Why a file could not be read; what its own clerk would have to type is left out."""
    if not exists(path):
        return "没有这个文件"
    if exists(Path(f"{path}-journal")):
        return f"正在写入，或上次没有写完（旁边有 {path.name}-journal）"
    return str(problem).partition("；")[0].removeprefix("数据库 ").removeprefix(f"{path} ")
