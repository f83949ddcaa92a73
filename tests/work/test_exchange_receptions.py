"""Sheets of reception days: the rules in words, the rota, and what was held."""

import pytest

from renda_cli.work import rules
from renda_cli.work.desk import Desk
from renda_cli.work.exchange.importing import Options, import_
from renda_cli.work.station import place
from tests.work.exchange_data import Take, counts, refused_cell, take
from tests.work.station_data import planned
from tests.work.station_exchange_data import LIUDAO

__all__ = ["take"]
SCHEDULES = "联络站,接待日,接待时间,遇节假日,每次人数,起,止\n"
DAYS = "联络站,接待日期,时间,地点,接待代表,原定日期,公告编号,公告日期,取消原因,备注\n"
RECEPTIONS = "联络站,接待日期,结束日期,接待时间,接待代表,次数,代表人次,接待选民,收集意见,备注\n"


@pytest.fixture
def station(office: Desk) -> Desk:
    """A town with one station."""
    place.add(office, LIUDAO, kind="站")
    return office


def test_rules_in_words(station: Desk, take: Take) -> None:
    lines = f"{LIUDAO},每月10号,9:00-11:00,顺延,2人,2022-01-01,\n{LIUDAO},农历每月十六,,,,,\n{LIUDAO},每周三,,除外,,2021-01-01,2021-12-31\n"
    assert counts(take("schedules", SCHEDULES + lines)) == (3, 0, 0)
    found = station.file.tuples("SELECT rule, hours, off_day, seats, from_on, to_on FROM station_schedule ORDER BY id")
    assert found == [
        ("每月10日", "9:00-11:00", "move", 2, "2022-01-01", None), ("农历每月十六", None, "keep", None, "2022-01-10", None),
        ("每周三", None, "skip", None, "2021-01-01", "2021-12-31"),
    ]  # fmt: skip
    assert counts(take("schedules", f"{SCHEDULES}{LIUDAO},每月10日,14:00-16:00,,,,2022-12-31\n")) == (0, 1, 0)
    assert station.file.tuples("SELECT hours, to_on FROM station_schedule WHERE id = 1") == [
        ("14:00-16:00", "2022-12-31")
    ]


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        (f"{LIUDAO},每月32日,,,,,", "接待日", "32"),
        (f"{LIUDAO},农历三十一,,,,,", "接待日", "三十一"),
        (f"{LIUDAO},随时,,,,,", "接待日", "随时"),
        (f"{LIUDAO},每周三,,看情况,,,", "遇节假日", "没有“看情况”这一种"),
        (f"{LIUDAO},每周三,,,零,,", "每次人数", "请只写一个数"),
        (f"{LIUDAO},每周三,,,,2022-05-01,2022-04-01", "止", "结束 2022-04-01 早于起始 2022-05-01"),
    ],
)
def test_a_rule_that_cannot_be(station: Desk, take: Take, cells: str, column: str, why: str) -> None:
    assert why in refused_cell(take("schedules", f"{SCHEDULES}{cells}\n"), column)


def test_the_rota(station: Desk, take: Take) -> None:
    lines = (
        f"{LIUDAO},2021-12-10,,,张三、李四,,1,2021-12-07,,\n{LIUDAO},2022-02-10,9:00-11:00,村部,张三,,,,,\n"
        f"{LIUDAO},2022-03-11,,,,2022-03-10,,,,\n{LIUDAO},2022-04-10,,,王五,,,,防汛,\n"
    )
    assert counts(take("reception-days", DAYS + lines)) == (4, 0, 0)
    due = "SELECT reception_day_id, due_on FROM deadline WHERE met_on IS NULL AND cancelled_on IS NULL ORDER BY 1"
    assert station.file.tuples(due) == [(2, "2022-02-07"), (3, "2022-03-08")]
    assert station.file.tuples("SELECT day_id, deputy_id FROM duty ORDER BY 1, 2") == [(1, 1), (1, 2), (2, 1), (4, 3)]
    lines = f"{LIUDAO},2022-02-10,,,李四、王五,,2,2022-02-07,,改了\n{LIUDAO},2022-03-14,,,,2022-03-11,,,雪大,\n"
    done = import_(station, "reception-days", *sheet(station, DAYS + lines))
    assert counts(done) == (0, 2, 0)
    assert "接待代表：张三 → 李四、王五" in done.changes[0][2]
    assert station.file.tuples("SELECT deputy_id FROM duty WHERE day_id = 2") == [(2,), (3,)]
    assert station.file.tuples("SELECT planned_on, moved_from, dropped_why FROM reception_day WHERE id = 3") == [
        ("2022-03-14", "2022-03-10", "雪大")
    ]
    assert station.file.tuples("SELECT notice_no, noticed_on, note FROM reception_day WHERE id = 2") == [
        ("2", "2022-02-07", "改了")
    ]
    assert station.file.tuples(due) == []


