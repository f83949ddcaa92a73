"""What is exported and imported into an empty file is the same: list by list, proposal by proposal, figure by figure."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from renda_cli.work import indicators, rules
from renda_cli.work.desk import Desk, open_desk
from renda_cli.work.exchange import bundle, exporting
from renda_cli.work.exchange.importing import Options, import_
from renda_cli.work.proposal import listing, reading
from tests.conftest import TODAY, Renda
from tests.examples.transcript import EXAMPLES, SERIES, enter_yunyang, replay, work_in

ORDER = ("sessions", "deputies", "groups", "units", "proposals", "contacts", "urges", "promises")
KEPT = ("town", "holiday", "rule_value")
TABLES = (
    "assignment", "proposal",
)  # fmt: skip


def emptied(source: Desk, path: Path) -> Desk:
    """A file with the town and the rules of another, and nothing else."""
    source.file.let_go()
    shutil.copy(source.file.path, path)
    desk = open_desk(path, source.today, at_terminal=False)
    desk.file.db.execute("PRAGMA foreign_keys = OFF")
    for (table,) in desk.file.tuples("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"):
        if table not in KEPT:
            desk.file.db.execute(f"DELETE FROM {table}")
    desk.file.db.execute("PRAGMA foreign_keys = ON")
    return desk


def moved(source: Desk, folder: Path, ending: str) -> Desk:
    """The lists of a file, written and read into an empty one; a second reading changes nothing."""
    target = emptied(source, folder / "target.db")
    for what in ORDER:
        path = folder / f"{what}.{ending}"
        exporting.write(source, what, str(path), private=True)
        done = import_(target, what, str(path), Options())
        assert done.errors == [], what
        assert done.written
    for what in ORDER:
        again = import_(target, what, str(folder / f"{what}.{ending}"), Options())
        assert (again.errors, again.new, again.changed) == ([], 0, 0), (what, again.changes)
    return target


def rows(desk: Desk, what: str) -> list[list[Any]]:
    return list(exporting.exported(desk, what, private=True).rows)
