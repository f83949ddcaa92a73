"""The values of a scheme's tables, each read or found wrong; whatever is wrong is collected with its place in the file."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from itertools import pairwise
from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules.schemes import MILLI, Step, points
from renda_cli.rules.score_periods import start_of_year

Path = tuple[str | int, ...]
_MOST = 1_000_000  # points: more is a slip of the pen
_DIGITS = 12  # after the point: a longer number is one too, and its fraction would take for ever


class Fault(NamedTuple):
    """What is wrong at a place of the file (keys and places in arrays from its top), and what to write instead."""

    path: Path
    text: str
    mend: str


@dataclass(frozen=True, slots=True)
class Reader:
    """One table of the file. Each reading gives the value, or, where it is left out or wrong, what stands for it."""

    table: Mapping[str, Any]
    path: Path
    faults: list[Fault] = field(repr=False)

    def wrong(self, key: str | None, text: str, mend: str) -> None:
        """Notes a fault at a key, or of the table itself."""
        self.faults.append(Fault(self.path if key is None else (*self.path, key), text, mend))

    def known(self, keys: Sequence[str], what: str) -> None:
        """Notes every key that is not one of `keys`."""
        for key in self.table:
            if key not in keys:
                near = get_close_matches(key, keys, n=1, cutoff=0.5)
                mend = f"请改为 {near[0]}" if near else f"可写的有：{'、'.join(keys)}"
                self.wrong(key, f"{what}没有“{key[:40]}”这一项", mend)

    def has(self, key: str) -> bool:
        """Whether a key is written."""
        return key in self.table

    def text(self, key: str, *, must: bool = False, most: int = 200) -> str:
        """A text, trimmed; empty where it is left out."""
        value = self.table.get(key)
        if value is None and not must:
            return ""
        if value is None:
            self.wrong(None, f"没有写 {key}", f'请加一行 {key} = "…"')
            return ""
        if not isinstance(value, str) or not value.strip() or not value.isprintable():
            self.wrong(key, f"{key} 要写文字", f'请写 {key} = "…"')
            return ""
        if len(value.strip()) > most:
            self.wrong(key, f"{key} 有 {len(value.strip())} 字，太长", f"请写 {most} 字以内")
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; one text is a list of one."""
        value = self.table.get(key)
        if value is None:
            return ()
        value = [value] if isinstance(value, str) else value
        if not (isinstance(value, list) and value and all(isinstance(one, str) and one.strip() for one in value)):
            self.wrong(key, f"{key} 要写一个或几个名称", f'请写 {key} = ["…", "…"]')
            return ()
        found = tuple(dict.fromkeys(one.strip() for one in value))
        if len(found) < len(value):
            self.wrong(key, f"{key} 里有重复的", "请去掉重复的")
        return found

    def choice(self, key: str, words: Mapping[str, str], otherwise: str, *, must: bool = False) -> str:
        """One of some codes, typed as code or word."""
        said = self.text(key, must=must)
        if not said:
            return otherwise
        found = {word: code for code, word in words.items()}.get(said, said)
        if found not in words:
            self.wrong(key, f"{key} 没有“{said[:40]}”", f"可选：{'、'.join(words.values())}")
            return otherwise
        return found

    def flag(self, key: str) -> bool:
        """True or false; false where it is left out."""
        value = self.table.get(key, False)
        if not isinstance(value, bool):
            self.wrong(key, f"{key} 只能写 true 或 false", f"请写 {key} = true，不要的去掉这一行")
            return False
        return value

    def whole(self, key: str, least: int, most: int) -> int | None:
        """A whole number between two."""
        value = self.table.get(key)
        if value is None:
            return None
        found = int(value) if type(value) is int else least - 1
        if least <= found <= most:
            return found
        self.wrong(key, f"{key} 要写 {least} 到 {most} 的整数", f"请写 {key} = {max(least, 1)} 这样的数")
        return None

    def number(self, key: str) -> Fraction | None:
        """An exact number."""
        return self._fraction(self.table.get(key), key)

    def points(self, key: str) -> int | None:
        """Points in thousandths."""
        return self._milli(self.table.get(key), key)

    def _fraction(self, value: Any, key: str) -> Fraction | None:
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | Decimal) or not _finite(value):
            self.wrong(key, f"{key} 要写数", f"请写 {key} = {_meant(value)}，不加引号")
            return None
        if not -_MOST <= value <= _MOST:
            self.wrong(key, f"{key} 的数太大", f"请核对，最大写到 {_MOST}")
            return None
        if isinstance(value, Decimal) and -int(value.as_tuple().exponent) > _DIGITS:
            self.wrong(key, f"{key} 的小数太长", f"请核对，小数最多写 {_DIGITS} 位")
            return None
        return Fraction(value)

    def _milli(self, value: Any, key: str) -> int | None:
        found = self._fraction(value, key)
        if found is None:
            return None
        if (found * MILLI).denominator != 1:
            self.wrong(key, f"{key} 的小数太长", "分值最多写三位小数")
            return None
        return int(found * MILLI)

    def bounds(self, start_key: str) -> tuple[int | None, int | None, int]:
        """The lowest and the highest points, and what one starts from (0 where it is left out)."""
        floor, cap, start = self.points("floor"), self.points("cap"), self.points(start_key)
        if cap is not None and cap < 0:
            self.wrong("cap", f"最高分 cap 是 {points(cap)} 分，小于 0", f"最多扣几分的，请写 floor = {points(cap)}")
        elif floor is not None and cap is not None and cap < floor:
            self.wrong("cap", f"最高 {points(cap)} 分，低于最低 {points(floor)} 分", "请改 cap 或 floor")
        else:
            self.inside(start_key, (start,), floor, cap)
        return floor, cap, start or 0

    def inside(self, key: str, values: Sequence[int | None], floor: int | None, cap: int | None) -> None:
        """Notes the first number of points that no score can have, by the lowest and the highest points."""
        for value in values:
            if value is None:
                continue
            if cap is not None and value > cap:
                self.wrong(key, f"{key} 里的 {points(value)} 分，高于最高 {points(cap)} 分", f"请改 {key} 或 cap")
                return
            if floor is not None and value < floor:
                self.wrong(key, f"{key} 里的 {points(value)} 分，低于最低 {points(floor)} 分", f"请改 {key} 或 floor")
                return

    def ranges(self, key: str) -> tuple[tuple[int, int], ...]:
        """Ranges of points, `[8, 10]` or `[[8, 10], [4, 7], [0]]`, highest first; those that overlap are wrong."""
        value = self.table.get(key)
        if value is None:
            return ()
        listed = [value] if isinstance(value, list) and not any(isinstance(one, list) for one in value) else value
        if not (isinstance(listed, list) and all(isinstance(one, list) and len(one) in (1, 2) for one in listed)):
            self.wrong(key, f"{key} 要写几到几分", f"请写 {key} = [8, 10]，分几档的写 [[8, 10], [4, 7], [0, 3]]")
            return ()
        found = [(self._milli(one[0], key), self._milli(one[-1], key)) for one in listed]
        whole = sorted(((low, high) for low, high in found if low is not None and high is not None), reverse=True)
        if any(low > high for low, high in whole):
            self.wrong(key, f"{key} 里前一个数比后一个大", f"请写 {key} = [低, 高]")
        elif any(lower[1] >= upper[0] for upper, lower in pairwise(whole)):
            self.wrong(key, f"{key} 里的几档互相重叠", "请让各档分开，如 [[8, 10], [4, 7], [0, 3]]")
        return tuple(whole)

    def steps(self, key: str) -> tuple[Step, ...]:
        """Steps `{ from = 90, points = 15 }` or `{ from = 90, range = [12, 15] }`, the highest first."""
        value = self.table.get(key)
        if value is None:
            return ()
        if not (isinstance(value, list) and value and all(isinstance(one, dict) for one in value)):
            self.wrong(
                key, f"{key} 要写几档", f"请写 {key} = [{{ from = 90, points = 15 }}, {{ from = 80, points = 11 }}]"
            )
            return ()
        found = [step for place, one in enumerate(value) if (step := self._step(one, key, place))]
        for upper, lower in pairwise(found):
            if lower.at_least >= upper.at_least:
                self.wrong(key, f"{key} 的各档没有从高到低写，或有重叠", "请把 from 大的写在前面，每档不同")
                break
        return tuple(found)

    def _step(self, one: Mapping[str, Any], key: str, place: int) -> Step | None:
        inner = Reader(one, (*self.path, key, place), self.faults)
        inner.known(("from", "points", "range"), "一档里")
        at_least, points, ranges = inner.number("from"), inner.points("points"), inner.ranges("range")
        if not inner.has("from") or inner.has("points") == inner.has("range"):
            inner.wrong(
                None,
                "一档要写 from 和 points（或 range）",
                "请写 { from = 90, points = 15 }，由人评的写 { from = 90, range = [12, 15] }",
            )
            return None
        if len(ranges) > 1:
            inner.wrong("range", "range 只能写一档", "请写 range = [8, 9] 这样的一档")
        if at_least is None or (points is None and not ranges):
            return None
        lowest, highest = (points, points) if points is not None else ranges[0]
        return Step(at_least, lowest, highest)

    def day_of_year(self, key: str) -> str:
        """A month and day `09-01`, the first of January where it is left out."""
        value = self.table.get(key, "01-01")
        try:
            month, day = start_of_year(value if isinstance(value, str) else "")
        except InputError:
            self.wrong(key, f"{key} 要写月和日", f'请写 {key} = "09-01" 这样的日子，加英文引号')
            return "01-01"
        return f"{month:02d}-{day:02d}"

    def readers(self, key: str, what: str) -> list["Reader"]:
        """The tables of an array of tables."""
        value = self.table.get(key, [])
        if not (isinstance(value, list) and all(isinstance(one, dict) for one in value)):
            self.wrong(
                key,
                f"{what}的写法不对",
                f"每一个写在 [[{'.'.join(str(p) for p in (*self.path, key) if isinstance(p, str))}]] 下",
            )
            return []
        return [Reader(one, (*self.path, key, place), self.faults) for place, one in enumerate(value)]


def _finite(value: int | Decimal) -> bool:
    return isinstance(value, int) or value.is_finite()


def _meant(value: Any) -> str:
    """The number that stands in quotes, or an example."""
    plain = unicodedata.normalize("NFKC", value).strip() if isinstance(value, str) else ""
    return plain if re.fullmatch(r"(?a:-?\d{1,7}(\.\d{1,3})?)", plain) else "3（或 0.5）这样的数"
