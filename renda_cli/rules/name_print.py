"""Names as papers print them: short ones padded, women and members of minorities marked."""

import re

_TWO_SIGNS = re.compile(r"[㐀-鿿〇\U00020000-\U000323af]{2}")
_MAJORITY = ("汉", "汉族")


def padded(name: str) -> str:
    """A Chinese name of two signs as wide as one of three: `张　三`. Others stay."""
    return f"{name[0]}\u3000{name[1]}" if _TWO_SIGNS.fullmatch(name) else name


def marked(name: str, gender: str | None, nation: str | None) -> str:
    """A name with what official lists add to it: `李四（女，高山族）`, `张三（回族）`; nothing for men of the Han."""
    marks = []
    if gender == "女":
        marks.append(gender)
    if nation and nation not in _MAJORITY:
        marks.append(nation)
    return f"{name}（{'，'.join(marks)}）" if marks else name
