"""Sheets of activities: plans and what was held, one row an activity, who took part in one cell."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import cells, money, reviewed
from renda_cli.rules.vocabulary import ACTIVITY_STATES
from renda_cli.work import names, texts
from renda_cli.work.activity import answering, entry, planning, reading, suggesting
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import activity_cells
from renda_cli.work.exchange.activity_cells import DROPPED, HELD, PLANNED, Attended
from renda_cli.work.exchange.directory import Directory, called
from renda_cli.work.exchange.kind import Found, Kind, Values, text
from renda_cli.work.exchange.record import CellError
from renda_cli.work.seats import OFFICIAL_ORDER


def _readers(desk: Desk, directory: Directory) -> Mapping[str, Callable[[str], Any]]:
    day = directory.day
    return {
        "on": day, "planned_on": day, "until_on": day, "handed_on": day, "replied_on": day, "kind": text("种类"), "title": text("标题"),
        "status": activity_cells.state, "group": lambda cell: names.group(desk, cell).name, "deputies": activity_cells.attended(directory),
        "attendances": activity_cells.count("人次"), "suggestions": activity_cells.count("建议条数"), "times": activity_cells.count("次数", 1),
        "listed": activity_cells.suggested, "station": lambda cell: names.station(desk, cell).name,
        "place": text("地点"), "note": text("备注"), "report": lambda cell: str(texts.whole(cell, "报告")), "reply": text("反馈情况"),
        "dropped_why": text("取消原因"), "units": lambda cell: activity_cells.units(directory, cell), "online": cells.yes,
        "funds": lambda cell: money.yuan(money.fen(cell, "筹资")), "session": lambda cell: directory.session(cell)["number"],
        "reviewed": lambda cell: reviewed.written(sorted(reviewed.read(cell, "评议对象"))),
    }  # fmt: skip


_FOUND = """SELECT c.id, c.held_on AS "on", c.planned_on, c.until_on, c.kind, c.title, c.status, c.times, c.online, c.place, g.name AS "group",
        s.number AS session, (SELECT name FROM station WHERE id = c.station_id) AS station,
        c.attendances, c.suggestions, c.funds_fen, c.replied_on, c.reply, c.report, c.dropped_why, c.note
    FROM activity c LEFT JOIN deputy_group g ON g.id = c.group_id LEFT JOIN session s ON s.id = c.session_id
    WHERE {} AND c.kind = :kind AND c.title = :title AND (:group IS NULL OR g.name = :group)
        AND (:station IS NULL OR c.station_id = (SELECT id FROM station WHERE name = :station)) ORDER BY c.id"""
_HELD_THEN = "c.held_on = :on"
_PLANNED_THEN = "c.held_on IS NULL AND c.status = 'planned' AND c.planned_on = :planned_on"
_GIVEN_UP = "c.held_on IS NULL AND c.status = 'dropped' AND c.planned_on = :planned_on"
_HELD_AS_PLANNED = "c.held_on IS NOT NULL AND c.planned_on = :planned_on"
_MOVED = "c.id IN (SELECT activity_id FROM activity_move WHERE from_on = :planned_on)"
_ORDER = {  # where a row of each state is looked for, the likeliest first
    HELD: (_HELD_THEN, _PLANNED_THEN),
    PLANNED: (_PLANNED_THEN, _HELD_AS_PLANNED, _MOVED, _GIVEN_UP),
    DROPPED: (_GIVEN_UP, _PLANNED_THEN, _HELD_AS_PLANNED, _MOVED),
}


def _find(desk: Desk, values: Values) -> Found | None:
    """The activity of that kind, title and day, and group if the row says one. Raises InputError where there are several."""
    _settle_days(values)
    asked = {name: values.get(name) for name in ("on", "planned_on", "kind", "title", "group", "station")}
    asked["planned_on"] = asked["planned_on"] or asked["on"]
    rows = next((rows for one in _ORDER[values["status"]] if (rows := desk.file.rows(_FOUND.format(one), asked))), [])
    if len(rows) > 1:
        raise InputError(f"那天有 {len(rows)} 次“{values['title']}”", "请补上小组或家站点，分清是哪一次")
    times = values.get("times") or (rows[0]["times"] if rows else 1)
    if "deputies" in values:
        values["deputies"] = values["deputies"].of(times)
    if not rows:
        return None
    there = _there(desk, dict(rows[0]), values)
    if values["status"] != HELD:
        values["planned_on"] = there["planned_on"]  # it may have been moved meanwhile
    if values["status"] == PLANNED != there["status"]:  # it was carried out or given up meanwhile
        values["status"] = there["status"]
        values.pop("until_on", None)
    return Found(rows[0]["id"], there)


def _settle_days(values: Values) -> None:
    """The state that a row means, and its day in the place where it belongs. Raises CellError without a day."""
    values.setdefault("status", HELD if "on" in values else PLANNED)
    if values["status"] != HELD and "on" in values:
        values["planned_on"] = values.pop("on")
    if ("on" if values["status"] == HELD else "planned_on") not in values:
        raise CellError("缺少日期，请补上", name="on")


def _there(desk: Desk, row: dict[str, Any], values: Values) -> Values:
    """What the file has of an activity, in the shape of a row's values."""
    found: Values = {**row, "status": ACTIVITY_STATES[row["status"]], "online": bool(row["online"])}
    found["funds"] = money.yuan(row["funds_fen"]) if row["funds_fen"] else None
    for name in ("attendances", "suggestions", "funds"):
        if not values.get(name, True):  # 0 and nothing are alike
            found[name] = found[name] or 0
    asked = {
        "deputies": _who,
        "units": _what_units,
        "reviewed": _what_reviewed,
        "listed": _what_listed,
        "handed_on": _handed,
    }
    for name, read in asked.items():
        if name in values:
            found[name] = read(desk, row["id"])
    if "listed" in values and set(values["listed"].split("\n")) <= set(found["listed"].split("\n")):
        found["listed"] = values["listed"]
    return found


