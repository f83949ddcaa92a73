"""What the deputy says of the replies, round after round; promises; the end."""

from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.work import deputy, rules
from renda_cli.work import due as due_list
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import assigning, editing, feedback, promises, reading
from tests.work.helpers import assigned, at, clocks, count, due, hand_in, judge, refused, replied, reply, status


def owing(desk: Desk, number: str) -> list[str]:
    """The units whose reply in this round is still to come."""
    return [one["unit"] for one in reading.show(desk, number)["assignments"] if one["replied_on"] is None]


# feedback


def test_a_satisfied_slip_leaves_the_proposal_replied(office: Desk) -> None:
    number = replied(office)
    done = feedback.feedback(office, number, by="张三", process="满意", result="基本满意", on="2022-03-10", note="谢谢")
    assert done.lines == ("已登记 5-1/1 第 1 轮反馈：过程满意，结果基本满意（张三，2022-03-10）",)
    found = done.read()
    assert (found["status"], found["round"]) == ("replied", 1)
    assert found["feedback"] == [
        {"round": 1, "deputy": "张三", "process": "满意", "result": "基本满意", "on": "2022-03-10", "note": "谢谢"}
    ]


@pytest.mark.parametrize(("process", "result"), [("满意", "不满意"), ("不满意", "满意"), ("不满意", "不满意")])
def test_dissatisfied_with_either_sends_it_round_again(office: Desk, process: str, result: str) -> None:
    number = replied(office)
    assert judge(office, number, "2022-03-10", process, result)[1] == "不满意：退回重新办理，第 2 轮"
    assert (status(office, number), owing(office, number)) == ("rehandling", ["农业农村局"])


def test_where_only_the_result_counts_a_poor_process_sends_nothing_round(office: Desk) -> None:
    rules.set_(office, "rehandle.when", "结果不满意", from_="2022-01-01", source="镇人大〔2022〕1号")
    number = replied(office)
    judge(office, number, "2022-03-10", "不满意", "满意")
    assert status(office, number) == "replied"


def test_rounds_have_no_end(office: Desk) -> None:
    number = replied(office)
    for again, month in enumerate(("04", "05", "06", "07"), start=2):
        judge(office, number, f"2022-{month}-01", "满意", "不满意")
        assert (reading.show(office, number)["round"], status(office, number)) == (again, "rehandling")
        reply(office, number, f"2022-{month}-10")
    judge(office, number, "2022-08-01", "满意", "满意")
    found = reading.show(office, number)
    assert [one["round"] for one in found["replies"]] == [1, 2, 3, 4, 5]
    assert [(one["round"], one["result"]) for one in found["feedback"]] == [
        (1, "不满意"), (2, "不满意"), (3, "不满意"), (4, "不满意"), (5, "满意"),
    ]  # fmt: skip
    assert (found["round"], found["status"]) == (5, "replied")


def test_rehandling_goes_to_every_separate_handler_unless_limited(office: Desk) -> None:
    number = assigned(office, each=["农业农村局", "财政局", "建设局"])
    for unit in ("农业农村局", "财政局", "建设局"):
        reply(office, number, "2022-03-01", unit=unit)
    judge(office, number, "2022-03-10", "满意", "不满意")
    assert owing(office, number) == ["农业农村局", "财政局", "建设局"]


