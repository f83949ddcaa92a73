"""Sheets of reviews, one row a review with its subjects in one cell, from the plan to its being closed."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import cells, days
from renda_cli.work import texts
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import review_cells
from renda_cli.work.exchange.activity_cells import count
from renda_cli.work.exchange.directory import Directory, called
from renda_cli.work.exchange.kind import Found, Kind, Values, text
from renda_cli.work.exchange.record import CellError
from renda_cli.work.exchange.steps import cell
from renda_cli.work.review import closing, naming, plan, scheduling, subjects, template

_ORDER = ("planned", "held", "closed")  # what a review becomes in time


def _readers(desk: Desk, directory: Directory) -> Mapping[str, Callable[[str], Any]]:
    day = directory.day
    return {
        "kind": review_cells.kind, "title": text("标题"), "subjects": lambda cell: review_cells.told_apart(desk, cell), "planned_on": day,
        "held_on": day, "closed_on": day, "status": review_cells.status, "session": lambda cell: directory.session(cell)["number"],
        "template": str.strip, "place": text("地点"), "year": lambda cell: days.year(cells.halfwidth(cell).removesuffix("度")),
        "voters": count("到会选民"), "deputies": count("到会代表"), "observers": count("列席人数"), "suggestions": count("建议条数"),
        "dropped_why": text("取消原因"), "report": lambda cell: str(texts.whole(cell, "报告")), "note": text("备注"),
    }  # fmt: skip


def _settle(desk: Desk, values: Values) -> None:
    """The state that a row means, and its day in the place where it belongs. Raises CellError without the day that the state needs."""
    if "status" not in values:
        held = values.get("held_on", "9") <= desk.today.isoformat()
        said = {"dropped": "dropped_why" in values, "closed": "closed_on" in values, "held": held}
        values["status"] = next((state for state, so in said.items() if so), "planned")
    if values["status"] in ("planned", "dropped") and "held_on" in values:
        values.setdefault("planned_on", values.pop("held_on"))
        values.pop("held_on", None)
    if values["status"] in ("held", "closed"):
        values.setdefault("held_on", values.get("planned_on"))
        if values["held_on"] is None:
            raise CellError("缺少开展日期，请补上", name="held_on")
    for state, name, what in (("closed", "closed_on", "办结日期"), ("dropped", "dropped_why", "取消原因")):
        if values["status"] == state and name not in values:
            raise CellError(f"缺少{what}，请补上", name=name)
        if values["status"] != state and name in values:
            raise CellError(f"写了{what}，状态却不是这样", "请核对", name=name)


def _named(desk: Desk, values: Values) -> list[subjects.Subject]:
    """The subjects of a row; its title, where it has none, is made from them. Raises InputError."""
    day = date.fromisoformat(values.get("held_on") or values.get("planned_on") or desk.today.isoformat())
    with review_cells.quietly(desk), cell("subjects", _OPTIONS):
        found = subjects.resolve(desk, values["kind"], [values["subjects"]], day) if "subjects" in values else []
    if "title" not in values and not found:
        raise CellError("标题和评议对象都没有写", "请至少写一样", name="subjects")
    values.setdefault("title", naming.title(values["kind"], [(one.name, one.count) for one in found]))
    return found


_MOVED = "id IN (SELECT d.review_id FROM deadline_move m JOIN deadline d ON d.id = m.deadline_id WHERE m.from_due_on = :planned)"
_TO_COME = "status = 'planned' AND year = :year AND (planned_on IS NULL OR :planned IS NULL)"


def _find(desk: Desk, values: Values) -> Found | None:
    """The review of that kind and title on that day, or planned for it; one of no day by its year. Raises InputError for several."""
    taken = values.pop("taken")
    _settle(desk, values)
    said = _named(desk, values)
    asked: Values = {"kind": values["kind"], "title": values["title"], "held": values.get("held_on"), "planned": values.get("planned_on")}  # fmt: skip
    day = asked["held"] or asked["planned"]
    asked["year"] = values.get("year") or int((day or desk.today.isoformat())[:4])
    dated = (
        (asked["held"], "held_on = :held"),
        (asked["planned"], "planned_on = :planned"),
        (asked["planned"], _MOVED),
    )
    places = [sql for given, sql in dated if given]
    for sql in (*places, _TO_COME if day else "year = :year"):
        found = [
            dict(row)
            for row in desk.file.rows(f"SELECT * FROM review WHERE kind = :kind AND title = :title AND {sql}", asked)
            if row["id"] not in taken
        ]
        dropped = values["status"] == "dropped"
        found = [row for row in found if (row["status"] == "dropped") == dropped] or found
        if len(found) > 1:
            raise InputError(f"“{values['title']}”有 {len(found)} 项", "请补上日期，分清是哪一项")
        if found:
            return Found(found[0]["id"], _there(desk, found[0], values, said))
    return None


def _there(desk: Desk, row: Values, values: Values, said: list[subjects.Subject]) -> Values:
    """What the file has of a review, in the shape of a row's values; of what became of it meanwhile the row need not speak."""
    number = desk.file.row("SELECT number FROM session WHERE id = ?", (row["session_id"],))
    listed = subjects.of(desk, row["id"])
    known = review_cells.subjects_written(listed, called(desk)["deputy"])
    there = {
        **row,
        "session": number and number["number"],
        "template": row["template"] or template.NONE,
        "subjects": known,
    }
    if "subjects" in values:
        missing = [one for one in said if (one.reviewed, one.name, one.count) not in _keys(listed)]
        values["subjects"] = known if not missing else _added(desk, listed, missing)
    if values["status"] in _ORDER and row["status"] not in _ORDER[: _ORDER.index(values["status"])]:
        values["status"] = row["status"]
    if row["planned_on"] or row["status"] != "planned" or values["status"] != "planned":
        values.pop("planned_on", None)  # that day is known, or was before it was moved
    return there


