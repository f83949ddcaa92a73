"""Sheets of stations and of the stars that they were given."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import cells
from renda_cli.store.file import Row
from renda_cli.work import names
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import station_cells
from renda_cli.work.exchange.directory import Directory
from renda_cli.work.exchange.kind import Found, Kind, Values, text
from renda_cli.work.exchange.record import CellError
from renda_cli.work.exchange.steps import cell
from renda_cli.work.station import naming, place, rating

Readers = Mapping[str, Callable[[str], Any]]
_KINDS = {"家": "home", "站": "station", "点": "point", "室": "point"}
_AREA = r"(?a:(\d{1,6}(?:\.\d{1,2})?))\s*(?:平方米|平米|㎡|m2|m²)?"
_STARS = {sign: number for number, sign in enumerate("一二三四五", start=1)}


def _kind(cell: str) -> str:
    """The kind by its word or the last sign of a longer one: 人大代表之家, 中心站, 接待点."""
    word = cell.strip()
    return _KINDS.get(word[-1:]) or naming.kind_code(word)


def _area(cell: str) -> float:
    match = re.fullmatch(_AREA, cells.halfwidth(cell))
    if match is None or not float(match[1]):
        raise InputError(f"面积“{cell.strip()[:20]}”看不懂", "请只写平方米数，如 120 或 86.5")
    return float(match[1])


def _station_readers(_desk: Desk, directory: Directory) -> Readers:
    return {
        "name": station_cells.name("家站点名称"), "kind": _kind, "level": naming.level_word, "village": station_cells.name("村（社区）"),
        "address": text("地址"), "area": _area, "phone": station_cells.phone, "parent": station_cells.name("上级"), "online": cells.yes,
        "opened_on": directory.day, "closed_on": directory.day, "note": text("备注"),
    }  # fmt: skip


def _find_station(desk: Desk, values: Values) -> Found | None:
    row = desk.file.row("SELECT * FROM station_line WHERE name = ?", (values["name"],))
    if row is None:
        return None
    if parent := _parent(desk, values):
        values["parent"] = parent["name"]
    return Found(row["name"], dict(row))


_ABOUT = {
    "village": "village",
    "address": "address",
    "phone": "phone",
    "parent": "parent",
    "online": "online",
    "opened_on": "opened",
    "note": "note",
}


def _about(values: Values) -> dict[str, Any]:
    """The options of the verbs."""
    about = {option: values[name] for name, option in _ABOUT.items() if name in values}
    return about | ({"area": str(values["area"])} if "area" in values else {})


def _enter_station(desk: Desk, values: Values) -> None:
    """Where the sheet has no kind, the name says it."""
    kind = values.get("kind") or _KINDS.get(values["name"][-1])
    if kind is None:
        raise CellError("缺少种类，从名称看不出是家、站还是点", "请补上", name="kind")
    parent = _parent(desk, values)
    about = {**_about(values), "parent": parent["name"] if parent and not parent["closed_on"] else None}
    place.add(desk, values["name"], kind=kind, level=values.get("level"), **about)
    if parent and parent["closed_on"]:  # of what was, before either was closed
        desk.file.db.execute("UPDATE station SET parent_id = ? WHERE name = ?", (parent["id"], values["name"]))
    if "closed_on" in values:
        place.close(desk, values["name"], on=values["closed_on"])


def _parent(desk: Desk, values: Values) -> Row | None:
    """The row of the station that one belongs to. Raises CellError."""
    if "parent" not in values:
        return None
    with cell("parent", {}):
        return naming.row_of(desk, values["parent"])


def _change_station(desk: Desk, found: Found, values: Values) -> None:
    if {"kind", "level", "area", *_ABOUT} & values.keys():
        place.edit(desk, found.key, kind=values.get("kind"), level=values.get("level"), **_about(values))
    if "closed_on" in values and found.values["closed_on"]:
        place.edit(desk, found.key, closed=values["closed_on"])
    elif "closed_on" in values:
        place.close(desk, found.key, on=values["closed_on"])


def _rating_readers(desk: Desk, directory: Directory) -> Readers:
    return {
        "station": station_cells.station(desk), "stars": _stars, "score": _score, "on": directory.day, "until": directory.day, "rated_by": text("评定单位"),
        "note": text("备注"),
    }  # fmt: skip


def _stars(cell: str) -> int:
    """`5`, `五星`, `5星级`, `★★★★★`."""
    plain = cells.halfwidth(cell).removesuffix("级").removesuffix("星").removesuffix(".0").strip()
    signs = plain.replace("★", "").replace("⭐", "")
    number = len(plain) if not signs else _STARS.get(plain) or (int(plain) if plain in "12345" else 0)
    if not 1 <= number <= 5:
        raise InputError(f"星级“{cell.strip()[:20]}”看不懂", "请写 1 到 5，如 5 或 五星")
    return number


def _score(cell: str) -> float:
    plain = cells.halfwidth(cell).removesuffix("分").strip()
    if not re.fullmatch(r"(?a:\d{1,4}(?:\.\d{1,2})?)", plain):
        raise InputError(f"得分“{cell.strip()[:20]}”看不懂", "请只写一个数，如 92 或 92.5")
    return float(plain)


def _find_rating(desk: Desk, values: Values) -> Found | None:
    sql = 'SELECT *, rated_on AS "on", until_on AS until FROM station_rating WHERE station_id = ? AND rated_on = ?'
    row = desk.file.row(sql, (names.station(desk, values["station"]).id, values["on"]))
    return Found(values["station"], {**dict(row), "station": values["station"]}) if row else None


def _enter_rating(desk: Desk, values: Values) -> None:
    about = {name: values.get(name) for name in ("stars", "on", "until", "note")}
    score = f"{values['score']:g}" if values.get("score") is not None else None
    rating.rate(desk, values["station"], score=score, by=values.get("rated_by"), **about)


def _change_rating(desk: Desk, found: Found, values: Values) -> None:
    """Said once more for the day, a rating takes the place of the other; what the row leaves out stays."""
    said = {name: found.values[name] for name in ("stars", "score", "on", "until", "rated_by", "note")}
    _enter_rating(desk, {**said, **values, "station": found.key})


STATIONS = Kind(
    ("name",), _station_readers, _find_station, _enter_station, _change_station, "name",
    {"--kind": "kind", "--area": "area", "--parent": "parent", "--opened": "opened_on", "--closed": "closed_on", "--on": "closed_on"},
)  # fmt: skip
RATINGS = Kind(
    ("station", "on"), _rating_readers, _find_rating, _enter_rating, _change_rating, "station",
    {"--stars": "stars", "--score": "score", "--on": "on", "--until": "until"},
)  # fmt: skip
