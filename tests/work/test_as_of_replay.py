"""What a whole file says of a day is what the file said on that day: examples are typed again, and a copy is kept of each day."""

import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.rules import days
from renda_cli.work import as_of, batch, indicators, spans, stats, town
from renda_cli.work.desk import open_desk
from renda_cli.work.tables import catalogue
from tests.conftest import Ran, program
from tests.examples.transcript import EXAMPLES, SERIES, replay, work_in

# What corrects a fact, or enters many of whatever day, holds for the days before as well.
_OF_ANY_DAY = {"edit", "import", "undo", "redo", "--replace", "--no", "--edit", "merge-into"}
_WAYS = (
    "topic",
    "kind",
    "session",
    "group",
    "unit",
    "class",
    "status",
    "supervision",
    "satisfaction",
    "rounds",
    "stage",
)


class _Kept:
    """Runs command lines, and keeps a copy of the file at the end of each day on which something was typed."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.days, self._day = folder, dict[str, Path](), ""

    def __call__(self, *words: str, today: str | None = None, stdin: str | bytes = b"") -> Ran:
        if today and today != self._day:
            self._keep()
            self._day = today
        self._doubt(list(words), today or "")
        return program()(*words, today=today, stdin=stdin)

    def _keep(self) -> None:
        for file in self.folder.glob("*.db"):
            self.days[self._day] = self.folder / f"{self._day}.kept"
            shutil.copy(file, self.days[self._day])

    def _doubt(self, words: list[str], today: str) -> None:
        """Forgets the days that what is typed now tells something of."""
        first = min(_days(words, today), default=today)
        for day in [day for day in self.days if day >= first]:
            del self.days[day]


def _days(words: list[str], today: str) -> list[str]:
    if "batch" in words:
        text = Path(words[words.index("batch") + 1]).read_text(encoding="utf-8")
        return [day for line in batch.read_lines(text) for day in _days(line.words, today)]
    if _OF_ANY_DAY & set(words):
        return [""]
    found = [words[place + 1] for place, word in enumerate(words) if word in ("--on", "--held")]
    return [_day(text, today) for text in found]


def _day(text: str, today: str) -> str:
    try:
        return days.day(text, date.fromisoformat(today), "").isoformat()
    except InputError:
        return today  # the transcript shows how it is refused


def told(path: Path, day: str) -> dict[str, Any]:
    """Every figure of the day's year and every table of its proposals and of the report, seen from the day."""
    desk = open_desk(path, date.fromisoformat(day), at_terminal=False)
    with as_of.seen(desk, desk.today):
        span = spans.of_years(desk, None)
        figures = {one.indicator.key: one.value for one in indicators.summary(desk, span)}
        tables = {way: [_sorted(row) for row in stats.stats(desk, span, by=way).rows] for way in _WAYS}
        tables |= {one.title: [_sorted(row) for row in one.rows] for one in catalogue.make(desk, span)}
    desk.file.close()
    return {**figures, **tables}


def _sorted(row: Sequence[Any]) -> list[Any]:
    return [sorted(cell) if isinstance(cell, list) else cell for cell in row]


@pytest.mark.parametrize("name", ["unhappy", "lingkou", "shiqiaotou"])
def test_a_day_is_told_of_later_as_it_was_on_the_day(
    name: str, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = work_in(tmp_path, monkeypatch)
    typing = _Kept(folder)
    for transcript in SERIES[name]:
        replay(typing, EXAMPLES / name / transcript)
    (whole,) = folder.glob("*.db")
    assert len(typing.days) > 1
    for day, then in typing.days.items():
        assert told(whole, day) == told(then, day), day


def _typed(name: str) -> list[list[str]]:
    """The lines of an example that write, those of its batches one by one."""
    found: list[list[str]] = []
    for file in _LINES[name][0]:
        text = (EXAMPLES / name / file).read_text(encoding="utf-8")
        if file.endswith(".txt"):
            text = "\n".join(line.removeprefix("$ ") for line in text.splitlines() if line.startswith("$ renda"))
        found += [line.words for line in batch.read_lines(text)]
    return [words for words in found if words[0] not in ("init", "batch") and "notice" not in words]  # of the real day


def _entered(path: Path, lines: list[list[str]], today: str) -> None:
    """A file with some lines entered; a line of a day has to go in."""
    town.create(path, date(2015, 1, 1), town="遥观镇", county="武进区", congress=5, term_start="2012-01-01")
    renda = program()
    for words in lines:
        ran = renda("--db", str(path), *words, today=today)
        assert ran.code == 0 or not _days(words, today), (words, ran.err)


_LINES = {
    "yaoguan": (("1-spring.renda", "2-rest-of-year.renda", "3-deputies.renda", "6-reviews.renda"),
                ("2022-03-15", "2022-05-12", "2022-07-20", "2022-10-31")),
    "jiepai": (("1-setup.renda", "2-month.txt"), ("2022-10-05", "2022-10-12", "2022-10-20")),
}  # fmt: skip


@pytest.mark.parametrize("name", _LINES)
def test_a_day_is_told_as_by_a_file_of_what_had_happened(name: str, path: Path, tmp_path: Path) -> None:
    lines, whole = _typed(name), tmp_path / "whole.db"
    _entered(whole, lines, "2023-01-10")
    for day in _LINES[name][1]:
        part = tmp_path / f"{day}.db"
        _entered(part, [words for words in lines if max(_days(words, day), default="") <= day], day)
        assert told(whole, day) == told(part, day), day
