"""Days and spans as a clerk writes them, read strictly: what is not certain is refused, never guessed."""

import re
from datetime import date, timedelta

from renda_cli.errors import InputError

EXAMPLES = "2022-01-06、2022.1.6、20220106、2022年1月6日、今天、昨天、+10d"
_WRITTEN = (  # patterns are compiled when a day is read: most commands read none
    r"(?a:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{4})\.(\d{1,2})\.(\d{1,2})|(\d{4})/(\d{1,2})/(\d{1,2})"
    r"|(\d{4})(\d{2})(\d{2})|(\d{4})年(\d{1,2})月(\d{1,2})日)"
)
_RELATIVE = r"(?a:([+-])(\d{1,4})d)"
_SPAN = r"(?a:(\d{1,4})\s*(?:d|天|日)?)"
_BORN = r"(?a:(\d{4})[-.年](\d{1,2})月?)"
_MONTH = r"(?a:(\d{4})[-./](\d{1,2})|(\d{4})(\d{2})|(\d{4})年(\d{1,2})月)"
_WORDS = {"今天": 0, "昨天": -1, "前天": -2, "明天": 1, "today": 0, "yesterday": -1}


def day(text: str, today: date, option: str = "日期") -> date:
    """The day that `text` names, seen from `today`.

    Raises InputError, naming `option`, for anything but a written-out date that exists, a word or `+10d`.
    """
    text = text.strip()
    if text in _WORDS:
        return today + timedelta(days=_WORDS[text])
    if relative := re.fullmatch(_RELATIVE, text):
        return today + timedelta(days=int(relative[1] + relative[2]))
    written = re.fullmatch(_WRITTEN, text)
    if written is None:
        raise InputError(f"{option}“{text}”看不懂", f"请按这样写：{EXAMPLES}")
    year, month, number = (int(part) for part in written.groups() if part is not None)
    return _existing(year, month, number, f"{option}“{text}”")


def _existing(year: int, month: int, number: int, what: str) -> date:
    if not 1900 <= year <= 2199:
        raise InputError(f"{what}的年份不对", "请写四位年份，如 2022-01-06")
    try:
        return date(year, month, number)
    except ValueError:
        raise InputError(f"{what}不存在", "请核对月份和日子") from None


def span(text: str, option: str) -> int:
    """A number of days from `7d`, `7天` or `7`. Raises InputError."""
    if match := re.fullmatch(_SPAN, text.strip()):
        return int(match[1])
    raise InputError(f"{option}“{text}”看不懂", "请写天数，如 7d")


def born(text: str, today: date) -> str:
    """Year and month of birth (`1980-05`), or the whole day, in ISO form. Raises InputError."""
    text = text.strip()
    if match := re.fullmatch(_BORN, text):
        found = _existing(int(match[1]), int(match[2]), 1, f"出生年月“{text}”")
        written = f"{found:%Y-%m}"
    else:
        found = day(text, today, "出生年月")
        written = found.isoformat()
    if found > today:
        raise InputError(f"出生年月“{text}”在今天之后", "请核对年份")
    return written


def month(text: str, option: str = "--month") -> tuple[date, date]:
    """The first and the last day of `2022-10`, `2022.10`, `202210` or `2022年10月`. Raises InputError, naming `option`."""
    written = re.fullmatch(_MONTH, text.strip())
    if written is None:
        raise InputError(f"{option}“{text[:20]}”看不懂", "请写年和月，如 2022-10")
    year, number = (int(part) for part in written.groups() if part is not None)
    first = _existing(year, number, 1, f"{option}“{text[:20]}”")
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def year(text: str | int) -> int:
    """A four-digit year. Raises InputError."""
    digits = str(text).strip().removesuffix("年")
    if not (len(digits) == 4 and digits.isascii() and digits.isdigit() and 1900 <= int(digits) <= 2199):
        raise InputError(f"年份“{str(text)[:20]}”不对", "请写四位年份，如 2022")
    return int(digits)


def years(text: str | int) -> tuple[int, int]:
    """The first and the last year of `2022` or of a span (`2018-2022`, `2018至2022年`). Raises InputError."""
    parts = re.split(r"\s*(?:-|－|—+|–|~|～|至|到)\s*", str(text).strip())
    if len(parts) > 2 or not all(parts):
        raise InputError(f"年份“{str(text)[:20]}”不对", "请写四位年份，如 2022，或起止年份，如 2018-2022")
    first, last = year(parts[0]), year(parts[-1])
    if first > last:
        raise InputError(f"年份“{str(text)[:20]}”前后颠倒", f"请写 {last}-{first}")
    return first, last


def period(span: tuple[int, int]) -> str:
    """A span of years in words: 2022年, 2018至2022年."""
    return f"{span[0]}年" if span[0] == span[1] else f"{span[0]}至{span[1]}年"


def weekday(day: date) -> str:
    """星期一 to 星期日."""
    return f"星期{'一二三四五六日'[day.weekday()]}"


def months(first: str, last: str) -> list[str]:
    """The months (`2022-01`) from one day or month to another (ISO)."""
    begin, end = (12 * int(day[:4]) + int(day[5:7]) - 1 for day in (first, last))
    return [f"{at // 12}-{at % 12 + 1:02}" for at in range(begin, end + 1)]


def month_words(month: str) -> str:
    """A month (`2022-01`) in words: 2022年1月."""
    return f"{month[:4]}年{int(month[5:])}月"


def day_words(day: str) -> str:
    """A day (ISO) in words, without its year: 1月2日."""
    return f"{int(day[5:7])}月{int(day[8:])}日"
