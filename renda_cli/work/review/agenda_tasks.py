"""What comes of an item of an agenda: an opinion passed on to be answered, a decision to be carried out, both followed until done."""

from datetime import date

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.vocabulary import DEADLINE_KINDS
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_agenda_task
from renda_cli.work import deadlines, doing, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.review import agenda_reading as reading
from renda_cli.work.review.agenda import require_there
from renda_cli.work.seats import own_level

KIND, RULE = "answer", "review.answer"


@writing
def pass_on(
    desk: Desk,
    item: str,
    *,
    texts: list[str],
    unit: str | None = None,
    addressee: str | None = None,
    until: str | None = None,
    decision: bool = False,
    on: str | None = None,
    note: str | None = None,
) -> Receipt:
    """Passes opinions on an item to who is to answer them, each on its own; with `decision` what was decided, to be carried out.

    To a registered unit, to somebody else by name, else to the government of the own level. The clock of an opinion runs by the rule
    `review.answer` or until a day by hand, that of a decision only by hand. Raises InputError.
    """
    row, day, until_on = require_there(names.agenda_item(desk, item)), desk.day(on), desk.day_if_given(until, "--until")
    _check_item(desk, row, day, decision)
    if until_on and until_on < day:
        raise InputError(f"--until {until_on.isoformat()} 早于 {day.isoformat()}", "请改成其后的日子")
    if unit and addressee:
        raise InputError("--unit 和 --addressee 只能写一个", "登记过的单位写 --unit，其他的写 --addressee")
    to = names.unit(desk, unit) if unit else None
    other = None if to else words.name(addressee, "承办者") if addressee else f"{own_level(desk)}人民政府"
    passages = [words.passage(text, "--text 的内容") for text in texts]
    words.without_repeats(passages, "内容")
    remark, lines, ids = words.note(note, "备注"), [], []
    for text in passages:
        refuse_twin(desk, row, text)
        task_id = insert_agenda_task(
            desk.file.db, item_id=row["id"], kind="decision" if decision else "opinion", text=text, unit_id=to and to.id, addressee=other,
            passed_on=day, note=remark,
        )  # fmt: skip
        ids.append(task_id)
        named = reading.called_task({"id": task_id, "kind": "decision" if decision else "opinion", "text": text})
        how = "交付执行" if decision else "转交"
        lines.append(f"已登记 {named}{how}：{to.name if to else other}（{day.isoformat()}）")
        lines.append(run_clock(desk, task_id, day, until_on, decision))
    return Receipt(tuple(dict.fromkeys(lines)), lambda: _as_objects(desk, ids))


def _as_objects(desk: Desk, ids: list[int]) -> object:
    return doing.one_or_all([reading.task_object(desk, task_id) for task_id in ids])


def _check_item(desk: Desk, row: Row, day: date, decision: bool) -> None:
    """Raises InputError where nothing can have come of an item by a day; says so where its decision is not entered as passed."""
    what = "交付执行" if decision else "转交"
    if row["status"] == "planned":
        raise InputError(
            f"{reading.called(row)}还没有听取、审议", f"请先登记：renda review agenda hear {row['id']} --on 日期"
        )
    if decision and row["status"] == "rejected":
        raise InputError(f"{reading.called(row)}没有通过，没有要执行的决定", "转交审议意见请去掉 --decision")
    if decision and row["status"] == "heard":
        how = f"renda review agenda vote {row['id']} --for 票数"
        desk.remarks.append(f"提醒：{reading.called(row)}还没有登记表决，表决了请登记：{how}")
    earliest = (decision and row["voted_on"]) or row["heard_on"] or row["voted_on"]
    if day.isoformat() < earliest:
        raise InputError(f"{reading.called(row)} {earliest} 才审议，不能在 {day.isoformat()} {what}", "请核对 --on")


def refuse_twin(desk: Desk, row: Row, text: str) -> None:
    """Raises InputError where an item (a row of agenda_line) has an opinion or a decision in the same words."""
    twin = desk.file.row("SELECT * FROM agenda_task WHERE item_id = ? AND text = ?", (row["id"], text))
    if twin:
        raise InputError(f"{reading.called(row)}已登记同样的 {reading.called_task(dict(twin))}", "请核对 --text")


