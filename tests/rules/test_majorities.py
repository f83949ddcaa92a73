"""How many votes are enough."""

import pytest

from renda_cli.rules.majorities import least


@pytest.mark.parametrize(
    ("part", "of", "votes"),
    [
        ("majority", 1500, 751), ("majority", 1501, 751), ("majority", 99, 50), ("majority", 1, 1), ("majority", 0, 1),
        ("2/3", 99, 66), ("2/3", 100, 67), ("2/3", 2, 2), ("1/3", 99, 33), ("1/3", 100, 34), ("1/3", 1, 1), ("1/3", 0, 0),
    ],
)  # fmt: skip
def test_the_smallest_number_that_is_enough(part: str, of: int, votes: int) -> None:
    assert least(part, of) == votes
