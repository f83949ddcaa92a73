"""Calendars for telephones (iCalendar, RFC 5545): the same happenings give the same bytes, and each keeps its name for ever."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

_PRODUCT = "-//renda//renda//ZH"
_RINGS_AT = timedelta(hours=9)  # on the day of an alarm, not at midnight


class Happening(NamedTuple):
    """What stands in a calendar: on whole days from `first` to `last`, or with `begins` and `ends` (minutes of the first day) at these hours.

    `sequence` rises with every change, `stamp` is the day of the last; `status` is CONFIRMED, TENTATIVE or CANCELLED; `alarm`: so many
    days before it a reminder, None for none. Hours have no time zone: they are those of the place.
    """

    uid: str
    first: date
    last: date
    summary: str
    category: str
    description: str
    location: str | None
    status: str
    sequence: int
    stamp: date
    begins: int | None = None
    ends: int | None = None
    alarm: int | None = None


def render(name: str, happenings: Sequence[Happening]) -> bytes:
    """The bytes of a calendar of that name."""
    from icalendar import Calendar

    calendar = Calendar()
    for field, value in (
        ("prodid", _PRODUCT), ("version", "2.0"), ("calscale", "GREGORIAN"), ("x-wr-calname", name), ("x-wr-timezone", "Asia/Shanghai"),
    ):  # fmt: skip
        calendar.add(field, value)
    for one in happenings:
        calendar.add_component(_event(one))
    return bytes(calendar.to_ical())


def _event(one: Happening):  # type: ignore[no-untyped-def]  # the package is wanted only where a calendar is written
    from icalendar import Event

    event = Event()
    begins, ends = _span(one)
    timed = one.begins is not None
    for field, value in (
        ("uid", one.uid), ("dtstamp", datetime(one.stamp.year, one.stamp.month, one.stamp.day)), ("dtstart", begins), ("dtend", ends),
        ("sequence", one.sequence), ("summary", one.summary), ("categories", [one.category]), ("description", one.description),
        ("location", one.location), ("status", one.status), ("transp", "OPAQUE" if timed else "TRANSPARENT"),
    ):  # fmt: skip
        if value not in (None, ""):
            event.add(field, value)
    if one.alarm is not None:
        event.add_component(_alarm(one.alarm, one.summary))
    return event


def _span(one: Happening) -> tuple[date, date]:
    """When it begins and when it is over; of whole days that is the day after the last."""
    if one.begins is None or one.ends is None:
        return one.first, one.last + timedelta(days=1)
    midnight = datetime(one.first.year, one.first.month, one.first.day)
    return midnight + timedelta(minutes=one.begins), midnight + timedelta(minutes=one.ends)


def _alarm(days: int, words: str):  # type: ignore[no-untyped-def]
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", _RINGS_AT - timedelta(days=days))
    return alarm
