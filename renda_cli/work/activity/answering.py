"""The clock of the units concerned: how long they may take to answer what was suggested at an activity."""

import json
from datetime import date

from renda_cli.errors import InputError
from renda_cli.store.file import Row
from renda_cli.work import deadlines
from renda_cli.work.desk import Desk

# 代表法 31 speaks of the reports of inspections and special research, which the units concerned are to answer; the checks of
# how laws are carried out are treated alike.
ANSWERED = ("视察", "调研", "执法检查")
KIND = "inspection_reply"  # of the clock, and the key of its rule


def row(desk: Desk, activity_id: int) -> Row:
    """An activity as lists show it (the view activity_line)."""
    (found,) = desk.file.rows("SELECT * FROM activity_line WHERE id = ?", (activity_id,))
    return dict(found)


def clock(desk: Desk, activity_id: int) -> Row | None:
    """The clock of an activity, running or met."""
    found = desk.file.row(
        "SELECT * FROM deadline WHERE activity_id = ? AND cancelled_on IS NULL ORDER BY id DESC", (activity_id,)
    )
    return dict(found) if found else None


def settle(
    desk: Desk,
    activity_id: int,
    *,
    handed: str | None = None,
    reply_by: str | None = None,
    was_last_on: str | None = None,
    quiet: bool = False,
) -> list[str]:
    """Opens, moves or ends the clock as the activity now stands; returns what the clerk is told.

    `handed` is the day on which the suggestions were handed to the units (if not said the last day of the activity, which
    was `was_last_on` before a correction), `reply_by` a day fixed by hand. With `quiet` the clerk is not told that there is no
    limit. Raises InputError.
    """
    now, running = row(desk, activity_id), clock(desk, activity_id)
    handed_on, by = desk.day_if_given(handed, "--handed"), desk.day_if_given(reply_by, "--reply-by")
    if not (now["status"] == "done" and now["kind"] in ANSWERED and now["units"] and now["suggestions"]):
        return _without(desk, activity_id, running, asked=bool(handed_on or by))
    if handed_on and handed_on.isoformat() < now["held_on"]:
        raise InputError(f"转交日期 {handed_on.isoformat()} 早于活动日期 {now['held_on']}", "请核对 --handed")
    if handed_on and now["replied_on"] and handed_on.isoformat() > now["replied_on"]:
        raise InputError(f"转交日期 {handed_on.isoformat()} 晚于反馈日期 {now['replied_on']}", "请核对 --handed")
    if running is None:
        return [] if now["replied_on"] else _open(desk, now, handed_on or _last_day(now), by, quiet=quiet)
    return _move(desk, now, running, handed_on or _follows(now, running, was_last_on), by)


def _last_day(now: Row) -> date:
    return date.fromisoformat(now["until_on"] or now["held_on"])


def _without(desk: Desk, activity_id: int, running: Row | None, *, asked: bool) -> list[str]:
    if asked:
        how = f"{'、'.join(ANSWERED)}开展后，写明 --units 和 --suggestions 的才有"
        raise InputError("这项活动没有须有关单位反馈的建议，不能写 --handed、--reply-by", how)
    if running is None or running["met_on"]:
        return []
    deadlines.cancel(desk.file, KIND, desk.today, "活动改动后不须反馈", activity_id=activity_id)
    return [f"原来的反馈期限 {running['due_on']} 已取消"]


def _open(desk: Desk, now: Row, handed_on: date, by: date | None, *, quiet: bool) -> list[str]:
    _check_order(handed_on, by)
    opened = deadlines.open_clock(desk, KIND, KIND, {"handed": handed_on}, activity_id=now["id"], until=by)
    if opened.why_not and quiet:
        return []
    how = f"；需要时用 renda deputy activity edit {now['id']} --reply-by 日期 定一个"
    return [opened.sentence() + (how if opened.why_not else "")]


def _move(desk: Desk, now: Row, running: Row, handed_on: date | None, by: date | None) -> list[str]:
    if by and running["met_on"]:
        raise InputError(f"有关单位已在 {running['met_on']} 反馈", "请去掉 --reply-by")
    told: list[str] = []
    if handed_on and running["by_hand"]:
        _check_order(handed_on, by or date.fromisoformat(running["due_on"]))
        days = json.dumps({"handed": handed_on.isoformat()})
        desk.file.update("deadline", running["id"], days_known=days, start_on=handed_on.isoformat())
    elif handed_on:
        moves = deadlines.derive_anew(desk, "建议转交日期改正", {"handed": handed_on}, met_too=True, id=running["id"])
        told = deadlines.sentences(moves)
    if by:
        running = clock(desk, now["id"]) or running
        _check_order(_handed(running), by)
        deadlines.put_off(desk, running, by, "指定的期限")
        told = [f"反馈期限：{running['due_on']} → {by.isoformat()}"]
    return told


def _follows(now: Row, running: Row, was_last_on: str | None) -> date | None:
    """The day of handing over where the activity's days were corrected: its last day, if it was said to be that or would lie before it."""
    handed, last = _handed(running), _last_day(now)
    was_last = was_last_on is not None and handed.isoformat() == was_last_on
    return last if handed != last and (was_last or handed.isoformat() < now["held_on"]) else None


def _handed(running: Row) -> date:
    return date.fromisoformat(json.loads(running["days_known"])["handed"])


def _check_order(start: date, by: date | None) -> None:
    if by and by < start:
        raise InputError(f"反馈期限 {by.isoformat()} 早于转交日期 {start.isoformat()}", "请核对 --reply-by")


def replied_on(desk: Desk, activity: Row, text: str | None, option: str) -> date:
    """The day on which the units answered. Raises InputError for one before the activity, or before they were asked."""
    day = desk.day(text, option)
    running = clock(desk, activity["id"])
    since = _handed(running).isoformat() if running else activity["held_on"]
    if day.isoformat() < since:
        what = "建议转交" if running else "活动"
        raise InputError(f"反馈日期 {day.isoformat()} 早于{what}日期 {since}", f"请核对 {option}")
    return day
