"""What was suggested at an activity: listed, made a proposal, and answered by the units within the rulebook's time."""

from collections.abc import Callable
from typing import Any

import pytest

from renda_cli.work import due as due_list
from renda_cli.work import rules, session, unit
from renda_cli.work.activity import entry, planning, suggesting
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import reading as proposals
from renda_cli.work.proposal import withdrawing
from tests.work.activity_data import clock, held, inspected, of, planned
from tests.work.checks_data import texts
from tests.work.helpers import at, count, due, hand_in, refused


def listed(desk: Desk, activity: str) -> list[tuple[int, str, str | None]]:
    return [(one["no"], one["text"], one["proposal"]) for one in of(desk, activity, "listed")]


# Listed


def test_suggestions_are_listed_in_order_with_their_units(office: Desk) -> None:
    activity = held(office)
    said = suggesting.suggest(office, activity, text="清淤", unit="财政局").lines
    assert said == ("已登记 #1 视察“河道整治”的第 1 条建议：清淤",)
    suggesting.suggest(office, activity, text="修护栏", unit="财政局")
    assert listed(office, activity) == [(1, "清淤", None), (2, "修护栏", None)]
    assert of(office, activity, "suggestions", "units") == (2, ["财政局"])
    with refused(office, "已有这条建议"):
        suggesting.suggest(office, activity, text=" 清淤")


def test_a_total_counts_as_far_as_it_exceeds_the_list(office: Desk) -> None:
    activity = held(office, suggestions=2)
    for place, text in enumerate(("清淤", "修护栏", "种树"), start=1):
        (line,) = suggesting.suggest(office, activity, text=text).lines
        assert of(office, activity, "suggestions") == max(2, place)
    assert line.endswith("第 3 条建议：种树；建议总条数由 2 改为 3")
    suggesting.suggest(office, activity, which=3, remove=True)
    assert texts(office, "activity-counted") == ""


def test_a_listed_suggestion_is_reworded_or_taken_away(office: Desk) -> None:
    activity = held(office)
    for text in ("清淤", "修护栏", "种树"):
        suggesting.suggest(office, activity, text=text)
    assert suggesting.suggest(office, activity, which=2, text="修好护栏").lines == (
        "已修改 #1 的第 2 条建议：修好护栏",
    )
    assert suggesting.suggest(office, activity, which=1, remove=True).lines == ("已去掉 #1 的第 1 条建议：清淤",)
    suggesting.to_proposal(office, activity, which=2, by="张三", on="2022-06-02")
    with refused(office, "第 2 条建议已转为 5-1/闭1，不能去掉"):
        suggesting.suggest(office, activity, which=2, remove=True)
    assert listed(office, activity) == [(1, "修好护栏", None), (2, "种树", "5-1/闭1")]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({}, "缺少选项 --text 文字"),
        ({"text": " "}, "建议不能为空"),
        ({"text": "清淤", "unit": "水利站"}, "没有叫“水利站”的单位"),
        ({"text": "清淤", "which": 1}, "--which 1 不对：逐条登记的建议有 0 条"),
        ({"remove": True}, "请只与 --which 一起写"),
        ({"remove": True, "which": 1, "text": "清淤"}, "请只与 --which 一起写"),
        ({"remove": True, "which": 1, "unit": "财政局"}, "请只与 --which 一起写"),
    ],
)
def test_what_cannot_be_suggested(office: Desk, said: dict[str, Any], why: str) -> None:
    activity = held(office)
    with refused(office, why):
        suggesting.suggest(office, activity, **said)


def test_a_plan_has_no_suggestions_and_no_answer(office: Desk) -> None:
    activity = planned(office)
    verbs: tuple[Callable[[], Any], ...] = (
        lambda: suggesting.suggest(office, activity, text="清淤"),
        lambda: suggesting.to_proposal(office, activity, by="张三"),
        lambda: suggesting.reply(office, activity),
    )
    for verb in verbs:
        with refused(office, "没有开展，不能.*；开展了请先用 renda deputy activity done 1 登记"):
            verb()


# Made a proposal


def test_a_suggestion_becomes_a_proposal_and_only_one(office: Desk) -> None:
    activity = held(office, on="2022-05-01")
    suggesting.suggest(office, activity, text="尽快清理东河淤泥")
    done = suggesting.to_proposal(at(office, "2022-06-01"), activity, by="张三", co_signers=["李四"], topic="水利")
    assert done.lines == (
        "已登记 5-1/闭1 尽快清理东河淤泥（建议，领衔 张三，附议 1 人，2022-06-01 提出）",
        "由 #1 视察“河道整治”的第 1 条建议转来",
    )
    assert done.read() == proposals.show(office, "5-1/闭1")
    assert listed(office, activity) == [(1, "尽快清理东河淤泥", "5-1/闭1")]
    with refused(office, "这条建议已转为 5-1/闭1：尽快清理东河淤泥；一条建议只转一件"):
        suggesting.to_proposal(at(office, "2022-06-01"), activity, by="张三")
    withdrawing.withdraw(office, "5-1/闭1", by=["张三", "李四"], on="2022-06-02")
    with refused(office, "已转为"):
        suggesting.to_proposal(at(office, "2022-06-03"), activity, which=1, by="张三")


