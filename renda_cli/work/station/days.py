"""The planned reception days of a station: found by their date, who is on duty on them, held, put to another day, given up."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days, words
from renda_cli.store.file import Row
from renda_cli.work import deadlines, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.seats import OFFICIAL_ORDER, acting

KIND, RULE = "notice", "reception.notice"
# Of `reception_day y`: whether voters were received on it, planned or not when that was entered.
WAS_HELD = (
    "EXISTS (SELECT 1 FROM reception r WHERE r.day_id = y.id "
    "OR (r.day_id IS NULL AND r.station_id = y.station_id AND r.held_on = y.planned_on))"
)
# Of a deputy_id, with :day: whether they act as a deputy, at whatever level.
ACTS = "EXISTS (SELECT 1 FROM seat t WHERE t.deputy_id = {0} AND " + acting("t", "t.id") + ")"
# Of `station_deputy p`, with :day: whether the posting holds.
POSTED = "(coalesce(p.from_on, :day) <= :day AND coalesce(p.to_on, :day) >= :day)"
# Where a deputy (:deputy) is on duty on :day.
_ON_DUTY_AT = """SELECT s.name FROM duty u JOIN reception_day y ON y.id = u.day_id JOIN station s ON s.id = y.station_id
    WHERE u.deputy_id = :deputy AND u.excused_on IS NULL AND y.planned_on = :day AND y.dropped_why IS NULL
      AND u.id <> :but"""


def day_of(desk: Desk, text: str, option: str = "--on") -> date:
    """The day that an option names; planned days lie ahead, so that is nothing to remark on. Raises InputError."""
    return days.day(text, desk.today, f"日期 {option} ")


def planned(desk: Desk, station_id: int, day: date) -> Row | None:
    """The row of `reception_day` that a station has planned for a day; None for one that was given up."""
    found = desk.file.row(
        "SELECT * FROM reception_day WHERE station_id = ? AND planned_on = ? AND dropped_why IS NULL",
        (station_id, day.isoformat()),
    )
    return dict(found) if found else None


def held(desk: Desk, day_id: int, on: date) -> None:
    """A planned day was held on a day: where its notice had not gone out, nobody waits for it any longer."""
    deadlines.cancel(desk.file, KIND, on, "接待已开展，没有登记公告", reception_day_id=day_id)


def await_notice(desk: Desk, day_id: int, on: date) -> deadlines.Opened | None:
    """Opens the clock of the notice of a day that is still to come; None for another day."""
    if on <= desk.today:
        return None
    return deadlines.open_clock(desk, KIND, RULE, {"reception": on}, reception_day_id=day_id)


def remove(desk: Desk, gone: Sequence[int]) -> None:
    """Takes days of an earlier rota away, with their turns and the clocks of their notices (ids)."""
    for day_id in gone:
        of_clock = "WHERE deadline_id IN (SELECT id FROM deadline WHERE reception_day_id = ?)"
        for statement in (
            f"DELETE FROM alert {of_clock}", f"DELETE FROM deadline_move {of_clock}", "DELETE FROM deadline WHERE reception_day_id = ?",
            "DELETE FROM duty WHERE day_id = ?", "DELETE FROM reception_day WHERE id = ?",
        ):  # fmt: skip
            desk.file.db.execute(statement, (day_id,))


def open_day(desk: Desk, station: names.Named, on: date) -> Row:
    """The planned day of a station that was neither given up nor held. Raises InputError, naming the planned days nearest."""
    row = desk.file.row(
        f"SELECT y.*, {WAS_HELD} AS held FROM reception_day y WHERE y.station_id = ? AND y.planned_on = ?",
        (station.id, on.isoformat()),
    )
    if row is None:
        raise InputError(f"{station.name} {on.isoformat()} 没有安排接待", nearest(desk, station, on))
    if row["dropped_why"]:
        raise InputError(f"{station.name} {on.isoformat()} 的接待已取消（{row['dropped_why']}）", "请核对 --on")
    if row["held"]:
        raise InputError(f"{station.name} {on.isoformat()} 的接待已开展", "排班不能再改，请核对 --on")
    return dict(row)


def is_posted(desk: Desk, station: names.Named, deputy: names.Named, day: date) -> bool:
    """Whether a deputy is posted to a station on a day, at home or visiting."""
    sql = f"SELECT 1 FROM station_deputy p WHERE p.station_id = :station AND p.deputy_id = :deputy AND {POSTED}"
    return desk.file.row(sql, {"station": station.id, "deputy": deputy.id, "day": day.isoformat()}) is not None


def nearest(desk: Desk, station: names.Named, on: date) -> str:
    """The planned days of a station nearest to a day, as a hint."""
    sql = """SELECT planned_on FROM reception_day WHERE station_id = :station AND dropped_why IS NULL
        ORDER BY abs(julianday(planned_on) - julianday(:day)), planned_on LIMIT 3"""
    near = sorted(day for (day,) in desk.file.tuples(sql, {"station": station.id, "day": on.isoformat()}))
    return f"最近的接待日：{'、'.join(near)}" if near else "请先用 renda station rota 排班"


def on_duty(desk: Desk, day_id: int) -> list[Row]:
    """Who sits on a planned day: deputy_id, name, for_id and the name of whom they stand in for (`for`)."""
    sql = """SELECT u.id, u.deputy_id, d.name, u.for_id, o.name AS "for" FROM duty u JOIN deputy d ON d.id = u.deputy_id
        LEFT JOIN deputy o ON o.id = u.for_id WHERE u.day_id = ? AND u.excused_on IS NULL ORDER BY """
    sql += OFFICIAL_ORDER
    return [dict(row) for row in desk.file.rows(sql, (day_id,))]


def why_not(desk: Desk, deputy: names.Named, day: date, but: int = 0) -> str | None:
    """Why a deputy cannot sit on a day: not in office, or on duty already, save for the duty `but`; None where nothing is in the way."""
    about = {"deputy": deputy.id, "day": day.isoformat(), "but": but}
    if desk.file.row(f"SELECT 1 WHERE {ACTS.format(':deputy')}", about) is None:
        return f"{deputy.name} {day.isoformat()} 不在任或暂停执行职务"
    busy = desk.file.row(_ON_DUTY_AT, about)
    return f"{deputy.name} {day.isoformat()} 已排在 {busy['name']} 接待" if busy else None


@writing
def move(desk: Desk, name: str, *, on: str, to: str, why: str | None = None) -> Receipt:
    """Puts a planned day to another; it is to be made known anew. Raises InputError."""
    station = names.station(desk, name)
    row = open_day(desk, station, day_of(desk, on))
    from_on, to_on = date.fromisoformat(row["planned_on"]), day_of(desk, to, "--to")
    if to_on == from_on:
        raise InputError(f"{station.name} 本来就在 {to_on.isoformat()} 接待", "请核对 --to")
    if desk.file.row(
        "SELECT 1 FROM reception_day WHERE station_id = ? AND planned_on = ?", (station.id, to_on.isoformat())
    ):
        raise InputError(f"{station.name} {to_on.isoformat()} 已有一个接待日", "请改到别的日子")
    reason = words.note(why, "理由")
    first = row["moved_from"] or row["planned_on"]
    told_before = row["noticed_on"]
    duty = on_duty(desk, row["id"])
    desk.file.update(
        "reception_day", row["id"], planned_on=to_on.isoformat(), moved_from=None if first == to_on.isoformat() else first, noticed_on=None,
        note="，".join(filter(None, (row["note"], f"{from_on.isoformat()} 改期至 {to_on.isoformat()}", reason))),
    )  # fmt: skip
    _remark_on_move(desk, duty, from_on, to_on, told_before)
    because = f"（{reason}）" if reason else ""
    line = f"已改期 {station.name}：{from_on.isoformat()} → {to_on.isoformat()}{because}"
    return Receipt((line, *_clock_after_move(desk, row["id"], to_on)), lambda: as_object(desk, row["id"]))


def _remark_on_move(desk: Desk, duty: list[Row], from_on: date, to_on: date, told_before: str | None) -> None:
    off = {day for day in (from_on, to_on) if not desk.calendar.is_working(day)}
    if off == {to_on} or to_on in desk.calendar.off:  # who receives on Saturdays may well move to one
        desk.remarks.append(f"提醒：{to_on.isoformat()} 是休息日，请核对 --to")
    if to_on < desk.today:
        desk.remarks.append(f"提醒：{to_on.isoformat()} 已经过去，请核对 --to")
    if told_before:
        desk.remarks.append(f"提醒：原来的日子已于 {told_before} 公告，请重新公告")
    for one in duty:
        who = names.Named(one["deputy_id"], one["name"])
        if hindrance := why_not(desk, who, to_on, but=one["id"]):
            desk.remarks.append(f"提醒：{hindrance}，请用 renda station swap 换人")


def _clock_after_move(desk: Desk, day_id: int, to_on: date) -> list[str]:
    """The clock of the notice runs to the new day; one that was met is opened again."""
    running = "SELECT 1 FROM deadline WHERE reception_day_id = ? AND met_on IS NULL AND cancelled_on IS NULL"
    if to_on <= desk.today:
        deadlines.cancel(desk.file, KIND, desk.today, "改到的日子不必再公告", reception_day_id=day_id)
        return []
    if desk.file.row(running, (day_id,)):
        return deadlines.sentences(
            deadlines.derive_anew(desk, "接待日改期", {"reception": to_on}, reception_day_id=day_id)
        )
    opened = await_notice(desk, day_id, to_on)
    return [notice_sentence(opened)] if opened else []


def notice_sentence(opened: deadlines.Opened) -> str:
    """What the clerk is told of the clock of a notice."""
    return f"接待公告期限：{opened.due_on.isoformat() if opened.due_on else f'未设（{opened.why_not}）'}"


@writing
def drop(desk: Desk, name: str, *, on: str, why: str) -> Receipt:
    """Gives up a planned day; nobody waits for its notice any longer. Raises InputError."""
    station = names.station(desk, name)
    row = open_day(desk, station, day_of(desk, on))
    reason = words.title(why, "理由")
    desk.file.update("reception_day", row["id"], dropped_why=reason)
    deadlines.cancel(desk.file, KIND, desk.today, f"接待取消：{reason}", reception_day_id=row["id"])
    if row["noticed_on"]:
        desk.remarks.append(f"提醒：这一天已于 {row['noticed_on']} 公告，请告知选民")
    line = f"已取消 {station.name} {row['planned_on']} 的接待（{reason}）"
    return Receipt((line,), lambda: as_object(desk, row["id"]))


def as_object(desk: Desk, day_id: int) -> dict[str, Any]:
    """A planned day as JSON has it: the columns of its row, the station's name, who sits and who is excused."""
    (row,) = desk.file.rows(
        'SELECT y.id, s.name AS station, y.planned_on AS "on", y.moved_from, y.hours, y.place, y.notice_no, y.noticed_on, y.dropped_why, '
        "y.note FROM reception_day y JOIN station s ON s.id = y.station_id WHERE y.id = ?",
        (day_id,),
    )
    excused = desk.file.rows(
        "SELECT d.name, u.excused_on, u.excused_why FROM duty u JOIN deputy d ON d.id = u.deputy_id "
        "WHERE u.day_id = ? AND u.excused_on IS NOT NULL ORDER BY u.id",
        (day_id,),
    )
    duty = [{"name": one["name"], "for": one["for"]} for one in on_duty(desk, day_id)]
    return {**dict(row), "on_duty": duty, "excused": [dict(one) for one in excused]}
