"""Stations and voters' opinions put straight into the file, each as short as a test wants it."""

from datetime import date
from typing import Any

from renda_cli.store.statements import insert_opinion, insert_station
from renda_cli.work import due as due_list
from renda_cli.work.desk import Desk
from tests.work.helpers import at

RECEIVED = date(2022, 9, 15)


def station(desk: Desk, name: str = "留道村联络站", **more: Any) -> int:
    """The id of a station, made where there is none of that name."""
    found = desk.file.row("SELECT id FROM station WHERE name = ?", (name,))
    if found:
        return int(found["id"])
    return insert_station(desk.file.db, **{"name": name, "kind": "station", "level": "镇", **more})


def opinion(
    desk: Desk, text: str = "村口路灯不亮", *, on: date = RECEIVED, at_station: str = "留道村联络站", **more: Any
) -> int:
    """The id of an opinion that waits to be handled, unless `more` says otherwise."""
    about = {"channel": "现场", "status": "received", "voter": "周某某", "phone": "13800005678"}
    with desk.file.transaction():
        station_id = station(desk, at_station)
        return insert_opinion(desk.file.db, station_id=station_id, received_on=on, text=text, **(about | more))


def line(desk: Desk, number: int) -> dict[str, Any]:
    """An opinion as `opinion_line` has it."""
    (row,) = desk.file.rows("SELECT * FROM opinion_line WHERE id = ?", (number,))
    return dict(row)


def clocks(desk: Desk, number: int) -> list[tuple[Any, ...]]:
    """The clocks of an opinion in the order of their opening: (rule, due day, met, cancelled)."""
    sql = "SELECT rule_key, due_on, met_on, cancelled_on FROM deadline WHERE opinion_id = ? ORDER BY id"
    return [tuple(row) for row in desk.file.rows(sql, (number,))]


def due(desk: Desk, day: str, within: int | None = None) -> list[tuple[Any, ...]]:
    """What `due` lists on a day: (no, title, what, unit, days left, level)."""
    found = due_list.due(at(desk, day), within)
    rows = [dict(zip(found.fields, row, strict=True)) for row in found.rows]
    return [tuple(row[name] for name in ("no", "title", "what", "unit", "days_left", "level")) for row in rows]
