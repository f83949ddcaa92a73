"""A line of the work table, whatever it comes from."""

from datetime import date
from typing import NamedTuple

from renda_cli.rules.vocabulary import DEADLINE_KINDS

FIELDS = ("on", "until", "kind", "title", "unit", "deputy", "place", "level", "ref")
LATE = ("late", "past_legal")


class Entry(NamedTuple):
    """What falls on a day or a span of days (ISO); `kind` and `level` are codes of WORK_KINDS and WORK_LEVELS.

    `uid` names it for ever; `moves` counts how often it was put to another day, `stamp` is the last day on which something was
    recorded of it; `remarks` are told under 备注.
    """

    on: str
    until: str | None
    kind: str
    title: str
    unit: str | None
    deputy: str | None
    place: str | None
    level: str | None
    ref: str | None
    uid: str
    hours: str | None = None
    moves: int = 0
    stamp: str | None = None
    remarks: tuple[str, ...] = ()

    @property
    def is_deadline(self) -> bool:
        """Whether something has to be done by the day, rather than happens on it."""
        return self.kind == "step" or (self.kind in DEADLINE_KINDS and self.kind != "review")

    def is_overdue(self, today: date) -> bool:
        """Whether it lies before today and was not done."""
        return self.level in LATE and self.on < today.isoformat()


class Asked(NamedTuple):
    """What is read: from `first` to `last` (ISO), seen from `today`; `since` is where what is late is read from.

    `closed`: what was done, dropped, or moved away from these days is told too, for calendars that took it in before.
    """

    first: str
    last: str
    today: str
    since: str
    closed: bool
