"""When stations receive voters: the rules, what becomes of those before, and the days that they name."""

from datetime import date
from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.store.statements import insert_reception_day, insert_station
from renda_cli.work.desk import Desk
from renda_cli.work.station import schedule, scheduled
from renda_cli.work.station.scheduled import Scheduled
from tests.work.helpers import at, refused

YEAR = {"from_": "2022-01-01", "to": "2022-12-31"}
TENTHS = [f"2022-{month:02d}-10" for month in range(1, 13)]


@pytest.fixture
def stations(desk: Desk) -> Desk:
    """A home whose opening nobody knows, a station opened in 2021 and a point that was closed."""
    about: dict[str, Any] = {"level": "镇", "online": False}
    with desk.file.transaction():
        insert_station(desk.file.db, name="石桥头镇代表之家", kind="home", **about)
        insert_station(desk.file.db, name="留道村联络站", kind="station", opened_on=date(2021, 3, 1), **about)
        insert_station(desk.file.db, name="水库联系点", kind="point", closed_on=date(2022, 3, 15), **about)
    return desk


def lines(desk: Desk, station: str, rule: str, **more: Any) -> tuple[str, ...]:
    return schedule.set_(desk, station, rule, **more).lines


def rules(desk: Desk, station: str | None = None) -> list[tuple[Any, ...]]:
    """(rule, from, to) of what is listed."""
    return [(row[2], row[6], row[7]) for row in schedule.list_(desk, station).rows]


def on(desk: Desk, station: str, from_: str, to: str) -> list[str]:
    return [row[0] for row in scheduled.days(desk, station, from_=from_, to=to).rows]


# Rules


def test_a_rule_is_entered_in_its_one_form(stations: Desk) -> None:
    done = schedule.set_(stations, "留道", "农历每月16日", off_day="顺延", hours="上午9时至11时", seats=2)
    assert done.lines == (
        "已定 留道村联络站 的接待日：农历每月十六 9:00-11:00，每次 2 名代表，遇休息日顺延，2021-03-01 起",
        "接下来的接待日：2022-01-18（星期二，腊月十六）、2022-02-16（星期三，正月十六）、2022-03-18（星期五，二月十六）",
    )
    assert done.read() == {
        "id": 1,
        "station": "留道村联络站",
        "rule": "农历每月十六",
        "hours": "9:00-11:00",
        "off_day": "move",
        "seats_a_day": 2,
        "from_on": "2021-03-01",
        "to_on": None,
    }


def test_the_first_rule_holds_from_the_opening_or_from_ever(stations: Desk) -> None:
    assert lines(stations, "代表之家", "每月10日")[0] == "已定 石桥头镇代表之家 的接待日：每月10日，遇休息日照常"
    lines(stations, "留道", "每月10日")
    assert rules(stations) == [("每月10日", None, None), ("每月10日", "2021-03-01", None)]
    assert on(stations, "代表之家", "1985-01-01", "1985-02-28") == ["1985-01-10", "1985-02-10"]
    assert on(stations, "留道", "2021-01-01", "2021-04-30") == ["2021-03-10", "2021-04-10"]


def test_a_new_rule_ends_the_one_before_on_the_day_before(stations: Desk) -> None:
    lines(stations, "代表之家", "每月10日")
    told = lines(stations, "代表之家", "每周三", from_="2022-03-02")
    assert told[1] == "原定的“每月10日”到 2022-03-01 为止"
    assert rules(stations, "代表之家") == [("每月10日", None, "2022-03-01"), ("每周三", "2022-03-02", None)]
    assert on(stations, "代表之家", "2022-02-01", "2022-03-15") == ["2022-02-10", "2022-03-02", "2022-03-09"]


def test_a_later_rule_holds_from_today(stations: Desk) -> None:
    lines(stations, "代表之家", "每月10日")
    lines(at(stations, "2022-05-05"), "代表之家", "每周三")
    assert rules(stations)[1] == ("每周三", "2022-05-05", None)


def test_a_rule_from_the_same_day_takes_the_others_place(stations: Desk) -> None:
    lines(stations, "代表之家", "每月10日", from_="2022-01-01")
    assert lines(stations, "代表之家", "每月11日", from_="2022-01-01")[1] == "代替同日起的“每月10日”"
    assert rules(stations) == [("每月11日", "2022-01-01", None)]


