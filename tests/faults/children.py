"""A command in a process of its own, in which something goes wrong: killed, or without room on the disk.

The child is a fork of this process, so a point costs no start of Python; what it runs is the program as `main.run` has it.
"""

import json
import os
import select
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conftest import program
from tests.faults.system_calls import Fault, arm

LONGEST_SECONDS = 300


@dataclass(frozen=True)
class Outcome:
    """What became of the child: its exit code, or `killed`; what it said, and the names of the events it passed."""

    killed: bool
    code: int = -9
    err: str = ""
    seen: tuple[str, ...] = ()


def run(
    folder: Path,
    words: Sequence[str],
    *,
    today: str,
    stdin: str = "",
    fault: Fault | None = None,
    limit: int | None = None,
) -> Outcome:
    """Runs a command line in `folder` (on `renda.db` there) with a fault, or with a `limit` in bytes of every file.

    Fails with TimeoutError when the child hangs.
    """

    def child() -> dict[str, Any]:
        os.chdir(folder)
        os.environ["RENDA_DB"] = "renda.db"
        if limit is not None:
            import resource  # which Windows has not

            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))  # Python ignores SIGXFSZ: the write fails
        here = fault or Fault()
        if limit is None:
            arm(here)
        ran = program()(*words, today=today, stdin=stdin)
        return {"code": ran.code, "err": ran.err, "seen": here.seen}

    told = forked(child)
    if told is None:
        return Outcome(killed=True)
    return Outcome(False, told["code"], told["err"], tuple(told["seen"]))


def forked(work: Callable[[], dict[str, Any]]) -> dict[str, Any] | None:
    """What `work` returns in a process of its own; None when that was killed."""
    return together([work])[0]


def together(works: Sequence[Callable[[], dict[str, Any]]]) -> list[dict[str, Any] | None]:
    """What each of `works` returns, all running at once, each in a process of its own; None for one that was killed."""
    begun = [_begin(work) for work in works]
    return [_end(process, reader) for process, reader in begun]


def _begin(work: Callable[[], dict[str, Any]]) -> tuple[int, int]:
    reader, writer = os.pipe()
    process = os.fork()
    if process == 0:
        _in_the_child(work, writer)
    os.close(writer)
    return process, reader


def _end(process: int, reader: int) -> dict[str, Any] | None:
    try:
        told = _all_of(reader)
    except TimeoutError:
        os.kill(process, signal.SIGKILL)
        raise
    finally:
        os.close(reader)
        _, status = os.waitpid(process, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
        return None
    found: dict[str, Any] = json.loads(told)
    return found


def _in_the_child(work: Callable[[], dict[str, Any]], writer: int) -> None:
    code, write = 1, os.write
    with suppress(BaseException):  # nothing of this process's caller may run here
        left = json.dumps(_guarded(work)).encode()
        while left:
            left = left[write(writer, left) :]
        code = 0
    os._exit(code)


def _guarded(work: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    try:
        return work()
    except BaseException as problem:
        return {"code": -1, "err": f"Traceback: {problem!r}", "seen": []}


def _all_of(reader: int) -> str:
    parts: list[bytes] = []
    while True:
        ready, _, _ = select.select([reader], [], [], LONGEST_SECONDS)
        if not ready:
            raise TimeoutError("a command did not end")
        part = os.read(reader, 65536)
        if not part:
            return b"".join(parts).decode()
        parts.append(part)
