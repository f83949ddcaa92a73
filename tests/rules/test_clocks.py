"""How a clock comes about and what it says of itself; the due days of every document are in cases/."""

from datetime import date
from typing import Any

import pytest

from renda_cli.errors import NoRuleOn
from renda_cli.rules import clocks, holidays
from renda_cli.rules.clocks import Clock
from renda_cli.rules.rulebook import Rulebook, profile_names
from renda_cli.rules.values import CLOCK_KEYS, STARTS, RuleValue

CALENDAR = holidays.shipped_calendar()
ASSIGNED = date(2022, 1, 31)
SHANGHAI = "《上海市人民代表大会关于代表建议、批评和意见的规定》（2015-01-29）第19条"


def run(book: Rulebook, key: str, *, between: bool = False, **days: date) -> Clock | None:
    return clocks.run(book, CALENDAR, key, days, between=between)


def own(key: str, value: Any, from_on: date = date(2020, 1, 1)) -> RuleValue:
    return RuleValue(key, from_on, value, "本镇规定", "", "town")


def test_every_clock_is_opened_by_an_event_of_the_rulebook() -> None:
    assert tuple(clocks.TRIGGERS) == CLOCK_KEYS
    assert set(clocks.TRIGGERS.values()) <= set(STARTS)


@pytest.mark.parametrize("name", profile_names())
@pytest.mark.parametrize("between", [False, True], ids=["session", "between"])
@pytest.mark.parametrize("key", CLOCK_KEYS)
def test_every_clock_of_every_profile_runs_or_has_no_limit(name: str, key: str, between: bool) -> None:
    book = Rulebook(name)
    rule = book.value_on(key, ASSIGNED, between=between)
    clock = run(book, key, between=between, **{event: ASSIGNED for event in STARTS if event != "due"})
    if rule.is_none:
        assert clock is None
        return
    assert clock is not None
    assert clock.due_on is not None
    assert (clock.start_on, clock.source) == (ASSIGNED, rule.source)
    assert (clock.due_on < ASSIGNED) == ("ahead" in rule.value)
    assert clock.due_on != ASSIGNED
    assert [step for step in clock.steps if step == f"依据：{rule.source}：{rule.says}"]
    assert (clock.latest_on is not None) == (key in ("reply", "reply.complex"))
    assert clock.latest_on is None or clock.latest_on >= clock.due_on


def test_the_derivation_names_basis_start_count_and_longest() -> None:
    clock = run(Rulebook("zhejiang"), "reply", assigned=ASSIGNED, received=date(2022, 2, 8))
    source = "《浙江省人民代表大会代表建议、批评和意见办理的规定》（2016-05-27）第21条"
    assert clock == Clock(
        key="reply",
        start="received",
        start_on=date(2022, 2, 8),
        due_on=date(2022, 5, 8),
        latest_on=date(2022, 8, 8),
        provisional=False,
        steps=(
            f"依据：{source}：承办单位接到交办后三个月内书面答复代表",
            "起算：承办单位收到之日 2022-02-08",
            "加 3 个月（起算当日不计）：2022-05-08（星期日）",
            "该日为休息日，期限不因此顺延（其后第一个工作日 2022-05-09（星期一），仅供参考）",
            "最长期限：2022-08-08",
        ),
        source=source,
    )


def test_a_value_without_words_of_its_own_is_put_in_words() -> None:
    clock = run(
        Rulebook("national", [own("rehandle", {"start": "feedback", "days": 15})]), "rehandle", feedback=ASSIGNED
    )
    assert clock is not None
    assert clock.due_on == date(2022, 2, 15)
    assert clock.latest_on is None
    assert clock.steps == (
        "依据：本镇规定：自代表反馈不满意之日起 15 天",
        "起算：代表反馈不满意之日 2022-01-31",
        "加 15 天（起算当日不计）：2022-02-15（星期二）",
    )


@pytest.mark.parametrize(
    ("name", "longest"),
    [
        ("chongqing", "最长期限：2022-07-31（《重庆市人民代表大会代表建议批评和意见工作条例》（2017-11-30）第21条）"),
        ("shanghai", f"最长期限：2022-06-30（{SHANGHAI}）"),
    ],
)
def test_a_longest_limit_of_another_source_names_it(name: str, longest: str) -> None:
    clock = run(Rulebook(name, [own("reply", {"start": "assigned", "months": 2})]), "reply", assigned=ASSIGNED)
    assert clock is not None
    assert (clock.due_on, clock.source) == (date(2022, 3, 31), "本镇规定")
    assert clock.steps[-1] == longest


def test_an_extension_has_the_source_of_its_own_rule() -> None:
    book = Rulebook("shanghai", [own("reply", {"start": "assigned", "months": 2})])
    clock = run(book, "reply.complex", assigned=ASSIGNED)
    assert clock is not None
    assert (clock.due_on, clock.source) == (date(2022, 6, 30), SHANGHAI)


