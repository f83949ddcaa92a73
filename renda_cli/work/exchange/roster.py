"""Sheets of people, groups, units and sessions."""

from collections.abc import Callable, Mapping
from typing import Any

from renda_cli.rules import cells, words
from renda_cli.work import group, session, unit
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import deputies
from renda_cli.work.exchange.directory import Directory, called
from renda_cli.work.exchange.kind import Found, Kind, Values, text

_GROUP = """SELECT g.name, g.leader_id, g.kind, p.name AS parent, g.founded_on, g.ended_on
    FROM deputy_group g LEFT JOIN deputy_group p ON p.id = g.parent_id WHERE g.name = ?"""


def _find_group(desk: Desk, values: Values) -> Found | None:
    row = desk.file.row(_GROUP, (values["name"],))
    if row is None:
        return None
    leader = called(desk)["deputy"][row["leader_id"]] if row["leader_id"] else None
    return Found(row["name"], {**dict(row), "leader": leader})


def _enter_group(desk: Desk, values: Values) -> None:
    about = _of_group(desk, values)
    ended = about.pop("ended")
    group.add(desk, values["name"], **about)
    if ended is not None:
        group.edit(desk, values["name"], ended=ended)


def _change_group(desk: Desk, found: Found, values: Values) -> None:
    group.edit(desk, found.key, **_of_group(desk, values))


def _of_group(desk: Desk, values: Values) -> Values:
    about = {name: values.get(name) for name in ("kind", "parent")}
    days = {"founded": values.get("founded_on"), "ended": values.get("ended_on")}
    return {**about, **days, "leader": _numbered(desk, values.get("leader"))}


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

    return {
        "name": lambda cell: words.name(cell, "代表小组"), "leader": leader, "kind": text("种类"), "founded_on": directory.day,
        "ended_on": directory.day, "parent": lambda cell: words.name(cell, "上级组织"),
    }  # fmt: skip


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
_OF_GROUPS = {"--kind": "kind", "--parent": "parent", "--founded": "founded_on", "--ended": "ended_on"}
GROUPS = Kind(("name",), _group_readers, _find_group, _enter_group, _change_group, "name", _OF_GROUPS)
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