def _who(desk: Desk, activity: int) -> Attended:
    rows = desk.file.tuples(
        "SELECT a.deputy_id, a.times, d.name FROM activity_deputy a JOIN deputy d ON d.id = a.deputy_id "
        f"WHERE a.activity_id = ? ORDER BY {OFFICIAL_ORDER}",
        (activity,),
    )
    shown = "、".join(f"{name}={times}" if times > 1 else name for _, times, name in rows)
    return Attended(tuple(sorted((deputy, times) for deputy, times, _ in rows)), shown)


def _what_units(desk: Desk, activity: int) -> str:
    rows = desk.file.tuples(
        "SELECT DISTINCT v.id, v.name FROM activity_unit a JOIN unit u ON u.id = a.unit_id JOIN unit v ON v.id = coalesce(u.merged_into_id, u.id) "
        "WHERE a.activity_id = ? ORDER BY 1",
        (activity,),
    )
    return "、".join(name for _, name in rows)


def _what_reviewed(desk: Desk, activity: int) -> str:
    rows = desk.file.tuples("SELECT reviewed, count, names FROM activity_subject WHERE activity_id = ?", (activity,))
    return reviewed.written(sorted(reviewed.Reviewed(*row) for row in rows))


def _what_listed(desk: Desk, activity: int) -> str:
    return "\n".join(one["text"] for one in reading.suggestions(desk, activity))


def _handed(desk: Desk, activity: int) -> str | None:
    running = answering.clock(desk, activity)
    return str(json.loads(running["days_known"])["handed"]) if running else None


def _enter(desk: Desk, values: Values) -> None:
    if values["status"] == HELD:
        entry.add(desk, on=values["on"], planned=values.get("planned_on"), **_said(values))
    else:
        entry.add(desk, planned=values["planned_on"], **_said(values))
    (activity,) = desk.file.tuples("SELECT max(id) FROM activity")[0]
    _follow(desk, str(activity), values, {})


def _change(desk: Desk, found: Found, values: Values) -> None:
    activity, state = str(found.key), values.get("status")
    said = _said(values)
    if state == HELD:
        entry.done(desk, activity, on=values.get("on") or found.values["planned_on"], **said)
    elif said or {"on", "planned_on"} & values.keys():
        entry.edit(desk, activity, on=values.get("on"), planned=values.get("planned_on"), **said)
    _follow(desk, activity, values, found.values)


_OF_VERBS = {
    "kind": "kind", "title": "title", "until_on": "until", "group": "group", "station": "station", "place": "place", "times": "times", "online": "online",
    "attendances": "attendances", "suggestions": "suggestions", "session": "session", "report": "report", "note": "note", "handed_on": "handed",
}  # fmt: skip


def _said(values: Values) -> dict[str, Any]:
    """The options of the verbs."""
    said = {option: values[name] for name, option in _OF_VERBS.items() if name in values}
    if "deputies" in values:
        said["deputies"] = dict(values["deputies"].times)
    if "funds" in values:
        said["funds"] = str(values["funds"])
    return said | {name: [values[name]] for name in ("units", "reviewed") if name in values}


