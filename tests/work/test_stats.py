"""The year's proposals divided by a field, worked out by hand on the small year of conftest."""

from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.rules.rates import Rate
from renda_cli.work import rules, session, spans, stats
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import assigning, deciding, entry, handling, supervising, withdrawing
from tests.work.helpers import assigned, hand_in, judge, replied, reply


def table(desk: Desk, by: str, year: str = "2022", **how: Any) -> list[tuple[Any, ...]]:
    """The rows: value (question and grade), count, denominator, percent, the numbers of the records."""
    found = stats.stats(desk, spans.read(desk, year), by=by, **how)
    count, share = found.fields.index("count"), found.fields.index("share")
    return [
        (*row[: count + 1], row[share].denominator, row[share].percent, sorted(row[-1]))
        for row in found.rows
    ]  # fmt: skip


def columns(desk: Desk, by: str, *names: str, year: str = "2022") -> list[tuple[Any, ...]]:
    """Some columns of a division; a rate as (numerator, denominator, percent)."""
    found = stats.stats(desk, spans.read(desk, year), by=by)
    places = [found.fields.index(name) for name in names]
    plain = [[row[place] for place in places] for row in found.rows]
    return [
        tuple((one.numerator, one.denominator, one.percent) if isinstance(one, Rate) else one for one in row)
        for row in plain
    ]


@pytest.mark.parametrize(
    ("by", "rows"),
    [
        (
            "topic",
            [
                ("城乡建设", 2, 5, 40.0, ["5-1/1", "5-1/3"]),
                ("教育", 1, 5, 20.0, ["5-1/2"]),
                ("未分类", 1, 5, 20.0, ["5-1/4"]),
                ("其他", 1, 5, 20.0, ["5-1/闭1"]),
            ],
        ),
        ("kind", [("建议", 5, 5, 100.0, ["5-1/1", "5-1/2", "5-1/3", "5-1/4", "5-1/闭1"])]),
        (
            "status",
            [
                ("assigned", 1, 5, 20.0, ["5-1/3"]),
                ("closed", 1, 5, 20.0, ["5-1/1"]),
                ("rehandling", 1, 5, 20.0, ["5-1/2"]),
                ("replied", 1, 5, 20.0, ["5-1/闭1"]),
                ("submitted", 1, 5, 20.0, ["5-1/4"]),
            ],
        ),
        ("supervision", [("未列督办", 5, 5, 100.0, ["5-1/1", "5-1/2", "5-1/3", "5-1/4", "5-1/闭1"])]),
        (  # each as a share of the 5 collected
            "stage",
            [
                ("收到议案建议", 5, 5, 100.0, ["5-1/1", "5-1/2", "5-1/3", "5-1/4", "5-1/闭1"]),
                ("不予受理", 0, 5, 0.0, []),
                ("转作参考", 0, 5, 0.0, []),
                ("撤回", 0, 5, 0.0, []),
                ("并案办理", 0, 5, 0.0, []),
                ("交办", 4, 5, 80.0, ["5-1/1", "5-1/2", "5-1/3", "5-1/闭1"]),
                ("答复", 3, 5, 60.0, ["5-1/1", "5-1/2", "5-1/闭1"]),
                ("已解决", 2, 5, 40.0, ["5-1/1", "5-1/闭1"]),
            ],
        ),
        (
            "session",
            [("5-1", 4, 5, 80.0, ["5-1/1", "5-1/2", "5-1/3", "5-1/4"]), ("闭会期间", 1, 5, 20.0, ["5-1/闭1"])],
        ),
        (  # by the group of the lead deputy: 张三 东片小组, 李四 西片小组, 王五 none
            "group",
            [
                ("东片小组", 3, 5, 60.0, ["5-1/1", "5-1/4", "5-1/闭1"]),
                ("西片小组", 1, 5, 20.0, ["5-1/2"]),
                ("未编组", 1, 5, 20.0, ["5-1/3"]),
            ],
        ),
        (  # of the 4 assigned; 闭1 counts for both its units, the co-handler of 1 not at all
            "unit",
            [
                ("建设局", 2, 4, 50.0, ["5-1/3", "5-1/闭1"]),
                ("农业农村局", 1, 4, 25.0, ["5-1/1"]),
                ("教育局", 1, 4, 25.0, ["5-1/2"]),
                ("财政局", 1, 4, 25.0, ["5-1/闭1"]),
            ],
        ),
        (  # of the 4 assigned: 1 and 闭1 (both units) A, 2 B, 3 none yet
            "class",
            [
                ("A", 2, 4, 50.0, ["5-1/1", "5-1/闭1"]),
                ("B", 1, 4, 25.0, ["5-1/2"]),
                ("未答复", 1, 4, 25.0, ["5-1/3"]),
            ],
        ),
        (  # of the 4 assigned; slips of 1 and 2
            "satisfaction",
            [
                ("process", "满意", 1, 4, 25.0, ["5-1/1"]),
                ("process", "基本满意", 1, 4, 25.0, ["5-1/2"]),
                ("process", "不满意", 0, 4, 0.0, []),
                ("process", "未反馈", 2, 4, 50.0, ["5-1/3", "5-1/闭1"]),
                ("result", "满意", 1, 4, 25.0, ["5-1/1"]),
                ("result", "基本满意", 0, 4, 0.0, []),
                ("result", "不满意", 1, 4, 25.0, ["5-1/2"]),
                ("result", "未反馈", 2, 4, 50.0, ["5-1/3", "5-1/闭1"]),
            ],
        ),
    ],
)
def test_each_division_is_what_the_hand_makes_it(small_year: Desk, by: str, rows: list[Any]) -> None:
    assert table(small_year, by) == rows


