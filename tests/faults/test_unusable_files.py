"""A database that cannot be used: exit 3, one sentence, the file as it was."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from renda_cli.store.file import VERSION
from tests.commands.test_bad_input import is_one_sentence
from tests.conftest import Renda

LINES = "proposal unit add 水务所\ndeputy add 孙七\nproposal unit add 气象台\n"
COMMANDS = {
    "due": ["due"],
    "list": ["proposal", "list"],
    "add": ["proposal", "add", "新桥", "--by", "张三"],
    "where": ["where"],
    "summary": ["summary", "2022"],
    "batch": ["batch", "-"],
}
WRITING = ("add", "batch")


@pytest.fixture
def office(town_with_people: Renda) -> Renda:
    """A town with people and one proposal."""
    assert town_with_people("proposal", "add", "路灯", "--by", "张三", "--session", "5-1").code == 0
    return town_with_people


def _missing(path: Path) -> None:
    path.unlink()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _text(path: Path) -> None:
    path.write_text("代表名册\n张三\n李四\n", encoding="utf-8")


def _of_another_program(path: Path) -> None:
    path.unlink()
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE proposal (id INTEGER PRIMARY KEY, title TEXT)")
    db.close()


def _newer(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {VERSION + 1}")
    db.close()


def _cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 3 * 4096])


def _overwritten(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))


def _header_only(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:16] + b"\xa5" * 4080)


UNUSABLE: dict[str, tuple[Callable[[Path], None], tuple[str, ...]]] = {
    "missing": (_missing, ("找不到", "renda init")),
    "empty": (_empty, ("是空文件", "--db")),
    "folder": (_folder, ("读不了", "路径")),
    "text": (_text, ("不是 SQLite 数据库", "--db")),
    "of another program": (_of_another_program, ("别的程序", "--db")),
    "newer": (_newer, (f"文件版本 {VERSION + 1}", "升级 renda")),
    "cut off": (_cut_off, ("已损坏", "备份")),
    "overwritten": (_overwritten, ("已损坏", "备份")),
    "header only": (_header_only, ("已损坏", "备份")),
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("state", UNUSABLE)
def test_a_file_that_cannot_be_used(office: Renda, path: Path, state: str, command: str) -> None:
    spoil, telling = UNUSABLE[state]
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    ran = office(*COMMANDS[command], stdin=LINES)
    assert ran.code == 3
    is_one_sentence(ran, path.name, *telling)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [other.name for other in path.parent.iterdir()] == ([path.name] if state != "missing" else [])


@pytest.fixture
def other(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[sqlite3.Connection]:
    """Another program that has the file open; nobody waits long for it."""
    monkeypatch.setattr("renda_cli.store.file._PATIENCE_SECONDS", 0.05)
    monkeypatch.setattr("renda_cli.store.file._BUSY_SECONDS", 0.05)
    monkeypatch.setattr("renda_cli.show.messages.waiting", lambda: None)
    db = sqlite3.connect(path, isolation_level=None)
    yield db
    db.close()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_another_program_holds(office: Renda, path: Path, other: sqlite3.Connection, command: str) -> None:
    other.execute("BEGIN EXCLUSIVE")
    before = path.read_bytes()
    ran = office(*COMMANDS[command], stdin=LINES)
    assert ran.code == 3
    is_one_sentence(ran, str(path), "正被别的程序占用", "稍候再试")
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", COMMANDS)
def test_while_another_program_writes_one_can_read_but_not_write(
    office: Renda, path: Path, other: sqlite3.Connection, command: str
) -> None:
    other.execute("BEGIN IMMEDIATE")
    before = path.read_bytes()
    ran = office(*COMMANDS[command], stdin=LINES)
    if command in WRITING:
        assert ran.code == 3
        is_one_sentence(ran, "正被别的程序占用", "稍候再试")
    else:
        assert (ran.code, ran.err) == (0, "")
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["路" * 300, "~没有这个人/renda.db", "没有的文件夹/renda.db"])
@pytest.mark.parametrize("command", ["where", "add"])
def test_a_path_that_cannot_be(office: Renda, path: Path, name: str, command: str) -> None:
    ran = office("--db", name, *COMMANDS[command])
    assert ran.code == 3
    is_one_sentence(ran, "renda.db" if "/" in name else "路路")


def test_init_below_a_file(renda: Renda, path: Path) -> None:
    before = path.read_bytes()
    ran = renda("init", "--town", "遥观镇", "--db", str(path / "新.db"))
    assert ran.code == 3
    is_one_sentence(ran, "新.db")
    assert path.read_bytes() == before


@pytest.mark.parametrize("state", ["ours", "empty", "folder", "text"])
def test_init_where_something_is(renda: Renda, path: Path, state: str) -> None:
    if state != "ours":
        UNUSABLE[state][0](path)
    before = path.read_bytes() if path.is_file() else None
    ran = renda("init", "--town", "遥观镇")
    assert ran.code == 2
    is_one_sentence(ran, str(path), "已存在", "--db")
    assert (path.read_bytes() if path.is_file() else None) == before
