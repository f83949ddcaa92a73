"""Every clock: opened, met, late, waiting, moved. Days were counted by hand from the notices on days off of 2022."""

from datetime import date

import pytest

from renda_cli.errors import InputError
from renda_cli.work import calendar, rules, session, town
from renda_cli.work import due as due_list
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import assigning, feedback, handling, reading
from tests.work.helpers import assigned, at, clock, clocks, due, hand_in, judge, replied, reply

NOTICE_2027 = """
[[notice]]
year = 2027
document = "2027年放假安排"
off = ["2027-01-01..2027-01-03"]
names = ["元旦"]
"""


# Late or not


def test_the_due_day_is_not_late_and_the_day_after_is(office: Desk) -> None:
    assigned(office, "2022-01-31")  # three months on there is no 31 April
    assert due(office, "2022-04-30", within=0) == [("reply", "5-1/1", "农业农村局", 0, "due")]
    assert due(office, "2022-04-30") == []
    assert due(office, "2022-05-01") == [("reply", "5-1/1", "农业农村局", -1, "late")]


def test_within_lists_what_falls_due_up_to_that_day(office: Desk) -> None:
    assigned(office, "2022-01-31")
    assert due(office, "2022-04-22", within=7) == []
    assert due(office, "2022-04-23", within=7) == [("reply", "5-1/1", "农业农村局", 7, "due")]


def test_beyond_the_longest_limit_a_reply_is_past_legal(office: Desk) -> None:
    assigned(office, "2022-01-31")
    assert due(office, "2022-07-31") == [("reply", "5-1/1", "农业农村局", -92, "late")]
    assert due(office, "2022-08-01") == [("reply", "5-1/1", "农业农村局", -93, "past_legal")]


def test_the_most_overdue_comes_first(office: Desk) -> None:
    assigned(office, "2022-02-10")
    assigned(office, "2022-01-31")
    assert [number for _, number, *_ in due(office, "2022-06-01")] == ["5-1/2", "5-1/1"]


def test_due_tells_the_whole_of_a_deadline(office: Desk) -> None:
    number = assigned(office, "2022-01-31")
    found = due_list.due(at(office, "2022-05-01"))
    told = dict(zip(found.fields, found.rows[0], strict=True))
    expected = {
        "kind": "reply", "session": "5-1", "no": number.split("/")[1], "title": "完善剑湖路路灯", "unit": "农业农村局",
        "deputy": "张三", "start_on": "2022-01-31", "due_on": "2022-04-30", "latest_on": "2022-07-31", "days_left": -1,
        "level": "late", "provisional": False,
    }  # fmt: skip
    assert told | expected == told


def test_something_is_late_only_once_a_day_has_passed(office: Desk) -> None:
    assigned(office, "2022-01-31")
    assert not due_list.any_late(due_list.due(at(office, "2022-04-30"), 7))
    assert due_list.any_late(due_list.due(at(office, "2022-05-01"), 7))


def test_a_window_is_a_number_of_days() -> None:
    assert (due_list.window(None), due_list.window("7d"), due_list.window("10天")) == (None, 7, 10)
    with pytest.raises(InputError, match="--within “一周”看不懂"):
        due_list.window("一周")


def test_an_answered_proposal_is_due_no_more(office: Desk) -> None:
    number = replied(office, "2022-03-01")
    assert due(office, "2023-01-01") == []
    found = clock(office, number, "reply")
    assert (found["round"], found["state"], found["met_on"]) == (1, "met", "2022-03-01")


def test_the_29th_of_february_stands_for_the_31st(office: Desk) -> None:
    assert clock(office, assigned(office, "2023-11-30"), "reply")["due_on"] == "2024-02-29"
    assert clock(office, assigned(office, "2022-11-30"), "reply")["due_on"] == "2023-02-28"


def test_a_complex_one_has_six_months_by_national_law(office: Desk) -> None:
    found = clock(office, assigned(office, "2022-01-31", complex_=True), "reply")
    assert (found["due_on"], found["latest_on"]) == ("2022-07-31", "2022-07-31")


def test_a_complex_one_of_shanghai_is_extended_from_the_plain_limit(office: Desk) -> None:
    rules.use(office, "shanghai")
    found = clock(office, assigned(office, "2022-01-31", complex_=True), "reply")
    # 31 January + 3 months = 30 April, and three months from there 30 July: not 31 July as in one stride
    assert found["due_on"] == "2022-07-30"
    assert "自原期限 2022-04-30 起延长" in found["steps"]


