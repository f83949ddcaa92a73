"""The rota of a year: fair, only those who act and are posted, planned anew without touching what stands."""

from datetime import date

import pytest

from renda_cli.store.statements import (
    insert_reception,
    insert_station_schedule,
)
from renda_cli.work import journal, rules, status
from renda_cli.work.desk import Desk
from renda_cli.work.station import announcing, days, duty, rota, swapping
from tests.work.helpers import at, contents, count, refused
from tests.work.rota_data import EAST, clocks, east, plan, post, station, turns

TENTHS = [f"2022-{month:02d}-10" for month in range(1, 13)]


def test_every_deputy_sits_equally_often_and_the_notices_are_awaited(desk: Desk) -> None:
    station(desk, EAST, "张三", "李四", "王五", "赵六")
    done = rota.rota(desk, EAST)
    assert done.lines == (
        "已排 东片代表之家 2022 年接待班次：接待日 12 个，代表 4 名，共 12 人次，每人 3 次",
        "接待公告期限：11 项，最早 2022-02-07，见 renda due",
    )
    assert list(plan(desk)) == TENTHS
    assert turns(desk) == dict.fromkeys(("张三", "李四", "王五", "赵六"), 3)
    assert clocks(desk)[0] == ("2022-02-10", "2022-02-07", None, None)
    assert done.read()["stations"] == [
        {
            "station": EAST, "days": 12, "deputies": 4, "turns": 12, "least": 3, "most": 3, "empty": [], "partly": [], "provisional": False, "kept": 0,
        }
    ]  # fmt: skip


def test_turns_and_seats_as_the_clerk_says(desk: Desk) -> None:
    station(desk, EAST, "张三", "李四", "王五", "赵六")
    station(desk, "西片联络站", "钱七", "孙八", "周九")
    rota.rota(desk, EAST, turns=4)
    assert set(turns(desk).values()) == {4}
    done = rota.rota(desk, "西片", seats=2)
    assert {len(sitting) for sitting in plan(desk, "西片").values()} == {2}
    assert "共 24 人次，每人 8 次" in done.lines[0]


def test_turns_are_raised_where_a_day_would_have_nobody(desk: Desk) -> None:
    station(desk, EAST, "张三", "李四", "王五", "赵六", "钱七")
    done = rota.rota(desk, EAST, turns=1)
    assert "每人 2–3 次" in done.lines[0]
    assert done.lines[-1] == "提示：每人 1 次不够每个接待日有人，已排到每人 2–3 次"


def test_seats_that_the_schedule_fixes_hold(desk: Desk) -> None:
    station(desk, EAST, "张三", "李四", "王五", seats=2)
    rota.rota(desk, EAST)
    assert {len(sitting) for sitting in plan(desk).values()} == {2}


def test_turns_that_the_clerk_says_go_before_the_seats_of_the_schedule(desk: Desk) -> None:
    station(desk, EAST, "张三", "李四", "王五", seats=2)
    rota.rota(desk, EAST, turns=4)
    assert {len(sitting) for sitting in plan(desk).values()} == {1}


def test_eighty_deputies_in_eleven_stations_are_fair_to_within_one_turn(desk: Desk) -> None:
    sizes = (12, 11, 10, 9, 8, 7, 6, 5, 4, 4, 4)
    rules_ = (
        "每月10日",
        "农历每月十六",
        "每月9日或19日",
        "每月第二个星期六",
        "每月5日",
        "每月15日",
        "单月15日",
        "双月1日",
        "每月20日",
        "每季度末月15日",
        "每月1日",
    )
    people = [f"代表{sign}{other}" for sign in "甲乙丙丁戊己庚辛壬癸" for other in "子丑寅卯辰巳午未"]
    for number, (size, rule) in enumerate(zip(sizes, rules_, strict=True)):
        station(desk, f"第{number + 1}联络站", *people[:size], rule=rule, off_day=("keep", "move", "skip")[number % 3])
        people = people[size:]
    assert people == []
    done = rota.rota(desk, everywhere=True, year="2022")
    each = [row[3] for row in duty.totals(desk, year="2022").rows]
    assert len(each) == 80
    assert max(each) - min(each) <= 1
    assert "合计 11 个家站点" in done.lines[11]
    assert all(plan(desk, f"第{number}联络站").values() for number in range(1, 12))


