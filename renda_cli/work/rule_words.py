"""A value of the rulebook from the words of the clerk."""

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import cells, words
from renda_cli.rules.values import LISTS_BY_NAME
from renda_cli.work.desk import Desk

_PERIOD = re.compile(r"(?:自(.+?)(?:之日)?起)?\s*(?a:(\d{1,4}))\s*(个月|月|m|个工作日|工作日|wd|天|日|d)")
_FIXED = re.compile(r"(?:每年)?(?a:(\d{1,2})[月-](\d{1,2}))日?(?:以?前)?")
_BEFORE = re.compile(r"(?:答复)?期限(?:届满)?前\s*(?a:(\d{1,4}))\s*(?:天|日|d)")
_AHEAD = re.compile(r"(?:提前|(?:接待)?(?:之日)?前)\s*(?a:(\d{1,3}))\s*(?:天|日|d)")
_UNITS = {"个月": "months", "月": "months", "m": "months", "天": "days", "日": "days", "d": "days"}
_COUNT = re.compile(r"(?a:(\d{1,6}))\s*(\D*)")
_SUM = re.compile(r"(.+?)级?\s*[=＝:：]\s*(?a:(\d{1,7}))\s*元?")
_STARS = re.compile(r"(?a:(\d))\s*(?:星级?\s*[=＝:：]?|[=＝:：])\s*(?a:(\d{1,4}))\s*(?:分(?:以上)?)?")
_LIST = re.compile(r"(.+?)\s*[=＝:：]\s*(.+)")
_BETWEEN_LISTS = r"[;；]"


def read(desk: Desk, key: str, text: str, start: str | None, from_on: date, when: str | None) -> Any:
    """What `text` says for `key`: `无`, a word of CHOICES, a number, a list, a period (`2个月`, `自闭会之日起15天`), or JSON.

    Whether the value fits the key is left to `value_shapes.checked`. Raises InputError for words that cannot be read.
    """
    from renda_cli.rules import values

    text = text.strip()
    if text in ("无", "none"):
        return values.NONE
    if key in values.CHOICES:
        return {word: code for code, word in values.CHOICES[key].items()}.get(text, text)
    if key == "satisfaction.counts":
        return _grades(desk, words.parts([text]), from_on)
    if text[:1] in "{[" or key in values.BY_JSON:
        return _from_json(key, text)
    if key in values.CLOCK_KEYS:
        return _clock(desk, key, cells.halfwidth(text), start, from_on, when)
    if key in values.COUNTS:
        return _count(cells.halfwidth(text), values.COUNTS[key])
    if key in values.SENTENCES:
        return _without_repeats(re.split(_BETWEEN_LISTS, text))
    return _BY_KEY.get(key, _list)(text)


def _grades(desk: Desk, texts: list[str], from_on: date) -> list[str]:
    known = [entry["code"] for entry in desk.rulebook.value_on("grades", from_on).value]
    for text in texts:
        if text not in known:
            raise InputError(f"没有“{text}”这个等次", f"请从 {'、'.join(known)} 里选")
    return texts


def _from_json(key: str, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise InputError(f"值“{text[:60]}”看不懂", f"请照 renda rules show {key} -f json 里 value 的写法") from None


def _clock(desk: Desk, key: str, text: str, start: str | None, from_on: date, when: str | None) -> dict[str, Any]:
    event = _start(desk, key, start, from_on, when)
    if before := _BEFORE.fullmatch(text):
        return {"start": event, "before": "reply", "days": int(before[1])}
    if ahead := _AHEAD.fullmatch(text):
        return {"start": "reception", "ahead": int(ahead[1])}
    if fixed := _FIXED.fullmatch(text):
        return {"start": event, "fixed": f"{int(fixed[1]):02d}-{int(fixed[2]):02d}"}
    if period := _PERIOD.fullmatch(text):
        event = _start(desk, key, period[1], from_on, when) if period[1] else event
        return {"start": event, _UNITS.get(period[3], "working_days"): int(period[2])}
    raise InputError(f"值“{text}”看不懂", "请写 2个月、15天、30个工作日、7月31日、期限前20天、提前3天 或 无")


def _start(desk: Desk, key: str, word: str | None, from_on: date, when: str | None) -> str:
    """The event that starts the clock: the one named, else that of the value that holds so far, else the one that opens it."""
    from renda_cli.rules import clocks, values

    if word is None:
        known = value_so_far(desk, key, from_on, when == "between")
        return str(known.value["start"]) if known is not None and not known.is_none else clocks.TRIGGERS[key]
    by_word = {chinese: code for code, chinese in values.STARTS.items()} | {"收到": "received"}
    start = by_word.get(word.removesuffix("之日"), word)
    if start not in values.STARTS:
        raise InputError(f"起算“{word}”看不懂", f"可选：{'、'.join(by_word)}")
    return start


def value_so_far(desk: Desk, key: str, day: date, between: bool) -> Any:
    """The value in force on a day, or None before the first law."""
    try:
        return desk.rulebook.value_on(key, day, between=between)
    except InputError:
        return None


def _count(text: str, unit: str) -> int:
    found = _COUNT.fullmatch(text)
    if found is None or not unit.startswith(found[2].strip()):
        raise InputError(f"值“{text[:60]}”看不懂", f"请写数字，如 4{unit}")
    return int(found[1])


def _sums(text: str) -> dict[str, int]:
    found = [_pair(_SUM, part, "镇=500、县=800") for part in words.parts([cells.halfwidth(text)])]
    words.without_repeats([level for level, _ in found], "级别")
    return {level: int(yuan) for level, yuan in found}


def _stars(text: str) -> dict[str, int]:
    found = [_pair(_STARS, part, "5星=90、4星=80") for part in words.parts([cells.halfwidth(text)])]
    words.without_repeats([stars for stars, _ in found], "星级")
    return {stars: int(score) for stars, score in found}


def _lists(text: str) -> dict[str, list[str]]:
    parts = [part.strip() for part in re.split(_BETWEEN_LISTS, text) if part.strip()]
    found = [_pair(_LIST, part, "五上墙=片区图、代表名单；三有=计划、记录、总结") for part in parts]
    words.without_repeats([name for name, _ in found], "检查表")
    return {name: _list(items) for name, items in found}


def _list(text: str) -> list[str]:
    return _without_repeats(words.parts([text]))


def _pair(pattern: re.Pattern[str], text: str, example: str) -> tuple[str, str]:
    found = pattern.fullmatch(text)
    if found is None:
        raise InputError(f"值“{text[:60]}”看不懂", f"请照这样写：{example}")
    return found[1].strip(), found[2]


def _without_repeats(texts: list[str]) -> list[str]:
    return words.without_repeats([text.strip() for text in texts if text.strip()], "项目")


_BY_KEY: dict[str, Callable[[str], Any]] = {
    "fund.standard": _sums,
    "station.stars": _stars,
    **dict.fromkeys(LISTS_BY_NAME, _lists),
}
