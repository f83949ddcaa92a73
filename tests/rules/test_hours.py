"""The hours of a reception, however an office writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda_cli.errors import InputError
from renda_cli.rules.hours import hours


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("9:00-11:00", "9:00-11:00"),
        ("09:00 - 11:00", "9:00-11:00"),
        ("８：３０—１１：００", "8:30-11:00"),
        ("上午9时至11时", "9:00-11:00"),
        ("上午9点半到11点整", "9:30-11:00"),
        ("9时30分至11时5分", "9:30-11:05"),
        ("9点15～11点", "9:15-11:00"),
        ("下午2时至4时", "14:00-16:00"),
        ("下午2:00-4:30", "14:00-16:30"),
        ("上午9时至下午3时", "9:00-15:00"),
        ("下午12时至14时", "12:00-14:00"),
        ("晚上7点至9点", "19:00-21:00"),
        ("晚上10时至12时", "22:00-24:00"),
        ("晚上19:00-20:30", "19:00-20:30"),
        ("早上8:00-9:00", "8:00-9:00"),
        ("0:00-24:00", "0:00-24:00"),
        ("9:00-11:00、下午2时至4时", "9:00-11:00、14:00-16:00"),
        ("9:00-11:00，14:00-16:00", "9:00-11:00、14:00-16:00"),
        ("9:00-11:00和14:00-16:00", "9:00-11:00、14:00-16:00"),
    ],
)
def test_hours_have_one_form(text: str, said: str) -> None:
    assert hours(text) == said
    assert hours(said) == said


@pytest.mark.parametrize(
    "text", ["", " ", "全天", "9", "9-11", "9:00", "9:0-11:00", "9:00-11:00-12:00", "9:00-11:00、", "中午12时至1时", "九时至十一时", "x" * 500]
)  # fmt: skip
def test_what_are_no_hours_is_refused(text: str) -> None:
    with pytest.raises(InputError) as refused:
        hours(text, "时间")
    assert str(refused.value).startswith(
        f"时间 “{text.strip()[:40]}”看不懂；请写起止时间，如 9:00-11:00、上午9时至11时"
    )


@pytest.mark.parametrize(
    "text",
    [
        "11:00-9:00", "9:00-9:00", "9:60-10:00", "9时60分至10时", "24:00-24:01", "25:00-26:00", "晚上13时至24时半", "上午14时至15时", "早上9时至13时",
        "9:00-11:00、10:00-12:00", "14:00-16:00、9:00-11:00", "9:00-11:00、11:00-12:00",
    ],
)  # fmt: skip
def test_hours_that_no_day_has_or_in_the_wrong_order_are_refused(text: str) -> None:
    with pytest.raises(InputError, match="里的时间不存在，或前后颠倒；请按先后写"):
        hours(text)


@given(minutes=st.lists(st.integers(0, 1440), min_size=2, max_size=2, unique=True).map(sorted), clock=st.booleans())
def test_any_span_of_a_day_is_read(minutes: list[int], clock: bool) -> None:
    begun, ended = ((minute // 60, minute % 60) for minute in minutes)
    written = (
        f"{begun[0]:02d}:{begun[1]:02d}-{ended[0]:02d}:{ended[1]:02d}"
        if clock
        else f"{begun[0]}时{begun[1]}分至{ended[0]}时{ended[1]}分"
    )
    assert hours(written) == f"{begun[0]}:{begun[1]:02d}-{ended[0]}:{ended[1]:02d}"