def test_where_stations_cannot_be_made_even_each_goes_by_itself(desk: Desk) -> None:
    station(desk, EAST, "张三", "李四")
    station(desk, "西片联络站", "钱七", "孙八", rule="每季度末月15日")
    done = rota.rota(desk, everywhere=True)
    assert done.lines[-1] == "注意：西片联络站只有 4 个接待日，别的站每人要排 6 次才能天天有人，拉不平，各站分别排"
    assert set(turns(desk).values()) == {6}
    assert set(turns(desk, "西片").values()) == {2}


def test_of_all_stations_those_without_days_or_deputies_are_named_and_left_out(desk: Desk) -> None:
    station(desk, EAST, "张三")
    station(desk, "西片联络站")
    station(desk, "南片联络站", "李四", rule="2021-05-04")
    station(desk, "北片联络站", "王五", rule=None)
    done = rota.rota(desk, everywhere=True)
    assert [line for line in done.lines if "没有排" in line] == [
        "提醒：西片联络站 没有要排的接待日或没有进站代表，没有排",
        "提醒：南片联络站 没有要排的接待日或没有进站代表，没有排",
    ]
    assert count(desk, "reception_day") == 12


def test_only_who_acts_and_is_posted_on_the_day_sits(desk: Desk) -> None:
    station_id = station(desk, EAST, "张三", "李四")
    with desk.file.transaction():
        post(desk, station_id, "王五", from_on=date(2022, 7, 1))
        post(desk, station_id, "赵六", from_on=date(2021, 1, 1), to_on=date(2021, 12, 31))
    status.suspend(desk, "李四", ground="羁押", on="2022-01-05")
    done = rota.rota(desk, EAST)
    found = plan(desk)
    assert all(sitting == ["张三"] for day, sitting in found.items() if day < "2022-07")
    assert turns(desk).keys() == {"张三", "王五"}
    assert [line for line in done.lines if line.startswith("提示")] == [
        f"提示：东片代表之家 王五 只能排其中 6 天，排了 {turns(desk)['王五']} 次",
        "提示：东片代表之家 李四 哪一天都不能接待，没有排",
    ]


def test_a_day_on_which_nobody_can_sit_is_said_to_be_empty(desk: Desk) -> None:
    station_id = station(desk, EAST)
    with desk.file.transaction():
        post(desk, station_id, "张三", from_on=date(2022, 12, 1))
    done = rota.rota(desk, EAST)
    assert any("2022-11-10 没有能接待的代表，空着" in line for line in done.lines)
    assert "每人" not in done.lines[0]


def test_visitors_sit_only_when_asked_for_and_nobody_sits_in_two_places_at_once(desk: Desk) -> None:
    station(desk, EAST, "张三", "李四", "王五")
    station(desk, "西片联络站", "钱七", visitors=("张三",))
    rota.rota(desk, EAST)
    rota.rota(desk, "西片")
    assert turns(desk, "西片").keys() == {"钱七"}
    with desk.file.transaction() as db:
        for table in ("deadline", "duty", "reception_day"):
            db.execute(f"DELETE FROM {table}")
    rota.rota(desk, EAST)
    rota.rota(desk, "西片", visiting=True)
    east_, west = plan(desk), plan(desk, "西片")
    assert turns(desk, "西片").keys() == {"钱七", "张三"}
    assert all(not set(east_[day]) & set(west[day]) for day in TENTHS)


def test_the_rota_of_another_year_begins_with_whoever_sat_least(desk: Desk) -> None:
    station(desk, EAST, "张三", "李四", "王五", "赵六", "钱七")
    rota.rota(desk, EAST, year="2022")
    rota.rota(desk, EAST, year="2023")
    both = turns(desk) + turns(desk, year="2023")
    assert sum(both.values()) == 24
    assert max(both.values()) - min(both.values()) <= 1


def test_a_rota_of_a_past_year_awaits_no_notice(desk: Desk) -> None:
    station(desk, EAST, "张三")
    done = rota.rota(desk, EAST, year="2021")
    assert len(done.lines) == 1
    assert clocks(desk) == []


def test_days_before_the_first_are_left_out(desk: Desk) -> None:
    station(desk, EAST, "张三")
    rota.rota(desk, EAST, start="2022-11-01")
    assert list(plan(desk)) == TENTHS[10:]


def test_the_days_of_several_schedules_each_in_its_time(desk: Desk) -> None:
    station_id = station(desk, EAST, "张三", rule=None)
    with desk.file.transaction() as db:
        insert_station_schedule(
            db, station_id=station_id, rule="每月10日", from_on=date(2021, 1, 1), to_on=date(2022, 6, 30)
        )
        insert_station_schedule(db, station_id=station_id, rule="每月15日", hours="14:00", from_on=date(2022, 7, 1))
    rota.rota(desk, EAST)
    assert list(plan(desk)) == TENTHS[:6] + [f"2022-{month:02d}-15" for month in range(7, 13)]


