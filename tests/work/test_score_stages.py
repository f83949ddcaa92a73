"""From the self-report to the decision, what is not recognised, and what is corrected."""

from typing import Any

import pytest

from renda_cli.store.statements import insert_score_freeze
from renda_cli.work import journal
from renda_cli.work.desk import Desk
from renda_cli.work.score import correcting, entry, stages
from tests.work.helpers import at, contents, refused
from tests.work.score_entry_data import DEPUTIES, entries, given, load, total


@pytest.fixture
def desk(office: Desk) -> Desk:
    """The office with the scheme of its deputies, in December, and three entries that wait: #1 and #2 points, #3 a number."""
    load(office)
    desk = at(office, "2022-12-01")
    given(desk, on="2022-03-01", stage="自报")
    given(desk, "李四", on="2022-03-01", stage="自报")
    given(desk, "李四", item="政策", count="3", on="2022-03-01", stage="审核")
    return desk


def test_from_the_self_report_to_the_decision(desk: Desk) -> None:
    assert total(desk) == 60_000
    assert stages.confirm(desk, ["1"], by="东片小组", on="2022-04-01").lines == (
        "已审核 #1 张三 表彰 +2 分（2022-04-01，东片小组）",
    )
    assert total(desk) == 60_000
    done = stages.confirm(desk, ["#1"], points="1.5", why="两人合作", by="主席团", on="2022-05-01")
    assert done.lines == ("已审定 #1 张三 表彰 +2 分 → +1.5 分（2022-05-01，主席团）",)
    found = done.read()
    assert (found["status"], found["amount"]) == ("decided", 1.5)
    assert found["stages"] == ["2022-04-01 已审核（东片小组）", "2022-05-01 已审定（主席团，2 → 1.5：两人合作）"]
    assert found["history"][1] == {
        "stage": "decided", "held_on": "2022-05-01", "held_by": "主席团", "before": 2, "after": 1.5, "why": "两人合作",
    }  # fmt: skip
    assert total(desk) == 61_500


def test_a_stage_can_be_left_out_and_is_said_so(desk: Desk) -> None:
    done = stages.confirm(desk, ["1,2"], to="审定")
    assert done.lines == (
        "已审定 #1 张三 表彰 +2 分（2022-12-01）", "已审定 #2 李四 表彰 +2 分（2022-12-01）",
        "提醒：#1 张三 表彰 没有经过小组审核", "提醒：#2 李四 表彰 没有经过小组审核",
    )  # fmt: skip
    assert [one["status"] for one in done.read()] == ["decided", "decided"]


def test_a_number_is_confirmed_as_another(desk: Desk) -> None:
    done = stages.confirm(desk, ["3"], count="2", why="一次不算")
    assert done.lines == ("已审定 #3 李四 宣讲政策 数量 3 → 数量 2（2022-12-01）",)
    assert total(desk, "李四") == 61_000


def test_what_is_not_recognised_does_not_count(desk: Desk) -> None:
    stages.confirm(desk, ["1"], to="审定")
    done = stages.refuse(desk, ["1", "3"], why="没有材料", by="主席团")
    assert done.lines[0] == "未认可 #1 张三 表彰 +2 分（2022-12-01，主席团）：没有材料，不计分"
    assert [one["status"] for one in done.read()] == ["refused", "refused"]
    assert total(desk) == total(desk, "李四") == 60_000


