"""Supervision and visits on site, another look; excellent, public, noted."""

import re
from typing import Any

import pytest

from renda_cli.work import rules, unit
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import assigning, deciding, entry, feedback, reading, supervising
from tests.work.helpers import HANDED_IN, assigned, clock, clocks, due, hand_in, judge, refused, replied, reply

SOURCE = "镇人大〔2022〕1号"


def supervise(desk: Desk, number: str, level: str, **more: Any) -> tuple[str, ...]:
    """What the clerk is told of a supervision of 2022-02-10."""
    return supervising.supervise(desk, [number], level=level, on="2022-02-10", **more).lines


def visit(desk: Desk, number: str, on: str, **more: Any) -> tuple[str, ...]:
    """What the clerk is told of a visit."""
    return supervising.visit(desk, [number], on=on, **more).lines


def look_back_after_three_months(desk: Desk) -> None:
    """The town's own rule: another look three months after the reply."""
    rules.set_(desk, "look_back", "3个月", from_="2022-01-01", source=SOURCE)


def with_posts(desk: Desk) -> None:
    """The heads of two units and the leader in charge of them."""
    unit.edit(desk, "农业农村局", head="周某", leader="吴某")
    unit.edit(desk, "财政局", head="郑某", leader="吴某")


# supervise


def test_key_supervision_says_who_takes_part(office: Desk) -> None:
    with_posts(office)
    number = hand_in(office, co_signers=["李四"])
    assigning.assign(office, [number], lead=["农业农村局"], co_handlers=["建设局"], on="2022-01-31")
    done = supervising.supervise(office, [number], level="重点", leaders=["钱主席"], on="2022-02-10", note="民生件")
    assert done.lines == (
        "已列 5-1/1 完善剑湖路路灯 为重点督办件（2022-02-10）",
        "参加：领衔督办 钱主席；全体党政领导；承办单位主要负责人（农业农村局周某）；提出建议的代表（张三、李四）",
    )
    assert done.read()["supervision"] == {"level": "重点", "leaders": ["钱主席"], "on": "2022-02-10", "note": "民生件"}
    assert done.read()["timeline"][-1] == {"on": "2022-02-10", "event": "supervised", "text": "重点（钱主席）"}


def test_ordinary_supervision_says_who_takes_part(office: Desk) -> None:
    with_posts(office)
    number = assigned(office, each=["农业农村局", "财政局"])
    assert supervise(office, number, "一般")[1] == (
        "参加：人大主席；政府分管领导（吴某）；承办单位负责人（农业农村局周某、财政局郑某）；提出建议的代表（张三）"
    )


def test_names_that_the_file_does_not_know_are_left_to_the_clerk(office: Desk) -> None:
    entry.add(office, "制定村规民约示范条款", by_presidium=True, kind="议案", on=HANDED_IN)
    assert supervise(office, "1", "一般")[1] == "参加：人大主席；政府分管领导；承办单位负责人；提出建议的代表"


def test_a_town_may_have_others_take_part(office: Desk) -> None:
    rules.set_(office, "supervise.ordinary", '["人大副主席", "村民代表"]', from_="2022-01-01", source=SOURCE)
    assert supervise(office, hand_in(office), "一般")[1] == "参加：人大副主席；村民代表（张三）"


def test_another_level_takes_the_place_of_the_first(office: Desk) -> None:
    number = assigned(office)
    supervise(office, number, "一般", leaders=["钱主席,孙某"], note="先看")
    lines = supervise(office, number, "重点")
    assert lines[0] == "5-1/1 督办：一般 → 重点"
    assert lines[1].startswith("已列 5-1/1 完善剑湖路路灯 为重点督办件")
    found = reading.show(office, number)
    assert found["supervision"] == {"level": "重点", "leaders": ["钱主席", "孙某"], "on": "2022-02-10", "note": "先看"}
    assert [event["text"] for event in found["timeline"] if event["event"] == "corrected"] == [
        "5-1/1 督办：一般 → 重点"
    ]


