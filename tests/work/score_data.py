"""Points by hand and talks of 2022, as rows."""

from renda_cli.store import statements
from renda_cli.work.desk import Desk
from tests.work.review_data import D


def entry(desk: Desk, on: str, status: str = "decided", milli: int = 1500, **more: object) -> int:
    """The id of points entered for 张三."""
    about = {
        "deputy_id": 1,
        "scheme": "代表积分",
        "period": "2022",
        "item": "自选动作",
        "evidence": "照片，电话13812345678",
    }
    return statements.insert_score_entry(
        desk.file.db, amount_milli=milli, held_on=D(on), status=status, **about | more  # type: ignore[arg-type]
    )  # fmt: skip


def fill_scores_year(desk: Desk) -> None:
    """An entry of each kind and state, and a talk."""
    entry(desk, "2022-03-01", entered_by="李四", note="补登")
    entry(desk, "2022-04-01", milli=3000, amount="count", deputy_id=None, village="留道村")
    entry(desk, "2022-05-01", "reported")
    entry(desk, "2022-06-01", milli=-2000, kind="correction")
    statements.insert_score_talk(desk.file.db, deputy_id=1, held_on=D("2022-10-08"), what="约谈", why="积分低")
