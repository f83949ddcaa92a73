"""The names of copies: each has the time in it, and they sort by it."""

import re
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

FOLDER = "backups"
_TIME = r"(\d{4}-\d\d-\d\d-\d{6})(?:-(\d+))?"  # the second of one second is -2


@dataclass(frozen=True)
class Series:
    """The copies in a folder whose names differ only in the time between `before` and `after`."""

    folder: Path
    before: str
    after: str = ""

    def found(self) -> list[Path]:
        """Those that are there, oldest first. Raises OSError when the folder cannot be read."""
        return [self._named(*key) for key in sorted(self._keys())]

    def following(self) -> Path:
        """The name of the next one: free, and after all that are there of this second. Raises OSError."""
        now = _now()
        taken = [number for time, number in self._keys() if time == now]
        return self._named(now, max(taken, default=0) + 1)

    def drafts(self) -> list[Path]:
        """What killed programs left of copies that were to be. Raises OSError."""
        drafts = rf"\.{re.escape(self.before)}{_TIME}{re.escape(self.after)}\.\d+\.new"
        return [one for one in self._entries() if re.fullmatch(drafts, one.name)]

    def _keys(self) -> list[tuple[str, int]]:
        pattern = re.compile(f"{re.escape(self.before)}{_TIME}{re.escape(self.after)}")
        matches = (pattern.fullmatch(one.name) for one in self._entries())
        return [(match[1], int(match[2] or 1)) for match in matches if match]

    def _entries(self) -> list[Path]:
        return list(self.folder.iterdir())

    def _named(self, time: str, number: int) -> Path:
        return self.folder / f"{self.before}{time}{f'-{number}' if number > 1 else ''}{self.after}"


def of_backups(path: Path, folder: Path | None = None) -> Series:
    """The backups of the file in `folder` (`backups` beside the file)."""
    return Series(folder if folder is not None else path.parent / FOLDER, f"{path.stem}-", ".db")


def of_kept(path: Path, why: str) -> Series:
    """The copies that are kept beside the file before something large (`why`: import, restore)."""
    return Series(path.parent, f"{path.name}.before-{why}-")


def newest(path: Path) -> Path | None:
    """The copy of the file that was made last, of those in their usual places; None when there is none to be seen."""
    found: list[tuple[float, Path]] = []
    for folder, pattern in ((path.parent / FOLDER, f"{path.stem}-*.db"), (path.parent, f"{path.name}.before-*")):
        with suppress(OSError):
            found += [(copy.stat().st_mtime, copy) for copy in folder.glob(pattern)]
    return max(found)[1] if found else None


def _now() -> str:
    """The local time, which only SQLite is asked for below `main`."""
    with closing(sqlite3.connect(":memory:")) as clock:
        now: str = clock.execute("SELECT strftime('%Y-%m-%d-%H%M%S', 'now', 'localtime')").fetchone()[0]
    return now
