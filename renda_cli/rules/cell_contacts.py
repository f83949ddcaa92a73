"""Contacts with the deputy in one cell of a sheet, in the form that exports write."""

import re
from functools import cache
from typing import NamedTuple

from renda_cli.errors import InputError

_compiled = cache(re.compile)
_CONTACT = r"(办前|办中|办后)\s*(面商|电话|线上)\s*([^（(]+?)\s*(?:[（(]([^（）()]+)[）)])?"


class Contacted(NamedTuple):
    """One contact: the stage, how, the day as written, the unit if one is named."""

    stage: str
    how: str
    day: str
    unit: str | None


def contacts(text: str) -> list[Contacted]:
    """`办前面商 2022-02-18（财政局）；办中电话 2022-03-01` read. Raises InputError for anything else."""
    found = []
    for part in _compiled(r"[;；\n\r]+").split(text):
        if part.strip():
            match = _compiled(_CONTACT).fullmatch(part.strip())
            if match is None:
                raise InputError(f"“{part.strip()[:40]}”看不懂", "请写成“办前面商 2022-02-18（单位）”，几次用分号隔开")
            found.append(Contacted(match[1], match[2], match[3], match[4]))
    return found


def written(contacted: Contacted) -> str:
    """A contact as `contacts` reads it."""
    unit = f"（{contacted.unit}）" if contacted.unit else ""
    return f"{contacted.stage}{contacted.how} {contacted.day}{unit}"
