"""The days that the work table is of: a month unless told otherwise."""

from contextlib import suppress
from datetime import date

from renda_cli.errors import InputError
from renda_cli.rules import days, score_periods
from renda_cli.work import spans
from renda_cli.work.desk import Desk
from renda_cli.work.spans import Span

_MOST_YEARS = 5  # a term


def read(
    desk: Desk,
    text: str | None = None,
    *,
    from_: str | None = None,
    to: str | None = None,
    month: str | None = None,
    quarter: str | None = None,
    year: str | None = None,
) -> Span:
    """The days that `text` (`2022-10`, `2022Q4`, `2022`) or the options name, this month where none is given.

    `from_` alone runs to the end of its month, `to` alone from today. Raises InputError, for more than one way to say it as well.
    """
    given = {"期间": text, "--month": month, "--quarter": quarter, "--year": year, "--from、--to": from_ or to}
    said = [option for option, text in given.items() if text is not None]
    if len(said) > 1:
        raise InputError(f"{' 和 '.join(said)} 只能写一种", "请去掉其余的")
    if from_ is not None or to is not None:
        return _between(desk, from_, to)
    if text is not None:
        return _named(desk, text)
    if quarter is not None:
        return _quarter(desk, quarter)
    if year is not None:
        return spans.read(desk, str(days.year(year)))
    return _month(*days.month(month if month is not None else f"{desk.today:%Y-%m}"))


def _named(desk: Desk, text: str) -> Span:
    with suppress(InputError):
        return _month(*days.month(text))
    with suppress(InputError):
        found = spans.named(desk, text)
        first, last = spans.years_of(found)
        if last - first < _MOST_YEARS:
            return found
    raise InputError(
        f"期间“{text.strip()[:20]}”看不懂", "请写月、季度或年，如 2022-10、2022Q4、2022，或用 --from、--to"
    )


def _month(first: date, last: date) -> Span:
    return Span(first.isoformat(), last.isoformat(), f"{first.year}年{first.month}月", None, f"{first:%Y-%m}")


def _quarter(desk: Desk, text: str) -> Span:
    try:
        found = score_periods.read(text, desk.today)
    except InputError:
        found = None
    if found is None or "Q" not in found.label:
        raise InputError(f"--quarter“{text[:20]}”不是一个季度", "请写 2022Q4、2022第四季度、本季度或上季度")
    return spans.of_period(found)


def _between(desk: Desk, from_: str | None, to: str | None) -> Span:
    begin, end = desk.day_if_given(from_, "--from"), desk.day_if_given(to, "--to")
    first = begin or desk.today
    last = end or days.month(f"{first:%Y-%m}")[1]
    if first > last:
        started = "--from" if begin else "今天"
        raise InputError(
            f"{started} {first.isoformat()} 在 --to {last.isoformat()} 之后", "请核对 --from 和 --to 的先后"
        )
    if last.year - first.year >= _MOST_YEARS:
        raise InputError(f"{first.isoformat()} 至 {last.isoformat()} 太长", f"请写 {_MOST_YEARS} 年以内的起止日期")
    if (first, last) == days.month(f"{first:%Y-%m}"):
        return _month(first, last)
    return spans.between(first.isoformat(), last.isoformat())