def test_other_leaders_of_the_same_level_take_the_place_of_the_first(office: Desk) -> None:
    number = assigned(office)
    supervise(office, number, "重点", leaders=["钱主席"])
    assert supervise(office, number, "重点", leaders=["孙某"])[0].startswith("已列 5-1/1")
    assert reading.show(office, number)["supervision"]["leaders"] == ["孙某"]


def test_without_a_day_the_day_of_the_same_level_stays(office: Desk) -> None:
    number = assigned(office)
    supervise(office, number, "重点", leaders=["钱主席"])
    supervising.supervise(office, [number], level="重点", leaders=["孙某"])
    assert reading.show(office, number)["supervision"] == {
        "level": "重点", "leaders": ["孙某"], "on": "2022-02-10", "note": None,
    }  # fmt: skip


def test_excellence_is_taken_back_without_day_and_reason(office: Desk) -> None:
    number = replied(office)
    supervising.excellent(office, [number], on="2022-12-01")
    for more in ({"on": "2022-12-02"}, {"why": "误评"}):
        with refused(office, "--no 是取消评优，没有日期和理由；请去掉 --on 和 --reason；要留一笔请用 note"):
            supervising.excellent(office, [number], no=True, **more)


def test_what_went_upward_before_any_unit_had_it_is_not_visited(office: Desk) -> None:
    number = hand_in(office)
    deciding.refer_up(office, number, to="区人大常委会", on="2022-02-10")
    with refused(office, "5-1/1 还没有交办，不能登记现场督办"):
        visit(office, number, "2022-02-20")


def test_an_unknown_level_is_refused(office: Desk) -> None:
    number = assigned(office)
    with refused(office, "--level 没有“特别”这一种；可选：重点、一般"):
        supervise(office, number, "特别")


def test_a_supervision_lies_not_before_the_hand_in(office: Desk) -> None:
    number = hand_in(office)
    with refused(office, "5-1/1 在 2022-01-06 才提出，不能在 2022-01-05 列为督办"):
        supervising.supervise(office, [number], level="重点", on="2022-01-05")


def test_of_many_all_are_supervised_or_none(office: Desk) -> None:
    assigned(office)
    feedback.close(office, [replied(office)], on="2022-03-10")
    with refused(office, "5-1/2 现在的状态是“已办结”，不能列为督办"):
        supervising.supervise(office, ["1,2"], level="重点", on="2022-03-11")
    hand_in(office)
    assert len(supervising.supervise(office, ["1", "3"], level="重点", on="2022-03-11").read()) == 2


# visit


def test_a_visit_is_kept_whole(office: Desk) -> None:
    number = assigned(office)
    done = supervising.visit(office, [number], on="2022-02-20", participants=["钱主席、张三"], result="路灯已定位")
    assert done.lines == ("已登记 5-1/1 现场督办（2022-02-20）：路灯已定位",)
    assert done.read()["visits"] == [
        {"kind": "现场督办", "on": "2022-02-20", "participants": ["钱主席", "张三"], "result": "路灯已定位"}
    ]
    assert done.read()["timeline"][-1] == {
        "on": "2022-02-20", "event": "visit", "text": "现场督办，钱主席、张三，路灯已定位",
    }  # fmt: skip


def test_a_visit_without_result_says_so_by_its_silence(office: Desk) -> None:
    assert visit(office, assigned(office), "2022-02-20", result=" ") == ("已登记 5-1/1 现场督办（2022-02-20）",)


def test_a_visit_may_fix_the_day_of_the_next_look(office: Desk) -> None:
    number = assigned(office)
    assert visit(office, number, "2022-02-20", then="2022-05-20")[1] == "回头看定在 2022-05-20"
    assert due(office, "2022-05-21")[-1] == ("look_back", "5-1/1", None, -1, "late")
    assert visit(office, number, "2022-05-18", kind="回头看") == ("已登记 5-1/1 回头看（2022-05-18）",)
    assert clock(office, number, "look_back")["met_on"] == "2022-05-18"


def test_a_visit_that_is_no_other_look_leaves_its_clock_open(office: Desk) -> None:
    number = assigned(office)
    visit(office, number, "2022-02-20", then="2022-05-20")
    visit(office, number, "2022-03-20")
    assert clock(office, number, "look_back")["state"] == "open"


