"""What units promised: kept, kept late, broken, rated; and the ledger over the years."""

from typing import Any

import pytest

from renda_cli.work import rules
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import assigning, deciding, entry, feedback, promises, reading, withdrawing
from tests.work.helpers import HANDED_IN, assigned, at, clock, clocks, due, judge, refused, replied, reply, status


def promised(desk: Desk, what: str = "装灯", until: str = "2022-05-31", on: str = "2022-03-01", **more: Any) -> str:
    """The number of a proposal that was replied to on 2022-03-01 with a promise."""
    number = replied(desk)
    promises.promise(desk, number, what=what, until=until, on=on, **more)
    return number


def keep(desk: Desk, number: str, on: str, **more: Any) -> tuple[str, ...]:
    """What the clerk is told of a promise kept."""
    return promises.keep(desk, number, on=on, **more).lines


def one(desk: Desk, number: str) -> dict[str, Any]:
    """A proposal's only promise."""
    (found,) = reading.show(desk, number)["promises"]
    return dict(found)


# made


def test_a_promise_is_followed_from_its_entry(office: Desk) -> None:
    number = replied(office)
    done = promises.promise(office, number, what="装灯", until="2022-05-31", on="2022-03-01")
    assert done.lines == ("已登记 5-1/1 的承诺：装灯，2022-05-31 以前",)
    assert done.read()["promises"] == [
        {
            "what": "装灯", "unit": "农业农村局", "made_on": "2022-03-01", "until": "2022-05-31", "kept_on": None,
            "broken_on": None, "broken_why": None, "slip_on": None, "slip_result": None, "note": None, "state": "open",
        }
    ]  # fmt: skip
    assert due(office, "2022-06-01") == [("promise", "5-1/1", "农业农村局", -1, "late")]
    assert clock(office, number, "promise")["steps"] == ["承办单位承诺的日子：2022-05-31"]


def test_a_promise_stands_in_a_reply(office: Desk) -> None:
    number = replied(office, "2022-03-01")
    with refused(office, "5-1/1 在 2022-03-01 才答复，承诺不能在 2022-02-28 作出；请核对 --on"):
        promises.promise(office, number, what="装灯", until="2022-05-31", on="2022-02-28")


def test_what_went_upward_without_a_reply_holds_no_promise(office: Desk) -> None:
    number = assigned(office)
    deciding.refer_up(office, number, to="区人大常委会", on="2022-02-10")
    with refused(office, "5-1/1 还没有答复，承诺不能在 2022-03-01 作出；请核对 --on"):
        promises.promise(office, number, what="装灯", until="2022-05-31", on="2022-03-01")


def test_a_promise_is_overdue_the_day_after(office: Desk) -> None:
    number = promised(office)
    assert [one(at(office, day), number)["state"] for day in ("2022-05-31", "2022-06-01")] == ["open", "overdue"]


def test_of_each_the_unit_that_promises_must_be_named(office: Desk) -> None:
    number = assigned(office, each=["农业农村局", "财政局"])
    reply(office, number, "2022-03-01", unit="财政局")
    reply(office, number, "2022-03-01")
    promises.promise(office, number, what="拨款", until="2022-05-31", unit="财政局", on="2022-03-01")
    with refused(office, "5-1/1 由 农业农村局、财政局 分别办理；请用 --unit 指明是哪个单位的承诺"):
        promises.promise(office, number, what="会商", until="2022-06-30", on="2022-03-01")
    assert [found["unit"] for found in reading.show(office, number)["promises"]] == ["财政局"]
    with refused(office, "5-1/1 没有交办给教育局；承办单位是：农业农村局、财政局"):
        promises.promise(office, number, what="拨款", until="2022-05-31", unit="教育局", on="2022-03-01")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"until": "2022-02-28"}, "承诺的日子 2022-02-28 早于登记日期 2022-03-01；请核对 --until，补登旧承诺请加 --on"),
        ({"what": " "}, "承诺事项不能为空"),
        ({"on": "2022-01-30"}, "5-1/1 在 2022-01-31 才交办，登记承诺不能在 2022-01-30"),
    ],
)
def test_a_promise_that_does_not_fit_is_refused(office: Desk, wrong: dict[str, str], sentence: str) -> None:
    number = replied(office)
    with refused(office, sentence):
        promises.promise(office, number, **({"what": "装灯", "until": "2022-05-31", "on": "2022-03-01"} | wrong))


