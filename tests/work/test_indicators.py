"""The year's figures, worked out by hand.

The small year (see conftest): collected 1, 2, 3, 4, 闭1 = 5; assigned 1, 2, 3, 闭1 = 4; replied 1, 2, 闭1 = 3 (2 goes round again,
but was replied to); in time 1, 闭1 = 2 (2 was a day late); contacted 1, 2 = 2; returned slips 1, 2 = 2; resolved 1, 闭1 = 2.
"""

import re
from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.rules.rates import Rate
from renda_cli.work import deputy, indicators, rules, session
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import assigning, listing, promises
from tests.work.helpers import hand_in, judge, replied, reply

COUNTS = {
    "sessions_congress": 1, "sessions_presidium": 0, "deputies_total": 3, "seats_total": 3, "groups_total": 2,
    "proposals_collected": 5, "proposals_motions": 1, "proposals_suggestions": 4, "proposals_in_session": 4,
    "proposals_between": 1, "proposals_assigned": 4, "proposals_replied": 3, "proposals_solved": 2,
    "proposals_units": 4,  # 农业农村局, 财政局 (co-handler of 1, for itself of 闭1), 教育局, 建设局
    "promises_open": 0, "promises_kept": 0,
}  # fmt: skip
RATES = {
    "reply_rate": (3, 4, 75.0), "on_time_rate": (2, 4, 50.0), "contact_rate": (2, 4, 50.0), "solved_rate": (2, 4, 50.0),
    "satisfaction_process_rate": (2, 4, 50.0),  # 1 满意, 2 基本满意
    "satisfaction_result_rate": (1, 4, 25.0),  # 1 满意
    "satisfaction_rate": (1, 4, 25.0),  # both questions: 1
}  # fmt: skip


def figure(desk: Desk, key: str, year: str = "2022") -> indicators.Figure:
    (found,) = indicators.summary(desk, year, keys=[key])
    return found


def value(desk: Desk, key: str, year: str = "2022") -> Any:
    """A count, or a rate as (numerator, denominator, percent)."""
    found = figure(desk, key, year).value
    return found if isinstance(found, int) else (found.numerator, found.denominator, found.percent)


def set_(desk: Desk, key: str, words: str) -> None:
    rules.set_(desk, key, words, from_="2022-01-01", source="遥观镇人大〔2022〕1号")


# The small year


@pytest.mark.parametrize(("key", "expected"), [*COUNTS.items(), *RATES.items()])
def test_each_figure_is_what_the_hand_makes_it(small_year: Desk, key: str, expected: Any) -> None:
    assert value(small_year, key) == expected


def test_every_figure_of_the_registry_is_worked_out_above() -> None:
    assert {one.key for one in indicators.REGISTRY} == COUNTS.keys() | RATES.keys()


@pytest.mark.parametrize("key", [*COUNTS, *RATES])
def test_the_records_behind_a_figure_add_up_to_it(small_year: Desk, key: str) -> None:
    found = indicators.records(small_year, "2022", [key])
    parts = [row[found.fields.index("part")] for row in found.rows]
    figured = figure(small_year, key).value
    if isinstance(figured, Rate):
        assert (parts.count("counted"), len(parts)) == (figured.numerator, figured.denominator)
    else:
        assert (parts.count("counted"), len(parts)) == (figured, figured)


def test_a_record_is_named_by_number_and_title(small_year: Desk) -> None:
    found = indicators.records(small_year, "2022", ["on_time_rate"])
    assert found.rows == [
        ("on_time_rate", "按期答复率", "counted", "5-1/1", "完善剑湖路路灯"),
        ("on_time_rate", "按期答复率", "counted", "5-1/闭1", "增设公共停车位"),
        ("on_time_rate", "按期答复率", "base", "5-1/2", "增设校车站点"),
        ("on_time_rate", "按期答复率", "base", "5-1/3", "整治河道"),
    ]


def test_all_figures_come_in_the_order_of_the_registry_with_their_period(small_year: Desk) -> None:
    found = indicators.summary(small_year, "2022年")
    assert [one.indicator.key for one in found] == [one.key for one in indicators.REGISTRY]
    assert {(one.from_on.isoformat(), one.to_on.isoformat()) for one in found} == {("2022-01-01", "2022-12-31")}


def test_figures_come_in_the_order_asked_for(small_year: Desk) -> None:
    found = indicators.summary(small_year, "2022", keys=["solved_rate", "deputies_total"])
    assert [one.indicator.key for one in found] == ["solved_rate", "deputies_total"]


def test_an_unknown_figure_is_refused(small_year: Desk) -> None:
    with pytest.raises(InputError, match="没有“满意率”这项指标；可选：sessions_congress、"):
        indicators.summary(small_year, "2022", keys=["满意率"])
    with pytest.raises(InputError, match="年份“去年”不对"):
        indicators.records(small_year, "去年")


