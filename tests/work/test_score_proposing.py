"""Candidates for commendations: by scores, of proposals and units by what came of them."""

from typing import Any

import pytest

from renda_cli.rules.rates import Rate
from renda_cli.work import award, deputy, group, unit
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.proposal import supervising
from renda_cli.work.score import proposing
from renda_cli.work.station import place
from tests.work.helpers import at, count, judge, refused
from tests.work.score_award_data import load, score


def proposed(desk: Desk, kind: str = "优秀代表", year: str = "2022", **more: Any) -> Listing:
    """The candidates of a kind."""
    return proposing.propose(desk, year, kind=kind, **more)


@pytest.fixture
def scored(office: Desk) -> Desk:
    """Four deputies, two of whom have 90 points, on a day after the year."""
    deputy.add(office, "赵六", district="第6选区")
    load(office)
    for deputy_id, milli in ((1, 90_000), (2, 96_500), (3, 90_000), (4, 60_000)):
        score(office, milli, deputy_id=deputy_id)
    return at(office, "2023-01-10")


def test_the_best_band_when_nothing_is_said_in_the_order_of_the_roster(scored: Desk) -> None:
    found = proposed(scored, prize="300")
    assert found.fields == ("name", "group", "total", "band", "awarded")
    assert found.rows == [
        ("王五", None, "90", "优秀", False),
        ("李四", "西片小组", "96.5", "优秀", False),
        ("张三", "东片小组", "90", "优秀", False),
    ]
    assert (found.title, found.notes) == (
        "2022年优秀代表候选",
        (
            "计分办法：履职积分",
            "3 名，奖金各 300 元，合计 900 元",
            "定了以后登记：renda score award add --kind 优秀代表 --to 王五,李四,张三 --criteria 2022年积分优秀 --prize 300",
        ),
    )
    assert count(scored, "award") == 0


def test_those_who_tie_for_the_last_place_are_all_there(scored: Desk) -> None:
    found = proposed(scored, places=2)
    assert [row[0] for row in found.rows] == ["王五", "李四", "张三"]
    assert found.notes[1] == "最后的名额有 2 名并列，一并列出，共 3 名，多于名额 2 名，请讨论决定"
    assert [row[0] for row in proposed(scored, places=1).rows] == ["李四"]
    assert len(proposed(scored, places=1).notes) == 2
    assert len(proposed(scored, places=9).rows) == 4


def test_a_band_and_points_narrow_the_list(scored: Desk) -> None:
    assert [row[0] for row in proposed(scored, band="合格").rows] == ["赵六"]
    found = proposed(scored, at_least="90.5分")
    assert [row[0] for row in found.rows] == ["李四"]
    assert found.notes[-1].endswith("--to 李四 --criteria 2022年积分90.5分以上")
    assert proposed(scored, band="优秀", at_least="97").rows == []


def test_who_has_it_already_is_marked_and_not_entered_again(scored: Desk) -> None:
    award.add(scored, kind="优秀代表", to=["李四"], on="2022-12-30")
    award.add(scored, kind="优秀代表", to=["张三"], on="2021-12-30")
    found = proposed(scored)
    assert [row[-1] for row in found.rows] == [False, True, False]
    assert "--to 王五,张三 " in found.notes[-1]


def test_two_of_one_name_are_typed_by_number(scored: Desk) -> None:
    deputy.add(scored, "李四", district="第7选区")
    assert "--to '王五,#2,张三' " in proposed(scored).notes[-1]


def test_what_may_still_change_is_said(office: Desk) -> None:
    more = '[[section.item]]\nname = "测评"\nhand = true\nranges = [[0, 10]]\n'
    load(office, more=more)
    score(office, 95_000, deputy_id=1)
    found = proposed(at(office, "2022-11-01"))
    assert found.notes[1:3] == ("2022年还没有结束，积分算到今天", "还有 3 名有待评定的分，名单可能变动")


def test_who_failed_is_no_candidate(office: Desk) -> None:
    load(office, top='veto = "合格"\n', more='[[section.item]]\nname = "违纪"\nhand = true\nveto = true\n')
    for deputy_id, milli in ((1, 95_000), (2, 99_000), (3, 80_000)):
        score(office, milli, deputy_id=deputy_id)
    score(office, -1_000, deputy_id=2, item="违纪")
    assert [row[0] for row in proposed(office, places=1).rows] == ["张三"]
    assert [row[0] for row in proposed(office, band="合格").rows] == ["王五"]


def test_without_bands_it_is_said_who_is_meant(office: Desk) -> None:
    load(office, bands="")
    with refused(office, "计分办法“履职积分”没有分等次；请用 --places 名额 或 --at-least 分"):
        proposed(office)
    with refused(office, "计分办法“履职积分”没有分等次"):
        proposed(office, band="优秀")
    assert len(proposed(office, places=5).rows) == 3


