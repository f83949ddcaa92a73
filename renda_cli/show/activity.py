"""An activity on the page."""

from collections.abc import Mapping
from typing import Any

from renda_cli.rules.vocabulary import ACTIVITY_STATES
from renda_cli.show.records import explanation_page
from renda_cli.show.section import PAIR, Section


def activity_page(found: Mapping[str, Any]) -> list[Section]:
    """An activity whole: what it was, who took part, what was suggested, who was reviewed, its history and its deadlines."""
    listed = [(one["no"], one["text"], one["proposal"]) for one in found["listed"]]
    reviewed = [(one["reviewed"], one["count"], one["names"]) for one in found["reviewed"]]
    moves = [(one["moved_on"], one["from_on"], one["to_on"], one["why"]) for one in found["moves"]]
    articles = [(one["on"], one["title"], one["medium"]) for one in found["articles"]]
    return [
        Section(PAIR, [row for row in _entry(found) if row[1]], f"#{found['id']} {found['title']}"),
        Section(("no", "text", "proposal"), listed, "逐条登记的建议", about="activity"),
        Section(("reviewed", "count", "names"), reviewed, "评议对象", about="activity"),
        Section(("moved_on", "from_on", "to_on", "why"), moves, "改期", about="activity_move"),
        Section(("on", "title", "medium"), articles, "文章和报道"),
        *(explanation_page(found) if found["deadlines"] else ()),
    ]


def _entry(found: Mapping[str, Any]) -> list[tuple[str, Any]]:
    day = found["held_on"] or found["planned_on"]
    came = [f"{one['name']}（{one['times']} 次）" if one["times"] > 1 else one["name"] for one in found["deputies"]]
    answer = "，".join(filter(None, (found["replied_on"], found["reply"])))
    return [
        ("种类", found["kind"]), ("标题", found["title"]), ("状态", ACTIVITY_STATES[found["status"]]), ("取消原因", found["dropped_why"]),
        ("日期", f"{day} 至 {found['until_on']}" if found["until_on"] else day),
        ("计划日期", found["planned_on"] if found["held_on"] else None), ("次数", found["times"] if found["times"] > 1 else None),
        ("承办小组", found["group"]), ("家站点", found["station"]), ("届次", found["session"]), ("地点", found["place"]),
        ("线上", "是" if found["online"] else None),
        ("参加代表", "、".join(came)), ("人数", found["persons"]), ("人次", found["attendances"]), ("建议条数", found["suggestions"]),
        ("有关单位", "、".join(found["units"])), ("反馈", answer), ("筹资（元）", found["funds"]), ("报告", found["report"]), ("说明", found["note"]),
    ]  # fmt: skip
