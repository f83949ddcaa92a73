"""Taking a range of changes back: the rows return, and what others have changed since is spared."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from renda_cli.store import undoing
from renda_cli.store.undoing import TakenBack, rows_of, take_back

PROPOSAL = (
    "INSERT INTO proposal (id, no, kind, submitted_kind, title, submitted_on, proposer, lead_id, status, round, between_sessions,"
    " confidential, complex, excellent)"
    " VALUES ({id}, '{id}', '建议', '建议', '路灯', '2022-01-06', 'deputy', 1, 'submitted', 1, 1, 0, 0, 0)"
)
DEADLINE = (
    "INSERT INTO deadline (id, kind, proposal_id, round, start, days_known, due_on, provisional, by_hand, steps)"
    " VALUES (1, 'reply', 1, 1, 'assigned', 'all', '2022-04-06', 0, 0, '[]')"
)
DEPUTY = "INSERT INTO deputy (id, name, pinyin, initials, stroke_order) VALUES ({id}, '{name}', 'a', 'b', 'c')"


@pytest.fixture
def db(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as opened:
        opened.execute("PRAGMA foreign_keys = ON")
        yield opened


def did(db: sqlite3.Connection, *statements: str) -> tuple[int, int]:
    """Runs statements; the range of their changes."""
    before = newest(db)
    for statement in statements:
        db.execute(statement)
    return before + 1, newest(db)


def newest(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT ifnull(max(id), 0) FROM change").fetchone()[0])


def undo(db: sqlite3.Connection, span: tuple[int, int]) -> TakenBack:
    with db:
        db.execute("BEGIN")
        return take_back(db, *span)


def table(db: sqlite3.Connection, name: str, columns: str = "name") -> list[Any]:
    rows = db.execute(f"SELECT {columns} FROM {name} ORDER BY 1").fetchall()
    return [row[0] if len(row) == 1 else row for row in rows]


def spared(done: TakenBack) -> list[tuple[str, str, str]]:
    return [(one.table, one.key, one.action) for one in done.spared]


def test_what_came_goes_what_went_comes_back_what_changed_is_as_before(db: sqlite3.Connection) -> None:
    did(db, "INSERT INTO unit (name) VALUES ('财政局'), ('建设局')")
    span = did(
        db, "INSERT INTO unit (name) VALUES ('教育局')", "DELETE FROM unit WHERE id = 1", "UPDATE unit SET phone = '1'"
    )
    done = undo(db, span)
    assert table(db, "unit", "id, name, phone") == [(1, "财政局", None), (2, "建设局", None)]
    assert done.counts == {("unit", "update"): 2, ("unit", "delete"): 1, ("unit", "insert"): 1}
    assert done.spared == []


@pytest.mark.parametrize("count", [6, 7])
def test_thousands_of_rows_go_in_parts(db: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    monkeypatch.setattr(undoing, "_CHUNK", 3)
    span = did(db, *(f"INSERT INTO unit (name) VALUES ('单位{number}')" for number in range(count)))
    assert undo(db, span).counts == {("unit", "insert"): count}
    assert table(db, "unit") == []


def test_a_row_that_was_changed_since_is_spared_the_others_return(db: sqlite3.Connection) -> None:
    span = did(db, "INSERT INTO unit (name) VALUES ('财政局'), ('建设局')")
    did(db, "UPDATE unit SET phone = '1' WHERE id = 1")
    assert spared(undo(db, span)) == [("unit", "1", "insert")]
    assert table(db, "unit") == ["财政局"]


def test_a_row_that_was_changed_and_changed_back_is_not_spared(db: sqlite3.Connection) -> None:
    span = did(db, "INSERT INTO unit (name) VALUES ('财政局')")
    did(db, "UPDATE unit SET phone = '1'", "UPDATE unit SET phone = NULL")
    assert spared(undo(db, span)) == []
    assert table(db, "unit") == []


def test_a_row_that_another_one_has_brought_back_already_is_settled(db: sqlite3.Connection) -> None:
    did(db, "INSERT INTO unit (name) VALUES ('财政局')")
    span = did(db, "UPDATE unit SET phone = '1'")
    did(db, "UPDATE unit SET phone = NULL")
    done = undo(db, span)
    assert (spared(done), sum(done.counts.values())) == ([], 0)


def test_a_row_that_is_gone_since_is_not_missed(db: sqlite3.Connection) -> None:
    span = did(db, "INSERT INTO unit (name) VALUES ('财政局')")
    did(db, "DELETE FROM unit")
    done = undo(db, span)
    assert (spared(done), sum(done.counts.values())) == ([], 0)


def test_a_unique_value_that_was_taken_meanwhile_spares_the_row(db: sqlite3.Connection) -> None:
    did(db, "INSERT INTO unit (id, name) VALUES (1, '财政局'), (2, '建设局'), (3, '教育局')")
    span = did(db, "UPDATE unit SET name = '财政所' WHERE id = 1", "DELETE FROM unit WHERE id = 3")
    did(db, "INSERT INTO unit (id, name) VALUES (9, '财政局')")
    assert spared(undo(db, span)) == [("unit", "1", "update")]
    assert table(db, "unit") == ["建设局", "教育局", "财政局", "财政所"]


def test_one_of_many_whose_name_was_taken_is_spared_alone(db: sqlite3.Connection) -> None:
    did(db, "INSERT INTO unit (id, name) VALUES (1, '财政局'), (2, '建设局'), (3, '教育局')")
    span = did(db, "DELETE FROM unit")
    did(db, "INSERT INTO unit (id, name) VALUES (9, '建设局')")
    assert spared(undo(db, span)) == [("unit", "2", "delete")]
    assert table(db, "unit", "id") == [1, 3, 9]


def test_values_that_were_exchanged_are_exchanged_back(db: sqlite3.Connection) -> None:
    did(db, "INSERT INTO unit (id, name) VALUES (1, '财政局'), (2, '建设局')")
    span = did(
        db,
        "UPDATE unit SET name = '某局' WHERE id = 1",
        "UPDATE unit SET name = '财政局' WHERE id = 2",
        "UPDATE unit SET name = '建设局' WHERE id = 1",
    )
    assert spared(undo(db, span)) == []
    assert table(db, "unit", "id, name") == [(1, "财政局"), (2, "建设局")]


def test_what_a_newer_row_refers_to_stays(db: sqlite3.Connection) -> None:
    span = did(db, DEPUTY.format(id=1, name="张三"), DEPUTY.format(id=2, name="李四"))
    did(db, "INSERT INTO deputy_group (name, leader_id, kind) VALUES ('东片小组', 1, '代表小组')")
    assert spared(undo(db, span)) == [("deputy", "1", "insert")]
    assert table(db, "deputy") == ["张三"]


def test_what_a_row_of_another_programs_own_refers_to_stays(db: sqlite3.Connection) -> None:
    span = did(db, "INSERT INTO unit (id, name) VALUES (1, '财政局')")
    did(db, "INSERT INTO unit (id, name) VALUES (2, '建设局')")
    did(db, 'CREATE TABLE "别的 表" (unit INTEGER REFERENCES unit (id))', 'INSERT INTO "别的 表" VALUES (1)')
    assert spared(undo(db, span)) == [("unit", "1", "insert")]


def test_a_row_does_not_return_without_what_it_refers_to(db: sqlite3.Connection) -> None:
    did(
        db,
        DEPUTY.format(id=1, name="张三"),
        "INSERT INTO deputy_group (name, leader_id, kind) VALUES ('东片小组', 1, '代表小组')",
    )
    span = did(db, "DELETE FROM deputy_group")
    did(db, "DELETE FROM deputy")
    assert spared(undo(db, span)) == [("deputy_group", "1", "delete")]
    assert table(db, "deputy_group") == []


def test_what_hangs_on_what_is_spared_stays_as_well(db: sqlite3.Connection) -> None:
    span = did(
        db,
        DEPUTY.format(id=1, name="张三"),
        "INSERT INTO deputy_group (name, leader_id, kind) VALUES ('东片小组', 1, '代表小组')",
    )
    did(db, "UPDATE deputy_group SET name = '西片小组'")
    assert spared(undo(db, span)) == [("deputy", "1", "insert"), ("deputy_group", "1", "insert")]
    assert table(db, "deputy") == ["张三"]


def test_what_can_never_be_brought_to_agree_is_an_error(
    db: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undoing, "_ROUNDS", 1)
    span = did(db, DEPUTY.format(id=1, name="张三"))
    did(db, "INSERT INTO deputy_group (name, leader_id, kind) VALUES ('东片小组', 1, '代表小组')")
    with pytest.raises(sqlite3.IntegrityError):
        undo(db, span)
    assert table(db, "deputy") == ["张三"]


def test_references_that_were_broken_before_are_nobodys_business(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA foreign_keys = OFF")
    did(db, "INSERT INTO deputy_group (name, leader_id, kind) VALUES ('东片小组', 99, '代表小组')")
    db.execute("PRAGMA foreign_keys = ON")
    span = did(db, "INSERT INTO unit (name) VALUES ('财政局')")
    did(db, "INSERT INTO unit (name) VALUES ('建设局')")
    assert spared(undo(db, span)) == []
    assert table(db, "unit") == ["建设局"]


def test_what_was_told_of_a_deadline_goes_and_comes_with_it(db: sqlite3.Connection) -> None:
    did(db, DEPUTY.format(id=1, name="张三"), PROPOSAL.format(id=1))
    span = did(db, DEADLINE)
    did(db, "INSERT INTO alert VALUES (1, 'late', '2022-04-06', '2022-04-07')")
    before = newest(db)
    assert spared(undo(db, span)) == []
    assert (table(db, "deadline", "id"), table(db, "alert", "level")) == ([], [])
    assert spared(undo(db, (before + 1, newest(db)))) == []
    assert (table(db, "deadline", "id"), table(db, "alert", "level")) == ([1], ["late"])


@pytest.mark.parametrize("key", [7, 2])
def test_a_row_whose_key_changed_has_its_old_key_again(db: sqlite3.Connection, key: int) -> None:
    did(db, "INSERT INTO unit (id, name) VALUES (1, '财政局')")
    span = did(db, f"UPDATE unit SET id = {key}")
    assert [(one.key, one.action) for one in rows_of(db, *span)] == [("1", "delete"), (str(key), "insert")]
    assert spared(undo(db, span)) == []
    assert table(db, "unit", "id, name") == [(1, "财政局")]


def test_a_key_of_several_columns(db: sqlite3.Connection) -> None:
    did(db, DEPUTY.format(id=1, name="张三"), DEPUTY.format(id=2, name="李四"), PROPOSAL.format(id=1))
    span = did(
        db,
        "INSERT INTO co_signer (proposal_id, deputy_id, position) VALUES (1, 1, 1)",
        "UPDATE co_signer SET deputy_id = 2",
    )
    assert [one.key for one in rows_of(db, *span)] == ["[1,2]"]
    assert spared(undo(db, span)) == []
    assert table(db, "co_signer", "*") == []


# Another tool's REPLACE.
def test_a_replaced_row_returns(db: sqlite3.Connection) -> None:
    did(db, "INSERT INTO unit (id, name, phone) VALUES (1, '财政局', '1')")
    span = did(db, "INSERT OR REPLACE INTO unit (id, name) VALUES (1, '财政所')")
    (row,) = rows_of(db, *span)
    assert row.before is not None
    assert row.after is not None
    assert (row.before["name"], row.before["phone"], row.after["name"]) == ("财政局", "1", "财政所")
    assert spared(undo(db, span)) == []
    assert table(db, "unit", "id, name, phone") == [(1, "财政局", "1")]


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT OR IGNORE INTO unit (id, name) VALUES (1, '财政所')",
        "INSERT INTO unit (id, name) VALUES (1, '财政所') ON CONFLICT (id) DO UPDATE SET name = excluded.name",
    ],
    ids=["ignore", "upsert"],
)
def test_a_row_that_was_not_replaced_after_all_is_not_taken_for_gone(db: sqlite3.Connection, statement: str) -> None:
    did(db, "INSERT INTO unit (id, name) VALUES (1, '财政局')")
    span = did(db, statement)
    assert {one.action for one in rows_of(db, *span)} <= {"update"}
    assert spared(undo(db, span)) == []
    assert table(db, "unit") == ["财政局"]


def test_a_replace_with_triggers_for_what_it_deletes_is_not_told_twice(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA recursive_triggers = ON")
    did(db, "INSERT INTO unit (id, name) VALUES (1, '财政局')")
    span = did(db, "INSERT OR REPLACE INTO unit (id, name) VALUES (1, '财政所')")
    assert undo(db, span).counts == {("unit", "insert"): 1, ("unit", "delete"): 1}
    assert table(db, "unit") == ["财政局"]


# What an entry did.
def test_an_insert_is_told_by_what_came_after_it_or_by_the_row_itself(db: sqlite3.Connection) -> None:
    span = did(db, "INSERT INTO unit (id, name) VALUES (1, '财政局'), (2, '建设局'), (3, '教育局')")
    did(
        db,
        "UPDATE unit SET name = '财政所' WHERE id = 1",
        "DELETE FROM unit WHERE id = 2",
        "DELETE FROM unit WHERE id = 3",
    )
    did(db, "INSERT INTO unit (id, name) VALUES (3, '水务所')")
    told = [(one.key, one.action, (one.after or {})["name"]) for one in rows_of(db, *span)]
    assert told == [("1", "insert", "财政局"), ("2", "insert", "建设局"), ("3", "insert", "教育局")]


def test_a_row_that_came_and_went_in_one_entry_is_not_told(db: sqlite3.Connection) -> None:
    span = did(db, "INSERT INTO unit (name) VALUES ('财政局')", "UPDATE unit SET phone = '1'", "DELETE FROM unit")
    assert rows_of(db, *span) == []
    assert spared(undo(db, span)) == []


def test_rows_of_a_table_that_there_is_no_longer_are_passed_over(db: sqlite3.Connection) -> None:
    span = did(db, "INSERT INTO change (table_name, row_key, old) VALUES ('former', '1', '{}')")
    did(db, "INSERT INTO change (table_name, row_key) VALUES ('former', '1')")
    assert rows_of(db, *span) == []
    done = undo(db, span)
    assert (sum(done.counts.values()), done.spared) == (0, [])
