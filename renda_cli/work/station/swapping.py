"""A deputy who cannot sit on a planned day: another sits instead, for whom they may sit in return."""

from datetime import date

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_duty
from renda_cli.work import names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.station import days


@writing
def swap(
    desk: Desk, name: str, *, on: str, deputy: str, why: str, instead: str | None = None, back: str | None = None
) -> Receipt:
    """Excuses a deputy from a planned day; `instead`, or whoever is posted there and has the fewest turns, sits for them.

    With `back` the deputy sits on that day in return, in the place of the other. Raises InputError.
    """
    station, who = names.station(desk, name), names.deputy(desk, deputy)
    if instead is None and back is not None:
        raise InputError("--back 要写明和谁对换", "请加 --with 代表")
    row = days.open_day(desk, station, days.day_of(desk, on))
    reason = words.title(why, "理由")
    duty = _duty(desk, station, row, who)
    other = _chosen(desk, station, row, who) if instead is None else names.deputy(desk, instead)
    _check_free(desk, row, other)
    _remark(desk, station, row, other)
    _replace(desk, row, duty, other.id, reason)
    lines = [f"已登记 {station.name} {row['planned_on']}：{who.name}请假（{reason}），由{other.name}接待"]
    if back is not None:
        lines.append(_in_return(desk, station, who, other, days.day_of(desk, back, "--back")))
    return Receipt(tuple(lines), lambda: days.as_object(desk, row["id"]))


def _duty(desk: Desk, station: names.Named, row: Row, who: names.Named) -> Row:
    """The turn that a deputy has on a day. Raises InputError where there is none, with those on duty and the deputy's own next days."""
    sitting = days.on_duty(desk, row["id"])
    found = next((one for one in sitting if one["deputy_id"] == who.id), None)
    if found is not None:
        return found
    sql = """SELECT y.planned_on FROM duty u JOIN reception_day y ON y.id = u.day_id WHERE u.deputy_id = ? AND u.excused_on IS NULL
        AND y.station_id = ? AND y.dropped_why IS NULL AND y.planned_on >= ? ORDER BY y.planned_on LIMIT 3"""
    own = "、".join(day for (day,) in desk.file.tuples(sql, (who.id, station.id, row["planned_on"][:4])))
    there = "、".join(one["name"] for one in sitting) or "没有人"
    what = f"{station.name} {row['planned_on']} 排的是{there}，没有{who.name}"
    raise InputError(what, f"{who.name}排在 {own}" if own else "请用 renda station duty 核对")


def _chosen(desk: Desk, station: names.Named, row: Row, who: names.Named) -> names.Named:
    """Whoever is posted there at home, can sit on the day, and has the fewest turns in its year. Raises InputError when nobody can."""
    year = row["planned_on"][:4]
    sql = f"""SELECT d.id, d.name, (SELECT count(*) FROM duty u JOIN reception_day y ON y.id = u.day_id WHERE u.deputy_id = d.id
          AND u.excused_on IS NULL AND y.dropped_why IS NULL AND y.planned_on BETWEEN :first AND :last) AS turns
        FROM station_deputy p JOIN deputy d ON d.id = p.deputy_id
        WHERE p.station_id = :station AND NOT p.visiting AND d.id <> :who AND {days.POSTED} ORDER BY turns, d.id"""
    about = {
        "station": station.id,
        "who": who.id,
        "day": row["planned_on"],
        "first": f"{year}-01-01",
        "last": f"{year}-12-31",
    }
    for one in desk.file.rows(sql, about):
        named = names.Named(one["id"], one["name"])
        if _hindrance(desk, row, named) is None:
            return named
    raise InputError(
        f"{station.name} 的代表 {row['planned_on']} 都不能代替",
        "请用 --with 写明由谁代替，或用 renda station move 改期",
    )


def _hindrance(desk: Desk, row: Row, who: names.Named) -> str | None:
    """Why somebody cannot be put on a planned day; None where nothing is in the way."""
    sql = "SELECT excused_why FROM duty WHERE day_id = ? AND deputy_id = ?"
    there = desk.file.row(sql, (row["id"], who.id))
    if there and there["excused_why"]:
        return f"{who.name} {row['planned_on']} 已请假（{there['excused_why']}）"
    return days.why_not(desk, who, date.fromisoformat(row["planned_on"]))


def _check_free(desk: Desk, row: Row, who: names.Named) -> None:
    if hindrance := _hindrance(desk, row, who):
        raise InputError(hindrance, "请换一名代表")


def _remark(desk: Desk, station: names.Named, row: Row, other: names.Named) -> None:
    if not days.is_posted(desk, station, other, date.fromisoformat(row["planned_on"])):
        desk.remarks.append(f"提醒：{other.name} 不是 {station.name} 的进站代表，请核对 --with")
    if row["noticed_on"]:
        desk.remarks.append(
            f"提醒：这一天已于 {row['noticed_on']} 公告，换人后请用 renda station announce --draft 重新生成"
        )


def _replace(desk: Desk, row: Row, duty: Row, other_id: int, why: str) -> None:
    excused_on = min(
        desk.today.isoformat(), row["planned_on"]
    )  # entered afterwards: it was asked for by then at the latest
    desk.file.update("duty", duty["id"], excused_on=excused_on, excused_why=why)
    insert_duty(desk.file.db, day_id=row["id"], deputy_id=other_id, for_id=duty["deputy_id"])


def _in_return(desk: Desk, station: names.Named, who: names.Named, other: names.Named, on: date) -> str:
    row = days.open_day(desk, station, on)
    duty = _duty(desk, station, row, other)
    _check_free(desk, row, who)
    _replace(desk, row, duty, who.id, f"与{who.name}对换")
    return f"已登记 {station.name} {row['planned_on']}：{who.name}接待，换{other.name}"
