"""Restoring: the file is as the backup has it, or as it was; what it was is kept aside."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from renda_cli.errors import DatabaseError, InputError
from renda_cli.store import restore as module
from renda_cli.store.backup import backup
from renda_cli.store.copying import Damaged
from renda_cli.store.file import VERSION, open_file
from renda_cli.store.restore import look, restore
from tests.faults.test_cut_off import in_a_process, linux, posix
from tests.store.conftest import marks
from tests.store.copies import DANGLING, change, content, mode, names, notes, python, spoil


@pytest.fixture
def copy(path: Path) -> Path:
    """A backup; since then a unit was entered."""
    made = backup(path).path
    change(path, "INSERT INTO unit (name) VALUES ('水务所')")
    return made


def many_units(path: Path) -> None:
    change(path, *(f"INSERT INTO unit (name) VALUES ('{'单位' * 40}{number}')" for number in range(2000)))


# What is done.
def test_the_file_is_as_the_backup_has_it_and_the_former_is_aside(path: Path, copy: Path) -> None:
    before, wanted = content(path), content(copy)
    done = restore(path, copy)
    assert content(path) == wanted == content(copy) != before
    assert (done.path, done.file, done.whole) == (path, copy, True)
    assert done.kept_aside is not None
    assert content(done.kept_aside) == before
    assert (mode(path), mode(done.kept_aside)) == (0o600, 0o600)
    assert names(path.parent) == ["backups", "renda.db", done.kept_aside.name]


def test_and_back_again(path: Path, copy: Path) -> None:
    before = content(path)
    aside = restore(path, copy).kept_aside
    assert aside is not None
    restore(path, aside)
    assert content(path) == before


def test_one_who_has_the_file_open_sees_the_restored_one(path: Path, copy: Path) -> None:
    file = open_file(path)
    assert file.tuples("SELECT name FROM unit") == [("水务所",)]
    restore(path, copy)
    assert file.tuples("SELECT name FROM unit") == []
    with file.transaction() as db:
        db.execute("INSERT INTO unit (name) VALUES ('气象台')")
    file.close()
    assert open_file(path).tuples("SELECT name FROM unit") == [("气象台",)]


@pytest.mark.parametrize("size", [512, 8192, 65536])
def test_a_backup_with_pages_of_another_size(path: Path, copy: Path, size: int) -> None:
    change(copy, f"PRAGMA page_size = {size}", "VACUUM")
    many_units(path)
    before, wanted = content(path), content(copy)
    aside = restore(path, copy).kept_aside
    assert content(path) == wanted
    assert open_file(path).tuples("PRAGMA integrity_check") == [("ok",)]
    assert aside is not None
    restore(path, aside)
    assert content(path) == before


@pytest.mark.parametrize("which", ["file", "backup"])
def test_a_file_in_wal_mode(path: Path, copy: Path, which: str) -> None:
    wanted = content(copy)
    change(path if which == "file" else copy, "PRAGMA journal_mode = WAL")
    restore(path, copy)
    assert content(path) == wanted
    assert open_file(path).tuples("PRAGMA integrity_check") == [("ok",)]


def test_an_older_version_is_upgraded_when_it_is_opened(version_1: Path, path: Path) -> None:
    restore(path, version_1)
    assert marks(path)[1] == 1
    assert len(open_file(path).rows("SELECT * FROM proposal")) == 5
    assert marks(path)[1] == VERSION


def test_where_there_is_no_file_one_is_made(path: Path, copy: Path, tmp_path: Path) -> None:
    new = tmp_path / "新" / "renda.db"
    done = restore(new, copy)
    assert (content(new), done.kept_aside, done.whole) == (content(copy), None, False)
    assert (names(new.parent), mode(new), mode(new.parent)) == (["renda.db"], 0o600, 0o700)


def test_a_journal_without_its_file_does_not_spoil_the_restored_one(path: Path, copy: Path) -> None:
    journal = path.with_name("renda.db-journal")
    journal.write_bytes(b"of a file that is gone")
    path.unlink()
    assert restore(path, copy).kept_aside is None
    assert content(path) == content(copy)
    (aside,) = path.parent.glob("renda.db.before-restore-*-journal")
    assert aside.read_bytes() == b"of a file that is gone"
    assert not journal.exists()


def test_a_restore_is_noted_in_the_diary_that_the_backup_brought(path: Path, copy: Path) -> None:
    brought, before = notes(copy), notes(path)
    aside = restore(path, copy).kept_aside
    assert notes(path) == [*brought, f"restore {copy}"]
    assert aside is not None
    assert notes(aside) == before == [*brought, f"backup {copy}"]


def test_a_link_stays_a_link(path: Path, copy: Path, tmp_path: Path) -> None:
    link = tmp_path / "链接" / "renda.db"
    link.parent.mkdir()
    link.symlink_to(path)
    for prepare in (lambda _: None, spoil, Path.unlink):
        prepare(path)
        restore(link, copy)
        assert link.is_symlink()
        assert content(path) == content(copy)


# What is put aside as it is.
def _text(path: Path) -> bytes:
    path.write_bytes("代表名册\n".encode())
    return path.read_bytes()


def _empty(path: Path) -> bytes:
    path.write_bytes(b"")
    return b""


def _cut_off(path: Path) -> bytes:
    path.write_bytes(path.read_bytes()[: 3 * 4096])
    return path.read_bytes()


@pytest.mark.parametrize("second_names", [True, False], ids=["second names", "none on this disk"])
@pytest.mark.parametrize("damage", [spoil, _text, _empty, _cut_off])
def test_a_damaged_file_is_put_aside_byte_by_byte(
    path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch, damage: Callable[[Path], bytes], second_names: bool
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "no links here")

    if not second_names:
        monkeypatch.setattr(os, "link", refuse)
    damaged = damage(path)
    done = restore(path, copy)
    assert done.kept_aside is not None
    assert (done.kept_aside.read_bytes(), done.whole) == (damaged, False)
    assert content(path) == content(copy)
    assert names(path.parent) == ["backups", "renda.db", done.kept_aside.name]
    assert (mode(path), mode(done.kept_aside)) == (0o600, 0o600)


def test_its_journal_goes_with_it(path: Path, copy: Path) -> None:
    _empty(path)  # of others SQLite itself takes the journal when the file is looked at
    path.with_name("renda.db-journal").write_bytes(b"its journal")
    aside = restore(path, copy).kept_aside
    assert aside is not None
    assert aside.with_name(f"{aside.name}-journal").read_bytes() == b"its journal"
    assert not path.with_name("renda.db-journal").exists()
    assert content(path) == content(copy)


def test_references_to_nothing_are_kept_aside_as_well(path: Path, copy: Path) -> None:
    change(path, DANGLING)
    before = content(path)
    done = restore(path, copy)
    assert done.kept_aside is not None
    assert (content(done.kept_aside), done.whole) == (before, True)


# What is refused.
def refused(path: Path, file: Path, error: type[Exception], telling: str) -> None:
    """A restore that changes nothing."""
    before = path.read_bytes() if path.is_file() else None
    others = names(path.parent)
    with pytest.raises(error, match=telling):
        restore(path, file)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert names(path.parent) == others


@pytest.mark.parametrize(
    ("spoiled", "error", "telling"),
    [
        (lambda copy: copy.unlink(), InputError, "读不了（没有这个文件）"),
        (lambda copy: (copy.unlink(), copy.mkdir()), InputError, "读不了（这是文件夹）"),
        (_text, InputError, "不是 renda 的数据库"),
        (_empty, InputError, "不是 renda 的数据库"),
        (lambda copy: change(copy, "PRAGMA application_id = 1"), InputError, "不是 renda 的数据库"),
        (lambda copy: change(copy, "PRAGMA user_version = 0"), InputError, "不是 renda 的数据库"),
        (lambda copy: change(copy, f"PRAGMA user_version = {VERSION + 1}"), InputError, "由更新的 renda 写成"),
        (spoil, Damaged, r"renda-.*\.db 已损坏，没有通过完整性检查，没有写入；请换用完好的备份"),
        (_cut_off, Damaged, r"renda-.*\.db 已损坏"),
        (lambda copy: change(copy, DANGLING), Damaged, r"renda-.*\.db 有引用不完整的记录，没有写入"),
    ],
    ids=["missing", "folder", "text", "empty", "foreign", "no version", "newer", "damaged", "cut off", "references"],
)
def test_what_is_no_backup_is_not_restored(
    path: Path, copy: Path, spoiled: Callable[[Path], object], error: type[Exception], telling: str
) -> None:
    spoiled(copy)
    refused(path, copy, error, telling)


def test_a_file_is_not_restored_onto_itself(path: Path, tmp_path: Path) -> None:
    (tmp_path / "链接.db").symlink_to(path)
    for name in (path, tmp_path / "链接.db", path.parent / "." / "renda.db"):
        refused(path, name, InputError, "就是现用的数据库")


def test_another_programs_database_is_not_overwritten(path: Path, copy: Path) -> None:
    change(path, "PRAGMA application_id = 1")
    refused(path, copy, DatabaseError, "是别的程序的数据库，没有覆盖；请核对 --db 的路径")


def test_a_file_of_a_newer_version_is_kept_aside(path: Path, copy: Path) -> None:
    change(path, f"PRAGMA user_version = {VERSION + 1}")
    aside = restore(path, copy).kept_aside
    assert aside is not None
    assert marks(aside)[1] == VERSION + 1
    assert marks(path)[1] == VERSION


@pytest.mark.parametrize("lock", ["BEGIN EXCLUSIVE", "BEGIN IMMEDIATE", "BEGIN; SELECT * FROM unit"])
def test_a_file_that_another_program_holds(path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch, lock: str) -> None:
    monkeypatch.setattr("renda_cli.store.file._BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        readers = [other.execute(statement) for statement in lock.split(";")]
        readers[-1].fetchone() if "SELECT" in lock else None
        refused(path, copy, DatabaseError, r"/renda\.db 正被别的程序占用；请稍候再试")


def test_nobody_can_write_between_the_copy_aside_and_the_restore(
    path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    def try_to_write(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
        with closing(sqlite3.connect(path, timeout=0)) as other:
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("INSERT INTO unit (name) VALUES ('气象台')")
        tried.append(len(list(path.parent.glob("renda.db.before-restore-*"))))
        source.backup(target)

    monkeypatch.setattr(module, "stream", try_to_write)
    restore(path, copy)
    assert tried == [1]


def test_a_path_that_is_a_folder_or_cannot_be(path: Path, copy: Path, tmp_path: Path) -> None:
    (tmp_path / "夹").mkdir()
    refused(tmp_path / "夹", copy, DatabaseError, "夹 打不开")
    for name in (path / "renda.db", path / "夹" / "renda.db", path.with_name("长" * 300)):
        with pytest.raises(DatabaseError, match=r"写不了（(已有同名的文件|路径中有一段不是文件夹|文件名太长)）"):
            restore(name, copy)


@posix
@pytest.mark.parametrize("room", [0, 8192, -4096, 0.5], ids=["none", "some", "for no copy", "for no journal"])
def test_a_full_disk(path: Path, copy: Path, room: float) -> None:
    for one in (path, copy):  # a journal is 8 bytes a page larger: over 2,000 pages that tells, whoever has a page more
        change(one, "INSERT INTO unit (name, phone) VALUES ('档案馆', hex(zeroblob(4000000)))")
    before, size = content(path), path.stat().st_size
    limit = size if room == 0.5 else size + int(room) if room < 0 else int(room)
    ran = in_a_process(path.parent, "limit", limit, "restore", f"backups/{copy.name}")
    assert (ran.code, ran.out) == (3, "")
    assert "磁盘" in ran.err
    assert len(ran.err.splitlines()) == 1
    assert content(path) == before
    assert not [name for name in names(path.parent) if name.endswith((".new", "-journal"))]


def test_without_room_for_new_pages_the_copy_aside_is_removed_again(
    path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many_units(copy)
    monkeypatch.setattr(module, "_HOLD", (*module._HOLD, "PRAGMA max_page_count = 1"))
    refused(path, copy, DatabaseError, r"/renda\.db 所在的磁盘已满，没有写入")


@linux
def test_a_write_protected_file_is_left_alone(path: Path, copy: Path) -> None:
    path.chmod(0o444)
    before, others = path.read_bytes(), names(path.parent)
    ran = in_a_process(path.parent, "plain rights", 0, "restore", f"backups/{copy.name}")
    assert (ran.code, ran.out) == (3, "")
    assert "renda.db 是只读的" in ran.err
    assert (path.read_bytes(), names(path.parent)) == (before, others)


def test_after_an_error_that_may_have_come_too_late_the_copy_aside_stays(
    path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    before = content(path)
    monkeypatch.setattr(module, "stream", fail)
    with pytest.raises(DatabaseError, match="读写磁盘出错"):
        restore(path, copy)
    (aside,) = path.parent.glob("renda.db.before-restore-*")
    assert content(aside) == content(path) == before


# Kill -9.
CHILD = """
import os, sys
from pathlib import Path
from renda_cli.store import copying, restore
name, count, path, file = sys.argv[1], int(sys.argv[2]), *map(Path, sys.argv[3:])
def killing(function):
    def wrapped(*words, **options):
        global count
        count -= 1
        if count == 0:
            os.kill(os.getpid(), 9)
        return function(*words, **options)
    return wrapped