# The session that has not closed


@pytest.fixture
def sitting(office: Desk) -> Desk:
    """A township of Shandong, where the reply counts from the close of the session; 5-2 has not closed."""
    rules.use(office, "shandong-township")
    session.add(office, "5-2", on="2022-07-05")
    return office


def test_a_reply_waits_for_the_close_of_the_session(sitting: Desk) -> None:
    number = hand_in(sitting, on="2022-07-05", session="5-2")
    lines = assigning.assign(sitting, [number], lead=["财政局"], on="2022-07-06").lines
    found = clock(sitting, number, "reply")
    assert "答复期限：待闭会后推算" in lines
    assert (found["state"], found["start"], found["due_on"], found["latest_on"]) == ("waiting", "closed", None, None)
    assert due(sitting, "2023-07-06") == []


def test_closing_the_session_derives_what_waited(sitting: Desk) -> None:
    number = hand_in(sitting, on="2022-07-05", session="5-2")
    assigning.assign(sitting, [number], lead=["财政局"], on="2022-07-06")
    lines = session.close(at(sitting, "2022-07-09"), "5-2", on="2022-07-08").lines
    found = clock(sitting, number, "reply")
    assert "5-2/1 财政局 答复期限：未定 → 2022-09-08" in lines
    assert (found["start_on"], found["due_on"], found["latest_on"]) == ("2022-07-08", "2022-09-08", "2022-11-08")
    assert found["moves"] == [
        {"moved_on": "2022-07-09", "from_due_on": None, "to_due_on": "2022-09-08", "why": "闭会日期登记"}
    ]
    assert due(sitting, "2022-09-09") == [("reply", "5-2/1", "财政局", -1, "late")]


def test_a_corrected_closing_day_moves_the_reply_and_keeps_the_old_day(sitting: Desk) -> None:
    number = hand_in(sitting, on="2022-07-05", session="5-2")
    assigning.assign(sitting, [number], lead=["财政局"], on="2022-07-06")
    session.close(sitting, "5-2", on="2022-07-08")
    assert "5-2/1 财政局 答复期限：2022-09-08 → 2022-09-06" in session.edit(sitting, "5-2", closed="2022-07-06").lines
    assert [move["to_due_on"] for move in clock(sitting, number, "reply")["moves"]] == ["2022-09-08", "2022-09-06"]


def test_closing_a_session_moves_only_its_own_proposals(sitting: Desk) -> None:
    of_5_1 = hand_in(sitting, on="2022-01-06", session="5-1")
    between = hand_in(sitting, on="2022-07-06", between=True)
    assigning.assign(sitting, [of_5_1, between], lead=["财政局"], on="2022-07-06")
    assert not [line for line in session.close(sitting, "5-2", on="2022-07-08").lines if "→" in line]
    assert clock(sitting, of_5_1, "reply")["due_on"] == "2022-03-07"
    assert clock(sitting, between, "reply")["due_on"] == "2022-10-06"


def test_assigned_after_the_close_the_reply_still_counts_from_the_close(sitting: Desk) -> None:
    found = clock(sitting, assigned(sitting, "2022-01-31"), "reply")
    assert (found["start_on"], found["due_on"], found["latest_on"]) == ("2022-01-07", "2022-03-07", "2022-05-07")


def test_the_rule_of_the_closing_day_governs_a_reply_that_waited(sitting: Desk) -> None:
    rules.set_(sitting, "reply", "1个月", from_="2022-07-07", source="镇人大〔2022〕1号", start="闭会")
    number = hand_in(sitting, on="2022-07-05", session="5-2")
    assigning.assign(sitting, [number], lead=["财政局"], on="2022-07-06")  # the day before the new value
    session.close(sitting, "5-2", on="2022-07-08")
    assert clock(sitting, number, "reply")["due_on"] == "2022-08-08"


def test_a_waiting_complex_reply_shows_no_longest_day(sitting: Desk) -> None:
    number = hand_in(sitting, on="2022-07-05", session="5-2")
    assigning.assign(sitting, [number], lead=["财政局"], on="2022-07-06", complex_=True)
    session.close(sitting, "5-2", on="2022-07-08")
    assert clock(sitting, number, "reply")["due_on"] == "2022-11-08"


