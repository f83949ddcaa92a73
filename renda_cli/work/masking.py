"""What is kept back of personal data, on the screen and in the log."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from sqlite3 import Connection
from typing import Any

_VOTERS = frozenset({"--voter", "--asker"})
_PERSONAL = frozenset({"--phone", *_VOTERS})
_PROPOSERS = frozenset(
    {"--by", "--by-group", "--with", "--to"}
)  # who these name is kept back for a confidential proposal
_OF_HOUSEHOLD = frozenset({"--head", "--address", "--note"})  # of a unit they are nobody's secret
_MOBILE = r"(?<!\d)(1[3-9]\d)[- ]?\d{4}[- ]?(\d{4})(?!\d)"
_DIGITS = re.compile(r"\d{3}")  # no number worth hiding has fewer on end
_IDENTITY = r"(?<!\d)\d{17}[\dXx](?!\d)"
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_SHELL_SIGNS = frozenset(" \t\n'\"\\$`*?[]<>|&;!~#(){}")
HIDDEN = "***"
Whom = tuple[str | None, str | None]  # a voter, or several joined by 、, and the phone number
NOBODY: Whom = (None, None)
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


def everywhere(value: Any) -> Any:
    """An object with the mobile numbers masked in every text of it."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, dict):
        return {name: everywhere(one) for name, one in value.items()}
    return [everywhere(one) for one in value] if isinstance(value, list) else value


def spoken(words: str, voter: str | None, number: str | None) -> str:
    """What a voter said, or was told, without the voter's name and number, and without anybody's mobile or identity number.

    `voter` may be several names, joined by 、. Words in which there is nothing to hide stay sign for sign.
    """
    for name in voter.split("、") if voter else ():
        if len(name) > 1:  # a name of one sign stands in too many other words
            words = words.replace(name, person(name) or "")
    if not _DIGITS.search(words):
        return words
    plain = words.translate(_WIDE).replace("+86", "")
    hidden = plain.replace(number, phone(number) or "") if number and len(number) > 1 else plain
    hidden = text(re.sub(_IDENTITY, HIDDEN, hidden))
    return words if hidden == plain else hidden


def free(words: str | None) -> str | None:
    """What was written freely, without anybody's mobile or identity number."""
    return words and spoken(words, *NOBODY)


def kept_back(row: Mapping[str, Any], fields: Collection[str]) -> dict[str, Any]:
    """A row with what was written freely in these fields as `free` tells it."""
    return {name: free(value) if name in fields else value for name, value in row.items()}


def teach(db: Connection) -> None:
    """Makes `spoken` a function of SQL, on this connection, for lists that are told as their SQL has them."""
    db.create_function("spoken", 3, lambda words, *of_whom: words and spoken(words, *of_whom), deterministic=True)


# What is written freely about points, objections and talks.
SCORED = {
    "score_entry": ("evidence", "note"), "score_stage": ("why",), "score_objection": ("text", "answer"),
    "score_talk": ("what", "why", "answer", "note"), "score_freeze": ("note",),
}  # fmt: skip
_HIDERS: dict[tuple[str, str], Callable[[Any], Any]] = {
    ("household", "name"): person, ("household", "address"): lambda _: HIDDEN, ("household", "note"): lambda _: HIDDEN,
    ("opinion", "voter"): person, ("review_question", "asker"): person,
    **dict.fromkeys((("agenda_task", "text"), ("agenda_task", "answer"), ("project_progress", "text"), ("project_source", "text")), text),
    **dict.fromkeys((("project", "content"), ("project", "note"), ("project_change", "what"), ("project_change", "why")), text),
    **{(table, field): free for table, fields in SCORED.items() for field in fields},
}  # fmt: skip
# Where anybody speaks of an opinion in words of their own; the rows of the other tables have its opinion_id. And of a question.
SPOKEN = {
    "opinion": ("text", "urgent_why", "referred_why", "private_why", "note"), "opinion_reply": ("text",), "opinion_feedback": ("note",),
    "opinion_assignment": ("note",), "review_question": ("text", "answer", "note"),
}  # fmt: skip


def of_record(table: str, field: str, value: Any, of_whom: Whom = NOBODY) -> Any:
    """A value of a row as it may be told.

    Of a household the head by the first sign, of address and note only that they are there; of an opinion the voter by the first sign, and
    neither name nor number in anybody's words; `of_whom` is its voter with the phone number.
    """
    if value and field in SPOKEN.get(table, ()):
        return spoken(value, *of_whom)
    return _HIDERS[table, field](value) if value and (table, field) in _HIDERS else value


def command_line(words: Sequence[str], *, concealing: bool = False, of_whom: Iterable[Whom] = ()) -> str:
    """A command line as the log keeps it: phones, voters and households masked, and the proposers where one asked for confidentiality.

    The voters that it names, and those `of_whom` it speaks, are masked in all of its words.
    """
    hidden = _PERSONAL | _PROPOSERS if concealing else _PERSONAL
    hidden |= _OF_HOUSEHOLD if "household" in words else frozenset()
    line = text(" ".join(_quoted(word) for word in _masked(words, hidden)))
    for voter, number in (*_named(words), *of_whom):
        line = spoken(line, voter, number)
    return line


def _named(words: Sequence[str]) -> Iterable[Whom]:
    """The voters whom a command line names."""
    for word, following in pairwise((*words, "")):
        option, equals, value = word.partition("=")
        if option in _VOTERS:
            yield re.sub("[,，]", "、", value if equals else following), None


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
