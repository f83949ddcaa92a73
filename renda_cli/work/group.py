"""Groups and delegations of deputies."""

from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.store.statements import insert_deputy_group
from renda_cli.work import names
from renda_cli.work.desk import Desk, Listing, Receipt, writing

LIST_FIELDS = ("id", "name", "leader", "deputies", "proposals")


@writing
def add(desk: Desk, name: str, *, leader: str | None = None) -> Receipt:
    """Enters a group or delegation; entered once more with `leader`, gives it that leader. Raises InputError."""
    name = words.name(name, "代表小组")
    led_by = names.deputy(desk, leader) if leader is not None else None
    there = desk.file.row("SELECT id FROM deputy_group WHERE name = ?", (name,))
    if there is None:
        insert_deputy_group(desk.file.db, name=name, leader_id=led_by.id if led_by else None)
    elif led_by:
        desk.file.update("deputy_group", there["id"], leader_id=led_by.id)
    else:
        raise InputError(f"代表小组“{name}”已登记", "定组长请加 --leader 姓名")
    led = f"，组长 {led_by.name}" if led_by else ""
    return Receipt((f"已登记代表小组 {name}{led}",), lambda: show(desk, name))


def list_(desk: Desk) -> Listing:
    """All groups with leader, number of deputies in office and of proposals handed in as a group (fields LIST_FIELDS)."""
    rows = desk.file.tuples(
        """SELECT g.id, g.name, d.name,
             (SELECT count(DISTINCT deputy_id) FROM seat WHERE group_id = g.id AND status = 'in_office'),
             (SELECT count(*) FROM proposal WHERE group_id = g.id)
           FROM deputy_group g LEFT JOIN deputy d ON d.id = g.leader_id ORDER BY g.id"""
    )
    return Listing(LIST_FIELDS, rows)


def show(desk: Desk, name: str) -> dict[str, Any]:
    """One group."""
    named = names.group(desk, name)
    return next(dict(zip(LIST_FIELDS, row, strict=True)) for row in list_(desk).rows if row[0] == named.id)
