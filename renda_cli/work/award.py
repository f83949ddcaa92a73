"""Commendations of deputies, groups, stations, proposals, units and others, with the prize."""

from collections.abc import Callable
from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import days, money, words
from renda_cli.rules.vocabulary import AWARD_KINDS
from renda_cli.store.statements import insert_award
from renda_cli.work import doing, names
from renda_cli.work.desk import Desk, Listing, Receipt, writing

LIST_FIELDS = ("id", "on", "kind", "title", "name", "given_by", "prize", "criteria", "note")
_ALL = 'SELECT id, "on", kind, title, name, given_by, prize_fen, criteria, note FROM award_line WHERE '
_OTHER = "其他"
UNITS = {"优秀代表": "名", "优秀建议": "件", "其他": "项"}  # what a kind is counted in, where that is not 个


class Whom(NamedTuple):
    """Who is commended, by name; exactly one of the others is filled."""

    called: str
    deputy_id: int | None = None
    group_id: int | None = None
    station_id: int | None = None
    unit_id: int | None = None
    proposal_id: int | None = None
    name: str | None = None

    @property
    def columns(self) -> dict[str, Any]:
        """The columns of the table that say who it is."""
        return {
            "deputy_id": self.deputy_id,
            "group_id": self.group_id,
            "station_id": self.station_id,
            "unit_id": self.unit_id,
            "proposal_id": self.proposal_id,
            "name": self.name,
        }


@writing
def add(
    desk: Desk,
    *,
    kind: str,
    to: list[str],
    title: str | None = None,
    by: str | None = None,
    on: str | None = None,
    prize: str | None = None,
    criteria: str | None = None,
    note: str | None = None,
) -> Receipt:
    """Enters a commendation of one or several, each with the same prize (in yuan). Raises InputError.

    The title is the kind when left out, the organ that gives it the town's presidium. `criteria` says by what it was given.
    """
    kind = words.among(kind, AWARD_KINDS, "--kind")
    if kind == _OTHER and title is None:
        raise InputError("其他表彰要写名称", "请加 --title 名称")
    called = words.title(title if title is not None else kind, "表彰名称")
    given_by = words.title(by if by is not None else _presidium(desk), "授予机关")
    given_on, prize_fen = desk.day(on), None if prize is None else money.fen(prize, "--prize ")
    whom = [recipient(desk, kind, one) for one in words.parts(to)]
    if not whom:
        raise InputError("没有写表彰谁", "请用 --to 写代表、小组、建议编号、单位或名称，几个用逗号隔开")
    words.without_repeats([one.called for one in whom if whom.count(one) > 1], "受表彰的")
    about: dict[str, Any] = {
        "kind": kind,
        "title": called,
        "given_by": given_by,
        "prize_fen": prize_fen,
        "criteria": words.note(criteria, "--criteria"),
        "note": words.note(note, "备注"),
    }
    ids = []
    for one in whom:
        _refuse_twin(desk, kind, called, given_on.year, one)
        ids.append(insert_award(desk.file.db, given_on=given_on, **about, **one.columns))
    each = f"，奖金{'各' if len(whom) > 1 else ''} {money.yuan(prize_fen)} 元" if prize_fen else ""
    line = f"已登记{given_by}表彰{called}：{'、'.join(one.called for one in whom)}（{given_on.isoformat()}{each}）"
    return Receipt(
        (line, *_unknown(desk, kind, whom), *_unnamed(desk, whom)), lambda: [as_object(desk, one) for one in ids]
    )


def _presidium(desk: Desk) -> str:
    row = desk.file.row("SELECT name FROM town")
    return f"{row['name'] if row else ''}人大主席团"


def recipient(desk: Desk, kind: str, text: str) -> Whom:
    """Who is meant: of each kind what it says, for 优秀建议 a proposal by its number; for 其他 whoever bears the name.

    A station that is not registered, and another of 其他, is whatever bears that name. Raises InputError.
    """
    if kind == "优秀代表" or (kind == _OTHER and text.startswith("#")):
        return _as_deputy(desk, text)
    if kind in _ONLY:
        return _ONLY[kind](desk, text)
    name = words.name(text, "受表彰的名称")
    for table, read in _BY_NAME if kind == _OTHER else _BY_NAME[:1]:
        if desk.file.row(f"SELECT 1 FROM {table} WHERE name = ?", (name,)):
            return read(desk, text)
    return Whom(name, name=name)


def _as_deputy(desk: Desk, text: str) -> Whom:
    named = names.deputy(desk, text)
    return Whom(named.name, deputy_id=named.id)


def _as_group(desk: Desk, text: str) -> Whom:
    named = names.group(desk, text)
    return Whom(named.name, group_id=named.id)


def _as_station(desk: Desk, text: str) -> Whom:
    named = names.station(desk, text)
    return Whom(named.name, station_id=named.id)


