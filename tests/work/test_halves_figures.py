"""What is counted by its day adds up: two halves make a year, four quarters as well."""

from typing import Any

import pytest

from renda_cli.work.desk import Desk
from renda_cli.work.figures.indicator import Indicator
from renda_cli.work.registry import REGISTRY
from tests.work.helpers import summary_of

_BY_YEAR = ("pledge", "project")  # an H1 counts what the whole year holds, as the definitions say
_ONCE = ("unit",)  # a unit that has proposals in both halves is one unit


def _adds_up(one: Indicator) -> bool:
    """Whether a figure counts events of its days: no rate, no median, nothing that stands at an end or a beginning."""
    counts = not one.over and one.measure in (None, "sum")
    stands = one.definition.startswith(("期末", "期初"))
    return counts and not stands and one.base not in (*_BY_YEAR, *_ONCE)


def _values(desk: Desk, period: str, keys: list[str]) -> dict[str, Any]:
    return {one.indicator.key: one.value for one in summary_of(desk, period, keys=keys)}


@pytest.mark.parametrize("parts", [("2022H1", "2022H2"), ("2022Q1", "2022Q2", "2022Q3", "2022Q4")], ids=len)
def test_the_parts_of_a_year_add_up_to_it(full_year: Desk, parts: tuple[str, ...]) -> None:
    keys = [one.key for one in REGISTRY if _adds_up(one)]
    year, *found = (_values(full_year, period, keys) for period in ("2022", *parts))
    assert {key: sum(part[key] for part in found) for key in keys} == year
    assert sum(1 for value in year.values() if value) > 60
    assert all(any(map(bool, part.values())) for part in found)


@pytest.mark.parametrize("key", [one.key for one in REGISTRY if one.base in _BY_YEAR and not one.over])
def test_what_counts_by_year_says_so(key: str) -> None:
    (definition,) = (one.definition for one in REGISTRY if one.key == key)
    assert "期间所在年份" in definition