def test_no_such_limit_is_no_clock() -> None:
    assert run(Rulebook("national"), "rehandle", feedback=ASSIGNED) is None


def test_no_rule_is_an_error_and_not_no_limit() -> None:
    with pytest.raises(NoRuleOn, match=r"规则表（national）里没有 2015-08-28 适用的“答复期限”（reply）"):
        run(Rulebook("national"), "reply", assigned=date(2015, 8, 28))


def test_an_open_session_keeps_the_clock_waiting() -> None:
    clock = run(Rulebook("shandong-township"), "reply", assigned=ASSIGNED)
    assert clock is not None
    assert (clock.key, clock.start) == ("reply", "closed")
    assert (clock.start_on, clock.due_on, clock.latest_on, clock.provisional) == (None, None, None, False)
    assert clock.steps == (
        "依据：《山东省乡镇人民代表大会工作若干规定》（2015-12-03）第15条：会上不能当即答复的，闭会后两个月内答复",
        "起算：闭会之日，尚未到来，到时自动推算",
    )


def test_a_waiting_clock_has_no_days_even_where_the_longest_is_known() -> None:
    book = Rulebook("national", [own("reply", {"start": "closed", "months": 2})])
    clock = run(book, "reply", assigned=ASSIGNED)
    assert clock is not None
    assert (clock.start_on, clock.due_on, clock.latest_on) == (None, None, None)
    assert clock.steps[-1] == "起算：闭会之日，尚未到来，到时自动推算"


def test_what_must_go_out_before_a_planned_day_is_counted_back_from_it() -> None:
    planned = date(2022, 11, 8)
    clock = run(Rulebook("national"), "reception.notice", reception=planned)
    assert clock is not None
    assert (clock.start, clock.start_on, clock.due_on) == ("reception", planned, date(2022, 11, 5))
    assert clock.steps[1:] == (
        "起算：接待之日 2022-11-08",
        "提前 3 天：2022-11-05（星期六）",
        "该日为休息日，期限不因此顺延（其后第一个工作日 2022-11-07（星期一），仅供参考）",
    )


def test_a_day_before_a_due_day_waits_for_its_own_start() -> None:
    book = Rulebook("national", [own("co_opinion", {"start": "received", "before": "reply", "days": 20})])
    clock = run(book, "co_opinion", assigned=ASSIGNED)
    assert clock is not None
    assert (clock.start, clock.due_on) == ("received", None)
    assert clock.steps[-1] == "起算：承办单位收到之日，尚未到来，到时自动推算"


def test_a_day_before_a_due_day_that_is_not_known_waits_for_the_same_event() -> None:
    book = Rulebook("shandong-township", [own("co_opinion", {"start": "assigned", "before": "reply", "days": 20})])
    waiting = run(book, "co_opinion", assigned=ASSIGNED)
    assert waiting is not None
    assert (waiting.key, waiting.start, waiting.due_on) == ("co_opinion", "closed", None)
    assert waiting.steps == (
        "依据：本镇规定：答复期限届满前 20 天",
        "起算：闭会之日，尚未到来，到时自动推算",
    )
    counted = run(book, "co_opinion", assigned=ASSIGNED, closed=date(2022, 2, 10))
    assert counted is not None
    assert counted.due_on == date(2022, 3, 21)  # 20 days before 10 April
    assert counted.latest_on is None


def test_a_day_before_a_due_day_never_lies_before_the_start() -> None:
    own_values = [
        own("reply", {"start": "assigned", "days": 15}),
        own("co_opinion", {"start": "assigned", "before": "reply", "days": 20}),
    ]
    clock = run(Rulebook("national", own_values), "co_opinion", assigned=ASSIGNED)
    assert clock is not None
    assert (clock.start_on, clock.due_on) == (ASSIGNED, ASSIGNED)
    assert clock.steps[-1] == "早于起算日，以起算日 2022-01-31 为期限"
    on_the_day = [own_values[0], own("co_opinion", {"start": "assigned", "before": "reply", "days": 15})]
    same = run(Rulebook("national", on_the_day), "co_opinion", assigned=ASSIGNED)
    assert same is not None
    assert same.due_on == ASSIGNED
    assert not same.steps[-1].startswith("早于起算日")


