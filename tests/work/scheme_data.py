"""Short schemes, and a year in which every shipped scheme has something to count."""

from datetime import date

from renda_cli.files import schemes as files
from renda_cli.rules.scheme_reading import read
from renda_cli.store.statements import insert_scheme, insert_score_entry, insert_score_freeze
from renda_cli.work.desk import Desk
from renda_cli.work.score import schemes
from renda_cli.work.score.schemes import Loaded

POINTS = """name = "履职积分"
subject = "代表"
period = "年度"

[[section]]
name = "活动"

[[section.item]]
name = "参加活动"
measure = "参加活动"
each = 2

[[section.item]]
name = "表彰"
hand = true
cap = 5
"""


def load_row(desk: Desk, text: str = POINTS, *, year: int = 2022, version: int = 1) -> Loaded:
    """A scheme as it was loaded, whatever it says."""
    scheme = read(files.read(text, "样例"))[0]
    with desk.file.transaction():
        insert_scheme(
            desk.file.db, name=scheme.name, year=year, version=version, subject=scheme.subject, period=scheme.period, definition=text,
            loaded_on=date(year, 1, 10),
        )  # fmt: skip
    return next(one for one in schemes.of_year(desk, year) if one.scheme.name == scheme.name)


def freeze(desk: Desk, loaded: Loaded, period: str) -> None:
    """A period that was settled."""
    with desk.file.transaction():
        insert_score_freeze(desk.file.db, scheme_id=loaded.id, period=period, frozen_on=date(2023, 1, 5))


def enter(desk: Desk, item: str, *, scheme: str = "履职积分", period: str = "2022") -> None:
    """Points by hand for the first deputy."""
    with desk.file.transaction():
        insert_score_entry(
            desk.file.db,
            scheme=scheme,
            period=period,
            item=item,
            amount_milli=1000,
            held_on=date(2022, 5, 1),
            evidence="证书",
            deputy_id=1,
        )
