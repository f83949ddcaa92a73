"""Sheets of what happened to proposals: contacts with the deputies, reminders, promises."""

from collections.abc import Callable, Mapping
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import cells
from renda_cli.work import names
from renda_cli.work.desk import Desk
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
        "broken_on": day, "broken_why": text("原因"),
    }  # fmt: skip


def _unit_id(desk: Desk, values: Values) -> int | None:
    return names.unit(desk, values["unit"]).id if "unit" in values else None


def _find_contact(desk: Desk, values: Values) -> Found | None:
    row = desk.file.row(
        "SELECT note FROM contact WHERE proposal_id = ? AND unit_id IS ? AND how = ? AND stage = ? AND held_on = ?",
        (
            names.proposal(desk, values["number"])["id"],
            _unit_id(desk, values),
            values["how"],
            values["stage"],
            values["on"],
        ),
    )
    return Found(values["number"], {**values, "note": row["note"]}) if row else None


def _find_urge(desk: Desk, values: Values) -> Found | None:
    row = desk.file.row(
        "SELECT note, about FROM urge WHERE proposal_id = ? AND unit_id IS ? AND how = ? AND urged_on = ? AND about = coalesce(?, about)",
        (
            names.proposal(desk, values["number"])["id"],
            _unit_id(desk, values),
            values["how"],
            values["on"],
            values.get("about"),
        ),
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
        raise InputError(
            f"{found.key} 的承诺“{found.values['what']}”与已登记的不同", "改正请用 renda proposal edit --act 承诺"
        )
    _end_promise(desk, {**found.values, **values}, values)


def _end_promise(desk: Desk, values: Values, said: Values) -> None:
    if said.get("kept_on"):
        promises.keep(desk, values["number"], what=values["what"], on=values["kept_on"], note=said.get("note"))
    elif said.get("broken_on"):
        promises.break_(
            desk, values["number"], what=values["what"], on=values["broken_on"], why=values.get("broken_why") or ""
        )


def _without(values: Values, *left_out: str) -> Values:
    return {name: value for name, value in values.items() if name not in left_out}


def _as_it_is(_desk: Desk, found: Found, values: Values) -> None:
    raise InputError(
        f"{found.key} 的这一项与已登记的不同（{'、'.join(map(str, values.values()))}）",
        "改正请用 renda proposal edit --act",
    )


CONTACTS = Kind(("number", "how", "stage", "on"), _act_readers, _find_contact, _enter_contact, _as_it_is, "number")
URGES = Kind(("number", "how", "on"), _act_readers, _find_urge, _enter_urge, _as_it_is, "number")
PROMISES = Kind(("number", "what", "until"), _act_readers, _find_promise, _enter_promise, _change_promise, "number")
