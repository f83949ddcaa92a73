"""Votes and the grades that follow; the figures of cases/votes/ballots.toml were worked out by hand."""

import tomllib
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.rules import ballots, gradings
from renda_cli.rules.rulebook import Rulebook

ROUNDING = {"mode": "half-up", "decimals": 2}
DATA = tomllib.loads((Path(__file__).parent / "cases" / "votes" / "ballots.toml").read_text(encoding="utf-8"))
SHIPPED = Rulebook("national").value_on("review.grading", date(2022, 1, 1)).value
CUSTOMARY = ballots.scheme_of([DATA["rules"]["customary"]], None)
SHEET = DATA["sheet"]
WORDS = ("满意", "基本满意", "不满意", "弃权", "不了解")


def counted(case: dict[str, Any], scheme: ballots.Scheme, rounding: dict[str, Any] = ROUNDING) -> ballots.Outcome:
    return ballots.outcome(
        scheme, case["votes"], members=case.get("members"), present=case.get("present"), returned=case["returned"],
        issued=case["issued"], rounding=rounding,
    )  # fmt: skip


def percents(outcome: ballots.Outcome) -> dict[str, Any]:
    return {word: "—" if rate.percent is None else rate.percent for word, rate in outcome.rates.items()}


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in DATA["vote"]])
def test_a_vote(case: dict[str, Any]) -> None:
    rule = DATA["rules"][case["rule"]]
    assert gradings.fits(rule)
    found = counted(case, ballots.scheme_of([rule], rule["code"]))
    told: dict[str, Any] = {
        "grade": found.grade or "none", "why": found.why, "rates": percents(found), "valid": found.valid, "invalid": found.invalid,
        "base": found.base or "none", "score": str(found.score or "none"),
    }  # fmt: skip
    expected = {name: case[name] for name in told if name in case}
    assert {name: told[name] for name in expected} == expected


@pytest.mark.parametrize("base", list(gradings.BASES))
def test_eight_subjects_on_29_sheets_to_the_last_digit(base: str) -> None:
    scheme = ballots.scheme_of(SHIPPED, "满意度", base=base)
    outcomes = [
        counted(SHEET | {"votes": dict(zip(WORDS, subject["votes"], strict=True))}, scheme)
        for subject in SHEET["subject"]
    ]
    for subject, found, rank in zip(SHEET["subject"], outcomes, ballots.ranks(outcomes), strict=True):
        rates = [percents(found)[word] for word in WORDS[:4]]
        told = {"base": found.base, "grade": found.grade or "none", "rank": rank or 0, "rates": rates}
        assert told == subject[base], subject["name"]


def test_what_is_not_counted_has_a_share_of_the_sheets_but_none_of_the_valid_votes() -> None:
    case = {"votes": {"满意": 20, "不了解": 5}, "returned": 25, "issued": 25}
    assert "不了解" not in counted(case, CUSTOMARY).rates
    returned = counted(case, ballots.scheme_of([DATA["rules"]["customary"]], None, base="returned"))
    assert returned.rates["不了解"].percent == 20.0
    assert returned.votes == {"满意": 20, "基本满意": 0, "不满意": 0, "不了解": 5}


def test_rounding_is_the_rulebooks() -> None:
    case = {"votes": {"满意": 1, "基本满意": 1, "不满意": 1}, "returned": 3, "issued": 3}
    forced = counted(case, CUSTOMARY, {"mode": "largest-remainder", "decimals": 1})
    assert percents(forced) == {"满意": 33.4, "基本满意": 33.3, "不满意": 33.3}
    weighted = ballots.scheme_of([DATA["rules"]["weighted"]], None)
    assert str(counted(case, weighted, {"mode": "truncate", "decimals": 1}).score) == "66.6"


# ---- Ranks


def test_equals_share_a_rank_and_the_next_is_skipped() -> None:
    rows = [
        {"满意": 9, "不满意": 1},
        {"满意": 8, "不满意": 2},
        {"满意": 9, "不满意": 1},
        {},
        {"满意": 2, "基本满意": 4},
    ]
    outcomes = [counted({"votes": votes, "returned": 10, "issued": 10}, CUSTOMARY) for votes in rows]
    assert ballots.ranks(outcomes) == [1, 3, 1, None, 4]


