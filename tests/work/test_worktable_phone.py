"""The work table as a calendar and as papers."""

import csv
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from renda_cli.errors import InputError
from renda_cli.work.desk import Desk
from renda_cli.work.worktable import period, phone, table
from tests.work.helpers import assigned, at, reply
from tests.work.test_worktable import DAY, OPINIONS, STATIONS, fill


def events(desk: Desk, file: Path, day: str = DAY, **options: Any) -> dict[str, Any]:
    """The events of this month's calendar by the part of their name before the @."""
    here = at(desk, day)
    phone.write(here, period.read(here), str(file), **options)
    return {str(one["uid"]).split("@")[0]: one for one in Calendar.from_ical(file.read_bytes()).walk("VEVENT")}


def test_a_calendar_names_no_deputy_unless_asked(office: Desk, tmp_path: Path) -> None:
    fill(office, STATIONS)
    fill(office, OPINIONS)
    assigned(office, on="2022-07-20")
    file = tmp_path / "a.ics"
    events(office, file)
    content = file.read_text("utf-8")
    assert "张三" not in content
    assert "王老五" not in content
    assert "责任单位：农业农村局" in content
    events(office, file, names=True)
    assert "代表：张三" in file.read_text("utf-8")


def test_receptions_have_their_hours_and_what_was_dropped_is_cancelled(office: Desk, tmp_path: Path) -> None:
    fill(office, STATIONS)
    found = events(office, tmp_path / "a.ics")
    moved, dropped, days = (found[f"reception-{number}"] for number in (5, 4, 2))
    assert f"{moved['dtstart'].dt:%m-%d %H:%M} {moved['dtend'].dt:%H:%M}" == "10-20 09:00 16:30"
    assert moved["sequence"] == 1
    assert str(dropped["status"]) == "CANCELLED"
    assert days["dtstart"].dt.isoformat() == "2022-10-05"
    assert not [name for name in found if name.startswith(("holiday", "workday"))]


def test_a_deadline_rings_until_it_is_met_and_keeps_its_name(office: Desk, tmp_path: Path) -> None:
    number = assigned(office, on="2022-07-20")
    before = events(office, tmp_path / "a.ics", alarm=5)
    again = (tmp_path / "a.ics").read_bytes()
    events(office, tmp_path / "b.ics", alarm=5)
    assert (tmp_path / "b.ics").read_bytes() == again
    assert b"TRIGGER:-P4DT15H" in again
    reply(office, number, "2022-09-01")
    after = events(office, tmp_path / "a.ics")
    (name,) = before
    assert str(after[name]["uid"]) == str(before[name]["uid"])
    assert (before[name]["sequence"], after[name]["sequence"]) == (0, 1)
    assert "［已完成］" in str(after[name]["summary"])
    assert b"VALARM" not in (tmp_path / "a.ics").read_bytes()


def test_options_that_would_have_no_effect() -> None:
    phone.check_options("a.ics", 0, names=True)
    for alarm, names in ((0, False), (None, True)):
        with pytest.raises(InputError, match="只用于手机日历"):
            phone.check_options("a.docx", alarm, names=names)


@pytest.mark.parametrize("form", ["docx", "md", "xlsx", "csv"])
def test_the_table_on_paper_is_the_same_each_time(office: Desk, tmp_path: Path, form: str) -> None:
    fill(office, STATIONS)
    assigned(office, on="2022-01-20")
    here = at(office, DAY)
    for name in ("a", "b"):
        table.write(here, *table.made(here, period.read(here)), str(tmp_path / f"{name}.{form}"))
    content = (tmp_path / f"a.{form}").read_bytes()
    assert content == (tmp_path / f"b.{form}").read_bytes()
    if form == "md":
        assert "| 10月20日 | 四 | 接待选民 | 东片代表之家（9:00-11:00、14:00-16:30） | 张三 |" in content.decode()
        assert "| 10月1日至10月7日 | 六 | 放假 | 国庆节 |" in content.decode()
    if form == "csv":
        rows = list(csv.reader(content.decode("utf-8-sig").splitlines()))
        assert rows[0] == ["日期", "星期", "事项", "内容", "责任单位/人", "地点", "备注"]
        assert "已超最长期限" in rows[1][-1]
