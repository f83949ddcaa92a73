"""A roster's rows: each is a seat, of somebody whom the file has already or of somebody new."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import cell_names, cells, words
from renda_cli.rules.vocabulary import DEPUTY_STATES
from renda_cli.work import deputy, role, seat, seating
from renda_cli.work.desk import Desk
from renda_cli.work.exchange.directory import Directory
from renda_cli.work.exchange.kind import Found, Values, text
from renda_cli.work.exchange.record import CellError
from renda_cli.work.exchange.steps import cell
from renda_cli.work.seats import own_level

OPTIONS = {
    "--district": "district", "--group": "group", "--level": "level", "--from": "from_on", "--gender": "gender", "--congress": "congress",
    "--elected-by": "elected_by", "--card-no": "card_no",
}  # fmt: skip
_OF_PERSON = ("gender", "born", "nation", "education", "party", "work", "sector", "phone")
_OF_SEAT = ("level", "district", "group", "from_on", "congress", "elected_by", "card_no")
_TELLS_APART = ("gender", "born", "phone")
_SQL = f"""SELECT id, seat_id, name, {", ".join(_OF_PERSON)}, level, district, "group", from_on, congress, elected_by, card_no, status,
    {role.in_presidium("deputy_line.id")} AS presidium FROM deputy_line WHERE name = ? ORDER BY seat_id"""


def readers(desk: Desk, _directory: Directory) -> Mapping[str, Callable[[str], Any]]:
    """How each cell is read."""
    return {
        "name": cell_names.person, "gender": cells.gender, "born": lambda cell: cells.born(cell, desk.today), "nation": text("民族"),
        "education": text("学历"), "party": text("政治面貌"), "work": text("工作单位及职务"), "sector": _sector,
        "level": lambda cell: seating.level_word(desk, cell), "congress": _congress, "district": text("选区"),
        "group": lambda cell: words.name(cell, "代表小组"), "phone": lambda cell: cells.phone(cell) or None, "presidium": lambda cell: _word(cells.yes(cell)),
        "card_no": text("代表证号"), "elected_by": seating.elected_by_word, "from_on": lambda cell: cells.day(cell, desk.today).isoformat(),
        "status": _status,
    }  # fmt: skip


def _word(yes: bool) -> str:
    return "是" if yes else "否"


def _sector(cell: str) -> str:
    """Labels as the file writes them, between 、."""
    return "、".join(dict.fromkeys(words.title(label, "代表结构") for label in words.parts([cell.replace("/", "、")])))


def _congress(cell: str) -> int:
    """5 from `5`, `第5届`, `五届`. Raises InputError."""
    plain = re.sub(r"^第|届.*$|\.0+$", "", cells.halfwidth(cell)).strip()
    number = cells.numerals().get(plain) or (int(plain) if re.fullmatch(r"(?a:\d{1,3})", plain) else 0)
    if not number:
        raise InputError(f"届“{cell.strip()[:20]}”不对", "请写第几届，如 5")
    return number


def _status(cell: str) -> str:
    found = {word: status for status, word in DEPUTY_STATES.items()}.get(cell)
    if found is None:
        raise InputError(f"“{cell[:20]}”的代表不能导入", "请去掉这一行，只导入在任的代表")
    return found


def find(desk: Desk, values: Values) -> Found | None:
    """The seat that a row tells of, or the person whose second seat it is; None for somebody new.

    Raises InputError where it could be the one that there is, with another district, or somebody else.
    """
    values |= _person(values)
    values.setdefault("level", own_level(desk))
    known = [dict(row) for row in desk.file.rows(_SQL, (values["name"],))]
    if values.get("status", "in_office") not in ("in_office", *(row["status"] for row in known)):
        raise CellError(
            f"“{DEPUTY_STATES[values['status']]}”的代表不能导入", "请去掉这一行，只导入在任的代表", name="status"
        )
    rows = _of_that_seat(desk, known, values)
    same = [row for row in rows if row["district"] == values.get("district", row["district"])]
    if len(same) == 1:
        return _as_found(same[0], values)
    if len(same) > 1:
        raise InputError(f"有 {len(same)} 位代表叫{values['name']}", "请补上选区，分清是哪一位")
    if len(rows) == 1:
        raise _other_district(rows[0])
    return None if rows else _same_person(known, values)


def _person(values: Values) -> Values:
    """What the brackets behind a name say counts where the row has no cell for it."""
    person = values["name"]
    about = {"gender": person.gender, "nation": person.nation}
    for name, said in about.items():
        if said and values.get(name, said) != said:
            raise InputError(f"姓名里写的是{said}，另一栏写的是{values[name]}", "请改成一样的")
    return {**{name: said for name, said in about.items() if said}, **values, "name": person.name}


def _of_that_seat(desk: Desk, known: list[Values], values: Values) -> list[Values]:
    """The seats of that name, level and congress: where the row says more, those that it fits best.

    A row of the own level without a congress is one of the present congress, unless it is of somebody out of office.
    """
    rows = [row for row in known if row["level"] == values["level"]]
    congress = values.get("congress")
    if congress is None and values["level"] == own_level(desk) and values.get("status") != "ended":
        congress = seating.term(desk)[0]
    if congress is not None:
        rows = [row for row in rows if row["congress"] in (congress, None)]
    said = {**values, "congress": congress}
    for name in ("congress", "status", "from_on"):
        if said.get(name) is not None:
            rows = [row for row in rows if row[name] == said[name]] or rows
    return [row for row in rows if row["status"] != "ended"] or rows if "status" not in values else rows


def _as_found(row: Values, values: Values) -> Found:
    if values.get("status", row["status"]) != row["status"]:
        there, said = (DEPUTY_STATES[status] for status in (row["status"], values["status"]))
        raise CellError(
            f"已登记的{row['name']}是{there}，这一行写的是{said}",
            "状态改变请用 renda deputy suspend、resume、end 登记",
            name="status",
        )
    known = {**row, "presidium": _word(row["presidium"]), **_same_labels(row, values)}
    return Found((row["id"], row["seat_id"]), known)


def _other_district(row: Values) -> InputError:
    there = row["district"] or "没有写选区"
    return InputError(
        f"已登记的{row['name']}是 #{row['id']}（{there}），选区与这一行不同",
        "同一人请先用 renda deputy edit --district 改正，另一人请先用 renda deputy add 登记",
    )


def _same_person(known: list[Values], values: Values) -> Found | None:
    """The person whose seat at another level, or in another congress, the row is: of that name, and nothing contradicts.

    Raises InputError when it could be any of several.
    """
    people = {row["id"]: row for row in known if not _contradicts(row, values)}
    surely = [row for row in people.values() if any(_agree(row, values, name) for name in ("born", "phone"))]
    fitting = surely if len(surely) == 1 else list(people.values())
    if not fitting:
        return None
    if len(fitting) > 1:
        listed = "、".join(f"#{row['id']}（{row['level']}{row['district'] or ''}）" for row in fitting)
        raise InputError(
            f"有 {len(fitting)} 位代表叫{values['name']}：{listed}，分不清这一行是哪一位的",
            "请先用 renda deputy level add #编号 登记",
        )
    row = fitting[0]
    levels = "、".join(dict.fromkeys(one["level"] for one in known if one["id"] == row["id"]))
    there = {name: row[name] for name in ("name", *_OF_PERSON)} | _same_labels(row, values)
    # The clerk is told of whom it is taken to be another seat.
    told = {"level": f"{levels}（与 #{row['id']} 为同一人）", "status": values.get("status")}
    return Found((row["id"], None), {**there, "presidium": _word(row["presidium"]), **told})


def _same_labels(row: Values, values: Values) -> Values:
    """The labels as the row writes them, where they are the same in another order."""
    there, said = (set(words.parts([one.get("sector") or ""])) for one in (row, values))
    return {"sector": values["sector"]} if said and there == said else {}


def _agree(row: Values, values: Values, name: str) -> bool:
    return row[name] is not None and bool(row[name] == values.get(name))


def _contradicts(row: Values, values: Values) -> bool:
    return any(row[name] is not None and values.get(name, row[name]) != row[name] for name in _TELLS_APART)


def enter(desk: Desk, values: Values) -> None:
    """Somebody new. Raises InputError as the verbs do."""
    _refuse_past(desk, values)
    deputy.add(desk, values["name"], **_verbs(values, _OF_PERSON), **_verbs(values, _OF_SEAT))
    if values.get("presidium") == "是":
        (newest,) = desk.file.tuples("SELECT max(id) FROM deputy")[0]
        _join(desk, f"#{newest}")


def change(desk: Desk, found: Found, values: Values) -> None:
    """Brings person and seat to what a row says; a person with another seat is given that. Raises InputError as the verbs do."""
    deputy_id, seat_id = found.key
    who = f"#{deputy_id}"
    if about := _verbs(values, _OF_PERSON):
        deputy.edit(desk, who, **about)
    of_seat = _verbs(values, _OF_SEAT)
    if seat_id is None:
        _refuse_past(desk, values)
        seat.add(desk, who, **of_seat)
    elif of_seat:
        seating.change(desk, seat_id, **of_seat)
        seating.refuse_twin(desk, deputy_id)
    if values.get("presidium") == "是":
        _join(desk, who)
    elif "presidium" in values:
        raise CellError(
            f"{found.values['name']}已登记为主席团成员",
            f"不再担任请用 renda deputy role end {who} 登记",
            name="presidium",
        )


def _refuse_past(desk: Desk, values: Values) -> None:
    present = seating.term(desk)[0]
    if present and values["level"] == own_level(desk) and values.get("congress", present) < present:
        raise CellError(
            f"第{values['congress']}届已经届满（本届是第{present}届）",
            "往届的任职请用 renda deputy level add 登记",
            name="congress",
        )


def _join(desk: Desk, who: str) -> None:
    with cell("presidium", {}):
        role.add(desk, who, role=role.MEMBER)


def _verbs(values: Values, names: tuple[str, ...]) -> Values:
    return {"from_" if name == "from_on" else name: values[name] for name in names if name in values}
