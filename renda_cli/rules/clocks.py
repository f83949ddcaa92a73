"""A clock of the rulebook set going: from the days that are known to the start, the due day and the latest day."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from renda_cli.rules.periods import Calendar, derive
from renda_cli.rules.rulebook import Rulebook
from renda_cli.rules.values import STARTS, RuleValue, period_words

# The event whose day first looks the rule up; the rule then says which event starts the count.
TRIGGERS = {
    "assign": "submitted", "accept_notice": "submitted", "return_window": "assigned", "reassign": "returned",
    "co_opinion": "assigned", "co_opinion.redo": "asked", "reply": "assigned", "reply.complex": "assigned",
    "reply.longest": "assigned", "rehandle": "feedback", "rehandle.again": "feedback", "feedback_slip": "replied",
    "promise_slip": "reported", "first_contact": "assigned", "look_back": "replied",
    "inspection_reply": "handed", "opinion": "assigned", "opinion.posting": "month_end", "reception.notice": "reception",
    "station.rating": "rated", "review.rectify": "found", "review.answer": "handed",
}  # fmt: skip
_WITH_LONGEST = ("reply", "reply.complex")


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock and how it came about. While the event that starts it is still to come, the days are None."""

    key: str
    start: str
    start_on: date | None
    due_on: date | None
    latest_on: date | None
    provisional: bool
    steps: tuple[str, ...]
    source: str


def run(
    book: Rulebook, calendar: Calendar, key: str, days: Mapping[str, date], *, between: bool = False
) -> Clock | None:
    """The clock `key` for the known `days` (event → day), or None where a document says that there is no such limit.

    Raises NoRuleOn when no table has a value in force on the day.
    """
    clock = _counted(book, calendar, key, days, between)
    if clock is None or clock.due_on is None or key not in _WITH_LONGEST:
        return clock
    longest = _counted(book, calendar, "reply.longest", days, between)
    if longest is None or longest.due_on is None:
        return clock
    basis = "" if longest.source == clock.source else f"（{longest.source}）"
    steps = (*clock.steps, f"最长期限：{longest.due_on.isoformat()}{basis}")
    if clock.due_on > longest.due_on:
        steps = (*steps, "注意：这个期限晚于最长期限，请在最长期限以前催办")
    return replace(clock, latest_on=longest.due_on, steps=steps)


def _counted(book: Rulebook, calendar: Calendar, key: str, days: Mapping[str, date], between: bool) -> Clock | None:
    rule = _governing(book, key, days, between)
    if rule.is_none:
        return None
    basis = f"依据：{rule.source}：{rule.says or period_words(rule.key, rule.value)}"
    start = str(rule.value["start"])
    other_key = "reply" if start == "due" else rule.value.get("before")
    other = _counted(book, calendar, other_key, days, between) if other_key else None
    if other_key and other is None:
        return None  # nothing to count back from, nothing to extend
    if start == "due" and other is not None:
        return _extended(other, rule, calendar, key, basis)
    start_on = days.get(start)
    other_due = other.due_on if other is not None else None
    if start_on is None or (other_key and other_due is None):
        waits_for = other.start if other is not None and start_on is not None else start
        coming = f"起算：{STARTS[waits_for]}之日，尚未到来，到时自动推算"
        return Clock(key, waits_for, None, None, None, False, (basis, coming), rule.source)
    found = derive(start_on, rule.value, calendar, other_due)
    steps = (basis, f"起算：{STARTS[start]}之日 {start_on.isoformat()}", *found.steps)
    if found.due_on < start_on and "ahead" not in rule.value:
        found, steps = replace(found, due_on=start_on), (*steps, f"早于起算日，以起算日 {start_on.isoformat()} 为期限")
    return Clock(key, start, start_on, found.due_on, None, found.provisional, steps, rule.source)


def _governing(book: Rulebook, key: str, days: Mapping[str, date], between: bool) -> RuleValue:
    """The rule of the day on which the clock starts; a later change does not touch a running clock."""
    opened_on = days[TRIGGERS[key]]
    rule = book.value_on(key, opened_on, between=between)
    start_on = None if rule.is_none else days.get(rule.value["start"])
    return rule if start_on is None else book.value_on(key, start_on, between=between)


def _extended(base: Clock, rule: RuleValue, calendar: Calendar, key: str, basis: str) -> Clock:
    """A limit counted from the due day of the plain reply ("extended by at most three months")."""
    if base.due_on is None:
        return replace(base, key=key)
    found = derive(base.due_on, rule.value, calendar)
    steps = (*base.steps, basis, f"自原期限 {base.due_on.isoformat()} 起延长", *found.steps)
    provisional = base.provisional or found.provisional
    return replace(base, key=key, due_on=found.due_on, provisional=provisional, steps=steps, source=rule.source)
