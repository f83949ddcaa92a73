"""Assignment, contact with the deputy, the co-handler's opinion, the reply."""

from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.work import rules
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import assigning, feedback, handling, reading, replying
from tests.work.helpers import assigned, at, clocks, count, due, hand_in, judge, refused, replied, reply, status


def roles(desk: Desk, number: str) -> list[tuple[str, str]]:
    return [(one["unit"], one["role"]) for one in reading.show(desk, number)["assignments"]]


# assign


def test_a_lead_and_co_handlers(office: Desk) -> None:
    done = assigning.assign(
        office, [hand_in(office)], lead=["农业农村局"], co_handlers=["财政局,建设局"], on="2022-01-31"
    )
    assert done.lines[0] == "已交办 5-1/1 完善剑湖路路灯：主办 农业农村局，协办 财政局、建设局"
    assert [(one["unit"], one["role"], one["due_on"]) for one in done.read()["assignments"]] == [
        ("农业农村局", "lead", "2022-04-30"), ("财政局", "co", None), ("建设局", "co", None),
    ]  # fmt: skip
    assert status(office, "5-1/1") == "assigned"


def test_each_of_several_units_owes_its_own_reply(office: Desk) -> None:
    number = assigned(office, each=["农业农村局、财政局"])
    assert roles(office, number) == [("农业农村局", "each"), ("财政局", "each")]
    assert [unit for _, _, unit, _, _ in due(office, "2022-05-01")] == ["农业农村局", "财政局"]


def test_many_are_assigned_at_once(office: Desk) -> None:
    hand_in(office)
    hand_in(office)
    done = assigning.assign(office, ["1,2"], lead=["财政局"], on="2022-01-31")
    assert [one["no"] for one in done.read()] == ["1", "2"]
    assert due(office, "2022-05-01", within=0)[1][:3] == ("reply", "5-1/2", "财政局")


def test_of_many_all_are_assigned_or_none(office: Desk) -> None:
    hand_in(office)
    hand_in(office, on="2022-02-10", session="5-1")
    with pytest.raises(InputError, match="5-1/2 在 2022-02-10 才提出，不能在 2022-01-31 交办"):
        assigning.assign(office, ["1", "2"], lead=["财政局"], on="2022-01-31")
    assert (status(office, "5-1/1"), count(office, "assignment"), count(office, "deadline")) == ("submitted", 0, 0)


def test_the_day_of_the_assignment_is_today_unless_given(office: Desk) -> None:
    found = assigning.assign(office, [hand_in(office)], lead=["财政局"]).read()["assignments"][0]
    assert (found["assigned_on"], found["received_on"]) == ("2022-01-10", "2022-01-10")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({}, "没有写承办单位"),
        ({"co_handlers": ["财政局"]}, "没有写承办单位"),
        ({"lead": ["财政局"], "each": ["建设局,教育局"]}, "--each 不能与 --lead、--co 同时用"),
        ({"co_handlers": ["财政局"], "each": ["建设局,教育局"]}, "--each 不能与 --lead、--co 同时用"),
        ({"lead": ["财政局,建设局,教育局"]}, "主办单位写了 3 个，最多两个"),
        ({"each": ["财政局"]}, "分别办理要有两个以上单位"),
        ({"lead": ["财政局"], "co_handlers": ["财政局"]}, "单位“财政局”写了两遍"),
        ({"lead": ["财政厅"]}, "没有叫“财政厅”的单位；相近的有：财政局"),
        ({"lead": ["财政局"], "received": "2022-01-30"}, "收到日期 2022-01-30 早于交办日期 2022-01-31"),
    ],
)
def test_an_assignment_that_does_not_fit_together_is_refused(
    office: Desk, wrong: dict[str, Any], sentence: str
) -> None:
    number = hand_in(office)
    with pytest.raises(InputError, match=sentence):
        assigning.assign(office, [number], on="2022-01-31", **wrong)
    assert (status(office, number), count(office, "assignment")) == ("submitted", 0)


def test_an_assignment_needs_numbers_each_once(office: Desk) -> None:
    hand_in(office)
    with pytest.raises(InputError, match="没有写编号"):
        assigning.assign(office, [","], lead=["财政局"])
    with pytest.raises(InputError, match="编号“5-1/1”写了两遍"):
        assigning.assign(office, ["1", "5-1/1"], lead=["财政局"])


