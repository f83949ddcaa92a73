"""Work that is cut off (a full disk, missing rights, Ctrl-C): the right exit code, one sentence, nothing written."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.commands.test_bad_input import is_one_sentence
from tests.conftest import Ran, Renda
from tests.faults.test_unusable_files import COMMANDS, LINES, WRITING, office

__all__ = ["office"]  # a fixture of the neighbour


def every_row(path: Path) -> list[str]:
    """All that the file holds, as SQL."""
    db = sqlite3.connect(path)
    try:
        return list(db.iterdump())
    finally:
        db.close()


# A process of its own, whose limits need not be taken back. Rights are those of an owner without root's privileges.
CHILD = """
import ctypes, sys
what, value, *words = sys.argv[1:]
import renda_cli.main
if what == "limit":
    import resource, signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(value), int(value)))
elif what == "plain rights":
    libc = ctypes.CDLL(None, use_errno=True)
    header, sets = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    assert libc.capget(header, sets) == 0
    sets[0] &= ~0b110  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    assert libc.capset(header, sets) == 0
sys.argv = ["renda", *words]
sys.exit(renda_cli.main.run())
"""
posix = pytest.mark.skipif(sys.platform == "win32", reason="limits and rights as POSIX has them")
linux = pytest.mark.skipif(sys.platform != "linux", reason="root lays its privileges down as Linux has it")


def in_a_process(folder: Path, what: str, value: int, *words: str, stdin: str = "") -> Ran:
    """Runs the program in `folder`: with a `limit` in bytes for any file that it writes, or with `plain rights`."""
    environment = {**os.environ, "RENDA_TODAY": "2022-01-10", "RENDA_DB": "renda.db", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", CHILD, what, str(value), *words],
        input=stdin, capture_output=True, encoding="utf-8", cwd=folder, env=environment, timeout=60, check=False,
    )  # fmt: skip
    return Ran(done.returncode, done.stdout, done.stderr)


MANY_LINES = "".join(f"proposal add {'题' * 100}{number} --by 张三 --session 5-1\n" for number in range(2000))


@posix
@pytest.mark.parametrize(
    ("room", "words", "stdin"),
    [
        pytest.param(0, COMMANDS["add"], "", id="none for the journal"),
        pytest.param(4096, COMMANDS["add"], "", id="some for the journal"),
        pytest.param(None, ["batch", "-"], MANY_LINES, id="none for new pages"),
        pytest.param(None, ["batch", "-", "--keep-going"], MANY_LINES, id="none for new pages, keep going"),
    ],
)
def test_a_full_disk(office: Renda, path: Path, room: int | None, words: list[str], stdin: str) -> None:
    before = every_row(path)
    ran = in_a_process(path.parent, "limit", path.stat().st_size if room is None else room, *words, stdin=stdin)
    assert ran.code == 3
    is_one_sentence(ran, "renda.db", "磁盘", "没有写入", "请")
    assert every_row(path) == before
    assert office("proposal", "add", "新桥", "--by", "张三").code == 0


@posix
def test_an_undo_on_a_full_disk(office: Renda, path: Path) -> None:
    assert office("batch", "-", stdin=MANY_LINES).code == 0
    before = every_row(path)
    ran = in_a_process(path.parent, "limit", 64 * 1024, "undo")
    assert ran.code == 3
    is_one_sentence(ran, "renda.db", "磁盘", "没有写入", "请")
    assert every_row(path) == before
    assert office("undo").code == 0


@posix
@pytest.mark.parametrize("name", ["清单.xlsx", "清单.csv", "清单.json"])
def test_an_export_without_room_leaves_the_list_of_last_month(office: Renda, path: Path, name: str) -> None:
    old = path.with_name(name)
    old.write_bytes(b"of last month")
    ran = in_a_process(path.parent, "limit", 16, "export", "proposals", "-o", name)
    assert ran.code == 2
    is_one_sentence(ran, name, "写不了", "超过了允许的文件大小")
    assert old.read_bytes() == b"of last month"
    assert sorted(one.name for one in path.parent.iterdir()) == ["renda.db", name]


@posix
def test_init_on_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    ran = in_a_process(tmp_path, "limit", 8192, "init", "--town", "遥观镇")
    assert ran.code == 3
    is_one_sentence(ran, "renda.db", "磁盘", "请")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def folder(tmp_path: Path, path: Path) -> Iterator[Path]:
    """A folder that holds the file alone; it can be deleted afterwards."""
    found = tmp_path / "共享"
    found.mkdir()
    shutil.copy(path, found / "renda.db")
    yield found
    found.chmod(0o755)


@linux
@pytest.mark.parametrize("mode", [0o555, 0o755], ids=["closed folder", "open folder"])
def test_a_read_only_file_can_be_read_but_not_written(office: Renda, path: Path, folder: Path, mode: int) -> None:
    file = folder / "renda.db"
    shutil.copy(path, file)
    file.chmod(0o444)
    folder.chmod(mode)
    before = file.read_bytes()
    listed = in_a_process(folder, "plain rights", 0, "proposal", "list")
    assert (listed.code, listed.err) == (0, "")
    assert "路灯" in listed.out
    for command in WRITING:
        ran = in_a_process(folder, "plain rights", 0, *COMMANDS[command], stdin=LINES)
        assert ran.code == 3
        is_one_sentence(ran, "renda.db", "只读", "权限")
    assert file.read_bytes() == before


@linux
def test_a_file_in_a_closed_folder_is_not_written(folder: Path) -> None:
    folder.chmod(0o555)
    before = (folder / "renda.db").read_bytes()
    ran = in_a_process(folder, "plain rights", 0, "proposal", "unit", "add", "水务所")
    assert ran.code == 3
    is_one_sentence(ran, "renda.db", "权限")
    assert (folder / "renda.db").read_bytes() == before


@linux
@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_one_may_not_read(folder: Path, command: str) -> None:
    (folder / "renda.db").chmod(0o000)
    ran = in_a_process(folder, "plain rights", 0, *COMMANDS[command], stdin=LINES)
    assert ran.code == 3
    is_one_sentence(ran, "renda.db", "读不了", "权限")


@linux
@pytest.mark.parametrize("name", ["新.db", "新文件夹/新.db"])
def test_init_where_one_may_not_write(folder: Path, name: str) -> None:
    folder.chmod(0o555)
    ran = in_a_process(folder, "plain rights", 0, "init", "--town", "遥观镇", "--db", name)
    assert ran.code == 3
    is_one_sentence(ran, name, "权限")
    assert [file.name for file in folder.iterdir()] == ["renda.db"]


# Ctrl-C.
def interrupted(*_words: Any, **_options: Any) -> NoReturn:
    raise KeyboardInterrupt


@pytest.mark.parametrize("keep_going", [[], ["--keep-going"]], ids=["all or nothing", "keep going"])
def test_a_batch_interrupted_in_the_middle(
    office: Renda, path: Path, monkeypatch: pytest.MonkeyPatch, keep_going: list[str]
) -> None:
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr("renda_cli.work.deputy.add", interrupted)  # the second of the lines
        ran = office("batch", "-", *keep_going, stdin=LINES)
    assert (ran.code, ran.out) == (130, "")
    assert ran.err == "已中断，没有写入\n"
    assert path.read_bytes() == before
    assert office("batch", "-", stdin=LINES).code == 0


def test_a_command_interrupted_after_its_first_row(office: Renda, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    monkeypatch.setattr("renda_cli.work.deadlines.open_clock", interrupted)
    ran = office("proposal", "assign", "1", "--lead", "财政局")
    assert (ran.code, ran.out, ran.err) == (130, "", "已中断，没有写入\n")
    assert path.read_bytes() == before


def test_a_fault_of_the_program_in_a_batch_writes_nothing(
    office: Renda, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_words: Any, **_options: Any) -> NoReturn:
        raise ZeroDivisionError

    before = path.read_bytes()
    monkeypatch.setattr("renda_cli.work.deputy.add", broken)
    ran = office("batch", "-", "--keep-going", stdin=LINES)
    assert (ran.code, ran.out) == (3, "")
    assert len(ran.err.splitlines()) == 1
    assert "没有写入" in ran.err
    assert path.read_bytes() == before
