"""Three towns' deputies: the figures that the towns printed come out, and the transcripts say what they say."""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Renda
from tests.examples.transcript import EXAMPLES, SERIES, enter_yaoguan, replay, work_in


def replayed(name: str, renda: Renda) -> Renda:
    for file in SERIES[name]:
        transcript = EXAMPLES / name / file
        assert replay(renda, transcript) == transcript.read_text(encoding="utf-8")
    return renda


@pytest.fixture
def waishankou(renda: Renda, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Renda:
    """99 town and 58 county deputies in 27 groups, and their year."""
    work_in(tmp_path, monkeypatch)
    return replayed("waishankou", renda)


@pytest.fixture
def fangxian(renda: Renda, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Renda:
    """80 deputies of town and city in 11 stations, one of them replaced in the year."""
    work_in(tmp_path, monkeypatch)
    return replayed("fangxian", renda)


@pytest.fixture
def yaoguan(renda: Renda, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Renda:
    """What deputies did beside the proposals of the demo."""
    work_in(tmp_path, monkeypatch)
    enter_yaoguan(renda)
    return replayed("yaoguan", renda)


def figures(renda: Renda, year: int) -> dict[str, Any]:
    listed = renda("summary", str(year), "-f", "json", today=f"{year}-12-31").json
    return {one["key"]: one["value"] for one in listed}


def test_what_the_town_of_27_groups_printed(waishankou: Renda) -> None:
    found = figures(waishankou, 2017)
    printed = {
        "seats_own": 99, "seats_upper": 58, "groups_total": 27, "activity_suggestions_inspection": 15, "activity_suggestions_law_check": 9,
        "activity_suggestions_research": 12, "reviews_group_heads": 50, "reviews_village_cadres": 20, "reviews_deputies": 32,
        "reviews_units": 3, "deeds": 100, "households": 86, "household_people": 298, "awards_groups": 6, "awards_deputies": 21,
    }  # fmt: skip
    assert {key: found[key] for key in printed} == printed
    assert (found["seats_total"], found["deputies_total"], found["deputies_overlapping"]) == (157, 148, 9)


def test_every_figure_of_the_town_has_its_records(waishankou: Renda) -> None:
    explained = waishankou("summary", "2017", "--explain", "-f", "json", today="2017-12-31").json
    counted = {one["key"]: sum(record["counted"] for record in one["records"]) for one in explained}
    assert (counted["households"], counted["awards_deputies"], counted["seats_own"]) == (86, 21, 99)
    heads = {
        row.split(",")[1] for row in (EXAMPLES / "waishankou" / "households.csv").read_text("utf-8").splitlines()[1:]
    }
    shown = {record["title"] for one in explained for record in one["records"] if one["key"] == "households"}
    assert not heads & shown  # whose household it is stays unsaid


def test_a_prize_is_what_the_town_raised_it_to(waishankou: Renda) -> None:
    listed = waishankou("deputy", "award", "list", "2017", "-f", "json", today="2017-12-31").json
    assert {(one["kind"], one["prize"]) for one in listed} == {("先进小组", 500), ("优秀代表", 300)}


def test_80_deputies_sit_in_11_stations_before_and_after_one_is_replaced(fangxian: Renda) -> None:
    groups = fangxian("deputy", "group", "list", "-f", "json", today="2017-12-31").json
    assert len(groups) == 11
    listed = fangxian("deputy", "list", "--on", "2017-12-31", "-f", "json", today="2017-12-31").json
    assert len(listed) == figures(fangxian, 2017)["deputies_total"] == 80
    assert [one["status"] for one in listed if one["name"] == "阎涛"] == ["in_office"]  # a reminder changes nothing


def test_what_yaoguan_reported(yaoguan: Renda) -> None:
    found = figures(yaoguan, 2022)
    printed = {
        "training_attendances": 650, "activities_volunteer": 30, "funds_raised": 23_000_000, "problems_solved": 23, "articles": 2,
        "party_branches": 1, "party_groups": 5, "awards_deputies": 3, "awards_stations": 3, "sessions_congress": 2,
    }  # fmt: skip
    assert {key: found[key] for key in printed} == printed
