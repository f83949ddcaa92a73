"""A year in which everything goes wrong once, as its transcripts say; its figures worked out by hand."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Renda
from tests.examples.transcript import EXAMPLES, SERIES, replay, work_in


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the file of the finished year is kept for the next test."""
    return tmp_path_factory.mktemp("unhappy") / "town.db"


@pytest.fixture
def year(renda: Renda, tmp_path: Path, finished: Path, monkeypatch: pytest.MonkeyPatch) -> Renda:
    """The whole year, up to February of the next; each transcript says again what it says in the repository."""
    work_in(tmp_path, monkeypatch)
    if finished.exists():
        shutil.copy(finished, "town.db")
        return renda
    for name in SERIES["unhappy"]:
        transcript = EXAMPLES / "unhappy" / name
        assert replay(renda, transcript) == transcript.read_text(encoding="utf-8")
    shutil.copy("town.db", finished)
    return renda


def figures(renda: Renda, year: str) -> dict[str, Any]:
    """Every figure of a year by its key."""
    listed = renda("summary", year, "-f", "json", today="2023-02-20").json
    return {one["key"]: one["value"] for one in listed}


def show(renda: Renda, number: str) -> Any:
    """One proposal at the end."""
    return renda("proposal", "show", f"5-2/{number}", "-f", "json", today="2023-02-20").json


def rate(numerator: int, denominator: int, percent: float) -> dict[str, float]:
    return {"numerator": numerator, "denominator": denominator, "percent": percent}


def test_fourteen_came_in_and_ten_were_handled(year: Renda) -> None:
    """Not handled by themselves: 6 withdrawn, 8 merged into 7, 10 refused, 11 for reference. 14 was handed in as a motion.

    Of the six units one, 环境卫生所, went into another in March before it had answered, and counts with it.
    """
    found = figures(year, "2022")
    counted = {key.removeprefix("proposals_"): found[key] for key in found if key.startswith("proposals_")}
    assert {key: number for key, number in counted.items() if number} == {
        "collected": 14, "suggestions": 14, "in_session": 14, "refused": 1, "reference": 1, "withdrawn": 1, "merged": 1,
        "assigned": 10, "replied": 10, "solved": 7, "closed": 9, "units": 5, "rehandled": 1, "referred_up": 1, "as_motions": 1,
    }  # fmt: skip


def test_how_fast_and_how_well(year: Renda) -> None:
    """Days to the first reply: 67 69 71 80 82 | 85 88 89 110 155; only 1 was late, 3 was put off, 13 was corrected.

    Of the ten, 4 was dissatisfied at first, and 14 never gave its slip back. 9 and 13 have no contact. 5, 12, 14 are not A.
    """
    found = figures(year, "2022")
    assert (found["reply_days_median"], found["reply_days_longest"]) == (83.5, 155)
    assert found["on_time_rate"] == found["satisfaction_final_rate"] == rate(9, 10, 90.0)
    assert found["satisfaction_first_rate"] == found["contact_rate"] == rate(8, 10, 80.0)
    assert found["solved_rate"] == rate(7, 10, 70.0)
    assert found["signers_replied_rate"] == rate(15, 15, 100.0)  # nine alone, four of the motion, two of the merged one
    assert (found["urges"], found["returns"], found["extensions"]) == (3, 1, 1)


def test_promises_go_over_into_the_next_year(year: Renda) -> None:
    keys = ("made", "carried", "kept", "late", "broken", "open", "overdue")
    of = {name: figures(year, name) for name in ("2022", "2023")}
    assert [of["2022"][f"promises_{key}"] for key in keys] == [2, 0, 0, 0, 0, 2, 0]
    assert [of["2023"][f"promises_{key}"] for key in keys] == [0, 2, 1, 1, 1, 0, 0]


def test_a_motion_with_too_few_signers_is_a_suggestion_that_was_handed_in_as_a_motion(year: Renda) -> None:
    motion = show(year, "14")
    assert (motion["kind"], motion["submitted_kind"], len(motion["co_signers"])) == ("建议", "议案", 3)


def test_the_returned_one_went_to_another_unit_with_a_clock_of_its_own(year: Renda) -> None:
    returned = show(year, "2")
    assert [(one["unit"], one["due_on"]) for one in returned["assignments"]] == [("水利站", "2022-05-07")]
    assert [one["unit"] for one in returned["former_assignments"]] == ["农业服务中心"]


def test_each_deputy_of_the_merged_pair_has_the_reply(year: Renda) -> None:
    (reply,) = show(year, "7")["replies"]
    assert (reply["unit"], reply["sent_to"]) == ("建设办公室", ["贺兰芬", "龙飞跃", "谭正清"])
    assert (show(year, "8")["status"], show(year, "8")["merged_into"]) == ("merged", "5-2/7")


def test_the_corrected_day_moves_the_figure_and_the_old_day_stays_in_the_timeline(year: Renda) -> None:
    corrected = show(year, "13")
    met = [(one["due_on"], one["met_on"]) for one in corrected["deadlines"] if one["kind"] == "reply"]
    assert met == [("2022-04-20", "2022-04-19")]
    assert any("2022-04-22 → 2022-04-19" in one["text"] for one in corrected["timeline"])


def test_the_ledger_of_a_past_year_does_not_know_the_next(year: Renda) -> None:
    past = year("proposal", "ledger", "2022", "-f", "json", today="2023-02-20").json
    assert [(one["state"], one["kept_on"], one["broken_on"], one["slip_result"]) for one in past] == [
        ("open", None, None, None),
        ("open", None, None, None),
    ]
