"""Units join, sign for the papers, return them; and what was returned goes to another."""

from typing import Any

import pytest

from renda_cli.work import rules, session
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import assigning, deciding, editing, extending, handling, reading, returning
from tests.work.helpers import assigned, clock, clocks, due, hand_in, judge, refused, replied, reply, status

WHY = "不属本单位职责"
EACH = ["农业农村局", "财政局"]


def roles(desk: Desk, number: str) -> list[tuple[str, str]]:
    """The units that a proposal lies with, and their roles."""
    return [(one["unit"], one["role"]) for one in reading.show(desk, number)["assignments"]]


def give_back(desk: Desk, number: str, on: str, unit: str | None = None, **more: Any) -> tuple[str, ...]:
    """What the clerk is told of a return."""
    return returning.return_(desk, number, unit=unit, why=WHY, on=on, **more).lines


def of_unit(desk: Desk, number: str, kind: str, unit: str) -> dict[str, Any]:
    """The only clock of a kind that a unit has."""
    (found,) = [one for one in clocks(desk, number, kind) if one["unit"] == unit]
    return found


# units join


def test_a_co_handler_joins_later_with_a_clock_of_its_own(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = assigned(office, "2022-03-01")
    done = assigning.assign(office, [number], co_handlers=["财政局"], on="2022-03-10")
    assert done.lines == ("已交办 5-1/1 完善剑湖路路灯：协办 财政局", "协办意见期限：2022-05-10")
    assert roles(office, number) == [("农业农村局", "lead"), ("财政局", "co")]
    assert clock(office, number, "reply")["due_on"] == "2022-06-01"


def test_a_third_unit_joins_those_that_handle_separately(office: Desk) -> None:
    number = assigned(office, "2022-01-31", each=EACH)
    assigning.assign(office, [number], each=["建设局"], on="2022-02-10")
    assert [(one["unit"], one["due_on"]) for one in clocks(office, number, "reply")] == [
        ("农业农村局", "2022-04-30"), ("财政局", "2022-04-30"), ("建设局", "2022-05-10"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("there", "joining", "sentence"),
    [
        ({}, {"lead": ["财政局"]}, "5-1/1 已有主办单位；.*换主办单位请先用 return 退办"),
        ({}, {"each": ["财政局", "建设局"]}, "--each 不能与 --lead、--co 同时用"),
        ({}, {"co_handlers": ["农业农村局"]}, "5-1/1 已交农业农村局办理；改交别的单位请先用 return"),
        ({}, {}, "5-1/1 已交农业农村局办理，没有写要加的单位；请加 --co"),
        ({"each": EACH}, {"co_handlers": ["建设局"]}, "--each 不能与 --lead、--co 同时用"),
        ({"each": EACH}, {"lead": ["建设局"]}, "--each 不能与 --lead、--co 同时用"),
        ({"each": EACH}, {"each": ["财政局"]}, "5-1/1 已交财政局办理"),
    ],
)
def test_a_unit_that_does_not_fit_with_those_there_are_does_not_join(
    office: Desk, there: dict[str, Any], joining: dict[str, Any], sentence: str
) -> None:
    number = assigned(office, **there)
    with refused(office, sentence):
        assigning.assign(office, [number], on="2022-02-10", **joining)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({}, "没有写承办单位；请加 --lead"),
        ({"lead": ["财政局,建设局,教育局"]}, "主办单位写了 3 个，最多两个；各自答复的请用 --each"),
        ({"each": ["财政局"]}, "分别办理要有两个以上单位；一个单位请用 --lead"),
        ({"lead": ["财政局"], "received": "2022-01-30"}, "收到日期 2022-01-30 早于交办日期 2022-01-31"),
        ({"lead": ["财政局"], "until": "2022-08-01"}, "--until 2022-08-01 超过最长期限 2022-07-31"),
        ({"lead": ["财政局"], "until": "2022-01-30"}, "--until 2022-01-30 早于 2022-01-31"),
    ],
)
def test_what_does_not_fit_together_is_refused(office: Desk, wrong: dict[str, Any], sentence: str) -> None:
    number = hand_in(office)
    with refused(office, sentence):
        assigning.assign(office, [number], on="2022-01-31", **wrong)


