"""Acts that were entered wrongly are corrected, and what stood on them follows."""

from typing import Any

import pytest

from renda_cli.errors import NoRuleOn
from renda_cli.work import rules
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import (
    assigning,
    deciding,
    editing,
    extending,
    feedback,
    handling,
    promises,
    reading,
    returning,
    supervising,
    withdrawing,
)
from tests.work.helpers import (
    assigned,
    clock,
    clocks,
    contents,
    due,
    hand_in,
    judge,
    refused,
    replied,
    reply,
    status,
    summary_of,
)


def correct(desk: Desk, number: str, act: str, **given: Any) -> tuple[str, ...]:
    """What the clerk is told of a correction."""
    return editing.edit(desk, number, act=act, **given).lines


def told(desk: Desk, number: str) -> list[str]:
    """The corrections in the timeline."""
    return [event["text"] for event in reading.show(desk, number)["timeline"] if event["event"] == "corrected"]


def on_time(desk: Desk) -> tuple[int, int]:
    (figure,) = summary_of(desk, "2022", keys=["on_time_rate"])
    return figure.value.numerator, figure.value.denominator  # type: ignore[union-attr]


def met(desk: Desk, number: str, kind: str) -> list[tuple[str | None, str | None]]:
    """Due day and day met of the clocks of a kind."""
    return [(one["due_on"], one["met_on"]) for one in clocks(desk, number, kind)]


def full_life(desk: Desk) -> str:
    """A proposal to which every act of ACTS happened once."""
    rules.use(desk, "chongqing")
    number = assigned(desk, co_handlers=["财政局"])
    assigning.receive(desk, [number], unit="农业农村局", on="2022-02-01")
    handling.contact(desk, [number], how="面商", stage="办中", unit="农业农村局", on="2022-02-10", note="在村里")
    handling.opinion(desk, number, unit="财政局", on="2022-02-20", ref="遥财函1号")
    handling.urge(desk, [number], how="电话", on="2022-03-01", note="催一次")
    supervising.supervise(desk, [number], level="重点", leaders=["周正"], on="2022-03-02", note="逐件")
    extending.extend(
        desk, number, until="2022-05-20", why="待论证", approved_by="主席团", paper="延字1号", on="2022-04-01"
    )
    reply(desk, number, "2022-05-10")
    promises.promise(desk, number, what="装路灯", until="2022-08-01", on="2022-05-11")
    judge(desk, number, "2022-05-20", "满意", "基本满意", note="尚可")
    promises.keep(desk, number, on="2022-07-20", note="已装")
    supervising.visit(desk, [number], on="2022-07-25", participants=["周正"], result="亮了")
    supervising.excellent(desk, [number], on="2022-12-01", why="讲得具体")
    supervising.note(desk, number, text="会商", on="2022-06-01")
    return number


def ended_life(desk: Desk) -> str:
    """A proposal that was returned once, with a promise that was given up and rated, and closed."""
    rules.use(desk, "chongqing")
    number = assigned(desk)
    returning.return_(desk, number, why="不属职责", on="2022-02-09")
    assigning.assign(desk, [number], lead=["建设局"], on="2022-02-15")
    reply(desk, number, "2022-03-01", class_="B")
    promises.promise(desk, number, what="装路灯", until="2022-08-01", on="2022-03-02")
    judge(desk, number, "2022-03-10", "满意", "满意")
    promises.break_(desk, number, why="规划调整", on="2022-06-01")
    promises.rate(desk, number, by="张三", what="装路灯", result="不满意", on="2022-06-10")
    feedback.close(desk, [number], on="2022-06-20")
    return number


@pytest.mark.parametrize(
    ("act", "given", "line"),
    [
        ("退办", {"on": "2022-02-10"}, "退办（农业农村局）日期：2022-02-09 → 2022-02-10"),
        ("不能落实", {"on": "2022-06-02"}, "不能落实（建设局）日期：2022-06-01 → 2022-06-02"),
        ("不能落实", {"reason": "改线"}, "不能落实（建设局）理由：规划调整 → 改线"),
        ("评价", {"on": "2022-06-11"}, "评价（建设局）日期：2022-06-10 → 2022-06-11"),
        ("评价", {"result": "基本满意"}, "评价（建设局）结果：不满意 → 基本满意"),
        ("办结", {"on": "2022-06-21"}, "办结日期：2022-06-20 → 2022-06-21"),
    ],
)
def test_an_end_can_be_corrected(office: Desk, act: str, given: dict[str, Any], line: str) -> None:
    number = ended_life(office)
    assert correct(office, number, act, **given)[1] == line
    assert told(office, number) == [line]


def test_another_day_of_a_return_moves_the_next_hand_over(office: Desk) -> None:
    number = ended_life(office)
    lines = correct(office, number, "退办", on="2022-02-10")
    assert lines[2:] == ("5-1/1 交办期限：2022-02-23 → 2022-02-24",)
    assert clocks(office, number, "return")[0]["met_on"] == "2022-02-10"


