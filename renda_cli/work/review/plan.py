"""A review is entered, planned or already held; what was entered is corrected."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days, words
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_review
from renda_cli.work import deadlines, doing, names, texts
from renda_cli.work.activity import naming as activities
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.review import holding, naming, reading, subjects, template

Said = dict[str, Any]  # what was said by the names of the options, those left out not in it
COUNTS = ("voters", "deputies", "observers", "suggestions")


@writing
def plan(desk: Desk, /, *, kind: str, subject: list[str], **said: Any) -> Receipt:
    """Enters a review that is to come (`on`, or no day yet), or that was `held` already; its steps are laid out.

    `said`: on, held, title, year, session, activity, place, steps, voters, deputies, observers, suggestions, report, note.
    Raises InputError.
    """
    given, known = {name: value for name, value in said.items() if value is not None}, naming.kind(kind)
    activity = _activity(desk, given)
    planned_on, held_on = _days(desk, given, activity)
    day = held_on or planned_on or desk.today
    found = subjects.resolve(desk, known, subject, day)
    title = words.title(given["title"]) if "title" in given else _made(known, found)
    _refuse_twice(desk, known, title, held_on or planned_on)
    if held_on:
        _remark_on_plans(desk, known, title)
    columns = columns_of(desk, given)
    columns.setdefault("year", day.year)
    steps = template.choose(desk, known, given.get("steps"), day)
    review_id = insert_review(
        desk.file.db, kind=known, title=title, status="held" if held_on else "planned", planned_on=planned_on, held_on=held_on,
        template=steps, activity_id=activity["id"] if activity else None, **columns,
    )  # fmt: skip
    subjects.write(desk, review_id, found)
    lines = [template.lay_out(desk, review_id, steps, day)]
    if held_on:
        template.meeting_held(desk, review_id, held_on)
        remark_on_voters(desk, known, held_on, columns.get("voters"))
    elif planned_on:
        lines += open_clock(desk, review_id, planned_on)
    return receipt(desk, "已登记" if held_on else "已登记计划", review_id, lines)


def open_clock(desk: Desk, review_id: int, planned_on: date) -> list[str]:
    """Opens the clock of what is planned and not held; returns what the clerk is told."""
    if planned_on < desk.today:
        desk.remarks.append(
            f"提醒：计划日期 {planned_on.isoformat()} 已过；已经开展的请用 renda review hold {review_id} 登记"
        )
    said_on = min(desk.today, planned_on)
    deadlines.open_on_day(desk, "review", said_on, planned_on, "计划开展", review_id=review_id)
    return [f"计划开展日期：{planned_on.isoformat()}，到时没有登记开展的列入 renda due"]


@writing
def edit(desk: Desk, /, number: str, **said: Any) -> Receipt:
    """Corrects a review: what is given changes, an empty text takes away.

    `said`: kind, title, year, add, remove (subjects), held, session, activity, place, steps, voters, deputies, observers, suggestions, report,
    note. A title that was made from kind and subjects is made anew. Raises InputError.
    """
    row = names.review(desk, number)
    holding.require_open(row)
    given = {name: value for name, value in said.items() if value is not None and value != []}
    if not given:
        raise InputError("没有写要改什么", "请加 --title、--add、--voters、--place 等")
    day = date.fromisoformat(row["on"]) if row["on"] else desk.today
    kind = naming.kind(given["kind"]) if "kind" in given else str(row["kind"])
    columns = columns_of(desk, given)
    if "kind" in given:
        columns["kind"] = kind
    if "held" in given:
        columns["held_on"] = _held_anew(desk, row, given["held"])
    if "activity" in given:
        activity = _activity(desk, given, row["id"])
        columns["activity_id"] = activity["id"] if activity else None
    if "steps" in given:
        columns["template"] = template.choose(desk, kind, given["steps"], day)
        template.lay_out_anew(desk, row | columns, columns["template"], day)
    columns |= _title(desk, row, given, kind, day)
    if "kind" in given:
        _remark_on_subjects(desk, row["id"], kind)
    if columns:
        desk.file.update("review", row["id"], **columns)
    if row["held_on"] and {"voters", "kind"} & columns.keys():
        now = names.review(desk, number)
        remark_on_voters(desk, now["kind"], date.fromisoformat(now["held_on"]), now["voters"])
    return receipt(desk, "已修改", row["id"], [])


def _title(desk: Desk, row: Row, given: Said, kind: str, day: date) -> dict[str, str]:
    """Adds and takes off subjects; returns the title as a column, where it is given or was made from what changed."""
    was_made = row["title"] == _made(row["kind"], subjects.of(desk, row["id"]))
    if "add" in given:
        subjects.add(desk, {"id": row["id"], "kind": kind}, given["add"], day)
    if "remove" in given:
        subjects.remove(desk, row, given["remove"])
    if "title" in given:
        return {"title": words.title(given["title"])}
    return {"title": _made(kind, subjects.of(desk, row["id"]))} if was_made else {}


_MEANT = {"代表述职": ("deputy",), "部门评议": ("unit", "official")}  # whom a kind is held over, where that is plain


def _remark_on_subjects(desk: Desk, review_id: int, kind: str) -> None:
    """Says so where the subjects do not go with another kind."""
    odd = [
        one["name"]
        for one in subjects.of(desk, review_id)
        if one["reviewed"] not in _MEANT.get(kind, (one["reviewed"],))
    ]
    if odd:
        how = f"请核对 --kind，或用 renda review edit {review_id} --add、--remove 改对象"
        desk.remarks.append(f"提醒：{'、'.join(odd[:5])}不是{kind}的对象；{how}")


def receipt(desk: Desk, verb: str, review_id: int, lines: list[str]) -> Receipt:
    """What a verb did to a review, with the review as an object."""
    told = reading.sentence(reading.row(desk, review_id))
    return Receipt((f"{verb} {told}", *lines), lambda: reading.as_object(desk, review_id))


def columns_of(desk: Desk, given: Said) -> dict[str, Any]:
    """The columns that stand for themselves, as far as they were said. Raises InputError."""
    found: dict[str, Any] = {
        name: doing.whole(given[name], f"--{name}", 0) for name in COUNTS if given.get(name) is not None
    }
    for name, what in (("place", "地点"), ("note", "备注")):
        if given.get(name) is not None:
            found[name] = words.note(given[name], what)
    if given.get("report") is not None:
        found["report"] = texts.path(desk, given["report"], "--report")
    if "year" in given:
        found["year"] = days.year(given["year"])
    if "session" in given:
        found["session_id"] = names.session(desk, given["session"])["id"] if given["session"].strip() else None
    return found


def remark_on_voters(desk: Desk, kind: str, held_on: date, voters: int | None) -> None:
    """Says so where fewer voters heard the reports than the rulebook asks for, or nobody said how many."""
    rule = desk.rulebook.found_on("report.voters", held_on) if kind == "代表述职" else None
    if rule is None or (voters is not None and voters >= rule.value):
        return
    came = "没有写到会选民（--voters）" if voters is None else f"到会选民 {voters} 名"
    desk.remarks.append(f"提醒：{came}，规则要求不少于 {rule.value} 名（{rule.source}）")


def _made(kind: str, found: Any) -> str:
    """The title made from a kind and subjects (rows, or values of `subjects.resolve`)."""
    listed = [(one["name"], one["count"]) if isinstance(one, dict) else (one.name, one.count) for one in found]
    return naming.title(kind, listed)


def _days(desk: Desk, given: Said, activity: Row | None) -> tuple[date | None, date | None]:
    """The planned day and the day on which it was held; those of the activity where neither was said."""
    planned_on, held_on = (desk.day_if_given(given.get(name), f"--{name}") for name in ("on", "held"))
    if activity and planned_on is None and held_on is None:
        planned_on, held_on = (
            date.fromisoformat(activity[name]) if activity[name] else None for name in ("planned_on", "held_on")
        )
    _remark_on_day(desk, held_on)
    return planned_on, held_on


def _remark_on_day(desk: Desk, held_on: date | None) -> None:
    if held_on and held_on > desk.today:
        desk.remarks.append(
            f"注意：{held_on.isoformat()} 在今天（{desk.today.isoformat()}）之后，还没有开展的请写 --on"
        )


def _held_anew(desk: Desk, row: Row, text: str) -> str:
    if row["status"] == "planned":
        raise InputError(f"{naming.called(row)}还没有开展", f"请用 renda review hold {row['id']} --on 日期 登记")
    day = desk.day_if_given(text, "--held")
    assert day is not None
    _remark_on_day(desk, day)
    _remark_on_earlier(desk, row, day)
    template.meeting_moved(desk, row["id"], row["held_on"], day)
    desk.file.db.execute(
        "UPDATE deadline SET met_on = ? WHERE review_id = ? AND met_on IS NOT NULL", (day.isoformat(), row["id"])
    )
    return day.isoformat()


def _remark_on_earlier(desk: Desk, row: Row, held_on: date) -> None:
    """Says so where something of the review now lies before the day on which it was held."""
    ((first,),) = desk.file.tuples(_FIRST, {"id": row["id"]})
    if first and first < held_on.isoformat():
        told = f"已有测评、评议意见或问题登记在 {first}，早于改成的开展日期 {held_on.isoformat()}"
        desk.remarks.append(f"提醒：{told}，请核对 --held")


_FIRST = """SELECT min(day) FROM (SELECT held_on AS day FROM ballot WHERE review_id = :id
    UNION ALL SELECT found_on FROM finding WHERE review_id = :id UNION ALL SELECT asked_on FROM review_question WHERE review_id = :id)"""


def _activity(desk: Desk, given: Said, review_id: int | None = None) -> Row | None:
    """The activity that is the same event. Raises InputError where another review is that already, or it was given up."""
    if not given.get("activity", "").strip():
        return None
    activity = activities.activity(desk, given["activity"])
    if activity["status"] == "dropped":
        raise InputError(f"活动 {activities.called(activity)}，不能关联", "请核对 --activity")
    other = desk.file.row("SELECT * FROM review WHERE activity_id = ? AND id IS NOT ?", (activity["id"], review_id))
    if other:
        raise InputError(
            f"活动 {activities.called(activity)}已与{naming.dated(dict(other))}关联", "一次活动只能是一项评议"
        )
    return activity


def _refuse_twice(desk: Desk, kind: str, title: str, day: date | None) -> None:
    row = desk.file.row(
        "SELECT * FROM review_line WHERE kind = ? AND title = ? AND status <> 'dropped' AND \"on\" IS ?",
        (kind, title, day.isoformat() if day else None),
    )
    if row:
        how = f"开展了请用 renda review hold {row['id']}，改正请用 renda review edit {row['id']}"
        raise InputError(f"{naming.dated(dict(row))}已登记", how)


def _remark_on_plans(desk: Desk, kind: str, title: str) -> None:
    """Remarks on a plan of that title: this may be it."""
    row = desk.file.row("SELECT * FROM review WHERE kind = ? AND title = ? AND status = 'planned'", (kind, title))
    if row:
        how = f"如果就是这一次，请用 renda undo 撤销，改用 renda review hold {row['id']}"
        desk.remarks.append(f"提示：有同名的计划：{naming.dated(dict(row))}，{how}")