def test_a_rule_stands_beside_another(stations: Desk) -> None:
    lines(stations, "代表之家", "每月10日", hours="9:00-11:00", seats=2)
    told = lines(stations, "代表之家", "每月第二个周六", also=True, from_="2022-01-01", hours="14:00-16:00", seats=3)
    assert told[1] == "同时有效的：每月10日 9:00-11:00，每次 2 名代表，遇休息日照常"
    assert on(stations, "代表之家", "2022-01-01", "2022-02-28") == [
        "2022-01-08",
        "2022-01-10",
        "2022-02-10",
        "2022-02-12",
    ]
    # 10 September 2022 is the second Saturday: one day, with the hours of both.
    (both,) = scheduled.coming(stations, 1, date(2022, 9, 10), date(2022, 9, 10))
    assert both == Scheduled(date(2022, 9, 10), None, "9:00-11:00、14:00-16:00", 3)
    with refused(stations, "石桥头镇代表之家已定有“每月10日 9:00-11:00，.*”；请核对，或去掉 --also 以代替它"):
        schedule.set_(stations, "代表之家", "每月十日", also=True, hours="9点至11点")


def test_beside_nothing_it_stands_alone(stations: Desk) -> None:
    assert len(lines(stations, "代表之家", "每月10日", also=True)) == 2
    assert rules(stations) == [("每月10日", None, None)]


def test_a_day_of_two_rules_is_a_moved_one_only_if_both_moved_it(stations: Desk) -> None:
    lines(stations, "代表之家", "每月10日", off_day="move")
    lines(stations, "代表之家", "每月11日", off_day="move", also=True, from_="2022-01-01")
    assert scheduled.coming(stations, 1, date(2022, 9, 1), date(2022, 9, 30)) == [
        Scheduled(date(2022, 9, 13), date(2022, 9, 10))
    ]
    lines(stations, "代表之家", "每月13日", also=True, from_="2022-01-01")
    assert scheduled.coming(stations, 1, date(2022, 9, 1), date(2022, 9, 30)) == [Scheduled(date(2022, 9, 13))]


def test_a_rule_for_a_time_leaves_no_rule_after_it(stations: Desk) -> None:
    lines(stations, "代表之家", "每月10日")
    told = lines(stations, "代表之家", "每周三", from_="2022-03-01", to="2022-03-31")
    assert told[1:3] == (
        "原定的“每月10日”到 2022-02-28 为止",
        "提醒：2022-03-31 以后没有接待日的规定，原定的要恢复请另行登记",
    )
    assert on(stations, "代表之家", "2022-03-25", "2022-06-30") == ["2022-03-30"]


def test_a_rule_that_begins_later_is_not_swept_aside(stations: Desk) -> None:
    lines(stations, "代表之家", "每周三", from_="2022-06-01")
    sentence = (
        "石桥头镇代表之家已定有“每周三，遇休息日照常，2022-06-01 起”；请加 --to 2022-05-31；要同时有效的请加 --also"
    )
    with refused(stations, sentence):
        schedule.set_(stations, "代表之家", "每月10日", from_="2022-02-01")
    lines(stations, "代表之家", "每月10日", from_="2022-02-01", to="2022-05-31")
    assert rules(stations) == [("每月10日", "2022-02-01", "2022-05-31"), ("每周三", "2022-06-01", None)]


def test_a_list_of_dates_holds_from_its_first(stations: Desk) -> None:
    lines(stations, "代表之家", "每月10日")
    told = lines(stations, "代表之家", "2022-06-10、2022-03-10")
    assert told[0] == "已定 石桥头镇代表之家 的接待日：2022-03-10、2022-06-10，遇休息日照常，2022-03-10 起"
    assert on(stations, "代表之家", "2022-01-01", "2022-12-31") == [*TENTHS[:3], TENTHS[5]]


def test_what_a_rule_leaves_out_is_said(stations: Desk) -> None:
    assert lines(stations, "代表之家", "每月31日")[-1] == "说明：没有31日的月份跳过"
    assert lines(stations, "留道", "农历腊月三十")[1:] == (
        "接下来的接待日：2023-01-21（星期六，腊月三十）",
        "说明：闰月不算，没有三十的小月跳过",
    )


def test_a_rule_whose_next_day_is_far_is_taken_without_naming_it(stations: Desk) -> None:
    assert lines(stations, "代表之家", "每年2月29日")[1:] == ("说明：没有2月29日的年份跳过",)
    assert lines(stations, "留道", "农历每月十六", from_="2080-01-01")[1:] == ()


