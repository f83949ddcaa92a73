"""The year's proposals by topic, unit, class, kind, group, session, and by what the deputies said of them."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days, rates, values
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.indicators import NUMBER, satisfaction_over

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
        "代表小组", "(SELECT g.name FROM seat t JOIN deputy_group g ON g.id = t.group_id WHERE t.deputy_id = f.lead_id ORDER BY t.id LIMIT 1)",
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
}  # fmt: skip
_UNANSWERED = "未反馈"


def stats(desk: Desk, year: str, *, by: str = "topic", mode: str | None = None, decimals: int | None = None) -> Listing:
    """Counts and shares of a year's proposals, most first, 其他 last, with the numbers of the records behind each row.

    Fields: the way's name, count, share, records; by satisfaction: question, grade, count, share, records. Raises InputError.
    """
    number = days.year(year)
    rounding = _rounding(desk, number, mode, decimals)
    if by == "satisfaction":
        return _satisfaction(desk, number, rounding)
    if by not in WAYS:
        raise InputError(f"--by 没有“{by}”", f"可选：{'、'.join((*WAYS, 'satisfaction'))}")
    way = WAYS[by]
    groups = desk.file.tuples(
        f"SELECT coalesce({way.value}, :without), json_group_array(DISTINCT {NUMBER}), count(DISTINCT f.id) FROM proposal_fact f {way.joins} "
        f"WHERE f.year = :year AND {way.over} GROUP BY 1",
        {"year": number, "without": way.without},
    )
    groups.sort(key=lambda group: (group[0] in LAST, group[0] == way.without, -group[2], group[0]))
    total = desk.file.tuples(f"SELECT count(*) FROM proposal_fact f WHERE f.year = ? AND {way.over}", (number,))[0][0]
    shares = rates.shares([count for _, _, count in groups], total, **rounding)
    rows = [
        (value, count, share, json.loads(numbers))
        for (value, numbers, count), share in zip(groups, shares, strict=True)
    ]
    return Listing(
        (by, "count", "share", "records"), rows, (way.note,) if way.note else (), f"{number}年议案建议，按{way.title}"
    )


def _rounding(desk: Desk, year: int, mode: str | None, decimals: int | None) -> dict[str, Any]:
    if mode is not None and mode not in values.ROUNDINGS:
        raise InputError(f"--round 没有“{mode}”", f"可选：{'、'.join(values.ROUNDINGS)}")
    if decimals is not None and not 0 <= decimals <= 6:
        raise InputError(f"--decimals {decimals} 不对", "请写 0 到 6")
    value = desk.rulebook.value_on("rounding", date(year, 12, 31)).value
    return {"mode": mode or value["mode"], "decimals": value["decimals"] if decimals is None else decimals}


def _satisfaction(desk: Desk, year: int, rounding: dict[str, Any]) -> Listing:
    last = date(year, 12, 31)
    book = desk.rulebook
    which = book.value_on("satisfaction.round", last).value
    over = book.value_on("satisfaction.over", last).value
    grades = [entry["code"] for entry in book.value_on("grades", last).value]
    rows: list[tuple[Any, ...]] = []
    for question in ("process", "result"):
        column = f"f.{question}_{which}"
        condition = satisfaction_over(over, question, which)
        found = desk.file.tuples(
            f"SELECT coalesce({column}, ?), json_group_array({NUMBER}), count(*) FROM proposal_fact f WHERE f.year = ? AND {condition} GROUP BY 1",
            (_UNANSWERED, year),
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
    return Listing(("question", "grade", "count", "share", "records"), rows, (note,), f"{year}年代表反馈")
