"""Deputies' homes, liaison stations and contact points: registered, corrected, closed."""

import re
from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.vocabulary import STATION_KINDS
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_station
from renda_cli.work.deputy import checked_phone
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.seats import own_level
from renda_cli.work.station import closing, naming, reading

_AREA = r"(?a:(\d{1,6}(?:\.\d{1,2})?))\s*(?:平方米|平米|㎡|m2|m²)?"
_TEXTS = {"village": "村（社区）", "address": "地址", "note": "备注"}


@writing
def add(desk: Desk, /, name: str, *, kind: str, level: str | None = None, **about: Any) -> Receipt:
    """Registers a station, of the own level unless told.

    `about` as the options have it: online, village, address, area, phone, parent, opened, note. Commendations that bear its name become
    its own. Raises InputError; a name that is a part of another one is a name of its own.
    """
    name = _new_name(desk, name)
    code = naming.kind_code(kind)
    columns = _columns(desk, about)
    columns["level"] = own_level(desk) if level is None else naming.level_word(level)
    station_id = insert_station(desk.file.db, name=name, kind=code, **columns)
    lines = [f"已登记{STATION_KINDS[code]} {name}（{_told(desk, station_id)}）", *_claimed(desk, station_id, name)]
    return Receipt(tuple(lines), lambda: reading.show(desk, name))


def _new_name(desk: Desk, text: str, station_id: int | None = None) -> str:
    name = words.name(text, "家站点名称")
    row = desk.file.row("SELECT kind, closed_on FROM station WHERE name = ? AND id IS NOT ?", (name, station_id))
    if row:
        closed = f"，{row['closed_on']} 撤销" if row["closed_on"] else ""
        how = f"恢复请用 renda station edit {name} --closed ''" if closed else "改正请用 renda station edit"
        raise InputError(f"{STATION_KINDS[row['kind']]}“{name}”已登记{closed}", how)
    return name


def _area(text: str) -> float | None:
    if not text.strip():
        return None
    match = re.fullmatch(_AREA, text.strip())
    if match is None or not float(match[1]):
        raise InputError(f"--area “{text[:20]}”看不懂", "请写面积的平方米数，如 120 或 86.5")
    return float(match[1])


def _columns(desk: Desk, given: dict[str, Any], station_id: int | None = None) -> dict[str, Any]:
    """The columns of what was said; an empty text takes away."""
    said = {name: value for name, value in given.items() if value is not None}
    found: dict[str, Any] = {name: words.note(said[name], what) for name, what in _TEXTS.items() if name in said}
    if "online" in said:
        found["online"] = said["online"]
    if "area" in said:
        found["area"] = _area(said["area"])
    if "phone" in said:
        found["phone"] = checked_phone(said["phone"])
    if "parent" in said:
        found["parent_id"] = _parent(desk, said["parent"], station_id)
    if "opened" in said:
        found["opened_on"] = desk.day(said["opened"], "--opened") if said["opened"].strip() else None
    return found


def _parent(desk: Desk, text: str, station_id: int | None) -> int | None:
    """The id of the one that a station belongs to; None for an empty text. Raises InputError for a closed one and for a ring."""
    if not text.strip():
        return None
    parent = naming.standing(desk, text)
    if station_id is not None and station_id in _upwards(desk, parent["id"]):
        raise InputError(f"{parent['name']} 就是它自己或在它之下，不能作它的上级", "请核对 --parent")
    return int(parent["id"])


def _upwards(desk: Desk, station_id: int) -> list[int]:
    """A station and all that it belongs to."""
    sql = """WITH RECURSIVE up (id) AS (SELECT :id UNION SELECT parent_id FROM station JOIN up USING (id) WHERE parent_id IS NOT NULL)
        SELECT id FROM up"""
    return [one for (one,) in desk.file.tuples(sql, {"id": station_id})]


def _told(desk: Desk, station_id: int) -> str:
    """Level, village, parent and opening in a sentence."""
    (row,) = desk.file.rows(
        "SELECT level, online, village, parent, opened_on FROM station_line WHERE id = ?", (station_id,)
    )
    told = (
        f"{row['level']}级", "线上" if row["online"] else "", row["village"], f"上级 {row['parent']}" if row["parent"] else "",
        f"{row['opened_on']} 启用" if row["opened_on"] else "",
    )  # fmt: skip
    return "，".join(filter(None, told))


def _claimed(desk: Desk, station_id: int, name: str) -> list[str]:
    """Makes the commendations that were entered by name those of the station."""
    sql = "UPDATE award SET station_id = ?, name = NULL WHERE kind = '优秀家站点' AND name = ?"
    count = desk.file.db.execute(sql, (station_id, name)).rowcount
    return [f"此前按名称登记的表彰 {count} 项已归到 {name}"] if count else []


@writing
def edit(
    desk: Desk,
    /,
    station: str,
    *,
    name: str | None = None,
    kind: str | None = None,
    level: str | None = None,
    closed: str | None = None,
    **about: Any,
) -> Receipt:
    """Corrects a station: only what is given changes, an empty text takes away; `closed` as an empty text reopens it.

    `about` as in `add`. Raises InputError.
    """
    row = naming.row_of(desk, station)
    columns = _columns(desk, about, row["id"])
    lines: list[str] = []
    if name is not None:
        columns["name"] = _new_name(desk, name, row["id"])
        lines = _claimed(desk, row["id"], columns["name"])
    if kind is not None:
        columns["kind"] = naming.kind_code(kind)
    if level is not None:
        columns["level"] = naming.level_word(level)
    if not columns and closed is None:
        raise InputError("没有写要改什么", "请加 --name、--kind、--address、--parent、--opened 等")
    now = row | columns
    if closed is not None:
        columns["closed_on"], more = closing.corrected(desk, now, closed)
        lines += more
    _refuse_disorder(row | columns)
    desk.file.update(
        "station",
        row["id"],
        **{key: str(value) if isinstance(value, date) else value for key, value in columns.items()},
    )
    line = f"已修改{STATION_KINDS[now['kind']]} {now['name']}（{_told(desk, row['id'])}）"
    return Receipt((line, *lines), lambda: reading.show(desk, now["name"]))


def _refuse_disorder(row: Row) -> None:
    opened, closed = row["opened_on"], row["closed_on"]
    if opened and closed and str(opened) > str(closed):
        raise InputError(f"撤销日期 {closed} 早于启用日期 {opened}", "请核对 --opened 和 --closed")


@writing
def close(
    desk: Desk, station: str, *, on: str | None = None, drop_days: bool = False, reason: str | None = None
) -> Receipt:
    """Closes a station: those in it and its schedules have this as their last day.

    Raises InputError where voters were received after it, and where reception days are planned after it, unless `drop_days` gives them up.
    """
    row = naming.standing(desk, station)
    last: date = desk.day(on)
    why = words.note(reason, "理由")
    _refuse_disorder(row | {"closed_on": last.isoformat()})
    ended = closing.end(desk, row, last, drop_days=drop_days)
    note = "；".join(filter(None, (row["note"], f"撤销原因：{why}" if why else None))) or None
    desk.file.update("station", row["id"], closed_on=last.isoformat(), note=note)
    closing.remark(desk, row)
    line = f"已登记{STATION_KINDS[row['kind']]} {row['name']} 撤销（{last.isoformat()}）"
    return Receipt((line, *ended), lambda: reading.show(desk, row["name"]))