@pytest.mark.parametrize("by", [*stats.WAYS, "satisfaction", "stage"])
def test_the_records_behind_a_row_are_as_many_as_it_counts(small_year: Desk, by: str) -> None:
    found = stats.stats(small_year, spans.read(small_year, "2022"), by=by)
    assert found.rows
    assert [len(row[-1]) for row in found.rows] == [row[found.fields.index("count")] for row in found.rows]


def test_the_fields_are_named_after_the_way(small_year: Desk) -> None:
    assert stats.stats(small_year, spans.read(small_year, "2022"), by="topic").fields == (
        "topic",
        "count",
        "share",
        "records",
    )
    assert stats.stats(small_year, spans.read(small_year, "2022"), by="satisfaction").fields == (
        "question",
        "grade",
        "count",
        "share",
        "records",
    )


def test_what_must_be_said_under_the_table_is_said(small_year: Desk) -> None:
    assert stats.stats(small_year, spans.read(small_year, "2022"), by="topic").notes == ()
    assert "占比合计可超过 100%" in stats.stats(small_year, spans.read(small_year, "2022"), by="unit").notes[0]
    assert stats.stats(small_year, spans.read(small_year, "2022"), by="satisfaction").notes == (
        "取最后一轮反馈，占已交办件数的百分比",
    )


def test_a_unit_of_two_leads_counts_once_each_and_the_shares_exceed_the_whole(office: Desk) -> None:
    assigned(office, lead=["财政局,建设局"])
    assert table(office, "unit") == [("建设局", 1, 1, 100.0, ["5-1/1"]), ("财政局", 1, 1, 100.0, ["5-1/1"])]


def test_different_classes_of_separate_handlers_count_in_each(office: Desk) -> None:
    number = assigned(office, each=["建设局", "财政局"])
    reply(office, number, "2022-03-01", unit="建设局", class_="A")
    reply(office, number, "2022-03-01", unit="财政局", class_="D")
    assert table(office, "class") == [("A", 1, 1, 100.0, ["5-1/1"]), ("D", 1, 1, 100.0, ["5-1/1"])]


def test_a_year_without_proposals_has_no_rows_and_no_percents(office: Desk) -> None:
    assert table(office, "topic") == []
    assert {row[3:5] for row in table(office, "satisfaction")} == {(0, None)}


def test_only_the_proposals_of_the_year_are_counted(small_year: Desk) -> None:
    session.add(small_year, "5-2", on="2023-01-05")
    hand_in(small_year, on="2023-01-05", topic="教育")
    assert table(small_year, "topic", "2023") == [("教育", 1, 1, 100.0, ["5-2/1"])]


