"""Clocks that should not run, that should and do not, and what is mended of it."""

from datetime import date

import pytest

from renda_cli.work import rules
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import editing
from tests.work.checks_data import mended, outcome, tamper, texts, told
from tests.work.helpers import assigned, clock, clocks, hand_in, judge, replied


def twin(desk: Desk, due_on: str) -> None:
    tamper(
        desk,
        "INSERT INTO deadline (kind, proposal_id, assignment_id, promise_id, round, rule_key, start, days_known, start_on, due_on, latest_on, "
        "provisional, by_hand, steps) SELECT kind, proposal_id, assignment_id, promise_id, round, rule_key, start, days_known, start_on, "
        f"'{due_on}', latest_on, provisional, by_hand, steps FROM deadline WHERE kind = 'reply' AND met_on IS NULL AND NOT by_hand",
    )


def test_the_same_clock_twice_is_cancelled_once(busy_year: Desk) -> None:
    twin(busy_year, "2022-04-30")
    assert told(busy_year) == [("two-open-clocks", "5-1/3")]
    assert "都是 2022-04-30" in texts(busy_year)
    assert mended(busy_year, "two-open-clocks") == ("已取消 5-1/3 重复的期限",)
    assert [one["cancelled_why"] for one in clocks(busy_year, "5-1/3", "reply")] == [None, "重复的期限"]
    assert told(busy_year) == []


def test_two_days_for_one_clock_are_left_to_the_clerk(busy_year: Desk) -> None:
    twin(busy_year, "2022-05-30")
    (row,) = outcome(busy_year, "two-open-clocks", fix=True).found.rows
    assert (row[3], row[5]) == ("5-1/3", False)
    assert "2022-04-30 和 2022-05-30" in row[4]


def test_the_clock_of_a_reply_that_was_given_is_met_on_its_day(busy_year: Desk) -> None:
    tamper(busy_year, "UPDATE deadline SET met_on = NULL WHERE kind = 'reply' AND met_on = '2022-03-01'")
    assert told(busy_year) == [("clock-of-replied", "5-1/5")]
    assert mended(busy_year, "clock-of-replied") == ("已把 5-1/5 的答复期限记为 2022-03-01 完成",)
    assert clock(busy_year, "5-1/5", "reply")["met_on"] == "2022-03-01"
    assert told(busy_year) == []


def test_a_clock_after_the_end(busy_year: Desk) -> None:
    tamper(busy_year, "UPDATE deadline SET met_on = NULL WHERE kind = 'reply' AND met_on = '2022-04-30'")
    assert told(busy_year) == [("clock-of-replied", "5-1/1"), ("clock-left-open", "5-1/1")]
    assert "此件已办理终了，答复期限（2022-04-30）还开着" in texts(busy_year)


def test_a_clock_of_a_unit_that_owes_nothing(busy_year: Desk) -> None:
    tamper(
        busy_year,
        "UPDATE assignment SET owes_reply = 0 WHERE proposal_id = (SELECT id FROM proposal WHERE no = '3')",
    )
    assert ("clock-left-open", "5-1/3") in told(busy_year)
    assert "承办单位并不欠答复" in texts(busy_year, "clock-left-open")


def test_a_clock_of_a_unit_that_is_out_of_it(busy_year: Desk) -> None:
    tamper(
        busy_year,
        "UPDATE assignment SET owes_reply = 0, ended_on = '2022-03-01' WHERE proposal_id = (SELECT id FROM proposal WHERE no = '3')",
    )
    assert "承办单位已不再承办" in texts(busy_year, "clock-left-open")


def test_a_clock_of_a_slip_that_was_given(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "满意")
    tamper(office, "UPDATE deadline SET met_on = NULL WHERE kind = 'feedback'")
    assert told(office) == [("clock-left-open", number)]
    assert "代表在这一轮已反馈，代表反馈期限（" in texts(office)


@pytest.mark.parametrize("no", ["3", "2", "8"])
def test_a_unit_that_owes_by_no_day(busy_year: Desk, no: str) -> None:
    tamper(
        busy_year,
        "DELETE FROM extension",
        "DELETE FROM deadline_move",
        f"DELETE FROM deadline WHERE kind IN ('reply', 'rehandle') AND met_on IS NULL AND proposal_id = (SELECT id FROM proposal WHERE no = '{no}')",
    )
    expected = [("clock-missing", f"5-1/{no}")] if no != "2" else []  # national law has no limit for the second round
    assert told(busy_year, "clock-missing") == expected


def test_what_has_no_limit_by_the_rules_misses_none(office: Desk) -> None:
    number = assigned(office, on="2022-01-31")
    tamper(office, "DELETE FROM deadline WHERE kind = 'reply'")
    assert told(office) == [("clock-missing", number)]
    editing.edit(office, number, until="2022-06-01")
    assert told(office) == []
    tamper(office, "DELETE FROM deadline WHERE kind = 'reply'", "UPDATE assignment SET assigned_on = '1999-01-01'")
    assert told(office, "clock-missing") == []


def test_a_kept_promise_is_waited_for_no_longer(busy_year: Desk) -> None:
    tamper(busy_year, "UPDATE deadline SET met_on = NULL WHERE kind = 'promise' AND met_on IS NOT NULL")
    assert told(busy_year) == [("clock-of-ended-promise", "5-1/5")]
    assert mended(busy_year, "clock-of-ended-promise") == ("已结束 5-1/5 承诺“装三套”的期限",)
    assert [one["met_on"] for one in clocks(busy_year, "5-1/5", "promise")] == ["2022-07-01", None]