def test_what_is_assigned_cannot_be_assigned_again(office: Desk) -> None:
    number = assigned(office)
    with pytest.raises(InputError, match=r"5-1/1 已有主办单位；.*换主办单位请先用 return 退办"):
        assigning.assign(office, [number], lead=["财政局"])
    with pytest.raises(InputError, match="5-1/1 已交农业农村局办理；改交别的单位请先用 return 退办"):
        assigning.assign(office, [number], co_handlers=["农业农村局"])
    reply(office, number, "2022-03-01")
    with pytest.raises(InputError, match=r"5-1/1 现在的状态是“已答复”，不能交办；现在可以：.*登记代表反馈（feedback）"):
        assigning.assign(office, [number], co_handlers=["财政局"])
    assert [one["unit"] for one in reading.show(office, number)["assignments"]] == ["农业农村局"]


def test_the_day_of_the_hand_in_is_early_enough(office: Desk) -> None:
    assert assigned(office, "2022-01-06") == "5-1/1"
    assert reading.show(office, "5-1/1")["assignments"][0]["due_on"] == "2022-04-06"


def test_where_complex_is_an_extension_the_clerk_is_told_whose_consent_it_needs(office: Desk) -> None:
    rules.use(office, "zhejiang")
    lines = assigning.assign(office, [hand_in(office)], lead=["财政局"], complex_=True, on="2022-01-31").lines
    assert "答复期限：2022-07-31，最长至 2022-07-31" in lines
    assert "这是延长期限而不是一类建议，须经交办机构同意" in lines[-1]


def test_an_extension_whose_text_names_nobody_needs_no_name(office: Desk) -> None:
    rules.use(office, "chongqing-township")
    lines = assigning.assign(office, [hand_in(office)], lead=["财政局"], complex_=True, on="2022-01-31").lines
    assert "这是延长期限而不是一类建议；交办时列为复杂" in lines[-1]


def test_where_complex_is_a_class_nothing_more_is_said(office: Desk) -> None:
    done = assigning.assign(office, [hand_in(office)], lead=["财政局"], complex_=True, on="2022-01-31")
    assert done.lines[1:] == ("答复期限：2022-07-31，最长至 2022-07-31",)
    assert done.read()["complex"] is True


def test_where_nothing_is_longer_for_complex_ones_nothing_more_is_said(office: Desk) -> None:
    rules.set_(office, "reply.complex", "无", from_="2022-01-01", source="镇人大〔2022〕1号")
    done = assigning.assign(office, [hand_in(office)], lead=["财政局"], complex_=True, on="2022-01-31")
    assert done.lines[1:] == (
        "答复期限：未设（所用规则没有这项期限，需要时用 renda proposal edit 编号 --until 日期 定一个）",
    )


def test_the_first_contacts_clock_is_told(office: Desk) -> None:
    rules.use(office, "chongqing")
    lines = assigning.assign(office, [hand_in(office)], lead=["财政局"], co_handlers=["建设局"], on="2022-01-10").lines
    assert lines[1:] == (
        "答复期限：2022-04-10，最长至 2022-07-10", "首次联系期限：2022-02-10", "协办意见期限：2022-02-24",
    )  # fmt: skip


# contact


def test_a_contact_is_kept_with_unit_and_note(office: Desk) -> None:
    number = assigned(office)
    done = handling.contact(
        office, [number], how="面商", stage="办前", on="2022-02-18", unit="农业农村局", note="在村委"
    )
    assert done.lines == ("已登记 5-1/1 办前面商（2022-02-18）",)
    assert done.read()["contacts"] == [
        {"stage": "办前", "how": "面商", "on": "2022-02-18", "unit": "农业农村局", "note": "在村委"}
    ]


def test_a_contact_needs_no_unit(office: Desk) -> None:
    done = handling.contact(office, [assigned(office)], how="线上", stage="办中", on="2022-02-18")
    assert done.read()["contacts"][0]["unit"] is None


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"how": "写信"}, "--how 没有“写信”这一种；可选：面商、电话、线上"),
        ({"stage": "办结"}, "--stage 没有“办结”这一种；可选：办前、办中、办后"),
        ({"on": "2022-01-30"}, "5-1/1 在 2022-01-31 才交办，联系不能在 2022-01-30"),
        ({"unit": "教育局"}, "5-1/1 没有交办给教育局；承办单位是：农业农村局"),
    ],
)
def test_a_wrong_contact_is_refused(office: Desk, wrong: dict[str, Any], sentence: str) -> None:
    number = assigned(office)
    with pytest.raises(InputError, match=sentence):
        handling.contact(office, [number], **({"how": "面商", "stage": "办前", "on": "2022-02-18"} | wrong))
    assert count(office, "contact") == 0


def test_many_are_contacted_at_once_or_none(office: Desk) -> None:
    for _ in range(2):
        assigned(office)
    done = handling.contact(office, ["1,2"], how="电话", stage="办前", on="2022-02-18")
    assert done.lines == ("已登记 5-1/1 办前电话（2022-02-18）", "已登记 5-1/2 办前电话（2022-02-18）")
    assert [len(one["contacts"]) for one in done.read()] == [1, 1]
    hand_in(office)
    with refused(office, "5-1/3 现在的状态是“已提出”，不能登记联系代表"):
        handling.contact(office, ["1", "3"], how="电话", stage="办前", on="2022-02-19")


