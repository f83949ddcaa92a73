"""Makes the report of a span: its sentences, and every figure with its period and definition."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from renda_cli.errors import InputError
from renda_cli.files import report_words
from renda_cli.files.tabular import Line, Part, Report, is_nothing
from renda_cli.rules import words
from renda_cli.rules.rates import Rate
from renda_cli.work import fund, indicators, spans
from renda_cli.work.desk import Desk
from renda_cli.work.indicators import Figure
from renda_cli.work.papers import in_words, town_name
from renda_cli.work.registry import CHAPTERS
from renda_cli.work.report import delivery, named, sentences
from renda_cli.work.report.delivery import Delivery
from renda_cli.work.report.printing import printed
from renda_cli.work.report.sentences import Filling, Printed, Said
from renda_cli.work.spans import Span
from renda_cli.work.tables import catalogue

_STANDING = ("期末", "期初")  # how the definition begins of what is there whether or not anything was done
_YEARS = """SELECT DISTINCT substr(day, 1, 4) FROM (SELECT opened_on AS day FROM session UNION SELECT submitted_on FROM proposal
    UNION SELECT held_on FROM activity UNION SELECT held_on FROM review UNION SELECT held_on FROM reception) WHERE day ORDER BY 1"""


@dataclass(frozen=True, slots=True)
class Draft:
    """A report and where its words come from: `opening`, `parts` and `closing` as in the report, each paragraph with its figures.

    `printed` is each figure by its key as sentences print it.
    """

    report: Report
    opening: list[Said]
    parts: list[tuple[str, list[Said]]]
    closing: list[Said]
    printed: dict[str, str]


def make(desk: Desk, span: Span, given: Delivery | None = None, *, about: bool = False) -> Report:
    """The report of a span. Raises InputError where there is no record of it."""
    return draft(desk, span, given, about=about).report


def draft(desk: Desk, span: Span, given: Delivery | None = None, *, about: bool = False) -> Draft:
    """The report of a span with the figures of each sentence; `about`: large numbers as 650余. Raises InputError like `make`."""
    with indicators.kept(desk):
        return _drafted(desk, span, given or delivery.of(desk, span), about=about)


def _drafted(desk: Desk, span: Span, given: Delivery, *, about: bool) -> Draft:
    figures = indicators.summary(desk, span)
    _check_there_is_something(desk, span, figures)
    blanks = _Blanks(desk, span, given, figures, about=about)
    told = report_words.shipped()
    opening, closing = (
        [said for said in (sentences.sentence(node, blanks) for node in told[which]) if said]
        for which in ("opening", "closing")
    )
    every = [(part["title"], sentences.paragraphs(part["paragraphs"], blanks)) for part in told["parts"]]
    parts = [(title, said) for title, said in every if said]
    report = Report(
        title=f"{town_name(desk)}人民代表大会主席团工作报告", subtitle=given.words, reporter=given.reporter, town=town_name(desk),
        period=span.words, opening=_texts(opening), closing=_texts(closing), lines=_lines(span, figures), tables=catalogue.make(desk, span),
        notes=_notes(desk, span),
        parts=[Part(f"（{words.in_chinese(place)}）{title}", _texts(said)) for place, (title, said) in enumerate(parts, 1)],
    )  # fmt: skip
    as_printed = {one.indicator.key: printed(one.value, one.indicator.unit, about=about) for one in figures}
    return Draft(report, opening, parts, closing, as_printed)


def _texts(said: list[Said]) -> list[str]:
    return [one.text for one in said]


def _check_there_is_something(desk: Desk, span: Span, figures: list[Figure]) -> None:
    if any(not one.indicator.definition.startswith(_STANDING) and _tells(one.value) for one in figures):
        return
    years = [row[0] for row in desk.file.tuples(_YEARS)]
    how = f"已有记录的年份：{'、'.join(years)}" if years else "请先登记会议、议案建议和代表活动"
    raise InputError(f"{span.words}没有任何记录，写不出报告", how)


def _tells(value: Any) -> bool:
    """Whether anything was done or is there: of what is measured over those who are there, 0 % tells that nothing was."""
    return bool(value.numerator if isinstance(value, Rate) else value)


def _lines(span: Span, figures: list[Figure]) -> list[Line]:
    """All figures of the chapters that tell anything, in their order."""
    by_key = {one.indicator.key: one for one in figures}
    found: list[Line] = []
    for chapter in CHAPTERS:
        those = [by_key[one.key] for one in chapter.figures]
        if any(_tells(one.value) for one in those):
            found += [_line(chapter.title, one, span) for one in those]
    return found


def _line(chapter: str, one: Figure, span: Span) -> Line:
    about = one.indicator
    period = span.words
    if one.definition.startswith("期末"):
        period = f"{span.years[1]}年末" if span.years else f"截至{in_words(span.last)}"
    return Line(chapter, about.key, about.label, one.value, about.unit, period, one.definition)


def _notes(desk: Desk, span: Span) -> list[str]:
    if desk.today.isoformat() >= span.last:
        return []
    return [f"{span.words}还没有结束，本报告的数字截至{in_words(spans.day_of(desk, span))}。"]


class _Blanks:
    """What stands in the blanks of report.toml."""

    def __init__(self, desk: Desk, span: Span, given: Delivery, figures: list[Figure], *, about: bool) -> None:
        self._desk, self._span, self._about = desk, span, about
        self._figures = {one.indicator.key: one for one in figures}
        self._values = {key: one.value for key, one in self._figures.items()}
        self._words = _words(desk, span, given)

    def __call__(self, blank: str) -> Filling | None:
        where, _, key = blank.rpartition(".")
        if where == "names":
            return named.listed(self._desk, self._span, key, self._values, about=self._about)
        if where == "term":
            return self._of_term(key)
        if key in self._figures:
            return self._figure(self._figures[key])
        text = self._words[key]
        return None if text is None else Filling(text)

    def _figure(self, one: Figure) -> Filling | None:
        about = one.indicator
        if is_nothing(one.value):
            return None
        text = printed(one.value, about.unit, about=self._about)
        return Filling(text, (Printed(about.key, one.value, text),))

    def _of_term(self, key: str) -> Filling | None:
        """A figure for the term so far, where that is longer than the span and tells something else."""
        start = self._desk.file.rows("SELECT term_start FROM town")[0]["term_start"]
        if start is None or start >= self._span.first:
            return None
        span = spans.of_term(self._desk)._replace(last=self._span.last)
        (one,) = indicators.summary(self._desk, span, keys=[key])
        return None if one.value == self._values[key] else self._figure(one)


def _words(desk: Desk, span: Span, given: Delivery) -> Mapping[str, str | None]:
    start = desk.file.rows("SELECT term_start FROM town")[0]["term_start"]
    until = in_words(spans.day_of(desk, span))
    over = desk.today.isoformat() >= span.last
    return {
        "level": desk.file.rows("SELECT level FROM own_level")[0]["level"], "congress": given.congress, "period": span.words,
        "standard": fund.standard_words(desk, spans.years_of(span)[1]),
        "asof": "" if over else f"（截至{until}）", "end": until, "term": in_words(start) or None,
    }  # fmt: skip
