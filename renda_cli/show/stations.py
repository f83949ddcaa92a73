"""What stations did in a year, and their plans and summaries, on the page."""

from collections.abc import Mapping, Sequence
from typing import Any

from renda_cli.show.section import PAIR, Section

_TOTAL = "合计"


def stats_page(
    by: str, rows: Sequence[Mapping[str, Any]], total: Mapping[str, Any], notes: Sequence[str], title: str
) -> tuple[list[Section], Any]:
    """A row each, and under several a row of their totals; for machines an array without the totals."""
    fields = [by, "kind" if by == "station" else "stations", *total]
    told = [[row[field] for field in fields] for row in rows]
    if len(rows) != 1:
        about = {by: _TOTAL, "stations": sum(row.get("stations", 0) for row in rows), **total}
        told.append([about.get(field) for field in fields])
    return [Section(fields, told, title, "station_stats", notes)], rows


def plan_page(told: Mapping[str, Any]) -> list[Section]:
    """A plan in words: who is there, when voters are received, what is to be done."""
    pairs = [("人员", told["people"]), *(("接待日", rule) for rule in told["rules"])]
    return [
        Section(PAIR, pairs, told["title"]),
        _table(told["days"], ("on", "weekday", "hours", "place", "deputies"), f"接待选民（{len(told['days'])} 天）"),
        _table(told["activities"], ("on", "kind", "title", "place"), f"活动（{len(told['activities'])} 项）"),
    ]


def summary_page(told: Mapping[str, Any]) -> list[Section]:
    """A summary in words: the figures, and the records behind them."""
    figures = told["figures"]
    pairs = [("人员", told["people"]), *((one["item"], one["text"]) for one in told["items"])]
    secret = (f"另有 {told['secret']} 条选民要求保密，没有列出",) if told["secret"] else ()
    return [
        Section(PAIR, pairs, told["title"], notes=secret),
        _table(
            told["receptions"],
            ("on", "times", "deputies", "voters", "opinions"),
            f"接待选民（{figures['receptions']} 次）",
        ),
        _table(
            told["activities"], ("on", "kind", "title", "times", "attendances"), f"活动（{figures['activities']} 次）"
        ),
        _table(
            told["participants"],
            ("name", "receptions", "activities"),
            f"代表参加情况（{len(told['participants'])} 名）",
        ),
        _table(told["topics"], ("topic", "count", "replied", "under_way"), f"选民意见（{figures['opinions']} 条）"),
        _table(
            told["under_way"],
            ("id", "received_on", "topic", "text", "handler", "due_on"),
            f"还在办理的（{figures['under_way']} 条）",
        ),
    ]


def _table(entries: Sequence[Mapping[str, Any]], fields: Sequence[str], title: str) -> Section:
    return Section(fields, [[one[field] for field in fields] for one in entries], title, "station_year")
