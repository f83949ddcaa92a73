"""What is counted of each subject for each item: from records, from points by hand, from other items, from other schemes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules.rates import Rate
from renda_cli.rules.schemes import Item, Scheme
from renda_cli.rules.score_periods import Period
from renda_cli.rules.scoring_items import Given
from renda_cli.work import spans
from renda_cli.work.desk import Desk
from renda_cli.work.score.measure import Measure
from renda_cli.work.score.members import MEMBERS, ROLLED
from renda_cli.work.score.subjects import TOWN, holder_of

if TYPE_CHECKING:
    from renda_cli.work.figures.indicator import Indicator
    from renda_cli.work.indicators import Value

Key = int | str
Part = tuple[str, int, int, int]  # role, how many share it, sum of amounts, sum of what they are of
Parts = tuple[Part, ...]
Number = Parts | Fraction | None
NONE: Parts = ()


class Tally(NamedTuple):
    """Of one item: what was counted of each subject (`parts`), or a number of each; of who is in neither it is `otherwise`."""

    parts: Mapping[Key, Parts]
    numbers: Mapping[Key, Fraction | None] | None = None
    otherwise: Fraction | None = Fraction(0)

    def of(self, keys: Iterable[Key]) -> list[Number]:
        """What was counted of each."""
        if self.numbers is not None:
            return [self.numbers.get(key, self.otherwise) for key in keys]
        return [self.parts.get(key, NONE) for key in keys]


def values(desk: Desk, scheme: Scheme, period: Period, sql: str) -> dict[str, Any]:
    """What a measure's SQL is given."""
    span = (period.first.year, period.last.year)
    listed: dict[str, Any] = {}
    if any(f":{blank}" in sql for blank in ("satisfied", "resolved", "uncounted")):
        from renda_cli.work.figure_rules import Rules  # few measures want the rulebook

        listed = Rules(desk, spans.of_period(period)).parameters(sql)
    return {
        **listed, "first": period.first.isoformat(), "last": period.last.isoformat(),
        "term": int(scheme.period == "term"), "day": day_of(desk, period), "from_year": span[0], "to_year": span[1],
    }  # fmt: skip


def day_of(desk: Desk, period: Period) -> str:
    """The day (ISO) on which who is there is asked for: the period's last, or today while it runs."""
    return max(min(desk.today, period.last), period.first).isoformat()


def relation(measure: Measure, item: Item, subject: str) -> tuple[str, dict[str, Any]]:
    """The SQL of an item's records, each once a subject, with `subject` for whose they count; and what its kinds are given."""
    kinds = {f"kind{place}": kind for place, kind in enumerate(item.kinds)}
    where = f" WHERE f.kind IN ({', '.join(f':{name}' for name in kinds)})" if kinds else ""
    if measure.holder == subject:
        return f"SELECT f.holder AS subject, f.* FROM ({measure.source}) f{where}", kinds
    # What two of one group did together is one thing, and led where one of them led it; of what is shared each has a share.
    shared = measure.joint and item.joint == "shared"
    role, amount, each = ("role", "sum", ", role") if shared else ("max(role)", "max", "")
    rolled = f"""SELECT m.subject, ref, min(day) AS day, min(record) AS record, min(title) AS title, min(f.kind) AS kind, {role} AS role,
        max(shared) AS shared, {amount}(amount) AS amount, max(of) AS of
        FROM ({ROLLED[subject, measure.holder]}) m JOIN ({measure.source}) f ON f.holder = m.holder{where} GROUP BY m.subject, ref{each}"""
    return rolled, kinds


def counted(desk: Desk, scheme: Scheme, item: Item, measure: Measure, period: Period) -> Tally:
    """What an item's measure counts of each subject."""
    if item.members != "sum":
        found = members_of(desk, scheme, item, measure, period)
        numbers = {subject: _sum(over_members(item, members)) for subject, members in found.items()}
        return Tally({}, numbers, None if item.members in ("mean", "rate") else Fraction(0))
    source, kinds = relation(measure, item, scheme.subject)
    # Each column more is sorted along, which a hundred thousand records notice.
    role = "role" if item.lead is not None else "''"
    shared = "shared" if measure.joint and item.joint == "shared" else "1"
    of = "sum(of)" if measure.ratio else "0"
    group = ", ".join(["subject", *(name for name in (role, shared) if name.isalpha())])
    sql = f"SELECT subject, {role}, {shared}, sum(amount), {of} FROM ({source}) GROUP BY {group}"
    rows = desk.file.tuples(sql, values(desk, scheme, period, sql) | kinds)
    if group == "subject":
        return Tally({row[0]: (row[1:],) for row in rows})
    parts: dict[Key, list[Part]] = defaultdict(list)
    for key, *part in rows:
        parts[key].append(tuple(part))
    return Tally({key: tuple(sorted(found)) for key, found in parts.items()})


