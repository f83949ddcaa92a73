"""A review on the page."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from renda_cli.rules.vocabulary import REVIEW_STATES
from renda_cli.show.headings import word
from renda_cli.show.output import Output
from renda_cli.show.section import PAIR, Section

_PARTS = (
    ("subjects", "评议对象", "review_subject", ("subject", "reviewed", "count", "grade")),
    ("steps", "步骤", "review_step", ("place", "step", "state", "who", "until_on", "done_on", "skipped_why", "file", "note")),
    ("findings", "评议意见", "finding",
     ("id", "kind", "text", "unit", "found_on", "due_on", "status", "round", "rectified", "accepted", "days", "note")),
    ("questions", "问题", "question", ("id", "text", "asker", "unit", "asked_on", "state", "due_on", "answered_on", "answer")),
    ("votes", "测评", "ballot", ("on", "round", "who", "issued", "returned", "votes", "invalid", "grade", "void")),
    ("events", "反馈和措施", "review_event", ("on", "event", "subject", "what", "ref", "file", "note")),
    ("clocks", "期限", "due", ("kind", "what", "start_on", "due_on", "state", "met_on")),
    ("timeline", "时间线", "review", ("on", "event", "text")),
)  # fmt: skip


_FOR_MACHINES = ("json", "csv", "tsv")
_SHOWN = 32  # signs of the subjects in a list; the page of a review has them all


def listed(out: Output, found: Any) -> None:
    """The list of reviews; for people with the first subjects and without the columns that say nothing."""
    section = Section(found.fields, found.rows, about="review", notes=found.notes)
    if out.format not in _FOR_MACHINES:
        at = list(found.fields).index("subjects")
        rows = [(*row[:at], _first(row[at]), *row[at + 1 :]) for row in found.rows]
        section = replace(section, rows=rows).without_blanks()
    out.listing(section)


def _first(subjects: str | None) -> str | None:
    """The first names of a long list."""
    if subjects is None or len(subjects) <= _SHOWN or "、" not in subjects[:_SHOWN]:
        return subjects
    return f"{subjects[:_SHOWN].rpartition('、')[0]}等"


def review_page(found: Mapping[str, Any]) -> list[Section]:
    """A review whole: the entry, subjects, steps, findings, questions, votes, what followed, deadlines, timeline."""
    told = {
        **found,
        "votes": [_row_of(one, row) for one in found["ballots"] for row in one["rows"]],
        "findings": [_finding(one) for one in found["findings"]],
        "clocks": [{**one, "kind": word("kind", one["kind"])} for one in found["deadlines"]],
    }
    return [
        Section(PAIR, [pair for pair in _entry(found) if pair[1] is not None], f"评议 #{found['id']} {found['title']}"),
        *(_table(told[part], title, about, fields) for part, title, about, fields in _PARTS),
    ]


def _table(items: Sequence[Mapping[str, Any]], title: str, about: str, fields: Sequence[str]) -> Section:
    """A list of objects as a table, without the columns that say nothing."""
    used = [name for name in fields if any(item[name] not in (None, "", False) for item in items)]
    return Section(used, [[item[name] for name in used] for item in items], title, about)


def _row_of(ballot: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of a vote, with the day and the sheets of the vote."""
    who = row["subject"] or f"问题 #{row['question_id']}"
    votes = "，".join(f"{grade} {count}" for grade, count in row["votes"].items())
    return {**ballot, "who": who, "votes": votes, "invalid": row["invalid"], "grade": row["grade"]}


def _finding(one: Mapping[str, Any]) -> dict[str, Any]:
    """A finding with the days of its last rectification."""
    last = one["rectifications"][-1] if one["rectifications"] else {}
    accepted = last.get("judged_on") if one["status"] == "accepted" else None
    return {**one, "rectified": last.get("rectified_on"), "accepted": accepted}


def _entry(found: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """What was entered and how far it is, in two columns."""
    activity = f"#{found['activity_id']}" if found["activity_id"] else None
    return [
        ("种类", found["kind"]), ("标题", found["title"]), ("状态", REVIEW_STATES[found["status"]]), ("取消原因", found["dropped_why"]),
        ("年份", found["year"]), ("计划日期", found["planned_on"]), ("开展日期", found["held_on"]), ("办结", found["closed_on"]),
        ("届次", found["session"]), ("活动", activity), ("地点", found["place"]), ("对象数", found["reviewed"]),
        ("到会选民", found["voters"]), ("到会代表", found["deputies"]), ("列席", found["observers"]),
        ("建议条数", found["suggestions"] or None), ("步骤表", found["template"]), ("下一步", found["next_step"]),
        ("未验收的意见", found["findings_open"] or None), ("报告", found["report"]), ("说明", found["note"]),
    ]  # fmt: skip
