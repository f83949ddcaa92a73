"""Deputies posted at stations."""

from datetime import date
from typing import Any

import pytest

from renda_cli.store.statements import insert_duty, insert_reception_day
from renda_cli.work import deputy, group, names
from renda_cli.work.desk import Desk
from renda_cli.work.station import people, place, reading
from tests.work.helpers import at, refused

HOME, STATION, POINT = "东片代表之家", "留道村联络站", "宋剑湖联系点"


@pytest.fixture
def stations(office: Desk) -> Desk:
    """One station of each kind."""
    place.add(office, HOME, kind="家", opened="2017-03-01")
    place.add(office, STATION, kind="站")
    place.add(office, POINT, kind="点")
    return office


def assign(desk: Desk, station: str, *deputies: str, **more: Any) -> tuple[str, ...]:
    return people.assign(desk, station, deputies=list(deputies), **more).lines


def postings(desk: Desk) -> list[tuple[Any, ...]]:
    """Every posting: deputy, station, visiting, first and last day."""
    return desk.file.tuples(
        "SELECT d.name, s.name, p.visiting, p.from_on, p.to_on FROM station_deputy p JOIN deputy d ON d.id = p.deputy_id "
        "JOIN station s ON s.id = p.station_id ORDER BY p.id"
    )


def test_deputies_are_at_home_in_one_station_and_visit_others(stations: Desk) -> None:
    assert assign(stations, HOME, "张三、李四", from_="2022-01-01") == (
        "已登记 东片代表之家 进站代表 2 名（2022-01-01 起）：张三、李四",
        "东片代表之家现有代表 2 名",
    )
    done = people.assign(stations, "留道", deputies=["张三"], visiting=True)
    assert done.lines == ("已登记 留道村联络站 外站代表 1 名：张三", "留道村联络站现有代表 0 名，外站代表 1 名")
    assert [one["name"] for one in done.read()["visitors"]] == ["张三"]
    assign(stations, POINT, "张三", visiting=True)
    with refused(stations, "张三 已在东片代表之家；换站请加 --move，只到这里参加活动请加 --visiting"):
        assign(stations, POINT, "张三", "王五")
    assert postings(stations) == [
        ("张三", HOME, 0, "2022-01-01", None),
        ("李四", HOME, 0, "2022-01-01", None),
        ("张三", STATION, 1, None, None),
        ("张三", POINT, 1, None, None),
    ]


def test_a_move_ends_the_posting_before(stations: Desk) -> None:
    assign(stations, HOME, "张三,李四", from_="2022-01-05")
    assign(stations, STATION, "李四", visiting=True)
    assert assign(stations, STATION, "张三", "李四", move=True)[0] == (
        "已登记 留道村联络站 进站代表 2 名：张三（原在东片代表之家，到 2022-01-09）、李四（原在东片代表之家，到 2022-01-09）（原为外站代表）"
    )
    assert postings(stations)[:3] == [
        ("张三", HOME, 0, "2022-01-05", "2022-01-09"),
        ("李四", HOME, 0, "2022-01-05", "2022-01-09"),
        ("李四", STATION, 1, None, "2022-01-09"),
    ]
    assert postings(stations)[3:] == [
        ("张三", STATION, 0, "2022-01-10", None),
        ("李四", STATION, 0, "2022-01-10", None),
    ]
    assign(stations, POINT, "张三", move=True, from_="2022-01-10")  # the posting of that very day was never meant
    assert ("张三", STATION, 0, "2022-01-10", None) not in postings(stations)
    with refused(stations, "张三 2022-01-10 才到宋剑湖联系点；起始 2022-01-08 更早，请核对 --from"):
        assign(stations, HOME, "张三", move=True, from_="2022-01-08")


def test_postings_of_one_kind_do_not_overlap_but_may_touch(stations: Desk) -> None:
    assign(stations, HOME, "张三")
    people.unassign(stations, HOME, deputies=["张三"], on="2022-03-01")
    with refused(stations, "张三 到 2022-03-01 还在东片代表之家；起始 2022-02-01 更早，请核对 --from"):
        assign(stations, STATION, "张三", from_="2022-02-01")
    with refused(stations, "张三 到 2022-03-01 还在东片代表之家；起始 2022-01-10 更早"):
        assign(stations, STATION, "张三")
    assign(stations, STATION, "张三", visiting=True, from_="2022-02-01")
    people.unassign(stations, STATION, deputies=["张三"], on="2022-02-15")
    with refused(stations, "张三 到 2022-02-15 还在留道村联络站"):
        assign(stations, STATION, "张三", visiting=True, from_="2022-02-10")
    assign(stations, POINT, "张三", visiting=True, from_="2022-02-10")
    assign(stations, STATION, "张三", from_="2022-03-01")
    assert postings(stations)[-1] == ("张三", STATION, 0, "2022-03-01", None)


