"""Votes of grades: what was marked in a row of the sheet, counted against the base that the rulebook names, and the grade that follows."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import gradings, rates, words
from renda_cli.rules.rates import Rate

_MOST = 99_999
_VOTE = re.compile(r"(?:([^=＝:：]+?)\s*[=＝:：]|([^\W\d]+))\s*(\d{1,9})\s*[票张人]?")
_GAP = re.compile(r"(?<=[\d票张人])\s+(?![\s票张人=＝:：])")  # between two counts that no comma divides


@dataclass(frozen=True, slots=True)
class Tier:
    """`grade` follows where the marks of `counts` over the base reach `share`, or the score reaches `score`; exactly it only if `inclusive`."""

    grade: str
    counts: tuple[str, ...]
    share: Fraction | None
    score: Fraction | None
    inclusive: bool
    words: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """A way of grading: `grades` best first; `others` beside them on the sheet, True where they count as valid; `base` a code of gradings.BASES.

    `weights` are empty where no score is worked out; a word without a weight weighs nothing. `words` is the whole in a sentence.
    """

    code: str
    grades: tuple[str, ...]
    others: Mapping[str, bool]
    base: str
    tiers: tuple[Tier, ...]
    otherwise: str
    weights: Mapping[str, Fraction]
    words: str

    @property
    def choices(self) -> tuple[str, ...]:
        """What may be marked, in the order of the sheet."""
        return (*self.grades, *self.others)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A row counted out. `votes` has every grade, and of the others those that were written.

    `invalid` is what of the sheets returned is not valid in this row. `base` is None where it is not known (members, present) or the vote is
    void; `grade` is None then, and where nothing valid was marked. `rates` leaves out what is no part of the base. `score` is None without
    weights or base. `why` says which tier decided, or why nothing did.
    """

    votes: dict[str, int]
    valid: int
    invalid: int
    base: int | None
    rates: dict[str, Rate]
    score: Decimal | None
    grade: str | None
    why: str
    order: tuple[Fraction, ...] = ()  # more is better


def scheme_of(value: Any, code: str | None, *, marked: Iterable[str] = (), base: str | None = None) -> Scheme:
    """A way of grading from a value of `review.grading`, by its code; without a code the first that has all the words `marked`, or the first.

    `base` puts another base in place of the rule's. Raises InputError with the codes there are.
    """
    if code is None:
        wanted = set(marked)
        fitting = [item for item in value if wanted <= {*item["grades"], *item.get("others", {})}]
        item = (fitting or value)[0]
    else:
        known = {one["code"]: one for one in value}
        item = known.get(code.strip())
        if item is None:
            raise InputError(f"没有“{code}”这种评定办法", f"可选：{'、'.join(known)}")
    return _scheme(item | ({"base": base} if base else {}))


def _scheme(item: Mapping[str, Any]) -> Scheme:
    weights = {grade: Fraction(str(weight)) for grade, weight in item.get("weights", {}).items()}
    return Scheme(
        item["code"], tuple(item["grades"]), dict(item.get("others", {})), item["base"],
        tuple(_tier(tier) for tier in item["tiers"]), item["otherwise"], weights, gradings.in_words(item),
    )  # fmt: skip


def _tier(tier: Mapping[str, Any]) -> Tier:
    share, score = tier.get("share"), tier.get("score")
    return Tier(
        tier["grade"], tuple(tier.get("counts", ())), None if share is None else gradings.share_of(share),
        None if score is None else Fraction(str(score)), tier["inclusive"], gradings.tier_words(tier),
    )  # fmt: skip


def read_votes(texts: Iterable[str], option: str = "--votes") -> dict[str, int]:
    """The counts that a clerk writes, `满意=50,基本满意=6` or `满意50票 基本满意6票`, in the order written. Raises InputError, naming `option`."""
    found: dict[str, int] = {}
    for text in words.parts(_GAP.sub(",", text) for text in texts):
        pair = _VOTE.fullmatch(text)
        if pair is None or int(pair[3]) > _MOST:
            raise InputError(
                f"{option}“{text[:40]}”看不懂", f"请写 等次=票数，如 满意=50,基本满意=6，票数 0 到 {_MOST}"
            )
        grade = (pair[1] or pair[2]).strip()
        if grade in found:
            raise InputError(f"{option} 的“{grade}”写了两遍", "请去掉一个")
        found[grade] = int(pair[3])
    if not found:
        raise InputError(f"{option} 没有写票数", "请写 等次=票数，如 满意=50,基本满意=6")
    return found


def check_marks(scheme: Scheme, votes: Mapping[str, int], option: str = "--votes") -> None:
    """Raises InputError, naming `option` and what may be marked, for a word that the sheet does not have."""
    for grade in votes:
        if grade not in scheme.choices:
            raise InputError(
                f"{option} 没有“{grade[:20]}”这个等次", f"{scheme.code}的票上可选：{'、'.join(scheme.choices)}"
            )


