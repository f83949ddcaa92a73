"""The names that a report gives beside its figures, where the records name every one of those that were counted."""

from collections.abc import Callable, Mapping
from typing import Any

from renda_cli.work import indicators, masking
from renda_cli.work.desk import Desk
from renda_cli.work.registry import REGISTRY
from renda_cli.work.report.printing import money, printed
from renda_cli.work.report.sentences import Filling, Printed
from renda_cli.work.spans import Span

_MOST = 12  # more than these nobody listens to
_AWARDED = 'SELECT name FROM award_line WHERE kind = \'{}\' AND "on" BETWEEN :first AND :last ORDER BY "on", id'
_REVIEWED = (
    "SELECT s.name FROM review_subject s JOIN review r ON r.id = s.review_id WHERE r.held_on BETWEEN :first AND :last "
    "AND s.reviewed = '{}' AND r.kind IN ({}) ORDER BY r.held_on, s.id"
)
# A list of names: the figure that counts the same, and the query.
_LISTS = {
    "units": ("reviews_units", _REVIEWED.format("unit", "'部门评议', '履职评议'")),
    "checked_units": ("reviews_law_check_units", _REVIEWED.format("unit", "'执法检查'")),
    "checked_laws": ("reviews_law_check_laws", _REVIEWED.format("law", "'执法检查'")),
    "awarded_deputies": ("awards_deputies", _AWARDED.format("优秀代表")),
    "awarded_groups": ("awards_groups", _AWARDED.format("先进小组")),
    "awarded_stations": ("awards_stations", _AWARDED.format("优秀家站点")),
    "awarded_units": ("awards_units", _AWARDED.format("先进承办单位")),
    "awarded_others": (
        "awards_other",
        "SELECT coalesce(name || '获', '') || title FROM award_line WHERE kind = '其他' AND \"on\" BETWEEN :first AND :last ORDER BY \"on\", id",
    ),
    "new_regulations": (
        "regulations_new",
        "SELECT what FROM affair WHERE kind = 'regulation' AND held_on BETWEEN :first AND :last ORDER BY held_on, id",
    ),
}
# A prize that was the same for all of a kind.
_PRIZES = {"group_prize": "先进小组", "deputy_prize": "优秀代表", "station_prize": "优秀家站点"}
_SUMS = "SELECT DISTINCT prize_fen FROM award WHERE kind = :kind AND given_on BETWEEN :first AND :last"
_NEW_STATIONS = "SELECT name FROM station WHERE opened_on BETWEEN :first AND :last ORDER BY opened_on, id"


def listed(desk: Desk, span: Span, name: str, figures: Mapping[str, Any], *, about: bool = False) -> Filling | None:
    """A list of names (a blank `names.…` of report.toml); None where there is none, or not every one has a name, or there are too many.

    `about` as in `printing.printed`.
    """
    if name in _PARTS:
        key, split = _PARTS[name]
        return split(indicators.behind(desk, span, _BY_KEY[key]), about) if figures[key] else None
    if name in _PRIZES:
        return _prize(desk, span, _PRIZES[name])
    key, sql = _LISTS.get(name, ("", _NEW_STATIONS))
    names = [row[0] for row in desk.file.tuples(sql, span.values)]
    if not names or len(set(names)) > _MOST or (key and (len(names) != figures[key] or None in names)):
        return None
    return Filling("、".join(masking.text(one) for one in dict.fromkeys(names)))


def _prize(desk: Desk, span: Span, kind: str) -> Filling | None:
    sums = [row[0] for row in desk.file.tuples(_SUMS, {**span.values, "kind": kind})]
    return Filling(money(sums[0] / 100)) if len(sums) == 1 and sums[0] else None


def _own_kinds(records: list[tuple[Any, ...]], about: bool) -> Filling:
    """The kinds of activity without a figure of their own, each with how often it was held."""
    times: dict[str, int] = {}
    for _, record, _, count in records:  # a record is a day and a kind
        kind = record.partition(" ")[2]
        times[kind] = times.get(kind, 0) + count
    figures = tuple(Printed("activities_other", count, printed(count, "次", about=about)) for count in times.values())
    return Filling("、".join(f"{kind}{one.printed}次" for kind, one in zip(times, figures, strict=True)), figures)


def _funds(records: list[tuple[Any, ...]], about: bool) -> Filling | None:
    """What was raised for what, where it was for several things."""
    if not 1 < len(records) <= _MOST:
        return None
    figures = tuple(
        Printed("funds_raised", fen / 100, printed(fen / 100, "元", about=about)) for _, _, _, fen in records
    )
    names = [masking.text(title.rpartition("：")[0]) for _, _, title, _ in records]
    return Filling("、".join(f"{name}{one.printed}" for name, one in zip(names, figures, strict=True)), figures)


_BY_KEY = {one.key: one for one in REGISTRY}
# A figure told part by part, from the records behind it.
_PARTS: dict[str, tuple[str, Callable[[list[tuple[Any, ...]], bool], Filling | None]]] = {
    "own_kinds": ("activities_other", _own_kinds),
    "funds": ("funds_raised", _funds),
}
