"""Stations: registered, corrected, closed, listed and shown."""

from datetime import date
from typing import Any

import pytest

from renda_cli.store.statements import (
    insert_activity,
    insert_award,
    insert_checklist_mark,
    insert_deadline,
    insert_opinion,
    insert_reception,
    insert_reception_day,
    insert_station_paper,
    insert_station_rating,
    insert_station_schedule,
)
from renda_cli.work import award
from renda_cli.work.desk import Desk
from renda_cli.work.station import people, place, reading, staff
from tests.work.helpers import at, count, refused

HOME, STATION = "东片代表之家", "留道村联络站"


@pytest.fixture
def stations(office: Desk) -> Desk:
    """A home and a station of a village below it."""
    place.add(office, HOME, kind="家", address="镇政府一楼", area="120", phone="0519-88880000", opened="2017-03-01")
    place.add(office, STATION, kind="联络站", level="村级", village="留道村", parent=HOME)
    return office


def fields(desk: Desk, *names: str, **asked: Any) -> list[tuple[Any, ...]]:
    """These fields of every row of the list."""
    found = reading.list_(desk, **asked)
    return [tuple(row[found.fields.index(name)] for name in names) for row in found.rows]


def station_id(desk: Desk, name: str) -> int:
    return int(reading.show(desk, name)["id"])


def opinion(desk: Desk, on: date, **more: Any) -> None:
    about = {"status": "received", "channel": "现场", "text": "路灯不亮", **more}
    insert_opinion(desk.file.db, station_id=station_id(desk, STATION), received_on=on, **about)


def test_a_station_is_registered_with_what_is_known_of_it(office: Desk) -> None:
    assert place.add(office, HOME, kind="家", opened="2017-03-01").lines == (
        "已登记代表之家 东片代表之家（镇级，2017-03-01 启用）",
    )
    done = place.add(
        office, STATION, kind="station", level="村级", village=" 留道村 ", parent="东片", area="86.5平方米", phone="138-0000-0000", online=True,
        address="村委会", note="与党群服务中心合用",
    )  # fmt: skip
    assert done.lines == ("已登记联络站 留道村联络站（村级，线上，留道村，上级 东片代表之家）",)
    found = done.read()
    wanted = {
        "id": 2, "name": STATION, "kind": "station", "level": "村", "online": True, "village": "留道村", "address": "村委会", "area": 86.5,
        "phone": "138******0000", "parent": HOME, "opened_on": None, "closed_on": None, "note": "与党群服务中心合用",
    }  # fmt: skip
    assert {name: found[name] for name in wanted} == wanted
    assert reading.show(office, STATION, private=True)["phone"] == "138-0000-0000"


def test_a_name_that_is_a_part_of_another_is_a_name_of_its_own(stations: Desk) -> None:
    assert reading.show(stations, "留道")["name"] == STATION
    place.add(stations, "留道", kind="点")
    assert reading.show(stations, "留道")["name"] == "留道"
    with refused(stations, "联络站“留道村联络站”已登记；改正请用 renda station edit"):
        place.add(stations, STATION, kind="点")


@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        ({"kind": "室"}, "--kind 没有“室”这一种；可选：家（代表之家）、站（联络站）、点（联系点）"),
        ({"level": " "}, "级别不能为空"),
        ({"area": "0"}, "--area “0”看不懂；请写面积的平方米数"),
        ({"area": "-5"}, "--area “-5”看不懂"),
        ({"area": "nan"}, "--area “nan”看不懂"),
        ({"area": "很大"}, "--area “很大”看不懂"),
        ({"phone": "没有"}, "电话“没有”不对"),
        ({"parent": "西片"}, "没有叫“西片”的家站点"),
        ({"opened": "2022-02-30"}, "2022-02-30"),
        ({"village": "x" * 300}, "太长"),
    ],
)
def test_what_cannot_be_a_station(stations: Desk, about: dict[str, str], sentence: str) -> None:
    with refused(stations, sentence):
        place.add(stations, "宋剑湖联络站", **{"kind": "站", **about})