def test_a_promise_comes_with_a_reply(office: Desk) -> None:
    number = assigned(office)
    with refused(office, "状态是“已交办”，不能登记承诺"):
        promises.promise(office, number, what="装灯", until="2022-05-31", on="2022-03-01")


def test_after_the_close_a_promise_is_followed_on(office: Desk) -> None:
    number = promised(office)
    assert feedback.close(office, [number], on="2022-03-10").lines == (
        "已办结 5-1/1 完善剑湖路路灯（还有 1 项承诺继续跟踪）（代表还没有反馈）",
    )
    assert due(office, "2022-06-01")[0][:2] == ("promise", "5-1/1")
    keep(office, number, "2022-06-02")
    assert (status(office, number), due(office, "2022-12-31")) == ("closed", [])


def test_what_is_withdrawn_has_no_promise_to_wait_for(office: Desk) -> None:
    number = promised(office)
    judge(office, number, "2022-03-10", "满意", "不满意")
    withdrawing.withdraw(office, number, by=["张三"], on="2022-03-20")
    assert due(office, "2022-12-31") == []


# kept


@pytest.mark.parametrize(
    ("on", "late", "state"), [("2022-05-31", "", "kept"), ("2022-06-01", "（晚于承诺）", "kept_late")]
)
def test_a_promise_is_kept_in_time_or_late(office: Desk, on: str, late: str, state: str) -> None:
    number = promised(office)
    assert keep(office, number, on) == (f"已登记 5-1/1 的承诺落实：装灯，{on}{late}",)
    assert (one(office, number)["state"], clock(office, number, "promise")["met_on"]) == (state, on)


def test_what_is_noted_of_the_keeping_is_kept(office: Desk) -> None:
    number = promised(office)
    keep(office, number, "2022-05-20", note="装了二十盏")
    assert [tuple(row) for row in office.file.tuples("SELECT note FROM promise")] == [("装了二十盏",)]


def test_a_promise_is_kept_once(office: Desk) -> None:
    number = promised(office)
    keep(office, number, "2022-05-20")
    with refused(office, "5-1/1 没有未落实的承诺"):
        keep(office, number, "2022-05-21")


def test_a_promise_is_not_kept_before_it_was_made(office: Desk) -> None:
    number = promised(office)
    with refused(office, "这项承诺 2022-03-01 才登记，不能在 2022-02-28 落实"):
        keep(office, number, "2022-02-28")
    with refused(office, "这项承诺 2022-03-01 才登记，不能在 2022-02-28 登记不能落实"):
        promises.break_(office, number, why="土地未批", on="2022-02-28")


def test_of_several_promises_one_is_named_by_its_words(office: Desk) -> None:
    number = promised(office)
    promises.promise(office, number, what="装灯二期", until="2022-08-31", on="2022-03-01")
    promises.promise(office, number, what="修路", until="2022-06-30", on="2022-03-01")
    with refused(office, "5-1/1 未落实的承诺有：“装灯”、“装灯二期”、“修路”；请用 --what"):
        keep(office, number, "2022-05-20")
    with refused(office, "未落实的承诺有：“装灯”、“装灯二期”、“修路”"):
        keep(office, number, "2022-05-20", what="架桥")
    keep(office, number, "2022-05-20", what="装灯")  # the very text goes before others that hold it
    keep(office, number, "2022-06-20", what=" 路 ")
    assert [found["state"] for found in reading.show(office, number)["promises"]] == ["kept", "kept", "open"]


def test_blanks_around_the_words_of_a_promise_do_not_matter(office: Desk) -> None:
    number = promised(office)
    promises.promise(office, number, what="装灯二期", until="2022-08-31", on="2022-03-01")
    keep(office, number, "2022-05-20", what=" 装灯 ")
    assert [found["state"] for found in reading.show(office, number)["promises"]] == ["kept", "open"]


# broken


def test_a_broken_promise_has_its_reason_and_is_late_no_longer(office: Desk) -> None:
    number = promised(office)
    done = promises.break_(office, number, why="土地未批", on="2022-07-01")
    assert done.lines == ("已登记 5-1/1 的承诺不能落实：装灯（土地未批，2022-07-01）；请向代表说明原因",)
    found = one(office, number)
    assert (found["state"], found["broken_on"], found["broken_why"]) == ("broken", "2022-07-01", "土地未批")
    assert (clock(office, number, "promise")["cancelled_why"], due(office, "2022-12-31")) == ("不能落实：土地未批", [])
    assert done.read()["timeline"][-1] == {"on": "2022-07-01", "event": "broken", "text": "装灯（土地未批）"}


