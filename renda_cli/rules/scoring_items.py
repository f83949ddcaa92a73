"""The arithmetic of one item: from a number or from marks to points, with how they came about in words."""

from fractions import Fraction
from typing import NamedTuple

from renda_cli.rules.schemes import MILLI, Item, number, points, rounded


class Given(NamedTuple):
    """What is known of an item for one subject.

    `number` None: there is nothing to measure. `lead` and `co` make it up where things are done together. `marks` are the points
    (thousandths) entered by hand, in any order, `corrected` the sum of corrections.
    """

    number: Fraction | None = Fraction(0)
    lead: Fraction = Fraction(0)
    co: Fraction = Fraction(0)
    marks: tuple[int, ...] = ()
    corrected: int = 0


class Worked(NamedTuple):
    """An item's points (None: nothing to measure), in words how they came about, and whether a judge is still awaited."""

    points: int | None
    how: str
    awaited: bool = False


class _Ruled(NamedTuple):
    """Points by an item's rule, before corrections and bounds."""

    score: Fraction | None
    how: str
    awaited: bool = False


def worked(item: Item, given: Given, decimals: int, unit: str = "") -> Worked:
    """An item's points: by its rule, with corrections, within floor and cap, rounded. `unit` is that of its measure."""
    score, how, awaited = _by_rule(item, given, item.counted_in(unit))
    if happened(item, given):
        how += "，一票否决"
    if score is None and not given.corrected:
        return Worked(None, how)
    score = score or Fraction(0)
    if given.corrected:
        score += Fraction(given.corrected, MILLI)
        how += f"，更正 {'-' if given.corrected < 0 else '+'}{points(abs(given.corrected))} 分"
    exact = rounded(score, decimals)
    return Worked(within(exact, item.floor, item.cap), how + bounded(exact, item.floor, item.cap), awaited)


def happened(item: Item, given: Given) -> bool:
    """Whether what fails the whole has happened."""
    return item.veto and bool(given.number or given.marks)


def within(value: int, floor: int | None, cap: int | None) -> int:
    """A number of points between a floor and a cap, each where there is one."""
    value = value if cap is None else min(value, cap)
    return value if floor is None else max(value, floor)


def bounded(exact: int, floor: int | None, cap: int | None) -> str:
    """That a floor or a cap changed it, in words."""
    found = within(exact, floor, cap)
    if found == exact:
        return ""
    return f"，{'最多' if found < exact else '最少'} {points(found)} 分"


def _by_rule(item: Item, given: Given, unit: str) -> _Ruled:
    if item.ranges:
        return _judged(given.marks, 0)
    if item.marked:
        return _marked(item, given.marks)
    value = given.number
    if value is None:
        return _empty(item)
    told = counted(value, unit)
    if value == 0 and item.nothing is not None:
        return _Ruled(_of(item.nothing), f"{told}，计 {points(item.nothing)} 分")
    if item.steps:
        return _stepped(item, value, given.marks, unit)
    if item.target is not None:
        return _all_or_nothing(item, value, item.target, unit) if item.all else _aimed(item, value, item.target, unit)
    if item.lead is not None and item.co is not None:
        return _joint(item, given, item.lead, item.co, unit)
    return _Ruled(Fraction(0), told) if item.each is None else _each(item, value, item.each, unit)


def _empty(item: Item) -> _Ruled:
    if item.empty is None:
        return _Ruled(None, "没有可计的")
    return _Ruled(_of(item.empty), f"没有可计的，计 {points(item.empty)} 分")


def _marked(item: Item, marks: tuple[int, ...]) -> _Ruled:
    """Points entered by hand: their sum, or the sum of the best."""
    if not marks:
        none = item.full if item.nothing is None else item.nothing
        return _Ruled(_of(none), f"没有登记，{points(none)} 分")
    best = sorted(marks, reverse=True)[: item.best]
    total = item.full + sum(best)
    chosen = f"（取最高的 {len(best)} 笔）" if len(best) < len(marks) else ""
    if len(best) == 1 and not item.full:
        return _Ruled(_of(total), f"{points(total)} 分{chosen}")
    first, *others = [item.full, *best] if item.full else best
    summed = points(first) + "".join(f" {'-' if mark < 0 else '+'} {points(abs(mark))}" for mark in others)
    return _Ruled(_of(total), f"{summed} = {points(total)} 分{chosen}")


