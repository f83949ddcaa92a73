"""Killed or without room at many points of import, batch, undo, migration, backup, restore and export: nothing is lost.

The quick part; `python -m tests.faults` tries several hundred points of each.
"""

import sqlite3
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from tests.faults.points import Figures, Trial, failures, kills, spread
from tests.faults.scenes import MAKERS
from tests.faults.system_calls import reachable
from tests.faults.test_cut_off import posix

SIZE = 60
CALLS, STATEMENTS, FULL, LIMITS = 8, 3, 5, 5
pytestmark = [posix, pytest.mark.skipif(not reachable(), reason="this library of SQLite hides its system calls")]
_figures: list[Figures] = []


@pytest.mark.parametrize("name", MAKERS)
def test_cut_off_a_command_leaves_the_old_or_the_new(name: str, tmp_path: Path) -> None:
    trial = Trial(MAKERS[name](tmp_path / "before", SIZE), tmp_path / "tried")
    trial.try_all(chain(kills(trial, CALLS, STATEMENTS), failures(trial, FULL, LIMITS)))
    _figures.append(trial.figures)
    assert trial.figures.losses == []
    assert trial.figures.counts["killed"] + trial.figures.counts["failed"] > 0


def test_the_points_were_many_and_where_it_matters() -> None:
    """Only after all of the above."""
    if len(_figures) < len(MAKERS):
        pytest.skip("not all commands were cut off")
    total: Counter[str] = sum((one.counts for one in _figures), Counter())
    assert total["killed"] >= 60
    assert total["failed"] >= 60
    assert total["hot journals"] >= 10
    for one in _figures:
        if one.name in ("import", "batch", "undo", "migrate 1", "migrate 2", "restore"):
            assert one.counts["hot journals"] > 0, one.name


@pytest.mark.parametrize(
    ("count", "events", "numbers"),
    [(3, 9, [1, 5, 9]), (9, 3, [1, 2, 3]), (1, 7, [4]), (2, 100, [1, 100]), (4, 0, [])],
)
def test_points_are_spread_evenly(count: int, events: int, numbers: list[int]) -> None:
    assert spread(count, events) == numbers


def test_a_program_that_keeps_no_journal_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The trial itself is tried: without its journal SQLite cannot take back what a killed command had begun to write."""
    trial = Trial(MAKERS["batch"](tmp_path / "before", SIZE), tmp_path / "tried")
    connect = sqlite3.connect

    def careless(*values: Any, **named: Any) -> sqlite3.Connection:
        db: sqlite3.Connection = connect(*values, **named)
        db.execute("PRAGMA journal_mode = OFF")
        return db

    monkeypatch.setattr(sqlite3, "connect", careless)
    trial.try_all(kills(trial, 6, 0))
    assert trial.figures.losses != []
