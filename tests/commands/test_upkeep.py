"""renda backup and renda restore as a clerk and as cron type them."""

import shlex
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from tests.commands.test_bad_input import is_one_sentence
from tests.conftest import Renda
from tests.store.copies import change, content, names, spoil


@pytest.fixture
def copy(town_with_people: Renda, path: Path) -> Path:
    """A backup of a town with three deputies; since then a proposal came in."""
    made = Path(town_with_people("backup", "-f", "json").json["path"])
    assert town_with_people("proposal", "add", "路灯", "--by", "张三", "--session", "5-1").code == 0
    return made


def test_a_backup_says_where_it_is(renda: Renda, path: Path) -> None:
    ran = renda("backup")
    assert (ran.code, ran.err) == (0, "")
    (made,) = (path.parent / "backups").glob("renda-*.db")
    assert ran.out.startswith(f"已备份到 {made}（")
    assert ran.out.endswith(" 行），已核对\n")
    assert len(ran.out.splitlines()) == 1


def test_a_backup_for_machines(renda: Renda, path: Path, tmp_path: Path) -> None:
    first = renda("backup", str(tmp_path / "盘"), "--keep", "1", "-f", "json").json
    second = renda("backup", str(tmp_path / "盘"), "--keep", "1", "-f", "json").json
    assert list(second) == ["path", "size", "rows", "removed"]
    assert Path(second["path"]).parent == tmp_path / "盘"
    assert (second["size"], second["rows"]["town"]) == (path.stat().st_size, 1)
    assert (first["removed"], second["removed"]) == ([], [first["path"]])


def test_those_that_made_way_are_named(renda: Renda) -> None:
    first = Path(renda("backup", "-f", "json").json["path"])
    assert renda("backup", "--keep", "1").out.splitlines()[1] == f"删去旧备份 1 份：{first.name}"


def test_cron_hears_nothing(renda: Renda, path: Path) -> None:
    ran = renda("backup", "--quiet", "--keep", "7")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    ran = renda("backup", "--quiet", "-f", "json")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    spoil(path)
    ran = renda("backup", "--quiet", "--keep", "1")
    assert (ran.code, ran.out) == (3, "")
    is_one_sentence(ran, "renda.db", "已损坏", "请换用")
    assert len(names(path.parent / "backups")) == 2


@pytest.mark.parametrize(
    ("words", "telling"),
    [
        (["renda.db"], "不是文件夹"),
        (["没有的/盘"], "没有文件夹 没有的"),
        ([""], "文件夹没有写"),
        (["--keep", "0"], "请写 1 到 9999 的整数"),
        (["--keep", "几份"], "--keep"),
    ],
)
def test_wrong_input(renda: Renda, path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], telling: str) -> None:
    monkeypatch.chdir(path.parent)
    ran = renda("backup", *words)
    assert (ran.code, ran.out) == (2, "")
    is_one_sentence(ran, telling)
    assert names(path.parent) == ["renda.db"]


def test_where_tells_the_last_backup(renda: Renda) -> None:
    assert renda("where", "-f", "json").json["last_backup"] is None
    made = renda("backup", "-f", "json").json["path"]
    found = renda("where", "-f", "json").json
    assert found["last_backup_path"] == made
    assert found["last_backup"] == datetime.fromtimestamp(Path(made).stat().st_mtime).isoformat(" ", "minutes")
    assert "备份文件" in renda("where").out


def test_a_restore_names_the_command_that_takes_it_back(renda: Renda, path: Path, copy: Path) -> None:
    before, wanted = content(path), content(copy)
    ran = renda("restore", str(copy))
    assert (ran.code, ran.err) == (0, "")
    assert content(path) == wanted
    first, second = ran.out.splitlines()
    assert first == f"已用 {copy} 恢复 {path}"
    _, _, command = second.partition("要换回来：renda ")
    assert renda(*shlex.split(command)).code == 0
    assert content(path) == before


def test_the_command_names_the_file_that_was_named(renda: Renda, path: Path, copy: Path, tmp_path: Path) -> None:
    other = tmp_path / "别的 镇.db"
    path.rename(other)
    ran = renda("--db", str(other), "restore", str(copy))
    _, _, command = ran.out.partition("要换回来：renda ")
    assert shlex.split(command)[:3] == ["--db", str(other), "restore"]
    assert renda(*shlex.split(command)).code == 0


