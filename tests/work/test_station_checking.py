"""Stations against their checklists: what was found, its photos, and what the file shows to be missing."""

from datetime import date
from typing import Any

import pytest

from renda_cli.store.statements import (
    insert_reception_day,
    insert_station_deputy,
    insert_station_paper,
    insert_station_schedule,
)
from renda_cli.work import checklist, marks, rules, status
from renda_cli.work.desk import Desk
from renda_cli.work.group_check import GROUPS
from renda_cli.work.station import schedule
from renda_cli.work.station.checking import STATIONS
from tests.work.helpers import at, count, refused
from tests.work.station_year_data import HOME, STATION, fill_stations_year, received, station

WALL = ["牌子", "工作制度", "代表职责", "代表名单和联系方式", "接待日安排"]


@pytest.fixture
def stations(office: Desk) -> Desk:
    """The office with two stations and their year."""
    fill_stations_year(office)
    return office


def state(desk: Desk, name: str = STATION, **about: Any) -> dict[str, Any]:
    (found,) = checklist.states(desk, STATIONS, name, **about)
    return found


def test_the_first_list_is_meant_where_none_is_named(stations: Desk) -> None:
    done = checklist.mark(stations, STATIONS, STATION, met=["牌子", "3"], unmet=["接待日"], note="现场查看")
    assert done.lines == (
        "已登记 留道联络站 的制度牌子上墙检查（2022-01-10）：达标 2 项、未达标 1 项",
        "制度牌子上墙现达标 2/5；未达标：接待日安排；未检查：工作制度、代表名单和联系方式",
        "还缺：没有站长；没有定接待日；没有年度计划",
    )
    found = done.read()
    assert found == state(stations)
    assert [one["item"] for one in found["items"]] == WALL
    assert found["items"][0] == {
        "no": 1, "item": "牌子", "met": True, "checked_on": "2022-01-10", "file": None, "note": "现场查看",
    }  # fmt: skip
    assert list(found)[:6] == ["id", "name", "kind", "list", "year", "items"]
    assert (found["kind"], found["deputies"], found["met_counted"]) == ("station", 1, 2)


def test_the_towns_own_lists_are_there_too(stations: Desk) -> None:
    rules.set_(stations, "checklists.own", "三有=有人、有房、有章", from_="2022-01-01", source="本镇办法")
    assert checklist.mark(stations, STATIONS, HOME, of="三有", met=["全部"]).read()["met_counted"] == 3
    assert [one["list"] for one in checklist.states(stations, STATIONS, of="六有")] == ["六有"] * 2
    with refused(stations, "--list 没有“七有”这一种；可选：制度牌子上墙、五上墙、六有、三有"):
        checklist.mark(stations, STATIONS, HOME, of="七有", met=["1"])


def test_a_photo_is_a_name_and_stays_until_another_is_named(stations: Desk) -> None:
    done = checklist.mark(stations, STATIONS, HOME, met=["1,2"], photos=["1=照片/牌子,正面.jpg", "工作制度＝制度.jpg"])
    assert done.lines[0].endswith("达标 2 项，照片 2 张")
    assert [one["file"] for one in done.read()["items"]] == ["照片/牌子,正面.jpg", "制度.jpg", None, None, None]
    again = checklist.mark(stations, STATIONS, HOME, met=["1"], unmet=["2"], photos=["2=新.jpg"]).read()["items"]
    assert [(one["met"], one["file"]) for one in again[:2]] == [(True, "照片/牌子,正面.jpg"), (False, "新.jpg")]
    assert count(stations, "checklist_mark") == 2
    later = checklist.mark(stations, STATIONS, HOME, met=["1"], on="2022-01-11").read()["items"]
    assert later[0]["file"] is None


@pytest.mark.parametrize(
    ("name", "about", "why"),
    [
        (None, {"met": ["1"]}, "登记检查结果要写家站点和日期；如 renda station check 留道联络站"),
        ("不存在站", {"met": ["1"]}, "没有叫“不存在站”的家站点"),
        (HOME, {"photos": ["1=a.jpg"]}, "没有写查了哪几项"),
        (HOME, {"met": ["1"], "photos": ["a.jpg"]}, "--photo 的“a.jpg”看不懂；请写 项目=文件名，如 1=制度牌.jpg"),
        (HOME, {"met": ["1"], "photos": ["=a.jpg"]}, "--photo 的“=a.jpg”看不懂"),
        (HOME, {"met": ["1"], "photos": ["1="]}, "照片的文件名不能为空"),
        (HOME, {"met": ["1"], "photos": ["9=a.jpg"]}, "--photo 的“9”不在检查表里；请写序号或项目：1 牌子"),
        (
            HOME,
            {"met": ["1"], "photos": ["2=a.jpg"]},
            "“工作制度”有照片，没有写达标还是未达标；请同时写进 --met 或 --unmet",
        ),
        (HOME, {"met": ["1"], "photos": ["1=a.jpg", "牌子=b.jpg"]}, "照片的项目“牌子”写了两遍"),
        (HOME, {"met": ["1"], "photos": ["1=\x1b[31m"]}, "照片的文件名里有看不见的控制字符"),
    ],
)
def test_what_cannot_be_marked(stations: Desk, name: str | None, about: dict[str, Any], why: str) -> None:
    with refused(stations, why):
        checklist.mark(stations, STATIONS, name, **about)