def test_before_any_session_a_number_stands_alone(small_year: Desk) -> None:
    hand_in(small_year, on="2021-12-25", topic="教育")
    assert table(small_year, "topic", "2021") == [("教育", 1, 1, 100.0, ["闭2"])]  # 闭1 is 5-1/闭1


# Rounding


@pytest.fixture
def thirds(office: Desk) -> Desk:
    """Three topics of one proposal each: 33.33… each."""
    for topic in ("交通", "教育", "环保"):
        hand_in(office, topic=topic)
    return office


@pytest.mark.parametrize(
    ("how", "percents"),
    [
        ({}, [33.33, 33.33, 33.33]),
        ({"decimals": 0}, [33.0, 33.0, 33.0]),
        ({"mode": "largest-remainder"}, [33.34, 33.33, 33.33]),
        ({"mode": "largest-remainder", "decimals": 0}, [34.0, 33.0, 33.0]),
    ],
)
def test_shares_are_rounded_as_asked(thirds: Desk, how: dict[str, Any], percents: list[float]) -> None:
    assert [row[3] for row in table(thirds, "topic", **how)] == percents


@pytest.mark.parametrize(("mode", "percents"), [("half-up", [66.67, 33.33]), ("truncate", [66.66, 33.33])])
def test_two_thirds_are_rounded_up_or_cut(office: Desk, mode: str, percents: list[float]) -> None:
    for topic in ("交通", "交通", "教育"):
        hand_in(office, topic=topic)
    assert [row[3] for row in table(office, "topic", mode=mode)] == percents


def test_the_rulebook_rounds_where_nothing_is_asked(thirds: Desk) -> None:
    rules.set_(
        thirds,
        "rounding",
        '{"mode": "largest-remainder", "decimals": 1}',
        from_="2022-01-01",
        source="镇人大〔2022〕1号",
    )
    assert [row[3] for row in table(thirds, "topic")] == [33.4, 33.3, 33.3]
    assert [row[3] for row in table(thirds, "topic", decimals=0)] == [34.0, 33.0, 33.0]


def test_a_share_knows_its_decimals(thirds: Desk) -> None:
    assert stats.stats(thirds, spans.read(thirds, "2022"), decimals=1).rows[0][2] == Rate(1, 3, 33.3, 1)


def test_a_wrong_question_is_refused(office: Desk) -> None:
    with pytest.raises(
        InputError,
        match="--by 没有“village”；可选：topic、kind、session、group、unit、class、status、supervision、",
    ):
        stats.stats(office, spans.read(office, "2022"), by="village")
    with pytest.raises(InputError, match="--round 没有“up”；可选：half-up、truncate、largest-remainder"):
        stats.stats(office, spans.read(office, "2022"), mode="up")
    for decimals in (-1, 7):
        with pytest.raises(InputError, match=f"--decimals {decimals} 不对；请写 0 到 6"):
            stats.stats(office, spans.read(office, "2022"), decimals=decimals)
    assert stats.stats(office, spans.read(office, "2022"), decimals=6).rows == []


# Satisfaction


@pytest.mark.parametrize(
    ("over", "rows", "note"),
    [
        (  # of the 3 replied
            "已答复件数", [("满意", 1, 3), ("基本满意", 0, 3), ("不满意", 1, 3), ("未反馈", 1, 3)],
            "取最后一轮反馈，占已答复件数的百分比",
        ),
        (  # of the 2 slips
            "已反馈件数", [("满意", 1, 2), ("基本满意", 0, 2), ("不满意", 1, 2)],
            "取最后一轮反馈，占已反馈件数的百分比",
        ),
    ],
)  # fmt: skip
def test_the_base_of_the_grades_follows_the_rulebook(small_year: Desk, over: str, rows: list[Any], note: str) -> None:
    rules.set_(small_year, "satisfaction.over", over, from_="2022-01-01", source="镇人大〔2022〕1号")
    found = stats.stats(small_year, spans.read(small_year, "2022"), by="satisfaction")
    assert [row[1:4] for row in table(small_year, "satisfaction") if row[0] == "result"] == rows
    assert found.notes == (note,)