def test_rehandling_can_be_limited_to_some_units(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = assigned(office, each=["农业农村局", "财政局", "建设局"])
    for unit in ("农业农村局", "财政局", "建设局"):
        reply(office, number, "2022-03-01", unit=unit)
    judge(office, number, "2022-03-10", "满意", "不满意", units=["财政局", "建设局"])
    assert owing(office, number) == ["财政局", "建设局"]
    assert [(one["unit"], one["due_on"]) for one in clocks(office, number, "rehandle")] == [
        ("财政局", "2022-04-10"), ("建设局", "2022-04-10"),
    ]  # fmt: skip
    with pytest.raises(InputError, match="农业农村局 在第 2 轮没有待答复的 5-1/1"):
        reply(office, number, "2022-03-20", unit="农业农村局")
    reply(office, number, "2022-03-20", unit="财政局")
    assert status(office, number) == "rehandling"
    reply(office, number, "2022-03-21", unit="建设局")
    assert status(office, number) == "replied"


def test_two_leads_handle_again_together_even_where_one_is_named(office: Desk) -> None:
    number = replied(office, lead=["农业农村局,财政局"])
    judge(office, number, "2022-03-10", "满意", "不满意", units=["财政局"])
    assert owing(office, number) == ["农业农村局", "财政局"]
    assert reply(office, number, "2022-03-20")[0].startswith("已登记 5-1/1 的答复：农业农村局、财政局")


@pytest.mark.parametrize("unit", ["教育局", "财政局"])
def test_rehandling_cannot_go_to_a_unit_that_owes_no_reply(office: Desk, unit: str) -> None:
    number = replied(office, co_handlers=["财政局"])
    with pytest.raises(InputError, match="--unit 里有不承办此件的单位"):
        judge(office, number, "2022-03-10", "满意", "不满意", units=[unit])
    assert (status(office, number), count(office, "feedback")) == ("replied", 0)


@pytest.mark.parametrize("more", [{"units": ["农业农村局"]}, {"until": "2022-04-10"}])
def test_a_satisfied_slip_takes_no_option_of_rehandling(office: Desk, more: dict[str, Any]) -> None:
    number = replied(office)
    with pytest.raises(InputError, match="没有不满意，不必重新办理；请去掉 --unit 和 --until"):
        judge(office, number, "2022-03-10", "满意", "满意", **more)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"by": "李四"}, "5-1/1 由领衔代表 张三 评价，不是 李四"),
        ({"process": "优秀"}, "--process 没有“优秀”这个等次；可选：满意、基本满意、不满意"),
        ({"result": "好"}, "--result 没有“好”这个等次"),
        ({"on": "2022-02-28"}, "5-1/1 在 2022-03-01 才答复，反馈不能在 2022-02-28"),
    ],
)
def test_a_wrong_slip_is_refused(office: Desk, wrong: dict[str, Any], sentence: str) -> None:
    number = replied(office)
    slip = {"by": "张三", "process": "满意", "result": "满意", "on": "2022-03-10"} | wrong
    with pytest.raises(InputError, match=sentence):
        feedback.feedback(office, number, **slip)
    assert count(office, "feedback") == 0


def test_there_is_no_feedback_before_a_reply(office: Desk) -> None:
    number = assigned(office, each=["农业农村局", "财政局"])
    reply(office, number, "2022-03-01", unit="财政局")
    with refused(office, "5-1/1 还没有答复（农业农村局）；答复登记以后才能登记反馈"):
        judge(office, number, "2022-03-10", "满意", "满意")


def test_there_is_no_feedback_on_a_round_before_its_reply(office: Desk) -> None:
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "不满意")
    with refused(office, "5-1/1 还没有答复（农业农村局）；答复登记以后才能登记反馈"):
        judge(office, number, "2022-03-11", "满意", "满意")


def test_the_day_of_the_reply_is_early_enough_for_a_slip(office: Desk) -> None:
    number = replied(office, "2022-03-01")
    judge(office, number, "2022-03-01", "满意", "满意")
    assert reading.show(office, number)["feedback"][0]["on"] == "2022-03-01"


# promise and keep


def promised(desk: Desk, until: str = "2023-06-30", **more: Any) -> str:
    number = replied(desk, **more)
    promises.promise(desk, number, what="安装路灯40盏", until=until, on="2022-03-01")
    return number


def test_a_promise_is_followed_from_the_only_unit_that_answers(office: Desk) -> None:
    number = replied(office, co_handlers=["财政局"])
    done = promises.promise(office, number, what="安装路灯40盏", until="2023-06-30", on="2022-03-01")
    assert done.lines == ("已登记 5-1/1 的承诺：安装路灯40盏，2023-06-30 以前",)
    assert done.read()["promises"] == [
        {
            "what": "安装路灯40盏", "unit": "农业农村局", "made_on": "2022-03-01", "until": "2023-06-30", "kept_on": None,
            "broken_on": None, "broken_why": None, "slip_on": None, "slip_result": None, "note": None, "state": "open",
        }
    ]  # fmt: skip


def test_a_promise_of_several_units_names_one_or_none(office: Desk) -> None:
    number = replied(office, lead=["农业农村局,财政局"])
    promises.promise(office, number, what="甲", until="2022-06-30", on="2022-03-01")
    promises.promise(office, number, what="乙", until="2022-07-31", on="2022-03-01", unit="财政局")
    made = reading.show(office, number)["promises"]
    assert [(one["what"], one["unit"]) for one in made] == [("甲", None), ("乙", "财政局")]
    with pytest.raises(InputError, match="5-1/1 没有交办给教育局；承办单位是：农业农村局、财政局"):
        promises.promise(office, number, what="丙", until="2022-07-31", on="2022-03-01", unit="教育局")


def test_a_promise_outlives_the_close_and_the_year(office: Desk) -> None:
    number = promised(office)
    assert feedback.close(office, [number], on="2022-05-10").lines == (
        "已办结 5-1/1 完善剑湖路路灯（还有 1 项承诺继续跟踪）（代表还没有反馈）",
    )
    assert due(office, "2023-06-30") == []
    assert due(office, "2023-07-01") == [("promise", "5-1/1", "农业农村局", -1, "late")]
    late = due_list.due(at(office, "2023-07-01"))
    assert late.rows[0][late.fields.index("what")] == "安装路灯40盏"
    done = promises.keep(office, number, on="2023-07-02", note="已验收")
    assert done.lines == ("已登记 5-1/1 的承诺落实：安装路灯40盏，2023-07-02（晚于承诺）",)
    assert due(office, "2023-07-03") == []


