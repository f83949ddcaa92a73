"""Taking an entry of the log back, row by row; what others have changed since is spared.

Nothing is compared that nobody touched: a row that no later change names is as the entry left it. Taken back is in reverse
order, so that every state on the way is one that the file was in before.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, islice
from typing import Any, NamedTuple

from renda_cli.store.changes import RECORDS, REPLACED, primary_key
from renda_cli.store.statements import COLUMNS

_CHUNK = 2_000
# A row that a REPLACE was about to replace is one that went only if it then came anew: the statement may have spared it.
_STEPS = """SELECT table_name, row_key, old, nullif(new, :replaced) FROM change c WHERE id BETWEEN :first AND :last
    AND (new IS NOT :replaced OR (SELECT n.old IS NULL FROM change n WHERE n.id > c.id AND n.table_name = c.table_name
    AND n.row_key = c.row_key ORDER BY n.id LIMIT 1)) ORDER BY id """
_ROUNDS = 20  # of sparing what hangs on what is spared

Key = tuple[str, str]  # table, row_key as the log writes it
Values = dict[str, Any]


class RowChange(NamedTuple):
    """What an entry did to a row: its values before and after, None where there was no such row."""

    table: str
    key: str
    before: Values | None
    after: Values | None

    @property
    def action(self) -> str:
        """insert, update or delete."""
        return "insert" if self.before is None else "delete" if self.after is None else "update"


class TakenBack(NamedTuple):
    """What taking an entry back comes to: how many rows of which table (table, action) → count, and the rows left alone."""

    counts: Counter[tuple[str, str]]
    spared: list[RowChange]


class _Step(NamedTuple):
    table: str
    key: str
    old: str | None
    new: str | None

    @property
    def action(self) -> str:
        return "delete" if self.new is None and self.old else "update" if self.old else "insert"


def _steps(db: sqlite3.Connection, first: int, last: int, order: str = "ASC") -> Iterator[_Step]:
    """The changes of a range, streamed; a changed primary key is a row that went and another that came."""
    rows = db.cursor()
    rows.row_factory = None
    rows.execute(_STEPS + order, {"replaced": REPLACED, "first": first, "last": last})
    keys = _primary_keys(db)
    for table, key, old, new in rows:
        moved = new and old and table in keys and _key_of(keys[table], json.loads(new)) != key
        if not moved:
            yield _Step(table, key, old, new)
            continue
        parts = [_Step(table, key, old, None), _Step(table, _key_of(keys[table], json.loads(new)), None, None)]
        yield from parts if order == "ASC" else reversed(parts)


def _primary_keys(db: sqlite3.Connection) -> dict[str, list[str]]:
    return {table: primary_key(db, table) for table in RECORDS}


def _key_of(columns: list[str], values: Values) -> str:
    """The primary key of a row as the triggers write it."""
    parts = [values[column] for column in columns]
    return str(parts[0]) if len(parts) == 1 else json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def _parts(columns: list[str], key: str) -> list[Any]:
    """The values of a primary key that the triggers wrote."""
    return [key] if len(columns) == 1 else json.loads(key)


def _where(columns: list[str], key: str) -> dict[str, Any]:
    return dict(zip(columns, _parts(columns, key), strict=True))


def _newest(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT max(id) FROM change").fetchone()[0] or 0)


def _later(db: sqlite3.Connection, first: int, last: int) -> dict[Key, str | None]:
    """The rows of a range that were changed after it, and what they were just before (None: they were not there).

    Of a range that is longer than all that came later, every row that came later: an import is never held in memory for it.
    """
    newest = _newest(db)
    few = last - first <= newest - last
    ours = {(step.table, step.key) for step in _steps(db, first, last)} if few else None
    found: dict[Key, str | None] = {}
    for step in _steps(db, last + 1, newest):
        if ours is None or (step.table, step.key) in ours:
            found.setdefault((step.table, step.key), step.old)
    return found


def _current(db: sqlite3.Connection, table: str, where: dict[str, Any]) -> Values | None:
    conditions = " AND ".join(f"{column} = ?" for column in where)
    rows = db.cursor()
    rows.row_factory = None
    row = rows.execute(
        f"SELECT {', '.join(COLUMNS[table])} FROM {table} WHERE {conditions}", list(where.values())
    ).fetchone()
    return dict(zip(COLUMNS[table], row, strict=True)) if row else None


def rows_of(db: sqlite3.Connection, first: int, last: int) -> list[RowChange]:
    """What a range of changes did to each row, first touched first."""
    keys, later = _primary_keys(db), _later(db, first, last)
    before: dict[Key, str | None] = {}
    after: dict[Key, _Step] = {}
    for step in _steps(db, first, last):
        before.setdefault((step.table, step.key), step.old)
        after[step.table, step.key] = step
    changes = []
    for place, old in before.items():
        table, key = place
        if table not in keys:
            continue  # a table that this version has no longer
        now = _loaded(after[place].new)
        if after[place].action == "insert":  # keeps no values: they are what the next change calls old, or the row
            now = _loaded(later[place]) if place in later else _current(db, table, _where(keys[table], key))
        if _loaded(old) != now:
            changes.append(RowChange(table, key, _loaded(old), now))
    return changes


def _loaded(text: str | None) -> Values | None:
    return json.loads(text) if text else None


def take_back(db: sqlite3.Connection, first: int, last: int) -> TakenBack:
    """Takes a range of changes back, inside the caller's transaction.

    Spared are the rows that are not as the range left them, those that cannot be brought back beside what is there now
    (a number given to another one), and those that a spared or a newer row refers to.
    """
    db.execute("PRAGMA defer_foreign_keys = ON")
    later, is_newest = _later(db, first, last), last == _newest(db)
    spared, settled = _touched_since(db, first, last, later) if later else (set(), set())
    for _ in range(_ROUNDS):
        db.execute("SAVEPOINT take_back")
        counts, in_the_way = _apply(db, first, last, spared | settled)
        more = {*in_the_way, *(_dangling(db, first, last) if not is_newest else ())} - spared
        if not more:
            db.execute("RELEASE take_back")
            changed = rows_of(db, first, last) if spared else []
            return TakenBack(counts, [one for one in changed if (one.table, one.key) in spared])
        db.execute("ROLLBACK TO take_back")
        db.execute("RELEASE take_back")
        spared |= more
    raise sqlite3.IntegrityError("nothing can be taken back without breaking a reference")


def _touched_since(
    db: sqlite3.Connection, first: int, last: int, later: dict[Key, str | None]
) -> tuple[set[Key], set[Key]]:
    """The rows of a range that are not as it left them: those that are otherwise now, and those as they were before."""
    keys = _primary_keys(db)
    before: dict[Key, str | None] = {}
    for step in _steps(db, first, last):
        if (step.table, step.key) in later:
            before.setdefault((step.table, step.key), step.old)
    otherwise: set[Key] = set()
    settled: set[Key] = set()
    for (table, key), was in before.items():
        now = _current(db, table, _where(keys[table], key)) if table in keys else None
        if now == _loaded(later[table, key]):
            continue
        (settled if now == _loaded(was) else otherwise).add((table, key))
    return otherwise, settled


def _apply(
    db: sqlite3.Connection, first: int, last: int, left_alone: set[Key]
) -> tuple[Counter[tuple[str, str]], set[Key]]:
    """Carries the opposite of each step out; returns the rows by (table, action), and the rows that could not be."""
    counts: Counter[tuple[str, str]] = Counter()
    in_the_way: set[Key] = set()
    steps = (step for step in _steps(db, first, last, "DESC") if (step.table, step.key) not in left_alone)
    keys = _primary_keys(db)
    for (table, action), run in groupby(steps, lambda step: (step.table, step.action)):
        if table not in keys:
            continue
        while chunk := list(islice(run, _CHUNK)):
            counts[table, action] += _reverse(db, table, keys[table], action, chunk, in_the_way)
    return counts, in_the_way


def _reverse(
    db: sqlite3.Connection, table: str, keys: list[str], action: str, steps: list[_Step], in_the_way: set[Key]
) -> int:
    """The opposite of steps that did the same to one table; how many rows it changed. What a constraint forbids is noted."""
    where = " AND ".join(f"{column} = ?" for column in keys)
    done = 0
    for sql, values in _statements(table, keys, where, action, steps):
        db.execute("SAVEPOINT rows")
        try:
            done += db.executemany(sql, values).rowcount
        except sqlite3.IntegrityError:
            db.execute("ROLLBACK TO rows")
            if len(steps) == 1:
                in_the_way.add((table, steps[0].key))
            else:
                done = sum(_reverse(db, table, keys, action, [step], in_the_way) for step in steps)
        finally:
            if db.in_transaction:  # a full disk has ended it, and the savepoint with it
                db.execute("RELEASE rows")
    return done


def _statements(
    table: str, keys: list[str], where: str, action: str, steps: list[_Step]
) -> Iterator[tuple[str, list[list[Any]]]]:
    if action == "insert":
        yield _delete(table, keys), [[json.dumps([_parts(keys, step.key) for step in steps], ensure_ascii=False)]]
        return
    rows = [json.loads(step.old or "{}") for step in steps]
    columns = [column for column in COLUMNS[table] if column in rows[0]]
    values = [[row[column] for column in columns] for row in rows]
    if action == "delete":
        yield f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", values
    else:
        found = [[*row, *_parts(keys, step.key)] for row, step in zip(values, steps, strict=True)]
        yield f"UPDATE {table} SET {', '.join(f'{column} = ?' for column in columns)} WHERE {where}", found


def _delete(table: str, keys: list[str]) -> str:
    """Deletes the rows of a JSON array of keys: one statement takes less than half of what one a row does."""
    parts = (f"json_extract(value, '$[{place}]')" for place in range(len(keys)))
    return f"DELETE FROM {table} WHERE ({', '.join(keys)}) IN (SELECT {', '.join(parts)} FROM json_each(?))"


def _dangling(db: sqlite3.Connection, first: int, last: int) -> set[Key]:
    """The rows of a range that must stay, or not come back, for a reference to hold."""
    violations = db.execute("PRAGMA foreign_key_check").fetchall()
    if not violations:
        return set()
    keys = _primary_keys(db)
    ours = {(step.table, step.key) for step in _steps(db, first, last)}
    stay: set[Key] = set()
    for table, rowid, parent, which in violations:
        child = _row_at(db, table, rowid)
        links = [row for row in db.execute(f'PRAGMA foreign_key_list("{table}")') if row[0] == which]
        stay.add((parent, str(child[links[0][3]])))
        if (parent, str(child[links[0][3]])) not in ours and table in keys:
            stay.add((table, _key_of(keys[table], child)))
    return stay & ours


def _row_at(db: sqlite3.Connection, table: str, rowid: int) -> Values:
    """A row of a table, which may be another program's own."""
    rows = db.cursor()
    rows.row_factory = None
    row = rows.execute(f'SELECT * FROM "{table}" WHERE rowid = ?', (rowid,)).fetchone()
    return dict(zip((column[0] for column in rows.description), row, strict=True))