@pytest.mark.parametrize("name", ["", "  ", "a[red]", "123", "东" * 70])
def test_what_cannot_be_a_name(stations: Desk, name: str) -> None:
    with refused(stations, "家站点名称"):
        place.add(stations, name, kind="站")


def test_a_station_is_corrected_and_an_empty_text_takes_away(stations: Desk) -> None:
    done = place.edit(
        stations,
        "留道",
        name="留道联络站",
        kind="点",
        level="镇",
        village="",
        parent="",
        opened="2021-01-01",
        online=True,
    )
    assert done.lines == ("已修改联系点 留道联络站（镇级，线上，2021-01-01 启用）",)
    assert [done.read()[name] for name in ("name", "kind", "village", "parent")] == ["留道联络站", "point", None, None]
    found = place.edit(stations, HOME, area="", phone="", address="", opened="", note="改造中", online=False).read()
    assert [found[name] for name in ("area", "phone", "address", "opened_on", "note")] == [
        None,
        None,
        None,
        None,
        "改造中",
    ]
    place.edit(stations, HOME, name=HOME)


def test_what_cannot_be_corrected(stations: Desk) -> None:
    for about, sentence in (
        ({}, "没有写要改什么"),
        ({"name": HOME}, "“东片代表之家”已登记"),
        ({"name": ""}, "家站点名称不能为空"),
        ({"kind": "馆"}, "--kind 没有“馆”"),
        ({"parent": STATION}, "留道村联络站 就是它自己或在它之下，不能作它的上级"),
        ({"closed": "2022-01-01"}, "留道村联络站 没有撤销；撤销请用 renda station close 留道村联络站 --on 日期"),
    ):
        with refused(stations, sentence):
            place.edit(stations, STATION, **about)
    with refused(stations, "留道村联络站 就是它自己或在它之下"):
        place.edit(stations, HOME, parent=STATION)


def test_a_closed_station_ends_what_was_in_it(stations: Desk) -> None:
    people.assign(stations, STATION, deputies=["张三,李四"])
    people.assign(stations, STATION, deputies=["王五"], from_="2023-01-01")
    staff.staff(stations, STATION, role="站长", person="钱书记")
    where = station_id(stations, STATION)
    insert_station_schedule(stations.file.db, station_id=where, rule="每月10日", from_on=date(2022, 1, 1))
    done = place.close(stations, STATION, on="2022-06-30", reason="并村")
    assert done.lines == (
        "已登记联络站 留道村联络站 撤销（2022-06-30）",
        "同日结束：进站代表 2 名、工作人员 1 名、接待日规定 1 条",
    )
    found = done.read()
    assert (found["closed_on"], found["note"]) == ("2022-06-30", "撤销原因：并村")
    assert stations.file.tuples("SELECT DISTINCT to_on FROM station_deputy") == [("2022-06-30",)]
    later = at(stations, "2022-06-30")
    assert fields(later, "name") == [(HOME,)]
    assert fields(later, "name", "deputies", "closed_on", closed=True) == [(STATION, 0, "2022-06-30")]
    assert fields(at(stations, "2022-06-29"), "name", "deputies", "head") == [(HOME, 0, None), (STATION, 2, "钱书记")]
    with refused(stations, "留道村联络站 已撤销（2022-06-30）；恢复请用 renda station edit 留道村联络站 --closed ''"):
        place.close(stations, STATION)
    with refused(stations, "留道村联络站 已撤销"):
        people.assign(stations, STATION, deputies=["张三"])
    with refused(stations, "留道村联络站 已撤销"):
        staff.staff(stations, STATION, role="站长", person="孙某")
    with refused(stations, "“留道村联络站”已登记，2022-06-30 撤销；恢复请用"):
        place.add(stations, STATION, kind="站")
    with refused(stations, "留道村联络站 已撤销"):
        place.edit(stations, HOME, parent=STATION)


