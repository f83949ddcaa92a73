"""renda station schedule | days"""

from pathlib import Path

import pytest

from renda_cli.store.file import open_file
from renda_cli.store.statements import insert_station
from tests.conftest import Ran, Renda


@pytest.fixture
def town(renda: Renda, path: Path) -> Renda:
    """A home and a station."""
    file = open_file(path)
    with file.transaction():
        insert_station(file.db, name="石桥头镇代表之家", kind="home", level="镇", online=False)
        insert_station(file.db, name="留道村联络站", kind="station", level="村", online=False)
    file.close()
    return renda


def run(renda: Renda, line: str) -> Ran:
    return renda(*line.split())


def test_the_days_of_a_rule_for_any_span(town: Renda) -> None:
    ran = run(town, "station schedule 代表之家 --rule 农历每月十六 --off-day move --hours 9:00-11:00 --seats 2")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        "已定 石桥头镇代表之家 的接待日：农历每月十六 9:00-11:00，每次 2 名代表，遇休息日顺延\n接下来的接待日：2022-01-18"
    )
    found = run(town, "station days 代表之家 --from 2023-03-01 --to 2023-05-05 -f json")
    assert found.json == [
        {"on": "2023-03-07", "lunar": "二月十六", "moved_from": None},
        {"on": "2023-04-06", "lunar": "闰二月十六", "moved_from": None},
        {"on": "2023-05-05", "lunar": "三月十六", "moved_from": None},
    ]
    past = run(town, "station days 代表之家 --from 1979-01-01 --to 2056-12-31 -f json").json
    assert len(past) == 965
    assert list(past[0]) == ["on", "lunar", "moved_from"]
    table = run(town, "station days 代表之家 --from 2022-04-01 --to 2022-04-30").out.splitlines()
    assert table[0] == "【石桥头镇代表之家 2022-04-01 至 2022-04-30 的接待日】"
    assert table[1].split() == ["日期", "星期", "农历", "原定", "时间"]
    assert table[3].split() == ["2022-04-18", "星期一", "三月十八", "2022-04-16", "9:00-11:00"]
    assert table[4] == "注：共 1 天"


def test_markets_are_nine_days_a_month(renda: Renda) -> None:
    found = run(renda, "station days --rule 农历三六九 --from 2022-02-01 --to 2022-03-02 -f json").json
    assert [one["lunar"] for one in found] == [
        "正月初三", "正月初六", "正月初九", "正月十三", "正月十六", "正月十九", "正月廿三", "正月廿六", "正月廿九",
    ]  # fmt: skip


def test_of_all_stations_the_station_stands_first(town: Renda) -> None:
    for station in ("代表之家", "留道"):
        assert run(town, f"station schedule {station} --rule 每月10日").code == 0
    found = run(town, "station days --from 2022-02-01 --to 2022-02-28 -f json").json
    assert [(one["station"], one["on"]) for one in found] == [
        ("石桥头镇代表之家", "2022-02-10"),
        ("留道村联络站", "2022-02-10"),
    ]
    assert list(found[0]) == ["station", "on", "lunar", "moved_from"]


def test_rules_are_listed_changed_and_ended(town: Renda) -> None:
    assert town("station", "schedule").out == "【各家站点的接待日规定】\n（没有）\n"
    run(town, "station schedule 留道 --rule 每月10号")
    assert run(town, "station schedule 留道 --rule 每周三、五 --from 2022-03-01 -f json").json == {
        "id": 2,
        "station": "留道村联络站",
        "rule": "每周三、五",
        "hours": None,
        "off_day": "keep",
        "seats_a_day": None,
        "from_on": "2022-03-01",
        "to_on": None,
    }
    ran = run(town, "station schedule 留道 --end --to 2022-06-30")
    assert (ran.code, ran.out) == (0, "留道村联络站 的接待日“每周三、五”到 2022-06-30 为止\n")
    listed = run(town, "station schedule 留道").out.splitlines()
    assert listed[1].split() == ["编号", "家站点", "接待日", "时间", "遇休息日", "每次人数", "起", "止"]
    assert [line.split() for line in listed[3:]] == [
        ["1", "留道村联络站", "每月10日", "照常", "2022-02-28"],
        ["2", "留道村联络站", "每周三、五", "照常", "2022-03-01", "2022-06-30"],
    ]
    town("undo")
    assert run(town, "station schedule 留道 -f json").json[1]["to_on"] is None


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("schedule 留道 --rule 农历三十一", "农历一个月最多三十天"),
        ("schedule 留道 --rule 每年2月30日", "2月没有30日，这样的规定没有一天"),
        ("schedule 留道 --rule 每月第六个星期一", "一个月里没有第六个星期一"),
        ("schedule 张家 --rule 每周三", "没有叫“张家”的家站点"),
        ("schedule 站 --rule [red]每周三", "看不懂"),
        ("schedule --rule 每周三", "没有写家站点"),
        ("schedule 留道 --hours 9:00-11:00", "没有写 --rule"),
        ("schedule 留道 --rule 每周三 --hours 11:00-9:00", "前后颠倒"),
        ("schedule 留道 --rule 每周三 --seats 二", "--seats"),
        ("schedule 留道 --rule 每周三 --off-day 明天", "可选：keep、move、skip"),
        ("schedule 留道 --end --also", "只能和 --rule、--to 一起写"),
        ("days 张家", "没有叫“张家”的家站点"),
        ("days 留道 --from 2022-02-01 --to 2022-01-01", "请核对先后"),
        ("days 留道 --from 0001-01-01", "年份不对"),
        ("days --rule 农历十六 --from 1970-01-01 --to 1970-12-31", "农历只能推算 1978-02-07 至 2057-02-03"),
    ],
)
def test_bad_input(town: Renda, line: str, why: str) -> None:
    ran = town("station", *line.split())
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
    assert "Traceback" not in ran.err
