"""What offices write in spreadsheet cells, read strictly: what is not certain is refused, never guessed."""

import re
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import product

from renda_cli.errors import InputError
from renda_cli.rules import days, words

_compiled = cache(re.compile)  # when a cell needs it: most commands read none
_ZEROS = "〇○◯Oo0零"
_DIGITS = "零一二三四五六七八九"
_SERIAL_START = date(1899, 12, 30)  # spreadsheets count from here, with their 29 February 1900
_SERIALS = range(20_000, 80_001)  # 1954 to 2119; other numbers of five digits are no days
_WEEKDAY = r"[\s(,]*(?:星期|周|礼拜)([一二三四五六日天])\)?"
_CLOCK = r"(?:\s+|T)(?a:(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?)$"
_CHINESE_DAY = r"(.{4})年(.{1,3})月(.{1,3})日"
_UNFINISHED = (
    (r".*\d.*[、,;~～至到和\n].*", "不止一个日期", "一格请只写一个日期"),
    (r"\d{4}(?:[-./年]\d{1,2}月?份?|\d{2})", "没有写到日", "请写全年月日，如 2018-06-04"),
    (
        r"\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?|\d{1,2}[-./]\d{1,2}[-./]\d{2}",
        "年份只有两位",
        "请写四位年份，如 2018-06-04",
    ),
    (r"\d{1,2}[-./月]\d{1,2}日?", "没有写年份", "请写全年月日，如 2018-06-04"),
)
_NUMBERED = r"(?:建议|议案)?第?\s*([^第号]+?)\s*(?:号(?:代表)?(?:建议|议案|批评|意见|[、和])*)?"
_IN_BRACKETS = r"[\[(【〔]\s*([^\[\]()【】〔〕]+?)\s*[\])】〕]号?"
_OF_SESSION = r"(.*届.*次(?:会议)?)(?!会议)(.+)|(\d{1,3}-\d{1,3})/(.+)"
_NO_NUMBER = r"(?a:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}-\d{1,2}-\d+|.*届.*次(?:会议)?)"  # a day, who knows, a session alone
_SESSION_IN_DIGITS = r"第?(\d{1,3})届(?:人大|人民代表大会)?第?(\d{1,3})次(?:会议)?"
_YES = frozenset((
    "是", "有", "对", "已", "真", "√", "✓", "✔", "☑", "y", "yes", "t", "true", "1", "1.0", "已见面", "已联系", "已沟通", "已面商",
))  # fmt: skip
_NO = frozenset((
    "否", "无", "没有", "不是", "未", "假", "×", "✗", "✘", "✕", "☐", "□", "n", "no", "f", "false", "0", "0.0", "未见面", "未联系", "未沟通", "未面商",
))  # fmt: skip
_LONGEST = 200  # signs of a day, a phone, a number; patterns are not tried on more: that takes the square of the length
_GENDERS = {"男": "男", "女": "女", "男性": "男", "女性": "女"}


def day(text: str, today: date) -> date:
    """The one day that a cell names: all that `days.day` reads, dates of spreadsheets and Chinese numerals.

    A clock and a weekday after the day are allowed (the weekday must be right), so are serial numbers of spreadsheets
    (20000 to 80000). Raises InputError for anything less than one whole day that exists.
    """
    return _iso(text) or _day(text, today, "日期")


