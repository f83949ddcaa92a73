"""Text files that the clerk names; `-` is standard input. UTF-8 and nothing else."""

import sys
from pathlib import Path

from renda_cli.errors import InputError, cause
from renda_cli.rules import words
from renda_cli.work.desk import Desk

_LONGEST = 64 * 1024 * 1024


def read(file: str) -> str:
    """The text of a file. Raises InputError when it cannot be read or is not UTF-8, naming the line."""
    what = "标准输入" if file == "-" else file
    try:
        content = sys.stdin.buffer.read(_LONGEST + 1) if file == "-" else _bytes(whole(file, "文件"))
    except OSError as error:
        raise InputError(f"读不了 {what}（{cause(error)}）", "请核对文件路径") from None
    if len(content) > _LONGEST:
        raise InputError(f"{what} 超过 {_LONGEST // 1024 // 1024} MB", "请分成几个文件")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{what} 第 {line} 行不是 UTF-8 编码", "请用编辑器另存为 UTF-8（GB18030 文件须先转换）"
        ) from None


def said(text: str) -> str:
    """A text as it was typed; `-` reads it from standard input. Raises InputError like `read`."""
    return read("-") if text == "-" else text


def whole(file: str, option: str) -> Path:
    """A path with its `~` resolved. Raises InputError when there is no such user."""
    try:
        return Path(file).expanduser().absolute()
    except (RuntimeError, OSError):
        raise InputError(f"{option} 的路径“{file}”用不了", "请写完整的文件路径") from None


def write(file: str, content: bytes, option: str = "-o") -> Path:
    """Writes a file whole or not at all, for its owner only; returns its path. Raises InputError."""
    from renda_cli.files.drafts import replacing

    target = whole(file, option)
    with replacing(target, option) as stream:
        stream.write(content)
    return target


def path(desk: Desk, text: str | None, option: str) -> str | None:
    """A file's whole path, to be kept and not read; that there is no such file is only remarked. Raises InputError."""
    named = words.note(text, f"{option} 的路径")
    if named is None:
        return None
    found = whole(named, option)
    try:
        there = found.is_file()
    except OSError:
        raise InputError(f"{option} 的路径“{named[:60]}”用不了", "请写完整的文件路径") from None
    if not there:
        desk.remarks.append(f"注意：没有找到文件 {found}，路径已记下，请核对 {option}")
    return str(found)


def _bytes(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(_LONGEST + 1)