@pytest.mark.parametrize(
    ("numbers", "about", "sentence"),
    [
        (["9"], {}, "没有编号为“9”的加分减分；请用 renda score entries 查编号"),
        (["张三"], {}, "没有编号为“张三”的加分减分"),
        ([","], {}, "没有写编号；请写一个或几个编号"),
        (["1,1"], {}, "编号“#1”写了两遍"),
        (["1"], {"to": "自报"}, "--stage 没有“自报”；可选：审核、审定"),
        (["3"], {"to": "审核"}, "#3 李四 宣讲政策 已审核；要改请用 renda score correct 3 --count 数量 --why 理由"),
        (["1"], {"points": "1"}, "#1 张三 表彰 的分值有改变，没有写理由；请加 --why 理由"),
        (["1"], {"points": "0", "why": "x"}, "--points 不能为 0"),
        (["1"], {"count": "1"}, "#1 张三 表彰 登记的是分；请写 --points 分"),
        (["3"], {"points": "1"}, "#3 李四 宣讲政策 登记的是数量；请写 --count 数量"),
        (["3"], {"count": "0", "why": "x"}, "--count 0 不对"),
        (["2,1"], {"on": "2022-02-01"}, "#2 李四 表彰 是 2022-03-01 登记的，不能在 2022-02-01 审核；请核对 --on"),
    ],
)
def test_a_confirmation_that_is_typed_wrongly_is_refused(
    desk: Desk, numbers: list[str], about: dict[str, Any], sentence: str
) -> None:
    with refused(desk, sentence):
        stages.confirm(desk, numbers, **about)


def test_what_is_over_goes_no_further(desk: Desk) -> None:
    stages.confirm(desk, ["1"], to="审定", on="2022-05-01")
    stages.refuse(desk, ["2"], why="没有材料", on="2022-05-01")
    with refused(desk, "#1 张三 表彰 已审定；要改请用 renda score correct 1 --points 分 --why 理由"):
        stages.confirm(desk, ["1"])
    with refused(desk, "#2 李四 表彰 未获认可；要恢复的用 renda undo"):
        stages.confirm(desk, ["2"])
    with refused(desk, "#2 李四 表彰 已登记未认可"):
        stages.refuse(desk, ["2"], why="没有材料")
    with refused(desk, "#1 张三 表彰 是 2022-05-01 登记的，不能在 2022-04-01 不予认可"):
        stages.refuse(desk, ["1"], why="没有材料", on="2022-04-01")
    with refused(desk, "--why 的理由不能为空"):
        stages.refuse(desk, ["1"], why=" ")
    with refused(desk, "#2 李四 表彰 未获认可，不计分，不必更正"):
        correct(desk, "2", points="1")


def correct(desk: Desk, number: str | None, **more: Any) -> Any:
    """A correction with the options of the command; what is not given is not typed."""
    typed = dict.fromkeys(
        (
            "deputy",
            "group",
            "station",
            "village",
            "unit",
            "item",
            "points",
            "count",
            "period",
            "scheme",
            "by",
            "on",
            "file",
        )
    )
    return correcting.either(desk, number, **{**typed, "town": False, "why": "记错", **more})


def test_an_entry_is_corrected_and_its_history_kept(desk: Desk) -> None:
    stages.confirm(desk, ["1"], to="审定", on="2022-05-01")
    done = correct(desk, "1", points="1", by="主席团")
    assert done.lines == ("已更正 #1 张三 表彰 +2 分 → +1 分（2022-12-01，主席团）：记错",)
    assert done.read()["stages"][1] == "2022-12-01 更正（主席团，2 → 1：记错）"
    assert total(desk) == 61_000
    assert correct(desk, "3", count="1.5").lines[0].startswith("已更正 #3 李四 宣讲政策 数量 3 → 数量 1.5（")


def test_the_points_of_a_measured_item_are_corrected(desk: Desk) -> None:
    done = correct(desk, None, deputy=["张三"], item="人代会", points="-1.5", why="签到有误", by="主席团")
    assert done.lines == ("已登记更正 #4 张三 出席人代会 -1.5 分（2022年，2022-12-01）：签到有误",)
    found = done.read()
    assert (found["kind"], found["amount"], found["evidence"], found["entered_by"]) == (
        "correction", -1.5, "签到有误", "主席团",
    )  # fmt: skip
    assert found["stages"] == ["2022-12-01 更正（主席团，0 → -1.5：签到有误）"]
    assert total(desk) == 58_500
    with refused(desk, "同样的更正已登记（#4）；确是另一笔的请把 --why 写得不同"):
        correct(desk, None, deputy=["张三"], item="人代会", points="-1.5", why="签到有误")
    correct(desk, "4", points="-1")
    assert total(desk) == 59_000
    stages.refuse(desk, ["4"], why="没有错")
    assert total(desk) == 60_000
    assert correct(desk, None, deputy=["张三"], item="人代会", points="-1", why="签到有误").read()["id"] == 5


