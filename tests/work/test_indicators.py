"""The year's figures, worked out by hand.

The small year (see conftest): collected 1, 2, 3, 4, 闭1 = 5; assigned 1, 2, 3, 闭1 = 4; replied 1, 2, 闭1 = 3 (2 goes round again,
but was replied to); in time 1, 闭1 = 2 (2 was a day late); contacted 1, 2 = 2; returned slips 1, 2 = 2; resolved 1, 闭1 = 2.
"""

import re
from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.rules.rates import Rate
from renda_cli.work import award, deputy, indicators, registry, rules, session, unit
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import (
    assigning,
    deciding,
    entry,
    extending,
    handling,
    listing,
    promises,
    replying,
    returning,
    supervising,
    withdrawing,
)
from tests.work import (
    test_activity_figures,
    test_affair_figures,
    test_deed_figures,
    test_people_figures,
    test_review_figures,
    test_score_talks,
    test_station_figures,
)
from tests.work.helpers import check_records, hand_in, judge, records_of, replied, reply, summary_of

COUNTS = {
    "sessions_congress": 1, "sessions_presidium": 0, "deputies_total": 3, "seats_total": 3, "seats_own": 3, "groups_total": 2,
    "proposals_collected": 5,
    "proposals_motions": 0, "proposals_suggestions": 5,  # 3 came as a motion, of one deputy alone
    "proposals_in_session": 4, "proposals_between": 1, "proposals_assigned": 4, "proposals_replied": 3, "proposals_solved": 2,
    "proposals_units": 4,  # 农业农村局, 财政局 (co-handler of 1, for itself of 闭1), 教育局, 建设局
    "proposals_closed": 1,  # 1
    "proposals_rehandled": 1,  # 2
    "proposals_as_motions": 1,  # 3, with too few to sign it
    "reply_days_median": 89.5, "reply_days_longest": 92,  # 建设局 73 (20 May to 1 August), 1 89, 2 90, 财政局 92
}  # fmt: skip
NOTHING_REVIEWED = (
    "agenda_opinions_answer_rate", "questions_answer_rate", "rectification_rate", "projects_done_rate", "projects_satisfaction_rate",
    "projects_satisfaction_mid_rate",
)  # fmt: skip
RATES = {
    "reply_rate": (3, 4, 75.0), "closed_rate": (1, 4, 25.0), "on_time_rate": (2, 4, 50.0), "contact_rate": (2, 4, 50.0), "solved_rate": (2, 4, 50.0),
    "satisfaction_process_rate": (2, 4, 50.0),  # 1 满意, 2 基本满意
    "satisfaction_result_rate": (1, 4, 25.0),  # 1 满意
    "satisfaction_rate": (1, 4, 25.0),  # both questions: 1
    "satisfaction_first_rate": (1, 4, 25.0), "satisfaction_final_rate": (1, 4, 25.0),
    "signers_replied_rate": (3, 3, 100.0),  # 1, 闭1 张三; 2 李四
    "session_attendance_rate": (0, 0, None), "presidium_attendance_rate": (0, 0, None),  # taken at none
    "activity_deputies_rate": (0, 3, 0.0), "pledges_kept_rate": (0, 0, None),
    "stations_posted_rate": (0, 3, 0.0), "opinions_reply_rate": (0, 0, None), "opinions_satisfaction_rate": (0, 0, None),
    "reviews_satisfaction_rate": (0, 0, None), **dict.fromkeys(NOTHING_REVIEWED, (0, 0, None)), "rectification_days_median": None,
}  # fmt: skip
# What `large_year` adds to it, each again for the whole year.
LARGE = {
    "sessions_congress": 1, "sessions_presidium": 1, "deputies_total": 3, "seats_total": 3, "groups_total": 2,
    "proposals_collected": 10, "proposals_motions": 1, "proposals_suggestions": 9,  # 5
    "proposals_as_motions": 2,  # 3 and 5
    "proposals_in_session": 9, "proposals_between": 1,
    "proposals_assigned": 5,  # 1, 2, 3, 闭1, 9
    "proposals_reference": 1, "proposals_refused": 1, "proposals_merged": 1, "proposals_withdrawn": 1,  # 4, 6, 7, 8
    "proposals_referred_up": 1, "proposals_carried": 0, "proposals_key": 1, "proposals_supervised": 1,  # 闭1, 3, 2
    "proposals_units": 4,  # not 卫生院, which returned 9
    "proposals_replied": 4, "proposals_rehandled": 1, "proposals_excellent": 1, "awards_proposals": 1, "proposals_published": 1,
    "proposals_solved": 3,  # 1, 2 (second reply A), 闭1; not 9 (B)
    "reply_days_median": 90, "reply_days_longest": 141,  # 73, 89, 90, 92, and 9: 9 February to 30 June
    "proposals_closed": 1, "closed_rate": (1, 5, 20.0),  # 1
    "proposal_visits": 3,  # 3 twice, 9 once
    "urges": 3, "returns": 1, "extensions": 1,
    "promises_made": 5, "promises_carried": 0,
    "promises_open": 2, "promises_overdue": 1,  # 丙, 丁; 丙
    "promises_late": 1, "promises_broken": 1, "promises_kept": 2,  # 甲; 戊; 甲, 乙
    "reply_rate": (4, 5, 80.0),
    "on_time_rate": (3, 5, 60.0),  # 1, 闭1, 9 (on the day to which it was put off)
    "contact_rate": (2, 5, 40.0), "solved_rate": (3, 5, 60.0),
    "signers_replied_rate": (5, 6, 83.33),  # 1, 2, 闭1, 9 one each; of 7 李四, but not 王五
    "satisfaction_process_rate": (3, 5, 60.0), "satisfaction_result_rate": (3, 5, 60.0), "satisfaction_rate": (3, 5, 60.0),  # 1, 2, 9
    "satisfaction_first_rate": (2, 5, 40.0), "satisfaction_final_rate": (3, 5, 60.0),  # first: 1, 9
}  # fmt: skip