if name == "page":
    copying._PAGES_A_STEP = 1
    restore._HOLD += ("PRAGMA cache_size = 2",)  # so that pages reach the file before the transaction ends
    copying._refuse_to_wait = killing(copying._refuse_to_wait)
else:
    owner = {"note": restore, "settle": restore, "link": os, "rename": Path, "fsync": os}[name]
    setattr(owner, name, killing(getattr(owner, name)))
restore.restore(path, file)
print("survived")
"""


def killed_while_restoring(name: str, count: int, path: Path, copy: Path) -> None:
    child = python(CHILD, name, str(count), str(path), str(copy))
    out, _ = child.communicate(timeout=60)
    assert (child.returncode, out) == (-9, "")


def pages(path: Path) -> int:
    return path.stat().st_size // 4096


@posix
@pytest.mark.parametrize("part", [0, 0.3, 0.9])
@pytest.mark.parametrize("stage", range(3), ids=["checked draft", "copy aside", "into the file"])
def test_killed_in_the_middle_the_file_is_what_it_was(path: Path, copy: Path, stage: int, part: float) -> None:
    change(copy, "UPDATE holiday SET source = source || '（备份）'")
    before = content(path)
    stages = [pages(copy), pages(path), pages(copy)]
    killed_while_restoring("page", sum(stages[:stage]) + int(part * stages[stage]) + 1, path, copy)
    assert path.with_name("renda.db-journal").exists() == (stage == 2)
    assert content(path) == before
    assert open_file(path).tuples("PRAGMA integrity_check") == [("ok",)]
    restore(path, copy)
    assert content(path) == content(copy)
    assert not [name for name in names(path.parent) if name.endswith((".new", "-journal"))]


@posix
@pytest.mark.parametrize("name", ["page", "note"])
def test_killed_after_the_last_page_the_file_is_the_restored_one(path: Path, copy: Path, name: str) -> None:
    before = content(path)
    killed_while_restoring(name, 2 * pages(copy) + pages(path) if name == "page" else 1, path, copy)
    assert content(path) == content(copy)
    (aside,) = path.parent.glob("renda.db.before-restore-*")
    assert content(aside) == before


@posix
@pytest.mark.parametrize(
    ("name", "count", "has_aside"),
    [
        ("fsync", 1, False),
        ("link", 1, False),
        ("rename", 1, True),
        ("settle", 1, True),
        ("fsync", 2, True),
        ("note", 1, True),
    ],
)
def test_killed_while_a_damaged_file_is_put_aside(
    path: Path, copy: Path, name: str, count: int, has_aside: bool
) -> None:
    damaged = _empty(path)
    path.with_name("renda.db-journal").write_bytes(b"its journal")
    killed_while_restoring(name, count, path, copy)
    assert path.read_bytes() == damaged or content(path) == content(copy)
    asides = [one.read_bytes() for one in path.parent.glob("renda.db.before-restore-*[0-9]")]
    assert asides == ([damaged] if has_aside else [])
    restore(path, copy)
    assert content(path) == content(copy)
    assert b"its journal" in [one.read_bytes() for one in path.parent.glob("renda.db.before-restore-*-journal")]


# A glance.
def test_a_glance_counts(path: Path, version_1: Path) -> None:
    seen = look(path)
    assert seen is not None
    assert (seen.deputies, seen.proposals) == (0, 0)
    older = look(version_1)
    assert older is not None
    assert (older.deputies, older.proposals) == (4, 5)


def test_a_glance_at_what_cannot_be_read(path: Path) -> None:
    assert look(path.with_name("nothing.db")) is None
    assert names(path.parent) == ["renda.db"]
    _text(path)
    assert look(path) is None
