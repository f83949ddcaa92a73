"""Backups: whole and checked, or not there at all; earlier ones outlive whatever goes wrong."""

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from renda_cli.errors import DatabaseError, InputError
from renda_cli.store import backup as module
from renda_cli.store import copying, series
from renda_cli.store.backup import alone, backup, keep_copy, note, noted_backup
from renda_cli.store.copying import Damaged, copy_online
from renda_cli.store.file import VERSION, open_file
from tests.faults.test_cut_off import in_a_process, linux, posix
from tests.store.copies import DANGLING, change, content, mode, names, notes, python, spoil

NAME = r"renda-\d{4}-\d\d-\d\d-\d{6}\.db"
STAMPED = "renda-2022-01-0{}-080000.db"


@pytest.fixture
def folder(path: Path) -> Path:
    """Where backups go when nothing is said."""
    return path.parent / "backups"


def put(folder: Path, *copies: str) -> None:
    folder.mkdir(exist_ok=True)
    for name in copies:
        (folder / name).write_bytes(b"an earlier copy")


# What is made.
def test_a_backup_is_the_file_for_its_owner_alone(path: Path, folder: Path) -> None:
    change(path, "INSERT INTO unit (name) VALUES ('水务所')")
    made = backup(path)
    assert made.path.parent == folder
    assert names(folder) == [made.path.name]
    assert content(made.path) == content(path)
    assert (mode(folder), mode(made.path), mode(folder / ".renda.lock")) == (0o700, 0o600, 0o600)
    assert (made.size, made.rows["unit"], made.rows["town"], made.removed) == (made.path.stat().st_size, 1, 1, [])


