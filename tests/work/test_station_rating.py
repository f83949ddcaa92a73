"""Stars: by hand or by a score, what they agree with, and until when they hold."""

from datetime import date
from typing import Any

import pytest

from renda_cli.work import checklist, rules
from renda_cli.work.desk import Desk
from renda_cli.work.station import rating
from renda_cli.work.station.checking import STATIONS
from tests.work.helpers import at, count, refused
from tests.work.station_year_data import HOME, STATION, fill_stations_year, station


@pytest.fixture
def stations(office: Desk) -> Desk:
    """The office with two stations and their year."""
    fill_stations_year(office)
    return office


@pytest.fixture
def banded(stations: Desk) -> Desk:
    """With the bands and the term of a county."""
    rules.set_(stations, "station.stars", "5=90、4=80", from_="2022-01-01", source="县办法")
    rules.set_(stations, "station.rating", "24个月", from_="2022-01-01", source="县办法")
    return stations


def rows(desk: Desk, name: str | None = None) -> list[dict[str, Any]]:
    found = rating.list_(desk, name)
    return [dict(zip(found.fields, row, strict=True)) for row in found.rows]


def test_without_rules_the_stars_are_given_by_hand_and_do_not_expire(stations: Desk) -> None:
    done = rating.rate(stations, STATION, stars=5, score="92", by="县人大常委会", note="复评")
    assert done.lines == ("已登记 留道联络站 5 星，得分 92（县人大常委会，2022-01-10 评定）", "有效期：未设")
    assert done.read() == {
        "station": STATION, "stars": 5, "score": 92, "rated_on": "2022-01-10", "until": None, "state": "in_force",
        "rated_by": "县人大常委会", "note": "复评",
    }  # fmt: skip
    assert rating.rate(stations, HOME, stars=1).lines[0] == "已登记 镇代表之家 1 星（2022-01-10 评定）"
    with refused(stations, "没有定过星级的分数线，得分算不出星级；请加 --stars，或用 renda rules set station.stars"):
        rating.rate(stations, STATION, score="92")


@pytest.mark.parametrize(("score", "stars"), [("90", 5), ("89.99", 4), ("89.5分", 4), ("80", 4), ("１００", 5)])
def test_the_bands_are_half_open(banded: Desk, score: str, stars: int) -> None:
    assert rating.rate(banded, STATION, score=score).read()["stars"] == stars


@pytest.mark.parametrize("score", ["79.5", "0"])
def test_below_all_bands_there_are_no_stars(banded: Desk, score: str) -> None:
    with refused(banded, f"{score} 分未达星级（县办法：5 星 90 分以上、4 星 80 分以上）；没有登记"):
        rating.rate(banded, STATION, score=score)


def test_stars_and_score_must_agree(banded: Desk) -> None:
    assert rating.rate(banded, STATION, stars=4, score="85").read()["score"] == 85
    with refused(banded, "92 分为 5 星（.*），与 --stars 4 不符；请去掉 --stars，或核对得分"):
        rating.rate(banded, STATION, stars=4, score="92")
    assert rating.rate(banded, HOME, stars=3).read()["score"] is None


def test_a_term_of_the_rulebook_or_a_day_by_hand(banded: Desk) -> None:
    assert rating.rate(banded, STATION, score="92").lines[1] == (
        "有效期：至 2024-01-10（依据：县办法：自评定之日起 24 个月）"
    )
    assert rating.rate(banded, HOME, score="92", until="2023-12-31").lines[1] == "有效期：至 2023-12-31"
    assert rating.rate(banded, HOME, stars=5, until="2022-01-10").read()["until"] == "2022-01-10"


def test_before_the_rules_begin_there_is_no_term(stations: Desk) -> None:
    station(stations, "老站")
    assert rating.rate(stations, "老站", stars=3, on="2014-05-01").lines[1] == "有效期：未设"


def test_a_term_that_starts_with_something_else_is_not_known(stations: Desk) -> None:
    rules.set_(stations, "station.rating", "自答复之日起24个月", from_="2022-01-01", source="县办法")
    assert rating.rate(stations, STATION, stars=5).lines[1] == "有效期：未设"


def test_on_the_same_day_once_more_is_a_correction(stations: Desk) -> None:
    rating.rate(stations, STATION, stars=4)
    assert rating.rate(stations, STATION, stars=5).lines[0].startswith("已改正 留道联络站 5 星")
    assert (count(stations, "station_rating"), rows(stations, STATION)[0]["stars"]) == (1, 5)


