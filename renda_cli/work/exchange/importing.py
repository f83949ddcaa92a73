"""A sheet is read into the file: all of it or nothing, every bad row told at once, nothing changed by reading it again."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from renda_cli.errors import InputError
from renda_cli.files import headings, sheets_in
from renda_cli.store.backup import keep_copy
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import entering, facts, paper, roster
from renda_cli.work.exchange.bulk import Bulk
from renda_cli.work.exchange.directory import Directory
from renda_cli.work.exchange.paper import Paper
from renda_cli.work.exchange.record import Record, RowError

CHUNK = 2_000
_LOOK_AHEAD = 25  # rows in which the headings are looked for
WORDS = {
    "deputies": "代表", "groups": "代表小组", "units": "承办单位", "sessions": "会议", "proposals": "议案建议", "contacts": "联系代表",
    "urges": "催办", "promises": "承诺",
}  # fmt: skip


@dataclass(slots=True)
class Outcome:
    """What became of an import: rows by what they are to the file, what was changed, what is wrong, which columns were left out."""

    what: str
    name: str
    rows: int = 0
    new: int = 0
    changed: int = 0
    equal: int = 0
    changes: list[tuple[int, str, str]] = field(default_factory=list)  # row, record, what is said otherwise
    errors: list[RowError] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    written: bool = False


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
    desk: Desk, what: str, file: str, options: Options, *, rehearsal: bool = False, advance: Callable[[], None] = lambda: None
) -> Outcome:
    """Reads a sheet of `what` (a key or a word of WORDS). With a bad row nothing is written; a rehearsal writes nothing either.

    A copy of the file is kept before something is written. Raises InputError for a sheet that cannot be read at all.
    """
    what = kind_of(what)
    gc.enable()  # start-up switches it off; over many rows that would cost memory
    records, outcome = _records(what, file, options)
    if not rehearsal and not desk.file.writing:
        keep_copy(desk.file.path, "import")
    outcome_of = _proposals if what == "proposals" else _others
    try:
        with desk.file.transaction(keep=not rehearsal):
            outcome_of(desk, records, outcome, options, advance)
            if outcome.errors:
                raise _NothingKept
    except _NothingKept:
        return outcome
    outcome.written = not rehearsal
    return outcome


def kind_of(text: str) -> str:
    """What is meant by a key of WORDS or its Chinese word. Raises InputError with the choices."""
    by_word = {word: what for what, word in WORDS.items()} | {"建议": "proposals", "单位": "units", "小组": "groups"}
    found = by_word.get(text, text)
    if found not in WORDS:
        raise InputError(f"没有“{text[:20]}”这种表", f"可选：{'、'.join(f'{what}（{word}）' for what, word in WORDS.items())}")
    return found


def _records(what: str, file: str, options: Options) -> tuple[Iterator[Record], Outcome]:
    """The rows below the headings; blank cells are left out, and filled where a value was given for them."""
    table = sheets_in.open_table(file, encoding=options.encoding, sheet=options.sheet)
    rows = iter(table.rows)
    first = list(islice(rows, _LOOK_AHEAD))
    located = headings.locate([cells for _, cells in first], what, dict(_pair(one, "--map") for one in options.maps))
    fills = {headings.field_of(what, name): value for name, value in (_pair(one, "--fill") for one in options.fills)}
    outcome = Outcome(what, table.name, left_out=[heading for _, heading in located.unknown])
    below = (row for part in (first[located.row_index + 1 :], rows) for row in part)
    return _as_records(below, located.columns, _shown(what, first[located.row_index][1], located.columns), fills), outcome


def _as_records(
    rows: Iterable[tuple[int, list[str]]], columns: Mapping[int, str], shown: Mapping[str, str], fills: Mapping[str, str]
) -> Iterator[Record]:
    filled = frozenset(fills)
    for number, cells in rows:
        said = {name: cells[place] for place, name in columns.items() if place < len(cells) and cells[place]}
        if said:
            yield Record(number, {**fills, **said} if fills else said, shown, filled - said.keys() if fills else filled)


def _shown(what: str, row: list[str], columns: Mapping[int, str]) -> dict[str, str]:
    """Field → heading: as the sheet has it, else as an export would write it."""
    known = {name: variants[0] for name, variants in headings.headings(what).items()}
    return known | {name: row[place].strip() or known[name] for place, name in columns.items() if place < len(row)}


def _pair(text: str, option: str) -> tuple[str, str]:
    left, equals, right = text.partition("=")
    if not equals or not left.strip() or not right.strip():
        raise InputError(f"{option} “{text[:40]}”不对", f"请写成 {option} {'表头=字段' if option == '--map' else '字段=值'}")
    return left.strip(), right.strip()


def _others(desk: Desk, records: Iterator[Record], outcome: Outcome, options: Options, advance: Callable[[], None]) -> None:
    kind = roster.KINDS[outcome.what]
    readers = kind.readers(desk, Directory(desk))
    for record in records:
        outcome.rows += 1
        values = roster.read(desk, kind, readers, record, lambda name, record=record: record.headings[name])  # type: ignore[misc]
        if not record.errors:
            _one(desk, kind, values, record, outcome)
        outcome.errors += record.errors
        advance()


def _one(desk: Desk, kind: roster.Kind, values: dict[str, Any], record: Record, outcome: Outcome) -> None:
    try:
        with desk.file.savepoint():
            found = kind.find(desk, values)
            if found is None:
                kind.enter(desk, values)
                outcome.new += 1
            elif other := roster.differences(found, values):
                kind.change(desk, found, other)
                outcome.changed += 1
                outcome.changes.append((record.row, kind.called(values), _said_otherwise(found.values, other, record)))
            else:
                outcome.equal += 1
    except InputError as error:
        record.refuse(str(error))


def _said_otherwise(there: Mapping[str, Any], other: Mapping[str, Any], record: Record) -> str:
    return "；".join(f"{record.headings.get(name, name)}：{_shown_value(there.get(name))} → {_shown_value(value)}" for name, value in other.items())


def _shown_value(value: Any) -> str:
    return "（空）" if value in (None, "", (), []) else str(value)


# Proposals ----------------------------------------------------------------------------------------------------------------


def _proposals(desk: Desk, records: Iterator[Record], outcome: Outcome, options: Options, advance: Callable[[], None]) -> None:
    """In chunks: what the file has is looked up once for all, the common kind is written at once, the rest by the verbs.

    What is merged into another comes last, when that one is there.
    """
    reader, bulk = paper.Reader(desk, Directory(desk, add_units=options.add_units)), Bulk(desk)
    seen: dict[Any, int] = {}
    last: list[Paper] = []
    while chunk := list(islice(records, CHUNK)):
        outcome.rows += len(chunk)
        papers = [reader.read(record) for record in chunk]
        last += [one for one in papers if str(one.facts.get("decision", "")).startswith("并入")]
        _written(desk, [one for one in papers if one not in last], bulk, seen, outcome, advance)
    _written(desk, last, bulk, seen, outcome, advance)


def _written(
    desk: Desk, papers: list[Paper], bulk: Bulk, seen: dict[Any, int], outcome: Outcome, advance: Callable[[], None]
) -> None:
    there = _known(desk, papers)
    for one in papers:
        if not one.record.errors:
            _refuse_twice(one, seen)
        if not one.record.errors:
            _write(desk, one, there, bulk, outcome)
        outcome.errors += one.record.errors
        advance()
    bulk.write()


def _refuse_twice(one: Paper, seen: dict[Any, int]) -> None:
    key = one.place if one.no else (*one.place, one.facts.get("title"), one.facts.get("lead"))
    if key in seen:
        one.record.refuse(f"与第 {seen[key]} 行是同一件", "number" if one.no else "title")
    seen.setdefault(key, one.record.row)


def _known(desk: Desk, papers: list[Paper]) -> dict[Any, tuple[int, paper.Facts]]:
    """What the file has of a chunk, by series and number (without one by series, title and lead): (id, facts)."""
    numbers = {one.no for one in papers if one.no}
    titles = {one.facts.get("title") for one in papers if not one.no}
    found: dict[Any, int] = {}
    for column, wanted in (("no", numbers), ("title", titles)):
        rows = desk.file.tuples(
            f"SELECT id, coalesce(session_id, 0), no, title, lead_id FROM proposal WHERE {column} IN (SELECT value FROM json_each(?))",
            (_json(wanted),),
        )
        found |= {(row[1], row[2]) if column == "no" else (row[1], None, row[3], row[4]): row[0] for row in rows}
    keys = {one.place if one.no else (*one.place, one.facts.get("title"), one.facts.get("lead")) for one in papers}
    wanted_ids = {key: found[key] for key in keys if key in found}
    of_ids = facts.of(desk.file, list(wanted_ids.values())) if wanted_ids else {}
    return {key: (proposal_id, of_ids[proposal_id]) for key, proposal_id in wanted_ids.items()}


def _json(values: Iterable[Any]) -> str:
    import json

    return json.dumps([value for value in values if value is not None], ensure_ascii=False)


def _write(desk: Desk, one: Paper, there: Mapping[Any, Any], bulk: Bulk, outcome: Outcome) -> None:
    key = one.place if one.no else (*one.place, one.facts.get("title"), one.facts.get("lead"))
    if key in there:
        _compared(desk, one, *there[key], outcome)
    elif bulk.takes(one):
        bulk.add(one)
        outcome.new += 1
    else:
        bulk.write()
        if _through_the_verbs(desk, one, lambda: entering.enter(desk, one)):
            outcome.new += 1


def _compared(desk: Desk, one: Paper, proposal_id: int, current: paper.Facts, outcome: Outcome) -> None:
    try:
        paper.by_unit(one.facts, one.facts.get("units") or current.get("units") or {})
    except InputError as error:
        one.record.refuse(str(error))
        return
    other = {name: value for name, value in one.facts.items() if _otherwise(value, current.get(name))}
    if not other:
        outcome.equal += 1
    elif _through_the_verbs(desk, one, lambda: entering.change(desk, proposal_id, one.facts, current)):
        outcome.changed += 1
        outcome.changes.append((one.record.row, paper.number_of(desk, proposal_id), _told_otherwise(desk, other, current, one.record)))


def _otherwise(value: Any, there: Any) -> bool:
    """Whether a row says something else than the file; 否 where the file says nothing is the same."""
    if isinstance(value, dict) and isinstance(there, dict):
        return any(there.get(unit) != said for unit, said in value.items()) or (set(map(type, value.values())) == {str} and False)
    if isinstance(value, list):
        return any(item not in (there or []) for item in value)
    return bool(value != there and not (value is False and there is None))


def _through_the_verbs(desk: Desk, one: Paper, write: Callable[[], Any]) -> bool:
    try:
        with desk.file.savepoint():
            write()
    except InputError as error:
        one.record.refuse(str(error))
        return False
    return True


def _told_otherwise(desk: Desk, other: paper.Facts, current: paper.Facts, record: Record) -> str:
    from renda_cli.work.exchange.directory import called

    write = facts.writers(called(desk))
    told = []
    for name, value in other.items():
        sides = ["" if side is None else write[name](side) if name in write else str(side) for side in (current.get(name), value)]
        told.append(f"{record.headings.get(name, name)}：{sides[0] or '（空）'} → {sides[1]}")
    return "；".join(told)
