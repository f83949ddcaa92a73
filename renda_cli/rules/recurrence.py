"""Reception days by a rule in words (每月10日, 每月第二个星期六, 农历三六九): which days it names, and what becomes of those that are off.

What a rule names on days that some months lack (31日, 第五个星期六, 三十) is left out there, and the rule's remarks say so.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from renda_cli.rules import lunar, recurrence_words
from renda_cli.rules.falling import ByLunarMonth, ByMonth, Falling
from renda_cli.rules.periods import Calendar


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: in its one form of words, what names its days, and what must be said of it (which months are left out)."""

    words: str
    falling: tuple[Falling, ...]
    remarks: tuple[str, ...] = ()

    @property
    def is_lunar(self) -> bool:
        """Whether it goes by the lunar calendar."""
        return any(isinstance(one, ByLunarMonth) for one in self.falling)

    @property
    def names_weekend(self) -> bool:
        """Whether it names Saturday or Sunday, so that these are no days off for it unless a holiday notice says so."""
        return any(day > 4 for one in self.falling if isinstance(one, ByMonth) for day, _ in one.weekdays)


@dataclass(frozen=True, slots=True)
class Day:
    """A reception day; `moved_from` is the day off that the rule named."""

    on: date
    moved_from: date | None = None


def parse(text: str) -> Rule:
    """The rule that words say; its `words` say the same. Raises InputError for unknown words and for what never falls."""
    return Rule(*recurrence_words.read(text))


def days(
    rule: Rule,
    first: date,
    last: date,
    calendar: Calendar,
    off_day: str = "keep",
    *,
    since: date = date.min,
    until: date = date.max,
) -> list[Day]:
    """The reception days from `first` to `last`, ascending, each once.

    `off_day` says what becomes of a day off: `keep`, `move` (to the next working day) or `skip`. A day counts where it ends up: one moved into
    the span is there, one moved out of it is not. Only what the rule names
    from `since` to `until` counts, wherever it ends up. Raises InputError for a lunar rule outside the table of the lunar calendar.
    """
    begin = max(_first_that_may_move_in(rule, first, calendar) if off_day == "move" else first, since)
    end = min(last, until)
    named = sorted({day for falling in rule.falling for day in falling.between(begin, end)} if begin <= end else [])
    found: dict[date, date | None] = {}
    for day in named:
        if off_day == "keep" or not _is_off(rule, day, calendar):
            found[day] = None
        elif off_day == "move":
            found.setdefault(calendar.next_working(day), day)
    return [Day(on, found[on]) for on in sorted(found) if first <= on <= last]


def _is_off(rule: Rule, day: date, calendar: Calendar) -> bool:
    """Whether a day that the rule names is off; where it names Saturday or Sunday itself, only a holiday notice makes it so."""
    return day in calendar.off if rule.names_weekend else not calendar.is_working(day)


def _first_that_may_move_in(rule: Rule, first: date, calendar: Calendar) -> date:
    """The first of the days off right before `first`: what is named on them may be moved to it."""
    earliest = lunar.span()[0] if rule.is_lunar else date.min
    while first > earliest and not calendar.is_working(first - timedelta(days=1)):
        first -= timedelta(days=1)
    return first
