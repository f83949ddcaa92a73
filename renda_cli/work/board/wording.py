"""The page's data in the words that stand on it, and the page as a file."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from renda_cli.errors import InputError
from renda_cli.files import board_html
from renda_cli.files.tabular import Chart
from renda_cli.rules import days
from renda_cli.rules.rates import Rate
from renda_cli.rules.vocabulary import DEADLINE_KINDS, PROJECT_STATES
from renda_cli.work import texts
from renda_cli.work.board.owed import SOON_DAYS
from renda_cli.work.board.timeline import DAYS
from renda_cli.work.papers import in_words

_LISTED = 20
_NO_VILLAGE, _NO_TOPIC, _NO_UNIT = "未写村（社区）", "未分类", "本办（没有承办单位）"


def check_output(output: str | None, *, at_terminal: bool, asked_data: bool) -> None:
    """Raises InputError where the page would be printed on a screen, or where `output` is no name of a web page."""
    if output is None and at_terminal and not asked_data:
        raise InputError("没有写生成到哪个文件", "请加 -o 文件名，如 renda board -o board.html；-o - 写到标准输出")
    if output not in (None, "-") and Path(str(output)).suffix.lower() not in (".html", ".htm"):
        raise InputError(f"“{output}”不是可用的格式", "文件名请以 .html 结尾")


def written(data: Mapping[str, Any], output: str | None) -> tuple[bytes, Path | None]:
    """The page, and where it was written; None or `-` leaves it to whoever prints. Raises InputError."""
    content = board_html.render(page(data))
    return content, None if output in (None, "-") else texts.write(str(output), content)


def page(data: Mapping[str, Any]) -> dict[str, Any]:
    """What stands on the page, in the order of the template."""
    today = date.fromisoformat(data["today"])
    counts = data["counts"]
    return {
        "title": data["title"], "period": data["period"]["words"], "today": f"{in_words(data['today'])}（{days.weekday(today)}）",
        "soon": SOON_DAYS, "days": DAYS, "counts": counts, "notes": data["notes"],
        "owed": [
            _owed(data["late"], "逾期", "逾期最久的在前", "没有逾期的事项。", "renda due"),
            _owed(data["coming"], "将到期", f"今后 {SOON_DAYS} 天", f"今后 {SOON_DAYS} 天没有到期的事项。", f"renda due --within {SOON_DAYS}d"),
        ],
        "rates": [_rate(one) for one in data["rates"]], "figures": [_figure(one) for one in data["figures"]], "before": data["before"],
        "opinions": _matrix(data["opinions"]), "unlisted": data["unlisted"],
        "charts": [*_topics(data["proposals"]), *_receptions(data["receptions"])],
        "units": [{**one, "unit": one["unit"] or _NO_UNIT} for one in data["units"]],
        "projects": [_project(one, data["projects"]) for one in data["projects"]],
        "months": [_month(one, data["today"]) for one in data["timeline"]],
        "definitions": [(one["label"], one["definition"]) for one in (*data["rates"], *data["figures"])],
    }  # fmt: skip


def _owed(items: Sequence[Mapping[str, Any]], title: str, about: str, none: str, command: str) -> dict[str, Any]:
    """The first of what is late or comes, how many more there are, and the command that lists them all."""
    return {
        "title": title, "about": about, "none": none, "command": command,
        "entries": [_item(one) for one in items[:_LISTED]], "more": max(len(items) - _LISTED, 0),
    }  # fmt: skip


def _item(item: Mapping[str, Any]) -> dict[str, Any]:
    left = item["days_left"]
    number = "" if item["kind"] == "opinion" else "/".join(filter(None, (item["session"], item["no"])))
    return {
        "kind": DEADLINE_KINDS[item["kind"]], "no": number, "title": item["title"], "what": item["what"],
        "unit": item["unit"], "deputy": item["deputy"], "due_on": item["due_on"], "late": item["level"] != "due", "past_legal": item["level"] == "past_legal",
        "left": f"逾期 {-left} 天" if left < 0 else f"还有 {left} 天" if left else "今天到期",
    }  # fmt: skip


def _rate(one: Mapping[str, Any]) -> dict[str, Any]:
    value: Rate = one["value"]
    before = one["before"]
    fraction = f"{value.numerator}/{value.denominator}" if value.denominator else ""
    return {
        "label": one["label"], "words": value.words, "percent": value.percent, "fraction": fraction,
        "before": before.words if before else "",
    }  # fmt: skip


def _figure(one: Mapping[str, Any]) -> dict[str, Any]:
    return {name: one[name] for name in ("label", "value", "unit", "before")}


def _matrix(found: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if found is None:
        return None
    most = max(max(row) for row in found["cells"])
    rows = zip(found["villages"], found["cells"], found["of_villages"], strict=True)
    return {
        "topics": [topic or _NO_TOPIC for topic in found["topics"]],
        "rows": [
            {"village": village or _NO_VILLAGE, "total": total, "cells": [(count, -(-5 * count // most)) for count in row]}
            for village, row, total in rows
        ],
        "totals": found["of_topics"], "total": found["total"],
    }  # fmt: skip


def _topics(found: Sequence[Mapping[str, Any]]) -> list[Chart]:
    labels = [one["topic"] or _NO_TOPIC for one in found]
    counts = [one["count"] for one in found]
    return [Chart("bar", "议案建议的类别", labels, [("件数", counts)], "件")] if found else []


def _receptions(found: Sequence[Mapping[str, Any]]) -> list[Chart]:
    if not found:
        return []
    several = len({one["when"][:4] for one in found}) > 1
    labels = [_when(one["when"], several) for one in found]
    return [Chart("column", "接待选民的次数", labels, [("次数", [one["times"] for one in found])], "次")]


def _when(when: str, several: bool) -> str:
    year, _, month = when.partition("-")
    return f"{year}年" if not month else f"{when}" if several else f"{int(month)}月"


def _project(one: Mapping[str, Any], among: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    several = len({other["year"] for other in among}) > 1
    day = f"{one['done_on']} 完成" if one["done_on"] else f"{one['until_on']} 前完成" if one["until_on"] else ""
    percent = one["percent"]
    return {
        "no": f"{one['year']}-{one['no']}" if several else str(one["no"]), "title": one["title"], "unit": one["unit"], "late": one["late"],
        "percent": percent, "words": "没有登记进度" if percent is None else f"{percent}%", "state": PROJECT_STATES[one["status"]], "day": day,
    }  # fmt: skip


def _month(one: Mapping[str, Any], today: str) -> dict[str, Any]:
    sums = [f"接待选民 {one['received']} 次，选民 {one['voters']} 人次"] if one["received"] else []
    sums += [f"还安排接待 {one['planned']} 次"] if one["planned"] else []
    return {
        "month": days.month_words(one["month"]), "receptions": "；".join(sums), "is_now": one["month"] == today[:7],
        "events": [_event(event, today) for event in one["events"]],
    }  # fmt: skip


def _event(event: Mapping[str, Any], today: str) -> dict[str, Any]:
    """An event as a line: what is to come, and what was planned and has no record of having been held."""
    state = "" if event["held"] else "没有登记开展" if event["on"] < today else "计划"
    until = event["until"] if event["until"] not in (None, event["on"]) else None
    return {
        "day": days.day_words(event["on"]), "until": days.day_words(until) if until else "", "what": event["what"], "title": event["title"],
        "state": state,
    }  # fmt: skip
