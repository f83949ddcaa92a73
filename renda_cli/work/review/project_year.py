"""The year of a voted project: what was reported of it month by month, and that it is done."""

import re
from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days, money, words
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_project_progress
from renda_cli.work import deadlines, masking, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.review import project_reading as reading
from renda_cli.work.review.project_steps import KIND, called, check_day, require_selected, under_way

_ALL_DONE = 100  # percent


@writing
def progress(
    desk: Desk, number: str, *, month: str | None = None, percent: int | None = None, spent: str | None = None, text: str | None = None,
    photos: list[str] | None = None, on: str | None = None, replace: bool = False,
) -> Receipt:  # fmt: skip
    """Records what was reported of a project in a month (`2022-05`; this one when left out). `spent` is all that was paid until then.

    With `replace` it corrects what the month has: what is not said stays. A percentage or a sum that falls, and more than the budget, are told
    of, not refused. Raises InputError for a month to come, one that has a report already, and a project that is not under way.
    """
    row, day = names.project(desk, number), desk.day(on)
    require_selected(row, "登记进度")
    check_day(row, day, "登记进度")
    named = _month(desk, row, month, day)
    said = _said(percent, spent, text, photos)
    sql = "SELECT * FROM project_progress WHERE project_id = ? AND month = ?"
    before = desk.file.row(sql, (row["id"], named))
    if before and not replace:
        raise InputError(f"项目 {called(row)} 已登记 {named} 的进度", "要改正请加 --replace，没有写的不变")
    if replace and not before:
        raise InputError(
            f"项目 {called(row)} 还没有登记 {named} 的进度，没有可改正的", "请去掉 --replace，或核对 --month"
        )
    if before:
        desk.file.update("project_progress", before["id"], reported_on=day.isoformat(), **said)
    else:
        insert_project_progress(desk.file.db, project_id=row["id"], month=named, reported_on=day, **said)
    _remark(desk, row, named, said)
    line = f"已{'改正' if before else '登记'} {called(row)} {named} 的进度：{'，'.join(_in_words(said))}"
    ready = said.get("percent") == _ALL_DONE
    hint = [f"完成了请登记：renda review project done {row['year']}-{row['no']} --on 日期"] if ready else []
    return Receipt((line, *hint), lambda: reading.as_object(desk, row["id"]))


def _month(desk: Desk, row: Row, text: str | None, day: date) -> str:
    """The month of a report, as `2022-05`: begun when it is reported, and not over when the project was chosen."""
    first, last = (day, day) if text is None else days.month(text)
    if first > min(day, desk.today):
        raise InputError(f"{first:%Y-%m} 还没有到，不能登记进度", "请核对 --month 和 --on")
    if row["selected_on"] and last.isoformat() < row["selected_on"]:
        raise InputError(f"项目 {called(row)} 在 {row['selected_on']} 才入选，{first:%Y-%m} 没有进度", "请核对 --month")
    return f"{first:%Y-%m}"


def _said(percent: int | None, spent: str | None, text: str | None, photos: list[str] | None) -> dict[str, Any]:
    """The columns of a report, of what is said only. Raises InputError when nothing is, and for a percentage that cannot be."""
    if percent is not None and not 0 <= percent <= _ALL_DONE:
        raise InputError(f"--percent {percent} 不对", "请写 0 到 100 的整数")
    said: dict[str, Any] = {
        "percent": percent, "spent_fen": None if spent is None else money.fen(spent, "--spent "), "text": words.note(text, "--text 的文字"),
        "photos": "、".join(words.without_repeats([_file_name(one) for one in words.parts(photos)], "照片")) or None,
    }  # fmt: skip
    said = {column: value for column, value in said.items() if value is not None}
    if not said:
        raise InputError("没有写进度", "请写 --percent、--spent、--text 或 --photos")
    return said


def _file_name(text: str) -> str:
    """The name alone of a photo's file, in whatever folder of whatever system it lies."""
    return words.title(re.split(r"[/\\]", text)[-1], "照片的文件名")


def _in_words(said: dict[str, Any]) -> list[str]:
    told = [f"{said['percent']}%"] if "percent" in said else []
    told += [f"累计支出 {money.told(said['spent_fen'])}"] if "spent_fen" in said else []
    told += [masking.text(said["text"])] if "text" in said else []
    return told + ([f"照片 {len(said['photos'].split('、'))} 张"] if "photos" in said else [])


