"""Short ways to a sheet, to what becomes of it, and to what it left in the file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from renda_cli.work.desk import Desk
from renda_cli.work.exchange.importing import Options, import_
from renda_cli.work.exchange.record import Outcome
from tests.work.helpers import contents

Take = Callable[..., Outcome]
Tables = dict[str, list[tuple[Any, ...]]]


def tables(desk: Desk) -> Tables:
    """Every row of every table but the log."""
    return {name: rows for name, rows in contents(desk).items() if name not in ("change", "entry", "sqlite_sequence")}


def taking(desk: Desk, folder: Path) -> Take:
    """`take(what, sheet)` imports a sheet written as CSV: lines of the text, cells between commas.

    What was taken in leaves nothing to do when it is read again; what was refused or rehearsed leaves nothing in the file.
    """

    def take(what: str, sheet: str, *, rehearsal: bool = False, **options: Any) -> Outcome:
        path = folder / "sheet.csv"
        path.write_text(sheet, encoding="utf-8")
        before = tables(desk)
        done = import_(desk, what, str(path), Options(**options), rehearsal=rehearsal)
        if rehearsal or done.errors:
            assert (tables(desk), done.written) == (before, False)
            return done
        after = tables(desk)
        again = import_(desk, what, str(path), Options(**options))
        assert (again.new, again.changed, again.equal, again.errors) == (0, 0, done.rows, [])
        assert tables(desk) == after
        return done

    return take


def counts(done: Outcome) -> tuple[int, int, int]:
    """How many rows are new, changed, equal; none is wrong."""
    assert done.errors == []
    return done.new, done.changed, done.equal


def said(done: Outcome) -> list[str]:
    """The sentences about what is wrong."""
    return [error.sentence() for error in done.errors]


def refused_cell(done: Outcome, column: str, *, row: int = 2) -> str:
    """What is said of the only bad cell, which is in `column` of `row`."""
    assert [(error.row, error.column) for error in done.errors] == [(row, column)], done.errors
    return done.errors[0].why


@pytest.fixture
def take(office: Desk, tmp_path: Path) -> Take:
    """Imports into the town with its people, units and session."""
    return taking(office, tmp_path)
