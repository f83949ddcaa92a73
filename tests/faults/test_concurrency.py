"""Four processes that read and then write, and one that reads: no update is lost, and nobody sees half a command."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.scenes import UNITS, office, typed
from tests.faults.test_cut_off import posix
from tests.faults.turns import pairs, race

WRITERS, TURNS = 4, 75  # a quarter of what `python -m tests.faults` does
PATIENCE_SECONDS = 20.0


def what_was_lost(path: Path, writers: int, turns: int) -> list[str]:
    """What is not in the file though a writer was told that it is, or is there twice."""
    together = pairs(turns)
    with closing(sqlite3.connect(path)) as db:
        numbers = [int(no) for (no,) in db.execute("SELECT no FROM proposal ORDER BY id")]
        titles = db.execute("SELECT count(DISTINCT title) FROM proposal").fetchone()[0]
        units = db.execute("SELECT count(*) FROM unit").fetchone()[0]
        entries = db.execute(
            "SELECT first_change, last_change FROM entry WHERE kind = 'command' ORDER BY id"
        ).fetchall()
        newest = db.execute("SELECT max(id) FROM change").fetchone()[0]
    wanted = list(range(1, writers * (turns - together) + 1))
    covered = [change for first, last in entries for change in range(first, last + 1)]
    claims = {
        f"numbers: {len(numbers)} of {len(wanted)}": numbers == wanted,
        f"titles: {titles} of {len(wanted)}": titles == len(wanted),
        f"units: {units}": units == len(UNITS) + 2 * writers * together,
        f"entries: {len(entries)}": len(entries) == writers * turns + 1,  # and the batch that made the office
        "the log has a change twice or not at all": covered == list(range(1, newest + 1)),
    }
    return [claim for claim, holds in claims.items() if not holds]


@posix
def test_four_processes_write_and_one_reads(tmp_path: Path) -> None:
    office(tmp_path / "office", 0)
    path = tmp_path / "office" / "renda.db"
    failed, tally = race(path, WRITERS, TURNS)
    assert failed == []
    assert what_was_lost(path, WRITERS, TURNS) == []
    assert tally.wrong == []
    assert min(tally.looks.values()) >= 1
    assert tally.longest < PATIENCE_SECONDS
    typed(path.parent, "check")


@pytest.mark.parametrize("turns", [9, 10, 60])
def test_pairs_are_counted(turns: int) -> None:
    assert pairs(turns) == turns // 10