def test_a_promise_is_not_broken_without_a_reason(office: Desk) -> None:
    number = promised(office)
    with refused(office, "--reason 的理由不能为空"):
        promises.break_(office, number, why=" ", on="2022-07-01")


def test_what_is_broken_is_not_kept(office: Desk) -> None:
    number = promised(office)
    promises.break_(office, number, why="土地未批", on="2022-07-01")
    with refused(office, "5-1/1 没有未落实的承诺；请用 renda proposal show 核对"):
        keep(office, number, "2022-07-02")


# rated


def test_in_chongqing_the_deputy_rates_within_twenty_working_days(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = promised(office)
    feedback.close(office, [number], on="2022-03-10")
    assert keep(office, number, "2022-03-01")[1] == (
        "代表反馈期限：2022-03-29；评价请用 renda proposal feedback 5-1/1 --promise … --result …"
    )
    assert due(office, "2022-03-30") == [("feedback", "5-1/1", "农业农村局", -1, "late")]
    lines = promises.slip(office, number, by="张三", of="装灯", result="基本满意", on="2022-03-20").lines
    assert lines == ("已登记 5-1/1 承诺“装灯”的评价：基本满意（张三，2022-03-20）",)
    found = one(office, number)
    assert (found["slip_on"], found["slip_result"], clocks(office, number, "feedback")[-1]["met_on"]) == (
        "2022-03-20", "基本满意", "2022-03-20",
    )  # fmt: skip
    assert due(office, "2022-12-31") == []


def test_the_slip_on_the_reply_leaves_that_on_the_promise_open(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = promised(office)
    keep(office, number, "2022-03-05")
    promises.slip(office, number, by="张三", process="满意", result="满意", on="2022-03-10")
    assert [(found["what"], found["met_on"]) for found in clocks(office, number, "feedback")] == [
        (None, "2022-03-10"), ("装灯", None),
    ]  # fmt: skip


def test_a_promise_rated_unsatisfactory_opens_no_new_round(office: Desk) -> None:
    number = promised(office)
    keep(office, number, "2022-05-20")
    promises.rate(office, number, by="张三", what="装灯", result="不满意", on="2022-05-25")
    assert (status(office, number), reading.show(office, number)["round"]) == ("replied", 1)
    assert reading.show(office, number)["timeline"][-1] == {
        "on": "2022-05-25",
        "event": "rated",
        "text": "装灯：不满意",
    }


def test_a_broken_promise_may_be_rated_too(office: Desk) -> None:
    number = promised(office)
    promises.break_(office, number, why="土地未批", on="2022-07-01")
    promises.rate(office, number, by="张三", what="装灯", result="不满意", on="2022-07-02")
    assert one(office, number)["slip_result"] == "不满意"


def test_a_promise_is_rated_once_after_it_ended_by_who_may(office: Desk) -> None:
    number = promised(office)
    with refused(office, "5-1/1 没有待评价的承诺"):
        promises.rate(office, number, by="张三", what="装灯", result="满意", on="2022-05-25")
    keep(office, number, "2022-05-20")
    with refused(office, "这项承诺 2022-05-20 才有结果，评价不能在 2022-05-19"):
        promises.rate(office, number, by="张三", what="装灯", result="满意", on="2022-05-19")
    with refused(office, "5-1/1 由领衔代表 张三 评价，不是 李四"):
        promises.rate(office, number, by="李四", what="装灯", result="满意", on="2022-05-25")
    with refused(office, "--result 没有“好”这个等次；可选：满意、基本满意、不满意"):
        promises.rate(office, number, by="张三", what="装灯", result="好", on="2022-05-25")
    promises.rate(office, number, by="张三", what="装灯", result="满意", on="2022-05-25")
    with refused(office, "5-1/1 没有待评价的承诺"):
        promises.rate(office, number, by="张三", what="装灯", result="满意", on="2022-05-26")


def test_a_group_rates_a_promise_to_it(office: Desk) -> None:
    entry.add(office, "修缮东片水渠", by_group="东片小组", on=HANDED_IN)
    assigning.assign(office, ["5-1/1"], lead=["农业农村局"], on="2022-01-31")
    reply(office, "5-1/1", "2022-03-01")
    promises.promise(office, "5-1/1", what="修渠", until="2022-05-31", on="2022-03-01")
    keep(office, "5-1/1", "2022-05-20")
    with refused(office, "李四 不是东片小组的代表"):
        promises.rate(office, "5-1/1", by="李四", what="修渠", result="满意", on="2022-05-25")
    done = promises.rate(office, "5-1/1", by="东片小组", what="修渠", result="满意", on="2022-05-25")
    assert done.lines[0].endswith("满意（东片小组，2022-05-25）")


def test_a_slip_on_a_reply_needs_both_grades_and_one_on_a_promise_only_the_result(office: Desk) -> None:
    number = promised(office)
    with refused(office, "缺少选项 --process 等次；答复要评过程和结果两项"):
        promises.slip(office, number, by="张三", result="满意")
    for more in ({"process": "满意"}, {"note": "好"}, {"units": ["财政局"]}, {"until": "2022-08-01"}):
        with refused(office, "评价承诺的落实只写 --result；请去掉 --process、--note、--unit、--until"):
            promises.slip(office, number, by="张三", of="装灯", result="满意", **more)


# the ledger


def fill_years(desk: Desk) -> None:
    """Five promises of 2022: kept, kept late, broken the year after, kept late the year after, still open; and one of 2023."""
    number = replied(desk)
    for what, until in (
        ("一", "2022-05-31"), ("二", "2022-06-30"), ("三", "2022-12-31"), ("四", "2022-11-30"), ("五", "2023-12-31"),
    ):  # fmt: skip
        promises.promise(desk, number, what=what, until=until, on="2022-03-01")
    keep(desk, number, "2022-05-31", what="一")
    keep(desk, number, "2022-07-01", what="二")
    promises.break_(desk, number, what="三", why="土地未批", on="2023-02-01")
    keep(desk, number, "2023-03-01", what="四")
    promises.promise(desk, number, what="六", until="2023-06-30", on="2023-01-10")


def ledger(desk: Desk, day: str, year: str | None = None) -> list[tuple[str, str, bool]]:
    """(what, state, carried) of the ledger as seen on a day."""
    found = promises.ledger(at(desk, day), year)
    place = {name: found.fields.index(name) for name in ("what", "state", "carried")}
    return [(row[place["what"]], row[place["state"]], row[place["carried"]]) for row in found.rows]


def test_the_ledger_of_a_past_year_stands_as_at_its_end(office: Desk) -> None:
    fill_years(office)
    assert ledger(office, "2024-01-10", "2022") == [
        ("一", "kept", False), ("二", "kept_late", False), ("四", "overdue", False), ("三", "open", False),
        ("五", "open", False),
    ]  # fmt: skip
    assert promises.ledger(at(office, "2024-01-10"), "2022").notes == (
        "截至 2022-12-31：进行中 2、逾期未落实 1、按期落实 1、逾期落实 1、不能落实 0；其中上年结转 0 项",
    )


def test_the_next_years_ledger_carries_what_was_open(office: Desk) -> None:
    fill_years(office)
    assert ledger(office, "2024-01-10", "2023") == [
        ("四", "kept_late", True), ("三", "broken", True), ("六", "overdue", False), ("五", "open", True),
    ]  # fmt: skip
    assert promises.ledger(at(office, "2024-01-10"), "2023").notes[0].endswith("不能落实 1；其中上年结转 3 项")


def test_the_ledger_says_why_a_promise_was_broken_once_it_is(office: Desk) -> None:
    fill_years(office)
    for year, why in (("2022", {None}), ("2023", {None, "土地未批"})):
        found = promises.ledger(at(office, "2024-01-10"), year)
        what, broken_why = (found.fields.index(name) for name in ("what", "broken_why"))
        assert {row[broken_why] for row in found.rows} == why
        assert {row[what] for row in found.rows if row[broken_why]} == ({"三"} if year == "2023" else set())


def test_the_ledger_of_the_running_year_stands_as_today(office: Desk) -> None:
    fill_years(office)
    assert ledger(office, "2022-06-30") == [
        ("一", "kept", False), ("二", "open", False), ("四", "open", False), ("三", "open", False), ("五", "open", False),
    ]  # fmt: skip
    assert promises.ledger(at(office, "2022-06-30")).title == "2022年承诺台账"


def test_what_is_over_is_carried_no_further(office: Desk) -> None:
    fill_years(office)
    assert ledger(office, "2024-01-10") == [("六", "overdue", True), ("五", "overdue", True)]


def test_a_year_without_promises_has_an_empty_ledger(office: Desk) -> None:
    fill_years(office)
    assert ledger(office, "2024-01-10", "2021") == []


def test_a_year_to_come_carries_what_is_open_today(office: Desk) -> None:
    fill_years(office)
    assert [what for what, _, carried in ledger(office, "2023-06-30", "2030") if carried] == ["六", "五"]
