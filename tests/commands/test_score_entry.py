"""Points by hand, their stages, objections and the settlement as a clerk types them, and what is typed wrongly."""

from pathlib import Path

import pytest

from renda_cli.work.desk import open_desk
from tests.conftest import TODAY, Ran, Renda
from tests.work.helpers import contents
from tests.work.score_entry_data import load

IN_SPRING = "2022-03-10"


@pytest.fixture
def town(town_with_people: Renda, path: Path) -> Renda:
    """The town with the scheme of its deputies."""
    desk = open_desk(path, TODAY, at_terminal=False)
    load(desk)
    desk.file.close()
    return town_with_people


def said(ran: Ran) -> list[str]:
    """The lines that a command prints."""
    assert ran.code == 0, ran.err
    return ran.out.splitlines()


def test_from_the_entry_to_the_settled_period(town: Renda) -> None:
    adjust = ("score", "adjust", "--deputy", "张三,李四", "--item", "表彰", "--evidence", "县人大常委会表彰")
    assert said(town(*adjust, "--points", "-1.5", "--on", "2022-03-01", "--stage", "自报", today=IN_SPRING)) == [
        "已登记 #1 张三 表彰 -1.5 分（2022年，2022-03-01，自报，待审核）",
        "已登记 #2 李四 表彰 -1.5 分（2022年，2022-03-01，自报，待审核）",
    ]
    said(town("score", "confirm", "1,2", "--stage", "审核", "--by", "东片小组", today=IN_SPRING))
    said(town("score", "confirm", "1", "--points", "-1", "--why", "减轻", "--by", "主席团", today=IN_SPRING))
    said(town("score", "refuse", "2", "--why", "没有材料", today=IN_SPRING))
    said(town("score", "correct", "1", "--points=-0.5", "--why", "改正", today=IN_SPRING))
    correct = ("score", "correct", "--deputy", "李四", "--item", "人代会", "--points", "+1", "--why", "漏签到")
    assert said(town(*correct, today=IN_SPRING)) == [
        "已登记更正 #3 李四 出席人代会 +1 分（2022年，2022-03-10）：漏签到"
    ]
    said(
        town("score", "object", "--deputy", "王五", "--text", "-", "--by", "王五", today=IN_SPRING, stdin="少计一次\n")
    )
    answer = ("--rejected", "--answer", "-", "--by", "主席团")
    said(town("score", "settle", "1", *answer, today=IN_SPRING, stdin="没有少计\n"))
    page = said(town("score", "entries", today=IN_SPRING))
    assert page[0] == "【2022年加分减分】"
    assert page[1].split() == [
        "编号", "日期", "期间", "对象", "计分项目", "种类", "数", "分或数量", "依据", "状态", "审核和更正", "计分办法",
    ]  # fmt: skip
    assert page[3].split()[:11] == [
        "1", "2022-03-01", "2022", "张三", "表彰", "登记", "-0.5", "分", "县人大常委会表彰", "已审定", "2022-03-10",
    ]  # fmt: skip
    assert page[4].split()[9] == "未认可"
    assert page[-1] == "注：共 3 笔：已审定 2、未认可 1；已审定的分：加 1 分、减 0.5 分"
    page = said(town("score", "objections", "2022", today=IN_SPRING))
    assert page[3].split() == [
        "1", "2022-03-10", "2022", "王五", "少计一次", "王五", "不成立", "2022-03-10", "主席团", "没有少计", "代表积分",
    ]  # fmt: skip
    done = said(town("score", "freeze", "2022", "--by", "主席团", today="2023-01-05"))
    assert done[0] == "已定稿2022年的积分：代表积分（2022 年第 1 版），3 个对象（2023-01-05）"
    assert said(town("undo"))[0].startswith("【已撤销")
    assert town("score", "freeze", "2022", "-f", "json", today="2023-01-05").json["count"] == 3


def test_amounts_are_exact_numbers_for_machines(town: Renda) -> None:
    for points in ("2", "0.125", "-1.5"):
        ran = town(
            "score",
            "adjust",
            "--deputy",
            "张三",
            "--item",
            "表彰",
            "--points",
            points,
            "--evidence",
            f"第{points}",
            "-f",
            "json",
        )
        assert f'"amount": {points},' in ran.out
    town("score", "adjust", "--deputy", "张三", "--item", "政策", "--count", "3", "--evidence", "宣讲")
    rows = town("score", "entries", "2022", "--deputy", "张三", "-f", "json").json
    assert [(row["amount"], row["amount_kind"]) for row in rows] == [
        (2, "points"), (0.125, "points"), (-1.5, "points"), (3, "count"),
    ]  # fmt: skip
    assert [type(row["amount"]) for row in rows] == [int, float, float, int]


def test_lines_of_a_batch(town: Renda) -> None:
    lines = """score adjust --deputy 张三 --item 表彰 --points 2 --evidence 表彰 --stage 自报
score confirm 1 --stage 审定
score adjust --deputy 李四 --item 政策 --count 2 --evidence 宣讲
"""
    assert said(town("batch", "-", stdin=lines, today=IN_SPRING))
    rows = town("score", "entries", "--status", "已审定", "-f", "json", today=IN_SPRING).json
    assert [(row["subject"], row["status"]) for row in rows] == [("张三", "decided"), ("李四", "decided")]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("adjust --deputy 张三 --item 表彰 --evidence 表彰", "--points 和 --count 要写一个"),
        ("adjust --deputy 张三 --item 表彰 --points 二 --evidence 表彰", "--points “二”不对"),
        ("adjust --deputy 赵六 --item 表彰 --points 2 --evidence 表彰", "赵六"),
        ("adjust --item 表彰 --points 2 --evidence 表彰", "没有写是谁的分"),
        ("adjust --deputy 张三 --points 2 --evidence 表彰", "--item"),
        ("adjust --deputy 张三 --item 表彰 --points 2", "--evidence"),
        ("confirm 9", "没有编号为“9”的加分减分"),
        ("confirm", "登记编号"),
        ("refuse 9 --why 没有", "没有编号为“9”的加分减分"),
        ("correct 9 --points 2 --why 没有", "没有编号为“9”的加分减分"),
        ("correct --points 2 --why 没有", "没有写更正什么"),
        ("object --deputy 张三 --text 没有 --period 第五季度", "期间“第五季度”看不懂"),
        ("settle 9 --accepted", "没有编号为“9”的积分异议"),
        ("settle 9", "没有写异议成立不成立"),
        ("objections 后年", "期间“后年”看不懂"),
        ("entries --kind 县", "没有“县”这一类"),
        ("freeze 2022", "这一期到 2022-12-31 才结束"),
        ("freeze 2021", "2021 年还没有计分的办法"),
    ],
)
def test_what_is_typed_wrongly_is_said_in_one_sentence(town: Renda, path: Path, line: str, sentence: str) -> None:
    desk = open_desk(path, TODAY, at_terminal=False)
    before = contents(desk)
    ran = town("score", *line.split())
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert len(ran.err.splitlines()) == 1
    assert contents(desk) == before
    desk.file.close()
