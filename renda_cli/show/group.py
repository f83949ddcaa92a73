"""How groups of deputies are laid out on the page."""

from collections.abc import Mapping, Sequence
from typing import Any

from renda_cli.rules.vocabulary import GROUP_LEADERS
from renda_cli.show.headings import heading
from renda_cli.show.section import PAIR, Section


def group_page(found: Mapping[str, Any]) -> list[Section]:
    """A group whole: what it is, who belongs to it, what is below it, what it handed in and did, what was found of it."""
    leader = GROUP_LEADERS[found["kind"]]
    plain = [
        (leader if name == "leader" else heading(name, "group"), value)
        for name, value in found.items()
        if not isinstance(value, list)
    ]
    pairs = [(word, value) for word, value in plain if value is not None]
    parts = (
        ("members", "deputy"),
        ("groups", "group"),
        ("papers", "paper"),
        ("activities", "activity"),
        ("checks", "checklist"),
    )
    return [
        Section(PAIR, pairs),
        *(_table(found[part], _PARTS.get(part) or heading(part), about) for part, about in parts),
    ]


_PARTS = {"groups": "党小组"}  # only a party branch has groups below it


def _table(items: Sequence[Mapping[str, Any]], title: str, about: str) -> Section:
    names = list(items[0]) if items else []
    return Section(names, [[item[name] for name in names] for item in items], title, about)
