"""Kinds of sheets whose rows go through the verbs one by one.

A kind reads a record into values, finds what the file has of it, and enters or changes it. What a row does not say is left
as it is.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from renda_cli.rules import cell_names, words
from renda_cli.work.desk import Desk
from renda_cli.work.exchange.directory import Directory
from renda_cli.work.exchange.record import Record

Values = dict[str, Any]


class Found(NamedTuple):
    """What the file has of a record: how it is called for the verbs, and its values by field."""

    key: Any
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """`required` are the fields that a row must have; `find` gives what there is of it, `enter` and `change` write it.

    `name` is the field that a record is called by; `options` of the verbs → the fields that stand for them; `money` are sums,
    which a heading may say to be in 万元; in the cell `listed` may stand several, each of which is a row of its own.
    Of a kind of which several may be alike (`alike`) each row is one of its own: `find` has in values["taken"] the keys that other rows
    stand for, and takes it out; `enter` gives the key.
    """

    required: tuple[str, ...]
    readers: Callable[[Desk, Directory], Mapping[str, Callable[[str], Any]]]
    find: Callable[[Desk, Values], Found | None]
    enter: Callable[[Desk, Values], Any]
    change: Callable[[Desk, Found, Values], Any]
    name: str
    options: Mapping[str, str] = field(default_factory=dict)
    money: frozenset[str] = frozenset()
    listed: str = ""
    alike: bool = False


def one_by_one(kind: Kind, records: Iterable[Record]) -> Iterator[Record]:
    """The records, those that list several in one cell as one record each."""
    for record in records:
        pieces = cell_names.pieces(record.cells.get(kind.listed, ""))
        if len(pieces) < 2:
            yield record
        for piece in pieces if len(pieces) > 1 else ():
            yield replace(record, cells={**record.cells, kind.listed: piece}, errors=[])


def read(
    kind: Kind, readers: Mapping[str, Callable[[str], Any]], record: Record, label: Callable[[str], str]
) -> Values:
    """The values of a row; what is wrong is noted in the record."""
    values = {
        name: record.read(
            name, _in_ten_thousands(readers[name]) if _is_in_ten_thousands(kind, record, name) else readers[name]
        )
        for name in record.cells
        if name in readers
    }
    for name in kind.required:
        if name not in record.cells:
            record.refuse(f"缺少{label(name)}，请补上", name)
    return {name: value for name, value in values.items() if value is not None}


def _is_in_ten_thousands(kind: Kind, record: Record, name: str) -> bool:
    return name in kind.money and "万元" in record.headings.get(name, "")


def _in_ten_thousands(reader: Callable[[str], Any]) -> Callable[[str], Any]:
    """The reader of a sum under a heading in 万元, where a cell does not say its own unit."""
    return lambda cell: reader(cell if set("元万亿") & set(cell) else f"{cell.strip()}万")


def differences(found: Found, values: Values) -> Values:
    """What a row says otherwise than the file."""
    return {name: value for name, value in values.items() if found.values.get(name) != value}


def text(what: str) -> Callable[[str], str]:
    """The reader of a free text; `what` names it in what is refused."""
    return lambda cell: words.title(cell, what)
