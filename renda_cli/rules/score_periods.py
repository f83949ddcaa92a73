"""The periods that points are given for: a quarter, a half-year, a year, two years, the term; as a clerk writes them."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from renda_cli.errors import InputError
from renda_cli.rules import days
from renda_cli.rules.vocabulary import SCORE_PERIODS

EXAMPLES = "2022、2022Q1（2022第一季度）、2022H1（2022上半年）、本季度、上季度、今年、去年"
_YEAR = r"(?a:(\d{4})(?:年度?|全年)?)"
_QUARTER = r"(?a:(\d{4})年?-?(?:Q([1-4])|第?([一二三四1-4])季度?))"
_HALF = r"(?a:(\d{4})年?-?(?:H([12])|([上下])半年))"
_NUMBERS = "零一二三四"
PARTS = {"quarter": ("Q1", "Q2", "Q3", "Q4"), "half": ("H1", "H2")}


@dataclass(frozen=True, slots=True)
class Period:
    """A period by its label (`2022`, `2022Q1`, `2022H2`), its first and last day, and how papers name it."""

    label: str
    first: date
    last: date
    words: str


def read(text: str, today: date) -> Period:
    """The year, quarter or half-year of the calendar that `text` names, in words (`本季度`) seen from `today`. Raises InputError.

    However it is written, its label is the same.
    """
    plain = _plain(text)
    found = _year(plain) or _quarter(plain) or _half(plain) or _relative(plain, today)
    if found is None:
        raise InputError(f"期间“{text.strip()[:20]}”看不懂", f"请按这样写：{EXAMPLES}")
    return found


def of(text: str, kind: str, *, starts: str = "01-01", term_start: date | None = None) -> Period:
    """The period of a scheme that counts by `kind` (a code of SCORE_PERIODS).

    Years that start on another day than `starts` 01-01 and two years are named by the year in which they end (2020: from
    2019-09-01 to 2020-08-31); the term runs from `term_start` to the end of the named year. Raises InputError, for a period of
    another kind too.
    """
    plain = _plain(text)
    found = {"quarter": _quarter, "half": _half}.get(kind, _year)(plain)
    if found is None:
        by = f"这个办法按{SCORE_PERIODS[kind]}计分"
        raise InputError(f"{by}，“{text.strip()[:20]}”不是这样的期间", f"请写 {labels(2022, kind)[0]} 这样的期间")
    if kind == "term":
        return _term(found, term_start)
    return found if kind in ("quarter", "half") else _years(found, 1 if kind == "year" else 2, starts)


def labels(year: int, kind: str) -> tuple[str, ...]:
    """The labels of the periods of a kind (a code of SCORE_PERIODS) in a year: its quarters, its halves, or the year itself."""
    return tuple(f"{year}{part}" for part in PARTS.get(kind, ("",)))


def label_around(day: date, kind: str, year: int) -> str:
    """The label of the period of a scheme of `year` that counts by `kind` in which `day` can lie: its quarter, its half, or the whole."""
    there = labels(year, kind)
    return there[(day.month - 1) * len(there) // 12]


def previous(label: str, kind: str) -> str | None:
    """The label of the period before one of a kind (a code of SCORE_PERIODS); a term has none before it."""
    year = int(label[:4])
    if kind in PARTS:
        there = (*labels(year - 1, kind), *labels(year, kind))
        return there[there.index(label) - 1]
    back = {"year": 1, "two_years": 2}.get(kind)
    return None if back is None else str(year - back)


def start_of_year(text: str) -> tuple[int, int]:
    """Month and day of a `starts` such as `09-01`, which every year has. Raises InputError."""
    found = re.fullmatch(r"(?a:(\d{1,2})-(\d{1,2}))", text.strip())
    try:
        start = date(2001, int(found[1]), int(found[2])) if found else None
    except ValueError:
        start = None
    if start is None:
        raise InputError(f"年度的起始日“{text.strip()[:20]}”不对", "请写月-日，如 01-01 或 09-01")
    return start.month, start.day


def _plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).upper()


def _year(plain: str) -> Period | None:
    found = re.fullmatch(_YEAR, plain)
    return _months(found[1], days.year(found[1]), 1, 12, "") if found else None


def _quarter(plain: str) -> Period | None:
    found = re.fullmatch(_QUARTER, plain)
    if found is None:
        return None
    sign = found[2] or found[3]
    number = _NUMBERS.index(sign) if sign in _NUMBERS else int(sign)
    return _quarter_of(days.year(found[1]), number)


def _quarter_of(year: int, number: int) -> Period:
    return _months(f"{year}Q{number}", year, 3 * number - 2, 3, f"第{_NUMBERS[number]}季度")


def _half(plain: str) -> Period | None:
    found = re.fullmatch(_HALF, plain)
    if found is None:
        return None
    number = 1 if (found[2] or found[3]) in ("1", "上") else 2
    year = days.year(found[1])
    return _months(f"{year}H{number}", year, 6 * number - 5, 6, f"{' 上下'[number]}半年")


def _relative(plain: str, today: date) -> Period | None:
    if plain in ("今年", "本年", "本年度"):
        return _year(str(today.year))
    if plain in ("去年", "上年", "上年度"):
        return _year(str(today.year - 1))
    if plain in ("本季度", "上季度"):
        there = today if plain == "本季度" else date(today.year, (today.month - 1) // 3 * 3 + 1, 1) - timedelta(days=1)
        return _quarter_of(there.year, (there.month + 2) // 3)
    return None


def _months(label: str, year: int, month: int, count: int, part: str) -> Period:
    last = date(year + (month + count > 12), (month + count - 1) % 12 + 1, 1) - timedelta(days=1)
    return Period(label, date(year, month, 1), last, f"{year}年{part}")


def _years(named: Period, count: int, starts: str) -> Period:
    """`count` years that end in the named one, or just before the day in it on which a year starts."""
    month, day = start_of_year(starts)
    year = named.first.year
    if (month, day) == (1, 1):
        return Period(named.label, date(year - count + 1, 1, 1), named.last, days.period((year - count + 1, year)))
    first, last = date(year - count, month, day), date(year, month, day) - timedelta(days=1)
    return Period(named.label, first, last, f"{_written(first)}至{_written(last)}")


def _term(named: Period, term_start: date | None) -> Period:
    if term_start is None:
        raise InputError("这个办法按届计分，还不知道本届从哪一天起", "请先登记本届的起始日")
    if term_start > named.last:
        raise InputError(
            f"{named.label} 年在本届开始（{term_start.isoformat()}）之前", f"请写 {term_start.year} 或以后的年份"
        )
    return Period(named.label, term_start, named.last, f"{_written(term_start)}至{_written(named.last)}")


def _written(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