def test_a_closed_station_is_corrected_and_reopened(stations: Desk) -> None:
    people.assign(stations, STATION, deputies=["张三"])
    place.edit(stations, STATION, opened="2021-01-01", note="旧址")
    with refused(stations, "撤销日期 2020-01-01 早于启用日期 2021-01-01"):
        place.close(stations, STATION, on="2020-01-01")
    place.close(stations, STATION, on="2022-06-30")
    assert reading.show(stations, STATION)["note"] == "旧址"
    with refused(stations, "撤销日期 2022-06-30 早于启用日期 2022-07-01"):
        place.edit(stations, STATION, opened="2022-07-01")
    done = place.edit(stations, STATION, closed="2022-05-31")
    assert done.lines[1:] == ("同日结束：进站代表 1 名",)
    assert stations.file.tuples("SELECT to_on FROM station_deputy") == [("2022-05-31",)]
    done = place.edit(stations, STATION, closed="")
    assert done.lines[1:] == ("已恢复；进站代表、工作人员和接待日规定须重新登记",)
    assert done.read()["closed_on"] is None


def test_a_station_is_not_closed_over_reception_days_and_receptions(stations: Desk) -> None:
    where, db = station_id(stations, STATION), stations.file.db
    days = [insert_reception_day(db, station_id=where, planned_on=date(2022, month, 10)) for month in (6, 7, 8, 9, 10)]
    insert_reception_day(db, station_id=where, planned_on=date(2022, 11, 10), dropped_why="汛期")
    insert_deadline(
        db, kind="notice", reception_day_id=days[1], round=1, start="reception", days_known="{}", start_on=date(2022, 7, 10),
        due_on=date(2022, 7, 7), provisional=False, by_hand=False, steps="[]",
    )  # fmt: skip
    told = "2022-07-10、2022-08-10、2022-09-10等"
    with refused(
        stations, f"在 2022-06-10 之后还排有 4 个接待日：{told}；一并取消请用 renda station close 加 --drop-days"
    ):
        place.close(stations, STATION, on="2022-06-10")
    insert_reception(db, station_id=where, held_on=date(2022, 6, 10), until_on=date(2022, 6, 12), voters=3)
    with refused(stations, "留道村联络站 在 2022-06-12 还接待过选民，不能在 2022-06-11 撤销"):
        place.close(stations, STATION, on="2022-06-11", drop_days=True)
    lines = place.close(stations, STATION, on="2022-06-30", drop_days=True).lines
    assert lines[1:] == (f"已取消之后的接待日 4 个：{told}",)
    assert stations.file.tuples("SELECT count(*) FROM reception_day WHERE dropped_why = '家站点撤销'") == [(4,)]
    assert stations.file.tuples("SELECT cancelled_on, cancelled_why FROM deadline") == [("2022-06-30", "家站点撤销")]


def test_what_a_closed_station_leaves_behind_is_said(stations: Desk) -> None:
    opinion(stations, date(2022, 3, 1))
    opinion(stations, date(2022, 3, 1), status="replied")
    assert place.close(stations, STATION, on="2022-12-31").lines[1:] == (
        "提醒：留道村联络站 还有 1 条选民意见没有答复",
    )
    place.edit(stations, STATION, closed="")
    assert place.close(stations, HOME).lines[1:] == (
        "提醒：留道村联络站 的上级是 东片代表之家，请用 renda station edit 家站点 --parent 改上级",
    )