@pytest.mark.parametrize(
    ("act", "day", "sentence"),
    [
        ("退办", "2022-01-30", "退办（2022-01-30）不能早于交办"),
        ("退办", "2022-02-16", "重新交办（2022-02-15）不能早于退办"),
        ("不能落实", "2022-03-01", "不能落实（2022-03-01）不能早于登记承诺"),
        ("不能落实", "2022-06-11", "评价（2022-06-10）不能早于不能落实"),
        ("评价", "2022-05-31", "评价（2022-05-31）不能早于承诺有结果"),
        ("办结", "2022-03-09", "办结（2022-03-09）不能早于答复和反馈"),
    ],
)
def test_an_end_out_of_order(office: Desk, act: str, day: str, sentence: str) -> None:
    number = ended_life(office)
    with refused(office, sentence):
        correct(office, number, act, on=day)


def test_the_clocks_end_on_the_corrected_days(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = replied(office)
    promises.promise(office, number, what="装路灯", until="2022-08-01", on="2022-03-02")
    promises.break_(office, number, why="规划调整", on="2022-03-05")
    feedback.close(office, [number], on="2022-03-06")
    correct(office, number, "不能落实", on="2022-03-04")
    correct(office, number, "办结", on="2022-03-07")
    assert clock(office, number, "promise")["cancelled_on"] == "2022-03-04"
    assert clock(office, number, "feedback")["cancelled_on"] == "2022-03-07"


def test_the_slip_on_a_kept_promise_met_its_clock_on_the_corrected_day(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = replied(office)
    promises.promise(office, number, what="装路灯", until="2022-08-01", on="2022-03-02")
    promises.keep(office, number, on="2022-07-01")
    promises.rate(office, number, by="张三", what="装路灯", result="满意", on="2022-07-10")
    correct(office, number, "评价", on="2022-07-11")
    assert [one["met_on"] for one in clocks(office, number, "feedback") if one["what"]] == ["2022-07-11"]


def test_a_day_by_hand_stays_and_the_longest_moves(office: Desk) -> None:
    number = assigned(office)
    extending.extend(office, number, until="2022-05-20", why="待论证", approved_by="主席团", on="2022-04-01")
    correct(office, number, "交办", on="2022-01-10")
    assert (clock(office, number, "reply")["due_on"], clock(office, number, "reply")["latest_on"]) == (
        "2022-05-20",
        "2022-07-10",
    )


def test_a_day_by_hand_without_a_rule_stays(office: Desk) -> None:
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "不满意", until="2022-04-01")
    correct(office, number, "反馈", on="2022-03-11")
    assert clock(office, number, "rehandle")["due_on"] == "2022-04-01"


def test_units_that_were_assigned_on_other_days_are_corrected_by_name(office: Desk) -> None:
    number = assigned(office)
    assigning.assign(office, [number], co_handlers=["财政局"], on="2022-02-15")
    with refused(office, "交办有 2 项；请用 --unit"):
        correct(office, number, "交办", on="2022-02-01")


def test_of_several_extensions_one_is_named(office: Desk) -> None:
    number = assigned(office)
    for until, on in (("2022-05-20", "2022-04-01"), ("2022-06-20", "2022-05-10")):
        extending.extend(office, number, until=until, why="待论证", approved_by="主席团", on=on)
    with refused(office, "延期有 2 项"):
        correct(office, number, "延期", reason="待测绘")


def test_what_was_signed_for_was_received_that_day(office: Desk) -> None:
    number = assigned(office)
    assigning.receive(office, [number], on="2022-02-03")
    correct(office, number, "交办", received="2022-02-05")
    assert reading.show(office, number)["assignments"][0]["signed_on"] == "2022-02-05"


def test_the_clock_of_a_promise_starts_on_the_corrected_day(office: Desk) -> None:
    number = full_life(office)
    correct(office, number, "承诺", on="2022-05-12")
    assert clock(office, number, "promise")["start_on"] == "2022-05-12"


@pytest.mark.parametrize(
    ("act", "given", "line"),
    [
        ("交办", {"unit": "财政局", "on": "2022-01-20"}, "交办（财政局）日期：2022-01-31 → 2022-01-20"),
        ("交办", {"unit": "财政局", "received": "2022-02-03"}, "交办（财政局）收到日期：2022-01-31 → 2022-02-03"),
        ("交办", {"unit": "财政局", "to_unit": "建设局"}, "交办（财政局）单位：财政局 → 建设局"),
        ("签收", {"on": "2022-02-03"}, "签收（农业农村局）日期：2022-02-01 → 2022-02-03"),
        ("联系", {"on": "2022-02-11"}, "联系（农业农村局）日期：2022-02-10 → 2022-02-11"),
        ("联系", {"how": "电话"}, "联系（农业农村局）方式：面商 → 电话"),
        ("联系", {"stage": "办前"}, "联系（农业农村局）阶段：办中 → 办前"),
        ("联系", {"note": "在镇里"}, "联系（农业农村局）备注：在村里 → 在镇里"),
        ("协办意见", {"on": "2022-02-21"}, "协办意见（财政局）日期：2022-02-20 → 2022-02-21"),
        ("协办意见", {"ref": "遥财函2号"}, "协办意见（财政局）文号：遥财函1号 → 遥财函2号"),
        ("答复", {"on": "2022-05-09"}, "答复（农业农村局）日期：2022-05-10 → 2022-05-09"),
        ("答复", {"class_": "B"}, "答复（农业农村局）类：A → B"),
        ("答复", {"ref": "遥农复2号"}, "答复（农业农村局）文号：遥农复1号 → 遥农复2号"),
        ("答复", {"signer": "郑华"}, "答复（农业农村局）签发人：（空） → 郑华"),
        ("反馈", {"on": "2022-05-21"}, "反馈日期：2022-05-20 → 2022-05-21"),
        ("反馈", {"process": "基本满意"}, "反馈过程评价：满意 → 基本满意"),
        ("反馈", {"result": "满意"}, "反馈结果：基本满意 → 满意"),
        ("反馈", {"note": "很好"}, "反馈备注：尚可 → 很好"),
        ("承诺", {"on": "2022-05-12"}, "承诺（农业农村局）日期：2022-05-11 → 2022-05-12"),
        ("承诺", {"what": "装太阳能路灯"}, "承诺（农业农村局）事项：装路灯 → 装太阳能路灯"),
        ("承诺", {"until": "2022-09-01"}, "承诺（农业农村局）期限：2022-08-01 → 2022-09-01"),
        ("落实", {"on": "2022-07-21"}, "落实（农业农村局）日期：2022-07-20 → 2022-07-21"),
        ("落实", {"note": "全装了"}, "落实（农业农村局）备注：已装 → 全装了"),
        ("催办", {"on": "2022-03-03"}, "催办日期：2022-03-01 → 2022-03-03"),
        ("催办", {"how": "发函"}, "催办方式：电话 → 发函"),
        ("催办", {"about": "协办意见"}, "催办所催：答复 → 协办意见"),
        ("催办", {"note": "催两次"}, "催办备注：催一次 → 催两次"),
        ("延期", {"on": "2022-04-02"}, "延期（农业农村局）日期：2022-04-01 → 2022-04-02"),
        ("延期", {"until": "2022-06-01"}, "延期（农业农村局）期限：2022-05-20 → 2022-06-01"),
        ("延期", {"reason": "待测绘"}, "延期（农业农村局）理由：待论证 → 待测绘"),
        ("延期", {"approved_by": "镇人大主席团"}, "延期（农业农村局）同意人：主席团 → 镇人大主席团"),
        ("延期", {"paper": "延字2号"}, "延期（农业农村局）文件：延字1号 → 延字2号"),
        ("督办", {"on": "2022-03-05"}, "督办日期：2022-03-02 → 2022-03-05"),
        ("督办", {"leader": ["周正,吴敏"]}, "督办领衔：周正 → 周正、吴敏"),
        ("督办", {"note": "集中"}, "督办备注：逐件 → 集中"),
        ("现场", {"on": "2022-07-26"}, "现场日期：2022-07-25 → 2022-07-26"),
        ("现场", {"co_signers": ["吴敏"]}, "现场参加人：周正 → 吴敏"),
        ("现场", {"result": "都亮了"}, "现场结果：亮了 → 都亮了"),
        ("决定", {"on": "2022-12-02"}, "决定日期：2022-12-01 → 2022-12-02"),
        ("决定", {"reason": "办得实"}, "决定理由：讲得具体 → 办得实"),
        ("记事", {"on": "2022-06-02"}, "记事日期：2022-06-01 → 2022-06-02"),
        ("记事", {"text": "再会商"}, "记事内容：会商 → 再会商"),
    ],
)
def test_every_act_and_column_can_be_corrected(office: Desk, act: str, given: dict[str, Any], line: str) -> None:
    number = full_life(office)
    lines = correct(office, number, act, **given)
    assert lines[:2] == (f"已改正 {number} 的{act}", line)
    assert told(office, number) == [line]


@pytest.mark.parametrize("act", ["答复", "记事"])
def test_a_paper_is_corrected(office: Desk, tmp_path: Any, act: str) -> None:
    number, paper = full_life(office), tmp_path / "复函.pdf"
    paper.write_bytes(b"%PDF")
    assert f"文件：（空） → {paper}" in correct(office, number, act, file=str(paper))[1]


def test_every_column_stands_in_the_test_above() -> None:
    from renda_cli.work.proposal.correcting import ACTS

    tests = (test_every_act_and_column_can_be_corrected, test_an_end_can_be_corrected)
    cases = [case for test in tests for mark in test.pytestmark for case in mark.args[1]]
    tried = {(act, name) for act, given, _ in cases for name in given if name != "unit"}
    assert {(act, name) for act, kind in ACTS.items() for name in kind.columns} - tried == {
        ("答复", "file"),
        ("记事", "file"),
    }


# Which one is meant


def test_an_act_that_there_is_none_of(office: Desk) -> None:
    number = assigned(office)
    with refused(office, "5-1/1 没有登记过答复"):
        correct(office, number, "答复", on="2022-03-01")


def test_an_unknown_act(office: Desk) -> None:
    number = hand_in(office)
    with refused(office, "--act 没有“会签”.*可选：交办、签收、联系"):
        correct(office, number, "会签", on="2022-03-01")


def test_an_option_that_the_act_does_not_have(office: Desk) -> None:
    number = hand_in(office)
    with refused(office, "改正现场不能用 --class；可用：--on、--with、--result"):
        correct(office, number, "现场", class_="A")


def test_nothing_to_correct(office: Desk) -> None:
    number = replied(office)
    with refused(office, "没有写要改什么；请加 --on、--class、--ref、--signer、--file 里的一项"):
        correct(office, number, "答复")


def test_what_is_so_already(office: Desk) -> None:
    number = replied(office)
    with refused(office, "5-1/1 的答复（农业农村局）本来就是这样"):
        correct(office, number, "答复", on="2022-03-01")


def test_one_of_several_must_be_named(office: Desk) -> None:
    number = assigned(office)
    for day in ("2022-02-10", "2022-02-20"):
        handling.contact(office, [number], how="电话", stage="办中", on=day)
    with refused(office, "5-1/1 的联系有 2 项；请用 --unit、--round 或 --nth"):
        correct(office, number, "联系", how="面商")
    correct(office, number, "联系", how="面商", nth=2)
    assert [one["how"] for one in reading.show(office, number)["contacts"]] == ["电话", "面商"]


@pytest.mark.parametrize("given", [{"nth": 3}, {"nth": 0}, {"nth": -1}, {"round_": 2}, {"unit": "财政局"}])
def test_one_that_is_not_there(office: Desk, given: dict[str, Any]) -> None:
    number = replied(office)
    with refused(office, "5-1/1 没有所指的答复；请核对 --unit、--round、--nth"):
        correct(office, number, "答复", on="2022-03-02", **given)


def test_of_several_rounds_the_last_is_meant_unless_one_is_named(office: Desk) -> None:
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "不满意")
    reply(office, number, "2022-04-01")
    correct(office, number, "答复", class_="B")
    correct(office, number, "答复", class_="C", round_=1)
    assert [(one["round"], one["class"]) for one in reading.show(office, number)["replies"]] == [(1, "C"), (2, "B")]