def test_the_round_of_the_grades_follows_the_rulebook(small_year: Desk) -> None:
    reply(small_year, "5-1/2", "2022-06-01")
    judge(small_year, "5-1/2", "2022-06-10", "满意", "满意")

    def result() -> list[int]:
        return [row[2] for row in table(small_year, "satisfaction") if row[0] == "result"]

    assert result() == [2, 0, 0, 2]
    rules.set_(small_year, "satisfaction.round", "第一轮", from_="2022-01-01", source="镇人大〔2022〕1号")
    assert result() == [1, 0, 1, 2]
    assert (
        stats.stats(small_year, spans.read(small_year, "2022"), by="satisfaction").notes[0].startswith("取第一轮反馈")
    )


def test_a_grade_that_the_rules_no_longer_have_is_still_counted(small_year: Desk) -> None:
    grades = '[{"code": "优秀", "means": "satisfied"}, {"code": "满意", "means": "satisfied"}]'
    rules.set_(small_year, "grades", grades, from_="2022-12-01", source="镇人大〔2022〕9号")
    result = [row[1:3] for row in table(small_year, "satisfaction") if row[0] == "result"]
    assert result[:2] == [("优秀", 0), ("满意", 1)]
    assert set(result[2:]) == {("不满意", 1), ("未反馈", 2)}


def test_a_reply_in_a_second_round_replaces_the_class_of_the_first(small_year: Desk) -> None:
    reply(small_year, "5-1/2", "2022-06-01", class_="A")
    handling.contact(small_year, ["5-1/2"], how="面商", stage="办后", on="2022-06-02")
    assert table(small_year, "class")[0] == ("A", 3, 4, 75.0, ["5-1/1", "5-1/2", "5-1/闭1"])


# The units' own columns

UNIT = ("unit", "replied", "on_time", "days_median", "days_longest", "urges")


def test_a_unit_has_its_answers_its_days_and_its_reminders(small_year: Desk) -> None:
    for day in ("2022-05-02", "2022-05-03"):
        handling.urge(small_year, ["5-1/3"], how="电话", on=day)
    assert columns(small_year, "unit", *UNIT) == [
        ("建设局", 1, (1, 2, 50.0), 73, 73, 2),  # 闭1 in 73 days; 3 not yet
        ("农业农村局", 1, (1, 1, 100.0), 89, 89, 0),
        ("教育局", 1, (0, 1, 0.0), 90, 90, 0),  # a day late
        ("财政局", 1, (1, 1, 100.0), 92, 92, 0),
    ]


def test_a_unit_that_answered_nothing_has_no_days(office: Desk) -> None:
    assigned(office)
    assert columns(office, "unit", *UNIT) == [("农业农村局", 0, (0, 1, 0.0), None, None, 0)]


def test_a_units_days_have_their_middle(office: Desk) -> None:
    for day in ("2022-02-10", "2022-02-15", "2022-02-10", "2022-03-31"):  # 10, 15, 10 and 59 days
        reply(office, assigned(office), day)
    assert columns(office, "unit", *UNIT) == [("农业农村局", 4, (4, 4, 100.0), 12.5, 59, 0)]
    reply(office, assigned(office), "2022-02-15")
    assert columns(office, "unit", "days_median") == [(15,)]


def test_a_reminder_to_one_unit_is_not_the_others(office: Desk) -> None:
    number = assigned(office, each=["建设局", "财政局"])
    handling.urge(office, [number], how="电话", unit="财政局", on="2022-02-10")
    assert columns(office, "unit", "unit", "urges") == [("建设局", 0), ("财政局", 1)]
    handling.urge(office, [number], how="书面", on="2022-02-11")  # to both
    assert columns(office, "unit", "unit", "urges") == [("建设局", 1), ("财政局", 2)]


def test_a_reminder_of_the_slip_is_no_units(office: Desk) -> None:
    number = replied(office)
    handling.urge(office, [number], how="电话", on="2022-04-10")
    assert columns(office, "unit", "unit", "urges") == [("农业农村局", 0)]


