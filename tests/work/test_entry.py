"""A proposal comes in, and what was entered is corrected."""

from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.work import deputy, rules, session
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import assigning, editing, entry, feedback, reading
from tests.work.helpers import assigned, at, clock, clocks, count, hand_in, judge, replied, reply


def test_a_proposal_is_entered_with_its_signers_in_their_order(office: Desk) -> None:
    done = entry.add(
        office, "完善路灯", by="张三", co_signers=["王五，李四"], topic="城乡建设", kind="议案", on="2022-01-06"
    )
    assert done.lines[0] == "已登记 5-1/1 完善路灯（建议，领衔 张三，附议 2 人，2022-01-06 提出）"
    found = done.read()
    assert (found["lead"], found["co_signers"], found["topic"]) == ("张三", ["王五", "李四"], "城乡建设")
    assert (found["kind"], found["submitted_kind"]) == ("建议", "议案")
    assert (found["status"], found["session"], found["no"]) == ("submitted", "5-1", "1")


def test_a_proposal_without_a_day_is_of_today(office: Desk) -> None:
    assert entry.add(office, "完善路灯", by="张三").read()["submitted_on"] == "2022-01-10"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": "  "}, "标题不能为空"),
        ({"by": "赵六"}, "没有叫“赵六”的代表"),
        ({"co_signers": ["李四,张三"]}, "张三 既是领衔又是附议"),
        ({"co_signers": ["李四", "李四"]}, "代表“李四”写了两遍"),
        ({"kind": "质询"}, "--kind 没有“质询”这一种；可选：建议、议案"),
        ({"session": "5-9"}, "没有登记过 5-9 次会议"),
        ({"session": "5-1", "between": True}, "--session 和 --between 只能写一个"),
        ({"on": "2022-02-30"}, "2022-02-30”不存在"),
        ({"no": "1/2"}, "编号“1/2”不对"),
    ],
)
def test_a_wrong_entry_is_refused_and_nothing_is_written(office: Desk, wrong: dict[str, Any], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        entry.add(office, **({"title": "完善路灯", "by": "张三", "on": "2022-01-06"} | wrong))
    assert count(office, "proposal") == 0


# In session or between sessions


def test_while_the_session_sits_it_belongs_to_the_session(office: Desk) -> None:
    found = entry.add(office, "完善路灯", by="张三", on="2022-01-07").read()
    assert (found["no"], found["between"]) == ("1", False)


def test_after_the_close_it_is_between_sessions(office: Desk) -> None:
    found = entry.add(office, "完善路灯", by="张三", on="2022-01-08").read()
    assert (found["session"], found["no"], found["between"]) == ("5-1", "闭1", True)


def test_while_the_closing_day_is_unknown_it_belongs_to_the_session(office: Desk) -> None:
    session.add(office, "5-2", on="2022-07-05")
    assert hand_in(office, on="2022-07-20") == "5-2/1"


def test_before_the_first_session_it_stands_alone(office: Desk) -> None:
    found = entry.add(office, "完善路灯", by="张三", on="2021-12-25").read()
    assert (found["session"], found["no"], found["between"]) == (None, "闭1", True)
    assert entry.add(office, "疏通沟渠", by="张三", on="2021-12-26").lines[0].startswith("已登记 闭2 疏通沟渠")


def test_a_session_named_outright_may_take_papers_before_it_opens(office: Desk) -> None:
    found = entry.add(office, "完善路灯", by="张三", on="2021-12-25", session="5-1").read()
    assert (found["session"], found["no"], found["between"]) == ("5-1", "1", False)


def test_the_assign_clock_is_told_where_there_is_one(office: Desk) -> None:
    rules.use(office, "shandong")
    lines = entry.add(office, "完善路灯", by="张三", on="2022-01-10").lines
    assert lines[1:] == ("交办期限：2022-01-15",)


# Numbers


def test_numbers_go_on_from_the_last_of_their_kind(office: Desk) -> None:
    entry.add(office, "一", by="张三", on="2022-01-06", no="7")
    entry.add(office, "二", by="张三", on="2022-01-06", no="K20")
    assert hand_in(office) == "5-1/8"
    assert hand_in(office, between=True) == "5-1/闭1"
    assert hand_in(office, between=True) == "5-1/闭2"
    assert hand_in(office) == "5-1/9"


def test_each_session_counts_its_own_numbers(office: Desk) -> None:
    session.add(office, "5-2", on="2022-07-05")
    assert [hand_in(office), hand_in(office, on="2022-07-05")] == ["5-1/1", "5-2/1"]


def test_a_number_is_taken_once_in_a_session_however_it_is_written(office: Desk) -> None:
    hand_in(office, no="16")
    with pytest.raises(InputError, match="编号 5-1/16 已用于“完善剑湖路路灯”"):
        hand_in(office, no="第16号")
    session.add(office, "5-2", on="2022-07-05")
    assert hand_in(office, no="第16号", on="2022-07-05") == "5-2/16"


def test_a_number_before_any_session_is_taken_once_too(office: Desk) -> None:
    hand_in(office, on="2021-12-25")
    with pytest.raises(InputError, match="编号 闭1 已用于"):
        hand_in(office, on="2021-12-26", no="闭1")


# Corrections


def test_an_edit_changes_what_is_given_and_nothing_else(office: Desk) -> None:
    number = hand_in(office, topic="城乡建设", co_signers=["李四"])
    done = editing.edit(office, number, title="完善路灯照明", kind="议案", topic="交通", by="王五", on="2022-01-07")
    found = done.read()
    assert done.lines[:5] == (
        "已修改 5-1/1", "标题：完善剑湖路路灯 → 完善路灯照明", "类别：城乡建设 → 交通", "提出日期：2022-01-06 → 2022-01-07",
        "提出者：张三 → 王五",
    )  # fmt: skip
    assert "须 5 人以上联名，此件只有 2 人" in done.lines[5]
    assert (found["title"], found["kind"], found["topic"]) == ("完善路灯照明", "建议", "交通")
    assert found["submitted_kind"] == "议案"
    assert (found["lead"], found["submitted_on"], found["co_signers"]) == ("王五", "2022-01-07", ["李四"])


def test_an_empty_topic_takes_the_topic_away(office: Desk) -> None:
    assert editing.edit(office, hand_in(office, topic="交通"), topic="").read()["topic"] is None


def test_an_edit_may_give_another_number(office: Desk) -> None:
    number = hand_in(office)
    assert editing.edit(office, number, no="16").lines == ("已修改 5-1/16", "编号：1 → 16")
    assert reading.show(office, "5-1/16")["title"] == "完善剑湖路路灯"


def test_an_edit_may_not_take_anothers_number(office: Desk) -> None:
    hand_in(office, no="16")
    number = hand_in(office)
    with pytest.raises(InputError, match="编号 5-1/16 已用于"):
        editing.edit(office, number, no="16")


def test_a_number_before_any_session_can_be_changed(office: Desk) -> None:
    hand_in(office, on="2021-12-25")
    assert editing.edit(office, "闭1", no="闭5").lines == ("已修改 闭5", "编号：闭1 → 闭5")


def test_an_edit_without_a_change_is_refused(office: Desk) -> None:
    number = hand_in(office)
    with pytest.raises(InputError, match="没有写要改什么"):
        editing.edit(office, number, no=None)


def test_the_same_number_written_otherwise_changes_nothing(office: Desk) -> None:
    number = hand_in(office, no="16")
    assert editing.edit(office, number, no="第16号").lines == ("没有改变，本来就是这样：5-1/16",)
    assert [event["event"] for event in reading.show(office, number)["timeline"]] == ["submitted"]


def test_the_same_number_beside_a_change_is_no_fault(office: Desk) -> None:
    assert editing.edit(office, hand_in(office), no="1", topic="交通").read()["topic"] == "交通"


def test_an_edit_may_replace_the_signers(office: Desk) -> None:
    number = hand_in(office, co_signers=["李四"])
    assert editing.edit(office, number, co_signers=["王五"]).read()["co_signers"] == ["王五"]


def test_lead_and_signer_can_change_places(office: Desk) -> None:
    number = hand_in(office, co_signers=["李四"])
    found = editing.edit(office, number, by="李四", co_signers=["张三"]).read()
    assert (found["lead"], found["co_signers"]) == ("李四", ["张三"])


def test_a_signer_cannot_become_the_lead_and_stay_a_signer(office: Desk) -> None:
    number = hand_in(office, co_signers=["李四"])
    with pytest.raises(InputError, match="李四 既是领衔又是附议"):
        editing.edit(office, number, by="李四")
    assert reading.show(office, number)["lead"] == "张三"


def test_the_hand_in_may_not_come_after_the_assignment(office: Desk) -> None:
    number = assigned(office, "2022-01-31")
    with pytest.raises(InputError, match="5-1/1 在 2022-01-31 已交办，提出日期不能晚于它"):
        editing.edit(office, number, on="2022-02-01")
    assert editing.edit(office, number, on="2022-01-31").read()["submitted_on"] == "2022-01-31"


def test_a_corrected_hand_in_between_sessions_moves_the_assign_clock(office: Desk) -> None:
    rules.use(office, "shandong")
    number = hand_in(office, on="2022-01-10")
    assert editing.edit(office, number, on="2022-01-12").lines[1:] == (
        "提出日期：2022-01-10 → 2022-01-12", "5-1/闭1 交办期限：2022-01-15 → 2022-01-17",
    )  # fmt: skip
    found = clock(office, number, "assign")
    assert (found["state"], found["start_on"], found["due_on"]) == ("open", "2022-01-12", "2022-01-17")
    assert [(move["from_due_on"], move["to_due_on"], move["why"]) for move in found["moves"]] == [
        ("2022-01-15", "2022-01-17", "提出日期改正")
    ]


def test_without_an_assign_rule_a_corrected_hand_in_opens_no_clock(office: Desk) -> None:
    number = hand_in(office, on="2022-01-10")
    assert editing.edit(office, number, on="2022-01-12").lines == (
        "已修改 5-1/闭1", "提出日期：2022-01-10 → 2022-01-12",
    )  # fmt: skip
    assert clocks(office, number, "assign") == []


def test_after_the_assignment_the_met_clock_is_derived_from_the_right_day_too(office: Desk) -> None:
    rules.use(office, "shandong")
    number = hand_in(office, on="2022-01-10")
    assigning.assign(office, [number], lead=["财政局"], on="2022-01-14")
    editing.edit(office, number, on="2022-01-09")
    found = clock(office, number, "assign")
    assert (found["due_on"], found["met_on"], found["state"]) == ("2022-01-14", "2022-01-14", "met")


def test_a_closed_one_can_still_be_corrected(office: Desk) -> None:
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "满意")
    feedback.close(at(office, "2022-03-11"), [number])
    assert editing.edit(office, number, topic="交通").read()["topic"] == "交通"


