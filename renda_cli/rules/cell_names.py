"""People in spreadsheet cells, read strictly: where a list could mean two things it is refused, never guessed."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.cells import halfwidth, numerals

NOTHING = frozenset(("", "无", "没有", "/", "\\", "-", "—", "——", "－", "／"))
_compiled = cache(re.compile)
_SEPARATORS = "、,，;；/／\n\r"
_PIECES = rf"(?:[(（][^()（）]*[)）]|[^{_SEPARATORS}])+"
_NOTE = r"(.*?)\s*[(（]([^()（）]*)[)）]"
_NATION = r"[㐀-鿿]{1,6}族"
_COUNT = r"\s*(\d{1,3}|[一二两三四五六七八九十百零]{1,7})\s*[名位个家]?\s*"
_OF_PEOPLE = r"(?:[市县区镇乡]?(?:人大)?代表|同志|人)?(?:联名|附议|提出)?"
_OF_UNITS = r"(?:承办|协办|会办)?(?:单位|部门|局|镇|村|社区)?"
_AND_OTHERS = rf"(.*?)\s*(?:等\s*共?|共){_COUNT}(?:{_OF_PEOPLE}|{_OF_UNITS})"
_AND_NOBODY_KNOWS = r".*等(?:人|代表|同志|单位|部门)?"
_AND_MORE = r".*等(?:人|代表|同志|共?[\d一二两三四五六七八九十百].*)?"
_COMPOUND_SURNAMES = frozenset((
    "欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐",
    "司徒", "司空", "夏侯", "宇文", "长孙", "轩辕", "端木", "南宫", "独孤", "申屠", "百里", "呼延", "濮阳",
))  # fmt: skip


class Person(NamedTuple):
    """A name as `words.name` has it; gender (男, 女) and nation (土家族) where the cell says them."""

    name: str
    gender: str | None
    nation: str | None


@lru_cache(maxsize=16_384)
def person(text: str) -> Person:
    """One person: `王　强`, `李娜（女）`, `阿云（女，土家族）`.

    Raises InputError for brackets that hold anything else, for several people, and for a cell that names nobody.
    """
    found = _people_between_blanks(text)
    if len(found) > 1 or len(pieces(text)) > 1:
        raise InputError(f"姓名“{text.strip()[:40]}”不止一个人", "这里请只写一个人")
    return _person(text)


@lru_cache(maxsize=16_384)
def _person(text: str) -> Person:
    rest, genders, nations = text.strip(), [], []
    while match := _compiled(_NOTE, re.DOTALL).fullmatch(rest):
        rest = match[1]
        for note in _compiled(r"[\s、,，;；/／]+").split(match[2].strip()):
            if note in ("男", "女"):
                genders.append(note)
            elif _compiled(_NATION).fullmatch(note):
                nations.append(note)
            else:
                raise InputError(f"姓名“{text.strip()[:40]}”的括号里看不懂", "括号里请只写性别和民族，如（女，土家族）")
    if len(genders) > 1 or len(nations) > 1:
        raise InputError(f"姓名“{text.strip()[:40]}”的括号里写重了", "性别、民族请各写一个")
    return Person(_name(rest, text), *(genders or [None]), *(nations or [None]))


def _name(rest: str, text: str) -> str:
    shown = text.strip()[:40]
    if rest in NOTHING or rest in ("男", "女"):
        raise InputError(f"“{shown}”没有写姓名", "请写上姓名")
    if _compiled(_AND_MORE, re.DOTALL).fullmatch(rest):
        raise InputError(f"姓名“{shown}”没有写全", "请把每个人的姓名都写上")
    if rest[0].isdigit() or not set("()（）").isdisjoint(rest):
        raise InputError(f"姓名“{shown}”看不懂", "请只写姓名，不要写序号和别的说明")
    return words.name(rest, "姓名")


def people(text: str) -> list[Person]:
    """The people of a list, in order; none for an empty cell, `无` or a dash.

    Separated by 、 , ; / or line breaks; by blanks only where three or more whole names stand. `等3名代表` is accepted
    when exactly three are named. Raises InputError, also when somebody is named twice.
    """
    if text.strip() in NOTHING:
        return []
    listed, count = counted(text, "人")
    found = [_person(one) for piece in pieces(listed) for one in _people_between_blanks(piece)]
    words.without_repeats([one.name for one in found], "姓名")
    check_count(text, count, len(found), "人")
    return found


def pieces(text: str) -> list[str]:
    """What stands between the separators, trimmed; those within brackets separate nothing."""
    bracketed = _compiled(r"[()（）]").search(text)
    found = _compiled(_PIECES).findall(text) if bracketed else _compiled(f"[{_SEPARATORS}]").split(text)
    return [piece.strip() for piece in found if piece.strip()]


def counted(text: str, what: str) -> tuple[str, int | None]:
    """A list without its `等3名`, and the 3. Raises InputError for a list that leaves out how many `what` it means."""
    if "等" not in text and "共" not in text:
        return text, None
    plain = halfwidth(text)
    if match := _compiled(_AND_OTHERS, re.DOTALL).fullmatch(plain):
        count = int(match[2]) if match[2].isdecimal() else numerals().get(match[2])
        return match[1], -1 if count is None else count
    if _compiled(_AND_NOBODY_KNOWS, re.DOTALL).fullmatch(plain):
        raise InputError(f"“{text.strip()[:40]}”没有写全，也没有写明共有几{what}", "请把名称都写上，去掉“等”")
    return text, None


def check_count(text: str, meant: int | None, named: int, what: str) -> None:
    """Raises InputError when a list says that it means more or fewer than it names."""
    if meant is not None and meant != named:
        said = f"说的是 {meant} {what}" if meant >= 0 else "说的数看不懂"
        raise InputError(f"“{text.strip()[:40]}”{said}，写出的是 {named} {what}", "请把名称写全，或改正人数、个数")


def _people_between_blanks(piece: str) -> list[str]:
    """The whole names that blanks separate for certain, or the piece as it is.

    `王　强` is one name; `王强 李娜 张伟` are three. Two words of two signs could be either and are refused.
    """
    core = _compiled(r"\s*[(（][^()（）]*[)）]").sub("", piece)
    between = core.split()
    if len(between) < 2 or core.isascii() or not _compiled(r"[㐀-鿿]").search(core) or _is_padded(between):
        return [piece]
    whole = len(core) == len(piece) and all(2 <= len(word) <= 4 and words.is_han(word) for word in between)
    if len(between) > 2 and whole and _COMPOUND_SURNAMES.isdisjoint(between):
        return between
    raise InputError(f"“{piece.strip()[:40]}”里的空格分不清是一个人还是几个人", "几个人请用顿号隔开，一个人请去掉空格")


def _is_padded(between: list[str]) -> bool:
    """Whether the words are the signs of one short name: `王　强`, `王 小 红`, `欧阳 锋`."""
    lengths = [len(word) for word in between]
    short = sum(lengths) <= 3 or (sum(lengths) == 4 and len(lengths) == 2 and 1 in lengths)
    return short and all(map(words.is_han, between))