def test_a_promise_kept_on_its_day_is_in_time(office: Desk) -> None:
    number = promised(office)
    assert promises.keep(office, number, on="2023-06-30").lines[0].endswith("安装路灯40盏，2023-06-30")


def test_a_promise_may_fall_due_on_the_day_it_was_made(office: Desk) -> None:
    assert due(office, "2022-03-02") == []
    promised(office, until="2022-03-01")
    assert due(office, "2022-03-02") == [("promise", "5-1/1", "农业农村局", -1, "late")]


def test_of_several_promises_the_words_tell_which_is_kept(office: Desk) -> None:
    number = promised(office)
    promises.promise(office, number, what="修复破损井盖", until="2022-12-31", on="2022-03-01")
    with pytest.raises(InputError, match="5-1/1 未落实的承诺有：“安装路灯40盏”、“修复破损井盖”"):
        promises.keep(office, number, on="2022-06-01")
    with pytest.raises(InputError, match="请用 --what 写上其中一项的文字"):
        promises.keep(office, number, what="桥梁", on="2022-06-01")
    promises.keep(office, number, what="井盖", on="2022-06-01")
    assert [(one["what"], one["kept_on"]) for one in reading.show(office, number)["promises"]] == [
        ("修复破损井盖", "2022-06-01"), ("安装路灯40盏", None),
    ]  # fmt: skip
    assert [(one["what"], one["state"]) for one in clocks(office, number, "promise")] == [
        ("安装路灯40盏", "open"), ("修复破损井盖", "met"),
    ]  # fmt: skip


def test_a_promise_is_kept_once_and_not_before_it_was_made(office: Desk) -> None:
    number = promised(office)
    with pytest.raises(InputError, match="这项承诺 2022-03-01 才登记，不能在 2022-02-28 落实"):
        promises.keep(office, number, on="2022-02-28")
    promises.keep(office, number, on="2022-03-01")
    with pytest.raises(InputError, match="5-1/1 没有未落实的承诺"):
        promises.keep(office, number, on="2022-03-02")


def test_a_promise_needs_words_a_day_to_come_and_a_reply(office: Desk) -> None:
    number = assigned(office)
    with pytest.raises(InputError, match="状态是“已交办”，不能登记承诺"):
        promises.promise(office, number, what="甲", until="2022-06-30")
    reply(office, number, "2022-03-01")
    with pytest.raises(InputError, match="承诺事项不能为空"):
        promises.promise(office, number, what=" ", until="2022-06-30")
    with pytest.raises(InputError, match="承诺的日子 2022-02-28 早于登记日期 2022-03-01"):
        promises.promise(office, number, what="甲", until="2022-02-28", on="2022-03-01")
    assert count(office, "promise") == 0


def test_a_derivation_leaves_the_day_of_a_promise(office: Desk) -> None:
    number = promised(office)
    rules.use(office, "zhejiang")
    assert rules.derive(office).read() == []
    assert clocks(office, number, "promise")[0]["due_on"] == "2023-06-30"


# close


def test_several_are_closed_at_once(office: Desk) -> None:
    judge(office, replied(office), "2022-03-10", "满意", "满意")
    replied(office)
    done = feedback.close(at(office, "2022-05-10"), ["1，2"])
    assert [(one["no"], one["status"]) for one in done.read()] == [("1", "closed"), ("2", "closed")]
    assert done.lines == ("已办结 5-1/1 完善剑湖路路灯", "已办结 5-1/2 完善剑湖路路灯（代表还没有反馈）")


def test_one_is_closed_as_one(office: Desk) -> None:
    done = feedback.close(office, [replied(office)], on="2022-05-10")
    assert done.read()["timeline"][-1] == {"on": "2022-05-10", "event": "closed", "text": ""}


def test_of_several_all_are_closed_or_none(office: Desk) -> None:
    first, second = replied(office), assigned(office)
    with pytest.raises(InputError, match="5-1/2 现在的状态是“已交办”，不能办结"):
        feedback.close(office, [first, second], on="2022-05-10")
    assert status(office, first) == "replied"


def test_closing_needs_numbers_each_once(office: Desk) -> None:
    replied(office)
    with pytest.raises(InputError, match="没有写编号"):
        feedback.close(office, ["，"])
    with pytest.raises(InputError, match="编号“5-1/1”写了两遍"):
        feedback.close(office, ["1,5-1/1"])
    assert status(office, "5-1/1") == "replied"


