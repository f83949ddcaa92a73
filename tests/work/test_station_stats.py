"""What stations did in a year: a row each, by kind and by village, and the balance under it."""

from datetime import date
from typing import Any

import pytest

from renda_cli.rules.rates import Rate
from renda_cli.work import rules
from renda_cli.work.desk import Desk
from renda_cli.work.station.stats import COUNTS, FIGURES, Stats, stats
from tests.work.helpers import refused
from tests.work.station_year_data import HOME, STATION, activity, fill_stations_year, opinion, received, station


@pytest.fixture
def stations(office: Desk) -> Desk:
    """The office with two stations and their year."""
    fill_stations_year(office)
    return office


def counts(row: dict[str, Any]) -> tuple[int, ...]:
    return tuple(row[field] for field in COUNTS)


def by_name(found: Stats) -> dict[str, dict[str, Any]]:
    return {row[found.by]: row for row in found.rows}


def test_a_row_a_station_and_their_total(stations: Desk) -> None:
    found = stats(stations, "2022")
    home, below = by_name(found)[HOME], by_name(found)[STATION]
    assert list(home) == ["id", "station", "kind", *FIGURES]
    assert counts(home) == (2, 2, 4, 6, 3, 6, 1, 2, 0, 1, 1, 2)
    assert counts(below) == (3, 0, 3, 9, 5, 1, 0, 0, 1, 0, 0, 0)
    assert counts(found.total) == (5, 2, 7, 15, 8, 7, 1, 2, 1, 1, 1, 2)
    assert (home["reply_rate"], home["satisfaction_rate"]) == (Rate(2, 2, 100.0), Rate(1, 2, 50.0))
    assert (below["reply_rate"], below["satisfaction_rate"]) == (Rate(0, 1, 0.0), Rate(0, 0, None))
    assert found.title == "2022年家站点接待、意见和活动"
    assert found.notes == (
        "收到 7 条 = 已答复 2 + 办理中 1 + 已引导 1 + 转为建议 1 + 未逐条登记 2；差 2 条，没有逐条登记，不知下落",
        "合计次数为接待与活动之和，代表人次为参加接待和活动的人次",
        "答复率：已答复的占已答复和办理中的；满意率：选民评价为满意、基本满意的占已答复的",
    )


def test_the_total_is_the_sum_of_the_rows(stations: Desk) -> None:
    for by in (None, "kind", "village"):
        found = stats(stations, "2021-2022", by=by)
        assert [sum(row[field] for row in found.rows) for field in COUNTS] == list(counts(found.total))
        total = found.total
        parts = ("replied", "under_way", "referred", "turned", "unlisted")
        assert total["opinions"] == sum(total[field] for field in parts) == 8


def test_one_station(stations: Desk) -> None:
    found = stats(stations, "2022", "留道")
    assert ([row["station"] for row in found.rows], found.title) == ([STATION], "2022年留道联络站接待、意见和活动")
    assert found.notes[0].startswith("收到 1 条")


def test_by_kind_and_by_village(stations: Desk) -> None:
    station(stations, "王家村联系点", "point", village="王家村")
    found = stats(stations, "2022", by="kind")
    assert [(row["kind"], row["stations"], row["occasions"]) for row in found.rows] == [
        ("home", 1, 4), ("station", 1, 3), ("point", 1, 0),
    ]  # fmt: skip
    found = stats(stations, "2022", by="village")
    assert [(row["village"], row["stations"]) for row in found.rows] == [
        ("王家村", 1), ("留道村", 1), ("未写村（社区）", 1),
    ]  # fmt: skip


def test_stations_of_another_time_are_left_out_unless_something_happened_there(stations: Desk) -> None:
    station(stations, "撤了的站", closed_on=date(2021, 12, 31))
    station(stations, "明年的站", opened_on=date(2023, 1, 1))
    assert list(by_name(stats(stations, "2022"))) == [HOME, STATION]
    received(stations, "撤了的站", "2022-01-05", 1)
    assert list(by_name(stats(stations, "2022"))) == [HOME, STATION, "撤了的站"]
    assert list(by_name(stats(stations, "2023"))) == [HOME, STATION, "明年的站"]
    assert list(by_name(stats(stations, "2020"))) == [STATION, "撤了的站"]


def test_only_what_was_done_in_the_year_by_a_station_counts(office: Desk) -> None:
    station(office, HOME, "home")
    for day in ("2021-12-31", "2023-01-01"):
        received(office, HOME, day, 5)
        activity(office, HOME, day)
        opinion(office, HOME, day)
    activity(office, HOME, "2022-05-01", status="planned")
    assert counts(stats(office, "2022").total) == (0,) * len(COUNTS)


def test_the_last_grade_counts_and_only_of_what_is_answered(office: Desk) -> None:
    station(office, HOME, "home")
    for grade in ("满意", "基本满意", "不满意"):
        opinion(office, HOME, "2022-03-01", "replied", satisfied=grade)
    opinion(office, HOME, "2022-03-01", "redoing", satisfied="满意")
    found = stats(office, "2022").total
    assert (found["satisfaction_rate"], found["reply_rate"]) == (Rate(2, 3, 66.67), Rate(3, 4, 75.0))
    rules.set_(office, "satisfaction.counts", "满意", from_="2022-01-01", source="本镇办法")
    rules.set_(office, "rounding", '{"mode": "truncate", "decimals": 1}', from_="2022-01-01", source="本镇办法")
    assert stats(office, "2022").total["satisfaction_rate"] == Rate(1, 3, 33.3, 1)


def test_answers_that_no_voter_has_graded_are_not_satisfying(office: Desk) -> None:
    station(office, STATION)
    opinion(office, STATION, "2022-03-01", "replied")
    (row,) = stats(office, "2022").rows
    assert (row["satisfaction_rate"].numerator, row["satisfaction_rate"].denominator) == (0, 1)


def test_without_stations_nothing_is_counted(office: Desk) -> None:
    found = stats(office, "2022")
    assert (found.rows, set(counts(found.total)), found.total["reply_rate"].percent) == ([], {0}, None)


@pytest.mark.parametrize(
    ("year", "name", "by", "why"),
    [
        ("22", None, None, "年份“22”不对"),
        ("2022-2021", None, None, "年份“2022-2021”前后颠倒"),
        ("2022", None, "topic", "--by 没有“topic”；可选：kind、village"),
        ("2022", HOME, "kind", "写了家站点又写了 --by；请去掉一个"),
        ("2022", "不存在站", None, "没有叫“不存在站”的家站点"),
        ("2022", "之", None, "“之”对应 2 个家站点"),
    ],
)
def test_what_cannot_be_asked(stations: Desk, year: str, name: str | None, by: str | None, why: str) -> None:
    station(stations, "网上代表之家", "home")
    with refused(stations, why):
        stats(stations, year, name, by=by)
