"""The file itself: damaged, tampered with, open to others, with something left beside it."""

import os
from contextlib import closing
from pathlib import Path
from typing import NoReturn

import pytest

from renda_cli.work.checks import file
from renda_cli.work.desk import Desk, open_desk
from tests.conftest import TODAY
from tests.work.checks_data import mended, outcome, tamper, texts, told


def test_damaged_pages_are_a_fault_and_nothing_is_mended(busy_year: Desk, path: Path) -> None:
    tamper(busy_year, "UPDATE deputy SET pinyin = '' WHERE id = 1")
    content = path.read_bytes()
    (page,) = busy_year.file.tuples("SELECT rootpage FROM sqlite_master WHERE name = 'proposal_by_number'")[0]
    busy_year.file.close()
    path.write_bytes(
        content[: (page - 1) * 4096] + content[(page - 1) * 4096 :][:100] + b"\0" * 3996 + content[page * 4096 :]
    )
    with closing(open_desk(path, TODAY, at_terminal=False).file) as opened:
        desk = Desk(opened, TODAY)
        found = outcome(desk, fix=True)
        assert found.faults
        assert found.mended == ("文件已损坏或不完整，没有改正任何记录；请用 renda restore 备份 换用备份",)
        assert "pinyin-missing" in {row[0] for row in found.found.rows}
        assert "文件已损坏（" in texts(desk, "file-damage")


def test_a_page_that_cannot_be_read_stops_only_the_checks_that_need_it(busy_year: Desk, path: Path) -> None:
    content = path.read_bytes()
    (page,) = busy_year.file.tuples("SELECT rootpage FROM sqlite_master WHERE name = 'contact'")[0]
    busy_year.file.close()
    path.write_bytes(content[: (page - 1) * 4096] + b"\xa5" * 4096 + content[page * 4096 :])
    with closing(open_desk(path, TODAY, at_terminal=False).file) as opened:
        found = outcome(Desk(opened, TODAY))
        stopped = {row[0] for row in found.found.rows if row[4].startswith("这项检查没有做完：")}
        assert {"unit-not-assigned", "dates-in-order"} <= stopped
        assert "status-disagrees" not in stopped
        path.chmod(0o644)
        mending = outcome(Desk(opened, TODAY), fix=True).mended
        assert mending == ("文件已损坏或不完整，没有改正任何记录；请用 renda restore 备份 换用备份",)


def test_rows_that_their_table_does_not_allow(busy_year: Desk) -> None:
    tamper(
        busy_year,
        "UPDATE proposal SET kind = '提案' WHERE no = '4'",
        "UPDATE proposal SET title = '（' WHERE no = '5'",
        "UPDATE contact SET held_on = '2022-02-30' WHERE id = 2",
    )
    assert sorted(told(busy_year)) == [("constraints", "contact #2"), ("constraints", "proposal #5")]
    assert "不合数据表的规定（kind IN ('建议', '议案')）" in texts(busy_year)


def test_a_row_with_nothing_where_something_must_be(busy_year: Desk) -> None:
    tamper(
        busy_year,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'ref VARCHAR NOT NULL', 'ref VARCHAR') WHERE name = 'reply'",
    )
    tamper(busy_year, "UPDATE reply SET ref = NULL WHERE id = 1")
    tamper(
        busy_year,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'ref VARCHAR', 'ref VARCHAR NOT NULL') WHERE name = 'reply'",
    )
    with closing(open_desk(busy_year.file.path, TODAY, at_terminal=False).file) as opened:
        assert told(Desk(opened, TODAY), "constraints") == [("constraints", "reply #1")]
        assert "（ref IS NOT NULL）" in texts(Desk(opened, TODAY), "constraints")


def test_a_view_that_was_changed_or_dropped_is_made_anew(busy_year: Desk) -> None:
    tamper(
        busy_year,
        "DROP VIEW handler",
        "DROP VIEW promise_line",
        "CREATE VIEW promise_line AS SELECT * FROM promise",
        "CREATE VIEW ours AS SELECT 1",
    )
    assert told(busy_year, "views-and-triggers") == [
        ("views-and-triggers", "handler"),
        ("views-and-triggers", "promise_line"),
    ]
    assert mended(busy_year, "views-and-triggers") == ("已重建 handler", "已重建 promise_line")
    assert told(busy_year) == []
    assert busy_year.file.tuples("SELECT * FROM ours") == [(1,)]


