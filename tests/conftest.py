"""A fresh file for each test, and the program run in this process as a clerk would run it."""

import io
import json
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from renda_cli import main
from renda_cli.commands.context import Context
from renda_cli.work import town
from renda_cli.work.desk import Desk, open_desk

TODAY = date(2022, 1, 10)
# The suite says the same of the same tree; a hunt for more is `pytest --hypothesis-profile=default`.
settings.register_profile("suite", deadline=None, derandomize=True)
settings.load_profile("suite")


@dataclass(frozen=True)
class Ran:
    """What a command line gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


Renda = Callable[..., Ran]


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file made once; tests get copies, because making one takes alembic half a second."""
    path = tmp_path_factory.mktemp("template") / "renda.db"
    town.create(path, TODAY, town="遥观镇", county="武进区", congress=5, term_start="2021-12-20")
    return path


@pytest.fixture
def path(empty_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh file that RENDA_DB names."""
    copy = tmp_path / "renda.db"
    shutil.copy(empty_file, copy)
    monkeypatch.setenv("RENDA_DB", str(copy))
    for name in ("RENDA_TODAY", "RENDA_FORMAT", "RENDA_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    return copy


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    """A desk over a fresh file, on TODAY."""
    opened = open_desk(path, TODAY, at_terminal=False)
    yield opened
    opened.file.close()


def program() -> Renda:
    """The program in this process, a call a command line; what it changes of the process is set back after each."""

    def run(*words: str, today: str | None = "2022-01-10", stdin: str | bytes = b"") -> Ran:
        out, err = io.StringIO(), io.StringIO()
        content = stdin.encode() if isinstance(stdin, str) else stdin
        before = ["--today", today] if today else []
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "argv", ["renda", *before, *words])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code = main.run()
        return Ran(code, out.getvalue(), err.getvalue())

    return run


@pytest.fixture
def renda(path: Path) -> Renda:
    """Runs `renda WORDS…` on the fresh file: `renda("proposal", "show", "1", today="2022-03-01")`."""
    return program()


@pytest.fixture
def at_terminal(renda: Renda, monkeypatch: pytest.MonkeyPatch) -> Renda:
    """The same with somebody who sits there and can be asked."""
    monkeypatch.setattr(Context, "at_terminal", property(lambda here: not here.in_batch))
    return renda


@pytest.fixture
def town_with_people(renda: Renda) -> Renda:
    """Three deputies, four units and the session 5-1 (6 to 7 January 2022, closed)."""
    for line in (
        "deputy add 张三 --district 第3选区 --group 东片小组",
        "deputy add 李四 --district 第4选区 --group 西片小组",
        "deputy add 王五 --district 第5选区",
        "proposal unit add 农业农村局",
        "proposal unit add 财政局",
        "proposal unit add 建设局",
        "proposal unit add 教育局",
        "deputy session add 5-1 --on 2022-01-06 --closed 2022-01-07",
    ):
        ran = renda(*line.split())
        assert ran.code == 0, ran.err
    return renda