def test_a_year_stands_beside_another(small_year: Desk) -> None:
    (found,) = indicators.summary(small_year, "2022", keys=["reply_rate"], compare="2021")
    assert (found.value, found.compare) == (Rate(3, 4, 75.0), Rate(0, 0, None))
    assert figure(small_year, "reply_rate").compare is None


def test_nothing_of_nothing_has_no_percent(desk: Desk) -> None:
    for key in RATES:
        assert value(desk, key) == (0, 0, None)


def test_no_printed_definition_keeps_a_blank_to_fill_in(small_year: Desk) -> None:
    assert [
        one.definition for one in indicators.summary(small_year, "2022") if re.search(r"[{}]", one.definition)
    ] == []


# What the rulebook decides


@pytest.mark.parametrize(
    ("key", "words", "figures", "definition"),
    [
        (  # without 基本满意: process 1 only
            "satisfaction.counts", "满意",
            {"satisfaction_process_rate": (1, 4, 25.0), "satisfaction_result_rate": (1, 4, 25.0)},
            "最后一轮反馈中办理过程评为满意的件数 ÷ 已交办件数",
        ),
        (  # of the 3 replied: process 1, 2; result 1
            "satisfaction.over", "已答复件数",
            {"satisfaction_process_rate": (2, 3, 66.67), "satisfaction_result_rate": (1, 3, 33.33), "satisfaction_rate": (1, 3, 33.33)},
            "最后一轮反馈中办理过程评为满意、基本满意的件数 ÷ 已答复件数",
        ),
        (  # of the 2 slips: process 1, 2; result 1
            "satisfaction.over", "已反馈件数",
            {"satisfaction_process_rate": (2, 2, 100.0), "satisfaction_result_rate": (1, 2, 50.0), "satisfaction_rate": (1, 2, 50.0)},
            "最后一轮反馈中办理过程评为满意、基本满意的件数 ÷ 已反馈件数",
        ),
        (
            "satisfaction.round", "第一轮",
            {"satisfaction_process_rate": (2, 4, 50.0), "satisfaction_result_rate": (1, 4, 25.0)},
            "第一轮反馈中办理过程评为满意、基本满意的件数 ÷ 已交办件数",
        ),
    ],
)  # fmt: skip
def test_a_switch_changes_figure_and_definition(
    small_year: Desk, key: str, words: str, figures: dict[str, Any], definition: str
) -> None:
    set_(small_year, key, words)
    assert {name: value(small_year, name) for name in figures} == figures
    assert figure(small_year, "satisfaction_process_rate").definition == definition


@pytest.mark.parametrize(
    ("words", "expected", "definition"),
    [
        ("过程和结果都满意", (1, 4, 25.0), "最后一轮反馈中过程和结果都评为满意、基本满意的件数 ÷ 已交办件数"),
        ("办理过程", (2, 4, 50.0), "最后一轮反馈中过程评为满意、基本满意的件数 ÷ 已交办件数"),
        ("办理结果", (1, 4, 25.0), "最后一轮反馈中结果评为满意、基本满意的件数 ÷ 已交办件数"),
    ],
)
def test_the_question_decides_the_single_rate(small_year: Desk, words: str, expected: Any, definition: str) -> None:
    set_(small_year, "satisfaction.question", words)
    found = figure(small_year, "satisfaction_rate")
    assert (value(small_year, "satisfaction_rate"), found.definition) == (expected, definition)


def test_first_and_last_round_part_once_the_second_satisfies(small_year: Desk) -> None:
    reply(small_year, "5-1/2", "2022-06-01")
    judge(small_year, "5-1/2", "2022-06-10", "满意", "满意")
    assert value(small_year, "satisfaction_result_rate") == (2, 4, 50.0)  # last: 1, 2
    set_(small_year, "satisfaction.round", "第一轮")
    assert value(small_year, "satisfaction_result_rate") == (1, 4, 25.0)  # first: 1
    set_(small_year, "satisfaction.over", "已反馈件数")
    assert value(small_year, "satisfaction_result_rate") == (1, 2, 50.0)


def test_a_switch_holds_for_the_years_from_its_day(small_year: Desk) -> None:
    rules.set_(small_year, "satisfaction.counts", "满意", from_="2023-01-01", source="遥观镇人大〔2023〕1号")
    assert "满意、基本满意" in figure(small_year, "satisfaction_rate", "2022").definition
    assert (
        figure(small_year, "satisfaction_rate", "2023").definition
        == "最后一轮反馈中过程和结果都评为满意的件数 ÷ 已交办件数"
    )


