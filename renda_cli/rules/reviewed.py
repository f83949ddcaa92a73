"""Who or what was reviewed at an activity, as a clerk writes it: `人大代表=32，部门、站所=中心学校、畜牧站`."""

import re
from typing import NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.vocabulary import REVIEWED

_MOST = 99_999
_ALSO = {
    "代表": "deputy", "村干部": "village_cadre", "村居干部": "village_cadre", "村委会干部": "village_cadre", "居委会干部": "village_cadre",
    "村民组长": "group_head", "部门": "unit", "站所": "unit", "单位": "unit", "部门站所": "unit", "负责人": "official",
}  # fmt: skip
_CODES = {word: code for code, word in REVIEWED.items()} | _ALSO
_SEPARATORS = " \t\r\n,，、;；"
_COUNT = r"(?a:(\d+)\s*[名个位人家]?)"


class Reviewed(NamedTuple):
    """A code of REVIEWED, how many, and their names where they were listed."""

    code: str
    number: int
    names: str | None


def read(text: str, option: str) -> list[Reviewed]:
    """What was reviewed, in the order written; an empty text is nothing. Raises InputError, naming `option`."""
    # Longest first, so that 人大代表 is not taken for 代表; a word may itself hold a separator (部门、站所).
    labels = "|".join(sorted(map(re.escape, _CODES), key=len, reverse=True))
    before, *found = re.split(rf"(?:^|(?<=[{_SEPARATORS}]))({labels})\s*[=＝]", text.strip())
    if before.strip(_SEPARATORS):
        raise InputError(f"{option}“{before.strip()[:40]}”看不懂", _choices())
    listed = [_one(code, said.strip(_SEPARATORS), option) for code, said in zip(found[::2], found[1::2], strict=True)]
    words.without_repeats([REVIEWED[one.code] for one in listed], option)
    return listed


def _one(word: str, said: str, option: str) -> Reviewed:
    if "=" in said or "＝" in said:
        raise InputError(f"{option}“{word}={said[:40]}”里有不认识的对象", _choices())
    if count := re.fullmatch(_COUNT, said):
        number = int(count[1][:9])
        if not 1 <= number <= _MOST:
            raise InputError(f"{option}“{word}={said[:40]}”的数不对", f"请写 1 到 {_MOST}")
        return Reviewed(_CODES[word], number, None)
    names = [words.title(name, word) for name in words.parts([said])]
    if not names:
        raise InputError(f"{option}“{word}=”后面没有写数", "请写数目，或逐个写名称")
    words.without_repeats(names, word)
    return Reviewed(_CODES[word], len(names), "、".join(names))


def _choices() -> str:
    return f"请写成 对象=数 或 对象=名称、名称，对象可选：{'，'.join(REVIEWED.values())}"


def written(listed: list[Reviewed]) -> str:
    """The text that reads back as this."""
    return "；".join(f"{REVIEWED[one.code]}={one.names or one.number}" for one in listed)
