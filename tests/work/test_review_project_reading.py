"""Livelihood projects read: the list of a year, one whole, the year in figures."""

from typing import Any

import pytest

from renda_cli.rules.rates import Rate
from renda_cli.store.statements import insert_project_source
from renda_cli.work import unit
from renda_cli.work.desk import Desk
from renda_cli.work.review import project_change, project_rating, project_reading, project_stats, project_year
from tests.work.helpers import at, hand_in, refused
from tests.work.opinion_data import opinion
from tests.work.project_year_data import add_project, fill_projects


@pytest.fixture
def year(office: Desk) -> Desk:
    """The year's projects, seen from its last days."""
    fill_projects(office)
    return at(office, "2022-12-28")


def listed(desk: Desk, *names: str, year: str | None = None, **asked: Any) -> list[tuple[Any, ...]]:
    """Some fields of the list."""
    found = project_reading.list_(desk, year, **asked)
    return [tuple(row[found.fields.index(name)] for name in names) for row in found.rows]


def test_the_list_is_of_what_was_voted_for(year: Desk) -> None:
    found = project_reading.list_(year)
    assert found.title == "2022年民生实事项目"
    assert dict(zip(found.fields, found.rows[0], strict=True)) == {
        "year": 2022, "no": 1, "title": "新建农贸市场", "status": "selected", "unit": "农业农村局", "leader": "李四", "until_on": "2022-11-30",
        "days_left": -28, "month": None, "percent": None, "budget": 12_000_000, "spent": None, "done_on": None, "carried_from": None,
    }  # fmt: skip
    assert found.notes == ("共 3 项：票决入选 3；逾期未完成 3", "另有没有入选的 1 项，一起列出加 --candidates")
    assert listed(year, "no", candidates=True) == [(1,), (2,), (3,), (4,)]
    assert project_reading.list_(year, candidates=True).notes == ("共 4 项：未票决入选 1、票决入选 3；逾期未完成 3",)


def test_before_the_vote_the_candidates_are_the_list(year: Desk) -> None:
    add_project(year, 1, "修桥", year=2023, status="candidate")
    assert listed(year, "title", year="2023") == [("修桥",)]
    assert project_reading.list_(year, "2023").notes == ("共 1 项：候选 1",)
    assert listed(year, "year", "no", year="2022-2023") == [(2022, 1), (2022, 2), (2022, 3)]
    assert project_reading.list_(year, "2030").notes == ("共 0 项",)


def test_the_last_day_is_not_late(year: Desk) -> None:
    assert listed(at(year, "2022-11-30"), "days_left") == [(0,)] * 3
    assert project_reading.list_(at(year, "2022-11-30")).notes[0] == "共 3 项：票决入选 3"


def test_the_list_is_limited(year: Desk) -> None:
    project_year.done(year, ["2"])
    assert listed(year, "no", status=["已完成"]) == [(2,)]
    assert listed(year, "no", status=["done,未票决入选"]) == [(2,), (4,)]
    assert listed(year, "no", status=["终止"]) == []
    assert listed(year, "no", unit="建设局") == [(2,), (3,)]
    unit.merge(year, "建设局", into="财政局")
    assert listed(year, "no", "unit", unit="财政局") == [(2, "财政局"), (3, "财政局")]
    with refused(year, "没有“没做”这种状态；可选：候选、"):
        listed(year, "no", status=["没做"])
    with refused(year, "没有叫“环保办”的单位"):
        listed(year, "no", unit="环保办")


def test_a_project_whole(year: Desk) -> None:
    project_year.progress(
        year, "1", month="2022-05", percent=40, spent="480万", text="联系 13812345678", on="2022-05-31"
    )
    project_change.change(year, "1", what="延长工期", why="汛期", by="主席团", until="2022-12-31", on="2022-08-10")
    project_rating.evaluate(
        year, "2022", stage="年中", votes=["满意=58"], project="1", issued=60, returned=58, on="2022-07-20"
    )
    project_rating.evaluate(year, "2022", stage="年终", votes=["满意=58"], project="1", issued=60, returned=61)
    project_year.done(year, ["1"], on="2022-12-25")
    found = project_reading.show(year, "2022-1")
    assert found["choice"] == [
        {"on": "2022-01-07", "session": "5-1", "round": 1, "method": "marks", "places": 3, "members": 62, "issued": 60, "returned": 60,
         "void": False, "votes": 59, "points": None}
    ]  # fmt: skip
    assert found["progress"][0]["text"] == "联系 138****5678"
    assert (found["carried_from"], found["carried_to"], found["sources"]) == (None, None, [])
    assert found["timeline"] == [
        {"on": "2021-12-01", "event": "collected", "text": ""},
        {"on": "2021-12-20", "event": "examined", "text": "列为候选，主席团"},
        {"on": "2022-01-07", "event": "voted", "text": "得票 59"},
        {"on": "2022-01-07", "event": "selected", "text": "5-1"},
        {"on": "2022-05-31", "event": "progress", "text": "2022-05：40%，累计支出 480 万元，联系 138****5678"},
        {"on": "2022-07-20", "event": "evaluated", "text": "年中，满意"},
        {"on": "2022-08-10", "event": "changed", "text": "延长工期（完成期限：2022-11-30 → 2022-12-31），主席团，汛期"},
        {"on": "2022-12-25", "event": "progress", "text": "2022-12：100%"},
        {"on": "2022-12-25", "event": "done", "text": ""},
        {"on": "2022-12-28", "event": "evaluated", "text": "年终，作废"},
    ]


