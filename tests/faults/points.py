"""A point: a command cut off at one event, and all that must hold afterwards.

First a dry run counts the events, so that the points lie evenly over the whole of it. After each point the file is compared,
table by table, with what it was before and with what a clean run makes of it: it must be one of the two. Then `renda check`
finds no fault, every copy is whole, and the command typed once more does its work and leaves nothing behind.
"""

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

from tests.faults import children
from tests.faults.held import Content, content, is_hot, is_whole
from tests.faults.scenes import LAST_MONTH, TODAY, Scene, copied, typed
from tests.faults.system_calls import WAYS, Fault

_COPIES = ("backups/*.db", "renda.db.before-*")
_SAID = ("没有写入", "写不了", "写不出", "磁盘")


@dataclass(frozen=True)
class Point:
    """Where a command is cut off: by a fault, or by a limit in bytes of every file that it writes."""

    fault: Fault | None = None
    limit: int | None = None

    def __str__(self) -> str:
        return (
            f"no file over {self.limit} bytes"
            if self.fault is None
            else f"{self.fault.kind} {self.fault.at} {self.fault.way}"
        )


@dataclass
class Figures:
    """What was tried on a command, and what became of it; `losses` say where it went wrong."""

    name: str
    counts: Counter[str] = field(default_factory=Counter)
    losses: list[str] = field(default_factory=list)


class Trial:
    """A command and what it makes of the file; `folder` is where its points are tried."""

    def __init__(self, scene: Scene, folder: Path) -> None:
        self.scene, self.folder = scene, folder
        self.path = folder / "renda.db"
        self.figures = Figures(scene.name)
        self.before = content(scene.folder / "renda.db")
        copied(scene, folder)
        typed(folder, *scene.words)
        self.after = content(self.path)
        self.largest = max(file.stat().st_size for file in self._written())
        self.made = self._made()
        self.faults = self._faults()

    def _written(self) -> Iterator[Path]:
        """The files that are not as they were before the command."""
        for file in self.folder.rglob("*"):
            was = self.scene.folder / file.relative_to(self.folder)
            if file.is_file() and not (was.exists() and was.read_bytes() == file.read_bytes()):
                yield file

    def _made(self) -> bytes:
        return (self.folder / self.scene.makes).read_bytes() if self.scene.makes else b""

    def events(self, kind: str) -> list[str]:
        """The events of a clean run: their names, in order."""
        done = children.run(copied(self.scene, self.folder), self.scene.words, today=TODAY, fault=Fault(kind))
        assert done.code == 0, done.err
        return list(done.seen)

    def try_all(self, points: Iterator[Point]) -> None:
        """Tries points one by one and notes what is lost."""
        for point in points:
            try:
                self._try(point)
            except Exception as problem:  # a loss, whatever it is, must not end the run
                self.figures.losses.append(f"{self.scene.name}, {point}: {type(problem).__name__}: {problem}")

    def _try(self, point: Point) -> None:
        self.figures.counts["points"] += 1
        done = children.run(
            copied(self.scene, self.folder), self.scene.words, today=TODAY, fault=point.fault, limit=point.limit
        )
        self._note(point, done)
        self._told(done)
        found = self._beside()
        known = self.before if found == self.before else self.after
        _equal(found, known, "the file is neither as before nor as after")
        if not done.killed and done.code:
            _equal(found, self.before, "a command that failed wrote something")
        elif not done.killed:
            _equal(found, self.after, "a command that succeeded did not write")
        self._copies_are_whole()
        assert self._faults() <= self.faults, self._faults()
        _equal(content(self.path), self.after if self.scene.name.startswith("migrate") else known, "check changed it")
        self._again(written=known == self.after and self.before != self.after)

    def _note(self, point: Point, done: children.Outcome) -> None:
        counts = self.figures.counts
        counts["killed"] += done.killed
        counts["failed"] += not done.killed and done.code != 0
        counts["no effect"] += not done.killed and done.code == 0
        counts["hot journals"] += is_hot(self.path.with_name("renda.db-journal"))

    def _told(self, done: children.Outcome) -> None:
        if done.killed:
            return
        assert "Traceback" not in done.err, done.err
        assert "内部出错" not in done.err, done.err
        assert done.code in (0, 2, 3), (done.code, done.err)
        if done.code:
            assert len(done.err.splitlines()) == 1, done.err
            assert any(words in done.err for words in _SAID), done.err

    def _beside(self) -> Content:
        """What SQLite itself makes of the file and its journal: of copies, so that the program is the first to meet them."""
        aside = self.folder.with_name(f"{self.folder.name}-beside")
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir()
        for name in ("renda.db", "renda.db-journal"):
            if (self.folder / name).exists():
                shutil.copy(self.folder / name, aside / name)
        found = content(aside / "renda.db")
        self.figures.counts["as before"] += found == self.before
        return found

    def _copies_are_whole(self) -> None:
        """What bears the name of a copy is one, and of earlier copies none went before the new one was there."""
        copies = [file for glob in _COPIES for file in self.folder.glob(glob)]
        for copy in copies:
            assert is_whole(copy), copy.name
            held = content(copy)
            assert held in (self.before, self.after, *self.scene.known), f"{copy.name} holds something else"
        assert self._made() in (self.made, LAST_MONTH if self.scene.makes else b""), "half a list"
        if self.scene.keeps:
            assert list(self.folder.glob(self.scene.keeps)), "no copy is left"

    def _faults(self) -> frozenset[tuple[str, str]]:
        """What `renda check` finds; a fault of the file itself is none that one may have."""
        with_faults = json.loads(_check(self.folder, "-f", "json"))
        return frozenset((one["check"], str(one["record"])) for one in with_faults if one["level"] == "fault")

    def _again(self, *, written: bool) -> None:
        if written and self.scene.refused_again:
            typed(self.folder, *self.scene.words, code=2)
        else:
            for words in self.scene.again if written and self.scene.again else (self.scene.words,):
                typed(self.folder, *words, stdin=self.scene.stdin)
        turned = written and self.scene.name == "undo"  # undone, redone and undone: the log tells of all three
        _equal(
            content(self.path, log=not turned),
            {name: rows for name, rows in self.after.items() if not turned or name not in ("entry", "change")},
            "the command typed again made something else",
        )
        assert self._made() == self.made, "the list is another one"
        _check(self.folder, "--fix")
        left = [file.name for file in self.folder.rglob("*") if file.name.endswith((".new", "-journal"))]
        assert self.scene.name == "export" or left == [], left


