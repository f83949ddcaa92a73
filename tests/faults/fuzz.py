"""Thousands of inputs that nobody means, and what must hold after each: an exit code that has a meaning, no traceback, nothing half written."""

import hashlib
import shutil
import signal
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import NoReturn

import pytest

from renda_cli.work import town
from renda_cli.work.desk import open_desk
from tests.conftest import TODAY, Ran, program
from tests.faults.held import Content, content
from tests.faults.nasty import Typed
from tests.faults.spoiled import Bundle, Sheet
from tests.work.checks_data import fill_busy_year
from tests.work.conftest import fill_office, fill_small_year

DAY = "2022-12-31"
LONGEST_SECONDS = 10
TAKEN_IN_A_ROW = 12
_MANY_LINES = ("import", "batch", "rules", "holidays", "check")  # what these refuse, they tell line by line
_FILES = {
    "清单.csv": "编号,标题,领衔代表,提出日期\n71,修一座桥,张三,2022-01-06\n",
    "规则.toml": "[[value]]\nkey = 'reply'\nfrom = 2022-01-01\nvalue = 'none'\n",
    "批.renda": "proposal unit add 水务所\n",
}


class Hang(BaseException):
    """A command that did not end; no handler of the program's may take it for its own."""


@dataclass
class Fuzz:
    """The folder in which inputs are tried, the file as it was, and what came of them."""

    folder: Path
    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    tampered: bool = False

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.template, self.path = self.folder / "as it was.db", self.folder / "at work" / "renda.db"
        town.create(self.template, TODAY, town="遥观镇", congress=5, term_start="2021-12-20")
        desk = open_desk(self.template, TODAY, at_terminal=False)
        for fill in (fill_office, fill_small_year, fill_busy_year):
            fill(desk)
        desk.file.close()
        self.renda = program()
        self._lay_out()

    def _lay_out(self) -> None:
        shutil.rmtree(self.path.parent, ignore_errors=True)
        (self.path.parent / "文件夹").mkdir(parents=True)
        shutil.copy(self.template, self.path)
        shutil.copy(self.template, self.path.with_name("备份.db"))
        for name, text in _FILES.items():
            self.path.with_name(name).write_text(text, encoding="utf-8")
        self.content, self.digest = content(self.path), _digest(self.path)
        self.taken: list[list[str]] = []

    def type_all(self, lines: Iterable[Typed]) -> None:
        """Types command lines one after another; what is taken stays for the next."""
        for line in lines:
            self._one(line.words, line.stdin)

    def import_all(self, sheets: Iterable[Sheet]) -> None:
        """Imports sheets; what is taken stays for the next."""
        for place, sheet in enumerate(sheets):
            self.path.with_name(sheet.name).write_bytes(sheet.content)
            self._one(("import", sheet.what, sheet.name), b"", about=f"sheet {place}")

    def hand_over_all(self, bundles: Iterable[Bundle]) -> None:
        """Imports spoiled bundles, each into a new file."""
        with self._at_work():
            assert self.renda("export", "all", "-o", "移交", today=DAY).code == 0
            whole = {file: file.read_bytes() for file in Path("移交").rglob("*.json")}
        self.template.unlink()
        town.create(self.template, TODAY, town="遥观镇")
        for bundle in bundles:
            self._lay_out()
            self.tampered = True  # what it says may be wrong, and `check` tells of it
            with self._at_work():
                for file, held in whole.items():
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(bundle(file.name, held))
            self._one(("import", "all", "移交"), b"")

    def _one(self, words: tuple[str, ...], stdin: bytes, about: str = "") -> None:
        self.counts["inputs"] += 1
        with self._at_work():
            try:
                with _within(LONGEST_SECONDS):
                    ran = self.renda(*words, today=DAY, stdin=stdin)
                self.counts[f"exit {ran.code}"] += 1
                problem = _misspoken(words, ran) or self._miswritten(ran)
            except Hang:
                problem = "it did not end"
            except BaseException as error:
                problem = f"it fell over: {type(error).__name__}: {error}"
        if problem:
            told = f"{[word[:80] for word in words]} {stdin[:120]!r} {about} after {self.taken}"
            self.wrong.append(f"{problem[:600]} <- {told}")
        self._go_on(words, anew=bool(problem))

    def _go_on(self, words: tuple[str, ...], *, anew: bool) -> None:
        """What was taken stays for the next inputs, up to some: then the file is again as it was."""
        if anew or len(self.taken) >= TAKEN_IN_A_ROW or not self.path.exists():
            self._lay_out()
        elif _digest(self.path) != self.digest:
            self.content, self.digest = content(self.path), _digest(self.path)
            self.taken.append([word[:80] for word in words])

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.path.parent)
            patch.setenv("RENDA_DB", "renda.db")
            patch.setenv("HOME", str(self.path.parent))
            for name in ("RENDA_TODAY", "RENDA_FORMAT", "RENDA_DEBUG"):
                patch.delenv(name, raising=False)
            yield

    def _miswritten(self, ran: Ran) -> str | None:
        """Refused, nothing may have been written; done, `renda check` finds no fault in what was."""
        if not self.path.exists() or _digest(self.path) == self.digest:
            return None if self.path.exists() else "the file is gone"
        if ran.code in (2, 3, 130):
            return self._other_tables(content(self.path)) if ran.code else None
        if self.tampered:
            return None
        checked = self.renda("check", "file", "references", "records", today=DAY)
        return f"check: {checked.out[:300]}" if checked.code else None

    def _other_tables(self, found: Content) -> str | None:
        other = [name for name in {**found, **self.content} if found.get(name) != self.content.get(name)]
        return f"refused, and yet written: {', '.join(other)}" if other else None


def _misspoken(words: tuple[str, ...], ran: Ran) -> str | None:
    """What is wrong with how a command ended and what it said."""
    if ran.code not in (0, 1, 2, 3, 130):
        return f"exit {ran.code}"
    for sign in ("Traceback", "内部出错", "不相容"):
        if sign in ran.err:
            return f"{sign}: {ran.err}"
    lines = ran.err.splitlines()
    if ran.code in (2, 3) and not lines and words[:1] not in (("import",), ("batch",)):
        return f"exit {ran.code} without a word"
    if len(lines) > 1 and not set(words) & set(_MANY_LINES):
        return f"{len(lines)} lines: {ran.err}"
    if not ran.err.replace("\u3000", "").replace("\n", "").isprintable():
        return f"signs that cannot be printed: {ran.err!r}"
    return None


@contextmanager
def _within(seconds: int) -> Iterator[None]:
    def ring(_number: int, _frame: FrameType | None) -> NoReturn:
        raise Hang

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
