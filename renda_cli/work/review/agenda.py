"""What a session or a meeting has on its agenda: entered, corrected, read before the session, heard, taken off."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.vocabulary import AGENDA_KINDS
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_agenda_item
from renda_cli.work import doing, names, sittings
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.review import agenda_reading as reading

OTHER = "other"
PREVIEW = "预审会"  # the kind of activity at which deputies read the reports before the session


@writing
def add(
    desk: Desk,
    session: str,
    title: str,
    *,
    meeting: str = "人代会",
    kind: str | None = None,
    unit: str | None = None,
    presenter: str | None = None,
    place: int | None = None,
    note: str | None = None,
) -> Receipt:
    """Puts an item on the agenda of a session (`meeting` says of which kind), last unless `place` says where. Raises InputError."""
    names.check_session_kind(meeting, "--meeting")
    held = names.session(desk, session, meeting)
    text = words.title(title, "议题")
    _refuse_twin(desk, held, text)
    code = OTHER if kind is None else words.code(kind, AGENDA_KINDS, "--kind")
    ((last,),) = desk.file.tuples("SELECT coalesce(max(place), 0) FROM agenda_item WHERE session_id = ?", (held["id"],))
    item_id = insert_agenda_item(
        desk.file.db, session_id=held["id"], place=last + 1, kind=code, title=text, note=words.note(note, "备注"),
        **_who(desk, unit, presenter),
    )  # fmt: skip
    if place is not None:
        _put(desk, held["id"], item_id, place)
    row = reading.row(desk, item_id)
    by = f"，报告人 {row['presenter']}" if row["presenter"] else ""
    line = f"已登记 {reading.called(row)}：{sittings.title(meeting, held['number'])}第 {row['place']} 项，{AGENDA_KINDS[code]}{by}"
    return Receipt((line,), lambda: reading.as_object(desk, item_id))


def _refuse_twin(desk: Desk, session: Row, title: str, but: int | None = None) -> None:
    sql = "SELECT * FROM agenda_line WHERE session_id = ? AND title = ? AND status <> 'dropped' AND id IS NOT ?"
    if twin := desk.file.row(sql, (session["id"], title, but)):
        raise InputError(
            f"这次会议已有 {reading.called(dict(twin))}",
            f"要改请用 renda review agenda edit {twin['id']}，不是同一项的请把议题写得不同",
        )


def _who(desk: Desk, unit: str | None, presenter: str | None) -> dict[str, Any]:
    """The columns of who reports: a registered unit or a person; an empty text takes away what stands there."""
    if unit and presenter:
        raise InputError("--unit 和 --presenter 只能写一个", "报告单位写 --unit，个人写 --presenter")
    if unit is None and presenter is None:
        return {}
    named = words.name(presenter, "报告人") if presenter else None
    return {"unit_id": names.unit(desk, unit).id if unit else None, "presenter": named}


def _put(desk: Desk, session_id: int, item_id: int, place: int) -> None:
    """Gives an item its place; the others stand around it in their order, from 1 on without gaps. Raises InputError."""
    sql = "SELECT id FROM agenda_item WHERE session_id = ? AND id <> ? ORDER BY place, id"
    order = [other for (other,) in desk.file.tuples(sql, (session_id, item_id))]
    if not 1 <= place <= len(order) + 1:
        raise InputError(f"--place {place} 不对", f"这次会议可写 1 到 {len(order) + 1}")
    order.insert(place - 1, item_id)
    moved = [(number, one, number) for number, one in enumerate(order, start=1)]
    desk.file.db.executemany("UPDATE agenda_item SET place = ? WHERE id = ? AND place <> ?", moved)


@writing
def edit(
    desk: Desk,
    item: str,
    *,
    title: str | None = None,
    kind: str | None = None,
    unit: str | None = None,
    presenter: str | None = None,
    place: int | None = None,
    ref: str | None = None,
    file: str | None = None,
    note: str | None = None,
) -> Receipt:
    """Corrects an item: what is given changes, an empty text takes away. Raises InputError for one that was taken off."""
    row = require_there(names.agenda_item(desk, item))
    columns = _who(desk, unit, presenter)
    if title is not None:
        columns["title"] = words.title(title, "议题")
        _refuse_twin(desk, {"id": row["session_id"]}, columns["title"], row["id"])
    if kind is not None:
        columns["kind"] = words.code(kind, AGENDA_KINDS, "--kind")
    said = {"ref": (ref, "文号"), "file": (file, "文件路径"), "note": (note, "备注")}
    columns |= {name: words.note(text, what) for name, (text, what) in said.items() if text is not None}
    if not columns and place is None:
        raise InputError(
            "没有写要改什么", "请加 --title、--kind、--unit、--presenter、--place、--ref、--file 或 --note"
        )
    if place is not None:
        _put(desk, row["session_id"], row["id"], place)
    if columns:
        desk.file.update("agenda_item", row["id"], **columns)
    done = reading.row(desk, row["id"])
    return Receipt((f"已修改 {reading.called(done)}",), lambda: reading.as_object(desk, row["id"]))


def require_there(row: Row) -> Row:
    """The row of an item. Raises InputError for one that was taken off the agenda."""
    if row["status"] == "dropped":
        raise InputError(f"{reading.called(row)}已撤下", f"要恢复的{doing.TAKE_BACK}，或重新登记")
    return row


def _chosen(desk: Desk, items: list[str]) -> list[Row]:
    rows = [require_there(names.agenda_item(desk, text)) for text in words.parts(items)]
    if not rows:
        raise InputError("没有写编号", "请写一个或几个议程的编号，如 1,2,3")
    words.without_repeats([f"#{row['id']}" for row in rows], "编号")
    return rows


def check_sitting(desk: Desk, row: Row, day: date, what: str) -> None:
    """Raises InputError where a session had not begun on the day on which it is to have done `what`; says so where it was over."""
    (held,) = desk.file.rows(
        "SELECT kind, number, opened_on, closed_on FROM session WHERE id = ?", (row["session_id"],)
    )
    about = f"{held['number']} 次{held['kind']}"
    if day.isoformat() < held["opened_on"]:
        raise InputError(f"{about} {held['opened_on']} 才开会，不能在 {day.isoformat()} {what}", "请核对 --on")
    if held["closed_on"] and day.isoformat() > held["closed_on"]:
        desk.remarks.append(f"注意：{about} {held['closed_on']} 已闭会，{day.isoformat()} {what}，请核对 --on")


@writing
def read(desk: Desk, items: list[str], *, on: str | None = None) -> Receipt:
    """Records that deputies read the reports of these items before the session. All or none; said again it corrects the day.

    The meeting at which they did is an activity of its own, entered as such, so that it is counted once.
    """
    day, rows = desk.day(on), _chosen(desk, items)
    lines = [_dated(desk, row, "read_on", day, "会前审读") for row in rows]
    for row in rows:
        if day.isoformat() > row["opened_on"]:
            desk.remarks.append(f"注意：会议 {row['opened_on']} 已开会，{day.isoformat()} 不是会前审读，请核对 --on")
    return Receipt((*lines, _preview(desk, rows[0], day)), lambda: reading.as_objects(desk, rows))


def _preview(desk: Desk, row: Row, day: date) -> str:
    """Names the activity at which the reports were read, or how to enter it."""
    sql = "SELECT id, title FROM activity WHERE kind = ? AND held_on <= ? AND coalesce(until_on, held_on) >= ? ORDER BY id"
    found = desk.file.row(sql, (PREVIEW, day.isoformat(), day.isoformat()))
    if found:
        return f"当天的{PREVIEW}：活动 #{found['id']} {found['title']}"
    session = f" --session {row['session']}" if row["session_kind"] == "人代会" else ""
    how = f"renda deputy activity add --kind {PREVIEW} --on {day.isoformat()}{session} --title 标题"
    return f"开了{PREVIEW}的另行登记为活动，计入活动次数：{how}"


def _dated(desk: Desk, row: Row, column: str, day: date, what: str) -> str:
    """Writes a day of an item; returns what the clerk is told. Raises InputError where it stands there already."""
    before = row[column]
    if before == day.isoformat():
        raise InputError(f"{reading.called(row)}已登记 {before} {what}", "日期有误请加 --on 改正")
    desk.file.update("agenda_item", row["id"], **{column: day.isoformat()})
    corrected = f"，原登记 {before}" if before else ""
    return f"已登记 {reading.called(row)}{what}（{day.isoformat()}{corrected}）"


@writing
def hear(desk: Desk, items: list[str], *, on: str | None = None) -> Receipt:
    """Records that these items were heard and deliberated. All or none; said again it corrects the day. Raises InputError."""
    day, rows = desk.day(on), _chosen(desk, items)
    lines = []
    for row in rows:
        check_sitting(desk, row, day, "听取")
        if row["voted_on"] and day.isoformat() > row["voted_on"]:
            raise InputError(
                f"{reading.called(row)}在 {row['voted_on']} 已表决，不能在 {day.isoformat()} 才听取", "请核对 --on"
            )
        first = desk.file.tuples("SELECT min(passed_on) FROM agenda_task WHERE item_id = ?", (row["id"],))[0][0]
        if first and day.isoformat() > first:
            raise InputError(
                f"{reading.called(row)}的审议意见 {first} 已转交，不能在 {day.isoformat()} 才听取", "请核对 --on"
            )
        lines.append(_dated(desk, row, "heard_on", day, "听取、审议"))
        if row["status"] == "planned":
            desk.file.update("agenda_item", row["id"], status="heard")
    how = f"renda review agenda pass-on {rows[0]['id']} --text 意见"
    return Receipt((*lines, f"审议意见转交请登记：{how}"), lambda: reading.as_objects(desk, rows))


@writing
def drop(desk: Desk, item: str, *, why: str | None = None) -> Receipt:
    """Takes an item off the agenda; it stays in the list as taken off. Raises InputError for one that was heard or voted on."""
    row = require_there(names.agenda_item(desk, item))
    if row["status"] != "planned":
        raise InputError(f"{reading.called(row)}已听取或表决，不能撤下", f"登记有误的{doing.TAKE_BACK}")
    reason = words.note(why, "理由")
    note = "；".join(filter(None, (row["note"], reason and f"撤下：{reason}")))
    desk.file.update("agenda_item", row["id"], status="dropped", note=note or None)
    told = f"：{reason}" if reason else ""
    return Receipt((f"已撤下 {reading.called(row)}{told}",), lambda: reading.as_object(desk, row["id"]))