def test_two_in_one_second_have_two_names(path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(series, "_now", lambda: "2022-01-10-080000")
    made = [backup(path).path.name for _ in range(3)]
    assert made == [f"renda-2022-01-10-080000{number}.db" for number in ("", "-2", "-3")]
    assert [copy.name for copy in series.of_backups(path).found()] == made


def test_a_folder_is_made_but_not_a_whole_path(path: Path, tmp_path: Path) -> None:
    assert backup(path, tmp_path / "盘").path.parent == tmp_path / "盘"
    assert mode(tmp_path / "盘") == 0o700
    with pytest.raises(InputError, match=r"没有文件夹 .*没有的"):
        backup(path, tmp_path / "没有的" / "盘")
    for file in (path, path / "里面"):
        with pytest.raises(InputError, match="不是文件夹"):
            backup(path, file)
    with pytest.raises(DatabaseError, match="文件名太长"):
        backup(path, tmp_path / ("长" * 300))


def test_a_file_of_an_older_version_is_copied_as_it_is(old: Path) -> None:
    before = content(old)
    assert content(backup(old).path) == before == content(old)


def test_a_half_written_change_of_a_killed_program_is_rolled_back_first(path: Path, tmp_path: Path) -> None:
    before = content(path)
    killed = python(
        "import os, sqlite3, sys; db = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "db.execute('PRAGMA cache_size = 2'); db.execute('BEGIN');"
        "db.executemany('INSERT INTO unit (name) VALUES (?)', [(f'单位{n}' * 50,) for n in range(2000)]);"
        "os.kill(os.getpid(), 9)",
        str(path),
    )
    killed.wait()
    assert path.with_name("renda.db-journal").exists()
    assert content(backup(path).path) == before
    assert content(path) == before


def test_a_file_in_wal_mode_is_copied_into_one_file(path: Path, folder: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("INSERT INTO unit (name) VALUES ('水务所')")
        made = backup(path)
        assert names(folder) == [made.path.name]
    assert content(made.path) == content(path)
    assert names(folder) == [made.path.name]


def test_while_another_process_writes_the_copy_is_of_one_moment(path: Path, folder: Path) -> None:
    writer = python(
        "import sqlite3, sys; db = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=30); n = 0\n"
        "db.execute('PRAGMA synchronous = OFF')\n"
        "while True:\n"
        "    db.execute('BEGIN IMMEDIATE')\n"
        "    for _ in range(2): n += 1; db.execute('INSERT INTO unit (name) VALUES (?)', (f'单位{n}',))\n"
        "    db.execute('COMMIT'); print(n, flush=True)",
        str(path),
    )
    try:
        assert writer.stdout is not None
        writer.stdout.readline()
        counts = [backup(path).rows["unit"] for _ in range(5)]
    finally:
        writer.kill()
        writer.communicate()
    assert counts == sorted(counts)
    assert counts[-1] > 2
    assert [count % 2 for count in counts] == [0] * 5


# What cannot be copied.
def refused(path: Path, folder: Path, telling: str, keep: int | None = 1) -> DatabaseError:
    """A backup that fails: earlier copies are all there, and nothing else."""
    put(folder, STAMPED.format(1), STAMPED.format(2))
    with pytest.raises(DatabaseError, match=telling) as error:
        backup(path, keep=keep)
    assert names(folder) == [STAMPED.format(1), STAMPED.format(2)]
    return error.value


def test_a_damaged_file_replaces_nothing(path: Path, folder: Path) -> None:
    spoiled = spoil(path)
    assert isinstance(refused(path, folder, r"数据库 .*/renda\.db 已损坏.*没有写入；请换用完好的备份$"), Damaged)
    assert path.read_bytes() == spoiled


def test_damage_that_counting_does_not_meet_is_found_in_the_copy(path: Path, folder: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        (page,) = db.execute(
            "SELECT rootpage FROM sqlite_master WHERE name LIKE 'sqlite_autoindex_holiday%'"
        ).fetchone()
        (size,) = db.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as stream:
        stream.seek((page - 1) * size + size // 2)
        stream.write(b"\xa5" * (size // 2))
    assert isinstance(refused(path, folder, r"renda\.db 已损坏，没有通过完整性检查"), Damaged)


def test_a_reference_to_nothing_replaces_nothing(path: Path, folder: Path) -> None:
    change(path, DANGLING)
    assert isinstance(refused(path, folder, r"/renda\.db 有引用不完整的记录，没有写入；请用 renda check"), Damaged)


@pytest.mark.parametrize(
    ("statement", "telling"),
    [
        (f"PRAGMA user_version = {VERSION + 1}", "由更新的 renda 写成"),
        ("PRAGMA application_id = 1", "是别的程序的数据库"),
    ],
)
def test_a_file_that_is_not_for_us_is_not_copied(path: Path, folder: Path, statement: str, telling: str) -> None:
    change(path, statement)
    refused(path, folder, telling)


def test_without_a_file_no_folder_is_made(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="找不到数据库"):
        backup(tmp_path / "renda.db")
    assert names(tmp_path) == []


def test_a_file_that_another_program_holds(path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("renda_cli.store.file._BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        refused(path, folder, r"/renda\.db 正被别的程序占用；请稍候再试")


def test_a_copy_that_lost_rows_is_not_the_files_fault(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lossy(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
        source.backup(target)
        target.execute("DELETE FROM holiday WHERE day = (SELECT max(day) FROM holiday)")

    monkeypatch.setattr(copying, "stream", lossy)
    error = refused(path, folder, r"副本 .*/backups/renda-.* 抄得不全，没有写入")
    assert not isinstance(error, Damaged)


def test_an_error_of_sqlite_on_the_copy_names_the_copy(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
        copying._refuse_to_wait(sqlite3.SQLITE_BUSY, 1, 1)

    monkeypatch.setattr(copying, "stream", busy)
    refused(path, folder, r"数据库 .*/backups/renda-.* 正被别的程序占用")


def test_checks_that_cannot_be_made_are_not_damage(path: Path, folder: Path) -> None:
    change(path, "CREATE TABLE 别的 (unit_name TEXT REFERENCES unit (number))", "INSERT INTO 别的 VALUES ('甲')")
    error = refused(path, folder, "用不了（foreign key mismatch")
    assert not isinstance(error, Damaged)


@posix
@pytest.mark.parametrize("room", [0, 8192, -4096], ids=["none", "some", "a page too little"])
def test_a_full_disk(path: Path, folder: Path, room: int) -> None:
    put(folder, STAMPED.format(1), STAMPED.format(2))
    before = path.read_bytes()
    ran = in_a_process(path.parent, "limit", room if room >= 0 else path.stat().st_size + room, "backup", "--keep", "1")
    assert (ran.code, ran.out) == (3, "")
    assert "backups/renda-" in ran.err
    assert "磁盘" in ran.err
    assert len(ran.err.splitlines()) == 1
    assert names(folder) == [STAMPED.format(1), STAMPED.format(2)]
    assert path.read_bytes() == before


def test_ctrl_c_leaves_nothing(path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: int) -> None:
        raise KeyboardInterrupt

    put(folder, STAMPED.format(1))
    monkeypatch.setattr(copying, "_PAGES_A_STEP", 10)
    monkeypatch.setattr(copying, "_refuse_to_wait", interrupt)
    with pytest.raises(KeyboardInterrupt):
        backup(path, keep=1)
    assert names(folder) == [STAMPED.format(1)]


def test_a_folder_that_cannot_be_locked(path: Path, folder: Path) -> None:
    (folder / ".renda.lock").mkdir(parents=True)
    with pytest.raises(DatabaseError, match=r"文件夹 .*/backups 写不了"):
        backup(path)


@linux
def test_a_write_protected_file_is_backed_up_to_where_one_may_write(path: Path, tmp_path: Path) -> None:
    closed = tmp_path / "封存"
    closed.mkdir()
    path.rename(closed / "renda.db").chmod(0o444)
    closed.chmod(0o555)
    ran = in_a_process(tmp_path, "plain rights", 0, "--db", "封存/renda.db", "backup", "盘")
    assert (ran.code, ran.err) == (0, "")
    (made,) = (tmp_path / "盘").glob("renda-*.db")
    assert (content(made), mode(made)) == (content(closed / "renda.db"), 0o600)
    ran = in_a_process(tmp_path, "plain rights", 0, "--db", "封存/renda.db", "backup")
    assert (ran.code, len(ran.err.splitlines())) == (3, 1)
    assert "封存/backups 用不了（没有权限）" in ran.err
    closed.chmod(0o755)


# Which earlier ones make way.
def test_the_oldest_make_way_and_foreign_files_stay(path: Path, folder: Path) -> None:
    foreign = ["renda-2021.db", "renda.db", "别的-2022-01-01-080000.db", "renda-2022-01-01-080000.db.bak", "说明.txt",
               "renda-2-2022-01-01-080000.db", "xrenda-2022-01-01-080000.db"]  # fmt: skip
    same_second = [f"renda-2022-01-01-080000{number}.db" for number in ("", "-2", "-10")]
    put(folder, *foreign, *same_second, STAMPED.format(2))
    made = backup(path, keep=3)
    assert [one.name for one in made.removed] == same_second[:2]
    assert names(folder) == sorted([*foreign, same_second[2], STAMPED.format(2), made.path.name])


def test_without_keep_all_stay(path: Path, folder: Path) -> None:
    put(folder, *map(STAMPED.format, range(1, 9)))
    assert backup(path).removed == []
    assert len(names(folder)) == 9
    assert backup(path, keep=99).removed == []


def test_the_new_one_stays_though_the_clock_went_back(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, STAMPED.format(2), STAMPED.format(3))
    monkeypatch.setattr(series, "_now", lambda: "2022-01-01-080000")
    made = backup(path, keep=1)
    assert names(folder) == [made.path.name] == [STAMPED.format(1)]


def test_another_towns_backups_in_the_same_folder_stay(path: Path, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "别镇" / "renda.db"
    other.parent.mkdir()
    other.write_bytes(path.read_bytes())
    change(other, "UPDATE town SET name = '别镇'")
    theirs = backup(other, folder := tmp_path / "盘").path
    ours = [backup(path, folder, keep=1).path for _ in range(2)]
    assert names(folder) == sorted([theirs.name, ours[1].name])


def test_one_that_cannot_be_removed_is_told(path: Path, folder: Path) -> None:
    (folder / STAMPED.format(1)).mkdir(parents=True)
    with pytest.raises(DatabaseError, match=r"已备份到 .*，但旧的 renda-2022-01-01-080000\.db 删不了"):
        backup(path, keep=1)
    assert len(series.of_backups(path).found()) == 2


def test_what_a_killed_backup_left_is_cleared_away(path: Path, folder: Path) -> None:
    put(folder, ".renda-2022-01-01-080000.db.4194999.new", ".别的.new")
    own = f".renda-2022-01-10-080000.db.{os.getpid()}.new"
    put(folder, own)
    made = backup(path)
    assert names(folder) == sorted([".别的.new", made.path.name])


# One at a time.
HOLDER = """
import sys, time
from pathlib import Path
from renda_cli.store.backup import alone
with alone(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def holder_of(folder: Path) -> "subprocess.Popen[str]":
    folder.mkdir(exist_ok=True)
    held = python(HOLDER, str(folder))
    assert held.stdout is not None
    assert held.stdout.readline() == "held\n"
    return held


def test_two_backups_at_once(path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE_SECONDS", 0.1)
    other = holder_of(folder)
    try:
        refused(path, folder, "另一个备份正在进行.*；请稍候再试")
    finally:
        other.kill()  # with kill -9, and the lock is free
        other.communicate()
    assert backup(path).path.exists()


def test_the_lock_is_given_back(path: Path) -> None:
    for _ in range(2):
        with alone(path.parent):
            pass


# Copies that are kept before something large.
def test_a_copy_is_kept_beside_the_file(path: Path) -> None:
    copy = keep_copy(path, "restore")
    assert copy.parent == path.parent
    assert copy.name.startswith("renda.db.before-restore-2")
    assert content(copy) == content(path)
    assert mode(copy) == 0o600


def test_of_the_copies_before_imports_three_stay(path: Path) -> None:
    first = keep_copy(path, "restore")
    made = [keep_copy(path, "import") for _ in range(5)]
    assert names(path.parent) == sorted([path.name, first.name, *(one.name for one in made[2:])])


def test_the_copy_is_of_what_was_before_the_transaction_that_is_open(path: Path) -> None:
    before = content(path)
    file = open_file(path)
    with file.transaction() as db:
        db.execute("INSERT INTO unit (name) VALUES ('水务所')")
        copy = keep_copy(path, "import")
        with (
            closing(sqlite3.connect(path, timeout=0)) as other,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            other.execute("BEGIN IMMEDIATE")  # our own locks are still there
    file.close()
    assert content(copy) == before != content(path)


def test_a_reference_to_nothing_is_kept_but_damage_is_told(path: Path) -> None:
    change(path, DANGLING)
    assert content(keep_copy(path, "import")) == content(path)
    spoil(path)
    with pytest.raises(Damaged):
        keep_copy(path, "import")
    assert len(names(path.parent)) == 2


def test_a_copy_that_has_no_name_to_go_to(path: Path, tmp_path: Path) -> None:
    (tmp_path / "副本").mkdir()
    with pytest.raises(DatabaseError, match="副本 写不了（这是文件夹）"):
        copy_online(path, tmp_path / "副本")
    assert names(tmp_path) == ["renda.db", "副本"]


def test_waiting_for_a_lock_has_an_end() -> None:
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        copying._refuse_to_wait(sqlite3.SQLITE_LOCKED, 1, 1)
    copying._refuse_to_wait(sqlite3.SQLITE_DONE, 0, 1)


def test_a_schema_that_is_no_text_is_damage(path: Path) -> None:
    with pytest.raises(Damaged), copying.blamed(path):
        b"\xff".decode()


# The log.
def test_a_backup_is_noted_in_the_file_once_the_copy_is_there(path: Path) -> None:
    beginning = notes(path)
    file = open_file(path)
    assert noted_backup(file) is None
    made = backup(path)
    note(path, "restore", "别的")
    assert noted_backup(file) == made.path
    assert notes(path) == [*beginning, f"backup {made.path}", "restore 别的"]
    assert notes(made.path) == beginning
    file.close()


def test_what_has_no_log_yet_is_backed_up_without_a_note(old: Path) -> None:
    before = old.read_bytes()
    assert backup(old).path.exists()
    assert old.read_bytes() == before


def test_a_backup_is_one_even_though_another_program_writes_on_and_on(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beginning = notes(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        monkeypatch.setattr("renda_cli.store.file._BUSY_SECONDS", 0.05)
        assert content(backup(path).path) == content(path)
    assert notes(path) == beginning
