"""Voters' opinions of a year or a quarter: by what they are divided, against the period before, and what comes again and again."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days, rates, words
from renda_cli.store.file import Row
from renda_cli.work import masking
from renda_cli.work.desk import Desk
from renda_cli.work.station.balance import balance

# What opinions may be divided by: the heading, and what stands where there is no value.
WAYS = {
    "topic": ("类别", "未分类"), "village": ("村（社区）", "未写明"), "unit": ("办理者", "未交办"), "station": ("家站点", ""), "channel": ("渠道", ""),
}  # fmt: skip
LAST = ("其他",)
LEAST_LIKE = 60  # of 100, as for titles of proposals: below it two texts have little in common
_SHORTEST = 4  # signs of a text that can be compared
_TELLING = 12  # its rarest pairs of signs: what shares none of them has little in common with it
_LEAST_QUARTERS = 2
_STOCK = re.compile(r"希望|建议|请求|反映|能否|尽快|我们|[\s，。、；：！？“”《》（）,.;:!?()]")
_OPINIONS = """SELECT l.id, l.received_on AS "on", l.topic, l.village, l.station, l.channel, o.voter, o.phone, l.text, l.confidential, l.status,
      l.on_spot, l.satisfaction,
      coalesce(l.handler, CASE WHEN l.on_spot THEN '当场答复' WHEN l.status = 'referred' THEN '已引导'
        WHEN l.status = 'proposal' THEN '转为代表建议' END) AS unit
    FROM opinion_line l JOIN opinion o ON o.id = l.id WHERE l.received_on BETWEEN ? AND ? ORDER BY l.received_on, l.id"""
_TOPICS = """SELECT id, received_on, topic, village FROM opinion WHERE received_on <= ? AND topic IS NOT NULL AND village IS NOT NULL
    ORDER BY received_on, id"""


@dataclass(frozen=True, slots=True)
class Period:
    """A year, or a quarter of it (1 to 4)."""

    year: int
    quarter: int | None = None

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 3 * ((self.quarter or 1) - 1) + 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        following = (
            date(self.year + 1, 1, 1) if self.quarter in (None, 4) else Period(self.year, self.quarter + 1).first
        )
        return following - timedelta(days=1)

    @property
    def before(self) -> "Period":
        """The one before it."""
        if self.quarter is None:
            return Period(self.year - 1)
        return Period(self.year, self.quarter - 1) if self.quarter > 1 else Period(self.year - 1, 4)

    @property
    def words(self) -> str:
        """`2022年`, `2022年三季度`."""
        return f"{self.year}年" + (f"{words.in_chinese(self.quarter)}季度" if self.quarter else "")

    def of(self, rows: Iterable[Row]) -> list[Row]:
        """The opinions that came in in it."""
        first, last = self.first.isoformat(), self.last.isoformat()
        return [row for row in rows if first <= row["on"] <= last]


class _Counting:
    """How opinions are counted: with the grades that are satisfied, and rates rounded, as the rulebook has it at the end of the period."""

    def __init__(self, desk: Desk, period: Period) -> None:
        book = desk.rulebook
        self.satisfied = tuple(book.value_on("satisfaction.counts", period.last).value)
        self._rounding = book.value_on("rounding", period.last).value

    def figures(self, rows: Sequence[Row]) -> dict[str, Any]:
        """How many there are and where they stand; satisfied ÷ replied."""
        states = Counter(row["status"] for row in rows)
        replied, referred, turned = states["replied"], states["referred"], states["proposal"]
        content = sum(row["status"] == "replied" and row["satisfaction"] in self.satisfied for row in rows)
        return {
            "count": len(rows), "on_spot": sum(row["on_spot"] for row in rows), "replied": replied,
            "under_way": len(rows) - replied - referred - turned, "referred": referred, "turned": turned,
            "satisfaction": rates.rate(content, replied, **self._rounding),
        }  # fmt: skip

    def shares(self, counts: Sequence[int]) -> list[rates.Rate]:
        """The share of each count of all of them."""
        return rates.shares(counts, sum(counts), **self._rounding)


def analysis(desk: Desk, year: str, *, quarter: int | None = None, by: str = "topic") -> dict[str, Any]:
    """Counts, shares and where things stand by topic, village, unit, station or channel (`rows`, then `total`), beside the period before.

    A whole year has its `quarters` side by side, None where one has not begun. `repeats` are topics of a village in two or more quarters on
    end, `alike` texts that are much the same (confidential ones are not compared). Raises InputError for a period to come.
    """
    if by not in WAYS:
        raise InputError(f"--by 没有“{by[:20]}”", f"可选：{'、'.join(WAYS)}")
    if quarter is not None and quarter not in (1, 2, 3, 4):
        raise InputError(f"--quarter {quarter} 不对", "请写 1 到 4")
    period = Period(days.year(year), quarter)
    if period.first > desk.today:
        raise InputError(f"{period.words}还没有到", f"请写 {desk.today.year} 或以前的年份，季度要已经开始")
    counting = _Counting(desk, period)
    known = [dict(row) for row in desk.file.rows(_OPINIONS, (period.before.first.isoformat(), period.last.isoformat()))]
    here, earlier = period.of(known), period.before.of(known)
    return {
        "year": period.year, "quarter": quarter, "by": by, "period": period.words, "before": period.before.words,
        "from": period.first.isoformat(), "to": period.last.isoformat(), "as_of": desk.today.isoformat(),
        "rows": _divided(counting, here, earlier, by),
        "total": {**counting.figures(here), "before": len(earlier), "change": len(here) - len(earlier)},
        "quarters": None if quarter else _quarters(desk, counting, here, period.year, by),
        "repeats": _repeats(desk.file.tuples(_TOPICS, (period.last.isoformat(),)), period),
        "least_like": LEAST_LIKE, "alike": _alike(known, period),
        "unlisted": balance(desk, period.first, period.last).unlisted, "satisfied": list(counting.satisfied),
    }  # fmt: skip


def _value(row: Row, by: str) -> str:
    return row[by] or WAYS[by][1]


def _divided(counting: _Counting, here: list[Row], earlier: list[Row], by: str) -> list[dict[str, Any]]:
    """A row a value of this period or the one before, most first, 其他 and what has no value last."""
    before = Counter(_value(row, by) for row in earlier)
    groups: dict[str, list[Row]] = {value: [] for value in before}
    for row in here:
        groups.setdefault(_value(row, by), []).append(row)
    order = sorted(groups, key=lambda value: (value in LAST, value == WAYS[by][1], -len(groups[value]), value))
    shares = counting.shares([len(groups[value]) for value in order])
    return [
        {
            by: value, "share": share, "before": before[value], "change": len(groups[value]) - before[value],
            **counting.figures(groups[value]),
        }
        for value, share in zip(order, shares, strict=True)
    ]  # fmt: skip


def _quarters(desk: Desk, counting: _Counting, here: list[Row], year: int, by: str) -> list[dict[str, Any] | None]:
    """The figures of each quarter, and its counts by value (`by`); None where it has not begun."""
    found: list[dict[str, Any] | None] = []
    for number in (1, 2, 3, 4):
        rows = Period(year, number).of(here)
        begun = Period(year, number).first <= desk.today
        figures = {"quarter": number, **counting.figures(rows), "by": dict(Counter(_value(row, by) for row in rows))}
        found.append(figures if begun else None)
    return found


def _index(day: str) -> int:
    """The quarter of an ISO day, counted through the years."""
    return int(day[:4]) * 4 + (int(day[5:7]) - 1) // 3


def _repeats(known: Iterable[tuple[Any, ...]], period: Period) -> list[dict[str, Any]]:
    """Topics of a village (rows of _TOPICS) that came up in two or more quarters on end, some of them in the period; the longest first."""
    groups: dict[tuple[str, str], dict[int, list[int]]] = {}
    for number, day, topic, village in known:
        groups.setdefault((topic, village), {}).setdefault(_index(day), []).append(number)
    found = [
        {
            "topic": topic, "village": village, "quarters": [f"{one // 4}-{one % 4 + 1}" for one in run],
            "count": sum(len(by_quarter[one]) for one in run), "records": [number for one in run for number in by_quarter[one]],
        }
        for (topic, village), by_quarter in groups.items()
        for run in _runs(sorted(by_quarter))
        if len(run) >= _LEAST_QUARTERS and run[-1] >= _index(period.first.isoformat())
    ]  # fmt: skip
    return sorted(found, key=lambda one: (-len(one["quarters"]), -one["count"], one["topic"], one["village"]))


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    """Rising numbers cut where one is left out."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _alike(rows: list[Row], period: Period) -> list[dict[str, Any]]:
    """Opinions much like an earlier one, gathered under the first; those of which one is of the period, the most first."""
    open_ = [row for row in rows if not row["confidential"]]
    waiting = {place: core for place, row in enumerate(open_) if len(core := _core(row["text"])) >= _SHORTEST}
    gathered = [[open_[place] for place in places] for places in _near(waiting)]
    found = [_gathered(group) for group in gathered if len(group) > 1 and period.of(group)]
    return sorted(found, key=lambda one: -one["count"])


