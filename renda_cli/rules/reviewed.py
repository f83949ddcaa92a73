"""Who or what was reviewed, as a clerk writes it: `人大代表=32，部门、站所=中心学校、畜牧站`; of a review also plain names, topics and laws."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.vocabulary import REVIEWED, SUBJECT_KINDS

_MOST = 99_999
_ALSO = {
    "代表": "deputy", "村干部": "village_cadre", "村居干部": "village_cadre", "村委会干部": "village_cadre", "居委会干部": "village_cadre",
    "村民组长": "group_head", "部门": "unit", "站所": "unit", "单位": "unit", "部门站所": "unit", "负责人": "official",
}  # fmt: skip
_CODES = {word: code for code, word in REVIEWED.items()} | _ALSO
_SUBJECT_CODES = (
    {word: code for code, word in SUBJECT_KINDS.items()}
    | _ALSO
    | {"专项": "topic", "专题": "topic", "议题": "topic", "法律": "law", "法规": "law"}
)
_SEPARATORS = " \t\r\n,，、;；"
_COUNT = r"(?a:(\d+)\s*[名个位人家部项]?)"
_ITEM = r"(?:《[^》]*》|“[^”]*”|（[^）]*）|[^,，、;；])+"
_LAW = r"《[^》]+》.*|.*(?:(?<![执司])法|条例|规定|办法|细则)(?:（[^）]*）)?"


class Reviewed(NamedTuple):
    """A code of REVIEWED, how many, and their names where they were listed."""

    code: str
    number: int
    names: str | None


class Subject(NamedTuple):
    """One subject of a review: its code of SUBJECT_KINDS, None where it was not said; its name, None where a number are not named."""

    code: str | None
    name: str | None
    number: int = 1


def read(text: str, option: str) -> list[Reviewed]:
    """What was reviewed, in the order written; an empty text is nothing. Raises InputError, naming `option`."""
    before, labelled = _labelled(text, _CODES)
    if before:
        raise InputError(f"{option}“{before[:40]}”看不懂", _choices(REVIEWED))
    listed = [_one(_CODES[word], word, said, option) for word, said in labelled]
    words.without_repeats([REVIEWED[one.code] for one in listed], option)
    return listed


def subjects(texts: Iterable[str], option: str) -> list[Subject]:
    """The subjects of a review in the order written, at least one: names, or `对象=名称、名称`, or `对象=数`.

    Raises InputError, naming `option`.
    """
    found: list[Subject] = []
    for text in texts:
        before, labelled = _labelled(text, _SUBJECT_CODES)
        found += [_plain(item, option) for item in items(before)]
        for word, said in labelled:
            found += _of_kind(word, said, option)
    if not found:
        raise InputError(f"{option}没有写评议对象", "请写名称，或 对象=数，如 村民小组长=50")
    return found


def items(text: str) -> list[str]:
    """The names in a list; what stands in book title marks, quotation marks or brackets is not divided, the quotation marks around a name go."""
    found = (item.strip() for item in re.findall(_ITEM, text))
    return [inner for item in found if (inner := re.sub(r"^“([^”]*)”$", r"\1", item))]


def is_law(text: str) -> bool:
    """Whether a name is that of a law: `《…》`, or one that ends as the names of laws do."""
    return re.fullmatch(_LAW, text.strip()) is not None


def _labelled(text: str, codes: Mapping[str, str]) -> tuple[str, list[tuple[str, str]]]:
    """What stands before the first `对象=`, and each word with what is said of it."""
    # Longest first, so that 人大代表 is not taken for 代表; a word may itself hold a separator (部门、站所).
    labels = "|".join(sorted(map(re.escape, codes), key=len, reverse=True))
    before, *found = re.split(rf"(?:^|(?<=[{_SEPARATORS}]))({labels})\s*[=＝]", text.strip())
    said = (one.strip(_SEPARATORS) for one in found[1::2])
    return before.strip(_SEPARATORS), list(zip(found[::2], said, strict=True))


def _one(code: str, word: str, said: str, option: str) -> Reviewed:
    _refuse_unknown(word, said, option, REVIEWED)
    if number := _number(word, said, option):
        return Reviewed(code, number, None)
    names = [words.title(name, word) for name in words.parts([said])]
    if not names:
        raise InputError(f"{option}“{word}=”后面没有写数", "请写数目，或逐个写名称")
    words.without_repeats(names, word)
    return Reviewed(code, len(names), "、".join(names))


def _of_kind(word: str, said: str, option: str) -> list[Subject]:
    code = _SUBJECT_CODES[word]
    _refuse_unknown(word, said, option, SUBJECT_KINDS)
    first, *others = items(said) or [""]
    if not first:
        raise InputError(f"{option}“{word}=”后面没有写数", "请写数目，或逐个写名称")
    if number := _number(word, first, option):  # a number is whole: what follows it is no name of that kind
        return [Subject(code, None, number), *(_plain(item, option) for item in others)]
    return [_plain(name, option)._replace(code=code) for name in (first, *others)]


def _plain(item: str, option: str) -> Subject:
    if "=" in item or "＝" in item:
        raise InputError(f"{option}“{item[:40]}”里有不认识的对象", _choices(SUBJECT_KINDS))
    if re.fullmatch(_COUNT, item):
        raise InputError(f"{option}“{item[:40]}”只有数目", f"请写成 对象=数，如 人大代表={item[:5]}")
    return Subject(None, item)


def _refuse_unknown(word: str, said: str, option: str, kinds: Mapping[str, str]) -> None:
    if "=" in said or "＝" in said:
        raise InputError(f"{option}“{word}={said[:40]}”里有不认识的对象", _choices(kinds))


def _number(word: str, said: str, option: str) -> int | None:
    """How many, where a number and no names were written."""
    count = re.fullmatch(_COUNT, said)
    if count is None:
        return None
    number = int(count[1][:9])
    if not 1 <= number <= _MOST:
        raise InputError(f"{option}“{word}={said[:40]}”的数不对", f"请写 1 到 {_MOST}")
    return number


def _choices(kinds: Mapping[str, str]) -> str:
    return f"请写成 对象=数 或 对象=名称、名称，对象可选：{'，'.join(kinds.values())}"


def written(listed: list[Reviewed]) -> str:
    """The text that reads back as this."""
    return "；".join(f"{REVIEWED[one.code]}={one.names or one.number}" for one in listed)
