"""Replies, to whom they were sent, days put off, the co-handler's opinion, the slips, the close."""

from typing import Any

import pytest

from renda_cli.work import deputy, group, rules, session
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import assigning, deciding, entry, extending, feedback, handling, reading, replying
from tests.work.helpers import (
    HANDED_IN,
    assigned,
    clock,
    clocks,
    due,
    hand_in,
    judge,
    refused,
    replied,
    status,
)

SOURCE = "镇人大〔2022〕1号"
EACH = ["农业农村局", "财政局"]


def joint(desk: Desk, **more: Any) -> str:
    """The number of a joint proposal that was assigned on 2022-01-31."""
    number = hand_in(desk, co_signers=["李四", "王五"])
    assigning.assign(desk, [number], on="2022-01-31", **({"lead": ["农业农村局"]} | more))
    return number


def answer(desk: Desk, number: str, on: str = "2022-03-01", **more: Any) -> tuple[str, ...]:
    """What the clerk is told of a reply."""
    return replying.reply(desk, number, ref="遥农复1号", on=on, **({"class_": "A"} | more)).lines


def sent_to(desk: Desk, number: str) -> list[list[str]]:
    """Whom each reply was sent to."""
    return [one["sent_to"] for one in reading.show(desk, number)["replies"]]


def put_off(desk: Desk, number: str, until: str, on: str = "2022-04-01", **more: Any) -> tuple[str, ...]:
    """What the clerk is told of an extension."""
    with_consent = {"why": "涉及几个部门", "approved_by": "镇人大主席团"} | more
    return extending.extend(desk, number, until=until, on=on, **with_consent).lines


def of_group(desk: Desk, **more: Any) -> str:
    """The number of a suggestion of 东片小组 that was replied to on 2022-03-01."""
    found = entry.add(desk, "修缮东片水渠", by_group="东片小组", on=HANDED_IN, **more).read()
    number = f"5-1/{found['no']}"
    assigning.assign(desk, [number], lead=["农业农村局"], on="2022-01-31")
    answer(desk, number)
    return number


def slip(desk: Desk, number: str, by: str, result: str = "满意", **more: Any) -> tuple[str, ...]:
    """What the clerk is told of a slip of 2022-03-10."""
    return feedback.feedback(desk, number, by=by, process="满意", result=result, on="2022-03-10", **more).lines


# replies


def test_a_reply_is_kept_whole(office: Desk) -> None:
    number = assigned(office)
    done = replying.reply(
        office, number, class_="a类", ref=" 遥农复1号 ", signer="周某", on="2022-03-01", file="/不在/复函.pdf"
    )
    assert done.lines[0] == "已登记 5-1/1 的答复：农业农村局，A 类，遥农复1号（2022-03-01）"
    assert done.lines[-1].startswith("注意：没有找到文件 /不在/复函.pdf")
    assert done.read()["replies"] == [
        {
            "round": 1, "unit": "农业农村局", "on": "2022-03-01", "class": "A", "ref": "遥农复1号", "signer": "周某",
            "file": "/不在/复函.pdf", "sent_to": ["张三"],
        }
    ]  # fmt: skip
    assert (status(office, number), clock(office, number, "reply")["met_on"]) == ("replied", "2022-03-01")


def test_a_class_may_be_named_by_its_label(office: Desk) -> None:
    number = assigned(office)
    answer(office, number, class_="已解决或基本解决")
    assert reading.show(office, number)["replies"][0]["class"] == "A"


