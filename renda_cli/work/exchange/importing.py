"""A sheet is read into the file: all of it or nothing, every bad row told at once, nothing changed by reading it again."""

import gc
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from renda_cli.errors import InputError
from renda_cli.files import headings, sheets_in
from renda_cli.work import masking
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import attendance, proposals, wide
from renda_cli.work.exchange.directory import Directory
from renda_cli.work.exchange.kind import Kind, differences, one_by_one, read
from renda_cli.work.exchange.kinds import KINDS, kind_of
from renda_cli.work.exchange.precaution import copy_kept
from renda_cli.work.exchange.record import CellError, Outcome, Record

_compiled = cache(re.compile)
_SAME_ROW = 100  # those listed in one cell share what is wrong with the rest of their row


@dataclass(frozen=True, slots=True)
class Options:
    """How a sheet is read: `maps` and `fills` are texts `表头=字段` and `字段=值`."""

    encoding: str | None = None
    sheet: str | None = None
    maps: tuple[str, ...] = ()
    fills: tuple[str, ...] = ()
    add_units: bool = False


class _NothingKept(Exception):
    """Ends the transaction of an import with bad rows."""


def import_(
    desk: Desk,
    what: str,
    file: str,
    options: Options,
    *,
    rehearsal: bool = False,
    advance: Callable[[], None] = lambda: None,
) -> Outcome:
    """Reads a sheet of `what` (a key or a word of WORDS). With a bad row nothing is written; a rehearsal writes nothing either.

    A copy of the file is kept before something is written. Raises InputError for a sheet that cannot be read at all.
    """
    what = kind_of(what)
    gc.enable()  # start-up switches it off; over many rows that would cost memory
    records, outcome = _records(what, file, options)
    desk.file.make_room()
    try:
        with (
            copy_kept(desk, outcome, rehearsal=rehearsal),
            desk.file.transaction(keep=not rehearsal),
            desk.file.savepoint(),
        ):
            if what == "proposals":
                proposals.read(desk, records, outcome, advance, add_units=options.add_units)
            elif what == "attendance":
                attendance.read(desk, records, outcome, advance)
            else:
                _others(desk, records, outcome, advance)
            if outcome.errors:
                raise _NothingKept
            outcome.written = not rehearsal
    except _NothingKept:
        outcome.written = False
    return outcome


def _records(what: str, file: str, options: Options) -> tuple[Iterator[Record], Outcome]:
    """The rows below the headings; blank cells are left out, and filled where a value was given for them."""
    table = sheets_in.open_table(file, encoding=options.encoding, sheet=options.sheet)
    rows = wide.lengthened(table.rows) if what == "attendance" else iter(table.rows)
    first = list(islice(rows, headings.LOOKED_AT))
    if not first and _is_empty_list(table):
        return iter(()), Outcome(what, table.name)
    located = headings.locate([cells for _, cells in first], what, dict(_pair(one, "--map") for one in options.maps))
    fills = {
        headings.field_of(what, name, "--fill"): value
        for name, value in (_pair(one, "--fill") for one in options.fills)
    }
    outcome = Outcome(what, table.name, left_out=[heading for _, heading in located.unknown])
    shown = _shown(what, first[located.row_index][1], located.columns)

    def below() -> Iterator[tuple[int, list[str]]]:
        with table:
            yield from first[located.row_index + 1 :]
            yield from rows

    return _as_records(below(), located.columns, shown, fills, outcome), outcome


def _is_empty_list(table: sheets_in.Table) -> bool:
    """Whether it is what an export in JSON writes of nothing."""
    table.stream.seek(0)
    return table.stream.read(64).strip() == b"[]"


def _as_records(
    rows: Iterable[tuple[int, list[str]]],
    columns: Mapping[int, str],
    shown: Mapping[str, str],
    fills: Mapping[str, str],
    outcome: Outcome,
) -> Iterator[Record]:
    filled = frozenset(fills)
    for number, cells in rows:
        if _is_footer(cells):
            if outcome.passed_over[-1:] != [number]:  # a sheet with columns of half days gives a row for each of them
                outcome.passed_over.append(number)
            continue
        said = {name: cells[place] for place, name in columns.items() if place < len(cells) and cells[place]}
        if said:
            yield Record(number, {**fills, **said} if fills else said, shown, filled - said.keys() if fills else filled)