def test_nothing_is_closed_before_its_reply(office: Desk) -> None:
    number = replied(office, "2022-03-01")
    with pytest.raises(InputError, match="5-1/1 在 2022-03-01 才答复"):
        feedback.close(office, [number], on="2022-02-28")
    assert status(office, number) == "replied"


def test_a_slip_of_the_old_lead_stays_when_another_takes_over(office: Desk) -> None:
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "不满意")
    editing.edit(office, number, by="李四")
    reply(office, number, "2022-03-20")
    judge(office, number, "2022-03-25", "满意", "满意")
    assert [one["deputy"] for one in reading.show(office, number)["feedback"]] == ["张三", "李四"]


def test_an_unanswered_one_has_nothing_to_keep(office: Desk) -> None:
    number = hand_in(office)
    assigning.assign(office, [number], lead=["财政局"], on="2022-01-31")
    with pytest.raises(InputError, match="状态是“已交办”，不能承诺落实"):
        promises.keep(office, number)


def test_units_named_for_the_next_round_are_units(office: Desk) -> None:
    number = replied(office)
    with refused(office, "--unit 后面没有写单位；请写单位名称，或去掉 --unit"):
        judge(office, number, "2022-03-10", "满意", "不满意", units=[","])


def test_nothing_is_closed_before_the_last_slip(office: Desk) -> None:
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "满意")
    with pytest.raises(InputError, match="5-1/1 在 2022-03-10 还在办理中，办结不能在 2022-03-09；请核对 --on"):
        feedback.close(office, [number], on="2022-03-09")
    feedback.close(office, [number], on="2022-03-10")
    assert status(office, number) == "closed"


def in_the_third_round(desk: Desk, **more: Any) -> str:
    """Henan, where no rule gives a third round a day: a meeting or an assessment decides."""
    rules.use(desk, "henan")
    number = replied(desk, **more)
    judge(desk, number, "2022-03-10", "满意", "不满意")
    reply(desk, number, "2022-04-01")
    judge(desk, number, "2022-04-11", "满意", "不满意")
    return number


def test_what_was_decided_after_the_second_dissatisfaction_ends_it_without_a_reply(office: Desk) -> None:
    number = in_the_third_round(office)
    done = feedback.close(office, [number], on="2022-05-10", outcome="专家评估认为已办到位")
    assert done.lines == ("已办结 5-1/1 完善剑湖路路灯",)
    assert done.read()["timeline"][-2:] == [
        {"on": "2022-05-10", "event": "note", "text": "会商、评估结果：专家评估认为已办到位"},
        {"on": "2022-05-10", "event": "closed", "text": ""},
    ]
    assert (status(office, number), due(office, "2022-12-31")) == ("closed", [])
    assert office.file.tuples("SELECT count(*) FROM handler WHERE owes_reply")[0][0] == 0


def test_the_day_that_was_given_to_the_third_round_ends_with_it(office: Desk) -> None:
    number = in_the_third_round(office)
    editing.edit(office, number, until="2022-06-10")
    feedback.close(office, [number], on="2022-05-10", outcome="专家评估认为已办到位")
    last = clocks(office, number, "rehandle")[-1]
    assert (last["state"], last["cancelled_on"], last["cancelled_why"]) == ("cancelled", "2022-05-10", "已办结")


@pytest.mark.parametrize("outcome", [None, " "])
def test_a_third_round_is_not_closed_without_its_outcome(office: Desk, outcome: str | None) -> None:
    number = in_the_third_round(office)
    with refused(office, "农业农村局 还没有答复 5-1/1，不能办结；会商、评估有了结果的请加 --outcome 写明"):
        feedback.close(office, [number], on="2022-05-10", outcome=outcome)


def test_a_second_round_is_closed_only_with_its_reply(office: Desk) -> None:
    rules.use(office, "henan")
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "不满意")
    with refused(office, "农业农村局 还没有答复 5-1/1，不能办结；请先登记答复"):
        feedback.close(office, [number], on="2022-05-10", outcome="专家评估认为已办到位")


def test_where_nobody_owes_a_reply_there_is_no_outcome_to_write(office: Desk) -> None:
    number = replied(office)
    with refused(office, "5-1/1 没有未答复的单位；--outcome 只用于会商、评估以后不再答复的，请去掉"):
        feedback.close(office, [number], on="2022-05-10", outcome="已办到位")


def test_the_lead_rates_by_name_although_another_bears_it(office: Desk) -> None:
    number = replied(office)
    deputy.add(office, "张三", district="第8选区")
    judge(office, number, "2022-03-10", "满意", "满意")
    assert [tuple(row) for row in office.file.tuples("SELECT deputy_id FROM feedback")] == [(1,)]
