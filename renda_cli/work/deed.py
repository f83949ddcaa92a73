"""What deputies did for people: deeds, good turns, problems solved."""

from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days, money, words
from renda_cli.rules.vocabulary import DEED_KINDS
from renda_cli.store.statements import insert_deed, insert_deed_deputy
from renda_cli.work import doing, names
from renda_cli.work.desk import Desk, Listing, Receipt, writing

LIST_FIELDS = ("id", "on", "kind", "what", "deputies", "count", "people", "funds", "place", "note")
_ALL = """SELECT e.id, e.done_on, e.kind, e.what, (SELECT group_concat(name, '、') FROM (SELECT d.name FROM deed_deputy b
    JOIN deputy d ON d.id = b.deputy_id WHERE b.deed_id = e.id ORDER BY b.rowid)), e.count, e.people, e.funds_fen, e.place, e.note
    FROM deed e WHERE """
_UNITS = {"解决问题": "个"}


@writing
def add(
    desk: Desk,
    what: str,
    *,
    by: list[str] | None = None,
    kind: str = "实事",
    on: str | None = None,
    count: int = 1,
    people: int | None = None,
    funds: str | None = None,
    place: str | None = None,
    note: str | None = None,
) -> Receipt:
    """Enters something done by deputies, or, with nobody named, a count of the whole town's. Raises InputError.

    `funds` are what was given or raised for it, in yuan.
    """
    what = words.title(what, "事项")
    kind = words.among(kind, DEED_KINDS, "--kind")
    done_on, doers = desk.day(on), names.deputies(desk, by)
    columns: dict[str, Any] = {
        "count": doing.whole(count, "--count"),
        "people": None if people is None else doing.whole(people, "--people", 0),
        "funds_fen": None if funds is None else money.fen(funds, "--funds "),
        "place": words.note(place, "地点"),
        "note": words.note(note, "备注"),
    }
    _refuse_twin(desk, done_on.isoformat(), kind, what, {one.id for one in doers})
    deed_id = insert_deed(desk.file.db, kind=kind, what=what, done_on=done_on, **columns)
    for one in doers:
        insert_deed_deputy(desk.file.db, deed_id=deed_id, deputy_id=one.id)
    whose = "、".join(one.name for one in doers) or "未列代表"
    many = f"，{count} {_UNITS.get(kind, '件')}" if count > 1 else ""
    line = f"已登记{kind} #{deed_id}：{what}（{whose}，{done_on.isoformat()}{many}）"
    return Receipt((line,), lambda: as_object(desk, deed_id))


def _refuse_twin(desk: Desk, day: str, kind: str, what: str, doers: set[int]) -> None:
    """Raises InputError where the same was done by the same deputies on the same day."""
    twin = like(desk, day, kind, what, doers)
    if twin is not None:
        raise InputError(f"{day} 已登记过{kind}“{what}”（#{twin}）", "一天里办了几件的，请用 --count 写件数")


def like(desk: Desk, day: str, kind: str, what: str, doers: set[int]) -> int | None:
    """The id of what was done on a day by just these deputies under these words, if it is entered."""
    rows = desk.file.tuples(
        "SELECT e.id, b.deputy_id FROM deed e LEFT JOIN deed_deputy b ON b.deed_id = e.id WHERE e.done_on = ? AND e.kind = ? AND e.what = ?",
        (day, kind, what),
    )
    by_deed: dict[int, set[int]] = {}
    for deed_id, deputy_id in rows:
        by_deed.setdefault(deed_id, set()).update([] if deputy_id is None else [deputy_id])
    return next((deed_id for deed_id, those in by_deed.items() if those == doers), None)


def _told(row: tuple[Any, ...]) -> tuple[Any, ...]:
    *about, funds_fen, place, note = row
    return (*about, None if funds_fen is None else money.yuan(funds_fen), place, note)


def as_object(desk: Desk, deed_id: int) -> dict[str, Any]:
    """One deed (fields LIST_FIELDS)."""
    (row,) = desk.file.tuples(f"{_ALL} e.id = ?", (deed_id,))
    return dict(zip(LIST_FIELDS, _told(row), strict=True))


def list_(desk: Desk, year: str | None = None, *, deputy: str | None = None, kind: str | None = None) -> Listing:
    """What was done in a year or several, this one when left out (fields LIST_FIELDS). Raises InputError."""
    first, last = doing.span(desk, year)
    where, values = "e.done_on BETWEEN ? AND ?", [f"{first}-01-01", f"{last}-12-31"]
    if deputy is not None:
        where += " AND e.id IN (SELECT deed_id FROM deed_deputy WHERE deputy_id = ?)"
        values.append(str(names.deputy(desk, deputy).id))
    if kind is not None:
        where += " AND e.kind = ?"
        values.append(words.among(kind, DEED_KINDS, "--kind"))
    rows = [_told(row) for row in desk.file.tuples(f"{_ALL} {where} ORDER BY e.done_on, e.id", values)]
    return Listing(LIST_FIELDS, rows, _totals(rows), f"{days.period((first, last))}实事好事")


def _totals(rows: list[tuple[Any, ...]]) -> tuple[str, ...]:
    """How many of each kind, for how many people and with what funds; what is entered as several counts as several."""
    at = {name: place for place, name in enumerate(LIST_FIELDS)}
    counts = {kind: sum(row[at["count"]] for row in rows if row[at["kind"]] == kind) for kind in DEED_KINDS}
    told = "、".join(f"{kind} {count} {_UNITS.get(kind, '件')}" for kind, count in counts.items())
    people = sum(row[at["people"]] or 0 for row in rows)
    fen = sum(round((row[at["funds"]] or 0) * 100) for row in rows)
    more = [f"惠及 {people} 人" if people else "", f"筹资 {money.yuan(fen)} 元" if fen else ""]
    return ("；".join(filter(None, [told, *more])),)
