"""Sheets of what sessions and meetings heard and decided, and of what is owed from it."""

from collections.abc import Callable, Mapping
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.vocabulary import AGENDA_KINDS, AGENDA_STATES, SESSION_KINDS, TASK_KINDS
from renda_cli.work import masking, names
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import review_cells
from renda_cli.work.exchange.activity_cells import count
from renda_cli.work.exchange.directory import Directory
from renda_cli.work.exchange.kind import Found, Kind, Values, text
from renda_cli.work.exchange.record import CellError
from renda_cli.work.exchange.station_cells import among, coded, passage
from renda_cli.work.review import agenda, agenda_tasks, agenda_vote

Readers = Mapping[str, Callable[[str], Any]]
_MEETINGS = {kind: kind for kind in SESSION_KINDS} | {
    "代表大会": "人代会", "人民代表大会": "人代会", "大会": "人代会", "主席团会": "主席团会议", "主席团": "主席团会议",
}  # fmt: skip
_ITEMS = {
    **coded(AGENDA_KINDS), "政府工作报告": "report", "专项工作报告": "special",
    "预算": "budget", "决算": "budget", "财政预算": "budget", "决议": "resolution", "决定": "resolution", "重大事项决定": "major",
}  # fmt: skip
_ENDED = {
    **coded(AGENDA_STATES), "未审议": "planned", "已听取": "heard", "已审议": "heard",
    "听取": "heard", "表决通过": "passed", "已通过": "passed", "不通过": "rejected", "否决": "rejected", "撤回": "dropped",
}  # fmt: skip
_TASKS = coded(TASK_KINDS) | {"意见": "opinion", "决定": "decision", "决议": "decision"}


# The readers of the session that a row is of.
_COMMON: Readers = {"session": words.session_number, "meeting": among("会议种类", _MEETINGS)}


def _item_readers(_desk: Desk, directory: Directory) -> Readers:
    day = directory.day
    return {
        **_COMMON, **dict.fromkeys(("read_on", "heard_on", "voted_on"), day), "place": count("次序", 1), "title": text("议题"),
        "kind": among("种类", _ITEMS), "unit": lambda cell: directory.unit_name(directory.unit(cell)),
        "presenter": lambda cell: words.name(cell, "报告人"), "status": among("结果", _ENDED), "votes_for": review_cells.sheets("赞成"),
        "votes_against": review_cells.sheets("反对"), "votes_abstain": review_cells.sheets("弃权"), "votes_of": count("应投票人数", 1), "ref": text("文号"),
        "file": text("文件"), "note": text("备注"),
    }  # fmt: skip


def _session(desk: Desk, values: Values) -> Any:
    try:
        return names.session(desk, values["session"], values.setdefault("meeting", "人代会"))
    except InputError as error:
        raise CellError(str(error), name="session") from None


_ITEM = """SELECT i.*, l.session, l.session_kind AS meeting, iif(i.unit_id, l.presenter, NULL) AS unit FROM agenda_item i
    JOIN agenda_line l ON l.id = i.id WHERE i.session_id = ? AND i.title = ? ORDER BY i.status = 'dropped', i.id"""


def _find_item(desk: Desk, values: Values) -> Found | None:
    """The item of that title; where it stands on the agenda matters only when it is entered."""
    taken = values.pop("taken")
    held = _session(desk, values)
    _settle_item(values)
    rows = [dict(row) for row in desk.file.rows(_ITEM, (held["id"], values["title"])) if row["id"] not in taken]
    if values.get("status") == "dropped":
        rows.reverse()
    if not rows:
        return None
    values.pop("place", None)
    if values.get("status") in _MEANWHILE and rows[0]["status"] not in _MEANWHILE[values["status"]]:
        values["status"] = rows[0]["status"]
    return Found(rows[0]["id"], rows[0])


# The states that come before one: in any other the file is further on than a row that has it.
_MEANWHILE: Mapping[str, tuple[str, ...]] = {"planned": (), "heard": ("planned", "dropped")}