def test_the_one_that_is_meant_is_the_only_one_left_or_named(office: Desk) -> None:
    activity = held(office)
    for text in ("清理淤泥", "修护栏", "清理岸边"):
        suggesting.suggest(office, activity, text=text)
    with refused(office, "有 3 条建议：1 清理淤泥；2 修护栏；3 清理岸边；请用 --which 写明第几条"):
        suggesting.to_proposal(office, activity, by="张三", on="2022-06-02")
    with refused(office, "有 2 条建议"):
        suggesting.to_proposal(office, activity, text="清理", by="张三", on="2022-06-02")
    with refused(office, "没有含“学校”的建议"):
        suggesting.to_proposal(office, activity, text="学校", by="张三", on="2022-06-02")
    suggesting.to_proposal(office, activity, text="护栏", by="张三", on="2022-06-02", title="修好东河护栏")
    suggesting.to_proposal(office, activity, which=3, by_group="东片小组", on="2022-06-02")
    suggesting.to_proposal(office, activity, by="李四", on="2022-06-02")
    assert listed(office, activity) == [
        (1, "清理淤泥", "5-1/闭3"), (2, "修护栏", "5-1/闭1"), (3, "清理岸边", "5-1/闭2"),
    ]  # fmt: skip
    assert proposals.show(office, "5-1/闭1")["title"] == "修好东河护栏"


def test_all_or_nothing(office: Desk) -> None:
    activity = held(office)
    with refused(office, "没有逐条登记的建议；请先用 renda deputy activity suggest 1 --text 内容"):
        suggesting.to_proposal(office, activity, by="张三", on="2022-06-02")
    suggesting.suggest(office, activity, text="清淤")
    cases: tuple[tuple[dict[str, Any], str], ...] = (
        ({}, "没有写由谁提出"),
        ({"by": "孙八"}, "没有叫“孙八”的代表"),
        ({"by": "张三", "which": 1, "text": "清"}, "--which 和 --text 只能写一个"),
        ({"by": "张三", "on": "2022-05-31"}, "提出日期 2022-05-31 早于活动日期 2022-06-01"),
        ({"by": "张三", "session": "5-9"}, "没有登记过 5-9 次会议"),
    )
    for said, why in cases:
        with refused(office, why):
            suggesting.to_proposal(office, activity, **{"on": "2022-06-02", **said})


def test_at_a_session_it_counts_there_and_remarks_stand_once(office: Desk) -> None:
    session.add(office, "5-2", on="2022-07-05")
    activity = held(office)
    suggesting.suggest(office, activity, text="清淤")
    hand_in(office, "清淤", on="2022-06-03")
    said = suggesting.to_proposal(office, activity, by="张三", session="5-1", on="2022-07-06").lines
    assert said[0].startswith("已登记 5-1/1 清淤")
    assert len([line for line in said if "已闭会" in line]) == 1


# Answered


@pytest.mark.parametrize("kind", ["视察", "调研", "执法检查"])
def test_the_units_have_as_long_as_the_rulebook_says(office: Desk, kind: str) -> None:
    rules.set_(office, "inspection_reply", "自建议转交之日起3个月", from_="2022-01-01", source="本镇办法")
    said = entry.add(office, "河道整治", kind=kind, on="2022-06-01", suggestions=3, units=["财政局", "建设局"]).lines
    assert said[1] == "视察反馈期限：2022-09-01"
    assert due(office, "2022-09-01", 0) == [("inspection_reply", None, "财政局、建设局", 0, "due")]
    assert due(office, "2022-09-02") == [("inspection_reply", None, "财政局、建设局", -1, "late")]
    assert clock(office, "1")["steps"][:2] == [
        "依据：本镇办法：自建议转交之日起 3 个月",
        "起算：建议转交之日 2022-06-01",
    ]