def test_a_day_is_set_where_the_rules_gave_none(office: Desk) -> None:
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "不满意")
    assert clocks(office, number, "rehandle") == []
    assert editing.edit(office, number, until="2022-04-30").lines == (f"已修改 {number}", "重新办理期限：2022-04-30")
    assert clock(office, number, "rehandle")["start_on"] == "2022-03-10"
    with pytest.raises(InputError, match="没有缺答复期限的单位"):
        editing.edit(office, number, until="2022-05-30")


def test_a_day_that_a_rule_gave_is_not_changed_by_hand(office: Desk) -> None:
    number = assigned(office)
    with pytest.raises(InputError, match="没有缺答复期限的单位"):
        editing.edit(office, number, until="2022-03-30")
    assert clock(office, number, "reply")["due_on"] == "2022-04-30"


def test_a_reply_without_a_rule_gets_its_day_later(office: Desk) -> None:
    rules.set_(office, "reply", "无", from_="2022-01-01", source="某文")
    number = assigned(office)
    editing.edit(office, number, until="2022-03-30")
    assert (clock(office, number, "reply")["due_on"], clock(office, number, "reply")["state"]) == ("2022-03-30", "open")


def test_numbers_from_before_the_first_session_are_not_given_again(desk: Desk) -> None:
    deputy.add(desk, "张三")
    assert hand_in(desk, on="2021-12-25") == "闭1"
    session.add(desk, "5-1", on="2022-01-06", closed="2022-01-07")
    assert hand_in(desk, on="2022-01-09") == "5-1/闭2"
    assert [reading.show(desk, number)["submitted_on"] for number in ("闭1", "闭2")] == ["2021-12-25", "2022-01-09"]
    with pytest.raises(InputError, match="编号 5-1/闭1 已用于"):
        entry.add(desk, "新桥", by="张三", no="闭1", on="2022-01-09")


def test_a_day_by_hand_in_the_third_round_stands_on_that_rounds_rule(office: Desk) -> None:
    rules.use(office, "henan")
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "不满意")
    reply(office, number, "2022-03-20")
    judge(office, number, "2022-03-25", "满意", "不满意")
    editing.edit(office, number, until="2022-05-30")
    last = clocks(office, number, "rehandle")[-1]
    assert last["steps"] == ["指定的期限：2022-05-30（所用规则没有这项期限）"]
    assert (last["start_on"], last["round"]) == ("2022-03-25", 3)