def _settle_item(values: Values) -> None:
    """The state that a row means, of one that was voted on only if it says so: the votes tell.

    Raises CellError where it lacks the day or the votes that the state needs.
    """
    if "votes_for" in values or "voted_on" in values:
        for name, what in (("votes_for", "赞成票数"), ("voted_on", "表决日期")):
            if name not in values:
                raise CellError(f"缺少{what}，请补上", name=name)
    elif values.get("status") in ("passed", "rejected"):
        raise CellError("写了表决结果，没有写赞成票数", "请补上赞成票数和表决日期", name="votes_for")
    else:
        values.setdefault("status", "heard" if "heard_on" in values else "planned")
    if values.get("status") == "heard" and "heard_on" not in values:
        raise CellError("缺少听取日期，请补上", name="heard_on")


def _enter_item(desk: Desk, values: Values) -> int:
    held = _session(desk, values)
    ((last,),) = desk.file.tuples("SELECT count(*) + 1 FROM agenda_item WHERE session_id = ?", (held["id"],))
    place = values.get("place", last)
    about = {name: values[name] for name in ("kind", "unit", "presenter", "note") if name in values}
    made = agenda.add(
        desk,
        values["session"],
        values["title"],
        meeting=values["meeting"],
        place=place if place <= last else None,
        **about,
    )
    item = int(made.read()["id"])
    _follow_item(desk, item, values, {"status": "planned"})
    return item


_VOTE = ("voted_on", "votes_for", "votes_against", "votes_abstain", "votes_of")


def _follow_item(desk: Desk, item: int, values: Values, there: Mapping[str, Any]) -> None:
    """Read, heard, voted on, taken off, its papers: as far as that is new. Raises InputError."""
    number = str(item)

    def new(*names_: str) -> bool:
        return any(name in values and values[name] != there.get(name) for name in names_)

    if new("read_on"):
        agenda.read(desk, [number], on=values["read_on"])
    if new("heard_on"):
        agenda.hear(desk, [number], on=values["heard_on"])
    if new(*_VOTE):
        agenda_vote.vote(
            desk, number, for_=values["votes_for"], against=values.get("votes_against", 0), abstain=values.get("votes_abstain", 0),
            of=values.get("votes_of"), on=values["voted_on"], replace=there.get("voted_on") is not None,
        )  # fmt: skip
    papers = {name: values[name] for name in ("ref", "file") if new(name)}
    if papers:
        agenda.edit(desk, number, **papers)
    if values.get("status") == "dropped" != there["status"]:
        agenda.drop(desk, number)
    (row,) = desk.file.rows("SELECT status FROM agenda_item WHERE id = ?", (item,))
    if values.get("status") in ("passed", "rejected") and values["status"] != row["status"]:
        raise CellError(f"按票数和规则是{AGENDA_STATES[row['status']]}", "请核对票数和结果", name="status")


def _change_item(desk: Desk, found: Found, values: Values) -> None:
    about = {name: values[name] for name in ("kind", "unit", "presenter", "note") if name in values}
    if about:
        agenda.edit(desk, str(found.key), **about)
    known = {name: found.values[name] for name in _VOTE if found.values[name] is not None}
    _follow_item(desk, found.key, {**known, **values}, found.values)


_ITEM_OPTIONS = {
    "--kind": "kind", "--unit": "unit", "--presenter": "presenter", "--for": "votes_for", "--against": "votes_against", "--abstain": "votes_abstain",
    "--of": "votes_of",
}  # fmt: skip
AGENDA = Kind(
    ("session", "title"), _item_readers, _find_item, _enter_item, _change_item, "title", _ITEM_OPTIONS, alike=True
)


