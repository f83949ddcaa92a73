"""A period is settled once; what is corrected afterwards stands beside it."""

import pytest

from renda_cli.work import journal, status
from renda_cli.work.desk import Desk
from renda_cli.work.score import computing, correcting, freezing, objections, schemes, stages
from renda_cli.work.score import settled as settling
from renda_cli.work.score.freezing import Change, Frozen
from tests.work.helpers import at, contents, count, refused
from tests.work.score_entry_data import DEPUTIES, JUDGED, given, load, total


@pytest.fixture
def desk(office: Desk) -> Desk:
    """The office with the scheme of its deputies and the points of 张三, in the year after."""
    load(office)
    desk = at(office, "2023-01-10")
    given(desk, on="2022-03-01", period="2022")
    return desk


def test_a_period_is_settled(desk: Desk) -> None:
    loaded, period = schemes.meant(desk, "2022")
    assert freezing.settled(desk, loaded, period) is None
    assert settling.version(desk, "代表积分", period.label) is None
    done = freezing.freeze(desk, "去年", by="主席团", on="2023-01-05", note="会议通过")
    assert done.lines == (
        "已定稿2022年的积分：代表积分（2022 年第 1 版），3 个对象（2023-01-05）", "以后的更正另列在旁边，定稿的分不变",
    )  # fmt: skip
    assert done.read() == {
        "id": 1, "scheme": "代表积分", "version": 1, "period": "2022", "frozen_on": "2023-01-05", "frozen_by": "主席团", "note": "会议通过",
        "count": 3,
    }  # fmt: skip
    board = computing.board(desk, loaded, period)
    settled = freezing.settled(desk, loaded, period)
    assert settled is not None
    assert list(settled) == [row.subject.key for row in board.rows]
    assert settled[1] == Frozen(
        62_000, "优秀", 1, {"出席人代会": 0, "出席率": None, "表彰": 2000, "宣讲政策": 0, "宣讲法律": 0, "合计履职": 0}
    )
    assert settled[2].band == "合格"
    assert [freezing.later(row, settled[row.subject.key]) for row in board.rows] == [[], [], []]


def test_later_corrections_stand_beside_and_a_later_version_changes_nothing(desk: Desk) -> None:
    freezing.freeze(desk, "2022")
    before = contents(desk)["score_frozen"]
    correcting.correct_item(desk, deputy=["张三"], item="表彰", points="-1", why="记错", period="2022")
    load(desk, DEPUTIES.replace("base = 60", "base = 80"))
    loaded, period = schemes.meant(desk, "2022")
    assert loaded.version == 1
    kept = settling.version(desk, "代表积分", period.label)
    assert kept is not None
    assert (kept["version"], schemes.as_loaded(kept).scheme.base) == (1, 60_000)
    settled = freezing.settled(desk, loaded, period)
    row = computing.board(desk, loaded, period).of(1)
    assert settled is not None
    assert row is not None
    assert freezing.later(row, settled[1]) == [Change("表彰", 2000, 1000)]
    assert total(desk) == 61_000
    assert contents(desk)["score_frozen"] == before


def test_items_that_came_or_went_are_told(desk: Desk) -> None:
    freezing.freeze(desk, "2022")
    _, period = schemes.meant(desk, "2022")
    load(desk, DEPUTIES.replace('"宣讲法律"', '"普法"').replace('items = ["表彰"]', 'items = ["普法"]'))
    (newest,) = schemes.of_year(desk, 2022)
    row = computing.board(desk, newest, period).of(1)
    settled = freezing.settled(desk, newest, period)
    assert row is not None
    assert settled is not None
    assert freezing.later(row, settled[1]) == [Change("普法", None, 0), Change("宣讲法律", 0, None)]


def test_it_is_settled_once(desk: Desk) -> None:
    freezing.freeze(desk, "2022", on="2023-01-05")
    with refused(desk, "2022年的积分 2023-01-05 已定稿；以后的更正请用 renda score correct 登记"):
        freezing.freeze(desk, "2022", anyway=True)


def test_what_waits_is_in_the_way(desk: Desk) -> None:
    for place in range(6):
        given(desk, "李四", stage="自报", period="2022", evidence=f"第{place}笔")
    objections.object_(desk, deputy=["张三"], text="少计一次", period="2022")
    named = "#2 李四 表彰、#3 李四 表彰、#4 李四 表彰、#5 李四 表彰、#6 李四 表彰……"
    waits = (
        "这一期到 2022-12-31 才结束", f"有 6 笔没有审定（{named}）", "有 1 项异议没有处理（#1 张三）",
    )  # fmt: skip
    sentence = f"2022年的积分还不能定稿：{'；'.join(waits)}；请先处理完；确要定稿的请加 --anyway"
    with refused(desk, sentence):
        freezing.freeze(desk, "2022", on="2022-12-30")
    done = freezing.freeze(desk, "2022", on="2022-12-30", anyway=True)
    assert done.lines[2:] == tuple(f"注意：定稿时{one}" for one in waits)


def test_a_judge_who_is_awaited_is_in_the_way(desk: Desk) -> None:
    load(desk, JUDGED, period="year")
    with refused(desk, "2022 年有 2 个计分的办法：代表积分、小组考核；请用 --scheme 名称 指明"):
        freezing.freeze(desk, "2022")
    with refused(desk, "有 2 项没有评分（东片小组 政治素质、西片小组 政治素质）"):
        freezing.freeze(desk, "2022", scheme="小组考核")


def test_once_all_is_done_it_can_be_settled(desk: Desk) -> None:
    given(desk, "李四", stage="自报", period="2022")
    objections.object_(desk, deputy=["张三"], text="少计一次", period="2022")
    stages.confirm(desk, ["2"], to="审定")
    objections.settle(desk, "1", accepted=False, answer="没有少计")
    freezing.freeze(desk, "2022", on="2023-01-10")
    assert count(desk, "score_frozen") == 3


def test_nobody_to_be_scored_is_refused(desk: Desk) -> None:
    load(desk, JUDGED.replace("小组考核", "站点考核").replace('"group"', '"station"'), period="year")
    with refused(desk, "2022年没有可计分的对象，不能定稿；请先登记名册"):
        freezing.freeze(desk, "2022", scheme="站点考核")


def test_a_settlement_is_taken_back_whole(desk: Desk) -> None:
    freezing.freeze(desk, "2022")
    after = {name: contents(desk)[name] for name in ("score_freeze", "score_frozen")}
    journal.undo(desk)
    assert (count(desk, "score_freeze"), count(desk, "score_frozen")) == (0, 0)
    journal.redo(desk)
    assert {name: contents(desk)[name] for name in after} == after


def test_what_was_given_to_those_who_are_not_scored_is_said(desk: Desk) -> None:
    given(desk, "李四", period="2022")
    status.end(desk, "李四", ground="resigned", on="2022-06-01")
    said = freezing.freeze(desk, "2022", anyway=True).lines
    assert "注意：有 1 笔登记的对象不在计分的名单里，没有计入（#2 李四 表彰）" in said
    later = correcting.correct_item(desk, deputy=["李四"], item="表彰", points="1", why="少计", period="2022").lines
    assert "提醒：李四 不在 2022年计分的名单里，这笔不会计入，请核对" in later
