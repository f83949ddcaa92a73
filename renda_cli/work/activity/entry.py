"""An activity is entered, planned or held; a plan is carried out; what was entered is corrected."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import money, words
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_activity
from renda_cli.work import names, texts
from renda_cli.work.activity import answering, linking, naming, reading
from renda_cli.work.desk import Desk, Receipt, writing

Said = dict[str, Any]  # what was said by the names of the options, those left out not in it
# What only an activity that was held can have, each with its option.
_RESULTS = {
    "attendances": "--attendances", "suggestions": "--suggestions", "funds": "--funds", "reviewed": "--reviewed", "report": "--report",
    "handed": "--handed", "reply_by": "--reply-by",
}  # fmt: skip


@writing
def add(
    desk: Desk, /, title: str, *, kind: str, on: str | None = None, planned: str | None = None, **said: Any
) -> Receipt:
    """Enters an activity that was held (today unless `on` says when), or with `planned` alone one that is to come.

    `said`: until, group, station, session, place, times, online, deputies (texts, or id → times), all_of, everyone, leave_out,
    attendances, suggestions, units, funds, reviewed, report, note, handed, reply_by. Raises InputError.
    """
    given = _given(said)
    held_on = None if planned is not None and on is None else desk.day(on)
    if held_on and held_on > desk.today:
        desk.remarks.append("提示：还没有开展的活动，请用 --planned 登记计划")
    planned_on = desk.day_if_given(planned, "--planned")
    first = held_on or planned_on
    assert first is not None
    if held_on is None:
        _refuse_results(given, "计划还没有开展")
    known = naming.kind(desk, kind, first)
    title = words.title(title)
    columns = _columns(desk, given)
    until_on = _until(desk, given, first)
    whose = {"group": columns.get("group_id"), "station": columns.get("station_id")}
    _refuse_twice(desk, known, title, first, whose)
    if held_on:
        _remark_on_plans(desk, known, title, whose)
    activity_id = insert_activity(
        desk.file.db, kind=known, title=title, status="done" if held_on else "planned", planned_on=planned_on, held_on=held_on,
        until_on=until_on, **columns,
    )  # fmt: skip
    linking.connect(desk, activity_id, given)
    linking.check_counts(desk, activity_id)
    lines = answering.settle(desk, activity_id, handed=given.get("handed"), reply_by=given.get("reply_by"))
    verb = "已登记" if held_on else "已登记计划"
    return _receipt(desk, verb, activity_id, lines)


@writing
def done(desk: Desk, /, activity: str, *, on: str | None = None, **said: Any) -> Receipt:
    """Enters that a planned activity was held: on the planned day, today if that is still to come, or as `on` says.

    `said` as in `add`; whoever was planned to take part did, unless `deputies` says otherwise. Raises InputError.
    """
    row = naming.activity(desk, activity)
    naming.require_planned(row, "登记已开展")
    given = _given(said)
    held_on = desk.day(on) if on is not None else min(date.fromisoformat(row["planned_on"]), desk.today)
    columns = _columns(desk, given)
    until_on = _until(desk, given, held_on) if "until" in given else naming.shifted(row, held_on)
    desk.file.update(
        "activity", row["id"], status="done", held_on=held_on.isoformat(), until_on=until_on and until_on.isoformat(), **columns
    )  # fmt: skip
    linking.connect(desk, row["id"], given)
    linking.check_counts(desk, row["id"])
    lines = answering.settle(desk, row["id"], handed=given.get("handed"), reply_by=given.get("reply_by"))
    return _receipt(desk, "已登记开展", row["id"], lines)


@writing
def edit(desk: Desk, /, activity: str, **said: Any) -> Receipt:
    """Corrects an activity: what is given changes, an empty text or 0 takes away.

    `said` as in `add`, and title, kind, on, planned, add, remove (deputies), replied_on, reply. Raises InputError.
    """
    row = naming.activity(desk, activity)
    given = _given(said)
    if not given:
        raise InputError("没有写要改什么", "请加 --title、--on、--deputies、--add、--suggestions 等")
    if row["status"] != "done":
        _refuse_results({name: given[name] for name in given.keys() & {*_RESULTS, *_OF_HELD}}, "这项活动没有开展")
    days = _new_days(desk, row, given)
    first = date.fromisoformat(days["held_on"] or days["planned_on"])
    columns = _columns(desk, given) | days
    if "title" in given:
        columns["title"] = words.title(given["title"])
    if "kind" in given:
        columns["kind"] = naming.kind(desk, given["kind"], first)
    columns |= _answer(desk, row, given)
    desk.file.update("activity", row["id"], **columns)
    linking.connect(desk, row["id"], given)
    linking.check_counts(desk, row["id"])
    was_last_on = row["until_on"] or row["held_on"]
    lines = answering.settle(
        desk,
        row["id"],
        handed=given.get("handed"),
        reply_by=given.get("reply_by"),
        was_last_on=was_last_on,
        quiet=not {"units", "suggestions", "kind", "handed"} & given.keys(),
    )
    return _receipt(desk, "已修改", row["id"], lines)


_OF_HELD = {"on": "--on", "replied_on": "--replied", "reply": "--reply"}


def _given(said: Mapping[str, Any]) -> Said:
    """What was said; an option that is left out is None, [] or False, but --on-site is False and said."""
    return {
        name: value
        for name, value in said.items()
        if value is not None and value != [] and (value is not False or name == "online")
    }


def _receipt(desk: Desk, verb: str, activity_id: int, lines: list[str]) -> Receipt:
    told = reading.sentence(answering.row(desk, activity_id))
    return Receipt((f"{verb} {told}", *lines), lambda: reading.as_object(desk, activity_id))


def _refuse_results(given: Mapping[str, Any], why: str) -> None:
    wrong = [option for name, option in (_RESULTS | _OF_HELD).items() if name in given]
    if wrong:
        raise InputError(f"{why}，不能写 {'、'.join(wrong)}", "开展后请用 renda deputy activity done 编号 登记")


# The + keeps SQLite from the indexes of groups and stations: most activities have none.
_ITS = "kind = :kind AND title = :title AND +group_id IS :group AND +station_id IS :station"


def _refuse_twice(desk: Desk, kind: str, title: str, first: date, whose: Mapping[str, Any]) -> None:
    row = desk.file.row(
        f"SELECT * FROM activity WHERE held_on = :day AND {_ITS} UNION ALL "
        f"SELECT * FROM activity WHERE held_on IS NULL AND status = 'planned' AND planned_on = :day AND {_ITS}",
        {"day": first.isoformat(), "kind": kind, "title": title, **whose},
    )
    if row:
        how = f"开展了请用 renda deputy activity done {row['id']}，改正请用 edit；一天几次请写 --times"
        raise InputError(f"{naming.called(dict(row))}已登记", how)


def _remark_on_plans(desk: Desk, kind: str, title: str, whose: Mapping[str, Any]) -> None:
    """Remarks on a plan of that title: this may be it."""
    row = desk.file.row(
        f"SELECT * FROM activity WHERE held_on IS NULL AND status = 'planned' AND {_ITS} ORDER BY planned_on",
        {"kind": kind, "title": title, **whose},
    )
    if row:
        how = f"如果就是这一次，请用 renda undo 撤销，改用 renda deputy activity done {row['id']}"
        desk.remarks.append(f"提示：有同名的计划 {naming.called(dict(row))}，{how}")


def _columns(desk: Desk, given: Said) -> dict[str, Any]:
    """The columns that stand for themselves."""
    found: dict[str, Any] = {name: given[name] for name in ("times", "online") if name in given}
    found |= {name: given[name] or None for name in ("attendances", "suggestions") if name in given}
    for name, what in (("place", "地点"), ("note", "备注")):
        if name in given:
            found[name] = words.note(given[name], what)
    if "report" in given:
        found["report"] = texts.path(desk, given["report"], "--report")
    if "funds" in given:
        found["funds_fen"] = (money.fen(given["funds"], "--funds ") if given["funds"].strip() else 0) or None
    if "group" in given:
        found["group_id"] = names.group(desk, given["group"]).id if given["group"].strip() else None
    if "station" in given:
        found["station_id"] = names.station(desk, given["station"]).id if given["station"].strip() else None
    if "session" in given:
        found["session_id"] = names.session(desk, given["session"])["id"] if given["session"].strip() else None
    return found


def _until(desk: Desk, given: Said, first: date) -> date | None:
    until = given.get("until")
    until_on = desk.day(until, "--until") if until and until.strip() else None
    if until_on and until_on < first:
        raise InputError(f"结束日期 {until_on.isoformat()} 早于开始日期 {first.isoformat()}", "请核对 --until")
    return until_on if until_on != first else None


def _new_days(desk: Desk, row: Row, given: Said) -> dict[str, Any]:
    """held_on, planned_on and until_on after a correction, in ISO form; the last day moves with the first unless it is said."""
    if "planned" in given and row["status"] == "planned":
        raise InputError("计划的日子不能直接改", f"改期请用 renda deputy activity move {row['id']} --to 日期")
    held_on = desk.day(given["on"]).isoformat() if "on" in given else row["held_on"]
    planned_on = desk.day(given["planned"], "--planned").isoformat() if "planned" in given else row["planned_on"]
    first = date.fromisoformat(held_on or planned_on)
    if row["replied_on"] and held_on and held_on > row["replied_on"]:
        raise InputError(f"活动日期 {held_on} 晚于反馈日期 {row['replied_on']}", "请核对 --on，或先改 --replied")
    until_on = _until(desk, given, first) if "until" in given else naming.shifted(row, first)
    return {"held_on": held_on, "planned_on": planned_on, "until_on": until_on and until_on.isoformat()}


def _answer(desk: Desk, row: Row, given: Said) -> dict[str, Any]:
    """The units' answer as corrected. Raises InputError where there is none yet."""
    if not {"replied_on", "reply"} & given.keys():
        return {}
    if row["replied_on"] is None:
        raise InputError("还没有登记反馈", f"请用 renda deputy activity reply {row['id']} 登记")
    found: dict[str, Any] = {}
    if "reply" in given:
        found["reply"] = words.note(given["reply"], "反馈")
    if "replied_on" in given:
        day = answering.replied_on(desk, row, given["replied_on"], "--replied")
        found["replied_on"] = day.isoformat()
        running = answering.clock(desk, row["id"])
        if running:
            desk.file.update("deadline", running["id"], met_on=day.isoformat())
    return found
