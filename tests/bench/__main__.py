"""`python -m tests.bench [NAME…] [--runs N]`: how long commands take beside others, in pairs A B A B … of whole processes.

A figure is the ratio of one pair, our time by theirs. Exit code 1 when a median is over its budget.
"""

import argparse
import platform
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from tests.bench.cases import CASES, Case
from tests.bench.data import FULL, Folder

RUNS = 15


def program(name: str) -> str | None:
    """Where a program is: this Python, beside it, or on the PATH; None when it is not installed."""
    beside = Path(sys.executable).with_name(name)
    if name == "python":
        return sys.executable
    return str(beside) if beside.exists() else shutil.which(name)


# Starts a command and says how much memory it took: the system counts that of the starting process in, so a small one starts it.
_SMALL = """
import os, sys
_, state, used = os.wait4(os.spawnvp(os.P_NOWAIT, sys.argv[1], sys.argv[1:]), 0)
print(os.waitstatus_to_exitcode(state), used.ru_maxrss // 1024, file=sys.stderr)
"""


def run(case: Case, line: str, folder: Folder) -> tuple[str, float]:
    """Runs one side of a case: its output read to the end, and the seconds that the process took."""
    command, environment = prepared(case, line, folder)
    start = time.perf_counter()
    done = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    took = time.perf_counter() - start
    out = done.stdout.decode()
    if done.returncode != (case.code if line == case.ours else 0):
        raise SystemExit(f"{line}: exit code {done.returncode}\n{out[-2000:]}")
    return out, took


def memory(case: Case, folder: Folder) -> int:
    """The most MiB that our command of a case takes."""
    command, environment = prepared(case, case.ours, folder)
    small = [sys.executable, "-S", "-c", _SMALL, *command]
    done = subprocess.run(small, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=True)
    code, most = map(int, done.stderr.split()[-2:])
    if code != case.code:
        raise SystemExit(f"{case.ours}: exit code {code}")
    return most


def prepared(case: Case, line: str, folder: Folder) -> tuple[list[str], dict[str, str]]:
    """A command line of a case with its files in their places, and the environment that it runs in."""
    stands_for = folder.ready(case)
    name, *words = (word.format(**stands_for) for word in shlex.split(line))
    environment = folder.environment(case, stands_for["db"])
    return [program(name) or name, *words], environment


def measured(case: Case, folder: Folder, runs: int) -> tuple[list[float], list[float]]:
    """The seconds of each run, ours and theirs; where pairs are many the first only warms the caches."""
    ours, theirs = [], []
    for _ in range(runs + (case.runs is None)):
        if case.theirs:
            theirs.append(run(case, case.theirs, folder)[1])
        ours.append(run(case, case.ours, folder)[1])
    return ours[-runs:], theirs[-runs:]


def report(case: Case, folder: Folder, runs: int) -> bool:
    """Measures a case and prints its row; returns whether it is within its budget."""
    rival = case.theirs.partition(" ")[0]
    if rival and program(rival) is None:
        say(f"{case.name:24} skipped: {rival} is not installed")
        return True
    runs = min(runs, case.runs or runs)
    ours, theirs = measured(case, folder, runs)
    yardsticks = theirs or [folder.sizes.lines / 1000] * runs
    figures = [one / yardstick for one, yardstick in zip(ours, yardsticks, strict=True)]
    unit = "×" if theirs else "ms a line"
    kept = case.budget is None or median(figures) <= case.budget
    budget = "" if case.budget is None else f"≤ {case.budget:g} {unit} {'ok' if kept else 'OVER'}"
    times = " : ".join(f"{median(side) * 1000:.0f}" for side in (ours, theirs) if side)
    most = memory(case, folder) if case.memory else 0
    if case.memory:
        kept = kept and most <= case.memory
        budget = f"{budget} ≤ {case.memory} MiB {'ok' if most <= case.memory else 'OVER'}"
        times = f"{most} MiB; {times}"
    say(f"{case.name:24}{min(figures):8.2f}{median(figures):8.2f}{max(figures):8.2f}   {budget:20} {times} ms")
    say(*(f"    {line}" for line in (case.ours, case.theirs) if line))
    return kept


def say(*lines: str) -> None:
    """Prints at once, so that a long run can be watched."""
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()


def show_sources(cases: list[Case], folder: Folder) -> None:
    """The files that stand in the commands, as they were run."""
    used = " ".join(case.theirs for case in cases)
    for name in ("bare", "sql"):
        path = Path(folder.ready(CASES[0])[name])
        if f"{{{name}}}" in used and path.exists():
            say("", f"{{{name}}}", path.read_text(encoding="utf-8").rstrip())


def main() -> int:
    """Measures the cases whose names begin with a word of the command line, or all."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench", description="Speed, as ratios measured side by side."
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(case.name for case in CASES))
    parser.add_argument("--runs", type=int, default=RUNS, help=f"pairs of each case (default {RUNS})")
    asked = parser.parse_args()
    cases = [case for case in CASES if not asked.names or case.name.startswith(tuple(asked.names))]
    if not cases or asked.runs < 1:
        parser.error("no such case" if not cases else "--runs must be 1 or more")
    say(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {asked.runs} pairs; {FULL}")
    say(f"{'':24}{'min':>8}{'median':>8}{'max':>8}   {'budget':20} median time")
    with tempfile.TemporaryDirectory(prefix="renda-bench-") as name:
        folder = Folder(Path(name), FULL)
        over = [case.name for case in cases if not report(case, folder, asked.runs)]
        show_sources(cases, folder)
    say("", f"over budget: {', '.join(over)}" if over else "all within budget")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
