"""The log as the triggers write it: every change of a row, and the entry that it belongs to."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from renda_cli.store.changes import LOG, RECORDS, REPLACED
from renda_cli.store.file import File, open_file
from renda_cli.store.statements import COLUMNS
from tests.store.copies import change


@pytest.fixture
def file(path: Path) -> Iterator[File]:
    opened = open_file(path)
    opened.command = lambda: "a command"
    yield opened
    opened.close()


def changes(path: Path) -> list[tuple[Any, ...]]:
    """What was logged: (table, key, old, new), the last two as objects."""
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute("SELECT table_name, row_key, old, new FROM change ORDER BY id").fetchall()
    return [(table, key, *(side and json.loads(side) for side in sides)) for table, key, *sides in rows]


def entries(path: Path) -> list[tuple[Any, ...]]:
    """(kind, command, first change, last change), but for the beginning."""
    with closing(sqlite3.connect(path)) as db:
        return db.execute("SELECT kind, command, first_change, last_change FROM entry ORDER BY id").fetchall()[1:]


def unit(file: File, name: str) -> None:
    file.db.execute("INSERT INTO unit (name) VALUES (?)", (name,))


# What the triggers write.
def test_every_table_but_the_log_itself_is_watched() -> None:
    assert set(RECORDS) == set(COLUMNS) - LOG
    assert {"change", "entry"} == LOG


@pytest.mark.parametrize("table", RECORDS)
def test_every_table_logs_what_comes_changes_and_goes(path: Path, table: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.row_factory = sqlite3.Row
        db.execute("PRAGMA ignore_check_constraints = ON")
        info = db.execute(f"PRAGMA table_info({table})").fetchall()
        keys = [column["name"] for column in info if column["pk"]]
        values = {column["name"]: 900 if "INT" in column["type"] else f"{column['name']} 值" for column in info}
        db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", list(values.values()))
        key = (
            str(values[keys[0]]) if len(keys) == 1 else json.dumps([values[name] for name in keys], ensure_ascii=False)
        )
        other = next((name for name in values if name not in keys), keys[-1])
        changed = {**values, other: 901 if isinstance(values[other], int) else "新值"}
        where = " AND ".join(f"{name} = ?" for name in keys)
        db.execute(f"UPDATE {table} SET {other} = ? WHERE {where}", [changed[other], *(values[name] for name in keys)])
        db.execute(f"DELETE FROM {table} WHERE {where}", [changed[name] for name in keys])
    gone = key if other not in keys else json.dumps([changed[name] for name in keys], ensure_ascii=False)
    logged = [(name, row_key.replace(",", ", "), old, new) for name, row_key, old, new in changes(path)]
    assert logged == [(table, key, None, None), (table, key, values, changed), (table, gone, changed, None)]


def test_the_values_are_kept_as_they_are(path: Path) -> None:
    text = "引号\"与'、反斜线\\、换行\n、𬭎"
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("INSERT INTO unit (name, phone) VALUES (?, NULL)", (text,))
        db.execute("UPDATE unit SET phone = ?", (text,))
    old = changes(path)[-1][2]
    new = changes(path)[-1][3]
    assert (old["name"], old["phone"], new["phone"]) == (text, None, text)


def test_a_changed_key_is_logged_under_the_old_one(path: Path) -> None:
    change(path, "INSERT INTO unit (id, name) VALUES (1, '水务所')", "UPDATE unit SET id = 7")
    table, key, old, new = changes(path)[-1]
    assert (table, key, old["id"], new["id"]) == ("unit", "1", 1, 7)


def test_what_a_replace_takes_away_is_written_down_first(path: Path) -> None:
    change(
        path,
        "INSERT INTO unit (id, name) VALUES (1, '水务所')",
        "INSERT OR REPLACE INTO unit (id, name) VALUES (1, '水利站')",
    )
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute("SELECT row_key, old ->> 'name', new FROM change ORDER BY id").fetchall()
    assert rows == [("1", None, None), ("1", "水务所", REPLACED), ("1", None, None)]


# Entries.
def test_a_transaction_is_one_entry_over_its_changes(file: File, path: Path) -> None:
    for names in (["财政局"], ["建设局", "教育局"]):
        with file.transaction():
            for name in names:
                with file.transaction():  # a line of a batch
                    unit(file, name)
    assert entries(path) == [("command", "a command", 1, 1), ("command", "a command", 2, 3)]


def test_nothing_is_logged_of_what_was_not_kept(file: File, path: Path) -> None:
    before = contents_of(file)
    with pytest.raises(KeyError), file.transaction():
        unit(file, "财政局")
        raise KeyError
    with file.transaction(keep=False):
        unit(file, "财政局")
    with file.transaction():
        pass
    assert contents_of(file) == before


def contents_of(file: File) -> dict[str, list[tuple[Any, ...]]]:
    tables = file.tuples("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return {name: file.tuples(f"SELECT * FROM {name}") for (name,) in tables}


def test_a_savepoint_that_fails_leaves_the_rest_of_its_entry(file: File, path: Path) -> None:
    with file.transaction():
        unit(file, "财政局")
        with pytest.raises(KeyError), file.savepoint():
            unit(file, "建设局")
            raise KeyError
        unit(file, "教育局")
    assert entries(path) == [("command", "a command", 1, 2)]
    assert [key for _, key, _, _ in changes(path)] == ["1", "2"]


def test_what_another_tool_wrote_is_an_entry_of_its_own_before_ours(file: File, path: Path) -> None:
    with file.transaction():
        unit(file, "财政局")
    change(path, "UPDATE unit SET phone = '1'", "INSERT INTO unit (name) VALUES ('水务所')")
    with file.transaction():
        unit(file, "建设局")
    assert entries(path) == [
        ("command", "a command", 1, 1), ("other", None, 2, 3), ("command", "a command", 4, 4),
    ]  # fmt: skip


def test_a_rehearsal_does_not_enter_what_another_tool_wrote(file: File, path: Path) -> None:
    change(path, "INSERT INTO unit (name) VALUES ('水务所')")
    with file.transaction(keep=False):
        unit(file, "建设局")
    assert entries(path) == []


def test_a_note_comes_after_what_another_tool_wrote_before_it(file: File, path: Path) -> None:
    from renda_cli.store.backup import note

    change(path, "INSERT INTO unit (name) VALUES ('水务所')")
    note(path, "backup", "盘")
    assert entries(path) == [("other", None, 1, 1), ("note", "backup 盘", None, None)]
