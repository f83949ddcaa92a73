"""Tables of stations: receptions month by month, what each station did, what voters said."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from renda_cli.files.tabular import Chart, Table
from renda_cli.rules.vocabulary import STATION_KINDS
from renda_cli.work.desk import Desk
from renda_cli.work.indicators import grouped
from renda_cli.work.spans import Span
from renda_cli.work.station import stats
from renda_cli.work.tables.counting import TOTAL, definitions, months, shares, values

_NO_TOPIC, _NO_VILLAGE, _UNLISTED = "未分类", "未写明", "未逐条登记"
_RECEPTIONS = {"receptions": "接待次数", "voters_received": "选民人次", "reception_attendances": "代表人次"}
_OPINIONS = {"opinions_on_spot": "当场答复", "opinions_replied": "已答复"}


def by_month(desk: Desk, span: Span) -> Table:
    """Receptions, voters, deputies and opinions of every month of the span, of those without any as well."""
    parts = (
        (_RECEPTIONS, "substr(f.held_on, 1, 7)"),
        ({"opinions": "意见"}, "substr(f.day, 1, 7)"),
        (_OPINIONS, "substr(f.received_on, 1, 7)"),
    )
    found: dict[str, dict[str, Any]] = {}
    headings: dict[str, str] = {}
    for keys, by in parts:
        headings |= keys
        for month, counts in grouped(desk, span, keys, by).items():
            found[month] = found.get(month, {}) | counts
    rows: list[list[Any]] = []
    if found:
        rows = [
            [words, *(found.get(month, {}).get(key, 0) for key in headings)]
            for month, words in months(desk, span, found).items()
        ]
    chart = Chart(
        "column", f"{span.words}各月接待", [row[0] for row in rows],
        tuple((headings[key], [row[place] for row in rows]) for key, place in (("receptions", 1), ("opinions", 4))),
        "次、条",
    )  # fmt: skip
    if rows:
        whole = values(desk, span, *headings)
        rows.append([TOTAL, *(whole[key] for key in headings)])
    return Table(
        "月度接待", f"{span.words}代表接待选民月度统计表", ("月份", *headings.values()), rows, definitions(desk, span, **headings), chart,
        total=bool(rows),
    )  # fmt: skip


_STATION = {
    "receptions": "接待次数", "voters": "选民人次", "opinions": "意见", "on_spot": "当场答复", "replied": "已答复", "under_way": "办理中",
    "reply_rate": "答复率", "satisfaction_rate": "满意率",
}  # fmt: skip


def by_station(desk: Desk, span: Span) -> Table:
    """Every station that there was in the span, in the order of the lists of stations."""
    about = stats.between(desk, date.fromisoformat(span.first), date.fromisoformat(span.last), span.words)
    tallies = stats.each(desk, about)
    rows: list[list[Any]] = [
        [station["name"], STATION_KINDS[station["kind"]], *(stats.figures(about, tally)[key] for key in _STATION)]
        for station, tally in tallies
    ]
    chart = Chart(
        "bar",
        f"{span.words}各家站点接待次数",
        [row[0] for row in rows],
        (("接待次数", [row[2] for row in rows]),),
        "次",
    )
    if rows:
        whole = stats.figures(about, stats.sum_of([tally for _, tally in tallies]))
        rows.append([TOTAL, None, *(whole[key] for key in _STATION)])
    notes = definitions(
        desk, span, receptions="接待次数", voters_received="选民人次", opinions="意见", opinions_under_way="办理中",
        opinions_reply_rate="答复率", opinions_satisfaction_rate="满意率",
    )  # fmt: skip
    return Table(
        "家站点",
        f"{span.words}代表家站点工作统计表",
        ("家站点", "种类", *_STATION.values()),
        rows,
        notes,
        chart,
        total=bool(rows),
    )


_BY_VILLAGE = """SELECT village, topic, count(*) FROM opinion WHERE received_on BETWEEN :from AND :to GROUP BY 1, 2"""


def by_village(desk: Desk, span: Span) -> dict[tuple[str | None, str | None], int]:
    """How many opinions, entered one by one, came in of each village (社区) on each topic: (village, topic) → count."""
    found = desk.file.tuples(_BY_VILLAGE, {"from": span.first, "to": span.last})
    return {(village, topic): count for village, topic, count in found}


def by_topic(desk: Desk, span: Span) -> Table:
    """Villages against topics, most first, what was not said last; what was counted at receptions only stands in a row of its own."""
    entered = by_village(desk, span)
    found = {(village or _NO_VILLAGE, topic or _NO_TOPIC): count for (village, topic), count in entered.items()}
    villages, topics = Counter[str](), Counter[str]()
    for (village, topic), count in found.items():
        villages[village] += count
        topics[topic] += count
    columns = _most_first(topics, "其他", _NO_TOPIC)
    rows: list[list[Any]] = [
        [village, *(found.get((village, topic), 0) for topic in columns), villages[village]]
        for village in _most_first(villages, _NO_VILLAGE)
    ]
    whole = values(desk, span, "opinions", "opinions_unlisted")
    if whole["opinions_unlisted"]:
        rows.append([_UNLISTED, *(None for _ in columns), whole["opinions_unlisted"]])
    if rows:
        rows.append([TOTAL, *(topics[topic] for topic in columns), whole["opinions"]])
    return Table(
        "意见分类", f"{span.words}选民意见分类统计表", ("村（社区）", *columns, TOTAL), rows,
        definitions(desk, span, opinions="选民意见", opinions_unlisted=_UNLISTED),
        Chart("bar", f"{span.words}选民意见分类", columns, (("条数", [topics[topic] for topic in columns]),), "条"), total=bool(rows),
    )  # fmt: skip


def _most_first(counts: Counter[str], *last: str) -> list[str]:
    return sorted(counts, key=lambda name: (last.index(name) if name in last else -1, -counts[name], name))


_BY_CHANNEL = {
    **_OPINIONS, "opinions_under_way": "办理中", "opinions_referred": "已引导", "opinions_to_proposals": "转为建议",
    "opinions_reply_rate": "答复率", "opinions_satisfaction_rate": "满意率",
}  # fmt: skip


def by_channel(desk: Desk, span: Span) -> Table:
    """Opinions, entered one by one, by the way they came in: how many, and what became of them."""
    found = grouped(desk, span, _BY_CHANNEL, "f.channel")
    counts = Counter({channel: _received(one.values()) for channel, one in found.items()})
    channels = _most_first(counts)
    rows: list[list[Any]] = [
        [channel, counts[channel], share, *found[channel].values()]
        for channel, share in zip(channels, shares(desk, span, [counts[channel] for channel in channels]), strict=True)
    ]
    if rows:
        whole = values(desk, span, *_BY_CHANNEL)
        total = _received(whole.values())
        rows.append([TOTAL, total, shares(desk, span, [total])[0], *whole.values()])
    return Table(
        "意见渠道", f"{span.words}选民意见渠道统计表", ("渠道", "条数", "占比", *_BY_CHANNEL.values()), rows,
        (f"只计逐条登记的意见，{_UNLISTED}的没有渠道", *definitions(desk, span, **_BY_CHANNEL)), total=bool(rows),
    )  # fmt: skip


def _received(figures: Iterable[Any]) -> int:
    """Answered, under way, referred and turned: all that came in."""
    _, replied, under_way, referred, turned, *_ = figures
    return int(replied + under_way + referred + turned)
