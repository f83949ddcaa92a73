"""The periods that points are given for."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda_cli.errors import InputError
from renda_cli.rules import score_periods
from renda_cli.rules.vocabulary import SCORE_PERIODS

TODAY = date(2022, 5, 20)
YEARS = st.integers(1902, 2197)


def told(period: score_periods.Period) -> tuple[str, str, str, str]:
    return period.label, period.first.isoformat(), period.last.isoformat(), period.words


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ("2022 2022年 2022年度 2022全年 ２０２２ 今年 本年 本年度", ("2022", "2022-01-01", "2022-12-31", "2022年")),
        ("2021 去年 上年 上年度", ("2021", "2021-01-01", "2021-12-31", "2021年")),
        (
            "2022Q1 2022q1 2022-Q1 2022第一季度 2022年一季度 2022年第1季度 2022年1季度 ２０２２Ｑ１ 上季度",
            ("2022Q1", "2022-01-01", "2022-03-31", "2022年第一季度"),
        ),
        ("2022Q2 2022年二季度 本季度", ("2022Q2", "2022-04-01", "2022-06-30", "2022年第二季度")),
        ("2022Q3 2022年三季", ("2022Q3", "2022-07-01", "2022-09-30", "2022年第三季度")),
        ("2022Q4 2022第四季度", ("2022Q4", "2022-10-01", "2022-12-31", "2022年第四季度")),
        ("2022H1 2022h1 2022上半年 2022年上半年", ("2022H1", "2022-01-01", "2022-06-30", "2022年上半年")),
        ("2022H2 2022-H2 2022年下半年", ("2022H2", "2022-07-01", "2022-12-31", "2022年下半年")),
    ],
)
def test_however_it_is_written_the_label_is_one(texts: str, expected: tuple[str, str, str, str]) -> None:
    for text in texts.split():
        assert told(score_periods.read(f" {text}　", TODAY)) == expected


def test_the_quarter_before_the_first_is_the_last_of_the_year_before() -> None:
    assert score_periods.read("上季度", date(2022, 3, 31)).label == "2021Q4"
    assert score_periods.read("2022 年 第一季度", TODAY).label == "2022Q1"


@pytest.mark.parametrize(
    "text", ["", "季度", "2022Q5", "2022Q0", "2022H3", "22Q1", "2022-01", "2022Q1Q2", "第一季度", "二〇二二"]
)
def test_anything_else_is_refused_with_examples(text: str) -> None:
    with pytest.raises(InputError, match=r"看不懂.*2022Q1"):
        score_periods.read(text, TODAY)


@pytest.mark.parametrize("text", ["0000", "1899Q1", "2200H1"])
def test_a_year_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="年份"):
        score_periods.read(text, TODAY)


@pytest.mark.parametrize(
    ("text", "kind", "starts", "expected"),
    [
        ("2022年第一季度", "quarter", "01-01", ("2022Q1", "2022-01-01", "2022-03-31", "2022年第一季度")),
        ("2022下半年", "half", "01-01", ("2022H2", "2022-07-01", "2022-12-31", "2022年下半年")),
        ("2022年", "year", "01-01", ("2022", "2022-01-01", "2022-12-31", "2022年")),
        ("2020", "year", "09-01", ("2020", "2019-09-01", "2020-08-31", "2019年9月1日至2020年8月31日")),
        ("2020", "year", "3-1", ("2020", "2019-03-01", "2020-02-29", "2019年3月1日至2020年2月29日")),
        ("2020", "two_years", "01-01", ("2020", "2019-01-01", "2020-12-31", "2019至2020年")),
        ("2020", "two_years", "09-01", ("2020", "2018-09-01", "2020-08-31", "2018年9月1日至2020年8月31日")),
    ],
)
def test_the_period_of_a_scheme(text: str, kind: str, starts: str, expected: tuple[str, str, str, str]) -> None:
    assert told(score_periods.of(text, kind, starts=starts)) == expected


def test_the_term_runs_from_its_start_to_the_end_of_the_named_year() -> None:
    found = score_periods.of("2023", "term", term_start=date(2021, 12, 20))
    assert told(found) == ("2023", "2021-12-20", "2023-12-31", "2021年12月20日至2023年12月31日")
    with pytest.raises(InputError, match="还不知道本届从哪一天起"):
        score_periods.of("2023", "term")
    with pytest.raises(InputError, match=r"在本届开始（2021-12-20）之前.*请写 2021 或以后"):
        score_periods.of("2020", "term", term_start=date(2021, 12, 20))


@pytest.mark.parametrize(
    ("text", "kind", "says"),
    [
        ("2022", "quarter", "这个办法按季度计分，“2022”不是这样的期间.*请写 2022Q1 这样的期间"),
        ("2022Q1", "half", "按半年计分.*请写 2022H1 "),
        ("2022Q1", "year", "按年度计分.*请写 2022 "),
        ("2022上半年", "two_years", "按两年计分"),
        ("2022H1", "term", "按届计分"),
        ("", "year", "“”不是"),
    ],
)
def test_a_period_of_another_kind_is_refused(text: str, kind: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        score_periods.of(text, kind)


@pytest.mark.parametrize("starts", ["", "0901", "13-01", "09-31", "02-29", "九月"])
def test_a_year_starts_on_a_day_that_every_year_has(starts: str) -> None:
    with pytest.raises(InputError, match="起始日"):
        score_periods.of("2022", "year", starts=starts)


@given(YEARS, st.sampled_from(["01-01", "09-01", "12-31", "03-01"]))
def test_years_follow_on_one_another_without_gap(year: int, starts: str) -> None:
    for kind, years in (("year", 1), ("two_years", 2)):
        one, next_ = (score_periods.of(str(named), kind, starts=starts) for named in (year, year + years))
        assert one.last + timedelta(days=1) == next_.first
        assert one.last.year == year


@given(YEARS)
def test_quarters_and_halves_make_up_the_year(year: int) -> None:
    whole = score_periods.of(str(year), "year")
    for signs in (("Q1", "Q2", "Q3", "Q4"), ("H1", "H2")):
        parts = [score_periods.read(f"{year}{sign}", TODAY) for sign in signs]
        assert (parts[0].first, parts[-1].last) == (whole.first, whole.last)
        assert all(one.last + timedelta(days=1) == after.first for one, after in pairwise(parts))


@given(st.text(max_size=60), st.sampled_from(sorted(SCORE_PERIODS)))
def test_whatever_is_typed_is_a_period_or_an_error_of_input(text: str, kind: str) -> None:
    for asked_of_scheme in (True, False):
        try:
            found = (
                score_periods.of(text, kind, term_start=date(1900, 1, 1))
                if asked_of_scheme
                else score_periods.read(text, TODAY)
            )
        except InputError:
            continue
        assert found.first <= found.last
        assert score_periods.read(found.label, TODAY).label == found.label


@pytest.mark.parametrize(
    ("kind", "label"),
    [("quarter", "2022Q2"), ("half", "2022H1"), ("year", "2022"), ("two_years", "2022"), ("term", "2022")],
)
def test_the_period_around_a_day_by_its_label(kind: str, label: str) -> None:
    assert score_periods.label_around(date(2022, 6, 30), kind, 2022) == label


def test_the_last_quarter_and_half_begin_on_their_days() -> None:
    assert score_periods.label_around(date(2022, 10, 1), "quarter", 2022) == "2022Q4"
    assert score_periods.label_around(date(2022, 7, 1), "half", 2022) == "2022H2"
