"""How a session is laid out on the page."""

from collections.abc import Mapping
from typing import Any

from renda_cli.show.headings import heading
from renda_cli.show.section import PAIR, Section


def session_page(found: Mapping[str, Any]) -> list[Section]:
    """A session: its days, its agenda, the half days with their counts and the rules that these are held against, who was away."""
    plain = [
        (heading(name, "session"), value)
        for name, value in found.items()
        if value is not None and not isinstance(value, list)
    ]
    rules = [f"{heading(_RULED[one['key']])}：{one['value']}（{one['source']}）" for one in found["rules"]]
    return [
        Section(PAIR, plain),
        _table(found["agenda"], "议程", [], "agenda"),
        _table(found["sittings"], "到会", rules),
        _table(found["away"], "没有出席的", []),
    ]


_RULED = {
    "quorum.congress": "quorum",
    "quorum.presidium": "quorum",
    "quorum.base": "base",
    "pass.congress": "votes_needed",
}


def _table(items: list[dict[str, Any]], title: str, notes: list[str], about: str = "session") -> Section:
    """Columns that are empty throughout are left out."""
    fields = [name for name in (items[0] if items else ()) if any(one[name] is not None for one in items)]
    return Section(fields, [[one[name] for name in fields] for one in items], title, about, notes)
