"""The days that a paper or a figure tells of: one or several years, a half-year, a quarter, the term so far, any two days."""

from datetime import date
from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import days, score_periods
from renda_cli.rules.score_periods import Period
from renda_cli.work.desk import Desk
from renda_cli.work.papers import in_words


class Span(NamedTuple):
    """First and last day (ISO) and how papers name them; `years` is None for what is not whole years.

    `label` is how a clerk types it (`2022`, `2018-2022`, `2022H1`, `本届`, `2022-03-01..2022-09-30`).
    """

    first: str
    last: str
    words: str
    years: tuple[int, int] | None
    label: str = ""

    @property
    def values(self) -> dict[str, Any]:
        """What queries are given: `term` is 1 for the term so far."""
        return {"first": self.first, "last": self.last, "term": int(self.label == _TERM)}


FIRST_YEAR = 1949  # no records lie before it
_TERM = "本届"
_TERM_WORDS = (_TERM, "届", "五年来", "本届以来")
_EXAMPLES = "2022、2018-2022、2022H1（2022上半年）、2022Q3（2022第三季度）、本届"
_OR_DAYS = "，或用 --from、--to 写起止日期"


def of_years(desk: Desk, year: str | None) -> Span:
    """`2022` or `2018-2022`, the year of today when left out. Raises InputError."""
    years = (desk.today.year,) * 2 if year is None else days.years(year)
    return _years(years)


def _years(years: tuple[int, int]) -> Span:
    label = str(years[0]) if years[0] == years[1] else f"{years[0]}-{years[1]}"
    return Span(f"{years[0]}-01-01", f"{years[1]}-12-31", days.period(years), years, label)


def of_term(desk: Desk) -> Span:
    """From the start of the term to today; from the first record where the file does not know it."""
    start = desk.file.rows("SELECT term_start FROM town")[0]["term_start"]
    today = desk.today.isoformat()
    words = f"{in_words(start)}至{in_words(today)}" if start else f"截至{in_words(today)}"
    return Span(start or "0001-01-01", today, words, None, _TERM)


def read(desk: Desk, text: str | None = None, from_on: str | None = None, to_on: str | None = None) -> Span:
    """The days that a clerk means by a period (`2022`, `2018-2022`, `2022H1`, `2022Q3`, `去年`, `本届`), or by two days.

    Raises InputError.
    """
    if from_on is not None or to_on is not None:
        return _between(desk, text, from_on, to_on)
    if text is None:
        raise InputError("没有写哪一年", f"请写期间：{_EXAMPLES}{_OR_DAYS}")
    return named(desk, text, _OR_DAYS)


def named(desk: Desk, text: str, otherwise: str = "") -> Span:
    """The days of a period as `read` takes it; `otherwise` ends what to type instead. Raises InputError."""
    plain = text.strip()
    if plain in _TERM_WORDS:
        return of_term(desk)
    try:
        return _years(days.years(plain))
    except InputError as problem:
        try:
            found = score_periods.read(plain, desk.today)
        except InputError:
            if not plain.strip("0123456789 年-－—–~～至到"):
                raise problem from None
            raise InputError(f"期间“{plain[:20]}”看不懂", f"请按这样写：{_EXAMPLES}{otherwise}") from None
    return of_period(found)


def of_period(period: Period) -> Span:
    """The span of a period that points are given for."""
    first, last = period.first.isoformat(), period.last.isoformat()
    whole = first.endswith("-01-01") and last.endswith("-12-31")
    return (
        _years((period.first.year, period.last.year)) if whole else Span(first, last, period.words, None, period.label)
    )


def _between(desk: Desk, text: str | None, from_on: str | None, to_on: str | None) -> Span:
    if text is not None:
        raise InputError(f"年份“{text[:20]}”和 --from、--to 只能写一种", "请去掉一种")
    if from_on is None or to_on is None:
        raise InputError("--from 和 --to 要一起写", "请写起止两天，如 --from 2022-03-01 --to 2022-09-30")
    first, last = days.day(from_on, desk.today, "--from "), days.day(to_on, desk.today, "--to ")
    if first > last:
        raise InputError(f"--from {first} 在 --to {last} 之后", "请把起止日期对调")
    return between(first.isoformat(), last.isoformat())


def between(first: str, last: str) -> Span:
    """The span from one day to another (ISO)."""
    return Span(first, last, f"{in_words(first)}至{in_words(last)}", None, f"{first}..{last}")


def before(span: Span) -> Span | None:
    """As many years before a span of whole years, the same days a year before any other; None of the term, and before there were congresses."""
    first, last = years_of(span)
    back = last - first + 1 if span.years else 1
    if span.label == _TERM or first - back < FIRST_YEAR:
        return None
    if span.years:
        return _years((first - back, last - back))
    if span.label[4:5] in ("H", "Q"):
        return of_period(score_periods.read(f"{first - 1}{span.label[4:]}", date.fromisoformat(span.last)))
    return between(_a_year_before(span.first), _a_year_before(span.last))


def _a_year_before(day: str) -> str:
    there = f"{int(day[:4]) - 1}{day[4:]}"
    return f"{there[:8]}28" if there.endswith("02-29") else there


def years_of(span: Span) -> tuple[int, int]:
    """The years that a span touches."""
    return date.fromisoformat(span.first).year, date.fromisoformat(span.last).year


def day_of(desk: Desk, span: Span) -> str:
    """The day that who is in office is told of: the last of the span, or today while it runs."""
    return until(span, desk.today)


def until(span: Span, day: date | None) -> str:
    """The last day of a span (ISO), or the day from which it is seen while it runs."""
    return span.last if day is None else min(max(day.isoformat(), span.first), span.last)


# When a proposal belongs to a span: by its session's day, or, between sessions, its own; of the term so far by what is in.
BELONGS = """iif(p.between_sessions, p.submitted_on, s.opened_on) >= :first
    AND iif(:term, p.submitted_on, iif(p.between_sessions, p.submitted_on, s.opened_on)) <= :last"""
