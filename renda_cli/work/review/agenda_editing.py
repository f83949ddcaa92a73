"""Opinions and decisions of a session corrected: their words, who is to answer them, by which day, and the answer as it was entered."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.store.file import Row
from renda_cli.work import deadlines, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.review import agenda_reading as reading
from renda_cli.work.review.agenda_tasks import refuse_twin, run_clock

_PASSAGES = {"text": "意见或决定", "answer": "答复"}
_NOTES = {"file": "文件路径", "note": "备注"}


@writing
def edit(
    desk: Desk, /, task: str, *, unit: str | None = None, addressee: str | None = None, until: str | None = None, **said: Any
) -> Receipt:  # fmt: skip
    """Corrects an opinion or a decision, or fixes another day for it (`until`); an empty note or file takes that off.

    `said`: text, note, and of one that was answered: answer, file. Raises InputError.
    """
    row, until_on = names.task(desk, task), desk.day_if_given(until, "--until")
    values = _new_values(desk, row, {name: value for name, value in said.items() if value is not None})
    if unit and addressee:
        raise InputError("--unit 和 --addressee 只能写一个", "登记过的单位写 --unit，其他的写 --addressee")
    if unit is not None:
        values |= {"unit_id": names.unit(desk, unit).id, "addressee": None}
    if addressee is not None:
        values |= {"unit_id": None, "addressee": words.name(addressee, "承办者")}
    if not values and until_on is None:
        raise InputError("没有写要改什么", "如 --text 文字、--unit 单位、--until 日期、--answer 答复")
    if values:
        desk.file.update("agenda_task", row["id"], **values)
    lines = [f"已修改 {reading.called_task({**row, **values})}"]
    lines += [_set_day(desk, row, until_on)] if until_on is not None else []
    return Receipt(tuple(lines), lambda: reading.task_object(desk, row["id"]))


def _new_values(desk: Desk, row: Row, said: dict[str, str]) -> dict[str, Any]:
    if row["answered_on"] is None and not said.keys().isdisjoint({"answer", "file"}):
        raise InputError(
            f"{reading.called_task(row)}还没有答复", f"请先登记：renda review agenda answer {row['id']} --text 答复"
        )
    values: dict[str, Any] = {name: words.note(said[name], what) for name, what in _NOTES.items() if name in said}
    values |= {name: words.passage(said[name], what) for name, what in _PASSAGES.items() if name in said}
    if values.get("text", row["text"]) != row["text"]:
        refuse_twin(desk, names.agenda_item(desk, str(row["item_id"])), values["text"])
    return values


def _set_day(desk: Desk, row: Row, until: date) -> str:
    over = "已落实" if row["done_on"] else "已不再办理" if row["ended_why"] else "已答复" if row["answered_on"] else ""
    if over:
        raise InputError(f"{reading.called_task(row)}{over}，不再有期限", "请去掉 --until")
    if until.isoformat() < row["passed_on"]:
        raise InputError(f"--until {until.isoformat()} 早于 {row['passed_on']}", "请改成其后的日子")
    sql = "SELECT * FROM deadline WHERE task_id = ? AND met_on IS NULL AND cancelled_on IS NULL"
    clock = desk.file.row(sql, (row["id"],))
    if clock is None:
        return run_clock(desk, row["id"], date.fromisoformat(row["passed_on"]), until, row["kind"] == "decision")
    deadlines.put_off(desk, dict(clock), until, "改定期限")
    return f"期限：{clock['due_on']} → {until.isoformat()}"
