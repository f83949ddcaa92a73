"""催办函: what is late or comes due, a letter a unit with all of it, or one of a proposal that is named."""

import json
from typing import Any

from renda_cli.errors import InputError
from renda_cli.work import due, names
from renda_cli.work.desk import Desk
from renda_cli.work.paper.kind import Asked, Chosen, Item, Urging, listed
from renda_cli.work.paper.proposals import called
from renda_cli.work.papers import in_words, town_name
from renda_cli.work.proposal import papers

# What a unit owes by a clock: in words, and as it is recorded with --log.
_OWED = {
    "reply": ("书面答复", "答复"), "rehandle": ("重新办理后的书面答复", "答复"), "co_opinion": ("协办意见", "协办意见"),
    "promise": ("落实承诺", "承诺"),
}  # fmt: skip


def letters(desk: Desk, asked: Asked) -> Chosen:
    """A letter for each unit that is late (`within`: or comes due), or for the units and proposals that are named. Raises InputError."""
    owed = _owed(desk, asked)
    if not asked.names:
        only = names.unit(desk, asked.unit).name if asked.unit else None
        found = [item for item in _by_unit(desk, owed) if only in (None, item.data["unit"])]
        return Chosen(found)
    if asked.unit or asked.session:
        raise InputError("写了名称或编号，就不能再用 --unit、--session 选", "请去掉一种")
    items: list[Item] = []
    without = []
    for text in listed(asked, "单位或编号"):
        made, said = _of_name(desk, text, owed)
        items += made
        without += [] if made else [said]
    how = "" if asked.within else "；连同将到期的请加 --within 30d"
    return Chosen(items, (f"没有逾期的：{'、'.join(without)}{how}",) if without else ())


def _owed(desk: Desk, asked: Asked) -> list[dict[str, Any]]:
    """What units owe of proposals, as `due` lists it, the latest first. Raises InputError."""
    found = due.due(desk, due.window(asked.within))
    rows = [dict(zip(found.fields, row, strict=True)) for row in found.rows]
    session = names.session(desk, asked.session)["number"] if asked.session else None
    owed = [one for one in rows if one["kind"] in _OWED and one["unit"] and session in (None, one["session"])]
    urged = {(one["id"], group["unit"]): one["urged"] for group in due.by_unit(desk, found) for one in group["items"]}
    more = {row["id"]: row for row in desk.file.rows(_MORE, (json.dumps([one["id"] for one in owed]),))}
    return [{**one, "urged": urged[one["id"], one["unit"]], "more": more[one["id"]]} for one in owed]


_MORE = """SELECT t.id, t.steps, t.proposal_id, p.kind AS paper, p.no, p.between_sessions, s.number AS session FROM deadline t
    JOIN proposal p ON p.id = t.proposal_id LEFT JOIN session s ON s.id = p.session_id WHERE t.id IN (SELECT value FROM json_each(?))"""


def _by_unit(desk: Desk, owed: list[dict[str, Any]]) -> list[Item]:
    units: dict[str, list[dict[str, Any]]] = {}
    for one in owed:
        units.setdefault(one["unit"], []).append(one)
    return [_letter(desk, unit, unit, some) for unit, some in units.items()]


def _of_name(desk: Desk, text: str, owed: list[dict[str, Any]]) -> tuple[list[Item], str]:
    """The letters of a unit, or of a proposal one for each unit that owes; and how it is called."""
    if not any(sign.isdigit() for sign in text) or desk.file.row("SELECT 1 FROM unit WHERE name = ?", (text,)):
        unit = names.unit(desk, text).name
        return _by_unit(desk, [one for one in owed if one["unit"] == unit]), unit
    row = names.proposal(desk, text)
    of_it = _by_unit(desk, [one for one in owed if one["more"]["proposal_id"] == row["id"]])
    return [Item(f"{called(row)}-{one.name}", one.data, one.urgings) for one in of_it], names.full(row)


def _letter(desk: Desk, name: str, unit: str, owed: list[dict[str, Any]]) -> Item:
    items = [_item(one) for one in owed]
    urgings = (Urging(item["full"], unit, _OWED[one["kind"]][1]) for item, one in zip(items, owed, strict=True))
    data = {
        "town": town_name(desk), "unit": unit, "items": items, "late": sum(bool(one["days_late"]) for one in items),
        "today": in_words(desk.today.isoformat()),
    }  # fmt: skip
    return Item(name, data, tuple(dict.fromkeys(urgings)))


def _item(one: dict[str, Any]) -> dict[str, Any]:
    left = one["days_left"]
    promised = f"“{one['what']}”" if one["kind"] == "promise" else ""
    return {
        "full": names.full_number(one["session"], one["no"]), "kind": one["more"]["paper"], "title": one["title"], "proposer": one["deputy"],
        "what": f"{_OWED[one['kind']][0]}{promised}", "due": in_words(one["due_on"]), "days_late": max(-left, 0),
        "days_left": left if left >= 0 else None, "latest": "" if one["latest_on"] == one["due_on"] else in_words(one["latest_on"]),
        "past_longest": one["level"] == "past_legal" and one["latest_on"] != one["due_on"], "urged": one["urged"],
        "basis": papers.basis({"steps": json.loads(one["more"]["steps"])}),
    }  # fmt: skip
