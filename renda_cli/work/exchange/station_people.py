"""Sheets of who runs the stations and who is posted there."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from renda_cli.rules import cells, words
from renda_cli.rules.vocabulary import STAFF_ROLES
from renda_cli.store.statements import insert_station_deputy, insert_station_staff
from renda_cli.work import names
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import station_cells
from renda_cli.work.exchange.directory import Directory
from renda_cli.work.exchange.kind import Found, Kind, Values
from renda_cli.work.exchange.record import CellError
from renda_cli.work.station import people, staff

Readers = Mapping[str, Callable[[str], Any]]


def _staff_readers(desk: Desk, directory: Directory) -> Readers:
    return {
        "station": station_cells.station(desk), "role": station_cells.among("职务", {role: role for role in STAFF_ROLES}), "person": _person(directory),
        "is_deputy": cells.yes, "phone": station_cells.phone, "from_on": directory.day, "to_on": directory.day,
    }  # fmt: skip


def _person(directory: Directory) -> Callable[[str], str]:
    """A name; `张三（第3选区）` is the deputy of that name in that district, by number."""

    def read(cell: str) -> str:
        if directory.ambiguous and re.search(r"[(（].+选区[)）]$", cell.strip()):
            return f"#{directory.deputy(cell)}"
        return words.name(cell, "姓名")

    return read


_STAFF = """SELECT f.*, f.deputy_id IS NOT NULL AS is_deputy FROM station_staff f WHERE f.station_id = :station AND f.role = :role
    AND (f.person = :person OR '#' || f.deputy_id = :person) AND coalesce(f.from_on, :from_on) IS coalesce(:from_on, f.from_on)
    ORDER BY f.to_on IS NOT NULL, f.id DESC"""


def _find_staff(desk: Desk, values: Values) -> Found | None:
    """The post of that person there, since that day if the row says one; the one that is still held before those that are over."""
    about = {name: values.get(name) for name in ("role", "person", "from_on")}
    row = desk.file.row(_STAFF, {**about, "station": names.station(desk, values["station"]).id})
    return Found(row["id"], {**dict(row), "station": values["station"], "person": values["person"]}) if row else None


def _enter_staff(desk: Desk, values: Values) -> None:
    """A post that is over is history: it takes the place of nobody."""
    deputy_id, name = _who(desk, values)
    if "to_on" not in values:
        staff.staff(
            desk, values["station"], role=values["role"], person=f"#{deputy_id}" if deputy_id else name, phone=values.get("phone"),
            from_=values.get("from_on"), outside=deputy_id is None,
        )  # fmt: skip
        return
    from_on, to_on = _span(values)
    insert_station_staff(
        desk.file.db, station_id=names.station(desk, values["station"]).id, role=values["role"], person=name, deputy_id=deputy_id,
        phone=values.get("phone"), from_on=from_on, to_on=to_on,
    )  # fmt: skip


def _who(desk: Desk, values: Values) -> tuple[int | None, str]:
    """The deputy and the name: the only deputy of that name, unless the row says that it is none. Raises CellError."""
    person, said = values["person"], values.get("is_deputy")
    sql = "SELECT id, name FROM deputy WHERE name = :who OR '#' || id = :who"
    found = [] if said is False else desk.file.tuples(sql, {"who": person})
    if len(found) > 1:
        raise CellError(
            f"叫“{person}”的代表有 {len(found)} 位",
            f"请写成 {person}（选区），不是代表的在“是否代表”写否",
            name="person",
        )
    if said and not found:
        raise CellError(f"没有叫“{person}”的代表", "请核对姓名，不是代表的在“是否代表”写否", name="person")
    return found[0] if found else (None, person)


def _span(values: Mapping[str, Any]) -> tuple[date | None, date | None]:
    """The first and the last day. Raises CellError where they are the wrong way round."""
    from_on, to_on = (date.fromisoformat(values[name]) if values.get(name) else None for name in ("from_on", "to_on"))
    if from_on and to_on and to_on < from_on:
        raise CellError(f"止 {to_on} 早于起 {from_on}", "请核对", name="to_on")
    return from_on, to_on


def _change_staff(desk: Desk, found: Found, values: Values) -> None:
    """Phone and days; raises CellError for who it is."""
    if "is_deputy" in values:
        how = "请用 renda station staff 登记，不是代表的加 --outside"
        raise CellError(f"{found.values['person']}是不是代表，与已登记的不同", how, name="is_deputy")
    _span({**found.values, **values})
    desk.file.update("station_staff", found.key, **values)


def _posting_readers(desk: Desk, directory: Directory) -> Readers:
    return {
        "station": station_cells.station(desk), "deputy": lambda cell: f"#{directory.deputy(cell)}", "visiting": cells.yes, "from_on": directory.day,
        "to_on": directory.day,
    }  # fmt: skip


_POSTING = """SELECT p.* FROM station_deputy p WHERE p.station_id = :station AND '#' || p.deputy_id = :deputy AND p.visiting = :visiting
    AND coalesce(p.from_on, :from_on) IS coalesce(:from_on, p.from_on) ORDER BY p.to_on IS NOT NULL, p.id DESC"""


def _find_posting(desk: Desk, values: Values) -> Found | None:
    """The posting there, since that day if the row says one; the one that still holds before those that are over."""
    values.setdefault("visiting", False)
    about = {name: values.get(name) for name in ("deputy", "visiting", "from_on")}
    row = desk.file.row(_POSTING, {**about, "station": names.station(desk, values["station"]).id})
    return Found(row["id"], {**dict(row), "station": values["station"], "deputy": values["deputy"]}) if row else None


def _enter_posting(desk: Desk, values: Values) -> None:
    if "to_on" not in values:
        about = {"visiting": values["visiting"], "from_": values.get("from_on")}
        people.assign(desk, values["station"], deputies=[values["deputy"]], **about)
        return
    from_on, to_on = _span(values)
    insert_station_deputy(
        desk.file.db, station_id=names.station(desk, values["station"]).id, deputy_id=int(values["deputy"].removeprefix("#")),
        visiting=values["visiting"], from_on=from_on, to_on=to_on,
    )  # fmt: skip


def _change_posting(desk: Desk, found: Found, values: Values) -> None:
    _span({**found.values, **values})
    desk.file.update("station_deputy", found.key, **values)


_SPAN = {"--from": "from_on", "--end": "to_on", "--on": "to_on"}
STAFF = Kind(
    ("station", "role", "person"),
    _staff_readers,
    _find_staff,
    _enter_staff,
    _change_staff,
    "person",
    {**_SPAN, "--role": "role"},
)
POSTINGS = Kind(
    ("station", "deputy"),
    _posting_readers,
    _find_posting,
    _enter_posting,
    _change_posting,
    "deputy",
    _SPAN,
    listed="deputy",
)
