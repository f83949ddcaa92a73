"""Text files that the clerk names."""

import io
import sys
from pathlib import Path

import pytest

from renda_cli.errors import InputError
from renda_cli.work import texts


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
