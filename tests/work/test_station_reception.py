"""Receptions of voters: with the rota and without it, counted and listed, corrected."""

from datetime import date
from typing import Any

import pytest

from renda_cli.store.statements import insert_duty, insert_reception_day, insert_station, insert_station_deputy
from renda_cli.work import deadlines
from renda_cli.work.desk import Desk
from renda_cli.work.station import days, opinion, reception, reception_reading
from tests.work.helpers import at, count, refused

STATION, TENTH = "留道联络站", "2022-10-10"


@pytest.fixture
def station(office: Desk) -> Desk:
    """The office on the last day of October with a station where 张三 and 李四 sit on the 10th, and 李四 only for another."""
    db = office.file.db
    with office.file.transaction():
        where = insert_station(
            db, name=STATION, kind="station", level="镇", opened_on=date(2022, 1, 1), closed_on=date(2023, 3, 1)
        )
        insert_station(db, name="网上代表之家", kind="home", level="镇", online=True)
        for deputy_id in (1, 2):
            insert_station_deputy(db, station_id=where, deputy_id=deputy_id)
        day = insert_reception_day(
            db, station_id=where, planned_on=date(2022, 10, 10), hours="9:00-11:00", place="村部"
        )
        insert_duty(db, day_id=day, deputy_id=1)
        insert_duty(db, day_id=day, deputy_id=3, excused_on=date(2022, 10, 9), excused_why="病假")
        insert_duty(db, day_id=day, deputy_id=2, for_id=3)
        insert_reception_day(db, station_id=where, planned_on=date(2022, 10, 20), dropped_why="防汛")
        deadlines.open_clock(
            office, "notice", "reception.notice", {"reception": date(2022, 10, 10)}, reception_day_id=day
        )
    return at(office, "2022-10-31")


def received(desk: Desk, name: str = STATION, voters: int = 14, *, on: str = TENTH, **more: Any) -> tuple[str, ...]:
    """What the clerk is told of a reception."""
    return reception.receive(desk, name, voters=voters, on=on, **more).lines


def counted(desk: Desk, **more: Any) -> tuple[str, ...]:
    """A reception of which only numbers are known."""
    return received(desk, **{"attendances": 2, "on": "2022-09-01", **more})


def test_who_is_on_duty_received_at_the_hours_and_the_place_of_the_rota(station: Desk) -> None:
    done = reception.receive(station, "留道", voters=14, opinions=19, on=TENTH)
    assert done.lines == (
        "已登记接待 #1：留道联络站 2022-10-10 9:00-11:00（张三、李四，选民 14 人次，意见 19 条）",
        "还有 19 条意见没有逐条登记：renda station opinion add --reception 1 --text 选民的原话",
    )
    assert done.read() == {
        "id": 1, "station": STATION, "on": TENTH, "until": None, "planned_on": TENTH, "times": 1, "hours": "9:00-11:00", "place": "村部",
        "deputies": [{"name": "张三", "times": 1}, {"name": "李四", "times": 1}], "attendances": 2, "voters": 14, "opinions": 19, "listed": 0,
        "note": None, "said": [],
    }  # fmt: skip


def test_nobody_waits_for_the_notice_of_what_was_held(station: Desk) -> None:
    received(station)
    ((cancelled_on, why),) = station.file.tuples("SELECT cancelled_on, cancelled_why FROM deadline")
    assert (cancelled_on, why) == (TENTH, "接待已开展，没有登记公告")


def test_what_is_said_goes_before_the_rota(station: Desk) -> None:
    lines = received(station, deputies=["张三,王五"], hours="14:00-16:00", place="田头", note="雨天")
    assert lines == (
        "已登记接待 #1：留道联络站 2022-10-10 14:00-16:00（张三、王五，选民 14 人次，意见 0 条）",
        "注意：王五 没有登记进这个站，请核对",
        "提示：当天安排的李四没有接待，请假、由别人代替的请用 renda station swap 登记",
    )
    found = reception_reading.as_object(station, 1)
    assert (found["planned_on"], found["place"], found["note"]) == (TENTH, "田头", "雨天")


