"""A sheet of proposals: the common kind is written at once, the rest goes through the verbs; what is there is compared."""

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any

from renda_cli.errors import InputError
from renda_cli.work import names
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import by_unit, entering, facts, paper
from renda_cli.work.exchange.bulk import Bulk
from renda_cli.work.exchange.directory import Directory, called
from renda_cli.work.exchange.facts import Writer
from renda_cli.work.exchange.paper import Facts, Key, Paper
from renda_cli.work.exchange.record import CellError, Outcome, Record

CHUNK = 2_000


def read(
    desk: Desk, records: Iterator[Record], outcome: Outcome, advance: Callable[[], None], *, add_units: bool
) -> None:
    """Takes the rows in, a chunk at a time, and notes in `outcome` what became of them.

    What is merged into another comes last, when that one is there.
    """
    directory = Directory(desk, add_units=add_units)
    reader, bulk = paper.Reader(desk, directory), Bulk(desk, directory)
    seen: dict[Key, int] = {}
    last: list[Paper] = []
    while chunk := list(islice(records, CHUNK)):
        outcome.rows += len(chunk)
        papers = [reader.read(record) for record in chunk]
        merged = [one for one in papers if str(one.facts.get("decision", "")).startswith("并入")]
        last += merged
        _write(
            desk,
            [one for one in papers if one not in merged] if merged else papers,
            bulk,
            directory,
            seen,
            outcome,
            advance,
        )
    _write(desk, last, bulk, directory, seen, outcome, advance)


def _write(
    desk: Desk,
    papers: list[Paper],
    bulk: Bulk,
    directory: Directory,
    seen: dict[Key, int],
    outcome: Outcome,
    advance: Callable[[], None],
) -> None:
    there = _known(desk, papers)
    for one in papers:
        if not one.record.errors:
            _refuse_twice(one, seen)
        if not one.record.errors:
            _write_one(desk, one, there, bulk, directory, outcome)
        outcome.errors += one.record.errors
        advance()
    bulk.write()


def _refuse_twice(one: Paper, seen: dict[Key, int]) -> None:
    if one.key in seen:
        one.record.refuse(f"与第 {seen[one.key]} 行是同一件", "no" if one.no else "title")
    seen.setdefault(one.key, one.record.row)


def _known(desk: Desk, papers: list[Paper]) -> dict[Key, tuple[int, Facts]]:
    """What the file has of some papers: key → (id, facts)."""
    found: dict[Key, int] = {}
    for column, wanted in (
        ("no", {one.no for one in papers}),
        ("title", {one.facts.get("title") for one in papers if not one.no}),
    ):
        rows = desk.file.tuples(
            f"SELECT id, coalesce(session_id, 0), no, title, lead_id FROM proposal WHERE {column} IN (SELECT value FROM json_each(?))",
            (json.dumps([one for one in wanted if one], ensure_ascii=False),),
        )
        found |= {(row[1], row[2]) if column == "no" else (row[1], None, row[3], row[4]): row[0] for row in rows}
    ids = {one.key: found[one.key] for one in papers if one.key in found}
    of_ids = facts.of(desk.file, list(ids.values())) if ids else {}
    return {key: (proposal_id, of_ids[proposal_id]) for key, proposal_id in ids.items()}


def _write_one(
    desk: Desk, one: Paper, there: Mapping[Key, tuple[int, Facts]], bulk: Bulk, directory: Directory, outcome: Outcome
) -> None:
    if one.key in there:
        _compare(desk, one, there[one.key], bulk, directory, outcome)
    elif one.kept_back:
        how = "请用 renda export proposals --private 导出的表，或填上提出者"
        one.record.refuse(f"新的一件，提出者写的是“{one.record.cells[one.kept_back]}”；{how}", one.kept_back)
    elif bulk.takes(one):
        outcome.new += 1
    else:
        bulk.write()
        outcome.new += _is_new(desk, one, directory)


def _is_new(desk: Desk, one: Paper, directory: Directory) -> bool:
    """Whether a row that is not of the common kind went in."""

    def enter() -> None:
        by_unit.spread(directory, one.facts, one.facts.get("units") or {}, {})
        _all_said(desk, one, entering.enter(desk, one))

    return _through_the_verbs(desk, one, enter)


def _compare(
    desk: Desk, one: Paper, there: tuple[int, Facts], bulk: Bulk, directory: Directory, outcome: Outcome
) -> None:
    proposal_id, current = there
    try:
        by_unit.spread(directory, one.facts, one.facts.get("units") or current.get("units") or {}, current)
        _full_number(desk, one.facts)
    except InputError as error:
        one.record.refuse_for(error)
        return
    other = {name: value for name, value in one.facts.items() if _is_other(value, current.get(name))}
    if not other:
        outcome.equal += 1
        return

    def change() -> None:
        entering.change(desk, proposal_id, one.facts, current)
        _all_said(desk, one, proposal_id)

    bulk.write()
    if _through_the_verbs(desk, one, change):
        outcome.changed += 1
        told = _told(other, current, one.record, facts.writers(called(desk)))
        outcome.changes.append((one.record.row, paper.number_of(desk, proposal_id), told))


def _full_number(desk: Desk, said: Facts) -> None:
    """`并入 3` as the file says it: 并入5-1/3."""
    if str(said.get("decision", "")).startswith("并入"):
        try:
            said["decision"] = f"并入{names.full(names.proposal(desk, said['decision'].removeprefix('并入')))}"
        except InputError as error:
            raise CellError(str(error), name="decision") from None


def _all_said(desk: Desk, one: Paper, proposal_id: int) -> None:
    """Raises CellError for a cell that no verb took in: it would be told as a change again and again."""
    _full_number(desk, one.facts)
    current = facts.of(desk.file, [proposal_id])[proposal_id]
    for name, value in one.facts.items():
        if _is_other(value, current.get(name)):
            raise CellError(
                "这一格登记不了", "请补上与它相配的格，或去掉它；改正已登记的请用 renda proposal edit", name=name
            )


def _is_other(value: Any, there: Any) -> bool:
    """Whether a row says something else than the file. 否 is what the file says by saying nothing."""
    if isinstance(value, list):
        return any(item not in (there or []) for item in value)
    if isinstance(value, dict) and isinstance(there, dict):
        return any(there.get(unit) != said for unit, said in value.items())
    return bool(value != there and not (value is False and there is None))


def _through_the_verbs(desk: Desk, one: Paper, write: Callable[[], Any]) -> bool:
    try:
        with desk.file.savepoint():
            write()
    except InputError as error:
        one.record.refuse_for(error)
        return False
    return True


def _told(other: Facts, current: Facts, record: Record, write: Mapping[str, Writer]) -> str:
    """What is said otherwise, field by field, as a sheet would show it."""
    told = []
    for name, value in other.items():
        sides = (
            "" if side is None else write[name](side) if name in write else str(side)
            for side in (current.get(name), value)
        )
        before, after = sides
        told.append(f"{record.headings.get(name, name)}：{before or '（空）'} → {after}")
    return "；".join(told)
