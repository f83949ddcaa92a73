"""The values of a scheme's tables, each read or found wrong; whatever is wrong is collected with its place in the file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from itertools import pairwise
from typing import Any, NamedTuple

from renda_cli.rules.schemes import MILLI, Step

Path = tuple[str | int, ...]
_MOST = 1_000_000  # points: more is a slip of the pen


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
        value = self.table.get(key, [])
        value = [value] if isinstance(value, str) else value
        if not (isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)):
            self.wrong(key, f"{key} 要写一个或几个名称", f'请写 {key} = ["…", "…"]')
            return ()
        if len(set(value)) < len(value):
            self.wrong(key, f"{key} 里有重复的", "请去掉重复的")
        return tuple(one.strip() for one in value)

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
        self.wrong(key, f"{key} 要写 {least} 到 {most} 的整数", f"请写 {key} = {least} 这样的数")
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
            self.wrong(key, f"{key} 要写数", f"请写 {key} = 3 或 {key} = 0.5 这样的数，不加引号")
            return None
        if abs(Fraction(value)) > _MOST:
            self.wrong(key, f"{key} 的数太大", "请核对")
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

    def ranges(self, key: str) -> tuple[tuple[int, int], ...]:
        """Ranges of points, `[8, 10]` or `[[8, 10], [4, 7]]`, highest first; those that overlap are wrong."""
        value = self.table.get(key)
        if value is None:
            return ()
        listed = [value] if isinstance(value, list) and value and not isinstance(value[0], list) else value
        if not (isinstance(listed, list) and listed and all(isinstance(one, list) and len(one) == 2 for one in listed)):
            self.wrong(key, f"{key} 要写几到几分", f"请写 {key} = [8, 10]，分几档的写 [[8, 10], [4, 7], [0, 3]]")
            return ()
        found = [(self._milli(low, key), self._milli(high, key)) for low, high in listed]
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
        if at_least is None or (points is None and len(ranges) != 1):
            return None
        lowest, highest = (points, points) if points is not None else ranges[0]
        return Step(at_least, lowest, highest)

    def day_of_year(self, key: str) -> str:
        """A month and day `09-01`, the first of January where it is left out."""
        said = self.text(key) or "01-01"
        try:
            date.fromisoformat(f"2001-{said}")
        except ValueError:
            self.wrong(key, f"{key} 要写月和日", f'请写 {key} = "09-01"')
            return "01-01"
        return said

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