def test_an_extension_is_counted_from_the_due_day_of_the_plain_reply() -> None:
    clock = run(Rulebook("shanghai"), "reply.complex", assigned=ASSIGNED)
    assert clock == Clock(
        key="reply.complex",
        start="assigned",
        start_on=ASSIGNED,
        due_on=date(2022, 7, 30),
        latest_on=date(2022, 7, 30),
        provisional=False,
        steps=(
            f"依据：{SHANGHAI}：从交办算起三个月内答复办理结果",
            "起算：交办之日 2022-01-31",
            "加 3 个月（起算当日不计）：2022-04-30（星期六）（4月没有31日，取当月最后一日）",
            "该日为休息日，期限不因此顺延（其后第一个工作日 2022-05-05（星期四），仅供参考）",
            f"依据：{SHANGHAI}：面广难办、限期内办不完的，书面报告并经同意可延长，至多三个月，并告知代表",
            "自原期限 2022-04-30 起延长",
            "加 3 个月（起算当日不计）：2022-07-30（星期六）",
            "该日为休息日，期限不因此顺延（其后第一个工作日 2022-08-01（星期一），仅供参考）",
            "最长期限：2022-07-30",
        ),
        source=SHANGHAI,
    )


def test_an_extension_of_a_waiting_clock_waits_too() -> None:
    book = Rulebook("shanghai", [own("reply", {"start": "closed", "months": 2})])
    clock = run(book, "reply.complex", assigned=ASSIGNED)
    assert clock is not None
    assert (clock.key, clock.start, clock.due_on, clock.latest_on) == ("reply.complex", "closed", None, None)
    assert clock.steps[-1] == "起算：闭会之日，尚未到来，到时自动推算"


@pytest.mark.parametrize(
    ("reply", "complex_", "provisional"),
    [
        ({"start": "assigned", "working_days": 10}, {"start": "due", "months": 1}, True),
        ({"start": "assigned", "months": 1}, {"start": "due", "working_days": 10}, True),
        ({"start": "assigned", "months": 1}, {"start": "due", "months": 1}, False),
    ],
)
def test_an_extension_is_provisional_when_either_part_is(
    reply: dict[str, Any], complex_: dict[str, Any], provisional: bool
) -> None:
    book = Rulebook("national", [own("reply", reply), own("reply.complex", complex_)])
    clock = run(book, "reply.complex", assigned=date(2030, 5, 6))
    assert clock is not None
    assert clock.provisional is provisional


@pytest.mark.parametrize("longest", ["none", {"start": "closed", "months": 6}])
def test_without_a_longest_limit_there_is_no_latest_day(longest: Any) -> None:
    clock = run(Rulebook("national", [own("reply.longest", longest)]), "reply", assigned=ASSIGNED)
    assert clock is not None
    assert (clock.due_on, clock.latest_on) == (date(2022, 4, 30), None)
    assert not any(step.startswith("最长期限") for step in clock.steps)


def test_the_day_on_which_the_clock_starts_governs() -> None:
    shorter = own("reply", {"start": "received", "months": 2}, date(2022, 2, 1))
    book = Rulebook("zhejiang", [shorter])
    before = run(book, "reply", assigned=ASSIGNED, received=ASSIGNED)
    after = run(book, "reply", assigned=ASSIGNED, received=date(2022, 2, 1))
    assert before is not None
    assert after is not None
    assert (before.due_on, after.due_on) == (date(2022, 4, 30), date(2022, 4, 1))
    assert after.source == "本镇规定"


def test_what_comes_in_between_sessions_follows_its_own_value() -> None:
    book = Rulebook("shandong-township")
    in_session = clocks.run(book, CALENDAR, "reply", {"assigned": ASSIGNED, "closed": date(2022, 1, 7)})
    between = run(book, "reply", between=True, assigned=ASSIGNED, closed=date(2022, 1, 7))
    assert in_session is not None
    assert between is not None
    assert (in_session.start, in_session.due_on) == ("closed", date(2022, 3, 7))
    assert (between.start, between.due_on) == ("assigned", date(2022, 4, 30))


def test_a_limit_counted_back_beyond_the_start_is_the_start() -> None:
    value = {"start": "assigned", "before": "reply", "days": 300}
    book = Rulebook("national", [RuleValue("co_opinion", date(2020, 1, 1), value, "本镇规定", "", "town")])
    clock = clocks.run(book, holidays.shipped_calendar(), "co_opinion", {"assigned": date(2022, 1, 31)})
    assert clock is not None
    assert clock.due_on == date(2022, 1, 31)
    assert clock.steps[-1] == "早于起算日，以起算日 2022-01-31 为期限"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("co_opinion", {"start": "assigned", "before": "reply", "days": 20}),
        ("reply.complex", {"start": "due", "months": 3}),
    ],
)
def test_what_hangs_on_a_limit_that_is_none_is_none(key: str, value: dict[str, object]) -> None:
    since = date(2020, 1, 1)
    none = RuleValue("reply", since, "none", "本镇规定", "", "town")
    book = Rulebook("national", [none, RuleValue(key, since, value, "本镇规定", "", "town")])
    assert clocks.run(book, holidays.shipped_calendar(), key, {"assigned": date(2022, 1, 31)}) is None
