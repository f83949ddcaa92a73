"""Who runs a station."""

from typing import Any

import pytest

from renda_cli.work import deputy
from renda_cli.work.desk import Desk, Receipt
from renda_cli.work.station import place, reading, staff
from tests.work.helpers import at, count, refused

STATION = "留道村联络站"


@pytest.fixture
def stations(office: Desk) -> Desk:
    """A station, and two deputies of one name."""
    place.add(office, STATION, kind="站")
    deputy.add(office, "赵六", district="第6选区")
    deputy.add(office, "赵六", district="第7选区")
    return office


def enter(desk: Desk, role: str, person: str, **more: Any) -> Receipt:
    return staff.staff(desk, STATION, role=role, person=person, **more)


def posts(desk: Desk) -> list[tuple[Any, ...]]:
    return desk.file.tuples("SELECT role, person, deputy_id, phone, from_on, to_on FROM station_staff ORDER BY id")


def test_a_deputy_is_known_by_name_or_number(stations: Desk) -> None:
    assert enter(stations, "站长", "张三", from_="2022-01-01").lines == (
        "已登记 留道村联络站 站长 张三（代表 #1），2022-01-01 起",
        "提示：张三 按代表 #1 登记，不是代表本人的请再登记一次并加 --outside",
    )
    assert enter(stations, "副站长", "#5").lines == ("已登记 留道村联络站 副站长 赵六（代表 #5）",)
    with refused(stations, "“赵六”对应 2 位代表：#4、#5；请用 #编号 指明；不是其中哪一位的请加 --outside"):
        enter(stations, "联络员", "赵六")
    assert enter(stations, "联络员", "赵六", outside=True, phone="13800000000").read() == {
        "id": 3, "station": STATION, "role": "联络员", "person": "赵六", "deputy_id": None, "phone": "138****0000", "from_on": None, "to_on": None,
    }  # fmt: skip
    enter(stations, "法律顾问", "郑律师")
    assert [post[:3] for post in posts(stations)] == [
        ("站长", "张三", 1), ("副站长", "赵六", 5), ("联络员", "赵六", None), ("法律顾问", "郑律师", None),
    ]  # fmt: skip


def test_a_new_head_ends_the_one_before(stations: Desk) -> None:
    enter(stations, "站长", "钱书记", from_="2021-06-01")
    enter(stations, "副站长", "周主任")
    assert enter(stations, "站长", "孙书记").lines == (
        "已登记 留道村联络站 站长 孙书记，2022-01-10 起；原站长 钱书记 任至 2022-01-09",
    )
    assert enter(stations, "副站长", "吴主任").lines == ("已登记 留道村联络站 副站长 吴主任",)
    with refused(stations, "现任站长 孙书记 2022-01-10 才任职；新站长的起始 2022-01-10 不能在这之前"):
        enter(stations, "站长", "李书记")
    assert [post[4:] for post in posts(stations)] == [
        ("2021-06-01", "2022-01-09"), (None, None), ("2022-01-10", None), (None, None),
    ]  # fmt: skip


def test_a_post_ends(stations: Desk) -> None:
    enter(stations, "站长", "张三", from_="2022-01-01")
    enter(stations, "联络员", "张三")
    enter(stations, "联络员", "周干事")

    def end(**about: Any) -> Receipt:
        return staff.staff(stations, STATION, end="2022-06-30", **about)

    for about, sentence in (
        (
            {},
            "留道村联络站 有 3 个这样的在任人员；请用 --role、--person 指明其中一个：站长 张三、联络员 张三、联络员 周干事",
        ),
        ({"person": "#1"}, "有 2 个这样的在任人员；.*：站长 张三、联络员 张三"),
        (
            {"role": "副站长"},
            "没有这样的在任人员；请用 --role、--person 指明其中一个：站长 张三、联络员 张三、联络员 周干事",
        ),
        ({"person": "#None"}, "没有这样的在任人员"),
        ({"role": "站长", "phone": "13800000000"}, "--end 登记不再担任，不改电话和身份"),
        ({"role": "站长", "outside": True}, "--end 登记不再担任，不改电话和身份"),
    ):
        with refused(stations, sentence):
            end(**about)
    assert end(role="站长").lines == ("已登记 留道村联络站 站长 张三 任至 2022-06-30",)
    end(role="联络员", person="#1")
    assert end(person="周干事").read()["to_on"] == "2022-06-30"
    with refused(stations, "没有这样的在任人员；请用 renda station show 留道村联络站 核对"):
        end()
    enter(stations, "站长", "张三", from_="2022-07-01")
    with refused(stations, "张三 2022-07-01 才任站长；2022-06-30 更早，请核对 --end"):
        end()


