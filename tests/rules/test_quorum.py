"""How many must be there, and how many votes pass a decision: 组织法（2022）第16、25条."""

import pytest

from renda_cli.rules.majorities import least


@pytest.mark.parametrize(
    ("part", "of", "needed"),
    [
        ("2/3", 99, 66),
        ("2/3", 60, 40),
        ("2/3", 61, 41),
        ("2/3", 62, 42),
        ("2/3", 1, 1),
        ("majority", 7, 4),
        ("majority", 8, 5),
        ("majority", 1, 1),
        ("majority", 99, 50),
    ],
)
def test_the_least_number_that_is_enough(part: str, of: int, needed: int) -> None:
    assert least(part, of) == needed
