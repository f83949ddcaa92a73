"""The whole table of states and verbs."""

import pytest

from renda_cli.commands.tree import TREE
from renda_cli.errors import InputError
from renda_cli.rules.proposal_states import (
    ALLOWED,
    VERBS,
    after_assignment,
    after_reply,
    dissatisfied,
    open_verbs,
    promise_state,
    require,
)
from renda_cli.rules.vocabulary import PROMISE_STATES, PROPOSAL_STATES

STATES = (
    "submitted", "assigned", "replied", "rehandling", "referred_up", "closed", "refused", "reference", "withdrawn", "merged",
)  # fmt: skip
#                      submitted assigned replied rehandling referred_up closed refused reference withdrawn merged
TABLE = {
    "edit":               "yes       yes      yes     yes        yes         yes    yes     yes       yes       yes",
    "note":               "yes       yes      yes     yes        yes         yes    yes     yes       yes       yes",
    "accept":             "yes       yes      -       -          -           -      -       -         -         -",
    "agenda":             "yes       -        -       -          -           -      -       -         -         -",
    "refuse":             "yes       -        -       -          -           -      -       -         -         -",
    "reference":          "yes       -        -       -          -           -      -       -         -         -",
    "merge":              "yes       yes      -       -          -           -      -       -         -         -",
    "withdraw":           "yes       yes      -       yes        yes         -      -       -         -         -",
    "assign":             "yes       yes      -       -          yes         -      -       yes       -         yes",
    "receive":            "-         yes      -       -          yes         -      -       -         -         -",
    "return":             "-         yes      -       -          yes         -      -       -         -         -",
    "extend":             "-         yes      -       yes        yes         -      -       -         -         -",
    "contact":            "-         yes      yes     yes        yes         -      -       -         -         -",
    "opinion":            "-         yes      -       yes        yes         -      -       -         -         -",
    "reply":              "-         yes      -       yes        yes         -      -       -         -         -",
    "send":               "-         yes      yes     yes        yes         yes    -       -         -         -",
    "feedback":           "-         -        yes     -          yes         -      -       -         -         -",
    "feedback --promise": "-         -        yes     yes        yes         yes    -       -         -         -",
    "promise":            "-         -        yes     yes        yes         yes    -       -         -         -",
    "keep":               "-         -        yes     yes        yes         yes    -       -         -         -",
    "break":              "-         -        yes     yes        yes         yes    -       -         -         -",
    "urge":               "-         yes      yes     yes        yes         yes    -       -         -         -",
    "supervise":          "yes       yes      yes     yes        yes         -      -       -         -         -",
    "visit":              "-         yes      yes     yes        yes         yes    -       -         -         -",
    "refer-up":           "yes       yes      yes     yes        -           -      -       -         -         -",
    "excellent":          "yes       yes      yes     yes        yes         yes    -       yes       -         yes",
    "publish":            "yes       yes      yes     yes        yes         yes    -       yes       -         yes",
    "close":              "-         -        yes     yes        yes         -      -       -         -         -",
}  # fmt: skip
# Verbs whose word is the word of the state: they are not closed but done.
SAME_WORD = {("refuse", "refused"), ("reference", "reference")}
CELLS = [(verb, state, cell) for verb, row in TABLE.items() for state, cell in zip(STATES, row.split(), strict=True)]
LEADING_ON = {
    "submitted": "accept agenda refuse reference merge withdraw assign refer-up",
    "assigned": "accept merge withdraw assign receive return extend contact opinion reply send refer-up",
    "replied": "contact send feedback feedback_--promise promise keep break refer-up close",
    "rehandling": "withdraw extend contact opinion reply send feedback_--promise promise keep break refer-up close",
    "referred_up": (
        "withdraw assign receive return extend contact opinion reply send feedback feedback_--promise promise keep break "
        "close"
    ),
    "closed": "send feedback_--promise promise keep break",
    "refused": "edit note",
    "reference": "assign",
    "withdrawn": "edit note",
    "merged": "assign",
}


def refusal(verb: str, state: str) -> str:
    """What the clerk is told, or nothing where the verb is open."""
    try:
        require(verb, state, "5-1/16")
    except InputError as refused:
        return str(refused)
    return ""


def test_the_table_is_whole() -> None:
    assert tuple(TABLE) == tuple(VERBS)
    assert len(set(STATES)) == len(STATES)
    assert set(STATES) == set(PROPOSAL_STATES) == set(ALLOWED)
    assert {cell for *_, cell in CELLS} == {"yes", "-"}


def test_nothing_is_allowed_that_is_no_verb_and_nothing_twice() -> None:
    for state, verbs in ALLOWED.items():
        assert set(verbs) <= set(VERBS), state
        assert len(set(verbs)) == len(verbs), state


def test_every_verb_is_a_command_with_a_word_of_its_own() -> None:
    proposal = (TREE.nodes or {})["proposal"].nodes or {}
    assert {verb.split()[0] for verb in VERBS} <= set(proposal)
    assert len(set(VERBS.values())) == len(VERBS)


@pytest.mark.parametrize(
    ("verb", "state"), [(verb, state) for verb, state, cell in CELLS if cell == "yes"], ids=lambda word: word
)
def test_an_open_verb_passes(verb: str, state: str) -> None:
    assert refusal(verb, state) == ""


