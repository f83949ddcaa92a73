"""Which deputies reported to their voters in the present congress or in a year, which did not, and whether that is enough."""

from datetime import date
from typing import Any, NamedTuple

from renda_cli.rules import days, rates
from renda_cli.rules.majorities import least
from renda_cli.rules.values import CHOICES
from renda_cli.work import doing, spans
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.seats import OFFICIAL_ORDER, acting

FIELDS = ("id", "deputy", "district", "group", "reports", "last_on", "planned_on")
_KINDS = "r.kind IN ('代表述职', '履职评议') AND j.reviewed = 'deputy'"
_HELD = f"{_KINDS} AND r.status IN ('held', 'closed') AND r.held_on BETWEEN :first AND :last"
_SUBJECTS = "FROM review r JOIN review_subject j ON j.review_id = r.id"
_PLANNED = f"SELECT min(r.planned_on) {_SUBJECTS} WHERE {_KINDS} AND r.status = 'planned' AND r.planned_on BETWEEN :first AND :end"
# The own level's deputies acting on :day, as official lists order them; what they reported in the span, and what is planned for them in it.
_PEOPLE = f"""SELECT d.id, d.name, t.district, g.name,
      (SELECT count(*) {_SUBJECTS} WHERE {_HELD} AND j.deputy_id = d.id),
      (SELECT max(r.held_on) {_SUBJECTS} WHERE {_HELD} AND j.deputy_id = d.id),
      ({_PLANNED} AND j.deputy_id = d.id)
    FROM deputy d JOIN seat t ON t.deputy_id = d.id LEFT JOIN deputy_group g ON g.id = t.group_id
    WHERE t.level = (SELECT level FROM own_level) AND {acting("t", "t.id")} GROUP BY d.id ORDER BY {OFFICIAL_ORDER}"""
_OTHERS = f"""SELECT count(DISTINCT j.deputy_id) FILTER (WHERE j.deputy_id NOT IN (SELECT value FROM json_each(:acting))),
    coalesce(sum(j.count) FILTER (WHERE j.deputy_id IS NULL), 0) {_SUBJECTS} WHERE {_HELD}"""


class _Span(NamedTuple):
    """The days that count (ISO; `last` is not after today), the last day that a plan may name, and what papers call the span."""

    first: str
    last: str
    end: str
    words: str
    year: int | None


def reporters(desk: Desk, year: str | None = None, *, without: bool = False) -> Listing:
    """The own level's acting deputies with how often they reported in a year, or in the present congress (fields FIELDS).

    With `without` only those who did not. A report counts when the deputy is named in a review of the kind 代表述职 or 履职评议 that
    was held; the notes give counts and shares against the rules. Raises InputError.
    """
    span = _span(desk, year)
    rows = _people(desk, span)
    shown = [row for row in rows if not row[4]] if without else rows
    title = f"{span.words}没有述职的代表" if without else f"{span.words}代表述职"
    return Listing(FIELDS, shown, tuple(_notes(desk, span, rows)), title)


def not_reported(desk: Desk, first: date, last: date) -> list[str]:
    """The names of the own level's deputies acting on the `last` day who did not report from the `first` day until then."""
    rows = _people(desk, _Span(first.isoformat(), last.isoformat(), last.isoformat(), "", None))
    return [row[1] for row in rows if not row[4]]


def _span(desk: Desk, year: str | None) -> _Span:
    if year is None:
        term = spans.of_term(desk)
        return _Span(term.first, term.last, "9999-12-31", f"本届（{term.words}）", None)
    number = days.year(year)
    end = date(number, 12, 31)
    return _Span(f"{number}-01-01", doing.end_of(desk, number).isoformat(), end.isoformat(), f"{number}年", number)


def _people(desk: Desk, span: _Span) -> list[tuple[Any, ...]]:
    return desk.file.tuples(_PEOPLE, {"day": span.last, "first": span.first, "last": span.last, "end": span.end})


def _notes(desk: Desk, span: _Span, rows: list[tuple[Any, ...]]) -> list[str]:
    """Counts and shares, against what the rules of the last day say."""
    day = date.fromisoformat(span.last)
    done = sum(row[4] > 0 for row in rows)
    rounding = desk.rulebook.value_on("rounding", day).value
    share = rates.rate(done, len(rows), **rounding).words
    planned = sum(row[6] is not None and not row[4] for row in rows)
    also = f"，其中已列入计划 {planned} 名" if planned else ""
    notes = [f"在任代表 {len(rows)} 名：已述职 {done} 名（{share}），没有述职 {len(rows) - done} 名{also}"]
    of_year = rows if span.year else _people(desk, span._replace(first=f"{day.year}-01-01"))
    reported = sum(row[4] > 0 for row in of_year)
    notes += [
        _how_often(desk, span, day, len(rows) - reported),
        _enough(desk, span.year or day.year, day, len(rows), reported),
    ]
    return [*notes, *_beyond(desk, span, rows)]


def _how_often(desk: Desk, span: _Span, day: date, missing: int) -> str:
    """How often a deputy is to report; of a congress with yearly reports, how many are missing this year."""
    rule = desk.rulebook.found_on("report.per", day)
    if rule is None:
        return "多久述职一次：未设（用 renda rules set report.per 定）"
    yearly = rule.value == "year" and span.year is None
    also = f"；{day.year}年没有述职 {missing} 名，名单用 renda review reporters {day.year} --without" if yearly else ""
    return f"规则：{CHOICES['report.per'][rule.value]}（{rule.source}：{rule.says}）{also}"


def _enough(desk: Desk, year: int, day: date, of: int, reported: int) -> str:
    """How many are to report in a year, and how many are missing."""
    rule = desk.rulebook.found_on("report.share", day)
    if rule is None:
        return "每年述职代表的比例：未设（用 renda rules set report.share 定）"
    needed = least(f"{rule.value}/100", of)
    short = f"还差 {needed - reported} 名" if reported < needed else "已够"
    return f"{year}年应有 {rule.value}% 即 {needed} 名述职，已有 {reported} 名，{short}（{rule.source}：{rule.says}）"


def _beyond(desk: Desk, span: _Span, rows: list[tuple[Any, ...]]) -> list[str]:
    """Reports that no row of the list shows: of deputies who have left, and of those counted without a name."""
    acting_now = f"[{','.join(str(row[0]) for row in rows)}]"
    ((left, nameless),) = desk.file.tuples(_OTHERS, {"first": span.first, "last": span.last, "acting": acting_now})
    notes = [f"另有 {left} 名已不在任的代表述过职"] if left else []
    if nameless:
        notes.append(f"另有 {nameless} 名述职代表只登记了人数、没有姓名，不在表内，也没有计入比例")
    return notes