def _check(folder: Path, *words: str) -> str:
    try:
        return typed(folder, "check", *words)
    except AssertionError:
        return typed(folder, "check", *words, code=1)


def _equal(found: Content, wanted: Content, what: str) -> None:
    if found != wanted:
        other = [name for name in {**found, **wanted} if found.get(name) != wanted.get(name)]
        raise AssertionError(f"{what}: {', '.join(other)}")


def spread(count: int, events: int) -> list[int]:
    """So many numbers from 1 to `events`, evenly, the first and the last among them."""
    if events <= count:
        return list(range(1, events + 1))
    if count == 1:
        return [(events + 1) // 2]
    return sorted({1 + round(place * (events - 1) / (count - 1)) for place in range(count)})


def kills(trial: Trial, calls: int, statements: int) -> Iterator[Point]:
    """Points at system calls (before, half done, after) and at statements; the last calls of the commit among them."""
    ways = cycle(WAYS)
    found = trial.events("call")
    for place in _of_every_kind(found, calls):
        yield Point(Fault("call", place, next(ways)))
    yield Point(Fault("call", len(found), "after"))  # the file has it all, nobody has been told
    for place in spread(statements, len(trial.events("statement"))):
        yield Point(Fault("statement", place))


def _of_every_kind(events: list[str], count: int) -> list[int]:
    """So many events, each kind of them spread over the whole: the few writes of a commit among the many of a long run."""
    places: dict[str, list[int]] = {}
    for place, name in enumerate(events, 1):
        places.setdefault(name, []).append(place)
    chosen: list[int] = []
    for left, found in zip(range(len(places), 0, -1), sorted(places.values(), key=len), strict=True):
        share = max(1, round((count - len(chosen)) / left))
        chosen += [found[nth - 1] for nth in spread(share, len(found))]
    return sorted(chosen)


def failures(trial: Trial, calls: int, limits: int) -> Iterator[Point]:
    """Points at writes that find no room, one or all from there on; and limits of the size of every file, odd ones too."""
    kinds = cycle(("full", "full on"))
    for place in _of_every_kind(trial.events("full"), calls):
        yield Point(Fault(next(kinds), place))
    for place in range(limits):
        yield Point(limit=place * trial.largest // limits // (1 if place % 2 else 512) * (1 if place % 2 else 512))
