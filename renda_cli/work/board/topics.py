"""What voters and deputies speak of and where, how often voters are received, how far the livelihood projects are."""

from collections import Counter
from typing import Any

from renda_cli.rules import days
from renda_cli.work import masking
from renda_cli.work.desk import Desk
from renda_cli.work.indicators import grouped
from renda_cli.work.spans import Span
from renda_cli.work.tables.stations import by_village

_LONGEST_BY_MONTH = 24
_PROJECTS = """SELECT year, no, title, unit, status, iif(status = 'done', 100, percent) AS percent, month, until_on, done_on FROM project_line
    WHERE year BETWEEN ? AND ? AND status IN ('selected', 'done', 'carried', 'ended') ORDER BY year, no"""


def opinions(desk: Desk, span: Span) -> dict[str, Any] | None:
    """Voters' opinions of a span as a matrix: `cells` has a row a village, a column a topic, the most frequent first; None without any.

    None among villages and topics, always last, is what names none. What was counted at receptions and not listed is not in it.
    """
    cells = by_village(desk, span)
    if not cells:
        return None
    villages, topics = (_ranked(cells, place) for place in (0, 1))
    return {
        "villages": list(villages), "topics": list(topics),
        "cells": [[cells.get((village, topic), 0) for topic in topics] for village in villages],
        "of_villages": list(villages.values()), "of_topics": list(topics.values()), "total": sum(cells.values()),
    }  # fmt: skip


def _ranked(cells: dict[tuple[str | None, str | None], int], place: int) -> dict[str | None, int]:
    totals: Counter[str | None] = Counter()
    for key, count in cells.items():
        totals[key[place]] += count
    return dict(sorted(totals.items(), key=lambda total: (total[0] is None, -total[1], total[0] or "")))


def proposals(desk: Desk, span: Span) -> list[dict[str, Any]]:
    """How many motions and suggestions of a span there are of each topic, the most first; without a topic last."""
    key = "proposals_collected"
    found = [{"topic": topic, "count": one[key]} for topic, one in grouped(desk, span, (key,), "f.topic").items()]
    return sorted(found, key=lambda one: (one["topic"] is None, -one["count"], one["topic"]))


def receptions(desk: Desk, span: Span) -> list[dict[str, Any]]:
    """How often voters were received, and how many, in every month of a span until today, of a long span in every year that has any."""
    months = days.months(span.first, min(span.last, desk.today.isoformat()))
    by_year = len(months) > _LONGEST_BY_MONTH
    keys = ("receptions", "voters_received")
    found = grouped(desk, span, keys, f"substr(f.held_on, 1, {4 if by_year else 7})")
    shown = sorted(found if by_year or not found else {*months, *found})
    counts = [[found.get(when, {}).get(key, 0) for key in keys] for when in shown]
    return [
        {"when": when, "times": times, "voters": voters} for when, (times, voters) in zip(shown, counts, strict=True)
    ]


def projects(desk: Desk, first: int, last: int) -> list[dict[str, Any]]:
    """The livelihood projects of some years with how far they are in percent (None: not reported), and which are late today."""
    today = desk.today.isoformat()
    found = [dict(row) for row in desk.file.rows(_PROJECTS, (first, last))]
    for row in found:
        row["title"] = masking.free(row["title"])
        row["late"] = row["status"] == "selected" and bool(row["until_on"]) and row["until_on"] < today
    return found
