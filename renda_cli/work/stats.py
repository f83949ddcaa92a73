"""Proposals of a span by topic, unit, class, kind, group, session, state, and by what the deputies said."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import rates, values
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.figure_rules import satisfaction_over
from renda_cli.work.figures.indicator import NUMBER
from renda_cli.work.indicators import measured, records, summary
from renda_cli.work.spans import Span

LAST = ("其他",)


@dataclass(frozen=True, slots=True)
class _By:
    """One way to divide: the value and its source, over which proposals, and what must be said under the table."""

    title: str
    value: str
    joins: str
    over: str
    without: str
    note: str = ""


WAYS = {
    "topic": _By("类别", "f.topic", "", "1", "未分类"),
    "kind": _By("种类", "f.kind", "", "1", ""),
    "session": _By("届次", "iif(f.between_sessions, NULL, f.session)", "", "1", "闭会期间"),
    "group": _By(
        "代表小组",
        "coalesce((SELECT name FROM deputy_group WHERE id = f.group_id), (SELECT g.name FROM seat t JOIN deputy_group g "
        "ON g.id = t.group_id WHERE t.deputy_id = f.lead_id ORDER BY t.id LIMIT 1))",
        "", "1", "未编组",
    ),
    "unit": _By(
        "承办单位", "u.name", "JOIN last_reply l ON l.proposal_id = f.id JOIN unit u ON u.id = l.unit_id", "f.assigned", "",
        "主办和分别办理的单位各计一次，两个单位承办的件计两次，占比合计可超过 100%",
    ),
    "class": _By(
        "办理结果", "l.result_class", "JOIN last_reply l ON l.proposal_id = f.id", "f.assigned", "未答复",
        "按各件最后一次答复的分类；分别办理、分类不同的件在各类各计一次",
    ),
    "status": _By("现在的状态", "f.status", "", "1", ""),
    "supervision": _By("督办", "f.supervised", "", "1", "未列督办"),
}  # fmt: skip
_UNANSWERED = "未反馈"


def stats(
    desk: Desk, span: Span, *, by: str = "topic", mode: str | None = None, decimals: int | None = None
) -> Listing:
    """Counts and shares of a span's proposals, most first, 其他 last, with the numbers of the records behind each row.

    Fields: the way's name, count, share, records; by satisfaction: question, grade, count, share, records. Raises InputError.
    """
    rounding = _rounding(desk, span, mode, decimals)
    special = {"satisfaction": _satisfaction, "rounds": _rounds, "stage": _stages}
    if by in special:
        return special[by](desk, span, rounding)
    if by not in WAYS:
        raise InputError(f"--by 没有“{by}”", f"可选：{'、'.join((*WAYS, *special))}")
    way = WAYS[by]
    groups = desk.file.tuples(
        f"SELECT coalesce({way.value}, :without), json_group_array(DISTINCT {NUMBER}), count(DISTINCT f.id) FROM proposal_fact f {way.joins} "
        f"WHERE {_IN_SPAN} AND {way.over} GROUP BY 1",
        {**_days(span), "without": way.without},
    )
    groups.sort(key=lambda group: (group[0] in LAST, group[0] == way.without, -group[2], group[0]))
    total = desk.file.tuples(f"SELECT count(*) FROM proposal_fact f WHERE {_IN_SPAN} AND {way.over}", _days(span))[0][0]
    shares = rates.shares([count for _, _, count in groups], total, **rounding)
    more = _of_units(desk, span, rounding) if by == "unit" else {}
    rows = [
        (value, count, share, *more.get(value, ()), json.loads(numbers))
        for (value, numbers, count), share in zip(groups, shares, strict=True)
    ]
    fields = (by, "count", "share", *(_UNIT_FIELDS if by == "unit" else ()), "records")
    return Listing(fields, rows, (way.note,) if way.note else (), f"{span.words}议案建议，按{way.title}")


_IN_SPAN = "f.day BETWEEN :from AND :to"
_UNIT_FIELDS = ("replied", "on_time", "days_median", "days_longest", "urges")


def _days(span: Span) -> dict[str, Any]:
    return {"from": span.first, "to": span.last}


def _of_units(desk: Desk, span: Span, rounding: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
    """By unit: answers given, the rate of those in time, days to reply (median, longest), reminders."""
    rows = desk.file.tuples(
        "SELECT a.unit, count(a.replied_on), count(*), sum(a.on_time), json_group_array(a.days) FILTER (WHERE a.days IS NOT NULL), sum(a.urges) "
        f"FROM answer_fact a JOIN proposal_fact f ON f.id = a.proposal_id WHERE {_IN_SPAN} GROUP BY 1",
        _days(span),
    )
    found = {}
    for unit, replied, count, on_time, listed, urges in rows:
        taken = Counter(sorted(json.loads(listed)))
        in_time = rates.rate(on_time, count, **rounding)
        found[unit] = (replied, in_time, measured("median", taken), measured("longest", taken), urges)
    return found


def _stages(desk: Desk, span: Span, rounding: dict[str, Any]) -> Listing:
    """Collected against assigned against replied against solved; each counted once, as a share of those collected."""
    figures = {figure.indicator.key: figure for figure in summary(desk, span, keys=_STAGES)}
    counts = {key: int(str(figures[key].value)) for key in _STAGES}
    behind = records(desk, span, _STAGES)
    rows = [
        (figures[key].indicator.label, count, rates.rate(count, counts["proposals_collected"], **rounding),
         [row[3] for row in behind.rows if row[0] == key])
        for key, count in counts.items()
    ]  # fmt: skip
    return Listing(
        ("stage", "count", "share", "records"),
        rows,
        ("占收到件数的百分比；各行不相加",),
        f"{span.words}议案建议，从收到到解决",
    )


_STAGES = (
    "proposals_collected", "proposals_refused", "proposals_reference", "proposals_withdrawn", "proposals_merged",
    "proposals_assigned", "proposals_replied", "proposals_solved",
)  # fmt: skip


def _rounds(desk: Desk, span: Span, rounding: dict[str, Any]) -> Listing:
    """The first slip against the last, question by question and grade by grade."""
    first, final = (_satisfaction(desk, span, rounding, which) for which in ("first", "final"))
    by_grade = [{row[:2]: row for row in found.rows} for found in (first, final)]
    rows = []
    for key in dict.fromkeys([row[:2] for found in (first, final) for row in found.rows]):
        (one, other) = (found.get(key, (*key, 0, rates.rate(0, 0, **rounding), [])) for found in by_grade)
        rows.append((*key, *one[2:4], *other[2:4], one[4]))
    return Listing(
        ("question", "grade", "first", "first_share", "final", "final_share", "records"), rows,
        (first.notes[0].replace("第一轮", "第一轮和最后一轮"),),
        f"{span.words}代表反馈，第一轮与最后一轮",
    )  # fmt: skip


def _rounding(desk: Desk, span: Span, mode: str | None, decimals: int | None) -> dict[str, Any]:
    if mode is not None and mode not in values.ROUNDINGS:
        raise InputError(f"--round 没有“{mode}”", f"可选：{'、'.join(values.ROUNDINGS)}")
    if decimals is not None and not 0 <= decimals <= 6:
        raise InputError(f"--decimals {decimals} 不对", "请写 0 到 6")
    value = desk.rulebook.value_on("rounding", date.fromisoformat(span.last)).value
    return {"mode": mode or value["mode"], "decimals": value["decimals"] if decimals is None else decimals}


def _satisfaction(desk: Desk, span: Span, rounding: dict[str, Any], which: str | None = None) -> Listing:
    """The grades of each question in a round (`first`, `final`; else the rulebook's), over what the rulebook says."""
    last = date.fromisoformat(span.last)
    book = desk.rulebook
    which = which or book.value_on("satisfaction.round", last).value
    over = book.value_on("satisfaction.over", last).value
    grades = [entry["code"] for entry in book.value_on("grades", last).value]
    rows: list[tuple[Any, ...]] = []
    for question in ("process", "result"):
        column = f"f.{question}_{which}"
        condition = satisfaction_over(over, question, which)
        found = desk.file.tuples(
            f"SELECT coalesce({column}, :without), json_group_array({NUMBER}), count(*) FROM proposal_fact f WHERE {_IN_SPAN} AND {condition} GROUP BY 1",
            {**_days(span), "without": _UNANSWERED},
        )
        by_grade = {grade: (json.loads(numbers), count) for grade, numbers, count in found}
        shown = [*grades, *(grade for grade in by_grade if grade not in grades)]
        counts = [by_grade[grade][1] if grade in by_grade else 0 for grade in shown]
        shares = rates.shares(counts, sum(counts), **rounding)
        rows += [
            (question, grade, count, share, by_grade.get(grade, ([], 0))[0])
            for grade, count, share in zip(shown, counts, shares, strict=True)
        ]
    note = f"取{values.CHOICES['satisfaction.round'][which]}反馈，占{values.CHOICES['satisfaction.over'][over]}的百分比"
    return Listing(("question", "grade", "count", "share", "records"), rows, (note,), f"{span.words}代表反馈")
