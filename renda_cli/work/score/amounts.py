"""What may be entered for an item: points or a number, within what the scheme says."""

from renda_cli.errors import InputError
from renda_cli.rules import score_amounts
from renda_cli.rules.schemes import Item, points
from renda_cli.work.desk import Desk

Amount = tuple[str, int]  # a code of SCORE_AMOUNTS, thousandths


def entered(desk: Desk, item: Item, given: str | None, count: str | None, how: str) -> Amount:
    """What is entered by hand for an item as `--points` or `--count`. Raises InputError; `how` is how a measured item is corrected."""
    _check_by_hand(item, how)
    if (given is None) == (count is None):
        raise InputError("--points 和 --count 要写一个，也只能写一个", f"“{item.name}”请写 {_wanted(item)}")
    if given is not None:
        return "points", mark(desk, item, given)
    if item.marked or not item.hand:
        raise InputError(f"“{item.name}”登记的是分，不是数量", f"请写 {_wanted(item)}")
    return "count", number(str(count))


def _check_by_hand(item: Item, how: str) -> None:
    if not item.hand and not item.judged:
        where = "按记录自动计数" if item.measure else "从别的得分算出"
        command = f"renda score correct {how} --item {item.name} --points ±分 --why 理由"
        raise InputError(f"“{item.name}”{where}，不能登记", f"漏了的请补登记录；要更正得分请用 {command}")


def _wanted(item: Item) -> str:
    """The option that an item asks for, with its ranges."""
    if item.marked or not item.hand:
        told = _told(_ranges(item))
        return f"--points 分{f'（{told} 分）' if told else ''}"
    return f"--count 数量{f'（{item.unit}）' if item.unit else ''}"


def _ranges(item: Item) -> list[tuple[int, int]]:
    return [*item.ranges, *((step.lowest, step.highest) for step in item.steps if step.judged)]


def _told(ranges: list[tuple[int, int]]) -> str:
    return "、".join(f"{points(low)}～{points(high)}" for low, high in ranges)


def mark(desk: Desk, item: Item, text: str) -> int:
    """Points for an item, within its ranges; more than its cap is said so. Raises InputError."""
    milli, ranges = score_amounts.read(text, "--points "), _ranges(item)
    if not item.marked and not ranges:
        raise InputError(f"“{item.name}”登记的是数量，不是分", f"请写 {_wanted(item)}")
    if ranges and not any(low <= milli <= high for low, high in ranges):
        raise InputError(f"“{item.name}”不能评 {points(milli)} 分", f"请评 {_told(ranges)} 分之内的")
    if not ranges and milli == 0:
        raise InputError("--points 不能为 0", "请写加几分或减几分，如 2、-1.5")
    if item.cap is not None and milli > item.cap:
        desk.remarks.append(f"注意：“{item.name}”最多计 {points(item.cap)} 分，请核对 --points")
    return milli


def number(text: str) -> int:
    """A number of times, persons, half days …, in thousandths. Raises InputError."""
    milli = score_amounts.read(text, "--count ")
    if milli <= 0:
        raise InputError(f"--count {text[:20]} 不对", "请写大于 0 的数；加分还是减分由办法定")
    return milli


def told(amount: str, milli: int, unit: str = "") -> str:
    """An amount in words: `+2 分`, `3 次`."""
    if amount == "points":
        return f"{score_amounts.signed(milli)} 分"
    return f"{points(milli)} {unit}" if unit else f"数量 {points(milli)}"