def test_another_look_may_fix_the_day_of_yet_another(office: Desk) -> None:
    number = assigned(office)
    visit(office, number, "2022-02-20", then="2022-05-20")
    visit(office, number, "2022-05-18", kind="回头看", then="2022-08-18")
    assert [(one["due_on"], one["met_on"]) for one in clocks(office, number, "look_back")] == [
        ("2022-05-20", "2022-05-18"), ("2022-08-18", None),
    ]  # fmt: skip


@pytest.mark.parametrize("then", ["2022-02-20", "2022-02-19"])
def test_the_next_look_comes_after_the_visit(office: Desk, then: str) -> None:
    number = assigned(office)
    with refused(office, f"回头看的日子 {then} 不晚于这次的 2022-02-20；请核对 --then"):
        visit(office, number, "2022-02-20", then=then)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"kind": "路过"}, "--kind 没有“路过”这一种；可选：现场督办、回头看"),
        ({"on": "2022-01-05"}, "5-1/1 在 2022-01-06 才提出，不能在 2022-01-05 现场督办"),
        ({"result": "好" * 201}, "--result有 201 字，太长"),
    ],
)
def test_a_visit_that_does_not_fit_is_refused(office: Desk, wrong: dict[str, str], sentence: str) -> None:
    number = assigned(office)
    with refused(office, sentence):
        visit(office, number, **({"on": "2022-02-20"} | wrong))


def test_many_are_visited_at_once_or_none(office: Desk) -> None:
    for _ in range(2):
        assigned(office)
    done = supervising.visit(office, ["1,2"], on="2022-02-20", result="都已开工", then="2022-05-20")
    assert done.lines == (
        "已登记 5-1/1 现场督办（2022-02-20）：都已开工", "回头看定在 2022-05-20",
        "已登记 5-1/2 现场督办（2022-02-20）：都已开工", "回头看定在 2022-05-20",
    )  # fmt: skip
    assert [one["visits"][0]["result"] for one in done.read()] == ["都已开工", "都已开工"]
    hand_in(office)
    with refused(office, "5-1/3 现在的状态是“已提出”，不能登记现场督办"):
        supervising.visit(office, ["1,3"], on="2022-02-21")


def test_what_nobody_handles_is_not_visited(office: Desk) -> None:
    number = hand_in(office)
    with refused(office, "状态是“已提出”，不能登记现场督办"):
        visit(office, number, "2022-02-20")


# another look by the town's own rule


def test_a_town_may_have_another_look_some_months_after_the_reply(office: Desk) -> None:
    look_back_after_three_months(office)
    number = assigned(office)
    assert "回头看期限：2022-06-01" in reply(office, number, "2022-03-01")
    feedback.close(office, [number], on="2022-03-10")
    assert due(office, "2022-06-02") == [("look_back", "5-1/1", None, -1, "late")]
    visit(office, number, "2022-06-02", kind="回头看", result="亮灯正常")
    assert due(office, "2022-12-31") == []


def test_without_such_a_rule_there_is_no_clock(office: Desk) -> None:
    assert clocks(office, replied(office), "look_back") == []


def test_a_second_round_opens_no_second_look(office: Desk) -> None:
    look_back_after_three_months(office)
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "不满意")
    reply(office, number, "2022-03-20")
    assert [one["due_on"] for one in clocks(office, number, "look_back")] == ["2022-06-01"]


def test_a_day_that_was_fixed_takes_the_place_of_the_rules(office: Desk) -> None:
    look_back_after_three_months(office)
    number = replied(office)
    visit(office, number, "2022-03-05", then="2022-04-10")
    assert [(one["due_on"], one["cancelled_why"]) for one in clocks(office, number, "look_back")] == [
        ("2022-06-01", "另定了日期"), ("2022-04-10", None),
    ]  # fmt: skip


# note