def _iso(text: str) -> date | None:
    """What nearly all cells hold, without a pattern."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if 1900 <= found.year <= 2199 else None


@lru_cache(maxsize=4096)
def _day(text: str, today: date, option: str) -> date:
    _not_endless(text, option)
    plain, weekday = _without_weekday(halfwidth(text))
    plain = _tight(_compiled(_CLOCK).sub("", plain))
    written = _from_serial(plain) or _from_chinese(plain) or plain
    for pattern, what, how in _UNFINISHED:
        if _compiled(pattern, re.ASCII | re.DOTALL).fullmatch(written):
            raise InputError(f"{option}“{text.strip()[:40]}”{what}", how)
    found = days.day(written, today, option)
    if weekday and "一二三四五六日".index(weekday) != found.weekday():
        right = "一二三四五六日"[found.weekday()]
        raise InputError(f"{option}“{text.strip()[:40]}”的星期不对，那天是星期{right}", "请核对日期")
    return found


def _not_endless(text: str, what: str) -> None:
    if len(text) > _LONGEST:
        raise InputError(f"{what}“{text.strip()[:40]}”有 {len(text)} 字，太长", "请核对这一格的内容")


@cache
def _wide_signs() -> dict[int, str]:
    return {0x3000: " ", 0xA0: " ", **{0xFF01 + place: chr(0x21 + place) for place in range(94)}}


def halfwidth(text: str) -> str:
    """`text` trimmed, its full-width letters, digits, brackets and blanks made narrow; nothing else is changed."""
    return (text if text.isascii() else text.translate(_wide_signs())).strip()


def _without_weekday(text: str) -> tuple[str, str]:
    match = _compiled(_WEEKDAY).search(text)
    if match is None or match.end() != len(text):
        return text, ""
    return text[: match.start()].strip(), match[1].replace("天", "日")


def _tight(text: str) -> str:
    """The day without the blanks beside its signs; a blank between two digits stays, and is refused."""
    text = _compiled(r"\s*([-./年月日号])\s*").sub(r"\1", text).replace("年元月", "年1月")
    return f"{text[:-1]}日" if text.endswith("号") and "月" in text else text


def _from_serial(text: str) -> str | None:
    match = _compiled(r"(?a:(\d{5}|\d{8})(?:\.0+)?)").fullmatch(text)
    if match is None or len(match[1]) == 8:
        return match[1] if match else None
    serial = int(match[1])
    return (_SERIAL_START + timedelta(days=serial)).isoformat() if serial in _SERIALS else None


def _from_chinese(text: str) -> str | None:
    match = _compiled(_CHINESE_DAY).fullmatch(text)
    if match is None:
        return None
    year, month, number = _year(match[1]), _part(match[2]), _part(match[3])
    return f"{year}-{month}-{number}" if year and month and number else None


def _year(text: str) -> str | None:
    if text.isascii() and text.isdigit():
        return text
    digits = ["0" if sign in _ZEROS else str(_DIGITS.find(sign)) for sign in text]
    return None if "-1" in digits else "".join(digits)


def _part(text: str) -> int | None:
    """A month or a number of a day, in digits or as `三`, `〇三`, `十三`, `廿三`, `卅一`."""
    return int(text) if text.isascii() and text.isdigit() else _small_numbers().get(text)


@cache
def _small_numbers() -> dict[str, int]:
    found = {words.in_chinese(number): number for number in range(1, 32)}
    found |= {f"{zero}{_DIGITS[number]}": number for zero, number in product(_ZEROS, range(1, 10))}
    found |= {f"廿{_DIGITS[ones] if ones else ''}": 20 + ones for ones in range(10)}
    return found | {"卅": 30, "卅一": 31}


@cache
def numerals() -> dict[str, int]:
    """The Chinese numerals from 一 to 九百九十九, and 两."""
    return {"两": 2, **{words.in_chinese(number): number for number in range(1, 1000)}}


@lru_cache(maxsize=4096)
def born(text: str, today: date) -> str:
    """Year and month of birth (`1980-05`), or the whole day, in ISO form.

    Raises InputError, also for `1980.1`: spreadsheets make it of 1980.10 as well.
    """
    _not_endless(text, "出生年月")
    plain = _tight(halfwidth(text)).removesuffix("生").removesuffix("出")
    if _compiled(r"(?a:\d{4}\.1)").fullmatch(plain):
        raise InputError(f"出生年月“{plain}”分不清是 1 月还是 10 月", f"请写 {plain[:4]}-01 或 {plain[:4]}-10")
    if match := _compiled(r"(?a:(\d{4})[-./年]?(\d{2})|(\d{4})[-./年](\d)月?|(\d{4})年(\d{2})月)").fullmatch(plain):
        year, month = (part for part in match.groups() if part)
        return days.born(f"{year}-{month}", today)
    return days.born((_iso(plain) or _day(plain, today, "出生年月")).isoformat(), today)


def yes(text: str) -> bool:
    """是 or 否 as offices write and tick them: 是 有 √ Y 1, 否 无 × N 0 and the like. Raises InputError."""
    word = halfwidth(text).lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise InputError(f"“{text.strip()[:40]}”看不出是还是否", "请写“是”或“否”")


def gender(text: str) -> str:
    """男 or 女. Raises InputError."""
    if found := _GENDERS.get(text.strip()):
        return found
    raise InputError(f"性别“{text.strip()[:40]}”不对", "请写“男”或“女”")


def phone(text: str) -> str:
    """One phone number of digits, `-`, `+` and blanks; empty when there is none or when it is masked.

    Exports hide the middle of a number (`138****0000`). Such a cell says nothing about the number, so it is read as
    empty and whoever imports it leaves the number that is known. Raises InputError for several numbers in one cell.
    """
    _not_endless(text, "电话")
    plain = halfwidth(text)
    if _compiled(r"(?a:[-+ \d*]*\*\*[-+ \d*]*)").fullmatch(plain):
        return ""
    plain = _compiled(r"(?a:^\((\d{3,4})\)[- ]*)").sub(r"\1-", plain)
    plain = _compiled(r"(?a:(\d{5,})\.0+)").sub(r"\1", plain)
    if len(_compiled(r"(?a:\d[-\d]{6,})").findall(plain)) > 1:
        raise InputError(f"电话“{plain[:40]}”不止一个", "请只写一个号码")
    if plain and not _compiled(r"(?a:[-+ \d]{5,20})").fullmatch(plain):
        raise InputError(f"电话“{plain[:40]}”不对", "请只写数字，如 138-0000-0000；表格里请把这一列设成文本")
    return plain


def number(text: str) -> tuple[str | None, str]:
    """A proposal's number as (session or None, number): `5-3/16` and `五届三次第16号` are ("5-3", "16").

    Brackets, zeros in front, `号建议` and Chinese numerals are taken off or read; the rest is as `words.number` has it.
    Raises InputError.
    """
    if text.isascii() and text.isdigit() and len(text) <= 20:
        return None, text.lstrip("0") or "0"
    _not_endless(text, "编号")
    plain = halfwidth(text)
    if match := _compiled(_OF_SESSION).fullmatch(plain):
        session, rest = (part for part in match.groups() if part)
        return _session(session), _bare_number(rest.strip(), text)
    return None, _bare_number(plain, text)


@lru_cache(maxsize=256)
def _session(text: str) -> str:
    match = _compiled(_SESSION_IN_DIGITS, re.ASCII).fullmatch(text)
    return words.session_number(f"{match[1]}-{match[2]}" if match else text)


def _bare_number(plain: str, text: str) -> str:
    if match := _compiled(_IN_BRACKETS).fullmatch(plain):
        plain = match[1]
    if _compiled(_NO_NUMBER).fullmatch(plain):
        raise InputError(f"编号“{text.strip()[:40]}”看不出哪一段是编号", "请写 5-3/16 或 16；表格里请把这一列设成文本")
    core = match[1] if (match := _compiled(_NUMBERED).fullmatch(plain)) else plain
    core = _compiled(r"(?a:(\d+)\.0+)").sub(r"\1", core)
    return words.number(str(numerals().get(core, core)))
