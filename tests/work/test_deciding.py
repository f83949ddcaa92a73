"""Accepted, on the agenda, refused, kept for reference, merged, withdrawn, referred upward."""

from typing import Any

import pytest

from renda_cli.work import deputy, group, rules
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import assigning, deciding, entry, feedback, handling, reading, replying, withdrawing
from tests.work.helpers import HANDED_IN, assigned, clock, clocks, due, hand_in, judge, refused, replied, reply, status

SOURCE = "镇人大〔2022〕1号"


def motion(desk: Desk) -> str:
    """The number of a motion of the presidium."""
    return f"5-1/{entry.add(desk, '制定村规民约示范条款', by_presidium=True, kind='议案', on=HANDED_IN).read()['no']}"


def hand_in_by_government(desk: Desk) -> str:
    """The number of a motion of the government."""
    return f"5-1/{entry.add(desk, '制定停车管理办法', by_government=True, kind='议案', on=HANDED_IN).read()['no']}"


def joint_motion(desk: Desk) -> str:
    """The number of a motion of ten deputies."""
    others = [f"代表{letter}" for letter in "甲乙丙丁戊己庚辛壬"]
    for name in others:
        deputy.add(desk, name, district="第6选区")
    return hand_in(desk, "制定停车管理办法", kind="议案", co_signers=others)


def of_group(desk: Desk, **more: Any) -> str:
    """The number of a suggestion of 东片小组."""
    return f"5-1/{entry.add(desk, '修缮东片水渠', by_group='东片小组', on=HANDED_IN, **more).read()['no']}"


def events(desk: Desk, number: str) -> list[tuple[str, str, str]]:
    """The timeline of a proposal: (day, event, text)."""
    return [(one["on"], one["event"], one["text"]) for one in reading.show(desk, number)["timeline"]]


def open_kinds(desk: Desk, number: str) -> list[str]:
    """The kinds of a proposal's clocks that still run."""
    ended = ("met", "cancelled", "lapsed")
    return [one["kind"] for one in reading.explain(desk, number)["deadlines"] if one["state"] not in ended]


# accept


def test_acceptance_is_written_down_and_told(office: Desk) -> None:
    done = deciding.accept(office, [hand_in(office)], on="2022-01-08")
    assert done.lines == ("已登记受理 5-1/1 完善剑湖路路灯（2022-01-08）",)
    assert done.read()["timeline"][-1] == {"on": "2022-01-08", "event": "accepted", "text": ""}
    assert status(office, "5-1/1") == "submitted"


