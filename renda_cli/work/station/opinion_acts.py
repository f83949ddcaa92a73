"""An opinion that cannot wait: flagged as urgent, reported to the party committee, kept in sight."""

from datetime import date

from renda_cli.errors import InputError
from renda_cli.rules import opinion_states, words
from renda_cli.store.file import Row
from renda_cli.work import deadlines
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.seats import own_level
from renda_cli.work.station import opinion_steps as steps
from renda_cli.work.station.opinion_steps import KIND, called


def flag(desk: Desk, row: Row, why: str, on: date | None = None) -> None:
    """Flags an opinion as urgent, from the day on which it was received unless `on` names another.

    Its clock is due that very day: the party committee is to be told at once. `row` has its id and received_on. Raises InputError
    when no reason is given.
    """
    flagged_on = on or date.fromisoformat(row["received_on"])
    reason = words.title(why, "紧急的原因")
    desk.file.update("opinion", row["id"], urgent=True, urgent_why=reason, reported_on=None, reported_to=None)
    deadlines.open_on_day(desk, KIND, flagged_on, flagged_on, "紧急事项当日报告党委", opinion_id=row["id"])


@writing
def urgent(
    desk: Desk, numbers: list[str], *, why: str | None = None, no: bool = False, on: str | None = None
) -> Receipt:
    """Flags opinions as urgent, or with `no` takes the flag off. All or none. Raises InputError."""
    if no and (why or on):
        raise InputError("--no 是取消紧急，没有原因和日期", "请去掉 --why 和 --on")
    if not no and not why:
        raise InputError("标为紧急要写明原因", "请加 --why 原因；取消用 --no")
    day, rows, lines = desk.day(on), steps.chosen(desk, numbers, "urgent"), []
    for row in rows:
        if bool(row["urgent"]) is not no:
            how = "请用 renda station opinion show 核对" if no else "报告了党委请用 report 登记，取消用 --no"
            raise InputError(f"{called(row)}{'没有' if no else '已'}标为紧急", how)
        if no:
            desk.file.update("opinion", row["id"], urgent=False, urgent_why=None)
            deadlines.cancel(desk.file, KIND, day, "不再列为紧急", opinion_id=row["id"], rule_key=None)
            lines.append(f"{called(row)}不再列为紧急")
            continue
        steps.check_received(row, day, "标为紧急")
        flag(desk, row, why or "", day)
        lines.append(f"已将 {called(row)}标为紧急（{day.isoformat()}）：{why}；列在期限清单的最前面")
    lines += [] if no else [f"请当日报告党委，报告后登记：renda station opinion report {steps.listed(rows)}"]
    return Receipt(tuple(lines), lambda: steps.as_objects(desk, rows))


@writing
def report(
    desk: Desk, numbers: list[str], *, to: str | None = None, on: str | None = None, until: str | None = None
) -> Receipt:
    """Records that urgent opinions were reported to the party committee; with `until` when they are looked at next. All or none.

    Said again it corrects the day or the committee, or moves the next look. Raises InputError for one that is not urgent.
    """
    day, until_on = desk.day(on), desk.day_if_given(until, "--until")
    body = words.note(to, "--to 的机关")
    rows = steps.chosen(desk, numbers, "report")
    lines: list[str] = []
    for row in rows:
        if not row["urgent"]:
            how = f"请先用 renda station opinion urgent {row['id']} --why 原因"
            raise InputError(f"{called(row)}没有标为紧急", how)
        if row["reported_on"] and [to, on, until] == [None, None, None]:
            raise InputError(f"{called(row)}在 {row['reported_on']} 已登记报告", "另定跟进的日子请加 --until 日期")
        lines += _reported(desk, row, body, day if on or not row["reported_on"] else None)
        lines += _follow_up(desk, row, day, until_on)
    return Receipt(tuple(lines), lambda: steps.as_objects(desk, rows))


def _reported(desk: Desk, row: Row, body: str | None, day: date | None) -> list[str]:
    """Writes when and to whom, as far as it is said (the day None: it stays), and meets the clock of it."""
    (now,) = desk.file.rows("SELECT reported_on, reported_to, received_on FROM opinion WHERE id = ?", (row["id"],))
    reported_on = day.isoformat() if day else now["reported_on"]
    told = body or now["reported_to"] or f"{own_level(desk)}党委"
    if (reported_on, told) == (now["reported_on"], now["reported_to"]):
        return []
    sql = "SELECT id, start_on FROM deadline WHERE opinion_id = ? AND rule_key IS NULL AND met_on IS ? AND cancelled_on IS NULL ORDER BY id"
    clock = desk.file.row(sql, (row["id"], now["reported_on"]))
    flagged_on = clock["start_on"] if clock else now["received_on"]
    if reported_on < flagged_on:
        raise InputError(f"{called(row)}在 {flagged_on} 标为紧急，不能在 {reported_on} 报告", "请核对 --on")
    desk.file.update("opinion", row["id"], reported_on=reported_on, reported_to=told)
    if clock:
        desk.file.update("deadline", clock["id"], met_on=reported_on)
    late = (date.fromisoformat(reported_on) - date.fromisoformat(flagged_on)).days
    return [f"已登记 {called(row)}报告{told}（{reported_on}）{f'，晚 {late} 天' if late else ''}"]


def _follow_up(desk: Desk, row: Row, day: date, until: date | None) -> list[str]:
    """Fixes when an urgent opinion is looked at next; without a day it stays in sight until it is answered."""
    if not opinion_states.under_way(row["status"]):
        if until:
            raise InputError(f"{called(row)}已不在办理中，不必跟进", "请去掉 --until")
        return []
    if until is None:
        if not steps.keep_in_sight(desk, row, day):
            return []
        how = f"renda station opinion report {row['id']} --until 日期"
        return [f"{called(row)}答复以前一直列在期限清单的最前面；要定跟进的日子：{how}"]
    if until < day:
        raise InputError(f"--until {until.isoformat()} 早于 {day.isoformat()}", "请改成其后的日子")
    sql = "SELECT * FROM deadline WHERE opinion_id = ? AND rule_key IS NULL AND met_on IS NULL AND cancelled_on IS NULL"
    if running := desk.file.row(sql, (row["id"],)):
        deadlines.put_off(desk, dict(running), until, "跟进的日子")
    else:
        deadlines.open_on_day(desk, KIND, day, until, "跟进紧急事项", opinion_id=row["id"], round=row["round"])
    return [f"{called(row)}跟进期限：{until.isoformat()}"]
