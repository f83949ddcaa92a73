"""What pledges, deeds, households and funds have in common: years and numbers, who is in office, who has none."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days
from renda_cli.work.desk import Desk
from renda_cli.work.names import Named
from renda_cli.work.seats import acting, held

WITHOUT_FIELDS = ("id", "deputy", "district", "group")
_MOST = 1_000_000
TAKE_BACK = "用 renda undo 从最近的一条起逐条撤销（见 renda log）"  # how something not done last is taken back
_FIRST, _LAST = 1949, 2100


def whole(number: int, what: str, least: int = 1) -> int:
    """A number of things or people. Raises InputError, naming `what`, for less than `least` and for a slip of the pen."""
    if not least <= number <= _MOST:
        raise InputError(f"{what} {number} 不对", f"请写 {least} 到 {_MOST} 的整数")
    return number


def in_yuan(fen: str) -> str:
    """The SQL of a sum, as `money.yuan` shows it."""
    return f"iif({fen} % 100, {fen} / 100.0, {fen} / 100)"


def span(desk: Desk, year: str | None) -> tuple[int, int]:
    """The years that a list is asked for: one or several, this one when left out. Raises InputError."""
    return (desk.today.year,) * 2 if year is None else days.years(year)


def one_or_all(objects: list[Any]) -> Any:
    """What a verb on several records answers machines: the object of the only one, or the array."""
    return objects[0] if len(objects) == 1 else objects


def days_left(desk: Desk, due_on: str | None) -> int | None:
    """How many days are left until a day (ISO), below 0 once it is past; None without one."""
    return None if due_on is None else date.fromisoformat(due_on).toordinal() - desk.today.toordinal()


def of_year(number: int) -> int:
    """A year of ours. Raises InputError for one that no congress can have sat in."""
    if not _FIRST <= number <= _LAST:
        raise InputError(f"年份 {number} 不对", f"请写 {_FIRST} 到 {_LAST} 的年份")
    return number


def end_of(desk: Desk, last: int) -> date:
    """The day that a list of years is told of: the end of the `last` one, or today in the running one."""
    return max(min(date(last, 12, 31), desk.today), date(last, 1, 1))


def remark_unless_in_office(desk: Desk, who: Named, day: date) -> None:
    """Says so where a deputy sits in no congress on a day; it is taken in all the same."""
    sql = f"SELECT 1 FROM seat t WHERE t.deputy_id = :deputy AND {held('t')}"
    if desk.file.row(sql, {"deputy": who.id, "day": day.isoformat()}) is None:
        desk.remarks.append(f"提醒：{who.name} {day.isoformat()} 不在任，请核对")


def without(desk: Desk, there: str, day: date, **values: Any) -> list[tuple[Any, ...]]:
    """The deputies of the town's own level, acting on a day, of whom there is no row (fields WITHOUT_FIELDS).

    `there` is what follows FROM in a query for such a row of the deputy `d.id`.
    """
    return desk.file.tuples(
        f"""SELECT d.id, d.name, t.district, g.name FROM deputy d JOIN seat t ON t.deputy_id = d.id
            LEFT JOIN deputy_group g ON g.id = t.group_id
            WHERE t.level = (SELECT level FROM own_level) AND {acting("t", "t.id")} AND NOT EXISTS (SELECT 1 FROM {there})
            GROUP BY d.id ORDER BY d.id""",
        {"day": day.isoformat(), **values},
    )