def unmarked(
    scheme: Scheme, votes: Mapping[str, int], returned: int, *, invalid: int | None = None, valid: int | None = None
) -> int:
    """On how many of the sheets returned the row was left blank or marked twice: what the votes leave, or `invalid` as it was counted.

    `valid`, where it was counted too, must come out as well. Raises InputError for numbers that do not add up.
    """
    marked, counted = sum(votes.values()), sum(votes.values()) - _uncounted(scheme, votes)
    for option, number in (("--invalid", invalid), ("--valid", valid)):
        if number is not None and number < 0:
            raise InputError(f"{option} {number} 不对", "请写 0 或以上的数")
    if marked > returned:
        raise InputError(f"各项票数合计 {marked}，多于收回的 {returned} 张", "请核对 --votes 和 --returned")
    if valid is not None and valid > returned:
        raise InputError(f"有效票 {valid} 张，多于收回的 {returned} 张", "请核对 --valid 和 --returned")
    if valid is not None and valid != counted:
        raise InputError(f"有效票 {valid} 张，与各项票数的合计 {counted} 不符", "请核对 --valid 和 --votes")
    if invalid is not None and marked + invalid != returned:
        told = f"各项票数合计 {marked}，加无效票 {invalid}，不等于收回的 {returned} 张"
        raise InputError(told, "请核对 --votes、--invalid 和 --returned")
    return returned - marked


def _uncounted(scheme: Scheme, votes: Mapping[str, int]) -> int:
    return sum(votes.get(word, 0) for word, counted in scheme.others.items() if not counted)


def outcome(
    scheme: Scheme, votes: Mapping[str, int], *, members: int | None, present: int | None, returned: int, issued: int, rounding: Mapping[str, Any]
) -> Outcome:  # fmt: skip
    """One row counted out. `votes` hold words of the scheme only and are no more than `returned`; `rounding` is the rulebook's value."""
    written = {word: votes.get(word, 0) for word in scheme.choices if word in scheme.grades or word in votes}
    valid = sum(written.values()) - _uncounted(scheme, written)
    void = returned > issued
    base = None if void else {"members": members, "present": present, "returned": returned, "valid": valid}[scheme.base]
    score = sum(written[word] * weight for word, weight in scheme.weights.items() if word in written)
    exact = Fraction(score) / base if base and scheme.weights else None
    grade, why = (None, "收回的票多于发出的，这次投票作废") if void else _graded(scheme, written, valid, base, exact)
    return Outcome(
        written, valid, returned - valid, base, _rates(scheme, written, base, rounding),
        None if exact is None else _rounded(exact, rounding), grade, why, _order(scheme, written, base, exact, grade),
    )  # fmt: skip


def _rates(scheme: Scheme, votes: Mapping[str, int], base: int | None, rounding: Mapping[str, Any]) -> dict[str, Rate]:
    """Each word's share of the base; what is not counted has none in the valid votes."""
    counted = [word for word in votes if scheme.base != "valid" or scheme.others.get(word, True)]
    found = rates.shares([votes[word] for word in counted], base or 0, **rounding)
    return dict(zip(counted, found, strict=True))


def _rounded(exact: Fraction, rounding: Mapping[str, Any]) -> Decimal:
    rate = rates.rate(exact.numerator, exact.denominator * 100, **rounding)
    return Decimal(str(rate.percent))


def _graded(
    scheme: Scheme, votes: Mapping[str, int], valid: int, base: int | None, score: Fraction | None
) -> tuple[str | None, str]:
    if base is None:
        return None, f"没有登记{gradings.BASES[scheme.base]}数，不能按它评定"
    if valid == 0 or base == 0:
        return None, "没有有效票，不评定等次"
    for place, tier in enumerate(scheme.tiers, start=1):
        reached = score if tier.share is None else Fraction(sum(votes[word] for word in tier.counts), base)
        least = tier.score if tier.share is None else tier.share
        if reached is not None and least is not None and (reached > least or (tier.inclusive and reached == least)):
            return tier.grade, f"第 {place} 档：{tier.words}"
    return scheme.otherwise, f"各档都没有达到，为{scheme.otherwise}"


def _order(
    scheme: Scheme, votes: Mapping[str, int], base: int | None, score: Fraction | None, grade: str | None
) -> tuple[Fraction, ...]:
    """By grade, then by the score or the shares of the grades, best first."""
    if grade is None or not base:
        return ()
    shares = (Fraction(votes[word], base) for word in scheme.grades)
    return (Fraction(-scheme.grades.index(grade)), *((score,) if score is not None else shares))


def ranks(outcomes: Sequence[Outcome]) -> list[int | None]:
    """The rank of each among them; equals share one and the next is skipped (1, 1, 3). None for what has no grade."""
    orders = [one.order for one in outcomes]
    return [1 + sum(other > order for other in orders) if order else None for order in orders]
