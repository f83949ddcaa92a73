"""Voters received at a station: when, by whom, how many came and how much they said."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_reception
from renda_cli.work import doing
from renda_cli.work.activity import participants
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.station import days, receiving, reception_reading

_PLANNED = "SELECT * FROM reception_day WHERE station_id = ? AND planned_on BETWEEN ? AND ? AND dropped_why IS NULL"
_NOTHING = "请加 --on、--deputies、--voters、--opinions、--times、--hours、--note 等"


@writing
def receive(
    desk: Desk, /, station: str, *, voters: int, on: str | None = None, again: bool = False, **said: Any
) -> Receipt:
    """Enters a reception of voters. Hours, place and deputies are those of the rota where it has that day and nothing else is said.

    `said`: until, deputies (texts), opinions, attendances, times, hours, place, note. `again` where there were two on one day.
    Raises InputError.
    """
    held_on = desk.day(on)
    where = receiving.open_station(desk, station, held_on)
    given = _given(said | {"voters": voters})
    until_on = _until(desk, given, held_on)
    planned = _planned(desk, where, held_on, until_on)
    of_the_day = {"day_id": planned["id"], "hours": planned["hours"], "place": planned["place"]} if planned else {}
    columns: dict[str, Any] = of_the_day | _columns(given)
    reception_id = insert_reception(desk.file.db, station_id=where["id"], held_on=held_on, until_on=until_on, **columns)
    _refuse_twin(desk, reception_id, again=again)
    times = columns.get("times", 1)
    if "deputies" in given:
        receiving.invite(desk, reception_id, participants.read(desk, given["deputies"], times))
        receiving.remark_on_duty(desk, reception_id)
    else:
        on_duty = days.on_duty(desk, planned["id"]) if planned else []
        receiving.invite(desk, reception_id, {one["deputy_id"]: times for one in on_duty})
    joined = receiving.join(desk, reception_id)
    receiving.check_counts(desk, reception_id)
    _check_opinions(desk, reception_id)
    return _receipt(desk, "已登记接待", reception_id, joined)


@writing
def edit(desk: Desk, /, reception: str, **said: Any) -> Receipt:
    """Corrects a reception: what is given changes, an empty text or a total of 0 takes away; its station stays.

    `said` as in `receive`, and on and voters. Raises InputError.
    """
    row = reception_reading.by_number(desk, reception)
    given = _given(said)
    if not given:
        raise InputError("没有写要改什么", _NOTHING)
    columns = _columns(given)
    if {"on", "until"} & given.keys():
        columns |= _new_days(desk, row, given)
    if columns:
        desk.file.update("reception", row["id"], **columns)
    if row["day_id"] and columns.get("day_id", row["day_id"]) != row["day_id"]:
        days.not_held(desk, row["day_id"])
    if {"on", "until", "hours"} & given.keys():
        _refuse_twin(desk, row["id"], corrected=True)
    if "deputies" in given:
        times = {**row, **columns}["times"]
        receiving.invite(desk, row["id"], participants.read(desk, given["deputies"], times))
    receiving.check_counts(desk, row["id"])
    if "opinions" in given:
        _check_opinions(desk, row["id"])
    receiving.remark_on_opinions(desk, row["id"])
    return _receipt(desk, "已修改接待", row["id"], [])


def _given(said: Mapping[str, Any]) -> dict[str, Any]:
    """What was said; an option that is left out is None."""
    return {name: value for name, value in said.items() if value is not None}


def _receipt(desk: Desk, verb: str, reception_id: int, joined: list[int]) -> Receipt:
    row = reception_reading.row(desk, reception_id)
    lines = [f"{verb} {reception_reading.sentence(row)}"]
    if joined:
        lines.append(f"已连上当天登记的选民意见：{'、'.join(f'#{one}' for one in joined)}")
    if row["opinions"] > row["listed"]:
        how = f"renda station opinion add --reception {reception_id} --text 选民的原话"
        lines.append(f"还有 {row['opinions'] - row['listed']} 条意见没有逐条登记：{how}")
    return Receipt(tuple(lines), lambda: reception_reading.as_object(desk, reception_id))


def _check_opinions(desk: Desk, reception_id: int) -> None:
    if wrong := receiving.more_listed(desk, reception_id):
        raise InputError(wrong, "--opinions 写总条数，逐条登记的在内；都逐条登记的写 0")


def _planned(desk: Desk, where: Row, day: date, until_on: date | None) -> Row | None:
    """The rota's day, or None where several days are entered as one. Whatever was planned for these days needs no notice any more.

    That the rota of that year has not this day is remarked.
    """
    span = [one.isoformat() for one in (day, until_on or day)]
    found = [dict(row) for row in desk.file.rows(_PLANNED, (where["id"], *span))]
    for row in found:
        days.held(desk, row["id"], date.fromisoformat(row["planned_on"]))
    if found and not until_on:
        return found[0]
    sql = "SELECT 1 FROM reception_day WHERE station_id = ? AND substr(planned_on, 1, 4) = ?"
    if not until_on and desk.file.row(sql, (where["id"], str(day.year))):
        how = "改期的请先用 renda station move 登记"
        desk.remarks.append(f"提示：{where['name']}的接待安排里没有 {day.isoformat()}，{how}")
    return None


def _columns(given: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that stand for themselves; a total of 0 is none: then what is listed counts."""
    found: dict[str, Any] = {}
    for name, least in (("voters", 0), ("times", 1)):
        if name in given:
            found[name] = doing.whole(given[name], f"--{name}", least)
    for name in ("opinions", "attendances"):
        if name in given:
            found[name] = doing.whole(given[name], f"--{name}", 0) or None
    for name, what in (("hours", "时间"), ("place", "地点"), ("note", "备注")):
        if name in given:
            found[name] = words.note(given[name], what)
    return found


