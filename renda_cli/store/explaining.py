"""What SQLite and the file system raise, as one sentence for the clerk that names the way out."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from renda_cli.errors import DatabaseError, InputError, cause

_CAUSES = {
    "locked": ("正被别的程序占用", "请稍候再试"),
    "busy": ("正被别的程序占用", "请稍候再试"),
    "readonly": ("是只读的，不能写入", "请检查文件和所在文件夹的权限"),
    "full": ("所在的磁盘已满，没有写入", "请腾出空间再试"),
    "disk i/o": ("读写磁盘出错，没有写入", "请检查磁盘空间和权限"),
    "unable to open": ("打不开", "请检查文件和所在文件夹的权限"),
    "malformed": ("已损坏", ""),
    "not a database": ("不是 SQLite 数据库或已损坏", "请核对 --db 的路径"),
}


@contextmanager
def as_sentence(path: Path) -> Iterator[None]:
    """Turns what SQLite raises into one sentence for the clerk."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise InputError("这条记录与已有的不相容，没有写入", "请核对输入，或用 list、show 查看已有的") from error
    except sqlite3.Error as error:
        raise explained(path, error) from error
    except UnicodeDecodeError as error:  # a damaged schema
        raise DatabaseError(f"数据库 {path} 已损坏", way_back(path)) from error


def explained(path: Path, error: Exception) -> DatabaseError:
    """The sentence for an error of SQLite or of the file system."""
    if isinstance(error, OSError):
        return DatabaseError(f"数据库 {path} 写不了（{cause(error)}）", "请检查文件夹、权限和磁盘空间")
    origin = (
        getattr(error, "orig", None) or error
    )  # what alembic raises carries the SQL; the clerk is told SQLite's words
    text = str(origin).lower()
    for sign, (what, how) in _CAUSES.items():
        if sign in text:
            lost = sign in ("malformed", "not a database")
            return DatabaseError(
                f"数据库 {path} {what}", "，或".join(filter(None, (how, way_back(path) if lost else "")))
            )
    return DatabaseError(f"数据库 {path} 用不了（{origin}）", "请用 renda where 查看文件")


def way_back(path: Path) -> str:
    """The command that brings a lost or damaged file back, with the newest copy that is there."""
    return f"请用 renda restore {newest_copy(path) or '备份文件'} 恢复"


def newest_copy(path: Path) -> Path | None:
    """The copy of the file that was made last, if there is one in the usual places."""
    from renda_cli.store.series import newest

    return newest(path)
