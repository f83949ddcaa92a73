"""A station's summary of a year, drawn up from its records: what it did, who took part, what became of the opinions. No voter is named."""

from collections import Counter
from typing import Any

from renda_cli.errors import InputError
from renda_cli.store.file import Row
from renda_cli.work import masking
from renda_cli.work.desk import Desk
from renda_cli.work.seats import OFFICIAL_ORDER
from renda_cli.work.station import papers, stats

_KEPT = """SELECT count(*), count((SELECT max(id) FROM reception WHERE day_id = y.id)) FROM reception_day y
    WHERE station_id = :id AND planned_on BETWEEN :first AND :last AND dropped_why IS NULL"""
_RECEIVED = """SELECT held_on AS "on", until_on, times, deputies, voters, opinions FROM reception_line
    WHERE station_id = :id AND held_on BETWEEN :first AND :last ORDER BY held_on, id"""
_DONE = """SELECT held_on AS "on", until_on, kind, title, times, attendances FROM activity_line
    WHERE station_id = :id AND status = 'done' AND held_on BETWEEN :first AND :last ORDER BY held_on, id"""
_TOPICS = """SELECT coalesce(o.topic, '未分类') AS topic, count(*) AS count, sum(o.status = 'replied') AS replied, sum(o.under_way) AS under_way
    FROM opinion_line o WHERE o.station_id = :id AND o.received_on BETWEEN :first AND :last GROUP BY o.topic
    ORDER BY o.topic IS NULL, o.topic = '其他', count(*) DESC, o.topic"""
_TOOK_PART = f"""SELECT d.name, sum(w.received) AS receptions, sum(w.active) AS activities FROM (
      SELECT e.deputy_id, e.times AS received, 0 AS active FROM reception_deputy e JOIN reception r ON r.id = e.reception_id
        WHERE r.station_id = :id AND r.held_on BETWEEN :first AND :last
      UNION ALL SELECT e.deputy_id, 0, e.times FROM activity_deputy e JOIN activity a ON a.id = e.activity_id
        WHERE a.station_id = :id AND a.status = 'done' AND a.held_on BETWEEN :first AND :last) w
    JOIN deputy d ON d.id = w.deputy_id GROUP BY d.id ORDER BY {OFFICIAL_ORDER}"""
_UNDER_WAY = """SELECT id, received_on, topic, text, voter, phone, handler, due_on, confidential FROM opinion_line
    WHERE station_id = :id AND received_on BETWEEN :first AND :last AND under_way ORDER BY received_on, id"""


def summary(desk: Desk, name: str, year: str | None = None) -> dict[str, Any]:
    """What a station did in a year, with the figures of `stats`, and what is still under way. Raises InputError.

    Of confidential opinions only how many are under way (`secret`).
    """
    station, number = papers.of_year(desk, name, year)
    if number > desk.today.year:
        raise InputError(f"{number} 年还没有到", f"请写 {desk.today.year} 或以前的年份")
    asked = papers.about(desk, station, number)
    span = stats.span_of(desk, str(number))
    tally = stats.counts(desk, span).get(station.id, Counter())
    ((planned, kept),) = desk.file.tuples(_KEPT, asked)
    under_way = papers.rows(desk, _UNDER_WAY, asked)
    listed = {
        part: papers.rows(desk, sql, asked)
        for part, sql in (
            ("receptions", _RECEIVED),
            ("activities", _DONE),
            ("topics", _TOPICS),
            ("participants", _TOOK_PART),
        )
    }
    return {
        **papers.head(desk, station, number, "工作总结"), "figures": stats.figures(span, tally), "balance": stats.balance_of(tally).words,
        "planned_days": planned, "kept_days": kept, **listed,
        "under_way": [_without_voter(one) for one in under_way if not one["confidential"]],
        "secret": sum(one["confidential"] for one in under_way),
    }  # fmt: skip


def _without_voter(one: Row) -> Row:
    """An opinion as a paper tells of it: without the voter, also in the voter's own words, and without phone numbers."""
    said = masking.spoken(one["text"], one["voter"], one["phone"])
    return {field: one[field] for field in ("id", "received_on", "topic", "text", "handler", "due_on")} | {"text": said}


def worded(found: dict[str, Any]) -> dict[str, Any]:
    """A summary as people read it: rates in words, spans of days, and the figures item by item (`items`)."""
    figures = found["figures"]
    rates = {field: figures[field].words for field in ("reply_rate", "satisfaction_rate")}
    spans = {part: [{**one, "on": _span(one)} for one in found[part]] for part in ("receptions", "activities")}
    items = [{"item": item, "text": text} for item, text in _items(found, rates)]
    return {**papers.worded(found), **spans, "figures": {**figures, **rates}, "items": items}


def _span(one: Row) -> str:
    return f"{one['on']} 至 {one['until_on']}" if one["until_on"] else str(one["on"])


def _items(found: dict[str, Any], rates: dict[str, str]) -> list[tuple[str, str]]:
    figures, planned = found["figures"], found["planned_days"]
    kept = ("排定的接待日", f"{planned} 天，其中已接待 {found['kept_days']} 天")
    return [
        *([kept] if planned else []),
        ("接待选民", f"{figures['receptions']} 次，{figures['voters']} 人次"), ("开展活动", f"{figures['activities']} 次"),
        ("接待和活动合计", f"{figures['occasions']} 次，代表参加 {figures['attendances']} 人次"),
        ("收到选民意见", f"{figures['opinions']} 条"), ("其中当场答复", f"{figures['on_spot']} 条"),
        ("意见的下落", found["balance"]), ("答复率", rates["reply_rate"]), ("满意率", rates["satisfaction_rate"]),
    ]  # fmt: skip
