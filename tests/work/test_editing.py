"""What was entered when a proposal came in is corrected."""

from pathlib import Path
from typing import Any

import pytest

from renda_cli.work import deputy, rules, session
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import assigning, deciding, editing, reading, returning, supervising
from tests.work.helpers import assigned, at, clock, clocks, count, due, hand_in, judge, refused, replied, reply, status


def edit(desk: Desk, number: str, **given: Any) -> tuple[str, ...]:
    """What the clerk is told of a correction."""
    return editing.edit(desk, number, **given).lines


def told(desk: Desk, number: str) -> list[str]:
    """The corrections in the timeline."""
    return [event["text"] for event in reading.show(desk, number)["timeline"] if event["event"] == "corrected"]


@pytest.mark.parametrize(
    ("given", "line", "key", "value"),
    [
        ({"title": "修桥"}, "标题：完善剑湖路路灯 → 修桥", "title", "修桥"),
        ({"topic": "城乡建设"}, "类别：（空） → 城乡建设", "topic", "城乡建设"),
        ({"by": "李四"}, "提出者：张三 → 李四", "lead", "李四"),
        ({"by_group": "东片小组"}, "提出者：张三 → 东片小组", "lead", "东片小组"),
        ({"by_presidium": True}, "提出者：张三 → 主席团", "proposer", "presidium"),
        ({"co_signers": ["李四、王五"]}, "附议：（空） → 李四、王五", "co_signers", ["李四", "王五"]),
        ({"no": "7"}, "编号：1 → 7", "no", "7"),
        ({"on": "2022-01-05"}, "提出日期：2022-01-06 → 2022-01-05", "submitted_on", "2022-01-05"),
        ({"confidential": True}, "保密：否 → 是", "confidential", True),
        ({"complex_": True}, "复杂件：否 → 是", "complex", True),
        ({"between": True}, "届次：5-1 → 闭会期间", "between", True),
    ],
)
def test_every_field_can_be_corrected(office: Desk, given: dict[str, Any], line: str, key: str, value: Any) -> None:
    number = hand_in(office)
    done = editing.edit(office, number, **given)
    assert line in done.lines
    assert done.lines[0].startswith("已修改 5-1/")
    assert done.read()[key] == value


def test_the_old_value_stays_in_the_timeline(office: Desk) -> None:
    number = hand_in(office)
    edit(office, number, title="修桥", by="李四")
    assert told(office, number) == ["标题：完善剑湖路路灯 → 修桥", "提出者：张三 → 李四"]


def test_papers(office: Desk, tmp_path: Path) -> None:
    number = hand_in(office)
    body, scan = tmp_path / "原文.txt", tmp_path / "扫描.pdf"
    body.write_text("全文")
    scan.write_bytes(b"%PDF")
    edit(office, number, body=str(body), scan=str(scan))
    found = reading.show(office, number)
    assert (found["body"], found["scan"]) == (str(body), str(scan))
    assert told(office, number) == [f"正文：（空） → {body}", f"扫描件：（空） → {scan}"]


def test_a_flag_is_taken_back(office: Desk) -> None:
    number = hand_in(office, confidential=True)
    assert "保密：是 → 否" in edit(office, number, confidential=False)
    assert reading.show(office, number)["confidential"] is False


def test_what_is_the_same_leaves_no_trace(office: Desk) -> None:
    number = hand_in(office)
    assert edit(office, number, title="完善剑湖路路灯", no="1") == ("没有改变，本来就是这样：5-1/1",)
    assert (told(office, number), count(office, "correction")) == ([], 0)


def test_nothing_to_correct(office: Desk) -> None:
    number = hand_in(office)
    with refused(office, "没有写要改什么；请加 --title.*--act"):
        edit(office, number)


@pytest.mark.parametrize(
    ("given", "option"),
    [({"class_": "A"}, "--class"), ({"to_unit": "财政局"}, "--to-unit"), ({"round_": 1}, "--round")],
)
def test_an_option_for_an_act_needs_the_act(office: Desk, given: dict[str, Any], option: str) -> None:
    number = hand_in(office)
    with refused(office, f"{option} 用于改正办理中的事，没有写是哪一件事；请加 --act，可选：交办、签收"):
        edit(office, number, **given)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"title": ""}, "标题"),
        ({"by": "赵六"}, "没有叫“赵六”的代表"),
        ({"no": "2"}, "编号 5-1/2 已用于“完善剑湖路路灯”"),
        ({"session": "5-9"}, "没有登记过 5-9 次会议"),
        ({"session": "5-1", "between": True}, "--session 和 --between 只能写一个"),
        ({"kind": "提案"}, "--kind 没有“提案”"),
        ({"on": "2022-02-30"}, "2022-02-30"),
        ({"by": "李四", "by_presidium": True}, "只能写一个"),
    ],
)
def test_what_does_not_fit(office: Desk, given: dict[str, Any], sentence: str) -> None:
    number = hand_in(office)
    hand_in(office)
    with refused(office, sentence):
        edit(office, number, **given)


