"""Five years of old lists are entered and give 125 papers, 7 of them excellent, year by year and together."""

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Renda
from tests.examples.transcript import EXAMPLES, enter_yunyang, replay

YUNYANG = EXAMPLES / "yunyang"
TODAY = "2016-12-31"
COLLECTED = {"2012": 22, "2013": 24, "2014": 26, "2015": 25, "2016": 28}
EXCELLENT = {"2012": 1, "2013": 1, "2014": 2, "2015": 1, "2016": 2}
NAMED = ["16-1/9", "16-2/4", "16-3/7", "16-3/21", "16-4/13", "16-5/2", "16-5/18"]


@pytest.fixture(scope="module")
def entered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the file with the five years is kept for the next test."""
    return tmp_path_factory.mktemp("yunyang") / "five.db"


@pytest.fixture
def years(renda: Renda, tmp_path: Path, entered: Path, monkeypatch: pytest.MonkeyPatch) -> Renda:
    """The five years, entered as the example says; the entering itself is checked."""
    monkeypatch.setenv("RENDA_DB", str(tmp_path / "five.db"))
    if entered.exists():
        shutil.copy(entered, tmp_path / "five.db")
        return renda
    setup, run = enter_yunyang(renda, TODAY)
    assert (setup.code, setup.err) == (0, "")
    # 125 in, 30 out to units, 125 replies, 5 namings
    assert (run.code, run.err, run.out) == (0, "", "共 285 条命令，全部写入\n")
    shutil.copy(tmp_path / "five.db", entered)
    return renda


def figures(renda: Renda, year: str, *keys: str) -> dict[str, Any]:
    """Some figures of a year or a span."""
    listed = renda("summary", year, *keys, "-f", "json", today=TODAY).json
    return {one["key"]: one["value"] for one in listed}


def test_the_figures_are_as_the_transcript_says(years: Renda) -> None:
    transcript = YUNYANG / "3-figures.txt"
    assert replay(years, transcript) == transcript.read_text(encoding="utf-8")


def test_five_years_together(years: Renda) -> None:
    found = figures(years, "2012-2016")
    assert (found["proposals_collected"], found["proposals_excellent"]) == (125, 7)
    assert found["proposals_assigned"] == found["proposals_replied"] == found["proposals_in_session"] == 125
    assert found["reply_rate"] == found["on_time_rate"] == {"numerator": 125, "denominator": 125, "percent": 100.0}
    assert found["sessions_congress"] == 5
    # 10 February to 30 April are 79 days, 80 in the leap years 2012 and 2016: 75 of 79, 50 of 80
    assert (found["reply_days_median"], found["reply_days_longest"]) == (79, 80)


@pytest.mark.parametrize("year", COLLECTED)
def test_each_year(years: Renda, year: str) -> None:
    found = figures(years, year, "proposals_collected", "proposals_excellent")
    assert found == {"proposals_collected": COLLECTED[year], "proposals_excellent": EXCELLENT[year]}


def test_the_years_add_up(years: Renda) -> None:
    assert (sum(COLLECTED.values()), sum(EXCELLENT.values())) == (125, 7)
    for span, count in (("2012-2014", 72), ("2015-2016", 53), ("2013-2015", 75)):
        assert figures(years, span, "proposals_collected") == {"proposals_collected": count}, span


@pytest.mark.parametrize("by", ["session", "topic", "unit", "kind", "status", "class", "supervision", "group"])
def test_every_way_to_divide_five_years_divides_all_of_them(years: Renda, by: str) -> None:
    rows = years("proposal", "stats", "2012-2016", "--by", by, "--explain", "-f", "json", today=TODAY).json
    assert sum(one["count"] for one in rows) == 125
    numbers = Counter(number for one in rows for number in one["records"])
    assert (len(numbers), set(numbers.values())) == (125, {1})


def test_the_seven_are_named(years: Renda) -> None:
    (explained,) = years("summary", "2012-2016", "proposals_excellent", "--explain", "-f", "json", today=TODAY).json
    assert [one["record"] for one in explained["records"] if one["counted"]] == NAMED
    listed = years("proposal", "list", "--excellent", "--year", "2012-2016", "-f", "json", today=TODAY).json
    assert [f"{one['session']}/{one['no']}" for one in listed] == NAMED


def test_counting_an_old_year_needs_no_rules_of_that_year(renda: Renda) -> None:
    """What is only counted does not depend on a rule, so a year before the rulebook begins can be counted too."""
    ran = renda("summary", "2012", "proposals_collected", "proposals_excellent", "-f", "json", today=TODAY)
    assert (ran.code, ran.err) == (0, "")
    assert [one["value"] for one in ran.json] == [0, 0]
