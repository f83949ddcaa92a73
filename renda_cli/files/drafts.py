"""A file written whole or not at all: a draft beside it takes its place when everything is on the disk."""

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from renda_cli.errors import InputError, cause


@contextmanager
def replacing(target: str | Path, option: str = "-o") -> Iterator[BinaryIO]:
    """A stream to a draft for its owner only; at the end it replaces `target`, after an error it is gone.

    Raises InputError, naming `option`, when the draft cannot be written or the target not be replaced.
    """
    path = Path(target)
    try:
        path = path.expanduser().absolute()
        draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    except (RuntimeError, ValueError):
        raise InputError(f"{option} 的路径“{target}”用不了", "请写完整的文件路径") from None
    try:
        handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
        with os.fdopen(handle, "w+b") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
    except OSError as error:
        raise InputError(f"写不了 {path}（{_cause(error)}）", _remedy(error, option)) from None
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def replace_all(folder: Path, files: Mapping[str, bytes], option: str = "-o") -> None:
    """Writes files (name → content) into a folder, made if it is missing, as drafts that take their places when all are on the disk.

    Raises InputError, naming `option`; then no file of them was written, unless one could not take its place.
    """
    made: list[Path] = []
    drafts = {folder / name: folder / f".{place}.{os.getpid()}.new" for place, name in enumerate(files)}
    try:
        made = _make(folder)
        for (path, draft), content in zip(drafts.items(), files.values(), strict=True):
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, "", None, None, path)
            handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
        for path, draft in drafts.items():
            draft.replace(path)
    except OSError as error:
        for left in drafts.values():
            with suppress(OSError):
                left.unlink(missing_ok=True)
        for empty in reversed(made):
            with suppress(OSError):
                empty.rmdir()
        raise InputError(f"写不了 {error.filename2 or folder}（{_cause(error)}）", _remedy(error, option)) from None


def _make(folder: Path) -> list[Path]:
    """Makes a folder with those above it that are missing; returns those that it made, from above."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[::-1]


def _cause(error: OSError) -> str:
    """What is missing where a new file cannot be made is its folder."""
    return "没有这个文件夹" if isinstance(error, FileNotFoundError) else cause(error)


def _remedy(error: OSError, option: str) -> str:
    if isinstance(error, PermissionError):
        return f"如果它正在别的程序里打开，请先关闭；否则请核对 {option} 的路径"
    if isinstance(error, FileNotFoundError):
        return f"请先建好文件夹，或核对 {option} 的路径"
    return f"请核对 {option} 的路径"
