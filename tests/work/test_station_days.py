"""A planned day: found for a reception, put to another, given up; its notice's clock goes with it."""

from datetime import date

import pytest

from renda_cli.store.statements import insert_reception
from renda_cli.work import due, rules, status
from renda_cli.work.desk import Desk
from renda_cli.work.station import announcing, days, duty, rota
from tests.work.helpers import at, refused
from tests.work.rota_data import EAST, clocks, east, plan, station

MARCH = date(2022, 3, 10)


def clock_of(desk: Desk, day: str) -> list[tuple[object, ...]]:
    """The clocks of a day: due, met, cancelled."""
    return [one[1:] for one in clocks(desk) if one[0] == day]


def test_a_reception_finds_its_planned_day_and_ends_the_wait_for_the_notice(desk: Desk) -> None:
    station_id = east(desk)
    found = days.planned(desk, station_id, MARCH)
    assert found is not None
    assert days.planned(desk, station_id, date(2022, 3, 11)) is None
    with desk.file.transaction():
        days.held(desk, found["id"], MARCH)
    assert clock_of(desk, "2022-03-10") == [("2022-03-07", None, "2022-03-10")]


def test_a_day_that_was_given_up_is_not_found(desk: Desk) -> None:
    station_id = east(desk)
    days.drop(desk, EAST, on="2022-03-10", why="防汛")
    assert days.planned(desk, station_id, MARCH) is None


def test_the_list_of_what_is_due_names_the_notices(desk: Desk) -> None:
    east(desk)
    found = due.due(at(desk, "2022-03-08"), 0)
    rows = [dict(zip(found.fields, row, strict=True)) for row in found.rows]
    assert [(row["kind"], row["title"], row["unit"], row["due_on"], row["level"]) for row in rows] == [
        ("notice", "东片代表之家 2022-02-10 接待公告", None, "2022-02-07", "late"),
        ("notice", "东片代表之家 2022-03-10 接待公告", None, "2022-03-07", "late"),
    ]
    assert due.by_unit(desk, found)[0]["unit"] is None


def test_a_moved_day_keeps_its_people_and_its_first_day_and_its_clock_moves(desk: Desk) -> None:
    east(desk)
    sitting = plan(desk)["2022-03-10"]
    done = days.move(desk, EAST, on="2022-03-10", to="2022-03-15", why="与会议冲突")
    assert done.lines == (
        "已改期 东片代表之家：2022-03-10 → 2022-03-15（与会议冲突）",
        "东片代表之家 2022-03-15 接待公告期限：2022-03-07 → 2022-03-12",
    )
    assert plan(desk)["2022-03-15"] == sitting
    assert clock_of(desk, "2022-03-15") == [("2022-03-12", None, None)]
    about = done.read()
    assert (about["on"], about["moved_from"], about["note"]) == (
        "2022-03-15",
        "2022-03-10",
        "2022-03-10 改期至 2022-03-15，与会议冲突",
    )
    assert about["on_duty"] == [{"name": sitting[0], "for": None}]
    back = days.move(desk, EAST, on="2022-03-15", to="2022-03-10").read()
    assert back["moved_from"] is None


def test_a_moved_day_that_was_announced_is_to_be_announced_anew(desk: Desk) -> None:
    east(desk)
    announcing.announce(desk, EAST, on="2022-03-10")
    done = days.move(desk, EAST, on="2022-03-10", to="2022-03-19")
    assert done.lines[1:] == (
        "接待公告期限：2022-03-16",
        "提醒：2022-03-19 是休息日，请核对 --to",
        "提醒：原来的日子已于 2022-01-10 公告，请重新公告",
    )
    assert clock_of(desk, "2022-03-19") == [("2022-03-07", "2022-01-10", None), ("2022-03-16", None, None)]


def test_a_saturday_may_move_to_another_but_not_unsaid_to_a_holiday(desk: Desk) -> None:
    station(desk, EAST, "张三", rule="每月第二个星期六")
    rota.rota(desk, EAST)
    assert len(days.move(desk, EAST, on="2022-04-09", to="2022-04-16").lines) == 2
    done = days.move(desk, EAST, on="2022-04-16", to="2022-05-01")
    assert done.lines[-1] == "提醒：2022-05-01 是休息日，请核对 --to"