def _remark(desk: Desk, row: Row, month: str, said: dict[str, Any]) -> None:
    """Says so where a percentage or a sum is less than in a month before or more than in one after, and where it is beyond the budget.

    The months before are those of the year before too, where it was carried over.
    """
    for column, what, told in (("percent", "进度", lambda one: f"{one}%"), ("spent_fen", "累计支出", money.told)):
        if column not in said:
            continue
        for ahead, order, falls in (("<", "DESC", "低于"), (">", "ASC", "高于")):
            sql = f"""SELECT month, {column} AS value FROM project_progress
                WHERE project_id IN (?, ?) AND month {ahead} ? AND {column} IS NOT NULL ORDER BY month {order} LIMIT 1"""
            other = desk.file.row(sql, (row["id"], row["carried_from_id"], month))
            if other and (said[column] < other["value"] if ahead == "<" else said[column] > other["value"]):
                desk.remarks.append(
                    f"提醒：{what} {told(said[column])}，{falls} {other['month']} 的 {told(other['value'])}，请核对"
                )
    fen = said.get("spent_fen")
    if fen is not None and row["budget_fen"] is not None and fen > row["budget_fen"]:
        over = f"提醒：累计支出 {money.told(fen)}，超过预算 {money.told(row['budget_fen'])}"
        desk.remarks.append(f"{over}，请核对；预算经决定调整的，用 renda review project change 登记")


@writing
def done(
    desk: Desk, numbers: list[str], *, on: str | None = None, spent: str | None = None, text: str | None = None
) -> Receipt:
    """Records that projects are done; `spent` is what one cost in all, `text` stands with the month's report. All or none.

    Raises InputError for one that is not under way, and where a later month says that it was not done.
    """
    day, rows = desk.day(on), under_way(desk, numbers, "登记完成")
    if spent is not None and len(rows) > 1:
        raise InputError(f"--spent 只能写给一个项目，这里有 {len(rows)} 个", "请逐个登记，或去掉 --spent")
    final = {} if spent is None else {"spent_fen": money.fen(spent, "--spent ")}
    told = words.note(text, "--text 的文字")
    said: dict[str, Any] = {"percent": _ALL_DONE, **final} | ({"text": told} if told else {})
    lines = []
    for row in rows:
        check_day(row, day, "完成")
        _report_done(desk, row, day, said)
        desk.file.update("project", row["id"], status="done", done_on=day.isoformat(), **final)
        deadlines.meet(desk.file, KIND, day, project_id=row["id"])
        cost = f"，支出 {money.told(final['spent_fen'])}" if final else ""
        lines.append(f"已登记 {called(row)} 完成（{day.isoformat()}{_lateness(row, day)}）{cost}")
    return Receipt(tuple(lines), lambda: [reading.as_object(desk, row["id"]) for row in rows])


def _lateness(row: Row, day: date) -> str:
    late = day.toordinal() - date.fromisoformat(row["until_on"]).toordinal() if row["until_on"] else 0
    return f"，晚 {late} 天" if late > 0 else ""


def _report_done(desk: Desk, row: Row, day: date, said: dict[str, Any]) -> None:
    """Puts the whole of it into the report of the month: its words stay before the new ones, its sum where no other is said."""
    month = f"{day:%Y-%m}"
    sql = "SELECT month, percent FROM project_progress WHERE project_id = ? AND month > ? AND percent < ? ORDER BY month LIMIT 1"
    if later := desk.file.row(sql, (row["id"], month, _ALL_DONE)):
        told = f"项目 {called(row)} {later['month']} 的进度是 {later['percent']}%，不能在 {day.isoformat()} 完成"
        raise InputError(told, "请核对 --on，或用 progress --replace 改正进度")
    _remark(desk, row, month, said)
    sql = "SELECT id, text, reported_on FROM project_progress WHERE project_id = ? AND month = ?"
    if reported := desk.file.row(sql, (row["id"], month)):
        both = {"text": "；".join(filter(None, (reported["text"], said["text"])))} if "text" in said else {}
        last = max(reported["reported_on"], day.isoformat())
        desk.file.update("project_progress", reported["id"], **said | both, reported_on=last)
    else:
        insert_project_progress(desk.file.db, project_id=row["id"], month=month, reported_on=day, **said)
