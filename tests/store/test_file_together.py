"""Several programs at one file: who reads sees one moment, who writes waits for the turn and says so."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from renda_cli.errors import DatabaseError
from renda_cli.store import file as module
from renda_cli.store.file import File, open_file
from tests.store.copies import change


@pytest.fixture(autouse=True)
def short_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE_SECONDS", 0.05)


@pytest.fixture
def told() -> list[str]:
    """What the one who waits was told."""
    return []


@pytest.fixture
def file(path: Path, told: list[str]) -> Iterator[File]:
    opened = open_file(path, lambda: told.append("waiting"))
    opened.command = lambda: "ours"
    yield opened
    opened.close()


@contextmanager
def another(path: Path, *statements: str) -> Iterator[sqlite3.Connection]:
    """Another program in the middle of something."""
    with closing(sqlite3.connect(path, isolation_level=None, timeout=0, check_same_thread=False)) as db:
        for statement in statements:
            db.execute(statement).fetchall()
        yield db


def soon(act: Callable[[], object]) -> threading.Timer:
    timer = threading.Timer(0.3, act)
    timer.start()
    return timer


def units(file: File) -> list[str]:
    return [name for (name,) in file.tuples("SELECT name FROM unit ORDER BY id")]


def add(file: File, name: str) -> None:
    with file.transaction() as db:
        db.execute("INSERT INTO unit (name) VALUES (?)", (name,))


def test_one_who_reads_sees_one_moment_while_another_has_written_all_but_the_end(
    file: File, path: Path, told: list[str]
) -> None:
    with another(path, "BEGIN IMMEDIATE", "INSERT INTO unit (name) VALUES ('水务所')") as writer:
        file.read_at_once()
        assert units(file) == []
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            writer.execute("COMMIT")
        assert units(file) == []
        file.let_go()
        writer.execute("COMMIT")
    assert (units(file), told) == (["水务所"], [])


def test_letting_go_twice_or_of_nothing_is_nothing(file: File) -> None:
    file.let_go()
    file.read_at_once()
    file.read_at_once()
    file.let_go()
    file.let_go()
    assert not file.db.in_transaction


def test_one_who_reads_and_then_writes_sees_what_was_written_in_between(file: File, path: Path) -> None:
    file.read_at_once()
    assert (units(file), file.writing) == ([], False)
    with file.transaction():
        assert file.writing
        file.read_at_once()  # within it nothing begins
        file.let_go()
        assert file.writing
        file.db.execute("INSERT INTO unit (name) VALUES ('财政局')")
    change(path, "INSERT INTO unit (name) VALUES ('水务所')")
    assert units(file) == ["财政局", "水务所"]


def test_one_who_waits_is_told_once_and_gets_the_turn(file: File, path: Path, told: list[str]) -> None:
    with another(path, "BEGIN IMMEDIATE", "INSERT INTO unit (name) VALUES ('水务所')") as writer:
        turn = soon(lambda: writer.execute("COMMIT"))
        add(file, "财政局")
        turn.join()
    assert (units(file), told) == (["水务所", "财政局"], ["waiting"])
    assert file.tuples("SELECT kind FROM entry ORDER BY id") == [("note",), ("other",), ("command",)]


def test_one_who_reads_waits_as_well(file: File, path: Path, told: list[str]) -> None:
    with another(path, "BEGIN EXCLUSIVE") as writer:
        turn = soon(lambda: writer.execute("COMMIT"))
        file.read_at_once()
        turn.join()
    assert (units(file), told) == ([], ["waiting"])


def test_the_end_waits_for_those_who_still_read(file: File, path: Path, told: list[str]) -> None:
    with another(path, "BEGIN", "SELECT * FROM unit") as reader:
        turn = soon(lambda: reader.execute("COMMIT"))
        add(file, "财政局")
        turn.join()
    assert (units(file), told) == (["财政局"], ["waiting"])


def test_one_who_never_gets_the_turn_has_written_nothing(
    file: File, path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_BUSY_SECONDS", 0.05)
    for lock in (["BEGIN IMMEDIATE"], ["BEGIN", "SELECT * FROM unit"]):
        with another(path, *lock):
            with pytest.raises(DatabaseError, match="正被别的程序占用；请稍候再试"):
                add(file, "财政局")
            assert not file.db.in_transaction
        assert units(file) == []
    add(file, "建设局")
    assert units(file) == ["建设局"]
    assert set(told) == {"waiting"}


def test_an_opening_waits_too(path: Path, told: list[str]) -> None:
    with another(path, "BEGIN EXCLUSIVE") as writer:
        turn = soon(lambda: writer.execute("COMMIT"))
        open_file(path, lambda: told.append("waiting")).close()
        turn.join()
    assert told == ["waiting"]


def test_a_large_transaction_does_not_shut_readers_out_before_its_end(file: File, path: Path) -> None:
    file.make_room()
    with file.transaction() as db:
        db.executemany("INSERT INTO unit (name) VALUES (?)", ((f"单位{number}" * 40,) for number in range(5_000)))
        with another(path) as reader:
            assert reader.execute("SELECT count(*) FROM unit").fetchone() == (0,)
    assert file.tuples("SELECT count(*) FROM unit") == [(5_000,)]


def test_a_rehearsal_writes_no_page(file: File, path: Path) -> None:
    before = path.read_bytes()
    with file.transaction(keep=False) as db:
        db.execute("INSERT INTO unit (name) VALUES ('财政局')")
    assert path.read_bytes() == before


def test_what_sqlite_has_rolled_back_by_itself_is_not_entered(file: File) -> None:
    with file.transaction() as db:
        db.execute("INSERT INTO unit (name) VALUES ('财政局')")
        db.execute("ROLLBACK")  # as it does on a full disk
    assert (units(file), file.tuples("SELECT count(*) FROM entry")) == ([], [(1,)])