def test_the_list_counts_who_is_there_today(stations: Desk) -> None:
    place.add(stations, "线上代表之家", kind="家", online=True)
    people.assign(stations, STATION, deputies=["张三,李四"])
    people.assign(stations, HOME, deputies=["王五"])
    people.assign(stations, HOME, deputies=["李四"], visiting=True)
    staff.staff(stations, STATION, role="站长", person="钱书记", from_="2022-01-01")
    staff.staff(stations, STATION, role="站长", person="孙书记", from_="2022-09-01")
    where = station_id(stations, STATION)
    insert_station_schedule(stations.file.db, station_id=where, rule="农历每月十六", from_on=date(2022, 1, 1))
    for stars, rated in ((3, date(2020, 1, 1)), (5, date(2022, 1, 1))):
        until = rated.replace(year=rated.year + 1)
        insert_station_rating(stations.file.db, station_id=where, stars=stars, rated_on=rated, until_on=until)
    assert reading.list_(stations).fields == reading.LIST_FIELDS
    assert reading.list_(stations).rows == [
        (1, HOME, "home", "镇", None, None, None, 1, 1, None, None, "2017-03-01"),
        (2, STATION, "station", "村", "留道村", HOME, "钱书记", 2, 0, "农历每月十六", 5, None),
        (3, "线上代表之家", "home", "镇", None, None, None, 0, 0, None, None, None),
    ]
    assert reading.list_(stations).notes == ("家 2 个、站 1 个；进站代表 3 名，外站代表 1 名",)
    later = at(stations, "2023-01-02")
    assert fields(later, "head", "stars", kind="站") == [("孙书记", None)]
    assert reading.list_(later, kind="站").notes == (
        "站 1 个；进站代表 2 名",
        "星级已过有效期：留道村联络站（5 星，2023-01-01 止）",
    )
    stations.file.db.execute("UPDATE seat SET status = 'ended', to_on = '2022-05-01' WHERE deputy_id = 1")
    assert fields(at(stations, "2022-05-02"), "deputies", kind="站") == [(1,)]
    statuses = {one["name"]: one["status"] for one in reading.show(at(stations, "2022-05-02"), STATION)["deputies"]}
    assert statuses == {"张三": "ended", "李四": "in_office"}


def test_the_list_is_asked_for_by_kind_level_village_and_stars(stations: Desk) -> None:
    insert_station_rating(stations.file.db, station_id=station_id(stations, HOME), stars=4, rated_on=date(2022, 1, 1))
    for asked, wanted in (
        ({"kind": "代表之家"}, [HOME]),
        ({"level": "村级"}, [STATION]),
        ({"village": "留道村"}, [STATION]),
        ({"stars": 4}, [HOME]),
        ({"stars": 5}, []),
        ({"closed": True}, []),
    ):
        assert fields(stations, "name", **asked) == [(name,) for name in wanted], asked
    assert reading.list_(stations, stars=5).notes == ()
    with refused(stations, "--kind 没有“馆”"):
        reading.list_(stations, kind="馆")


