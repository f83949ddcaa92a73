"""The codes that JSON promises, each with an office word of its own."""

import pytest

from renda_cli.rules import vocabulary

PROMISED = {
    "PROPOSAL_STATES": "submitted refused reference assigned replied rehandling referred_up closed withdrawn merged",
    "DEADLINE_KINDS": (
        "assign contact reply co_opinion rehandle feedback promise opinion rectify pledge notice inspection_reply return"
    ),
    "DEADLINE_LEVELS": "due late past_legal",
    "ROLES": "lead co each",
}


@pytest.mark.parametrize(("name", "codes"), PROMISED.items())
def test_the_codes_are_those_of_the_contract(name: str, codes: str) -> None:
    assert set(getattr(vocabulary, name)) == set(codes.split())


@pytest.mark.parametrize("name", [*PROMISED, "DEADLINE_STATUSES", "DEPUTY_STATES"])
def test_no_two_codes_share_a_word(name: str) -> None:
    words = list(getattr(vocabulary, name).values())
    assert len(set(words)) == len(words)
    assert all(words)
