"""The ledger of promises across years: what was made, kept, given up and is still open, by the year in which it was made."""

from typing import Any

from renda_cli.files.tabular import Chart, Table
from renda_cli.work import names
from renda_cli.work.desk import Desk
from renda_cli.work.indicators import grouped
from renda_cli.work.spans import Span
from renda_cli.work.tables.counting import TOTAL, definitions, summed

_HEADINGS = {
    "promises_carried": "期初未落实", "promises_made": "期内作出", "promises_kept": "期内落实", "promises_late": "其中逾期落实",
    "promises_broken": "不能落实", "promises_open": "期末未落实", "promises_overdue": "其中逾期",
}  # fmt: skip


def ledger(desk: Desk, span: Span) -> Table:
    """By the year in which promises were made: open before, made, kept, given up, open after. Years of which nothing was left are left out."""
    found = grouped(desk, span, _HEADINGS, "substr(f.made_on, 1, 4)")
    rows: list[list[Any]] = [
        [f"{year}年", *(found[year][key] for key in _HEADINGS)] for year in sorted(found) if any(found[year].values())
    ]
    opened = [row[6] for row in rows]
    years = [row[0] for row in rows]
    if rows:
        whole = summed(desk, span, found.values())
        rows.append([TOTAL, *(whole[key] for key in _HEADINGS)])
    notes = (
        "期初未落实 + 期内作出 = 期内落实 + 不能落实 + 期末未落实",
        *definitions(desk, span, **_HEADINGS),
    )
    return Table(
        "承诺台账", f"{span.words}承诺办理情况统计表", ("作出年份", *_HEADINGS.values()), rows, notes,
        Chart("column", f"{span.words}期末未落实的承诺，按作出年份", years, (("未落实", opened),), "项"), total=bool(rows),
    )  # fmt: skip


# What the figure promises_open counts, one by one.
_OPEN = """SELECT session, no, title, unit, what, made_on, until_on,
      iif(until_on < :to, CAST(julianday(:to) - julianday(until_on) AS INTEGER), NULL) FROM promise_line
    WHERE made_on <= :to AND coalesce(kept_on, broken_on, '9') > :to ORDER BY until_on, id"""


def still_open(desk: Desk, span: Span) -> Table:
    """A row a promise that was not kept at the end of the span, whatever year it is of, the longest due first."""
    rows = [
        (place, names.full_number(session, no), *rest)
        for place, (session, no, *rest) in enumerate(desk.file.tuples(_OPEN, {"to": span.last}), 1)
    ]
    return Table(
        "承诺明细", f"{span.words}期末未落实承诺明细表",
        ("序号", "编号", "标题", "承办单位", "承诺事项", "作出日期", "承诺日子", "逾期天数"), rows,
        definitions(desk, span, promises_open="未落实承诺", promises_overdue="其中逾期"),
    )  # fmt: skip
