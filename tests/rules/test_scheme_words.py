"""The rules of schemes in words, as they stand on the wall."""

from fractions import Fraction

import pytest

from renda_cli.rules.scheme_words import said, said_band, said_reminder, said_section
from renda_cli.rules.schemes import Band, Item, Reminder, Scheme, Section, Step

STEPS = (
    Step(Fraction(90), 12000, 15000),
    Step(Fraction(80), 8000, 11000),
    Step(Fraction(0), 0, 7000),
)


@pytest.mark.parametrize(
    ("item", "unit", "words"),
    [
        (Item("建议", measure="x", each=Fraction(3), cap=10000, nothing=0), "件", "每件 3 分，最多 10 分；没有的计 0 分"),
        (Item("建议", measure="x", each=Fraction(3), unit="条"), "件", "每条 3 分"),
        (Item("建议", measure="x", each=Fraction(3)), "", "每个 3 分"),
        (Item("得分", items=("甲", "乙"), each=Fraction(1, 2)), "", "按“甲”、“乙”的得分，每 1 分 0.5 分"),
        (Item("比率", measure="x", each=Fraction("0.05"), empty=0), "%", "每 1% 0.05 分；无从计算的计 0 分"),
        (Item("户", hand=True, each=Fraction(1), per=Fraction(2), unit="户"), "", "每满 2 户 1 分"),
        (Item("请假", hand=True, each=Fraction(-1), unit="半天"), "", "每半天扣 1 分"),
        (
            Item("请假", hand=True, each=Fraction(-1), unit="半天", full=10000, floor=0),
            "",
            "基本分 10 分，每半天扣 1 分，扣完为止",
        ),
        (Item("请假", hand=True, each=Fraction(-1), unit="次", floor=-5000), "", "每次扣 1 分，最多扣 5 分"),
        (Item("请假", hand=True, each=Fraction(-1), unit="次", cap=0, floor=0), "", "每次扣 1 分，不加分，最少 0 分"),
        (
            Item("书面建议", hand=True, target=Fraction(3), full=10000, over=Fraction(5), under=Fraction(-5), unit="件"),
            "",
            "应有 3 件，10 分，每多（少）1 件加（减）5 分",
        ),
        (
            Item("发言", hand=True, target=Fraction(1), full=10000, over=Fraction(5), nothing=0, unit="人"),
            "",
            "应有 1 人，10 分，每多 1 人加 5 分；没有的计 0 分",
        ),
        (
            Item("事", hand=True, target=Fraction(4), full=10000, over=Fraction(-1), under=Fraction(-2), per=Fraction(2)),
            "",
            "应有 4，10 分，每多满 2 扣 1 分，每少满 2 扣 2 分",
        ),
        (Item("小组活动", hand=True, target=Fraction(4), full=10000, all=True, unit="次"), "", "达到 4 次得 10 分，不到不得分"),
        (
            Item("出席率", measure="x", steps=STEPS),
            "%",
            "90% 以上 12～15 分，80% 以上 8～11 分，不到 80% 0～7 分",
        ),
        (Item("出席率", measure="x", steps=STEPS[:1]), "%", "90% 以上 12～15 分，不到 90% 0 分"),
        (Item("出席", measure="x", steps=STEPS[2:]), "次", "0 次以上 0～7 分"),
        (
            Item("政治", hand=True, ranges=((8000, 10000), (4000, 7000), (0, 0)), least_points=4000),
            "",
            "由人评 8～10 分、4～7 分、0 分；不到 4 分的一票否决",
        ),
        (
            Item("联名", measure="x", lead=Fraction(3), co=Fraction(0), joint="shared", full=1000),
            "件",
            "几人联名的均分，基本分 1 分，领衔每件 3 分，附议不计",
        ),
        (Item("联名", measure="x", lead=Fraction(3), co=Fraction(1), per=Fraction(2)), "件", "领衔每满 2 件 3 分，附议每满 2 件 1 分"),
        (Item("表彰", hand=True, best=2, cap=10000), "", "据实登记分，取最高的 2 笔，最多 10 分"),
        (Item("会议", hand=True, full=10000, floor=0), "", "基本分 10 分，据实加减分，扣完为止"),
        (Item("走访", hand=True, each=Fraction(0), nothing=-10000), "次", "没有的扣 10 分"),
        (Item("走访", hand=True, each=Fraction(0), full=5000, nothing=0), "次", "有的计 5 分；没有的计 0 分"),
        (Item("走访", hand=True, each=Fraction(0), full=5000), "次", "计 5 分"),
        (Item("走访", hand=True, each=Fraction(0)), "次", "只登记，不计分"),
        (Item("违纪", hand=True, each=Fraction(0), veto=True), "次", "一票否决"),
        (Item("走访", hand=True, each=Fraction(-1), full=10000, floor=2000), "次", "基本分 10 分，每次扣 1 分，最少 2 分"),
        (Item("违纪", measure="x", veto=True), "次", "一票否决"),
        (Item("违纪", hand=True, veto=True), "", "一票否决"),
        (Item("活动", measure="x", kinds=("视察", "调研"), each=Fraction(2)), "次", "只计视察、调研，每次 2 分"),
        (Item("人均", measure="x", members="mean", each=Fraction(2)), "次", "按每人平均，每次 2 分"),
        (Item("人数", measure="x", members="with", each=Fraction(2)), "次", "达到 1 次的人，每人 2 分"),
        (
            Item("人数", measure="x", members="without", least=Fraction(10), each=Fraction(-2)),
            "户",
            "不到 10 户的人，每人扣 2 分",
        ),
        (
            Item("占比", measure="x", members="rate", steps=(Step(Fraction(85), 5000, 5000),)),
            "次",
            "达到 1 次的人所占比例，85% 以上 5 分，不到 85% 0 分",
        ),
        (Item("代表", scheme="代表积分", each=Fraction("0.2")), "", "按“代表积分”的总分，每 1 分 0.2 分"),
        (Item("建议", measure="x", each=Fraction(3), says="照镇里的办法"), "件", "照镇里的办法"),
    ],
)  # fmt: skip
def test_an_item(item: Item, unit: str, words: str) -> None:
    assert said(item, unit) == words