def test_a_restore_for_machines(renda: Renda, path: Path, copy: Path) -> None:
    done = renda("restore", str(copy), "-f", "json").json
    assert list(done) == ["path", "from", "kept_aside"]
    assert (done["path"], done["from"]) == (str(path), str(copy))
    assert Path(done["kept_aside"]).exists()
    path.unlink()
    assert renda("restore", str(copy), "-f", "json").json["kept_aside"] is None


def test_what_is_damaged_is_said_to_be(renda: Renda, path: Path, copy: Path) -> None:
    spoil(path)
    ran = renda("restore", str(copy))
    assert ran.code == 0
    assert ran.out.splitlines()[1].startswith(f"原来的已损坏，照原样移到 {path}.before-restore-2")
    path.unlink()
    assert renda("restore", str(copy)).out == f"已用 {copy} 恢复 {path}\n"
    assert renda("deputy", "list").code == 0


@pytest.mark.parametrize("answer", ["y", "Y\n", "yes\n", "是\n"])
def test_who_sits_there_is_asked(at_terminal: Renda, path: Path, copy: Path, answer: str) -> None:
    ran = at_terminal("restore", str(copy), stdin=answer)
    assert ran.code == 0
    lines = ran.err.splitlines()
    assert lines[0] == f"用 {copy} 恢复 {path}"
    assert lines[1].endswith("代表 3 名，议案建议 1 件")
    assert lines[2].endswith("代表 3 名，议案建议 0 件")
    assert lines[3] == f"  现有的先另存为 {path}.before-restore-…"
    assert lines[4] == "是否继续？[y/N] "
    assert content(path) == content(copy)


@pytest.mark.parametrize("answer", ["", "\n", "n\n", "不\n"])
def test_anything_else_is_a_no(at_terminal: Renda, path: Path, copy: Path, answer: str) -> None:
    before = path.read_bytes()
    ran = at_terminal("restore", str(copy), stdin=answer)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("没有恢复\n")
    assert path.read_bytes() == before
    assert names(path.parent) == ["backups", "renda.db"]


def test_yes_is_an_answer_too(at_terminal: Renda, path: Path, copy: Path) -> None:
    ran = at_terminal("restore", str(copy), "--yes")
    assert (ran.code, ran.err) == (0, "")
    assert content(path) == content(copy)


@pytest.mark.parametrize(
    ("spoiled", "telling"),
    [(spoil, "现有的已损坏，照原样移到"), (Path.unlink, "现在没有这个文件")],
)
def test_the_question_says_what_there_is_not(
    at_terminal: Renda, path: Path, copy: Path, spoiled: Callable[[Path], object], telling: str
) -> None:
    spoiled(path)
    path.exists() and path.write_bytes(b"x" * 100)
    ran = at_terminal("restore", str(copy), stdin="n")
    assert ran.code == 2
    assert "现有：读不出" in ran.err
    assert telling in ran.err


def test_what_cannot_be_restored_is_not_asked_about(at_terminal: Renda, path: Path) -> None:
    for file in ("没有的.db", str(path)):
        ran = at_terminal("restore", file, stdin="y")
        assert ran.code == 2
        is_one_sentence(ran, Path(file).name)


def test_ctrl_c_at_the_question(at_terminal: Renda, path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: str) -> bool:
        raise KeyboardInterrupt

    before = path.read_bytes()
    monkeypatch.setattr("renda_cli.show.ask.confirmed", interrupted)
    ran = at_terminal("restore", str(copy))
    assert (ran.code, ran.out, ran.err) == (130, "", "已中断，没有写入\n")
    assert path.read_bytes() == before


def test_a_damaged_backup_is_not_restored(renda: Renda, path: Path, copy: Path) -> None:
    before = path.read_bytes()
    change(copy, "PRAGMA user_version = 999")
    ran = renda("restore", str(copy))
    assert ran.code == 2
    is_one_sentence(ran, copy.name, "请先升级 renda")
    spoil(copy)
    change(copy, "PRAGMA user_version = 2")
    ran = renda("restore", str(copy))
    assert ran.code == 3
    is_one_sentence(ran, copy.name, "已损坏", "请换用完好的备份")
    assert path.read_bytes() == before


@pytest.mark.parametrize("line", ["backup", "restore backups/x.db", "--all backup"])
def test_a_batch_holds_the_file_itself(renda: Renda, path: Path, line: str) -> None:
    ran = renda("batch", "-", stdin=f"proposal unit add 水务所\n{line}\n")
    assert ran.code == 2
    assert "第 2 行：“" in ran.err
    assert names(path.parent) == ["renda.db"]
