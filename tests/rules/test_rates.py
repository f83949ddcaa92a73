"""Percents as notices print them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda_cli.rules.rates import Rate, rate, shares

COUNTS = st.lists(st.integers(0, 100_000), min_size=1, max_size=30)


def total(found: list[Rate]) -> Decimal:
    return sum((Decimal(str(one.percent)) for one in found), Decimal(0))


@pytest.mark.parametrize(
    ("numerator", "denominator", "mode", "decimals", "percent"),
    [
        (86, 93, "half-up", 2, 92.47),
        (7, 93, "half-up", 2, 7.53),
        (25, 93, "half-up", 2, 26.88),
        (25, 93, "half-up", 1, 26.9),
        (25, 93, "truncate", 1, 26.8),
        (54, 93, "half-up", 2, 58.06),
        (54, 93, "truncate", 2, 58.06),
        (54, 93, "largest-remainder", 2, 58.06),
        (690, 755, "half-up", 1, 91.4),
        (43, 44, "half-up", 2, 97.73),
        (43, 44, "truncate", 2, 97.72),
        (2, 3, "half-up", 0, 67.0),
        (2, 3, "truncate", 0, 66.0),
        # A half is rounded away from the even neighbour too, and is exact although 0.125 percent is no short binary sum.
        (1, 800, "half-up", 2, 0.13),
        (3, 800, "half-up", 2, 0.38),
        (1, 200, "half-up", 0, 1.0),
        (1, 200, "truncate", 0, 0.0),
        (22, 22, "half-up", 2, 100.0),
        (0, 22, "half-up", 2, 0.0),
        (3, 2, "half-up", 1, 150.0),
    ],
)
def test_a_rate_is_rounded_as_told(numerator: int, denominator: int, mode: str, decimals: int, percent: float) -> None:
    assert rate(numerator, denominator, mode=mode, decimals=decimals) == Rate(numerator, denominator, percent, decimals)


def test_a_rate_rounds_half_up_to_two_decimals_unless_told() -> None:
    assert rate(1, 800) == Rate(1, 800, 0.13, 2)
    assert shares([1, 799], 800) == [Rate(1, 800, 0.13, 2), Rate(799, 800, 99.88, 2)]


@pytest.mark.parametrize("mode", ["half-up", "truncate", "largest-remainder"])
def test_over_nothing_there_is_no_percent(mode: str) -> None:
    assert rate(0, 0, mode=mode, decimals=1) == Rate(0, 0, None, 1)
    assert shares([0, 0], 0, mode=mode, decimals=1) == [Rate(0, 0, None, 1)] * 2
    assert shares([], 0, mode=mode) == []


def test_shares_of_93_items_by_each_rounding() -> None:
    counts = [54, 25, 7, 7]
    percents = {mode: [one.percent for one in shares(counts, 93, mode=mode)] for mode in ("half-up", "truncate")}
    assert percents == {"half-up": [58.06, 26.88, 7.53, 7.53], "truncate": [58.06, 26.88, 7.52, 7.52]}
    exact = shares(counts, 93, mode="largest-remainder")
    assert [one.percent for one in exact] == [58.06, 26.88, 7.53, 7.53]
    assert [one.numerator for one in exact] == counts


def test_truncated_shares_may_miss_100_where_largest_remainder_does_not() -> None:
    thirds = [1, 1, 1]
    assert [one.percent for one in shares(thirds, 3, mode="half-up", decimals=1)] == [33.3, 33.3, 33.3]
    assert [one.percent for one in shares(thirds, 3, mode="largest-remainder", decimals=1)] == [33.4, 33.3, 33.3]
    assert [one.percent for one in shares([1, 2], 3, mode="largest-remainder", decimals=0)] == [33.0, 67.0]


def test_the_larger_remainder_gets_the_last_unit() -> None:
    # 1/6 = 16.66…, 1/3 = 33.33…, 1/2 = 50: the sixth is nearest to its next unit.
    assert [one.percent for one in shares([1, 2, 3], 6, mode="largest-remainder", decimals=1)] == [16.7, 33.3, 50.0]


def test_shares_of_overlapping_counts_are_rounded_one_by_one() -> None:
    assert [one.percent for one in shares([2, 2], 3, mode="largest-remainder", decimals=1)] == [66.7, 66.7]


@given(counts=COUNTS, decimals=st.integers(0, 6))
def test_largest_remainder_adds_up_and_strays_less_than_a_unit(counts: list[int], decimals: int) -> None:
    found = shares(counts, sum(counts), mode="largest-remainder", decimals=decimals)
    if sum(counts) == 0:
        assert [one.percent for one in found] == [None] * len(counts)
        return
    assert total(found) == 100
    unit = Decimal(1).scaleb(-decimals)
    exact = [Decimal(count) * 100 / sum(counts) for count in counts]
    assert all(abs(Decimal(str(one.percent)) - true) < unit for one, true in zip(found, exact, strict=True))


@given(counts=COUNTS.filter(any), decimals=st.integers(0, 6))
def test_truncated_shares_never_exceed_100(counts: list[int], decimals: int) -> None:
    found = shares(counts, sum(counts), mode="truncate", decimals=decimals)
    assert 100 - len(counts) * Decimal(1).scaleb(-decimals) < total(found) <= 100
