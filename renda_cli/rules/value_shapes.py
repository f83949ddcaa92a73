"""What a value of each key of the rulebook may look like."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import gradings
from renda_cli.rules.values import (
    CHOICES,
    CLOCK_KEYS,
    COUNTS,
    GRADE_MEANINGS,
    KEYS,
    LISTS_BY_NAME,
    MEANINGS,
    NONE,
    PERIODS,
    ROUNDINGS,
    STARTS,
    RuleValue,
)

_MAY_BE_NONE = (
    "sessions.presidium", "quorum.presidium", "group.activities", "checklists.own", "activity.own_kinds", "grid.households", "grid.voters",
    "pledges.least", "pledges.most", "fund.standard", "candidate.steps", "station.stars", "opinion.refer",
    "review.after", "report.per", "report.share", "report.voters", "project.margin", "pass.presidium",
)  # fmt: skip
_MOST = {"months": 120, "days": 3650, "working_days": 2500, "ahead": 365}


def checked(value: RuleValue, what: str) -> RuleValue:
    """`value` as it is. Raises InputError, beginning with `what`, when its key or shape is none that the rulebook knows."""
    if not isinstance(value.key, str) or value.key not in KEYS:
        raise InputError(f"{what}：没有“{value.key}”这个项目", f"可选：{'、'.join(KEYS)}")
    if value.when not in (None, "session", "between"):
        raise InputError(f"{what}：when 只能是 session 或 between")
    try:
        fits = _shape_fits(value.key, value.value) and _stands_on_others_rightly(value)
    except (TypeError, KeyError, AttributeError):  # lists where words belong, and the like
        fits = False
    if not fits or not all(text.isprintable() for text in _texts(value.value)):
        raise InputError(f"{what}写法不对，或不能用在这一项", _HOW.get(value.key, "请照 renda rules show 里已有的写法"))
    return value


def _texts(value: Any) -> Iterator[str]:
    """Every text in a value, keys set aside."""
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _texts(inner)


def _shape_fits(key: str, value: Any) -> bool:
    if value == NONE and (key in CLOCK_KEYS or key in _MAY_BE_NONE):
        return True
    if key in CLOCK_KEYS:
        return _is_clock(value)
    if key in CHOICES:
        return value in CHOICES[key]
    if key in COUNTS:
        return _is_count(value, 100 if COUNTS[key] == "%" else 1000)
    return _FITS.get(key, _are_texts)(value)


def _is_rounding(value: Any) -> bool:
    decimals = value["decimals"]
    return value["mode"] in ROUNDINGS and type(decimals) is int and decimals in range(7)


def _are_sums(value: Any) -> bool:
    """Yuan by level."""
    return _is_named(value) and all(_is_count(yuan, 1_000_000) for yuan in value.values())


def _are_star_bands(value: Any) -> bool:
    """Stars (1 to 5) → the score from which they are given; more stars need a higher score."""
    if not isinstance(value, dict) or not value or not set(value) <= set("12345"):
        return False
    scores = [value[stars] for stars in sorted(value)]
    return all(_is_count(score, 1000) for score in scores) and scores == sorted(set(scores))


def _are_lists(value: Any) -> bool:
    """Lists by name, none of which has a line twice."""
    return _is_named(value) and all(_are_texts(items) and len(set(items)) == len(items) for items in value.values())


def _is_named(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and all(name.strip() and name.isprintable() for name in value)


def _are_classes(value: Any) -> bool:
    return _are_coded(value) and all(item.get("means") and set(item["means"]) <= set(MEANINGS) for item in value)


def _are_grades(value: Any) -> bool:
    return _are_coded(value) and all(item.get("means") in GRADE_MEANINGS for item in value)


def _are_gradings(value: Any) -> bool:
    return _are_coded(value) and all(gradings.fits(item) for item in value)


def _are_grounds(value: Any) -> bool:
    return _are_coded(value) and all(item.get("label") for item in value)


def _are_coded(value: Any) -> bool:
    """A list of things with a code each, no code twice."""
    fits = isinstance(value, list) and bool(value) and all(_has_code(item) for item in value)
    return fits and len({item["code"].upper() for item in value}) == len(value)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, str) and item.strip() for item in value)


_HOW = {"review.grading": gradings.HOW}
_FITS: dict[str, Callable[[Any], bool]] = {
    "rounding": _is_rounding, "fund.standard": _are_sums, "station.stars": _are_star_bands, "classes": _are_classes, "grades": _are_grades,
    "review.grading": _are_gradings,
    "suspend.grounds": _are_grounds, "end.grounds": _are_grounds, **dict.fromkeys(LISTS_BY_NAME, _are_lists),
}  # fmt: skip


def _stands_on_others_rightly(value: RuleValue) -> bool:
    """Only other clocks are counted back from the reply, and only its extensions from its due day: nothing runs in a ring."""
    if value.key not in CLOCK_KEYS or value.is_none:
        return True
    if value.value.get("start") == "closed" and value.when == "between":
        return False
    of_planned_day = value.value.get("start") == "reception"  # which alone is known beforehand
    if ("ahead" in value.value) != of_planned_day or (of_planned_day and value.key != "reception.notice"):
        return False
    about_the_reply = value.key.split(".")[0] == "reply"
    back_from = value.value.get("before")
    if back_from is not None and (back_from != "reply" or about_the_reply):
        return False
    return value.value.get("start") != "due" or value.key in ("reply.complex", "reply.longest")


def _has_code(item: Any) -> bool:
    return (
        isinstance(item, dict)
        and isinstance(item.get("code"), str)
        and item["code"].strip() != ""
        and isinstance(item.get("label", ""), str)
    )


def _is_clock(value: Any) -> bool:
    if not isinstance(value, dict) or value.get("start") not in STARTS:
        return False
    if not set(value) <= {"start", "by", "consent", *PERIODS} or value.get("by", "class") not in ("class", "extension"):
        return False
    forms = [name for name in PERIODS if name in value]
    if forms == ["days", "before"]:
        return value["before"] in CLOCK_KEYS and _is_count(value["days"], _MOST["days"])
    if len(forms) != 1:
        return False
    if forms == ["fixed"]:
        return _is_month_day(value["fixed"])
    return _is_count(value[forms[0]], _MOST[forms[0]])


def _is_count(number: Any, most: int) -> bool:
    return type(number) is int and 0 < number <= most


def _is_month_day(text: str) -> bool:
    """A day that every year has, as `MM-DD`."""
    if not re.fullmatch(r"\d\d-\d\d", text):
        return False
    try:
        date.fromisoformat(f"2023-{text}")
    except ValueError:
        return False
    return True
