"""What was reviewed in a year or a span of years, a row a kind."""

from typing import Any

from renda_cli.rules import days
from renda_cli.rules.vocabulary import REVIEW_KINDS
from renda_cli.work.desk import Desk, Listing

FIELDS = ("kind", "planned", "held", "subjects", "findings", "accepted", "questions", "answered")
_COUNTS = """SELECT r.kind,
      count(iif(r.year BETWEEN :first AND :last AND r.status <> 'dropped', 1, NULL)), sum(r.now),
      coalesce(sum(iif(r.now, r.reviewed, 0)), 0), coalesce(sum(iif(r.now, r.findings, 0)), 0),
      coalesce(sum(iif(r.now, r.findings - r.findings_open, 0)), 0), coalesce(sum(iif(r.now, r.questions, 0)), 0),
      coalesce(sum(iif(r.now, (SELECT count(*) FROM review_question WHERE review_id = r.id AND answered_on IS NOT NULL), 0)), 0)
    FROM (SELECT *, coalesce(CAST(substr(held_on, 1, 4) AS INTEGER) BETWEEN :first AND :last, 0) AS now FROM review_line) r
    WHERE r.now OR r.year BETWEEN :first AND :last AND r.status <> 'dropped' GROUP BY 1"""
_HOW = (
    "计划：列入这些年份计划的，已开展的在内，取消的不计",
    "已开展及其后各栏：按开展的日期；对象按名单和数目合计，已验收、已答复的截至今天",
    "活动里登记的评议对象（renda deputy activity 的 --reviewed）不在内",
)


def stats(desk: Desk, year: str) -> Listing:
    """How many reviews of each kind were planned and held in one year or several (`2016-2020`), and what came of them (FIELDS).

    Kinds of which there were none are left out. Raises InputError.
    """
    span = days.years(year)
    found = {kind: counts for kind, *counts in desk.file.tuples(_COUNTS, {"first": span[0], "last": span[1]})}
    rows: list[tuple[Any, ...]] = [(kind, *found[kind]) for kind in REVIEW_KINDS if kind in found]
    total = "、".join(
        f"{word} {sum(row[FIELDS.index(name)] for row in rows)}"
        for name, word in (
            ("planned", "计划"),
            ("held", "已开展"),
            ("subjects", "对象"),
            ("findings", "评议意见"),
            ("accepted", "已验收"),
        )
    )
    return Listing(FIELDS, rows, (f"合计：{total}", *_HOW), f"{days.period(span)}评议情况")
