"""Schemes of each kind of subject, and a year of points and talks entered by the verbs."""

from renda_cli.rules.vocabulary import SCORE_SUBJECTS
from renda_cli.store.statements import insert_scheme
from renda_cli.work import unit
from renda_cli.work.desk import Desk
from renda_cli.work.score import correcting, entry, stages, talks
from renda_cli.work.station import place
from tests.work.helpers import at
from tests.work.review_data import D

DEPUTIES = """# 代表积分
name = "代表积分"
subject = "代表"
period = "年度"
[[section]]
name = "自选动作"
[[section.item]]
name = "宣传报道"
hand = true
[[section.item]]
name = "好人好事"
hand = true
each = 2
unit = "件"
[[section.item]]
name = "领衔建议"
measure = "领衔的议案建议"
each = 5
"""


def loaded(
    desk: Desk,
    text: str,
    name: str,
    subject: str,
    period: str = "year",
    *,
    version: int = 1,
    year: int = 2022,
    why: str | None = None,
) -> None:
    """A version of a scheme, as a row."""
    insert_scheme(
        desk.file.db, name=name, year=year, version=version, subject=subject, period=period, definition=text, loaded_on=D("2022-01-05"), why=why
    )  # fmt: skip


def other(name: str, subject: str, period: str = "年度") -> str:
    """A scheme with an item by hand and one that counts."""
    lines = (f'name = "{name}"', f'subject = "{subject}"', f'period = "{period}"', "[[section]]", 'name = "一"')
    items = (
        "[[section.item]]",
        'name = "加分"',
        "hand = true",
        "[[section.item]]",
        'name = "活动"',
        "hand = true",
        "each = 0.5",
        'unit = "次"',
    )
    return "\n".join((*lines, *items)) + "\n"


def load_schemes(desk: Desk) -> None:
    """Of 2022 one for each kind of subject, that of groups by quarters."""
    loaded(desk, DEPUTIES, "代表积分", "deputy")
    loaded(desk, other("小组积分", "代表小组", "季度"), "小组积分", "group", "quarter")
    kinds = {"站点积分": "station", "单位积分": "unit", "村级积分": "village", "全镇考核": "town"}
    for name, code in kinds.items():
        loaded(desk, other(name, SCORE_SUBJECTS[code]), name, code)


def fill_scores(desk: Desk) -> Desk:
    """Points of each kind of subject, state and amount, and talks; seen from 2022-12-31."""
    load_schemes(desk)
    year = at(desk, "2022-12-31")
    place.add(year, "城东联络站", kind="联络站", village="留道村", on="2022-01-01")

    def give(on: str, **more: object) -> str:
        made = entry.adjust(year, on=on, evidence=f"{on}的照片", **more)  # type: ignore[arg-type]
        return str(made.read()["id"])

    give("2022-03-01", deputy=["张三"], item="宣传报道", points="2.125", by="李四", note="补登")
    give("2022-03-02", deputy=["李四"], item="宣传报道", points="-0.5", file="照片/一.jpg")
    give("2022-03-02", deputy=["李四"], item="好人好事", count="3")
    checked = give("2022-03-03", deputy=["张三"], item="宣传报道", points="1", stage="自报")
    stages.confirm(year, [checked], by="东片小组", on="2022-04-01")
    give("2022-03-04", deputy=["张三"], item="宣传报道", points="1", stage="自报")
    refused = give("2022-03-05", deputy=["张三"], item="宣传报道", points="1")
    stages.refuse(year, [refused], why="没有照片", on="2022-04-01")
    give("2022-03-05", deputy=["张三"], item="宣传报道", points="0.25")
    give("2022-05-01", group=["东片小组"], item="活动", count="2.5")
    give("2022-05-02", station=["城东联络站"], item="加分", points="1")
    give("2022-05-03", unit=["建设局"], item="加分", points="-1")
    unit.merge(year, "建设局", into="教育局", on="2022-06-01")
    give("2022-05-04", village=["留道村"], item="加分", points="1")
    give("2022-05-05", town=True, item="加分", points="10")
    correcting.correct_item(year, deputy=["张三"], item="领衔建议", points="-5", why="重复计分", on="2022-07-01")
    talks.talk(
        year,
        ["张三"],
        what="约谈",
        on="2022-10-08",
        by="主席",
        why="积分低",
        answer="改进",
        period="2022",
        note="在会议室",
    )
    talks.talk(year, ["东片小组"], kind="小组", what="通报", on="2022-10-09")
    talks.talk(year, ["本镇"], kind="乡镇", what="通报", on="2022-10-10")
    return year