def run_clock(desk: Desk, task_id: int, day: date, until: date | None, decision: bool) -> str:
    """Opens the clock of an opinion or a decision, if it has one; returns what the clerk is told of it."""
    if decision:
        if until is None:
            return "没有定执行期限；定了的请在登记时写 --until 日期"
        deadlines.open_on_day(desk, KIND, day, until, "决定执行期限", task_id=task_id)
        return f"执行期限：{until.isoformat()}"
    opened = deadlines.open_clock(desk, KIND, RULE, {"handed": day}, until=until, task_id=task_id)
    how = f"；要定期限请在转交时写 --until 日期，或用 renda rules set {RULE} 定规则" if opened.why_not else ""
    return f"{opened.sentence().replace(DEADLINE_KINDS[KIND], '答复', 1)}{how}"


def _open_one(desk: Desk, task: str, day: date, what: str) -> Row:
    """The row of what is not settled yet. Raises InputError for what is, and for a day before it was passed on."""
    row = names.task(desk, task)
    if row["done_on"]:
        raise InputError(f"{reading.called_task(row)}在 {row['done_on']} 已落实", f"登记有误的{doing.TAKE_BACK}")
    if row["ended_why"]:
        raise InputError(f"{reading.called_task(row)}已不再办理（{row['ended_why']}）", f"登记有误的{doing.TAKE_BACK}")
    if day.isoformat() < row["passed_on"]:
        raise InputError(
            f"{reading.called_task(row)} {row['passed_on']} 才转交，不能在 {day.isoformat()} {what}", "请核对 --on"
        )
    return row


@writing
def answer(desk: Desk, task: str, *, text: str, file: str | None = None, on: str | None = None) -> Receipt:
    """Records the answer to an opinion; it meets the clock. It stays open until it is done. Raises InputError."""
    day = desk.day(on)
    row = _open_one(desk, task, day, "答复")
    if row["kind"] == "decision":
        raise InputError(
            f"{reading.called_task(row)}是决定，不用答复", f"落实了请登记：renda review agenda done {row['id']}"
        )
    if row["answered_on"]:
        raise InputError(
            f"{reading.called_task(row)}在 {row['answered_on']} 已答复",
            f"答复登记有误请用 renda review agenda edit-task {row['id']} --answer 改正",
        )
    said, kept = words.passage(text, "答复"), words.note(file, "文件路径")
    desk.file.update("agenda_task", row["id"], answered_on=day.isoformat(), answer=said, file=kept)
    deadlines.meet(desk.file, KIND, day, task_id=row["id"])
    lines = (
        f"已登记 {reading.called_task(row)}的答复（{day.isoformat()}{_late(row, day)}）",
        f"落实了请登记：renda review agenda done {row['id']}",
    )
    return Receipt(lines, lambda: reading.task_object(desk, row["id"]))


def _late(row: Row, day: date) -> str:
    """How late a day is, after the deadline that ran."""
    days = (day - date.fromisoformat(row["due_on"])).days if row["due_on"] else 0
    return f"，晚 {days} 天" if days > 0 else ""


@writing
def done(desk: Desk, task: str, *, ended: str | None = None, on: str | None = None, note: str | None = None) -> Receipt:
    """Records that an opinion or a decision was carried out, or with the reason `ended` that it is not followed any longer.

    A clock that still runs is met by the one and cancelled by the other. Raises InputError.
    """
    day = desk.day(on)
    row, remark = _open_one(desk, task, day, "登记落实"), words.note(note, "备注")
    kept = {"note": remark} if remark else {}
    if ended is None:
        desk.file.update("agenda_task", row["id"], done_on=day.isoformat(), **kept)
        late = _late(row, day) if deadlines.meet(desk.file, KIND, day, task_id=row["id"]) else ""
        line = f"已登记 {reading.called_task(row)}落实（{day.isoformat()}{late}）"
    else:
        why = words.title(ended, "--ended 的理由")
        desk.file.update("agenda_task", row["id"], ended_why=why, **kept)
        deadlines.cancel(desk.file, KIND, day, f"不再办理：{why}", task_id=row["id"])
        line = f"已登记 {reading.called_task(row)}不再办理：{why}（{day.isoformat()}）"
    return Receipt((line,), lambda: reading.task_object(desk, row["id"]))