def test_a_further_rule_of_a_station_that_opens_later_holds_from_its_opening(stations: Desk) -> None:
    stations.file.update("station", 2, opened_on="2022-03-01")
    lines(stations, "留道", "每月10日")
    assert "，2022-03-01 起" in lines(stations, "留道", "每周三", also=True)[0]


def test_a_rota_of_another_year_is_named_with_its_year(stations: Desk) -> None:
    insert_reception_day(stations.file.db, station_id=1, planned_on=date(2023, 1, 10))
    assert lines(stations, "代表之家", "每月11日")[-1].endswith("rota 石桥头镇代表之家 --year 2023 --again")


def test_a_rota_that_stands_is_spoken_of(stations: Desk) -> None:
    with stations.file.transaction():
        for day, why in ((date(2022, 1, 5), None), (date(2022, 2, 10), None), (date(2022, 3, 10), "停电")):
            insert_reception_day(stations.file.db, station_id=1, planned_on=day, dropped_why=why)
    said = "提醒：已排好的 1 个接待日没有变动，要按新规定重排请用 renda station rota 石桥头镇代表之家 --again"
    assert lines(stations, "代表之家", "每月11日")[-1] == said
    assert lines(stations, "代表之家", "每月11日", from_="2022-02-11")[-1] != said
    assert schedule.end(stations, "代表之家", to="2022-02-12").lines == (
        "石桥头镇代表之家 的接待日“每月11日”到 2022-02-12 为止",
    )