def test_a_station_that_closes_is_planned_up_to_that_day(desk: Desk) -> None:
    station_id = station(desk, EAST, "张三")
    with desk.file.transaction():
        desk.file.update("station", station_id, closed_on="2022-03-31")
    rota.rota(desk, EAST)
    assert list(plan(desk)) == TENTHS[:3]
    with refused(desk, "东片代表之家 2022-03-31 已撤销"):
        rota.rota(desk, EAST, year="2023")


def test_a_year_whose_days_off_are_not_known_is_provisional_where_they_matter(desk: Desk) -> None:
    station(desk, EAST, "张三", off_day="move")
    station(desk, "西片联络站", "李四")
    assert (
        rota.rota(desk, EAST, year="2040").lines[-1]
        == "注意：2040 年放假安排尚未录入，遇休息日顺延或取消的接待日为暂定"
    )
    assert not any("暂定" in line for line in rota.rota(desk, "西片", year="2040").lines)


def test_a_town_without_a_limit_for_notices_is_told_so(desk: Desk) -> None:
    rules.set_(desk, "reception.notice", "无", from_="2020-01-01", source="本镇办法")
    station(desk, EAST, "张三")
    assert rota.rota(desk, EAST).lines[1] == "接待公告期限：未设（所用规则没有这项期限）"
    assert clocks(desk) == []


def test_a_year_before_the_rules_begin_is_planned_and_said_so(desk: Desk) -> None:
    station_id = station(desk, EAST, rule=None)
    with desk.file.transaction() as db:
        insert_station_schedule(db, station_id=station_id, rule="每月10日", from_on=date(1990, 1, 1))
        post(desk, station_id, "张三")
        db.execute("UPDATE seat SET from_on = '1990-01-01'")
    done = rota.rota(desk, EAST, year="1990")
    assert done.lines[-1] == "注意：规则里没有 1990 年每名代表接待选民的次数，只按每个接待日有人排"


def touched(desk: Desk) -> None:
    """The rota of the east with a day of each kind that stays, seen on 15 March."""
    station_id = east(desk)
    swapping.swap(desk, EAST, on="2022-05-10", deputy=plan(desk)["2022-05-10"][0], why="病假")
    announcing.announce(desk, EAST, on="2022-06-10")
    days.move(desk, EAST, on="2022-07-10", to="2022-07-20")
    days.drop(desk, EAST, on="2022-08-10", why="防汛")
    with desk.file.transaction() as db:
        insert_reception(db, station_id=station_id, held_on=date(2022, 9, 10), voters=3)


def test_planned_again_what_is_past_or_was_touched_stays(desk: Desk) -> None:
    touched(desk)
    before = plan(desk)
    day = at(desk, "2022-03-15")
    with day.file.transaction():
        post(day, 1, "钱七", from_on=date(2022, 3, 1))
    done = rota.rota(day, EAST, again=True)
    after = plan(desk)
    stays = [*TENTHS[:3], "2022-05-10", "2022-06-10", "2022-07-20", "2022-09-10"]
    assert {one: after[one] for one in stays} == {one: before[one] for one in stays}
    assert after.keys() == before.keys()
    assert turns(desk)["钱七"] > 0
    assert "接待日 11 个（其中 7 个照旧），代表 5 名" in done.lines[0]
    running = [clock[0] for clock in clocks(desk) if clock[2:] == (None, None)]
    assert running == sorted(set(running))
    assert max(turns(desk)[name] for name in ("张三", "李四", "王五", "赵六")) <= 3


def test_planned_again_by_another_rule_the_old_days_go_with_their_clocks(desk: Desk) -> None:
    east(desk)
    with desk.file.transaction() as db:
        db.execute("UPDATE station_schedule SET rule = '每月20日'")
        db.execute("INSERT INTO alert SELECT id, 'due', due_on, '2022-01-10' FROM deadline LIMIT 1")
    days.drop(desk, EAST, on="2022-12-10", why="与会议冲突")
    rota.rota(desk, EAST, again=True)
    assert list(plan(desk)) == ["2022-01-10", *(f"2022-{month:02d}-20" for month in range(1, 13))]
    assert len(clocks(desk)) == 13
    assert count(desk, "alert") == 0