def test_the_assigning_letter_may_fix_the_day(office: Desk) -> None:
    number = assigned(office, until="2022-03-31")
    assert (clock(office, number, "reply")["due_on"], clock(office, number, "reply")["latest_on"]) == (
        "2022-03-31", "2022-07-31",
    )  # fmt: skip


def test_an_assignment_lies_not_before_the_hand_in(office: Desk) -> None:
    number = hand_in(office)
    with refused(office, "5-1/1 在 2022-01-06 才提出，不能在 2022-01-05 交办"):
        assigning.assign(office, [number], lead=["财政局"], on="2022-01-05")


@pytest.mark.parametrize(("profile", "day"), [("shandong", "2022-03-06"), ("shanghai", "2022-03-10")])
def test_between_sessions_the_office_has_its_days_to_assign(office: Desk, profile: str, day: str) -> None:
    rules.use(office, profile)
    number = hand_in(office, between=True, on="2022-03-01")
    assert clock(office, number, "assign")["due_on"] == day
    assigning.assign(office, [number], lead=["财政局"], on="2022-03-04")
    assert clock(office, number, "assign")["met_on"] == "2022-03-04"


@pytest.mark.parametrize(
    ("profile", "plain", "hard", "latest"),
    [
        ("national", "2022-04-30", "2022-07-31", "2022-07-31"),
        ("zhejiang", "2022-04-30", "2022-07-31", "2022-07-31"),
        ("beijing", "2022-04-30", "2022-07-31", "2022-07-31"),
        ("shandong", "2022-04-30", "2022-07-31", "2022-07-31"),
        ("henan", "2022-04-30", "2022-07-31", "2022-07-31"),
        ("shanghai", "2022-04-30", "2022-07-30", "2022-07-30"),
        ("chongqing", "2022-04-30", "2022-07-31", "2022-07-31"),
        ("chongqing-township", "2022-03-31", "2022-05-31", "2022-05-31"),
    ],
)
def test_the_reply_runs_as_the_profile_has_it(office: Desk, profile: str, plain: str, hard: str, latest: str) -> None:
    rules.use(office, profile)
    found = [clock(office, assigned(office, "2022-01-31", complex_=complex_), "reply") for complex_ in (False, True)]
    assert [(one["due_on"], one["latest_on"]) for one in found] == [(plain, latest), (hard, latest)]


def test_while_the_session_sits_a_clock_that_counts_from_its_close_waits(office: Desk) -> None:
    rules.use(office, "shandong-township")
    session.add(office, "5-2", on="2022-02-10")
    hand_in(office, session="5-2", on="2022-02-10")
    lines = assigning.assign(office, ["5-2/1"], lead=["财政局"], on="2022-02-11").lines
    assert lines[1:] == ("答复期限：待闭会后推算",)
    assert clock(office, "5-2/1", "reply")["state"] == "waiting"


def test_after_the_close_it_counts_from_the_close(office: Desk) -> None:
    rules.use(office, "shandong-township")
    assert clock(office, assigned(office, "2022-01-31"), "reply")["due_on"] == "2022-03-07"


def test_the_first_contacts_clock_is_told(office: Desk) -> None:
    rules.use(office, "chongqing")
    lines = assigning.assign(office, [hand_in(office)], lead=["财政局"], complex_=True, on="2022-03-01").lines
    assert lines[1:] == ("答复期限：2022-09-01，最长至 2022-09-01", "首次联系期限：2022-03-29")


def test_where_nothing_is_longer_for_complex_ones_nobodys_consent_is_asked(office: Desk) -> None:
    rules.set_(office, "reply.complex", "无", from_="2022-01-01", source="镇人大〔2022〕1号")
    lines = assigning.assign(office, [hand_in(office)], lead=["财政局"], complex_=True, on="2022-01-31").lines
    assert len(lines) == 2
    assert lines[1].startswith("答复期限：未设")


