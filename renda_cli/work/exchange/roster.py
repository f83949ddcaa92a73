"""Sheets of people, groups, units and sessions."""

from collections.abc import Callable, Mapping
from typing import Any

from renda_cli.rules import cells, words
from renda_cli.work import group, session, unit
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import deputies
from renda_cli.work.exchange.directory import Directory, called
from renda_cli.work.exchange.kind import Found, Kind, Values, text


def _find_group(desk: Desk, values: Values) -> Found | None:
    row = desk.file.row("SELECT name, leader_id FROM deputy_group WHERE name = ?", (values["name"],))
    if row is None:
        return None
    leader = called(desk)["deputy"][row["leader_id"]] if row["leader_id"] else None
    return Found(row["name"], {"name": row["name"], "leader": leader})


def _enter_group(desk: Desk, values: Values) -> None:
    group.add(desk, values["name"], leader=_numbered(desk, values.get("leader")))


def _change_group(desk: Desk, found: Found, values: Values) -> None:
    group.add(desk, found.key, leader=_numbered(desk, values["leader"]))


def _numbered(desk: Desk, name: str | None) -> str | None:
    """A deputy for a verb, by the name that exports write."""
    return None if name is None else f"#{Directory(desk).deputy(name)}"


def _find_unit(desk: Desk, values: Values) -> Found | None:
    row = desk.file.row("SELECT name, head, leader, contact, phone FROM unit WHERE name = ?", (values["name"],))
    return Found(row["name"], dict(row)) if row else None


def _find_session(desk: Desk, values: Values) -> Found | None:
    values.setdefault("kind", "人代会")
    sql = "SELECT number, kind, opened_on, closed_on FROM session WHERE kind = ? AND number = ?"
    row = desk.file.row(sql, (values["kind"], values["number"]))
    return Found(row["number"], dict(row)) if row else None


def _enter_session(desk: Desk, values: Values) -> None:
    session.add(desk, values["number"], kind=values["kind"], on=values["opened_on"], closed=values.get("closed_on"))


def _change_session(desk: Desk, found: Found, values: Values) -> None:
    session.edit(desk, found.key, kind=found.values["kind"], on=values.get("opened_on"), closed=values.get("closed_on"))


def _group_readers(desk: Desk, directory: Directory) -> Mapping[str, Callable[[str], Any]]:
    def leader(cell: str) -> str:
        return str(called(desk)["deputy"][directory.deputy(cell)])

    return {"name": lambda cell: words.name(cell, "代表小组"), "leader": leader}


def _unit_readers(_desk: Desk, _directory: Directory) -> Mapping[str, Callable[[str], Any]]:
    return {
        "name": lambda cell: words.name(cell, "单位名称"), "head": text("负责人"), "leader": text("分管领导"), "contact": text("联系人"),
        "phone": lambda cell: cells.phone(cell) or None,
    }  # fmt: skip


def _session_readers(_desk: Desk, directory: Directory) -> Mapping[str, Callable[[str], Any]]:
    return {
        "number": words.session_number,
        "kind": text("种类"),
        "opened_on": directory.day,
        "closed_on": directory.day,
    }


DEPUTIES = Kind(("name",), deputies.readers, deputies.find, deputies.enter, deputies.change, "name", deputies.OPTIONS)
GROUPS = Kind(
    ("name",),
    _group_readers,
    _find_group,
    _enter_group,
    _change_group,
    "name",
)
UNITS = Kind(
    ("name",),
    _unit_readers,
    _find_unit,
    lambda desk, values: unit.add(desk, **values),
    lambda desk, found, values: unit.edit(desk, found.key, **values),
    "name",
)
_OF_SESSION = {"--on": "opened_on", "--closed": "closed_on", "--kind": "kind"}
SESSIONS = Kind(
    ("number", "opened_on"), _session_readers, _find_session, _enter_session, _change_session, "number", _OF_SESSION
)
