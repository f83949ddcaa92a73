"""Days as a clerk writes them."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from renda_cli.errors import InputError
from renda_cli.rules import days

TODAY = date(2022, 1, 10)
REAL_DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
LIKE_A_DAY = st.text("0123456789-.+/年月日d 今昨天２\n", max_size=14)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-01-06", date(2022, 1, 6)),
        ("2022-1-6", date(2022, 1, 6)),
        ("2022.1.6", date(2022, 1, 6)),
        ("2022.01.06", date(2022, 1, 6)),
        ("2022/1/6", date(2022, 1, 6)),
        ("20220106", date(2022, 1, 6)),
        ("2022年1月6日", date(2022, 1, 6)),
        ("2022年01月06日", date(2022, 1, 6)),
        ("今天", date(2022, 1, 10)),
        ("昨天", date(2022, 1, 9)),
        ("前天", date(2022, 1, 8)),
        ("明天", date(2022, 1, 11)),
        ("today", date(2022, 1, 10)),
        ("yesterday", date(2022, 1, 9)),
        ("+10d", date(2022, 1, 20)),
        ("-10d", date(2021, 12, 31)),
        ("+0d", date(2022, 1, 10)),
        ("  2022-01-06\u3000", date(2022, 1, 6)),
        ("2024-02-29", date(2024, 2, 29)),
        ("2000-02-29", date(2000, 2, 29)),
        ("1900-01-01", date(1900, 1, 1)),
        ("2199-12-31", date(2199, 12, 31)),
    ],
)
def test_a_written_day_is_read(text: str, expected: date) -> None:
    assert days.day(text, TODAY) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "26/3/5",
        "22-1-6",
        "2022-1",
        "2022-01-06-07",
        "2022-01.06",
        "2022-1-6 10:00",
        "2022-01-06T00:00:00",
        "2022年1月6",
        "2022年1月",
        "2022 年 1 月 6 日",
        "1月6日",
        "202216",
        "2022106",
        "202201060",
        "1-6-2022",
        "2022-W01-4",
        "２０２２-01-06",
        "٢٠٢٢-01-06",
        "二〇二二年一月六日",
        "10d",
        "+d",
        "+10",
        "+10000d",
        "+10 d",
        "+1m",
        "后天",
        "[red]",
        "2022-01-06\x00",
        "1" * 5000,
    ],
)
def test_what_is_no_day_is_refused_with_examples(text: str) -> None:
    with pytest.raises(InputError) as refused:
        days.day(text, TODAY, "--on")
    assert str(refused.value) == str(InputError(f"--on“{text.strip()}”看不懂", f"请按这样写：{days.EXAMPLES}"))


@pytest.mark.parametrize(
    "text",
    ["2022-02-29", "2022.2.30", "20220431", "2100年2月29日", "2022-13-01", "2022-00-10", "2022-01-00", "2022-01-32"],
)
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(InputError) as refused:
        days.day(text, TODAY, "日期 --on ")
    assert str(refused.value) == f"日期 --on “{text}”不存在；请核对月份和日子"


@pytest.mark.parametrize("text", ["1899-12-31", "2200-01-01", "0022-01-06", "99991231"])
def test_a_year_out_of_reach_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=rf"日期“{text}”的年份不对；请写四位年份"):
        days.day(text, TODAY)


FORMS: list[Callable[[date], str]] = [
    lambda day: f"{day:%Y-%m-%d}",
    lambda day: f"{day.year}-{day.month}-{day.day}",
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{day:%Y.%m.%d}",
    lambda day: f"{day.year}/{day.month}/{day.day}",
    lambda day: f"{day:%Y%m%d}",
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day.year}年{day.month:02d}月{day.day:02d}日",
]


@given(day=REAL_DAYS, write=st.sampled_from(FORMS))
def test_any_real_day_comes_back_from_any_form(day: date, write: Callable[[date], str]) -> None:
    assert days.day(write(day), TODAY) == day


@given(today=REAL_DAYS, offset=st.integers(-9999, 9999))
def test_any_offset_is_counted_from_today(today: date, offset: int) -> None:
    assert days.day(f"{offset:+d}d", today) == today + timedelta(days=offset)


def _or_refusal(read: Callable[[], object]) -> object:
    try:
        return read()
    except InputError as refused:
        return refused


@given(text=st.text() | LIKE_A_DAY)
def test_any_text_is_a_day_or_a_refusal_that_quotes_it(text: str) -> None:
    found = _or_refusal(lambda: days.day(text, TODAY))
    assert isinstance(found, date) or text.strip() in str(found)


@given(text=st.text() | LIKE_A_DAY)
@example("1" * 5000)
def test_any_text_is_a_span_a_birth_or_a_year_or_a_refusal(text: str) -> None:
    span = _or_refusal(lambda: days.span(text, "--within"))
    assert span in range(10_000) or "--within" in str(span)
    born = _or_refusal(lambda: days.born(text, TODAY))
    assert (isinstance(born, str) and born <= TODAY.isoformat()) or "出生年月" in str(born)
    year = _or_refusal(lambda: days.year(text))
    assert year in range(1900, 2200) or "年份" in str(year)


@pytest.mark.parametrize(
    ("text", "expected"), [("7d", 7), ("7", 7), ("7天", 7), ("7日", 7), (" 7 d ", 7), ("0d", 0), ("9999d", 9999)]
)
def test_a_span_is_a_number_of_days(text: str, expected: int) -> None:
    assert days.span(text, "--within") == expected


@pytest.mark.parametrize("text", ["", "d", "-7d", "+7d", "7w", "7.5d", "７d", "七天", "10000d", "1个月"])
def test_what_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(InputError) as refused:
        days.span(text, "--within")
    assert str(refused.value) == f"--within“{text}”看不懂；请写天数，如 7d"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1980-05", "1980-05"),
        ("1980-5", "1980-05"),
        ("1980.5", "1980-05"),
        ("1980年5月", "1980-05"),
        (" 1980-12 ", "1980-12"),
        ("1980-05-06", "1980-05-06"),
        ("1980年5月6日", "1980-05-06"),
        ("19800506", "1980-05-06"),
        ("2022-01", "2022-01"),
        ("2022-01-10", "2022-01-10"),
    ],
)
def test_a_birth_is_a_month_or_a_day(text: str, expected: str) -> None:
    assert days.born(text, TODAY) == expected


def test_months_across_a_new_year() -> None:
    assert days.months("2021-11-30", "2022-02") == ["2021-11", "2021-12", "2022-01", "2022-02"]
    assert days.months("2022-02-01", "2022-01-31") == []


def test_months_and_days_in_words() -> None:
    assert (days.month_words("2022-01"), days.day_words("2022-10-02")) == ("2022年1月", "10月2日")


def test_a_birth_in_this_month_is_taken_from_its_first_day_on() -> None:
    assert days.born("2022-01", date(2022, 1, 1)) == "2022-01"
    with pytest.raises(InputError, match="在今天之后"):
        days.born("2022-01", date(2021, 12, 31))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1980", "出生年月“1980”看不懂；请按这样写"),
        ("198005", "出生年月“198005”看不懂；请按这样写"),
        ("1980-13", "出生年月“1980-13”不存在；请核对月份和日子"),
        ("1980-02-30", "出生年月“1980-02-30”不存在；请核对月份和日子"),
        ("1880-05", "出生年月“1880-05”的年份不对；请写四位年份"),
        ("2022-02", "出生年月“2022-02”在今天之后；请核对年份"),
        ("2022-01-11", "出生年月“2022-01-11”在今天之后；请核对年份"),
        ("明天", "出生年月“明天”在今天之后；请核对年份"),
    ],
)
def test_a_birth_that_cannot_be_is_refused(text: str, said: str) -> None:
    with pytest.raises(InputError) as refused:
        days.born(text, TODAY)
    assert str(refused.value).startswith(said)


@pytest.mark.parametrize(
    ("text", "expected"), [("2022", 2022), (2022, 2022), ("2022年", 2022), (" 2022 ", 2022), (1900, 1900), (2199, 2199)]
)
def test_a_year_has_four_digits(text: str | int, expected: int) -> None:
    assert days.year(text) == expected


@pytest.mark.parametrize(
    "text", ["", "22", "02022", "1899", "2200", "-2022", "２０２２", "2022.0", "二〇二二", 1899, 22, "1" * 5000]
)
def test_what_is_no_year_is_refused(text: str | int) -> None:
    with pytest.raises(InputError) as refused:
        days.year(text)
    said = str(refused.value)
    assert said.startswith(f"年份“{str(text)[:20]}")
    assert said.endswith("请写四位年份，如 2022")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022", (2022, 2022)),
        (2022, (2022, 2022)),
        ("2022年", (2022, 2022)),
        (" 2018-2022 ", (2018, 2022)),
        ("2018 - 2022", (2018, 2022)),
        ("2018—2022", (2018, 2022)),
        ("2018——2022年", (2018, 2022)),
        ("2018–2022", (2018, 2022)),
        ("2018~2022", (2018, 2022)),
        ("2018～2022", (2018, 2022)),
        ("2018至2022年", (2018, 2022)),
        ("2018年至2022年", (2018, 2022)),
        ("2018年 到 2022年", (2018, 2022)),
        ("2022-2022", (2022, 2022)),
        ("1900-2199", (1900, 2199)),
    ],
)
def test_a_span_of_years_is_read(text: str | int, expected: tuple[int, int]) -> None:
    assert days.years(text) == expected


@pytest.mark.parametrize(
    ("text", "how"),
    [("2022-2018", "2018-2022"), ("2022年至2021年", "2021-2022"), ("2199-1900", "1900-2199"), (" 2022—2018 ", "2018-2022")],
)  # fmt: skip
def test_a_reversed_span_is_refused_with_the_right_order(text: str, how: str) -> None:
    with pytest.raises(InputError) as refused:
        days.years(text)
    assert str(refused.value) == f"年份“{text}”前后颠倒；请写 {how}"


@pytest.mark.parametrize("text", ["2018-2020-2022", "2018至2020到2022", "2018--2022", "1-2-3", "-" * 5000])
def test_a_span_of_more_than_two_years_is_refused(text: str) -> None:
    with pytest.raises(InputError) as refused:
        days.years(text)
    assert str(refused.value) == f"年份“{text[:20]}”不对；请写四位年份，如 2022，或起止年份，如 2018-2022"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("22", "22"),
        ("去年", "去年"),
        ("2018-22", "22"),
        ("18-2022", "18"),
        ("1899-2022", "1899"),
        ("2018-2200", "2200"),
        ("2018、2022", "2018、2022"),
        ("２０１８-2022", "２０１８"),
        ("2018至今", "今"),
        (0, "0"),
    ],
)
def test_a_span_with_what_is_no_year_is_refused_by_that_year(text: str | int, wrong: str) -> None:
    with pytest.raises(InputError) as refused:
        days.years(text)
    assert str(refused.value) == f"年份“{wrong}”不对；请写四位年份，如 2022"


@pytest.mark.parametrize("text", ["", "-", "-2022", "2018-", "至2022年", "2018-2020-2022"])
def test_a_span_with_a_part_missing_or_too_many_is_refused_whole(text: str) -> None:
    with pytest.raises(InputError) as refused:
        days.years(text)
    assert str(refused.value) == f"年份“{text}”不对；请写四位年份，如 2022，或起止年份，如 2018-2022"


@given(first=st.integers(1900, 2199), last=st.integers(1900, 2199), sign=st.sampled_from(["-", "—", "至", " ~ ", "到"]))
def test_any_two_years_are_a_span_or_reversed(first: int, last: int, sign: str) -> None:
    found = _or_refusal(lambda: days.years(f"{first}{sign}{last}"))
    assert found == (first, last) if first <= last else "前后颠倒" in str(found)


@pytest.mark.parametrize(
    ("span", "said"), [((2022, 2022), "2022年"), ((2018, 2022), "2018至2022年"), ((2021, 2022), "2021至2022年")]
)
def test_a_span_of_years_in_words(span: tuple[int, int], said: str) -> None:
    assert days.period(span) == said
    assert days.years(said) == span


@pytest.mark.parametrize("text", ["2024-02", "2024-2", "2024.02", "2024/02", "202402", "2024年2月", " 2024年02月 "])
def test_a_month_is_its_first_and_its_last_day(text: str) -> None:
    assert days.month(text) == (date(2024, 2, 1), date(2024, 2, 29))


def test_a_year_ends_in_december() -> None:
    assert days.month("2022-12") == (date(2022, 12, 1), date(2022, 12, 31))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2022", "--month“2022”看不懂；请写年和月，如 2022-10"),
        ("2022-13", "--month“2022-13”不存在"),
        ("1800-01", "--month“1800-01”的年份不对"),
        ("二月", "--month“二月”看不懂"),
        ("10", "--month“10”看不懂"),
        ("2022-10-01", "看不懂"),
        ("", "--month“”看不懂"),
        ("2022-00", "不存在"),
        ("2022年十月", "看不懂"),
    ],
)
def test_what_is_no_month_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        days.month(text)
