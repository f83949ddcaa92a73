"""Units in spreadsheet cells: who leads, who helps, who answers alone; and values that are given unit by unit."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.cell_names import NOTHING, check_count, counted, pieces

_compiled = cache(re.compile)
_ROLE_OF = {
    "主办": "lead", "牵头办理": "lead", "牵头承办": "lead", "牵头": "lead",
    "协办": "co", "会办": "co", "协同办理": "co", "协助办理": "co", "配合": "co",
    "分别办理": "each", "分别承办": "each", "分办": "each",
    "承办": "any", "责任": "any",
}  # fmt: skip
_ROLE_WORDS = "|".join(sorted(_ROLE_OF, key=len, reverse=True))
_ROLE = rf"({_ROLE_WORDS})(?:单位|部门|科室)?\s*[:：]"
_TAGGED = rf"(.+?)\s*[(（]\s*({_ROLE_WORDS})(?:单位|部门)?\s*[)）]"
_NO_UNIT = rf"(?:{_ROLE_WORDS})(?:单位|部门)?.*|.*(?:主办|牵头|协办|会办|配合|分办|办理)|.*会同.*|.*[:：].*"
_ALLOWED = {
    "lead": {"lead", "co", "each", "any"}, "any": {"lead", "co", "each", "any"}, "co": {"co"}, "each": {"each"},
}  # fmt: skip
_COLUMNS = {"co": "协办单位", "each": "分别办理"}
_HOW = "请写成“主办：甲；协办：乙、丙”或“分别办理：甲、乙”"
_SIMPLE = frozenset(" \t、,，;；/／\n\r:：(（等共\u3000")
_CLOCK = r"(?a:\d{1,2})[:：](?a:\d{2})"


class Handlers(NamedTuple):
    """The units that lead, those that help the lead, and those that each answer alone."""

    leads: list[str]
    co_handlers: list[str]
    each: list[str]


def handlers(text: str, column: str) -> Handlers:
    """The units of a cell by role. `column` says what those without a role word are: lead, co, each, or any.

    Role words: `主办单位：甲；乙；协办单位：丙、丁` (a role holds until the next), `甲（主办）、乙（协办）`. Under `any` (承办单位) one unit
    leads; several without a role word are refused. Raises InputError, also when a unit is named twice.
    """
    if text.strip() in NOTHING:
        return Handlers([], [], [])
    found: dict[str, list[str]] = {"lead": [], "co": [], "each": [], "any": []}
    for role, unit in [(column, _unit(text))] if _SIMPLE.isdisjoint(text) else _by_role(text, column):
        if role not in _ALLOWED[column]:
            raise InputError(f"“{_COLUMNS[column]}”一列里“{text.strip()[:60]}”写的是别的办理方式", _HOW)
        found[role].append(unit)
    words.without_repeats([unit for units in found.values() for unit in units], "单位")
    if len(found["any"]) > 1 or (found["any"] and (found["lead"] or found["each"])):
        raise InputError(f"“{text.strip()[:60]}”没有写明谁主办、谁协办", _HOW)
    return Handlers(found["lead"] or found["any"], found["co"], found["each"])


def _by_role(text: str, column: str) -> list[tuple[str, str]]:
    before, *rest = _compiled(_ROLE).split(text)
    found = _of_chunk(before, column, text, said=False)
    for word, chunk in zip(rest[::2], rest[1::2], strict=True):
        if chunk.strip(" \t\n\r、,，;；。\u3000") == "":
            raise InputError(f"“{text.strip()[:60]}”的“{word}”后面没有单位", _HOW)
        found += _of_chunk(chunk, _ROLE_OF[word], text, said=True)
    return found


def _of_chunk(chunk: str, role: str, text: str, *, said: bool) -> list[tuple[str, str]]:
    """(role, unit) of what stands behind one role word (`said`), or in front of the first."""
    listed, count = counted(chunk.strip().removesuffix("。"), "个单位")
    parts = [piece for piece in pieces(listed) if piece not in NOTHING]
    tags = [_compiled(_TAGGED).fullmatch(piece) for piece in parts]
    check_count(text, count, len(parts), "个单位")
    if not any(tags):
        return [(role, _unit(piece)) for piece in parts]
    if said or not all(tags):
        raise InputError(f"“{text.strip()[:60]}”的办理方式有的写了，有的没有写，或写了两遍", _HOW)
    return [(_ROLE_OF[tag[2]], _unit(tag[1])) for tag in tags if tag]


@lru_cache(maxsize=16_384)
def _unit(text: str) -> str:
    """A unit's name. Raises InputError for blanks that could separate two, and for words that are no name."""
    plain = _compiled(r"\s*([()（）])\s*").sub(r"\1", text.strip())
    between = plain.split()
    if len(between) > 1 and not plain.isascii() and any(len(word) > 1 for word in between):
        raise InputError(f"“{plain[:60]}”里的空格分不清是一个单位还是几个", "几个单位请用顿号隔开，一个单位请去掉空格")
    if plain in NOTHING or _compiled(_NO_UNIT, re.DOTALL).fullmatch(plain):
        raise InputError(f"“{plain[:60]}”不像单位名称", _HOW)
    return words.name(plain, "单位")


def by_unit(text: str) -> dict[str | None, str]:
    """A value for each unit (`建设局：2022-08-01；财政局：2022-08-20`), or the plain value under None.

    Separated by ; or line breaks, or by 、 and , where each part names its unit. Raises InputError for a cell of which
    only some parts name a unit, for two colons in one part, for a unit without a value and for one named twice.
    """
    plain = text.strip()
    if "：" not in plain and ":" not in plain:
        return {None: plain}
    parts = _values(plain, r"[;；\n\r]+")
    if len(parts) == 1:
        split = _values(plain, r"[、,，]+")
        parts = split if all(_colons(part) for part in split) else parts
    if not any(map(_colons, parts)):
        return {None: plain}
    if any(_colons(part) != 1 for part in parts):
        raise InputError(f"“{plain[:60]}”看不清哪个单位是哪个值", "请写成“甲：值；乙：值”")
    pairs = [_pair(part, plain) for part in parts]
    words.without_repeats([unit for unit, _ in pairs], "单位")
    return dict(pairs)


def _values(text: str, separators: str) -> list[str]:
    return [part.strip() for part in _compiled(separators).split(text) if part.strip()]


def _colons(part: str) -> int:
    """How many colons a part has, those of clock times aside."""
    rest = _compiled(_CLOCK).sub("", part)
    return rest.count("：") + rest.count(":")


def _pair(part: str, text: str) -> tuple[str, str]:
    place = next(match.start() for match in _compiled(r"[:：]").finditer(part) if not _is_clock(part, match.start()))
    unit, value = part[:place], part[place + 1 :].strip()
    if not value:
        raise InputError(f"“{text[:60]}”里的单位“{unit.strip()}”没有写值", "请写成“甲：值；乙：值”")
    return _unit(unit), value


def _is_clock(part: str, place: int) -> bool:
    return any(match.start() < place < match.end() for match in _compiled(_CLOCK).finditer(part))