# A rule that changes


def test_a_rule_that_comes_later_does_not_touch_a_running_clock(office: Desk) -> None:
    number = assigned(office, "2022-01-31")
    rules.set_(office, "reply", "2个月", from_="2022-02-01", source="镇人大〔2022〕1号")
    assert rules.derive(office).read() == []
    assert clock(office, number, "reply")["due_on"] == "2022-04-30"
    assert clock(office, assigned(office, "2022-02-01"), "reply")["due_on"] == "2022-04-01"


def test_a_rule_of_an_earlier_day_moves_a_running_clock_when_it_is_derived(office: Desk) -> None:
    number = assigned(office, "2022-01-31")
    rules.set_(office, "reply", "2个月", from_="2022-01-01", source="镇人大〔2022〕1号")
    assert clock(office, number, "reply")["due_on"] == "2022-04-30"
    done = rules.derive(at(office, "2022-02-02"))
    assert done.lines[0].startswith("已重算")
    assert done.lines[1:] == ("5-1/1 农业农村局 答复期限：2022-04-30 → 2022-03-31",)
    assert clock(office, number, "reply")["due_on"] == "2022-03-31"
    moved = reading.show(office, number)["timeline"][-1]
    assert (moved["on"], moved["event"]) == ("2022-02-02", "moved")
    assert moved["text"] == "农业农村局答复期限由 2022-04-30 改为 2022-03-31（按现行规则重算）"


def test_a_rehearsed_derivation_moves_nothing(office: Desk) -> None:
    number = assigned(office, "2022-01-31")
    rules.set_(office, "reply", "2个月", from_="2022-01-01", source="镇人大〔2022〕1号")
    done = rules.derive(office, dry_run=True)
    assert done.lines[0].startswith("将有 1 项")
    assert done.read() == [{
        "number": "5-1/1", "kind": "reply", "unit": "农业农村局", "from_due_on": "2022-04-30", "to_due_on": "2022-03-31",
    }]  # fmt: skip
    assert (clock(office, number, "reply")["due_on"], clock(office, number, "reply")["moves"]) == ("2022-04-30", [])


