"""Three concentrations: handed in before the session, assigned at it, supervised after it."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Renda
from tests.examples.transcript import EXAMPLES, SERIES, replay, work_in


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the folder of the finished year is kept for the next test."""
    return tmp_path_factory.mktemp("lingkou") / "work"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the year is worked in."""
    return work_in(tmp_path, monkeypatch)


@pytest.fixture
def year(renda: Renda, folder: Path, finished: Path) -> Renda:
    """The whole year as the transcripts have it, each of which says again what it says in the repository."""
    if finished.exists():
        shutil.copytree(finished, folder, symlinks=True, dirs_exist_ok=True, ignore=shutil.ignore_patterns("examples"))
        return renda
    for name in SERIES["lingkou"]:
        transcript = EXAMPLES / "lingkou" / name
        assert replay(renda, transcript) == transcript.read_text(encoding="utf-8")
    shutil.copytree(folder, finished, symlinks=True)
    return renda


def rows(renda: Renda, *words: str) -> list[dict[str, Any]]:
    """What a list says at the end of the year."""
    listed: list[dict[str, Any]] = renda(*words, "-f", "json", today="2016-12-31").json
    return listed


def test_the_year_is_as_its_transcripts_say_and_comes_out_as_counted_by_hand(year: Renda) -> None:
    """Days from 22 January to the replies: 39 48 53 63 68 70 | 74 77 84 87 89 91; class A: 1 3 6 7 9 10 11 12."""
    figures = {one["key"]: one["value"] for one in rows(year, "summary", "2016")}
    assert figures["proposals_collected"] == figures["proposals_assigned"] == figures["proposals_replied"] == 12
    assert (figures["proposals_in_session"], figures["proposals_between"]) == (12, 0)
    assert (figures["proposals_key"], figures["proposals_supervised"]) == (3, 9)
    assert (figures["reply_days_median"], figures["reply_days_longest"]) == (72, 91)
    for key in ("reply_rate", "on_time_rate", "contact_rate", "satisfaction_process_rate", "satisfaction_result_rate"):
        assert figures[key] == {"numerator": 12, "denominator": 12, "percent": 100.0}, key
    assert figures["solved_rate"] == {"numerator": 8, "denominator": 12, "percent": 66.67}
    # made: bridge, ponds, sewers; kept: bridge, and the ponds eight days late; open: sewers, due in 2017
    assert [figures[f"promises_{what}"] for what in ("made", "kept", "late", "open", "overdue")] == [3, 2, 1, 1, 0]


def test_key_and_ordinary_supervision(year: Renda) -> None:
    by_level = {
        one["supervision"]: one["records"]
        for one in rows(year, "proposal", "stats", "2016", "--by", "supervision", "--explain")
    }
    assert {
        level: sorted(int(number.removeprefix("18-4/")) for number in listed) for level, listed in by_level.items()
    } == {
        "重点": [2, 5, 10],
        "一般": [1, 3, 4, 6, 7, 8, 9, 11, 12],
    }
    seen = year("proposal", "show", "18-4/2", "-f", "json").json
    assert [(one["kind"], one["on"]) for one in seen["visits"]] == [
        ("现场督办", "2016-03-29"),
        ("回头看", "2016-10-20"),
    ]
    look_back = [one for one in seen["deadlines"] if one["kind"] == "look_back"]
    assert [(one["due_on"], one["met_on"]) for one in look_back] == [("2016-10-25", "2016-10-20")]


def test_four_units_answer(year: Renda) -> None:
    by_unit = rows(year, "proposal", "stats", "2016", "--by", "unit")
    assert [(one["unit"], one["count"], one["days_median"], one["days_longest"]) for one in by_unit] == [
        ("建设管理所", 4, 79, 89),  # 70 74 84 89
        ("交通管理站", 3, 63, 87),  # 39 63 87
        ("农业服务中心", 3, 68, 91),  # 48 68 91
        ("社会事业办公室", 2, 65, 77),  # 53 77
    ]


def test_each_group_handed_in_three(year: Renda) -> None:
    by_group = {one["group"]: one["count"] for one in rows(year, "proposal", "stats", "2016", "--by", "group")}
    assert by_group == {"陵东小组": 3, "陵西小组": 3, "陵南小组": 3, "集镇小组": 3}


def test_the_reply_goes_to_the_leader_and_those_who_signed(year: Renda) -> None:
    (reply,) = year("proposal", "show", "18-4/2", "-f", "json").json["replies"]
    assert reply["sent_to"] == ["丁永芳", "钱立新", "孔祥宇"]


def test_both_forms_of_the_sheet_name_every_proposal_with_its_unit(year: Renda, folder: Path) -> None:
    from docx import Document

    text = (folder / "交办清单.md").read_text(encoding="utf-8")
    assert text in (EXAMPLES / "lingkou" / "2-session.txt").read_text(encoding="utf-8")
    items, units = Document(str(folder / "交办清单.docx")).tables
    printed = [[cell.text for cell in row.cells] for row in items.rows]
    listed = [[part.strip() for part in line.split("|")[1:-1]] for line in text.splitlines() if line.startswith("| ")]
    assert [row[0] for row in printed[1:]] == [str(number) for number in range(1, 13)]
    assert printed[1:] == [row for row in listed if row[0].isdigit()]
    assert [row.cells[0].text for row in units.rows[1:]] == [row[0] for row in listed if len(row) == 3][2:]