@pytest.fixture
def large_year(small_year: Desk) -> Desk:
    """The small year with five proposals more, and something of everything.

    2    answered again (A), now 满意        3  under key supervision, urged twice       4  kept for reference
    5    the presidium's motion              6  refused                                  7  李四 with 王五, merged into 9
    8    withdrawn                           闭1 referred upward, its slip urged          1  excellent, published
    9    returned by 卫生院, then 财政局: put off to 30 June and answered on it (B) to 张三 and 李四, 满意; five promises
    """
    desk = small_year
    unit.add(desk, "卫生院")
    session.add(desk, "5-1", kind="主席团会议", on="2022-03-02")
    entry.add(desk, "村级供水一体化", by_presidium=True, kind="议案", on="2022-01-06")
    hand_in(desk, "个人事项")
    hand_in(desk, "路灯照明", by="李四", co_signers=["王五"])
    hand_in(desk, "加装电梯", by="王五")
    hand_in(desk, "村口照明")
    deciding.reference(desk, ["5-1/4"], why="已在办理", on="2022-01-20")
    deciding.refuse(desk, ["5-1/6"], why="个人事项", on="2022-01-20")
    assigning.assign(desk, ["5-1/8"], lead=["教育局"], on="2022-02-01")
    withdrawing.withdraw(desk, "5-1/8", by=["王五"], on="2022-02-02")
    assigning.assign(desk, ["5-1/9"], lead=["卫生院"], on="2022-02-01")
    returning.return_(desk, "5-1/9", why="不属职责", on="2022-02-08")
    assigning.assign(desk, ["5-1/9"], lead=["财政局"], on="2022-02-09")
    deciding.merge(desk, ["5-1/7"], into="5-1/9", on="2022-03-01")
    extending.extend(desk, "5-1/9", until="2022-06-30", why="待规划", approved_by="主席团", on="2022-04-01")
    replying.reply(desk, "5-1/9", class_="B", ref="遥财复1号", on="2022-06-30", to=["张三,李四"])
    judge(desk, "5-1/9", "2022-07-10", "满意", "满意")
    for what, until in (
        ("甲", "2022-09-30"), ("乙", "2022-08-31"), ("丙", "2022-12-01"), ("丁", "2023-06-30"), ("戊", "2022-12-31"),
    ):  # fmt: skip
        promises.promise(desk, "5-1/9", what=what, until=until, on="2022-07-10")
    promises.keep(desk, "5-1/9", what="甲", on="2022-10-10")
    promises.keep(desk, "5-1/9", what="乙", on="2022-08-31")
    promises.break_(desk, "5-1/9", what="戊", why="规划调整", on="2022-11-01")
    supervising.supervise(desk, ["5-1/3"], level="重点", on="2022-03-01")
    supervising.supervise(desk, ["5-1/2"], level="一般", on="2022-03-01")
    supervising.visit(desk, ["5-1/3"], on="2022-03-20")
    supervising.visit(desk, ["5-1/3,5-1/9"], kind="回头看", on="2022-11-10")
    supervising.excellent(desk, ["5-1/1"], on="2022-12-20")
    supervising.publish(desk, ["5-1/1"], "yes", on="2022-12-20")
    supervising.publish(desk, ["5-1/2"], "no", why="涉及个人", on="2022-12-20")
    for day in ("2022-05-04", "2022-06-04"):
        handling.urge(desk, ["5-1/3"], how="电话", on=day)
    handling.urge(desk, ["5-1/闭1"], how="电话", on="2022-09-20")
    deciding.refer_up(desk, "5-1/闭1", to="区人大常委会", on="2022-10-01")
    reply(desk, "5-1/2", "2022-06-01")
    judge(desk, "5-1/2", "2022-06-10", "满意", "满意")
    return desk


