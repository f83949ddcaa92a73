"""The one file: all or nothing, parts of a transaction, errors as sentences, upgrades."""

import sqlite3
from pathlib import Path

import pytest

from renda_cli.errors import DatabaseError, InputError
from renda_cli.store import upgrade
from renda_cli.store.explaining import explained
from renda_cli.store.file import VERSION, File, kept_copies, open_file, patiently


@pytest.fixture
def file(path: Path) -> File:
    return open_file(path)


def units(file: File) -> list[str]:
    return [row["name"] for row in file.rows("SELECT name FROM unit ORDER BY id")]


def add(file: File, name: str) -> None:
    file.db.execute("INSERT INTO unit (name) VALUES (?)", (name,))


def test_a_transaction_that_fails_leaves_nothing(file: File) -> None:
    with pytest.raises(InputError), file.transaction():
        add(file, "财政局")
        raise InputError("x")
    assert units(file) == []


def test_a_transaction_within_another_is_part_of_it(file: File) -> None:
    with pytest.raises(KeyError), file.transaction():
        with file.transaction():
            add(file, "财政局")
        assert units(file) == ["财政局"]
        raise KeyError
    assert units(file) == []


def test_a_savepoint_fails_by_itself(file: File) -> None:
    with file.transaction():
        add(file, "财政局")
        with pytest.raises(InputError), file.savepoint():
            add(file, "建设局")
            raise InputError("x")
        with file.savepoint():
            add(file, "教育局")
    assert units(file) == ["财政局", "教育局"]


def test_a_rehearsal_keeps_nothing_not_even_within_a_transaction(file: File) -> None:
    with file.transaction(keep=False):
        add(file, "财政局")
    with file.transaction():
        add(file, "建设局")
        with file.transaction(keep=False):
            add(file, "教育局")
            assert units(file) == ["建设局", "教育局"]
    assert units(file) == ["建设局"]


def test_what_the_schema_refuses_is_a_sentence(file: File) -> None:
    with pytest.raises(InputError, match="与已有的不相容"), file.transaction():
        add(file, " ")
    assert units(file) == []


def test_only_columns_of_the_table_can_be_set(file: File) -> None:
    with pytest.raises(KeyError):
        file.update("unit", 1, **{"name = 'x' --": 1})


def test_a_second_writer_waits_and_then_is_told(file: File, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("renda_cli.store.file._BUSY_SECONDS", 0.01)
    second = open_file(path)
    with file.transaction():
        add(file, "财政局")
        with pytest.raises(DatabaseError, match="正被别的程序占用"), second.transaction():
            add(second, "建设局")
    assert units(second) == ["财政局"]


def as_older(path: Path) -> None:
    db = sqlite3.connect(path)
    db.executescript("PRAGMA user_version = 0; DROP VIEW proposal_line; INSERT INTO unit (name) VALUES ('财政局');")
    db.close()


def test_an_older_file_is_upgraded_after_a_copy_was_kept(path: Path) -> None:
    as_older(path)
    file = open_file(path)
    assert units(file) == ["财政局"]
    assert file.rows("SELECT * FROM proposal_line") == []
    assert file.tuples("PRAGMA user_version") == [(VERSION,)]
    _, copy = kept_copies(path)
    assert copy.name == f"renda.db.before-v{VERSION}"
    assert copy.stat().st_mode & 0o777 == 0o600
    assert sqlite3.connect(copy).execute("PRAGMA user_version").fetchone() == (0,)


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    as_older(path)
    before = path.read_bytes()

    def fail(connection: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(upgrade, "_refresh_views", fail)
    with pytest.raises(DatabaseError, match="磁盘已满"):
        open_file(path)
    assert path.read_bytes() == before


def test_a_failed_start_leaves_no_draft_behind(tmp_path: Path) -> None:
    def fail(db: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    with pytest.raises(DatabaseError, match="读写磁盘出错"):
        upgrade.create(tmp_path / "renda.db", fail, "init")
    assert list(tmp_path.iterdir()) == []


def test_what_fails_for_another_reason_is_not_waited_for(file: File) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        patiently(file.db, "SELECT * FROM missing", lambda: pytest.fail("waited"))


def test_a_schema_that_is_no_text_is_damage(file: File) -> None:
    with pytest.raises(DatabaseError, match="已损坏；请用 renda restore"), file.transaction():
        b"\xff".decode()


def test_what_the_system_refuses_is_told_in_its_words(path: Path) -> None:
    assert "renda.db 写不了（没有权限）" in str(explained(path, PermissionError(13, "")))
    assert "renda.db 用不了（something odd）" in str(explained(path, sqlite3.OperationalError("something odd")))