def test_a_note_stands_in_the_history_with_its_file(office: Desk) -> None:
    number = hand_in(office)
    done = supervising.note(office, number, text="主席团会商一次", on="2022-02-10", file="/不在/纪要.docx")
    assert done.lines[0] == "已记入 5-1/1：主席团会商一次（2022-02-10）"
    assert done.lines[1].startswith("注意：没有找到文件 /不在/纪要.docx")
    assert done.read()["timeline"][-1] == {
        "on": "2022-02-10", "event": "note", "text": "主席团会商一次（/不在/纪要.docx）",
    }  # fmt: skip


def test_an_empty_note_is_refused(office: Desk) -> None:
    number = hand_in(office)
    with refused(office, "--text 的内容不能为空"):
        supervising.note(office, number, text=" ")


def test_a_note_may_be_written_on_what_is_over(office: Desk) -> None:
    number = replied(office)
    feedback.close(office, [number], on="2022-03-10")
    supervising.note(office, number, text="归档", on="2022-03-11")
    assert reading.show(office, number)["timeline"][-1]["text"] == "归档"


# excellent


def test_a_proposal_is_named_excellent_once(office: Desk) -> None:
    number = hand_in(office)
    done = supervising.excellent(office, [number], on="2022-12-20", why="效果好")
    assert done.lines == ("已将 5-1/1 完善剑湖路路灯 评为优秀建议（2022-12-20）",)
    assert done.read()["excellent"] is True
    assert done.read()["timeline"][-1] == {"on": "2022-12-20", "event": "excellent", "text": "效果好"}
    with refused(office, "5-1/1 已评为优秀建议；请用 renda proposal show 核对"):
        supervising.excellent(office, [number], on="2022-12-21")


def test_it_may_be_taken_back(office: Desk) -> None:
    number = hand_in(office)
    with refused(office, "5-1/1 没有评为优秀建议"):
        supervising.excellent(office, [number], no=True)
    supervising.excellent(office, [number], on="2022-01-09")
    done = supervising.excellent(office, [number], no=True)
    assert done.lines == ("5-1/1 优秀建议：是 → 否",)
    assert done.read()["excellent"] is False


def test_of_many_all_are_named_or_none(office: Desk) -> None:
    hand_in(office)
    supervising.excellent(office, [hand_in(office)])
    with refused(office, "5-1/2 已评为优秀建议"):
        supervising.excellent(office, ["1,2"])


# publish


@pytest.mark.parametrize(
    ("word", "kept", "said", "event"),
    [
        ("yes", "yes", "公开", "published"),
        ("是", "yes", "公开", "published"),
        ("否", "no", "不公开：涉及个人", "unpublished"),
    ],
)
def test_whether_it_is_public_is_kept_and_told(office: Desk, word: str, kept: str, said: str, event: str) -> None:
    done = supervising.publish(office, [hand_in(office)], word, why="涉及个人", on="2022-01-09")
    assert done.lines == (f"已登记 5-1/1 {said}（2022-01-09）",)
    found = done.read()
    assert (found["published"], found["timeline"][-1]["event"]) == (kept, event)


@pytest.mark.parametrize(
    ("decision", "sentence"), [("no", "不公开要写明理由；请加 --reason"), ("待定", "“待定”既不是 yes 也不是 no")]
)
def test_a_decision_that_does_not_fit_is_refused(office: Desk, decision: str, sentence: str) -> None:
    number = hand_in(office)
    with refused(office, sentence):
        supervising.publish(office, [number], decision)


def test_a_confidential_one_is_not_made_public(office: Desk) -> None:
    number = hand_in(office, confidential=True)
    with refused(office, re.escape("5-1/1 是代表要求保密的件，不能公开；请改用 no，或先用 edit --not-confidential")):
        supervising.publish(office, [number], "yes")
    supervising.publish(office, [number], "no", why="代表要求保密")
    assert reading.show(office, number)["published"] == "no"


def test_public_without_a_reason_is_enough(office: Desk) -> None:
    done = supervising.publish(office, [hand_in(office)], "yes")
    assert done.read()["timeline"][-1]["text"] == ""


def test_a_decision_lies_not_before_the_hand_in(office: Desk) -> None:
    number = hand_in(office)
    with refused(office, "5-1/1 在 2022-01-06 才提出，不能在 2022-01-05 登记公开"):
        supervising.publish(office, [number], "yes", on="2022-01-05")
