"""Every expected choice was counted by hand: see cases/choosing.toml."""

import doctest
import tomllib
from pathlib import Path
from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.rules import choosing
from renda_cli.rules.choosing import Sheets
from renda_cli.rules.majorities import least

CASES = tomllib.loads(Path(__file__).with_name("cases").joinpath("choosing.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES["choice"]])
def test_choice(case: dict[str, Any]) -> None:
    counts = dict(enumerate(case["counts"], start=1))
    line = least(case["pass"], case["members"]) if "pass" in case else None
    found = choosing.choose(
        counts, case["places"], line=line, ties=case.get("ties", "again"), short=case.get("short", "fewer"),
        urgency=case.get("urgency", False),
    )  # fmt: skip
    assert found.selected == tuple(case.get("selected", ()))
    assert found.tied == tuple(case.get("tied", ()))
    assert found.below == tuple(case.get("below", ()))
    assert found.again == tuple(case.get("again", ()))
    assert (len(found.passed), found.left) == (case["passed"], case["left"])
    if "ranks" in case:
        assert [found.ranks[number] for number in counts] == case["ranks"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES["sheets"]])
def test_sheets(case: dict[str, Any]) -> None:
    sheets = Sheets(case["issued"], case["returned"], case.get("spoilt", 0))
    assert (sheets.void, sheets.valid) == (case["void"], case["valid"])


def test_the_examples_of_the_docstrings_are_true() -> None:
    done = doctest.testmod(choosing)
    assert (done.failed, done.attempted > 5) == (0, True)


def test_more_spoilt_than_returned_is_refused() -> None:
    choosing.check_sheets(Sheets(60, 5, 5))
    with pytest.raises(InputError, match="废票 6 张，多于收回的 5 张"):
        choosing.check_sheets(Sheets(60, 5, 6))


def test_marks_come_from_the_valid_sheets() -> None:
    sheets = Sheets(60, 58, 1)
    choosing.check_marks({1: 57, 2: 57}, sheets, 2)
    with pytest.raises(InputError, match="2 号得 58 票，多于有效票 57 张"):
        choosing.check_marks({1: 57, 2: 58}, sheets, 2)
    with pytest.raises(InputError, match="合计 115，多于 57 张有效票每张选 2 项的 114"):
        choosing.check_marks({1: 57, 2: 57, 3: 1}, sheets, 2)


def test_orders_of_urgency_add_up() -> None:
    sheets = Sheets(3, 3)
    choosing.check_orders({1: 3, 2: 8, 3: 7}, sheets, [1, 2, 3])
    with pytest.raises(InputError, match="没有写 2 号、3 号"):
        choosing.check_orders({1: 3}, sheets, [1, 2, 3])
    with pytest.raises(InputError, match="1 号的名次和 2 不对，3 张有效票应在 3 到 9 之间"):
        choosing.check_orders({1: 2, 2: 9, 3: 7}, sheets, [1, 2, 3])
    with pytest.raises(InputError, match="3 号的名次和 10 不对"):
        choosing.check_orders({1: 3, 2: 5, 3: 10}, sheets, [1, 2, 3])
    with pytest.raises(InputError, match="合计 17，3 张有效票每张排 1 到 3 应为 18"):
        choosing.check_orders({1: 3, 2: 7, 3: 7}, sheets, [1, 2, 3])