def test_nationally_there_is_no_limit_and_one_can_be_set_by_hand(office: Desk) -> None:
    said = entry.add(office, "河道整治", kind="视察", on="2022-06-01", suggestions=3, units=["财政局"]).lines
    assert said[1] == (
        "视察反馈期限：未设（所用规则没有这项期限）；需要时用 renda deputy activity edit 1 --reply-by 日期 定一个"
    )
    assert suggesting.suggest(office, "1", text="清淤").lines == ("已登记 #1 视察“河道整治”的第 1 条建议：清淤",)
    assert len(entry.edit(office, "1", place="东河").lines) == 1
    assert entry.edit(office, "1", reply_by="2022-07-01").lines[1] == "视察反馈期限：2022-07-01"
    assert due(office, "2022-07-02") == [("inspection_reply", None, "财政局", -1, "late")]
    assert entry.edit(office, "1", reply_by="2022-07-10").lines[1] == "反馈期限：2022-07-01 → 2022-07-10"
    entry.edit(office, "1", handed="2022-06-05")
    assert (clock(office, "1")["start_on"], clock(office, "1")["due_on"]) == ("2022-06-05", "2022-07-10")
    with refused(office, "反馈期限 2022-07-10 早于转交日期 2022-07-11"):
        entry.edit(office, "1", handed="2022-07-11")


@pytest.mark.parametrize(
    "said", [{"kind": "走访"}, {"suggestions": None}, {"units": None}], ids=["kind", "suggestions", "units"]
)
def test_nothing_is_owed_without_suggestions_units_or_for_other_kinds(office: Desk, said: dict[str, Any]) -> None:
    assert of(office, inspected(office, **said), "deadlines") == []


def test_the_clock_runs_from_the_last_day_or_from_the_handing_over(office: Desk) -> None:
    activity = inspected(office, until="2022-06-03")
    assert clock(office, activity)["due_on"] == "2022-09-03"
    other = held(office, "普法", kind="执法检查", suggestions=1, units=["财政局"], handed="2022-06-20")
    assert clock(office, other)["due_on"] == "2022-09-20"
    third = planned(office, "修路", units=["财政局"])
    entry.done(at(office, "2022-06-20"), third, suggestions=2, reply_by="2022-06-30")
    assert (clock(office, third)["start_on"], clock(office, third)["due_on"]) == ("2022-06-10", "2022-06-30")


def test_the_clock_opens_when_units_and_suggestions_are_there(office: Desk) -> None:
    activity = inspected(office, suggestions=None, units=None)
    suggesting.suggest(office, activity, text="清淤")
    assert of(office, activity, "deadlines") == []
    assert suggesting.suggest(office, activity, text="修护栏", unit="财政局").lines[1] == "视察反馈期限：2022-09-01"
    assert len(suggesting.suggest(office, activity, text="种树", unit="建设局").lines) == 1


def test_corrected_days_move_the_clock(office: Desk) -> None:
    activity = inspected(office)
    assert entry.edit(office, activity, on="2022-06-02").lines[1:] == (
        "河道整治 视察反馈期限：2022-09-01 → 2022-09-02",
    )
    entry.edit(office, activity, handed="2022-06-10")
    assert clock(office, activity)["due_on"] == "2022-09-10"
    entry.edit(office, activity, on="2022-06-05")  # said by itself, and still after the activity
    assert clock(office, activity)["due_on"] == "2022-09-10"
    entry.edit(office, activity, on="2022-06-12")
    assert clock(office, activity)["due_on"] == "2022-09-12"
    entry.edit(office, activity, handed="2022-06-15", reply_by="2022-07-15")
    assert (clock(office, activity)["start_on"], clock(office, activity)["due_on"]) == ("2022-06-15", "2022-07-15")
    for said, why in (
        ({"handed": "2022-06-11"}, "转交日期 2022-06-11 早于活动日期 2022-06-12"),
        ({"reply_by": "2022-06-14"}, "反馈期限 2022-06-14 早于转交日期 2022-06-15"),
    ):
        with refused(office, why):
            entry.edit(office, activity, **said)


def test_a_clock_that_is_not_owed_any_longer_is_cancelled(office: Desk) -> None:
    activity = inspected(office)
    assert entry.edit(office, activity, kind="走访").lines[1:] == ("原来的反馈期限 2022-09-01 已取消",)
    assert due(office, "2023-01-01") == []
    assert entry.edit(office, activity, kind="调研").lines[1:] == ("视察反馈期限：2022-09-01",)


def test_rules_that_change_derive_the_clock_anew(office: Desk) -> None:
    activity = inspected(office)
    rules.set_(office, "inspection_reply", "自建议转交之日起1个月", from_="2022-05-01", source="新办法")
    assert rules.derive(office).lines == ("已重算，1 项期限改变", "河道整治 视察反馈期限：2022-09-01 → 2022-07-01")
    (move,) = clock(office, activity)["moves"]
    assert (move["from_due_on"], move["to_due_on"], move["why"]) == ("2022-09-01", "2022-07-01", "按现行规则重算")


