"""What voters and deputies speak of and where, how often voters are received, how far the livelihood projects are."""

from collections import Counter
from typing import Any

from renda_cli.work import masking
from renda_cli.work.desk import Desk
from renda_cli.work.spans import Span

_LONGEST_BY_MONTH = 24
_PROJECTS = """SELECT year, no, title, unit, status, iif(status = 'done', 100, percent) AS percent, month, until_on, done_on FROM project_line
    WHERE year BETWEEN ? AND ? AND status IN ('selected', 'done', 'carried', 'ended') ORDER BY year, no"""


def opinions(desk: Desk, span: Span) -> dict[str, Any] | None:
    """Voters' opinions of a span as a matrix: `cells` has a row a village, a column a topic, the most frequent first; None without any.

    None among villages and topics, always last, is what names none. What was counted at receptions and not listed is not in it.
    """
    sql = "SELECT village, topic, count(*) FROM opinion WHERE received_on BETWEEN ? AND ? GROUP BY 1, 2"
    cells = {(village, topic): count for village, topic, count in desk.file.tuples(sql, (span.first, span.last))}
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
    sql = """SELECT topic, count(*) FROM proposal_fact WHERE day BETWEEN ? AND ? GROUP BY 1 ORDER BY topic IS NULL, 2 DESC, 1"""
    return [{"topic": topic, "count": count} for topic, count in desk.file.tuples(sql, (span.first, span.last))]


def receptions(desk: Desk, span: Span) -> list[dict[str, Any]]:
    """How often voters were received, and how many, in every month of a span until today, of a long span in every year."""
    sql = (
        "SELECT substr(held_on, 1, ?), sum(times), sum(voters) FROM reception WHERE held_on BETWEEN ? AND ? GROUP BY 1"
    )
    months = _months(span.first, min(span.last, desk.today.isoformat()))
    if len(months) > _LONGEST_BY_MONTH:
        rows = desk.file.tuples(f"{sql} ORDER BY 1", (4, span.first, span.last))
        return [{"when": when, "times": times, "voters": voters} for when, times, voters in rows]
    found = {when: counts for when, *counts in desk.file.tuples(sql, (7, span.first, span.last))}
    filled = {when: found.get(when, (0, 0)) for when in sorted({*months, *found})} if found else {}
    return [{"when": when, "times": times, "voters": voters} for when, (times, voters) in filled.items()]


def _months(first: str, last: str) -> list[str]:
    (year, month), (to_year, to_month) = ((int(day[:4]), int(day[5:7])) for day in (first, last))
    return [f"{at // 12}-{at % 12 + 1:02}" for at in range(year * 12 + month - 1, to_year * 12 + to_month)]


def projects(desk: Desk, first: int, last: int) -> list[dict[str, Any]]:
    """The livelihood projects of some years with how far they are in percent (None: not reported), and which are late today."""
    today = desk.today.isoformat()
    found = [dict(row) for row in desk.file.rows(_PROJECTS, (first, last))]
    for row in found:
        row["title"] = masking.free(row["title"])
        row["late"] = row["status"] == "selected" and bool(row["until_on"]) and row["until_on"] < today
    return found
