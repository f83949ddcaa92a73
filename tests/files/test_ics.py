"""The bytes of a calendar: what telephones insist on."""

from datetime import date, datetime, timedelta
from typing import Any

from icalendar import Calendar

from renda_cli.files import ics
from renda_cli.files.ics import Happening

DAY = date(2022, 10, 12)
MEETING = Happening(
    "session-2@town.renda", DAY, DAY, "主席团会议", "主席团会议", "编号：5-2\n责任单位：建设局", "三楼；会议室,东", "CONFIRMED", 2, date(2022, 9, 1)
)  # fmt: skip


def parsed(content: bytes) -> Any:
    """The calendar as another program reads it."""
    return Calendar.from_ical(content)


def test_a_whole_day_ends_on_the_day_after() -> None:
    (event,) = parsed(ics.render("珥陵镇", [MEETING._replace(last=date(2022, 10, 14))])).walk("VEVENT")
    assert (event["dtstart"].dt, event["dtend"].dt) == (DAY, date(2022, 10, 15))
    assert event["transp"] == "TRANSPARENT"


def test_hours_have_no_time_zone() -> None:
    content = ics.render("珥陵镇", [MEETING._replace(begins=540, ends=1440)])
    assert b"DTSTART:20221012T090000\r\n" in content
    assert b"DTEND:20221013T000000\r\n" in content
    assert b"TRANSP:OPAQUE\r\n" in content


def test_what_is_written_is_read_back() -> None:
    (event,) = parsed(ics.render("珥陵镇", [MEETING])).walk("VEVENT")
    assert (str(event["uid"]), event["sequence"], str(event["status"])) == ("session-2@town.renda", 2, "CONFIRMED")
    assert str(event["location"]) == "三楼；会议室,东"
    assert str(event["description"]) == "编号：5-2\n责任单位：建设局"
    assert event["dtstamp"].dt.replace(tzinfo=None) == datetime(2022, 9, 1)
    assert event.walk("VALARM") == []


def test_an_alarm_rings_in_the_morning_of_its_day() -> None:
    for days in (0, 1, 3):
        (alarm,) = parsed(ics.render("珥陵镇", [MEETING._replace(alarm=days)])).walk("VALARM")
        assert datetime(2022, 10, 12) + alarm["trigger"].dt == datetime(2022, 10, 12, 9) - timedelta(days=days)


def test_what_is_not_known_is_left_out() -> None:
    (event,) = parsed(ics.render("珥陵镇", [MEETING._replace(location=None, description="")])).walk("VEVENT")
    assert "location" not in event
    assert "description" not in event


def test_lines_are_folded_between_signs_and_end_as_they_must() -> None:
    content = ics.render("珥陵镇", [MEETING._replace(summary="关于整治采菱港河道的建议" * 20)])
    lines = content.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode("utf-8")
    assert str(parsed(content).walk("VEVENT")[0]["summary"]) == "关于整治采菱港河道的建议" * 20


def test_the_same_happenings_give_the_same_bytes() -> None:
    assert ics.render("珥陵镇", [MEETING]) == ics.render("珥陵镇", [MEETING])
    assert b"X-WR-CALNAME:\xe7\x8f\xa5" in ics.render("珥陵镇", [])
