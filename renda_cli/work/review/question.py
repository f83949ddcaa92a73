"""A question of a public questioning or a hearing: entered, corrected, answered on the spot or until a day."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_review_question
from renda_cli.work import deadlines, doing, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.review import naming
from renda_cli.work.review import question_reading as reading
from renda_cli.work.review.holding import require_held

KIND, RULE = "answer", "review.answer"


@writing
def add(
    desk: Desk,
    review: str,
    *,
    text: str,
    by: str | None = None,
    asker: str | None = None,
    to: str | None = None,
    addressee: str | None = None,
    answer: str | None = None,
    answered_by: str | None = None,
    until: str | None = None,
    on: str | None = None,
    note: str | None = None,
) -> Receipt:
    """Enters a question of a deputy (`by`) or of somebody else, to a unit (`to`) or a person; with `answer` one answered on the spot.

    Of another the clock runs by the rule `review.answer` or until a day by hand. Raises InputError.
    """
    row, day, until_on = names.review(desk, review), desk.day(on), desk.day_if_given(until, "--until")
    require_held(row, "登记问题")
    if day.isoformat() < row["held_on"]:
        raise InputError(f"评议在 {row['held_on']} 开展，不能在 {day.isoformat()} 提问", "请核对 --on")
    if answer is None and answered_by is not None:
        raise InputError(
            "--answered-by 是当场答复的人", "请加 --answer 答复；以后答复的用 renda review question answer 登记"
        )
    if answer is not None and until is not None:
        raise InputError("当场已经答复，不再有期限", "请去掉 --until")
    whole: dict[str, Any] = {
        "text": words.passage(text, "问题"), **_asker(desk, by, asker, day), **_addressee(desk, to, addressee),
        "note": words.note(note, "备注"),
    }  # fmt: skip
    _refuse_twice(desk, row["id"], whole)
    spot = None if answer is None else words.passage(answer, "答复")
    question_id = insert_review_question(
        desk.file.db, review_id=row["id"], asked_on=day, on_spot=spot is not None, answer=spot, answered_on=day if spot else None,
        answered_by=words.note(answered_by, "答复者"), **whole,
    )  # fmt: skip
    done = f"当场答复（{day.isoformat()}）" if spot else _run_clock(desk, question_id, day, until_on)
    line = f"已登记{naming.called(row)}的{reading.sentence(reading.row(desk, question_id))}"
    return Receipt((line, done), lambda: reading.as_object(desk, question_id))


def _asker(desk: Desk, by: str | None, asker: str | None, day: date) -> dict[str, Any]:
    """The columns of who asks. Raises InputError for nobody and for two."""
    if (by is None) is (asker is None):
        raise InputError(
            "没有写谁提问" if by is None else "--by 和 --asker 只写一个", "代表写 --by 代表，群众写 --asker 姓名"
        )
    if by is None:
        name = words.name(asker or "", "提问人")
        desk.voters.append((name, None))
        return {"deputy_id": None, "asker": name}
    who = names.deputy(desk, by)
    doing.remark_unless_in_office(desk, who, day)
    return {"deputy_id": who.id, "asker": None}


def _addressee(desk: Desk, to: str | None, addressee: str | None) -> dict[str, Any]:
    """The columns of who is asked. Raises InputError for nobody and for two."""
    if (to is None) is (addressee is None):
        problem = "没有写向谁提问" if to is None else "--to 和 --addressee 只写一个"
        raise InputError(problem, "单位写 --to 单位，个人写 --addressee 姓名")
    if to is None:
        return {"unit_id": None, "addressee": words.name(addressee or "", "被问的人")}
    return {"unit_id": names.unit(desk, to).id, "addressee": None}


def _refuse_twice(desk: Desk, review_id: int, whole: dict[str, Any]) -> None:
    sql = "SELECT id FROM review_question WHERE review_id = ? AND text = ? AND deputy_id IS ? AND asker IS ?"
    if found := desk.file.row(sql, (review_id, whole["text"], whole["deputy_id"], whole["asker"])):
        raise InputError(f"这个问题已登记，编号 #{found['id']}", f"请用 renda review question list {review_id} 核对")


def _run_clock(desk: Desk, question_id: int, day: date, until: date | None) -> str:
    opened = deadlines.open_clock(desk, KIND, RULE, {"handed": day}, until=until, question_id=question_id)
    by_hand = f"renda review question edit {question_id} --until 日期"
    how = f"；要定期限请用 {by_hand}，或用 renda rules set {RULE} 定规则" if opened.why_not else ""
    return f"{opened.sentence()}{how}"


@writing
def answer(desk: Desk, question: str, *, text: str, by: str | None = None, on: str | None = None) -> Receipt:
    """Records the answer to a question that was not answered on the spot. Raises InputError."""
    row, day = _open_to_change(desk, question, "登记答复"), desk.day(on)
    if row["answered_on"] is not None:
        how = f"要改正请用 renda review question edit {row['id']} --answer 答复"
        raise InputError(f"问题 #{row['id']} 在 {row['answered_on']} 已答复", how)
    if day.isoformat() < row["asked_on"]:
        raise InputError(f"问题 #{row['id']} 在 {row['asked_on']} 提出，不能在 {day.isoformat()} 答复", "请核对 --on")
    values = {
        "answer": words.passage(text, "答复"),
        "answered_by": words.note(by, "答复者"),
        "answered_on": day.isoformat(),
    }
    desk.file.update("review_question", row["id"], **values)
    deadlines.meet(desk.file, KIND, day, question_id=row["id"])
    took = (day - date.fromisoformat(row["asked_on"])).days
    late = f"，比期限 {row['due_on']} 晚" if row["due_on"] and row["due_on"] < day.isoformat() else ""
    late += f" {(day - date.fromisoformat(row['due_on'])).days} 天" if late else ""
    line = f"已登记问题 #{row['id']} 的答复（{day.isoformat()}）：从提问到答复 {took} 天{late}"
    return Receipt((line,), lambda: reading.as_object(desk, row["id"]))


def _open_to_change(desk: Desk, question: str, what: str) -> Row:
    """A question's row of question_line, of a review that may be written to. Raises InputError."""
    row = names.question(desk, question)
    (review,) = desk.file.rows("SELECT id, status, closed_on FROM review WHERE id = ?", (row["review_id"],))
    require_held(dict(review), what)
    return row


