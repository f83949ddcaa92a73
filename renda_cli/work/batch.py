"""Many commands in one process and one transaction."""

import gc
import re
import shlex
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass

from renda_cli.errors import InputError
from renda_cli.work.desk import Desk


@dataclass(frozen=True, slots=True)
class Line:
    """A command of the file: its line number and its words, or why it cannot be read."""

    number: int
    words: list[str]
    unreadable: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that was not carried out, and the sentence that says why."""

    number: int
    why: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a batch: how many commands, those refused, and whether anything was written."""

    commands: int
    refused: list[Refused]
    written: bool


def nested() -> InputError:
    """The refusal of a batch within a batch."""
    return InputError("批处理里不能再用 batch", "请把那些行直接写进来")


def read_lines(text: str) -> list[Line]:
    """The commands of a batch file as a shell would split them; blank lines and comments left out."""
    lines = []
    for number, line in enumerate(text.split("\n"), start=1):
        try:
            words = _split(line.rstrip("\r"))
        except ValueError:
            lines.append(Line(number, [], "引号没有成对"))
            continue
        if words[:1] == ["renda"]:
            words = words[1:]
        if words:
            lines.append(Line(number, words))
    return lines


def _split(line: str) -> list[str]:
    """The words of a line as a shell splits them. Raises ValueError for a quotation that does not end."""
    if any(sign in line for sign in "'\"\\#"):
        return shlex.split(_without_comment(line))
    return [word for word in re.split(r"[ \t]+", line) if word]


def _without_comment(line: str) -> str:
    """`line` up to a `#` that begins a word outside quotations; within a word it is a sign like any other."""
    quote, escaped = "", False
    for place, sign in enumerate(line):
        if escaped:
            escaped = False
        elif sign == "\\" and quote != "'":
            escaped = True
        elif quote:
            quote = "" if sign == quote else quote
        elif sign in "'\"":
            quote = sign
        elif sign == "#" and line[place - 1 : place].strip(" \t") == "":
            return line[:place]
    return line


class _NothingKept(Exception):
    """Ends the transaction of a batch that had a bad line."""


def run(
    desk: Desk,
    lines: list[Line],
    run_line: Callable[[list[str]], int],
    keep_going: bool,
    advance: Callable[[], None],
) -> Outcome:
    """Carries the lines out, all or nothing; with `keep_going` each by itself, the bad ones left out.

    Every bad line is reported. Raises DatabaseError, with nothing written, when the file itself fails.
    """
    gc.enable()  # start-up switches it off; over thousands of lines that would cost memory
    refused: list[Refused] = []
    try:
        with desk.file.transaction():
            for line in lines:
                try:
                    with desk.file.savepoint() if keep_going else nullcontext():
                        _run_one(line, run_line)
                except InputError as error:
                    refused.append(Refused(line.number, str(error)))
                advance()
            if refused and not keep_going:
                raise _NothingKept
    except _NothingKept:
        return Outcome(len(lines), refused, written=False)
    return Outcome(len(lines), refused, written=True)


def _run_one(line: Line, run_line: Callable[[list[str]], int]) -> None:
    if line.unreadable:
        raise InputError(line.unreadable, "请核对这一行的引号")
    if run_line(line.words) == InputError.exit_code:  # an import has told of its bad rows itself
        raise InputError("这一行没有做成，错误见上", "请改正后再来")
