"""The days that a paper or a figure tells of, as a clerk types them."""

import pytest

from renda_cli.errors import InputError
from renda_cli.work import spans
from renda_cli.work.desk import Desk
from renda_cli.work.spans import Span
from tests.work.helpers import at


@pytest.mark.parametrize(
    ("text", "first", "last", "words", "label"),
    [
        ("2022", "2022-01-01", "2022-12-31", "2022年", "2022"),
        (" 2018-2022 ", "2018-01-01", "2022-12-31", "2018至2022年", "2018-2022"),
        ("2022上半年", "2022-01-01", "2022-06-30", "2022年上半年", "2022H1"),
        ("2022Q3", "2022-07-01", "2022-09-30", "2022年第三季度", "2022Q3"),
        ("去年", "2021-01-01", "2021-12-31", "2021年", "2021"),
        ("五年来", "2021-12-20", "2022-01-10", "2021年12月20日至2022年1月10日", "本届"),
    ],
)
def test_a_period_is_read(office: Desk, text: str, first: str, last: str, words: str, label: str) -> None:
    found = spans.read(at(office, "2022-01-10"), text)
    assert (found.first, found.last, found.words, found.label) == (first, last, words, label)


def test_two_days_are_read(office: Desk) -> None:
    found = spans.read(office, None, "2021-12-05", "2022-02-03")
    assert found == Span("2021-12-05", "2022-02-03", "2021年12月5日至2022年2月3日", None, "2021-12-05..2022-02-03")
    assert spans.years_of(found) == (2021, 2022)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ((None, None, None), "没有写哪一年；请写期间：2022、2018-2022、2022H1"),
        (("22", None, None), "年份“22”不对；请写四位年份"),
        (("2022-2018", None, None), "2022-2018"),
        (("明年春天", None, None), "期间“明年春天”看不懂；请按这样写：2022、2018-2022、2022H1"),
        (("2022", "2022-01-01", "2022-02-01"), "年份“2022”和 --from、--to 只能写一种"),
        ((None, "2022-01-01", None), "--from 和 --to 要一起写"),
        ((None, None, "2022-01-01"), "--from 和 --to 要一起写"),
        ((None, "2022-13-01", "2022-02-01"), "--from "),
        ((None, "2022-01-01", "2022-02-30"), "--to "),
        ((None, "2022-02-01", "2022-01-01"), "--from 2022-02-01 在 --to 2022-01-01 之后；请把起止日期对调"),
    ],
)
def test_what_is_no_period_is_refused(office: Desk, given: tuple[str | None, ...], why: str) -> None:
    with pytest.raises(InputError) as refused:
        spans.read(office, *given)
    assert why in str(refused.value)


def test_a_term_whose_start_nobody_knows_begins_with_the_first_record(office: Desk) -> None:
    with office.file.transaction() as db:
        db.execute("UPDATE town SET term_start = NULL")
    found = spans.of_term(at(office, "2022-01-10"))
    assert (found.first, found.words) == ("0001-01-01", "截至2022年1月10日")


def test_who_is_in_office_is_told_of_the_last_day_or_of_today_while_it_runs(office: Desk) -> None:
    whole = spans.read(office, "2022")
    assert spans.day_of(at(office, "2023-03-01"), whole) == "2022-12-31"
    assert spans.day_of(at(office, "2022-03-01"), whole) == "2022-03-01"
    assert spans.day_of(at(office, "2021-03-01"), whole) == "2022-01-01"


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("2022", "2021-01-01", "2021-12-31", "2021年"), ("2020-2022", "2017-01-01", "2019-12-31", "2017-2019年"),
        ("2022H1", "2021-01-01", "2021-06-30", "2021年上半年"), ("2022Q3", "2021-07-01", "2021-09-30", "2021年第三季度"),
    ],
)  # fmt: skip
def test_the_period_before(desk: Desk, text: str, first: str, last: str, words: str) -> None:
    found = spans.before(spans.read(desk, text))
    asked = spans.read(desk, f"{first[:4]}-{last[:4]}" if text == "2020-2022" else text.replace("2022", "2021"))
    assert found is not None
    assert (found.first, found.last, found.words) == (first, last, asked.words)
    assert found == asked


def test_two_days_a_year_before_and_nothing_before_the_term(desk: Desk) -> None:
    found = spans.before(spans.read(desk, None, "2024-02-29", "2024-03-31"))
    assert found == spans.read(desk, None, "2023-02-28", "2023-03-31")
    assert spans.before(spans.read(desk, "本届")) is None
    assert spans.before(spans.read(desk, "1949")) is None
