"""Which act an opinion's status allows."""

import pytest

from renda_cli.errors import InputError
from renda_cli.rules import opinion_states
from renda_cli.rules.vocabulary import OPINION_STATES


def test_every_status_says_what_it_allows() -> None:
    assert set(opinion_states.ALLOWED) == set(OPINION_STATES)
    for acts in opinion_states.ALLOWED.values():
        assert set(acts) <= set(opinion_states.ACTS)


@pytest.mark.parametrize(
    ("status", "acts"),
    [
        ("received", ["assign", "refer", "reply", "to-proposal"]),
        ("assigned", ["assign", "refer", "reply", "to-proposal"]),
        ("redoing", ["assign", "refer", "reply", "to-proposal"]),
        ("replied", ["feedback", "archive", "to-proposal"]),
        ("referred", ["assign", "feedback", "archive"]),
        ("proposal", ["assign", "feedback", "archive", "to-proposal"]),
    ],
)
def test_what_leads_on_from_a_status(status: str, acts: list[str]) -> None:
    assert opinion_states.open_acts(status) == acts
    for act in (*acts, "urgent", "report", "publish"):
        opinion_states.require(act, status, "#3 ")


@pytest.mark.parametrize(
    ("act", "status", "sentence"),
    [
        ("reply", "replied", "#3 已答复，不必再登记；现在可以：登记反馈（feedback）、归档（archive）、转为代表建议（to-proposal）"),
        ("refer", "referred", "#3 已引导，不必再登记；现在可以：交办（assign）、登记反馈（feedback）、归档（archive）"),
        ("reply", "referred", "#3 现在的状态是“已引导”，不能登记答复；"),
        ("assign", "replied", "#3 现在的状态是“已答复”，不能交办；"),
        ("archive", "assigned", "#3 现在的状态是“办理中”（还没有答复，受理必复），不能归档；现在可以：交办（assign）"),
        ("feedback", "redoing", "#3 现在的状态是“重新办理”（还没有答复，受理必复），不能登记反馈；"),
    ],
)  # fmt: skip
def test_what_is_not_allowed_is_refused_with_what_is(act: str, status: str, sentence: str) -> None:
    with pytest.raises(InputError) as refused:
        opinion_states.require(act, status, "#3 ")
    assert str(refused.value).startswith(sentence)


def test_what_is_done_again_stays_so_when_it_is_handed_on() -> None:
    assert [opinion_states.after_assignment(number) for number in (1, 2, 3)] == ["assigned", "redoing", "redoing"]
    assert [status for status in OPINION_STATES if opinion_states.under_way(status)] == [
        "received",
        "assigned",
        "redoing",
    ]
