"""The steps of a review: who is to do each and until when, when it was done, or why it was left out."""

from datetime import date
from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_review_step
from renda_cli.work import deadlines, names, texts
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.review.holding import mark_held, require_open
from renda_cli.work.review.naming import called

# Where a step stands on :today (vocabulary.STEP_STATES); its last day is not late, nor is anything of a review that was dropped.
_STEPS = """SELECT s.id, s.place, s.step, CASE WHEN s.skipped_why IS NOT NULL THEN 'skipped' WHEN s.done_on IS NOT NULL THEN 'done'
      WHEN s.until_on < :today AND r.status <> 'dropped' THEN 'late' ELSE 'open' END AS state, s.who, s.until_on, s.done_on, s.skipped_why, s.file, s.note
    FROM review_step s JOIN review r ON r.id = s.review_id WHERE s.review_id = :id ORDER BY s.place, s.id"""
_KIND = "review"
_WORDS = {
    "done_on": "办理日期", "skipped_why": "免办的原因", "until_on": "期限", "who": "由谁办", "file": "文件", "note": "备注",
}  # fmt: skip
# What the names of such steps hold in every list that is known: in which the findings are written, and in which their mending is judged.
_OPINION, _ACCEPTANCE = "意见", "验收"


class _Step(NamedTuple):
    """A step as it stood before, and whether it was only now added to the review."""

    row: Row
    added: bool

    @property
    def name(self) -> str:
        return str(self.row["step"])


@writing
def step(
    desk: Desk,
    number: str,
    *,
    step: str,
    on: str | None = None,
    by: str | None = None,
    until: str | None = None,
    skip: str | None = None,
    file: str | None = None,
    note: str | None = None,
) -> Receipt:
    """Records that a step of a review was done; with `until` and no day, who is to do it by when; with `skip` why it is left out.

    Said again it corrects what it names, and tells what stood there. A step of another list of the rulebook is added at the end.
    The meeting's step marks the review as held. Raises InputError.
    """
    row = names.review(desk, number)
    require_open(row)
    if skip is not None and (on or until):
        raise InputError("--skip 是免办这一步，没有办理日期和期限", "请去掉 --on、--until")
    until_on = desk.day_if_given(until, "--until")
    about = {
        "who": words.note(by, "--by 的人"), "file": texts.path(desk, file, "--file"), "note": words.note(note, "备注"),
    }  # fmt: skip
    about = {name: value for name, value in about.items() if value is not None}
    one = _step_of(desk, row, step)
    if skip is not None:
        lines = _skip(desk, one, words.title(skip, "免办的理由"), about)
    elif until_on and on is None:
        lines = _plan(desk, one, until_on, about)
    else:
        lines = _do(desk, row, one, on, until_on, about)
    return Receipt((*lines, _next(desk, row["id"])), lambda: _as_object(desk, one.row["id"]))


def of_review(desk: Desk, review_id: int) -> list[Row]:
    """The steps of a review in their order, each as it stands today: id, place, step, state, who, until_on, done_on, skipped_why, file, note."""
    found = desk.file.rows(_STEPS, {"id": review_id, "today": desk.today.isoformat()})
    return [dict(row) for row in found]


def _step_of(desk: Desk, row: Row, text: str) -> _Step:
    """The step that a word names, among the review's own first; one of another list is added. Raises InputError."""
    said = words.title(text, "步骤")
    own = {
        one["step"]: dict(one)
        for one in desk.file.rows("SELECT * FROM review_step WHERE review_id = ? ORDER BY place, id", (row["id"],))
    }
    lists = desk.rulebook.value_on("review.steps", desk.today).value
    others = dict.fromkeys(name for listed in lists.values() for name in listed)
    found = _fitting(said, own) or _fitting(said, others)
    if len(found) > 1:
        raise InputError(f"“{said[:30]}”对应几个步骤：{'、'.join(found)}", "请写全步骤的名称")
    if not found:
        raise InputError(f"没有叫“{said[:30]}”的步骤", f"可选：{'、'.join({**own, **others})}")
    return _Step(own[found[0]], False) if found[0] in own else _added(desk, row, found[0], list(own.values()))


def _fitting(said: str, known: dict[str, Any]) -> list[str]:
    return [said] if said in known else [name for name in known if said in name]


def _added(desk: Desk, row: Row, name: str, own: list[Row]) -> _Step:
    place = max((one["place"] for one in own), default=0) + 1
    step_id = insert_review_step(desk.file.db, review_id=row["id"], place=place, step=name)
    desk.remarks.append(f"提示：{name}不在{called(row)}的步骤表里，已加在最后")
    (found,) = desk.file.rows("SELECT * FROM review_step WHERE id = ?", (step_id,))
    return _Step(dict(found), True)


def _write(desk: Desk, one: _Step, **values: Any) -> list[str]:
    """Writes columns of a step; what stood there and is another now is told."""
    desk.file.update("review_step", one.row["id"], **values)
    was = [
        f"{_WORDS[name]}原为 {one.row[name]}"
        for name, value in values.items()
        if one.row[name] is not None and one.row[name] != value
    ]
    return [f"更正：{'，'.join(was)}"] if was else []


def _skip(desk: Desk, one: _Step, why: str, about: Row) -> list[str]:
    told = _write(desk, one, skipped_why=why, done_on=None, **about)
    deadlines.cancel(desk.file, _KIND, desk.today, f"免办：{why}", step_id=one.row["id"])
    return [f"已登记 {one.name}免办：{why}", *told]


