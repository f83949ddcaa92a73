"""Sheets of people, groups, units and sessions."""

from collections.abc import Callable, Mapping
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import cell_names, cells, words
from renda_cli.work import deputy, group, session, unit
from renda_cli.work.desk import Desk
from renda_cli.work.exchange.directory import Directory, called
from renda_cli.work.exchange.kind import Found, Kind, Values, text


def _deputy_readers(desk: Desk, _directory: Directory) -> Mapping[str, Callable[[str], Any]]:
    return {
        "name": cell_names.person, "gender": cells.gender, "born": lambda cell: cells.born(cell, desk.today), "nation": text("民族"),
        "education": text("学历"), "party": text("政治面貌"), "work": text("工作单位及职务"), "sector": text("代表结构"), "level": text("级别"),
        "district": text("选区"), "group": lambda cell: words.name(cell, "代表小组"), "phone": lambda cell: cells.phone(cell) or None,
        "from_on": lambda cell: cells.day(cell, desk.today).isoformat(), "status": _in_office,
    }  # fmt: skip


def _in_office(text: str) -> None:
    if text != "在任":
        raise InputError(f"“{text[:20]}”的代表不能导入", "请去掉这一行，只导入在任的代表")


def _person(values: Values) -> Values:
    """What the brackets behind a name say counts where the row has no cell for it."""
    person = values["name"]
    about = {"gender": person.gender, "nation": person.nation}
    for name, said in about.items():
        if said and values.get(name, said) != said:
            raise InputError(f"姓名里写的是{said}，另一栏写的是{values[name]}", "请改成一样的")
    return {**{name: said for name, said in about.items() if said}, **values, "name": person.name}


_DEPUTY = """SELECT id, name, gender, born, nation, education, party, work, sector, level, district, "group", phone, from_on
    FROM deputy_line WHERE name = ? AND level = ? ORDER BY seat_id"""


def _find_deputy(desk: Desk, values: Values) -> Found | None:
    """The deputy of that name and level; of several the one of that district.

    Raises InputError where it could be the one that there is, with another district, or somebody else.
    """
    values |= _person(values)
    rows = [dict(row) for row in desk.file.rows(_DEPUTY, (values["name"], values.get("level", "镇")))]
    same = [row for row in rows if row["district"] == values.get("district", row["district"])]
    if len(same) == 1:
        return Found(f"#{same[0]['id']}", same[0])
    if not rows or (not same and len(rows) > 1):
        return None
    if same:
        raise InputError(f"有 {len(same)} 位代表叫{values['name']}", "请补上选区，分清是哪一位")
    there = rows[0]["district"] or "没有写选区"
    raise InputError(
        f"已登记的{values['name']}是 #{rows[0]['id']}（{there}），选区与这一行不同",
        "同一人请先用 renda deputy edit --district 改正，另一人请先用 renda deputy add 登记",
    )


def _enter_deputy(desk: Desk, values: Values) -> None:
    deputy.add(desk, **_renamed(values))


def _change_deputy(desk: Desk, found: Found, values: Values) -> None:
    deputy.edit(desk, found.key, **_renamed(values))


def _renamed(values: Values) -> Values:
    return {"from_" if name == "from_on" else name: value for name, value in values.items()}


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


_OF_DEPUTY = {
    "--district": "district",
    "--group": "group",
    "--level": "level",
    "--from": "from_on",
    "--gender": "gender",
}
DEPUTIES = Kind(("name",), _deputy_readers, _find_deputy, _enter_deputy, _change_deputy, "name", _OF_DEPUTY)
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