@pytest.mark.parametrize(("profile", "whose"), [("zhejiang", "，须经交办机构同意"), ("chongqing-township", "")])
def test_where_complex_is_an_extension_the_clerk_is_told(office: Desk, profile: str, whose: str) -> None:
    rules.use(office, profile)
    lines = assigning.assign(office, [hand_in(office)], lead=["财政局"], complex_=True, on="2022-01-31").lines
    assert f"这是延长期限而不是一类建议{whose}；交办时列为复杂" in lines[-1]


def test_a_unit_that_joins_does_not_make_it_complex_but_an_edit_does(office: Desk) -> None:
    number = assigned(office, "2022-01-31")
    with refused(office, "5-1/1 已交农业农村局办理；改为复杂件请用 renda proposal edit --complex"):
        assigning.assign(office, [number], co_handlers=["财政局"], complex_=True, on="2022-02-10")
    assigning.assign(office, [number], co_handlers=["财政局"], on="2022-02-10")
    editing.edit(office, number, complex_=True)
    found = reading.show(office, number)
    assert (found["complex"], clock(office, number, "reply")["due_on"]) == (True, "2022-07-31")


def test_what_is_complex_is_so_for_a_unit_that_joins(office: Desk) -> None:
    number = assigned(office, "2022-01-31", each=EACH, complex_=True)
    assigning.assign(office, [number], each=["建设局"], on="2022-02-10")
    assert [one["due_on"] for one in clocks(office, number, "reply")] == ["2022-07-31", "2022-07-31", "2022-08-10"]


def test_who_joins_as_a_co_handler_has_no_day_for_a_reply(office: Desk) -> None:
    number = assigned(office, "2022-01-31")
    with refused(office, "协办单位没有答复期限；请去掉 --until"):
        assigning.assign(office, [number], co_handlers=["财政局"], until="2022-03-31", on="2022-02-10")


def test_who_joins_to_answer_may_have_a_day_fixed(office: Desk) -> None:
    number = assigned(office, "2022-01-31", each=EACH)
    assigning.assign(office, [number], each=["建设局"], until="2022-03-31", on="2022-02-10")
    assert [one["due_on"] for one in clocks(office, number, "reply")] == ["2022-04-30", "2022-04-30", "2022-03-31"]


def test_a_unit_joins_not_before_the_units_there_are(office: Desk) -> None:
    number = assigned(office, "2022-01-31")
    with refused(office, "5-1/1 在 2022-01-31 还在办理中，交办不能在 2022-01-30；请核对 --on"):
        assigning.assign(office, [number], co_handlers=["财政局"], on="2022-01-30")


def test_in_a_second_round_no_unit_joins(office: Desk) -> None:
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "不满意")
    deciding.refer_up(office, number, to="区人大常委会", on="2022-03-12")
    with refused(office, "5-1/1 已在第 2 轮重新办理，不再加承办单位；请由原承办单位答复"):
        assigning.assign(office, [number], co_handlers=["财政局"], on="2022-03-15")


def test_it_is_assigned_again_not_before_its_return(office: Desk) -> None:
    number = assigned(office, "2022-03-01")
    give_back(office, number, "2022-03-05")
    with refused(office, "5-1/1 在 2022-03-05 还在办理中，交办不能在 2022-03-04；请核对 --on"):
        assigning.assign(office, [number], lead=["财政局"], on="2022-03-04")
    assigning.assign(office, [number], lead=["财政局"], on="2022-03-05")
    assert status(office, number) == "assigned"


# receive