def figure(desk: Desk, key: str, year: str = "2022") -> indicators.Figure:
    (found,) = summary_of(desk, year, keys=[key])
    return found


def value(desk: Desk, key: str, year: str = "2022") -> Any:
    """A count, or a rate as (numerator, denominator, percent)."""
    found = figure(desk, key, year).value
    return (found.numerator, found.denominator, found.percent) if isinstance(found, Rate) else found


def set_(desk: Desk, key: str, words: str) -> None:
    rules.set_(desk, key, words, from_="2022-01-01", source="遥观镇人大〔2022〕1号")


# The small year


@pytest.mark.parametrize(("key", "expected"), [*COUNTS.items(), *RATES.items()])
def test_each_figure_is_what_the_hand_makes_it(small_year: Desk, key: str, expected: Any) -> None:
    assert value(small_year, key) == expected


@pytest.mark.parametrize(("key", "expected"), LARGE.items())
def test_each_figure_of_the_large_year_is_what_the_hand_makes_it(large_year: Desk, key: str, expected: Any) -> None:
    assert value(large_year, key) == expected


def test_what_is_not_worked_out_for_the_small_year_is_nothing_there(small_year: Desk) -> None:
    others = [one.key for one in registry.REGISTRY if one.key not in COUNTS and one.key not in RATES]
    assert [(key, value(small_year, key)) for key in others] == [(key, 0) for key in others]


def test_every_figure_of_the_registry_is_worked_out_by_hand() -> None:
    elsewhere = (
        test_affair_figures,
        test_people_figures,
        test_activity_figures,
        test_deed_figures,
        test_station_figures,
        test_review_figures,
        test_score_talks,
    )
    worked_out = [one.WORKED_OUT for one in elsewhere]
    assert {one.key for one in registry.REGISTRY} == LARGE.keys() | set().union(*worked_out)


def test_the_records_behind_every_figure_add_up_to_it(large_year: Desk) -> None:
    check_records(large_year, "2022")
    check_records(large_year, "2023")
    for key in ("reply_days_median", "reply_days_longest"):
        assert len(records_of(large_year, "2022", [key]).rows) == 5


def test_a_record_is_named_by_number_and_title(small_year: Desk) -> None:
    found = records_of(small_year, "2022", ["on_time_rate"])
    assert found.rows == [
        ("on_time_rate", "按期答复率", "counted", "5-1/1", "完善剑湖路路灯"),
        ("on_time_rate", "按期答复率", "counted", "5-1/闭1", "增设公共停车位"),
        ("on_time_rate", "按期答复率", "base", "5-1/2", "增设校车站点"),
        ("on_time_rate", "按期答复率", "base", "5-1/3", "整治河道"),
    ]


def test_all_figures_come_in_the_order_of_the_registry_with_their_period(small_year: Desk) -> None:
    found = summary_of(small_year, "2022年")
    assert [one.indicator.key for one in found] == [one.key for one in registry.REGISTRY]
    assert {one.span[:2] for one in found} == {("2022-01-01", "2022-12-31")}


def test_no_two_figures_bear_one_label() -> None:
    labels = [one.label for one in registry.REGISTRY]
    assert len(set(labels)) == len(labels)


def test_figures_come_in_the_order_asked_for(small_year: Desk) -> None:
    found = summary_of(small_year, "2022", keys=["solved_rate", "deputies_total"])
    assert [one.indicator.key for one in found] == ["solved_rate", "deputies_total"]


