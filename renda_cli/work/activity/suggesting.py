"""What was suggested at an activity: listed, made a proposal, answered by the units concerned."""

from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_activity_suggestion, insert_activity_unit
from renda_cli.work import deadlines, names
from renda_cli.work.activity import answering, naming, reading
from renda_cli.work.desk import Desk, Receipt, writing


@writing
def suggest(
    desk: Desk,
    /,
    activity: str,
    *,
    text: str | None = None,
    unit: str | None = None,
    which: int | None = None,
    remove: bool = False,
) -> Receipt:
    """Lists a suggestion, with the unit that it concerns; with `which` (its place) rewords or removes one. Raises InputError."""
    row = naming.activity(desk, activity)
    _require_held(row, "登记建议")
    if remove and (which is None or text is not None or unit is not None):
        raise InputError("--remove 去掉一条已登记的建议", "请只与 --which 一起写")
    if not remove and text is None:
        raise InputError("缺少选项 --text 文字", "请写上建议的内容")
    concerned = names.unit(desk, unit) if unit is not None else None
    written = words.title(text, "建议") if text is not None else ""
    line = _list(desk, row, written) if which is None else _change(desk, row, which, written)
    if concerned:
        _concern(desk, row["id"], concerned.id)
    lines = answering.settle(desk, row["id"], quiet=True)
    return Receipt((line, *lines), lambda: reading.as_object(desk, row["id"]))


def _list(desk: Desk, row: Row, text: str) -> str:
    listed = reading.suggestions(desk, row["id"])
    if text in [one["text"] for one in listed]:
        raise InputError(f"{naming.called(row)}已有这条建议", "请用 renda deputy activity show 核对")
    insert_activity_suggestion(desk.file.db, activity_id=row["id"], text=text)
    count = len(listed) + 1
    line = f"已登记 #{row['id']} {row['kind']}“{row['title']}”的第 {count} 条建议：{text}"
    if (row["suggestions"] or count) >= count:
        return line
    desk.file.update("activity", row["id"], suggestions=count)  # the total is never less than what is listed
    return f"{line}；建议总条数由 {row['suggestions']} 改为 {count}"


def _change(desk: Desk, row: Row, which: int, text: str) -> str:
    one = _nth(desk, row, which)
    if text:
        desk.file.update("activity_suggestion", one["id"], text=text)
        return f"已修改 #{row['id']} 的第 {which} 条建议：{text}"
    if one["proposal"]:
        raise InputError(f"第 {which} 条建议已转为 {one['proposal']}，不能去掉", "请用 --text 改正文字")
    desk.file.db.execute("DELETE FROM activity_suggestion WHERE id = ?", (one["id"],))
    return f"已去掉 #{row['id']} 的第 {which} 条建议：{one['text']}"


def _concern(desk: Desk, activity_id: int, unit_id: int) -> None:
    there = desk.file.row("SELECT 1 FROM activity_unit WHERE activity_id = ? AND unit_id = ?", (activity_id, unit_id))
    if there is None:
        insert_activity_unit(desk.file.db, activity_id=activity_id, unit_id=unit_id)


def _require_held(row: Row, what: str) -> None:
    if row["status"] != "done":
        raise InputError(
            f"{naming.called(row)}没有开展，不能{what}", f"开展了请先用 renda deputy activity done {row['id']} 登记"
        )


def _nth(desk: Desk, row: Row, which: int) -> dict[str, Any]:
    listed = reading.suggestions(desk, row["id"])
    if not 1 <= which <= len(listed):
        raise InputError(
            f"--which {which} 不对：逐条登记的建议有 {len(listed)} 条", "请用 renda deputy activity show 核对"
        )
    return listed[which - 1]


