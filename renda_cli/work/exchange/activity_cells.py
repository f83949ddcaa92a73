"""What stands in the cells of a sheet of activities."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from renda_cli.errors import InputError
from renda_cli.rules import cell_names, cells, words
from renda_cli.rules.vocabulary import ACTIVITY_STATES
from renda_cli.work.activity.participants import WITH_TIMES
from renda_cli.work.exchange.directory import Directory

PLANNED, HELD, DROPPED = ACTIVITY_STATES.values()
_STATES = {
    **{word: word for word in ACTIVITY_STATES.values()}, "已完成": HELD, "完成": HELD, "开展": HELD, "已举行": HELD, "未开展": PLANNED,
    "待开展": PLANNED, "已取消": DROPPED,
}  # fmt: skip
_COUNTED = r"(?a:(\d{1,7})(?:\.0+)?\s*(?:人次|人|名|次|条|件|个)?)"
_NUMBERING = r"\s*[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.．、]\s*(?=\D)"


@dataclass(frozen=True, slots=True)
class Attended:
    """Who took part and how often, by id (0: as often as the activity was held); `shown` as an export writes it."""

    times: tuple[tuple[int, int], ...]
    shown: str = field(compare=False, default="")

    def __str__(self) -> str:
        return self.shown

    def of(self, times: int) -> "Attended":
        """The same with every count filled in."""
        return Attended(tuple(sorted((deputy, count or times) for deputy, count in self.times)), self.shown)


def count(what: str, least: int = 0) -> Callable[[str], int]:
    """The reader of a number as offices write it: `12`, `12人次`, `3条`; `what` names it in what is refused."""

    def read(cell: str) -> int:
        match = re.fullmatch(_COUNTED, cells.halfwidth(cell))
        if match is None or int(match[1]) < least:
            raise InputError(f"{what}“{cell.strip()[:40]}”看不懂", "请只写一个数")
        return int(match[1])

    return read


def attended(directory: Directory) -> Callable[[str], Attended]:
    """The reader of a cell of deputies, `张三=2` for one who came twice."""
    one = cache(lambda name: directory.deputy(name))

    def read(cell: str) -> Attended:
        if "=" not in cell and "＝" not in cell:
            found = [(deputy, 0) for deputy in _listed(directory, one, cell)]
        else:
            pieces = [re.fullmatch(WITH_TIMES, piece) or piece for piece in cell_names.pieces(cell)]
            found = [(one(piece), 0) if isinstance(piece, str) else (one(piece[1]), int(piece[2])) for piece in pieces]
            words.without_repeats([str(deputy) for deputy, _ in found], "代表 #")
            if any(count == 0 for (_, count), piece in zip(found, pieces, strict=True) if not isinstance(piece, str)):
                raise InputError("参加了 0 次的请不要写", "请去掉")
        return Attended(tuple(found), cell.strip())

    return read


def _listed(directory: Directory, one: Callable[[str], int], cell: str) -> list[int]:
    """The deputies of a cell, each name resolved once over the whole sheet."""
    if directory.ambiguous:
        return list(directory.deputies(cell))
    return [one(person.name) for person in cell_names.people(cell)]


def state(cell: str) -> str:
    """The state that a cell means. Raises InputError with the choices."""
    return _STATES[words.among(cell.strip(), list(_STATES), "状态")]


def units(directory: Directory, cell: str) -> str:
    """The units of a cell by their names of now, in one order."""
    found = sorted({directory.unit(name) for name in cell_names.pieces(cell)})
    return "、".join(directory.unit_name(unit) for unit in found)


def suggested(cell: str) -> str:
    """The suggestions of a cell, a line each, without their numbers."""
    lines = [re.sub(rf"^{_NUMBERING}", "", line).strip() for line in cell.splitlines()]
    return "\n".join(dict.fromkeys(words.title(line, "建议") for line in lines if line))