def test_an_unknown_figure_is_refused(small_year: Desk) -> None:
    with pytest.raises(InputError, match="没有“满意度”这项指标；相近的有：satisfaction_rate（满意率）"):
        summary_of(small_year, "2022", keys=["满意度"])
    with pytest.raises(InputError, match="期间“大前年”看不懂"):
        records_of(small_year, "大前年")


def test_a_year_stands_beside_another(small_year: Desk) -> None:
    (found,) = summary_of(small_year, "2022", keys=["reply_rate"], compare="2021")
    assert (found.value, found.compare) == (Rate(3, 4, 75.0), Rate(0, 0, None))
    assert figure(small_year, "reply_rate").compare is None


def test_nothing_of_nothing_has_no_percent(desk: Desk) -> None:
    rates = [one.key for one in registry.REGISTRY if one.over]
    assert [value(desk, key) for key in rates] == [(0, 0, None)] * len(rates)


def test_no_printed_definition_keeps_a_blank_to_fill_in(small_year: Desk) -> None:
    assert [one.definition for one in summary_of(small_year, "2022") if re.search(r"[{}]", one.definition)] == []


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
    assert [row[-1] for row in records_of(office, "2022", ["promises_open"]).rows] == ["乙", "丙"]


def test_sessions_and_meetings_count_in_the_year_they_opened(office: Desk) -> None:
    session.add(office, "5-1", kind="主席团会议", on="2022-12-31")
    session.add(office, "5-2", kind="主席团会议", on="2023-01-01")
    assert [value(office, "sessions_presidium", year) for year in ("2022", "2023")] == [1, 1]
    assert [value(office, "sessions_congress", year) for year in ("2021", "2022")] == [0, 1]


def test_a_deputy_counts_from_the_year_in_which_the_seat_began(office: Desk) -> None:
    deputy.add(office, "赵六", from_="2023-01-01")
    assert [value(office, "deputies_total", year) for year in ("2020", "2021", "2022", "2023")] == [0, 3, 3, 4]


# What grows with a town's practice


def behind(desk: Desk, key: str, year: str = "2022") -> list[tuple[str, str, str]]:
    """(part, record, title) behind a figure."""
    return [row[2:] for row in records_of(desk, year, [key]).rows]


def test_those_who_got_no_copy_are_named(large_year: Desk) -> None:
    found = behind(large_year, "signers_replied_rate")
    assert [row for row in found if row[0] == "base"] == [("base", "5-1/7", "王五")]
    assert ("counted", "5-1/7", "李四") in found
    replying.send(large_year, "5-1/9", to=["王五"], on="2022-07-20")
    assert value(large_year, "signers_replied_rate") == (6, 6, 100.0)


def test_co_signers_who_got_nothing_count_in_the_base(office: Desk) -> None:
    number = hand_in(office, co_signers=["李四", "王五"])
    assigning.assign(office, [number], lead=["财政局"], on="2022-01-31")
    assert value(office, "signers_replied_rate") == (0, 0, None)  # nothing was answered yet
    replying.reply(office, number, class_="A", ref="1号", on="2022-03-01", to=["张三"])
    assert value(office, "signers_replied_rate") == (1, 3, 33.33)


def test_the_records_of_a_confidential_one_keep_its_signers_back(office: Desk) -> None:
    number = hand_in(office, confidential=True)
    assigning.assign(office, [number], lead=["财政局"], on="2022-01-31")
    reply(office, number, "2022-03-01")
    assert value(office, "signers_replied_rate") == (1, 1, 100.0)
    assert behind(office, "signers_replied_rate") == [("counted", number, "（保密）")]


def test_two_answers_have_their_mean_as_the_middle(office: Desk) -> None:
    number = hand_in(office)
    assigning.assign(office, [number], each=["建设局", "财政局"], on="2022-01-31")
    assert (value(office, "reply_days_median"), value(office, "reply_days_longest")) == (None, None)
    reply(office, number, "2022-02-10", unit="建设局")
    assert (value(office, "reply_days_median"), value(office, "reply_days_longest")) == (10, 10)
    reply(office, number, "2022-02-20", unit="财政局")
    found = value(office, "reply_days_median")
    assert (found, type(found)) == (15, int)
    assert value(office, "reply_days_longest") == 20


def test_the_days_are_those_of_the_first_answer_and_of_those_who_answer(office: Desk) -> None:
    number = replied(office, "2022-03-02", co_handlers=["财政局"])  # 30 days
    judge(office, number, "2022-03-10", "满意", "不满意")
    reply(office, number, "2022-12-01")
    assert value(office, "reply_days_longest") == 30