def _follow(desk: Desk, activity: str, values: Values, there: Mapping[str, Any]) -> None:
    """What comes after the activity itself: listed suggestions, the units' answer, its being given up."""
    listed = (there.get("listed") or "").split("\n")
    for one in values.get("listed", "").split("\n"):
        if one and one not in listed:
            suggesting.suggest(desk, activity, text=one)
    if there.get("replied_on") and {"replied_on", "reply"} & values.keys():
        entry.edit(desk, activity, replied_on=values.get("replied_on"), reply=values.get("reply"))
    elif "replied_on" in values:
        suggesting.reply(desk, activity, on=values["replied_on"], text=values.get("reply"))
    elif "reply" in values:
        raise CellError("写了反馈情况，没有写反馈日期", "请补上反馈日期", name="reply")
    if values.get("status") == DROPPED:
        if "dropped_why" not in values:
            raise CellError("取消的活动没有写取消原因", "请补上", name="dropped_why")
        planning.drop(desk, activity, why=values["dropped_why"])
    elif "dropped_why" in values:
        raise CellError("没有取消的活动写了取消原因", "请去掉，或把状态写成取消", name="dropped_why")


_OPTIONS = {
    "--on": "on", "--planned": "planned_on", "--until": "until_on", "--kind": "kind", "--title": "title", "--times": "times",
    "--attendances": "attendances", "--suggestions": "suggestions", "--units": "units", "--handed": "handed_on", "--funds": "funds",
    "--reviewed": "reviewed", "--report": "report", "--deputies": "deputies", "--session": "session", "--group": "group",
    "--replied": "replied_on", "--reply": "reply", "--reason": "dropped_why",
}  # fmt: skip
ACTIVITIES = Kind(("kind", "title"), _readers, _find, _enter, _change, "title", _OPTIONS, money=frozenset({"funds"}))


def exported(desk: Desk, fields: list[str]) -> Iterator[list[Any]]:
    """The rows of an export, streamed: `fields` of every activity by day, who took part as an import reads it."""
    deputies = called(desk)["deputy"]
    came = desk.file.tuples(
        "SELECT a.activity_id, a.deputy_id, iif(a.times = c.times, 0, a.times) FROM activity_deputy a JOIN activity c ON c.id = a.activity_id "
        f"JOIN deputy d ON d.id = a.deputy_id ORDER BY a.activity_id, {OFFICIAL_ORDER}"
    )
    by_activity: dict[int, list[str]] = {}
    for activity, deputy, times in came:
        by_activity.setdefault(activity, []).append(f"{deputies[deputy]}={times}" if times else deputies[deputy])
    subjects: dict[int, list[reviewed.Reviewed]] = {}
    for activity, *subject in desk.file.tuples(
        "SELECT activity_id, reviewed, count, names FROM activity_subject ORDER BY 1, rowid"
    ):
        subjects.setdefault(activity, []).append(reviewed.Reviewed(*subject))
    for row in desk.file.db.execute(_EXPORT):
        cells_of = {
            **dict(row), "deputies": "、".join(by_activity.get(row["id"], ())), "reviewed": reviewed.written(subjects.get(row["id"], [])),
            "status": ACTIVITY_STATES[row["status"]], "online": "是" if row["online"] else None,
            "times": row["times"] if row["times"] > 1 else None, "funds": money.yuan(row["funds_fen"]) if row["funds_fen"] else None,
        }  # fmt: skip
        if row["status"] == "dropped":  # what came of it before it was given up counts no longer
            cells_of |= dict.fromkeys(_RESULTS)
        yield [cells_of[name] for name in fields]


_RESULTS = ("attendances", "suggestions", "listed", "handed_on", "replied_on", "reply", "funds", "reviewed", "report")


_EXPORT = """SELECT c.id, c.held_on AS "on", c.planned_on, c.until_on, c.kind, c.title, c.status, c.times, c.online, c.place, g.name AS "group",
        s.number AS session, (SELECT name FROM station WHERE id = c.station_id) AS station,
        c.attendances, c.suggestions, c.funds_fen, c.replied_on, c.reply, c.report, c.dropped_why, c.note,
        (SELECT group_concat(name, '、') FROM activity_unit JOIN unit ON unit.id = unit_id WHERE activity_id = c.id) AS units,
        (SELECT group_concat(text, char(10)) FROM (SELECT text FROM activity_suggestion WHERE activity_id = c.id ORDER BY id)) AS listed,
        (SELECT json_extract(days_known, '$.handed') FROM deadline WHERE activity_id = c.id AND cancelled_on IS NULL ORDER BY id DESC) AS handed_on
    FROM activity c LEFT JOIN deputy_group g ON g.id = c.group_id LEFT JOIN session s ON s.id = c.session_id
    ORDER BY coalesce(c.held_on, c.planned_on), c.id"""

# What a row has no place for, as the note on an export counts it: the activities of each sort.
BEYOND = {
    "改期": "SELECT activity_id FROM activity_move",
    "转为代表建议": "SELECT activity_id FROM activity_suggestion WHERE proposal_id IS NOT NULL",
    "指定的反馈期限": "SELECT activity_id FROM deadline WHERE by_hand AND activity_id IS NOT NULL AND cancelled_on IS NULL",
}
