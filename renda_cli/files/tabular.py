"""What statistics are made of: tables and the charts drawn from them, whatever form they are written in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers to be drawn: `bar` lies (many labels, long words), `column` stands, `line` runs through time.

    A series is a name and a number a label; None where there is nothing to measure. `unit` stands at the axis.
    """

    kind: str
    title: str
    labels: Sequence[str]
    series: Sequence[tuple[str, Sequence[float | None]]]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of an office: `name` is what a clerk types, `headings` stand above the rows, `notes` under them.

    Cells are text, numbers, rates (numerator, denominator, percent, words) or None; the last row is a total where `total`.
    """

    name: str
    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Any]]
    notes: Sequence[str] = ()
    chart: Chart | None = None
    total: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A figure as the tables of a report print it: value is a number, a rate or None; `chapter` is the title of its part."""

    chapter: str
    key: str
    label: str
    value: Any
    unit: str
    period: str
    definition: str


def is_rate(value: Any) -> bool:
    """Whether a cell is a rate; this floor knows it by what it has."""
    return hasattr(value, "percent")


def worded(value: Any) -> Any:
    """A cell with a rate in its own words, all else as it is."""
    return value.words if is_rate(value) else value


def on_paper(value: Any) -> Any:
    """A cell as people read it: a dash where there is nothing; machines get an empty cell."""
    return "—" if value is None else worded(value)


def is_nothing(value: Any) -> bool:
    """Whether a figure is 0 or has nothing to measure; 0 % of something is said."""
    return value.percent is None if is_rate(value) else not value


def by_chapter(lines: Sequence[Line]) -> Iterator[tuple[str, list[Line], str]]:
    """What an annex to be read on paper prints of each chapter: its title, the figures that tell something, a note on the others."""
    for title, those in groupby(lines, key=lambda one: one.chapter):
        chapter = list(those)
        told = [one for one in chapter if not is_nothing(one.value)]
        others = len(chapter) - len(told)
        yield title, told, f"另有 {others} 项为 0 或没有可计的，没有列出" if others else ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a report (（一）…): its title, its sentences a paragraph each, the tables that belong to it."""

    title: str
    paragraphs: Sequence[str]
    tables: Sequence[Table] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A year's report: who reports when and where, the parts in their order, and every figure with its definition.

    `reporter` is who gives it, empty where the file does not know.
    `opening` and `closing` are paragraphs; `notes` say what a reader must know (a period that is not over, rules not set).
    """

    title: str
    subtitle: str
    town: str
    period: str
    opening: Sequence[str]
    parts: Sequence[Part]
    closing: Sequence[str]
    lines: Sequence[Line]
    tables: Sequence[Table]
    notes: Sequence[str] = ()
    reporter: str = ""
