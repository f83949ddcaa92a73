"""A year seen from today, and what is said of it to a careful clerk."""

from datetime import date
from typing import Any, NamedTuple

from renda_cli.rules.values import RuleValue
from renda_cli.work.desk import Desk

Reminder = tuple[str, str, str, str | None, str | None]


class Year(NamedTuple):
    """A year seen from today: `last` is its last day or today; `ending` in December and afterwards, when a count will hardly grow."""

    desk: Desk
    number: int
    last: date
    ending: bool

    @property
    def over(self) -> bool:
        """Whether its last day has come."""
        return self.last == date(self.number, 12, 31)

    @property
    def so_far(self) -> str:
        """The span that is spoken of, in words."""
        return f"{self.number}年" + ("" if self.over else f"到 {self.last.month} 月 {self.last.day} 日")

    @property
    def span(self) -> tuple[str, str]:
        """The first and the last day in ISO form."""
        return f"{self.number}-01-01", self.last.isoformat()

    def rule(self, key: str) -> RuleValue | None:
        """The rule of the year, as it stands at its end; None where there is none."""
        return self.desk.rulebook.found_on(key, date(self.number, 12, 31))

    def tuples(self, sql: str, **more: Any) -> list[tuple[Any, ...]]:
        """The rows of a query with :first and :last, as far as it asks for them."""
        first, last = self.span
        known = {"first": first, "last": last, "day": last, **more}
        return self.desk.file.tuples(sql, known)


def by(kind: str, who: str, text: str, rule: RuleValue | None = None) -> Reminder:
    """A reminder of a kind, with the rule that stands behind it, if one does."""
    return (kind, text, who, rule.key if rule else None, rule.source if rule else None)