def test_a_clock_whose_rule_was_abolished_keeps_its_day(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = assigned(office, "2022-01-10")
    rules.set_(office, "first_contact", "无", from_="2022-01-01", source="镇人大〔2022〕1号")
    assert rules.derive(office).read() == []
    assert clock(office, number, "contact")["due_on"] == "2022-02-10"


def test_an_answered_proposal_is_not_derived_again(office: Desk) -> None:
    number = replied(office, "2022-03-01")
    rules.set_(office, "reply", "2个月", from_="2022-01-01", source="镇人大〔2022〕1号")
    assert rules.derive(office).read() == []
    assert clock(office, number, "reply")["due_on"] == "2022-04-30"


def test_a_derived_clock_names_its_new_source_even_where_the_day_stays(office: Desk) -> None:
    number = assigned(office, "2022-01-31")
    rules.set_(office, "reply", "3个月", from_="2022-01-01", source="镇人大〔2022〕1号")
    assert rules.derive(office).read() == []
    assert "镇人大〔2022〕1号" in clock(office, number, "reply")["steps"][0]


# Holidays


def test_a_notice_of_days_off_settles_a_provisional_day_and_lists_the_move(office: Desk) -> None:
    rules.use(office, "henan")
    number = assigned(office, "2026-12-01")
    lines = reply(office, number, "2026-12-25")
    # 28 to 31 December are four, Friday 1 January counts while 2027 is not announced, 4 to 8 January: ten
    assert lines[-1] == "代表反馈期限：2027-01-08（暂定，放假安排未录入）"
    assert clock(office, number, "feedback")["provisional"] is True
    imported = calendar.import_(office, NOTICE_2027)
    # the first is a day off: 28 to 31 December, 4 to 8 January, Monday the 11th
    assert "5-1/1 代表反馈期限：2027-01-08 → 2027-01-11" in imported.lines
    found = clock(office, number, "feedback")
    assert (found["due_on"], found["provisional"]) == ("2027-01-11", False)
    assert found["moves"][0]["why"] == "放假安排录入"


def test_a_notice_may_settle_a_day_without_moving_it(office: Desk) -> None:
    rules.use(office, "henan")
    number = assigned(office, "2026-12-01")
    reply(office, number, "2027-01-04")  # 5 to 8, 11 to 15, 18 January
    assert clock(office, number, "feedback")["provisional"] is True
    assert len(calendar.import_(office, NOTICE_2027).lines) == 1
    found = clock(office, number, "feedback")
    assert (found["due_on"], found["provisional"], found["moves"]) == ("2027-01-18", False, [])


# A day given by hand


def test_a_day_by_hand_stands_whatever_the_rules_become(office: Desk) -> None:
    number = assigned(office, "2022-01-31", until="2022-06-30")
    rules.set_(office, "reply", "2个月", from_="2022-01-01", source="镇人大〔2022〕1号")
    assert rules.derive(office).read() == []
    found = clock(office, number, "reply")
    assert (found["due_on"], found["latest_on"]) == ("2022-06-30", "2022-07-31")
    assert found["steps"][0] == "指定的期限：2022-06-30"


def test_a_day_by_hand_may_be_the_longest_limit_but_not_the_day_after(office: Desk) -> None:
    with pytest.raises(InputError, match="--until 2022-08-01 超过最长期限 2022-07-31"):
        assigned(office, "2022-01-31", until="2022-08-01")
    number = hand_in(office)
    assigning.assign(office, [number], lead=["财政局"], on="2022-01-31", until="2022-07-31")
    assert clock(office, number, "reply")["due_on"] == "2022-07-31"


def test_a_day_by_hand_may_not_lie_before_the_assignment(office: Desk) -> None:
    with pytest.raises(InputError, match="--until 2022-01-30 早于 2022-01-31"):
        assigned(office, "2022-01-31", until="2022-01-30")
    assigning.assign(office, ["1"], lead=["财政局"], on="2022-01-31", until="2022-01-31")
    assert clock(office, "1", "reply")["due_on"] == "2022-01-31"


def test_a_day_by_hand_needs_no_rule(office: Desk) -> None:
    rules.set_(office, "reply", "无", from_="2022-01-01", source="镇人大〔2022〕1号")
    found = clock(office, assigned(office, "2022-01-31", until="2022-12-31"), "reply")
    assert (found["start_on"], found["due_on"], found["latest_on"]) == ("2022-01-31", "2022-12-31", None)
    assert found["provisional"] is False


def test_a_day_by_hand_ends_the_waiting_for_the_close(sitting: Desk) -> None:
    number = hand_in(sitting, on="2022-07-05", session="5-2")
    assigning.assign(sitting, [number], lead=["财政局"], on="2022-07-06", until="2022-08-31")
    session.close(sitting, "5-2", on="2022-07-08")
    found = clock(sitting, number, "reply")
    assert (found["start_on"], found["due_on"], found["provisional"]) == ("2022-07-06", "2022-08-31", False)


def test_without_a_rule_no_clock_is_opened_and_the_clerk_is_told(office: Desk) -> None:
    rules.set_(office, "reply", "无", from_="2022-01-01", source="镇人大〔2022〕1号")
    number = hand_in(office)
    lines = assigning.assign(office, [number], lead=["财政局"], on="2022-01-31").lines
    assert lines[-1] == "答复期限：未设（所用规则没有这项期限，需要时用 renda proposal edit 编号 --until 日期 定一个）"
    assert clocks(office, number, "reply") == []


def test_before_the_first_rule_no_clock_is_opened_and_the_reason_is_told(office: Desk) -> None:
    number = hand_in(office, on="2014-01-06")
    lines = assigning.assign(office, [number], lead=["财政局"], on="2014-01-06").lines
    assert "规则表（national）里没有 2014-01-06 适用的“答复期限”（reply）" in lines[-1]
    assert clocks(office, number, "reply") == []


# The other clocks


def test_the_return_window_is_a_right_that_lapses_and_is_never_late(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = assigned(office, "2022-01-10", received="2022-01-14")  # ten days: 24 January
    assert clock(at(office, "2022-01-24"), number, "return")["state"] == "open"
    assert clock(at(office, "2022-01-25"), number, "return")["state"] == "lapsed"
    assert clock(office, number, "return")["due_on"] == "2022-01-24"
    assert due(office, "2022-01-25", within=7) == []


def test_a_reply_received_later_than_assigned_counts_from_the_receipt_in_zhejiang(office: Desk) -> None:
    rules.use(office, "zhejiang")
    found = clock(office, assigned(office, "2022-01-10", received="2022-01-14"), "reply")
    assert (found["start"], found["start_on"]) == ("received", "2022-01-14")
    assert (found["due_on"], found["latest_on"]) == ("2022-04-14", "2022-07-14")


def test_by_national_law_a_later_receipt_changes_nothing(office: Desk) -> None:
    assert clock(office, assigned(office, "2022-01-10", received="2022-01-14"), "reply")["due_on"] == "2022-04-10"


def test_the_co_handlers_opinion_has_thirty_working_days_in_chongqing(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = assigned(office, "2022-01-10", co_handlers=["财政局"])
    # January: 11–14, 17–21, 24–28 are 14, with the make-up days 29 and 30 sixteen; February: 7–11, 14–18, 21–24
    assert clock(office, number, "co_opinion")["due_on"] == "2022-02-24"
    assert due(office, "2022-02-25")[-1] == ("co_opinion", "5-1/1", "财政局", -1, "late")
    handling.opinion(office, number, unit="财政局", on="2022-02-25")
    assert clock(office, number, "co_opinion")["met_on"] == "2022-02-25"


def test_the_co_handlers_opinion_has_a_month_from_receipt_in_shandong(office: Desk) -> None:
    rules.use(office, "shandong")
    number = assigned(office, "2022-01-28", received="2022-01-31", co_handlers=["财政局"])
    assert clock(office, number, "co_opinion")["due_on"] == "2022-02-28"


def test_the_leads_reply_ends_the_wait_for_the_co_handler(office: Desk) -> None:
    rules.use(office, "shandong")
    number = assigned(office, "2022-01-31", co_handlers=["财政局"])
    reply(office, number, "2022-02-20")
    found = clock(office, number, "co_opinion")
    assert (found["state"], found["cancelled_on"]) == ("cancelled", "2022-02-20")
    assert found["cancelled_why"] == "主办单位已答复"
    assert due(office, "2022-03-01") == []


def test_the_first_contact_has_twenty_working_days_in_chongqing(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = assigned(office, "2022-01-10")
    assert clock(office, number, "contact")["due_on"] == "2022-02-10"  # 16 in January, then 7 to 10 February
    assert due(office, "2022-02-11") == [("contact", "5-1/1", "农业农村局", -1, "late")]
    handling.contact(office, [number], how="面商", stage="办前", on="2022-02-11")
    assert due(office, "2022-02-12") == []


def test_a_named_unit_meets_only_its_own_contact_clock(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = assigned(office, "2022-01-10", each=["财政局", "建设局"])
    handling.contact(office, [number], how="电话", stage="办前", on="2022-02-01", unit="建设局")
    states = {one["unit"]: one["state"] for one in clocks(office, number, "contact")}
    assert states == {"财政局": "open", "建设局": "met"}


def test_the_feedback_slip_has_ten_working_days_in_henan(office: Desk) -> None:
    rules.use(office, "henan")
    number = assigned(office, "2022-01-31")
    lines = reply(office, number, "2022-04-01")
    # 2 April is a make-up day, 3 to 5 are off: 2, 6–8, 11–15, 18
    assert lines[-1] == "代表反馈期限：2022-04-18"
    assert due(office, "2022-04-19") == [("feedback", "5-1/1", None, -1, "late")]
    judge(office, number, "2022-04-20", "满意", "满意")
    assert due(office, "2022-04-21") == []


def test_closing_cancels_the_slip_that_never_came(office: Desk) -> None:
    rules.use(office, "henan")
    number = replied(office, "2022-04-01")
    feedback.close(office, [number], on="2022-05-05")
    found = clock(office, number, "feedback")
    assert (found["state"], found["cancelled_why"]) == ("cancelled", "已办结")


def test_between_sessions_shanghai_gives_seven_working_days_to_assign(office: Desk) -> None:
    rules.use(office, "shanghai")
    number = hand_in(office, on="2022-01-10")  # after the session: between sessions
    assert clock(office, number, "assign")["due_on"] == "2022-01-19"  # 11–14, 17–19
    assert due(office, "2022-01-20") == [("assign", "5-1/闭1", None, -1, "late")]
    assigning.assign(office, [number], lead=["财政局"], on="2022-01-20")
    assert clock(office, number, "assign")["met_on"] == "2022-01-20"


def test_in_session_nothing_limits_the_assignment(office: Desk) -> None:
    rules.use(office, "shanghai")
    assert clocks(office, hand_in(office), "assign") == []


def test_rehandling_has_a_month_in_zhejiang_each_time(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = replied(office)
    assert "重新办理期限：2022-06-30" in judge(office, number, "2022-05-31", "满意", "不满意")
    assert due(office, "2022-07-01") == [("rehandle", "5-1/1", "农业农村局", -1, "late")]
    reply(office, number, "2022-07-01")
    assert due(office, "2022-07-02") == []
    assert "重新办理期限：2022-08-10" in judge(office, number, "2022-07-10", "满意", "不满意")


def test_rehandling_has_no_limit_by_national_law_unless_one_is_given(office: Desk) -> None:
    number = replied(office)
    lines = judge(office, number, "2022-03-10", "满意", "不满意")
    assert lines[2:] == (
        "重新办理期限：未设（所用规则没有这项期限，需要时用 renda proposal edit 编号 --until 日期 定一个）",
    )
    assert clocks(office, number, "rehandle") == []
    reply(office, number, "2022-03-20")
    judge(office, number, "2022-03-25", "满意", "不满意", until="2022-04-15")
    found = clock(office, number, "rehandle")
    assert (found["round"], found["start_on"], found["due_on"]) == (3, "2022-03-25", "2022-04-15")


def test_a_second_dissatisfaction_in_henan_has_no_new_limit_and_the_reason_is_told(office: Desk) -> None:
    rules.use(office, "henan")
    number = replied(office)
    assert "重新办理期限：2022-04-10" in judge(office, number, "2022-03-10", "不满意", "不满意")
    reply(office, number, "2022-04-01")
    lines = judge(office, number, "2022-04-11", "满意", "不满意")
    assert "重新办理期限：未设（所用规则没有这项期限，需要时用 renda proposal edit 编号 --until 日期 定一个）" in lines
    assert "第22条" in lines[-2]
    assert "专家评估" in lines[-2]
    assert lines[-1] == "会商或评估有了结果，请用 renda proposal close --outcome 结果 办结"
    assert len(clocks(office, number, "rehandle")) == 1


def test_a_co_handlers_limit_may_stand_before_the_reply_deadline(office: Desk) -> None:
    rules.set_(office, "co_opinion", "期限前20天", from_="2022-01-01", source="镇人大〔2022〕1号", start="交办")
    number = assigned(office, "2022-01-31", co_handlers=["财政局"])
    assert clock(office, number, "co_opinion")["due_on"] == "2022-04-10"


def test_the_morning_shows_late_and_soon_apart(office: Desk) -> None:
    assigned(office, "2022-01-31")
    assigned(office, "2022-02-05")
    seen = town.morning(at(office, "2022-05-01"))
    number, days_left = seen.late.fields.index("no"), seen.late.fields.index("days_left")
    assert [(row[number], row[days_left]) for row in seen.late.rows] == [("1", -1)]
    assert [(row[number], row[days_left]) for row in seen.soon.rows] == [("2", 4)]


def test_levels_compare_days_as_they_are_written() -> None:
    assert due_list.level("2022-04-30", None, "2022-04-30") == "due"
    assert due_list.level("2022-04-30", None, "2030-01-01") == "late"
    assert due_list.level("2022-04-30", "2022-07-31", date(2022, 8, 1).isoformat()) == "past_legal"


def test_what_is_beyond_the_longest_is_due_though_its_own_day_is_to_come(office: Desk) -> None:
    rules.set_(office, "reply", "7月31日", from_="2022-01-01", source="某镇通知")
    number = hand_in(office)
    lines = assigning.assign(office, [number], lead=["财政局"], on="2022-08-10").lines
    assert lines[1] == "答复期限：2023-07-31，最长至 2023-02-10（注意：期限晚于最长期限）"
    assert due_list.due(at(office, "2023-02-10")).rows == []
    (row,) = due_list.due(at(office, "2023-02-11")).rows
    found = dict(zip(due_list.DUE_FIELDS, row, strict=True))
    assert (found["due_on"], found["days_left"], found["level"]) == ("2023-07-31", 170, "past_legal")
