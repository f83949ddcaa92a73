"""The checks are run, none stops another, and what can be mended safely is."""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from renda_cli.errors import RendaError, cause
from renda_cli.store import integrity
from renda_cli.store.explaining import explained
from renda_cli.work.checks.finding import Check, Finding
from renda_cli.work.desk import Desk, Listing

FIELDS = ("check", "part", "level", "record", "text", "fixable")
_STOPS = (
    RendaError,
    sqlite3.Error,
    OSError,
    ValueError,
    TypeError,
    KeyError,
)  # what an entry that makes no sense raises

_LONGEST = 200  # signs: SQLite repeats a text that cannot be read


class Outcome(NamedTuple):
    """What is wrong (fields FIELDS; faults of a part before its warnings), what was mended, and how many checks were run."""

    found: Listing
    mended: tuple[str, ...]
    checks: int

    @property
    def faults(self) -> int:
        """How many faults there are; the rest are warnings."""
        return sum(row[2] == "fault" for row in self.found.rows)


def run(desk: Desk, checks: Sequence[Check], *, fix: bool = False) -> Outcome:
    """Runs checks (see `registry.chosen`); with `fix` mends first what can be mended safely, all rows in one transaction.

    Raises DatabaseError when what was mended cannot be written.
    """
    mended = _mend(desk, checks) if fix else []
    desk.forget_rules()
    rows = [row for one in checks for row in _rows(desk, one)]
    parts = list(dict.fromkeys(one.part for one in checks))
    rows.sort(key=lambda row: (parts.index(row[1]), row[2] != "fault"))
    return Outcome(Listing(FIELDS, rows), tuple(mended), len(checks))


def _rows(desk: Desk, check: Check) -> list[tuple[str, str, str, str, str, bool]]:
    found, stopped = _found(desk, check)
    can = check.fix is not None
    rows = [
        (check.name, check.part, check.level, one.record, one.text, can and one.fixable) for one in dict.fromkeys(found)
    ]
    if stopped:
        rows.append((check.name, check.part, "fault", desk.file.path.name, f"这项检查没有做完：{stopped}", False))
    return rows


def _found(desk: Desk, check: Check) -> tuple[list[Finding], str]:
    """What a check finds, and what stopped it, if something did."""
    found: list[Finding] = []
    try:
        found.extend(check.find(desk))
    except _STOPS as error:
        return found, _said(desk, error)[:_LONGEST]
    return found, ""


def _said(desk: Desk, error: Exception) -> str:
    if isinstance(error, sqlite3.Error):
        error = explained(desk.file.path, error)
    return str(error) if isinstance(error, RendaError) else f"有看不懂的值（{error}）"


def _mend(desk: Desk, checks: Sequence[Check]) -> list[str]:
    """What was done, in sentences. Nothing is written into a file that is damaged or lacks a table."""
    fixing = [one for one in checks if one.fix is not None and _fixable(desk, one)]
    if fixing and _is_damaged(desk):
        return ["文件已损坏或不完整，没有改正任何记录；请用 renda restore 备份 换用备份"]
    of_rows = [one for one in fixing if not one.outside]
    said: list[str] = []
    if of_rows:
        with desk.file.transaction():
            said = [line for one in of_rows for line in _mended(desk, one)]
    desk.file.let_go()
    return said + [line for one in fixing if one.outside for line in _mended_outside(desk, one)]


def _is_damaged(desk: Desk) -> bool:
    try:
        return bool(integrity.problems(desk.file.db) or integrity.missing(desk.file.db))
    except sqlite3.Error:
        return True


def _fixable(desk: Desk, check: Check) -> list[Finding]:
    return [one for one in _found(desk, check)[0] if one.fixable]


def _mended(desk: Desk, check: Check) -> list[str]:
    """What is mended is looked for once more: only now nobody else writes."""
    found = _fixable(desk, check)
    return check.fix(desk, found) if check.fix and found else []


def _mended_outside(desk: Desk, check: Check) -> list[str]:
    """As `_mended`; what the system or another program does not allow is said and left."""
    try:
        return _mended(desk, check)
    except OSError as error:
        return [f"{check.title}：没有改正（{cause(error)}）"]
    except RendaError as error:
        return [f"{check.title}：没有改正（{error}）"]
