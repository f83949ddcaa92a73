"""What a check is, what it finds, and the short way to write one: a query whose rows are what is wrong."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from renda_cli.rules.vocabulary import DEADLINE_KINDS, PROPOSAL_STATES
from renda_cli.work.desk import Desk

# A proposal's full number, and the joins that lead to it from a table with a proposal_id (`of`).
RECORD = "coalesce(s.number || '/', '') || p.no AS record"
PROPOSAL = "proposal p LEFT JOIN session s ON s.id = p.session_id"
OPEN = "t.met_on IS NULL AND t.cancelled_on IS NULL"
_WORDS = {"kind": DEADLINE_KINDS, "status": PROPOSAL_STATES}


@dataclass(frozen=True, slots=True)
class Finding:
    """`record` names what is wrong, `text` says what and what to type; `key` is what a fix finds it by."""

    record: str
    text: str
    key: Any = None
    fixable: bool = True


Find = Callable[[Desk], Iterable[Finding]]
Fix = Callable[[Desk, Sequence[Finding]], list[str]]


@dataclass(frozen=True, slots=True)
class Check:
    """One check: `part` and `level` as in vocabulary.CHECK_PARTS and CHECK_LEVELS, `title` for lists.

    `find` may raise what SQLite or a value that cannot be read raises; `fix` mends the findings that are fixable and says
    what it did. `outside`: its fix is none of rows, so no transaction holds it.
    """

    name: str
    part: str
    level: str
    title: str
    find: Find
    fix: Fix | None = None
    outside: bool = False


def of(alias: str) -> str:
    """The joins from a table with a proposal_id to what RECORD reads."""
    return f"JOIN proposal p ON p.id = {alias}.proposal_id LEFT JOIN session s ON s.id = p.session_id"


def by_sql(sql: str, text: str) -> Find:
    """A find of one query: each row is a finding, with the columns record, key where a fix needs it, and those of `text`.

    `:today` is the desk's day; codes of clocks and states read as the office's words.
    """

    def find(desk: Desk) -> Iterator[Finding]:
        for row in desk.file.rows(sql, {"today": desk.today.isoformat()}):
            values = {name: _WORDS.get(name, {}).get(row[name], row[name]) for name in row.keys()}  # noqa: SIM118
            yield Finding(str(values["record"]), text.format_map(values), values.get("key"))

    return find
