"""Livelihood projects on the page: the list of a year, one whole, what was thought of them, the year in figures."""

from collections.abc import Mapping, Sequence
from typing import Any

from renda_cli.rules.vocabulary import CHOOSING_METHODS, EXAMINATIONS, PROJECT_STAGES, PROJECT_STATES
from renda_cli.show.output import Output
from renda_cli.show.records import explanation_page
from renda_cli.show.section import PAIR, Section

_FOR_MACHINES = ("json", "csv", "tsv")


def project_list(out: Output, found: Any) -> None:
    """The projects of a year; for people without the columns that say nothing, for machines with all of them."""
    section = Section(found.fields, found.rows, found.title, about="project", notes=found.notes)
    if out.format not in _FOR_MACHINES:
        for name, cells in zip(found.fields, zip(*found.rows, strict=True), strict=False):
            section = section if any(cell is not None for cell in cells) else section.without(name)
    out.listing(section)


def rating_list(out: Output, found: Any) -> None:
    """Evaluations, a row a project; only JSON has votes and rates as objects."""
    section = Section(found.fields, found.rows, found.title, about="project", notes=found.notes)
    if out.format != "json":
        rows = [_rating(dict(zip(found.fields, row, strict=True))) for row in found.rows]
        fields = [name for name in found.fields if name != "rates"]
        section = Section(fields, [[row[name] for name in fields] for row in rows], found.title, "project", found.notes)
    out.listing(section)


def _rating(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row with its votes in words, each with its rate; a sheet that is void or not graded says so."""
    rates = row["rates"]
    told = {grade: f"（{rate.words}）" for grade, rate in rates.items() if rate.percent is not None}
    votes = "、".join(f"{grade} {count}{told.get(grade, '')}" for grade, count in row["votes"].items())
    return {**row, "votes": votes, "grade": "作废" if row["void"] else row["grade"] or "—"}


def project_page(found: Mapping[str, Any]) -> list[Section]:
    """A project whole: entry, sources, votes, progress, changes, evaluations, timeline, deadline."""
    fields = {
        "sources": ("kind", "no", "text"), "progress": ("month", "reported_on", "percent", "spent", "text", "photos"),
        "changes": ("decided_on", "what", "why", "decided_by", "ref"),
    }  # fmt: skip
    titles = {"sources": "来源", "progress": "进度", "changes": "变更"}
    about = {"sources": "project_source", "progress": "project_progress", "changes": "project_change"}
    tables = {
        part: Section(names, [[one[name] for name in names] for one in found[part]], titles[part], about[part])
        for part, names in fields.items()
    }
    rated = ("stage", "round", "on", "issued", "returned", "votes", "valid", "invalid", "base", "grade", "rank")
    ratings = [[_rating(one)[name] for name in rated] for one in found["evaluations"]]
    events = [(one["on"], one["event"], one["text"]) for one in found["timeline"]]
    return [
        Section(PAIR, [pair for pair in _entry(found) if pair[1] is not None], f"{found['year']}-{found['no']} {found['title']}"),
        tables["sources"], _choice(found["choice"]), tables["progress"], tables["changes"],
        Section(rated, ratings, "测评", "project", list(dict.fromkeys(f"规则：{one['rule']}" for one in found["evaluations"]))),
        Section(("on", "event", "text"), events, "时间线", about="project"),
        *(explanation_page(found) if found["deadlines"] else ()),
    ]  # fmt: skip


def _choice(votes: Sequence[Mapping[str, Any]]) -> Section:
    counted = ["votes"] if any(one["votes"] is not None for one in votes) else ["points"]
    fields = ["on", "session", "round", "method", "places", "members", "issued", "returned", *counted]
    rows = [[{**one, "method": CHOOSING_METHODS[one["method"]]}[name] for name in fields] for one in votes]
    notes = [f"{one['on']} 发出 {one['issued']}、收回 {one['returned']} 的一次作废" for one in votes if one["void"]]
    return Section(fields, rows, "票决", "ballot", notes)


def _entry(found: Mapping[str, Any]) -> list[tuple[str, Any]]:
    left = found["days_left"]
    until = (
        None if found["until_on"] is None else found["until_on"] + (f"（逾期 {-left} 天）" if (left or 0) < 0 else "")
    )
    examined = [
        EXAMINATIONS.get(found["examined"] or ""),
        found["examined_on"],
        found["examined_by"],
        found["examined_why"],
    ]
    told = [one for one in found["progress"] if one["percent"] is not None]  # a later month may tell of money only
    percent = f"{told[-1]['percent']}%（{told[-1]['month']}）" if told else None
    return [
        ("内容", found["content"]), ("类别", found["topic"]), ("村（社区）", found["village"]), ("状态", PROJECT_STATES[found["status"]]),
        ("终止原因", found["ended_why"]), ("征集日期", found["collected_on"]), ("初定", "，".join(filter(None, examined)) or None),
        ("票决会议", found["session"]), ("入选日期", found["selected_on"]), ("责任单位", found["unit"]), ("分管领导", found["leader"]),
        ("完成期限", until), ("完成日期", found["done_on"]), ("进度", percent), ("预算（元）", found["budget"]),
        ("已用资金（元）", found["spent"]), ("资金来源", found["funded_by"]), ("由何项结转", found["carried_from"]),
        ("结转为", found["carried_to"] and found["carried_to"]["no"]), ("说明", found["note"]),
    ]  # fmt: skip


def stats_page(found: Mapping[str, Any]) -> list[Section]:
    """The year in figures, and under it each project with what was thought of it."""
    pairs = [
        ("征集", found["collected"]), ("初定审查", found["examined"]), ("列为候选", found["listed"]), ("入选", found["selected"]),
        ("其中上年结转", found["carried_in"] or None), ("进行中", found["under_way"]), ("逾期未完成", found["late"]), ("已完成", found["done"]),
        ("完成率", found["done_rate"]), ("结转下年", found["carried"]), ("终止", found["ended"]), ("预算（元）", _sum(found, "budget")),
        ("已用资金（元）", _sum(found, "spent")),
    ]  # fmt: skip
    fields = (
        "no",
        "title",
        "status",
        "percent",
        "budget",
        "spent",
        "mid_satisfaction",
        "mid_grade",
        "end_satisfaction",
        "end_grade",
    )
    rows = [["—" if one[name] is None else one[name] for name in fields] for one in found["projects"]]
    notes = [
        f"{PROJECT_STAGES[stage]}满意率：测评票里第一个等次的比率" for stage in PROJECT_STAGES if _rated(found, stage)
    ]
    notes += ["结转来的项目，资金按累计数，含以前年度的"] if found["carried_in"] else []
    return [
        Section(PAIR, [pair for pair in pairs if pair[1] is not None], f"{found['year']}年民生实事"),
        Section(fields, rows, "入选的项目", "project", notes),
    ]


def _sum(found: Mapping[str, Any], name: str) -> str:
    """A sum, and of how many projects it is not known; nothing known is no nought."""
    unknown = found[f"{name}_unknown"]
    if found[name] is None:
        return "—"
    return f"{found[name]}" + (f"（另有 {unknown} 项没有登记）" if unknown else "")


def _rated(found: Mapping[str, Any], stage: str) -> bool:
    return any(one[f"{stage}_satisfaction"] is not None for one in found["projects"])
