"""What is said about backups."""

from shlex import quote
from typing import Any


def backed_up(made: Any) -> list[str]:
    """The receipt of a backup: where it is, that it was checked, what made way for it."""
    lines = [f"已备份到 {made.path}（{_size(made.size)}，共 {sum(made.rows.values())} 行），已核对"]
    if made.removed:
        lines.append(f"删去旧备份 {len(made.removed)} 份：{'、'.join(one.name for one in made.removed)}")
    return lines


def backup_data(made: Any) -> dict[str, Any]:
    """The same for machines: path, size in bytes, table → number of rows, paths of those removed."""
    removed = [str(one.absolute()) for one in made.removed]
    return {"path": str(made.path.absolute()), "size": made.size, "rows": made.rows, "removed": removed}


def question(plan: Any) -> str:
    """What a restore would do, and whether it shall."""
    if plan.now:
        kept = f"现有的先另存为 {plan.path}.before-restore-…"
    elif plan.is_there:
        kept = f"现有的已损坏，照原样移到 {plan.path}.before-restore-…"
    else:
        kept = "现在没有这个文件"
    lines = [
        f"用 {plan.file} 恢复 {plan.path}",
        f"  现有：{_seen(plan.now)}",
        f"  备份：{_seen(plan.after)}",
        f"  {kept}",
    ]
    return "\n".join([*lines, "是否继续？"])


def restored(done: Any, db: str | None) -> list[str]:
    """The receipt of a restore, with the command that takes it back; `db` is the --db that was given."""
    lines = [f"已用 {done.file} 恢复 {done.path}"]
    if done.kept_aside and done.whole:
        option = f"--db {quote(db)} " if db is not None else ""
        lines.append(f"原来的另存为 {done.kept_aside}；要换回来：renda {option}restore {quote(str(done.kept_aside))}")
    elif done.kept_aside:
        lines.append(f"原来的已损坏，照原样移到 {done.kept_aside}")
    return lines


def restore_data(done: Any) -> dict[str, Any]:
    """The same for machines."""
    kept = str(done.kept_aside.absolute()) if done.kept_aside else None
    return {"path": str(done.path.absolute()), "from": str(done.file.absolute()), "kept_aside": kept}


def _seen(look: Any) -> str:
    if look is None:
        return "读不出"
    return f"{look.at.isoformat(' ', 'minutes')}，代表 {look.deputies} 名，议案建议 {look.proposals} 件"


def _size(size: int) -> str:
    return f"{size / 1024**2:.1f} MB" if size >= 1024**2 else f"{-(-size // 1024)} KB"