def test_a_day_moved_to_what_is_past_waits_for_no_notice(desk: Desk) -> None:
    east(desk)
    done = days.move(desk, EAST, on="2022-03-10", to="2022-01-07")
    assert done.lines[1:] == ("提醒：2022-01-07 已经过去，请核对 --to",)
    assert clock_of(desk, "2022-01-07") == [("2022-03-07", None, "2022-01-10")]


def test_a_day_moved_without_a_rule_for_notices_opens_no_clock(desk: Desk) -> None:
    rules.set_(desk, "reception.notice", "无", from_="2020-01-01", source="本镇办法")
    east(desk)
    done = days.move(desk, EAST, on="2022-03-10", to="2022-03-15")
    assert done.lines[1:] == ("接待公告期限：未设（所用规则没有这项期限）",)


def test_who_cannot_sit_on_the_new_day_is_named(desk: Desk) -> None:
    station(desk, "西片联络站", "钱七", visitors=("张三",), rule="每月15日")
    east(desk)
    mine = next(day for day, sitting in plan(desk).items() if sitting == ["张三"] and day > "2022-01-10")
    announcing.announce(desk, "西片", on=f"{mine[:8]}16", deputies=["张三"])
    done = days.move(desk, EAST, on=mine, to=f"{mine[:8]}16")
    assert f"提醒：张三 {mine[:8]}16 已排在 西片联络站 接待，请用 renda station swap 换人" in done.lines
    status.suspend(desk, "张三", ground="羁押", on="2022-01-10")
    done = days.move(desk, EAST, on=f"{mine[:8]}16", to=f"{mine[:8]}17")
    assert f"提醒：张三 {mine[:8]}17 不在任或暂停执行职务，请用 renda station swap 换人" in done.lines


def test_a_day_that_is_given_up_is_awaited_no_longer(desk: Desk) -> None:
    east(desk)
    announcing.announce(desk, EAST, on="2022-04-10")
    done = days.drop(desk, EAST, on="2022-03-10", why="防汛")
    assert done.lines == ("已取消 东片代表之家 2022-03-10 的接待（防汛）",)
    assert clock_of(desk, "2022-03-10") == [("2022-03-07", None, "2022-01-10")]
    assert done.read()["dropped_why"] == "防汛"
    assert days.drop(desk, EAST, on="2022-04-10", why="防汛").lines[1:] == (
        "提醒：这一天已于 2022-01-10 公告，请告知选民",
    )
    found = duty.duty(desk, EAST, year="2022")
    assert [row[found.fields.index("state")] for row in found.rows][2:4] == ["dropped", "dropped"]


@pytest.mark.parametrize(
    ("on", "to", "sentence"),
    [
        ("2022-03-11", "2022-03-12", "东片代表之家 2022-03-11 没有安排接待；最近的接待日：2022-02-10、2022-03-10、2022-04-10"),
        ("2022-03-10", "2022-03-10", "东片代表之家 本来就在 2022-03-10 接待"),
        ("2022-03-10", "2022-04-10", "东片代表之家 2022-04-10 已有一个接待日"),
        ("2022-05-10", "2022-05-12", "东片代表之家 2022-05-10 的接待已取消（防汛）"),
        ("2022-01-10", "2022-01-12", "东片代表之家 2022-01-10 的接待已开展"),
        ("3月10日", "2022-01-12", "日期 --on “3月10日”看不懂"),
        ("2022-03-10", "2022-02-30", "日期 --to “2022-02-30”不存在"),
    ],
)  # fmt: skip
def test_what_cannot_be_moved_is_refused(desk: Desk, on: str, to: str, sentence: str) -> None:
    station_id = east(desk)
    days.drop(desk, EAST, on="2022-05-10", why="防汛")
    with desk.file.transaction() as db:
        insert_reception(db, station_id=station_id, held_on=date(2022, 1, 10), voters=1)
    with refused(desk, sentence.replace("（", "（?")):
        days.move(desk, EAST, on=on, to=to)


def test_without_any_planned_day_the_way_to_one_is_said(desk: Desk) -> None:
    station(desk, EAST, "张三")
    with refused(desk, "没有安排接待；请先用 renda station rota 排班"):
        days.drop(desk, EAST, on="2022-03-10", why="防汛")
