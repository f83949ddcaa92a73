"""What is counted of a group as such."""

from datetime import date
from typing import Any

import pytest

from renda_cli.store import statements
from renda_cli.work import names
from renda_cli.work.desk import Desk
from renda_cli.work.score import measures
from tests.work.measure_data import records, totals


@pytest.mark.parametrize(
    ("label", "wanted"),
    [
        ("小组活动次数", 4),  # one of March and one of 20 March, and one of May entered as two
        ("有小组活动的季度数", 2),
        ("交年度计划", 1),
        ("交年度总结", 1),
        ("达标检查符合率", (1, 2)),  # 牌子 was put right in September
        ("小组名义提出的议案建议", 1),
        ("受表彰", 1),
    ],
)
def test_the_year(full_year: Desk, label: str, wanted: Any) -> None:
    """Every number of the year 2022; the other group did nothing."""
    assert totals(full_year, label, "group") == {"东片小组": wanted}


def test_as_it_stood_in_spring(full_year: Desk) -> None:
    """The summary had not been handed in, 牌子 was lacking, and what was to come did not count."""
    spring = ("2022-01-01", "2022-03-31")
    assert totals(full_year, "交年度计划", "group", *spring) == {"东片小组": 1}
    assert totals(full_year, "交年度总结", "group", *spring) == {}
    assert totals(full_year, "达标检查符合率", "group", *spring) == {"东片小组": (0, 1)}
    assert totals(full_year, "小组活动次数", "group", *spring) == {"东片小组": 2}
    (quarter,) = records(full_year, measures.find("有小组活动的季度数", "group"), *spring)
    assert (quarter["record"], quarter["title"], quarter["day"]) == ("2022 年第 1 季度", "活动 2 次", "2022-03-15")


def test_each_quarter_is_one(full_year: Desk) -> None:
    """The months of each quarter, over two years."""
    for on in ("2021-12-31", "2022-04-01", "2022-06-30", "2022-07-01", "2022-09-30", "2022-10-01", "2022-12-31"):
        statements.insert_activity(
            full_year.file.db,
            kind="走访",
            title="走访",
            status="done",
            held_on=date.fromisoformat(on),
            group_id=names.group(full_year, "西片小组").id,
        )
    found = records(full_year, measures.find("有小组活动的季度数", "group"), "2021-01-01", "2022-12-31")
    assert [row["record"] for row in found if row["holder"] == names.group(full_year, "西片小组").id] == [
        "2021 年第 4 季度", "2022 年第 2 季度", "2022 年第 3 季度", "2022 年第 4 季度",
    ]  # fmt: skip