def test_of_several_corrections_all_or_none(office: Desk) -> None:
    number = hand_in(office)
    with refused(office, "没有叫“赵六”的代表"):
        edit(office, number, title="修桥", by="赵六")


# Proposers


def test_the_lead_cannot_second_himself(office: Desk) -> None:
    number = hand_in(office, co_signers=["李四"])
    with refused(office, "李四 既是领衔又是附议；请用 --by 和 --with 一并改正"):
        edit(office, number, by="李四")
    assert edit(office, number, by="李四", co_signers=["张三"])[1:] == ("提出者：张三 → 李四", "附议：李四 → 张三")


def test_co_signers_stay_under_another_lead(office: Desk) -> None:
    number = hand_in(office, co_signers=["李四"])
    edit(office, number, by="王五")
    assert reading.show(office, number)["co_signers"] == ["李四"]


def test_under_a_group_deputies_may_sign(office: Desk) -> None:
    number = hand_in(office, co_signers=["李四"])
    edit(office, number, by_group="东片小组", co_signers=["李四", "张三"])
    assert reading.show(office, number)["co_signers"] == ["李四", "张三"]
    edit(office, number, co_signers=["王五"])
    found = reading.show(office, number)
    assert (found["lead"], found["co_signers"]) == ("东片小组", ["王五"])


def test_two_of_one_name_are_told_apart_by_their_ids(office: Desk) -> None:
    for district in ("第8选区", "第9选区"):
        deputy.add(office, "钱七", district=district)
    number = hand_in(office, by="#4", co_signers=["#1"])
    assert edit(office, number, by="#5")[1:] == ("提出者：钱七（#4） → 钱七（#5）",)
    assert edit(office, number, co_signers=["#4"])[1:] == ("附议：张三 → 钱七",)


def test_nobody_signs_beside_the_presidium(office: Desk) -> None:
    number = hand_in(office, co_signers=["李四"])
    edit(office, number, by_presidium=True)
    assert reading.show(office, number)["co_signers"] == []
    with refused(office, "主席团或政府提出的没有附议代表；请去掉 --with"):
        edit(office, number, co_signers=["李四"])


def test_the_co_signers_are_taken_away(office: Desk) -> None:
    number = hand_in(office, co_signers=["李四"])
    assert "附议：李四 → （空）" in edit(office, number, co_signers=[])


def five_sign(desk: Desk) -> list[str]:
    for name in ("赵六", "孙七"):
        deputy.add(desk, name)
    return ["李四", "王五", "赵六", "孙七"]


def test_a_motion_needs_five(office: Desk) -> None:
    number = hand_in(office)
    assert any("须 5 人以上联名，此件只有 1 人" in line for line in edit(office, number, kind="议案"))
    found = reading.show(office, number)
    assert (found["kind"], found["submitted_kind"]) == ("建议", "议案")


def test_with_the_signers_that_were_forgotten_it_is_a_motion_after_all(office: Desk) -> None:
    number = hand_in(office, kind="议案")
    edit(office, number, co_signers=five_sign(office))
    assert reading.show(office, number)["kind"] == "议案"


def test_without_signers_that_did_not_sign_it_is_no_motion(office: Desk) -> None:
    number = hand_in(office, kind="议案", co_signers=five_sign(office))
    edit(office, number, co_signers=["李四"])
    assert reading.show(office, number)["kind"] == "建议"


def test_what_the_presidium_turned_into_a_suggestion_stays_one(office: Desk) -> None:
    number = hand_in(office, kind="议案", co_signers=five_sign(office))
    deciding.agenda(office, number, "no", on="2022-01-07")
    edit(office, number, by="李四", co_signers=["张三", "王五", "赵六", "孙七"])
    found = reading.show(office, number)
    assert (found["kind"], found["submitted_kind"], found["lead"]) == ("建议", "议案", "李四")


def test_the_kind_with_enough_signers(office: Desk) -> None:
    number = hand_in(office, co_signers=five_sign(office))
    assert "种类：建议 → 议案" in edit(office, number, kind="议案")