def test_the_answer_meets_the_clock(office: Desk) -> None:
    activity = inspected(office)
    assert suggesting.reply(office, activity, on="2022-08-20", text="淤泥已清理").lines == (
        "已登记财政局、水利站对 #1 视察“河道整治”所提建议的反馈（2022-08-20）",
    )
    assert of(office, activity, "replied_on", "reply") == ("2022-08-20", "淤泥已清理")
    assert (clock(office, activity)["state"], clock(office, activity)["met_on"]) == ("met", "2022-08-20")
    assert due(office, "2023-01-01") == []
    with refused(office, "在 2022-08-20 已登记反馈；改正请用 renda deputy activity edit 1 --replied"):
        suggesting.reply(office, activity)
    assert len(suggesting.suggest(office, activity, text="种树").lines) == 1


def test_an_answer_after_the_limit_is_called_late(office: Desk) -> None:
    activity = inspected(office)
    assert (
        suggesting.reply(office, activity, on="2022-09-02")
        .lines[0]
        .endswith("（2022-09-02）（期限 2022-09-01，晚于期限）")
    )


def test_an_answer_can_come_from_nobody_in_particular_and_without_a_limit(office: Desk) -> None:
    activity = held(office, kind="座谈", suggestions=2)
    said = suggesting.reply(office, activity, on="2022-06-01").lines
    assert said == ("已登记有关单位对 #1 座谈“河道整治”所提建议的反馈（2022-06-01）",)
    entry.edit(office, activity, kind="视察", units=["财政局"])  # answered already: nothing to wait for
    assert of(office, activity, "deadlines") == []


def test_an_answer_that_cannot_be(office: Desk) -> None:
    bare = held(office, "普法")
    with refused(office, "没有登记建议；请先登记建议"):
        suggesting.reply(office, bare)
    activity = inspected(office, handed="2022-06-05")
    with refused(office, "反馈日期 2022-06-04 早于建议转交日期 2022-06-05"):
        suggesting.reply(office, activity, on="2022-06-04")
    other = held(office, "座谈会", kind="座谈", suggestions=1)
    with refused(office, "反馈日期 2022-05-31 早于活动日期 2022-06-01"):
        suggesting.reply(office, other, on="2022-05-31")


def test_an_answer_is_corrected(office: Desk) -> None:
    activity = inspected(office)
    with refused(office, "还没有登记反馈；请用 renda deputy activity reply 1"):
        entry.edit(office, activity, reply="淤泥已清理")
    suggesting.reply(office, activity, on="2022-08-20")
    entry.edit(office, activity, replied_on="2022-09-05")
    entry.edit(office, activity, reply="淤泥已清理")
    assert of(office, activity, "replied_on", "reply") == ("2022-09-05", "淤泥已清理")
    assert clock(office, activity)["met_on"] == "2022-09-05"
    with refused(office, "活动日期 2022-09-06 晚于反馈日期 2022-09-05"):
        entry.edit(office, activity, on="2022-09-06")
    with refused(office, "转交日期 2022-09-06 晚于反馈日期 2022-09-05"):
        entry.edit(office, activity, handed="2022-09-06")
    with refused(office, "有关单位已在 2022-09-05 反馈；请去掉 --reply-by"):
        entry.edit(office, activity, reply_by="2022-10-01")
    assert len(entry.edit(office, activity, suggestions=0).lines) == 1  # a clock that was met stays
    other = held(office, "座谈会", kind="座谈", suggestions=1)
    suggesting.reply(office, other, on="2022-06-02")
    entry.edit(office, other, replied_on="2022-06-03")
    assert of(office, other, "replied_on") == "2022-06-03"


def test_what_is_given_up_is_owed_no_longer(office: Desk) -> None:
    activity = inspected(office)
    planning.drop(office, activity, why="登记有误")
    assert due(office, "2023-01-01") == []
    assert count(office, "deadline") == 1


# For the telephone


def test_each_unit_is_called_about_what_it_is_to_answer(office: Desk) -> None:
    inspected(office)
    unit.add(office, "老水利站", contact="周主任")
    held(office, "堤防", suggestions=1, units=["老水利站", "水利站", "建设局"])
    unit.merge(office, "老水利站", into="水利站", on="2022-06-10")
    late = at(office, "2022-09-02")
    found = due_list.by_unit(late, due_list.due(late))
    assert {one["unit"]: [item["title"] for item in one["items"]] for one in found} == {
        "财政局": ["河道整治"], "水利站": ["堤防", "河道整治"], "建设局": ["堤防"],
    }  # fmt: skip
