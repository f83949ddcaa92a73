"""Receptions of voters read: as a list with its totals, and one with what was said at it."""

import re
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days
from renda_cli.store.file import Row
from renda_cli.work import doing, masking, names
from renda_cli.work.desk import Desk, Listing

LIST_FIELDS = (
    "id", "on", "until", "station", "times", "hours", "deputies", "attendances", "voters", "opinions", "listed",
)  # fmt: skip
_LIST = """SELECT id, held_on, until_on, station, times, hours, deputies, attendances, voters, opinions, listed
    FROM reception_line WHERE %s ORDER BY held_on, id"""
_DEPUTIES = "SELECT d.name, e.times FROM reception_deputy e JOIN deputy d ON d.id = e.deputy_id WHERE e.reception_id = ? ORDER BY d.id"
_OPINIONS = "SELECT id, text, topic, voter, phone, confidential, status FROM opinion WHERE reception_id = ? ORDER BY id"


def by_number(desk: Desk, text: str) -> Row:
    """A reception's row of `reception_line` by its number (`3`, `#3`). Raises InputError."""
    digits = text.strip().removeprefix("#")
    sql = "SELECT * FROM reception_line WHERE id = ?"
    found = desk.file.row(sql, (int(digits),)) if re.fullmatch("(?a:[0-9]{1,9})", digits) else None
    if found is None:
        raise InputError(f"没有编号为“{text.strip()[:20]}”的接待", "请用 renda station reception list 查编号")
    return dict(found)


def row(desk: Desk, reception_id: int) -> Row:
    """A row of `reception_line`."""
    (found,) = desk.file.rows("SELECT * FROM reception_line WHERE id = ?", (reception_id,))
    return dict(found)


def sentence(row: Row) -> str:
    """A row of reception_line as the clerk is told of it."""
    span = f"{row['held_on']} 至 {row['until_on']}" if row["until_on"] else row["held_on"]
    when = f"{span} {row['hours']}" if row["hours"] else span
    counted = [
        f"{row['times']} 次" if row["times"] > 1 else "", row["deputies"] or f"代表 {row['attendances']} 人次",
        f"选民 {row['voters']} 人次", f"意见 {row['opinions']} 条",
    ]  # fmt: skip
    return f"#{row['id']}：{row['station']} {when}（{'，'.join(filter(None, counted))}）"


def list_(desk: Desk, year: str | None = None, *, station: str | None = None, deputy: str | None = None) -> Listing:
    """The receptions of a year or several, this one when left out (fields LIST_FIELDS), with their totals. Raises InputError."""
    first, last = doing.span(desk, year)
    where, values = "held_on BETWEEN ? AND ?", [f"{first}-01-01", f"{last}-12-31"]
    if station is not None:
        where += " AND station_id = ?"
        values.append(str(names.station(desk, station).id))
    who = None if deputy is None else names.deputy(desk, deputy)
    if who is not None:
        where += " AND id IN (SELECT reception_id FROM reception_deputy WHERE deputy_id = ?)"
        values.append(str(who.id))
    rows = [_told(one) for one in desk.file.tuples(_LIST % where, values)]
    notes = [_totals(rows)]
    if who is not None:
        sql = f"SELECT coalesce(sum(times), 0) FROM reception_deputy WHERE deputy_id = ? AND reception_id IN (SELECT id FROM reception_line WHERE {where})"
        ((times,),) = desk.file.tuples(sql, (who.id, *values))
        notes.append(f"其中 {who.name} 接待 {times} 次")
    return Listing(LIST_FIELDS, rows, tuple(notes), f"{days.period((first, last))}接待选民")


def _told(one: tuple[Any, ...]) -> tuple[Any, ...]:
    place = LIST_FIELDS.index("deputies")
    return (*one[:place], one[place].split("、") if one[place] else [], *one[place + 1 :])


def _totals(rows: list[tuple[Any, ...]]) -> str:
    """How many times, persons and opinions; voters and opinions are counted apart, and either may be more."""
    times, attendances, voters, opinions, listed = (
        sum(one[LIST_FIELDS.index(name)] for one in rows)
        for name in ("times", "attendances", "voters", "opinions", "listed")
    )
    return f"共接待 {times} 次，选民 {voters} 人次，意见 {opinions} 条（逐条登记 {listed} 条）；代表 {attendances} 人次"


def show(desk: Desk, reception: str, *, private: bool = False) -> dict[str, Any]:
    """One reception whole, as an object; see `as_object`. Raises InputError."""
    return as_object(desk, by_number(desk, reception)["id"], private=private)


def as_object(desk: Desk, reception_id: int, *, private: bool = False) -> dict[str, Any]:
    """The object of `reception show`: when and where, the deputies with how often, the counts, the day of the rota, and the opinions listed.

    Voters and their numbers are masked, in their own words too, unless `private`.
    """
    found = row(desk, reception_id)
    day = desk.file.row("SELECT planned_on FROM reception_day WHERE id = ?", (found["day_id"],))
    return {
        "id": found["id"], "station": found["station"], "on": found["held_on"], "until": found["until_on"],
        "planned_on": day and day["planned_on"], **{name: found[name] for name in ("times", "hours", "place")},
        "deputies": [dict(one) for one in desk.file.rows(_DEPUTIES, (reception_id,))],
        **{name: found[name] for name in ("attendances", "voters", "opinions", "listed", "note")},
        "said": [_opinion(dict(one), private) for one in desk.file.rows(_OPINIONS, (reception_id,))],
    }  # fmt: skip


def _opinion(one: dict[str, Any], private: bool) -> dict[str, Any]:
    of_whom = one["voter"], one.pop("phone")
    kept = {
        name: value if private else masking.of_record("opinion", name, value, of_whom) for name, value in one.items()
    }
    return kept | {"confidential": bool(one["confidential"])}