def members_of(
    desk: Desk, scheme: Scheme, item: Item, measure: Measure, period: Period
) -> dict[Key, dict[Key, Fraction | None]]:
    """Of each subject the numbers of its members; None where there is nothing to measure of one."""
    source, kinds = relation(measure, item, measure.holder)
    sql = f"SELECT subject, sum(amount), sum(of) FROM ({source}) GROUP BY subject"
    numbers = {
        key: _number(measure, amount, of)
        for key, amount, of in desk.file.tuples(sql, values(desk, scheme, period, sql) | kinds)
    }
    nothing = None if measure.ratio else Fraction(0)
    found: dict[Key, dict[Key, Fraction | None]] = defaultdict(dict)
    for subject, member in rolled(desk, scheme, measure.holder, period):
        found[subject][member] = numbers.get(member, nothing)
    return found


def rolled(desk: Desk, scheme: Scheme, holder: str, period: Period) -> list[tuple[Any, ...]]:
    """Who of a kind (`holder`) belongs to which subject at the end of a period: (subject, member)."""
    sql = f"SELECT subject, holder FROM ({MEMBERS[scheme.subject, holder]}) ORDER BY subject, holder"
    return desk.file.tuples(sql, values(desk, scheme, period, sql))


def over_members(item: Item, members: Mapping[Key, Fraction | None]) -> dict[Key, Fraction]:
    """What each member adds to the mean, to how many have at least so many or have not, or to their share in percent.

    Of whom there is nothing to measure there is no mean either, and they do not have so many.
    """
    if item.members == "mean":
        known = {member: number for member, number in members.items() if number is not None}
        return {member: number / len(known) for member, number in known.items()}
    has = {member: number is not None and number >= item.least for member, number in members.items()}
    if item.members == "without":
        return {member: Fraction(not having) for member, having in has.items()}
    one = Fraction(1) if item.members == "with" else Fraction(100, len(members) or 1)
    return {member: one * having for member, having in has.items()}


def _sum(found: Mapping[Key, Fraction]) -> Fraction | None:
    return sum(found.values(), Fraction(0)) if found else None


def _number(measure: Measure, amount: int, of: int) -> Fraction | None:
    if not measure.ratio:
        return Fraction(amount)
    return Fraction(100 * amount, of) if of else None


def figures(desk: Desk, scheme: Scheme, period: Period) -> dict[str, Tally]:
    """Of the town's own congress: the figures of the registry that items name, by the items' names."""
    keys = {item.name: key for item in scheme.items if (key := figure_of(scheme, item)) is not None}
    if not keys:
        return {}
    from renda_cli.work import indicators

    wanted = list(dict.fromkeys(keys.values()))
    found = {one.indicator.key: _exact(one.value) for one in indicators.summary(desk, whole_years(period), keys=wanted)}
    return {name: Tally({}, {TOWN: found[key]}) for name, key in keys.items()}


def figure_of(scheme: Scheme, item: Item) -> str | None:
    """The key of the figure that an item of the town's own congress names; None where it counts what deputies did."""
    if scheme.subject != "town" or item.measure is None or item.members != "sum" or item.kinds:
        return None
    return figure(item.measure)


def whole_years(period: Period) -> spans.Span:
    """The calendar years of a period, by which figures are asked for. Raises InputError where it is not made of whole ones."""
    if (period.first.month, period.first.day, period.last.month, period.last.day) != (1, 1, 12, 31):
        raise InputError(
            f"乡镇的指标按整年统计，{period.words}不是整年",
            "请把计分办法的 period 改为年度或两年，starts 不写；或把这些项目改为 hand = true",
        )
    return spans.of_period(period)


def figure(text: str) -> str | None:
    """The key of the figure of the registry with a key or a label; None where there is none, or several bear the label."""
    from renda_cli.work.registry import REGISTRY  # wanted by the town alone

    found = [one.key for one in REGISTRY if text == one.key] or [one.key for one in REGISTRY if text == one.label]
    return found[0] if len(found) == 1 else None


def indicator(key: str) -> "Indicator":
    """The figure of a key."""
    from renda_cli.work.registry import REGISTRY

    return next(one for one in REGISTRY if one.key == key)


def unit(key: str) -> str:
    """What the figure of a key is counted in."""
    about = indicator(key)
    return "%" if about.over else about.unit


def _exact(value: "Value") -> Fraction | None:
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


def _share(item: Item, part: Part) -> Fraction:
    return Fraction(part[2], part[1] if item.joint == "shared" else 1)


Marks = tuple[tuple[int, ...], int, int]  # points by hand, a number by hand, corrections; thousandths
UNMARKED: Marks = ((), 0, 0)


def by_hand(desk: Desk, scheme: Scheme, period: Period) -> dict[str, dict[Key, Marks]]:
    """What was entered by hand and decided, by item and subject; whatever the order of entry, it is the same."""
    sql = f"""SELECT item, {holder_of(scheme.subject)} AS holder, kind, amount, amount_milli FROM score_entry
        WHERE scheme = ? AND period = ? AND status = 'decided' AND holder IS NOT NULL ORDER BY amount_milli"""
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
