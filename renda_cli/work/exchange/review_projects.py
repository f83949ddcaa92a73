"""Sheets of livelihood projects: candidates, the year's list, and what became of it. What was voted has no place in them."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from renda_cli.rules import cells, days, money
from renda_cli.rules.vocabulary import EXAMINATIONS, PROJECT_STATES
from renda_cli.work import deadlines, names
from renda_cli.work.desk import Desk
from renda_cli.work.exchange.activity_cells import count
from renda_cli.work.exchange.directory import Directory
from renda_cli.work.exchange.doing import yuan
from renda_cli.work.exchange.kind import Found, Kind, Values, text
from renda_cli.work.exchange.record import CellError
from renda_cli.work.exchange.station_cells import among, coded, passage
from renda_cli.work.review import project, project_steps, project_year

_STATES = coded(PROJECT_STATES) | {
    "征集": "candidate", "入选": "selected", "票决": "selected", "实施中": "selected", "在建": "selected", "推进中": "selected", "未完成": "selected",
    "未入选": "unselected", "落选": "unselected", "不列入": "excluded", "完成": "done", "完工": "done", "已完工": "done", "竣工": "done", "已竣工": "done",
    "结转": "carried", "已结转": "carried", "已终止": "ended",
}  # fmt: skip
_EXAMINED = coded(EXAMINATIONS) | {
    "列入": "listed", "列入候选": "listed", "通过": "listed", "不列入候选": "excluded", "未列入": "excluded",
}  # fmt: skip
# What a project was before it became what it is: a row that says so says nothing new.
_BEFORE: Mapping[str, tuple[str, ...]] = {
    "candidate": (), "excluded": ("candidate",), "unselected": ("candidate",), "selected": ("candidate",), "done": ("candidate", "selected"),
    "carried": ("candidate", "selected"), "ended": ("candidate", "selected"),
}  # fmt: skip
_OPINION = r"(?:选民意见|意见)\s*[#＃]\s*(\d+)"
_PROPOSAL = r"(?:代表建议|建议|议案)\s*[#＃:：]?\s*((?:闭|\d)[\d闭\-/]*)"


def _readers(desk: Desk, directory: Directory) -> Mapping[str, Callable[[str], Any]]:
    day = directory.day
    return {
        **dict.fromkeys(("collected_on", "examined_on", "selected_on", "until_on", "done_on"), day),
        "year": lambda cell: days.year(cells.halfwidth(cell).removesuffix("度")), "no": lambda cell: count("编号", 1)(_bare(cell)),
        "title": text("项目名称"), "content": passage("内容"), "topic": text("类别"), "village": text("村（社区）"),
        "unit": lambda cell: directory.unit_name(directory.unit(cell)), "leader": text("分管领导"), "budget": yuan("预算"), "spent": yuan("支出"),
        "funded_by": text("资金来源"), "sources": _sources, "status": among("状态", _STATES), "examined": among("初定", _EXAMINED),
        "examined_by": text("初定者"), "examined_why": text("不列入的理由"), "session": lambda cell: directory.session(cell)["number"],
        "carried_from": lambda cell: _number(names.project(desk, cell)), "ended_why": text("终止的原因"), "note": text("备注"),
    }  # fmt: skip


def _bare(cell: str) -> str:
    """The number in the year of `2022-3`, `第3号`, `3`."""
    return re.sub(r"^(?:\d{4}\s*[-年]\s*)?第?|[号项]$", "", cells.halfwidth(cell))


def _number(row: Any) -> str:
    """`2022-3`."""
    return f"{row['year']}-{row['no']}"


def _sources(cell: str) -> str:
    """Where a project came from, a piece a line: exports put `；` between them."""
    return "；".join(dict.fromkeys(piece.strip() for piece in re.split(r"[；;\n]", cell) if piece.strip()))


def _find(desk: Desk, values: Values) -> Found | None:
    """The project of that title in the year. Raises CellError where it bears another number."""
    values.setdefault("year", desk.today.year)
    _settle(values)
    sql = "SELECT id FROM project WHERE year = ? AND title = ?"
    row = desk.file.row(sql, (values["year"], values["title"]))
    if row is None:
        return None
    (line,) = desk.file.rows(
        "SELECT l.*, p.spent_fen AS final FROM project_line l JOIN project p ON p.id = l.id WHERE l.id = ?",
        (row["id"],),
    )
    there = {**dict(line), "sources": sources_written(desk, row["id"]) or None}
    there |= {
        name: None if line[fen] is None else money.yuan(line[fen])
        for name, fen in (("budget", "budget_fen"), ("spent", "final"))
    }
    if values.get("no", line["no"]) != line["no"]:
        how = "这一列只是顺序号的，请加 --map 表头=忽略"
        raise CellError(f"与已登记的编号 {_number(line)} 不同", how, name="no")
    if "sources" in values and {*values["sources"].split("；")} <= {*(there["sources"] or "").split("；")}:
        values["sources"] = there["sources"]
    if values["status"] in _BEFORE[line["status"]]:
        values["status"] = line["status"]
    return Found(row["id"], there)


def _settle(values: Values) -> None:
    """What a row means by what it tells. Raises CellError where its state needs what it does not tell."""
    said = {"done": "done_on", "ended": "ended_why", "selected": "selected_on"}
    if "status" not in values:
        found = next((state for state, name in said.items() if name in values), None)
        values["status"] = found or ("excluded" if values.get("examined") == "excluded" else "candidate")
    needed = {
        "done_on": (values["status"] == "done", "完成日期"), "ended_why": (values["status"] == "ended", "终止的原因"),
        "examined": (bool({"examined_on", "examined_by", "examined_why"} & values.keys()), "初定结果"),
        "examined_on": ("examined" in values, "初定日期"), "examined_why": (values.get("examined") == "excluded", "不列入的理由"),
    }  # fmt: skip
    for name, (asked, what) in needed.items():
        if asked and name not in values:
            raise CellError(f"缺少{what}，请补上", name=name)


def sources_written(desk: Desk, project_id: int) -> str:
    """The sources of a project as a sheet has them."""
    from renda_cli.work.review.project_sources import in_words, of

    return "；".join(in_words([one]) for one in of(desk, project_id))


def _given(values: Values) -> dict[str, Any]:
    """The options of the verbs."""
    same = ("no", "content", "topic", "village", "unit", "leader", "funded_by", "note")
    given = {name: values[name] for name in same if name in values}
    given |= {"budget": str(values["budget"])} if "budget" in values else {}
    given |= {
        option: values[name] for name, option in (("collected_on", "on"), ("until_on", "until")) if name in values
    }
    pieces = values["sources"].split("；") if "sources" in values else []
    opinions = [match[1] for one in pieces if (match := re.fullmatch(_OPINION, one))]
    proposals = [match[1] for one in pieces if (match := re.fullmatch(_PROPOSAL, one))]
    rest = [one for one in pieces if not re.fullmatch(_OPINION, one) and not re.fullmatch(_PROPOSAL, one)]
    listed = {"opinions": opinions, "proposals": proposals, "sources": rest}
    return given | {name: found for name, found in listed.items() if found}


def _enter(desk: Desk, values: Values) -> None:
    given = _given(values)
    known = [values[name] for name in ("examined_on", "selected_on", "until_on", "done_on") if name in values]
    given.setdefault("on", min([desk.today.isoformat(), *known]))
    made = project.add(desk, values["title"], year=str(values["year"]), **given)
    _follow(desk, int(made.read()["id"]), values, {"status": "candidate"})


def _change(desk: Desk, found: Found, values: Values) -> None:
    """Corrected before the vote, by the verb; what became of it since. Raises InputError."""
    if given := _given(values):
        project.edit(desk, _number(found.values), **given)
    _follow(
        desk,
        found.key,
        {**{name: found.values[name] for name in _LATER if found.values[name] is not None}, **values},
        found.values,
    )


_LATER = (
    "status", "examined", "examined_on", "examined_by", "examined_why", "selected_on", "session", "until_on", "done_on", "spent", "carried_from",
    "ended_why",
)  # fmt: skip


def _follow(desk: Desk, project_id: int, values: Values, there: Mapping[str, Any]) -> None:
    """Examined, chosen, done: by the verbs where there are any that need no votes. Raises InputError for what cannot follow."""
    (row,) = desk.file.rows("SELECT year, no, status FROM project WHERE id = ?", (project_id,))
    number, status, was = _number(row), values["status"], there["status"]
    if any(values.get(name) != there.get(name) for name in ("examined", "examined_on", "examined_by", "examined_why")):
        why = values["examined_why"] if values["examined"] == "excluded" else None
        project.examine(
            desk, [number], listed=why is None, exclude=why, by=values.get("examined_by"), on=values["examined_on"]
        )
        was = "candidate" if why is None else "excluded"
    if status == was:
        _require_same(values, there)
        return
    if was not in _BEFORE[status]:
        raise CellError(f"已登记为{PROJECT_STATES[was]}，不能改成{PROJECT_STATES[status]}", "请核对", name="status")
    if status in project_steps.VOTED and was == "candidate":
        _choose(desk, project_id, values)
    if status == "done":
        spent = str(values["spent"]) if "spent" in values else None
        project_year.done(desk, [number], on=values["done_on"], spent=spent)
    elif status in ("unselected", "carried", "ended"):
        desk.file.update(
            "project", project_id, status=status, ended_why=values.get("ended_why") if status == "ended" else None
        )
        deadlines.cancel(desk.file, project_steps.KIND, desk.today, PROJECT_STATES[status], project_id=project_id)


def _require_same(values: Values, there: Mapping[str, Any]) -> None:
    """Raises CellError where what a vote or a decision settled is told otherwise."""
    for name in ("selected_on", "session", "done_on", "spent", "carried_from", "ended_why"):
        if values.get(name) not in (None, there.get(name)):
            raise CellError("与已登记的不同，或还没有到这一步", "请核对这一格和状态", name=name)


def _choose(desk: Desk, project_id: int, values: Values) -> None:
    """Puts a project on the year's list, with the clock until its last day: how many voted for it is not in the sheet."""
    session = names.session(desk, values["session"])["id"] if "session" in values else None
    origin = names.project(desk, values["carried_from"])["id"] if "carried_from" in values else None
    columns = {"selected_on": values.get("selected_on"), "session_id": session, "carried_from_id": origin}
    desk.file.update("project", project_id, status="selected", **columns)
    if "until_on" in values:
        until = date.fromisoformat(values["until_on"])
        said_on = min(date.fromisoformat(values.get("selected_on") or values["until_on"]), until)
        deadlines.open_on_day(desk, project_steps.KIND, said_on, until, "完成期限", project_id=project_id)


_OPTIONS = {
    "--no": "no", "--until": "until_on", "--on": "collected_on", "--budget": "budget", "--unit": "unit", "--spent": "spent", "--exclude": "examined_why",
}  # fmt: skip
PROJECTS = Kind(("title",), _readers, _find, _enter, _change, "title", _OPTIONS, money=frozenset({"budget", "spent"}))
