"""The numbers in a rule for reception days: lists and spans of days, months with their days."""

import re
from collections.abc import Callable
from functools import cache

from renda_cli.errors import InputError
from renda_cli.rules.falling import LAST
from renda_cli.rules.words import in_chinese

LAST_WORDS = ("最后一", "末", "底")


class UnreadableError(Exception):
    """The words say no rule."""


def several(text: str, one: Callable[[str], int]) -> list[int]:
    """The numbers of a list in their order, 1至5 being five of them, the last day at the end."""
    found: list[int] = []
    for part in text.split("、"):
        ends = [one(end) for end in re.split("至|到|~|-|—+|–", part)]
        if len(ends) > 2 or late(ends[0]) > late(ends[-1]) or (LAST in ends and len(ends) == 2):
            raise UnreadableError
        found += range(ends[0], ends[-1] + 1)
    return sorted(found, key=late)


def late(number: int) -> int:
    """What puts the last day of a month after all others."""
    return 99 if number == LAST else number


def pairs(text: str, of_month: Callable[[str], int], of_days: Callable[[str], list[int]]) -> list[tuple[int, int]]:
    """Months and days of a list, one without a month being of the month before it: 3月10日、20日."""
    found: list[tuple[int, int]] = []
    ending = "日" if text.endswith("日") else ""  # said once for all: 3月9、19日
    for part in text.split("、"):
        before, sign, day = part.rpartition("月")
        if not sign and not found:
            raise UnreadableError
        month = of_month(before) if sign else found[-1][0]
        found += [(month, number) for number in of_days(day if day.endswith("日") else day + ending)]
    return found


def number_of(text: str) -> int:
    """A number in digits or Chinese (十六, 廿六)."""
    if re.fullmatch(r"(?a:\d{1,3})", text):
        return int(text)
    if text not in _in_chinese():
        raise UnreadableError
    return _in_chinese()[text]


def month_of(text: str) -> int:
    """A month's number. Raises InputError for one that no year has."""
    if not 1 <= (number := number_of(text)) <= 12:
        raise InputError(f"一年里没有{text}月", "请写 1月 到 12月")
    return number


@cache
def _in_chinese() -> dict[str, int]:
    ones = {in_chinese(number): number for number in range(1, 10)}
    tens = {f"{sign}{one}": start + number for sign, start in (("廿", 20), ("卅", 30)) for one, number in ones.items()}
    return {in_chinese(number): number for number in range(1, 100)} | tens | {"廿": 20, "卅": 30}
