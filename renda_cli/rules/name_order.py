"""Names in the order of strokes (按姓氏笔画为序), as official lists have them."""

from functools import cache, lru_cache
from pathlib import Path

from renda_cli.rules import words

_TABLE = Path(__file__).with_name("tables") / "strokes.txt"
_UNKNOWN = "99"  # more strokes than any character has


def stroke_key(name: str) -> str:
    """A text whose plain order is the order of strokes of the names.

    Names are compared sign by sign, each by the number of its strokes, then by their shapes one by one. Where two names
    begin alike, the one with a single sign left comes first, then the others: 王毅, 王一彪. (Congresses read the missing
    sign of a short name as ○.) Signs that the table does not have come after all others, letters before characters.

    A compound surname needs no rule of its own. Lists place it by its first sign, as they do the long names of minorities:
    郁霞秋 欧阳坚 卓嘎, 朗杰 诸葛宇杰 陶留海, 马明龙 马和帕丽 马岳利 (delegates to the congress of 2022-10-16). With a
    single sign left going first, 欧阳淞 stands before 欧阳泽华 as 王毅 does before 王沪宁.
    """
    signs = [sign for sign in name.casefold() if sign.isalnum()]
    parts = [_part(sign) or f"{_UNKNOWN}{ord(sign):06x}" for sign in signs]
    for place in range(1, len(signs)):
        ends = place == len(signs) - 1 and words.is_han(signs[place])
        parts[place] = ("1" if ends else "2") + parts[place]
    return "".join(parts)


def unknown_signs(name: str) -> str:
    """The Chinese characters of a name that the table does not have, each once."""
    return "".join(dict.fromkeys(sign for sign in name if words.is_han(sign) and not _part(sign)))


@lru_cache(maxsize=8192)
def _part(sign: str) -> str | None:
    """A character's part of the key: how many strokes, which, its place among those written alike. None for others.

    Searched for in the text, since a name needs three of its 20,000 lines.
    """
    at = _table().find(sign) if words.is_han(sign) else -1
    if at < 0:
        return None
    line = _table()[_table().rindex("\n", 0, at) + 1 : _table().index("\n", at)]
    strokes, alike = line.split(" ", 1)
    return f"{len(strokes):02}{strokes}{alike.index(sign)}"


@cache
def _table() -> str:
    """The lines of strokes.txt without the comment above them, a line break before each."""
    text = _TABLE.read_text(encoding="utf-8")
    return text[text.index("\n1 ") :]