@pytest.mark.parametrize("given", [{}, {"unit": "财政局"}])
def test_two_leads_replied_together(office: Desk, given: dict[str, Any]) -> None:
    number = replied(office, lead=["农业农村局", "财政局"])
    correct(office, number, "答复", on="2022-03-02", **given)
    assert [one["on"] for one in reading.show(office, number)["replies"]] == ["2022-03-02"] * 2
    assert met(office, number, "reply") == [("2022-04-30", "2022-03-02")] * 2


def test_units_that_handle_separately_replied_each_for_itself(office: Desk) -> None:
    number = assigned(office, each=["农业农村局", "财政局"])
    for name in ("农业农村局", "财政局"):
        reply(office, number, "2022-03-01", unit=name)
    with refused(office, "5-1/1 的答复有 2 项"):
        correct(office, number, "答复", on="2022-03-02")
    correct(office, number, "答复", on="2022-03-02", unit="财政局")
    assert [(one["unit"], one["on"]) for one in reading.show(office, number)["replies"]] == [
        ("农业农村局", "2022-03-01"), ("财政局", "2022-03-02"),
    ]  # fmt: skip


# Assignment and receipt


def test_a_wrong_day_of_assignment_derives_the_clocks_anew(office: Desk) -> None:
    number = assigned(office)
    lines = correct(office, number, "交办", on="2022-01-20")
    assert lines[2] == "5-1/1 农业农村局 答复期限：2022-04-30 → 2022-04-20"
    found = reading.show(office, number)["assignments"][0]
    assert (found["assigned_on"], found["received_on"], found["due_on"]) == ("2022-01-20", "2022-01-20", "2022-04-20")


