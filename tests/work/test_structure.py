"""Who the deputies are, counted: heads and seats, and how labels overlap."""

from datetime import date
from typing import Any

import pytest

from renda_cli.rules.rates import Rate
from renda_cli.work import deputy, rules, seat, structure
from renda_cli.work.desk import Desk


def part(desk: Desk, name: str, **asked: Any) -> list[tuple[str, Any, Any]]:
    """(label, count, share in percent) of the rows of one part."""
    rows = structure.stats(desk, **asked).rows
    return [(row[1], row[2], row[3] and row[3].percent) for row in rows if row[0] == name]


@pytest.fixture
def people(office: Desk) -> Desk:
    """Three of the town, one of them in the district as well, and one of the district alone."""
    deputy.edit(
        office,
        "张三",
        gender="女",
        nation="汉族",
        party="中共党员",
        education="本科",
        born="1980-05",
        sector="工人、妇女",
    )
    deputy.edit(
        office, "李四", gender="男", nation="土家族", party="群众", education="大专", born="1966-01-11", sector="农民"
    )
    deputy.edit(office, "王五", nation="汉", party="中国共产党党员", sector="工人、女代表")
    seat.add(office, "张三", "区", district="第12选区", congress=17, group="区代表小组")
    deputy.add(office, "赵六", level="区", district="第2选区", gender="女", born="1990-01-11")
    return office


def test_heads_seats_and_overlaps(people: Desk) -> None:
    assert part(people, "total") == [("人数", 4, None), ("席位", 5, None)]
    assert part(people, "level") == [("镇", 3, 60.0), ("区", 2, 40.0)]
    assert part(people, "overlap") == [("只任一级", 3, 75.0), ("兼任两级", 1, 25.0)]
    assert part(people, "district") == [
        ("第3选区", 1, 20.0), ("第4选区", 1, 20.0), ("第5选区", 1, 20.0), ("区 第2选区", 1, 20.0), ("区 第12选区", 1, 20.0),
    ]  # fmt: skip
    seat.add(people, "张三", "市")
    assert part(people, "overlap")[-1] == ("兼任三级", 1, 25.0)
    assert part(people, "district")[-1] == ("市 未登记", 1, 16.67)


def test_traits_are_counted_by_heads(people: Desk) -> None:
    assert part(people, "gender") == [("女", 2, 50.0), ("男", 1, 25.0), ("未登记", 1, 25.0)]
    assert part(people, "nation") == [("土家族", 1, 25.0), ("汉", 1, 25.0), ("汉族", 1, 25.0), ("未登记", 1, 25.0)]
    assert part(people, "education") == [("大专", 1, 25.0), ("本科", 1, 25.0), ("未登记", 2, 50.0)]
    assert part(people, "party")[-1] == ("未登记", 1, 25.0)
    assert part(people, "age") == [
        ("35岁以下", 1, 25.0), ("36至45岁", 1, 25.0), ("46至55岁", 1, 25.0), ("未登记", 1, 25.0), ("平均年龄", 42.3, None),
    ]  # fmt: skip
    assert part(people, "group") == [
        ("东片小组", 1, 25.0),
        ("西片小组", 1, 25.0),
        ("区代表小组", 1, 25.0),
        ("未编组", 2, 50.0),
    ]


def test_labels_overlap_and_what_is_known_counts_as_well(people: Desk) -> None:
    assert part(people, "label") == [
        ("妇女", 3, 75.0), ("中共党员", 2, 50.0), ("工人", 2, 50.0), ("农民", 1, 25.0), ("少数民族", 1, 25.0), ("非党", 1, 25.0),
    ]  # fmt: skip


def test_one_level_alone(people: Desk) -> None:
    found = structure.stats(people, level="区级")
    assert found.title == "区代表结构（2022-01-10）"
    assert found.rows[:2] == [("total", "人数", 2, None), ("total", "席位", 2, None)]
    assert {row[0] for row in found.rows} == {
        "total", "gender", "nation", "party", "education", "age", "label", "group", "district",
    }  # fmt: skip
    assert part(people, "group", level="镇")[-1] == ("未编组", 1, 33.33)


def test_on_a_day_and_without_those_suspended(people: Desk) -> None:
    assert part(people, "total", on="2021-12-01") == [("人数", 0, None), ("席位", 0, None)]
    assert structure.stats(people, on="2021-12-01").rows[2:] == []
    people.file.db.execute(
        "INSERT INTO seat_event (seat_id, event, ground, held_on) VALUES (2, 'suspended', 'detained', '2022-01-07')"
    )
    assert part(people, "total") == [("人数", 3, None), ("席位", 4, None), ("另有暂停执行职务的席位", 1, None)]
    assert part(people, "total", level="区") == [("人数", 2, None), ("席位", 2, None)]
    assert part(people, "total", on="2022-01-06") == [("人数", 4, None), ("席位", 5, None)]


def test_shares_are_rounded_as_the_rulebook_says(office: Desk) -> None:
    assert structure.stats(office).rows[-1] == ("district", "第5选区", 1, Rate(1, 3, 33.33))
    rules.set_(
        office,
        "rounding",
        '{"mode": "largest-remainder", "decimals": 0}',
        from_="2021-01-01",
        source="本镇",
        says="取整",
    )
    assert sum(row[2] for row in part(office, "district")) == 100
    assert [row[2] for row in part(office, "district")] == [34.0, 33.0, 33.0]


@pytest.mark.parametrize(
    ("born", "years"),
    [("1980-05", 41), ("1980-01", 42), ("1980-02", 41), ("1980-01-10", 42), ("1980-01-11", 41), ("2022-01-10", 0)],
)
def test_age_in_full_years(born: str, years: int) -> None:
    assert structure.age(born, date(2022, 1, 10)) == years
