"""A rule for reception days, from the words that offices use to its one form and what it names.

Chinese and Arabic numbers are one, and so are 日 and 号, 星期, 周 and 礼拜. What can be read in two ways is refused.
"""

import re
import unicodedata
from datetime import date

from renda_cli.errors import InputError
from renda_cli.rules import days, recurrence_lunar
from renda_cli.rules.falling import LAST, ByMonth, Dates, Read
from renda_cli.rules.recurrence_numbers import LAST_WORDS, UnreadableError, late, month_of, number_of, pairs, several
from renda_cli.rules.words import in_chinese, without_repeats

EXAMPLES = "每月10日、每周三、每月第二个星期六、单月15日、每季度末月15日、每年11月8日、农历每月十六、农历三六九，或一列日期 2022-03-10、2022-06-10"
_LONGEST = 1000
_WEEKDAYS = "一二三四五六日"
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
    except UnreadableError:
        raise InputError(f"接待日的规定“{text.strip()[:40]}”看不懂", f"请写 {EXAMPLES}") from None


def _read(plain: str) -> Read:
    if re.match(r"\d{4}", plain):
        return _dates(plain)
    if plain.startswith("农历"):
        return recurrence_lunar.read(plain.removeprefix("农历"))
    if plain.startswith("每星期"):
        return _weekly(plain.removeprefix("每星期"))
    if plain.startswith("每年"):
        return _yearly(plain.removeprefix("每年"))
    for pattern, words, months in _MONTHS:
        if match := re.fullmatch(f"{pattern}(.+)", plain):
            return _monthly(words, months, match[1])
    raise UnreadableError


def _dates(plain: str) -> Read:
    """A list of dates; one without a year is of the year before it (2022年3月10日、6月10日)."""
    found: list[date] = []
    for part in plain.split("、"):
        year = f"{found[-1].year}年" if found and re.fullmatch(r"\d{1,2}月\d{1,2}日", part) else ""
        if not re.match(r"\d{4}", year + part):  # 昨天 and +10d are no rule
            raise UnreadableError
        found.append(days.day(year + part, date.max))
    found.sort()
    written = without_repeats([day.isoformat() for day in found], "日期")
    return "、".join(written), (Dates(tuple(found)),), ()


def _weekly(text: str) -> Read:
    found = several(text, lambda end: _weekday(end.removeprefix("星期")))
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
        raise UnreadableError
    weekday = _weekday(day)
    found = sorted((_place(one, day) for one in which.split("、")), key=late)
    written = without_repeats(["最后一个" if one == LAST else f"第{in_chinese(one)}个" for one in found], "日子")
    remarks = (f"没有第五个星期{_WEEKDAYS[weekday]}的月份跳过",) if 5 in found else ()
    falling = ByMonth(months, weekdays=tuple((weekday, one) for one in found))
    return f"{words}{'、'.join(written)}星期{_WEEKDAYS[weekday]}", (falling,), remarks


def _place(text: str, weekday: str) -> int:
    """Which weekday of the month: 第二个 → 2, 最后一个 → LAST."""
    plain = text.removeprefix("第").removesuffix("个")
    found = LAST if plain == "最后一" else number_of(plain)
    if found != LAST and not 1 <= found <= 5:
        raise InputError(f"一个月里没有第{plain}个星期{weekday}", "请写 第一个 到 第五个，或 最后一个")
    return found


def _yearly(text: str) -> Read:
    """Days of the year: 3月10日、9月10日, or 11月第二个星期六."""
    if match := re.fullmatch("([^、]+?)月(.*星期.)", text):
        month = month_of(match[1])
        return _by_weekday(f"每年{month}月", (month,), match[2])
    found = sorted(pairs(text, month_of, lambda day: _numbers(day, 31)), key=lambda one: (one[0], late(one[1])))
    for month, number in found:
        if number > _MOST_DAYS[month - 1]:
            raise InputError(f"{month}月没有{number}日，这样的规定没有一天", "请核对月份和日子")
    written = without_repeats([f"{month}月{_day(number)}" for month, number in found], "日子")
    remarks = ("没有2月29日的年份跳过",) if (2, 29) in found else ()
    return "每年" + "、".join(written), tuple(ByMonth((month,), (number,)) for month, number in found), remarks


def _numbers(text: str, most: int) -> list[int]:
    """The days of a list (9、19日, 10日至12日, 最后一日)."""
    if not text.endswith(("日", "底", "末")):
        raise UnreadableError
    return several(text, lambda end: _checked(end.removesuffix("日"), most))


def _checked(text: str, most: int) -> int:
    if text in LAST_WORDS:
        return LAST
    if not 1 <= (number := number_of(text)) <= most:
        raise InputError(f"没有哪个月有{text}日", f"请写 1日 到 {most}日，或 最后一日")
    return number


def _day(number: int) -> str:
    return "最后一日" if number == LAST else f"{number}日"


def _weekday(sign: str) -> int:
    """0 for 一 or 1 … 6 for 日 or 7."""
    place = (_WEEKDAYS + "1234567").find(sign) if len(sign) == 1 else -1
    if place < 0:
        raise UnreadableError
    return place % 7
