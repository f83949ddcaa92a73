"""The words of the rules by which votes are graded (`review.grading`), and what such a rule may look like."""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from renda_cli.rules.vocabulary import VOTE_BASES

BASES = VOTE_BASES
HOW = (
    f"请照 renda rules show 里已有的写法：base 写 {'、'.join(BASES)} 之一，"
    'share 写 "1/2" 或 "80%"，inclusive 写 true（达到）或 false（超过），等次不带数字'
)
_FIELDS = {"code", "grades", "others", "base", "weights", "tiers", "otherwise"}
_SHARE = re.compile(r"[1-9]\d?/[1-9]\d?|(?:\d{1,2}(?:\.\d{1,2})?|100)%")
_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,2})?")


def share_of(text: str) -> Fraction:
    """`1/2`, `2/3`, `80%` or `66.7%` exactly."""
    return Fraction(text.removesuffix("%")) / 100 if text.endswith("%") else Fraction(text)


def in_words(item: Mapping[str, Any]) -> str:
    """A whole way of grading in one sentence: what stands on the sheet, what it is counted against, what follows."""
    counted = "、".join(f"{word}{'计入' if valid else '不计'}" for word, valid in item.get("others", {}).items())
    sheet = f"{'、'.join(item['grades'])}{f'（{counted}）' if counted else ''}"
    weights = "、".join(f"{grade} {weight} 分" for grade, weight in item.get("weights", {}).items())
    tiers = [f"{tier_words(tier)}{' ' if 'share' in tier else ''}的为{tier['grade']}" for tier in item["tiers"]]
    said = (sheet, f"以{BASES[item['base']]}为基数", weights, *tiers, f"其余为{item['otherwise']}")
    return f"{item['code']}：{'，'.join(filter(None, said))}"


def tier_words(tier: Mapping[str, Any]) -> str:
    """`满意、基本满意合计超过 1/2`, `满意达到 80%`, `得分达到 80 分`: what a tier asks for."""
    reach = "达到" if tier["inclusive"] else "超过"
    if "score" in tier:
        return f"得分{reach} {tier['score']} 分"
    return f"{'、'.join(tier['counts'])}{'合计' if len(tier['counts']) > 1 else ''}{reach} {tier['share']}"


def fits(item: Mapping[str, Any]) -> bool:
    """Whether a way of grading has a shape that can be counted. Raises TypeError, KeyError or AttributeError for what is far from it."""
    grades, others, weights, tiers = item["grades"], item.get("others", {}), item.get("weights", {}), item["tiers"]
    words = [*grades, *others]
    return (
        set(item) <= _FIELDS
        and _are_words(grades)
        and _are_words(words)
        and all(type(counted) is bool for counted in others.values())
        and item["base"] in BASES
        and item["otherwise"] in grades
        and isinstance(weights, dict)
        and all(word in words and _is_number(weight) for word, weight in weights.items())
        and isinstance(tiers, list)
        and bool(tiers)
        and all(_is_tier(tier, grades, bool(weights)) for tier in tiers)
    )


def _are_words(words: Any) -> bool:
    """Words that can be written as `满意=50`, each once."""
    written = isinstance(words, list) and bool(words) and all(re.fullmatch(r"[^\W\d]{1,20}", word) for word in words)
    return written and len(set(words)) == len(words)


def _is_tier(tier: Mapping[str, Any], grades: list[str], weighted: bool) -> bool:
    if tier["grade"] not in grades or type(tier["inclusive"]) is not bool:
        return False
    if set(tier) == {"grade", "score", "inclusive"}:
        return weighted and _is_number(tier["score"])
    if set(tier) != {"grade", "counts", "share", "inclusive"} or not _are_words(tier["counts"]):
        return False
    return set(tier["counts"]) <= set(grades) and _is_share(tier["share"], tier["inclusive"])


def _is_share(text: str, inclusive: bool) -> bool:
    """A part of the whole that can be reached, or gone beyond."""
    if _SHARE.fullmatch(text) is None:
        return False
    share = share_of(text)
    return 0 < share < 1 or (share == 1 and inclusive)


def _is_number(number: Any) -> bool:
    return type(number) in (int, float, str) and _NUMBER.fullmatch(str(number)) is not None
