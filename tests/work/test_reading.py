"""Proposals read: the list with its filters, one whole with its timeline, how its deadlines came about."""

from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.work import rules, session
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import (
    assigning,
    deciding,
    editing,
    extending,
    feedback,
    handling,
    listing,
    promises,
    reading,
    replying,
    returning,
    supervising,
)
from tests.work.helpers import assigned, at, clock, hand_in, judge, replied, reply


def listed(desk: Desk, **filters: Any) -> list[str]:
    """The numbers that a list holds."""
    found = listing.list_(desk, **filters)
    session_place, no_place = found.fields.index("session"), found.fields.index("no")
    return [f"{row[session_place]}/{row[no_place]}" for row in found.rows]


# list


def test_a_row_of_the_list_tells_units_state_and_next_day(small_year: Desk) -> None:
    found = listing.list_(small_year)
    assert dict(zip(found.fields, found.rows[2], strict=True)) == {
        "session": "5-1", "no": "3", "kind": "建议", "title": "整治河道", "topic": "城乡建设", "lead": "王五",
        "units": "建设局", "status": "assigned", "submitted_on": "2022-01-06", "due_on": "2022-04-30",
    }  # fmt: skip


def test_separate_handlers_stand_together_and_co_handlers_not_at_all(small_year: Desk) -> None:
    found = listing.list_(small_year)
    number, units = found.fields.index("no"), found.fields.index("units")
    together = {row[number]: set((row[units] or "").split("、")) for row in found.rows}
    assert together == {
        "1": {"农业农村局"}, "2": {"教育局"}, "3": {"建设局"}, "4": {""}, "闭1": {"建设局", "财政局"},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        ({}, ["5-1/1", "5-1/2", "5-1/3", "5-1/闭1", "5-1/4"]),
        ({"status": ["assigned"]}, ["5-1/3"]),
        ({"status": ["已交办，已提出"]}, ["5-1/3", "5-1/4"]),
        ({"status": ["closed", "重新办理"]}, ["5-1/1", "5-1/2"]),
        ({"unit": "建设局"}, ["5-1/3", "5-1/闭1"]),
        ({"unit": "财政局"}, ["5-1/1", "5-1/闭1"]),
        ({"topic": " 城乡建设 "}, ["5-1/1", "5-1/3"]),
        ({"deputy": "李四"}, ["5-1/2"]),
        ({"session": "5-1"}, ["5-1/1", "5-1/2", "5-1/3", "5-1/闭1", "5-1/4"]),
        ({"year": "2022年"}, ["5-1/1", "5-1/2", "5-1/3", "5-1/闭1", "5-1/4"]),
        ({"year": "2021"}, []),
        ({"between": True}, ["5-1/闭1"]),
        ({"unit": "建设局", "topic": "城乡建设", "status": ["assigned"]}, ["5-1/3"]),
    ],
)
def test_a_list_holds_what_fits_every_filter(small_year: Desk, filters: dict[str, Any], numbers: list[str]) -> None:
    assert listed(small_year, **filters) == numbers


def test_the_list_of_a_deputy_holds_what_was_signed_too(office: Desk) -> None:
    hand_in(office, co_signers=["李四"])
    hand_in(office, by="李四")
    hand_in(office, by="王五")
    assert listed(office, deputy="李四") == ["5-1/1", "5-1/2"]


def test_the_list_of_a_session_leaves_out_others(office: Desk) -> None:
    session.add(office, "5-2", on="2022-07-05")
    hand_in(office)
    hand_in(office, on="2022-07-05")
    assert listed(office, session="5-2") == ["5-2/1"]


def test_overdue_begins_the_day_after_the_due_day(small_year: Desk) -> None:
    assert listed(at(small_year, "2022-04-30"), overdue=True) == []
    assert listed(at(small_year, "2022-05-01"), overdue=True) == ["5-1/3"]


