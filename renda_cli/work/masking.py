"""What is kept back of personal data, on the screen and in the log."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

_PERSONAL = frozenset({"--phone", "--voter"})
_PROPOSERS = frozenset(
    {"--by", "--by-group", "--with", "--to"}
)  # who these name is kept back for a confidential proposal
_OF_HOUSEHOLD = frozenset({"--head", "--address", "--note"})  # of a unit they are nobody's secret
_MOBILE = r"(?<!\d)(1[3-9]\d)[- ]?\d{4}[- ]?(\d{4})(?!\d)"
_IDENTITY = r"(?<!\d)\d{17}[\dXx](?!\d)"
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_SHELL_SIGNS = frozenset(" \t\n'\"\\$`*?[]<>|&;!~#(){}")
HIDDEN = "***"
CONFIDENTIAL = "（保密）"


def phone(number: str | None) -> str | None:
    """A phone number with its middle hidden: `138****5678`."""
    if not number:
        return number
    return f"{number[:3]}{'*' * max(len(number) - 7, 2)}{number[-4:]}" if len(number) > 7 else "*" * len(number)


def person(name: str | None) -> str | None:
    """A private person's name with all but its first sign hidden, however long it is: `王**`."""
    return f"{name[0]}**" if name else name


def text(words: str) -> str:
    """A text with the mobile numbers in it masked."""
    return re.sub(_MOBILE, r"\1****\2", words)


def spoken(words: str, voter: str | None, number: str | None) -> str:
    """What a voter said, or was told, without the voter's name and number, and without anybody's mobile or identity number."""
    words = words.translate(_WIDE).replace("+86", "")
    for said, hidden in ((voter, person(voter)), (number, phone(number))):
        if said and hidden and len(said) > 1:  # a name of one sign stands in too many other words
            words = words.replace(said, hidden)
    return text(re.sub(_IDENTITY, HIDDEN, words))


_HIDERS: dict[tuple[str, str], Callable[[Any], Any]] = {
    ("household", "name"): person, ("household", "address"): lambda _: HIDDEN, ("household", "note"): lambda _: HIDDEN,
    ("opinion", "voter"): person, ("opinion", "text"): text, ("opinion_reply", "text"): text,
}  # fmt: skip


def of_record(table: str, field: str, value: Any) -> Any:
    """A value of a row as it may be told.

    Of a household the head by the first sign, of address and note only that they are there; of an opinion the voter by the first sign, and no
    phone number in anybody's words.
    """
    return _HIDERS[table, field](value) if value and (table, field) in _HIDERS else value


def command_line(words: Sequence[str], *, concealing: bool = False) -> str:
    """A command line as the log keeps it: phones, voters and households masked, and the proposers where one asked for confidentiality."""
    hidden = _PERSONAL | _PROPOSERS if concealing else _PERSONAL
    hidden |= _OF_HOUSEHOLD if "household" in words else frozenset()
    return text(" ".join(_quoted(word) for word in _masked(words, hidden)))


def _masked(words: Sequence[str], hidden: Collection[str]) -> Iterable[str]:
    before = ""
    for word in words:
        option, equals, _ = word.partition("=")
        if before in hidden:
            yield HIDDEN
        elif equals and option in hidden:
            yield f"{option}={HIDDEN}"
        else:
            yield word
        before = word


def _quoted(word: str) -> str:
    """A word as one types it in a shell; Chinese needs no quotation marks."""
    if word and _SHELL_SIGNS.isdisjoint(word.removesuffix(HIDDEN)):
        return word
    return "'" + word.replace("'", "'\\''") + "'"