def test_a_group_is_posted_whole_and_whoever_is_there_is_passed_over(stations: Desk) -> None:
    deputy.add(stations, "赵六", group="东片小组")
    deputy.add(stations, "钱七", group="东片小组")
    stations.file.db.execute("UPDATE seat SET status = 'ended', to_on = '2022-01-05' WHERE deputy_id = 5")
    assign(stations, HOME, "张三")
    assert people.assign(stations, HOME, groups=["东片小组"], deputies=["李四"]).lines == (
        "已登记 东片代表之家 进站代表 2 名：李四、赵六",
        "小组里 1 名已在东片代表之家，没有改动",
        "东片代表之家现有代表 3 名",
    )
    assert people.assign(stations, HOME, groups=["东片小组"]).lines[:2] == (
        "没有新的进站代表",
        "小组里 2 名已在东片代表之家，没有改动",
    )
    with refused(stations, "张三 已在东片代表之家、赵六 已在东片代表之家；换站请加 --move"):
        people.assign(stations, STATION, groups=["东片小组"])
    group.add(stations, "空小组")
    with refused(stations, "空小组 在 2022-01-10 没有在任的代表；请核对 --group"):
        people.assign(stations, STATION, groups=["空小组"])


def test_many_are_not_all_told(stations: Desk) -> None:
    for name in ["赵六", "钱七", "孙八", "周九"]:
        deputy.add(stations, name)
    everybody = "张三,李四,王五,赵六,钱七,孙八,周九"
    assign(stations, HOME, everybody)
    with refused(stations, "张三、李四、王五、赵六、钱七等 7 名 已在东片代表之家；请去掉"):
        assign(stations, HOME, everybody)


def test_what_cannot_be_posted(stations: Desk) -> None:
    assign(stations, HOME, "张三")
    for station, options, sentence in (
        (STATION, {}, "没有写进站的代表"),
        (STATION, {"deputies": [","]}, "没有写进站的代表"),
        (STATION, {"deputies": ["吴十"]}, "没有叫“吴十”的代表"),
        (STATION, {"deputies": ["李四,李四"]}, "代表“李四”写了两遍"),
        (STATION, {"groups": ["南片小组"]}, "没有叫“南片小组”的代表小组"),
        (STATION, {"deputies": ["李四"], "visiting": True, "move": True}, "--visiting 不换站"),
        ("宋家站", {"deputies": ["李四"]}, "没有叫“宋家站”的家站点"),
        (HOME, {"deputies": ["李四"], "from_": "2017-02-28"}, "东片代表之家 2017-03-01 才启用；请核对 --from"),
        (HOME, {"deputies": ["张三"], "visiting": True}, "张三 本来就在东片代表之家"),
        (HOME, {"deputies": ["李四"], "from_": "上周"}, "上周"),
    ):
        with refused(stations, sentence):
            people.assign(stations, station, **options)


def test_who_is_not_in_office_is_posted_with_a_remark(stations: Desk) -> None:
    stations.file.db.execute("UPDATE seat SET status = 'ended', to_on = '2022-01-05' WHERE deputy_id = 1")
    assert assign(stations, HOME, "张三,李四")[1:] == (
        "东片代表之家现有代表 1 名",
        "注意：张三 在 2022-01-10 不是在任代表，请核对",
    )


def test_who_leaves_is_there_no_more(stations: Desk) -> None:
    assign(stations, HOME, "张三,李四", from_="2022-01-05")
    done = people.unassign(stations, HOME, deputies=["张三"])
    assert done.lines == ("已登记 1 名代表不再在东片代表之家，最后一天 2022-01-10：张三", "东片代表之家现有代表 1 名")
    assert [one["name"] for one in done.read()["deputies"]] == ["李四"]
    for deputies, on, sentence in (
        (["张三"], None, "张三 现在不在东片代表之家；请用 renda station show 东片代表之家 核对"),
        (["李四"], "2022-01-04", "李四 2022-01-05 才到东片代表之家；日期 2022-01-04 更早，请核对 --on"),
        ([","], None, "没有写离开的代表"),
    ):
        with refused(stations, sentence):
            people.unassign(stations, HOME, deputies=deputies, on=on)