def sheet(desk: Desk, text: str) -> tuple[str, Options]:
    """A sheet's path, and how it is read."""
    path = desk.file.path.with_name("days.csv")
    path.write_text(text, encoding="utf-8")
    return str(path), Options()


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        (f"{LIUDAO},,,,,,,,,", "接待日期", "缺少接待日期"),
        (f"{LIUDAO},2022-02-10,,,赵六,,,,,", "接待代表", "没有叫“赵六”的代表"),
        (f"{LIUDAO},2022-02-10,,,,,,2022-02-11,,", "公告日期", "公告日期晚于接待日 2022-02-10"),
        (f"{LIUDAO},2022-01-05,,,张三,,,,,", "接待日期", "的接待已开展"),
    ],
)
def test_a_day_of_the_rota_that_cannot_be(station: Desk, take: Take, cells: str, column: str, why: str) -> None:
    take("receptions", f"{RECEPTIONS}{LIUDAO},2022-01-05,,,王五,,,3,,\n")
    planned(station, 1, "2022-01-05", 2)
    assert why in refused_cell(take("reception-days", f"{DAYS}{cells}\n"), column)


def test_receptions(station: Desk, take: Take) -> None:
    planned(station, 1, "2022-01-05", 1, 2, hours="9:00-11:00")
    lines = (
        f"{LIUDAO},2022-01-05,,,,,,3人次,2条,\n{LIUDAO},2022-01-06,2022-01-08,,张三=2、李四,3,9,12,,走村入户\n"
        f"{LIUDAO},2022-01-09,,上午,王五,,,0,0,\n{LIUDAO},2022-01-09,,下午,王五,,,0,0,\n{LIUDAO},2022-01-03,,,张三,,,4,,\n{LIUDAO},2022-01-03,,,李四,,,5,,\n"
    )
    assert counts(take("receptions", RECEPTIONS + lines)) == (6, 0, 0)
    found = station.file.tuples(
        "SELECT held_on, day_id, hours, times, attendances, voters, opinions, deputies FROM reception_line ORDER BY id"
    )
    assert found == [
        ("2022-01-05", 1, "9:00-11:00", 1, 2, 3, 2, "张三、李四"), ("2022-01-06", None, None, 3, 9, 12, 0, "张三、李四"),
        ("2022-01-09", None, "上午", 1, 1, 0, 0, "王五"), ("2022-01-09", None, "下午", 1, 1, 0, 0, "王五"),
        ("2022-01-03", None, None, 1, 1, 4, 0, "张三"), ("2022-01-03", None, None, 1, 1, 5, 0, "李四"),
    ]  # fmt: skip
    done = take("receptions", f"{RECEPTIONS}{LIUDAO},2022-01-09,2022-01-10,上午,王五、张三,2,8,6,1,改正\n")
    assert (counts(done), "接待代表：王五 → 王五、张三" in done.changes[0][2]) == ((0, 1, 0), True)
    row = station.file.tuples("SELECT until_on, times, attendances, voters, opinions, note FROM reception WHERE id = 3")
    assert row == [("2022-01-10", 2, 8, 6, 1, "改正")]


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        (f"{LIUDAO},,,,张三,,,3,,", "接待日期", "缺少接待日期"),
        (f"{LIUDAO},2022-01-05,,,张三,,,,,", "接待选民", "缺少接待选民"),
        (f"{LIUDAO},2022-01-05,,,张三=2,,,3,,", "次数", "多于一共的 1 次"),
        (f"{LIUDAO},2022-01-05,,,张三、李四,,1,3,,", "代表人次", "少于接待的代表合计 2"),
        (f"{LIUDAO},2022-01-05,2022-01-04,,张三,,,3,,", "结束日期", "早于开始日期"),
        (f"{LIUDAO},2022-01-05,,,张三,,,若干,,", "接待选民", "请只写一个数"),
    ],
)
def test_a_reception_that_cannot_be(station: Desk, take: Take, cells: str, column: str, why: str) -> None:
    assert why in refused_cell(take("receptions", f"{RECEPTIONS}{cells}\n"), column)


def test_the_notice_of_a_day_has_its_clock_by_the_rule(station: Desk, take: Take) -> None:
    rules.set_(station, "reception.notice", "提前2天", from_="2022-01-01", source="本镇办法")
    take("reception-days", f"{DAYS}{LIUDAO},2022-02-10,,,张三,,,,,\n")
    assert station.file.tuples("SELECT due_on FROM deadline") == [("2022-02-08",)]


def test_a_reception_by_nobody_named_is_taken_in(station: Desk, take: Take) -> None:
    assert counts(take("receptions", f"{RECEPTIONS}{LIUDAO},2022-01-05,,,,,,3,,\n")) == (1, 0, 0)
    assert station.file.tuples("SELECT deputies, attendances, voters FROM reception_line") == [(None, 0, 3)]