def test_a_score_by_the_share_of_a_checklist(banded: Desk) -> None:
    checklist.mark(banded, STATIONS, STATION, of="六有", met=["1,2,3,4,5"], unmet=["6"], on="2022-01-05")
    rules.set_(banded, "station.stars", "5=90、4=80", from_="2022-01-01", source="县办法")
    done = rating.rate(banded, STATION, of="六有", on="2022-01-05")
    assert done.lines[0] == "已登记 留道联络站 4 星，得分 83.33（六有达标 5/6）（2022-01-05 评定）"
    assert done.read()["score"] == 83.33
    checklist.mark(banded, STATIONS, STATION, of="六有", met=["6"], on="2022-01-06")
    assert rating.rate(banded, STATION, of="六有", on="2022-01-06").read()["stars"] == 5
    with refused(banded, "留道联络站 到 2022-01-04 没有按六有检查过；请先用 renda station check 登记"):
        rating.rate(banded, STATION, of="六有", on="2022-01-04")
    with refused(banded, "--score 和 --checklist 都写了"):
        rating.rate(banded, STATION, of="六有", score="90")


@pytest.mark.parametrize(
    ("name", "about", "why"),
    [
        (None, {"stars": 5}, "没有写评定哪个家站点；如 renda station rate 留道联络站 --stars 5"),
        ("不存在站", {"stars": 5}, "没有叫“不存在站”的家站点"),
        (HOME, {"by": "县人大"}, "没有写几星；请加 --stars 1 到 5，或 --score 得分"),
        (HOME, {"score": "九十"}, "--score 的“九十”不对；请写 0 到 1000 的分数，如 92 或 79.5"),
        (HOME, {"score": "-1"}, "--score 的“-1”不对"),
        (HOME, {"score": "1000.01"}, "--score 的“1000.01”不对"),
        (HOME, {"score": "90.555"}, "--score 的“90.555”不对"),
        (HOME, {"score": "9" * 41}, "--score 的“9+”不对"),
        (HOME, {"score": "1", "stars": 5, "until": "2022-01-09"}, "有效期到 2022-01-09，早于评定的 2022-01-10"),
        (HOME, {"stars": 5, "on": "2021-04-30"}, "镇代表之家 2021-05-01 才启用；请核对 --on"),
        (HOME, {"stars": 5, "by": " "}, "评定单位不能为空"),
        (HOME, {"of": "七有"}, "--list 没有“七有”这一种"),
    ],
)
def test_what_cannot_be_rated(stations: Desk, name: str | None, about: dict[str, Any], why: str) -> None:
    with refused(stations, why):
        rating.rate(stations, name, **about)


def test_a_closed_station_is_not_rated(stations: Desk) -> None:
    station(stations, "撤了的站", closed_on=date(2021, 12, 31))
    with refused(stations, "撤了的站 2021-12-31 已撤销；请核对 --on"):
        rating.rate(stations, "撤了的站", stars=3)


def test_the_list_says_which_hold(stations: Desk) -> None:
    rating.rate(stations, STATION, stars=3, on="2021-01-10", until="2021-12-31")
    rating.rate(stations, HOME, stars=4, on="2021-06-01", until="2022-01-10")
    assert [(row["station"], row["state"]) for row in rows(stations)] == [(HOME, "expiring"), (STATION, "expired")]
    assert rating.list_(stations).notes == ("90 天内到期 1 个、已过期 1 个",)
    rating.rate(stations, STATION, stars=5, until="2022-04-11")
    assert [(row["stars"], row["state"]) for row in rows(stations, STATION)] == [(5, "in_force"), (3, "superseded")]
    assert [row["state"] for row in rows(at(stations, "2022-01-11"))] == ["expired", "expiring"]
    station(stations, "新站")
    assert rating.list_(stations).notes == ("有效 1 个、90 天内到期 1 个、未评定 1 个",)
    assert rating.list_(stations, "新站").rows == []


def test_of_all_stations_those_that_are_closed_are_left_out(office: Desk) -> None:
    assert rating.list_(office).notes == ()
    station(office, "撤了的站", closed_on=date(2022, 1, 5))
    rating.rate(office, "撤了的站", stars=3, on="2022-01-01")
    assert (rows(office), len(rows(office, "撤了的站"))) == ([], 1)
