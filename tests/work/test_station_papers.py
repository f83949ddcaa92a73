"""Plans and summaries of stations: handed in, or drawn up from the records of the year."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from renda_cli.store.statements import (
    insert_activity_deputy,
    insert_duty,
    insert_reception_day,
    insert_station_schedule,
    insert_station_staff,
)
from renda_cli.work import status
from renda_cli.work.desk import Desk
from renda_cli.work.station import papers
from renda_cli.work.station.summary import summary, worded
from tests.work.helpers import at, count, refused
from tests.work.station_year_data import HOME, STATION, fill_stations_year, opinion, received, station


@pytest.fixture
def stations(office: Desk) -> Desk:
    """The office with two stations and their year, seen from its last day."""
    fill_stations_year(office)
    return at(office, "2022-12-31")


def planned(desk: Desk, on: str, *deputies: int, **more: Any) -> int:
    day_id = insert_reception_day(
        desk.file.db, station_id=1, planned_on=date.fromisoformat(on), hours="9:00-11:00", place="接待室", **more
    )
    for deputy_id in deputies:
        insert_duty(desk.file.db, day_id=day_id, deputy_id=deputy_id)
    return day_id


# Handed in


def test_a_plan_is_handed_in_and_corrected(stations: Desk) -> None:
    done = papers.record(stations, HOME, "plan", "2022", on="2022-01-20", text="每月接待一次")
    assert done.lines == ("已登记 镇代表之家 2022 年度计划，2022-01-20 交",)
    assert (
        papers.record(stations, HOME, "plan", file="计划.docx")
        .lines[0]
        .startswith("已改正 镇代表之家 2022 年度计划，2022-01-20")
    )
    papers.record(stations, HOME, "summary", on="2022-12-20")
    assert papers.record(stations, HOME, "summary", text="接待两次").read() == {
        "id": 1, "name": HOME, "papers": [
            {"year": 2022, "kind": "plan", "handed_on": "2022-01-20", "text": "每月接待一次", "file": "计划.docx"},
            {"year": 2022, "kind": "summary", "handed_on": "2022-12-20", "text": "接待两次", "file": None},
        ],
    }  # fmt: skip
    assert count(stations, "station_paper") == 2


@pytest.mark.parametrize(
    ("name", "code", "year", "about", "why"),
    [
        ("不存在站", "plan", None, {"text": "计划"}, "没有叫“不存在站”的家站点"),
        (HOME, "plan", "2020", {"text": "计划"}, "镇代表之家 2021-05-01 才启用；请核对年份"),
        (HOME, "plan", "1948", {"text": "计划"}, "年份 1948 不对"),
        (HOME, "summary", "2023", {"text": "总结"}, "2023 年的总结不能在 2022-12-31 交；请核对年份和 --on"),
        (HOME, "plan", None, {"on": "2022-02-30"}, "2022-02-30”不存在"),
        (
            HOME,
            "plan",
            None,
            {"on": "2022-02-01", "output": "x.md"},
            "-o 是生成，--on、--text、--file 是登记；请分两次",
        ),
    ],
)
def test_what_cannot_be_handed_in(
    stations: Desk, name: str, code: str, year: str | None, about: dict[str, Any], why: str
) -> None:
    with refused(stations, why):
        papers.record(stations, name, code, year, **about)


# A plan drawn up


def test_a_plan_holds_the_days_of_the_year_and_who_sits(stations: Desk) -> None:
    db = stations.file.db
    insert_station_schedule(
        db, station_id=1, rule="每月10日", hours="9:00-11:00", off_day="move", from_on=date(2022, 1, 1)
    )
    insert_station_schedule(db, station_id=1, rule="每周三", from_on=date(2021, 1, 1), to_on=date(2021, 12, 31))
    insert_station_staff(db, station_id=1, role="法律顾问", person="周某")
    insert_station_staff(db, station_id=1, role="联络员", person="吴某")
    second = planned(stations, "2022-02-10", 2)
    stations.file.db.execute(
        "UPDATE duty SET excused_on = '2022-02-01', excused_why = '病假' WHERE day_id = ?", (second,)
    )
    insert_duty(db, day_id=second, deputy_id=3, for_id=2)
    planned(stations, "2022-01-10", 1, 2)
    planned(stations, "2022-03-10", 1, dropped_why="下雪")
    planned(stations, "2023-01-10", 1)
    found = papers.plan(stations, HOME)
    assert found["title"] == "遥观镇代表之家2022年工作计划"
    assert [one["role"] for one in found["staff"]] == ["站长", "联络员", "法律顾问"]
    assert "phone" not in found["staff"][0]
    assert (found["deputies"], found["visitors"]) == (["张三"], ["李四"])
    status.end(stations, "李四", ground="辞职", on="2022-01-05")
    assert papers.plan(stations, HOME)["visitors"] == []
    assert found["rules"] == ["每月10日 9:00-11:00，遇休息日顺延"]
    assert found["days"] == [
        {"on": "2022-01-10", "hours": "9:00-11:00", "place": "接待室", "deputies": "李四、张三", "weekday": "星期一"},
        {"on": "2022-02-10", "hours": "9:00-11:00", "place": "接待室", "deputies": "王五", "weekday": "星期四"},
    ]
    assert [(one["on"], one["title"]) for one in found["activities"]] == [("2022-10-01", "视察学校")]
    told = papers.worded(found)
    assert (told["kind"], told["people"]) == (
        "代表之家", "站长 张三；联络员 吴某；法律顾问 周某；进站代表 1 名：张三；外站代表：李四",
    )  # fmt: skip


def test_a_plan_of_nothing_is_empty(stations: Desk) -> None:
    station(stations, "遥观镇网上联络站", online=True)
    found = papers.plan(stations, "网上", "2022")
    assert (found["title"], found["rules"], found["days"], found["activities"]) == (
        "遥观镇网上联络站2022年工作计划", [], [], [],
    )  # fmt: skip
    assert papers.worded(found)["people"] == "进站代表 0 名"
    insert_station_schedule(stations.file.db, station_id=2, rule="每周三", from_on=date(2022, 1, 1))
    assert papers.plan(stations, STATION)["rules"] == ["每周三，遇休息日照常"]
    assert papers.plan(stations, STATION)["station"] == "遥观镇留道联络站"


def test_dropped_activities_are_no_longer_planned(stations: Desk) -> None:
    stations.file.db.execute("UPDATE activity SET status = 'dropped', dropped_why = '雨' WHERE title = '视察学校'")
    assert papers.plan(stations, HOME)["activities"] == []


# A summary drawn up


def test_a_summary_holds_the_figures_and_the_records_behind_them(stations: Desk) -> None:
    planned_id = planned(stations, "2022-06-10", 1)
    planned(stations, "2022-09-10", 1)
    stations.file.db.execute("UPDATE reception SET day_id = ? WHERE held_on = '2022-06-10'", (planned_id,))
    stations.file.db.execute("UPDATE reception SET until_on = '2022-03-11' WHERE held_on = '2022-03-10'")
    (done,) = stations.file.tuples("SELECT id FROM activity WHERE title = '看河道'")[0]
    insert_activity_deputy(stations.file.db, activity_id=done, deputy_id=3, times=2)
    found = summary(stations, HOME, "2022")
    assert (found["title"], found["planned_days"], found["kept_days"]) == ("遥观镇代表之家2022年工作总结", 2, 1)
    assert (found["figures"]["receptions"], found["figures"]["attendances"]) == (2, 5)
    assert found["receptions"][0] == {
        "on": "2022-03-10", "until_on": "2022-03-11", "times": 1, "deputies": "张三、李四", "voters": 4, "opinions": 4,
    }  # fmt: skip
    assert [(one["on"], one["times"], one["attendances"]) for one in found["activities"]] == [("2022-07-01", 2, 2)]
    assert [(one["topic"], one["count"], one["replied"], one["under_way"]) for one in found["topics"]] == [
        ("城乡建设", 2, 2, 0), ("教育", 1, 0, 0), ("未分类", 1, 0, 0),
    ]  # fmt: skip
    assert {one["name"]: (one["receptions"], one["activities"]) for one in found["participants"]} == {
        "张三": (2, 0), "李四": (1, 0), "王五": (0, 2),
    }  # fmt: skip
    told = worded(found)
    assert [one["on"] for one in told["receptions"]] == ["2022-03-10 至 2022-03-11", "2022-06-10"]
    assert [(one["item"], one["text"]) for one in told["items"]] == [
        ("排定的接待日", "2 天，其中已接待 1 天"), ("接待选民", "2 次，6 人次"), ("开展活动", "2 次"),
        ("接待和活动合计", "4 次，代表参加 5 人次"), ("收到选民意见", "6 条"), ("其中当场答复", "1 条"), ("意见的下落", found["balance"]),
        ("答复率", "100.00%"), ("满意率", "50.00%"),
    ]  # fmt: skip


def test_what_is_under_way_names_no_voter(stations: Desk) -> None:
    opinion(stations, STATION, "2022-05-01", voter="周某某", text="我是周某某，电话13800008888，水渠不通", topic="农业")
    opinion(stations, STATION, "2022-05-02", voter="吴某某", text="举报", confidential=True)
    found = summary(stations, STATION, "2022")
    assert [(one["topic"], one["text"]) for one in found["under_way"]] == [
        (None, "修水渠，联系138****9999"), ("农业", "我是周**，电话138****8888，水渠不通"),
    ]  # fmt: skip
    assert list(found["under_way"][0]) == ["id", "received_on", "topic", "text", "handler", "due_on"]
    assert (found["secret"], found["figures"]["under_way"]) == (1, 3)
    assert "吴" not in str(found)
    told = worded(found)
    assert told["items"][0]["item"] == "接待选民"
    assert told["figures"]["satisfaction_rate"] == "—"


def test_other_topics_come_last(stations: Desk) -> None:
    for topic in ("其他", "其他", "其他", "水利"):
        opinion(stations, STATION, "2022-06-01", topic=topic)
    assert [one["topic"] for one in summary(stations, STATION)["topics"]] == ["水利", "其他", "未分类"]


def test_a_station_that_did_nothing_has_a_summary(stations: Desk) -> None:
    station(stations, "空的联系点", "point")
    received(stations, "空的联系点", "2021-05-01", 3)
    found = summary(stations, "空的联系点", "2022")
    assert (found["figures"]["occasions"], found["receptions"], found["participants"]) == (0, [], [])


def test_a_year_to_come_has_no_summary(stations: Desk) -> None:
    with refused(stations, "2023 年还没有到；请写 2022 或以前的年份"):
        summary(stations, HOME, "2023")


def test_a_paper_is_written_in_the_form_that_its_name_asks_for(stations: Desk, tmp_path: Path) -> None:
    told = papers.worded(papers.plan(stations, HOME))
    path = papers.write(stations, "station_plan", told, str(tmp_path / "计划.md"))
    assert path.read_text("utf-8").splitlines()[-1] == "遥观镇代表之家　2022年12月31日"
    with refused(stations, "“计划.pdf”不是可用的格式；文件名请以 .docx 或 .md 结尾"):
        papers.write(stations, "station_plan", told, "计划.pdf")