def test_the_government_makes_no_suggestion(office: Desk) -> None:
    number = hand_in(office)
    with refused(office, "政府只能提议案"):
        edit(office, number, by_government=True)


def test_a_motion_of_the_government(office: Desk) -> None:
    number = hand_in(office)
    edit(office, number, by_government=True, kind="议案")
    found = reading.show(office, number)
    assert (found["proposer"], found["lead"], found["kind"]) == ("government", "人民政府", "议案")


def test_a_published_one_does_not_turn_confidential(office: Desk) -> None:
    number = replied(office)
    supervising.publish(office, [number], "yes", on="2022-03-02")
    with refused(office, "公开"):
        edit(office, number, confidential=True)


# The day of hand-in


def test_the_day_of_hand_in_moves_what_counts_from_it(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = hand_in(office, on="2022-05-10", between=True)
    assert edit(office, number, on="2022-05-12")[2] == "5-1/闭1 通知期限：2022-05-17 → 2022-05-19"


def test_a_met_clock_moves_with_the_day_of_hand_in(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = hand_in(office, on="2022-05-10", between=True)
    deciding.accept(office, [number], on="2022-05-18")
    edit(office, number, on="2022-05-11")
    assert (clock(office, number, "notice")["due_on"], clock(office, number, "notice")["met_on"]) == (
        "2022-05-18",
        "2022-05-18",
    )


def test_it_was_handed_in_before_it_was_assigned(office: Desk) -> None:
    number = assigned(office)
    with refused(office, "5-1/1 在 2022-01-31 已交办，提出日期不能晚于它"):
        edit(office, number, on="2022-02-01")


def test_it_was_handed_in_before_it_was_accepted(office: Desk) -> None:
    number = hand_in(office)
    deciding.accept(office, [number], on="2022-01-08")
    with refused(office, "2022-01-08"):
        edit(office, number, on="2022-01-09")


def test_it_was_handed_in_before_it_was_watched_over(office: Desk) -> None:
    number = hand_in(office)
    supervising.supervise(office, [number], level="重点", on="2022-01-08")
    with refused(office, "2022-01-08"):
        edit(office, number, on="2022-01-09")


# Number and session


def test_another_session(office: Desk) -> None:
    number = hand_in(office)
    session.add(office, "5-2", on="2022-07-05")
    hand_in(office, on="2022-07-05")
    lines = edit(office, number, session="5-2")
    assert lines[0] == "已修改 5-2/2"
    assert "届次：5-1 → 5-2" in lines
    assert "编号：1 → 2" in lines


def test_another_session_with_a_number_wanted(office: Desk) -> None:
    number = hand_in(office)
    session.add(office, "5-2", on="2022-07-05")
    assert edit(office, number, session="5-2", no="9")[0] == "已修改 5-2/9"


def test_a_new_number_leaves_the_session(office: Desk) -> None:
    edit(office, hand_in(office), no="9")
    assert reading.show(office, "5-1/9")["session"] == "5-1"


def test_the_session_it_has_already(office: Desk) -> None:
    assert edit(office, hand_in(office), session="5-1") == ("没有改变，本来就是这样：5-1/1",)


def test_handed_in_before_any_session(office: Desk) -> None:
    number = hand_in(office, on="2021-12-25")
    edit(office, number, title="修桥")
    assert reading.show(office, "闭1")["title"] == "修桥"
    assert edit(office, number, session="5-1")[0] == "已修改 5-1/1"
    assert reading.show(office, "5-1/1")["between"] is False


def test_between_sessions_in_a_time_without_any(office: Desk) -> None:
    number = hand_in(office, on="2021-12-25", session="5-1")
    assert edit(office, number, between=True)[0] == "已修改 闭1"


def test_the_clocks_of_between_sessions_open_and_end(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = hand_in(office)
    assert "告知代表已受理的期限：2022-01-13" in edit(office, number, between=True)
    edit(office, "5-1/闭1", session="5-1")
    assert [(one["state"], one["cancelled_why"]) for one in clocks(office, "5-1/1", "notice")] == [
        ("cancelled", "届次改正")
    ]


def test_what_was_accepted_needs_no_second_notice(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = hand_in(office)
    deciding.accept(office, [number], on="2022-01-08")
    edit(office, number, between=True)
    assert due(office, "2022-12-31") == []


def test_what_was_returned_still_waits_for_its_next_unit(office: Desk) -> None:
    rules.use(office, "shanghai")
    rules.set_(office, "reassign", "5天", from_="2020-01-01", source="遥观镇人大〔2020〕1号")
    number = assigned(office)
    returning.return_(office, number, why="不属职责", on="2022-02-01")
    session.add(office, "5-2", on="2022-07-05")
    edit(office, number, session="5-2")
    assert [kind for kind, *_ in due(office, "2022-03-01")] == ["assign"]


def closed_and_open(desk: Desk) -> str:
    """A town where replies count from the close of the session; 5-1 closed on 7 January, 5-2 sits."""
    rules.use(desk, "shandong-township")
    number = assigned(desk)
    session.add(desk, "5-2", on="2022-07-05")
    return number


def test_the_clocks_count_from_the_close_of_the_other_session(office: Desk) -> None:
    number = closed_and_open(office)
    assert clock(office, number, "reply")["due_on"] == "2022-03-07"
    session.edit(office, "5-2", closed="2022-07-08")
    lines = edit(office, number, session="5-2")
    assert lines[-2:] == ("编号：5-2/1", "5-2/1 农业农村局 答复期限：2022-03-07 → 2022-09-08")


def test_the_clocks_wait_for_the_close_of_a_session_that_sits(office: Desk) -> None:
    number = closed_and_open(office)
    assert edit(office, number, session="5-2")[-1] == "5-2/1 农业农村局 答复期限：2022-03-07 → 未定"
    assert clock(office, "5-2/1", "reply")["state"] == "waiting"
    session.close(office, "5-2", on="2022-07-08")
    assert clock(office, "5-2/1", "reply")["due_on"] == "2022-09-08"


def test_a_met_clock_moves_with_the_session(office: Desk) -> None:
    number = closed_and_open(office)
    reply(office, number, "2022-03-10")
    session.close(office, "5-2", on="2022-07-08")
    edit(office, number, session="5-2")
    found = clock(office, "5-2/1", "reply")
    assert (found["due_on"], found["met_on"]) == ("2022-09-08", "2022-03-10")


# Hard or plain, a day by hand


def test_a_hard_one_has_more_time(office: Desk) -> None:
    number = assigned(office)
    assert "5-1/1 农业农村局 答复期限：2022-04-30 → 2022-07-31" in edit(office, number, complex_=True)
    assert "5-1/1 农业农村局 答复期限：2022-07-31 → 2022-04-30" in edit(office, number, complex_=False)


def test_a_reply_was_in_time_after_all(office: Desk) -> None:
    number = replied(office, "2022-06-01")
    edit(office, number, complex_=True)
    assert clock(office, number, "reply")["due_on"] == "2022-07-31"


def test_a_cancelled_clock_stays(office: Desk) -> None:
    number = assigned(office)
    returning.return_(office, number, why="不属职责", on="2022-02-05")
    edit(office, number, complex_=True)
    assert clock(office, number, "reply")["due_on"] == "2022-04-30"
    assigning.assign(office, [number], lead=["财政局"], on="2022-02-10")
    assert clocks(office, number, "reply")[1]["due_on"] == "2022-08-10"


def test_a_day_by_hand_where_no_rule_gives_one(office: Desk) -> None:
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "不满意")
    assert due(office, "2022-12-31") == []
    assert edit(office, number, until="2022-04-10") == ("已修改 5-1/1", "重新办理期限：2022-04-10")
    assert due(office, "2022-04-11") == [("rehandle", number, "农业农村局", -1, "late")]


def test_a_day_by_hand_in_the_first_round(office: Desk) -> None:
    rules.set_(office, "reply", "无", from_="2020-01-01", source="遥观镇人大〔2020〕1号")
    number = assigned(office, each=["农业农村局", "财政局"])
    assert edit(office, number, until="2022-04-10") == ("已修改 5-1/1", "答复期限：2022-04-10")
    assert [one["due_on"] for one in clocks(office, number, "reply")] == ["2022-04-10"] * 2


@pytest.mark.parametrize("make", [assigned, hand_in, replied])
def test_no_day_by_hand_beside_that_of_the_rule(office: Desk, make: Any) -> None:
    number = make(office)
    with refused(office, "5-1/1 没有缺答复期限的单位"):
        edit(office, number, until="2022-04-10")


def test_a_day_by_hand_before_the_round_began(office: Desk) -> None:
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "不满意")
    with refused(office, "--until 2022-03-01 早于 2022-03-10"):
        edit(office, number, until="2022-03-01")


def test_a_group_without_a_leader_can_hand_in(office: Desk) -> None:
    number = hand_in(office)
    assert edit(at(office, "2022-01-20"), number, by_group="西片小组")[1] == "提出者：张三 → 西片小组"
    assert reading.show(office, number)["timeline"][-1]["on"] == "2022-01-20"
    assert status(office, number) == "submitted"
