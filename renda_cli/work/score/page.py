"""One score whole: every item with its number, its points, its rule, and the records and entries behind it."""

from collections import defaultdict
from fractions import Fraction
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import scheme_words, score_periods, words
from renda_cli.rules.schemes import Item, rounded
from renda_cli.rules.scoring import how_part, how_total
from renda_cli.rules.vocabulary import SCORE_SUBJECTS
from renda_cli.work import masking
from renda_cli.work.desk import Desk
from renda_cli.work.score import (
    computing,
    entry_reading,
    evidence,
    freezing,
    meaning,
    objections,
    reading,
    schemes,
    settled,
    subjects,
    tallying,
)
from renda_cli.work.score.computing import Board, Scored
from renda_cli.work.score.evidence import Record
from renda_cli.work.score.reading import exact
from renda_cli.work.score.subjects import Subject


def show(
    desk: Desk, text: str, period: str, *, scheme: str | None = None, kind: str | None = None, item: str | None = None
) -> dict[str, Any]:
    """The score of whom a clerk names: a deputy unless the kind or the scheme says otherwise; see `as_object`. Raises InputError."""
    year = score_periods.read(period, desk.today).first.year
    if scheme is not None:
        of = schemes.loaded(desk, year, name=words.note(scheme, "--scheme ")).scheme.subject
        if kind is not None and subjects.kind(kind) != of:
            raise InputError(f"“{scheme}”是给{SCORE_SUBJECTS[of]}计分的", "请核对 --kind，或去掉")
    else:
        of = subjects.kind(kind) if kind is not None else _kind_of(desk, text, year)
    subject = subjects.named(desk, of, text)
    return _page(desk, subject, of, period, scheme, item)


def town(desk: Desk, period: str, *, scheme: str | None = None, item: str | None = None) -> dict[str, Any]:
    """The score of the town's own congress; see `as_object`. Raises InputError."""
    return _page(desk, subjects.named(desk, "town", ""), "town", period, scheme, item)


def _kind_of(desk: Desk, text: str, year: int) -> str:
    """What bears a name: a deputy unless only another does; first of those for whom the year has a scheme."""
    scored = {one.scheme.subject for one in schemes.of_year(desk, year)}
    kinds = sorted((kind for kind in SCORE_SUBJECTS if kind != "town"), key=lambda kind: kind not in scored)
    day, name = desk.today.isoformat(), text.strip()
    bearing = (kind for kind in kinds if any(one.name == name for one in subjects.all_of(desk, kind, day)))
    return next(bearing, "deputy")


def _page(desk: Desk, subject: Subject, kind: str, text: str, scheme: str | None, item: str | None) -> dict[str, Any]:
    loaded, period = schemes.meant(desk, text, name=scheme, subject=kind)
    board = computing.board(desk, loaded, period)
    scored = board.of(subject.key)
    if scored is None:
        day = tallying.day_of(desk, period)
        raise InputError(
            f"{subject.name}在 {day} 不在“{loaded.scheme.name}”计分的名单里",
            f"请核对名称；名单用 renda score list {period.label} 查看",
        )
    items = list(loaded.scheme.items) if item is None else [meaning.item(loaded.scheme, item)]
    return as_object(desk, board, scored, items)


def as_object(desk: Desk, board: Board, scored: Scored, items: list[Item]) -> dict[str, Any]:
    """The object of `score show`: totals, band, and by section the items with rule, number, points, records and entries.

    Phone numbers in anybody's words are masked.
    """
    scheme, period, found = board.scheme, board.period, scored.outcome
    undecided = reading.waiting(desk, scheme, [period.label])
    whole = {
        "subject": scored.subject.name, "kind": scheme.subject, "group": scored.subject.group, "scheme": scheme.name,
        "version": board.loaded.version, "source": scheme.source or None, "period": period.label, "from": period.first.isoformat(),
        "to": period.last.isoformat(), "until": tallying.day_of(desk, period), "total": exact(found.total), "band": scored.band,
        "how": how_total(scheme, found), "failed": list(found.failed), "awaited": reading.awaited(scored, undecided),
        "sections": _sections(desk, board, scored, items), "objections": _objections(desk, board, scored),
        "settled": _settled(desk, board, scored),
    }  # fmt: skip
    masked: dict[str, Any] = masking.everywhere(whole)
    return masked


