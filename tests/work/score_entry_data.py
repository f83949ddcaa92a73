"""Schemes of scoring for tests, each of its own year, and short ways to what was entered by them."""

from datetime import date
from typing import Any

from renda_cli.store.statements import insert_scheme
from renda_cli.work.desk import Desk
from renda_cli.work.score import computing, entry, entry_reading, schemes

DEPUTIES = """
name = "代表积分"
subject = "deputy"
period = "year"
base = 60
[[section]]
name = "履职"
[[section.item]]
name = "出席人代会"
measure = "人代会出席半天"
each = 1
[[section.item]]
name = "出席率"
measure = "人代会出席率"
steps = [{ from = 90, range = [12, 15] }, { from = 0, points = 0 }]
[[section]]
name = "加分"
bonus = true
[[section.item]]
name = "表彰"
hand = true
cap = 5
[[section.item]]
name = "宣讲政策"
hand = true
each = 0.5
unit = "次"
[[section.item]]
name = "宣讲法律"
hand = true
each = 1
[[section.item]]
name = "合计履职"
items = ["表彰"]
each = 0
[[band]]
name = "优秀"
from = 62
[[band]]
name = "合格"
"""
JUDGED = """
name = "小组考核"
subject = "group"
period = "{period}"
[[section]]
name = "评定"
[[section.item]]
name = "政治素质"
hand = true
ranges = [[8, 10], [4, 7]]
"""


def load(desk: Desk, text: str = DEPUTIES, year: int = 2022, **more: str) -> int:
    """Loads a scheme as the next version of its year; returns its id."""
    text = text.format(**more) if more else text
    scheme = schemes.parsed(desk, text, "办法")
    ((before,),) = desk.file.tuples("SELECT count(*) FROM scheme WHERE name = ? AND year = ?", (scheme.name, year))
    with desk.file.transaction():
        return insert_scheme(
            desk.file.db, name=scheme.name, year=year, version=before + 1, subject=scheme.subject, period=scheme.period,
            definition=text, loaded_on=date(year, 1, 1),
        )  # fmt: skip


def given(desk: Desk, name: str = "张三", **more: Any) -> dict[str, Any]:
    """The object of points entered for a deputy."""
    about = {"item": "表彰", "evidence": "县人大常委会表彰"} | more
    if "count" not in about:
        about.setdefault("points", "2")
    return dict(entry.adjust(desk, deputy=[name], **about).read())


def entries(desk: Desk, *fields: str, **asked: Any) -> list[tuple[Any, ...]]:
    """Columns of the list of entries."""
    listed = entry_reading.list_(desk, **asked)
    return [tuple(row[listed.fields.index(name)] for name in fields) for row in listed.rows]


def total(desk: Desk, name: str = "张三", period: str = "2022") -> int:
    """A deputy's total, in thousandths."""
    board = computing.board(desk, *schemes.meant(desk, period, subject="deputy"))
    return next(row.outcome.total for row in board.rows if row.subject.name == name)