def test_a_broken_promise_is_waited_for_no_longer(busy_year: Desk) -> None:
    tamper(busy_year, "UPDATE promise SET broken_on = '2022-09-01', broken_why = '没有钱' WHERE kept_on IS NULL")
    assert told(busy_year) == [("clock-of-ended-promise", "5-1/5")]
    assert "2022-09-01 已登记不能落实" in texts(busy_year)
    assert mended(busy_year, "clock-of-ended-promise") == ("已结束 5-1/5 承诺“再装五套”的期限",)
    assert clocks(busy_year, "5-1/5", "promise")[1]["cancelled_on"] == "2022-09-01"


def test_a_promise_that_nobody_waits_for_gets_its_clock(busy_year: Desk) -> None:
    tamper(busy_year, "DELETE FROM deadline WHERE kind = 'promise' AND met_on IS NULL")
    assert told(busy_year) == [("promise-without-clock", "5-1/5")]
    assert mended(busy_year, "promise-without-clock") == ("已补上 5-1/5 承诺“再装五套”的期限 2023-06-30",)
    assert [one["due_on"] for one in clocks(busy_year, "5-1/5", "promise")] == ["2022-08-01", "2023-06-30"]
    assert told(busy_year) == []


def test_a_promise_on_another_day_than_its_clock(busy_year: Desk) -> None:
    tamper(busy_year, "UPDATE promise SET until_on = '2023-01-31' WHERE kept_on IS NULL")
    assert told(busy_year) == [("promise-on-another-day", "5-1/5")]
    assert "登记的是 2023-01-31 以前，期限却是 2023-06-30" in texts(busy_year)


def test_an_extension_that_moved_nothing(busy_year: Desk) -> None:
    tamper(busy_year, "UPDATE extension SET until_on = '2022-07-15'")
    assert told(busy_year) == [("extension-disagrees", "5-1/8")]
    assert "登记延期到 2022-07-15，答复期限却是 2022-06-30" in texts(busy_year)


@pytest.mark.parametrize(
    "change",
    [
        "days_known = '{'", "days_known = '[]'", """days_known = '{"assigned": 7}'""", """days_known = '{"assigned": "2022-02-30"}'""",
        "days_known = '{}'", "start = '交办'", "rule_key = 'replly'", "steps = 'x'", "steps = '[]'",
    ],
)  # fmt: skip
def test_a_derivation_that_cannot_be_read(busy_year: Desk, change: str) -> None:
    tamper(busy_year, f"UPDATE deadline SET {change} WHERE kind = 'reply' AND met_on IS NULL AND NOT by_hand")
    assert told(busy_year) == [("deadline-unreadable", "5-1/3")]


def test_clocks_that_come_out_on_another_day(busy_year: Desk) -> None:
    rules.set_(busy_year, "reply", "2个月", from_="2022-01-01", source="遥观镇人大〔2022〕1号")
    assert told(busy_year) == [("clock-would-move", "5-1/3")]
    assert "答复期限是 2022-04-30，按现行规则是 2022-03-31；请用 renda rules derive 重算" in texts(busy_year)
    moves = rules.derive(busy_year, dry_run=True).read()
    assert [(move["number"], move["to_due_on"]) for move in moves] == [("5-1/3", "2022-03-31")]
    rules.derive(busy_year)
    assert told(busy_year) == []


def test_a_clock_whose_rule_is_gone(busy_year: Desk) -> None:
    tamper(
        busy_year,
        """UPDATE deadline SET days_known = '{"assigned": "1990-01-01", "received": "1990-01-01"}' WHERE kind = 'reply' AND met_on IS NULL AND NOT by_hand""",
    )
    assert told(busy_year) == [("clock-would-move", "5-1/3")]
    assert "所依据的规则已没有：规则表（national）里没有 1990-01-01 适用的" in texts(busy_year)


def test_a_rule_that_has_no_limit_any_more_moves_nothing(busy_year: Desk) -> None:
    rules.set_(busy_year, "reply", "无", from_="2022-01-01", source="遥观镇人大〔2022〕1号")
    assert rules.derive(busy_year, dry_run=True).read() == []
    assert told(busy_year) == []


def test_a_clock_that_waits_for_the_close_stays_as_it_is(office: Desk) -> None:
    rules.set_(office, "reply", "3个月", from_="2020-01-01", source="遥观镇人大〔2020〕1号", start="闭会")
    tamper(office, "UPDATE session SET closed_on = NULL")
    number = assigned(office)
    assert clock(office, number, "reply")["due_on"] is None
    assert told(office) == []


def test_working_days_of_a_year_without_a_notice(office: Desk) -> None:
    rules.set_(office, "reply", "30个工作日", from_="2020-01-01", source="遥观镇人大〔2020〕1号")
    number = assigned(office)
    assert told(office) == []
    tamper(office, "DELETE FROM holiday WHERE year = 2022")
    office.forget_rules()
    rules.derive(office)
    assert clock(office, number, "reply")["provisional"]
    assert told(office) == [("holidays-missing", "2022")]
    assert told(office, day=date(2021, 12, 20)) == [("date-to-come", number)] * 2 + [("holidays-missing", "2022")]
    assert told(office, "holidays-missing", day=date(2021, 12, 1)) == []  # it may still be to come


def test_a_day_that_stayed_provisional_after_the_notice_came(office: Desk) -> None:
    rules.set_(office, "reply", "30个工作日", from_="2020-01-01", source="遥观镇人大〔2020〕1号")
    number = assigned(office)
    tamper(office, "UPDATE deadline SET provisional = 1 WHERE kind = 'reply'")
    assert told(office) == [("provisional-announced", number)]
    rules.derive(office)
    assert told(office) == []
    hand_in(office)
