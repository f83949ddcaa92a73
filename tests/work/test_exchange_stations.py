"""Sheets of stations, of who is in them, and of their stars."""

from pathlib import Path
from typing import Any

import pytest

from renda_cli.work import deputy, rules
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import exporting
from renda_cli.work.exchange.importing import Options, import_
from renda_cli.work.station import people, place
from tests.work.exchange_data import Take, counts, refused_cell, take
from tests.work.helpers import at
from tests.work.station_exchange_data import HOME, LIUDAO, OLD, fill_stations
from tests.work.test_exchange_round_trip import emptied, rows

__all__ = ["take"]
LISTS = ("stations", "staff", "postings", "ratings", "schedules", "reception-days", "receptions", "opinions")
TABLES = ("station", "station_staff", "station_deputy", "station_schedule", "station_rating", "reception_day", "duty", "reception",
    "reception_deputy", "opinion", "opinion_assignment", "opinion_reply", "opinion_feedback")  # fmt: skip
STATIONS = "站点名称,类型,级别,所在村,地址,面积,联系电话,所属,是否线上,成立时间,撤销日期,备注\n"
STAFF = "联络站,职务,姓名,是否代表,电话,任职起,任职止\n"
RATINGS = "联络站,星级,得分,评定日期,有效期至,评定单位,备注\n"
KEPT = ("deputy", "seat", "deputy_group", "unit", "session", "proposal", "rule_value")


def of(desk: Desk, table: str) -> list[tuple[Any, ...]]:
    """The rows of a table without their ids: what is over comes before what lasts in a sheet."""
    skip = table != "reception_deputy"
    return sorted((tuple(row)[skip:] for row in desk.file.rows(f"SELECT * FROM {table}")), key=str)


def running(desk: Desk) -> list[tuple[Any, ...]]:
    """The clocks of opinions, and of notices that have still to go out, without those that were cancelled."""
    sql = "SELECT kind, opinion_id, reception_day_id, round, due_on, met_on, by_hand FROM deadline WHERE cancelled_on IS NULL AND proposal_id IS NULL "
    sql += "AND (met_on IS NULL OR kind = 'opinion')"
    return sorted(map(tuple, desk.file.rows(sql)), key=str)


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_what_is_exported_and_imported_is_the_same(office: Desk, tmp_path: Path, ending: str) -> None:
    fill_stations(office)
    office.file.db.execute(
        "UPDATE deputy SET name = '张三' WHERE id = 4"
    )  # two of one name are told apart by their districts
    office.file.db.execute("UPDATE station_staff SET person = '张三' WHERE deputy_id = 4")
    source = at(office, "2022-03-09")
    target = emptied(source, tmp_path / "t.db", *KEPT)
    for what in LISTS:
        path = tmp_path / f"{what}.{ending}"
        exporting.write(source, what, str(path), private=True)
        for new in (True, False):
            done = import_(target, what, str(path), Options())
            assert (done.errors, done.left_out, done.changed, done.equal == 0) == ([], [], 0, new), what
        assert rows(source, what) == rows(target, what), what
    for table in TABLES:
        assert of(target, table) == of(source, table), table
    assert running(target) == running(source)
    assert [exporting.exported(source, what).notes for what in LISTS if exporting.exported(source, what).notes] == []


def test_stations_from_a_sheet_of_an_office(office: Desk, take: Take) -> None:
    lines = (
        "镇人大代表之家,代表之家,镇级,,镇政府,120平方米,0519-88880000,,,2018年6月1日,,",
        "留道联络站,,村,留道村,村委会,86.5,,镇人大代表之家,否,2019-01-01,,示范",
        "网上站,工作站,,,,,,,是,,2022-06-30,",
        "东头接待点,接待点,,,,,,留道联络站,,,,",
    )
    sheet = STATIONS + "\n".join(lines) + "\n"
    assert counts(take("stations", sheet)) == (4, 0, 0)
    found = office.file.tuples(
        "SELECT name, kind, level, area, parent, online, closed_on FROM station_line ORDER BY id"
    )
    assert found == [
        ("镇人大代表之家", "home", "镇", 120, None, 0, None), ("留道联络站", "station", "村", 86.5, "镇人大代表之家", 0, None),
        ("网上站", "station", "镇", None, None, 1, "2022-06-30"), ("东头接待点", "point", "镇", None, "留道联络站", 0, None),
    ]  # fmt: skip
    done = take(
        "stations", "名称,地址,所在村,撤销日期\n留道联络站,老村部,,\n网上站,,,2022-07-31\n东头接待点,,东村,2022-08-01\n"
    )
    assert counts(done) == (0, 3, 0)
    assert done.changes[0] == (2, "留道联络站", "地址：村委会 → 老村部")
    found = office.file.tuples("SELECT address, village, closed_on FROM station WHERE id > 1 ORDER BY id")
    assert found == [("老村部", "留道村", None), (None, None, "2022-07-31"), (None, "东村", "2022-08-01")]


