"""What a review found wrong or suggested: entered with the day until which it is to be put right, and corrected."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_finding
from renda_cli.work import deadlines, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.review import finding_reading as reading
from renda_cli.work.review import naming, subjects
from renda_cli.work.review.holding import require_held

KIND, RULE = "rectify", "review.rectify"


@writing
def add(
    desk: Desk,
    review: str,
    *,
    text: str | None = None,
    until: str | None = None,
    subject: str | None = None,
    unit: str | None = None,
    suggestion: bool | None = None,
    on: str | None = None,
    note: str | None = None,
) -> Receipt:
    """Enters a finding of a review that was held, for one of its subjects (the only one if not said) and a unit (the subject's own).

    The clock runs by the rule `review.rectify` or until a day by hand. Raises InputError.
    """
    row = names.review(desk, review)
    require_held(row, "登记评议意见")
    if text is None:
        raise InputError("没有写评议意见的内容", "请加 --text 文字")
    said, day, until_on = words.passage(text, "评议意见"), desk.day(on), desk.day_if_given(until, "--until")
    _check_held_by(row["held_on"], day)
    about = _only_subject(desk, row["id"]) if subject is None else subjects.find(desk, row["id"], subject)
    unit_id = names.unit(desk, unit).id if unit is not None else about["unit_id"] if about else None
    subject_id = about["id"] if about else None
    _refuse_twice(desk, row["id"], subject_id, unit_id, said)
    finding_id = insert_finding(
        desk.file.db, review_id=row["id"], subject_id=subject_id, unit_id=unit_id, kind="suggestion" if suggestion else "problem",
        text=said, found_on=day, note=words.note(note, "备注"),
    )  # fmt: skip
    clock = run_clock(desk, reading.row(desk, finding_id), day, until_on)
    return Receipt((_entered(desk, finding_id), clock), lambda: reading.as_object(desk, finding_id))


def _entered(desk: Desk, finding_id: int) -> str:
    row = reading.row(desk, finding_id)
    whom = "、".join(dict.fromkeys(filter(None, (row["subject"], row["unit"]))))
    about = f"（{whom}，{row['found_on']}）" if whom else f"（{row['found_on']}）"
    return f"已登记{naming.called({'id': row['review_id'], 'title': row['review']})}的{reading.called(row)}：{words.opening(row['text'])}{about}"


def _check_held_by(held_on: str, day: date) -> None:
    if day.isoformat() < held_on:
        raise InputError(f"评议在 {held_on} 开展，不能在 {day.isoformat()} 提出评议意见", "请核对 --on")


def _only_subject(desk: Desk, review_id: int) -> Row | None:
    """The subject that is meant where none is named: the only one; none of several, and none of people who were only counted."""
    found = subjects.of(desk, review_id)
    return found[0] if len(found) == 1 and found[0]["count"] == 1 else None


def _refuse_twice(desk: Desk, review_id: int, *same: Any) -> None:
    sql = "SELECT id FROM finding WHERE review_id = ? AND subject_id IS ? AND unit_id IS ? AND text = ?"
    if found := desk.file.row(sql, (review_id, *same)):
        raise InputError(f"这条评议意见已登记，编号 #{found['id']}", "请用 renda review findings 核对")


def run_clock(desk: Desk, row: Row, found_on: date, until: date | None) -> str:
    """Sets the clock of a finding's round (a row of finding_line) going, and returns what the clerk is told. Raises InputError."""
    opened = deadlines.open_clock(
        desk, KIND, RULE, {"found": found_on}, round_number=row["round"], until=until, finding_id=row["id"]
    )
    by_hand = f"renda review finding {row['review_id']} --edit {row['id']} --until 日期"
    how = f"；要定期限请用 {by_hand}，或用 renda rules set {RULE} 定规则" if opened.why_not else ""
    return f"{opened.sentence().replace('整改', reading.words_for(row).done, 1)}{how}"


@writing
def edit(
    desk: Desk,
    /,
    review: str,
    finding: str,
    *,
    until: str | None = None,
    on: str | None = None,
    subject: str | None = None,
    unit: str | None = None,
    **said: Any,
) -> Receipt:
    """Corrects a finding of a review, or fixes another day for it (`until`); an empty subject, unit or note takes it off.

    `said`: text, suggestion, note. Raises InputError.
    """
    row, until_on = _of_review(desk, review, finding), desk.day_if_given(until, "--until")
    values = _new_values(said)
    if subject is not None:
        values["subject_id"] = subjects.find(desk, row["review_id"], subject)["id"] if subject.strip() else None
    if unit is not None:
        values["unit_id"] = names.unit(desk, unit).id if unit.strip() else None
    if not values and on is None and until_on is None:
        raise InputError("没有写要改什么", "如 --text 文字、--until 日期")
    lines = [f"已修改{reading.called(row)}：{words.opening(values.get('text') or row['text'])}"]
    if values:
        desk.file.update("finding", row["id"], **values)
    lines += _redate(desk, row, desk.day(on)) if on is not None else []
    lines += [_set_day(desk, row["id"], until_on)] if until_on is not None else []
    _check_days(desk, row["id"])
    return Receipt(tuple(lines), lambda: reading.as_object(desk, row["id"]))


def _of_review(desk: Desk, review: str, finding: str) -> Row:
    of, row = names.review(desk, review), names.finding(desk, finding)
    if row["review_id"] != of["id"]:
        raise InputError(f"{reading.called(row)} 是评议 #{row['review_id']} 的，不是 #{of['id']} 的", "请核对编号")
    require_held(of, "修改评议意见")
    return row


def _new_values(said: dict[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if said.get("text") is not None:
        values["text"] = words.passage(said["text"], "评议意见")
    if said.get("suggestion") is not None:
        values["kind"] = "suggestion" if said["suggestion"] else "problem"
    if said.get("note") is not None:
        values["note"] = words.note(said["note"], "备注")
    return values


def _redate(desk: Desk, row: Row, day: date) -> list[str]:
    """Puts another day in the place of the one on which it was found, and derives the clock of the first round anew."""
    (held_on, rectified_on), *_ = desk.file.tuples(
        "SELECT r.held_on, min(c.rectified_on) FROM review r LEFT JOIN rectification c ON c.finding_id = ? WHERE r.id = ?",
        (row["id"], row["review_id"]),
    )
    _check_held_by(held_on, day)
    if rectified_on is not None and rectified_on < day.isoformat():
        raise InputError(f"{reading.called(row)} 在 {rectified_on} 已登记{reading.words_for(row).done}", "请核对 --on")
    desk.file.update("finding", row["id"], found_on=day.isoformat())
    moves = deadlines.derive_anew(desk, "改正提出日期", {"found": day}, met_too=True, finding_id=row["id"], round=1)
    return [f"提出日期：{row['found_on']} → {day.isoformat()}", *deadlines.sentences(moves)]


def _set_day(desk: Desk, finding_id: int, until: date) -> str:
    """Fixes the day of the round that a finding is in, in the place of any before."""
    row = reading.row(desk, finding_id)
    if row["status"] not in reading.UNDER_WAY:
        raise InputError(f"{reading.called(row)} 已登记{reading.words_for(row).done}，不再有期限", "请去掉 --until")
    sql = "SELECT * FROM deadline WHERE finding_id = ? AND met_on IS NULL AND cancelled_on IS NULL"
    clock = desk.file.row(sql, (finding_id,))
    if clock is None:
        return run_clock(desk, row, date.fromisoformat(reading.begun_on(desk, row)), until)
    deadlines.put_off(desk, dict(clock), until, "改定期限")
    return f"期限：{clock['due_on']} → {until.isoformat()}"


def _check_days(desk: Desk, finding_id: int) -> None:
    """Raises InputError where a day by hand now lies before the day on which its round began."""
    row = reading.row(desk, finding_id)
    begun_on = reading.begun_on(desk, row)
    if row["due_on"] is not None and row["due_on"] < begun_on:
        raise InputError(f"期限 {row['due_on']} 早于 {begun_on}", "请核对 --on 和 --until")
