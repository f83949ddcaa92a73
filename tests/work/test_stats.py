"""The year's proposals divided by a field, worked out by hand on the small year of conftest."""

from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.rules.rates import Rate
from renda_cli.work import rules, session, stats
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import handling
from tests.work.helpers import assigned, hand_in, judge, reply


def table(desk: Desk, by: str, year: str = "2022", **how: Any) -> list[tuple[Any, ...]]:
    """The rows: value (question and grade), count, denominator, percent, the numbers of the records."""
    found = stats.stats(desk, year, by=by, **how)
    return [(*row[:-2], row[-2].denominator, row[-2].percent, sorted(row[-1])) for row in found.rows]


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
        ("kind", [("建议", 4, 5, 80.0, ["5-1/1", "5-1/2", "5-1/4", "5-1/闭1"]), ("议案", 1, 5, 20.0, ["5-1/3"])]),
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


@pytest.mark.parametrize("by", [*stats.WAYS, "satisfaction"])
def test_the_records_behind_a_row_are_as_many_as_it_counts(small_year: Desk, by: str) -> None:
    found = stats.stats(small_year, "2022", by=by)
    assert found.rows
    assert [len(row[-1]) for row in found.rows] == [row[-3] for row in found.rows]


def test_the_fields_are_named_after_the_way(small_year: Desk) -> None:
    assert stats.stats(small_year, "2022", by="topic").fields == ("topic", "count", "share", "records")
    assert stats.stats(small_year, "2022", by="satisfaction").fields == (
        "question",
        "grade",
        "count",
        "share",
        "records",
    )


def test_what_must_be_said_under_the_table_is_said(small_year: Desk) -> None:
    assert stats.stats(small_year, "2022", by="topic").notes == ()
    assert "占比合计可超过 100%" in stats.stats(small_year, "2022", by="unit").notes[0]
    assert stats.stats(small_year, "2022", by="satisfaction").notes == ("取最后一轮反馈，占已交办件数的百分比",)


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
    assert table(small_year, "topic", "2021") == [("教育", 1, 1, 100.0, ["闭1"])]


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
    assert stats.stats(thirds, "2022", decimals=1).rows[0][2] == Rate(1, 3, 33.3, 1)


def test_a_wrong_question_is_refused(office: Desk) -> None:
    with pytest.raises(
        InputError, match="--by 没有“village”；可选：topic、kind、session、group、unit、class、satisfaction"
    ):
        stats.stats(office, "2022", by="village")
    with pytest.raises(InputError, match="--round 没有“up”；可选：half-up、truncate、largest-remainder"):
        stats.stats(office, "2022", mode="up")
    for decimals in (-1, 7):
        with pytest.raises(InputError, match=f"--decimals {decimals} 不对；请写 0 到 6"):
            stats.stats(office, "2022", decimals=decimals)
    assert stats.stats(office, "2022", decimals=6).rows == []


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
    found = stats.stats(small_year, "2022", by="satisfaction")
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
    assert stats.stats(small_year, "2022", by="satisfaction").notes[0].startswith("取第一轮反馈")


def test_a_grade_that_the_rules_no_longer_have_is_still_counted(small_year: Desk) -> None:
    grades = '[{"code": "优秀", "means": "satisfied"}, {"code": "满意", "means": "satisfied"}]'
    rules.set_(small_year, "grades", grades, from_="2022-12-01", source="镇人大〔2022〕9号")
    result = [row[1:3] for row in table(small_year, "satisfaction") if row[0] == "result"]
    assert result[:2] == [("优秀", 0), ("满意", 1)]
    assert set(result[2:]) == {("不满意", 1), ("未反馈", 2)}


def test_a_reply_in_a_second_round_replaces_the_class_of_the_first(small_year: Desk) -> None:
    reply(small_year, "5-1/2", "2022-06-01", class_="A")
    handling.contact(small_year, "5-1/2", how="面商", stage="办后", on="2022-06-02")
    assert table(small_year, "class")[0] == ("A", 3, 4, 75.0, ["5-1/1", "5-1/2", "5-1/闭1"])