def test_there_is_no_contact_before_the_assignment(office: Desk) -> None:
    with pytest.raises(InputError, match=r"状态是“已提出”，不能登记联系代表；现在可以：.*交办（assign）"):
        handling.contact(office, [hand_in(office)], how="面商", stage="办前")


# opinion


def test_the_co_handlers_opinion_shows_beside_it(office: Desk) -> None:
    number = assigned(office, co_handlers=["财政局"])
    done = handling.opinion(office, number, unit="财政局", on="2022-02-20", ref="遥财函1号")
    assert done.lines == ("已登记 5-1/1 财政局的协办意见（2022-02-20）",)
    found = done.read()["assignments"][1]
    assert (found["unit"], found["replied_on"], found["ref"]) == ("财政局", "2022-02-20", "遥财函1号")


def test_an_opinion_comes_from_a_co_handler_once_and_not_before_the_assignment(office: Desk) -> None:
    number = assigned(office, co_handlers=["财政局"])
    with pytest.raises(InputError, match="农业农村局 不是 5-1/1 的协办单位"):
        handling.opinion(office, number, unit="农业农村局", on="2022-02-20")
    with pytest.raises(InputError, match="提协办意见不能在 2022-01-30"):
        handling.opinion(office, number, unit="财政局", on="2022-01-30")
    handling.opinion(office, number, unit="财政局", on="2022-02-20")
    with pytest.raises(InputError, match="财政局 在 2022-02-20 已提出协办意见"):
        handling.opinion(office, number, unit="财政局", on="2022-02-21")
    assert reading.show(office, number)["assignments"][1]["replied_on"] == "2022-02-20"


def test_an_opinion_asked_for_again_has_no_number_of_a_paper(office: Desk) -> None:
    number = assigned(office, co_handlers=["财政局"])
    handling.opinion(office, number, unit="财政局", on="2022-02-10")
    with refused(office, "--redo 是要求重提，没有文号；请去掉 --ref"):
        handling.opinion(office, number, unit="财政局", on="2022-02-12", redo="没有内容", ref="遥财函1号")


def test_after_the_reply_an_opinion_comes_too_late(office: Desk) -> None:
    number = replied(office, co_handlers=["财政局"])
    with pytest.raises(InputError, match="状态是“已答复”，不能登记协办意见"):
        handling.opinion(office, number, unit="财政局", on="2022-03-02")


# reply


def test_the_leads_reply_answers_the_proposal(office: Desk) -> None:
    number = assigned(office, co_handlers=["财政局"])
    done = replying.reply(
        office, number, class_="a类", ref="遥农复1号", signer="周局长", on="2022-03-01", file=__file__
    )
    assert done.lines == ("已登记 5-1/1 的答复：农业农村局，A 类，遥农复1号（2022-03-01）",)
    found = done.read()
    assert found["status"] == "replied"
    assert found["replies"] == [
        {
            "round": 1,
            "unit": "农业农村局",
            "on": "2022-03-01",
            "class": "A",
            "ref": "遥农复1号",
            "signer": "周局长",
            "file": __file__,
            "sent_to": ["张三"],
        }
    ]
    assert (found["assignments"][0]["class"], found["assignments"][1]["class"]) == ("A", None)


def test_a_class_can_be_named_by_its_label(office: Desk) -> None:
    assert replying.result_class(office, "列入计划解决", office.today) == "C"


def test_an_unknown_class_is_refused_with_those_there_are(office: Desk) -> None:
    number = assigned(office)
    with pytest.raises(InputError, match="办理结果没有“E”这一类；可选：A 已解决或基本解决、B 正在解决、C 列入计划解决"):
        reply(office, number, "2022-03-01", class_="E")
    assert status(office, number) == "assigned"


def test_a_class_that_only_the_profile_has_is_taken(office: Desk) -> None:
    rules.use(office, "henan")
    number = assigned(office)
    reply(office, number, "2022-03-01", class_="E")
    assert reading.show(office, number)["replies"][0]["class"] == "E"


@pytest.mark.parametrize("unit", [None, "财政局", "农业农村局"])
def test_two_leads_answer_together(office: Desk, unit: str | None) -> None:
    number = assigned(office, lead=["农业农村局,财政局"])
    assert [one[2] for one in due(office, "2022-05-01")] == ["农业农村局", "财政局"]
    lines = reply(office, number, "2022-03-01", unit=unit)
    assert lines == ("已登记 5-1/1 的答复：农业农村局、财政局，A 类，遥农复1号（2022-03-01）",)
    assert status(office, number) == "replied"
    assert due(office, "2022-05-01") == []


