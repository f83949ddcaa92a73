"""On which ground a seat is suspended or ends: the rulebook's lists as they are in force on the day, and death."""

import unicodedata
from datetime import date
from typing import NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.vocabulary import GROUNDS
from renda_cli.work.desk import Desk

_NATURAL = ("died", "term")
_KEYS = {"suspended": "suspend.grounds", "ended": "end.grounds"}


class Ground(NamedTuple):
    """`source` is document and article; death is on no list, it ends the seat by nature, and has none."""

    code: str
    label: str
    source: str | None


def known(desk: Desk, event: str, day: date) -> list[Ground]:
    """The grounds on which a seat may be `suspended` or `ended` on a day, in the order of the law."""
    rule = desk.rulebook.value_on(_KEYS[event], day)
    found = [Ground(item["code"], item["label"], rule.source) for item in rule.value]
    return found if event == "suspended" else [*found, Ground("died", GROUNDS["died"], None)]


def named(desk: Desk, event: str, text: str, day: date) -> Ground:
    """The ground of its code, its number in the law's list, its label or a part of one label only. Raises InputError."""
    wanted = _plain(text)
    if event == "ended" and wanted in ("term", GROUNDS["term"]):
        raise InputError(
            "任期届满在换届时一并登记", "请用 renda deputy congress 届 --start 日期，县、市等上级的加 --level 级别"
        )
    found = dict(enumerate(known(desk, event, day), start=1))
    ordinals = {wanted, wanted.strip("()第项")}
    for place, one in found.items():
        if wanted in (one.code.lower(), _plain(one.label)) or not ordinals.isdisjoint(_ordinals(place, one)):
            return one
    fitting = {place: one for place, one in found.items() if wanted and wanted in _plain(one.label)}
    if len(fitting) == 1:
        return next(iter(fitting.values()))
    what = f"--ground “{text[:40]}”对应几种情形" if fitting else f"--ground 没有“{text[:40]}”这种情形"
    choices = "；".join(
        f"{place} {one.label}" if one.source else one.label for place, one in (fitting or found).items()
    )
    raise InputError(what, f"请写编号或其中几个字：{choices}")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().lower()


def _ordinals(place: int, one: Ground) -> set[str]:
    """How the law counts it: 3, 三."""
    return {str(place), words.in_chinese(place)} if one.source else set()


def label(desk: Desk, event: str, code: str | None, day: date) -> str | None:
    """What a ground entered on a day is called; its code where the list of that day has it no more."""
    if code is None or code in _NATURAL:
        return GROUNDS.get(code or "")
    return next((one.label for one in known(desk, event, day) if one.code == code), code)
