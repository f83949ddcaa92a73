"""A scheme of points by hand alone, and what deputies have by it."""

from datetime import date
from typing import Any

from renda_cli.store.statements import insert_scheme, insert_score_entry
from renda_cli.work.desk import Desk

SCHEME = """name = "{name}"
subject = "{subject}"
period = "year"
{top}[[section]]
name = "履职"
[[section.item]]
name = "评定"
hand = true
"""
BANDS = """[[band]]
name = "优秀"
from = 90
[[band]]
name = "合格"
"""


def load(
    desk: Desk, subject: str = "deputy", name: str = "履职积分", *, bands: str = BANDS, top: str = "", more: str = ""
) -> None:
    """A scheme for 2022 with one item of points by hand."""
    text = SCHEME.format(name=name, subject=subject, top=top) + more + bands
    insert_scheme(
        desk.file.db, name=name, year=2022, version=1, subject=subject, period="year", definition=text, loaded_on=date(2022, 1, 1)
    )  # fmt: skip


def score(desk: Desk, milli: int, *, scheme: str = "履职积分", item: str = "评定", **whom: Any) -> None:
    """Points for a subject, in thousandths."""
    insert_score_entry(
        desk.file.db, scheme=scheme, period="2022", item=item, amount_milli=milli, held_on=date(2022, 12, 1), evidence="评定表", **whom
    )  # fmt: skip
