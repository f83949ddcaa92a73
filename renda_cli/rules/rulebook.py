"""What law and local rules fix, as dated values with their source; a profile inherits from another, a town adds its own."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from renda_cli.errors import InputError, NoRuleOn
from renda_cli.rules.value_shapes import checked
from renda_cli.rules.values import KEYS, RuleValue

CUSTOM = "custom"  # the document of what is custom and not law: it has no articles
TABLES = Path(__file__).with_name("tables")
_STANDS_FOR = {"rehandle.again": "rehandle"}  # a document that sets one limit for re-handling sets it for every round


@dataclass(frozen=True, slots=True)
class Profile:
    """One shipped table: its own values only, without those that it inherits."""

    name: str
    title: str
    inherits: str | None
    province: str | None
    note: str
    values: tuple[RuleValue, ...]


class Rulebook:
    """The values of a profile and its ancestors, with the town's own on top."""

    def __init__(self, profile: str, own: Iterable[RuleValue] = ()) -> None:
        self.profile = profile
        layers = [tuple(own), *(ancestor.values for ancestor in lineage(profile))]
        self._layers = [by_key for layer in layers if (by_key := _by_key(layer))]

    def value_on(self, key: str, day: date, *, between: bool = False) -> RuleValue:
        """The value of `key` in force on `day`. Raises NoRuleOn when no table has one."""
        wanted = "between" if between else "session"
        for layer in self._layers:
            for name in (key, _STANDS_FOR.get(key)):
                fitting = [
                    value
                    for value in layer.get(name or "", ())
                    if value.from_on <= day and value.when in (None, wanted)
                ]
                if fitting:
                    return max(fitting, key=lambda value: (value.when is not None, value.from_on))
        raise NoRuleOn(
            f"规则表（{self.profile}）里没有 {day.isoformat()} 适用的“{KEYS.get(key, key)}”（{key}）",
            f"请用 renda rules set {key} 值 --from 日期 --source 出处 补上",
        )

    def found_on(self, key: str, day: date) -> RuleValue | None:
        """The value of `key` in force on `day`; None where no table has one, or says that there is none."""
        try:
            found = self.value_on(key, day)
        except NoRuleOn:
            return None
        return None if found.is_none else found

    def list_on(self, key: str, day: date, today: date) -> list[str]:
        """A list of what is customary, in force on `day`; for a day before the tables begin that of `today` tells best."""
        try:
            found = self.value_on(key, day)
        except NoRuleOn:
            found = self.value_on(key, today)
        return [] if found.is_none else list(found.value)

    def values(self) -> list[RuleValue]:
        """Every value that can come into force, nearest layer first, each key in the order of KEYS and by its day."""
        order = {key: place for place, key in enumerate(KEYS)}
        found = [
            (order[value.key], place, value)
            for place, layer in enumerate(self._layers)
            for values in layer.values()
            for value in values
        ]
        return [value for *_, value in sorted(found, key=lambda one: (one[0], one[1], one[2].from_on))]


def _by_key(values: Iterable[RuleValue]) -> dict[str, list[RuleValue]]:
    found: dict[str, list[RuleValue]] = {}
    for value in values:
        found.setdefault(value.key, []).append(value)
    return found


@cache
def profile(name: str) -> Profile:
    """The shipped table `name`. Raises InputError with the names there are."""
    if name not in profile_names():
        raise InputError(f"没有叫“{name}”的规则", f"可选：{'、'.join(profile_names())}")
    return read_profile((TABLES / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def profile_names() -> tuple[str, ...]:
    """The names of the shipped profiles, national first."""
    names = sorted(entry.stem for entry in TABLES.glob("*.toml"))
    regional = [name for name in names if name not in {"national", "holidays", "surnames"}]
    return ("national", *regional)


def lineage(name: str) -> list[Profile]:
    """The profile and those that it inherits from, nearest first."""
    found = [profile(name)]
    while found[-1].inherits is not None:
        found.append(profile(found[-1].inherits))
    return found


def profile_of_province(place: str | None) -> str:
    """The profile for a township of `place` (`浙江省`, `浙江`, `山东省青岛市`), the nearest one named, or national."""
    named = [
        (place.rfind(_short(one.province)), one.name) for one in map(profile, profile_names()) if place and one.province
    ]
    position, name = max(named, default=(-1, "national"))
    return name if position >= 0 else "national"


def _short(place: str) -> str:
    return place.removesuffix("省").removesuffix("市")


def read_profile(text: str) -> Profile:
    """A profile from TOML, every value checked. Raises InputError naming the value that is wrong."""
    table = read_toml(text, "规则表")
    for field in ("name", "title"):
        if not isinstance(table.get(field), str):
            raise InputError(f"规则表缺少 {field}", f'请在开头写 {field} = "…"')
    entries, documents = table.get("value", []), table.get("documents", {})
    if not (
        isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries) and isinstance(documents, dict)
    ):
        raise InputError(f"规则表 {table['name']} 的写法不对", "每一条写在 [[value]] 下，出处写在 [documents.代号] 下")
    values = tuple(_value(entry, documents, table["name"], place) for place, entry in enumerate(entries, start=1))
    if not isinstance(table.get("inherits", ""), str):
        raise InputError(f"规则表 {table['name']} 的 inherits 写法不对", "请写所继承规则的名字")
    return Profile(
        table["name"], table["title"], table.get("inherits"), table.get("province"), table.get("note", ""), values
    )


def read_toml(text: str, what: str) -> dict[str, Any]:
    """A TOML document. Raises InputError with the place that is wrong."""
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+), column (\d+)", str(error))
        place = f"第 {found[1]} 行第 {found[2]} 列" if found else "末尾"
        raise InputError(f"{what}{place}不合 TOML 的写法", "请核对引号、等号和括号") from None
    except (ValueError, RecursionError):  # a number of thousands of digits, brackets in brackets
        raise InputError(f"{what}里有太长的数或太深的括号", "请核对内容") from None


def _value(entry: Mapping[str, Any], documents: Mapping[str, Any], name: str, place: int) -> RuleValue:
    what = f"规则表 {name} 的第 {place} 条（{entry.get('key') or '没有 key'}）"
    document = documents.get(str(entry.get("document")))
    if not isinstance(document, dict) or not {"title", "version"} <= document.keys():
        raise InputError(f"{what}没有写明出处文件", "请写 document，并在 [documents.代号] 里写它的 title 和 version")
    if type(entry.get("from")) is not date:
        raise InputError(f"{what}没有写明施行日期", "请写 from = 年-月-日")
    source = str(document["title"])
    if entry["document"] != CUSTOM:
        if not isinstance(entry.get("article"), str):
            raise InputError(f"{what}没有写明条文", '请写 article = "条"')
        source = f"《{document['title']}》（{document['version']}）第{entry['article']}条"
    value = RuleValue(
        entry.get("key", ""), entry["from"], entry.get("value"), source, entry.get("says", ""), name, entry.get("when")
    )
    return checked(value, what)
