"""Deputies looked up by any part of what they are called by, and the order that the office sets by hand."""

import unicodedata
from difflib import get_close_matches
from typing import Any

from renda_cli.errors import InputError
from renda_cli.work import names
from renda_cli.work.desk import Desk, Listing, Receipt, writing
from renda_cli.work.pinyin import reading

FOUND_FIELDS = ("id", "name", "gender", "level", "district", "group", "status")
_LAST_POSITION = 9999
_MOST_NEAR = 5


def search(desk: Desk, texts: list[str]) -> Listing:
    """Deputies whom every word fits, by seat (fields FOUND_FIELDS): those of that very name first, then by strokes.

    A word fits by a part of the name, by pinyin from any syllable on (`zhangsan`, `san`), by the beginning of the
    initials (`zs`), by `#id`, or by a part of the district or group. Raises InputError when no word is given.
    """
    plain = [word for text in texts for part in text.split() if (word := _plain(part))]
    if not plain:
        raise InputError("没有写要找的人", "请写姓名、姓名的一部分或拼音首字母，如 renda deputy search zs")
    columns = ", ".join(f'"{field}"' for field in FOUND_FIELDS)
    seats = desk.file.tuples(f"SELECT {columns}, pinyin, initials FROM deputy_line ORDER BY stroke_order, id, seat_id")
    found = [row for row in seats if all(_fits(word, row) for word in plain)]
    found.sort(key=lambda row: _plain(row[1]) != "".join(plain))
    notes = () if found else _near(plain, seats)
    return Listing(FOUND_FIELDS, [row[: len(FOUND_FIELDS)] for row in found], notes)


def _plain(text: str) -> str:
    """Letters and digits alone (and `#`), so that dots, blanks, width and case do not matter; ü as keyboards have it."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("ü", "v")
    return "".join(sign for sign in text if sign.isalnum() or sign == "#")


def _fits(word: str, row: tuple[Any, ...]) -> bool:
    id_, name, _, _, district, group, _, pinyin, initials = row
    if word.startswith("#"):
        return word == f"#{id_}"
    if word.isascii() and word.isalpha() and (initials.startswith(word) or _reads(word, pinyin)):
        return True
    return any(word in _plain(text) for text in (name, district, group) if text)


def _reads(word: str, pinyin: str) -> bool:
    """Whether the reading begins with the word at one of its syllables; a single letter says too little for that."""
    syllables = pinyin.split()
    return len(word) > 1 and any("".join(syllables[start:]).startswith(word) for start in range(len(syllables)))


def _near(wanted: list[str], seats: list[tuple[Any, ...]]) -> tuple[str, ...]:
    """What to say where nobody was found: who sounds alike, who is written alike."""
    whole = "".join(wanted)
    sound = reading(whole)[0].replace(" ", "")
    readings = {row[1]: row[7].replace(" ", "") for row in seats}
    alike = [name for name, read in readings.items() if read == sound]
    spelt = get_close_matches(whole, readings, _MOST_NEAR, 0.5)
    if whole.isascii():
        close = get_close_matches(whole, set(readings.values()), _MOST_NEAR, 0.7)
        spelt += [name for name, read in readings.items() if read in close]
    near = list(dict.fromkeys([*alike, *spelt]))[:_MOST_NEAR]
    shown = " ".join(wanted)[:40]
    return (f"没有找到“{shown}”" + (f"，相近的有：{'、'.join(near)}" if near else ""),)


@writing
def order(desk: Desk, /, deputies: list[str] | None, *, position: int | None = None, clear: bool = False) -> Receipt:
    """Gives deputies places in the office's own order, one after the other from `position` (1 where several are named).

    Who stands on such a place moves down, and so on as far as needed. `clear` takes the places away, from all where nobody
    is named. Raises InputError.
    """
    named = names.deputies(desk, deputies)
    if clear and position is not None:
        raise InputError("--position 和 --clear 不能同时写", "请去掉一个")
    lines = _cleared(desk, named) if clear else _placed(desk, named, _first(named, position))
    return Receipt(lines, lambda: _ordered(desk))


def _first(named: list[names.Named], position: int | None) -> int:
    """The first place to give. Raises InputError."""
    if not named:
        raise InputError("没有写代表", "请写一名或几名代表，如 renda deputy order 张三,李四,王五")
    if position is None and len(named) == 1:
        raise InputError(f"没有写{named[0].name}排第几", "请加 --position 3，或写出几名代表，从 1 排起")
    first = 1 if position is None else position
    if not 1 <= first <= _LAST_POSITION:
        raise InputError(f"--position 不能是 {first}", f"请写 1 到 {_LAST_POSITION}")
    return first


def _placed(desk: Desk, named: list[names.Named], first: int) -> tuple[str, ...]:
    places = {one.id: first + place for place, one in enumerate(named)}
    others = [row for row in _with_position(desk) if row["id"] not in places and row["position"] >= first]
    free, moved = first + len(named), []
    for row in others:
        if row["position"] >= free:
            break
        places[row["id"]] = free
        moved.append(f"{free} {row['name']}")
        free += 1
    for deputy_id, place in places.items():
        desk.file.update("deputy", deputy_id, position=place)
    line = "已定次序：" + "、".join(f"{places[one.id]} {one.name}" for one in named)
    return (line, "其后顺延：" + "、".join(moved)) if moved else (line,)


def _cleared(desk: Desk, named: list[names.Named]) -> tuple[str, ...]:
    """Takes places away. Raises InputError where there is none to take."""
    wanted = {one.id for one in named}
    placed = [row for row in _with_position(desk) if not wanted or row["id"] in wanted]
    if not placed:
        who = "、".join(one.name for one in named) or "代表"
        raise InputError(f"{who}没有定过次序", "请用 renda deputy list --sort position 查看")
    for row in placed:
        desk.file.update("deputy", row["id"], position=None)
    if not named:
        return (f"已取消全部手工次序（{len(placed)} 人）",)
    return ("已取消手工次序：" + "、".join(row["name"] for row in placed),)


def _with_position(desk: Desk) -> list[Any]:
    return desk.file.rows("SELECT id, name, position FROM deputy WHERE position IS NOT NULL ORDER BY position, id")


def _ordered(desk: Desk) -> dict[str, Any]:
    return {"order": [dict(row) for row in _with_position(desk)]}
