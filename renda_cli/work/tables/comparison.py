"""The figures of a span beside those of the one before it."""

from typing import Any

from renda_cli.files.tabular import Table
from renda_cli.work import comparing
from renda_cli.work.desk import Desk
from renda_cli.work.indicators import says_something
from renda_cli.work.spans import Span


def compared(desk: Desk, span: Span) -> Table:
    """Every figure that has a number in the span or in the one before, and by how much it grew (a rate in percentage points)."""
    figures, other = comparing.beside_before(desk, span)
    rows: list[tuple[Any, ...]] = [
        (one.chapter.title, one.indicator.label, one.indicator.unit, one.value, one.compare, one.change)
        for one in figures
        if other is not None and (says_something(one.value) or says_something(one.compare))
    ]
    words = (span.words, other.words if other else "上期")
    return Table(
        "指标对比", f"{words[0]}与{words[1]}指标对比表", ("部分", "指标", "单位", *words, "增减"), rows,
        ("两期都没有数的指标不列；百分率的增减为百分点；整年比上一个整年，其他期间比上年同期，本届至今和规则表管不到的上期没有可比的",),
    )  # fmt: skip
