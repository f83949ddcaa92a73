import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda_cli.errors import InputError
from renda_cli.rules.money import fen, told, yuan


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("300", 30_000),
        ("300.5", 30_050),
        ("300.50", 30_050),
        (" 300 元 ", 30_000),
        ("0", 0),
        ("0.01", 1),
        ("1,200", 120_000),
        ("1,234,567.89元", 123_456_789),
        ("￥300", 30_000),
        ("¥ 300", 30_000),
        ("300万", 300_000_000),
        ("300万元", 300_000_000),
        ("1.5亿", 15_000_000_000),
        ("0.000001万", 1),
        ("３００万", 300_000_000),
        ("1000000000000", 10**14),
    ],
)
def test_what_is_read(text: str, found: int) -> None:
    assert fen(text, "筹资") == found


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "看不懂"),
        ("-300", "看不懂"),
        ("三百万", "看不懂"),
        ("300余万", "看不懂"),
        ("300万5000", "看不懂"),
        ("1,20", "看不懂"),
        ("12,00,000", "看不懂"),
        ("3e5", "看不懂"),
        (".5", "看不懂"),
        ("٣٠٠", "看不懂"),
        ("9" * 100, "看不懂"),
        ("300.005", "不是整分"),
        ("0.0000001万", "不是整分"),
        ("1000000000000.01", "太大"),
        ("100000亿", "太大"),
    ],
)
def test_what_is_refused(text: str, why: str) -> None:
    with pytest.raises(InputError, match=f"筹资.*{why}"):
        fen(text, "筹资")


def test_whole_yuan_are_shown_without_a_fraction() -> None:
    assert [yuan(one) for one in (0, 30_000, 30_050, 1)] == [0, 300, 300.5, 0.01]
    assert isinstance(yuan(30_000), int)


@pytest.mark.parametrize(
    ("sum_", "words"),
    [
        (0, "0 元"), (30_050, "300.5 元"), (999_900, "9999 元"), (1_000_000, "1 万元"), (123_450_000, "123.45 万元"),
        (123_456_700, "1234567 元"), (10**10, "10000 万元"),
    ],
)  # fmt: skip
def test_a_sum_in_a_sentence(sum_: int, words: str) -> None:
    assert told(sum_) == words


@given(st.integers(0, 10**14))
def test_what_is_shown_is_read_back(sum_: int) -> None:
    assert fen(f"{yuan(sum_):.2f}", "筹资") == sum_
