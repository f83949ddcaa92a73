"""Sheets of what happened to proposals: contacts with the deputies, reminders, promises."""

from collections.abc import Callable, Mapping
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import cells
from renda_cli.work import names
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import ending
from renda_cli.work.exchange.directory import Directory
from renda_cli.work.exchange.kind import Found, Kind, Values, text
from renda_cli.work.proposal import handling, promises


def _full(cell: str) -> str:
    number_session, number = cells.number(cell)
    return names.full_number(number_session, number)


def _act_readers(desk: Desk, directory: Directory) -> Mapping[str, Callable[[str], Any]]:
    day = directory.day
    return {
        "number": _full, "unit": lambda cell: names.unit(desk, cell).name, "how": text("方式"), "stage": text("阶段"), "on": day,
        "about": text("所催"), "note": text("备注"), "what": text("承诺事项"), "made_on": day, "until": day, "kept_on": day,
        "broken_on": day, "broken_why": text("原因"), "slip_on": day, "slip_result": text("评价"),
    }  # fmt: skip


def _find(desk: Desk, table: str, columns: Mapping[str, str], values: Values) -> Found | None:
    """An act like the one that a row tells of; of several the one with the same note, else one that has no note yet.

    `columns` are the fields by column. Two acts that are alike but for their notes are two.
    """
    row = names.proposal(desk, values["number"])
    unit = names.unit(desk, values["unit"]).id if "unit" in values else None
    found = desk.file.rows(
        f"SELECT t.*, coalesce(u.merged_into_id, u.id) AS lives_on FROM {table} t LEFT JOIN unit u ON u.id = t.unit_id "
        f"WHERE t.proposal_id = ? ORDER BY t.{next(iter(columns))}, t.id",
        (row["id"],),
    )
    alike = [
        one
        for one in found
        if one["lives_on"] == unit
        and all(values.get(name, one[column]) == one[column] for column, name in columns.items())
    ]
    note = values.get("note")
    same = next((one for one in alike if note in (None, one["note"])), None)
    there = same or next((one for one in alike if one["note"] is None), None)
    return Found((table, there["id"]), {**values, "note": there["note"]}) if there else None


def _find_contact(desk: Desk, values: Values) -> Found | None:
    return _find(desk, "contact", {"held_on": "on", "how": "how", "stage": "stage"}, values)


def _find_urge(desk: Desk, values: Values) -> Found | None:
    return _find(desk, "urge", {"urged_on": "on", "how": "how", "about": "about"}, values)


def _give_note(desk: Desk, found: Found, values: Values) -> None:
    """The note of an act that had none: nothing is corrected by it."""
    table, act = found.key
    desk.file.update(table, act, note=values["note"])


def _find_promise(desk: Desk, values: Values) -> Found | None:
    row = desk.file.row(_PROMISE, (names.proposal(desk, values["number"])["id"], values["what"]))
    return Found(values["number"], {**dict(row), "number": values["number"]}) if row else None


_PROMISE = """SELECT m.what, u.name AS unit, m.made_on, m.until_on AS until, m.kept_on, m.broken_on, m.broken_why, m.note, m.slip_on, m.slip_result
    FROM promise m LEFT JOIN unit v ON v.id = m.unit_id LEFT JOIN unit u ON u.id = coalesce(v.merged_into_id, v.id)
    WHERE m.proposal_id = ? AND m.what = ?"""


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
    """A promise that is kept, broken or rated meanwhile. Raises InputError for anything else that is said otherwise."""
    ended = any(found.values.get(name) for name in ("kept_on", "broken_on"))
    open_to = _RATED if ended else {*_ENDED, *_RATED}
    if set(values) - open_to or any(found.values.get(name) for name in values):
        raise InputError(
            f"{found.key} 的承诺“{found.values['what']}”与已登记的不同", "改正请用 renda proposal edit --act 承诺"
        )
    _end_promise(desk, {**found.values, **values}, values)


_ENDED = {"kept_on", "broken_on", "broken_why", "note"}
_RATED = {"slip_on", "slip_result"}


def _end_promise(desk: Desk, values: Values, said: Values) -> None:
    """Raises InputError for a note, a reason or a grade without what it belongs to."""
    number, what = values["number"], values["what"]
    if said.get("kept_on") and said.get("broken_on"):
        raise InputError("又写了落实，又写了不能落实", "请只留一个")
    if said.get("kept_on"):
        promises.keep(desk, number, what=what, on=values["kept_on"], note=said.get("note"))
    elif said.get("broken_on"):
        promises.break_(desk, number, what=what, on=values["broken_on"], why=values.get("broken_why") or "")
    elif said.get("note") or said.get("broken_why"):
        raise InputError("写了说明或原因，没有写落实或不能落实的日期", "请补上日期，或去掉说明")
    if said.get("slip_result") and said.get("slip_on"):
        rater = ending.rater(desk, names.proposal(desk, number)["id"])
        promises.rate(desk, number, by=rater, what=what, result=said["slip_result"], on=said["slip_on"])
    elif said.get("slip_result") or said.get("slip_on"):
        raise InputError("评价和评价日期要一起写", "请补上另一格")


def _without(values: Values, *left_out: str) -> Values:
    return {name: value for name, value in values.items() if name not in left_out}


_OPTIONS = {
    "--on": "on", "--how": "how", "--stage": "stage", "--about": "about", "--unit": "unit", "--what": "what", "--until": "until",
    "--reason": "broken_why", "--result": "slip_result", "--by": "number",
}  # fmt: skip
CONTACTS = Kind(
    ("number", "how", "stage", "on"), _act_readers, _find_contact, _enter_contact, _give_note, "number", _OPTIONS
)
URGES = Kind(("number", "how", "on"), _act_readers, _find_urge, _enter_urge, _give_note, "number", _OPTIONS)
PROMISES = Kind(
    ("number", "what", "until"), _act_readers, _find_promise, _enter_promise, _change_promise, "number",
    {**_OPTIONS, "--on": "made_on"},
)  # fmt: skip