def _as_unit(desk: Desk, text: str) -> Whom:
    named = names.unit(desk, text)
    return Whom(named.name, unit_id=named.id)


def _as_proposal(desk: Desk, text: str) -> Whom:
    row = names.proposal(desk, text)
    return Whom(f"{names.full(row)} {row['title']}", proposal_id=row["id"])


_ONLY: dict[str, Callable[[Desk, str], Whom]] = {
    "先进小组": _as_group,
    "优秀建议": _as_proposal,
    "先进承办单位": _as_unit,
}
_BY_NAME: tuple[tuple[str, Callable[[Desk, str], Whom]], ...] = (
    ("station", _as_station),
    ("deputy", _as_deputy),
    ("deputy_group", _as_group),
    ("unit", _as_unit),
)


def _unknown(desk: Desk, kind: str, whom: list[Whom]) -> list[str]:
    """That a name is nobody's who is registered, where it could be; in a town that registers no stations theirs are not asked for."""
    free = "、".join(one.called for one in whom if one.name)
    if not free or (kind != _OTHER and desk.file.row("SELECT 1 FROM station") is None):
        return []
    what = "代表、小组、家站点或承办单位" if kind == _OTHER else "家站点"
    return [f"提示：{free} 不是登记的{what}，按名称登记"]


def _unnamed(desk: Desk, whom: list[Whom]) -> list[str]:
    """That a proposal honoured as excellent is not named so, which its list and ledger go by."""
    ids = [one.proposal_id for one in whom]
    rows = [names.proposal_of_id(desk, one) for one in ids if one is not None]
    numbers = ",".join(names.full(row) for row in rows if not row["excellent"])
    how = f"列表和台账要注明的，请用 renda proposal excellent {numbers}"
    return [f"提示：{numbers} 还没有登记为优秀建议；{how}"] if numbers else []


def _refuse_twin(desk: Desk, kind: str, title: str, year: int, whom: Whom) -> None:
    """Raises InputError for the second commendation of one kind in a year; of others the title counts as well."""
    there = like(desk, kind, title, year, whom)
    if there is not None:
        how = "确是另一项的请写不同的 --title" if kind == _OTHER else "别的机关表彰的请用 --kind 其他 --title 名称"
        raise InputError(f"{whom.called} {year} 年已登记过{title if kind == _OTHER else kind}（#{there}）", how)


def like(desk: Desk, kind: str, title: str, year: int, whom: Whom) -> int | None:
    """The id of what one was commended with in a year, if it is entered."""
    row = desk.file.row(
        'SELECT id FROM award_line WHERE kind = :kind AND "on" BETWEEN :first AND :last AND (kind <> :other OR title = :title) '
        "AND deputy_id IS :deputy_id AND group_id IS :group_id AND station_id IS :station_id AND unit_id IS :unit_id "
        "AND proposal_id IS :proposal_id AND (:name IS NULL OR name = :name)",
        {
            "kind": kind, "title": title, "other": _OTHER, "first": f"{year}-01-01", "last": f"{year}-12-31", **whom.columns,
        },
    )  # fmt: skip
    return row["id"] if row else None


def as_object(desk: Desk, award_id: int) -> dict[str, Any]:
    """One commendation (fields LIST_FIELDS)."""
    (row,) = desk.file.tuples(f"{_ALL} id = ?", (award_id,))
    return dict(zip(LIST_FIELDS, _told(row), strict=True))


def _told(row: tuple[Any, ...]) -> tuple[Any, ...]:
    *about, prize_fen, criteria, note = row
    return (*about, None if prize_fen is None else money.yuan(prize_fen), criteria, note)


def list_(desk: Desk, year: str | None = None, *, kind: str | None = None) -> Listing:
    """The commendations of a year or several, this one when left out (fields LIST_FIELDS). Raises InputError."""
    first, last = doing.span(desk, year)
    where, values = '"on" BETWEEN ? AND ?', [f"{first}-01-01", f"{last}-12-31"]
    if kind is not None:
        where += " AND kind = ?"
        values.append(words.among(kind, AWARD_KINDS, "--kind"))
    found = desk.file.tuples(f'{_ALL} {where} ORDER BY "on", id', values)
    return Listing(LIST_FIELDS, [_told(row) for row in found], _totals(found), f"{days.period((first, last))}表彰")


def _totals(found: list[tuple[Any, ...]]) -> tuple[str, ...]:
    """How many of each kind, and the prizes."""
    place, prize = LIST_FIELDS.index("kind"), LIST_FIELDS.index("prize")
    counts = {kind: sum(row[place] == kind for row in found) for kind in AWARD_KINDS}
    told = "、".join(f"{kind} {count} {UNITS.get(kind, '个')}" for kind, count in counts.items() if count)
    fen = sum(row[prize] or 0 for row in found)
    return (f"{told}；奖金合计 {money.yuan(fen)} 元",) if found else ()