def test_a_day_that_the_rota_has_not_is_told_of(station: Desk) -> None:
    hint = "提示：留道联络站的接待安排里没有 {}，改期的请先用 renda station move 登记"
    assert received(station, on="2022-10-11", deputies=["张三"])[1:] == (hint.format("2022-10-11"),)
    assert received(station, on="2022-10-20", deputies=["张三"])[1:] == (hint.format("2022-10-20"),)
    assert received(station, on="2023-01-10", deputies=["张三"])[1:] == ()
    assert reception_reading.as_object(station, 1)["planned_on"] is None


def test_several_are_entered_as_one(station: Desk) -> None:
    lines = received(
        station, on="2022-01-01", until="2022-12-31", times=15, attendances=30, voters=201, opinions=220, deputies=["张三=12,李四=3"]
    )  # fmt: skip
    assert lines[0] == (
        "已登记接待 #1：留道联络站 2022-01-01 至 2022-12-31（15 次，张三、李四，选民 201 人次，意见 220 条）"
    )
    found = reception_reading.as_object(station, 1)
    assert (found["times"], found["attendances"], found["planned_on"], found["until"]) == (15, 30, None, "2022-12-31")
    assert [one["times"] for one in found["deputies"]] == [12, 3]
    assert station.file.tuples("SELECT count(*) FROM deadline WHERE cancelled_on IS NULL") == [(0,)]
    assert received(station)[-1] == "注意：已登记接待 #1（2022-01-01 至 2022-12-31），请核对有没有登记两遍"


def test_without_a_rota_a_count_will_do(station: Desk) -> None:
    assert received(station, "网上", voters=0, attendances=1)[0] == (
        "已登记接待 #1：网上代表之家 2022-10-10（代表 1 人次，选民 0 人次，意见 0 条）"
    )


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"name": "北塘联络站"}, "没有叫“北塘联络站”的家站点"),
        ({"on": "2023-03-02"}, "留道联络站 2023-03-01 已撤销，不能登记 2023-03-02 的"),
        ({"on": "2022-02-30"}, "日期 --on “2022-02-30”不存在"),
        ({"until": "2022-10-09"}, "结束日期 2022-10-09 早于开始日期 2022-10-10；请核对 --until"),
        ({"voters": -1}, "--voters -1 不对；请写 0 到"),
        ({"opinions": -1}, "--opinions -1 不对"),
        ({"attendances": -1}, "--attendances -1 不对"),
        ({"times": 0}, "--times 0 不对；请写 1 到"),
        ({"deputies": ["赵六"]}, "没有叫“赵六”的代表"),
        ({"deputies": ["张三,张三"]}, "代表“张三”写了两遍"),
        ({"deputies": ["张三=2"]}, "张三接待 2 次，多于一共的 1 次；请核对 --times"),
        ({"attendances": 1}, "--attendances 1 少于接待的代表合计 2"),
        ({"hours": "9\x07"}, "时间里有看不见的控制字符"),
    ],
)
def test_what_cannot_be_a_reception(station: Desk, options: dict[str, Any], sentence: str) -> None:
    with refused(station, sentence):
        received(station, **options)


def test_one_station_receives_once_at_the_same_hours(station: Desk) -> None:
    received(station)
    with refused(station, "2022-10-10 的接待已登记（#1）；改正请用 renda station reception edit 1，确实又接待了一次的"):
        received(station, voters=3)
    received(station, hours="14:00-16:00")
    assert received(station, again=True)[1:] == ()
    received(station, "网上", deputies=["张三"])
    assert count(station, "reception") == 4