def _near(waiting: dict[int, str]) -> Iterator[list[int]]:
    """The places of texts, those much like the first one left with it. All with all would take seconds for a year of a large town."""
    from rapidfuzz import fuzz, process

    having: dict[str, list[int]] = {}
    for place, core in waiting.items():
        for pair in _pairs(core):
            having.setdefault(pair, []).append(place)
    while waiting:
        core = next(iter(waiting.values()))
        telling = sorted(_pairs(core), key=lambda pair: (len(having[pair]), pair))[:_TELLING]
        sharing = {place: waiting[place] for pair in telling for place in having[pair] if place in waiting}
        places = sorted(
            place
            for _, _, place in process.extract(core, sharing, scorer=fuzz.ratio, score_cutoff=LEAST_LIKE, limit=None)
        )
        for place in places:
            del waiting[place]
        yield places


def _pairs(core: str) -> set[str]:
    return {core[place : place + 2] for place in range(len(core) - 1)}


def _gathered(group: list[Row]) -> dict[str, Any]:
    first = group[0]
    return {
        "text": masking.spoken(first["text"], first["voter"], first["phone"]), "count": len(group),
        "villages": list(dict.fromkeys(row["village"] for row in group if row["village"])),
        "records": [row["id"] for row in group],
    }  # fmt: skip


def _core(text: str) -> str:
    """A text without the words that everybody uses."""
    return _STOCK.sub("", text)