def test_a_met_clock_is_derived_anew_too(office: Desk) -> None:
    number = replied(office, "2022-04-25")
    assert on_time(office) == (1, 1)
    correct(office, number, "交办", on="2022-01-20")
    assert met(office, number, "reply") == [("2022-04-20", "2022-04-25")]
    assert on_time(office) == (0, 1)


def test_a_wrong_day_moves_all_units_of_an_assignment(office: Desk) -> None:
    number = assigned(office, co_handlers=["财政局"])
    correct(office, number, "交办", on="2022-02-01")
    assert [one["assigned_on"] for one in reading.show(office, number)["assignments"]] == ["2022-02-01"] * 2


def test_the_day_of_receipt_stays_when_it_was_another(office: Desk) -> None:
    number = assigned(office, received="2022-02-03")
    correct(office, number, "交办", on="2022-02-01")
    found = reading.show(office, number)["assignments"][0]
    assert (found["assigned_on"], found["received_on"]) == ("2022-02-01", "2022-02-03")


def test_where_the_receipt_starts_the_clock_its_day_moves_it(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = assigned(office)
    assert correct(office, number, "交办", received="2022-02-10")[2:] == (
        "5-1/1 农业农村局 退办期限：2022-02-10 → 2022-02-20", "5-1/1 农业农村局 答复期限：2022-04-30 → 2022-05-10",
    )  # fmt: skip
    assigning.receive(office, [number], on="2022-02-12")
    assert correct(office, number, "签收", on="2022-02-14")[-1] == "5-1/1 农业农村局 答复期限：2022-05-12 → 2022-05-14"
    assert reading.show(office, number)["assignments"][0]["received_on"] == "2022-02-14"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"on": "2022-01-05"}, "交办（2022-01-05）不能早于提出（2022-01-06）"),
        ({"received": "2022-01-30"}, "收到（2022-01-30）不能早于交办（2022-01-31）"),
        ({"on": "2022-03-02"}, "答复（2022-03-01）不能早于收到（2022-03-02）"),
    ],
)
def test_days_of_an_assignment_out_of_order(office: Desk, given: dict[str, Any], sentence: str) -> None:
    number = replied(office)
    with refused(office, sentence):
        correct(office, number, "交办", **given)