def test_an_unknown_class_is_refused_with_those_there_are(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = assigned(office)
    with refused(office, "办理结果没有“D”这一类；可选：A 已解决或基本解决、B 部分解决或列入计划、C "):
        answer(office, number, class_="D")


@pytest.mark.parametrize(
    ("profile", "class_", "hint"),
    [
        ("national", "B", "答复里承诺的事项请登记：renda proposal promise 5-1/1 --what … --until …"),
        ("zhejiang", "B", "答复里承诺的事项请登记：renda proposal promise 5-1/1 --what … --until …"),
        ("chongqing", "D", "向上反映的请登记：renda proposal refer-up 5-1/1 --to 机关"),
        ("henan", "E", "向上反映的请登记：renda proposal refer-up 5-1/1 --to 机关"),
    ],
)
def test_a_class_says_what_is_to_be_done_next(office: Desk, profile: str, class_: str, hint: str) -> None:
    rules.use(office, profile)
    assert answer(office, assigned(office), class_=class_)[-1] == hint


def test_a_class_that_ends_the_matter_says_nothing_more(office: Desk) -> None:
    assert len(answer(office, assigned(office), class_="D")) == 1


@pytest.mark.parametrize(
    ("profile", "until"),
    [("henan", "2022-03-15"), ("beijing", "2022-03-22"), ("chongqing", "2022-03-29")],
)
def test_the_slip_has_its_working_days(office: Desk, profile: str, until: str) -> None:
    rules.use(office, profile)
    number = assigned(office, "2022-01-31")
    assert f"代表反馈期限：{until}" in answer(office, number, "2022-03-01")
    assert clock(office, number, "feedback")["due_on"] == until


def test_two_leads_answer_together(office: Desk) -> None:
    number = assigned(office, lead=EACH)
    assert answer(office, number, unit="财政局")[0].startswith("已登记 5-1/1 的答复：农业农村局、财政局，A 类")
    assert (status(office, number), len(reading.show(office, number)["replies"])) == ("replied", 2)


def test_of_each_one_after_the_other_answers(office: Desk) -> None:
    number = assigned(office, each=EACH)
    with refused(office, "5-1/1 由 农业农村局、财政局 分别办理；请用 --unit 指明"):
        answer(office, number)
    assert answer(office, number, unit="财政局")[1] == "还有 农业农村局 未答复"
    with refused(office, "财政局 在第 1 轮没有待答复的 5-1/1"):
        answer(office, number, unit="财政局")
    answer(office, number)
    assert status(office, number) == "replied"


def test_the_slip_runs_from_the_last_reply_whichever_was_entered_last(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = assigned(office, each=EACH)
    answer(office, number, "2022-03-08", unit="财政局")
    answer(office, number, "2022-03-01", unit="农业农村局")
    assert clock(office, number, "feedback")["start_on"] == "2022-03-08"


def test_a_co_handler_does_not_answer(office: Desk) -> None:
    number = assigned(office, co_handlers=["财政局"])
    with refused(office, "财政局 是协办单位，由主办单位统一答复；协办意见请用 opinion"):
        answer(office, number, unit="财政局")


def test_a_reply_lies_not_before_the_slip_that_asked_for_it(office: Desk) -> None:
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "不满意")
    with refused(office, "5-1/1 在 2022-03-10 才要求重新办理，答复不能在 2022-03-09"):
        answer(office, number, "2022-03-09")


def test_a_unit_that_joined_later_answers_not_before_it_joined(office: Desk) -> None:
    number = assigned(office, "2022-01-31", each=EACH)
    assigning.assign(office, [number], each=["建设局"], on="2022-03-10")
    with refused(office, "2022-03-10"):
        answer(office, number, "2022-02-10", unit="建设局")


def test_the_clocks_that_wait_for_the_reply_are_over_with_it(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = assigned(office, co_handlers=["财政局"])
    answer(office, number, "2022-02-08")
    assert [(kind, clock(office, number, kind)["cancelled_why"]) for kind in ("co_opinion", "contact")] == [
        ("co_opinion", "主办单位已答复"), ("contact", "已答复，没有首次联系的记录"),
    ]  # fmt: skip


# to whom


def test_a_reply_goes_to_all_who_signed(office: Desk) -> None:
    number = joint(office)
    assert len(answer(office, number)) == 1
    assert sent_to(office, number) == [["张三", "李四", "王五"]]


@pytest.mark.parametrize(
    ("profile", "whom"),
    [
        ("national", "每一位联名的代表"),
        ("zhejiang", "每一位联名的代表，《浙江省"),
        ("shandong", "每一位，或经领衔代表同意由其转复，《山东省"),
        ("qingdao", "主要答复领衔代表，《"),
    ],
)
def test_who_has_not_got_the_reply_yet_is_told_with_the_rule(office: Desk, profile: str, whom: str) -> None:
    rules.use(office, profile)
    number = joint(office)
    lines = answer(office, number, to=["张三"])
    (missing,) = [line for line in lines if line.startswith("还没有送达")]
    assert missing.startswith(f"还没有送达 李四、王五（答复给{whom}")
    assert missing.endswith("送达后请用 renda proposal send 登记")
    assert sent_to(office, number) == [["张三"]]


def test_a_reply_is_sent_on(office: Desk) -> None:
    number = joint(office)
    answer(office, number, to=["张三"])
    assert replying.send(office, number, to=["李四"], on="2022-03-04").lines[1].startswith("还没有送达 王五")
    done = replying.send(office, number, to=["王五"], on="2022-03-05")
    assert done.lines == ("已登记 5-1/1 的答复送达 王五（2022-03-05）",)
    assert sent_to(office, number) == [["张三", "李四", "王五"]]
    assert [(one["on"], one["text"]) for one in done.read()["timeline"] if one["event"] == "sent"] == [
        ("2022-03-04", "李四"), ("2022-03-05", "王五"),
    ]  # fmt: skip


def test_of_two_replies_the_missing_one_is_sent_on(office: Desk) -> None:
    number = joint(office, each=EACH, lead=None)
    answer(office, number, unit="财政局", to=["张三", "李四"])
    answer(office, number, "2022-03-02", unit="农业农村局", to=["张三"])
    replying.send(office, number, to=["李四"], on="2022-03-04")
    assert sorted(map(len, sent_to(office, number))) == [2, 2]
    assert replying.send(office, number, to=["王五"], on="2022-03-04").lines == (
        "已登记 5-1/1 的答复送达 王五（2022-03-04）",
    )


@pytest.mark.parametrize(
    ("to", "on", "sentence"),
    [
        (["张三"], "2022-03-04", "张三 已收到 5-1/1 的答复；不必再登记"),
        ([","], "2022-03-04", "没有写送给谁；请加 --to"),
        (["赵六"], "2022-03-04", "赵六 没有在 5-1/1 上署名；应答复的是：张三、李四、王五"),
        (["李四"], "2022-02-28", "5-1/1 在 2022-03-01 才答复，不能在 2022-02-28 送达"),
    ],
)
def test_what_cannot_be_sent_is_refused(office: Desk, to: list[str], on: str, sentence: str) -> None:
    deputy.add(office, "赵六")
    number = joint(office)
    answer(office, number, to=["张三"])
    with refused(office, sentence):
        replying.send(office, number, to=to, on=on)


def test_before_the_reply_of_the_round_there_is_nothing_to_send(office: Desk) -> None:
    number = joint(office)
    with refused(office, "5-1/1 第 1 轮还没有答复"):
        replying.send(office, number, to=["李四"], on="2022-02-10")
    answer(office, number, to=["张三"])
    judge(office, number, "2022-03-10", "满意", "不满意")
    with refused(office, "5-1/1 第 2 轮还没有答复；请先用 renda proposal reply"):
        replying.send(office, number, to=["李四"], on="2022-03-11")


def test_a_reply_to_a_stranger_is_refused(office: Desk) -> None:
    number = assigned(office)
    with refused(office, "李四 没有在 5-1/1 上署名；应答复的是：张三"):
        answer(office, number, to=["李四"])


def test_who_signed_what_was_merged_in_may_be_sent_the_reply(office: Desk) -> None:
    main, other = hand_in(office), hand_in(office, by="李四")
    deciding.merge(office, [other], into=main, on="2022-01-08")
    assigning.assign(office, [main], lead=["财政局"], on="2022-01-31")
    assert "还没有送达 李四" in answer(office, main, to=["张三"])[1]
    replying.send(office, main, to=["李四"], on="2022-03-02")
    assert sent_to(office, main) == [["张三", "李四"]]


def test_the_leader_gets_the_reply_to_the_group(office: Desk) -> None:
    group.add(office, "东片小组", leader="张三")
    assert sent_to(office, of_group(office)) == [["张三"]]


def test_a_group_without_leader_has_nobody_to_send_a_copy_to(office: Desk) -> None:
    number = of_group(office)
    with refused(office, "张三 没有在 5-1/1 上署名；应答复的是：（没有代表署名）"):
        replying.send(office, number, to=["张三"], on="2022-03-02")


# extensions


def test_a_reply_is_put_off_with_consent(office: Desk) -> None:
    number = assigned(office)
    done = extending.extend(
        office,
        number,
        until="2022-06-30",
        why="涉及几个部门",
        approved_by="主席团",
        paper="遥人大〔2022〕3号",
        on="2022-04-20",
    )
    assert done.lines == ("已登记 5-1/1 农业农村局 延期：2022-04-30 → 2022-06-30（主席团同意：涉及几个部门）",)
    assert done.read()["extensions"] == [
        {
            "unit": "农业农村局", "on": "2022-04-20", "from_due_on": "2022-04-30", "until": "2022-06-30",
            "reason": "涉及几个部门", "approved_by": "主席团", "paper": "遥人大〔2022〕3号",
        }
    ]  # fmt: skip
    assert due(office, "2022-07-01") == [("reply", "5-1/1", "农业农村局", -1, "late")]
    assert clock(office, number, "reply")["steps"][-1] == "延期（主席团同意，涉及几个部门）：2022-04-30 → 2022-06-30"


def test_an_extension_is_told_once_in_the_history(office: Desk) -> None:
    number = assigned(office)
    put_off(office, number, "2022-06-30")
    assert [one["event"] for one in reading.show(office, number)["timeline"]] == ["submitted", "assigned", "extended"]


def test_a_reply_may_be_put_off_twice_up_to_the_longest(office: Desk) -> None:
    number = assigned(office)
    put_off(office, number, "2022-05-31")
    put_off(office, number, "2022-07-31", "2022-05-20")
    assert [(one["from_due_on"], one["until"]) for one in reading.show(office, number)["extensions"]] == [
        ("2022-04-30", "2022-05-31"), ("2022-05-31", "2022-07-31"),
    ]  # fmt: skip
    assert clock(office, number, "reply")["due_on"] == "2022-07-31"


@pytest.mark.parametrize(
    ("until", "on", "sentence"),
    [
        ("2022-08-01", "2022-04-01", "2022-08-01 超过最长期限 2022-07-31；请改成不晚于最长期限的日子"),
        ("2022-04-30", "2022-04-01", "2022-04-30 不晚于现在的期限 2022-04-30；请核对 --until"),
        ("2022-05-31", "2022-05-01", "5-1/1 的期限 2022-04-30 已过，逾期以后不能再延期"),
        ("2022-05-31", "2022-01-30", "5-1/1 在 2022-01-31 还在办理中，延期不能在 2022-01-30"),
    ],
)
def test_a_reply_cannot_be_put_off_like_this(office: Desk, until: str, on: str, sentence: str) -> None:
    number = assigned(office)
    with refused(office, sentence):
        put_off(office, number, until, on)


def test_on_the_last_day_a_reply_can_still_be_put_off(office: Desk) -> None:
    number = assigned(office)
    put_off(office, number, "2022-05-31", "2022-04-30")
    assert clock(office, number, "reply")["due_on"] == "2022-05-31"


@pytest.mark.parametrize("missing", [{"why": " "}, {"approved_by": ""}])
def test_an_extension_has_a_reason_and_somebodys_consent(office: Desk, missing: dict[str, str]) -> None:
    number = assigned(office)
    with refused(office, "不能为空"):
        put_off(office, number, "2022-05-31", **missing)


def test_in_shanghai_three_months_may_be_added_to_the_day(office: Desk) -> None:
    rules.use(office, "shanghai")
    number = assigned(office, "2022-01-31")
    with refused(office, "2022-07-31 超过最长期限 2022-07-30"):
        put_off(office, number, "2022-07-31")
    lines = put_off(office, number, "2022-07-30")
    assert lines[-1].startswith("提示：按《上海市")
    assert "延期须经市人大常委会代表工作机构" in lines[-1]


def test_whose_consent_the_rules_want_is_told_unless_it_was_theirs(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = assigned(office)
    lines = put_off(office, number, "2022-05-31", approved_by="分管副镇长")
    assert lines[-1].startswith("提示：按《浙江省")
    assert lines[-1].endswith("延期须经交办机构同意")
    assert len(put_off(office, number, "2022-06-30", "2022-05-20", approved_by="交办机构")) == 1


@pytest.mark.parametrize(
    ("profile", "whose"), [("zhejiang", "交办机构"), ("beijing", "交办机关"), ("shandong", "交办机关")]
)
def test_in_a_township_the_presidium_is_who_hands_over(office: Desk, profile: str, whose: str) -> None:
    rules.use(office, profile)
    number = assigned(office)
    assert len(put_off(office, number, "2022-05-20", approved_by="镇人大主席团")) == 1
    assert put_off(office, number, "2022-05-31", approved_by="镇长")[-1].endswith(f"延期须经{whose}同意")


def test_whose_rules_name_nobody_are_not_quoted(office: Desk) -> None:
    rules.use(office, "chongqing-township")
    assert len(put_off(office, assigned(office), "2022-04-15", "2022-03-20", approved_by="镇长")) == 1


def test_one_of_each_may_be_put_off_alone(office: Desk) -> None:
    number = assigned(office, each=EACH)
    put_off(office, number, "2022-05-31", unit="财政局")
    assert [(one["unit"], one["due_on"]) for one in clocks(office, number, "reply")] == [
        ("农业农村局", "2022-04-30"), ("财政局", "2022-05-31"),
    ]  # fmt: skip
    answer(office, number, unit="农业农村局")
    with refused(office, "5-1/1 没有可以延期的答复期限"):
        put_off(office, number, "2022-06-30", unit="农业农村局")


def test_without_a_unit_all_who_owe_a_reply_are_put_off(office: Desk) -> None:
    number = assigned(office, each=EACH)
    assert len(put_off(office, number, "2022-05-31")) == 2
    assert [one["due_on"] for one in clocks(office, number, "reply")] == ["2022-05-31", "2022-05-31"]


def test_when_one_of_them_cannot_be_put_off_none_is(office: Desk) -> None:
    number = assigned(office, each=EACH)
    put_off(office, number, "2022-06-30", unit="财政局")
    with refused(office, "2022-05-31 不晚于现在的期限 2022-06-30"):
        put_off(office, number, "2022-05-31")


def test_a_clock_that_has_not_begun_cannot_be_put_off(office: Desk) -> None:
    rules.use(office, "shandong-township")
    session.add(office, "5-2", on="2022-02-10")
    hand_in(office, session="5-2", on="2022-02-10")
    assigning.assign(office, ["5-2/1"], lead=["财政局"], on="2022-02-11")
    with refused(office, "5-2/1 的期限还没有起算，不能延期；请先登记闭会"):
        put_off(office, "5-2/1", "2022-06-30")


def test_a_second_round_whose_day_the_rule_gives_is_not_put_off(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "不满意")
    with refused(office, "5-1/1 重新办理的期限由规则定死，没有延期的规定；请在期限以前催办"):
        put_off(office, number, "2022-05-31", "2022-03-20")


def test_a_second_round_whose_day_was_given_is_put_off_by_its_own_clock(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "不满意", until="2022-04-10")
    lines = put_off(office, number, "2022-05-31", "2022-03-20")
    assert lines[0].startswith("已登记 5-1/1 农业农村局 延期：2022-04-10 → 2022-05-31")
    assert (clock(office, number, "rehandle")["due_on"], clock(office, number, "reply")["due_on"]) == (
        "2022-05-31", "2022-04-30",
    )  # fmt: skip
    answer(office, number, "2022-05-31")
    assert clock(office, number, "rehandle")["met_on"] == "2022-05-31"


def test_a_second_round_is_not_put_off_before_it_began(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "不满意")
    with refused(office, "2022-03-10"):
        put_off(office, number, "2022-05-31", "2022-02-15")


def test_a_third_round_without_a_limit_is_put_off_only_where_a_day_was_set(office: Desk) -> None:
    rules.use(office, "henan")
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "不满意")
    answer(office, number, "2022-03-20")
    lines = judge(office, number, "2022-03-25", "满意", "不满意", until="2022-05-10")
    assert "另给期限" in lines[-2]
    assert lines[-1] == "会商或评估有了结果，请用 renda proposal close --outcome 结果 办结"
    assert put_off(office, number, "2022-05-31") == (
        "已登记 5-1/1 农业农村局 延期：2022-05-10 → 2022-05-31（镇人大主席团同意：涉及几个部门）",
    )


def test_where_there_is_no_clock_there_is_nothing_to_put_off(office: Desk) -> None:
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "不满意")
    with refused(office, "5-1/1 没有可以延期的答复期限；规则没有期限的，请用 renda proposal edit --until"):
        put_off(office, number, "2022-05-31")


# the co-handler's opinion


def say(desk: Desk, number: str, on: str, **more: Any) -> tuple[str, ...]:
    """What the clerk is told of 财政局's opinion."""
    return handling.opinion(desk, number, unit="财政局", on=on, **more).lines


def test_an_opinion_meets_its_clock(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = assigned(office, "2022-03-01", co_handlers=["财政局"])
    assert say(office, number, "2022-03-10", ref="遥财函2号") == ("已登记 5-1/1 财政局的协办意见（2022-03-10）",)
    assert clock(office, number, "co_opinion")["met_on"] == "2022-03-10"
    assert reading.show(office, number)["opinions"] == [
        {"unit": "财政局", "on": "2022-03-10", "ref": "遥财函2号", "asked_again_on": None, "asked_why": None}
    ]


def test_in_chongqing_an_empty_opinion_is_given_again_within_five_working_days(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = assigned(office, "2022-03-01", co_handlers=["财政局"])
    say(office, number, "2022-03-10")
    assert say(office, number, "2022-03-11", redo="没有针对内容") == (
        "已登记 5-1/1 要求财政局重提协办意见：没有针对内容（2022-03-11）", "协办意见期限：2022-03-18",
    )  # fmt: skip
    assert due(office, "2022-03-19") == [("co_opinion", "5-1/1", "财政局", -1, "late")]
    say(office, number, "2022-03-17")
    assert [one["met_on"] for one in clocks(office, number, "co_opinion")] == ["2022-03-10", "2022-03-17"]
    assert [(one["on"], one["asked_again_on"]) for one in reading.show(office, number)["opinions"]] == [
        ("2022-03-10", "2022-03-11"), ("2022-03-17", None),
    ]  # fmt: skip


def test_where_the_rules_have_no_days_for_it_the_clerk_is_told(office: Desk) -> None:
    number = assigned(office, "2022-03-01", co_handlers=["财政局"])
    say(office, number, "2022-03-10")
    assert say(office, number, "2022-03-11", redo="太笼统")[1] == "协办意见期限：未设（所用规则没有这项期限）"


def test_an_opinion_is_given_once_unless_it_is_asked_for_again(office: Desk) -> None:
    number = assigned(office, "2022-03-01", co_handlers=["财政局"])
    with refused(office, "财政局 还没有提出协办意见；提出以后才能要求重提"):
        say(office, number, "2022-03-09", redo="太笼统")
    say(office, number, "2022-03-10")
    with refused(office, "财政局 在 2022-03-10 已提出协办意见；要求重提请加 --redo"):
        say(office, number, "2022-03-11")
    with refused(office, "--redo 的理由不能为空"):
        say(office, number, "2022-03-11", redo=" ")
    say(office, number, "2022-03-12", redo="太笼统")
    with refused(office, "财政局 还没有提出协办意见"):
        say(office, number, "2022-03-13", redo="太笼统")


def test_a_second_opinion_lies_not_before_it_was_asked_for(office: Desk) -> None:
    number = assigned(office, "2022-03-01", co_handlers=["财政局"])
    say(office, number, "2022-03-10")
    with refused(office, "财政局 在 2022-03-10 已有协办意见的登记；请核对 --on"):
        say(office, number, "2022-03-09", redo="太笼统")
    say(office, number, "2022-03-12", redo="太笼统")
    with refused(office, "财政局 在 2022-03-12 已有协办意见的登记"):
        say(office, number, "2022-03-11")


def test_a_co_handler_that_joined_later_gives_no_opinion_before_it_joined(office: Desk) -> None:
    number = assigned(office, "2022-01-31")
    assigning.assign(office, [number], co_handlers=["财政局"], on="2022-03-10")
    with refused(office, "2022-03-10"):
        say(office, number, "2022-02-10")


def test_a_unit_is_told_by_its_name_however_it_was_typed(office: Desk) -> None:
    number = assigned(office, co_handlers=["财政局"])
    done = handling.opinion(office, number, unit=" 财 政 局", on="2022-02-10")
    assert done.lines == ("已登记 5-1/1 财政局的协办意见（2022-02-10）",)


def test_a_lead_gives_no_opinion(office: Desk) -> None:
    number = assigned(office)
    with refused(office, "农业农村局 不是 5-1/1 的协办单位；主办和分别办理的单位请用 reply"):
        handling.opinion(office, number, unit="农业农村局", on="2022-02-10")


# slips


def test_the_lead_deputy_judges(office: Desk) -> None:
    number = replied(office)
    assert slip(office, number, "张三", note="速度快") == (
        "已登记 5-1/1 第 1 轮反馈：过程满意，结果满意（张三，2022-03-10）",
    )
    assert reading.show(office, number)["feedback"] == [
        {"round": 1, "deputy": "张三", "process": "满意", "result": "满意", "on": "2022-03-10", "note": "速度快"}
    ]
    with refused(office, "5-1/1 由领衔代表 张三 评价，不是 李四"):
        slip(office, number, "李四")


@pytest.mark.parametrize(("by", "who"), [("东片小组", "东片小组"), ("张三", "张三"), ("王五", "王五")])
def test_for_a_group_its_leader_or_a_member_or_the_group_judges(office: Desk, by: str, who: str) -> None:
    group.add(office, "东片小组", leader="王五")  # leads it without a seat in it
    number = of_group(office)
    assert slip(office, number, by)[0].endswith(f"（{who}，2022-03-10）")
    assert reading.show(office, number)["feedback"][0]["deputy"] == who


def test_for_a_group_no_stranger_judges(office: Desk) -> None:
    number = of_group(office)
    with refused(office, "李四 不是东片小组的代表；请写 --by 东片小组，或小组里代表的姓名"):
        slip(office, number, "李四")


def test_the_presidium_judges_what_it_handed_in_and_nobody_else(office: Desk) -> None:
    entry.add(office, "制定村规民约示范条款", by_presidium=True, kind="议案", on=HANDED_IN)
    assigning.assign(office, ["5-1/1"], lead=["农业农村局"], on="2022-01-31")
    answer(office, "5-1/1")
    with refused(office, "5-1/1 由主席团提出，由它评价；请写 --by 主席团"):
        slip(office, "5-1/1", "张三")
    assert slip(office, "5-1/1", "主席团")[0].endswith("（主席团，2022-03-10）")


def test_the_government_judges_its_motion_itself(office: Desk) -> None:
    entry.add(office, "批准年度实事项目", by_government=True, kind="议案", on=HANDED_IN)
    assigning.assign(office, ["5-1/1"], lead=["农业农村局"], on="2022-01-31")
    answer(office, "5-1/1")
    with refused(office, "5-1/1 由人民政府提出，由它评价；请写 --by 人民政府"):
        slip(office, "5-1/1", "张三")
    assert slip(office, "5-1/1", "人民政府")[0].endswith("（人民政府，2022-03-10）")


def test_a_slip_waits_for_every_reply(office: Desk) -> None:
    number = assigned(office, each=EACH)
    answer(office, number, unit="财政局")
    deciding.refer_up(office, number, to="区人大常委会", on="2022-03-02")
    with refused(office, "5-1/1 还没有答复（农业农村局）；答复登记以后才能登记反馈"):
        slip(office, number, "张三")


def test_a_reply_lies_not_before_the_receipt(office: Desk) -> None:
    number = assigned(office)
    assigning.receive(office, [number], on="2022-02-10")
    with refused(office, "农业农村局 在 2022-02-10 才签收，不能在 2022-02-09 答复；请核对 --on"):
        answer(office, number, "2022-02-09")
    answer(office, number, "2022-02-10")
    assert status(office, number) == "replied"


def test_a_slip_lies_not_before_the_reply(office: Desk) -> None:
    number = replied(office, "2022-03-11")
    with refused(office, "5-1/1 在 2022-03-11 才答复，反馈不能在 2022-03-10"):
        slip(office, number, "张三")


def test_a_round_has_one_slip(office: Desk) -> None:
    number = replied(office)
    slip(office, number, "张三")
    with refused(office, "5-1/1 第 1 轮"):
        slip(office, number, "张三")


def test_an_unknown_grade_is_refused_with_those_there_are(office: Desk) -> None:
    number = replied(office)
    with refused(office, "--result 没有“一般”这个等次；可选：满意、基本满意、不满意"):
        slip(office, number, "张三", "一般")


@pytest.mark.parametrize(
    ("profile", "until"), [("zhejiang", "2022-04-10"), ("beijing", "2022-05-10"), ("chongqing", "2022-05-10")]
)
def test_dissatisfaction_opens_the_next_round(office: Desk, profile: str, until: str) -> None:
    rules.use(office, profile)
    number = replied(office)
    assert slip(office, number, "张三", "不满意")[1:3] == (
        "不满意：退回重新办理，第 2 轮", f"重新办理期限：{until}",
    )  # fmt: skip
    found = reading.show(office, number)
    assert (found["status"], found["round"], found["assignments"][0]["due_on"]) == ("rehandling", 2, until)


def test_only_some_of_each_go_round_again(office: Desk) -> None:
    number = assigned(office, each=EACH)
    answer(office, number, unit="财政局")
    answer(office, number)
    with refused(office, "--unit 里有不承办此件的单位"):
        slip(office, number, "张三", "不满意", units=["建设局"])
    with refused(office, "没有不满意，不必重新办理；请去掉 --unit 和 --until"):
        slip(office, number, "张三", units=["财政局"])
    slip(office, number, "张三", "不满意", units=["财政局"], until="2022-04-20")
    assert [(one["unit"], one["due_on"]) for one in clocks(office, number, "rehandle")] == [("财政局", "2022-04-20")]
    answer(office, number, "2022-03-20")
    assert status(office, number) == "replied"


def test_two_leads_go_round_again_together(office: Desk) -> None:
    number = assigned(office, lead=EACH)
    answer(office, number)
    slip(office, number, "张三", "不满意", units=["财政局"], until="2022-04-20")
    assert [one["unit"] for one in clocks(office, number, "rehandle")] == EACH


# the close


def test_the_slip_is_waited_for_no_longer_once_it_is_closed(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = replied(office)
    done = feedback.close(office, [number], on="2022-03-10")
    assert done.lines == ("已办结 5-1/1 完善剑湖路路灯（代表还没有反馈）",)
    assert (status(office, number), clock(office, number, "feedback")["cancelled_why"]) == ("closed", "已办结")
    assert done.read()["timeline"][-1]["event"] == "closed"


def test_a_close_lies_not_before_the_last_act(office: Desk) -> None:
    number = replied(office)
    with refused(office, "5-1/1 在 2022-03-01 才答复"):
        feedback.close(office, [number], on="2022-02-28")
    slip(office, number, "张三")
    with refused(office, "5-1/1 在 2022-03-10 还在办理中，办结不能在 2022-03-09；请核对 --on"):
        feedback.close(office, [number], on="2022-03-09")


def test_what_is_owed_must_be_answered_before_the_close(office: Desk) -> None:
    number = assigned(office)
    deciding.refer_up(office, number, to="区人大常委会", on="2022-02-10")
    with refused(office, "农业农村局 还没有答复 5-1/1，不能办结；请先登记答复"):
        feedback.close(office, [number], on="2022-02-11")


def test_a_close_lies_not_before_the_matter_went_upward(office: Desk) -> None:
    number = hand_in(office)
    deciding.refer_up(office, number, to="区人大常委会", on="2022-03-10")
    with refused(office, "2022-03-10"):
        feedback.close(office, [number], on="2022-02-10")


def test_what_is_closed_has_no_notice_to_wait_for(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = hand_in(office, between=True, on="2022-03-01")
    deciding.refer_up(office, number, to="区人大常委会", on="2022-03-03")
    feedback.close(office, [number], on="2022-03-04")
    assert due(office, "2022-12-31") == []


def test_a_reply_after_its_day_says_how_late_it_came(office: Desk) -> None:
    number = assigned(office)
    assert answer(office, number, "2022-05-03")[1] == "农业农村局 逾期 3 天答复（期限 2022-04-30）"


def test_a_reply_on_its_day_is_not_late(office: Desk) -> None:
    number = assigned(office)
    assert not [line for line in answer(office, number, "2022-04-30") if "逾期" in line]
