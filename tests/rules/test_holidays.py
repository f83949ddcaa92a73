"""The shipped notices, checked day by day against the package chinesecalendar; and notices that a clerk hands in."""

from datetime import date, timedelta

import chinese_calendar
import pytest

from renda_cli.errors import InputError
from renda_cli.rules import holidays
from renda_cli.rules.holidays import MarkedDay

NOTICE = """
[[notice]]
year = 2027
document = "国办发明电〔2026〕1号"
off = ["2026-12-31..2027-01-02", "2027-05-01"]
work = ["2027-01-03"]
names = ["元旦", "劳动节"]
"""


@pytest.mark.parametrize("year", range(2018, 2027))
def test_every_day_of_a_shipped_year_agrees_with_chinesecalendar(year: int) -> None:
    calendar = holidays.shipped_calendar()
    days = [
        date(year, 1, 1) + timedelta(days=offset) for offset in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)
    ]
    assert [day for day in days if calendar.is_working(day) != chinese_calendar.is_workday(day)] == []


def test_the_shipped_years_are_those_with_a_notice() -> None:
    assert holidays.shipped_calendar().years == frozenset(range(2018, 2027))


def test_make_up_days_lie_on_weekends_and_every_day_names_its_notice() -> None:
    assert [one for one in holidays.shipped() if one.kind == "work" and one.day.weekday() < 5] == []
    assert [one for one in holidays.shipped() if not one.source.startswith("国办发明电〔") or not one.name] == []


def test_a_notice_is_read_day_by_day() -> None:
    source = "国办发明电〔2026〕1号"
    assert holidays.read_notices(NOTICE) == [
        MarkedDay(date(2026, 12, 31), "off", 2027, "元旦", source),
        MarkedDay(date(2027, 1, 1), "off", 2027, "元旦", source),
        MarkedDay(date(2027, 1, 2), "off", 2027, "元旦", source),
        MarkedDay(date(2027, 5, 1), "off", 2027, "劳动节", source),
        MarkedDay(date(2027, 1, 3), "work", 2027, "调休上班", source),
    ]


def test_a_correction_adds_days_off_and_cancels_make_up_days() -> None:
    correction = """
[[notice]]
year = 2027
document = "国办发明电〔2027〕1号"
off = ["2027-05-01..2027-05-04"]
work = ["2027-05-08"]
names = ["劳动节"]
cancel_work = ["2027-01-03", "2027-01-09"]
"""
    calendar = holidays.calendar_of(tuple(holidays.read_notices(NOTICE + correction)))
    assert calendar.work == {date(2027, 5, 8)}
    assert {day for day in calendar.off if day.month == 5} == {date(2027, 5, number) for number in (1, 2, 3, 4)}
    assert calendar.years == {2027}


def test_a_span_may_be_a_month_long() -> None:
    found = holidays.read_notices(NOTICE.replace("2027-05-01", "2027-05-01..2027-05-31"))
    assert sum(one.day.month == 5 for one in found) == 31


def test_a_day_may_be_written_as_a_toml_date() -> None:
    text = '[[notice]]\nyear = 2027\ndocument = "x"\nnames = ["劳动节"]\noff = [2027-05-01]'
    assert holidays.read_notices(text) == [MarkedDay(date(2027, 5, 1), "off", 2027, "劳动节", "x")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[notice", "放假安排末尾不合 TOML 的写法"),
        ("", "放假安排里没有 [[notice]]；请照 renda holidays import"),
        ("notice = []", "放假安排里没有 [[notice]]"),
        ("notice = 2027", "放假安排里没有 [[notice]]"),
        ("notice = [2027]", "放假安排的一条 [[notice]] 没有 year"),
        ("[[notice]]\ndocument = 'x'", "放假安排的一条 [[notice]] 没有 year"),
        (NOTICE.replace("year = 2027", "year = '2027'"), "放假安排的一条 [[notice]] 没有 year"),
        (NOTICE.replace("document", "source"), "2027 年的放假安排不完整；要有 document、off，以及与 off 一样多的 names"),
        (NOTICE.replace("off =", "free ="), "2027 年的放假安排不完整"),
        (NOTICE.replace("names =", "festivals ="), "2027 年的放假安排不完整"),
        (NOTICE.replace(', "劳动节"', ""), "2027 年的放假安排不完整"),
        (NOTICE.replace("2027-05-01", "2027-02-29"), "2027 年的放假安排里“2027-02-29”不是日期；请写 2027-01-01 或"),
        (NOTICE.replace("2027-05-01", "5月1日"), "2027 年的放假安排里“5月1日”不是日期"),
        (NOTICE.replace("2027-05-01", "..2027-05-01"), "2027 年的放假安排里“..2027-05-01”不是日期"),
        (NOTICE.replace('["2027-01-03"]', "[3]"), "2027 年的放假安排里“3”不是日期"),
        (NOTICE.replace("2027-05-01", "2027-05-03..2027-05-01"), "2027 年的放假安排里“2027-05-03..2027-05-01”起止不对"),
        (NOTICE.replace("2027-05-01", "2027-05-01..2027-06-01"), "2027 年的放假安排里“2027-05-01..2027-06-01”起止不对"),
        (NOTICE.replace("2027-05-01", "2029-05-01"), "2027 年的放假安排里“2029-05-01”起止不对；请核对年份和先后"),
        (NOTICE.replace('["2027-01-03"]', "5"), "2027 年的放假安排"),
        (NOTICE + "cancel_work = 5", "2027 年的放假安排"),
        (NOTICE.replace('"劳动节"', '" "'), "2027 年的放假安排里 document 或 names 不对；请写文件名和节日名，不能空着"),
        (NOTICE.replace('"劳动节"', "5"), "2027 年的放假安排里 document 或 names 不对"),
        (NOTICE.replace('"劳动节"', '"劳动\\u202e节"'), "2027 年的放假安排里 document 或 names 不对"),
    ],
)  # fmt: skip
def test_a_wrong_notice_is_refused_with_what_is_wrong(text: str, said: str) -> None:
    with pytest.raises(InputError) as refused:
        holidays.read_notices(text)
    assert str(refused.value).startswith(said)
