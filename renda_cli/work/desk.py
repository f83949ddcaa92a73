"""What every verb is handed: the open file, the day, and whether a person sits at the keyboard."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, NamedTuple, ParamSpec, cast

from renda_cli.rules import days
from renda_cli.store.file import File, open_file

if TYPE_CHECKING:
    from renda_cli.rules.periods import Calendar
    from renda_cli.rules.rulebook import Rulebook
    from renda_cli.rules.values import RuleValue

P = ParamSpec("P")


@dataclass
class Desk:
    """`file` is open, `today` the day that everything counts from; `at_terminal` lets pinyin initials name a deputy."""

    file: File
    today: date
    at_terminal: bool = False
    remarks: list[str] = field(default_factory=list, repr=False)
    seen_on: date | None = None  # figures tell of what had happened by this day (work/as_of.py)
    figures: dict[tuple[str, str], dict[str, Any]] | None = None  # those of a span by key, while indicators.kept
    concealing: bool = False  # a confidential proposal is spoken of: the log is not to name its proposers
    voters: list[tuple[str | None, str | None]] = field(
        default_factory=list, repr=False
    )  # nor these, with their numbers
    _read: dict[str, Any] = field(default_factory=dict, repr=False)  # shared by the desks of a batch, each with its day

    def day(self, text: str | None, option: str = "--on") -> date:
        """The day that an option names, today when it was left out. Raises InputError."""
        day = self.day_if_given(text, option) or self.today
        if option == "--on":
            self.remarks += remarks_on(day, self.today)
        return day

    def day_if_given(self, text: str | None, option: str) -> date | None:
        """The day that an option names, None when it was left out. Raises InputError."""
        return None if text is None else days.day(text, self.today, f"日期 {option} ")

    @property
    def rulebook(self) -> "Rulebook":
        """The file's profile with the town's own values on top."""
        from renda_cli.rules.rulebook import Rulebook

        if "rulebook" not in self._read:
            self._read["rulebook"] = Rulebook(self.profile, own_values(self.file))
        return cast("Rulebook", self._read["rulebook"])

    @property
    def profile(self) -> str:
        """The name of the profile in use."""
        row = self.file.row("SELECT profile FROM town")
        return row["profile"] if row else "national"

    @property
    def calendar(self) -> "Calendar":
        """Days off and make-up working days as the file has them."""
        if "calendar" not in self._read:
            self._read["calendar"] = _calendar(self.file)
        return cast("Calendar", self._read["calendar"])

    def forget_rules(self) -> None:
        """Reads rulebook and calendar anew at the next use, after a verb has changed them; on every desk over the file."""
        self._read.clear()


def remarks_on(day: date, today: date) -> list[str]:
    """What strikes one about the day of an act: that it is still to come. It is taken in all the same."""
    return [f"注意：{day.isoformat()} 在今天（{today.isoformat()}）之后，请核对 --on"] if day > today else []


def _calendar(file: File) -> "Calendar":
    from renda_cli.rules.periods import Calendar

    rows = file.rows("SELECT day, kind, year FROM holiday")
    off, work = (
        frozenset(date.fromisoformat(row["day"]) for row in rows if row["kind"] == kind) for kind in ("off", "work")
    )
    return Calendar(off, work, frozenset(row["year"] for row in rows))


class Receipt(NamedTuple):
    """What a writing verb did: sentences for the clerk, and the record as an object, read only when asked for."""

    lines: tuple[str, ...]
    read: Callable[[], Any]


def writing(verb: "Callable[Concatenate[Desk, P], Receipt]") -> "Callable[Concatenate[Desk, P], Receipt]":
    """Makes a verb one transaction, from its first look to its last word: what it checked still holds when it writes.

    What struck the desk on the way (a day in the future) is said after what the verb has to say.
    """

    @wraps(verb)
    def in_one_transaction(desk: Desk, /, *args: P.args, **options: P.kwargs) -> Receipt:
        desk.remarks.clear()
        with desk.file.transaction():
            done = verb(desk, *args, **options)
        return done._replace(lines=(*done.lines, *dict.fromkeys(desk.remarks)))

    return in_one_transaction


class Listing(NamedTuple):
    """Rows with the names of their fields, and what must be said under them."""

    fields: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    notes: tuple[str, ...] = ()
    title: str = ""


def read_day(text: str, today: date, option: str) -> date:
    """A day as the clerk wrote it. Raises InputError, naming `option`."""
    return days.day(text, today, option)


def open_desk(
    path: Path,
    today: date,
    at_terminal: bool,
    words: Sequence[str] = (),
    waiting: Callable[[], None] = lambda: None,
) -> Desk:
    """The desk over the file at `path`, for the command line `words`; `waiting` is called when another program writes.

    Raises DatabaseError.
    """
    desk = Desk(open_file(path, waiting), today, at_terminal)

    def command() -> str:
        from renda_cli.work.masking import command_line  # wanted by who writes only

        return command_line(words, concealing=desk.concealing, of_whom=desk.voters)

    desk.file.command = command
    return desk


def own_values(file: File) -> "list[RuleValue]":
    """The values that the town set itself."""
    from renda_cli.rules.values import TOWN, RuleValue

    return [
        RuleValue(
            row["key"],
            date.fromisoformat(row["from_on"]),
            json.loads(row["value"]),
            row["source"],
            row["says"],
            TOWN,
            row["applies_to"],
        )
        for row in file.rows("SELECT * FROM rule_value ORDER BY from_on")
    ]