def test_within_a_grade_the_score_ranks() -> None:
    scheme = ballots.scheme_of([DATA["rules"]["weighted"]], None)
    rows = [{"满意": 6, "基本满意": 4}, {"满意": 7, "不满意": 3}, {"满意": 7, "基本满意": 3}]
    outcomes = [counted({"votes": votes, "returned": 10, "issued": 10}, scheme) for votes in rows]
    assert [str(one.score) for one in outcomes] == ["88.0", "79.0", "91.0"]
    assert ballots.ranks(outcomes) == [2, 3, 1]


# ---- The way of grading


def test_without_a_code_the_words_on_the_sheet_choose() -> None:
    assert ballots.scheme_of(SHIPPED, None).code == "满意度"
    assert ballots.scheme_of(SHIPPED, None, marked=["优秀", "不了解"]).code == "称职度"
    assert ballots.scheme_of(SHIPPED, None, marked=["优秀", "满意"]).code == "满意度"
    assert ballots.scheme_of(SHIPPED, " 称职度 ").choices == ("优秀", "称职", "基本称职", "不称职", "弃权", "不了解")


def test_an_unknown_way_of_grading_names_those_there_are() -> None:
    with pytest.raises(InputError, match=r"没有“好评”这种评定办法.*满意度、称职度"):
        ballots.scheme_of(SHIPPED, "好评")


@pytest.mark.parametrize(
    ("text", "share"),
    [("1/2", Fraction(1, 2)), ("2/3", Fraction(2, 3)), ("80%", Fraction(4, 5)), ("66.7%", Fraction(667, 1000))],
)
def test_a_share_is_exact(text: str, share: Fraction) -> None:
    assert gradings.share_of(text) == share


# ---- What a clerk types


def test_votes_as_they_are_typed() -> None:
    typed = ["满意=50，基本满意＝6 票", "不满意：1、弃权=0"]
    assert ballots.read_votes(typed) == {"满意": 50, "基本满意": 6, "不满意": 1, "弃权": 0}


@pytest.mark.parametrize(
    "text",
    [
        "满意50票，基本满意6票",
        "满意 50 基本满意 6",
        "满意=50 基本满意=6",
        "满意=５０、基本满意=６",
        "满意 = 50 票 基本满意 6 票",
    ],
)
def test_votes_as_the_minutes_have_them(text: str) -> None:
    assert ballots.read_votes([text]) == {"满意": 50, "基本满意": 6}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("满意=-1", "看不懂"), ("满意", "看不懂"), ("满意=", "看不懂"), ("=5", "看不懂"), ("满意=五", "看不懂"), ("满意=100000", "看不懂"),
        ("满意=9999999999", "看不懂"), ("满意=1.5", "看不懂"), ("满意==3", "看不懂"),
        ("满意=3=4", "看不懂"), ("满意=1,满意=2", "写了两遍"), (" , ", "没有写票数"),
    ],
)  # fmt: skip
def test_votes_that_are_none(text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        ballots.read_votes([text])


def test_a_word_that_the_sheet_does_not_have() -> None:
    ballots.check_marks(CUSTOMARY, {"满意": 1, "不了解": 1})
    with pytest.raises(InputError, match=r"没有“优秀”这个等次.*可选：满意、基本满意、不满意、弃权、不了解"):
        ballots.check_marks(CUSTOMARY, {"满意": 1, "优秀": 1})


def test_what_the_votes_leave_was_blank_or_marked_twice() -> None:
    votes = {"满意": 50, "基本满意": 6, "不满意": 1}
    assert ballots.unmarked(CUSTOMARY, votes, 58) == 1
    assert ballots.unmarked(CUSTOMARY, votes, 58, invalid=1, valid=57) == 1
    assert ballots.unmarked(CUSTOMARY, votes | {"不了解": 1}, 58, valid=57) == 0


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"returned": 56}, "合计 57，多于收回的 56 张"), ({"valid": 59}, "有效票 59 张，多于收回的 58 张"),
        ({"valid": 58}, "有效票 58 张，与各项票数的合计 57 不符"), ({"invalid": 2}, "合计 57，加无效票 2，不等于收回的 58 张"),
        ({"invalid": 0}, "不等于"), ({"invalid": -1}, "--invalid -1 不对"), ({"valid": -1}, "--valid -1 不对"),
    ],
)  # fmt: skip
def test_numbers_that_do_not_add_up(more: dict[str, int], said: str) -> None:
    with pytest.raises(InputError, match=said):
        ballots.unmarked(CUSTOMARY, {"满意": 50, "基本满意": 6, "不满意": 1}, **({"returned": 58} | more))
