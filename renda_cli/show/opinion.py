"""Receptions of voters and what they said, on the page."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from renda_cli.rules.vocabulary import OPINION_STATES
from renda_cli.show.output import Output
from renda_cli.show.records import explanation_page
from renda_cli.show.section import PAIR, Section

_FOR_MACHINES = ("json", "csv", "tsv")

_PROJECT = ("no", "title", "status")


def opinion_list(out: Output, found: Any) -> None:
    """The list of opinions; for people without the columns that say nothing, for machines with all of them."""
    section = Section(found.fields, found.rows, found.title, about="opinion", notes=found.notes)
    if out.format not in _FOR_MACHINES:
        rows = [[None if cell is False else cell for cell in row] for row in section.rows]
        section = replace(section, rows=rows).without_blanks()
    out.listing(section)


def opinion_page(found: Mapping[str, Any]) -> list[Section]:
    """An opinion whole: the voter's words, where it stands, who handled it, what was answered and thought of it, by day and by deadline."""
    fields = {
        "assignments": ("round", "route", "handler", "assigned_on", "ended_on", "note"),
        "replies": ("round", "on", "form", "text", "answered_by", "result", "file"),
        "feedback": ("round", "on", "whom", "deputy", "how", "satisfaction", "note"),
        "timeline": ("on", "event", "text"),
    }
    titles = {"assignments": "交办", "replies": "答复", "feedback": "反馈", "timeline": "时间线"}
    return [
        Section(PAIR, [pair for pair in _entry(found) if pair[1]], f"选民意见 #{found['id']}"),
        *(
            Section(names, [[one[name] for name in names] for one in found[part]], titles[part], about="opinion")
            for part, names in fields.items()
        ),
        Section(
            _PROJECT, [[one[name] for name in _PROJECT] for one in found["projects"]], "民生实事项目", about="project"
        ),
        *(explanation_page(found) if found["deadlines"] else ()),
    ]


def _entry(found: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """What was entered and where it stands, in two columns."""
    again = f"（第 {found['round']} 轮）" if found["round"] > 1 else ""
    referred = "，".join(filter(None, (found["referred_on"], found["referred_to"], found["referred_why"])))
    reported = "，".join(filter(None, (found["reported_on"], found["reported_to"])))
    public = {"yes": "已公示", "no": f"不公开（{found['private_why']}）"}.get(found["published"] or "")
    return [
        ("原话", found["text"]), ("家站点", found["station"]), ("收到", f"{found['received_on']}，{found['channel']}"),
        ("选民", found["voter"]), ("电话", found["phone"]), ("类别", found["topic"]), ("村（社区）", found["village"]),
        ("受理代表", found["deputy"]), ("接待", f"#{found['reception_id']}（{found['received_by'] or '未列代表'}）" if found["reception_id"] else None),
        ("保密", "选民要求保密" if found["confidential"] else None),
        ("状态", OPINION_STATES[found["status"]] + again), ("当场答复", "是" if found["on_spot"] else None), ("办理者", found["handler"]),
        ("期限", found["due_on"]), ("选民评价", found["satisfaction"]),
        ("紧急", found["urgent_why"] if found["urgent"] else None),
        ("报告党委", reported or ("还没有登记" if found["urgent"] else None)), ("引导", referred), ("代表建议", found["proposal"]),
        ("公开", public), ("归档", found["archived_on"]), ("说明", found["note"]),
    ]  # fmt: skip


def reception_page(found: Mapping[str, Any]) -> list[Section]:
    """A reception: when, where and by whom, how many came, and what was said as far as it is listed."""
    came = [f"{one['name']}（{one['times']} 次）" if one["times"] > 1 else one["name"] for one in found["deputies"]]
    pairs = [
        ("家站点", found["station"]), ("日期", f"{found['on']} 至 {found['until']}" if found["until"] else found["on"]),
        ("接待日", found["planned_on"]), ("时间", found["hours"]), ("地点", found["place"]),
        ("次数", found["times"] if found["times"] > 1 else None), ("代表", "、".join(came) or None), ("代表人次", found["attendances"]),
        ("选民人次", found["voters"]), ("意见条数", found["opinions"]), ("逐条登记", found["listed"]), ("说明", found["note"]),
    ]  # fmt: skip
    fields = ("id", "text", "topic", "voter", "confidential", "status")
    said = [[one[name] for name in fields] for one in found["said"]]
    return [
        Section(PAIR, [pair for pair in pairs if pair[1] is not None], f"接待 #{found['id']}"),
        Section(fields, said, "选民意见", about="opinion"),
    ]
