"""What offices write on sign-in sheets: marks of who came, and headings that name a half day."""

import re
from functools import cache
from typing import NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules.cells import halfwidth
from renda_cli.rules.vocabulary import ATTENDANCE_STATES

_compiled = cache(re.compile)
_OTHER_WORDS = {
    "present": "到 已到 到会 实到 参加 出勤 签到 已签到 已签 √ ✓ ✔ ☑ 是 有 1 y yes true",
    "leave": "假 准假 已请假 请假已准 已准假 病假 事假 公假 产假 婚假 丧假 公出 出差",
    "refused": "未准 未准假 请假不准 请假未批准 未批准",
    "absent": "缺 未到 未到会 未参加 未请假 旷会 无故缺席 × ✗ ✘ ✕ x 否 无 0 n no false",
}
_LEAVES = frozenset(("病假", "事假", "公假", "产假", "婚假", "丧假", "公出", "出差"))
_REMARK = r"([^()]+?)\s*\(([^()]+)\)"
_CLOCK = r"(?a:(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)"  # the time of signing in
_PARTS = {"上午": "上午", "早上": "上午", "下午": "下午", "晚上": "晚上", "晚": "晚上", "全程": "全程", "全天": "全程"}
_YEARLESS = r"(?a:(\d{1,2})月(\d{1,2})[日号]?)"  # 5-1 is a session
_DAY = r"(?a:(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]?|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{8})"
_HALF = (
    rf"({_DAY})?\s*(?:\(?(?:星期|周)[一二三四五六日天]\)?)?\s*\(?({'|'.join(_PARTS)})?\)?(?:会议|签到|到会|出席|情况)*"
)
_LONGEST = 60


class Mark(NamedTuple):
    """How somebody attended (a code of ATTENDANCE_STATES), and what the cell adds to it."""

    state: str
    note: str | None = None


@cache
def _states() -> dict[str, str]:
    found = {word: state for state, words in _OTHER_WORDS.items() for word in words.split()}
    return found | {word: state for state, word in ATTENDANCE_STATES.items()}


def mark(text: str) -> Mark:
    """A cell that says how somebody attended: a word, a tick, the time of signing in, `请假（因病）`.

    Raises InputError for anything else, 迟到 and 列席 among it.
    """
    plain = halfwidth(text).lower()
    if len(plain) > _LONGEST:
        raise InputError(f"“{text.strip()[:40]}”看不出有没有到会", f"请写 {'、'.join(ATTENDANCE_STATES.values())}")
    word, note = (found[1], found[2]) if (found := _compiled(_REMARK).fullmatch(plain)) else (plain, None)
    if state := _states().get(word):
        return Mark(state, note or (word if word in _LEAVES else None))
    if _compiled(_CLOCK).fullmatch(plain):
        return Mark("present")
    if word in ("列席", "邀请列席"):
        raise InputError("列席的不计入到会", "请去掉这一行")
    raise InputError(
        f"“{text.strip()[:40]}”看不出有没有到会",
        f"请写 {'、'.join(ATTENDANCE_STATES.values())}；迟到、早退的写出席",
    )


def part(text: str) -> str:
    """The part of a day: 上午、下午、晚上、全程. Raises InputError."""
    if found := _PARTS.get(halfwidth(text)):
        return found
    raise InputError(f"“{text.strip()[:40]}”不是时段", f"可选：{'、'.join(dict.fromkeys(_PARTS.values()))}")


def half_day(heading: str) -> tuple[str, str] | None:
    """The day and the part of it that a heading names (`1月6日上午`, `2022-01-06 下午`, `上午`), either of which may be blank.

    None for any other heading.
    """
    plain = halfwidth(heading).replace("\n", " ")
    found = _compiled(_HALF).fullmatch(plain) if plain and len(plain) <= _LONGEST else None
    if found is None or not (found[1] or found[2]):
        return None
    return found[1] or "", _PARTS[found[2]] if found[2] else ""


def with_year(text: str, years: tuple[str, ...]) -> tuple[str, ...]:
    """A day of which the year may go without saying (`1月6日`), with each of some years; one that has a year as it is."""
    plain = halfwidth(text)
    if found := _compiled(_YEARLESS).fullmatch(plain):
        return tuple(f"{year}-{found[1]}-{found[2]}" for year in years)
    return (text,)