def test_marks_of_stations_and_groups_do_not_mix(stations: Desk) -> None:
    rules.set_(stations, "checklists.own", "三有=有人、有房、有章", from_="2022-01-01", source="本镇办法")
    checklist.mark(stations, STATIONS, HOME, of="三有", met=["1"])
    assert checklist.states(stations, GROUPS, "东片小组", of="三有")[0]["unchecked"] == ["有人", "有房", "有章"]
    checklist.mark(stations, GROUPS, "东片小组", of="三有", met=["2"])
    assert [one["met_counted"] for one in checklist.states(stations, STATIONS, of="三有")] == [1, 0]
    assert [one["item"] for one in marks.last(stations, "station_id", date(2022, 1, 10))] == ["有人"]
    assert [one["item"] for one in marks.last(stations, "group_id", date(2022, 1, 10), 1)] == ["有房"]


def test_nothing_is_missing_where_everything_is_there(stations: Desk) -> None:
    db = stations.file.db
    insert_station_schedule(db, station_id=1, rule="每月10日", off_day="keep", from_on=date(2022, 1, 1))
    for code in ("plan", "summary"):
        insert_station_paper(db, station_id=1, year=2022, kind=code, handed_on=date(2022, 1, 5))
    received(stations, HOME, "2022-06-10", times=10)
    found = state(at(stations, "2022-12-31"), HOME)
    assert found["missing"] == []
    assert {field: found[field] for field in ("head", "deputies", "rule", "plan", "summary")} == {
        "head": "张三", "deputies": 1, "rule": "每月10日", "plan": "2022-01-05", "summary": "2022-01-05",
    }  # fmt: skip


def test_fewer_receptions_than_days_that_are_over(stations: Desk) -> None:
    station(stations, "东片联络站")
    day: dict[str, Any] = {"station_id": 3, "planned_on": date(2022, 2, 16)}
    schedule.set_(stations, "东片", "每月15日", off_day="move", from_="2021-12-20")

    def missed(today: str, year: str | None = None) -> list[str]:
        found = state(at(stations, today), "东片联络站", year=year)["missing"]
        return [one for one in found if one.startswith("已过")]

    assert missed("2022-01-15") == []  # a Saturday: put to the 17th
    assert missed("2022-01-17") == []
    assert missed("2022-01-18") == ["已过的接待日 1 个，只登记接待 0 次"]
    received(stations, "东片联络站", "2022-01-20")
    assert missed("2022-02-15") == []
    assert missed("2022-02-16") == ["已过的接待日 2 个，只登记接待 1 次"]
    put_off = insert_reception_day(
        stations.file.db, **day | {"planned_on": date(2022, 2, 25), "moved_from": date(2022, 2, 15)}
    )
    assert missed("2022-02-25") == []
    assert missed("2022-02-26") == ["已过的接待日 2 个，只登记接待 1 次"]
    stations.file.update("reception_day", put_off, dropped_why="防汛")
    assert missed("2022-02-26") == []
    assert missed("2022-02-26", "2021") == []
    assert missed("2024-02-26", "2022") == ["已过的接待日 11 个，只登记接待 1 次"]


def test_a_lunar_rule_in_a_year_that_no_table_covers_waits_for_nobody(stations: Desk) -> None:
    rules.set_(stations, "station.checklists", "三有=有人、有房、有章", from_="1970-01-01", source="本镇办法")
    schedule.set_(stations, STATION, "农历每月十六", from_="1970-01-01")
    for today, year in (("2022-01-10", "1975"), ("2060-12-31", "2060")):
        assert not any(one.startswith("已过") for one in state(at(stations, today), year=year)["missing"])
    assert "已过的接待日 12 个，只登记接待 0 次" in state(stations, year="1994")["missing"]


def test_who_left_office_is_counted_no_longer(stations: Desk) -> None:
    name = stations.file.rows("SELECT d.name FROM station_deputy p JOIN deputy d ON d.id = p.deputy_id WHERE p.id = 2")[
        0
    ]["name"]
    status.end(stations, name, ground="辞职", on="2022-01-05")
    assert state(stations)["deputies"] == 0


def test_a_summary_is_asked_for_when_the_year_is_over(stations: Desk) -> None:
    asked = ["没有站长", "没有定接待日", "没有年度计划"]
    assert state(at(stations, "2022-12-30"))["missing"] == asked
    assert state(at(stations, "2022-12-31"))["missing"] == [*asked, "没有年度总结"]
    assert state(stations, year="2021")["missing"] == [*asked, "没有年度总结"]
    assert state(stations, year="2023")["missing"] == []


def test_only_those_at_home_count_and_only_while_they_are(stations: Desk) -> None:
    station(stations, "空的联系点", "point")
    insert_station_deputy(stations.file.db, station_id=3, deputy_id=3, visiting=True)
    assert state(stations, "空的联系点")["missing"][:2] == ["没有站长", "没有代表进站"]
    stations.file.update("station_deputy", 2, to_on="2022-01-09")
    assert "没有代表进站" in state(stations)["missing"]
    assert "没有代表进站" not in state(at(stations, "2022-01-09"))["missing"]


def test_of_a_station_on_line_no_reception_day_is_asked(stations: Desk) -> None:
    station(stations, "网上代表之家", "home", online=True)
    assert state(stations, "网上代表之家")["missing"] == ["没有站长", "没有年度计划"]


def test_those_that_there_were_stand_in_one_table(stations: Desk) -> None:
    station(stations, "撤了的站", closed_on=date(2022, 1, 9))
    station(stations, "明年的站", opened_on=date(2023, 1, 1))
    assert [one["name"] for one in checklist.states(stations, STATIONS)] == [HOME, STATION]
    assert [one["name"] for one in checklist.states(at(stations, "2022-01-08"), STATIONS)][-1] == "撤了的站"
    assert state(stations, "撤了的站")["name"] == "撤了的站"