def test_what_is_resolved_follows_the_classes(small_year: Desk) -> None:
    set_(small_year, "classes", '[{"code": "A", "means": ["resolved"]}, {"code": "B", "means": ["resolved"]}]')
    reply(small_year, "5-1/2", "2022-06-01", class_="B")
    assert value(small_year, "proposals_solved") == 3  # 1 A, 2 B, 闭1 A
    assert figure(small_year, "solved_rate").definition == "已解决件数（办理结果A、B类）÷ 已交办件数"


def test_rounding_follows_the_rulebook(small_year: Desk) -> None:
    set_(small_year, "satisfaction.over", "已答复件数")
    set_(small_year, "rounding", '{"mode": "truncate", "decimals": 1}')
    assert value(small_year, "satisfaction_process_rate") == (2, 3, 66.6)


# What is solved, in time


def test_one_of_two_separate_handlers_unresolved_leaves_it_unsolved(small_year: Desk) -> None:
    number = hand_in(small_year, on="2022-02-01")
    assigning.assign(small_year, [number], each=["建设局", "财政局"], on="2022-02-10")
    reply(small_year, number, "2022-03-01", unit="建设局")
    reply(small_year, number, "2022-03-01", unit="财政局", class_="D")
    assert value(small_year, "proposals_solved") == 2


def test_one_that_goes_round_again_is_not_solved_whatever_its_class(office: Desk) -> None:
    number = replied(office)
    assert value(office, "proposals_solved") == 1
    judge(office, number, "2022-03-10", "满意", "不满意")
    assert value(office, "proposals_solved") == 0


def test_a_late_second_reply_leaves_the_first_in_time(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "不满意")
    reply(office, number, "2022-12-01")
    assert value(office, "on_time_rate") == (1, 1, 100.0)


def test_one_late_unit_makes_the_whole_late(office: Desk) -> None:
    number = hand_in(office)
    assigning.assign(office, [number], each=["建设局", "财政局"], on="2022-01-31")
    reply(office, number, "2022-04-30", unit="建设局")
    assert value(office, "on_time_rate") == (0, 1, 0.0)  # not yet replied
    reply(office, number, "2022-05-01", unit="财政局")
    assert value(office, "on_time_rate") == (0, 1, 0.0)


# Years


def test_a_session_in_december_takes_its_proposals_into_its_year(desk: Desk) -> None:
    deputy.add(desk, "张三")
    session.add(desk, "5-1", on="2021-12-28", closed="2021-12-29")
    hand_in(desk, on="2021-12-28")  # in session: 2021
    hand_in(desk, on="2022-01-05", session="5-1")  # handed in late, but the session's: 2021
    hand_in(desk, on="2021-12-31")  # between sessions: 2021
    hand_in(desk, on="2022-01-05")  # between sessions: 2022
    assert [value(desk, "proposals_collected", year) for year in ("2021", "2022")] == [3, 1]
    assert [value(desk, "proposals_in_session", year) for year in ("2021", "2022")] == [2, 0]
    assert [value(desk, "proposals_between", year) for year in ("2021", "2022")] == [1, 1]
    assert [len(listing.list_(desk, year=year).rows) for year in ("2021", "2022")] == [3, 1]


def test_before_any_session_the_year_is_that_of_the_hand_in(desk: Desk) -> None:
    deputy.add(desk, "张三")
    hand_in(desk, on="2021-12-25")
    assert value(desk, "proposals_between", "2021") == 1


def test_promises_are_followed_across_the_years(office: Desk) -> None:
    number = replied(office)
    for what, until in (("甲", "2022-12-31"), ("乙", "2023-06-30"), ("丙", "2024-12-31")):
        promises.promise(office, number, what=what, until=until, on="2022-03-01")
    promises.keep(office, number, what="甲", on="2022-12-31")
    promises.keep(office, number, what="乙", on="2023-01-01")
    years = ("2021", "2022", "2023", "2024")
    # made in 2022: three; kept in 2022: 甲; in 2023: 乙; 丙 stays open
    assert [value(office, "promises_open", year) for year in years] == [0, 2, 1, 1]
    assert [value(office, "promises_kept", year) for year in years] == [0, 1, 1, 0]
    assert [row[-1] for row in indicators.records(office, "2022", ["promises_open"]).rows] == ["乙", "丙"]


def test_sessions_and_meetings_count_in_the_year_they_opened(office: Desk) -> None:
    session.add(office, "5-1", kind="主席团会议", on="2022-12-31")
    session.add(office, "5-2", kind="主席团会议", on="2023-01-01")
    assert [value(office, "sessions_presidium", year) for year in ("2022", "2023")] == [1, 1]
    assert [value(office, "sessions_congress", year) for year in ("2021", "2022")] == [0, 1]


def test_a_deputy_counts_from_the_year_in_which_the_seat_began(office: Desk) -> None:
    deputy.add(office, "赵六", from_="2023-01-01")
    assert [value(office, "deputies_total", year) for year in ("2020", "2021", "2022", "2023")] == [0, 3, 3, 4]