def test_the_same_number_of_days_counts_each_time(office: Desk) -> None:
    for day in ("2022-02-05", "2022-02-05", "2022-02-05", "2022-03-31", "2022-03-31"):
        number = hand_in(office)
        assigning.assign(office, [number], lead=["财政局"], on="2022-01-31")
        reply(office, number, day)
    assert (value(office, "reply_days_median"), value(office, "reply_days_longest")) == (5, 59)


def test_what_was_open_at_new_year_is_carried_and_no_further_than_its_answer(large_year: Desk) -> None:
    assert behind(large_year, "proposals_carried", "2023") == [("counted", "5-1/3", "整治河道")]
    assert value(large_year, "proposals_carried", "2024") == 1
    reply(large_year, "5-1/3", "2023-02-01")
    assert [value(large_year, "proposals_carried", year) for year in ("2022", "2023", "2024")] == [0, 1, 0]


def test_what_goes_round_again_over_new_year_is_carried(office: Desk) -> None:
    number = replied(office, "2022-12-01")
    assert value(office, "proposals_carried", "2023") == 0
    judge(office, number, "2022-12-20", "满意", "不满意")
    assert value(office, "proposals_carried", "2023") == 1
    reply(office, number, "2023-02-01")
    assert [value(office, "proposals_carried", year) for year in ("2023", "2024")] == [1, 0]


def test_what_is_handed_over_in_the_year_is_not_carried_into_it(office: Desk) -> None:
    number = hand_in(office, on="2022-12-20")
    assigning.assign(office, [number], lead=["财政局"], on="2023-01-10")
    assert [value(office, "proposals_carried", year) for year in ("2023", "2024")] == [0, 1]


def test_promises_are_carried_and_grow_old(large_year: Desk) -> None:
    promises.keep(large_year, "5-1/9", what="丙", on="2023-03-01")
    keys = ("promises_made", "promises_carried", "promises_open", "promises_overdue", "promises_late", "promises_kept")
    assert [value(large_year, key, "2023") for key in keys] == [0, 2, 1, 1, 1, 1]  # 丙 kept late; 丁 due in June
    assert [value(large_year, key, "2022-2023") for key in keys] == [5, 0, 1, 1, 2, 3]


def test_acts_count_in_the_year_of_their_day(large_year: Desk) -> None:
    handling.urge(large_year, ["5-1/3"], how="电话", on="2023-01-05")
    assert [value(large_year, "urges", year) for year in ("2022", "2023", "2022-2023")] == [3, 1, 4]
    assert [value(large_year, key, "2023") for key in ("returns", "extensions", "promises_broken")] == [0, 0, 0]


def test_a_unit_that_was_merged_has_returned_nothing(office: Desk) -> None:
    hand_in(office)
    assigning.assign(office, ["5-1/1"], each=["建设局", "财政局"], on="2022-01-31")
    unit.merge(office, "财政局", into="建设局", on="2022-02-10")
    assert value(office, "returns") == 0


def test_acts_are_told_with_their_day(large_year: Desk) -> None:
    assert behind(large_year, "returns") == [("counted", "5-1/9", "2022-02-08 卫生院")]
    assert behind(large_year, "extensions") == [("counted", "5-1/9", "2022-04-01 → 2022-06-30")]
    assert behind(large_year, "urges")[0] == ("counted", "5-1/3", "2022-05-04 电话 答复")


# Spans of years


@pytest.fixture
def two_years(small_year: Desk) -> Desk:
    """The small year, and 2023 with two proposals, one answered after ten days."""
    session.add(small_year, "5-2", on="2023-01-05", closed="2023-01-06")
    hand_in(small_year, on="2023-01-05")
    hand_in(small_year, on="2023-01-05")
    assigning.assign(small_year, ["5-2/1"], lead=["财政局"], on="2023-01-10")
    reply(small_year, "5-2/1", "2023-01-20")
    return small_year


def test_a_span_is_the_sum_of_its_years(two_years: Desk) -> None:
    for key in ("proposals_collected", "proposals_assigned", "proposals_replied", "sessions_congress"):
        years = [value(two_years, key, year) for year in ("2022", "2023")]
        assert value(two_years, key, "2022-2023") == sum(years), key
    assert value(two_years, "proposals_collected", "2022至2023年") == 7
    assert value(two_years, "reply_rate", "2022-2023") == (4, 5, 80.0)
    assert value(two_years, "proposals_units", "2022-2023") == 4  # 财政局 of both years once
    assert value(two_years, "reply_days_median", "2022-2023") == 89  # 10, 73, 89, 90, 92