@pytest.mark.parametrize(
    ("station", "rule", "more", "sentence"),
    [
        (None, "每周三", {}, "没有写家站点；请写 renda station schedule 家站点 --rule"),
        ("张家", "每周三", {}, "没有叫“张家”的家站点"),
        ("代表之家", "有空", {}, "接待日的规定“有空”看不懂；请写 每月10日"),
        ("代表之家", "农历三十一", {}, "农历一个月最多三十天，没有“三十一”"),
        ("代表之家", "每周三", {"off_day": "later"}, "--off-day 没有“later”这一种；可选：keep、move、skip"),
        ("代表之家", "每周三", {"hours": "上午"}, "--hours “上午”看不懂"),
        ("代表之家", "每周三", {"seats": 0}, "--seats 0 不对"),
        ("代表之家", "每周三", {"from_": "2022-02-30"}, "2022-02-30”不存在"),
        ("代表之家", "每周三", {"from_": "2022-03-01", "to": "2022-02-01"}, "--to 2022-02-01 早于起始 2022-03-01"),
        ("代表之家", "每周三", {"from_": "2022-03-03", "to": "2022-03-08"}, "“每周三”在 2022-03-03 至 2022-03-08 没有一天"),
        ("代表之家", "2022-03-10", {"from_": "2022-03-11"}, "“2022-03-10”在 2022-03-11 以后 没有一天"),
        ("代表之家", "农历每月十六", {"from_": "2060-01-01", "to": "2060-12-31"}, "“农历每月十六”在 2060-01-01 至 2060-12-31 没有一天"),
        ("水库", "每周三", {"from_": "2022-03-16"}, "水库联系点已于 2022-03-15 撤销；请核对站名和 --from"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(
    stations: Desk, station: str | None, rule: str, more: dict[str, Any], sentence: str
) -> None:
    with refused(stations, sentence):
        schedule.set_(stations, station, rule, **more)


# The end of a rule


def test_rules_end_on_a_last_day(stations: Desk) -> None:
    lines(stations, "代表之家", "每月10日")
    lines(stations, "代表之家", "每月20日", also=True)
    done = schedule.end(stations, "代表之家", rule="每月二十日", to="2022-06-20")
    assert done.lines == ("石桥头镇代表之家 的接待日“每月20日”到 2022-06-20 为止",)
    assert [one["to_on"] for one in done.read()] == ["2022-06-20"]
    done = schedule.end(at(stations, "2022-03-01"), "代表之家")
    assert done.lines == ("石桥头镇代表之家 的接待日“每月10日；每月20日”到 2022-03-01 为止",)
    assert on(stations, "代表之家", "2022-01-01", "2022-12-31") == [
        "2022-01-10",
        "2022-01-20",
        "2022-02-10",
        "2022-02-20",
    ]


def test_a_day_moved_over_the_end_is_still_held(stations: Desk) -> None:
    # 31 December 2022 to 2 January 2023 are off.
    lines(stations, "代表之家", "每月最后一日", off_day="move")
    schedule.end(stations, "代表之家", to="2022-12-31")
    assert scheduled.coming(stations, 1, date(2023, 1, 1), date(2023, 12, 31)) == [
        Scheduled(date(2023, 1, 3), date(2022, 12, 31))
    ]


@pytest.mark.parametrize(
    ("station", "more", "sentence"),
    [
        ("留道", {}, "留道村联络站 在 2022-01-10 以后没有这样的接待日规定；现有的规定：没有"),
        ("代表之家", {"rule": "每周四"}, "没有这样的接待日规定；现有的规定：每月10日，遇休息日照常；每周三，"),
        ("代表之家", {"to": "2022-05-31"}, "“每周三，遇休息日照常，2022-06-01 起”那时还没有开始；请核对 --to"),
        ("代表之家", {"seats": 0}, "--end 结束接待日的规定；只能和 --rule、--to 一起写"),
        ("代表之家", {"also": True}, "--end 结束接待日的规定"),
        (None, {}, "没有写家站点"),
    ],
)
def test_an_end_that_cannot_be_is_refused(
    stations: Desk, station: str | None, more: dict[str, Any], sentence: str
) -> None:
    lines(stations, "代表之家", "每月10日")
    lines(stations, "代表之家", "每周三", from_="2022-06-01", also=True)
    with refused(stations, sentence):
        schedule.end(stations, station, **more)


def test_what_has_ended_does_not_end_again(stations: Desk) -> None:
    lines(stations, "代表之家", "每月10日")
    schedule.end(stations, "代表之家")
    with refused(stations, "没有这样的接待日规定；现有的规定：每月10日，遇休息日照常，2022-01-10 止"):
        schedule.end(stations, "代表之家")


def test_options_of_a_rule_without_a_rule_are_refused(stations: Desk) -> None:
    assert schedule.list_(stations, "留道", off_day=None, also=False).title == "留道村联络站的接待日规定"
    for options in ({"seats": 0}, {"hours": ""}, {"also": True}):
        with pytest.raises(InputError, match="没有写 --rule；定接待日请写"):
            schedule.list_(stations, "留道", **options)


# Days


def test_the_days_of_a_station_with_weekday_lunar_date_and_where_they_were_moved_from(stations: Desk) -> None:
    lines(stations, "留道", "农历每月十六", off_day="move", hours="9:00-11:00")
    found = scheduled.days(stations, "留道", from_="2022-04-01", to="2022-05-31")
    assert found.fields == ("on", "weekday", "lunar", "moved_from", "hours")
    assert found.rows == [
        ("2022-04-18", "星期一", "三月十八", "2022-04-16", "9:00-11:00"),
        ("2022-05-16", "星期一", "四月十六", None, "9:00-11:00"),
    ]
    assert (found.title, found.notes) == ("留道村联络站 2022-04-01 至 2022-05-31 的接待日", ("共 2 天",))


@pytest.mark.parametrize(
    ("span", "days"),
    [
        ({}, TENTHS),
        ({"from_": "2022-11-01"}, TENTHS[10:]),
        ({"to": "2022-02-28"}, TENTHS[:2]),
        ({"from_": "2022-03-10", "to": "2022-03-10"}, TENTHS[2:3]),
        ({"from_": "2022-03-11", "to": "2022-03-11"}, []),
    ],
)
def test_a_span_is_this_year_or_what_is_left_of_a_year(stations: Desk, span: dict[str, str], days: list[str]) -> None:
    lines(stations, "代表之家", "每月10日")
    assert [row[0] for row in scheduled.days(stations, "代表之家", **span).rows] == days


def test_the_days_of_all_stations_come_in_their_order(stations: Desk) -> None:
    lines(stations, "代表之家", "每月10日", off_day="skip")
    lines(stations, "留道", "每月8日至9日")
    found = scheduled.days(stations, from_="2022-02-01", to="2022-02-28")
    assert found.fields[:2] == ("station", "on")
    assert [row[:2] for row in found.rows] == [
        ("留道村联络站", "2022-02-08"),
        ("留道村联络站", "2022-02-09"),
        ("石桥头镇代表之家", "2022-02-10"),
    ]
    assert (found.title, found.notes) == ("各家站点 2022-02-01 至 2022-02-28 的接待日", ("共 3 天",))


def test_a_closed_station_receives_until_its_last_day(stations: Desk) -> None:
    lines(stations, "水库", "每月15日、16日")
    assert on(stations, "水库", "2022-03-01", "2022-12-31") == ["2022-03-15"]


def test_a_station_without_a_rule_says_how_to_make_one(stations: Desk) -> None:
    said = ("这段时间没有接待日的规定，请用 renda station schedule 家站点 --rule … 定",)
    found = scheduled.days(stations, "留道")
    assert (found.rows, found.notes) == ([], said)
    lines(stations, "留道", "每月10日")
    schedule.end(stations, "留道", to="2022-06-30")
    assert scheduled.days(stations, "留道", from_="2022-07-01").notes == said
    assert scheduled.days(stations, "留道").notes == ("共 6 天",)


def test_years_without_a_notice_are_provisional_where_days_off_matter(stations: Desk) -> None:
    lines(stations, "代表之家", "每月31日")
    assert scheduled.days(stations, "代表之家", from_="2030-01-01").notes == ("共 7 天", "没有31日的月份跳过")
    lines(stations, "留道", "每月10日", off_day="move")
    unsure = "年的放假安排尚未录入：遇休息日顺延、取消的为暂定，先按周一至周五计"
    assert scheduled.days(stations, "留道", from_="2026-01-01", to="2027-12-31").notes == ("共 24 天", f"2027 {unsure}")
    found = scheduled.days(stations, "留道", from_="2026-01-01", to="2040-12-31")
    assert found.notes[-1] == f"2027 至 2040 间 14 个 {unsure}"


def test_days_beyond_the_lunar_table_have_no_lunar_date(stations: Desk) -> None:
    lines(stations, "代表之家", "每年1月10日")
    found = scheduled.days(stations, "代表之家", from_="2057-01-01", to="2058-12-31")
    assert [row[2] for row in found.rows] == ["腊月初六", None]
    assert (
        lines(stations, "代表之家", "每年1月10日", from_="2060-01-01")[-1]
        == "接下来的接待日：2060-01-10（星期六）、2061-01-10（星期一）"
    )
    lines(stations, "留道", "农历每月十六")
    with pytest.raises(InputError, match="2058-12-31 不在农历表里；农历只能推算 1978-02-07 至 2057-02-03"):
        scheduled.days(stations, "留道", from_="2056-01-01", to="2058-12-31")


def test_a_rule_is_tried_without_a_station(desk: Desk) -> None:
    found = scheduled.days(desk, rule="每季度末月10号", off_day="move")
    assert [(row[0], row[3]) for row in found.rows] == [
        ("2022-03-10", None), ("2022-06-10", None), ("2022-09-13", "2022-09-10"), ("2022-12-12", "2022-12-10"),
    ]  # fmt: skip
    assert (found.title, found.notes) == ("每季度末月10日：2022-01-01 至 2022-12-31 的接待日", ("共 4 天",))
    found = scheduled.days(desk, rule="每月30日", from_="2030-02-01", to="2030-03-31")
    assert found.notes == ("共 1 天", "没有30日的月份跳过")


@pytest.mark.parametrize(
    ("station", "more", "sentence"),
    [
        ("张家", {}, "没有叫“张家”的家站点"),
        ("留道", {"from_": "2022-03-01", "to": "2022-02-28"}, "--from 2022-03-01 在 --to 2022-02-28 之后；请核对先后"),
        ("留道", {"from_": "1922-03-01", "to": "2022-02-28"}, "1922-03-01 至 2022-02-28 太长；请写 100 年以内"),
        ("留道", {"from_": "去年"}, "日期 --from “去年”看不懂"),
        ("留道", {"rule": "每周三"}, "--rule 是试用一条规定，不看家站点的"),
        ("留道", {"off_day": "move"}, "--off-day 随 --rule 试用"),
        (None, {"rule": "每周八"}, "接待日的规定“每周八”看不懂"),
        (None, {"rule": "每周三", "off_day": "明天"}, "--off-day 没有“明天”这一种"),
        (None, {"rule": "农历十六", "from_": "1950-01-01"}, "1950-01-01 不在农历表里"),
    ],
)
def test_days_that_cannot_be_asked_for(
    stations: Desk, station: str | None, more: dict[str, str], sentence: str
) -> None:
    with pytest.raises(InputError, match=sentence):
        scheduled.days(stations, station, **more)
