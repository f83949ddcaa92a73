"""The arithmetic of scores: from numbers and marks to points, totals, places and bands. Exact, whatever the order of entry."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from renda_cli.rules.schemes import MILLI, Band, Item, Scheme, Section, number, points, rounded


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


class Part(NamedTuple):
    """A section's points, and what they were before floor, cap and what an offset may make good."""

    points: int
    exact: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """One subject's score: each item, each section, the total, and the items and sections that fail the whole.

    `plain` is the total before floor and cap, without bonus and offset.
    """

    items: dict[str, Worked]
    sections: tuple[Part, ...]
    plain: int
    total: int
    failed: tuple[str, ...]

    @property
    def awaited(self) -> tuple[str, ...]:
        """The items for which a judge is still awaited."""
        return tuple(name for name, worked in self.items.items() if worked.awaited)


def worked(item: Item, given: Given, decimals: int) -> Worked:
    """An item's points: by its rule, with corrections, within floor and cap, rounded."""
    value, how, awaited = _by_rule(item, given)
    if value is None and not given.corrected:
        return Worked(None, how)
    value = value or Fraction(0)
    if given.corrected:
        value += Fraction(given.corrected, MILLI)
        how = f"{how}，更正 {_signed(given.corrected)} 分"
    exact = rounded(value, decimals)
    found = within(exact, item.floor, item.cap)
    return Worked(found, how + _bounded(exact, item.floor, item.cap), awaited)


def _by_rule(item: Item, given: Given) -> tuple[Fraction | None, str, bool]:
    if item.marked:
        return _marked(item, given.marks)
    value = given.number
    if value is None:
        if item.empty is None:
            return None, "没有可计的", False
        return _of(item.empty), f"没有可计的，计 {points(item.empty)} 分", False
    told = f"{number(value)}{item.unit}"
    if value == 0 and item.nothing is not None:
        return _of(item.nothing), f"{told}，计 {points(item.nothing)} 分", False
    if item.steps:
        return _stepped(item, value, told, given.marks)
    if item.all:
        reached = item.target is not None and value >= item.target
        score = item.full if reached else 0
        return (
            _of(score),
            f"{told}，{'达到' if reached else '不到'} {number(item.target)}{item.unit}，{points(score)} 分",
            False,
        )
    return (*_counted(item, given, value, told), False)


def _marked(item: Item, marks: tuple[int, ...]) -> tuple[Fraction, str, bool]:
    """Points entered by hand: the mean of the judges' within ranges, else their sum, or the sum of the best."""
    if item.ranges:
        return _judged(marks, 0)
    best = sorted(marks, reverse=True)[: item.best]
    total = item.full + sum(best)
    said = "".join(_signed(mark) for mark in best)
    start = points(item.full) if item.full else ""
    chosen = f"（取最高的 {len(best)} 笔）" if len(best) < len(marks) else ""
    how = f"{start}{said}{chosen} = {points(total)} 分" if best else f"{points(total)} 分"
    return _of(total), how.removeprefix("+"), False


def _judged(marks: tuple[int, ...], otherwise: int) -> tuple[Fraction, str, bool]:
    if not marks:
        return _of(otherwise), f"待评，暂计 {points(otherwise)} 分", True
    mean = Fraction(sum(marks), len(marks)) / MILLI
    several = f"（{len(marks)} 个评分的平均）" if len(marks) > 1 else ""
    return mean, f"评 {number(mean)} 分{several}", False


def _stepped(item: Item, value: Fraction, told: str, marks: tuple[int, ...]) -> tuple[Fraction, str, bool]:
    step = next((step for step in item.steps if value >= step.at_least), None)
    if step is None:
        return Fraction(0), f"{told}，不到最低一档，0 分", False
    reached = f"{told}，{number(step.at_least)} 以上"
    if not step.judged:
        return _of(step.lowest), f"{reached}，{points(step.lowest)} 分", False
    fitting = tuple(mark for mark in marks if step.lowest <= mark <= step.highest)
    score, how, awaited = _judged(fitting, step.lowest)
    return score, f"{reached}（{points(step.lowest)}～{points(step.highest)} 分），{how}", awaited


def _counted(item: Item, given: Given, value: Fraction, told: str) -> tuple[Fraction, str]:
    start = f"{points(item.full)} + " if item.full else ""
    if item.target is not None:
        more, fewer = max(value - item.target, Fraction(0)), max(item.target - value, Fraction(0))
        score = _of(item.full) + item.over * _times(more, item.per) + item.under * _times(fewer, item.per)
        beside = (
            f"，比 {number(item.target)}{item.unit} {'多' if more else '少'} {number(more or fewer)}{item.unit}"
            if more or fewer
            else ""
        )
        return score, f"{told}{beside}，{number(score)} 分"
    if item.lead is not None and item.co is not None:
        score = _of(item.full) + item.lead * _times(given.lead, item.per) + item.co * _times(given.co, item.per)
        led = f"领衔 {number(given.lead)} × {number(item.lead)} + 附议 {number(given.co)} × {number(item.co)}"
        return score, f"{start}{led} = {number(score)} 分"
    each = item.each or Fraction(0)
    score = _of(item.full) + each * _times(value, item.per)
    per = f"（每满 {number(item.per)}{item.unit}）" if item.per is not None else ""
    return score, f"{start}{told} × {number(each)}{per} = {number(score)} 分"


