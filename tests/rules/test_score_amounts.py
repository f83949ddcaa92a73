"""Points and numbers as they are typed."""

import pytest

from renda_cli.errors import InputError
from renda_cli.rules import score_amounts


@pytest.mark.parametrize(
    ("text", "milli"),
    [
        ("2", 2000), ("+2", 2000), ("-2", -2000), ("1.5", 1500), ("-0.125", -125), ("0.5分", 500), ("２．５", 2500), ("－2", -2000), ("−3", -3000),
        (" 0 ", 0), ("-0", 0), ("100000", 100_000_000),
    ],
)  # fmt: skip
def test_decimals_are_read_in_thousandths(text: str, milli: int) -> None:
    assert score_amounts.read(text, "--points ") == milli


@pytest.mark.parametrize(
    "text", ["", "两分", "1.2345", "1e5", ".5", "2.", "1,5", "--2", "nan", "٣", "2²", "②", "9" * 30]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"^--points .*不对.*小数最多三位"):
        score_amounts.read(text, "--points ")


def test_a_slip_of_the_pen_is_refused() -> None:
    with pytest.raises(InputError, match="太大"):
        score_amounts.read("-100000.001", "--points ")


@pytest.mark.parametrize(
    ("milli", "number", "signed"), [(2000, 2, "+2"), (2500, 2.5, "+2.5"), (-125, -0.125, "-0.125"), (0, 0, "0")]
)
def test_they_are_written_as_numbers_and_with_a_sign(milli: int, number: float, signed: str) -> None:
    assert score_amounts.number(milli) == number
    assert isinstance(score_amounts.number(milli), type(number))
    assert score_amounts.signed(milli) == signed