def test_between_sessions_zhejiang_has_the_deputy_told_within_seven_days(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = hand_in(office, between=True, on="2022-03-01")
    assert due(office, "2022-03-09") == [("notice", "5-1/闭1", None, -1, "late")]
    deciding.accept(office, [number], on="2022-03-08")
    assert (clock(office, number, "notice")["due_on"], clock(office, number, "notice")["met_on"]) == (
        "2022-03-08", "2022-03-08",
    )  # fmt: skip
    assert due(office, "2022-03-09") == []


def test_at_a_session_there_is_no_clock_of_acceptance(office: Desk) -> None:
    rules.use(office, "zhejiang")
    assert reading.explain(office, hand_in(office))["deadlines"] == []


def test_who_is_handed_it_was_told_of_the_acceptance_as_well(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = hand_in(office, between=True, on="2022-03-01")
    assigning.assign(office, [number], lead=["财政局"], on="2022-03-04")
    assert clock(office, number, "notice")["met_on"] == "2022-03-04"


def test_a_proposal_is_accepted_once(office: Desk) -> None:
    number = hand_in(office)
    deciding.accept(office, [number], on="2022-01-08")
    with refused(office, "5-1/1 已登记受理；不必再登记"):
        deciding.accept(office, [number], on="2022-01-09")


def test_an_acceptance_lies_not_before_the_hand_in(office: Desk) -> None:
    number = hand_in(office)
    with refused(office, "5-1/1 在 2022-01-06 才提出，不能在 2022-01-05 受理"):
        deciding.accept(office, [number], on="2022-01-05")


def test_of_many_all_are_accepted_or_none(office: Desk) -> None:
    hand_in(office)
    replied(office)
    with refused(office, "5-1/2 现在的状态是“已答复”，不能登记受理"):
        deciding.accept(office, ["1", "2"], on="2022-03-02")


# agenda


def test_a_motion_goes_on_the_agenda(office: Desk) -> None:
    done = deciding.agenda(office, motion(office), "yes", on="2022-01-06")
    assert done.lines == ("已登记 5-1/1 列入会议议程",)
    found = done.read()
    assert (found["kind"], found["timeline"][-1]["event"]) == ("议案", "on_agenda")


@pytest.mark.parametrize("word", ["no", "否", " NO "])
def test_a_motion_not_put_on_the_agenda_becomes_a_suggestion_and_both_stay_known(office: Desk, word: str) -> None:
    number = joint_motion(office)
    done = deciding.agenda(office, number, word, why="属政府职权", on="2022-01-07")
    assert done.lines == ("已登记 5-1/1 不列入会议议程，转为建议办理；提交时为议案，已一并记下",)
    found = done.read()
    assert (found["kind"], found["submitted_kind"]) == ("建议", "议案")
    assert found["timeline"][-1] == {"on": "2022-01-07", "event": "off_agenda", "text": "属政府职权"}


@pytest.mark.parametrize("name", ["主席团", "人民政府"])
def test_what_the_presidium_or_the_government_moves_never_turns_into_a_suggestion(office: Desk, name: str) -> None:
    number = motion(office) if name == "主席团" else hand_in_by_government(office)
    with refused(office, f"5-1/1 由{name}提出，不转为建议；只有代表联名提出的议案不列入议程时转为建议"):
        deciding.agenda(office, number, "no", on="2022-01-07")
    assert deciding.agenda(office, number, "yes", on="2022-01-07").read()["kind"] == "议案"


def test_what_is_on_the_agenda_is_not_decided_again(office: Desk) -> None:
    number = joint_motion(office)
    deciding.agenda(office, number, "yes", on="2022-01-06")
    for word in ("yes", "no"):
        with refused(office, "5-1/1 已登记列入议程；登记错了请用 renda proposal edit --act 决定 改正日期或理由"):
            deciding.agenda(office, number, word, on="2022-01-07")


def test_a_suggestion_has_no_agenda(office: Desk) -> None:
    number = hand_in(office)
    with refused(office, "5-1/1 是建议，不必列入议程；只有议案由主席团决定"):
        deciding.agenda(office, number, "是")


def test_the_decision_on_the_agenda_is_yes_or_no(office: Desk) -> None:
    number = motion(office)
    with refused(office, "“待定”既不是 yes 也不是 no"):
        deciding.agenda(office, number, "待定")


def test_what_units_handle_is_no_matter_of_the_agenda_any_longer(office: Desk) -> None:
    number = motion(office)
    assigning.assign(office, [number], lead=["财政局"], on="2022-01-31")
    with refused(office, "状态是“已交办”，不能登记是否列入议程"):
        deciding.agenda(office, number, "yes", on="2022-02-01")


# refuse


@pytest.mark.parametrize(
    ("profile", "why", "ground"),
    [
        ("national", "属代表所在单位的个别事项，请走部门渠道", "代表所在单位的个别事项"),
        ("zhejiang", "代转群众来信", "代转群众来信（《浙江省人民代表大会代表建议、批评和意见办理的规定》"),
        ("beijing", "政策咨询", "法律或政策咨询（《北京市"),
        ("shandong", "没有实际内容", "没有实际内容（《山东省"),
        ("henan", "谋取个人利益", "谋取个人利益（《河南省"),
        ("shanghai", "代转有关材料", "代转有关材料（《上海市"),
    ],
)
def test_a_reason_that_is_a_ground_of_the_rules_is_told_with_its_source(
    office: Desk, profile: str, why: str, ground: str
) -> None:
    rules.use(office, profile)
    lines = deciding.refuse(office, [hand_in(office)], why=why, on="2022-01-08").lines
    assert lines[0] == f"已登记 5-1/1 不予受理：{why}（2022-01-08）；请告知张三"
    assert lines[1].startswith(f"依据：{ground}")


def test_a_reason_that_fits_no_ground_is_to_be_compared_with_them(office: Desk) -> None:
    rules.use(office, "henan")
    (_, hint) = deciding.refuse(office, [hand_in(office)], why="没有实际内容", on="2022-01-08").lines
    assert hint.startswith(
        "提示：所写理由请与规定的情形核对：谋取个人利益；招标投标等具体经济活动；具体司法案件（《河南省"
    )


def test_a_stray_sign_is_no_ground(office: Desk) -> None:
    (_, hint) = deciding.refuse(office, [hand_in(office)], why="不", on="2022-01-08").lines
    assert hint.startswith("提示：所写理由请与规定的情形核对")


def test_what_is_refused_ends_with_its_clocks(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = hand_in(office, between=True, on="2022-03-01")
    deciding.refuse(office, [number], why="没有实际内容", on="2022-03-03")
    found = clock(office, number, "notice")
    assert (found["state"], found["cancelled_on"], found["cancelled_why"]) == ("cancelled", "2022-03-03", "不予受理")
    assert events(office, number)[-1] == ("2022-03-03", "refused", "没有实际内容")
    assert status(office, number) == "refused"
    with refused(office, "状态是“不予受理”，不能交办"):
        assigning.assign(office, [number], lead=["财政局"], on="2022-03-04")


def test_all_who_signed_are_told_of_a_refusal(office: Desk) -> None:
    number = hand_in(office, co_signers=["李四,王五"])
    assert "请告知张三、李四、王五" in deciding.refuse(office, [number], why="没有实际内容").lines[0]


def test_where_no_deputy_signed_the_proposer_is_told(office: Desk) -> None:
    assert deciding.refuse(office, [motion(office)], why="没有实际内容").lines[0].endswith("请告知提出者")


def test_a_ground_common_to_many_is_told_once(office: Desk) -> None:
    hand_in(office)
    hand_in(office)
    lines = deciding.refuse(office, ["1,2"], why="没有实际内容").lines
    assert [line[:3] for line in lines] == ["已登记", "依据：", "已登记"]


def test_a_refusal_has_a_reason(office: Desk) -> None:
    number = hand_in(office)
    with refused(office, "--reason 的理由不能为空"):
        deciding.refuse(office, [number], why=" ")


def test_of_many_all_are_refused_or_none(office: Desk) -> None:
    hand_in(office)
    assigned(office)
    with refused(office, "5-1/2 现在的状态是“已交办”，不能不予受理"):
        deciding.refuse(office, ["1,2"], why="没有实际内容")


def test_what_others_were_merged_into_cannot_be_refused(office: Desk) -> None:
    hand_in(office)
    hand_in(office)
    deciding.merge(office, ["2"], into="1", on="2022-01-08")
    with refused(office, r"5-1/2 并在 5-1/1 里办理；请先把它们另行交办（renda proposal assign 5-1/2 …）"):
        deciding.refuse(office, ["1"], why="没有实际内容", on="2022-01-09")


# reference


def test_what_is_kept_for_reference_can_still_be_assigned(office: Desk) -> None:
    number = hand_in(office)
    done = deciding.reference(office, [number], why="已列入上年计划", on="2022-01-08")
    assert done.lines == ("已登记 5-1/1 转作参考：已列入上年计划（2022-01-08）；请告知张三",)
    assert done.read()["status"] == "reference"
    assigning.assign(office, [number], lead=["财政局"], on="2022-01-31")
    assert (status(office, number), clock(office, number, "reply")["due_on"]) == ("assigned", "2022-04-30")


def test_what_is_kept_for_reference_has_no_clock(office: Desk) -> None:
    rules.use(office, "shandong")
    number = hand_in(office, between=True, on="2022-03-01")
    assert clock(office, number, "assign")["due_on"] == "2022-03-06"
    deciding.reference(office, [number], why="留作参考", on="2022-03-02")
    assert clock(office, number, "assign")["cancelled_why"] == "转作参考"
    assert due(office, "2022-03-30") == []


# merge


def test_the_clocks_and_units_of_what_is_merged_end(office: Desk) -> None:
    rules.use(office, "chongqing")
    main = hand_in(office, by="李四")
    number = assigned(office, co_handlers=["财政局"])
    done = deciding.merge(office, [number], into=main, on="2022-02-10")
    assert done.lines == (
        "已将 5-1/2 完善剑湖路路灯 并入 5-1/1 办理；请告知张三，答复时一并答复",
    )  # fmt: skip
    assert (status(office, number), open_kinds(office, number)) == ("merged", [])
    former = reading.show(office, number)["former_assignments"]
    assert [(one["unit"], one["ended_on"], one["ended_why"]) for one in former] == [
        ("农业农村局", "2022-02-10", "并入 5-1/1"), ("财政局", "2022-02-10", "并入 5-1/1"),
    ]  # fmt: skip
    assert clock(office, number, "reply")["cancelled_why"] == "并入 5-1/1"


def test_both_papers_know_of_a_merger(office: Desk) -> None:
    main, number = hand_in(office), hand_in(office, "增设路灯", by="李四")
    deciding.merge(office, [number], into=main, on="2022-01-08")
    assert reading.show(office, number)["merged_into"] == main
    assert reading.show(office, main)["merged"] == [number]
    assert events(office, main)[-1] == ("2022-01-08", "merged_in", "5-1/2 增设路灯")
    assert events(office, number)[-1] == ("2022-01-08", "merged", "并入 5-1/1 完善剑湖路路灯 办理")


def test_what_was_merged_before_goes_along(office: Desk) -> None:
    for _ in range(3):
        hand_in(office)
    deciding.merge(office, ["1"], into="2", on="2022-01-08")
    deciding.merge(office, ["2"], into="3", on="2022-01-09")
    assert reading.show(office, "3")["merged"] == ["5-1/1", "5-1/2"]
    assert reading.show(office, "1")["merged_into"] == "5-1/3"


def test_what_is_assigned_again_is_merged_no_longer_and_both_papers_say_so(office: Desk) -> None:
    main, number = assigned(office), hand_in(office, "增设路灯", by="李四")
    deciding.merge(office, [number], into=main, on="2022-02-08")
    done = assigning.assign(office, [number], lead=["财政局"], on="2022-02-09")
    assert done.lines[1] == "5-1/2 不再并入 5-1/1，单独办理和答复"
    assert (done.read()["merged_into"], reading.show(office, main)["merged"]) == (None, [])
    assert ("2022-02-09", "unmerged", "不再并入 5-1/1") in events(office, number)
    assert ("2022-02-09", "unmerged", "5-1/2 另行交办") in events(office, main)


def test_a_proposal_is_not_merged_into_itself(office: Desk) -> None:
    hand_in(office)
    number = hand_in(office)
    with refused(office, "5-1/2 不能并入自己；请核对 --into"):
        deciding.merge(office, ["1", number], into=number)


def test_nothing_is_merged_into_what_is_over(office: Desk) -> None:
    number = hand_in(office)
    main = replied(office)
    with refused(office, "5-1/2 现在的状态是“已答复”，别的件不能再并入它"):
        deciding.merge(office, [number], into=main, on="2022-03-10")
    feedback.close(office, [main], on="2022-03-10")
    with refused(office, "5-1/2 现在的状态是“已办结”，别的件不能再并入它；请并入一件正在办理的"):
        deciding.merge(office, [number], into=main, on="2022-03-10")


def test_what_is_replied_to_is_not_merged(office: Desk) -> None:
    main = hand_in(office)
    number = replied(office)
    with refused(office, "状态是“已答复”，不能并案"):
        deciding.merge(office, [number], into=main, on="2022-03-10")


def test_a_merger_lies_after_both_hand_ins(office: Desk) -> None:
    main = hand_in(office, on="2022-02-10", session="5-1")
    number = hand_in(office)
    with refused(office, "5-1/1 在 2022-02-10 才提出，不能在 2022-02-09 并案"):
        deciding.merge(office, [number], into=main, on="2022-02-09")


def test_a_merger_lies_not_before_the_assignment_that_it_ends(office: Desk) -> None:
    main, number = hand_in(office), assigned(office, "2022-01-31")
    with refused(office, "5-1/2 在 2022-01-31 还在办理中，并案不能在 2022-01-20；请核对 --on"):
        deciding.merge(office, [number], into=main, on="2022-01-20")


def test_what_the_presidium_handed_in_may_be_merged_too(office: Desk) -> None:
    main = hand_in(office)
    assert deciding.merge(office, [motion(office)], into=main).lines[0].endswith("；请告知提出者，答复时一并答复")


def test_all_who_signed_what_was_merged_get_the_reply(office: Desk) -> None:
    main = hand_in(office)
    number = hand_in(office, by="李四", co_signers=["王五", "张三"])
    deciding.merge(office, [number], into=main, on="2022-01-08")
    assigning.assign(office, [main], lead=["财政局"], on="2022-01-31")
    reply(office, main, "2022-03-01")
    assert reading.show(office, main)["replies"][0]["sent_to"] == ["张三", "李四", "王五"]


def test_what_is_assigned_by_itself_is_merged_no_longer(office: Desk) -> None:
    main, number = hand_in(office), hand_in(office, by="李四")
    deciding.merge(office, [number], into=main, on="2022-01-08")
    assigning.assign(office, [number, main], lead=["财政局"], on="2022-01-31")
    found = reading.show(office, number)
    assert (found["status"], found["merged_into"], reading.show(office, main)["merged"]) == ("assigned", None, [])
    reply(office, main, "2022-03-01")
    assert reading.show(office, main)["replies"][0]["sent_to"] == ["张三"]
    assert clock(office, number, "reply")["state"] == "open"


def test_it_is_assigned_by_itself_not_before_it_was_merged(office: Desk) -> None:
    main, number = hand_in(office), hand_in(office, by="李四")
    deciding.merge(office, [number], into=main, on="2022-01-20")
    with refused(office, "2022-01-20"):
        assigning.assign(office, [number], lead=["财政局"], on="2022-01-10")


# withdraw


def test_a_proposal_is_withdrawn_by_its_deputy(office: Desk) -> None:
    number = assigned(office, co_handlers=["财政局"])
    done = withdrawing.withdraw(office, number, by=["张三"], on="2022-02-10", why="已经装好")
    assert done.lines == ("已登记 5-1/1 完善剑湖路路灯 由 张三 撤回，办理终止（2022-02-10）",)
    found = done.read()
    assert (found["status"], found["assignments"], open_kinds(office, number)) == ("withdrawn", [], [])
    assert found["timeline"][-1] == {"on": "2022-02-10", "event": "withdrawn", "text": "张三，已经装好"}
    assert due(office, "2022-12-31") == []


def test_a_joint_one_is_withdrawn_by_all_who_signed(office: Desk) -> None:
    rules.use(office, "shanghai")
    number = hand_in(office, co_signers=["李四", "王五"])
    with refused(office, "撤回须由全体联名的代表要求（《上海市.*第10条.*），还缺 王五；请写 --by 张三,李四,王五"):
        withdrawing.withdraw(office, number, by=["李四,张三"])
    withdrawing.withdraw(office, number, by=["张三,李四,王五"])
    assert status(office, number) == "withdrawn"


def test_where_a_town_has_the_lead_withdraw_the_lead_is_enough(office: Desk) -> None:
    rules.set_(office, "withdraw.by", "领衔代表", from_="2022-01-01", source=SOURCE)
    number = hand_in(office, co_signers=["李四"])
    with refused(office, "撤回须由领衔代表要求（镇人大〔2022〕1号.*），还缺 张三；请写 --by 张三"):
        withdrawing.withdraw(office, number, by=["李四"])
    withdrawing.withdraw(office, number, by=["张三"])
    assert status(office, number) == "withdrawn"


def test_somebody_who_did_not_sign_cannot_withdraw(office: Desk) -> None:
    number = hand_in(office, co_signers=["李四"])
    with refused(office, "王五 没有在 5-1/1 上署名；提出和署名的是：张三、李四"):
        withdrawing.withdraw(office, number, by=["张三,李四,王五"])


def test_who_signed_what_was_merged_in_did_not_sign_this_one(office: Desk) -> None:
    main, number = hand_in(office), hand_in(office, by="李四")
    deciding.merge(office, [number], into=main, on="2022-01-08")
    with refused(office, "李四 没有在 5-1/1 上署名；提出和署名的是：张三$"):
        withdrawing.withdraw(office, main, by=["张三,李四"])


def test_a_withdrawal_names_who_asks(office: Desk) -> None:
    number = hand_in(office)
    with refused(office, "没有写由谁要求撤回；请加 --by"):
        withdrawing.withdraw(office, number, by=[","])


def test_a_group_withdraws_what_it_handed_in(office: Desk) -> None:
    group.add(office, "东片小组", leader="张三")
    number = of_group(office)
    with refused(office, "李四 没有在 5-1/1 上署名；提出和署名的是：东片小组、张三$"):
        withdrawing.withdraw(office, number, by=["李四"])
    lines = withdrawing.withdraw(office, number, by=["东片小组"]).lines
    assert lines[0].startswith("已登记 5-1/1 修缮东片水渠 由 东片小组 撤回")


def test_who_signed_beside_a_group_cannot_withdraw_for_it(office: Desk) -> None:
    number = of_group(office, co_signers=["李四"])
    with refused(office, "5-1/1 由东片小组提出，须由它要求撤回；请写 --by 东片小组"):
        withdrawing.withdraw(office, number, by=["李四"])


def test_its_leader_withdraws_what_a_group_handed_in(office: Desk) -> None:
    group.add(office, "东片小组", leader="张三")
    number = of_group(office, co_signers=["李四"])
    lines = withdrawing.withdraw(office, number, by=["张三"]).lines
    assert lines[0].startswith("已登记 5-1/1 修缮东片水渠 由 张三 撤回")
    assert status(office, number) == "withdrawn"


def test_who_only_sits_in_the_group_cannot_withdraw_for_it(office: Desk) -> None:
    number = of_group(office)  # 张三 has a seat in it and does not lead it
    with refused(office, "张三 没有在 5-1/1 上署名；提出和署名的是：东片小组$"):
        withdrawing.withdraw(office, number, by=["张三"])


def test_a_member_may_be_named_beside_the_group(office: Desk) -> None:
    number = of_group(office, co_signers=["李四"])
    withdrawing.withdraw(office, number, by=["李四", "东片小组"])
    assert events(office, number)[-1][1:] == ("withdrawn", "李四、东片小组")


def test_a_name_beside_the_group_that_nobody_bears_is_refused(office: Desk) -> None:
    number = of_group(office)
    with refused(office, "没有叫“赵六”的代表"):
        withdrawing.withdraw(office, number, by=["东片小组", "赵六"])


def test_the_presidium_withdraws_its_motion(office: Desk) -> None:
    number = motion(office)
    withdrawing.withdraw(office, number, by=["主席团"])
    assert status(office, number) == "withdrawn"


def test_beijing_has_nothing_withdrawn_after_the_assignment(office: Desk) -> None:
    rules.use(office, "beijing")
    number = assigned(office, "2022-01-31")
    with refused(office, "5-1/1 在 2022-01-31 已交办，只能在交办以前撤回；依据：《北京市.*第13条"):
        withdrawing.withdraw(office, number, by=["张三"], on="2022-02-10")
    other = hand_in(office)
    withdrawing.withdraw(office, other, by=["张三"])
    assert status(office, other) == "withdrawn"


def test_what_others_were_merged_into_is_not_withdrawn_over_their_heads(office: Desk) -> None:
    main, number = hand_in(office), hand_in(office, by="李四")
    deciding.merge(office, [number], into=main, on="2022-01-08")
    with refused(office, "5-1/2 并在 5-1/1 里办理；请先把它们另行交办"):
        withdrawing.withdraw(office, main, by=["张三"])


def test_a_withdrawal_lies_not_before_a_reply(office: Desk) -> None:
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "不满意")
    with refused(office, "5-1/1 在 2022-03-10 还在办理中，撤回不能在 2022-02-28；请核对 --on"):
        withdrawing.withdraw(office, number, by=["张三"], on="2022-02-28")
    withdrawing.withdraw(office, number, by=["张三"], on="2022-03-20")
    assert status(office, number) == "withdrawn"


def test_a_withdrawal_lies_not_before_the_slip_that_it_answers(office: Desk) -> None:
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "不满意")
    with refused(office, "2022-03-10"):
        withdrawing.withdraw(office, number, by=["张三"], on="2022-03-05")


def test_a_withdrawal_lies_not_before_the_assignment_that_it_ends(office: Desk) -> None:
    number = assigned(office, "2022-01-31")
    with refused(office, "5-1/1 在 2022-01-31 还在办理中，撤回不能在 2022-01-20；请核对 --on"):
        withdrawing.withdraw(office, number, by=["张三"], on="2022-01-20")


def test_a_withdrawal_lies_not_before_the_reply_of_one_of_several(office: Desk) -> None:
    number = assigned(office, each=["财政局", "建设局"])
    reply(office, number, "2022-03-01", unit="财政局")
    with refused(office, "5-1/1 在 2022-03-01 已有答复，不能在 2022-02-28 撤回；请核对 --on"):
        withdrawing.withdraw(office, number, by=["张三"], on="2022-02-28")
    withdrawing.withdraw(office, number, by=["张三"], on="2022-03-01")
    assert status(office, number) == "withdrawn"


def test_what_is_replied_to_is_not_withdrawn(office: Desk) -> None:
    number = replied(office)
    with refused(office, "状态是“已答复”，不能撤回"):
        withdrawing.withdraw(office, number, by=["张三"], on="2022-03-02")


# refer-up


def test_what_waits_for_its_assignment_is_not_late_once_it_went_upward(office: Desk) -> None:
    rules.use(office, "shandong")
    number = hand_in(office, between=True, on="2022-03-01")
    done = deciding.refer_up(office, number, to="区人大常委会", on="2022-03-03", why="属区级职权")
    assert done.lines == ("已登记 5-1/闭1 向区人大常委会反映（2022-03-03）",)
    assert done.read()["timeline"][-1] == {
        "on": "2022-03-03", "event": "referred_up", "text": "区人大常委会，属区级职权",
    }  # fmt: skip
    found = clock(office, number, "assign")
    assert (status(office, number), found["cancelled_why"]) == ("referred_up", "已向区人大常委会反映")


def test_a_unit_still_owes_its_reply_after_the_matter_went_upward(office: Desk) -> None:
    number = assigned(office)
    lines = deciding.refer_up(office, number, to="区人大常委会", on="2022-02-10").lines
    assert lines[-1] == "承办单位仍须把反映的情况答复代表，答复期限不变"
    assert due(office, "2022-05-01") == [("reply", "5-1/1", "农业农村局", -1, "late")]
    reply(office, number, "2022-04-01", class_="D")
    assert status(office, number) == "replied"


def test_after_the_reply_nothing_is_owed_and_the_slip_is_still_taken(office: Desk) -> None:
    number = replied(office)
    assert deciding.refer_up(office, number, to="区人大常委会", on="2022-03-02").lines == (
        "已登记 5-1/1 向区人大常委会反映（2022-03-02）",
    )
    judge(office, number, "2022-03-10", "满意", "满意")
    assert (status(office, number), len(reading.show(office, number)["feedback"])) == ("referred_up", 1)
    feedback.close(office, [number], on="2022-03-11")
    assert status(office, number) == "closed"


def test_in_a_second_round_the_reply_is_owed_as_well(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "不满意")
    lines = deciding.refer_up(office, number, to="区人大常委会", on="2022-03-12").lines
    assert lines[-1].startswith("承办单位仍须")
    assert clock(office, number, "rehandle")["due_on"] == "2022-04-10"
    reply(office, number, "2022-04-01")
    assert status(office, number) == "replied"


def test_a_unit_may_join_in_what_went_upward(office: Desk) -> None:
    number = hand_in(office)
    deciding.refer_up(office, number, to="区人大常委会", on="2022-01-20")
    assigning.assign(office, [number], lead=["财政局"], on="2022-01-31")
    assert (status(office, number), clock(office, number, "reply")["state"]) == ("referred_up", "open")


def test_a_matter_goes_upward_once(office: Desk) -> None:
    number = hand_in(office)
    deciding.refer_up(office, number, to="区人大常委会")
    with refused(office, "状态是“已向上反映”，不能向上反映"):
        deciding.refer_up(office, number, to="市人大常委会")


def test_the_higher_organ_is_named(office: Desk) -> None:
    number = hand_in(office)
    with refused(office, "--to 的机关不能为空"):
        deciding.refer_up(office, number, to=" ")


def test_what_went_upward_without_a_unit_has_no_slip(office: Desk) -> None:
    number = hand_in(office)
    deciding.refer_up(office, number, to="区人大常委会")
    with refused(office, "5-1/1 还没有答复（没有承办单位）"):
        judge(office, number, "2022-01-20", "满意", "满意")
    with refused(office, "5-1/1 没有待答复的单位"):
        reply(office, number, "2022-01-20")
    with refused(office, "5-1/1 第 1 轮还没有答复；请先用 renda proposal reply"):
        replying.send(office, number, to=["张三"])
    with refused(office, "5-1/1 没有交办给财政局；承办单位是：（没有）"):
        handling.contact(office, [number], how="电话", stage="办前", unit="财政局")
    assert clocks(office, number, "reply") == []


def test_what_is_refused_already_is_not_to_be_refused_again(office: Desk) -> None:
    number = hand_in(office)
    deciding.refuse(office, [number], why="个人事项", on="2022-01-08")
    with refused(office, "5-1/1 已是“不予受理”，不必再登记；现在可以："):
        deciding.refuse(office, [number], why="个人事项", on="2022-01-09")
