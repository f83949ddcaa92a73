"""What law and local rules fix, as dated values with their source; a profile inherits from another, a town adds its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from renda_cli.errors import InputError, NoRuleOn

TABLES = Path(__file__).with_name("tables")
TOWN = "town"

KEYS = {
    "assign": "受理并交办的时限",
    "accept_notice": "告知代表已受理的时限",
    "return_window": "承办单位退办的时限",
    "reassign": "退办后重新交办的时限",
    "co_opinion": "协办意见的时限",
    "co_opinion.redo": "协办意见重提的时限",
    "reply": "答复期限",
    "reply.complex": "复杂件的答复期限",
    "reply.longest": "答复最长期限",
    "rehandle": "重新办理的期限",
    "rehandle.again": "再次不满意后的期限",
    "feedback_slip": "代表反馈意见的时限",
    "promise_slip": "代表评价承诺事项的时限",
    "first_contact": "首次与代表联系的时限",
    "classes": "办理结果分类",
    "grades": "评价等次",
    "satisfaction.counts": "算作满意的等次",
    "satisfaction.over": "满意率的分母",
    "satisfaction.round": "满意率取哪一轮",
    "satisfaction.question": "满意率问哪一项",
    "rehandle.when": "哪一项不满意须重新办理",
    "rounding": "百分数的取舍",
}
CLOCK_KEYS = tuple(
    key
    for key in KEYS
    if key.split(".")[0] not in {"classes", "grades", "satisfaction", "rounding"} and key != "rehandle.when"
)
STARTS = {
    "submitted": "提出", "assigned": "交办", "received": "承办单位收到", "closed": "闭会", "replied": "答复",
    "feedback": "代表反馈不满意", "returned": "收到退办说明", "asked": "要求重提", "reported": "承诺落实情况报出", "due": "原期限届满",
}  # fmt: skip
CHOICES = {
    "satisfaction.over": {"assigned": "已交办件数", "replied": "已答复件数", "returned": "已反馈件数"},
    "satisfaction.round": {"final": "最后一轮", "first": "第一轮"},
    "satisfaction.question": {"both": "过程和结果都满意", "process": "办理过程", "result": "办理结果"},
    "rehandle.when": {"either": "过程或结果任一项不满意", "result": "结果不满意"},
}
MEANINGS = {
    "resolved": "已解决",
    "in_progress": "正在解决",
    "planned": "列入计划",
    "cannot": "难以解决",
    "upward": "须向上反映",
}
GRADE_MEANINGS = ("satisfied", "basically", "dissatisfied")
ROUNDINGS = {"half-up": "四舍五入", "truncate": "舍去", "largest-remainder": "最大余额法（合计为100）"}
PERIODS = ("months", "days", "working_days", "fixed", "before")
NONE = "none"
_STANDS_FOR = {"rehandle.again": "rehandle"}  # a document that sets one limit for re-handling sets it for every round


@dataclass(frozen=True, slots=True)
class RuleValue:
    """One value: in force from `from_on`, for what is handed in at a session, between sessions, or both (`when` None)."""

    key: str
    from_on: date
    value: Any
    source: str
    says: str
    profile: str
    when: str | None = None

    @property
    def is_none(self) -> bool:
        """Whether the document says that there is no such limit, which is not the same as a missing rule."""
        return bool(self.value == NONE)


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

    def values(self) -> list[RuleValue]:
        """Every value that can come into force, nearest layer first, each key in the order of KEYS and by its day."""
        order = {key: place for place, key in enumerate(KEYS)}
        found = [value for layer in self._layers for values in layer.values() for value in values]
        return sorted(found, key=lambda value: order.get(value.key, len(order)))


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


def profile_of_province(province: str | None) -> str:
    """The profile for a township of `province` (省、直辖市), or national."""
    for name in profile_names():
        if province and profile(name).province == province:
            return name
    return "national"


def read_profile(text: str) -> Profile:
    """A profile from TOML, every value checked. Raises InputError naming the value that is wrong."""
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"规则表不是正确的 TOML：{error}") from None
    for field in ("name", "title"):
        if not isinstance(table.get(field), str):
            raise InputError(f"规则表缺少 {field}")
    values = tuple(_value(entry, table, place) for place, entry in enumerate(table.get("value", []), start=1))
    return Profile(
        table["name"], table["title"], table.get("inherits"), table.get("province"), table.get("note", ""), values
    )


def _value(entry: Mapping[str, Any], table: Mapping[str, Any], place: int) -> RuleValue:
    what = f"规则表 {table['name']} 的第 {place} 条（{entry.get('key', '没有 key')}）"
    document = table.get("documents", {}).get(entry.get("document"))
    if document is None:
        raise InputError(f"{what}没有写明出处文件", "请写 document，并在 [documents] 里写它的名称和版本")
    if type(entry.get("from")) is not date:
        raise InputError(f"{what}没有写明施行日期", "请写 from = 年-月-日")
    article = f"第{entry['article']}条" if "article" in entry else ""
    source = f"《{document['title']}》（{document['version']}）{article}" if article else str(document["title"])
    return checked(
        RuleValue(
            entry.get("key", ""),
            entry["from"],
            entry.get("value"),
            source,
            entry.get("says", ""),
            table["name"],
            entry.get("when"),
        ),
        what,
    )


def checked(value: RuleValue, what: str) -> RuleValue:
    """`value` as it is. Raises InputError, beginning with `what`, when its key or shape is none that the rulebook knows."""
    if value.key not in KEYS:
        raise InputError(f"{what}：没有“{value.key}”这个项目", f"可选：{'、'.join(KEYS)}")
    if value.when not in (None, "session", "between"):
        raise InputError(f"{what}：when 只能是 session 或 between")
    if not (_shape_fits(value.key, value.value) and _stands_on_others_rightly(value)):
        raise InputError(f"{what}写法不对，或不能用在这一项", "请照 renda rules show 里已有的写法")
    return value


def _shape_fits(key: str, value: Any) -> bool:
    if key in CLOCK_KEYS:
        return bool(value == NONE) or _is_clock(value)
    if key in CHOICES:
        return value in CHOICES[key]
    if key == "rounding":
        return isinstance(value, dict) and value.get("mode") in ROUNDINGS and value.get("decimals") in range(7)
    if not isinstance(value, list) or not value:
        return False
    if key == "classes":
        return all(_has_code(item) and item.get("means") and set(item["means"]) <= set(MEANINGS) for item in value)
    if key == "grades":
        return all(_has_code(item) and item.get("means") in GRADE_MEANINGS for item in value)
    return all(isinstance(item, str) and item for item in value)


def _stands_on_others_rightly(value: RuleValue) -> bool:
    """Only other clocks are counted back from the reply, and only its extensions from its due day: nothing runs in a ring."""
    if not isinstance(value.value, dict):
        return True
    about_the_reply = value.key.split(".")[0] == "reply"
    back_from = value.value.get("before")
    if back_from is not None and (back_from != "reply" or about_the_reply):
        return False
    return value.value.get("start") != "due" or value.key in ("reply.complex", "reply.longest")


def _has_code(item: Any) -> bool:
    return isinstance(item, dict) and isinstance(item.get("code"), str) and item["code"] != ""


def _is_clock(value: Any) -> bool:
    if not isinstance(value, dict) or value.get("start") not in STARTS:
        return False
    forms = [name for name in PERIODS if name in value]
    if forms == ["days", "before"]:
        return value["before"] in CLOCK_KEYS and _is_count(value["days"])
    if len(forms) != 1:
        return False
    if forms == ["fixed"]:
        return _is_month_day(value["fixed"])
    return _is_count(value[forms[0]])


def _is_count(number: Any) -> bool:
    return type(number) is int and 0 < number <= 3650


def _is_month_day(text: Any) -> bool:
    try:
        date.fromisoformat(f"2023-{text}")
    except ValueError:
        return False
    return True


def period_words(value: Any) -> str:
    """A value in Chinese words, for lists and derivations."""
    if value == NONE:
        return "无此期限"
    if isinstance(value, str):
        return next((words[value] for words in CHOICES.values() if value in words), value)
    if isinstance(value, list):
        return "、".join(
            f"{item['code']} {item.get('label', '')}".strip() if isinstance(item, dict) else item for item in value
        )
    if "mode" in value:
        return f"{ROUNDINGS[value['mode']]}，{value['decimals']} 位小数"
    if "before" in value:
        return f"{KEYS[value['before']]}届满前 {value['days']} 天"
    start = f"自{STARTS[value['start']]}之日起 "
    if "fixed" in value:
        month, day = value["fixed"].split("-")
        return f"{int(month)}月{int(day)}日以前"
    if "months" in value:
        return f"{start}{value['months']} 个月"
    if "working_days" in value:
        return f"{start}{value['working_days']} 个工作日"
    return f"{start}{value['days']} 天"
