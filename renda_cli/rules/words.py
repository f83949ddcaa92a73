"""Names, numbers and lists as offices write them, brought to one form."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from renda_cli.errors import InputError

LONGEST_TITLE = 200
LONGEST_PASSAGE = 5000
LONGEST_NAME = 60
_NAME_MARKS = set("·•‧.-—（）()&/")
_HAN = "[㐀-鿿〇\U00020000-\U000323af]"
_MIDDLE_DOTS = f"(?<={_HAN})[•・･‧∙⋅．.](?={_HAN})"
_INVISIBLE = frozenset("\u115f\u1160\u3164\uffa0")  # fillers that count as letters
_SESSION_IN_WORDS = (
    r"第?([一二三四五六七八九十百零]+)届(?:人大|人民代表大会)?第?([一二三四五六七八九十百零]+)次(?:会议)?"
)
_SESSION = r"(?a:0*([1-9]\d{0,2})-0*([1-9]\d{0,2}))"


def title(text: str, what: str = "标题") -> str:
    """`text` on one line, trimmed. Raises InputError when it is empty, too long or holds control characters."""
    text = unicodedata.normalize("NFC", text).strip()
    if not text:
        raise InputError(f"{what}不能为空", f"请写上{what}")
    if len(text) > LONGEST_TITLE:
        raise InputError(f"{what}有 {len(text)} 字，太长", f"请压缩到 {LONGEST_TITLE} 字以内")
    return _without_controls(text, what)


def note(text: str | None, what: str) -> str | None:
    """A free text, or None when nothing was written. Raises InputError like `title`."""
    return title(text, what) if text and text.strip() else None


def passage(text: str, what: str) -> str:
    """What somebody said or wrote, as it is, with its line breaks; only blanks around it go.

    Raises InputError when it is empty, too long or holds control characters.
    """
    lines = [_without_controls(line, what) for line in text.strip().replace("\r\n", "\n").split("\n")]
    whole = unicodedata.normalize("NFC", "\n".join(lines))
    if not whole:
        raise InputError(f"{what}不能为空", f"请写上{what}")
    if len(whole) > LONGEST_PASSAGE:
        raise InputError(f"{what}有 {len(whole)} 字，太长", f"请写 {LONGEST_PASSAGE} 字以内，其余的另存文件")
    return whole


def name(text: str, what: str) -> str:
    """A person's or a unit's name: without the padding of short ones (`王　强`), the dot of long ones as `·`.

    Raises InputError for an empty or long name and for signs that no name has, `[red]` among them.
    """
    if len(text) > 4 * LONGEST_NAME:  # before anything is searched in it
        raise InputError(f"{what}有 {len(text)} 字，太长", f"请写 {LONGEST_NAME} 字以内")
    text = _without_padding(_without_controls(unicodedata.normalize("NFC", text).strip(), what))
    text = re.sub(_MIDDLE_DOTS, "·", text)
    if not text:
        raise InputError(f"{what}不能为空", f"请写上{what}")
    if len(text) > LONGEST_NAME:
        raise InputError(f"{what}有 {len(text)} 字，太长", f"请写 {LONGEST_NAME} 字以内")
    for sign in text:
        if sign not in _NAME_MARKS and sign != " " and unicodedata.category(sign)[0] not in "LMN":
            raise InputError(f"{what}“{text}”里有不该有的符号“{sign}”", "请只写文字")
    if not any(sign.isalpha() for sign in text):
        raise InputError(f"{what}“{text}”里没有文字", f"请写完整的{what}")
    return text


def is_han(text: str) -> bool:
    """Whether `text` is of Chinese characters only, rare ones beyond the BMP (𬭎) among them."""
    return re.fullmatch(f"{_HAN}+", text) is not None


def _without_padding(text: str) -> str:
    """`text` without the blanks beside wide signs; between narrow words (`José María`) one stays."""
    first, *others = text.split() or [""]
    for part in others:
        gap = "" if _is_wide(first[-1]) or _is_wide(part[0]) else " "
        first = f"{first}{gap}{part}"
    return first


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in "WF"


def _without_controls(text: str, what: str) -> str:
    if text.isprintable() and _INVISIBLE.isdisjoint(text):
        return text
    for sign in text:
        if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") or sign in _INVISIBLE:
            raise InputError(f"{what}里有看不见的控制字符（U+{ord(sign):04X}）", "请重新打一遍，不要粘贴")
    return text


def number(text: str) -> str:
    """A proposal's number in its one form: `第16号`, `16` and `０16` are `16`; `闭3`, `2026-016` stay.

    Raises InputError when nothing or more than 20 signs are left, or when it holds `/`, `,` or a space.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    core = plain.removeprefix("第").removesuffix("号").strip()
    if core.isascii() and core.isdigit():
        core = core.lstrip("0") or "0"
    if not core or len(core) > 20 or any(sign in "/,、;" or sign.isspace() or not sign.isprintable() for sign in core):
        raise InputError(f"编号“{text[:40]}”不对", "请写 16、第16号、闭3 这样的短编号")
    return core


