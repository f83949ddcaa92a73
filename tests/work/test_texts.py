"""Text files that the clerk names."""

import io
import sys
from pathlib import Path

import pytest

from renda_cli.errors import InputError
from renda_cli.work import texts
from renda_cli.work.desk import Desk


def test_a_file_is_read_with_or_without_a_byte_order_mark(tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-8-sig"):
        path = tmp_path / encoding
        path.write_text("完善路灯\n", encoding=encoding)
        assert texts.read(str(path)) == "完善路灯\n"


def test_the_home_folder_may_be_a_tilde(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "行.renda").write_text("due\n", encoding="utf-8")
    assert texts.read("~/行.renda") == "due\n"


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("完善路灯".encode()), encoding="ascii"))
    assert texts.read("-") == "完善路灯"


def test_what_is_said_is_typed_or_comes_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    assert texts.said("修水渠-") == "修水渠-"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("第一行\n第二行".encode())))
    assert texts.said("-") == "第一行\n第二行"


def test_a_file_in_another_encoding_is_refused_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "gb.renda"
    path.write_bytes(b"due\n# ok\n" + "完善路灯".encode("gb18030"))
    with pytest.raises(InputError, match=r"gb\.renda 第 3 行不是 UTF-8 编码"):
        texts.read(str(path))


def test_standard_input_in_another_encoding_is_named_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("完善路灯".encode("gb18030"))))
    with pytest.raises(InputError, match=r"^标准输入 第 1 行不是 UTF-8 编码"):
        texts.read("-")


def test_a_file_that_cannot_be_read_is_named_with_the_cause(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"读不了 .*none.renda（没有这个文件）；请核对文件路径"):
        texts.read(str(tmp_path / "none.renda"))
    with pytest.raises(InputError, match=r"读不了 .*（这是文件夹）"):
        texts.read(str(tmp_path))


def test_a_file_that_is_too_large_is_refused_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "_LONGEST", 4)
    file = tmp_path / "large.renda"
    file.write_text("12345", encoding="utf-8")
    with pytest.raises(InputError, match="超过"):
        texts.read(str(file))
    file.write_text("1234", encoding="utf-8")
    assert texts.read(str(file)) == "1234"


# Writing


def test_a_file_is_written_whole_for_its_owner_only(tmp_path: Path) -> None:
    target = tmp_path / "函.md"
    assert texts.write(str(target), b"new") == target
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (b"new", 0o600)
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_is_there_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "函.md"
    target.write_bytes(b"a much longer text")
    texts.write(str(target), b"new")
    assert target.read_bytes() == b"new"


def test_where_to_write_may_be_a_tilde_or_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert texts.write("~/a.md", b"a") == tmp_path / "a.md"
    assert texts.write("b.md", b"b") == tmp_path / "b.md"
    assert sorted(path.read_bytes() for path in tmp_path.iterdir()) == [b"a", b"b"]


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"写不了 .*none/函.md（没有这个文件夹）；请先建好文件夹，或核对 -o 的路径"):
        texts.write(str(tmp_path / "none" / "函.md"), b"new")
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match=r"写不了 .*folder（.*；请核对 --save-template 的路径"):
        texts.write(str(tmp_path / "folder"), b"new", "--save-template")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_write_that_fails_in_the_middle_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "函.md"
    target.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(InputError, match="写不了"):
        texts.write(str(target), b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("函.md", b"old")]


# Paths that are kept


def test_a_path_is_kept_whole(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "原文.docx").touch()
    assert texts.path(desk, " 原文.docx ", "--body") == str(tmp_path / "原文.docx")
    assert desk.remarks == []


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_no_path_is_none(desk: Desk, nothing: str | None) -> None:
    assert texts.path(desk, nothing, "--body") is None
    assert desk.remarks == []


def test_that_a_file_is_not_there_is_only_remarked(desk: Desk, tmp_path: Path) -> None:
    assert texts.path(desk, str(tmp_path), "--scan") == str(tmp_path)  # a folder is no file
    assert desk.remarks == [f"注意：没有找到文件 {tmp_path}，路径已记下，请核对 --scan"]


@pytest.mark.parametrize("wrong", ["~nobody-of-this-name/a.docx", "/" + "长" * 150])
def test_a_path_that_no_system_takes_is_refused(desk: Desk, wrong: str) -> None:
    with pytest.raises(InputError, match=r"--body 的路径“.*”用不了；请写完整的文件路径"):
        texts.path(desk, wrong, "--body")
