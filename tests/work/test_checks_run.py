"""The checks as a whole: names, one that stops, the order of what they tell, and what is mended together."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from renda_cli.errors import DatabaseError, InputError
from renda_cli.rules.vocabulary import CHECK_LEVELS, CHECK_PARTS
from renda_cli.work.checks import registry, run
from renda_cli.work.checks.finding import Check, Finding
from renda_cli.work.desk import Desk
from tests.work.checks_data import DAY, outcome, tamper, told


def test_every_check_has_a_name_of_its_own_and_says_what_it_looks_for() -> None:
    names = [one.name for one in registry.CHECKS]
    assert len(set(names)) == len(names)
    assert not set(names) & CHECK_PARTS.keys()
    for one in registry.CHECKS:
        assert one.part in CHECK_PARTS
        assert one.level in CHECK_LEVELS
        assert one.name.replace("-", "").isalpha()
        assert one.title
    parts = [one.part for one in registry.CHECKS]
    assert list(dict.fromkeys(parts)) == list(CHECK_PARTS)
    assert parts == sorted(parts, key=list(CHECK_PARTS).index)


def test_some_checks_or_some_parts_by_name() -> None:
    assert [one.name for one in registry.chosen(["profile", "views-and-triggers"])] == ["views-and-triggers", "profile"]
    assert {one.part for one in registry.chosen(["rules", "file"])} == {"file", "rules"}
    assert registry.chosen([]) == list(registry.CHECKS)
    rows = registry.list_(["views-and-triggers"]).rows
    assert rows == [("views-and-triggers", "file", "fault", "视图和触发器与程序一致", True)]


@pytest.mark.parametrize(("name", "near"), [("number-gaps", "相近的有：number-gap"), ("路灯", "可写 file、references")])
def test_a_name_that_there_is_not_is_refused_with_those_near(name: str, near: str) -> None:
    with pytest.raises(InputError, match=f"没有叫“{name}”的检查；{near}"):
        registry.chosen([name])


def test_one_that_stops_stops_no_other(busy_year: Desk) -> None:
    def stumbles(_desk: Desk) -> Iterator[Finding]:
        yield Finding("5-1/1", "这一件")
        raise ValueError("2022年")

    def refuses(_desk: Desk) -> Iterator[Finding]:
        raise InputError("没有规则")

    checks = [Check("one", "records", "warning", "", stumbles), Check("two", "records", "warning", "", refuses)]
    found = run.run(replace(busy_year, today=DAY), [*checks, *registry.CHECKS])
    assert found.found.rows == [
        ("one", "records", "fault", "renda.db", "这项检查没有做完：有看不懂的值（2022年）", False),
        ("two", "records", "fault", "renda.db", "这项检查没有做完：没有规则", False),
        ("one", "records", "warning", "5-1/1", "这一件", False),
    ]


def test_a_table_that_is_gone_stops_only_what_reads_it(busy_year: Desk) -> None:
    tamper(busy_year, "DROP TABLE urge")
    found = outcome(busy_year, "missing-columns", "unit-not-assigned", "reply-owed")
    assert [(row[0], row[2]) for row in found.found.rows] == [
        ("missing-columns", "fault"),
        ("unit-not-assigned", "fault"),
    ]
    assert "no such table: urge" in found.found.rows[1][4]


def test_faults_of_a_part_come_before_its_warnings(busy_year: Desk) -> None:
    tamper(
        busy_year,
        "UPDATE proposal SET status = 'submitted', no = '12' WHERE no = '3'",
        "UPDATE town SET profile = 'atlantis'",
        "UPDATE promise SET until_on = '2023-01-31' WHERE kept_on IS NULL",
        "CREATE TABLE guests (name)",
    )
    told_ = [(row[1], row[2]) for row in outcome(busy_year).found.rows]
    places = [(list(CHECK_PARTS).index(part), level != "fault") for part, level in told_]
    assert places == sorted(places)


def test_what_can_be_mended_is_mended_together_and_the_rest_is_told(busy_year: Desk) -> None:
    tamper(
        busy_year,
        "UPDATE deputy SET pinyin = '' WHERE id = 1",
        "DROP VIEW handler",
        "UPDATE seat SET district = NULL WHERE id = 2",
    )
    done = outcome(busy_year, fix=True)
    assert done.mended == ("已重建 handler", "已补上 #1 张三 的拼音")
    assert [row[0] for row in done.found.rows] == ["seat-without-district"]
    assert done.faults == 0


def test_what_cannot_be_written_leaves_all_as_it_was(busy_year: Desk) -> None:
    tamper(busy_year, "DROP VIEW handler", "UPDATE deputy SET pinyin = '' WHERE id = 1")
    busy_year.file.db.execute("PRAGMA query_only = ON")
    with pytest.raises(DatabaseError, match="只读"):
        outcome(busy_year, fix=True)
    busy_year.file.db.execute("PRAGMA query_only = OFF")
    assert told(busy_year, "views-and-triggers", "pinyin-missing") == [
        ("views-and-triggers", "handler"),
        ("pinyin-missing", "#1 张三"),
    ]


def test_nothing_to_mend(busy_year: Desk) -> None:
    assert outcome(busy_year, fix=True).mended == ()


def test_checks_of_an_empty_file(desk: Desk) -> None:
    assert run.run(replace(desk, today=DAY), registry.CHECKS).found.rows == []