def _times(value: Fraction, per: Fraction | None) -> Fraction:
    return value if per is None else Fraction(value // per)


def _of(milli: int) -> Fraction:
    return Fraction(milli, MILLI)


def _signed(milli: int) -> str:
    return f"{'+' if milli >= 0 else ''}{points(milli)}"


def within(value: int, floor: int | None, cap: int | None) -> int:
    """A number of points between a floor and a cap, each where there is one."""
    value = value if cap is None else min(value, cap)
    return value if floor is None else max(value, floor)


def _bounded(exact: int, floor: int | None, cap: int | None) -> str:
    """That a floor or a cap changed it, in words."""
    found = within(exact, floor, cap)
    if found == exact:
        return ""
    return f"，{'最多' if found < exact else '最少'} {points(found)} 分"


def outcome(scheme: Scheme, items: dict[str, Worked], given: Mapping[str, Given]) -> Outcome:
    """A subject's score from the points of all items; `given` is what they came from."""
    parts = [_part(section, items) for section in scheme.sections]
    plain = scheme.base + sum(
        part.points for section, part in zip(scheme.sections, parts, strict=True) if not section.beside
    )
    total = within(plain, scheme.floor, scheme.cap)
    for place, section in enumerate(scheme.sections):
        if section.offset:
            parts[place] = Part(min(parts[place].points, _lost(scheme, items)), parts[place].exact)
        if section.beside:
            total += parts[place].points
    return Outcome(items, tuple(parts), plain, total, _failed(scheme, items, given, parts))


def _part(section: Section, items: Mapping[str, Worked]) -> Part:
    scores = [items[item.name].points or 0 for item in section.items]
    if section.best is not None:
        scores = sorted(scores, reverse=True)[: section.best]
    exact = section.full + sum(scores)
    return Part(within(exact, section.floor, section.cap), exact)


def how_part(section: Section, part: Part) -> str:
    """How a section's points came about, in words."""
    start = f"{points(section.full)} 分起，" if section.full else ""
    chosen = f"取最高的 {section.best} 项，" if section.best is not None else ""
    bounded = within(part.exact, section.floor, section.cap)
    offset = f"，只抵扣分，最多 {points(part.points)} 分" if part.points != bounded else ""
    return f"{start}{chosen}{points(part.exact)} 分" + _bounded(part.exact, section.floor, section.cap) + offset


def how_total(scheme: Scheme, found: Outcome) -> str:
    """How a total came about, in words."""
    ordinary, beside = [points(scheme.base)] if scheme.base else [], ""
    for section, part in zip(scheme.sections, found.sections, strict=True):
        if section.beside:
            beside += f" + {section.name} {points(part.points)}"
        else:
            ordinary.append(f"{section.name} {points(part.points)}")
    return f"{' + '.join(ordinary)}{_bounded(found.plain, scheme.floor, scheme.cap)}{beside} = {points(found.total)} 分"


def _lost(scheme: Scheme, items: Mapping[str, Worked]) -> int:
    """What the ordinary items cost: short of what one starts from, or below nothing."""
    ordinary = (item for section in scheme.sections if not section.beside for item in section.items)
    scores = ((item.full, items[item.name].points) for item in ordinary)
    return sum(max(0, full - score) for full, score in scores if score is not None)


def _failed(
    scheme: Scheme, items: Mapping[str, Worked], given: Mapping[str, Given], parts: Sequence[Part]
) -> tuple[str, ...]:
    found = []
    for section, part in zip(scheme.sections, parts, strict=True):
        for item in section.items:
            score, known = items[item.name].points, given.get(item.name, Given())
            happened = item.veto and bool(known.number or known.marks)
            if happened or (item.least_points is not None and score is not None and score < item.least_points):
                found.append(item.name)
        if section.least_points is not None and part.points < section.least_points:
            found.append(section.name)
    return tuple(found)


class Standing(NamedTuple):
    """A place by total (ties share one) and a band; None where a scheme has no bands."""

    place: int
    band: str | None


def standings(scheme: Scheme, outcomes: Sequence[Outcome]) -> list[Standing]:
    """The place and band of each. Who failed has the band that the scheme names, and takes no place of those that are limited."""
    places = _places([one.total for one in outcomes])
    fit = [one.total for one in outcomes if not one.failed]
    among = dict(zip(fit, _places(fit), strict=True))
    if scheme.ties == "out":  # those who share a place are in only where all of them are
        tied = Counter(fit)
        among = {total: place + tied[total] - 1 for total, place in among.items()}
    return [
        Standing(place, scheme.veto if one.failed else _band(scheme, one.total, among[one.total], len(fit)))
        for place, one in zip(places, outcomes, strict=True)
    ]


def _places(totals: Sequence[int]) -> list[int]:
    ordered = sorted(totals, reverse=True)
    first: dict[int, int] = {}
    for place, total in enumerate(ordered, start=1):
        first.setdefault(total, place)
    return [first[total] for total in totals]


def _band(scheme: Scheme, total: int, place: int, of: int) -> str | None:
    return next((band.name for band in scheme.bands if _reaches(band, total, place, of)), None)


def _reaches(band: Band, total: int, place: int, of: int) -> bool:
    limit = band.top if band.share is None else int(of * band.share // 100)
    return (band.at_least is None or total >= band.at_least) and (limit is None or place <= limit)
