"""Rates and shares: a numerator over a denominator, rounded as the rulebook or the clerk says."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal


@dataclass(frozen=True, slots=True)
class Rate:
    """`percent` is numerator / denominator x 100 in the decimals asked for, or None where the denominator is 0."""

    numerator: int
    denominator: int
    percent: float | None
    decimals: int = 2

    @property
    def words(self) -> str:
        """`97.73%`, or `—` where there is nothing to measure."""
        return "—" if self.percent is None else f"{self.percent:.{self.decimals}f}%"


def rate(numerator: int, denominator: int, *, mode: str = "half-up", decimals: int = 2) -> Rate:
    """One rate. A single figure has no remainder to share, so `largest-remainder` rounds half up here."""
    if denominator == 0:
        return Rate(numerator, 0, None, decimals)
    rounding = ROUND_DOWN if mode == "truncate" else ROUND_HALF_UP
    exact = Decimal(numerator) * 100 / Decimal(denominator)
    return Rate(numerator, denominator, float(exact.quantize(Decimal(1).scaleb(-decimals), rounding)), decimals)


def shares(counts: Sequence[int], denominator: int, *, mode: str = "half-up", decimals: int = 2) -> list[Rate]:
    """The share of each count; with `largest-remainder` shares of a whole add up to exactly 100."""
    if mode != "largest-remainder" or denominator == 0 or sum(counts) != denominator:
        return [rate(count, denominator, mode=mode, decimals=decimals) for count in counts]
    units = 100 * 10**decimals
    floors = [count * units // denominator for count in counts]
    by_remainder = sorted(range(len(counts)), key=lambda place: (-(counts[place] * units % denominator), place))
    for place in by_remainder[: units - sum(floors)]:
        floors[place] += 1
    scale = Decimal(1).scaleb(-decimals)
    return [
        Rate(count, denominator, float(floor * scale), decimals) for count, floor in zip(counts, floors, strict=True)
    ]
