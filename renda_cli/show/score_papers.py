"""The papers about what deputies did in a period, on the screen."""

from collections.abc import Callable, Mapping
from typing import Any

from renda_cli.show.section import Section

_FIELDS = ("no", "name", "on", "kind", "text")


def duties_page(found: Mapping[str, Any], lines: Callable[[Mapping[str, Any]], list[dict[str, Any]]]) -> list[Section]:
    """A section a group, with what must be said under the last one; `lines` makes the lines of a section."""
    *_, last = found["sections"]
    return [
        Section(
            _FIELDS,
            [[one[field] for field in _FIELDS] for one in lines(part)],
            f"{found['title']}（{found['period']}）　{part['title']}",
            "duties_done",
            tuple(found["notes"]) if part is last else (),
        )
        for part in found["sections"]
    ]
