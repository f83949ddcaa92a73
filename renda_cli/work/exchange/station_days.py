"""Sheets of the days on which voters are received: the rules in words, the rota, and what was held."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from renda_cli.rules import recurrence
from renda_cli.store.statements import insert_duty, insert_reception_day, insert_station_schedule
from renda_cli.work import deadlines, names
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import station_cells
from renda_cli.work.exchange.activity_cells import Attended, attended, count
from renda_cli.work.exchange.directory import Directory
from renda_cli.work.exchange.kind import Found, Kind, Values, text
from renda_cli.work.exchange.record import CellError
from renda_cli.work.station import days, reception

Readers = Mapping[str, Callable[[str], Any]]


def station_id(desk: Desk, values: Values) -> int:
    """The id of the station that a row names."""
    return names.station(desk, values["station"]).id


def _schedule_readers(desk: Desk, directory: Directory) -> Readers:
    return {
        "station": station_cells.station(desk), "rule": lambda cell: recurrence.parse(cell).words, "hours": text("时间"),
        "off_day": station_cells.off_day, "seats": count("每次人数", 1), "from_on": directory.day, "to_on": directory.day,
    }  # fmt: skip


def _find_schedule(desk: Desk, values: Values) -> Found | None:
    """The schedule by that rule, from that day if the row says one; else the last one."""
    row = desk.file.row(
        "SELECT * FROM station_schedule WHERE station_id = ? AND rule = ? AND from_on = coalesce(?, from_on) ORDER BY from_on DESC, id DESC",
        (station_id(desk, values), values["rule"], values.get("from_on")),
    )
    return Found(row["id"], {**dict(row), "station": values["station"]}) if row else None


def _enter_schedule(desk: Desk, values: Values) -> None:
    about = {name: values[name] for name in ("rule", "hours", "off_day", "seats") if name in values}
    from_on, to_on = _span(values, desk.today.isoformat())
    insert_station_schedule(desk.file.db, station_id=station_id(desk, values), from_on=from_on, to_on=to_on, **about)


def _span(values: Values, first: str) -> tuple[date, date | None]:
    """The first and the last day. Raises CellError where they are the wrong way round."""
    from_on, to_on = values.get("from_on") or first, values.get("to_on")
    if to_on and to_on < from_on:
        raise CellError(f"结束 {to_on} 早于起始 {from_on}", "请核对", name="to_on")
    return date.fromisoformat(from_on), date.fromisoformat(to_on) if to_on else None


def _change_schedule(desk: Desk, found: Found, values: Values) -> None:
    _span({**found.values, **values}, "")
    desk.file.update("station_schedule", found.key, **values)


def _day_readers(desk: Desk, directory: Directory) -> Readers:
    return {
        "station": station_cells.station(desk), "on": directory.day, "deputies": attended(directory), "hours": text("时间"),
        "place": text("地点"), "moved_from": directory.day, "notice_no": text("公告编号"), "noticed_on": directory.day,
        "dropped_why": text("取消原因"), "note": text("备注"),
    }  # fmt: skip


_DAY = "SELECT * FROM reception_day WHERE station_id = :station AND {} ORDER BY id"


def _find_day(desk: Desk, values: Values) -> Found | None:
    """The planned day; where the row says that it was moved, the day that it was moved from."""
    about = {"station": station_id(desk, values), "on": values["on"], "moved_from": values.get("moved_from")}
    row = desk.file.row(_DAY.format("planned_on = :on"), about) or desk.file.row(
        _DAY.format("planned_on = :moved_from AND dropped_why IS NULL"), about
    )
    if row is None:
        return None
    found = {**dict(row), "station": values["station"], "on": row["planned_on"]}
    if "deputies" in values:
        values["deputies"] = values["deputies"].of(1)
        sitting = days.on_duty(desk, row["id"])
        shown = "、".join(one["name"] for one in sitting)
        found["deputies"] = Attended(tuple(sorted((one["deputy_id"], 1) for one in sitting)), shown)
    return Found(row["id"], found)


def _enter_day(desk: Desk, values: Values) -> None:
    """A day of the rota; one that is still to come waits for its notice, unless that went out."""
    on = date.fromisoformat(values["on"])
    about = {name: values[name] for name in ("hours", "place", "notice_no", "dropped_why", "note") if name in values}
    told: dict[str, Any] = {
        name: date.fromisoformat(values[name]) for name in ("moved_from", "noticed_on") if name in values
    }
    if values.get("noticed_on", "") > values["on"]:
        raise CellError(f"公告日期晚于接待日 {values['on']}", "请核对", name="noticed_on")
    day_id = insert_reception_day(desk.file.db, station_id=station_id(desk, values), planned_on=on, **about, **told)
    _seat(desk, day_id, values)
    if not {"noticed_on", "dropped_why"} & values.keys():
        days.await_notice(desk, day_id, on)


def _seat(desk: Desk, day_id: int, values: Values) -> None:
    for deputy, _ in values["deputies"].times if "deputies" in values else ():
        insert_duty(desk.file.db, day_id=day_id, deputy_id=deputy)


def _change_day(desk: Desk, found: Found, values: Values) -> None:
    """Moved and given up as the verbs do it; made known; others on duty. Raises InputError."""
    station, on = found.values["station"], found.values["planned_on"]
    if "on" in values:
        days.move(desk, station, on=on, to=values["on"])
        on = values["on"]
    if "deputies" in values:
        days.open_day(desk, names.station(desk, station), date.fromisoformat(on))
        desk.file.db.execute("DELETE FROM duty WHERE day_id = ? AND excused_on IS NULL", (found.key,))
        _seat(desk, found.key, values)
    columns = {name: values[name] for name in ("hours", "place", "notice_no", "noticed_on", "note") if name in values}
    if columns:
        desk.file.update("reception_day", found.key, **columns)
    if "noticed_on" in values:
        deadlines.meet(desk.file, days.KIND, date.fromisoformat(values["noticed_on"]), reception_day_id=found.key)
    if "dropped_why" in values:
        days.drop(desk, station, on=on, why=values["dropped_why"])


def _reception_readers(desk: Desk, directory: Directory) -> Readers:
    return {
        "station": station_cells.station(desk), "on": directory.day, "until_on": directory.day, "hours": text("时间"),
        "place": text("地点"), "deputies": attended(directory), "times": count("接待次数", 1), "attendances": count("代表人次"),
        "voters": count("选民人次"), "opinions": count("意见条数"), "note": text("备注"),
    }  # fmt: skip


_HELD = """SELECT * FROM reception WHERE station_id = ? AND held_on = ? ORDER BY id"""


def _find_reception(desk: Desk, values: Values) -> Found | None:
    """The reception of that day and those hours, of several one to which as many came.

    Where only one of both says the hours, one to which as many came.
    """
    taken, hours = values.pop("taken"), values.get("hours")
    rows = [
        row for row in desk.file.rows(_HELD, (station_id(desk, values), values["on"])) if str(row["id"]) not in taken
    ]
    as_many = [
        row
        for row in rows
        if row["voters"] == values["voters"] and (hours == row["hours"] or None in (hours, row["hours"]))
    ]
    fits = sorted(as_many, key=lambda row: row["hours"] != hours) or [row for row in rows if row["hours"] == hours]
    times = values.get("times") or (fits[0]["times"] if fits else 1)
    if "deputies" in values:
        values["deputies"] = values["deputies"].of(times)
    if not fits:
        return None
    row = fits[0]
    found = {**dict(row), "station": values["station"], "on": row["held_on"]}
    if "deputies" in values:
        came = desk.file.tuples(
            "SELECT e.deputy_id, e.times, d.name FROM reception_deputy e JOIN deputy d ON d.id = e.deputy_id WHERE e.reception_id = ? ORDER BY d.id",
            (row["id"],),
        )
        shown = "、".join(f"{name}={often}" if often > 1 else name for _, often, name in came)
        found["deputies"] = Attended(tuple(sorted((deputy, often) for deputy, often, _ in came)), shown)
    for name in ("attendances", "opinions"):
        if not values.get(name, True):  # 0 and nothing are alike
            found[name] = found[name] or 0
    return Found(str(row["id"]), found)


def _said(values: Values) -> dict[str, Any]:
    """The options of the verbs."""
    said: dict[str, Any] = {
        name: values[name]
        for name in ("hours", "place", "times", "attendances", "voters", "opinions", "note")
        if name in values
    }
    if "until_on" in values:
        said["until"] = values["until_on"]
    if "deputies" in values:
        said["deputies"] = [f"#{deputy}={often}" for deputy, often in values["deputies"].times]
    return said


def _enter_reception(desk: Desk, values: Values) -> str:
    made = reception.receive(desk, values["station"], on=values["on"], again=True, **_said(values))
    return str(made.read()["id"])


def _change_reception(desk: Desk, found: Found, values: Values) -> None:
    reception.edit(desk, found.key, **_said(values))


SCHEDULES = Kind(("station", "rule"), _schedule_readers, _find_schedule, _enter_schedule, _change_schedule, "rule")
DAYS = Kind(("station", "on"), _day_readers, _find_day, _enter_day, _change_day, "on", {"--on": "on", "--to": "on"})
RECEPTIONS = Kind(
    ("station", "on", "voters"), _reception_readers, _find_reception, _enter_reception, _change_reception, "on",
    {
        "--on": "on", "--until": "until_on", "--deputies": "deputies", "--attendances": "attendances", "--opinions": "opinions",
        "--voters": "voters", "--times": "times", "--hours": "hours",
    },
    alike=True,
)  # fmt: skip