@writing
def to_proposal(
    desk: Desk,
    /,
    activity: str,
    *,
    which: int | None = None,
    text: str | None = None,
    title: str | None = None,
    on: str | None = None,
    **proposal: Any,
) -> Receipt:
    """Makes a listed suggestion (the only one, the one at place `which`, the one that holds `text`) a proposal.

    `title` is that of the proposal, the suggestion's own words if not said; `proposal` as for proposal.entry.add: by, by_group,
    co_signers, topic, session, between. Raises InputError; a suggestion becomes one proposal at most.
    """
    from renda_cli.work.proposal import entry

    row = naming.activity(desk, activity)
    _require_held(row, "转为代表建议")
    one = _one(desk, row, which, text)
    if one["proposal"]:
        raise InputError(f"这条建议已转为 {one['proposal']}：{one['text']}", "一条建议只转一件")
    if proposal.get("by") is None and proposal.get("by_group") is None:
        raise InputError("没有写由谁提出", "请加 --by 代表 或 --by-group 小组")
    submitted_on = desk.day(on)
    if submitted_on.isoformat() < row["held_on"]:
        raise InputError(f"提出日期 {submitted_on.isoformat()} 早于活动日期 {row['held_on']}", "请核对 --on")
    made = entry.add(desk, one["text"] if title is None else title, on=submitted_on.isoformat(), **proposal)
    desk.remarks.clear()  # they stand among the lines of `made`
    ((proposal_id,),) = desk.file.tuples("SELECT max(id) FROM proposal")
    desk.file.update("activity_suggestion", one["id"], proposal_id=proposal_id)
    line = f"由 #{row['id']} {row['kind']}“{row['title']}”的第 {one['no']} 条建议转来"
    return Receipt((*made.lines, line), made.read)


def _one(desk: Desk, row: Row, which: int | None, text: str | None) -> dict[str, Any]:
    """The suggestion that is meant. Raises InputError with those there are."""
    if which is not None and text is not None:
        raise InputError("--which 和 --text 只能写一个", "请去掉一个")
    if which is not None:
        return _nth(desk, row, which)
    listed = reading.suggestions(desk, row["id"])
    if not listed:
        how = f"请先用 renda deputy activity suggest {row['id']} --text 内容 登记这一条"
        raise InputError(f"{naming.called(row)}没有逐条登记的建议", how)
    part = (text or "").strip()
    fitting = [one for one in listed if part in one["text"]]
    if text is None and len(fitting) > 1:
        fitting = [one for one in fitting if not one["proposal"]] or fitting
    if len(fitting) == 1:
        return fitting[0]
    told = "；".join(f"{one['no']} {one['text']}" for one in listed)
    what = f"没有含“{part}”的建议" if not fitting else f"有 {len(fitting)} 条建议"
    raise InputError(f"{naming.called(row)}{what}：{told}", "请用 --which 写明第几条")


@writing
def reply(desk: Desk, /, activity: str, *, on: str | None = None, text: str | None = None) -> Receipt:
    """Enters what the units concerned did with the suggestions, and when they said so; their clock is met. Raises InputError."""
    row = naming.activity(desk, activity)
    _require_held(row, "登记反馈")
    if row["replied_on"]:
        how = f"改正请用 renda deputy activity edit {row['id']} --replied 日期 --reply 文字"
        raise InputError(f"{naming.called(row)}在 {row['replied_on']} 已登记反馈", how)
    now = answering.row(desk, row["id"])
    if not now["suggestions"]:
        how = f"请先登记建议：renda deputy activity edit {row['id']} --suggestions 条数，或 suggest"
        raise InputError(f"{naming.called(row)}没有登记建议", how)
    day = answering.replied_on(desk, row, on, "--on")
    desk.file.update("activity", row["id"], replied_on=day.isoformat(), reply=words.note(text, "反馈"))
    running = answering.clock(desk, row["id"])
    deadlines.meet(desk.file, answering.KIND, day, activity_id=row["id"])
    late = f"（期限 {running['due_on']}，晚于期限）" if running and day.isoformat() > running["due_on"] else ""
    who = now["units"] or "有关单位"
    line = f"已登记{who}对 #{row['id']} {row['kind']}“{row['title']}”所提建议的反馈（{day.isoformat()}）{late}"
    return Receipt((line,), lambda: reading.as_object(desk, row["id"]))