def _until(desk: Desk, given: Mapping[str, Any], held_on: date) -> date | None:
    until = given.get("until")
    until_on = desk.day(until, "--until") if until and until.strip() else None
    if until_on and until_on < held_on:
        raise InputError(f"结束日期 {until_on.isoformat()} 早于开始日期 {held_on.isoformat()}", "请核对 --until")
    return until_on if until_on != held_on else None


def _new_days(desk: Desk, row: Row, given: Mapping[str, Any]) -> dict[str, Any]:
    """held_on, until_on and day_id after a correction."""
    held_on = desk.day(given["on"]) if "on" in given else date.fromisoformat(row["held_on"])
    until_on = _until(desk, {"until": row["until_on"], **given}, held_on)
    planned = _planned(desk, receiving.open_station(desk, row["station"], held_on), held_on, until_on)
    return {
        "held_on": held_on.isoformat(), "until_on": until_on and until_on.isoformat(), "day_id": planned and planned["id"],
    }  # fmt: skip


_OVERLAPPING = """SELECT o.*, o.held_on = r.held_on AND o.hours IS r.hours AS twin, coalesce(o.until_on, r.until_on) IS NOT NULL AS several
    FROM reception r JOIN reception o ON o.station_id = r.station_id AND o.id <> r.id
      AND o.held_on <= coalesce(r.until_on, r.held_on) AND coalesce(o.until_on, o.held_on) >= r.held_on
    WHERE r.id = ? ORDER BY o.id"""


def _refuse_twin(desk: Desk, reception_id: int, *, again: bool = False, corrected: bool = False) -> None:
    """Raises InputError where that day and those hours are entered already; in a correction, and where days overlap, it is remarked."""
    for row in desk.file.rows(_OVERLAPPING, (reception_id,)):
        span = f"{row['held_on']} 至 {row['until_on']}" if row["until_on"] else row["held_on"]
        if row["twin"] and not again and not corrected:
            how = f"改正请用 renda station reception edit {row['id']}，确实又接待了一次的加 --again 或写明 --hours"
            raise InputError(f"{span} 的接待已登记（#{row['id']}）", how)
        if row["several"] or (row["twin"] and not again):
            desk.remarks.append(f"注意：已登记接待 #{row['id']}（{span}），请核对有没有登记两遍")