@pytest.mark.parametrize(
    ("section", "words"),
    [
        (Section("甲", ()), ""),
        (Section("甲", (), full=30000, floor=0), "基本分 30 分，扣完为止"),
        (Section("甲", (), cap=20000, floor=-5000), "最多 20 分，最少 -5 分"),
        (Section("甲", (), best=2, bonus=True), "另外加分，不受总分上限限制，取最高的 2 项"),
        (Section("甲", (), offset=True, cap=10000), "只抵扣掉的分，最多 10 分"),
        (Section("甲", (), least_points=6000), "不到 6 分的一票否决"),
    ],
)
def test_a_section(section: Section, words: str) -> None:
    assert said_section(section) == words


@pytest.mark.parametrize(
    ("bands", "words"),
    [
        ([(90, None, None), (80, None, None), (None, None, None)], ["90 分以上（含 90 分）", "80 分以上、不满 90 分", "不满 80 分"]),
        ([(None, 3, None), (None, 4, None), (None, 6, None), (None, None, None)], ["前 3 名", "第 4 名", "第 5～6 名", "其余"]),
        ([(None, None, 20), (None, None, 50), (None, None, None)], ["前 20%", "前 20%～50%", "其余"]),
        ([(None, 3, None), (None, -2, None), (None, None, None)], ["前 3 名", "末 2 名以外", "末 2 名"]),
        ([(90, 3, None), (80, None, None), (None, None, None)], ["90 分以上的前 3 名", "其余 80 分以上", "不满 80 分"]),
        ([(90, None, 20), (80, None, 60), (None, None, None)], ["90 分以上的前 20%", "80 分以上的前 60%", "其余"]),
        ([(None, 1, None), (60, None, None), (None, None, None)], ["前 1 名", "其余 60 分以上", "不满 60 分"]),
        ([(None, 1, None), (None, None, 20), (None, None, None)], ["前 1 名", "前 20%", "其余"]),
        ([(None, None, None)], ["不分高低"]),
    ],
)  # fmt: skip
def test_a_band(bands: list[tuple[int | None, int | None, int | None]], words: list[str]) -> None:
    made = tuple(
        Band(
            str(place),
            None if score is None else score * 1000,
            top,
            None if share is None else Fraction(share),
        )
        for place, (score, top, share) in enumerate(bands)
    )
    scheme = Scheme("办法", "deputy", "year", (), made)
    assert [said_band(scheme, band) for band in made] == words


def test_a_reminder() -> None:
    assert said_reminder(Reminder("劝其辞职", band="较差", years=2)) == "连续 2 年“较差”：劝其辞职"
    assert said_reminder(Reminder("谈话", below=60000)) == "不满 60 分：谈话"