@pytest.mark.parametrize(
    ("verb", "state"), [(verb, state) for verb, state, cell in CELLS if cell == "-"], ids=lambda word: word
)
def test_a_closed_verb_is_refused_with_the_state_and_what_leads_on(verb: str, state: str) -> None:
    what, how = refusal(verb, state).split("；")
    done = f"5-1/16 已是“{PROPOSAL_STATES[state]}”，不必再登记"
    closed = f"5-1/16 现在的状态是“{PROPOSAL_STATES[state]}”，不能{VERBS[verb]}"
    assert what == (done if (verb, state) in SAME_WORD else closed)
    words = [f"{VERBS[other]}（{other}）" for other in leading_on(state)]
    assert how == f"现在可以：{'、'.join(words)}"


def leading_on(state: str) -> list[str]:
    return [word.replace("_", " ") for word in LEADING_ON[state].split()]


@pytest.mark.parametrize("state", STATES)
def test_the_verbs_that_lead_on_are_listed_in_the_order_of_the_work(state: str) -> None:
    assert open_verbs(state) == leading_on(state)
    assert {(verb, state, "yes") for verb in open_verbs(state)} <= set(CELLS)


@pytest.mark.parametrize("state", STATES)
def test_what_is_open_but_not_listed_is_what_can_be_done_at_any_time(state: str) -> None:
    opened = {verb for verb, of, cell in CELLS if of == state and cell == "yes"}
    at_any_time = {"edit", "note", "excellent", "publish", "urge", "supervise", "visit"}
    assert opened - set(open_verbs(state)) <= at_any_time


def test_the_sentence_in_full() -> None:
    assert refusal("keep", "merged") == "5-1/16 现在的状态是“并案办理”，不能承诺落实；现在可以：交办（assign）"
    assert refusal("assign", "closed") == (
        "5-1/16 现在的状态是“已办结”，不能交办；现在可以：登记送达答复（send）、评价承诺的落实（feedback --promise）、"
        "登记承诺（promise）、承诺落实（keep）、登记承诺不能落实（break）"
    )


def test_a_verb_whose_word_is_the_state_is_said_to_be_done() -> None:
    assert {(verb, state) for verb, state, _ in CELLS if VERBS[verb] == PROPOSAL_STATES[state]} == SAME_WORD
    assert refusal("refuse", "refused") == "5-1/16 已是“不予受理”，不必再登记；现在可以：修改（edit）、记事（note）"


def test_where_nothing_leads_on_the_sentence_says_what_can_still_be_done() -> None:
    for state in ("refused", "withdrawn"):
        assert refusal("reply", state).endswith("；现在可以：修改（edit）、记事（note）")


@pytest.mark.parametrize(
    ("state", "all_replied", "then"),
    [
        ("assigned", True, "replied"),
        ("assigned", False, "assigned"),
        ("rehandling", True, "replied"),
        ("rehandling", False, "rehandling"),
        ("referred_up", True, "replied"),
        ("referred_up", False, "referred_up"),
    ],
)
def test_a_proposal_is_replied_when_every_unit_has(state: str, all_replied: bool, then: str) -> None:
    assert after_reply(state, all_replied=all_replied) == then


@pytest.mark.parametrize(
    ("state", "then"),
    [
        ("submitted", "assigned"),
        ("assigned", "assigned"),
        ("reference", "assigned"),
        ("merged", "assigned"),
        ("referred_up", "referred_up"),
    ],
)
def test_a_unit_that_joins_in_does_not_take_back_that_it_was_referred_upward(state: str, then: str) -> None:
    assert after_assignment(state) == then


def test_every_state_that_allows_assigning_has_a_state_after_it() -> None:
    states = [state for verb, state, cell in CELLS if verb == "assign" and cell == "yes"]
    assert {state: after_assignment(state) for state in states} == {
        "submitted": "assigned", "assigned": "assigned", "referred_up": "referred_up", "reference": "assigned", "merged": "assigned",
    }  # fmt: skip


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


@pytest.mark.parametrize("grade", ["差", "很差"])
def test_any_of_several_bad_grades_sends_it_round_again(grade: str) -> None:
    assert dissatisfied("好", grade, unsatisfactory=frozenset({"差", "很差"}), when="result")
    assert not dissatisfied("好", "好", unsatisfactory=frozenset({"差", "很差"}), when="either")


UNTIL = "2022-12-31"  # the day of the promise; the days around it are in two years


@pytest.mark.parametrize(
    ("kept_on", "broken_on", "today", "state"),
    [
        (None, None, "2022-01-10", "open"),
        (None, None, "2022-12-30", "open"),
        (None, None, "2022-12-31", "open"),
        (None, None, "2023-01-01", "overdue"),
        ("2022-12-30", None, "2022-12-30", "kept"),
        ("2022-12-31", None, "2022-12-31", "kept"),
        ("2022-12-31", None, "2023-06-01", "kept"),
        ("2023-01-01", None, "2023-01-01", "kept_late"),
        (None, "2022-05-09", "2022-05-09", "broken"),
        (None, "2022-12-31", "2022-12-31", "broken"),
        (None, "2023-01-01", "2023-06-01", "broken"),
    ],
)
def test_where_a_promise_stands_on_a_day(kept_on: str | None, broken_on: str | None, today: str, state: str) -> None:
    assert promise_state(UNTIL, kept_on, broken_on, today) == state
    assert state in PROMISE_STATES
