"""What a way of grading votes may look like, and how it reads."""

from datetime import date
from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.rules.rulebook import Rulebook
from renda_cli.rules.value_shapes import checked
from renda_cli.rules.values import RuleValue, period_words

TIER = {"grade": "好", "counts": ["好"], "share": "1/2", "inclusive": True}
BY_SCORE = {"grade": "好", "score": 80, "inclusive": True}
WHOLE = {
    "code": "甲",
    "grades": ["好", "差"],
    "others": {"弃权": True},
    "base": "valid",
    "tiers": [TIER],
    "otherwise": "差",
}
WEIGHTS = {"好": 100, "差": 30.5, "弃权": "0"}
NO_RULES: tuple[dict[str, Any], ...] = (
    {"base": "all"}, {"otherwise": "中"}, {"tiers": []}, {"tiers": {"grade": "好"}},
)  # fmt: skip
NO_TIERS: tuple[dict[str, Any], ...] = (
    {"grade": "中"}, {"counts": []}, {"counts": ["弃权"]}, {"counts": ["好", "好"]}, {"inclusive": 1}, {"share": 0.5}, {"share": "3/2"},
    {"share": "0%"}, {"share": "half"}, {"share": "101%"}, {"share": "1/0"}, {"score": 80}, {"share": "100%", "inclusive": False},
)  # fmt: skip


def given(value: Any) -> RuleValue:
    return checked(RuleValue("review.grading", date(2022, 1, 1), value, "镇人大", "", "town"), "值")


@pytest.mark.parametrize(
    "item",
    [
        WHOLE, {name: WHOLE[name] for name in WHOLE if name != "others"},
        *(WHOLE | {"tiers": [TIER | {"share": share}]} for share in ("2/3", "80%", "66.7%", "0.5%", "100%", "1/1")),
        WHOLE | {"weights": WEIGHTS, "tiers": [BY_SCORE, BY_SCORE | {"score": "59.5"}, TIER]},
    ],
)  # fmt: skip
def test_fits(item: dict[str, Any]) -> None:
    assert given([item]).value == [item]


@pytest.mark.parametrize(
    "value",
    [
        [], {}, "过半数", [WHOLE, WHOLE], [WHOLE | {"code": ""}], [WHOLE | {"more": 1}],
        *([{name: WHOLE[name] for name in WHOLE if name != left_out}] for left_out in ("code", "grades", "base", "tiers", "otherwise")),
        *([WHOLE | {"grades": grades}] for grades in ([], ["好", "好"], "好差", ["好", "差", "弃权"], ["好=1", "差"], ["好", ""], [1])),
        *([WHOLE | {"others": others}] for others in ({"弃权": 1}, ["弃权"], {"不 了解": True})),
        *([WHOLE | {"weights": weights}] for weights in ({"中": 50}, {"好": -1}, {"好": "多"}, {"好": True}, {"好": 100000}, ["好"])),
        *([WHOLE | more] for more in NO_RULES), *([WHOLE | {"tiers": [TIER | more]}] for more in NO_TIERS),
        [WHOLE | {"tiers": [BY_SCORE]}], [WHOLE | {"weights": WEIGHTS, "tiers": [BY_SCORE | {"score": "高"}]}],
    ],
)  # fmt: skip
def test_does_not_fit(value: Any) -> None:
    with pytest.raises(InputError, match="写法不对"):
        given(value)


def test_reads_as_a_sentence() -> None:
    value = Rulebook("national").value_on("review.grading", date(2022, 1, 1)).value
    assert period_words("review.grading", value[:1]) == (
        "满意度：满意、基本满意、不满意（弃权计入、不了解不计），以该行有效票为基数，满意超过 1/2 的为满意，"
        "满意、基本满意合计超过 1/2 的为基本满意，其余为不满意"
    )
    assert period_words("review.grading", value).count("；") == 1


def test_weights_and_scores_are_read_out() -> None:
    item = {name: WHOLE[name] for name in WHOLE if name != "others"}
    item |= {"base": "members", "weights": {"好": 100, "差": 30}, "tiers": [BY_SCORE]}
    assert period_words("review.grading", [item]) == (
        "甲：好、差，以全体应投票的人为基数，好 100 分、差 30 分，得分达到 80 分的为好，其余为差"
    )