def test_before_the_station_was_opened_and_out_of_office_is_told_of(station: Desk) -> None:
    assert received(station, on="2021-12-01", deputies=["张三"])[1:] == (
        "注意：留道联络站 2022-01-01 才启用，请核对日期",
        "注意：张三 在 2021-12-01 不是在任代表，请核对",
    )


def test_opinions_that_were_entered_first_are_linked(station: Desk) -> None:
    opinion.add(station, "路灯不亮", station=STATION, on=TENTH)
    opinion.add(station, "修水渠", station=STATION, on=TENTH, channel="电话")
    opinion.add(station, "清河道", station=STATION, on="2022-10-11")
    assert "已连上当天登记的选民意见：#1" in received(station)
    assert reception_reading.as_object(station, 1)["listed"] == 1
    for text in ("没有停车位", "没有厕所"):
        opinion.add(station, text, station="网上", on=TENTH, channel="现场")
    with refused(station, "接待 #2 的意见总数 1 少于逐条登记的 2；--opinions 写总条数"):
        received(station, "网上", attendances=1, opinions=1)


def test_a_day_on_which_it_received_twice_links_nothing_by_itself(station: Desk) -> None:
    counted(station)
    counted(station, again=True)
    opinion.add(station, "路灯不亮", station=STATION, on="2022-09-01")
    assert "已连上" not in "".join(counted(station, hours="16:00"))
    assert station.file.tuples("SELECT reception_id FROM opinion") == [(None,)]


def test_the_list_of_a_year_with_its_totals(station: Desk) -> None:
    received(station, opinions=19)
    counted(station, on="2022-01-01", until="2022-06-30", times=4, deputies=["张三=3"], attendances=5)
    counted(station, on="2021-12-31")
    counted(station, name="网上", voters=1)
    found = reception_reading.list_(station)
    assert (found.title, found.notes) == (
        "2022年接待选民", ("共接待 6 次，选民 29 人次，意见 19 条（逐条登记 0 条）；代表 9 人次",),
    )  # fmt: skip
    assert [row[0] for row in found.rows] == [2, 4, 1]
    assert found.rows[2] == (1, TENTH, None, STATION, 1, "9:00-11:00", ["张三", "李四"], 2, 14, 19, 0)
    assert found.rows[1][6] == []
    by_deputy = reception_reading.list_(station, "2022", station=STATION, deputy="张三")
    assert ([row[0] for row in by_deputy.rows], by_deputy.notes[1]) == ([2, 1], "其中 张三 接待 4 次")
    assert [row[0] for row in reception_reading.list_(station, "2021-2022").rows] == [3, 2, 4, 1]
    assert reception_reading.list_(station, "2020").notes == (
        "共接待 0 次，选民 0 人次，意见 0 条（逐条登记 0 条）；代表 0 人次",
    )


def test_it_is_corrected_field_by_field(station: Desk) -> None:
    received(station, opinions=19)
    done = reception.edit(
        station, "#1", voters=15, deputies=["张三"], opinions=0, attendances=3, place="", note="补记", times=3
    )
    assert done.lines == ("已修改接待 #1：留道联络站 2022-10-10 9:00-11:00（3 次，张三，选民 15 人次，意见 0 条）",)
    found = done.read()
    assert found["deputies"] == [{"name": "张三", "times": 3}]
    assert (found["place"], found["note"], found["attendances"], found["hours"]) == (None, "补记", 3, "9:00-11:00")
    reception.edit(station, "1", deputies=["李四"])
    assert reception_reading.as_object(station, 1)["deputies"] == [{"name": "李四", "times": 3}]


def test_another_day_is_another_day_of_the_rota(station: Desk) -> None:
    received(station, on="2022-10-09", deputies=["张三"])
    opinion.add(station, "路灯不亮", station=STATION, on="2022-10-09")
    lines = reception.edit(station, "1", on=TENTH).lines
    assert lines[1:] == ("注意：意见 #1 登记的日期不在这次接待的日子里，请用 renda station opinion edit 核对",)
    assert reception_reading.as_object(station, 1)["planned_on"] == TENTH
    reception.edit(station, "1", until="2022-10-12")
    found = reception_reading.as_object(station, 1)
    assert (found["planned_on"], found["until"]) == (None, "2022-10-12")
    reception.edit(station, "1", until="")
    assert reception_reading.as_object(station, 1)["planned_on"] == TENTH