def test_two_that_answer_separately_are_each_in_time_or_not(office: Desk) -> None:
    number = assigned(office, "2022-01-31", each=["建设局", "财政局"])
    reply(office, number, "2022-04-30", unit="建设局")
    reply(office, number, "2022-05-01", unit="财政局")
    assert columns(office, "unit", "unit", "on_time") == [("建设局", (1, 1, 100.0)), ("财政局", (0, 1, 0.0))]


def test_a_later_round_leaves_a_units_days_and_its_being_in_time(office: Desk) -> None:
    number = replied(office, "2022-03-02")
    judge(office, number, "2022-03-10", "满意", "不满意")
    reply(office, number, "2022-12-01")
    assert columns(office, "unit", *UNIT) == [("农业农村局", 1, (1, 1, 100.0), 30, 30, 0)]


# Other ways


def test_supervision_divides_by_its_level(small_year: Desk) -> None:
    supervising.supervise(small_year, ["5-1/2", "5-1/3"], level="重点", on="2022-03-01")
    supervising.supervise(small_year, ["5-1/闭1"], level="一般", on="2022-06-01")
    assert table(small_year, "supervision") == [
        ("重点", 2, 5, 40.0, ["5-1/2", "5-1/3"]),
        ("一般", 1, 5, 20.0, ["5-1/闭1"]),
        ("未列督办", 2, 5, 40.0, ["5-1/1", "5-1/4"]),
    ]


def test_what_never_reached_a_unit_has_its_stage(office: Desk) -> None:
    for _ in range(6):
        hand_in(office)
    deciding.refuse(office, ["5-1/1", "5-1/2"], why="个人事项", on="2022-01-10")
    deciding.reference(office, ["5-1/3"], why="已在办", on="2022-01-10")
    deciding.merge(office, ["5-1/4"], into="5-1/5", on="2022-01-10")
    withdrawing.withdraw(office, "5-1/6", by=["张三"], on="2022-01-10")
    found = {row[0]: row[1] for row in table(office, "stage")}
    assert found == {
        "收到议案建议": 6, "不予受理": 2, "转作参考": 1, "撤回": 1, "并案办理": 1, "交办": 0, "答复": 0, "已解决": 0,
    }  # fmt: skip
    assert stats.stats(office, spans.read(office, "2022"), by="stage").notes == ("占收到件数的百分比；各行不相加",)


def test_what_a_group_handed_in_is_the_groups(office: Desk) -> None:
    hand_in(office)  # 张三 of 东片小组
    entry.add(office, "疏浚河道", by_group="西片小组", on="2022-01-06")
    entry.add(office, "供水", by_presidium=True, on="2022-01-06")
    assert table(office, "group") == [
        ("东片小组", 1, 3, 33.33, ["5-1/1"]),
        ("西片小组", 1, 3, 33.33, ["5-1/2"]),
        ("未编组", 1, 3, 33.33, ["5-1/3"]),
    ]


def test_motions_and_suggestions_part(office: Desk) -> None:
    hand_in(office)
    entry.add(office, "供水", by_presidium=True, kind="议案", on="2022-01-06")
    assert [row[:2] for row in table(office, "kind")] == [("建议", 1), ("议案", 1)]


def test_the_first_round_stands_beside_the_last(small_year: Desk) -> None:
    reply(small_year, "5-1/2", "2022-06-01")
    judge(small_year, "5-1/2", "2022-06-10", "满意", "满意")
    found = columns(small_year, "rounds", "question", "grade", "first", "first_share", "final", "final_share")
    assert found == [
        ("process", "满意", 1, (1, 4, 25.0), 2, (2, 4, 50.0)),
        ("process", "基本满意", 1, (1, 4, 25.0), 0, (0, 4, 0.0)),
        ("process", "不满意", 0, (0, 4, 0.0), 0, (0, 4, 0.0)),
        ("process", "未反馈", 2, (2, 4, 50.0), 2, (2, 4, 50.0)),
        ("result", "满意", 1, (1, 4, 25.0), 2, (2, 4, 50.0)),
        ("result", "基本满意", 0, (0, 4, 0.0), 0, (0, 4, 0.0)),
        ("result", "不满意", 1, (1, 4, 25.0), 0, (0, 4, 0.0)),
        ("result", "未反馈", 2, (2, 4, 50.0), 2, (2, 4, 50.0)),
    ]
    assert stats.stats(small_year, spans.read(small_year, "2022"), by="rounds").notes == (
        "取第一轮和最后一轮反馈，占已交办件数的百分比",
    )


