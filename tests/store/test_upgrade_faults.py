"""An upgrade that cannot be done: one sentence, the file as it was, nothing half-made beside it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import op

from renda_cli.errors import DatabaseError
from renda_cli.store import upgrade
from renda_cli.store.file import APPLICATION_ID, VERSION, kept_copies, open_file, open_to_read
from tests.conftest import Renda
from tests.store.conftest import marks

STEPS = (
    "DROP VIEW",
    "CREATE TABLE unit_former_name",
    "INSERT INTO co_opinion",
    "INSERT INTO reply_copy",
    'ALTER TABLE "proposal"',
    'INSERT INTO "assignment"',
    'DROP TABLE "old_deadline"',
    "CREATE INDEX ix_deadline_proposal_id",
)


def change(path: Path, sql: str) -> bytes:
    """The file's content, after another tool changed something in it."""
    with closing(sqlite3.connect(path)) as db:
        db.executescript(sql)
    return path.read_bytes()


def test_the_copy_stays_when_another_process_upgrades_at_the_same_time(old: Path) -> None:
    for _ in range(2):  # both found version 1; the second begins when the first is done
        upgrade.upgrade(old)
    _, copy = kept_copies(old)
    assert marks(copy)[1] == 1
    assert marks(old)[1] == VERSION


@pytest.mark.parametrize("step", STEPS)
def test_a_failure_in_the_middle_leaves_the_file_at_version_1(
    old: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before, execute = old.read_bytes(), op.execute

    def fail(statement: str) -> None:
        if statement.startswith(step):
            raise sqlite3.OperationalError("database or disk is full")
        execute(statement)

    with monkeypatch.context() as patch:
        patch.setattr(op, "execute", fail)
        with pytest.raises(DatabaseError, match=r"renda\.db 所在的磁盘已满，没有写入；请腾出空间再试$"):
            open_file(old)
    assert old.read_bytes() == before
    assert marks(old) == [APPLICATION_ID, 1, "0001"]
    assert len(open_file(old).rows("SELECT * FROM proposal")) == 5


def test_a_failure_after_the_tables_leaves_the_file_at_version_1(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(connection: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    before = old.read_bytes()
    monkeypatch.setattr(upgrade, "_refresh_views", fail)
    with pytest.raises(DatabaseError, match="读写磁盘出错，没有写入"):
        open_file(old)
    assert old.read_bytes() == before


def test_an_upgrade_that_is_interrupted_leaves_the_file_at_version_1(
    renda: Renda, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(connection: object) -> None:
        raise KeyboardInterrupt

    before = old.read_bytes()
    monkeypatch.setattr(upgrade, "_refresh_views", interrupt)
    ran = renda("due")
    assert (ran.code, ran.out, ran.err) == (130, "", "已中断，没有写入\n")
    assert old.read_bytes() == before


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("UPDATE proposal SET status = 'merged' WHERE id = 4", id="merged into nothing"),
        pytest.param("CREATE TABLE old_unit (name)", id="a table of another tool in the way"),
    ],
)
def test_what_does_not_fit_is_a_sentence_without_sql_and_changes_nothing(old: Path, sql: str) -> None:
    before = change(old, sql)
    with pytest.raises(DatabaseError) as refused:
        open_file(old)
    said = str(refused.value)
    assert "renda.db" in said
    assert not [word for word in ("sqlite3", "SQL:", "SELECT", "https:", "\n") if word in said]
    assert old.read_bytes() == before


def test_a_reference_to_nothing_is_told_and_changes_nothing(old: Path) -> None:
    before = change(
        old,
        "INSERT INTO reply (assignment_id, round, replied_on, result_class, ref) VALUES (99, 1, '2022-03-01', 'A', 'x')",
    )
    with pytest.raises(DatabaseError, match="升级后引用不完整，原文件未改动；请保留该文件并联系维护者"):
        open_file(old)
    assert old.read_bytes() == before


def test_without_room_for_a_copy_nothing_is_upgraded(old: Path) -> None:
    before = old.read_bytes()
    kept_copies(old)[0].mkdir()
    with pytest.raises(DatabaseError, match=rf"renda\.db\.before-v{VERSION} 写不了（这是文件夹）"):
        open_file(old)
    assert old.read_bytes() == before
    assert sorted(entry.name for entry in old.parent.iterdir()) == ["renda.db", f"renda.db.before-v{VERSION}"]


def test_a_glance_upgrades_nothing(old: Path) -> None:
    before = old.read_bytes()
    with pytest.raises(DatabaseError, match="不是这一版 renda 的数据库"):
        open_to_read(old)
    assert (old.read_bytes(), [entry.name for entry in old.parent.iterdir()]) == (before, ["renda.db"])