def test_a_second_rota_is_refused_and_a_third_has_to_have_something_to_plan(desk: Desk) -> None:
    east(desk)
    with refused(desk, "东片代表之家 2022 年已排过班；要重排还没有到、没有公告和换过人的日子，请加 --again"):
        rota.rota(desk, EAST, year="2022")
    with refused(desk, "没有可以重排的接待日"):
        rota.rota(at(desk, "2022-12-31"), EAST, again=True)


def test_a_day_made_by_hand_is_no_rota_yet(desk: Desk) -> None:
    station(desk, EAST, "张三", "李四")
    announcing.announce(desk, EAST, on="2022-02-15", deputies=["李四"])
    rota.rota(desk, EAST)
    assert sorted([*TENTHS, "2022-02-15"]) == list(plan(desk))
    assert turns(desk) == {"张三": 7, "李四": 6}


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ({"name": None}, "没有写哪个站；请写站名，或写 --all 排全部"),
        ({"everywhere": True}, "写了站名，又写了 --all"),
        ({"turns": 2, "seats": 1}, "--turns 和 --seats 不能同时写"),
        ({"name": None, "everywhere": True, "visiting": True}, "--visiting 不能与 --all 同时写"),
        ({"turns": 0}, "--turns 0 不对"),
        ({"seats": -1}, "--seats -1 不对"),
        ({"turns": 13}, "东片代表之家 只有 12 个接待日，排不出每人 13 次；请写 --turns 12 或更少"),
        ({"seats": 5}, "东片代表之家 每次 5 人，多于进站的 4 名代表；请写 --seats 4 或更少"),
        ({"year": "22"}, "年份“22”不对"),
        ({"year": "2199"}, "年份 2199 不对"),
        ({"start": "2023-01-01"}, "--from 2023-01-01 不在 2022 年"),
        ({"start": "明年"}, "日期 --from “明年”看不懂"),
        ({"name": "没有的站"}, "没有叫“没有的站”的家站点"),
        ({"start": "2022-12-11"}, "东片代表之家 2022 年没有接待日"),
    ],
)  # fmt: skip
def test_what_cannot_be_planned_is_refused(desk: Desk, how: dict[str, object], sentence: str) -> None:
    station(desk, EAST, "张三", "李四", "王五", "赵六")
    with refused(desk, sentence):
        rota.rota(desk, **{"name": EAST, **how})  # type: ignore[arg-type]


def test_fewer_than_the_rulebook_says_is_refused_with_what_would_do(desk: Desk) -> None:
    rules.set_(desk, "reception.turns", "4", from_="2020-01-01", source="本镇办法")
    station(desk, EAST, "张三", "李四", "王五", "赵六")
    with refused(desk, "12 个接待日共 12 人次，不够 4 名代表每人 4 次；请写 --seats 2 或更多"):
        rota.rota(desk, EAST, seats=1)
    with refused(desk, "--turns 3 少于规则规定的每名代表每年 4 次；请写 --turns 4 或更多"):
        rota.rota(desk, EAST, turns=3)
    rota.rota(desk, EAST)
    assert set(turns(desk).values()) == {4}


def test_a_station_without_schedule_or_without_anybody_is_refused(desk: Desk) -> None:
    with refused(desk, "2022 年没有定了接待日的家站点；请先用 renda station schedule 定接待日"):
        rota.rota(desk, everywhere=True)
    station(desk, EAST, "张三", rule=None)
    with refused(desk, "东片代表之家 2022 年没有接待日；请先用 renda station schedule 定接待日"):
        rota.rota(desk, EAST)
    station_id = station(desk, "西片联络站")
    for everywhere in (False, True):
        with refused(desk, "西片联络站 没有进站代表；请先用 renda station assign 登记"):
            rota.rota(desk, None if everywhere else "西片", everywhere=everywhere)
    with desk.file.transaction():
        post(desk, station_id, "李四")
    status.suspend(desk, "李四", ground="羁押", on="2022-01-01")
    with refused(desk, "西片联络站 的进站代表在接待日都不能接待"):
        rota.rota(desk, "西片")


def test_a_rota_that_was_planned_again_comes_back_when_that_is_undone(desk: Desk) -> None:
    touched(desk)
    tables = ("reception_day", "duty", "deadline")
    before = {table: contents(desk)[table] for table in tables}
    rota.rota(at(desk, "2022-03-15"), EAST, again=True, turns=4)
    assert contents(desk)["duty"] != before["duty"]
    journal.undo(desk)
    assert {table: sorted(contents(desk)[table]) for table in tables} == {
        table: sorted(rows) for table, rows in before.items()
    }
