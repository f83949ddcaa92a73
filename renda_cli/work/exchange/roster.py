"""Sheets whose rows go through the verbs one by one: deputies, groups, units, sessions, and the acts that have lists of their own.

A kind reads a record into values, finds what the file has of it, and enters or changes it. What a row does not say is left
as it is.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import cell_names, cells, words
from renda_cli.work import deputy, group, names, session, unit
from renda_cli.work.desk import Desk
from renda_cli.work.exchange.directory import Directory
from renda_cli.work.exchange.record import Record
from renda_cli.work.proposal import handling, promises

Values = dict[str, Any]


class Found(NamedTuple):
    """What the file has of a record: how it is called for the verbs, and its values by field."""

    key: Any
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """`required` are the fields that a row must have; `find` gives what there is of it, `enter` and `change` write it."""

    required: tuple[str, ...]
    readers: Callable[[Desk, Directory], Mapping[str, Callable[[str], Any]]]
    find: Callable[[Desk, Values], Found | None]
    enter: Callable[[Desk, Values], Any]
    change: Callable[[Desk, Found, Values], Any]
    called: Callable[[Values], str]


def read(desk: Desk, kind: Kind, readers: Mapping[str, Callable[[str], Any]], record: Record, label: Callable[[str], str]) -> Values:
    """The values of a row; what is wrong is noted in the record."""
    values = {name: record.read(name, readers[name]) for name in record.cells if name in readers}
    for name in kind.required:
        if name not in record.cells:
            record.refuse(f"缺少{label(name)}，请补上", name)
    return {name: value for name, value in values.items() if value is not None}


def differences(found: Found, values: Values) -> Values:
    """What a row says otherwise than the file."""
    return {name: value for name, value in values.items() if found.values.get(name) != value}


def _text(what: str) -> Callable[[str], str]:
    return lambda text: words.title(text, what)


# Deputies -----------------------------------------------------------------------------------------------------------------


def _deputy_readers(desk: Desk, _directory: Directory) -> Mapping[str, Callable[[str], Any]]:
    return {
        "name": cell_names.person, "gender": cells.gender, "born": lambda text: cells.born(text, desk.today), "nation": _text("民族"),
        "education": _text("学历"), "party": _text("政治面貌"), "work": _text("工作单位及职务"), "sector": _text("代表结构"), "level": _text("级别"),
        "district": _text("选区"), "group": lambda text: words.name(text, "代表小组"), "phone": lambda text: cells.phone(text) or None,
        "from_on": lambda text: cells.day(text, desk.today).isoformat(), "status": _in_office,
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


# Groups, units, sessions --------------------------------------------------------------------------------------------------


def _find_group(desk: Desk, values: Values) -> Found | None:
    sql = "SELECT g.name, d.name AS leader FROM deputy_group g LEFT JOIN deputy d ON d.id = g.leader_id WHERE g.name = ?"
    row = desk.file.row(sql, (values["name"],))
    return Found(row["name"], dict(row)) if row else None


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


# What happened to a proposal ----------------------------------------------------------------------------------------------


def _full(text: str) -> str:
    number_session, number = cells.number(text)
    return names.full_number(number_session, number)


def _act_readers(desk: Desk, directory: Directory) -> Mapping[str, Callable[[str], Any]]:
    day = directory.day
    return {
        "number": _full, "unit": lambda text: names.unit(desk, text).name, "how": _text("方式"), "stage": _text("阶段"), "on": day,
        "about": _text("所催"), "note": _text("备注"), "what": _text("承诺事项"), "made_on": day, "until": day, "kept_on": day,
        "broken_on": day, "broken_why": _text("原因"),
    }  # fmt: skip


def _unit_id(desk: Desk, values: Values) -> int | None:
    return names.unit(desk, values["unit"]).id if "unit" in values else None


def _find_contact(desk: Desk, values: Values) -> Found | None:
    row = desk.file.row(
        "SELECT note FROM contact WHERE proposal_id = ? AND unit_id IS ? AND how = ? AND stage = ? AND held_on = ?",
        (names.proposal(desk, values["number"])["id"], _unit_id(desk, values), values["how"], values["stage"], values["on"]),
    )
    return Found(values["number"], {**values, "note": row["note"]}) if row else None


def _find_urge(desk: Desk, values: Values) -> Found | None:
    row = desk.file.row(
        "SELECT note, about FROM urge WHERE proposal_id = ? AND unit_id IS ? AND how = ? AND urged_on = ? AND about = coalesce(?, about)",
        (names.proposal(desk, values["number"])["id"], _unit_id(desk, values), values["how"], values["on"], values.get("about")),
    )
    return Found(values["number"], {**values, "note": row["note"], "about": row["about"]}) if row else None


def _find_promise(desk: Desk, values: Values) -> Found | None:
    row = desk.file.row(
        "SELECT what, unit, made_on, until_on AS until, kept_on, broken_on, broken_why, note FROM promise_line WHERE proposal_id = ? AND what = ?",
        (names.proposal(desk, values["number"])["id"], values["what"]),
    )
    return Found(values["number"], {**dict(row), "number": values["number"]}) if row else None


def _enter_contact(desk: Desk, values: Values) -> None:
    handling.contact(desk, [values["number"]], **_without(values, "number"))


def _enter_urge(desk: Desk, values: Values) -> None:
    handling.urge(desk, [values["number"]], **_without(values, "number"))


def _enter_promise(desk: Desk, values: Values) -> None:
    promises.promise(
        desk, values["number"], what=values["what"], until=values["until"], unit=values.get("unit"), on=values.get("made_on")
    )  # fmt: skip
    _end_promise(desk, values, values)


def _change_promise(desk: Desk, found: Found, values: Values) -> None:
    """A promise that is kept or broken meanwhile. Raises InputError for anything else that is said otherwise."""
    ended = {"kept_on", "broken_on", "broken_why", "note"}
    if set(values) - ended or any(found.values.get(name) for name in ("kept_on", "broken_on")):
        raise InputError(f"{found.key} 的承诺“{found.values['what']}”与已登记的不同", "改正请用 renda proposal edit --act 承诺")
    _end_promise(desk, {**found.values, **values}, values)


def _end_promise(desk: Desk, values: Values, said: Values) -> None:
    if said.get("kept_on"):
        promises.keep(desk, values["number"], what=values["what"], on=values["kept_on"], note=said.get("note"))
    elif said.get("broken_on"):
        promises.break_(desk, values["number"], what=values["what"], on=values["broken_on"], why=values.get("broken_why") or "")


def _without(values: Values, *left_out: str) -> Values:
    return {name: value for name, value in values.items() if name not in left_out}


def _as_it_is(_desk: Desk, found: Found, values: Values) -> None:
    raise InputError(f"{found.key} 的这一项与已登记的不同（{'、'.join(map(str, values.values()))}）", "改正请用 renda proposal edit --act")


KINDS: dict[str, Kind] = {
    "deputies": Kind(("name",), _deputy_readers, _find_deputy, _enter_deputy, _change_deputy, lambda values: str(values["name"])),
    "groups": Kind(
        ("name",),
        lambda desk, directory: {"name": lambda text: words.name(text, "代表小组"), "leader": lambda text: cell_names.person(text).name},
        _find_group,
        lambda desk, values: group.add(desk, values["name"], leader=values.get("leader")),
        lambda desk, found, values: group.add(desk, found.key, leader=values["leader"]),
        lambda values: str(values["name"]),
    ),
    "units": Kind(
        ("name",),
        lambda desk, directory: {
            "name": lambda text: words.name(text, "单位名称"), "head": _text("负责人"), "leader": _text("分管领导"), "contact": _text("联系人"),
            "phone": lambda text: cells.phone(text) or None,
        },
        _find_unit,
        lambda desk, values: unit.add(desk, **values),
        lambda desk, found, values: unit.edit(desk, found.key, **values),
        lambda values: str(values["name"]),
    ),
    "sessions": Kind(
        ("number", "opened_on"),
        lambda desk, directory: {
            "number": words.session_number, "kind": _text("种类"), "opened_on": directory.day, "closed_on": directory.day,
        },
        _find_session, _enter_session, _change_session, lambda values: str(values["number"]),
    ),
    "contacts": Kind(
        ("number", "how", "stage", "on"), _act_readers, _find_contact, _enter_contact, _as_it_is, lambda values: str(values["number"])
    ),
    "urges": Kind(("number", "how", "on"), _act_readers, _find_urge, _enter_urge, _as_it_is, lambda values: str(values["number"])),
    "promises": Kind(
        ("number", "what", "until"), _act_readers, _find_promise, _enter_promise, _change_promise, lambda values: str(values["number"])
    ),
}  # fmt: skip
