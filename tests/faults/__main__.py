"""`python -m tests.faults`: several hundred points of each command, the whole race, long histories, thousands of inputs.

Prints a table of what was tried; the exit code is 1 when something was lost, and then each loss is told.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from tests.faults.fuzz import Fuzz
from tests.faults.nasty import lines
from tests.faults.points import Trial, failures, kills
from tests.faults.scenes import MAKERS, office
from tests.faults.spoiled import bundles, sheets
from tests.faults.test_concurrency import PATIENCE_SECONDS, WRITERS, what_was_lost
from tests.faults.test_machine import run_machine
from tests.faults.turns import race

SIZE = 400  # proposals in a sheet
Losses = list[str]


def tell(*cells: object) -> None:
    """A line of the table."""
    sys.stdout.write("  ".join(str(cell) for cell in cells) + "\n")
    sys.stdout.flush()


@contextmanager
def timed(name: str) -> Iterator[None]:
    """Tells how long a part took."""
    begun = time.monotonic()
    yield
    tell(f"{name}: {time.monotonic() - begun:.0f} s\n")


def points(folder: Path, asked: argparse.Namespace) -> Losses:
    """Each command killed at so many points, and without room at as many."""
    losses = []
    for name in asked.commands or MAKERS:
        trial = Trial(MAKERS[name](folder / name / "before", SIZE), folder / name / "tried")
        half, third = asked.points // 2, asked.points // 3
        trial.try_all(chain(kills(trial, asked.points - third, third), failures(trial, half, asked.points - half)))
        counts = {
            key: trial.figures.counts[key]
            for key in ("points", "killed", "failed", "no effect", "hot journals", "as before")
        }
        tell(
            f"{name:10}", *(f"{key} {count:4}" for key, count in counts.items()), f"losses {len(trial.figures.losses)}"
        )
        losses += trial.figures.losses
    return losses


def concurrency(folder: Path, asked: argparse.Namespace) -> Losses:
    """Four writers and a reader at one file."""
    office(folder / "office", 0)
    path = folder / "office" / "renda.db"
    failed, tally = race(path, WRITERS, asked.turns)
    lost = what_was_lost(path, WRITERS, asked.turns)
    looks = ", ".join(f"{step} {count}" for step, count in tally.looks.items())
    tell(f"{WRITERS} writers × {asked.turns} commands: failed {len(failed)}, lost {len(lost)}")
    tell(f"looks: {looks}; wrong {len(tally.wrong)}; the longest {tally.longest:.1f} s")
    waited = [f"a reader waited {tally.longest:.1f} s"] if tally.longest > PATIENCE_SECONDS else []
    return [*failed, *lost, *tally.wrong, *waited]


def machine(folder: Path, asked: argparse.Namespace) -> Losses:
    """Histories against the model."""
    try:
        run_machine(folder, asked.histories, 50)
    except AssertionError as problem:
        return [f"file and model part: {problem}"]
    tell(f"{asked.histories} histories of 50 commands: file and model agree")
    return []


def fuzz(folder: Path, asked: argparse.Namespace) -> Losses:
    """Command lines and sheets that nobody means."""
    typed, imported, handed_over = (Fuzz(folder / name) for name in ("lines", "sheets", "hand-overs"))
    typed.type_all(lines(asked.seed, asked.inputs))
    imported.import_all(sheets(asked.seed, asked.inputs // 2))
    handed_over.hand_over_all(bundles(asked.seed, asked.inputs // 10))
    for name, one in (("command lines", typed), ("sheets", imported), ("hand-overs", handed_over)):
        tell(f"{name:13}", *(f"{key} {count}" for key, count in sorted(one.counts.items())), f"wrong {len(one.wrong)}")
    return typed.wrong + imported.wrong + handed_over.wrong


PARTS: dict[str, Callable[[Path, argparse.Namespace], Losses]] = {
    "points": points, "concurrency": concurrency, "machine": machine, "fuzz": fuzz,
}  # fmt: skip


def main() -> int:
    """Runs the parts that were named, or all; 1 when something was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description="The long part of the tests of faults.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; all when none is named")
    parser.add_argument("--commands", nargs="*", choices=list(MAKERS), help="which commands are cut off")
    parser.add_argument("--points", type=int, default=150, help="kills of each command, and as many failed writes")
    parser.add_argument("--turns", type=int, default=300, help="commands of each writer")
    parser.add_argument("--histories", type=int, default=100)
    parser.add_argument(
        "--inputs", type=int, default=5_000, help="command lines; half as many sheets, a tenth as many hand-overs"
    )
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    losses: Losses = []
    for name in asked.parts or PARTS:
        with tempfile.TemporaryDirectory() as folder, timed(name):
            losses += PARTS[name](Path(folder), asked)
    for loss in losses:
        tell("LOST", loss)
    return 1 if losses else 0


if __name__ == "__main__":
    sys.exit(main())