def test_a_post_that_is_over_is_entered_beside_the_present_one(stations: Desk) -> None:
    enter(stations, "站长", "张三", from_="2022-01-01")
    done = enter(stations, "站长", "钱书记", from_="2017-01-01", end="2021-12-31")
    assert done.lines == ("已登记 留道村联络站 站长 钱书记，2017-01-01 起，任至 2021-12-31",)
    assert posts(stations)[0][-1] is None
    with refused(stations, "--end 2016-12-31 早于 --from 2017-01-01"):
        enter(stations, "站长", "吴书记", from_="2017-01-01", end="2016-12-31")
    with refused(stations, "张三 已登记在任站长；不再担任请用 --end，不写 --from"):
        enter(stations, "站长", "张三", from_="2022-01-01", end="2022-05-01")
    place.close(stations, STATION, on="2022-06-30")
    enter(stations, "副站长", "周主任", from_="2017-01-01", end="2022-06-30")
    with refused(stations, "留道村联络站 已撤销（2022-06-30）"):
        enter(stations, "副站长", "周主任", from_="2017-01-01", end="2022-07-01")


def test_entered_once_more_a_post_is_corrected(stations: Desk) -> None:
    enter(stations, "站长", "张三")
    with refused(stations, "张三 已登记任 留道村联络站 站长；不再担任请加 --end 日期，改电话请加 --phone"):
        enter(stations, "站长", "张三")
    assert enter(stations, "站长", "张三", phone="13800000000").lines[0] == "已改正 留道村联络站 站长 张三（代表 #1）"
    assert enter(stations, "站长", "张三", from_="2022-01-05", outside=True).lines == ("已改正 留道村联络站 站长 张三",)
    assert posts(stations) == [("站长", "张三", None, "13800000000", "2022-01-05", None)]
    enter(stations, "站长", "张三", phone="")
    assert posts(stations) == [("站长", "张三", 1, None, "2022-01-05", None)]
    enter(stations, "副站长", "#4")
    enter(stations, "副站长", "#5")
    assert count(stations, "station_staff") == 3


def test_whoever_left_office_is_entered_with_a_remark(stations: Desk) -> None:
    stations.file.db.execute("UPDATE seat SET status = 'ended', to_on = '2022-01-05' WHERE deputy_id = 1")
    assert "提醒：张三 2022-01-10 不在任，请核对" in enter(stations, "站长", "#1").lines


@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        ({"role": "站长"}, "职务和姓名要一起写；请写 --role 站长|副站长|联络员|法律顾问 --person 姓名"),
        ({"person": "张三"}, "职务和姓名要一起写"),
        ({"role": "保安", "person": "张三"}, "--role 没有“保安”这一种"),
        ({"role": "站长", "person": " "}, "姓名不能为空"),
        ({"role": "站长", "person": "#99"}, "没有编号为 #99 的代表"),
        ({"role": "站长", "person": "#1", "outside": True}, "#编号 写的是代表，与 --outside 矛盾"),
        ({"role": "站长", "person": "张三", "phone": "无"}, "电话“无”不对"),
        ({"role": "站长", "person": "张三", "from_": "昨年"}, "昨年"),
        ({"role": "站长", "person": "张三", "private": True}, "--private 只用于列出人员"),
    ],
)
def test_what_cannot_be_entered(stations: Desk, about: dict[str, Any], sentence: str) -> None:
    with refused(stations, sentence):
        staff.staff(stations, STATION, **about)


def test_a_station_must_be_named(stations: Desk) -> None:
    with refused(stations, "没有写家站点"):
        staff.staff(stations, None, role="站长", person="张三")


def test_the_list_and_which_stations_have_no_head(stations: Desk) -> None:
    place.add(stations, "东片代表之家", kind="家")
    place.add(stations, "旧站", kind="站")
    place.close(stations, "旧站", on="2022-01-09")
    enter(stations, "联络员", "周干事", phone="13800000000")
    enter(stations, "站长", "张三", from_="2022-01-01")
    found = staff.list_(stations)
    assert found.fields == ("id", "station", "role", "person", "deputy_id", "phone", "from_on", "to_on")
    assert [(row[2], row[3], row[5]) for row in found.rows] == [
        ("站长", "张三", None),
        ("联络员", "周干事", "138****0000"),
    ]
    assert found.notes == ("站长 1 名、联络员 1 名", "没有站长的 1 个：东片代表之家")
    assert staff.list_(stations, STATION, role="联络员", private=True).rows[0][5] == "13800000000"
    assert staff.list_(stations, STATION).notes == ("站长 1 名、联络员 1 名",)
    assert staff.list_(stations, role="联络员").notes == ("联络员 1 名",)
    assert staff.list_(stations, "东片代表之家").notes == ()
    staff.staff(stations, STATION, role="站长", end="2022-03-01")
    assert [row[3] for row in staff.list_(at(stations, "2022-03-01"), STATION).rows] == ["周干事"]
    assert [one["person"] for one in reading.show(at(stations, "2022-03-01"), STATION)["staff"]] == ["周干事", "张三"]
