"""How the sentences of a report print a figure: exactly, or as a speech rounds it where that was asked for."""

from typing import Any

from renda_cli.rules.rates import Rate

_WAN = 10_000


def printed(value: Any, unit: str, *, about: bool = False) -> str:
    """A figure in a sentence: a rate with its sign, money with its unit, other numbers without; `—` where there is nothing to measure.

    `about`: two leading digits and 余 where something is left over. Rates are never made round.
    """
    if value is None:
        return "—"
    if isinstance(value, Rate):
        return percent(value)
    if unit == "元":
        return _round_money(value) if about else money(value)
    return _round(value) if about else f"{value}"


def percent(rate: Rate) -> str:
    """`100%` where that is exact, `97.73%` in the decimals of the rulebook where it is not."""
    if rate.percent is not None and rate.numerator * 100 % rate.denominator == 0:
        return f"{rate.numerator * 100 // rate.denominator}%"
    return rate.words


def money(yuan: float) -> str:
    """`300万元` where nothing is left over, `3,000,050.50元` otherwise."""
    fen = round(yuan * 100)
    if fen and fen % (_WAN * 100) == 0:
        return f"{fen // (_WAN * 100)}万元"
    return f"{fen // 100:,}元" if fen % 100 == 0 else f"{fen / 100:,.2f}元"


def _step(value: float) -> int:
    """The place of the second digit: 653 → 10."""
    return int(10 ** max(len(str(int(value))) - 2, 0))


def _round(value: float) -> str:
    step = _step(value)
    return f"{value}" if step == 1 or value % step == 0 else f"{int(value) // step * step}余"


def _round_money(yuan: float) -> str:
    step = _step(yuan)
    down = int(yuan) // step * step
    if step == 1 or yuan == down:
        return money(yuan)
    if yuan < _WAN:
        return f"{down}余元"
    return f"{down // _WAN}余万元" if step > _WAN else f"{down / _WAN:g}万余元"