def test_groups_stations_and_units_by_their_own_schemes(office: Desk) -> None:
    group.add(office, "南片小组")
    place.add(office, "洪庄村联络站", kind="站")
    for subject, key in (("group", 3), ("station", 1), ("unit", 2)):
        whom: dict[str, Any] = {f"{subject}_id": key}
        load(office, subject, f"{subject}积分")
        score(office, 92_000, scheme=f"{subject}积分", **whom)
    for kind, name in (("先进小组", "南片小组"), ("优秀家站点", "洪庄村联络站"), ("先进承办单位", "财政局")):
        found = proposed(office, kind)
        assert (found.fields, found.rows) == (
            ("name", "total", "band", "awarded"),
            [(name, "92", "优秀", False)],
        )


@pytest.mark.parametrize(
    ("kind", "more", "sentence"),
    [
        ("优秀", {}, "--kind 没有“优秀”这一种"),
        ("其他", {}, "其他表彰没有候选名单；可选：优秀代表、先进小组、优秀家站点、先进承办单位、优秀建议"),
        ("优秀代表", {"places": 0}, "--places 0 不对"),
        ("优秀代表", {"at_least": "九十"}, "--at-least “九十”不对；请写数，小数最多三位，如 2、-1.5"),
        ("优秀代表", {"band": "良好"}, "--band 没有“良好”这一种；可选：优秀、合格"),
        ("优秀代表", {"prize": "三百"}, "--prize “三百”看不懂"),
        ("优秀代表", {"scheme": "村积分"}, "没有叫“村积分”的"),
        ("先进小组", {}, "2022 年还没有给代表小组计分的办法"),
        ("优秀建议", {"places": 3}, "优秀建议的候选不排先后，不能用 --places"),
        ("优秀建议", {"band": "优秀"}, "优秀建议没有积分，不能用 --band"),
        ("先进承办单位", {"at_least": "90"}, "2022 年没有给承办单位计分的办法，不能用 --at-least"),
        ("先进承办单位", {"scheme": "单位积分"}, "2022 年还?没有"),
    ],
)
def test_what_cannot_be_asked(scored: Desk, kind: str, more: dict[str, Any], sentence: str) -> None:
    with refused(scored, sentence):
        proposed(scored, kind, **more)


@pytest.mark.parametrize("kind", ["优秀建议", "先进承办单位"])
def test_what_came_of_proposals_is_looked_at_by_the_year(scored: Desk, kind: str) -> None:
    with refused(scored, f"{kind}没有积分的按年列候选；请写年份，如 2022"):
        proposed(scored, kind, "2022Q1")


def test_a_year_that_is_none(scored: Desk) -> None:
    with refused(scored, "期间“去岁”看不懂"):
        proposed(scored, year="去岁")


def test_proposals_that_were_solved_and_satisfied(small_year: Desk) -> None:
    judge(small_year, "5-1/闭1", "2022-09-01", "满意", "满意")
    supervising.excellent(small_year, ["5-1/闭1"], on="2022-12-01")
    found = proposed(small_year, "优秀建议")
    assert found.fields == proposing.PROPOSAL_FIELDS
    assert found.rows == [
        ("5-1/1", "完善剑湖路路灯", "张三", "农业农村局", "满意", "满意", False, False),
        ("5-1/闭1", "增设公共停车位", "张三", "建设局、财政局", "满意", "满意", True, False),
    ]
    assert found.notes[-1] == (
        "定了以后登记：renda score award add --kind 优秀建议 --to 5-1/1,5-1/闭1 --criteria 已解决、代表满意"
    )
    award.add(small_year, kind="优秀建议", to=["5-1/1,5-1/闭1"], on="2022-12-30")
    found = proposed(small_year, "优秀建议")
    assert ([row[-1] for row in found.rows], len(found.notes)) == ([True, True], 1)
    assert proposed(small_year, "优秀建议", "2021").rows == []


def test_units_by_their_answers_where_no_scheme_scores_them(small_year: Desk) -> None:
    found = proposed(small_year, "先进承办单位")
    assert (found.fields, found.rows) == (
        ("name", "count", "on_time", "satisfied", "awarded"),
        [("农业农村局", 1, Rate(1, 1, 100, 2), Rate(1, 1, 100, 2), False)],
    )
    assert found.notes[0] == "没有给承办单位计分的办法，按答复列出：全部按期答复、代表都满意的"
    judge(small_year, "5-1/闭1", "2022-09-01", "满意", "满意")
    found = proposed(small_year, "先进承办单位", places=2, prize="100")
    assert [row[0] for row in found.rows] == ["农业农村局", "财政局"]
    assert found.notes[0].endswith("满意率、按期率最高的")
    assert "2 个，奖金各 100 元，合计 200 元" in found.notes
    unit.add(small_year, "水务局")
    unit.merge(small_year, "财政局", into="水务局", on="2022-12-01")
    award.add(small_year, kind="先进承办单位", to=["水务局"], on="2022-12-30")
    found = proposed(small_year, "先进承办单位", places=4)
    assert [(row[0], row[-1]) for row in found.rows if row[-1]] == [("水务局", True)]
