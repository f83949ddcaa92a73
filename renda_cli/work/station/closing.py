"""What the closing of a station ends: the posts in it, its schedules, and the reception days that are still planned."""

from datetime import date

from renda_cli.errors import InputError
from renda_cli.store.file import Row
from renda_cli.work import deadlines
from renda_cli.work.desk import Desk

_ENDS = {"station_deputy": "进站代表", "station_staff": "工作人员", "station_schedule": "接待日规定"}
_UNITS = {"station_deputy": "名", "station_staff": "名", "station_schedule": "条"}
_MOST_DAYS = 3


def end(desk: Desk, row: Row, last: date, *, drop_days: bool = False) -> list[str]:
    """Ends what a station (a row of the table) has on its `last` day; what was to begin later never does.

    Raises InputError where voters were received after it, and where reception days are planned after it, unless `drop_days` gives them up.
    """
    _refuse_receptions(desk, row, last)
    told = _give_up_days(desk, row, last, drop_days)
    ended = []
    for table, what in _ENDS.items():
        about = (last.isoformat(), row["id"], last.isoformat())
        desk.file.db.execute(f"DELETE FROM {table} WHERE from_on > ? AND station_id = ?", about[:2])
        sql = f"UPDATE {table} SET to_on = ? WHERE station_id = ? AND coalesce(to_on, '9') > ?"
        if count := desk.file.db.execute(sql, about).rowcount:
            ended.append(f"{what} {count} {_UNITS[table]}")
    return [*([f"同日结束：{'、'.join(ended)}"] if ended else []), *told]


def _refuse_receptions(desk: Desk, row: Row, last: date) -> None:
    sql = "SELECT max(coalesce(until_on, held_on)) FROM reception WHERE station_id = ?"
    ((held_on,),) = desk.file.tuples(sql, (row["id"],))
    if held_on and held_on > last.isoformat():
        raise InputError(f"{row['name']} 在 {held_on} 还接待过选民，不能在 {last.isoformat()} 撤销", "请核对日期")


def _give_up_days(desk: Desk, row: Row, last: date, drop_days: bool) -> list[str]:
    sql = "SELECT id, planned_on FROM reception_day WHERE station_id = ? AND planned_on > ? AND dropped_why IS NULL ORDER BY planned_on"
    planned = desk.file.tuples(sql, (row["id"], last.isoformat()))
    if not planned:
        return []
    told = "、".join(day for _, day in planned[:_MOST_DAYS]) + ("等" if len(planned) > _MOST_DAYS else "")
    if not drop_days:
        how = "一并取消请用 renda station close 加 --drop-days，或先用 renda station drop 取消"
        raise InputError(f"{row['name']} 在 {last.isoformat()} 之后还排有 {len(planned)} 个接待日：{told}", how)
    why = "家站点撤销"
    for day_id, _ in planned:
        desk.file.update("reception_day", day_id, dropped_why=why)
        deadlines.cancel(desk.file, "notice", last, why, reception_day_id=day_id)
    return [f"已取消之后的接待日 {len(planned)} 个：{told}"]


def corrected(desk: Desk, row: Row, text: str) -> tuple[str | None, list[str]]:
    """The last day of a closed station as corrected, None where the text is empty and it is reopened; and what is said of it.

    Raises InputError for a station that is not closed.
    """
    if not row["closed_on"]:
        raise InputError(f"{row['name']} 没有撤销", f"撤销请用 renda station close {row['name']} --on 日期")
    if not text.strip():
        return None, ["已恢复；进站代表、工作人员和接待日规定须重新登记"]
    last = desk.day(text, "--closed")
    return last.isoformat(), end(desk, row, last)


def remark(desk: Desk, row: Row) -> None:
    """What is left behind when a station closes: those that belong to it, and opinions that nobody has answered."""
    sql = "SELECT name FROM station WHERE parent_id = ? AND closed_on IS NULL ORDER BY id"
    if below := [name for (name,) in desk.file.tuples(sql, (row["id"],))]:
        how = "请用 renda station edit 家站点 --parent 改上级"
        desk.remarks.append(f"提醒：{'、'.join(below)} 的上级是 {row['name']}，{how}")
    sql = "SELECT count(*) FROM opinion_line WHERE station_id = ? AND under_way"
    ((count,),) = desk.file.tuples(sql, (row["id"],))
    if count:
        desk.remarks.append(f"提醒：{row['name']} 还有 {count} 条选民意见没有答复")
