"""A rule for reception days, from the words that offices use to its one form and what it names.

Chinese and Arabic numbers are one, and so are 日 and 号, 星期, 周 and 礼拜. What can be read in two ways is refused.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import cache

from renda_cli.errors import InputError
from renda_cli.rules import days, lunar
from renda_cli.rules.falling import LAST, ByLunarMonth, ByMonth, Dates, Falling
from renda_cli.rules.words import in_chinese, without_repeats

EXAMPLES = "每月10日、每周三、每月第二个星期六、单月15日、每季度末月15日、每年11月8日、农历每月十六、农历三六九，或一列日期 2022-03-10、2022-06-10"
Read = tuple[str, tuple[Falling, ...], tuple[str, ...]]  # the one form, what names the days, what must be said of it
_LONGEST = 1000
_WEEKDAYS = "一二三四五六日"
_LAST = ("最后一", "末", "底")
_ALIKE = (
    (r"\s+", ""), ("号", "日"), ("天", "日"), ("礼拜|周", "星期"), ("阴历|旧历|古历", "农历"), ("^(?:公历|阳历|新历)", ""), ("^每个", "每"),
    ("的", ""), ("月份", "月"), ("首个", "第一个"), ("以及|或者|[或和及与,;]", "、"),
)  # fmt: skip
_MONTHS = (
    ("每月", "每月", ()),
    ("(?:每逢|每个?|逢)?(?:单数?|奇数)月", "单月", (1, 3, 5, 7, 9, 11)),
    ("(?:每逢|每个?|逢)?(?:双数?|偶数)月", "双月", (2, 4, 6, 8, 10, 12)),
    ("每季度?(?:首|第[一1])个?月", "每季度首月", (1, 4, 7, 10)),
    ("每季度?第[二2]个?月", "每季度第二个月", (2, 5, 8, 11)),
    ("每季度?(?:末|最后一|第[三3])个?月", "每季度末月", (3, 6, 9, 12)),
)  # fmt: skip
_MOST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class _UnreadableError(Exception):
    """The words say no rule."""


def read(text: str) -> Read:
    """A rule in its one form, what names its days, and what must be said of it.

    Raises InputError for words that it does not know, for days that no month has, and for what never falls.
    """
    if len(text) > _LONGEST:
        raise InputError(f"接待日的规定有 {len(text)} 字，太长", f"请写 {EXAMPLES}")
    plain = unicodedata.normalize("NFKC", text)
    for pattern, word in _ALIKE:
        plain = re.sub(pattern, word, plain)
    try:
        return _read(plain.strip("、。"))
    except _UnreadableError:
        raise InputError(f"接待日的规定“{text.strip()[:40]}”看不懂", f"请写 {EXAMPLES}") from None


def _read(plain: str) -> Read:
    if re.match(r"\d{4}", plain):
        return _dates(plain)
    if plain.startswith("农历"):
        return _lunar(plain.removeprefix("农历"))
    if plain.startswith("每星期"):
        return _weekly(plain.removeprefix("每星期"))
    if plain.startswith("每年"):
        return _yearly(plain.removeprefix("每年"))
    for pattern, words, months in _MONTHS:
        if match := re.fullmatch(f"{pattern}(.+)", plain):
            return _monthly(words, months, match[1])
    raise _UnreadableError


def _dates(plain: str) -> Read:
    """A list of dates; one without a year is of the year before it (2022年3月10日、6月10日)."""
    found: list[date] = []
    for part in plain.split("、"):
        year = f"{found[-1].year}年" if found and re.fullmatch(r"\d{1,2}月\d{1,2}日", part) else ""
        if not re.match(r"\d{4}", year + part):  # 昨天 and +10d are no rule
            raise _UnreadableError
        found.append(days.day(year + part, date.max))
    found.sort()
    written = without_repeats([day.isoformat() for day in found], "日期")
    return "、".join(written), (Dates(tuple(found)),), ()


def _weekly(text: str) -> Read:
    found = _several(text, lambda end: _weekday(end.removeprefix("星期")))
    written = without_repeats([_WEEKDAYS[day] for day in found], "星期")
    return f"每周{'、'.join(written)}", (ByMonth(weekdays=tuple((day, 0) for day in found)),), ()


def _monthly(words: str, months: tuple[int, ...], text: str) -> Read:
    """Days of some months, by number (10日、20日) or by weekday (第二个星期六)."""
    if "星期" in text:
        return _by_weekday(words, months, text)
    found = _numbers(text, 31)
    written = without_repeats([_day(number) for number in found], "日子")
    shortest = min(28 if month == 2 else _MOST_DAYS[month - 1] for month in months or range(1, 13))
    remarks = tuple(f"没有{number}日的月份跳过" for number in found if number > shortest)
    return words + "、".join(written), (ByMonth(months, tuple(found)),), remarks


def _by_weekday(words: str, months: tuple[int, ...], text: str) -> Read:
    which, _, day = text.rpartition("星期")
    if not which.startswith(("第", "最后")):
        raise _UnreadableError
    weekday = _weekday(day)
    found = sorted((_place(one, day) for one in which.split("、")), key=_late)
    written = without_repeats(["最后一个" if one == LAST else f"第{in_chinese(one)}个" for one in found], "日子")
    remarks = (f"没有第五个星期{_WEEKDAYS[weekday]}的月份跳过",) if 5 in found else ()
    falling = ByMonth(months, weekdays=tuple((weekday, one) for one in found))
    return f"{words}{'、'.join(written)}星期{_WEEKDAYS[weekday]}", (falling,), remarks


def _place(text: str, weekday: str) -> int:
    """Which weekday of the month: 第二个 → 2, 最后一个 → LAST."""
    plain = text.removeprefix("第").removesuffix("个")
    found = LAST if plain == "最后一" else _number(plain)
    if found != LAST and not 1 <= found <= 5:
        raise InputError(f"一个月里没有第{plain}个星期{weekday}", "请写 第一个 到 第五个，或 最后一个")
    return found


def _yearly(text: str) -> Read:
    """Days of the year: 3月10日、9月10日, or 11月第二个星期六."""
    if match := re.fullmatch("([^、]+?)月(.*星期.)", text):
        month = _month(match[1])
        return _by_weekday(f"每年{month}月", (month,), match[2])
    found = sorted(_pairs(text, _month, lambda day: _numbers(day, 31)), key=lambda one: (one[0], _late(one[1])))
    for month, number in found:
        if number > _MOST_DAYS[month - 1]:
            raise InputError(f"{month}月没有{number}日，这样的规定没有一天", "请核对月份和日子")
    written = without_repeats([f"{month}月{_day(number)}" for month, number in found], "日子")
    remarks = ("没有2月29日的年份跳过",) if (2, 29) in found else ()
    return "每年" + "、".join(written), tuple(ByMonth((month,), (number,)) for month, number in found), remarks


def _lunar(text: str) -> Read:
    text = re.sub("^每(?=[月年逢])", "", text)
    text = text.removeprefix("年").removeprefix("月") if not text.startswith("月底") else text
    if re.fullmatch("[一二三四五六七八九]{2,}日?|逢.+", text):
        return _market_days(text.removesuffix("日"))
    if "月" in text:
        return _lunar_year(text)
    found = _lunar_numbers(text)
    written = without_repeats([_lunar_day(number) for number in found], "日子")
    return "农历每月" + "、".join(written), (ByLunarMonth(tuple(found)),), _of_small_months(found)


def _market_days(text: str) -> Read:
    """The days that end in some digits, as markets are held: 三六九 are nine days, 逢五 three."""
    digits: list[int] = []
    for part in filter(None, re.split("[逢、]", text)):
        if not re.fullmatch("[一二三四五六七八九1-9]+|十|10", part):  # 逢十五 could be two digits or the fifteenth
            raise _UnreadableError
        digits += [10] if part in ("十", "10") else [_number(sign) for sign in part]
    if not digits:
        raise _UnreadableError
    digits.sort()
    written = without_repeats([in_chinese(digit) for digit in digits], "逢几")
    words = "农历逢" + "、".join(written) if 10 in digits or len(digits) == 1 else "农历" + "".join(written)
    numbers = sorted(tens + digit for tens in (0, 10, 20) for digit in digits)
    return words, (ByLunarMonth(tuple(numbers)),), _of_small_months(numbers)


def _lunar_year(text: str) -> Read:
    found = sorted(_pairs(text, _lunar_month, _lunar_numbers), key=lambda one: (one[0], _late(one[1])))
    written = without_repeats([f"{lunar.MONTHS[month - 1]}{_lunar_day(number)}" for month, number in found], "日子")
    falling = tuple(ByLunarMonth((number,), month) for month, number in found)
    return "农历" + "、".join(written), falling, ("闰月不算", *_of_small_months([number for _, number in found]))


def _of_small_months(numbers: list[int]) -> tuple[str, ...]:
    return ("没有三十的小月跳过",) if 30 in numbers else ()


def _pairs(text: str, month_of: Callable[[str], int], days_of: Callable[[str], list[int]]) -> list[tuple[int, int]]:
    """Months and days of a list, one without a month being of the month before it: 3月10日、20日."""
    found: list[tuple[int, int]] = []
    for part in text.split("、"):
        before, sign, day = part.rpartition("月")
        if not sign and not found:
            raise _UnreadableError
        month = month_of(before) if sign else found[-1][0]
        found += [
            (month, number) for number in days_of(day if day.endswith("日") or not text.endswith("日") else f"{day}日")
        ]
    return found


def _several(text: str, one: Callable[[str], int]) -> list[int]:
    """The numbers of a list in their order, 1至5 being five of them, the last day at the end."""
    found: list[int] = []
    for part in text.split("、"):
        ends = [one(end) for end in re.split("至|到|~|-|—+|–", part)]
        if len(ends) > 2 or _late(ends[0]) > _late(ends[-1]) or (LAST in ends and len(ends) == 2):
            raise _UnreadableError
        found += range(ends[0], ends[-1] + 1)
    return sorted(found, key=_late)


def _late(number: int) -> int:
    """What puts the last day of a month after all others."""
    return 99 if number == LAST else number


def _numbers(text: str, most: int) -> list[int]:
    """The days of a list (9、19日, 10日至12日, 最后一日)."""
    if not text.endswith(("日", "底", "末")):
        raise _UnreadableError
    return _several(text, lambda end: _checked(end.removesuffix("日"), most))


def _checked(text: str, most: int) -> int:
    if text in _LAST:
        return LAST
    if not 1 <= (number := _number(text)) <= most:
        raise InputError(f"没有哪个月有{text}日", f"请写 1日 到 {most}日，或 最后一日")
    return number


def _lunar_numbers(text: str) -> list[int]:
    """The days of a list by the lunar calendar (初一、十五, 16日). A bare 三 could be the third or three days, and is refused."""
    bare = not text.endswith("日")
    return _several(text, lambda end: _lunar_number(end.removesuffix("日"), bare))


def _lunar_number(text: str, bare: bool) -> int:
    if text in _LAST:
        return LAST
    number = _number(text)
    if not 1 <= number <= 30:
        raise InputError(f"农历一个月最多三十天，没有“{text}”", "请写 初一 到 三十")
    if bare and len(text) == 1 and number < 10:
        digit = in_chinese(number)
        raise InputError(f"农历“{text}”有两种读法", f"请写 初{digit}，或 逢{digit}（初{digit}、十{digit}、廿{digit}）")
    return number


def _day(number: int) -> str:
    return "最后一日" if number == LAST else f"{number}日"


def _lunar_day(number: int) -> str:
    return "最后一日" if number == LAST else lunar.DAYS[number - 1]


def _month(text: str) -> int:
    if not 1 <= (number := _number(text)) <= 12:
        raise InputError(f"一年里没有{text}月", "请写 1月 到 12月")
    return number


def _lunar_month(text: str) -> int:
    if text.startswith("闰"):
        raise InputError("闰月不是每年都有，不能定作每年的接待日", "请写不带“闰”的月份")
    return lunar.MONTHS.index(f"{text}月") + 1 if f"{text}月" in lunar.MONTHS else _month(text)


def _weekday(sign: str) -> int:
    """0 for 一 or 1 … 6 for 日 or 7."""
    place = (_WEEKDAYS + "1234567").find(sign) if len(sign) == 1 else -1
    if place < 0:
        raise _UnreadableError
    return place % 7


def _number(text: str) -> int:
    """A number in digits or Chinese (十六, 廿六, 初六)."""
    if re.fullmatch(r"(?a:\d{1,3})", text):
        return int(text)
    if text not in _in_chinese():
        raise _UnreadableError
    return _in_chinese()[text]


@cache
def _in_chinese() -> dict[str, int]:
    ones = {in_chinese(number): number for number in range(1, 10)}
    tens = {f"{sign}{one}": start + number for sign, start in (("廿", 20), ("卅", 30)) for one, number in ones.items()}
    first = {f"初{in_chinese(number)}": number for number in range(1, 11)}
    return {in_chinese(number): number for number in range(1, 100)} | tens | first | {"廿": 20, "卅": 30}
