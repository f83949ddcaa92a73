"""What is counted of each subject for each item: from records, from points by hand, from other items, from other schemes."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from renda_cli.rules.rates import Rate
from renda_cli.rules.schemes import Item, Scheme
from renda_cli.rules.score_periods import Period
from renda_cli.rules.scoring import Given
from renda_cli.work import indicators
from renda_cli.work.desk import Desk
from renda_cli.work.registry import REGISTRY
from renda_cli.work.score.measure import Measure
from renda_cli.work.score.members import ROLLED
from renda_cli.work.score.subjects import COLUMNS, TOWN

Key = int | str
Parts = tuple[tuple[str, int, int, int], ...]  # role, how many share it, sum of amounts, sum of what they are of
NONE: Parts = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """Of one item: what was counted of each subject (`parts`), or a number of each; who is not in it has nothing."""

    parts: Mapping[Key, Parts]
    numbers: Mapping[Key, Fraction | None] | None = None


def values(desk: Desk, period: Period, sql: str) -> dict[str, Any]:
    """What a measure's SQL is given."""
    span = (period.first.year, period.last.year)
    return {
        **indicators.Rules(desk, span).parameters(sql), "first": period.first.isoformat(), "last": period.last.isoformat(), "term": 0,
        "day": day_of(desk, period), "from_year": span[0], "to_year": span[1],
    }  # fmt: skip


def day_of(desk: Desk, period: Period) -> str:
    """The day (ISO) on which who is there is asked for: the period's last, or today while it runs."""
    return max(min(desk.today, period.last), period.first).isoformat()


def relation(measure: Measure, item: Item, subject: str) -> tuple[str, dict[str, Any]]:
    """The SQL of an item's records, with `subject` for whose they count, and what its kinds are given."""
    kinds = {f"kind{place}": kind for place, kind in enumerate(item.kinds)}
    where = f" WHERE f.kind IN ({', '.join(f':{name}' for name in kinds)})" if kinds else ""
    if measure.holder == subject:
        return f"SELECT f.holder AS subject, f.* FROM ({measure.source}) f{where}", kinds
    rolled = f"SELECT m.subject, f.* FROM ({ROLLED[subject, measure.holder]}) m JOIN ({measure.source}) f ON f.holder = m.holder{where}"
    return rolled, kinds


def counted(desk: Desk, scheme: Scheme, item: Item, measure: Measure, period: Period) -> Tally:
    """What an item's measure counts of each subject."""
    if item.members != "sum":
        return Tally({}, _of_members(desk, scheme, item, measure, period))
    source, kinds = relation(measure, item, scheme.subject)
    if measure.joint and measure.holder != scheme.subject and item.joint == "each":
        # Two of one group signed one proposal: it is one, and led where one of them led it.
        source = f"""SELECT subject, max(role) AS role, max(shared) AS shared, max(amount) AS amount, max(of) AS of
            FROM ({source}) GROUP BY subject, ref"""
    sql = f"SELECT subject, role, shared, sum(amount), sum(of) FROM ({source}) GROUP BY subject, role, shared"
    found: dict[Key, list[tuple[str, int, int, int]]] = defaultdict(list)
    for key, *part in desk.file.tuples(sql, values(desk, period, sql) | kinds):
        found[key].append(tuple(part))  # type: ignore[arg-type]
    return Tally({key: tuple(sorted(parts)) for key, parts in found.items()})


def _of_members(desk: Desk, scheme: Scheme, item: Item, measure: Measure, period: Period) -> dict[Key, Fraction | None]:
    """The mean of the members' numbers, or how many of the members have at least so many, or have not, or their share."""
    source, kinds = relation(measure, item, measure.holder)
    sql = f"SELECT subject, sum(amount), sum(of) FROM ({source}) GROUP BY subject"
    numbers = {
        key: _number(measure, amount, of)
        for key, amount, of in desk.file.tuples(sql, values(desk, period, sql) | kinds)
    }
    sql = ROLLED[scheme.subject, measure.holder]
    groups: dict[Key, list[Fraction]] = defaultdict(list)
    for subject, holder in desk.file.tuples(f"SELECT subject, holder FROM ({sql})", values(desk, period, sql)):
        groups[subject].append(numbers.get(holder) or Fraction(0))
    return {subject: _over_members(item, found) for subject, found in groups.items()}