def test_in_zhejiang_the_clocks_count_from_the_day_of_receipt(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = assigned(office, "2022-01-31", co_handlers=["财政局"])
    done = assigning.receive(office, [number], unit="农业农村局", on="2022-02-10")
    assert done.lines == (
        "已登记 农业农村局 签收 5-1/1（2022-02-10）",
        "5-1/1 农业农村局 退办期限：2022-02-10 → 2022-02-20",
        "5-1/1 农业农村局 答复期限：2022-04-30 → 2022-05-10",
    )
    found = of_unit(office, number, "reply", "农业农村局")
    assert (found["due_on"], found["latest_on"]) == ("2022-05-10", "2022-08-10")
    assert [(one["from_due_on"], one["to_due_on"], one["why"]) for one in found["moves"]] == [
        ("2022-04-30", "2022-05-10", "签收"),
    ]  # fmt: skip
    assert [(one["unit"], one["received_on"], one["signed_on"]) for one in done.read()["assignments"]] == [
        ("农业农村局", "2022-02-10", "2022-02-10"), ("财政局", "2022-01-31", None),
    ]  # fmt: skip
    assigning.receive(office, [number], unit="财政局", on="2022-02-11")
    assert of_unit(office, number, "co_opinion", "财政局")["due_on"] == "2022-04-11"


def test_where_the_clock_counts_from_the_assignment_the_receipt_moves_nothing(office: Desk) -> None:
    number = assigned(office)
    assert assigning.receive(office, [number], on="2022-02-10").lines == ("已登记 农业农村局 签收 5-1/1（2022-02-10）",)
    assert clock(office, number, "reply")["due_on"] == "2022-04-30"
    assert {"on": "2022-02-10", "event": "received", "text": "农业农村局"} in reading.show(office, number)["timeline"]


def test_a_day_fixed_by_the_letter_stays_when_the_unit_signs(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = assigned(office, until="2022-04-15")
    assigning.receive(office, [number], on="2022-02-10")
    assert clock(office, number, "reply")["due_on"] == "2022-04-15"


def test_a_unit_signs_once(office: Desk) -> None:
    number = assigned(office)
    assigning.receive(office, [number], on="2022-02-10")
    with refused(office, "农业农村局 在 2022-02-10 已签收 5-1/1；改正请用 renda proposal edit --act 签收"):
        assigning.receive(office, [number], on="2022-02-11")


def test_of_several_units_the_one_that_signs_is_named(office: Desk) -> None:
    number = assigned(office, co_handlers=["财政局"])
    with refused(office, "5-1/1 的承办单位有：农业农村局、财政局；请用 --unit 指明"):
        assigning.receive(office, [number], on="2022-02-10")


def test_where_there_is_no_unit_none_signs(office: Desk) -> None:
    number = hand_in(office)
    deciding.refer_up(office, number, to="区人大常委会")
    with refused(office, "5-1/1 的承办单位有：（没有）"):
        assigning.receive(office, [number], on="2022-02-10")


def test_a_receipt_lies_not_before_the_units_own_assignment(office: Desk) -> None:
    number = assigned(office, "2022-01-31")
    with refused(office, "5-1/1 在 2022-01-31 才交办，签收不能在 2022-01-30"):
        assigning.receive(office, [number], on="2022-01-30")
    assigning.assign(office, [number], co_handlers=["财政局"], on="2022-02-10")
    with refused(office, "5-1/1 在 2022-02-10 才交办，签收不能在 2022-02-05；请核对 --on"):
        assigning.receive(office, [number], unit="财政局", on="2022-02-05")


def test_a_receipt_lies_not_after_the_units_reply(office: Desk) -> None:
    number = assigned(office, each=EACH)
    reply(office, number, "2022-03-01", unit="财政局")
    with refused(office, "2022-03-01"):
        assigning.receive(office, [number], unit="财政局", on="2022-04-01")


def test_of_many_all_are_signed_for_or_none(office: Desk) -> None:
    assigned(office)
    replied(office)
    with refused(office, "5-1/2 现在的状态是“已答复”，不能登记签收"):
        assigning.receive(office, ["1,2"], on="2022-03-10")
    assigned(office)
    assert [one["no"] for one in assigning.receive(office, ["1", "3"], on="2022-03-10").read()] == ["1", "3"]


# return


@pytest.mark.parametrize(
    ("profile", "last", "after"),
    [
        ("zhejiang", "2022-03-11", "2022-03-12"),
        ("henan", "2022-03-15", "2022-03-16"),
        ("shanghai", "2022-03-10", "2022-03-11"),
        ("chongqing", "2022-03-15", "2022-03-16"),
    ],
)
def test_a_unit_returns_within_its_window_and_not_after_it(office: Desk, profile: str, last: str, after: str) -> None:
    rules.use(office, profile)
    number = assigned(office, "2022-03-01")
    with refused(office, f"农业农村局 的退办期限 {last} 已过，逾期不再退办；主席团同意退办的请加 --approved-by"):
        give_back(office, number, after)
    lines = give_back(office, number, last)
    assert lines[:2] == (
        f"已登记 农业农村局 退办 5-1/1：{WHY}（{last}）",
        "请重新交办：renda proposal assign 5-1/1 --lead 单位",
    )
    assert (status(office, number), clock(office, number, "return")["met_on"]) == ("submitted", last)


def test_past_its_window_a_unit_returns_with_consent(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = assigned(office, "2022-03-01")
    give_back(office, number, "2022-04-20", approved_by="主席团")
    (former,) = reading.show(office, number)["former_assignments"]
    assert (former["ended_on"], former["ended_why"]) == ("2022-04-20", f"退办：{WHY}（主席团同意）")


def test_the_window_moves_with_the_receipt(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = assigned(office, "2022-03-01")
    assigning.receive(office, [number], on="2022-03-10")
    give_back(office, number, "2022-03-20")
    assert status(office, number) == "submitted"


def test_where_the_rules_have_no_window_a_unit_may_return_any_day(office: Desk) -> None:
    number = assigned(office, "2022-03-01")
    assert give_back(office, number, "2022-05-20")[1:] == ("请重新交办：renda proposal assign 5-1/1 --lead 单位",)
    assert clocks(office, number, "assign") == []


def test_shandong_has_a_window_only_between_sessions(office: Desk) -> None:
    rules.use(office, "shandong")
    number = hand_in(office, between=True, on="2022-03-01")
    assigning.assign(office, [number], lead=["财政局"], on="2022-03-04")
    assert clock(office, number, "return")["due_on"] == "2022-03-09"
    assert clocks(office, assigned(office, "2022-03-04"), "return") == []


@pytest.mark.parametrize("profile", ["henan", "chongqing"])
def test_what_was_returned_is_assigned_again_within_ten_working_days(office: Desk, profile: str) -> None:
    rules.use(office, profile)
    number = assigned(office, "2022-03-01")
    assert give_back(office, number, "2022-03-15")[-1] == "交办期限：2022-03-29"
    assert due(office, "2022-03-30") == [("assign", "5-1/1", None, -1, "late")]
    assigning.assign(office, [number], lead=["财政局"], on="2022-03-20")
    assert clock(office, number, "assign")["met_on"] == "2022-03-20"
    assert [(one["unit"], one["due_on"], one["state"]) for one in clocks(office, number, "reply")] == [
        ("农业农村局", "2022-06-01", "cancelled"), ("财政局", "2022-06-20", "open"),
    ]  # fmt: skip


def test_the_first_unit_stays_in_the_history(office: Desk) -> None:
    number = assigned(office, "2022-03-01")
    give_back(office, number, "2022-03-05")
    assigning.assign(office, [number], lead=["财政局"], on="2022-03-08")
    found = reading.show(office, number)
    assert found["former_assignments"] == [
        {
            "unit": "农业农村局", "role": "lead", "assigned_on": "2022-03-01", "received_on": "2022-03-01", "signed_on": None,
            "ended_on": "2022-03-05", "ended_why": f"退办：{WHY}",
        }
    ]  # fmt: skip
    assert [(one["on"], one["event"], one["text"]) for one in found["timeline"][1:]] == [
        ("2022-03-01", "assigned", "农业农村局（主办）"),
        ("2022-03-05", "returned", f"农业农村局：{WHY}"),
        ("2022-03-08", "assigned", "财政局（主办）"),
    ]


def test_what_was_returned_may_go_to_the_same_unit_after_all(office: Desk) -> None:
    number = assigned(office, "2022-03-01")
    give_back(office, number, "2022-03-05")
    assigning.assign(office, [number], lead=["农业农村局"], on="2022-03-08")
    assert (roles(office, number), status(office, number)) == ([("农业农村局", "lead")], "assigned")
    assert [one["state"] for one in clocks(office, number, "reply")] == ["cancelled", "open"]


def test_a_new_assignment_lies_not_before_the_return(office: Desk) -> None:
    rules.use(office, "henan")
    number = assigned(office, "2022-03-01")
    give_back(office, number, "2022-03-10")
    with refused(office, "2022-03-10"):
        assigning.assign(office, [number], lead=["财政局"], on="2022-03-05")


def test_a_co_handler_returns_and_the_lead_goes_on(office: Desk) -> None:
    rules.use(office, "henan")
    number = assigned(office, "2022-03-01", co_handlers=["财政局"])
    assert give_back(office, number, "2022-03-05", "财政局")[-1] == "继续办理的单位：农业农村局"
    assert (roles(office, number), status(office, number)) == ([("农业农村局", "lead")], "assigned")
    found = of_unit(office, number, "co_opinion", "财政局")
    assert (found["state"], found["cancelled_why"]) == ("cancelled", f"退办：{WHY}")


def test_when_the_lead_returns_the_co_handler_waits_for_the_next(office: Desk) -> None:
    number = assigned(office, "2022-03-01", co_handlers=["财政局"])
    give_back(office, number, "2022-03-05", "农业农村局")
    assert status(office, number) == "submitted"
    with refused(office, "没有写承办单位"):
        assigning.assign(office, [number], co_handlers=["教育局"], on="2022-03-08")
    assigning.assign(office, [number], lead=["建设局"], on="2022-03-08")
    assert roles(office, number) == [("财政局", "co"), ("建设局", "lead")]


def test_of_two_leads_one_may_return(office: Desk) -> None:
    number = assigned(office, "2022-03-01", lead=["农业农村局", "财政局"])
    assert give_back(office, number, "2022-03-05", "财政局")[-1] == "继续办理的单位：农业农村局"
    assert status(office, number) == "assigned"


def test_when_one_of_each_returns_the_others_go_on(office: Desk) -> None:
    number = assigned(office, "2022-03-01", each=EACH)
    assert give_back(office, number, "2022-03-05", "农业农村局")[-1] == "继续办理的单位：财政局"
    assert status(office, number) == "assigned"
    with refused(office, "5-1/1 已交财政局办理，没有写要加的单位"):
        assigning.assign(office, [number], on="2022-03-06")


def test_when_the_last_of_each_that_had_not_replied_returns_all_have_replied(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = assigned(office, "2022-03-01", each=EACH)
    reply(office, number, "2022-03-08", unit="财政局")
    lines = give_back(office, number, "2022-03-10", "农业农村局")
    assert lines[1] == "其余单位都已答复"
    assert lines[2].startswith("代表反馈期限：")
    assert (status(office, number), clock(office, number, "feedback")["state"]) == ("replied", "open")


def test_the_slip_runs_not_from_a_return_before_the_reply(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = assigned(office, "2022-03-01", each=EACH)
    reply(office, number, "2022-03-08", unit="财政局")
    give_back(office, number, "2022-03-03", "农业农村局")
    assert clock(office, number, "feedback")["start_on"] == "2022-03-08"


def test_who_has_replied_cannot_return(office: Desk) -> None:
    number = assigned(office, "2022-03-01", each=EACH)
    reply(office, number, "2022-03-04", unit="财政局")
    with refused(office, "财政局 已答复 5-1/1，不能再退办"):
        give_back(office, number, "2022-03-05", "财政局")


def test_a_return_lies_not_before_the_units_own_assignment(office: Desk) -> None:
    number = assigned(office, "2022-03-01", each=EACH)
    assigning.assign(office, [number], each=["建设局"], on="2022-03-10")
    with refused(office, "5-1/1 在 2022-03-10 才交办，退办不能在 2022-03-05；请核对 --on"):
        give_back(office, number, "2022-03-05", "建设局")


def test_a_return_lies_not_before_the_receipt(office: Desk) -> None:
    number = assigned(office)
    assigning.receive(office, [number], on="2022-03-10")
    with refused(office, "2022-03-10"):
        give_back(office, number, "2022-02-10")


@pytest.mark.parametrize("what", ["contact", "urge", "extension"])
def test_a_return_lies_not_before_what_the_unit_did_then(office: Desk, what: str) -> None:
    number = assigned(office, "2022-03-01", each=EACH)
    if what == "contact":
        handling.contact(office, [number], how="面商", stage="办前", unit="财政局", on="2022-03-10")
    elif what == "urge":
        handling.urge(office, [number], how="电话", unit="财政局", on="2022-03-10")
    else:
        extending.extend(
            office, number, until="2022-06-30", why="待批复", approved_by="主席团", unit="财政局", on="2022-03-10"
        )
    with refused(office, "财政局 在 2022-03-10 还在办理 5-1/1，不能在 2022-03-09 退办；请核对 --on"):
        give_back(office, number, "2022-03-09", "财政局")
    give_back(office, number, "2022-03-09", "农业农村局")
    give_back(office, number, "2022-03-10", "财政局")
    assert status(office, number) == "submitted"


def test_a_co_handler_returns_not_before_its_opinion(office: Desk) -> None:
    number = assigned(office, "2022-03-01", co_handlers=["财政局"])
    handling.opinion(office, number, unit="财政局", on="2022-03-10")
    with refused(office, "财政局 在 2022-03-10 还在办理 5-1/1，不能在 2022-03-09 退办；请核对 --on"):
        give_back(office, number, "2022-03-09", "财政局")


def test_a_return_has_a_reason(office: Desk) -> None:
    number = assigned(office)
    with refused(office, "--reason 的理由不能为空"):
        returning.return_(office, number, why="", on="2022-02-10")


def test_a_unit_that_does_not_handle_it_cannot_return_it(office: Desk) -> None:
    number = assigned(office)
    with refused(office, "5-1/1 没有交办给教育局；承办单位是：农业农村局"):
        give_back(office, number, "2022-02-10", "教育局")


def test_what_is_replied_to_is_not_returned(office: Desk) -> None:
    number = replied(office)
    with refused(office, "状态是“已答复”，不能退办"):
        give_back(office, number, "2022-03-02")


# contact


def test_the_first_contact_meets_the_clock_of_that_unit_only(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = assigned(office, "2022-03-01", each=EACH)
    done = handling.contact(office, [number], how="面商", stage="办前", on="2022-03-04", unit="财政局", note="看了现场")
    assert done.lines == ("已登记 5-1/1 办前面商（2022-03-04）",)
    assert done.read()["contacts"] == [
        {"stage": "办前", "how": "面商", "on": "2022-03-04", "unit": "财政局", "note": "看了现场"}
    ]
    assert [(one["unit"], one["met_on"]) for one in clocks(office, number, "contact")] == [
        ("农业农村局", None), ("财政局", "2022-03-04"),
    ]  # fmt: skip


def test_a_contact_by_no_unit_in_particular_meets_them_all(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = assigned(office, "2022-03-01", each=EACH)
    handling.contact(office, [number], how="电话", stage="办前", on="2022-03-04")
    assert [one["met_on"] for one in clocks(office, number, "contact")] == ["2022-03-04", "2022-03-04"]


def test_who_returned_it_before_gets_it_again_with_a_warning(office: Desk) -> None:
    number = assigned(office)
    returning.return_(office, number, why="不属职责", on="2022-02-05")
    lines = assigning.assign(office, [number], lead=["农业农村局"], on="2022-02-08").lines
    assert "注意：农业农村局 曾退办此件，期限从这次交办重新起算" in lines
    assert [one["start_on"] for one in clocks(office, number, "reply")] == ["2022-01-31", "2022-02-08"]


def test_what_went_upward_stays_there_when_its_unit_returns_it(office: Desk) -> None:
    rules.use(office, "shandong")
    number = assigned(office)
    deciding.refer_up(office, number, to="区人大常委会", on="2022-02-01")
    done = returning.return_(office, number, why="不属职责", on="2022-02-02")
    assert done.lines == ("已登记 农业农村局 退办 5-1/1：不属职责（2022-02-02）",)
    assert (status(office, number), due(office, "2022-12-31")) == ("referred_up", [])