def test_a_trigger_of_the_log_that_was_dropped_is_made_anew(busy_year: Desk) -> None:
    tamper(
        busy_year,
        "DROP TRIGGER log_reply_update",
        "CREATE TRIGGER ours AFTER INSERT ON contact BEGIN SELECT 1; END",
    )
    assert told(busy_year) == [("views-and-triggers", "log_reply_update")]
    assert "触发器 log_reply_update 缺少或被改过，写入的内容不会进日志" in texts(busy_year)
    assert mended(busy_year, "views-and-triggers") == ("已重建 log_reply_update",)
    assert told(busy_year) == []


def test_nothing_is_mended_in_a_file_that_lacks_a_table(busy_year: Desk) -> None:
    tamper(busy_year, "DROP TABLE alert", "UPDATE deputy SET pinyin = '' WHERE id = 1")
    done = outcome(busy_year, fix=True)
    assert done.mended == ("文件已损坏或不完整，没有改正任何记录；请用 renda restore 备份 换用备份",)
    assert [row[0] for row in done.found.rows] == ["missing-columns", "pinyin-missing"]


def test_tables_and_columns_that_are_gone(busy_year: Desk) -> None:
    tamper(busy_year, "DROP TABLE alert", "DROP VIEW promise_line", "ALTER TABLE promise RENAME COLUMN note TO remark")
    found = told(busy_year, "missing-columns", "unknown-columns")
    assert found == [
        ("missing-columns", "alert"),
        ("missing-columns", "promise.note"),
        ("unknown-columns", "promise.remark"),
    ]
    said = texts(busy_year, "missing-columns")
    assert "缺少数据表 alert" in said
    assert "缺少数据列 promise.note" in said


def test_a_table_of_another_program(busy_year: Desk) -> None:
    tamper(busy_year, "CREATE TABLE guests (name)")
    assert told(busy_year) == [("unknown-columns", "guests")]
    assert outcome(busy_year).faults == 0


def test_a_file_that_others_can_read(busy_year: Desk, path: Path) -> None:
    path.chmod(0o644)
    copy = path.with_name("renda.db.before-v2")
    copy.write_bytes(b"")
    copy.chmod(0o640)
    assert told(busy_year) == [("permissions", "renda.db"), ("permissions", "renda.db.before-v2")]
    assert mended(busy_year, "permissions") == (
        "已把 renda.db 的权限改为 0600",
        "已把 renda.db.before-v2 的权限改为 0600",
    )
    assert (path.stat().st_mode & 0o777, copy.stat().st_mode & 0o777) == (0o600, 0o600)


def test_what_the_system_does_not_allow_is_said(busy_year: Desk, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        raise PermissionError(1, "not yours")

    path.chmod(0o644)
    monkeypatch.setattr(Path, "chmod", refuse)
    done = outcome(busy_year, "permissions", fix=True)
    assert done.mended == ("只有本人能读写文件：没有改正（没有权限）",)
    assert [row[0] for row in done.found.rows] == ["permissions"]


def test_a_file_made_ready_for_one_machine_only(busy_year: Desk) -> None:
    tamper(busy_year, "PRAGMA journal_mode = WAL")
    assert told(busy_year) == [("journal-mode", "renda.db")]
    with busy_year.file.transaction():
        (said,) = outcome(busy_year, "journal-mode", fix=True).mended
    assert said.startswith("日志方式适于共享盘：没有改正（")
    assert mended(busy_year, "journal-mode") == ("已把日志方式改回 DELETE",)
    assert told(busy_year) == []


def test_drafts_of_what_was_cut_off(busy_year: Desk, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dead = 999_999_999
    names = [f".renda.db.{dead}.new", f".renda.db.{dead}.new-journal", f".renda.db.before-v2.{dead}.new"]
    others = [f".renda.db.{os.getpid()}.new", ".renda.db.notes", ".renda.db.1.new.txt"]
    for name in [*names, *others]:
        path.with_name(name).write_bytes(b"")
    assert told(busy_year) == [("left-over-drafts", name) for name in sorted(names)]
    assert mended(busy_year, "left-over-drafts") == tuple(f"已删去 {name}" for name in sorted(names))
    assert sorted(left.name for left in path.parent.iterdir()) == sorted([*others, "renda.db"])


def test_a_process_of_somebody_else_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        raise PermissionError

    monkeypatch.setattr(os, "kill", refuse)
    assert file._lives(1)


def test_where_one_cannot_ask_every_process_may_live(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as elsewhere:  # while os.name is another, pathlib makes the paths of that system
        elsewhere.setattr(os, "name", "nt")
        assert file._lives(999_999_999)
