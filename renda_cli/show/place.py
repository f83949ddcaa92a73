"""A station on the page."""

from collections.abc import Mapping, Sequence
from typing import Any

from renda_cli.rules.vocabulary import STATION_KINDS
from renda_cli.show.headings import heading
from renda_cli.show.section import PAIR, Section

# The lists of a station: the title of each, and the noun that its headings speak of.
_PARTS = {
    "staff": ("人员", "station_staff"),
    "deputies": ("进站代表", "station_deputy"),
    "visitors": ("外站代表", "station_deputy"),
    "former": ("曾在站的代表", "station_deputy"),
    "schedules": ("接待日", "station_schedule"),
    "children": ("下属的家站点", "station"),
    "checks": ("检查", "checklist"),
    "ratings": ("星级评定", "station_rating"),
    "papers": ("计划总结", "paper"),
    "awards": ("表彰", "award"),
    "activities": ("活动", "activity"),
}


def place_page(found: Mapping[str, Any]) -> list[Section]:
    """A station whole: its entry and the year's counts, then its lists; columns that are empty throughout are left out."""
    lists = {name: found[name] for name in _PARTS}
    plain = [(name, value) for name, value in found.items() if name not in lists and value is not None and name != "id"]
    pairs = [(heading(name, "station"), _said(name, value)) for name, value in plain if name != "online" or value]
    return [
        Section(PAIR, pairs, f"#{found['id']} {found['name']}"),
        *(_table(items, *_PARTS[name]) for name, items in lists.items()),
    ]


def _said(name: str, value: Any) -> Any:
    return STATION_KINDS[value] if name == "kind" else value


def _table(items: Sequence[Mapping[str, Any]], title: str, about: str) -> Section:
    fields = [name for name in (items[0] if items else ()) if any(one[name] not in (None, "") for one in items)]
    return Section(fields, [[one[name] for name in fields] for one in items], title, about)