def _plan(desk: Desk, one: _Step, until: date, about: Row) -> list[str]:
    if one.row["done_on"]:
        raise InputError(f"{one.name}在 {one.row['done_on']} 已办，不能再定期限", "改办理日期请加 --on 日期")
    told = _write(desk, one, until_on=until.isoformat(), skipped_why=None, **about)
    _run_clock(desk, one, until)
    if until < desk.today:
        desk.remarks.append(f"提醒：期限 {until.isoformat()} 已过，已办的请加 --on 日期")
    who = about.get("who") or one.row["who"]
    return [f"已定 {one.name}{f'由{who}办理' if who else ''}，{until.isoformat()} 以前", *told]


def _run_clock(desk: Desk, one: _Step, until: date) -> None:
    """Opens the clock of a step, or moves the one that runs."""
    sql = "SELECT * FROM deadline WHERE step_id = ? AND met_on IS NULL AND cancelled_on IS NULL"
    running = desk.file.row(sql, (one.row["id"],))
    if running is None:
        deadlines.open_on_day(desk, _KIND, desk.today, until, f"{one.name}的期限", step_id=one.row["id"])
    elif running["due_on"] != until.isoformat():
        deadlines.put_off(desk, dict(running), until, "改期限")


def _do(desk: Desk, row: Row, one: _Step, on: str | None, until: date | None, about: Row) -> list[str]:
    before = one.row["done_on"]
    if before and on is None and not about:
        raise InputError(f"{one.name}在 {before} 已登记办了", "要更正请写 --on、--by、--file 或 --note")
    day = date.fromisoformat(before) if before and on is None else desk.day(on)
    until_on = until.isoformat() if until else one.row["until_on"]
    told = _write(desk, one, done_on=day.isoformat(), skipped_why=None, until_on=until_on, **about)
    if until:
        _run_clock(desk, one, until)
    desk.file.db.execute(
        "UPDATE deadline SET met_on = ? WHERE step_id = ? AND met_on IS NOT NULL", (day.isoformat(), one.row["id"])
    )
    deadlines.meet(desk.file, _KIND, day, step_id=one.row["id"])
    late = (day - date.fromisoformat(until_on)).days if until_on else 0
    line = f"已登记{called(row)}：{one.name}（{day.isoformat()}{f'，晚 {late} 天' if late > 0 else ''}）"
    _remark_on_order(desk, row, one, day)
    return [line, *told, *_met(desk, row, one, day), *_since_found(desk, row, one, day)]


def _remark_on_order(desk: Desk, row: Row, one: _Step, day: date) -> None:
    """What is out of order with a step done on a day; of one that was only added nothing can be."""
    if one.added:
        return
    others = [other for other in of_review(desk, row["id"]) if other["step"] != one.name]
    place, on = one.row["place"], day.isoformat()
    waiting = [other["step"] for other in others if other["place"] < place and other["state"] in ("open", "late")]
    if waiting:
        desk.remarks.append(f"提醒：前面的步骤还没有登记：{'、'.join(waiting)}")
    for other in others:
        done_on = other["done_on"] or on
        if (other["place"] < place and done_on > on) or (other["place"] > place and done_on < on):
            where = "前面" if other["place"] < place else "后面"
            desk.remarks.append(f"提醒：{where}的{other['step']}登记在 {done_on}，请核对 --on")


def _met(desk: Desk, row: Row, one: _Step, day: date) -> list[str]:
    """What a step means for the review, where it is the meeting: it is held on that day."""
    if one.name not in desk.rulebook.list_on("review.meeting", day, desk.today):
        return []
    if mark_held(desk, row, day):
        return [f"评议登记为已开展（{day.isoformat()}）"]
    if row["held_on"] == day.isoformat():
        return []
    if row["held_on"] != one.row["done_on"]:
        desk.remarks.append(f"提醒：评议登记的开展日期是 {row['held_on']}，请核对")
        return []
    desk.file.update("review", row["id"], held_on=day.isoformat())
    return [f"开展日期随之改为 {day.isoformat()}"]


def _since_found(desk: Desk, row: Row, one: _Step, day: date) -> list[str]:
    """When the mending is judged: how long after the findings, and which of them are still open."""
    if _ACCEPTANCE not in one.name:
        return []
    findings = desk.file.rows("SELECT id, found_on, status FROM finding WHERE review_id = ? ORDER BY id", (row["id"],))
    waiting = [f"#{finding['id']}" for finding in findings if finding["status"] != "accepted"]
    if waiting:
        how = "请用 renda review accept 登记"
        desk.remarks.append(f"提醒：评议意见 {'、'.join(waiting)} 还没有验收合格，{how}")
    written = [other["done_on"] for other in of_review(desk, row["id"]) if _OPINION in other["step"]]
    found_on = min([finding["found_on"] for finding in findings] or [on for on in written if on], default=None)
    if found_on is None:
        return []
    days = (day - date.fromisoformat(found_on)).days
    if days < 0:
        desk.remarks.append(f"提醒：评议意见 {found_on} 才提出，请核对 --on")
        return []
    return [f"从提出评议意见（{found_on}）到{one.name} {days} 天"]


def _next(desk: Desk, review_id: int) -> str:
    waiting = [one for one in of_review(desk, review_id) if one["state"] in ("open", "late")]
    if not waiting:
        return f"步骤已全部办完；办结请登记：renda review close {review_id}"
    one = waiting[0]
    who = f"由{one['who']}办理" if one["who"] else ""
    until = f"{one['until_on']} 以前" if one["until_on"] else ""
    about = "，".join(filter(None, (who, until)))
    return f"下一步：{one['step']}{f'（{about}）' if about else ''}"


def _as_object(desk: Desk, step_id: int) -> dict[str, Any]:
    (found,) = desk.file.rows("SELECT review_id FROM review_step WHERE id = ?", (step_id,))
    (one,) = [one for one in of_review(desk, found["review_id"]) if one["id"] == step_id]
    return {"review_id": found["review_id"], **one}
