"""The yearly notices on days off and make-up working days, as shipped or as a clerk hands them in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules.periods import Calendar
from renda_cli.rules.rulebook import TABLES, read_toml


@dataclass(frozen=True, slots=True)
class MarkedDay:
    """A day off (`off`) or a make-up working day (`work`), and the notice that says so."""

    day: date
    kind: str
    year: int
    name: str
    source: str


@cache
def shipped() -> tuple[MarkedDay, ...]:
    """The days of every notice in holidays.toml."""
    return tuple(read_notices((TABLES / "holidays.toml").read_text(encoding="utf-8")))


@cache
def shipped_calendar() -> Calendar:
    """The calendar of the shipped notices, for questions asked without a file."""
    return calendar_of(shipped())


def calendar_of(marked: tuple[MarkedDay, ...]) -> Calendar:
    """The calendar of some marked days."""
    days = {kind: frozenset(one.day for one in marked if one.kind == kind) for kind in ("off", "work")}
    return Calendar(days["off"], days["work"], frozenset(one.year for one in marked))


def read_notices(text: str) -> list[MarkedDay]:
    """The marked days of notices in TOML, later corrections applied. Raises InputError naming the notice that is wrong."""
    notices = read_toml(text, "放假安排").get("notice")
    if not isinstance(notices, list) or not notices:
        raise InputError("放假安排里没有 [[notice]]", "请照 renda holidays import --help 的写法")
    marked: dict[date, MarkedDay] = {}
    for notice in notices:
        _apply(notice, marked)
    return list(marked.values())


def _apply(notice: Any, marked: dict[date, MarkedDay]) -> None:
    year = notice.get("year") if isinstance(notice, dict) else None
    if type(year) is not int:
        raise InputError("放假安排的一条 [[notice]] 没有 year")
    source, names, off = notice.get("document"), notice.get("names"), notice.get("off")
    lists = [off, names, notice.get("work", []), notice.get("cancel_work", [])]
    if (
        not isinstance(source, str)
        or not all(isinstance(one, list) for one in lists)
        or not off
        or len(names) != len(off)
    ):
        raise InputError(f"{year} 年的放假安排不完整", "要有 document、off，以及与 off 一样多的 names")
    if not all(isinstance(text, str) and text.strip() and text.isprintable() for text in (source, *names)):
        raise InputError(f"{year} 年的放假安排里 document 或 names 不对", "请写文件名和节日名，不能空着")
    for cancelled in notice.get("cancel_work", []):
        for day in _days(cancelled, year):
            marked.pop(day, None)
    for span, name in zip(off, names, strict=True):
        for day in _days(span, year):
            marked[day] = MarkedDay(day, "off", year, str(name), source)
    for span in notice.get("work", []):
        for day in _days(span, year):
            marked[day] = MarkedDay(day, "work", year, "调休上班", source)


def _days(span: Any, year: int) -> Iterator[date]:
    first, _, last = str(span).partition("..")
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        raise InputError(
            f"{year} 年的放假安排里“{span}”不是日期", "请写 2027-01-01 或 2027-01-01..2027-01-03"
        ) from None
    if not (0 <= (end - start).days <= 30 and abs(start.year - year) <= 1):
        raise InputError(f"{year} 年的放假安排里“{span}”起止不对", "请核对年份和先后")
    for offset in range((end - start).days + 1):
        yield start + timedelta(days=offset)