_FOOTER = r"\s*(?:(?:合|总|小|共)\s*计|(?:总|小|合)\s*数|(?:制表|填表|填报|审核|统计|复核|负责)(?:人|单位|日期|时间)?\s*[:：].*|(?:备?注|说明|日期)\s*[:：].*)"


def _is_footer(cells: list[str]) -> bool:
    """Whether a row is a total, or what stands under a table: who made it, when, remarks."""
    first = next((cell for cell in cells if cell), "")
    return not first.isascii() and _compiled(_FOOTER, re.DOTALL).fullmatch(first) is not None


def _shown(what: str, row: list[str], columns: Mapping[int, str]) -> dict[str, str]:
    """Field → heading: as the sheet has it, else as an export would write it."""
    known = {name: variants[0] for name, variants in headings.headings(what).items()}
    return known | {name: row[place].strip() or known[name] for place, name in columns.items() if place < len(row)}


def _pair(text: str, option: str) -> tuple[str, str]:
    left, equals, right = text.partition("=")
    if not equals or not left.strip() or not right.strip():
        raise InputError(
            f"{option} “{text[:40]}”不对", f"请写成 {option} {'表头=字段' if option == '--map' else '字段=值'}"
        )
    return left.strip(), right.strip()


def _others(desk: Desk, records: Iterator[Record], outcome: Outcome, advance: Callable[[], None]) -> None:
    kind = KINDS[outcome.what]
    readers = kind.readers(desk, Directory(desk))
    taken: set[Any] = set()
    for record in one_by_one(kind, records):
        outcome.rows += 1
        values = read(kind, readers, record, lambda name, record=record: record.headings[name])  # type: ignore[misc]
        if not record.errors:
            _one(desk, kind, values | {"taken": taken} if kind.alike else values, record, outcome)
        outcome.errors += [error for error in record.errors if error not in outcome.errors[-_SAME_ROW:]]
        advance()


def _one(desk: Desk, kind: Kind, values: dict[str, Any], record: Record, outcome: Outcome) -> None:
    try:
        with desk.file.savepoint():
            taken = values.get("taken", set())
            found = kind.find(desk, values)
            if found is None:
                taken.add(kind.enter(desk, values))
                outcome.new += 1
            elif other := differences(found, values):
                kind.change(desk, found, other)
                outcome.changed += 1
                of_whom = _voter(found.values)
                called = str(_kept_back(outcome.what, kind.name, values[kind.name], of_whom))
                outcome.changes.append((record.row, called, _said_otherwise(outcome.what, found.values, other, record)))
            else:
                outcome.equal += 1
            if found is not None:
                taken.add(found.key)
    except InputError as error:
        record.refuse_for(error if isinstance(error, CellError) else CellError(str(error), options=kind.options))


def _said_otherwise(what: str, there: Mapping[str, Any], other: Mapping[str, Any], record: Record) -> str:
    of_whom = _voter(there)

    def shown(name: str, value: Any) -> str:
        return "（空）" if value in (None, "", (), []) else str(_kept_back(what, name, value, of_whom))

    return "；".join(
        f"{record.headings.get(name, name)}：{shown(name, there.get(name))} → {shown(name, value)}"
        for name, value in other.items()
    )


def _voter(there: Mapping[str, Any]) -> masking.Whom:
    """Of whom a record may speak, and the phone number."""
    return there.get("voter") or there.get("asker"), there.get("phone")


_MASKED = {
    "households": "household",
    "opinions": "opinion",
    "questions": "review_question",
    "agenda-tasks": "agenda_task",
    "points": "score_entry",
    "talks": "score_talk",
}


def _kept_back(what: str, name: str, value: Any, of_whom: masking.Whom = masking.NOBODY) -> Any:
    """A value as what an import says on the screen may show it: what the log masks is masked here as well."""
    if name == "phone":
        return masking.phone(value)
    return masking.of_record(_MASKED.get(what, ""), name, value, of_whom)