def _task_readers(_desk: Desk, directory: Directory) -> Readers:
    day = directory.day
    return {
        **_COMMON, **dict.fromkeys(("passed_on", "until", "answered_on", "done_on"), day), "item": text("议题"), "kind": among("种类", _TASKS),
        "text": passage("内容"), "unit": lambda cell: directory.unit_name(directory.unit(cell)), "addressee": lambda cell: words.name(cell, "承办者"),
        "answer": passage("答复"), "file": text("文件"), "ended_why": text("不再办理的原因"), "note": text("备注"),
    }  # fmt: skip


def _item(desk: Desk, values: Values) -> int:
    """The item that a task comes from. Raises CellError."""
    held = _session(desk, values)
    sql = "SELECT id, title FROM agenda_item WHERE session_id = ? AND status <> 'dropped' ORDER BY place"
    rows = desk.file.tuples(sql, (held["id"],))
    fitting = [one for one, title in rows if title == values["item"]] or [
        one for one, title in rows if values["item"] in title
    ]
    if len(fitting) != 1:
        listed = "、".join(title for _, title in rows[:5]) or "还没有登记"
        raise CellError(f"这次会议的议题里没有“{values['item'][:30]}”", f"议题有：{listed}", name="item")
    return int(fitting[0])


_TASK = """SELECT k.*, l.session, l.session_kind AS meeting, l.item, iif(k.unit_id, l.unit, NULL) AS unit, l.due_on AS until FROM agenda_task k
    JOIN task_line l ON l.id = k.id WHERE k.item_id = ?"""


def _find_task(desk: Desk, values: Values) -> Found | None:
    item = _item(desk, values)
    for row in map(dict, desk.file.rows(_TASK, (item,))):
        if values["text"] in (row["text"], masking.text(row["text"])):
            values |= {
                name: row[name]
                for name in ("text", "answer")
                if row[name] and values.get(name) == masking.text(row[name])
            }
            return Found(row["id"], {**row, "item": values["item"]})
    return None


def _enter_task(desk: Desk, values: Values) -> None:
    made = agenda_tasks.pass_on(
        desk, str(_item(desk, values)), texts=[values["text"]], unit=values.get("unit"), addressee=values.get("addressee"), until=values.get("until"),
        decision=values.get("kind") == "decision", on=values.get("passed_on"), note=values.get("note"),
    )  # fmt: skip
    read: Any = made.read()
    _follow_task(desk, str(read["id"]), values)


def _follow_task(desk: Desk, task: str, values: Values) -> None:
    """Answered, carried out, or not followed any longer. Raises CellError where half of it is missing."""
    for name, other, what in (("answered_on", "answer", "答复内容"), ("answer", "answered_on", "答复日期"), ("file", "answered_on", "答复日期")):  # fmt: skip
        if name in values and other not in values:
            raise CellError(f"缺少{what}，请补上", name=other)
    if "done_on" in values and "ended_why" in values:
        raise CellError("又写了落实，又写了不再办理", "请只留一样", name="ended_why")
    if "answer" in values:
        agenda_tasks.answer(desk, task, text=values["answer"], file=values.get("file"), on=values["answered_on"])
    if "done_on" in values:
        agenda_tasks.done(desk, task, on=values["done_on"])
    elif "ended_why" in values:
        agenda_tasks.done(desk, task, ended=values["ended_why"])


def _change_task(desk: Desk, found: Found, values: Values) -> None:
    """What came of it since. Raises CellError for what is told otherwise."""
    for name in values:
        if found.values[name] is not None or name in ("unit", "addressee", "until"):
            raise CellError(f"与已登记的 #{found.key} 不同", "请核对这一格", name=name)
    if "note" in values:
        desk.file.update("agenda_task", found.key, note=values["note"])
    _follow_task(desk, str(found.key), values)


_TASK_OPTIONS = {
    "--text": "text",
    "--unit": "unit",
    "--addressee": "addressee",
    "--until": "until",
    "--on": "passed_on",
}
TASKS = Kind(("session", "item", "text"), _task_readers, _find_task, _enter_task, _change_task, "text", _TASK_OPTIONS)
