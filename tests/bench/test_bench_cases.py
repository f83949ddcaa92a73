"""The bench's commands still run and give the rows that they are measured for, on a small data set; nothing is timed."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from renda_cli.work.registry import REGISTRY
from tests.bench.__main__ import memory, program, run
from tests.bench.cases import CASES, TITLE, Case
from tests.bench.data import Folder, Sizes

SMALL = Sizes(year=50, large=100, huge=240, lines=6, office=20, imported=20, roster=150)
_OF_ROSTER = ("attendance", "deputy", "pledge")
BY_NAME = {case.name: case for case in CASES}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    return Folder(tmp_path_factory.mktemp("bench"), SMALL)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_our_command_gives_the_expected_rows(case: Case, folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")  # wide enough that no title is folded
    out, _ = run(case, case.ours, folder)
    assert out.count(case.row) == folder.count(case)


@pytest.mark.parametrize("name", ["due : task", "overdue : task", "all json : sqlite-utils"])
def test_the_other_program_gives_as_many_rows(name: str, folder: Folder) -> None:
    case = BY_NAME[name]
    if program(case.theirs.split()[0]) is None:
        pytest.skip(f"{case.theirs.split()[0]} is not installed")
    out, _ = run(case, case.theirs, folder)
    assert out.count(TITLE) == folder.count(case) > 1


def test_the_bare_inserts_write_the_rows_of_the_batch(folder: Folder) -> None:
    case = BY_NAME["batch : inserts"]
    written = []
    for line in (case.ours, case.theirs):
        run(case, line, folder)
        written.append([_rows(folder.path / "copy.db", table) for table in ("proposal", "co_signer")])
    assert written[0] == written[1]
    assert [len(rows) for rows in written[0]] == [SMALL.year + SMALL.lines] * 2


def _rows(path: Path, table: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()


@pytest.mark.parametrize("name", ["summary : sqlite3", "summary : sqlite3, roster"])
def test_the_shell_gives_the_figures_of_the_summary(name: str, folder: Folder) -> None:
    case = BY_NAME[name]
    if program("sqlite3") is None:
        pytest.skip("sqlite3 is not installed")
    out, _ = run(case, case.theirs, folder)
    in_shell = [[float(number) for number in line.split("|")] for line in out.splitlines() if "|" in line]
    ours = {one["key"]: one["value"] for one in json.loads(run(case, f"{case.ours} -f json", folder)[0])}
    counted = [one for one in REGISTRY if one.measure in (None, "sum")]
    by_base = [one for base in dict.fromkeys(one.base for one in counted) for one in counted if one.base == base]
    expected = [
        number * (one.scale, 1)[place] for one in by_base for place, number in enumerate(_numbers(ours[one.key]))
    ]
    assert [number for row in in_shell for number in row][: len(expected)] == expected
    if case.data == "huge":
        days = in_shell[-2:]  # the days that replies took, and how many took so long
        assert max(number for number, _ in days) == ours["reply_days_longest"]
    rates = {
        one.key: _numbers(ours[one.key])
        for one in counted
        if one.over and (one.base in _OF_ROSTER) == (case.data == "roster")
    }
    idle = {key for key, (counted, over) in rates.items() if not 0 < counted < over}
    assert idle == _IDLE[case.data]


# The data of the benches has no stations, no opinions and no reviews; tests/work/test_station_figures.py and test_review_figures.py work these out.
_IDLE = {
    "huge": {
        "opinions_reply_rate", "opinions_satisfaction_rate", "agenda_opinions_answer_rate", "questions_answer_rate", "rectification_rate",
        "projects_done_rate", "projects_satisfaction_rate", "projects_satisfaction_mid_rate", "reviews_satisfaction_rate",
    },
    "roster": {"presidium_attendance_rate", "activity_deputies_rate", "stations_posted_rate"},
}  # fmt: skip


def _numbers(value: Any) -> tuple[int, int]:
    return (value["numerator"], value["denominator"]) if isinstance(value, dict) else (value, 0)


def test_memory_is_that_of_the_command_alone(folder: Folder) -> None:
    ballast = bytearray(300 * 2**20)
    ballast[:: 2**12] = b"x" * len(ballast[:: 2**12])
    assert 20 < memory(BY_NAME["import : sqlite-utils"], folder) < 120