def test_a_correction_that_makes_two_alike_is_told_of(station: Desk) -> None:
    received(station)
    received(station, on="2022-10-11", deputies=["张三"], hours="9:00-11:00")
    assert reception.edit(station, "2", on=TENTH).lines[1:] == (
        "注意：已登记接待 #1（2022-10-10），请核对有没有登记两遍",
    )


def test_a_reception_by_nobody_named_is_taken_in_with_a_remark(station: Desk) -> None:
    done = reception.receive(station, "留道", voters=3, on="2022-10-20")
    assert any(line.startswith("注意：没有写接待的代表；请用 renda station reception edit 补") for line in done.lines)
    assert done.read()["deputies"] == []


@pytest.mark.parametrize(
    ("number", "options", "sentence"),
    [
        ("1", {}, "没有写要改什么；请加 --on"),
        ("9", {"voters": 3}, "没有编号为“9”的接待；请用 renda station reception list 查编号"),
        ("一", {"voters": 3}, "没有编号为“一”的接待"),
        ("1", {"on": "2023-04-01"}, "已撤销，不能登记 2023-04-01 的"),
        ("1", {"until": "2022-01-01"}, "早于开始日期 2022-10-10"),
        ("1", {"opinions": 0, "times": 0}, "--times 0 不对"),
    ],
)
def test_what_cannot_be_corrected(station: Desk, number: str, options: dict[str, Any], sentence: str) -> None:
    received(station)
    with refused(station, sentence):
        reception.edit(station, number, **options)


def test_what_was_said_at_it_is_shown_without_the_voter(station: Desk) -> None:
    received(station)
    opinion.add(station, "路灯不亮，请打13800005678", reception="1", voter="周小山", topic="照明", confidential=True)
    (said,) = reception_reading.show(station, "1")["said"]
    assert said == {
        "id": 1, "text": "路灯不亮，请打138****5678", "topic": "照明", "voter": "周**", "confidential": True, "status": "received",
    }  # fmt: skip
    (said,) = reception_reading.show(station, "1", private=True)["said"]
    assert (said["voter"], said["text"]) == ("周小山", "路灯不亮，请打13800005678")


def test_a_planned_day_that_was_not_held_after_all_waits_for_its_notice_again(station: Desk) -> None:
    """Entered for the day to come by mistake, and put right: by then the notice is still due."""
    early = at(station, "2022-10-01")
    running = "SELECT count(*) FROM deadline WHERE cancelled_on IS NULL AND met_on IS NULL"
    received(early)
    assert early.file.tuples(running) == [(0,)]
    reception.edit(early, "1", on="2022-09-10")
    assert early.file.tuples(running) == [(1,)]
    reception.edit(early, "1", on="2022-09-11")
    assert early.file.tuples(running) == [(1,)]


def test_a_planned_day_that_was_held_a_second_time_waits_for_nothing(station: Desk) -> None:
    early = at(station, "2022-10-01")
    received(early)
    received(early, again=True)
    reception.edit(early, "2", on="2022-09-10")
    assert early.file.tuples("SELECT count(*) FROM deadline WHERE cancelled_on IS NULL") == [(0,)]


def test_several_days_as_one_hold_the_days_planned_in_them(station: Desk) -> None:
    received(station, on="2022-10-09", until="2022-10-11", deputies=["张三"])
    with refused(station, "留道联络站 2022-10-10 的接待已开展；排班不能再改，请核对 --on"):
        days.drop(station, STATION, on="2022-10-10", why="防汛")
