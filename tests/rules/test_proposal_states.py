"""The whole table of states and verbs."""

import pytest

from renda_cli.errors import InputError
from renda_cli.rules.proposal_states import VERBS, after_reply, dissatisfied, require
from renda_cli.rules.vocabulary import PROPOSAL_STATES

#              edit  assign contact opinion reply feedback promise keep  close
TABLE = {
    "submitted":   "yes   yes    -       -       -     -        -       -     -",
    "assigned":    "yes   -      yes     yes     yes   -        -       -     -",
    "replied":     "yes   -      yes     -       -     yes      yes     yes   yes",
    "rehandling":  "yes   -      yes     -       yes   -        yes     yes   -",
    "closed":      "yes   -      -       -       -     -        yes     yes   -",
    "refused":     "-     -      -       -       -     -        -       -     -",
    "reference":   "-     -      -       -       -     -        -       -     -",
    "referred_up": "-     -      -       -       -     -        -       -     -",
    "withdrawn":   "-     -      -       -       -     -        -       -     -",
    "merged":      "-     -      -       -       -     -        -       -     -",
}  # fmt: skip
COLUMNS = ("edit", "assign", "contact", "opinion", "reply", "feedback", "promise", "keep", "close")
CELLS = [
    (state, verb, cell == "yes")
    for state, row in TABLE.items()
    for verb, cell in zip(COLUMNS, row.split(), strict=True)
]


def test_the_table_is_whole() -> None:
    assert set(COLUMNS) == set(VERBS)
    assert set(TABLE) == set(PROPOSAL_STATES)


@pytest.mark.parametrize(("state", "verb", "allowed"), CELLS, ids=[f"{state} {verb}" for state, verb, _ in CELLS])
def test_a_verb_is_open_or_the_sentence_says_which_are(state: str, verb: str, allowed: bool) -> None:
    said = None
    try:
        require(verb, state, "5-1/16")
    except InputError as refused:
        said = str(refused)
    if allowed:
        assert said is None
        return
    assert said is not None
    what, how = said.split("；")
    assert what == f"5-1/16 现在的状态是“{PROPOSAL_STATES[state]}”，不能{VERBS[verb]}"
    opened = [other for of, other, open_ in CELLS if of == state and open_]
    assert [other for other in VERBS if f"（{other}）" in how] == opened
    assert ("只能查看（show）" in how) == (not opened)


def test_the_sentence_in_full() -> None:
    with pytest.raises(InputError) as refused:
        require("reply", "submitted", "5-1/16")
    assert str(refused.value) == "5-1/16 现在的状态是“已提出”，不能登记答复；现在可以：修改（edit）、交办（assign）"


@pytest.mark.parametrize(
    ("state", "all_replied", "then"),
    [
        ("assigned", True, "replied"),
        ("assigned", False, "assigned"),
        ("rehandling", True, "replied"),
        ("rehandling", False, "rehandling"),
    ],
)
def test_a_proposal_is_replied_when_every_unit_has(state: str, all_replied: bool, then: str) -> None:
    assert after_reply(state, all_replied=all_replied) == then


@pytest.mark.parametrize(
    ("process", "result", "when", "again"),
    [
        ("满意", "满意", "either", False),
        ("基本满意", "基本满意", "either", False),
        ("不满意", "满意", "either", True),
        ("满意", "不满意", "either", True),
        ("不满意", "不满意", "either", True),
        ("满意", "满意", "result", False),
        ("不满意", "满意", "result", False),
        ("满意", "不满意", "result", True),
        ("不满意", "不满意", "result", True),
    ],
)
def test_which_answer_sends_a_proposal_round_again(process: str, result: str, when: str, again: bool) -> None:
    assert dissatisfied(process, result, unsatisfactory=frozenset({"不满意"}), when=when) is again
