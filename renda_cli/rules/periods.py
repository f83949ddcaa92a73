"""From a start day to a due day: months, days, working days, fixed days; with the derivation, line by line.

The start day itself is never counted. Months end on the corresponding day, or on the month's last day when it has none
(the arithmetic of the Civil Code, arts. 201-202). The roll-over of art. 203 governs civil periods and is named by no text on
suggestions, so it is shown as information and moves nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days off and make-up working days of the yearly notices; `years` are those that have a notice."""

    off: frozenset[date]
    work: frozenset[date]
    years: frozenset[int]

    def is_working(self, day: date) -> bool:
        """Whether one works on `day`; a year without a notice counts Monday to Friday."""
        return day in self.work or (day.weekday() < 5 and day not in self.off)

    def next_working(self, day: date) -> date:
        """The first working day after `day`."""
        day += timedelta(days=1)
        while not self.is_working(day):
            day += timedelta(days=1)
        return day


@dataclass(frozen=True, slots=True)
class Derivation:
    """A due day with the lines that lead to it; `provisional` when a year without a holiday notice was crossed."""

    due_on: date
    provisional: bool
    steps: tuple[str, ...]


def derive(start_on: date, period: Mapping[str, Any], calendar: Calendar, other_due: date | None = None) -> Derivation:
    """The due day of `period` counted from `start_on`.

    `period` holds one of `months`, `days`, `working_days` (counts), `fixed` ("MM-DD"), `ahead` (days before the start), or
    `before` (the key of another clock, whose due day is `other_due`) with `days`. Raises ValueError for any other shape: the table is wrong.
    """
    if "before" in period:
        if other_due is None:
            raise ValueError(f"the due day of {period['before']} is needed for {dict(period)}")
        due_on = other_due - timedelta(days=int(period["days"]))
        return _plain(due_on, calendar, f"{_written(other_due)}前 {period['days']} 天：{_written(due_on)}")
    if "months" in period:
        return _months(start_on, int(period["months"]), calendar)
    if "days" in period:
        due_on = start_on + timedelta(days=int(period["days"]))
        return _plain(due_on, calendar, f"加 {period['days']} 天（起算当日不计）：{_written(due_on)}")
    if "working_days" in period:
        return _working_days(start_on, int(period["working_days"]), calendar)
    if "ahead" in period:
        due_on = start_on - timedelta(days=int(period["ahead"]))
        return _plain(due_on, calendar, f"提前 {period['ahead']} 天：{_written(due_on)}")
    if "fixed" in period:
        due_on = _fixed(start_on, str(period["fixed"]))
        return _plain(due_on, calendar, f"规定的固定日期：{_written(due_on)}")
    raise ValueError(f"not a period: {dict(period)}")


def _months(start_on: date, months: int, calendar: Calendar) -> Derivation:
    due_on = start_on + relativedelta(months=months)
    clamped = f"（{due_on.month}月没有{start_on.day}日，取当月最后一日）" if due_on.day != start_on.day else ""
    return _plain(due_on, calendar, f"加 {months} 个月（起算当日不计）：{_written(due_on)}{clamped}")


def _working_days(start_on: date, count: int, calendar: Calendar) -> Derivation:
    due_on = start_on
    skipped = 0
    for _ in range(count):
        following = calendar.next_working(due_on)
        skipped += (following - due_on).days - 1
        due_on = following
    years = range(start_on.year, due_on.year + 1)
    missing = [str(year) for year in years if year not in calendar.years]
    line = f"加 {count} 个工作日（起算当日不计，跳过休息日 {skipped} 天）：{_written(due_on)}"
    if not missing:
        return Derivation(due_on, False, (line,))
    warning = f"{'、'.join(missing)}年的放假安排尚未录入：此日为暂定，先按周一至周五计"
    return Derivation(due_on, True, (line, warning))


def _fixed(start_on: date, month_day: str) -> date:
    month, number = (int(part) for part in month_day.split("-"))
    due_on = date(start_on.year, month, number)
    return due_on if due_on > start_on else date(start_on.year + 1, month, number)


def _plain(due_on: date, calendar: Calendar, line: str) -> Derivation:
    if calendar.is_working(due_on):
        return Derivation(due_on, False, (line,))
    rolled = calendar.next_working(due_on)
    return Derivation(
        due_on, False, (line, f"该日为休息日，期限不因此顺延（其后第一个工作日 {_written(rolled)}，仅供参考）")
    )


def _written(day: date) -> str:
    return f"{day.isoformat()}（星期{_WEEKDAYS[day.weekday()]}）"
