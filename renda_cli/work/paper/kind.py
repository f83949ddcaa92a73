"""What every kind of paper is made of: what the clerk asked for, and the items that papers are made of."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.work.desk import Desk


@dataclass(frozen=True, slots=True)
class Asked:
    """What papers are asked for: by name, or all that fit the selection. `private` shows whole phone numbers."""

    names: tuple[str, ...] = ()
    session: str | None = None
    year: str | None = None
    unit: str | None = None
    overdue: bool = False
    within: str | None = None
    on: str | None = None
    private: bool = False

    def given(self) -> tuple[str, ...]:
        """The options that were written."""
        fields = ("session", "year", "unit", "overdue", "within", "on", "private")
        return tuple(name for name in fields if getattr(self, name))


class Urging(NamedTuple):
    """What `--log` records of a reminder: the proposal's number, the unit, and about what it is reminded."""

    number: str
    unit: str
    about: str


@dataclass(frozen=True, slots=True)
class Item:
    """One paper to be made: what it is of (as files are called) and the data of its template."""

    name: str
    data: dict[str, Any]
    urgings: tuple[Urging, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """The papers that are asked for, and what must be said of those that cannot be made."""

    items: list[Item]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper: `word` as clerks call it, `named` what its names are, `options` those of Asked that it takes.

    `template` is the kind of files/templates; `nothing` is said where there is nothing to be made and that is as it should be.
    """

    word: str
    about: str
    named: str
    example: str
    template: str
    options: tuple[str, ...]
    choose: Callable[[Desk, Asked], Chosen]
    nothing: str = ""
    also: tuple[str, ...] = field(default=())


def listed(asked: Asked, what: str, how: str = "") -> list[str]:
    """The names, none twice. Raises InputError, with `how` to name one, when there is none."""
    found = words.without_repeats(words.parts(asked.names), what)
    if not found:
        raise InputError(f"没有写哪一个{what}", how or f"请写上{what}，几个用逗号隔开")
    return found
