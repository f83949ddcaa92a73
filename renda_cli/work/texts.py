"""Text files that the clerk names; `-` is standard input. UTF-8 and nothing else."""

import sys
from pathlib import Path

from renda_cli.errors import InputError, cause

_LONGEST = 64 * 1024 * 1024


def read(file: str) -> str:
    """The text of a file. Raises InputError when it cannot be read or is not UTF-8, naming the line."""
    what = "标准输入" if file == "-" else file
    try:
        content = sys.stdin.buffer.read(_LONGEST + 1) if file == "-" else _bytes(Path(file).expanduser())
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


def _bytes(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(_LONGEST + 1)
