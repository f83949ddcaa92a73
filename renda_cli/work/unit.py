"""The units that handle proposals."""

from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.store.statements import insert_unit
from renda_cli.work import names
from renda_cli.work.deputy import checked_phone, masked
from renda_cli.work.desk import Desk, Listing, Receipt, writing

LIST_FIELDS = ("id", "name", "head", "leader", "contact", "phone", "proposals")
_LABELS = {"head": "负责人", "leader": "分管领导", "contact": "联系人"}


@writing
def add(desk: Desk, /, name: str, **about: str | None) -> Receipt:
    """Enters a unit; `about` may hold head, leader, contact and phone. Raises InputError for a name entered before."""
    name = words.name(name, "单位名称")
    if desk.file.row("SELECT id FROM unit WHERE name = ?", (name,)):
        raise InputError(f"单位“{name}”已登记", "改正请用 renda proposal unit edit")
    columns = _columns(about)
    insert_unit(desk.file.db, name=name, **columns)
    return Receipt((f"已登记单位 {name}",), lambda: show(desk, name))


def _columns(about: dict[str, str | None]) -> dict[str, Any]:
    columns: dict[str, Any] = {
        field: words.note(about[field], label) for field, label in _LABELS.items() if about.get(field) is not None
    }
    if about.get("phone") is not None:
        columns["phone"] = checked_phone(about["phone"] or "")
    return columns


@writing
def edit(desk: Desk, /, unit: str, *, name: str | None = None, **about: str | None) -> Receipt:
    """Corrects a unit's entry; only what is given changes. Raises InputError."""
    named = names.unit(desk, unit)
    columns = _columns(about)
    if name is not None:
        columns["name"] = words.name(name, "单位名称")
        other = desk.file.row("SELECT id FROM unit WHERE name = ? AND id <> ?", (columns["name"], named.id))
        if other:
            raise InputError(f"单位“{columns['name']}”已登记", "请换一个名称")
    if not columns:
        raise InputError("没有写要改什么", "请加 --name、--head、--leader、--contact 或 --phone")
    desk.file.update("unit", named.id, **columns)
    new_name = columns.get("name", named.name)
    return Receipt((f"已修改单位 {new_name}",), lambda: show(desk, new_name))


def list_(desk: Desk, *, private: bool = False) -> Listing:
    """All units with the number of proposals assigned to each (fields LIST_FIELDS); phones masked unless `private`."""
    rows = desk.file.tuples(
        "SELECT id, name, head, leader, contact, phone, (SELECT count(*) FROM assignment WHERE unit_id = unit.id) FROM unit ORDER BY id"
    )
    return Listing(LIST_FIELDS, [(*row[:5], row[5] if private else masked(row[5]), row[6]) for row in rows])


def show(desk: Desk, unit: str) -> dict[str, Any]:
    """One unit, its phone masked."""
    named = names.unit(desk, unit)
    return next(dict(zip(LIST_FIELDS, row, strict=True)) for row in list_(desk).rows if row[0] == named.id)