def test_a_station_below_one_that_was_closed_is_taken_in(office: Desk, take: Take) -> None:
    lines = "老站,,,,,,,,,2018-01-01,2021-12-31,\n老点,联系点,,,,,,老站,,2018-01-01,,\n"
    assert counts(take("stations", STATIONS + lines)) == (2, 0, 0)
    assert office.file.tuples("SELECT parent FROM station_line WHERE name = '老点'") == [("老站",)]


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        (",站,,,,,,,,,,", "站点名称", "缺少站点名称"),
        ("留道,,,,,,,,,,,", "类型", "缺少种类，从名称看不出"),
        ("留道站,厅,,,,,,,,,,", "类型", "没有“厅”这一种"),
        ("留道站,,,,,很大,,,,,,", "面积", "面积“很大”看不懂"),
        ("留道站,,,,,0,,,,,,", "面积", "面积“0”看不懂"),
        ("留道站,,,,,,,总站,,,,", "所属", "没有叫“总站”的家站点"),
        ("留道站,,,,,,,,也许,,,", "是否线上", "看不出是还是否"),
        ("留道站,,,,,,,,,2022-05-01,2022-04-01,", "成立时间", "撤销日期 2022-04-01 早于启用日期"),
    ],
)
def test_a_station_that_cannot_be(take: Take, cells: str, column: str, why: str) -> None:
    assert why in refused_cell(take("stations", f"{STATIONS}{cells}\n"), column)


def test_all_bad_rows_are_told_at_once(take: Take) -> None:
    done = take("stations", f"{STATIONS}留道,,,,,,,,,,,\n留道站,,,,,,,,,,,\n西站,,,,,大,,,,2022-13-01,,\n")
    assert [(error.row, error.column) for error in done.errors] == [(2, "类型"), (4, "面积"), (4, "成立时间")]


@pytest.fixture
def stations(office: Desk) -> Desk:
    """Two stations, of which one was closed."""
    place.add(office, HOME, kind="家")
    place.add(office, LIUDAO, kind="站")
    place.add(office, OLD, kind="站", opened="2019-01-01")
    place.close(office, OLD, on="2021-06-30")
    return office


def test_who_runs_a_station(stations: Desk, take: Take) -> None:
    lines = (
        f"{LIUDAO},站长,张三,,0519-86000000,2022-01-01,", f"{LIUDAO},联络员,李四,否,,,", f"{LIUDAO},法律顾问,孙律师,,,2020-01-01,2021-12-31",
        f"{OLD},站长,王五,,,,2021-06-30", f"{OLD},站长,钱一,,,,2020-12-31", f"{OLD},联络员,李四,否,,,2020-12-31",
    )  # fmt: skip
    assert counts(take("staff", STAFF + "\n".join(lines) + "\n")) == (6, 0, 0)
    found = stations.file.tuples(
        "SELECT station_id, role, person, deputy_id, from_on, to_on FROM station_staff ORDER BY id"
    )
    assert found == [
        (2, "站长", "张三", 1, "2022-01-01", None), (2, "联络员", "李四", None, None, None), (2, "法律顾问", "孙律师", None, "2020-01-01", "2021-12-31"),
        (3, "站长", "王五", 3, None, "2021-06-30"), (3, "站长", "钱一", None, None, "2020-12-31"), (3, "联络员", "李四", None, None, "2020-12-31"),
    ]  # fmt: skip
    done = take(
        "staff",
        f"{STAFF}{LIUDAO},站长,张三,,0519****0000,2022-01-01,2022-06-30\n{LIUDAO},联络员,李四,,0519-1234567,,\n",
    )
    assert counts(done) == (0, 2, 0)
    assert stations.file.tuples("SELECT phone, to_on FROM station_staff WHERE id < 3") == [
        ("0519-86000000", "2022-06-30"),
        ("0519-1234567", None),
    ]


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        ("联络站,站长,张三,,,,", "联络站", "对应 2 个家站点"),
        (f"{LIUDAO},主任,张三,,,,", "职务", "没有“主任”这一种"),
        (f"{LIUDAO},站长,张三（第9选区）,,,,", "姓名", "第9选区"),
        (f"{LIUDAO},站长,李四,,,2022-01-01,2021-01-01", "任职止", "止 2021-01-01 早于起 2022-01-01"),
        (f"{LIUDAO},站长,张三,,,,", "姓名", "叫“张三”的代表有 2 位；请写成 张三（选区），不是代表的在“是否代表”写否"),
        (f"{LIUDAO},站长,钱一,是,,,2021-01-01", "姓名", "没有叫“钱一”的代表"),
        (f"{OLD},站长,王五,,,2022-01-01,", "", "已撤销"),
    ],
)
def test_a_post_that_cannot_be(stations: Desk, take: Take, cells: str, column: str, why: str) -> None:
    deputy.add(stations, "张三", district="第8选区")
    assert why in refused_cell(take("staff", f"{STAFF}{cells}\n"), column)


