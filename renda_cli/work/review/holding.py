"""Whether something may still be written to a review, and that it has been held."""

from datetime import date

from renda_cli.errors import InputError
from renda_cli.store.file import Row
from renda_cli.work import deadlines, doing
from renda_cli.work.desk import Desk


def require_open(row: Row) -> None:
    """Raises InputError where a review (a row with id, status, closed_on) is closed or was dropped."""
    if row["status"] == "closed":
        raise InputError(f"评议 #{row['id']} 在 {row['closed_on']} 已办结", f"要撤销办结，{doing.TAKE_BACK}")
    if row["status"] == "dropped":
        raise InputError(f"评议 #{row['id']} 已取消", f"要撤销取消，{doing.TAKE_BACK}")


def require_held(row: Row, what: str) -> None:
    """Raises InputError, naming what was to be entered, where a review (a row as above) was not held yet or may not be written to."""
    require_open(row)
    if row["status"] == "planned":
        how = f"开展了请先用 renda review hold {row['id']} 登记"
        raise InputError(f"评议 #{row['id']} 还没有开展，不能{what}", how)


def mark_held(desk: Desk, row: Row, day: date) -> bool:
    """Takes a planned review as held on a day and ends the clock that waits for it; returns whether it was planned until now."""
    if row["status"] != "planned":
        return False
    desk.file.update("review", row["id"], status="held", held_on=day.isoformat())
    deadlines.meet(desk.file, "review", day, review_id=row["id"])
    return True