def test_an_assignment_is_not_later_than_what_the_unit_did_then(office: Desk) -> None:
    number = assigned(office)
    handling.contact(office, [number], how="电话", stage="办中", on="2022-02-10")
    with refused(office, "2022-02-10"):
        correct(office, number, "交办", on="2022-02-20")


def test_a_receipt_out_of_order(office: Desk) -> None:
    number = assigned(office)
    assigning.receive(office, [number], on="2022-02-01")
    reply(office, number, "2022-03-01")
    with refused(office, "签收（2022-01-30）不能早于交办"):
        correct(office, number, "签收", on="2022-01-30")
    with refused(office, "答复（2022-03-01）不能早于签收"):
        correct(office, number, "签收", on="2022-03-02")


def test_the_day_of_assignment_met_the_clock_of_assigning(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = hand_in(office, on="2022-05-10", between=True)
    assigning.assign(office, [number], lead=["财政局"], on="2022-05-20")
    correct(office, number, "交办", on="2022-05-18")
    assert clock(office, number, "assign")["met_on"] == "2022-05-18"


def test_a_wrong_unit_is_put_right(office: Desk) -> None:
    number = assigned(office)
    correct(office, number, "交办", to_unit="建设局")
    assert [unit for _, _, unit, _, _ in due(office, "2022-05-01")] == ["建设局"]
    assert reading.show(office, number)["assignments"][0]["assigned_on"] == "2022-01-31"


def test_what_a_wrong_unit_did_goes_to_the_right_one(office: Desk) -> None:
    number = replied(office)
    promises.promise(office, number, what="装路灯", until="2022-08-01", on="2022-03-02")
    correct(office, number, "交办", to_unit="建设局")
    assert [one["unit"] for one in reading.show(office, number)["promises"]] == ["建设局"]


def test_a_unit_that_handles_it_already(office: Desk) -> None:
    number = assigned(office, co_handlers=["财政局"])
    with refused(office, "5-1/1 已交这个单位办理；请核对 --to-unit"):
        correct(office, number, "交办", unit="农业农村局", to_unit="财政局")


# Contact, opinion


def test_a_contact_met_its_clock_on_the_corrected_day(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = assigned(office)
    handling.contact(office, [number], how="电话", stage="办中", on="2022-02-10")
    correct(office, number, "联系", on="2022-02-11")
    assert clock(office, number, "contact")["met_on"] == "2022-02-11"
    with refused(office, "联系（2022-01-30）不能早于交办"):
        correct(office, number, "联系", on="2022-01-30")


def test_an_opinion_met_its_clock_on_the_corrected_day(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = assigned(office, co_handlers=["财政局"])
    handling.opinion(office, number, unit="财政局", on="2022-02-20")
    handling.opinion(office, number, unit="财政局", on="2022-02-25", redo="没有内容")
    correct(office, number, "协办意见", on="2022-02-22")
    assert clocks(office, number, "co_opinion")[0]["met_on"] == "2022-02-22"
    for day, sentence in (("2022-01-30", "不能早于交办"), ("2022-02-26", "要求重提（2022-02-25）不能早于协办意见")):
        with refused(office, sentence):
            correct(office, number, "协办意见", on=day)


# Reply


def test_the_day_of_a_reply_moves_the_slip_and_the_figure(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = replied(office, "2022-05-05")
    assert on_time(office) == (0, 1)
    lines = correct(office, number, "答复", on="2022-04-28")
    assert (
        lines[2] == "5-1/1 代表反馈期限：2022-06-01 → 2022-05-30"
    )  # 20 working days; 7 May is one, 30 April to 4 May are none
    assert met(office, number, "reply") == [("2022-04-30", "2022-04-28")]
    assert on_time(office) == (1, 1)


def test_copies_went_out_on_the_corrected_day(office: Desk) -> None:
    number = replied(office)
    correct(office, number, "答复", on="2022-03-05")
    assert "sent" not in [event["event"] for event in reading.show(office, number)["timeline"]]


def test_the_slip_counts_from_the_last_of_several_replies(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = assigned(office, each=["农业农村局", "财政局"])
    reply(office, number, "2022-03-01", unit="农业农村局")
    reply(office, number, "2022-03-08", unit="财政局")
    correct(office, number, "答复", on="2022-03-02", unit="农业农村局")
    assert clock(office, number, "feedback")["start_on"] == "2022-03-08"


@pytest.mark.parametrize(
    ("round_", "day", "sentence"),
    [
        (1, "2022-01-30", "答复（2022-01-30）不能早于交办"),
        (1, "2022-03-11", "反馈（2022-03-10）不能早于答复"),
        (2, "2022-03-09", "答复（2022-03-09）不能早于上一轮反馈"),
        (2, "2022-05-02", "反馈（2022-05-01）不能早于答复（2022-05-02）"),
    ],
)
def test_a_reply_out_of_order(office: Desk, round_: int, day: str, sentence: str) -> None:
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "不满意")
    reply(office, number, "2022-04-01")
    feedback.close(office, [number], on="2022-05-01")
    with refused(office, sentence):
        correct(office, number, "答复", on=day, round_=round_)


def test_a_reply_of_a_proposal_that_nobody_handles_any_longer(office: Desk) -> None:
    number = assigned(office, each=["农业农村局", "财政局"])
    reply(office, number, "2022-03-01", unit="财政局")
    withdrawing.withdraw(office, number, by=["张三"], on="2022-03-05")
    assert correct(office, number, "答复", on="2022-03-02") == (
        "已改正 5-1/1 的答复", "答复（财政局）日期：2022-03-01 → 2022-03-02",
    )  # fmt: skip


def test_an_unknown_class(office: Desk) -> None:
    number = replied(office)
    with refused(office, "办理结果没有“Z”这一类"):
        correct(office, number, "答复", class_="Z")


# The slip


def unhappy(desk: Desk) -> str:
    number = replied(desk)
    judge(desk, number, "2022-03-10", "满意", "不满意")
    return number


def test_a_slip_that_was_not_unhappy_takes_the_round_back(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = unhappy(office)
    assert correct(office, number, "反馈", result="基本满意")[2] == "5-1/1 不必重新办理，回到第 1 轮"
    found = reading.show(office, number)
    assert (found["status"], found["round"]) == ("replied", 1)
    assert [one["state"] for one in clocks(office, number, "rehandle")] == ["cancelled"]
    assert due(office, "2022-12-31") == []


def test_a_slip_that_was_unhappy_after_all_opens_the_round(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "满意")
    lines = correct(office, number, "反馈", result="不满意")
    assert lines[2] == "不满意：退回重新办理，第 2 轮"
    assert status(office, number) == "rehandling"
    assert clock(office, number, "rehandle")["due_on"] == "2022-04-10"


def test_there_and_back_leaves_one_open_clock(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = unhappy(office)
    correct(office, number, "反馈", result="满意")
    correct(office, number, "反馈", result="不满意")
    assert clocks(office, number, "rehandle")[0]["state"] == "cancelled"
    assert due(office, "2022-04-11") == [("rehandle", number, "农业农村局", -1, "late")]


def test_the_day_of_a_slip_moves_the_next_round(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = unhappy(office)
    assert (
        correct(office, number, "反馈", on="2022-03-12")[2] == "5-1/1 农业农村局 重新办理期限：2022-04-10 → 2022-04-12"
    )


def test_the_day_of_a_slip_met_its_clock(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "满意")
    correct(office, number, "反馈", on="2022-03-12")
    assert clock(office, number, "feedback")["met_on"] == "2022-03-12"


def test_the_round_cannot_be_taken_back_once_it_was_answered(office: Desk) -> None:
    number = unhappy(office)
    reply(office, number, "2022-04-01")
    with refused(office, "5-1/1 第 2 轮已有答复或评价，不能把第 1 轮改为不必重办"):
        correct(office, number, "反馈", result="满意")


def test_what_is_closed_does_not_go_round_again(office: Desk) -> None:
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "满意")
    feedback.close(office, [number], on="2022-03-20")
    with refused(office, "5-1/1 已办结，不能改为不满意"):
        correct(office, number, "反馈", result="不满意")


def test_what_was_withdrawn_stays_withdrawn(office: Desk) -> None:
    number = unhappy(office)
    withdrawing.withdraw(office, number, by=["张三"], on="2022-03-20")
    with refused(office, "5-1/1"):
        correct(office, number, "反馈", result="满意")


def test_what_was_referred_upward_stays_so(office: Desk) -> None:
    number = unhappy(office)
    deciding.refer_up(office, number, to="区人大", on="2022-03-20")
    correct(office, number, "反馈", result="满意")
    assert (status(office, number), reading.show(office, number)["round"]) == ("referred_up", 1)


@pytest.mark.parametrize(("day", "sentence"), [
    ("2022-02-28", "反馈（2022-02-28）不能早于答复"), ("2022-04-02", "下一轮答复（2022-04-01）不能早于反馈"),
])  # fmt: skip
def test_a_slip_out_of_order(office: Desk, day: str, sentence: str) -> None:
    number = unhappy(office)
    reply(office, number, "2022-04-01")
    with refused(office, sentence):
        correct(office, number, "反馈", on=day)


def test_an_unknown_grade(office: Desk) -> None:
    number = unhappy(office)
    with refused(office, "--result 没有“很好”这个等次"):
        correct(office, number, "反馈", result="很好")


# Promises, extensions, visits


def test_the_day_of_a_promise_moves_its_clock(office: Desk) -> None:
    number = replied(office)
    promises.promise(office, number, what="装路灯", until="2022-08-01", on="2022-03-02")
    correct(office, number, "承诺", until="2022-09-01")
    assert due(office, "2022-09-02") == [("promise", number, "农业农村局", -1, "late")]
    assert [move["why"] for move in clock(office, number, "promise")["moves"]] == ["承诺日期改正"]


def test_the_words_of_a_promise_leave_its_clock(office: Desk) -> None:
    number = replied(office)
    promises.promise(office, number, what="装路灯", until="2022-08-01", on="2022-03-02")
    correct(office, number, "承诺", what="修桥")
    assert clock(office, number, "promise")["moves"] == []


@pytest.mark.parametrize(("given", "sentence"), [
    ({"until": "2022-03-01"}, "承诺的日子（2022-03-01）不能早于登记承诺"), ({"on": "2022-06-02", "until": "2022-08-01"}, "落实（2022-06-01）不能早于登记承诺"),
    ({"on": "2021-12-31"}, "2021-12-31"),
])  # fmt: skip
def test_a_promise_out_of_order(office: Desk, given: dict[str, Any], sentence: str) -> None:
    number = replied(office)
    promises.promise(office, number, what="装路灯", until="2022-07-01", on="2022-03-02")
    promises.keep(office, number, on="2022-06-01")
    with refused(office, sentence):
        correct(office, number, "承诺", **given)


def test_the_day_on_which_a_promise_was_kept_moves_the_slip(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = replied(office)
    promises.promise(office, number, what="装路灯", until="2022-07-01", on="2022-03-02")
    promises.keep(office, number, on="2022-07-11")
    lines = correct(office, number, "落实", on="2022-06-20")
    assert lines[2] == "5-1/1 代表反馈期限：2022-08-08 → 2022-07-18"
    assert clock(office, number, "promise")["met_on"] == "2022-06-20"
    assert reading.show(office, number)["promises"][0]["state"] == "kept"


def test_the_slip_on_the_replies_does_not_move_with_a_promise(office: Desk) -> None:
    number = replied(office)
    promises.promise(office, number, what="装路灯", until="2022-07-01", on="2022-03-02")
    promises.keep(office, number, on="2022-06-01")
    promises.rate(office, number, by="张三", what="路灯", result="满意", on="2022-06-10")
    with refused(office, "评价（2022-06-10）不能早于落实"):
        correct(office, number, "落实", on="2022-06-11")
    with refused(office, "落实（2022-03-01）不能早于登记承诺"):
        correct(office, number, "落实", on="2022-03-01")


def extended(desk: Desk) -> str:
    number = assigned(desk)
    extending.extend(desk, number, until="2022-05-20", why="待论证", approved_by="主席团", on="2022-04-01")
    return number


def test_the_day_of_an_extension_moves_the_clock(office: Desk) -> None:
    number = extended(office)
    correct(office, number, "延期", until="2022-06-01")
    assert clock(office, number, "reply")["due_on"] == "2022-06-01"


def test_the_reason_of_an_extension_leaves_the_clock(office: Desk) -> None:
    number = extended(office)
    correct(office, number, "延期", reason="待测绘")
    assert [move["to_due_on"] for move in clock(office, number, "reply")["moves"]] == ["2022-05-20"]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"until": "2022-08-01"}, "2022-08-01 超过最长期限 2022-07-31"),
        ({"on": "2022-05-01"}, "原期限（2022-04-30）不能早于同意延期（2022-05-01）"),
        ({"until": "2022-04-29"}, "延至（2022-04-29）不能早于原期限"),
        ({"until": "2022-04-30"}, "2022-04-30.*原期限|原期限.*2022-04-30"),
        ({"on": "2022-01-30"}, "2022-01-30"),
    ],
)
def test_an_extension_out_of_order(office: Desk, given: dict[str, Any], sentence: str) -> None:
    number = extended(office)
    with refused(office, sentence):
        correct(office, number, "延期", **given)


def test_only_the_last_extension_moves_the_clock(office: Desk) -> None:
    number = extended(office)
    extending.extend(office, number, until="2022-06-20", why="待批", approved_by="主席团", on="2022-05-10")
    with refused(office, "这次延期之后又延过期"):
        correct(office, number, "延期", until="2022-05-25", nth=1)
    correct(office, number, "延期", until="2022-06-25", nth=2)
    correct(office, number, "延期", reason="待测绘", nth=1)
    assert clock(office, number, "reply")["due_on"] == "2022-06-25"


def test_another_look_met_its_clock_on_the_corrected_day(office: Desk) -> None:
    rules.set_(office, "look_back", "3个月", from_="2020-01-01", source="遥观镇人大〔2020〕1号")
    number = replied(office)
    supervising.visit(office, [number], kind="回头看", on="2022-05-20")
    correct(office, number, "现场", on="2022-05-25")
    assert met(office, number, "look_back") == [("2022-06-01", "2022-05-25")]
    with refused(office, "回头看（2022-01-05）不能早于提出"):
        correct(office, number, "现场", on="2022-01-05")


# What nothing stands on


@pytest.mark.parametrize("act", ["催办", "督办", "决定", "记事"])
def test_nothing_happens_before_the_hand_in(office: Desk, act: str) -> None:
    number = full_life(office)
    with refused(office, "2022-01-06"):
        correct(office, number, act, on="2022-01-05")


def test_the_day_of_acceptance_met_the_notice(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = hand_in(office, on="2022-05-10", between=True)
    deciding.accept(office, [number], on="2022-05-12")
    correct(office, number, "决定", on="2022-05-13")
    assert clock(office, number, "notice")["met_on"] == "2022-05-13"


# What ended the handling


def test_another_day_of_a_withdrawal_is_the_day_on_which_all_ended(office: Desk) -> None:
    number = assigned(office)
    withdrawing.withdraw(office, number, by=["张三"], on="2022-02-10")
    correct(office, number, "决定", on="2022-02-12")
    (ended,) = reading.show(office, number)["former_assignments"]
    assert (ended["ended_on"], clock(office, number, "reply")["cancelled_on"]) == ("2022-02-12", "2022-02-12")


def test_another_day_of_a_merger_is_told_on_both_sides(office: Desk) -> None:
    main, number = assigned(office), assigned(office)
    deciding.merge(office, [number], into=main, on="2022-02-10")
    correct(office, number, "决定", on="2022-02-12")
    (ended,) = reading.show(office, number)["former_assignments"]
    assert (ended["ended_on"], clock(office, number, "reply")["cancelled_on"]) == ("2022-02-12", "2022-02-12")
    events = [(one["event"], one["on"]) for one in reading.show(office, main)["timeline"]]
    assert ("merged_in", "2022-02-12") in events


def test_a_withdrawal_is_not_earlier_than_what_it_ended(office: Desk) -> None:
    number = assigned(office, each=["农业农村局", "财政局"])
    reply(office, number, "2022-03-01", unit="财政局")
    withdrawing.withdraw(office, number, by=["张三"], on="2022-03-05")
    with refused(office, "这件事（2022-02-28）不能早于交办、答复和反馈（2022-03-01）"):
        correct(office, number, "决定", on="2022-02-28")
    with refused(office, "撤回（2022-03-05）不能早于答复（2022-03-06）"):
        correct(office, number, "答复", on="2022-03-06")


def test_before_the_first_rule_no_clock_can_be_derived_again(office: Desk) -> None:
    number = hand_in(office, on="2015-08-01")
    assigning.assign(office, [number], lead=["财政局"], on="2015-09-01")
    before = contents(office)
    with pytest.raises(NoRuleOn, match="2015-08-20"):
        correct(office, number, "交办", on="2015-08-20")
    assert contents(office) == before


def test_before_the_first_rule_a_day_by_hand_stays(office: Desk) -> None:
    number = hand_in(office, on="2015-08-01")
    assigning.assign(office, [number], lead=["财政局"], on="2015-08-10", until="2015-11-30")
    correct(office, number, "交办", on="2015-08-20")
    assert clock(office, number, "reply")["due_on"] == "2015-11-30"