def test_a_deputy_who_runs_a_station_is_no_other_afterwards(stations: Desk, take: Take) -> None:
    take("staff", f"{STAFF}{LIUDAO},站长,张三,,,,\n")
    assert "张三是不是代表，与已登记的不同" in refused_cell(
        take("staff", f"{STAFF}{LIUDAO},站长,张三,否,,,\n"), "是否代表"
    )


def test_two_of_one_name_are_told_apart_by_their_district(stations: Desk, take: Take) -> None:
    deputy.add(stations, "张三", district="第8选区")
    assert counts(
        take("staff", f"{STAFF}{LIUDAO},站长,张三（第8选区）,,,,\n{OLD},站长,张三（第3选区）,,,,2020-12-31\n")
    ) == (2, 0, 0)
    assert [row[0] for row in stations.file.tuples("SELECT deputy_id FROM station_staff ORDER BY id")] == [4, 1]


def test_several_deputies_in_a_cell_are_each_posted(stations: Desk, take: Take) -> None:
    done = take("postings", f"站点,代表名单\n{LIUDAO},张三、李四\n{HOME},王五\n")
    assert (counts(done), done.rows) == ((3, 0, 0), 3)
    done = take(
        "postings",
        f"站点,代表,进站时间,离站时间,是否外站\n{LIUDAO},李四,2022-01-01,2022-05-31,\n{HOME},张三,2022-02-01,,是\n{OLD},李四,,2021-06-30,\n",
    )
    assert counts(done) == (2, 1, 0)
    assert stations.file.tuples("SELECT station_id, deputy_id, visiting, from_on, to_on FROM station_deputy ORDER BY id") == [
        (2, 1, 0, None, None), (2, 2, 0, "2022-01-01", "2022-05-31"), (1, 3, 0, None, None), (1, 1, 1, "2022-02-01", None), (3, 2, 0, None, "2021-06-30"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        ("没有的站,张三、李四,,", "站点", "没有叫“没有的站”的家站点"),
        (f"{LIUDAO},赵六,,", "代表", "没有叫“赵六”的代表"),
        (f"{HOME},张三,,", "", "张三 已在留道联络站"),
        (f"{LIUDAO},张三,2022-05-01,2022-04-30", "离站时间", "止 2022-04-30 早于起 2022-05-01"),
        (f"{HOME},李四,2022-05-01,2022-04-30", "离站时间", "止 2022-04-30 早于起 2022-05-01"),
        (f"{OLD},李四,,", "", "已撤销"),
    ],
)
def test_a_posting_that_cannot_be(stations: Desk, take: Take, cells: str, column: str, why: str) -> None:
    people.assign(stations, LIUDAO, deputies=["张三"])
    assert why in refused_cell(take("postings", f"站点,代表,进站时间,离站时间\n{cells}\n"), column)


def test_stars(stations: Desk, take: Take) -> None:
    rules.set_(stations, "station.rating", "24个月", from_="2020-01-01", source="本地办法")
    rules.set_(stations, "station.stars", "5=90、4=80", from_="2020-01-01", source="本地办法")
    lines = (
        f"{LIUDAO},五星级,92.5,2022-01-05,,区人大,\n{HOME},★★★★,,2022-01-06,2023-12-31,,\n{HOME},,81分,2021-01-06,,,\n"
    )
    assert counts(take("ratings", RATINGS + lines)) == (3, 0, 0)
    assert stations.file.tuples("SELECT station_id, stars, score, until_on FROM station_rating ORDER BY id") == [
        (2, 5, 92.5, "2024-01-05"), (1, 4, None, "2023-12-31"), (1, 4, 81, "2023-01-06"),
    ]  # fmt: skip
    done = take("ratings", f"{RATINGS}{LIUDAO},4星,88,2022-01-05,,,改正\n")
    assert (counts(done), done.changes[0][2]) == ((0, 1, 0), "星级：5 → 4；得分：92.5 → 88.0；备注：（空） → 改正")
    assert stations.file.tuples("SELECT stars, score, until_on, rated_by FROM station_rating WHERE station_id = 2") == [
        (4, 88, "2024-01-05", "区人大")
    ]


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        (f"{LIUDAO},六星,,2022-01-05,,,", "星级", "星级“六星”看不懂；请写 1 到 5"),
        (f"{LIUDAO},★★★★★★,,2022-01-05,,,", "星级", "看不懂"),
        (f"{LIUDAO},5,优,2022-01-05,,,", "得分", "得分“优”看不懂"),
        (f"{LIUDAO},5,,,,,", "评定日期", "缺少评定日期"),
        (f"{LIUDAO},5,,2022-01-05,2021-01-05,,", "有效期至", "2021-01-05"),
    ],
)
def test_stars_that_cannot_be(stations: Desk, take: Take, cells: str, column: str, why: str) -> None:
    assert why in refused_cell(take("ratings", f"{RATINGS}{cells}\n"), column)