def test_a_filter_of_something_unknown_is_refused(office: Desk) -> None:
    with pytest.raises(InputError, match="没有“办理中”这种状态；可选：已提出、已交办"):
        listing.list_(office, status=["已交办,办理中"])
    with pytest.raises(InputError, match="年份“22”不对"):
        listing.list_(office, year="22")
    with pytest.raises(InputError, match="没有叫“农业局”的单位；相近的有：农业农村局"):
        listing.list_(office, unit="农业局")


# show


def test_a_proposal_is_shown_whole(small_year: Desk) -> None:
    found = reading.show(small_year, "5-1/2")
    head = {
        key: found[key]
        for key in ("no", "kind", "title", "topic", "session", "between", "lead", "status", "round", "complex")
    }
    assert head == {
        "no": "2", "kind": "建议", "title": "增设校车站点", "topic": "教育", "session": "5-1", "between": False, "lead": "李四",
        "status": "rehandling", "round": 2, "complex": False,
    }  # fmt: skip
    assert found["contacts"] == [{"stage": "办前", "how": "电话", "on": "2022-02-10", "unit": None, "note": None}]
    assert found["promises"] == []


def test_an_assignment_shows_the_clock_and_the_reply_of_its_round(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = replied(office, "2022-03-01")
    expected = {
        "unit": "农业农村局", "role": "lead", "assigned_on": "2022-01-31", "received_on": "2022-01-31", "signed_on": None, "due_on": "2022-04-30",
        "latest_on": "2022-07-31", "replied_on": "2022-03-01", "class": "A", "ref": "遥农复1号",
    }  # fmt: skip
    assert reading.show(office, number)["assignments"] == [expected]
    judge(office, number, "2022-03-10", "满意", "不满意")
    again = reading.show(office, number)["assignments"]
    assert again == [
        {**expected, "due_on": "2022-04-10", "latest_on": None, "replied_on": None, "class": None, "ref": None}
    ]


def test_a_round_without_a_limit_shows_no_day_of_the_round_before(office: Desk) -> None:
    number = assigned(office, each=["农业农村局", "财政局"])
    for unit in ("农业农村局", "财政局"):
        reply(office, number, "2022-03-01", unit=unit)
    judge(office, number, "2022-03-10", "满意", "不满意", units=["财政局"])

    def days() -> dict[str, tuple[str | None, str | None]]:
        return {one["unit"]: (one["due_on"], one["replied_on"]) for one in reading.show(office, number)["assignments"]}

    assert days() == {"农业农村局": ("2022-04-30", "2022-03-01"), "财政局": (None, None)}
    reply(office, number, "2022-03-20", unit="财政局")
    assert days()["财政局"] == (None, "2022-03-20")


def test_the_timeline_tells_everything_in_the_order_of_the_days(office: Desk) -> None:
    number = hand_in(office, co_signers=["李四", "王五"])
    assigning.assign(
        office, [number], lead=["农业农村局"], co_handlers=["财政局"], on="2022-01-28", received="2022-01-31"
    )
    handling.contact(office, [number], how="面商", stage="办前", on="2022-02-18", unit="农业农村局")
    handling.contact(office, [number], how="电话", stage="办中", on="2022-02-25")
    handling.opinion(office, number, unit="财政局", on="2022-02-20", ref="遥财函1号")
    reply(office, number, "2022-03-01", class_="B")
    feedback.feedback(office, number, by="张三", process="满意", result="不满意", on="2022-03-10", note="尚无进展")
    reply(office, number, "2022-04-01")
    promises.promise(office, number, what="安装路灯40盏", until="2022-12-31", on="2022-04-01")
    judge(office, number, "2022-04-10", "满意", "满意")
    feedback.close(office, [number], on="2022-04-11")
    promises.keep(office, number, on="2022-11-30")
    assert [(one["on"], one["event"], one["text"]) for one in reading.show(office, number)["timeline"]] == [
        ("2022-01-06", "submitted", "张三，附议 李四、王五"),
        ("2022-01-28", "assigned", "农业农村局（主办）"),
        ("2022-01-28", "assigned", "财政局（协办）"),
        ("2022-01-31", "received", "农业农村局"),
        ("2022-01-31", "received", "财政局"),
        ("2022-02-18", "contact", "办前面商（农业农村局）"),
        ("2022-02-20", "opinion", "财政局，遥财函1号"),
        ("2022-02-25", "contact", "办中电话"),
        ("2022-03-01", "reply", "农业农村局，B 类，遥农复1号"),
        ("2022-03-10", "feedback", "张三：过程满意，结果不满意（尚无进展）"),
        ("2022-04-01", "reply", "农业农村局，A 类，遥农复1号（第 2 轮）"),
        ("2022-04-01", "promise", "安装路灯40盏，2022-12-31 以前（农业农村局）"),
        ("2022-04-10", "feedback", "张三：过程满意，结果满意"),
        ("2022-04-11", "closed", ""),
        ("2022-11-30", "keep", "安装路灯40盏"),
    ]


def test_the_timeline_of_a_hard_year_leaves_nothing_out(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number, other = hand_in(office), hand_in(office, "路灯照明", by="李四")
    assigning.assign(office, [number], lead=["教育局"], on="2022-01-10")
    returning.return_(office, number, why="不属职责", on="2022-01-12")
    assigning.assign(office, [number], lead=["农业农村局"], co_handlers=["财政局"], on="2022-01-13")
    assigning.receive(at(office, "2022-01-14"), [number], unit="农业农村局")
    deciding.merge(office, [other], into=number, on="2022-01-15")
    supervising.supervise(office, [number], level="重点", leaders=["吴主席"], on="2022-01-16")
    supervising.visit(
        office, [number], on="2022-01-17", participants=["吴主席,张三"], result="线路已勘测", then="2022-09-01"
    )
    handling.opinion(office, number, unit="财政局", on="2022-01-18")
    handling.opinion(office, number, unit="财政局", redo="没有具体内容", on="2022-01-19")
    handling.urge(office, [number], how="电话", unit="财政局", on="2022-01-20", note="答应下周")
    extending.extend(
        office, number, until="2022-06-30", why="待规划", approved_by="主席团", paper="遥人〔2022〕3号", unit="农业农村局",
        on="2022-01-21",
    )  # fmt: skip
    replying.reply(office, number, class_="B", ref="1号", on="2022-01-22", to=["张三"])
    replying.send(office, number, to=["李四"], on="2022-01-23")
    for what in ("甲", "乙"):
        promises.promise(office, number, what=what, until="2022-06-30", on="2022-01-24")
    promises.keep(office, number, what="甲", on="2022-01-25")
    promises.break_(office, number, what="乙", why="规划调整", on="2022-01-26")
    promises.rate(office, number, by="张三", what="甲", result="满意", on="2022-01-27")
    supervising.note(office, number, text="座谈", on="2022-01-28", file=__file__)
    supervising.excellent(office, [number], why="效果好", on="2022-01-29")
    editing.edit(at(office, "2022-01-30"), number, topic="交通")
    told = [(one["on"][5:], one["event"], one["text"]) for one in reading.show(office, number)["timeline"]]
    assert told == [
        ("01-06", "submitted", "张三"),
        ("01-10", "assigned", "教育局（主办）"),
        ("01-12", "returned", "教育局：不属职责"),
        ("01-13", "assigned", "农业农村局（主办）"),
        ("01-13", "assigned", "财政局（协办）"),
        ("01-14", "received", "农业农村局"),
        ("01-14", "moved", "农业农村局退办期限由 2022-01-23 改为 2022-01-24（签收）"),
        ("01-14", "moved", "农业农村局答复期限由 2022-04-13 改为 2022-04-14（签收）"),
        ("01-15", "merged_in", f"{other} 路灯照明"),
        ("01-16", "supervised", "重点（吴主席）"),
        ("01-17", "visit", "现场督办，吴主席、张三，线路已勘测"),
        ("01-18", "opinion", "财政局"),
        ("01-19", "asked_again", "财政局：没有具体内容"),
        ("01-20", "urged", "电话催协办意见（财政局）（答应下周）"),
        ("01-21", "extended", "农业农村局：2022-04-14 → 2022-06-30，主席团同意（待规划，遥人〔2022〕3号）"),
        ("01-22", "reply", "农业农村局，B 类，1号"),
        ("01-23", "sent", "李四"),
        ("01-24", "promise", "甲，2022-06-30 以前（农业农村局）"),
        ("01-24", "promise", "乙，2022-06-30 以前（农业农村局）"),
        ("01-25", "keep", "甲"),
        ("01-26", "broken", "乙（规划调整）"),
        ("01-27", "rated", "甲：满意"),
        ("01-28", "note", f"座谈（{__file__}）"),
        ("01-29", "excellent", "效果好"),
        ("01-30", "corrected", "类别：（空） → 交通"),
    ]


def test_what_a_unit_signed_for_before_it_returned_it_stays_in_the_timeline(office: Desk) -> None:
    number = assigned(office, "2022-01-10")
    assigning.receive(office, [number], on="2022-01-11")
    returning.return_(office, number, why="不属职责", on="2022-01-12")
    events = [(one["on"], one["event"]) for one in reading.show(office, number)["timeline"]]
    assert events[1:] == [("2022-01-10", "assigned"), ("2022-01-11", "received"), ("2022-01-12", "returned")]


def test_an_extension_is_told_once_and_not_as_a_move(office: Desk) -> None:
    number = assigned(office)
    extending.extend(office, number, until="2022-05-31", why="待规划", approved_by="主席团", on="2022-02-01")
    events = [one["event"] for one in reading.show(office, number)["timeline"]]
    assert events == ["submitted", "assigned", "extended"]


def test_on_one_day_rounds_follow_each_other(office: Desk) -> None:
    number = assigned(office, "2022-03-01")
    for result in ("不满意", "满意"):
        reply(office, number, "2022-03-01")
        judge(office, number, "2022-03-01", "满意", result)
    assert [one["event"] for one in reading.show(office, number)["timeline"]][1:] == [
        "assigned", "reply", "feedback", "reply", "feedback",
    ]  # fmt: skip


def test_on_the_day_of_the_hand_in_its_handling_begins_after_it(office: Desk) -> None:
    number = assigned(office, "2022-01-06", co_handlers=["财政局"])
    handling.contact(office, [number], how="面商", stage="办前", on="2022-01-06")
    handling.opinion(office, number, unit="财政局", on="2022-01-06")
    reply(office, number, "2022-01-06")
    assert [one["event"] for one in reading.show(office, number)["timeline"]] == [
        "submitted", "assigned", "assigned", "contact", "opinion", "reply",
    ]  # fmt: skip


def test_an_open_clock_turns_late_the_day_after(office: Desk) -> None:
    number = assigned(office, "2022-01-31")
    assert clock(at(office, "2022-04-30"), number, "reply")["state"] == "open"
    assert clock(at(office, "2022-05-01"), number, "reply")["state"] == "late"


# explain


def test_explain_tells_how_a_deadline_came_about(office: Desk) -> None:
    assigned(office, "2022-01-31")
    found = reading.explain(office, "1")
    assert (found["session"], found["no"], found["title"]) == ("5-1", "1", "完善剑湖路路灯")
    (reply_clock,) = found["deadlines"]
    assert [step.split("（")[0] for step in reply_clock["steps"]] == [
        "依据：《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》", "起算：交办之日 2022-01-31", "加 3 个月",
        "该日为休息日，期限不因此顺延", "最长期限：2022-07-31",
    ]  # fmt: skip
    assert "第42条" in reply_clock["steps"][0]


def test_explain_names_the_law_of_the_day(office: Desk) -> None:
    assigned(office, "2025-03-11")
    assigned(office, "2025-03-12")
    first = [clock(office, number, "reply")["steps"][0] for number in ("5-1/1", "5-1/2")]
    assert ["第42条" in first[0], "第51条" in first[1]] == [True, True]
