"""Names that look alike, and those that only seem to."""

import pytest

from renda_cli.work import deputy, unit
from renda_cli.work.checks import likeness
from renda_cli.work.desk import Desk
from tests.work.checks_data import tamper, texts, told
from tests.work.helpers import hand_in


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("遥观镇农业农村办公室", "农业农村办"), ("镇农业农村办", "农业农村办公室"), ("遥观镇人民政府", "镇政府"),
        ("遥观镇人民政府农业农村办", "农业农村办"), ("东方村村民委员会", "东方村村委会"), ("（综合）执法队", "(综合)执法队"),
        ("剑湖社区居民委员会", "剑湖社区 居委会"), ("乡财政所", "财政所"),
    ],
)  # fmt: skip
def test_units_that_are_one(one: str, other: str) -> None:
    assert likeness.plain_unit(one, "遥观镇") == likeness.plain_unit(other, "遥观镇")


@pytest.mark.parametrize(("one", "other"), [("区农业农村局", "农业农村局"), ("镇办", "办"), ("财政局", "财政所")])
def test_units_that_are_two(one: str, other: str) -> None:
    assert likeness.plain_unit(one, "遥观镇") != likeness.plain_unit(other, "遥观镇")


@pytest.mark.parametrize("name", ["第3选区", "第三选区", "3选区", "第３选区", "3 号选区"])
def test_one_district(name: str) -> None:
    assert likeness.plain_district(name) == "3"


def test_districts_that_are_two() -> None:
    assert (
        len({likeness.plain_district(name) for name in ("第13选区", "第三选区", "第三十选区", "东方选区", "选区")}) == 5
    )


def rename(desk: Desk, table: str, name: str, *, of: str) -> None:
    tamper(desk, f"UPDATE {table} SET name = '{name}' WHERE name = '{of}'")


def test_one_deputy_written_in_two_ways(busy_year: Desk) -> None:
    deputy.add(busy_year, "阿依古丽·买买提", district="第7选区")
    deputy.add(busy_year, "阿依努尔·买买提", district="第8选区")
    assert told(busy_year) == []
    rename(
        busy_year, "deputy", "阿依古丽‧买买提", of="阿依努尔·买买提"
    )  # typed at the terminal it would get the usual dot
    assert told(busy_year, "like-deputies") == [("like-deputies", "#5 阿依古丽‧买买提")]
    assert "与 #4 阿依古丽·买买提 姓名看起来一样" in texts(busy_year)


def test_two_of_one_name_are_two_in_two_districts(busy_year: Desk) -> None:
    deputy.add(busy_year, "张三", district="第7选区")
    assert told(busy_year) == []
    tamper(busy_year, "UPDATE seat SET district = '第3选区' WHERE district = '第7选区'")
    assert told(busy_year) == [("like-deputies", "#4 张三")]
    assert "与 #1 张三 同在 镇第3选区，姓名看起来一样" in texts(busy_year)


def test_two_that_sound_alike_in_one_district(busy_year: Desk) -> None:
    deputy.add(busy_year, "章三", district="第3选区")
    deputy.add(busy_year, "章三", district="第7选区")
    assert told(busy_year) == [("like-deputies", "#4 章三")]
    assert "同在 镇第3选区，姓名读音相同" in texts(busy_year)


def test_one_person_may_sit_twice(busy_year: Desk) -> None:
    tamper(
        busy_year,
        "INSERT INTO seat (deputy_id, level, district, congress, status, from_on, to_on) VALUES"
        " (1, '区', '第3选区', NULL, 'in_office', NULL, NULL), (1, '镇', '第3选区', 4, 'ended', '2017-01-01', '2021-12-19')",
    )
    assert told(busy_year) == []


def test_one_unit_entered_twice(busy_year: Desk) -> None:
    unit.add(busy_year, "遥观镇财政局")
    assert told(busy_year) == [("like-units", "遥观镇财政局")]
    assert "与财政局看起来是同一单位；同一单位请用 renda proposal unit merge 旧名 --into 新名" in texts(busy_year)
    unit.merge(busy_year, "遥观镇财政局", into="财政局", on="2022-12-01")
    assert told(busy_year) == []


def test_a_unit_with_a_sign_more(busy_year: Desk) -> None:
    unit.add(busy_year, "农业农村局局")
    assert told(busy_year) == [("like-units", "农业农村局局")]
    assert "只差一两个字" in texts(busy_year)


def test_units_that_a_number_tells_apart(busy_year: Desk) -> None:
    for name in (
        "常州市武进区第一实验小学",
        "常州市武进区第二实验小学",
        "环境卫生管理服务站东站",
        "环境卫生管理服务站西站",
    ):
        unit.add(busy_year, name)
    assert told(busy_year) == []


def test_a_file_without_a_town_still_has_units(busy_year: Desk) -> None:
    tamper(busy_year, "DELETE FROM town")
    unit.add(busy_year, "镇财政局")
    assert told(busy_year, "like-units") == [("like-units", "镇财政局")]


def test_groups_districts_and_topics(busy_year: Desk) -> None:
    deputy.add(busy_year, "赵六", district="第三选区", group="东片代表小组")
    hand_in(busy_year, "整治河道", topic="城乡 建设")
    assert told(busy_year) == [
        ("like-groups", "东片代表小组"),
        ("like-districts", "第三选区"),
        ("like-topics", "城乡建设"),
    ]
    assert "与“东片小组”看起来是同一个" in texts(busy_year)