@pytest.mark.parametrize(
    ("number", "about", "sentence"),
    [
        ("1", {"item": "表彰", "points": "1"}, "写了登记编号，不要再写 --item；编号已指明"),
        ("1", {"deputy": ["张三"], "town": True, "period": "2022"}, "不要再写 --deputy、--town、--period"),
        ("1", {}, "没有写更正为多少；请加 --points 分"),
        ("3", {}, "没有写更正为多少；请加 --count 数量"),
        ("1", {"points": "2"}, "#1 张三 表彰 本来就是 \\+2 分"),
        ("1", {"points": "1", "on": "2022-01-01"}, "不能在 2022-01-01 更正"),
        (None, {"deputy": ["张三"], "points": "1"}, "没有写更正什么；更正一笔登记请写编号"),
        (None, {"deputy": ["张三"], "item": "表彰"}, "更正一个项目的得分要写分；请加 --points ±分"),
        (None, {"deputy": ["张三"], "item": "政策", "count": "1", "points": "1"}, "更正一个项目的得分要写分"),
        (None, {"deputy": ["张三"], "item": "表彰", "points": "0"}, "更正的分不能为 0"),
        (None, {"deputy": ["张三,李四"], "item": "表彰", "points": "1"}, "写了 2 个对象；请一次只写一个"),
        (None, {"item": "表彰", "points": "1"}, "没有写是谁的分"),
        (None, {"deputy": ["张三"], "item": "表彰", "points": "1", "why": ""}, "--why 的理由不能为空"),
    ],
)
def test_a_correction_that_is_typed_wrongly_is_refused(
    desk: Desk, number: str | None, about: dict[str, Any], sentence: str
) -> None:
    with refused(desk, sentence):
        correct(desk, number, **about)


def test_what_changes_after_the_settlement_is_said_to_stand_beside(desk: Desk) -> None:
    with desk.file.transaction():
        insert_score_freeze(desk.file.db, scheme_id=1, period="2022", frozen_on=desk.today)
    beside = "注意：2022 的积分 2022-12-01 已定稿，定稿不变，这次的改动另列在旁边"
    assert stages.confirm(desk, ["1"]).lines[-1] == beside
    assert stages.refuse(desk, ["2"], why="没有材料").lines[-1] == beside
    assert correct(desk, "1", points="1").lines[-1] == beside
    assert correct(desk, None, deputy=["张三"], item="表彰", points="1").lines[-1] == beside


def test_an_item_that_the_scheme_has_no_more_is_confirmed_all_the_same(desk: Desk) -> None:
    load(desk, DEPUTIES.replace('"表彰"', '"获奖"'))
    stages.confirm(desk, ["1"], points="9", why="改定")
    assert entries(desk, "amount", deputy="张三") == [(9,)]


def test_stages_are_taken_back_and_done_again(desk: Desk) -> None:
    before = {name: contents(desk)[name] for name in ("score_entry", "score_stage")}
    stages.confirm(desk, ["1,2"], points="1", why="各计一半")
    after = {name: contents(desk)[name] for name in before}
    journal.undo(desk)
    assert {name: contents(desk)[name] for name in before} == before
    journal.redo(desk)
    assert {name: contents(desk)[name] for name in before} == after


def test_several_are_confirmed_or_none(desk: Desk) -> None:
    entry.adjust(desk, deputy=["王五"], item="表彰", points="1", evidence="表彰")
    with refused(desk, "#4 王五 表彰 已审定"):
        stages.confirm(desk, ["1,4"])


def test_one_entry_is_corrected_at_a_time(desk: Desk) -> None:
    with refused(desk, "写了 2 个编号；更正请一次只写一个编号"):
        correcting.correct(desk, "1,2", points="1", why="有误")