@writing
def edit(
    desk: Desk,
    /,
    question: str,
    *,
    by: str | None = None,
    asker: str | None = None,
    to: str | None = None,
    addressee: str | None = None,
    until: str | None = None,
    **said: Any,
) -> Receipt:
    """Corrects a question, or fixes another day for its answer (`until`); an empty note takes it off.

    `said`: text, note, and of one that was answered: answer, answered_by. Raises InputError.
    """
    row, until_on = _open_to_change(desk, question, "修改问题"), desk.day_if_given(until, "--until")
    values = _new_values(row, {name: value for name, value in said.items() if value is not None})
    if [by, asker] != [None, None]:
        values |= _asker(desk, by, asker, date.fromisoformat(row["asked_on"]))
    if [to, addressee] != [None, None]:
        values |= _addressee(desk, to, addressee)
    if not values and until_on is None:
        raise InputError("没有写要改什么", "如 --text 文字、--until 日期")
    if values:
        desk.file.update("review_question", row["id"], **values)
    lines = [f"已修改{reading.sentence(reading.row(desk, row['id']))}"]
    lines += [_set_day(desk, row, until_on)] if until_on is not None else []
    return Receipt(tuple(lines), lambda: reading.as_object(desk, row["id"]))


def _new_values(row: Row, said: dict[str, str]) -> dict[str, Any]:
    if row["answered_on"] is None and not said.keys().isdisjoint({"answer", "answered_by"}):
        raise InputError(f"问题 #{row['id']} 还没有答复", f"请用 renda review question answer {row['id']} 登记")
    values: dict[str, Any] = {name: words.note(said[name], what) for name, what in _NOTES.items() if name in said}
    return values | {name: words.passage(said[name], what) for name, what in _PASSAGES.items() if name in said}


_PASSAGES = {"text": "问题", "answer": "答复"}
_NOTES = {"answered_by": "答复者", "note": "备注"}


def _set_day(desk: Desk, row: Row, until: date) -> str:
    if row["answered_on"] is not None:
        raise InputError(f"问题 #{row['id']} 在 {row['answered_on']} 已答复，不再有期限", "请去掉 --until")
    asked_on = date.fromisoformat(row["asked_on"])
    sql = "SELECT * FROM deadline WHERE question_id = ? AND met_on IS NULL AND cancelled_on IS NULL"
    clock = desk.file.row(sql, (row["id"],))
    if clock is None:
        return _run_clock(desk, row["id"], asked_on, until)
    if until < asked_on:
        raise InputError(f"--until {until.isoformat()} 早于 {row['asked_on']}", "请改成其后的日子")
    deadlines.put_off(desk, dict(clock), until, "改定期限")
    return f"答复期限：{clock['due_on']} → {until.isoformat()}"