def test_a_station_is_shown_whole(stations: Desk) -> None:
    where, db = station_id(stations, STATION), stations.file.db
    people.assign(stations, STATION, deputies=["张三"])
    people.assign(stations, STATION, deputies=["李四,王五"], visiting=True)
    people.unassign(stations, STATION, deputies=["王五"])
    stations.file.db.execute(
        "INSERT INTO seat_event (seat_id, event, held_on, ground) VALUES (1, 'suspended', '2022-01-08', '羁押')"
    )
    staff.staff(stations, STATION, role="联络员", person="周干事", phone="13800000000")
    insert_station_schedule(
        db, station_id=where, rule="每月10日", hours="9:00-11:00", seats=2, from_on=date(2022, 1, 1)
    )
    insert_station_schedule(db, station_id=where, rule="每周三", from_on=date(2020, 1, 1), to_on=date(2021, 12, 31))
    for day, met in ((date(2021, 5, 1), True), (date(2022, 1, 5), False), (date(2022, 1, 20), True)):
        insert_checklist_mark(db, station_id=where, list="五上墙", item="片区图", checked_on=day, met=met)
    insert_station_rating(db, station_id=where, stars=4, score=86.5, rated_on=date(2021, 6, 1), rated_by="区人大常委会")
    insert_station_rating(db, station_id=where, stars=3, rated_on=date(2020, 6, 1))
    insert_station_paper(db, station_id=where, year=2022, kind="plan", handed_on=date(2022, 1, 9))
    insert_station_paper(db, station_id=where, year=2021, kind="plan", handed_on=date(2021, 1, 9))
    insert_reception(db, station_id=where, held_on=date(2022, 1, 8), times=2, voters=5, opinions=3)
    insert_reception(db, station_id=where, held_on=date(2021, 1, 8), voters=50)
    opinion(stations, date(2022, 1, 8), status="replied", reception_id=1)
    opinion(stations, date(2022, 1, 9))
    opinion(stations, date(2022, 1, 9), status="referred", referred_on=date(2022, 1, 9))
    opinion(stations, date(2021, 1, 9))
    insert_activity(db, kind="座谈", title="议事会", status="done", held_on=date(2022, 1, 7), station_id=where)
    award.add(stations, kind="优秀家站点", to=[STATION], prize="500", on="2021-12-30")
    found = reading.show(stations, STATION)
    assert found["deputies"] == [
        {"id": 1, "name": "张三", "level": "镇", "group": "东片小组", "from_on": None, "status": "suspended"}
    ]
    assert [one["name"] for one in found["visitors"]] == ["李四"]
    assert found["former"] == [{"id": 3, "name": "王五", "visiting": True, "from_on": None, "to_on": "2022-01-10"}]
    assert [(one["role"], one["person"], one["phone"]) for one in found["staff"]] == [
        ("联络员", "周干事", "138****0000")
    ]
    assert [(one["rule"], one["hours"], one["seats_a_day"]) for one in found["schedules"]] == [
        ("每月10日", "9:00-11:00", 2)
    ]
    assert [(one["item"], one["met"], one["checked_on"]) for one in found["checks"]] == [
        ("片区图", False, "2022-01-05")
    ]
    assert [(one["stars"], one["in_force"]) for one in found["ratings"]] == [(4, True), (3, False)]
    assert [(one["year"], one["kind"]) for one in found["papers"]] == [(2022, "plan")]
    assert [(one["on"], one["prize"]) for one in found["awards"]] == [("2021-12-30", 500)]
    assert [one["title"] for one in found["activities"]] == ["议事会"]
    counts = ("year", "receptions", "voters", "opinions", "answered", "under_way", "referred", "turned")
    assert [found[name] for name in counts] == [2022, 2, 5, 5, 1, 1, 1, 0]
    assert reading.show(stations, STATION, private=True)["staff"][0]["phone"] == "13800000000"
    before = reading.show(stations, STATION, "2021")
    assert [before[name] for name in counts] == [2021, 1, 50, 1, 0, 1, 0, 0]
    assert [one["met"] for one in before["checks"]] == [True]
    assert reading.show(stations, HOME)["children"] == [
        {"id": 2, "name": STATION, "kind": "station", "closed_on": None}
    ]
    with refused(stations, "年份"):
        reading.show(stations, HOME, "去年")


def test_commendations_by_name_become_those_of_the_station(office: Desk) -> None:
    for title, kind in (("优秀家站点", "优秀家站点"), ("示范点", "其他")):
        insert_award(office.file.db, kind=kind, title=title, given_on=date(2021, 1, 1), given_by="镇人大", name=STATION)
    assert place.add(office, "留道站", kind="站").lines == ("已登记联络站 留道站（镇级）",)
    assert place.edit(office, "留道站", name=STATION).lines == (
        "已修改联络站 留道村联络站（镇级）",
        "此前按名称登记的表彰 1 项已归到 留道村联络站",
    )
    assert office.file.tuples("SELECT station_id, name FROM award ORDER BY id") == [(1, None), (None, STATION)]
    assert count(office, "station") == 1