def _keys(rows: list[Values]) -> set[tuple[str, str, int]]:
    return {(row["reviewed"], row["name"], row["count"]) for row in rows}


def _added(desk: Desk, listed: list[Values], missing: list[subjects.Subject]) -> str:
    """The subjects that are new to a review, as they are added. Raises CellError for another number of the same."""
    for one in missing:
        if any((row["reviewed"], row["name"]) == (one.reviewed, one.name) for row in listed):
            raise CellError(f"{one.name}的数目与已登记的不同", "请用 renda review edit 改正", name="subjects")
    return review_cells.subjects_written(
        [
            {"reviewed": one.reviewed, "name": one.name, "count": one.count, "deputy_id": one.deputy_id}
            for one in missing
        ],
        called(desk)["deputy"],
    )


_OF_VERBS = {
    "title": "title", "session": "session", "template": "steps", "place": "place", "voters": "voters", "deputies": "deputies",
    "observers": "observers", "suggestions": "suggestions", "report": "report", "note": "note",
}  # fmt: skip


def _said(values: Values) -> dict[str, Any]:
    """The options of the verbs."""
    said = {option: values[name] for name, option in _OF_VERBS.items() if name in values}
    return said | ({"year": str(values["year"])} if "year" in values else {})


def _enter(desk: Desk, values: Values) -> int:
    """A closed one gets the steps that its own sheet names, not those of a list, which would all be still to do."""
    if "subjects" not in values:
        raise CellError("缺少评议对象，请补上", name="subjects")
    said = _said(values)
    listed = said.get("steps")
    if values["status"] == "closed":
        said["steps"] = template.NONE
    listed_in = review_cells.told_apart(desk, values["subjects"])
    made = plan.plan(
        desk, kind=values["kind"], subject=[listed_in], on=values.get("planned_on"), held=values.get("held_on"), **said
    )
    review_id = int(made.read()["id"])
    if values["status"] == "closed":
        day = date.fromisoformat(values["held_on"])
        desk.file.update("review", review_id, template=template.choose(desk, values["kind"], listed, day))
    _end(desk, review_id, values)
    return review_id


def _end(desk: Desk, review_id: int, values: Values) -> None:
    if values.get("status") == "closed":
        with cell("closed_on", {"--on": "closed_on"}):
            closing.close(desk, str(review_id), on=values["closed_on"])
    elif values.get("status") == "dropped":
        scheduling.drop(desk, str(review_id), why=values["dropped_why"])


def _change(desk: Desk, found: Found, values: Values) -> None:
    """Moved, held, corrected, closed or dropped as the verbs do it. Raises InputError."""
    number, said = str(found.key), _said(values)
    if "planned_on" in values:
        scheduling.move(desk, number, to=values["planned_on"])
    if values.get("status") in ("held", "closed") and found.values["status"] == "planned":
        scheduling.hold(desk, number, on=values["held_on"])
    elif "held_on" in values:
        said["held"] = values["held_on"]
    if "subjects" in values:
        said["add"] = [review_cells.told_apart(desk, values["subjects"])]
    if said:
        plan.edit(desk, number, **said)
    if {"closed_on", "dropped_why"} & values.keys() and "status" not in values:
        raise InputError("与已登记的办结日期或取消原因不同", "要改先用 renda undo 撤销")
    _end(desk, found.key, values)


_OPTIONS = {
    "--kind": "kind", "--subject": "subjects", "--title": "title", "--on": "planned_on", "--held": "held_on", "--session": "session", "--steps": "template",
    "--voters": "voters", "--deputies": "deputies", "--observers": "observers", "--suggestions": "suggestions", "--year": "year", "--add": "subjects",
}  # fmt: skip
REVIEWS = Kind(("kind",), _readers, _find, _enter, _change, "title", _OPTIONS, alike=True)
