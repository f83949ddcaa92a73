"""The town's own values, the profile, and codes that no rule knows."""

import pytest

from renda_cli.work import rules
from renda_cli.work.desk import Desk
from tests.work.checks_data import outcome, tamper, texts, told


def own(desk: Desk, key: str, value: str, *, from_on: str = "2022-01-01") -> None:
    tamper(
        desk,
        f"INSERT INTO rule_value (key, from_on, value, source, says) VALUES ('{key}', '{from_on}', '{value}', '遥观镇人大〔2022〕1号', '')",
    )


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("reply", "{", "值看不懂；请用 renda rules set reply 值 --from 2022-01-01"), ("reply", "[" * 100_000, "值看不懂"),
        ("replly", '"none"', "没有“replly”这个项目"), ("reply", '{"start": "assigned", "months": 0}', "写法不对"),
        ("grades", '["满意"]', "写法不对"),
    ],
)  # fmt: skip
def test_an_own_value_that_cannot_be_read(busy_year: Desk, key: str, value: str, says: str) -> None:
    own(busy_year, key, value)
    assert told(busy_year, "own-rule-unreadable") == [("own-rule-unreadable", key)]
    assert says in texts(busy_year, "own-rule-unreadable")


def test_an_own_value_on_no_day(busy_year: Desk) -> None:
    own(busy_year, "reply", '"none"', from_on="2022年")
    assert told(busy_year, "own-rule-unreadable") == [("own-rule-unreadable", "reply")]


def test_own_values_that_can_be_read(busy_year: Desk) -> None:
    rules.set_(busy_year, "return_window", "10天", from_="2022-01-01", source="遥观镇人大〔2022〕1号")
    assert told(busy_year) == []


def test_a_profile_that_there_is_not(busy_year: Desk) -> None:
    tamper(busy_year, "UPDATE town SET profile = 'atlantis'")
    assert told(busy_year, "profile") == [("profile", "atlantis")]
    assert "改用请用 renda rules use" in texts(busy_year, "profile")
    stopped = outcome(busy_year, "rules")
    assert {row[0] for row in stopped.found.rows if row[4].startswith("这项检查没有做完：没有叫“atlantis”的规则")} == {
        "grade-unknown", "class-unknown", "clock-would-move", "provisional-announced",
    }  # fmt: skip
    assert stopped.faults == 5


def test_a_file_without_a_town(busy_year: Desk) -> None:
    tamper(busy_year, "DELETE FROM town")
    assert told(busy_year) == [("profile", "renda.db")]


def test_codes_that_no_rule_knows(busy_year: Desk) -> None:
    tamper(
        busy_year,
        "UPDATE reply SET result_class = 'E' WHERE replied_on = '2022-03-01'",
        "UPDATE feedback SET process = '很好' WHERE given_on = '2022-05-09' AND result = '满意'",
        "UPDATE promise SET slip_on = '2022-08-01', slip_result = '还行' WHERE kept_on IS NOT NULL",
    )
    assert told(busy_year) == [("grade-unknown", "5-1/1"), ("grade-unknown", "5-1/5"), ("class-unknown", "5-1/5")]
    said = texts(busy_year)
    assert "评价等次“很好”不在 2022-05-09 的规则里（不满意、基本满意、满意）" in said
    assert "办理结果“E”不在 2022-03-01 的规则里（A、B、C、D）" in said


def test_a_day_before_there_were_rules(busy_year: Desk) -> None:
    tamper(
        busy_year,
        "UPDATE reply SET replied_on = '1990-01-01' WHERE replied_on = '2022-03-01'",
        "UPDATE feedback SET given_on = '1990-01-01' WHERE result = '不满意'",
    )
    assert told(busy_year, "class-unknown", "grade-unknown") == [("grade-unknown", "5-1/2"), ("class-unknown", "5-1/5")]
    assert "1990-01-01 还没有适用的评价等次规则（grades）" in texts(busy_year, "grade-unknown")
    assert told(busy_year, "round-disagrees") == []  # nobody can say whether that slip sends it round again


def test_another_profile_knows_other_codes(busy_year: Desk) -> None:
    rules.use(busy_year, "beijing")
    found = told(busy_year, "rules")
    assert {name for name, _ in found} <= {"grade-unknown", "class-unknown", "clock-would-move"}