def test_turns_that_are_left_behind_are_said(stations: Desk) -> None:
    assign(stations, HOME, "张三,李四")
    where = names.station(stations, HOME).id
    for month, why, excused in (
        (1, None, None),
        (3, None, None),
        (4, "汛期", None),
        (5, None, date(2022, 4, 1)),
        (6, None, None),
    ):
        day = insert_reception_day(stations.file.db, station_id=where, planned_on=date(2022, month, 5), dropped_why=why)
        insert_duty(
            stations.file.db, day_id=day, deputy_id=1, excused_on=excused, excused_why="病假" if excused else None
        )
    told = "提醒：张三 在东片代表之家还排有 2 次接待（2022-03-05、2022-06-05），请用 renda station swap 登记由谁代替"
    assert assign(stations, STATION, "张三,李四", move=True)[-1] == told
    assign(stations, HOME, "张三", move=True, from_="2022-02-01")
    assert people.unassign(stations, HOME, deputies=["张三"], on="2022-02-10").lines[-1] == told


def test_who_is_posted_nowhere(stations: Desk) -> None:
    deputy.add(stations, "赵六", level="区", district="第九选区")
    assign(stations, HOME, "张三")
    assign(stations, STATION, "李四", visiting=True)
    found = people.unassigned(stations)
    assert found.fields == ("id", "deputy", "level", "district", "group", "visiting")
    assert found.rows == [(2, "李四", "镇", "第4选区", "西片小组", STATION), (3, "王五", "镇", "第5选区", None, None)]
    assert found.notes == ("共 3 名，已进站 1 名，未进站 2 名", "其中 1 名只在别的站参加活动")
    assert found.title == "2022-01-10 没有进站的镇代表"
    found = people.unassigned(stations, level="all")
    assert ([row[0] for row in found.rows], found.notes[0]) == ([2, 3, 4], "共 4 名，已进站 1 名，未进站 3 名")
    assert people.unassigned(stations, level="区级").rows == [(4, "赵六", "区", "第九选区", None, None)]
    assert people.unassigned(stations, level="省").notes == ("共 0 名，已进站 0 名，未进站 0 名",)
    with refused(stations, "级别"):
        people.unassigned(stations, level="")


def test_whoever_left_office_is_neither_posted_nor_missing(stations: Desk) -> None:
    assign(stations, HOME, "张三,李四,王五")
    assert people.unassigned(stations).notes == ("共 3 名，已进站 3 名，未进站 0 名",)
    stations.file.db.execute("UPDATE seat SET status = 'ended', to_on = '2022-05-01' WHERE deputy_id = 1")
    stations.file.db.execute(
        "INSERT INTO seat_event (seat_id, event, held_on, ground) VALUES (2, 'suspended', '2022-05-01', '羁押')"
    )
    later = at(stations, "2022-05-02")
    assert people.unassigned(later).notes == ("共 1 名，已进站 1 名，未进站 0 名",)
    assert reading.size(later, 1, later.today) == (2, 0)


def test_eighty_deputies_of_two_levels_in_eleven_stations(office: Desk) -> None:
    """访仙: all 80 are posted."""
    for number in range(1, 78):
        level = "市" if number > 60 else None
        deputy.add(office, f"代表{chr(0x4E00 + number)}", level=level, group=f"第{number % 11 + 1}小组")
    for number in range(1, 12):
        place.add(office, f"第{number}村联络站", kind="站")
        people.assign(office, f"第{number}村联络站", groups=[f"第{number}小组"])
    assert people.unassigned(office, level="all").notes[0] == "共 80 名，已进站 77 名，未进站 3 名"
    people.assign(office, "第11村联络站", deputies=["张三,李四,王五"])
    assert people.unassigned(office, level="all").notes[0] == "共 80 名，已进站 80 名，未进站 0 名"
    assert reading.list_(office).notes == ("站 11 个；进站代表 80 名",)