def test_a_grade_that_only_the_first_round_has_is_still_counted(small_year: Desk) -> None:
    reply(small_year, "5-1/2", "2022-06-01")
    judge(small_year, "5-1/2", "2022-06-10", "满意", "满意")
    grades = '[{"code": "满意", "means": "satisfied"}]'
    rules.set_(small_year, "grades", grades, from_="2022-12-01", source="镇人大〔2022〕9号")
    found = columns(small_year, "rounds", "question", "grade", "first", "final")
    assert {row[1:] for row in found if row[0] == "result"} == {("满意", 1, 2), ("不满意", 1, 0), ("未反馈", 2, 2)}


def test_what_is_measured_over_leaves_out_slips_urged_in_vain(small_year: Desk) -> None:
    over = "已交办件数（逾期经催仍未反馈的除外）"
    rules.set_(small_year, "satisfaction.over", over, from_="2022-01-01", source="镇人大〔2022〕1号")
    handling.urge(small_year, ["5-1/闭1"], how="电话", on="2022-09-20")
    result = [row[1:4] for row in table(small_year, "satisfaction") if row[0] == "result"]
    assert result == [("满意", 1, 3), ("基本满意", 0, 3), ("不满意", 1, 3), ("未反馈", 1, 3)]
    assert stats.stats(small_year, spans.read(small_year, "2022"), by="satisfaction").notes == (
        f"取最后一轮反馈，占{over}的百分比",
    )


# Spans of years


@pytest.fixture
def two_years(small_year: Desk) -> Desk:
    """The small year, and 2023 with one proposal, which 财政局 answered after ten days."""
    session.add(small_year, "5-2", on="2023-01-05", closed="2023-01-06")
    hand_in(small_year, on="2023-01-05", topic="教育")
    assigning.assign(small_year, ["5-2/1"], lead=["财政局"], on="2023-01-10")
    reply(small_year, "5-2/1", "2023-01-20")
    return small_year


def test_a_span_counts_all_its_years(two_years: Desk) -> None:
    rows = table(two_years, "topic", "2022-2023")
    assert [row[:3] for row in rows] == [("城乡建设", 2, 6), ("教育", 2, 6), ("未分类", 1, 6), ("其他", 1, 6)]
    assert rows[1][-1] == ["5-1/2", "5-2/1"]
    assert [row[:2] for row in table(two_years, "session", "2022-2023")] == [("5-1", 4), ("5-2", 1), ("闭会期间", 1)]


def test_a_units_columns_are_those_of_the_span(two_years: Desk) -> None:
    found = {row[0]: row[1:] for row in columns(two_years, "unit", *UNIT, year="2022-2023")}
    assert found["财政局"] == (2, (2, 2, 100.0), 51, 92, 0)  # 92 and 10 days


@pytest.mark.parametrize(
    ("by", "title"),
    [
        ("topic", "2022至2023年议案建议，按类别"),
        ("stage", "2022至2023年议案建议，从收到到解决"),
        ("rounds", "2022至2023年代表反馈，第一轮与最后一轮"),
        ("satisfaction", "2022至2023年代表反馈"),
    ],
)
def test_a_title_tells_the_span(two_years: Desk, by: str, title: str) -> None:
    assert stats.stats(two_years, spans.read(two_years, "2022-2023"), by=by).title == title
    assert stats.stats(two_years, spans.read(two_years, "2022"), by=by).title == title.replace("2022至2023年", "2022年")


def test_stages_of_a_span_are_the_sum_of_its_years(two_years: Desk) -> None:
    by_year = [[row[1] for row in table(two_years, "stage", year)] for year in ("2022", "2023", "2022-2023")]
    assert [sum(pair) for pair in zip(*by_year[:2], strict=True)] == by_year[2]


def test_a_span_is_not_written_backwards(two_years: Desk) -> None:
    with pytest.raises(InputError, match="前后颠倒；请写 2022-2023"):
        stats.stats(two_years, spans.read(two_years, "2023-2022"))
