"""The days that a paper tells of: one or several years, or the term so far."""

from typing import Any, NamedTuple

from renda_cli.rules import days
from renda_cli.work.desk import Desk
from renda_cli.work.papers import in_words


class Span(NamedTuple):
    """First and last day (ISO) and how papers name them; `years` is None for the term so far."""

    first: str
    last: str
    words: str
    years: tuple[int, int] | None

    @property
    def values(self) -> dict[str, Any]:
        """What queries are given: `term` is 1 for the term so far."""
        return {"first": self.first, "last": self.last, "term": int(self.years is None)}


def of_years(desk: Desk, year: str | None) -> Span:
    """`2022` or `2018-2022`, the year of today when left out. Raises InputError."""
    years = (desk.today.year,) * 2 if year is None else days.years(year)
    return Span(f"{years[0]}-01-01", f"{years[1]}-12-31", days.period(years), years)


def of_term(desk: Desk) -> Span:
    """From the start of the term to today; from the first record where the file does not know it."""
    start = desk.file.rows("SELECT term_start FROM town")[0]["term_start"]
    today = desk.today.isoformat()
    words = f"{in_words(start)}至{in_words(today)}" if start else f"截至{in_words(today)}"
    return Span(start or "0001-01-01", today, words, None)


def day_of(desk: Desk, span: Span) -> str:
    """The day that who is in office is told of: the last of the span, or today while it runs."""
    return min(max(desk.today.isoformat(), span.first), span.last)


# When a proposal belongs to a span: by its session's day, or, between sessions, its own; of the term so far by what is in.
BELONGS = """iif(p.between_sessions, p.submitted_on, s.opened_on) >= :first
    AND iif(:term, p.submitted_on, iif(p.between_sessions, p.submitted_on, s.opened_on)) <= :last"""
