"""Names as papers print them: short ones padded, women and members of minorities marked."""

from renda_cli.rules import words

_MAJORITY = ("汉", "汉族")


def padded(name: str) -> str:
    """A Chinese name of two signs as wide as one of three: `张　三`. Others stay."""
    return f"{name[0]}\u3000{name[1]}" if len(name) == 2 and words.is_han(name) else name


def marked(name: str, gender: str | None, nation: str | None) -> str:
    """A name with what official lists add to it: `李四（女，高山族）`, `张三（回族）`; nothing for men of the Han."""
    marks = []
    if gender == "女":
        marks.append(gender)
    if nation and nation not in _MAJORITY:
        marks.append(nation)
    return f"{name}（{'，'.join(marks)}）" if marks else name