def _judged(marks: tuple[int, ...], otherwise: int) -> _Ruled:
    """The mean of what the judges gave."""
    if not marks:
        return _Ruled(_of(otherwise), f"待评，暂计 {points(otherwise)} 分", awaited=True)
    mean = Fraction(sum(marks), len(marks)) / MILLI
    several = f"（{len(marks)} 个评分的平均）" if len(marks) > 1 else ""
    return _Ruled(mean, f"评 {number(mean)} 分{several}")


def _stepped(item: Item, value: Fraction, marks: tuple[int, ...], unit: str) -> _Ruled:
    told = counted(value, unit)
    step = item.step(value)
    if step is None:
        return _Ruled(Fraction(0), f"{told}，不到最低一档，0 分")
    reached = f"{told}，{spaced(step.at_least, unit)}以上"
    if not step.judged:
        return _Ruled(_of(step.lowest), f"{reached}，{points(step.lowest)} 分")
    fitting = tuple(mark for mark in marks if step.lowest <= mark <= step.highest)
    score, how, awaited = _judged(fitting, step.lowest)
    return _Ruled(score, f"{reached}（{points(step.lowest)}～{points(step.highest)} 分），{how}", awaited)


def _all_or_nothing(item: Item, value: Fraction, target: Fraction, unit: str) -> _Ruled:
    score = item.full if value >= target else 0
    reached = "达到" if value >= target else "不到"
    return _Ruled(_of(score), f"{counted(value, unit)}，{reached} {counted(target, unit)}，{points(score)} 分")


def _aimed(item: Item, value: Fraction, target: Fraction, unit: str) -> _Ruled:
    difference = abs(value - target)
    told = f"{counted(value, unit)}，应有 {counted(target, unit)}"
    if not difference:
        return _Ruled(_of(item.full), f"{told}，{points(item.full)} 分")
    rate, more = (item.over, "多") if value > target else (item.under, "少")
    told = f"{told}，{more} {counted(difference, unit)}"
    if not rate:
        return _Ruled(_of(item.full), f"{told}，不加减，{points(item.full)} 分")
    told, times = _times(difference, item.per, unit, told)
    return _summed(item, [(times, rate, unit if item.per is None else "次")], f"{told}：")


def _joint(item: Item, given: Given, lead: Fraction, co: Fraction, unit: str) -> _Ruled:
    told = ""
    terms = []
    for word, value, rate in (("领衔", given.lead, lead), ("附议", given.co, co)):
        told, times = _times(value, item.per, unit, f"{told}{word} {counted(value, unit)}")
        told += "，"
        terms.append((times, rate, unit if item.per is None else "次"))
    return _summed(item, terms, f"{told[:-1]}：")


def _each(item: Item, value: Fraction, each: Fraction, unit: str) -> _Ruled:
    if item.per is None:
        return _summed(item, [(value, each, unit)], "")
    told, times = _times(value, item.per, unit, counted(value, unit))
    return _summed(item, [(times, each, "次")], f"{told}：")


def _times(value: Fraction, per: Fraction | None, unit: str, told: str) -> tuple[str, Fraction]:
    """How often a number counts, and its words, with those of `per` where that is written."""
    if per is None:
        return told, value
    return f"{told}（每满 {spaced(per, unit)}计一次）", Fraction(value // per)


def _summed(item: Item, terms: list[tuple[Fraction, Fraction, str]], told: str) -> _Ruled:
    """`full` and so many times so many points, as a sum in words."""
    score = _of(item.full)
    said = f"{points(item.full)} 分" if item.full else ""
    for times, rate, unit in terms:
        score += times * rate
        sign = (" - " if rate < 0 else " + ") if said else ""
        said += f"{sign}{counted(times, unit)} × {number(abs(rate) if sign else rate)} 分"
    return _Ruled(score, f"{told}{said} = {number(score)} 分")


def counted(value: Fraction, unit: str) -> str:
    """A number with its unit: `3 件`, `90%`, `3`."""
    return f"{number(value)}{unit}" if unit in ("", "%") else f"{number(value)} {unit}"


def spaced(value: Fraction, unit: str) -> str:
    """A number with its unit, as it stands before words: `3 件`, `90% `, `3 `."""
    return counted(value, unit) + (" " if unit in ("", "%") else "")


def _of(milli: int) -> Fraction:
    return Fraction(milli, MILLI)
