"""Several processes at one file: some write, one reads all the time and makes backups.

A writer's command reads before it writes: a proposal gets the number after the last one, so a lost update would show as a number
given twice, or as a gap. Now and then it enters two units in one batch, so a reader that saw half a command would count an odd number.
"""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.conftest import Ran, program
from tests.faults import children
from tests.faults.scenes import TODAY

PAIR_EVERY = 10
_STEPS = ("unit list", "proposal list", "summary", "log", "backup")


@dataclass
class Tally:
    """What a reader met: how many looks of each kind, the longest in seconds, and what was wrong."""

    looks: dict[str, int] = field(default_factory=dict)
    longest: float = 0.0
    wrong: list[str] = field(default_factory=list)


def race(path: Path, writers: int, turns: int) -> tuple[list[str], Tally]:
    """Lets `writers` processes take so many turns each while another reads; returns what failed and the reader's tally."""
    done = path.with_name("写完了")

    def of_writer(number: int) -> Callable[[], dict[str, Any]]:
        def write() -> dict[str, Any]:
            wrong = _write(path, number, turns)
            (path.parent / f"写完了{number}").touch()
            return {"wrong": wrong}

        return write

    def read() -> dict[str, Any]:
        return vars(_read(path, [done.with_name(f"写完了{number}") for number in range(writers)]))

    *wrote, tally = children.together([*map(of_writer, range(writers)), read])
    assert all(one is not None for one in wrote)
    assert tally is not None
    assert "wrong" in tally, tally
    return [text for one in wrote for text in (one or {}).get("wrong", ["it fell over"])], Tally(**tally)


def pairs(turns: int) -> int:
    """How many of so many turns enter two units."""
    return len([turn for turn in range(turns) if _is_pair(turn)])


def _is_pair(turn: int) -> bool:
    return turn % PAIR_EVERY == PAIR_EVERY - 1


def _run(path: Path, *words: str, stdin: str = "") -> Ran:
    os.environ["RENDA_DB"] = str(path)
    return program()(*words, today=TODAY, stdin=stdin)


def _write(path: Path, number: int, turns: int) -> list[str]:
    wrong = []
    for turn in range(turns):
        if _is_pair(turn):
            lines = "".join(f"proposal unit add {half}{number}之{turn}站\n" for half in "甲乙")
            ran = _run(path, "batch", "-", stdin=lines)
        else:
            ran = _run(path, "proposal", "add", f"第{number}人第{turn}件", "--by", "张建国", "--session", "5-1")
        if ran.code:
            wrong.append(f"{number}/{turn}: {ran.code} {ran.err}")
    return wrong


def _read(path: Path, finished: list[Path]) -> Tally:
    tally = Tally()
    place = 0
    while not all(one.exists() for one in finished) or place < len(_STEPS):
        step = _STEPS[place % len(_STEPS)]
        begun = time.monotonic()
        problem = _look(path, step)
        tally.longest = max(tally.longest, time.monotonic() - begun)
        tally.looks[step] = tally.looks.get(step, 0) + 1
        if problem:
            tally.wrong.append(f"{step}: {problem}")
        place += 1
    return tally


def _look(path: Path, step: str) -> str | None:
    """What is wrong with what one sees at this moment, or None."""
    if step == "backup":
        ran = _run(path, "backup", "--keep", "1", "-f", "json")
        copy = Path(ran.json["path"]) if ran.code == 0 else path
        return ran.err or _look(copy, "unit list") or _look(copy, "proposal list")
    words = {
        "unit list": ["proposal", "unit", "list"],
        "proposal list": ["proposal", "list"],
        "summary": ["summary", "2022"],
    }
    ran = _run(path, *words.get(step, [step]), "-f", "json")
    if ran.code or ran.err:
        return f"{ran.code} {ran.err}"
    if step == "unit list":
        return f"{len(ran.json)} units" if len(ran.json) % 2 else None
    if step == "proposal list":
        return _gap([int(one["no"]) for one in ran.json])
    return None if step != "log" else _half_an_entry(ran.json)


def _gap(numbers: list[int]) -> str | None:
    return None if sorted(numbers) == list(range(1, len(numbers) + 1)) else f"numbers {sorted(numbers)[-5:]}"


def _half_an_entry(entries: list[dict[str, Any]]) -> str | None:
    """Every write is one entry; the log knows of no other's."""
    ids = [one["id"] for one in entries]
    if ids != list(range(len(ids), 0, -1)):
        return f"entries {ids[:5]}"
    odd = [one for one in entries if one["command"] is None]
    return f"changes without a command: {odd[:1]}" if odd else None
