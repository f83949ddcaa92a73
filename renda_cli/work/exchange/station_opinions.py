"""Sheets of what voters say: one row an opinion, from the voter's own words to the posted result."""

from collections.abc import Callable, Mapping
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import cells
from renda_cli.work import masking, names
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import opinion_path, station_cells
from renda_cli.work.exchange.directory import Directory
from renda_cli.work.exchange.kind import Found, Kind, Values, text
from renda_cli.work.exchange.record import CellError
from renda_cli.work.station import opinion, opinion_editing

_VILLAGE = ("村", "社区", "居委会", "村委会", "村民委员会", "居民委员会")


def _readers(desk: Desk, directory: Directory) -> Mapping[str, Callable[[str], Any]]:
    day = directory.day
    return {
        **dict.fromkeys(("on", "reported_on", "assigned_on", "until", "replied_on", "told_on", "deputy_told_on"), day),
        **dict.fromkeys(("referred_on", "turned_on", "published_on", "archived_on"), day),
        **dict.fromkeys(("confidential", "urgent", "on_spot", "published"), cells.yes),
        "station": station_cells.station(desk), "channel": station_cells.channel, "text": station_cells.passage("意见"),
        "topic": text("类别"), "village": station_cells.name("村（社区）"), "voter": station_cells.voter, "phone": station_cells.phone,
        "deputy": lambda cell: _deputy(directory, cell), "urgent_why": text("紧急的原因"), "reported_to": text("报告给"),
        "route": station_cells.route, "handler": station_cells.name("办理者"), "form": station_cells.form,
        "reply": station_cells.passage("答复"), "answered_by": text("答复者"), "result": station_cells.result, "how": station_cells.how,
        "satisfaction": str.strip, "referred_to": text("引导至"), "referred_why": text("不受理的原因"),
        "proposal": lambda cell: names.full(names.proposal(desk, names.full_number(*cells.number(cell)))), "private_why": text("不公开的理由"),
        "note": text("备注"),
    }  # fmt: skip


def _deputy(directory: Directory, cell: str) -> int:
    found = directory.deputies(cell)
    if len(found) != 1:
        raise InputError(
            f"“{cell.strip()[:40]}”不是一位代表", "请只写一位；几位一起接待的，登记在那次接待里，这一格留空"
        )
    return found[0]


def _find(desk: Desk, values: Values) -> Found | None:
    """The same words said at the station on that day, by the same voter as far as both are known."""
    taken = values.pop("taken")
    values.setdefault("on", desk.today.isoformat())
    _settle(desk, values)
    rows = desk.file.rows(
        "SELECT * FROM opinion WHERE station_id = ? AND received_on = ? ORDER BY id",
        (names.station(desk, values["station"]).id, values["on"]),
    )
    alike = [
        row
        for row in rows
        if str(row["id"]) not in taken and values["text"] in (row["text"], masking.text(row["text"]))
    ]
    wanted = (None,) if "voter" not in values else (values["voter"], None)
    known = [row for one in wanted for row in alike if row["voter"] == one]
    row = next(iter(known or ([] if "voter" in values else alike)), None)
    if row is None:
        return None
    values["text"] = row["text"]
    return Found(str(row["id"]), opinion_path.there(desk, dict(row), values))


def _settle(desk: Desk, values: Values) -> None:
    """The route of a handler that is named without one: a unit of the register, a village by its name, or a deputy."""
    if "handler" not in values:
        if "route" in values:
            raise CellError("写了办理途径，没有写交给谁办理", "请补上", name="handler")
        return
    given, name = values.get("route"), values["handler"]
    if given is None:
        given = "unit" if desk.file.row("SELECT 1 FROM unit WHERE name = ?", (name,)) else None
    if given is None:
        given = (
            "village"
            if name.endswith(_VILLAGE)
            else "county"
            if desk.file.row("SELECT 1 FROM deputy WHERE name = ?", (name,))
            else "unit"
        )
    values["route"] = given
    if given != "village":
        try:
            values["handler"] = (names.unit if given == "unit" else names.deputy)(desk, name).name
        except InputError as error:
            raise CellError(str(error), name="handler") from None


def _enter(desk: Desk, values: Values) -> str:
    on_spot = bool(values.get("on_spot"))
    if on_spot and "reply" not in values:
        raise CellError("当场答复的没有写答复内容", "请补上；整列都没有的，可用 --fill 答复内容=… 给出", name="reply")
    if on_spot and values.get("replied_on", values["on"]) != values["on"]:
        raise CellError("当场答复的，答复日期应是收到日期", "请核对，或去掉当场答复", name="replied_on")
    about = {
        name: values[name]
        for name in ("topic", "village", "voter", "phone", "confidential", "note", "channel")
        if name in values
    }
    made = opinion.add(
        desk, values["text"], station=values["station"], on=values["on"], answer=values["reply"] if on_spot else None,
        result=values.get("result") if on_spot else None,
        deputy=f"#{values['deputy']}" if "deputy" in values else None, **about,
    )  # fmt: skip
    answered: Values = (
        {name: values[name] for name in ("reply", "replied_on", "form", "result") if name in values} if on_spot else {}
    )
    number = str(made.read()["id"])
    opinion_path.follow(desk, number, values, {**answered, "on_spot": on_spot})
    return number


_EDITED = ("topic", "village", "voter", "phone", "confidential", "note", "channel")


def _change(desk: Desk, found: Found, values: Values) -> None:
    """What was entered is corrected; what became of it is added, and corrected by its own verbs only."""
    edits: dict[str, Any] = {name: values[name] for name in _EDITED if name in values}
    if "deputy" in values:
        edits["deputy"] = f"#{values['deputy']}"
    if "on_spot" in values:
        raise CellError(
            f"已登记的意见 #{found.key} {'' if found.values['on_spot'] else '不'}是当场答复的",
            "请核对这一格",
            name="on_spot",
        )
    for name in values:
        if name not in edits and found.values[name]:
            how = f"改正请用 renda station opinion show {found.key} 核对后再登记"
            raise CellError(f"与已登记的意见 #{found.key} 不同", how, name=name)
    if edits:
        opinion_editing.edit(desk, found.key, **edits)
    opinion_path.follow(desk, found.key, {**found.values, **values}, found.values)


_OPTIONS = {
    "--on": "on", "--station": "station", "--voter": "voter", "--phone": "phone", "--topic": "topic", "--village": "village",
    "--channel": "channel", "--deputy": "deputy", "--text": "text",
}  # fmt: skip
OPINIONS = Kind(("station", "text"), _readers, _find, _enter, _change, "text", _OPTIONS, alike=True)
