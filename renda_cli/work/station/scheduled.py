"""The reception days that the rules of stations name in a span of days."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import lunar, recurrence, words
from renda_cli.rules.days import weekday
from renda_cli.rules.vocabulary import OFF_DAYS
from renda_cli.store.file import Row
from renda_cli.work import names
from renda_cli.work.desk import Desk, Listing

FIELDS = ("on", "weekday", "lunar", "moved_from", "hours")
_MOST_YEARS = 100
_UNTIL_NOW = "SELECT * FROM station_schedule WHERE station_id = ? AND from_on <= ? ORDER BY from_on, id"


class Scheduled(NamedTuple):
    """A reception day as the rules have it; `moved_from` is the day off that a rule named, `seats` how many deputies it wants."""

    on: date
    moved_from: date | None = None
    hours: str | None = None
    seats: int | None = None


def coming(desk: Desk, station_id: int, first: date, last: date) -> list[Scheduled]:
    """The reception days of a station from `first` to `last`, ascending, each once. Raises InputError where the lunar calendar is not known.

    Where two rules name a day it bears the hours of both, and is no moved one if either names it itself.
    """
    ((closed_on,),) = desk.file.tuples("SELECT closed_on FROM station WHERE id = ?", (station_id,))
    last = min(last, date.fromisoformat(closed_on)) if closed_on else last
    found: dict[date, Scheduled] = {}
    for row in _rules(desk, station_id, last):
        since, until = date.fromisoformat(row["from_on"]), date.fromisoformat(row["to_on"] or "9999-12-31")
        rule = recurrence.parse(row["rule"])
        for day in recurrence.days(rule, first, last, desk.calendar, row["off_day"], since=since, until=until):
            new = Scheduled(day.on, day.moved_from, row["hours"], row["seats"])
            found[day.on] = _both(found[day.on], new) if day.on in found else new
    return [found[on] for on in sorted(found)]


def _rules(desk: Desk, station_id: int, last: date) -> list[Row]:
    """The rules that began by a day, those among them that ended long ago: what they name may be moved past their end."""
    return [dict(row) for row in desk.file.rows(_UNTIL_NOW, (station_id, last.isoformat()))]


def holding(desk: Desk, station_id: int, first: date, last: date) -> list[Row]:
    """The rules of a station that hold on a day of a span."""
    return [row for row in _rules(desk, station_id, last) if (row["to_on"] or "9") >= first.isoformat()]


def _both(one: Scheduled, other: Scheduled) -> Scheduled:
    """A day that two rules name."""
    moved = sorted(filter(None, (one.moved_from, other.moved_from)))
    hours = "、".join(dict.fromkeys(filter(None, (one.hours, other.hours))))
    seats = max(one.seats or 0, other.seats or 0)
    return Scheduled(one.on, moved[0] if len(moved) == 2 else None, hours or None, seats or None)


def days(
    desk: Desk,
    station: str | None = None,
    *,
    rule: str | None = None,
    off_day: str | None = None,
    from_: str | None = None,
    to: str | None = None,
) -> Listing:
    """The reception days of a span, of this year when none is given (fields FIELDS; of all stations `station` before them).

    Of one station, of all, or of a `rule` that is only tried. Raises InputError, also for a span the wrong way round or of more than a century.
    """
    first, last = _span(desk, from_, to)
    told = f"{first.isoformat()} 至 {last.isoformat()} 的接待日"
    if rule is not None:
        return _tried(desk, station, rule, off_day or "keep", (first, last), told)
    if off_day is not None:
        raise InputError("--off-day 随 --rule 试用", "家站点的请用 renda station schedule 定")
    if station is not None:
        named = names.station(desk, station)
        rows = [_row(one) for one in coming(desk, named.id, first, last)]
        return Listing(FIELDS, rows, _notes(desk, [named.id], first, last, len(rows)), f"{named.name} {told}")
    stations = desk.file.tuples("SELECT id, name FROM station ORDER BY id")
    found = [(name, *_row(one)) for id_, name in stations for one in coming(desk, id_, first, last)]
    found.sort(key=lambda row: row[1])
    notes = _notes(desk, [id_ for id_, _ in stations], first, last, len(found))
    return Listing(("station", *FIELDS), found, notes, f"各家站点 {told}")


def _tried(desk: Desk, station: str | None, text: str, off_day: str, span: tuple[date, date], told: str) -> Listing:
    """The days of a rule that no station has."""
    if station is not None:
        raise InputError("--rule 是试用一条规定，不看家站点的", "请去掉家站点，或去掉 --rule")
    rule, code = recurrence.parse(text), off_day_code(off_day)
    found = recurrence.days(rule, *span, desk.calendar, code)
    notes = (f"共 {len(found)} 天", *rule.remarks, *_unsure(desk, [code], *span))
    return Listing(FIELDS, [_row(Scheduled(*_pair(one))) for one in found], notes, f"{rule.words}：{told}")


def _pair(day: recurrence.Day) -> tuple[date, date | None]:
    return day.on, day.moved_from


def off_day_code(word: str) -> str:
    """`keep`, `move` or `skip`, also by its Chinese word. Raises InputError."""
    codes = {chinese: code for code, chinese in OFF_DAYS.items()}
    return words.among(codes.get(word.strip(), word.strip()), tuple(OFF_DAYS), "--off-day")


def _span(desk: Desk, from_: str | None, to: str | None) -> tuple[date, date]:
    """The span that is asked for; of one day given, to the end or from the beginning of its year."""
    first, last = desk.day_if_given(from_, "--from"), desk.day_if_given(to, "--to")
    year = (first or last or desk.today).year
    first, last = first or date(year, 1, 1), last or date(year, 12, 31)
    if first > last:
        raise InputError(f"--from {first.isoformat()} 在 --to {last.isoformat()} 之后", "请核对先后")
    if last.year - first.year >= _MOST_YEARS:
        raise InputError(f"{first.isoformat()} 至 {last.isoformat()} 太长", f"请写 {_MOST_YEARS} 年以内的起止日期")
    return first, last


def _row(one: Scheduled) -> tuple[Any, ...]:
    moved_from = one.moved_from.isoformat() if one.moved_from else None
    return one.on.isoformat(), weekday(one.on), lunar.words_if_known(one.on), moved_from, one.hours


def in_words(day: date) -> str:
    """A day with its weekday and its lunar date: 2022-02-16（星期三，正月十六）."""
    told = (weekday(day), lunar.words_if_known(day))
    return f"{day.isoformat()}（{'，'.join(filter(None, told))}）"


def _notes(desk: Desk, stations: Iterable[int], first: date, last: date, count: int) -> tuple[str, ...]:
    """How many days there are, what the rules leave out, and for which years days off are not known yet."""
    rows = [row for one in stations for row in holding(desk, one, first, last)]
    if not rows:
        return ("这段时间没有接待日的规定，请用 renda station schedule 家站点 --rule … 定",)
    remarks = dict.fromkeys(remark for row in rows for remark in recurrence.parse(row["rule"]).remarks)
    return (f"共 {count} 天", *remarks, *_unsure(desk, [row["off_day"] for row in rows], first, last))


def _unsure(desk: Desk, off_days: Iterable[str], first: date, last: date) -> tuple[str, ...]:
    """Which years have no holiday notice in the file, where that may move or strike a day."""
    missing = [str(year) for year in range(first.year, last.year + 1) if year not in desk.calendar.years]
    if not missing or not {"move", "skip"} & set(off_days):
        return ()
    told = "、".join(missing) if len(missing) <= 3 else f"{missing[0]} 至 {missing[-1]} 间 {len(missing)} 个"
    return (f"{told} 年的放假安排尚未录入：遇休息日顺延、取消的为暂定，先按周一至周五计",)
