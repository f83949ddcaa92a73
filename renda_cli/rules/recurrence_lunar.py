"""A rule for reception days by the lunar calendar, from its words to its one form and what it names."""

import re

from renda_cli.errors import InputError
from renda_cli.rules import lunar
from renda_cli.rules.falling import LAST, ByLunarMonth, Read
from renda_cli.rules.recurrence_numbers import LAST_WORDS, UnreadableError, late, month_of, number_of, pairs, several
from renda_cli.rules.words import in_chinese, without_repeats


def read(text: str) -> Read:
    """What stands after 农历: days of every month (初一、十五), market days (三六九, 逢五) or days of the year (正月十六).

    Raises InputError for days that no month has, UnreadableError for other words.
    """
    text = re.sub("^每?月", "", text)
    if re.fullmatch("[一二三四五六七八九]{2,}日?|每?逢.+", text):
        return _market_days(text.removeprefix("每").removesuffix("日"))
    if "月" in text:
        return _yearly(text.removeprefix("每年"))
    found = _numbers(text)
    written = without_repeats([_day(number) for number in found], "日子")
    return "农历每月" + "、".join(written), (ByLunarMonth(tuple(found)),), _of_small_months(found)


def _market_days(text: str) -> Read:
    """The days that end in some digits, as markets are held: 三六九 are nine days, 逢五 three."""
    digits: list[int] = []
    for part in re.split("、逢?|逢", text.removeprefix("逢")):
        if not re.fullmatch("[一二三四五六七八九1-9]+|十|10", part):  # 逢十五 could be two digits or the fifteenth
            raise UnreadableError
        digits += [10] if part in ("十", "10") else [number_of(sign) for sign in part]
    digits.sort()
    written = without_repeats([in_chinese(digit) for digit in digits], "逢几")
    words = "农历逢" + "、".join(written) if 10 in digits or len(digits) == 1 else "农历" + "".join(written)
    numbers = sorted(tens + digit for tens in (0, 10, 20) for digit in digits)
    return words, (ByLunarMonth(tuple(numbers)),), _of_small_months(numbers)


def _yearly(text: str) -> Read:
    found = sorted(pairs(text, _month, _numbers), key=lambda one: (one[0], late(one[1])))
    written = without_repeats([f"{lunar.MONTHS[month - 1]}{_day(number)}" for month, number in found], "日子")
    falling = tuple(ByLunarMonth((number,), month) for month, number in found)
    return "农历" + "、".join(written), falling, ("闰月不算", *_of_small_months([number for _, number in found]))


def _of_small_months(numbers: list[int]) -> tuple[str, ...]:
    return ("没有三十的小月跳过",) if 30 in numbers else ()


def _numbers(text: str) -> list[int]:
    """The days of a list by the lunar calendar (初一、十五, 16日). A bare 三 could be the third or three days, and is refused."""
    bare = not text.endswith("日")
    return several(text, lambda end: _number(end.removesuffix("日"), bare))


def _number(text: str, bare: bool) -> int:
    if text in LAST_WORDS:
        return LAST
    number = lunar.DAYS.index(text) + 1 if text in lunar.DAYS else number_of(text)
    if not 1 <= number <= 30:
        raise InputError(f"农历一个月最多三十天，没有“{text}”", "请写 初一 到 三十")
    if bare and len(text) == 1 and number < 10:
        digit = in_chinese(number)
        raise InputError(f"农历“{text}”有两种读法", f"请写 初{digit}，或 逢{digit}（初{digit}、十{digit}、廿{digit}）")
    return number


def _day(number: int) -> str:
    return "最后一日" if number == LAST else lunar.DAYS[number - 1]


def _month(text: str) -> int:
    if text.startswith("闰"):
        raise InputError("闰月不是每年都有，不能定作每年的接待日", "请写不带“闰”的月份")
    return lunar.MONTHS.index(f"{text}月") + 1 if f"{text}月" in lunar.MONTHS else month_of(text)