def test_a_span_tells_its_days_and_its_records(two_years: Desk) -> None:
    found = figure(two_years, "proposals_collected", "2022-2023")
    assert found.span[:2] == ("2022-01-01", "2023-12-31")
    assert [row[1] for row in behind(two_years, "proposals_replied", "2022-2023")] == [
        "5-1/1", "5-1/2", "5-1/闭1", "5-2/1",
    ]  # fmt: skip


def test_a_span_stands_beside_another(two_years: Desk) -> None:
    (found,) = summary_of(two_years, "2022-2023", keys=["proposals_collected"], compare="2020-2021")
    assert (found.value, found.compare, found.compare_span and found.compare_span.label) == (7, 0, "2020-2021")


def test_a_span_is_not_written_backwards(two_years: Desk) -> None:
    with pytest.raises(InputError, match="年份“2023-2022”前后颠倒；请写 2022-2023"):
        summary_of(two_years, "2023-2022")


# Slips that were urged in vain are left out, where the rulebook says so

UNLESS = "已交办件数（逾期经催仍未反馈的除外）"


def test_a_slip_urged_in_vain_leaves_the_base(small_year: Desk) -> None:
    set_(small_year, "satisfaction.over", UNLESS)
    assert value(small_year, "satisfaction_rate") == (1, 4, 25.0)
    handling.urge(small_year, ["5-1/3"], how="电话", on="2022-09-20")  # about the reply: stays in
    handling.urge(small_year, ["5-1/闭1"], how="电话", on="2022-09-20")
    assert value(small_year, "satisfaction_rate") == (1, 3, 33.33)
    assert value(small_year, "satisfaction_process_rate") == (2, 3, 66.67)
    assert value(small_year, "satisfaction_first_rate") == (1, 3, 33.33)
    assert figure(small_year, "satisfaction_rate").definition.endswith(f" ÷ {UNLESS}")
    judge(small_year, "5-1/闭1", "2022-10-01", "满意", "满意")  # it came back after all
    assert value(small_year, "satisfaction_rate") == (2, 4, 50.0)


@pytest.mark.parametrize(("days", "base"), [("30天", 0), ("31天", 1)])
def test_a_slip_that_was_not_late_at_the_end_of_the_year_stays_in(office: Desk, days: str, base: int) -> None:
    set_(office, "satisfaction.over", UNLESS)
    rules.set_(office, "feedback_slip", days, from_="2022-01-01", source="某文", start="答复")
    number = replied(office, "2022-11-30")
    handling.urge(office, [number], how="电话", on="2022-12-25")
    assert value(office, "satisfaction_rate")[1] == base  # due on 30 or on 31 December


def test_a_suggestion_counts_as_commended_in_the_year_in_which_it_was_named(large_year: Desk) -> None:
    supervising.excellent(large_year, ["5-1/2"], on="2023-01-10")
    named = [summary_of(large_year, year, keys=["awards_proposals"])[0].value for year in ("2022", "2023", "2022-2023")]
    assert named == [1, 1, 2]
    assert summary_of(large_year, "2022", keys=["proposals_excellent"])[0].value == 2  # both are of that year


def test_a_suggestion_named_and_commended_counts_once_and_when_it_was_first(large_year: Desk) -> None:
    excellent = value(large_year, "awards_proposals")
    supervising.excellent(large_year, ["5-1/2"], on="2022-12-10")
    award.add(large_year, kind="优秀建议", to=["5-1/2"], on="2023-01-10")
    award.add(large_year, kind="优秀建议", to=["5-1/3"], on="2022-12-20")
    award.add(large_year, kind="优秀建议", to=["5-1/3"], on="2023-12-20")
    award.add(large_year, kind="先进承办单位", to=["财政局"], on="2022-12-20")
    named = [summary_of(large_year, year, keys=["awards_proposals", "awards_units"]) for year in ("2022", "2023")]
    assert [[figure.value for figure in figures] for figures in named] == [[excellent + 2, 1], [0, 0]]
    supervising.excellent(large_year, ["5-1/2"], no=True)
    assert [value(large_year, "awards_proposals", year) for year in ("2022", "2023")] == [excellent + 1, 1]
    check_records(large_year, "2022")
