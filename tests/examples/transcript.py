"""Transcripts: what is typed in them is typed again in this process, and must come out as it stands there.

A transcript is a text file under examples/. What a clerk types stands after `$ `, remarks after `※`; all other lines are
what the program prints, `~` being the folder that it works in. When the program says something else on purpose, the
transcripts of an example are renewed, all of them in their order, and the difference is read before it is kept:

    python -m tests.examples.transcript lingkou unhappy
    python -m tests.examples.transcript                     all of SERIES, and the demo (of yaoguan)
    git diff examples
"""

import os
import runpy
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran, Renda, program

EXAMPLES = Path(__file__).parents[2] / "examples"
TYPED = ("※", "$ ")
SERIES = {
    "lingkou": ("1-before.txt", "2-session.txt", "3-after.txt"),
    "unhappy": ("1-winter.txt", "2-spring.txt", "3-year-end.txt", "4-new-year.txt"),
    "yunyang": ("3-figures.txt",),
    "sheets": ("1-import.txt",),
    "waishankou": ("2-year.txt", "4-reviews.txt"),
    "fangxian": ("1-year.txt", "3-stations.txt", "6-scores.txt"),
    "hanyin": ("1-county.txt",),
    "yaoguan": ("4-deputies.txt", "5-stations.txt", "7-reviews.txt", "8-year-end.txt"),
    "shiqiaotou": ("1-year.txt",),
    "jiepai": ("2-month.txt",),
    "lvcheng": ("1-five-years.txt",),
    "yanling": ("1-receptions.txt",),
    "danbei": ("2-year.txt",),
    "hanyang": ("1-eight-steps.txt", "2-questioning.txt"),
}


def replay(renda: Renda, transcript: Path) -> str:
    """The transcript as it comes out when what is typed in it is typed again."""
    today, lines = None, []
    for line in transcript.read_text(encoding="utf-8").splitlines():
        if not line.startswith(TYPED):
            continue
        lines += [line] if line.startswith("$ export ") else ["", line]
        if line.startswith("$ export RENDA_TODAY="):
            today = line.partition("=")[2]
        elif line.startswith("$ renda"):
            ran = renda(*shlex.split(line)[2:], today=today)
            lines += _printed(ran)
    return "\n".join(lines).lstrip("\n") + "\n"


def _printed(ran: Ran) -> list[str]:
    """What a clerk sees: what is printed, then the error, then an exit code that is not 0; `~` stands for the folder."""
    said = (ran.out + ran.err).replace(f"{Path.cwd()}", "~").splitlines()
    return said if ran.code == 0 else [*said, f"（退出码 {ran.code}）"]


def work_in(folder: Path, patch: pytest.MonkeyPatch) -> Path:
    """A folder to work in that sees the examples; the file `town.db` of the example does not exist yet."""
    here = folder / "work"
    here.mkdir()
    (here / "examples").symlink_to(EXAMPLES)
    patch.chdir(here)
    patch.setenv("RENDA_DB", "town.db")
    for name in ("RENDA_TODAY", "RENDA_FORMAT", "RENDA_DEBUG"):
        patch.delenv(name, raising=False)
    return here


def enter_yunyang(renda: Renda, today: str) -> tuple[Ran, Ran]:
    """云阳's five years before its transcript begins: the setting up, and the old list as its script makes commands of it."""
    begun = "init --town 云阳街道 --county 丹阳市 --province 江苏省 --congress 16 --term-start 2012-01-10"
    assert renda(*begun.split(), today=today).code == 0
    yunyang = EXAMPLES / "yunyang"
    # an environment that knows no UTF-8
    bare = {"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONUTF8": "0"}
    made = subprocess.run(
        [sys.executable, str(yunyang / "enter.py")], env=bare, capture_output=True, check=True, cwd="/"
    )
    return (
        renda("batch", str(yunyang / "1-setup.renda"), today=today),
        renda("batch", "-", today=today, stdin=made.stdout),
    )


def enter_yaoguan(renda: Renda) -> None:
    """遥观's proposals of 2022, as the demo enters them."""
    begun = "init --town 遥观镇 --county 武进区 --province 江苏省 --congress 5 --term-start 2021-12-20"
    for words in (
        begun,
        *(f"batch {EXAMPLES / 'yaoguan' / file}" for file in ("1-spring.renda", "2-rest-of-year.renda")),
    ):
        ran = renda(*words.split(), today="2022-12-31")
        assert ran.code == 0, ran.err


def enter_hanyin(renda: Renda) -> None:
    """The year 2018 of 汉阴's ten towns, each in a file of its own."""
    script = EXAMPLES / "hanyin" / "enter.py"
    towns = runpy.run_path(str(script))
    for town in towns["TOWNS"]:
        commands = "".join(f"{shlex.join(words)}\n" for words in towns["commands"](town))
        file = ("--db", f"{town}.db")
        begun = f"init --town {town} --county 汉阴县 --province 陕西省 --congress 19 --term-start 2017-01-10"
        for ran in (
            renda(*file, *begun.split(), today="2018-12-31"),
            renda(*file, "batch", "-", today="2018-12-31", stdin=commands),
        ):
            assert ran.code == 0, ran.err


_BEFORE: dict[str, Callable[[Renda], object]] = {
    "yunyang": lambda renda: enter_yunyang(renda, "2016-12-31"),
    "yaoguan": enter_yaoguan,
    "hanyin": enter_hanyin,
}


def renew(name: str) -> None:
    """Writes down what the transcripts of an example of SERIES say now."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        work_in(Path(folder).resolve(), patch)
        renda = program()
        if name in _BEFORE:
            _BEFORE[name](renda)
        for file in SERIES[name]:
            transcript = EXAMPLES / name / file
            transcript.write_text(replay(renda, transcript), encoding="utf-8")


def renew_demo() -> None:
    """Writes down what the demo prints now; it is a shell script with its own clock and folder."""
    here = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    command = ["sh", str(EXAMPLES / "demo.sh"), "--no-install"]
    ran = subprocess.run(command, env={**os.environ, "PATH": here}, capture_output=True, check=True, cwd="/")
    (EXAMPLES / "yaoguan" / "demo.txt").write_bytes(ran.stdout)


def main(chosen: list[str]) -> None:
    """Renews the transcripts of the examples named, or of all."""
    known = [*SERIES, "demo"]
    unknown = [name for name in chosen if name not in known]
    if unknown:
        raise SystemExit(f"no transcripts of {', '.join(unknown)}; there are {', '.join(known)}")
    for name in chosen or known:
        if name == "demo":
            renew_demo()
        else:
            renew(name)


if __name__ == "__main__":
    main(sys.argv[1:])
