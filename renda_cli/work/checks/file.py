"""The file itself: whole, private, with the tables and views that the program needs, and nothing left beside it."""

import os
import re
from collections.abc import Iterator, Sequence
from glob import escape
from pathlib import Path

from renda_cli.store import integrity
from renda_cli.store.file import kept_copies
from renda_cli.work.checks.finding import Check, Finding
from renda_cli.work.desk import Desk

_OTHERS = 0o077
_DRAFT = re.compile(r"\.(\d{1,9})\.new(-journal|-wal|-shm)?\Z")


def _damage(desk: Desk) -> Iterator[Finding]:
    for text in integrity.problems(desk.file.db):
        yield Finding(desk.file.path.name, f"文件已损坏（{' '.join(text.split())}）；请用 renda restore 备份 换用备份")


def _breaches(desk: Desk) -> Iterator[Finding]:
    for one in integrity.breaches(desk.file.db):
        yield Finding(
            f"{one.table} #{one.row}", f"不合数据表的规定（{one.constraint}），是别的程序写入的；请照规定改正这一行"
        )


def _permissions(desk: Desk) -> Iterator[Finding]:
    for path in (desk.file.path, *kept_copies(desk.file.path)[1:]):
        mode = path.stat().st_mode & 0o777
        if os.name == "posix" and mode & _OTHERS:
            yield Finding(path.name, f"别的用户也能读或写这个文件（权限 {mode:04o}）；请执行 chmod 600 {path}", path)


def _make_private(_desk: Desk, found: Sequence[Finding]) -> list[str]:
    for one in found:
        one.key.chmod(0o600)
    return [f"已把 {one.record} 的权限改为 0600" for one in found]


def _journal(desk: Desk) -> Iterator[Finding]:
    ((mode,),) = desk.file.tuples("PRAGMA journal_mode")
    if mode == "wal":
        yield Finding(
            desk.file.path.name, "日志方式被改成了 WAL，放在共享盘上不安全，只拷贝一个文件也不完整；请用 --fix 改回"
        )


def _roll_back_again(desk: Desk, _found: Sequence[Finding]) -> list[str]:
    desk.file.rows("PRAGMA journal_mode = DELETE")
    return ["已把日志方式改回 DELETE"]


def _drafts(desk: Desk) -> Iterator[Finding]:
    path = desk.file.path
    for left in sorted(path.parent.glob(f".{escape(path.name)}.*")):
        named = _DRAFT.search(left.name)
        if named and not _lives(int(named[1])):
            yield Finding(left.name, f"是中断的操作留下的半成品；请用 --fix 删去，或删去 {left}", left)


def _lives(process: int) -> bool:
    """Whether a process runs; where that cannot be asked without harm, any may."""
    try:
        if os.name == "posix":
            os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # somebody else's
        return True
    return True


def _remove(_desk: Desk, found: Sequence[Finding]) -> list[str]:
    for one in found:
        Path(one.key).unlink(missing_ok=True)
    return [f"已删去 {one.record}" for one in found]


def _missing(desk: Desk) -> Iterator[Finding]:
    for name in integrity.missing(desk.file.db):
        yield Finding(
            name, f"缺少数据{'列' if '.' in name else '表'} {name}，是被删改的；请用 renda restore 备份 换用备份"
        )


def _unknown(desk: Desk) -> Iterator[Finding]:
    for name in integrity.unknown(desk.file.db):
        yield Finding(name, f"本程序没有数据{'列' if '.' in name else '表'} {name}，是别的程序加的；不用的请删去")


_WHAT_FOR = {"view": ("视图", "列表和统计会不对"), "trigger": ("触发器", "写入的内容不会进日志，也撤销不了")}


def _code(desk: Desk) -> Iterator[Finding]:
    for kind, name in integrity.made_otherwise(desk.file.db):
        what, harm = _WHAT_FOR[kind]
        yield Finding(name, f"{what} {name} 缺少或被改过，{harm}；请用 --fix 重建")


def _make_anew(desk: Desk, _found: Sequence[Finding]) -> list[str]:
    return [f"已重建 {name}" for name in integrity.make_anew(desk.file.db)]


CHECKS = (
    Check("file-damage", "file", "fault", "文件没有损坏", _damage),
    Check("constraints", "file", "fault", "每一行都合数据表的规定", _breaches),
    Check("missing-columns", "file", "fault", "数据表和列齐全", _missing),
    Check("unknown-columns", "file", "warning", "没有别的程序加的表和列", _unknown),
    Check("views-and-triggers", "file", "fault", "视图和触发器与程序一致", _code, _make_anew),
    Check("journal-mode", "file", "warning", "日志方式适于共享盘", _journal, _roll_back_again, outside=True),
    Check("permissions", "file", "warning", "只有本人能读写文件", _permissions, _make_private, outside=True),
    Check("left-over-drafts", "file", "warning", "没有中断的操作留下的半成品", _drafts, _remove, outside=True),
)
