"""Faults at the N-th system call: SQLite's own through its table of them, Python's through `os`.

SQLite's VFS for Unix keeps its system calls in a table that tests may overwrite (`xSetSystemCall`, which its own crash tests
use); `ctypes` finds it in the library that `sqlite3` has loaded. So a write of the database or its journal can be killed
before, in the middle of and after it, or be told that the disk is full. What is set here is never taken back: it is for a
child process, where the fault ends everything.
"""

import _sqlite3
import ctypes
import errno
import os
import signal
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

SIZE, HANDLE, TEXT, NUMBER = ctypes.c_ssize_t, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
WAYS: Final = ("before", "half", "after")  # of being killed at a call: a write can be half done
_OFFSET = ctypes.c_longlong
_CALLS: dict[str, Any] = {
    "open": ctypes.CFUNCTYPE(NUMBER, TEXT, NUMBER, NUMBER, use_errno=True),
    "write": ctypes.CFUNCTYPE(SIZE, NUMBER, HANDLE, SIZE, use_errno=True),
    "pwrite": ctypes.CFUNCTYPE(SIZE, NUMBER, HANDLE, SIZE, _OFFSET, use_errno=True),
    "pwrite64": ctypes.CFUNCTYPE(SIZE, NUMBER, HANDLE, SIZE, _OFFSET, use_errno=True),
    "ftruncate": ctypes.CFUNCTYPE(NUMBER, NUMBER, _OFFSET, use_errno=True),
    "unlink": ctypes.CFUNCTYPE(NUMBER, TEXT, use_errno=True),
    "openDirectory": ctypes.CFUNCTYPE(NUMBER, TEXT, ctypes.POINTER(NUMBER), use_errno=True),
}
_WRITES = frozenset({"write", "pwrite", "pwrite64"})
_OF_PYTHON = ("replace", "rename", "link", "unlink", "fsync", "mkdir", "rmdir", "write")
_opened: dict[int, str] = {}  # what SQLite has open: descriptor → path
_METHODS = 12  # of a VFS before those of its second version
_keep: list[Any] = []  # what SQLite calls must not be collected


class _Vfs(ctypes.Structure):
    """`sqlite3_vfs` as sqlite3.h has it, up to its third version."""

    _fields_ = (
        ("version", NUMBER), ("file_size", NUMBER), ("longest_path", NUMBER), ("next", HANDLE), ("name", TEXT), ("data", HANDLE),
        ("methods", HANDLE * _METHODS), ("current_time_64", HANDLE), ("set_call", HANDLE), ("get_call", HANDLE), ("next_call", HANDLE),
    )  # fmt: skip


@dataclass
class Fault:
    """What is to go wrong at event number `at` (from 1; 0: nothing).

    `kind` is `statement` (killed where SQLite begins a statement), `call` (killed at a system call, `way` tells when), `full`
    (one write finds no room) or `full on` (so does every later one). `seen` are the names of all events of that kind so far:
    a call and, where it is SQLite's, the ending of the file that it writes.
    """

    kind: str = "call"
    at: int = 0
    way: str = "before"
    seen: list[str] = field(default_factory=list)

    def is_now(self, name: str) -> bool:
        """Counts an event and says whether it is the one; events that `kind` does not mean are not counted."""
        if self.kind.startswith("full") and name.partition(" ")[0] not in _WRITES:
            return False
        self.seen.append(name)
        return len(self.seen) == self.at or (self.kind == "full on" and 0 < self.at < len(self.seen))


def _vfs() -> _Vfs:
    library = ctypes.CDLL(getattr(_sqlite3, "__file__", None))
    find = library.sqlite3_vfs_find
    find.restype = ctypes.POINTER(_Vfs)
    vfs: _Vfs = find(None).contents
    return vfs


def reachable() -> bool:
    """Whether SQLite's system calls can be overwritten here: not on Windows, nor where the library hides its names."""
    try:
        return _vfs().version >= 3 and os.name == "posix"
    except (OSError, AttributeError, ValueError):
        return False


def arm(fault: Fault) -> None:
    """Lets the fault happen in this process."""
    if fault.kind == "statement":
        _watch_statements(fault)
        return
    for name, form in _CALLS.items():
        _overwrite(name, form, fault)
    for name in _OF_PYTHON:
        setattr(os, name, _wrapped(getattr(os, name), fault, name))


def _overwrite(name: str, form: Any, fault: Fault) -> None:
    vfs = _vfs()
    prototype = ctypes.CFUNCTYPE(HANDLE, HANDLE, TEXT)
    there = prototype(vfs.get_call)(ctypes.addressof(vfs), name.encode())
    if not there:
        return  # this SQLite was built without it
    theirs = form(there)
    ours = form(_noted(theirs) if name == "open" else _wrapped(theirs, fault, name))
    _keep.append(ours)
    setter = ctypes.CFUNCTYPE(NUMBER, HANDLE, TEXT, HANDLE)(vfs.set_call)
    assert setter(ctypes.addressof(vfs), name.encode(), ctypes.cast(ours, HANDLE)) == 0


def _noted(original: Callable[..., Any]) -> Callable[..., Any]:
    """The opening of a file, remembered: later writes know it only by its number."""

    def call(path: bytes, flags: int, mode: int) -> int:
        descriptor: int = original(path, flags, mode)
        _opened[descriptor] = os.fsdecode(path)
        return descriptor

    return call


def _which(name: str, values: tuple[Any, ...]) -> str:
    """The call with the kind of file that it is for: the file, its journal, a temporary one, or another (a copy)."""
    path = _opened.get(values[0], "") if name in _CALLS and values and isinstance(values[0], int) else None
    if path is None:
        return name
    for kind in ("renda.db", "renda.db-journal"):
        if path.endswith(f"/{kind}"):
            return f"{name} {kind}"
    return f"{name} temporary" if "etilqs" in path else f"{name} copy"


def _wrapped(original: Callable[..., Any], fault: Fault, name: str) -> Callable[..., Any]:
    """The call with the fault in it. `half` of anything but a write is done whole."""

    def call(*values: Any, **named: Any) -> Any:
        if not fault.is_now(_which(name, values)):
            return original(*values, **named)
        if fault.kind != "call":
            return _no_room(name in _CALLS and isinstance(values[1], int))
        with suppress(OSError):
            if fault.way != "before":
                original(*(_half(values) if fault.way == "half" and name in _WRITES else values), **named)
        return os.kill(os.getpid(), signal.SIGKILL)

    return call


def _half(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """A write of half as much: a number of bytes for SQLite's, the bytes themselves for Python's."""
    if isinstance(values[1], int):
        return (values[0], values[1], values[2] // 2, *values[3:])
    return (values[0], values[1][: len(values[1]) // 2])


def _no_room(of_sqlite: bool) -> int:
    if not of_sqlite:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    ctypes.set_errno(errno.ENOSPC)
    return -1


def _watch_statements(fault: Fault) -> None:
    """Every connection that is opened from now on tells of each statement that it begins, those of triggers too."""
    connect = sqlite3.connect

    def begun(statement: str) -> None:
        if fault.is_now(statement.strip().partition(" ")[0].upper()):
            os.kill(os.getpid(), signal.SIGKILL)

    def watched(*values: Any, **named: Any) -> sqlite3.Connection:
        db: sqlite3.Connection = connect(*values, **named)
        db.set_trace_callback(begun)
        return db

    setattr(sqlite3, "connect", watched)  # noqa: B010 - mypy knows the name as a function