def means(
    desk: Desk, scheme: Scheme, holder: str, totals: Mapping[Key, Fraction], period: Period
) -> dict[Key, Fraction | None]:
    """The mean of the members' totals of another scheme, of each subject that has members with one."""
    sql = ROLLED[scheme.subject, holder]
    groups: dict[Key, list[Fraction]] = defaultdict(list)
    for subject, member in desk.file.tuples(f"SELECT subject, holder FROM ({sql})", values(desk, period, sql)):
        if member in totals:
            groups[subject].append(totals[member])
    return {subject: sum(found, Fraction(0)) / len(found) for subject, found in groups.items()}


def _over_members(item: Item, found: list[Fraction]) -> Fraction:
    if item.members == "mean":
        return sum(found, Fraction(0)) / len(found)
    having = sum(number >= item.least for number in found)
    counts = {"with": Fraction(having), "without": Fraction(len(found) - having)}
    return counts.get(item.members, Fraction(100 * having, len(found)))


def _number(measure: Measure, amount: int, of: int) -> Fraction | None:
    if not measure.ratio:
        return Fraction(amount)
    return Fraction(100 * amount, of) if of else None


def figures(desk: Desk, scheme: Scheme, period: Period) -> dict[str, Tally]:
    """Of the town's own congress: the figures of the registry that items name, by their keys."""
    keys = {item.measure: figure(item.measure) for item in scheme.items if item.measure}
    wanted = [key for key in dict.fromkeys(keys.values()) if key is not None]
    if not wanted:
        return {}
    span = f"{period.first.year}-{period.last.year}"
    found = {one.indicator.key: _exact(one.value) for one in indicators.summary(desk, span, keys=wanted)}
    return {name: Tally({}, {TOWN: found[key]}) for name, key in keys.items() if key is not None}


def figure(text: str) -> str | None:
    """The key of the figure of the registry with a key or a label; None where there is none, or several bear the label."""
    found = [one.key for one in REGISTRY if text == one.key] or [one.key for one in REGISTRY if text == one.label]
    return found[0] if len(found) == 1 else None


def _exact(value: indicators.Value) -> Fraction | None:
    if isinstance(value, Rate):
        return Fraction(100 * value.numerator, value.denominator) if value.denominator else None
    return None if value is None else Fraction(str(value))


def given(item: Item, measure: Measure | None, parts: Parts) -> Given:
    """What is known of an item from its records."""
    if measure is not None and measure.ratio:
        return Given(_number(measure, sum(part[2] for part in parts), sum(part[3] for part in parts)))
    lead = sum((_share(item, part) for part in parts if part[0] != "co"), Fraction(0))
    co = sum((_share(item, part) for part in parts if part[0] == "co"), Fraction(0))
    return Given(lead + co, lead, co)


def _share(item: Item, part: tuple[str, int, int, int]) -> Fraction:
    return Fraction(part[2], part[1] if item.joint == "shared" else 1)


Marks = tuple[tuple[int, ...], int, int]  # points by hand, a number by hand, corrections; thousandths
UNMARKED: Marks = ((), 0, 0)


def by_hand(desk: Desk, scheme: Scheme, period: Period) -> dict[str, dict[Key, Marks]]:
    """What was entered by hand and decided, by item and subject; whatever the order of entry, it is the same."""
    column = str(TOWN) if scheme.subject == "town" else COLUMNS[scheme.subject]
    sql = f"""SELECT item, {column}, kind, amount, amount_milli FROM score_entry WHERE scheme = ? AND period = ? AND status = 'decided'
        AND {column} IS NOT NULL ORDER BY amount_milli"""
    found: dict[str, dict[Key, Marks]] = defaultdict(dict)
    for item, key, kind, amount, milli in desk.file.tuples(sql, (scheme.name, period.label)):
        marks, count, corrected = found[item].get(key, UNMARKED)
        if kind == "correction":
            corrected += milli
        elif amount == "count":
            count += milli
        else:
            marks = (*marks, milli)
        found[item][key] = (marks, count, corrected)
    return found
