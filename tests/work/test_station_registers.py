"""Registers of receptions, of what voters say and of stations: what stands in them, and what is kept back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from renda_cli.store.statements import (
    insert_opinion_assignment,
    insert_opinion_feedback,
    insert_opinion_reply,
    insert_station_rating,
    insert_station_schedule,
    insert_station_staff,
)
from renda_cli.work import names, registers
from renda_cli.work.desk import Desk
from tests.work.helpers import at, refused
from tests.work.station_year_data import HOME, STATION, fill_stations_year, opinion, received, station

DAY = date(2022, 3, 20)


def records(desk: Desk, name: str, **how: Any) -> list[dict[str, Any]]:
    found = registers.made(desk, name, **how)
    return [dict(zip(found.headings, row, strict=True)) for row in found.worded]


def filled(record: dict[str, Any]) -> dict[str, Any]:
    return {heading: value for heading, value in record.items() if value is not None}


@pytest.fixture
def stations(office: Desk) -> Desk:
    """The office with two stations and their year, seen from its end."""
    fill_stations_year(office)
    return at(office, "2022-12-31")


def test_a_row_a_reception_with_what_came_of_the_opinions(stations: Desk) -> None:
    found = records(stations, "接待选民", year="2022")
    assert filled(found[0]) == {
        "日期": "2022-03-10", "次数": 1, "家站点": HOME, "接待代表": "李四、张三", "代表人次": 2, "接待选民（人次）": 4, "意见（条）": 4,
        "当场答复": 1, "已答复": 1, "办理中": 0, "已引导": 1, "转为建议": 0, "选民反映": "路灯不亮；路灯不亮",
    }  # fmt: skip
    assert [(one["日期"], one["次数"], one["代表人次"]) for one in found[1:]] == [
        ("2022-04-01", 3, 5),
        ("2022-06-10", 1, 1),
    ]


def test_a_row_an_opinion_with_all_that_became_of_it(stations: Desk) -> None:
    number = opinion(
        stations, STATION, "2022-03-15", "replied", text="周某某家门口积水，电话13800005678", voter="周某某", phone="0519-1234567",
        village="留道村", channel="电话", deputy_id=names.deputy(stations, "李四").id,
    )  # fmt: skip
    db = stations.file.db
    insert_opinion_assignment(db, opinion_id=number, route="village", village="留道村", assigned_on=date(2022, 3, 16))
    db.execute(
        "UPDATE opinion_reply SET text = '已同周某某（0519-1234567）说好', replied_on = '2022-03-18' WHERE opinion_id = ?",
        (number,),
    )
    for whom, deputy_id, how in (("voter", None, "电话"), ("deputy", 2, "口头")):
        insert_opinion_feedback(db, opinion_id=number, whom=whom, deputy_id=deputy_id, told_on=DAY, how=how)
    (found,) = (one for one in records(stations, "选民意见") if one["编号"] == number)
    assert filled(found) == {
        "编号": number, "收到日期": "2022-03-15", "家站点": STATION, "渠道": "电话", "接待代表": "李四", "选民": "周**", "联系电话": "051*****4567",
        "选民原话": "周**家门口积水，电话138****5678", "办理途径": "村（社区）办理", "交办给": "留道村", "交办日期": "2022-03-16",
        "答复日期": "2022-03-18", "办理结果": "已同周**（051*****4567）说好", "反馈选民日期": "2022-03-20", "反馈选民方式": "电话",
        "反馈代表日期": "2022-03-20", "反馈代表方式": "口头", "状态": "已答复",
    }  # fmt: skip
    (private,) = (one for one in records(stations, "选民意见", private=True) if one["编号"] == number)
    assert (private["选民"], private["联系电话"]) == ("周某某", "0519-1234567")
    assert private["选民原话"] == "周某某家门口积水，电话13800005678"


def test_who_received_stands_in_where_nobody_is_named_and_the_number_of_the_suggestion(stations: Desk) -> None:
    found = records(stations, "选民意见")
    assert found[0]["接待代表"] == "李四、张三"
    assert [one["建议编号"] for one in found if one["状态"] == "转为代表建议"] == ["900"]
    assert [one["引导至"] for one in found if one["状态"] == "已引导"] == [None]


def test_nothing_of_a_confidential_opinion_but_that_it_is(stations: Desk) -> None:
    reception_id = received(stations, HOME, "2022-08-10", 1)
    number = opinion(
        stations, HOME, "2022-08-10", "replied", reception_id=reception_id, confidential=True, text="村干部不公", voter="吴某",
        phone="13800001234", private_why="怕报复", note="吴某要求",
    )  # fmt: skip
    shown = []
    for private in (False, True):
        (heard,) = (one for one in records(stations, "接待选民", private=private) if one["日期"] == "2022-08-10")
        (found,) = (one for one in records(stations, "选民意见", private=private) if one["编号"] == number)
        shown.append(
            (heard["选民反映"], *(found[one] for one in ("选民", "联系电话", "选民原话", "办理结果", "要求保密")))
        )
    assert shown == [
        ("（保密）", "（保密）", None, "（保密）", "（保密）", "是"),
        ("村干部不公", "吴某", "13800001234", "村干部不公", "已修好", "是"),
    ]
    assert "怕报复" not in str(registers.made(stations, "选民意见").rows)


@pytest.mark.parametrize(("voter", "said"), [("王", "王家桥坏了"), (None, "王家桥坏了"), ("王家桥", "王**坏了")])
def test_a_name_of_one_sign_is_not_looked_for_in_the_words(stations: Desk, voter: str | None, said: str) -> None:
    opinion(stations, HOME, "2022-08-10", voter=voter, text="王家桥坏了")
    assert [one["选民原话"] for one in records(stations, "选民意见") if one["收到日期"] == "2022-08-10"] == [said]


def test_the_last_round_is_what_is_told(stations: Desk) -> None:
    number = opinion(stations, HOME, "2022-08-10", "replied")
    db = stations.file.db
    insert_opinion_feedback(
        db, opinion_id=number, whom="voter", told_on=date(2022, 8, 11), how="口头", satisfaction="不满意"
    )
    db.execute("UPDATE opinion SET round = 2 WHERE id = ?", (number,))
    insert_opinion_reply(db, opinion_id=number, round=2, replied_on=date(2022, 8, 20), form="书面", text="重做了")
    (found,) = (one for one in records(stations, "选民意见") if one["编号"] == number)
    assert (found["办理结果"], found["反馈选民日期"], found["选民评价"]) == ("重做了", None, "不满意")


def test_stations_as_they_are_on_the_day(stations: Desk) -> None:
    home, db = names.station(stations, HOME).id, stations.file.db
    insert_station_staff(db, station_id=home, role="法律顾问", person="陈律师")
    insert_station_staff(db, station_id=home, role="联络员", person="吴某", to_on=date(2022, 12, 31))
    insert_station_schedule(
        db, station_id=home, rule="每月10日", hours="9:00-11:00", from_on=date(2022, 1, 1), to_on=date(2022, 12, 31)
    )
    insert_station_rating(db, station_id=home, stars=4, rated_on=date(2021, 1, 1))
    insert_station_rating(db, station_id=home, stars=5, rated_on=date(2022, 6, 1), until_on=date(2022, 12, 31))
    station(stations, "旧站", closed_on=date(2022, 12, 31))
    station(stations, "新点", "point", opened_on=date(2022, 12, 31))
    found = registers.made(stations, "家站点")
    assert found.title == "代表之家、联络站、联系点台账（2022年12月31日）"
    rows = records(stations, "家站点")
    assert [one["名称"] for one in rows] == [HOME, STATION, "新点"]
    assert filled(rows[0]) == {
        "名称": HOME, "种类": "代表之家", "级别": "镇", "地址": "人民路1号", "建成日期": "2021-05-01", "站长": "张三",
        "其他人员": "联络员吴某、法律顾问陈律师", "进站代表": "张三", "接待日": "每月10日　9:00-11:00", "星级": 5, "星级有效至": "2022-12-31",
    }  # fmt: skip
    later = records(at(stations, "2023-01-01"), "家站点")[0]
    assert (later["其他人员"], later["接待日"], later["星级"]) == ("法律顾问陈律师", None, 4)
    assert [one["名称"] for one in records(at(stations, "2022-12-30"), "家站点")] == [HOME, STATION, "旧站"]


@pytest.fixture
def define(stations: Desk, tmp_path: Path) -> Callable[[str], tuple[str, ...]]:
    """Keeps TOML as a town's own register."""

    def keep(text: str) -> tuple[str, ...]:
        file = tmp_path / "簿册.toml"
        file.write_text(text, "utf-8")
        return registers.define(stations, "本镇簿", str(file)).lines

    return keep


