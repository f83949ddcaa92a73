"""A scheme as the table that goes on the wall: sections, items, their rules in words, points; bands and reminders."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import scheme_words
from renda_cli.rules.schemes import Item, Scheme, Section, points
from renda_cli.rules.vocabulary import SCORE_PERIODS, SCORE_SUBJECTS
from renda_cli.work import papers
from renda_cli.work.desk import Desk
from renda_cli.work.registry import REGISTRY
from renda_cli.work.score import measures, tallying

FORMS = ("md", "docx", "html")
BY_HAND = "人工登记"


def table(scheme: Scheme) -> dict[str, Any]:
    """What stands in the table: sections with items (where the number comes from, the rule, the most points), bands, reminders."""
    return {
        "sections": [_section(scheme, section) for section in scheme.sections],
        "bands": [{"name": band.name, "says": scheme_words.said_band(scheme, band)} for band in scheme.bands],
        "reminders": [scheme_words.said_reminder(reminder) for reminder in scheme.reminders],
    }


def _section(scheme: Scheme, section: Section) -> dict[str, Any]:
    items = [_item(scheme, item) for item in section.items]
    return {"name": section.name, "rule": scheme_words.said_section(section), "items": items}


def _item(scheme: Scheme, item: Item) -> dict[str, Any]:
    label, unit = _counted(scheme, item)
    most = most_points(item)
    endless = "否决" if item.veto else "不限"
    worth = endless if most is None else points(most) if most else "减分"
    return {
        "name": item.name,
        "counted": label,
        "rule": scheme_words.said(item, unit),
        "worth": worth,
        "by_hand": item.hand,
    }


def _counted(scheme: Scheme, item: Item) -> tuple[str, str]:
    """Where an item's number comes from, in words, and its unit."""
    if item.hand:
        return BY_HAND, ""
    if item.measure is None:
        return f"“{item.scheme}”的总分" if item.scheme else "、".join(item.items), "分"
    figure = tallying.figure(item.measure) if scheme.subject == "town" else None
    if figure is not None:
        return next((one.label, one.unit) for one in REGISTRY if one.key == figure)
    try:
        found = measures.find(item.measure, scheme.subject)
    except InputError:  # a measure that was there when it was loaded
        return item.measure, ""
    kinds = f"（{'、'.join(item.kinds)}）" if item.kinds and item.says else ""  # else the rule names them
    return f"{found.label}{kinds}", found.unit


def most_points(item: Item) -> int | None:
    """The most points that an item can give (thousandths); None where it has no limit."""
    if item.cap is not None:
        return item.cap
    if item.steps:
        highest = max(step.highest for step in item.steps)
    elif item.ranges:
        highest = max(high for _, high in item.ranges)
    elif (item.target is not None and not item.over) or (item.each is not None and item.each <= 0):
        highest = item.full
    else:
        return None
    return max([highest, *(other for other in (item.nothing, item.empty) if other is not None)])


def section_most(section: Section) -> int | None:
    """The most points that a section can give (thousandths); None where it has no limit."""
    each = _all_of(most_points(item) for item in section.items)
    found = None if each is None else section.full + sum(sorted(each, reverse=True)[: section.best])
    return _lower(found, section.cap)


def _all_of(found: Iterable[int | None]) -> list[int] | None:
    """All of them, or None where one has no limit."""
    listed = list(found)
    known = [one for one in listed if one is not None]
    return known if len(known) == len(listed) else None


def _lower(found: int | None, cap: int | None) -> int | None:
    return cap if found is None or (cap is not None and cap < found) else found


def total_most(scheme: Scheme) -> int | None:
    """The most points of the whole (thousandths), without bonus; None where it has no limit."""
    each = _all_of(section_most(section) for section in scheme.sections if not section.beside)
    return _lower(None if each is None else scheme.base + sum(each), scheme.cap)


def said_total(scheme: Scheme) -> str:
    """Whom it scores, how often, from how many points to how many."""
    most = total_most(scheme)
    base = f"，基础分 {points(scheme.base)} 分" if scheme.base else ""
    limit = "，不封顶" if most is None else f"，最高 {points(most)} 分"
    floor = f"，最低 {points(scheme.floor)} 分" if scheme.floor is not None else ""
    beside = "，附加分另计" if any(section.bonus for section in scheme.sections) else ""
    levels = f"（{'、'.join(scheme.levels)}）" if scheme.levels else ""
    return (
        f"给{SCORE_SUBJECTS[scheme.subject]}{levels}计分，按{SCORE_PERIODS[scheme.period]}{base}{limit}{beside}{floor}"
    )


def write(desk: Desk, found: dict[str, Any], output: str) -> Path:
    """Writes a scheme as DOCX, Markdown or HTML by the ending of `output`. Raises InputError."""
    rows = [
        {"section": section["name"] if place == 0 else "", **item}
        for section in found["sections"]
        for place, item in enumerate(section["items"])
    ]
    notes = [f"{section['name']}：{section['rule']}" for section in found["sections"] if section["rule"]]
    data = {
        **found, "rows": rows, "notes": notes, "title": title(found), "town": papers.town_name(desk),
        "today": papers.in_words(desk.today.isoformat()),
    }  # fmt: skip
    return papers.made("scheme", data, output, FORMS)


def title(found: dict[str, Any]) -> str:
    """`代表履职积分（2022 年第 2 版）`."""
    which = "自带" if found["year"] is None else f"{found['year']} 年第 {found['version']} 版"
    return f"{found['name']}（{which}）"
