"""The names that a report gives beside its figures, where the records name every one of those that were counted."""

from collections.abc import Mapping
from typing import Any

from renda_cli.work import indicators
from renda_cli.work.desk import Desk
from renda_cli.work.registry import REGISTRY
from renda_cli.work.report.sentences import Filling, Printed
from renda_cli.work.spans import Span

_MOST = 12  # more than these nobody listens to
_AWARDED = "SELECT name FROM award_line WHERE kind = '{}' AND \"on\" BETWEEN :first AND :last ORDER BY \"on\", id"
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
_NEW_STATIONS = "SELECT name FROM station WHERE opened_on BETWEEN :first AND :last ORDER BY opened_on, id"


def listed(desk: Desk, span: Span, name: str, figures: Mapping[str, Any]) -> Filling | None:
    """A list of names (a blank `names.…` of report.toml); None where there is none, or not every one has a name, or there are too many."""
    if name == "own_kinds":
        return _own_kinds(desk, span) if figures["activities_other"] else None
    key, sql = _LISTS.get(name, ("", _NEW_STATIONS))
    if key and not figures[key]:
        return None
    names = [row[0] for row in desk.file.tuples(sql, span.values)]
    if not names or len(set(names)) > _MOST or (key and (len(names) != figures[key] or None in names)):
        return None
    return Filling("、".join(dict.fromkeys(names)))


def _own_kinds(desk: Desk, span: Span) -> Filling:
    """The kinds of activity without a figure of their own, each with how often it was held."""
    one = next(one for one in REGISTRY if one.key == "activities_other")
    times: dict[str, int] = {}
    for _, record, _, count in indicators.behind(desk, span, one):  # a record is a day and a kind
        kind = record.partition(" ")[2]
        times[kind] = times.get(kind, 0) + count
    figures = tuple(Printed(one.key, count, f"{count}") for count in times.values())
    return Filling("、".join(f"{kind}{count}次" for kind, count in times.items()), figures)