def test_separate_handlers_are_replied_when_the_last_one_is(office: Desk) -> None:
    number = assigned(office, each=["农业农村局", "财政局"])
    assert reply(office, number, "2022-03-01", unit="财政局")[-1] == "还有 农业农村局 未答复"
    assert status(office, number) == "assigned"
    assert [one[2] for one in due(office, "2022-05-01")] == ["农业农村局"]
    reply(office, number, "2022-03-05")  # only one is left, so none need be named
    assert status(office, number) == "replied"
    assert [(one["unit"], one["replied_on"]) for one in reading.show(office, number)["assignments"]] == [
        ("农业农村局", "2022-03-05"), ("财政局", "2022-03-01"),
    ]  # fmt: skip


def test_of_separate_handlers_one_must_be_named(office: Desk) -> None:
    number = assigned(office, each=["农业农村局", "财政局"])
    with pytest.raises(InputError, match="5-1/1 由 农业农村局、财政局 分别办理；请用 --unit 指明"):
        reply(office, number, "2022-03-01")
    assert count(office, "reply") == 0


def test_a_reply_from_the_wrong_unit_is_refused(office: Desk) -> None:
    number = assigned(office, co_handlers=["财政局"])
    with pytest.raises(InputError, match="5-1/1 没有交办给教育局；承办单位是：农业农村局、财政局"):
        reply(office, number, "2022-03-01", unit="教育局")
    with pytest.raises(InputError, match="财政局 是协办单位，由主办单位统一答复"):
        reply(office, number, "2022-03-01", unit="财政局")


def test_a_unit_replies_once_in_a_round(office: Desk) -> None:
    number = assigned(office, each=["农业农村局", "财政局"])
    reply(office, number, "2022-03-01", unit="财政局")
    with pytest.raises(InputError, match="财政局 在第 1 轮没有待答复的 5-1/1"):
        reply(office, number, "2022-03-02", unit="财政局")


def test_an_answered_proposal_takes_no_second_reply(office: Desk) -> None:
    number = replied(office)
    with pytest.raises(InputError, match="状态是“已答复”，不能登记答复"):
        reply(office, number, "2022-03-02")


def test_a_reply_lies_not_before_the_assignment(office: Desk) -> None:
    number = assigned(office, "2022-01-31")
    with pytest.raises(InputError, match="5-1/1 在 2022-01-31 才交办，答复不能在 2022-01-30"):
        reply(office, number, "2022-01-30")
    reply(office, number, "2022-01-31")
    assert status(office, number) == "replied"


def test_a_second_reply_lies_not_before_the_feedback(office: Desk) -> None:
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "不满意")
    with pytest.raises(InputError, match="5-1/1 在 2022-03-10 才要求重新办理，答复不能在 2022-03-09"):
        reply(office, number, "2022-03-09")
    reply(office, number, "2022-03-10")
    assert status(office, number) == "replied"


@pytest.mark.parametrize(("class_", "reminded"), [("A", False), ("B", True), ("C", True), ("D", False)])
def test_work_that_goes_on_reminds_the_clerk_of_the_promise(office: Desk, class_: str, reminded: bool) -> None:
    lines = reply(office, assigned(office), "2022-03-01", class_=class_)
    assert ("答复里承诺的事项请登记：renda proposal promise 5-1/1 --what … --until …" in lines) is reminded


def test_a_reply_ends_the_clocks_of_the_handling(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = assigned(office, "2022-01-10")
    reply(office, number, "2022-01-12")
    (contact,) = clocks(office, number, "contact")
    assert (contact["state"], contact["cancelled_why"]) == ("cancelled", "已答复，没有首次联系的记录")
    (window,) = clocks(office, number, "return")
    assert (window["state"], clocks(at(office, "2022-02-01"), number, "return")[0]["state"]) == ("open", "lapsed")


def test_a_reply_after_a_close_is_refused(office: Desk) -> None:
    number = replied(office)
    feedback.close(office, [number], on="2022-03-10")
    with pytest.raises(
        InputError, match=r"状态是“已办结”，不能登记答复；现在可以：.*登记承诺（promise）、承诺落实（keep）"
    ):
        reply(office, number, "2022-03-11")


def test_a_contact_after_the_reply_needs_a_reply(office: Desk) -> None:
    number = assigned(office)
    with refused(office, "5-1/1 还没有答复，联系不是办后；请写 --stage 办前 或 办中"):
        handling.contact(office, [number], how="面商", stage="办后", on="2022-02-20")
    reply(office, number, "2022-03-01")
    assert handling.contact(office, [number], how="面商", stage="办后", on="2022-03-02").lines == (
        "已登记 5-1/1 办后面商（2022-03-02）",
    )
