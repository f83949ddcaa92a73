"""Every expected day was worked out by hand from the documents' words; see cases/*.toml."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from renda_cli.rules import clocks, holidays
from renda_cli.rules.rulebook import Rulebook
from renda_cli.rules.values import RuleValue

CALENDAR = holidays.shipped_calendar()
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted(Path(__file__).with_name("cases").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8")).get("case", [])  # the others are of other rules
]


def own_value(entry: dict[str, Any]) -> RuleValue:
    return RuleValue(entry["key"], entry["from"], entry["value"], entry["source"], "", "town", entry.get("when"))


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    book = Rulebook(case["profile"], [own_value(entry) for entry in case.get("own", [])])
    days: dict[str, date] = case["days"]
    days.setdefault(clocks.TRIGGERS[case["clock"]], next(iter(days.values())))
    clock = clocks.run(book, CALENDAR, case["clock"], days, between=case.get("between", False))
    if case["due"] == "none":
        assert clock is None
        return
    assert clock is not None
    assert clock.due_on == (None if case["due"] == "waiting" else case["due"])
    assert clock.provisional == case.get("provisional", False)
    if "start" in case:
        assert clock.start_on == case["start"]
    if "latest" in case:
        assert clock.latest_on == case["latest"]