def test_a_towns_own_book_of_some_opinions(stations: Desk, define: Callable[[str], Any]) -> None:
    define(
        'source = "opinions"\nonly = { status = ["已答复"], channel = ["线上"] }\n[columns]\n"编号" = "id"\n"情况" = "status"\n'
    )
    assert records(stations, "本镇簿") == [{"编号": 3, "情况": "已答复"}]
    define('source = "stations"\nonly = { kind = ["联络站"] }\n[columns]\n"站" = "name"\n"外站" = "visitors"\n')
    assert records(stations, "本镇簿") == [{"站": STATION, "外站": None}]


def test_a_choice_by_the_name_of_a_voter_betrays_nothing(stations: Desk, define: Callable[[str], Any]) -> None:
    define('source = "opinions"\nonly = { voter = ["周某某"] }\n[columns]\n"编号" = "id"\n')
    assert [len(registers.made(stations, "本镇簿", private=private).rows) for private in (False, True)] == [0, 1]


def test_a_field_that_is_none_is_named_with_those_there_are(stations: Desk, define: Callable[[str], Any]) -> None:
    with refused(stations, "“谁”没有“voters”这一项；可用的有：voter 选民"):
        define('source = "opinions"\n[columns]\n"谁" = "voters"\n')


def test_the_performance_of_who_received_voters(stations: Desk) -> None:
    received(stations, STATION, "2022-05-01", 30, times=6)
    stations.file.db.execute("INSERT INTO reception_deputy (reception_id, deputy_id, times) VALUES (4, 1, 2)")
    (zhang,) = (one for one in records(stations, "履职登记") if one["姓名"] == "张三")
    assert zhang["接待选民"] == 4
