"""Activities as a list, and one whole."""

from typing import Any

import pytest

from renda_cli.work import article, due, naming, unit
from renda_cli.work.activity import entry, planning, reading, suggesting
from renda_cli.work.desk import Desk
from renda_cli.work.station import place as stations
from tests.work.activity_data import held, inspected, planned, who
from tests.work.helpers import at, refused


@pytest.fixture
def year(office: Desk) -> Desk:
    """1 inspection of two days with 张三, 李四; 2 training of a group; 3 plan; 4 given up; 5 of the year after."""
    held(office, until="2022-06-03", deputies=["张三", "李四"], suggestions=5, units=["财政局"])
    held(office, "履职培训", kind="培训", on="2022-03-01", group="东片小组", deputies=["张三"], attendances=30, times=2)
    planned(office, "走访月", kind="走访", on="2022-08-01", group="东片小组")
    planned(office, "普法", kind="执法检查", on="2022-09-01")
    planning.drop(office, "4", why="并入下一次")
    held(office, "座谈会", kind="座谈", on="2023-02-01")
    return office


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({}, [2, 1, 3, 4, 5]),
        ({"year": "2022"}, [2, 1, 3, 4]),
        ({"kind": "培训"}, [2]),
        ({"kind": "询问"}, []),
        ({"group": "东片小组"}, [2, 3]),
        ({"deputy": "张三"}, [2, 1]),
        ({"deputy": "王五"}, []),
        ({"status": "计划"}, [3]),
        ({"status": "已开展"}, [2, 1, 5]),
        ({"status": "dropped"}, [4]),
        ({"from_": "2022-06-03"}, [1, 3, 4, 5]),
        ({"from_": "2022-06-04"}, [3, 4, 5]),
        ({"to": "2022-06-01"}, [2, 1]),
        ({"year": "2022", "group": "东片小组", "status": "已开展", "deputy": "张三", "kind": "培训", "to": "2022-12-31"}, [2]),
    ],
)  # fmt: skip
def test_the_list_is_by_day_and_filtered(year: Desk, asked: dict[str, Any], ids: list[int]) -> None:
    assert [row[0] for row in reading.list_(year, **asked).rows] == ids


def test_a_row_tells_what_was_counted(year: Desk) -> None:
    found = reading.list_(year, kind="培训")
    assert dict(zip(found.fields, found.rows[0], strict=True)) == {
        "id": 2, "kind": "培训", "title": "履职培训", "on": "2022-03-01", "status": "done", "group": "东片小组", "times": 2, "persons": 1,
        "attendances": 30, "suggestions": 0, "units": None, "replied_on": None,
    }  # fmt: skip


def test_what_was_held_is_added_up_and_plans_that_are_past_are_named(year: Desk) -> None:
    assert reading.list_(year, year="2022").notes == ("已开展 3 次，参加 32 人次，所提建议 5 条",)
    assert reading.list_(at(year, "2022-08-02")).notes == (
        "已开展 4 次，参加 32 人次，所提建议 5 条",
        "计划的日子已过、还没有登记开展的 1 项：#3；请用 done、move 或 drop 登记",
    )
    assert reading.list_(at(year, "2022-08-01"), status="计划").notes == ()
    for place in range(10):
        planned(year, f"走访{place}", kind="走访", on="2022-08-02")
    assert "11 项：#3、#6、" in reading.list_(at(year, "2022-09-01")).notes[1]
    assert "#14等；" in reading.list_(at(year, "2022-09-01")).notes[1]


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"year": "22"}, "年份“22”不对"),
        ({"kind": "茶话会"}, "--kind 没有“茶话会”这一种；可选：视察、"),
        ({"group": "南片小组"}, "没有叫“南片小组”的代表小组"),
        ({"deputy": "孙八"}, "没有叫“孙八”的代表"),
        ({"status": "办结"}, "--status 没有“办结”这一种；可选：计划、已开展、取消"),
        ({"from_": "2022-13-01"}, "日期 --from “2022-13-01”"),
    ],
)
def test_what_cannot_be_asked_for(year: Desk, asked: dict[str, Any], why: str) -> None:
    with refused(year, why):
        reading.list_(year, **asked)


def test_a_kind_that_was_used_can_be_asked_for_whatever_the_rulebook_says_now(office: Desk) -> None:
    activity = held(office)
    office.file.db.execute("UPDATE activity SET kind = '茶话会' WHERE id = ?", (activity,))
    assert len(reading.list_(office, kind="茶话会").rows) == 1


def test_one_is_shown_whole(office: Desk) -> None:
    activity = inspected(office, planned="2022-05-30", deputies=["张三"], reviewed=["人大代表=3"])
    suggesting.suggest(office, activity, text="清淤")
    article.add(office, "代表看河道", medium="学习强国", on="2022-06-05", activity=activity)
    found = reading.show(office, "河道")
    assert found == entry.edit(office, activity, note="晴").read() | {"note": None}
    assert [found[name] for name in ("id", "planned_on", "held_on", "persons", "suggestions", "units", "listed", "articles")] == [
        1, "2022-05-30", "2022-06-01", 1, 3, ["财政局", "水利站"], [{"no": 1, "text": "清淤", "proposal": None}],
        [{"id": 1, "on": "2022-06-05", "title": "代表看河道", "medium": "学习强国"}],
    ]  # fmt: skip
    assert [one["due_on"] for one in found["deadlines"]] == ["2022-09-01"]


def test_who_took_part_stands_in_the_order_that_the_office_set(office: Desk) -> None:
    activity = held(office, deputies=["张三", "李四", "王五"])
    assert [name for name, _ in who(office, activity)] == ["王五", "李四", "张三"]  # by strokes
    naming.order(office, ["张三"], position=1)
    assert [name for name, _ in who(office, activity)] == ["张三", "王五", "李四"]


def test_a_unit_that_was_merged_stands_once_under_the_name_of_its_successor(office: Desk) -> None:
    for name in ("老水利站", "水利站"):
        unit.add(office, name)
    held(office, suggestions=1, units=["老水利站", "水利站", "建设局"], reply_by="2022-06-30")
    unit.merge(office, "老水利站", into="水利站", on="2022-06-10")
    listed = reading.list_(office)
    assert [row[listed.fields.index("units")] for row in listed.rows] == ["建设局、水利站"]
    owed = due.due(at(office, "2022-07-01"))
    assert [row[owed.fields.index("unit")] for row in owed.rows] == ["建设局、水利站"]


def test_an_activity_of_a_station(office: Desk) -> None:
    """Several stations do the same on one day; each is an activity."""
    for name in ("东片代表之家", "留道村联络站"):
        stations.add(office, name, kind="站")
        done = entry.add(office, "代表议事日", kind="座谈", on="2022-06-01", station=name)
        assert done.lines[0].endswith(f"（2022-06-01，{name}）")
    with refused(office, "#2 座谈“代表议事日”（2022-06-01）已登记"):
        held(office, "代表议事日", kind="座谈", station="留道村联络站")
    planned(office, "走访月", station="留道")
    assert [row[0] for row in reading.list_(office, station="留道").rows] == [2, 3]
    assert reading.show(office, "2")["station"] == "留道村联络站"
    entry.edit(office, "2", station="东片")
    assert reading.show(office, "2")["station"] == "东片代表之家"
    entry.edit(office, "2", station="")
    assert reading.show(office, "2")["station"] is None
    with refused(office, "没有叫“西片”的家站点"):
        entry.edit(office, "2", station="西片")