def session_number(text: str) -> str:
    """`5-3` from `5-3`, `05-03` or `五届三次`. Raises InputError."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if match := re.fullmatch(_SESSION, plain):
        return f"{int(match[1])}-{int(match[2])}"
    if match := re.fullmatch(_SESSION_IN_WORDS, plain):
        numbers = {in_chinese(number): number for number in range(1, 1000)}
        if match[1] in numbers and match[2] in numbers:
            return f"{numbers[match[1]]}-{numbers[match[2]]}"
    raise InputError(f"届次“{text[:40]}”不对", "请写“届-次”，如五届三次写 5-3")


def in_chinese(count: int) -> str:
    """1 to 999 as congresses count: 5 → 五, 12 → 十二, 20 → 二十, 105 → 一百零五."""
    digits = "零一二三四五六七八九"
    hundreds, tens, ones = count // 100, count // 10 % 10, count % 10
    written = f"{digits[hundreds]}百" if hundreds else ""
    if tens:
        written += ("" if tens == 1 and not hundreds else digits[tens]) + "十"
    elif hundreds and ones:
        written += "零"
    return written + (digits[ones] if ones else "")


def session_title(number: str) -> tuple[str, str]:
    """`5-3` as papers cite it: (第五届人民代表大会, 第三次会议)."""
    congress, sitting = (in_chinese(int(part)) for part in number.split("-"))
    return f"第{congress}届人民代表大会", f"第{sitting}次会议"


def among(word: str, allowed: Sequence[str], option: str) -> str:
    """`word` as it is. Raises InputError, naming `option` and the choices, when it is none of those allowed."""
    if word not in allowed:
        raise InputError(f"{option} 没有“{word}”这一种", f"可选：{'、'.join(allowed)}")
    return word


def code(text: str, known: Mapping[str, str], option: str) -> str:
    """The code that a word stands for (`known` code → word), or the code itself. Raises InputError, naming `option` and the words."""
    found = {word: code for code, word in known.items()}.get(text.strip(), text.strip())
    if found not in known:
        raise InputError(f"{option} 没有“{text}”", f"可选：{'、'.join(known.values())}")
    return found


def states(texts: Iterable[str], known: Mapping[str, str]) -> list[str]:
    """The codes of the states that a filter lists by word or code (`known` code → word). Raises InputError with the words."""
    by_word = {word: state for state, word in known.items()}
    typed = list(texts)
    found = [by_word.get(text, text) for text in parts(typed)]
    if typed and not found:
        raise InputError("没有写状态", f"可选：{'、'.join(known.values())}")
    for state in found:
        if state not in known:
            raise InputError(f"没有“{state}”这种状态", f"可选：{'、'.join(known.values())}")
    return found


def tally(codes: Sequence[str], known: Mapping[str, str]) -> str:
    """How often each code stands in a list, by its word (`known` code → word), in the order of `known`: `计划 2、已开展 5`."""
    return "、".join(f"{word} {codes.count(code)}" for code, word in known.items() if code in codes)


def parts(values: Iterable[str] | None) -> list[str]:
    """The items of a repeated option, each of which may be a list separated by `,` `，` `、` `;` or `；`."""
    return [item.strip() for value in values or () for item in re.split(r"[,，、;；]", value) if item.strip()]


def opening(text: str, most: int = 40) -> str:
    """The beginning of a text on one line, by which it is known in a sentence; `……` stands for the rest."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most]}……"


def without_repeats(items: list[str], what: str) -> list[str]:
    """`items` as they are. Raises InputError when one stands there twice."""
    for index, item in enumerate(items):
        if item in items[:index]:
            raise InputError(f"{what}“{item}”写了两遍", "请去掉一个")
    return items
