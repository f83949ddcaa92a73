"""Seats: what a person was elected to, at which level, in which congress, from when to when."""

from collections.abc import Sequence
from sqlite3 import Row
from typing import Any

from renda_cli.errors import InputError
from renda_cli.work import names
from renda_cli.work.desk import Desk, Listing, Receipt, writing
from renda_cli.work.seating import change, described, enter, level_word, refuse_twin
from renda_cli.work.seats import coming

LIST_FIELDS = (
    "id", "name", "level", "congress", "district", "group", "status", "elected_by", "card_no", "from_on", "to_on",
)  # fmt: skip
FIELDS = LIST_FIELDS[2:]


@writing
def add(desk: Desk, /, deputy: str, level: str, **about: Any) -> Receipt:
    """Enters a seat of a person who is entered already: at another level, or in another congress of the same.

    `about` may hold what `enter` takes. Raises InputError, also for a seat that overlaps one of that level.
    """
    named = names.deputy(desk, deputy)
    seat_id = enter(desk, named.id, level=level, **about)
    (row,) = desk.file.rows("SELECT * FROM deputy_line WHERE seat_id = ?", (seat_id,))
    line = f"已登记 #{named.id} {named.name} 的{row['level']}代表职务{described(row)}"
    refuse_twin(desk, named.id)
    return Receipt((line, *tally(desk, named.id)), lambda: shown(row))


@writing
def edit(
    desk: Desk, /, deputy: str, level: str, *, congress: int | None = None, new_level: str | None = None, **about: Any
) -> Receipt:
    """Corrects the seat of a level: with `congress` the one in that congress or, where there is none, it becomes one of it.

    Only what is given changes; `about` may hold what `change` takes. Raises InputError.
    """
    named = names.deputy(desk, deputy)
    row = _chosen(desk, named, level_word(desk, level), congress)
    about |= {"level": new_level, "congress": None if congress == row["congress"] else congress}
    if all(value is None for value in about.values()):
        raise InputError("没有写要改什么", "请加 --district、--group、--card-no 等")
    change(desk, row["id"], **about)
    refuse_twin(desk, named.id)
    (row,) = desk.file.rows("SELECT * FROM deputy_line WHERE seat_id = ?", (row["id"],))
    line = f"已修改 #{named.id} {named.name} 的{row['level']}代表职务{described(row)}"
    return Receipt((line,), lambda: shown(row))


def list_(desk: Desk, deputy: str | None = None, *, level: str | None = None, congress: int | None = None) -> Listing:
    """All seats, of one person or of everybody, past ones as well (fields LIST_FIELDS). Raises InputError."""
    asked = {
        "id": names.deputy(desk, deputy).id if deputy is not None else None,
        "level": level_word(desk, level) if level is not None else None,
        "congress": congress,
    }
    where = " AND ".join(f"{column} = :{column}" for column, value in asked.items() if value is not None) or "1"
    fields = ", ".join(f'"{field}"' for field in LIST_FIELDS)
    sql = f"SELECT {fields} FROM deputy_line WHERE {where} ORDER BY id, from_on, seat_id"
    rows = desk.file.tuples(sql, {column: value for column, value in asked.items() if value is not None})
    return Listing(LIST_FIELDS, rows, counted(rows))


def counted(rows: Sequence[tuple[Any, ...]]) -> tuple[str, ...]:
    """What is said under a list of seats (the deputy's id first in each row) whose heads are fewer."""
    heads = len({row[0] for row in rows})
    return (f"共 {len(rows)} 席，{heads} 人",) if heads < len(rows) else ()


def tally(desk: Desk, deputy_id: int) -> tuple[str, ...]:
    """At which levels a person sits now, where these are several."""
    rows = desk.file.tuples(
        f"SELECT level FROM seat WHERE deputy_id = ? AND status <> 'ended' AND NOT {coming('seat')} GROUP BY level ORDER BY min(id)",
        (deputy_id,),
    )
    return (f"现兼任 {len(rows)} 级代表：{'、'.join(row[0] for row in rows)}",) if len(rows) > 1 else ()


def shown(row: Row) -> dict[str, Any]:
    """A seat with its person, of a row of deputy_line."""
    return {field: row[field] for field in LIST_FIELDS}


def of_deputy(desk: Desk, deputy_id: int) -> list[dict[str, Any]]:
    """A person's seats (fields FIELDS): those held now first, the own level first among them."""
    rows = desk.file.rows(f"SELECT * FROM deputy_line WHERE id = ? ORDER BY {MAIN_FIRST}", (deputy_id,))
    return [{field: row[field] for field in FIELDS} for row in rows]


MAIN_FIRST = f"status = 'ended', {coming('deputy_line')}, level <> (SELECT level FROM own_level), coalesce(congress, 0) DESC, seat_id"


def only(desk: Desk, named: names.Named) -> int:
    """The seat that is meant where none is named: the only one held now, or the only one. Raises InputError for several."""
    rows = desk.file.rows("SELECT id, level, status FROM seat WHERE deputy_id = ? ORDER BY id", (named.id,))
    held = [row for row in rows if row["status"] != "ended"] or rows
    if len(held) == 1:
        return int(held[0]["id"])
    levels = "、".join(dict.fromkeys(row["level"] for row in held))
    raise InputError(
        f"{named.name} 有 {len(held)} 个代表职务（{levels}），看不出改的是哪一个",
        f"请用 renda deputy level edit #{named.id} --level {held[0]['level']} 指明",
    )


def _chosen(desk: Desk, named: names.Named, level: str, congress: int | None) -> Row:
    """The seat of a level: in the congress if there is one in it, else the one held now. Raises InputError with the choices."""
    rows = desk.file.rows("SELECT * FROM seat WHERE deputy_id = ? ORDER BY from_on, id", (named.id,))
    there = "；".join(f"{row['level']}{described(row)}" for row in rows)
    of_level = [row for row in rows if row["level"] == level]
    if not of_level:
        raise InputError(f"{named.name} 没有{level}代表职务，有的是：{there}", "请核对 --level")
    in_it = [row for row in of_level if row["congress"] == congress]
    for found in (in_it if congress else [], [row for row in of_level if row["status"] != "ended"], of_level):
        if len(found) == 1:
            return found[0]
    raise InputError(f"{named.name} 有 {len(of_level)} 个{level}代表职务：{there}", "请用 --congress 指明是哪一届的")
