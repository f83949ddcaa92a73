"""What `main` hands to every command: the global options, and the file opened when it is first asked for."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

import typer

from renda_cli.errors import DatabaseError, InputError

if TYPE_CHECKING:
    from renda_cli.show.output import Output
    from renda_cli.work.desk import Desk

_DATABASE = "renda.db"


@dataclass
class Context:
    """The global options as given (None: not given), the clock and the command line; `run_line` runs one line of a batch."""

    clock: Callable[[], date]
    words: Sequence[str]
    run_line: "Callable[[Context, list[str]], int]"
    db: str | None = None
    today: str | None = None
    format: str | None = None
    show_all: bool = False
    in_batch: bool = False
    _desk: "Desk | None" = field(default=None, repr=False)

    @property
    def path(self) -> Path:
        """The file: --db, RENDA_DB, or the user's data folder."""
        named = self.db if self.db is not None else os.environ.get("RENDA_DB") or None
        if named is not None:
            try:
                return Path(named).expanduser()
            except RuntimeError:
                raise DatabaseError(f"数据库路径 {named} 里的用户不存在", "请写完整的路径") from None
        from platformdirs import user_data_path

        return user_data_path("renda") / _DATABASE

    @property
    def has_file(self) -> bool:
        """Whether there is something at the path; what cannot even be asked for is left to the opening of it."""
        try:
            return self.path.exists()
        except OSError:
            return True

    @property
    def day(self) -> date:
        """The day that everything counts from: --today, RENDA_TODAY, or the clock."""
        from renda_cli.work.desk import read_day

        if self.today is not None:
            return read_day(self.today, self.clock(), "日期 --today ")
        named = os.environ.get("RENDA_TODAY")
        return read_day(named, self.clock(), "环境变量 RENDA_TODAY ") if named else self.clock()

    @property
    def day_is_given(self) -> bool:
        """Whether the day was said, by --today or RENDA_TODAY, and is not just the clock's."""
        return self.today is not None or bool(os.environ.get("RENDA_TODAY"))

    @property
    def desk(self) -> "Desk":
        """The open file and the day. Raises DatabaseError when the file cannot be used."""
        if self._desk is None:
            from renda_cli.show.messages import waiting
            from renda_cli.work.desk import open_desk

            self._desk = open_desk(self.path, self.day, self.at_terminal, self.words, waiting)
            self._desk.file.read_at_once()  # however many queries a command makes, they see one moment
        return self._desk

    @property
    def at_terminal(self) -> bool:
        """Whether a person sits there who can be asked."""
        return not self.in_batch and sys.stdin is not None and sys.stdin.isatty()

    @property
    def out(self) -> "Output":
        """Where the command prints, in the format asked for. From here on nobody waits for what was read."""
        from renda_cli.show.output import Output, checked_format

        format_ = "table" if sys.stdout.isatty() else "plain"
        if self.format is not None:
            format_ = checked_format(self.format)
        elif named := os.environ.get("RENDA_FORMAT"):
            format_ = checked_format(named, "环境变量 RENDA_FORMAT")
        if self._desk is not None:
            self._desk.file.let_go()
        return Output(format_, show_all=self.show_all, muted=self.in_batch)

    def for_line(self) -> "Context":
        """The context of one line of a batch: the same open file, its own options."""
        return replace(self, db=None, in_batch=True, _desk=self.desk)

    def begin(self) -> None:
        """Checks what was said for the whole command before it writes anything, and applies it to a batch line.

        Raises InputError for an unknown format, and for a line that names another file: a batch is one transaction.
        """
        _ = self.out
        if not self.in_batch:
            return
        if self.db is not None:
            raise InputError("批处理的一行里不能用 --db", "请在 renda --db 文件 batch … 里指明")
        if self._desk is not None and self.day != self._desk.today:
            self._desk = replace(self._desk, today=self.day)

    def close(self) -> None:
        """Closes the file if it was opened."""
        if self._desk is not None:
            self._desk.file.close()


def of(ctx: typer.Context) -> Context:
    """The context of a command."""
    return cast(Context, ctx.obj)
