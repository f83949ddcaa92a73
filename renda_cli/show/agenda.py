"""An item of an agenda on the page."""

from collections.abc import Mapping
from typing import Any

from renda_cli.rules.vocabulary import AGENDA_KINDS, AGENDA_STATES
from renda_cli.show.records import explanation_page
from renda_cli.show.section import PAIR, Section


def agenda_page(found: Mapping[str, Any]) -> list[Section]:
    """An item whole: what was heard and decided, by which votes, and what was passed on, with its deadlines."""
    fields = [name for name in (found["tasks"] or [{}])[0] if any(one[name] is not None for one in found["tasks"])]
    tasks = [[one[name] for name in fields] for one in found["tasks"]]
    return [
        Section(PAIR, [pair for pair in _entry(found) if pair[1]], f"议程 #{found['id']}"),
        Section(fields, tasks, "审议意见和决定事项", about="task"),
        *(explanation_page(found) if found["deadlines"] else ()),
    ]


def _entry(found: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [
        ("议题", found["title"]), ("会议", f"{found['session']} 次{found['session_kind']}，第 {found['place']} 项"),
        ("种类", AGENDA_KINDS[found["kind"]]), ("报告人", found["presenter"]), ("状态", AGENDA_STATES[found["status"]]),
        ("会前审读", found["read_on"]), ("听取审议", found["heard_on"]), *(_vote(found) if found["voted_on"] else ()),
        ("文号", found["ref"]), ("文件", found["file"]), ("说明", found["note"]),
    ]  # fmt: skip


def _vote(found: Mapping[str, Any]) -> list[tuple[str, str]]:
    away = f"，没有投票 {found['not_voted']} 人" if found["not_voted"] else ""
    cast = f"赞成 {found['votes_for']}、反对 {found['votes_against']}、弃权 {found['votes_abstain']}{away}"
    needed = "规则未设" if found["votes_needed"] is None else f"{found['votes_needed']} 票，{found['rule']}"
    return [("表决", f"{found['voted_on']}：{cast}"), ("应投", f"{found['votes_of']} 人"), ("通过票数", needed)]
