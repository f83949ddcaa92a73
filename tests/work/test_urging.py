"""Reminders: what they are about, whom they go to, how often."""

from typing import Any

import pytest

from renda_cli.work import rules
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import deciding, feedback, handling, promises, reading, returning
from tests.work.helpers import assigned, count, hand_in, judge, refused, replied, reply


def urge(desk: Desk, number: str, on: str = "2022-06-01", **more: Any) -> str:
    """What the clerk is told of a reminder by telephone."""
    (line,) = handling.urge(desk, [number], how="电话", on=on, **more).lines
    return line


def promised(desk: Desk) -> str:
    """The number of a proposal that was replied to with a promise."""
    number = replied(desk)
    promises.promise(desk, number, what="装灯", until="2022-05-31", on="2022-03-01")
    return number


def test_a_reminder_is_kept_whole(office: Desk) -> None:
    number = assigned(office, co_handlers=["财政局"])
    done = handling.urge(office, [number], how="发函", on="2022-02-10", unit="农业农村局", note="限三日内")
    assert done.lines == ("已登记 5-1/1 催办：发函，催农业农村局答复，第 1 次（2022-02-10）",)
    assert done.read()["urges"] == [
        {"on": "2022-02-10", "about": "答复", "how": "发函", "unit": "农业农村局", "note": "限三日内"}
    ]
    assert done.read()["timeline"][-1] == {
        "on": "2022-02-10", "event": "urged", "text": "发函催答复（农业农村局）（限三日内）",
    }  # fmt: skip


def test_before_the_reply_the_units_are_urged_to_reply(office: Desk) -> None:
    assert urge(office, assigned(office)) == "已登记 5-1/1 催办：电话，催承办单位答复，第 1 次（2022-06-01）"


def test_a_co_handler_is_urged_to_give_its_opinion(office: Desk) -> None:
    number = assigned(office, co_handlers=["财政局"])
    assert "催财政局协办意见，第 1 次" in urge(office, number, unit="财政局")


def test_in_the_second_round_the_units_are_urged_to_reply_again(office: Desk) -> None:
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "不满意")
    assert "催承办单位答复，第 1 次" in urge(office, number)


def test_what_went_upward_still_has_its_reply_urged(office: Desk) -> None:
    number = assigned(office)
    deciding.refer_up(office, number, to="区人大常委会", on="2022-02-10")
    assert "催承办单位答复" in urge(office, number)


def test_after_the_reply_the_deputy_is_urged_to_give_the_slip(office: Desk) -> None:
    assert "催代表反馈，第 1 次" in urge(office, replied(office))
    assert "催代表反馈，第 1 次" in urge(office, promised(office))


def test_the_slip_of_an_earlier_round_does_not_count(office: Desk) -> None:
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "不满意")
    reply(office, number, "2022-03-20")
    assert "催代表反馈" in urge(office, number)


def test_after_the_slip_the_promise_is_urged(office: Desk) -> None:
    number = promised(office)
    judge(office, number, "2022-03-10", "满意", "满意")
    assert "催承办单位落实承诺，第 1 次" in urge(office, number)


def test_a_unit_that_has_replied_is_urged_about_its_promise(office: Desk) -> None:
    assert "催农业农村局落实承诺，第 1 次" in urge(office, promised(office), unit="农业农村局")


def test_after_the_close_the_promise_is_urged(office: Desk) -> None:
    number = promised(office)
    feedback.close(office, [number], on="2022-03-10")
    assert "催承办单位落实承诺，第 1 次" in urge(office, number)


def test_the_clerk_may_say_what_it_is_about(office: Desk) -> None:
    assert "催承办单位落实承诺，第 1 次" in urge(office, replied(office), about="承诺")


def test_reminders_are_counted_by_what_they_are_about(office: Desk) -> None:
    number = assigned(office, co_handlers=["财政局"])
    assert [urge(office, number, unit=unit).split("，")[2][:5] for unit in (None, "财政局", "农业农村局", "财政局")] == [
        "第 1 次", "第 1 次", "第 2 次", "第 2 次",
    ]  # fmt: skip


def test_a_slip_that_is_given_is_not_urged(office: Desk) -> None:
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "满意")
    with refused(office, "5-1/1"):
        urge(office, number)


def test_after_a_close_without_promises_nothing_is_urged(office: Desk) -> None:
    number = replied(office)
    feedback.close(office, [number], on="2022-03-10")
    with refused(office, "5-1/1"):
        urge(office, number)


def test_where_no_unit_was_named_there_is_no_slip_to_urge(office: Desk) -> None:
    number = hand_in(office)
    deciding.refer_up(office, number, to="区人大常委会")
    with refused(office, "5-1/1"):
        urge(office, number)


def test_an_opinion_that_is_given_is_not_urged(office: Desk) -> None:
    number = assigned(office, co_handlers=["财政局"])
    handling.opinion(office, number, unit="财政局", on="2022-02-10")
    with refused(office, "5-1/1|财政局"):
        urge(office, number, unit="财政局")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"about": "回复"}, "--about 没有“回复”这一种；可选：答复、协办意见、反馈、承诺"),
        ({"unit": "教育局"}, "5-1/1 没有交办给教育局；承办单位是：农业农村局"),
        ({"on": "2022-01-30"}, "5-1/1 在 2022-01-31 才交办，催办不能在 2022-01-30"),
    ],
)
def test_a_reminder_that_does_not_fit_is_refused(office: Desk, wrong: dict[str, str], sentence: str) -> None:
    number = assigned(office)
    with refused(office, sentence):
        urge(office, number, **wrong)


def test_the_way_of_a_reminder_is_named(office: Desk) -> None:
    number = assigned(office)
    with refused(office, "--how 的方式不能为空"):
        handling.urge(office, [number], how=" ", on="2022-02-10")


def test_what_lies_with_nobody_is_not_urged(office: Desk) -> None:
    number = hand_in(office)
    with refused(office, "状态是“已提出”，不能催办"):
        urge(office, number)


def test_of_many_all_are_urged_or_none(office: Desk) -> None:
    assigned(office)
    hand_in(office)
    with refused(office, "5-1/2 现在的状态是“已提出”，不能催办"):
        handling.urge(office, ["1,2"], how="电话", on="2022-06-01")
    assigned(office)
    assert len(handling.urge(office, ["1", "3"], how="电话", on="2022-06-01").read()) == 2
    assert count(office, "urge") == 2


def test_a_reminder_moves_no_clock(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = assigned(office)
    before = reading.explain(office, number)
    urge(office, number)
    assert reading.explain(office, number) == before


def test_what_a_unit_returned_and_went_upward_waits_for_nobody(office: Desk) -> None:
    number = assigned(office)
    returning.return_(office, number, why="不属职责", on="2022-02-05")
    deciding.refer_up(office, number, to="区人大常委会", on="2022-02-10")
    with refused(office, "5-1/1 没有在等的答复、意见、反馈或承诺；确实催过的，请用 --about 写明催的是什么"):
        urge(office, number)


def test_what_went_upward_before_any_unit_had_it_is_not_urged(office: Desk) -> None:
    number = hand_in(office)
    deciding.refer_up(office, number, to="区人大常委会", on="2022-02-10")
    with refused(office, "5-1/1 还没有交办，不能登记催办；请先用 renda proposal assign 交办"):
        urge(office, number)