def _sections(desk: Desk, board: Board, scored: Scored, items: list[Item]) -> list[dict[str, Any]]:
    entries = _entries(desk, board, scored)
    sections = []
    for section, part in zip(board.scheme.sections, scored.outcome.sections, strict=True):
        told = [_item(desk, board, scored, one, entries.get(one.name, [])) for one in section.items if one in items]
        if told:
            sections.append(
                {
                    "name": section.name,
                    "points": exact(part.points),
                    "how": how_part(section, part),
                    "items": told,
                }
            )
    return sections


def _item(desk: Desk, board: Board, scored: Scored, item: Item, entries: list[dict[str, Any]]) -> dict[str, Any]:
    worked = scored.outcome.items[item.name]
    return {
        "name": item.name, "rule": scheme_words.said(item, evidence.unit(board, item)),
        "number": None if item.marked else number(scored.given[item.name].number), "points": exact(worked.points),
        "how": worked.how, "awaited": worked.awaited,
        "records": [_record(one) for one in evidence.records(board, desk, item, scored)], "entries": entries,
    }  # fmt: skip


def number(value: Fraction | None) -> int | float | None:
    """A number as it is written, to three decimals where it has more."""
    return None if value is None else exact(rounded(value, 3))


def _record(one: Record) -> dict[str, Any]:
    share = f"{one.share.numerator}/{one.share.denominator}" if one.share is not None else None
    return {
        "on": one.on, "record": one.record, "title": one.title, "kind": one.kind or None, "role": one.role or None, "amount": number(one.amount),
        "of": one.of, "share": share,
    }  # fmt: skip


def _condition(board: Board, scored: Scored) -> tuple[str, tuple[Any, ...]]:
    """The SQL of what was entered for a subject of a board, and what it is given."""
    whose, values = subjects.condition(board.scheme.subject, scored.subject.key)
    return f"{whose} AND scheme = ? AND period = ?", (*values, board.scheme.name, board.period.label)


def _entries(desk: Desk, board: Board, scored: Scored) -> dict[str, list[dict[str, Any]]]:
    """What was entered by hand by item, each with the steps that it went through; what is not decided too."""
    where, values = _condition(board, scored)
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for entry_id, item in desk.file.tuples(
        f"SELECT id, item FROM score_entry WHERE {where} ORDER BY held_on, id", values
    ):
        found[item].append(entry_reading.as_object(desk, entry_id))
    return found


def _objections(desk: Desk, board: Board, scored: Scored) -> list[dict[str, Any]]:
    where, values = _condition(board, scored)
    rows = desk.file.tuples(f"SELECT id FROM score_objection WHERE {where} ORDER BY raised_on, id", values)
    return [objections.as_object(desk, row[0]) for row in rows]


def _settled(desk: Desk, board: Board, scored: Scored) -> dict[str, Any] | None:
    """The score as it was settled, by whom and by which version of the scheme, and what has changed since; None where it was not."""
    there = settled.freeze(desk, board.scheme.name, board.period.label)
    frozen = (freezing.settled(desk, board.loaded, board.period) or {}).get(scored.subject.key)
    if there is None or frozen is None:
        return None
    return {
        "on": there["frozen_on"], "by": there["frozen_by"], "version": board.loaded.version, "total": exact(frozen.total), "band": frozen.band,
        "changes": [
            {"item": one.item, "settled": exact(one.settled), "now": exact(one.now)} for one in freezing.later(scored, frozen)
        ],
    }  # fmt: skip