def test_where_it_was_carried_to_and_from(year: Desk) -> None:
    project_change.carry(year, ["1"], to="2023")
    assert project_reading.show(year, "2022-1")["timeline"][-1] == {
        "on": "2022-12-28",
        "event": "carried",
        "text": "结转为 2023-1",
    }
    found = project_reading.show(year, "2023-1")
    assert found["carried_from"] == "2022-1"
    assert found["timeline"] == [{"on": "2022-12-28", "event": "carried_in", "text": "由 2022-1 结转"}]


def test_orders_of_urgency_and_second_votes_are_told(year: Desk) -> None:
    year.file.db.execute("UPDATE ballot SET method = 'urgency', round = 2")
    year.file.db.execute("UPDATE ballot_row SET votes = NULL, points = 120")
    texts = [one["text"] for one in project_reading.show(year, "1")["timeline"] if one["event"] == "voted"]
    assert texts == ["第 2 次投票，名次和 120"]
    year.file.db.execute("UPDATE ballot SET returned = 61, void = TRUE")
    assert "第 2 次投票，作废" in [one["text"] for one in project_reading.show(year, "1")["timeline"]]


def test_what_was_entered_as_ended_without_a_decision_has_no_day_of_it(year: Desk) -> None:
    add_project(year, 8, "修桥", status="ended", selected_on=None, session_id=None)
    events = [one["event"] for one in project_reading.show(year, "2022-8")["timeline"]]
    assert (events, project_reading.show(year, "2022-8")["days_left"]) == (["collected"], None)


def test_sources_keep_back_who_spoke_and_what_was_said_in_confidence(year: Desk) -> None:
    opinions = [
        opinion(year, "钱家旺说路太窄，电话 13812345678", voter="钱家旺"),
        opinion(year, "不要说出去", confidential=True),
    ]
    number = hand_in(year, "拓宽村道")
    for one in opinions:
        insert_project_source(year.file.db, project_id=2, kind="opinion", opinion_id=one)
    insert_project_source(year.file.db, project_id=2, kind="proposal", proposal_id=1)
    insert_project_source(year.file.db, project_id=2, kind="other", text="走访，13812345678")
    found = project_reading.show(year, "2022-2")
    assert found["sources"] == [
        {"kind": "opinion", "no": "1", "text": "钱**说路太窄，电话 138****5678"},
        {"kind": "opinion", "no": "2", "text": "（保密）"},
        {"kind": "proposal", "no": number, "text": "拓宽村道"},
        {"kind": "other", "no": None, "text": "走访，138****5678"},
    ]
    assert found["timeline"][0]["text"] == f"选民意见 1、选民意见 2、代表建议 {number}、走访，138****5678"


def test_the_year_in_figures(year: Desk) -> None:
    add_project(year, 5, "上年的", carried_from_id=4, budget_fen=100)
    project_year.done(year, ["1"], spent="1100万")
    project_change.carry(year, ["3"], to="2023")
    project_rating.evaluate(
        year, "2022", stage="年中", votes=["满意=29,基本满意=29"], project="1", issued=60, returned=58
    )
    found = project_stats.stats(year)
    rate = found.pop("done_rate")
    assert (rate.numerator, rate.denominator) == (1, 4)
    first, *_, last = found.pop("projects")
    assert found == {
        "year": 2022, "collected": 4, "examined": 4, "listed": 4, "selected": 4, "carried_in": 1, "under_way": 2, "late": 2, "done": 1, "carried": 1,
        "ended": 0, "budget": 15_000_001, "budget_unknown": 1, "spent": 11_000_000, "spent_unknown": 3,
    }  # fmt: skip
    assert first == {
        "no": 1, "title": "新建农贸市场", "status": "done", "percent": 100, "budget": 12_000_000, "spent": 11_000_000,
        "mid_satisfaction": Rate(29, 58, 50.0), "mid_grade": "基本满意", "end_satisfaction": None, "end_grade": None,
    }  # fmt: skip
    assert (last["no"], last["mid_grade"]) == (5, None)


def test_a_year_without_projects_has_no_rates_and_no_sums(year: Desk) -> None:
    found = project_stats.stats(year, "2030")
    assert (found["done_rate"].words, found["budget"], found["spent"], found["projects"]) == ("—", None, None, [])
    with refused(year, "年份“三零年”不对"):
        project_stats.stats(year, "三零年")
