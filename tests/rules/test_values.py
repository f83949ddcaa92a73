"""What a value may look like, and how it reads in words."""

import re
import tomllib
from datetime import date
from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.rules import rulebook, values
from renda_cli.rules.value_shapes import checked
from renda_cli.rules.values import CHOICES, RuleValue, period_words

CLOCK = '{ start = "assigned", %s }'


def each(keys: tuple[str, ...], written: list[str]) -> dict[str, list[str]]:
    return dict.fromkeys(keys, written)


PARTS = ['"majority"', '"2/3"']
NO_PARTS = ['"half"', '"过半数"', "2", '["2/3"]']
COUNTED = ("sessions.congress", "absence.sessions", "recall.signers", "group.members", "reception.turns")
COUNTED_OR_NONE = (
    "sessions.presidium", "group.activities", "grid.households", "grid.voters", "pledges.least", "pledges.most",
    "report.voters",
)  # fmt: skip
PERCENT_OR_NONE = ("report.share", "project.margin")
LISTED = ("recall.procedure", "resign.procedure", "activity.kinds", "grid.posts", "review.meeting", "project.change")
LISTED_OR_NONE = ("candidate.steps", "activity.own_kinds", "opinion.refer")
NO_COUNTS = ["0", "-4", "4.0", '"4"', "true", "1001", "[4]", "{}"]
NO_TEXTS = ['"一"', "[]", '[""]', '[" "]', '["一", 3]', '["一\\n"]', '{ "一" = "二" }']
NO_LISTS = [
    '"七有"', "[]", "{}", '["七有"]', '{ "七有" = "活动室" }', '{ "七有" = [] }', '{ "七有" = [""] }', '{ "七有" = ["活动室", 3] }',
    '{ "七有" = ["活动室", "活动室"] }', '{ "七有" = ["活动室"], " " = ["记录"] }', '{ "七有" = ["活动\\n室"] }', '{ "七\\n有" = ["活动室"] }',
]  # fmt: skip
GRADING = (
    '[{ code = "甲", grades = ["好", "差"], base = "valid", otherwise = "差", '
    'tiers = [{ grade = "好", counts = ["好"], share = "%s", inclusive = true }] }]'
)
SHAPES = {
    "review.grading": [GRADING % "1/2"],  # see test_gradings.py
    "reply": [
        CLOCK % "months = 3", CLOCK % "days = 45", CLOCK % "days = 3650", CLOCK % "months = 1", CLOCK % "working_days = 30", CLOCK % 'fixed = "07-31"',
        CLOCK % 'months = 6, by = "extension", consent = "交办机构"',
        '"none"',
    ],
    "reply.complex": ['{ start = "due", months = 3 }'],
    "reply.longest": ['{ start = "due", months = 3 }'],
    "co_opinion": [CLOCK % 'before = "reply", days = 20'],
    "look_back": ['{ start = "replied", months = 3 }', '{ start = "replied", days = 90 }', '"none"'],
    "motion.signers": ["1", "5", "1000"],
    "refuse.grounds": ['["代转群众来信"]', '["个人事项", "其他不宜作为建议提出的"]'],
    "withdraw.by": ['"all"', '"lead"'],
    "withdraw.until": ['"assigned"', '"closed"'],
    "answer_to": ['"each"', '"relay"', '"lead"'],
    "supervise.key": ['["全体党政领导"]', '["人大主席", "政府分管领导", "提出建议的代表"]'],
    "supervise.ordinary": ['["人大主席"]'],
    "classes": [
        '[{ code = "A", label = "已解决", means = ["resolved", "in_progress"] }, { code = "B", means = ["upward"] }]',
        '[{ code = "A", means = ["resolved", "in_progress", "planned", "cannot", "upward"] }]',
    ],
    "grades": ['[{ code = "优秀", means = "satisfied" }, { code = "不满意", means = "dissatisfied" }]'],
    "satisfaction.counts": ['["满意"]'],
    "satisfaction.over": ['"assigned"', '"replied"', '"returned"', '"unless_urged"'],
    "satisfaction.round": ['"final"', '"first"'],
    "satisfaction.question": ['"both"', '"process"', '"result"'],
    "rehandle.when": ['"either"', '"result"'],
    "rounding": ['{ mode = "half-up", decimals = 2 }', '{ mode = "truncate", decimals = 0 }', '{ mode = "largest-remainder", decimals = 6 }'],
    "elect.pass": ['"majority"', '"2/3"'],
    "elect.rerun": ['"1/3"', '"majority"'],
    "inspection_reply": ['{ start = "handed", months = 3 }', '"none"'],
    "quorum.congress": PARTS, "quorum.presidium": [*PARTS, '"none"'], "pass.congress": PARTS, "quorum.base": ['"all"', '"acting"'],
    **each(COUNTED, ["1", "4", "1000"]),
    **each(COUNTED_OR_NONE, ["1", '"none"']),
    **each(PERCENT_OR_NONE, ["1", "100", '"none"']),
    **each(("suspend.grounds", "end.grounds"), [
        '[{ code = "moved", label = "迁出" }]', '[{ code = "moved", label = "迁出" }, { code = "rights", label = "被剥夺政治权利" }]',
    ]),
    **each(LISTED, ['["一"]', '["一", "二、三"]']),
    **each(LISTED_OR_NONE, ['["一"]', '["一", "二"]', '"none"']),
    **each(("checklists", "station.checklists", "review.steps"), ['{ "七有" = ["活动室"] }', '{ "七有" = ["活动室", "记录"], "五上墙" = ["记录"] }']),
    "reception.notice": ['{ start = "reception", ahead = 3 }', '{ start = "reception", ahead = 365 }', '"none"'],
    "station.stars": ['{ 5 = 90 }', '{ 5 = 90, 4 = 80, 3 = 70 }', '{ 1 = 1, 5 = 1000 }', '"none"'],
    **each(("checklists.own", "review.after"), ['{ "三有" = ["活动室"] }', '"none"']),
    "pass.presidium": [*PARTS, '"none"'], "project.pass": PARTS, "project.ties": ['"again"', '"all"', '"drop"'], "project.short": ['"again"', '"fewer"'],
    "report.per": ['"term"', '"year"', '"none"'],
    "fund.standard": ['{ "镇" = 500 }', '{ "镇" = 1, "县" = 1000000 }', '"none"'],
}  # fmt: skip
WRONG_SHAPES = {
    "review.grading": ['"none"', "[]", GRADING % "3/2"],
    "reply": [
        '"soon"', "3", "{}", '{ months = 3 }', '{ start = "teatime", months = 3 }', '{ start = "assigned" }',
        CLOCK % "months = 0", CLOCK % "months = -3", CLOCK % 'months = "3"', CLOCK % "months = 3.0", CLOCK % "months = true",
        CLOCK % "days = 3651", CLOCK % "months = 3, days = 5", CLOCK % 'months = 3, fixed = "07-31"',
        CLOCK % 'fixed = "02-30"', CLOCK % 'fixed = "02-29"', CLOCK % 'fixed = "7月31日"', CLOCK % "fixed = 731",
        CLOCK % 'fixed = "W05-1"', '{ start = [], months = 3 }',
        # Nobody is owed a reply before a day of reception.
        '{ start = "reception", ahead = 3 }', '{ start = "reception", months = 3 }',
        # A reply that is counted from its own due day has no day at all.
        '{ start = "due", months = 3 }', CLOCK % 'before = "reply", days = 20',
    ],
    "reply.complex": [CLOCK % 'before = "reply", days = 20'],
    "rehandle": ['{ start = "due", months = 1 }'],
    "co_opinion": [
        CLOCK % 'before = "rehandle", days = 20', CLOCK % 'before = "co_opinion", days = 20',
        CLOCK % 'before = "reply"', CLOCK % 'before = "teatime", days = 20', CLOCK % 'before = "classes", days = 20',
        CLOCK % 'before = "reply", days = 0', CLOCK % 'before = "reply", working_days = 5',
        CLOCK % 'before = "reply", months = 1, days = 20',
    ],
    "look_back": [
        "3", '{ start = "replied" }', '{ start = "due", months = 3 }', '{ start = "replied", months = 121 }',
        '{ start = "replied", before = "look_back", days = 20 }',
    ],
    "motion.signers": [
        '"none"', '"5"', "0", "-5", "5.0", "true", "1001", "[5]", "{}", "{ count = 5 }", CLOCK % "days = 5",
    ],
    "refuse.grounds": ['"none"', '"个人事项"', "[]", '[""]', '["个人事项", 3]', "{}", '[{ code = "个人事项" }]'],
    "withdraw.by": ['"none"', '"each"', "1", '["all"]', "{}"],
    "withdraw.until": ['"none"', '"replied"', CLOCK % "days = 5", '["closed"]'],
    "answer_to": ['"none"', '"all"', '["each"]'],
    "supervise.key": ['"none"', '"人大主席"', "[]", '[""]', '[["人大主席"]]'],
    "supervise.ordinary": ['"none"', "[]", "3"],
    "classes": [
        '"none"', "[]", '{ code = "A", means = ["resolved"] }', '["A"]', '[{ means = ["resolved"] }]',
        '[{ code = "", means = ["resolved"] }]', '[{ code = 1, means = ["resolved"] }]', '[{ code = "A" }]',
        '[{ code = "A", means = [] }]', '[{ code = "A", means = "resolved" }]', '[{ code = "A", means = ["done"] }]',
        '[{ code = "A", means = ["resolved"] }, { code = "B", means = ["resolved", "done"] }]',
        '[{ code = "A", means = 5 }]', '[{ code = "A", means = [["resolved"]] }]',
    ],
    "grades": [
        '"none"', "[]", '["满意"]', '[{ code = "满意" }]', '[{ code = "满意", means = "good" }]', '[{ means = "satisfied" }]',
        '[{ code = "满意", means = ["satisfied"] }]',
    ],
    "satisfaction.counts": ['"none"', '"满意"', "[]", '[""]', '["满意", 3]'],
    "satisfaction.over": ['"none"', '"all"', '"urged"', "3", "[]"],
    "satisfaction.round": ['"second"'],
    "satisfaction.question": ['"either"'],
    "rehandle.when": ['"both"'],
    "rounding": [
        '"none"', "{}", '{ mode = "half-up" }', "{ decimals = 2 }", '{ mode = "bankers", decimals = 2 }',
        '{ mode = "half-up", decimals = 7 }', '{ mode = "half-up", decimals = -1 }', '{ mode = "half-up", decimals = "2" }',
        '{ mode = "half-up", decimals = 2.0 }', '{ mode = "half-up", decimals = true }', '{ mode = [], decimals = 2 }',
    ],
    "elect.pass": ['"1/3"', '"half"', "2", '["majority"]', '"none"'],
    "elect.rerun": ['"1/4"', "3", '"none"'],
    "inspection_reply": ["3", '{ start = "due", months = 3 }', '{ start = "handed" }'],
    "quorum.congress": [*NO_PARTS, '"none"'], "quorum.presidium": NO_PARTS, "pass.congress": [*NO_PARTS, '"none"'],
    "pass.presidium": NO_PARTS, "project.pass": [*NO_PARTS, '"none"'], "project.ties": ['"none"', '"some"', '["all"]'],
    "project.short": ['"none"', '"all"', "1"], "report.per": ['"month"', "1", '["term"]'],
    "quorum.base": ['"none"', '"present"', "[]"],
    **each(COUNTED, [*NO_COUNTS, '"none"']),
    **each(COUNTED_OR_NONE, NO_COUNTS),
    **each(PERCENT_OR_NONE, ["0", "101", "20.0", '"20%"', "[20]"]),
    **each(("suspend.grounds", "end.grounds"), [
        '"none"', "[]", '["迁出"]', '[{ code = "moved" }]', '[{ label = "迁出" }]', '[{ code = "moved", label = "" }]', '{ moved = "迁出" }',
        '[{ code = "moved", label = "迁出" }, { code = "Moved", label = "调离" }]',
    ]),
    **each(LISTED, [*NO_TEXTS, '"none"']),
    **each(LISTED_OR_NONE, NO_TEXTS),
    **each(("checklists", "station.checklists", "review.steps"), [*NO_LISTS, '"none"']), **each(("checklists.own", "review.after"), NO_LISTS),
    "reception.notice": [
        '{ start = "reception" }', '{ start = "reception", ahead = 0 }', '{ start = "reception", ahead = 366 }', '{ start = "reception", days = 3 }',
        '{ start = "assigned", ahead = 3 }', '{ start = "reception", ahead = 3, days = 3 }',
    ],
    "station.stars": [
        "90", "{}", "[]", '{ 6 = 90 }', '{ 0 = 90 }', '{ "五" = 90 }', '{ 5 = "90" }', '{ 5 = 0 }', '{ 5 = 1001 }', '{ 5 = 90.5 }',
        # More stars for fewer points, or for as many.
        '{ 5 = 80, 4 = 90 }', '{ 5 = 90, 4 = 90 }',
    ],
    "fund.standard": [
        "500", "{}", "[]", '{ "镇" = "500" }', '{ "镇" = 0 }', '{ "镇" = -1 }', '{ "镇" = 500.0 }', '{ "镇" = 1000001 }', '{ "" = 500 }',
        '{ "镇\\n" = 500 }',
    ],
}  # fmt: skip


def own(key: str, written: str, when: str | None = None) -> RuleValue:
    """A value of the town's own, in the words of TOML."""
    value = tomllib.loads(f"value = {written}")["value"]
    return RuleValue(key, date(2020, 1, 1), value, "本镇规定", "", "town", when)


def test_every_key_that_is_no_clock_has_its_shapes_here() -> None:
    others = set(values.KEYS) - set(values.CLOCK_KEYS)
    assert others <= SHAPES.keys()
    assert others <= WRONG_SHAPES.keys()
    assert SHAPES.keys() - others == {
        "reply",
        "reply.complex",
        "reply.longest",
        "co_opinion",
        "look_back",
        "inspection_reply",
        "reception.notice",
    }


@pytest.mark.parametrize("key", values.CLOCK_KEYS)
def test_every_clock_may_be_a_period_or_none(key: str) -> None:
    for written in ('"none"', CLOCK % "days = 5"):
        value = own(key, written)
        assert checked(value, "规则") is value
    with pytest.raises(InputError, match="写法不对"):
        checked(own(key, "5"), "规则")


@pytest.mark.parametrize(("key", "written"), [(key, one) for key, written in SHAPES.items() for one in written])
def test_a_value_of_its_keys_shape_is_taken_as_it_is(key: str, written: str) -> None:
    value = own(key, written)
    assert checked(value, "规则") is value


@pytest.mark.parametrize(("key", "written"), [(key, one) for key, written in WRONG_SHAPES.items() for one in written])
def test_a_value_of_another_shape_is_refused(key: str, written: str) -> None:
    with pytest.raises(InputError) as refused:
        checked(own(key, written), f"规则 {key}")
    assert str(refused.value).startswith(f"规则 {key}写法不对，或不能用在这一项；请照 renda rules show 里已有的写法")


@pytest.mark.parametrize("key", ["", "teatime", "Reply"])
def test_an_unknown_key_is_refused_with_those_there_are(key: str) -> None:
    with pytest.raises(InputError) as refused:
        checked(own(key, '"none"'), "规则")
    assert str(refused.value) == f"规则：没有“{key}”这个项目；可选：{'、'.join(values.KEYS)}"


@pytest.mark.parametrize("when", ["session", "between", None])
def test_a_value_is_for_session_between_or_both(when: str | None) -> None:
    value = own("reply", '"none"', when)
    assert (checked(value, "规则").when, value.is_none) == (when, True)


@pytest.mark.parametrize("when", ["", "always", "会议期间"])
def test_another_condition_is_refused(when: str) -> None:
    with pytest.raises(InputError, match="规则：when 只能是 session 或 between"):
        checked(own("reply", '"none"', when), "规则")


@pytest.mark.parametrize("when", ["session", None])
def test_a_clock_may_run_from_the_close_of_the_session_it_was_handed_in_at(when: str | None) -> None:
    value = own("reply", '{ start = "closed", months = 2 }', when)
    assert checked(value, "规则") is value


def test_what_came_in_between_sessions_has_no_close_of_a_session_to_run_from() -> None:
    with pytest.raises(InputError, match="规则写法不对，或不能用在这一项"):
        checked(own("reply", '{ start = "closed", months = 2 }', "between"), "规则")


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("reply", "none", "无此期限"),
        ("reply", {"start": "assigned", "months": 3}, "自交办之日起 3 个月"),
        ("reply", {"start": "received", "days": 45}, "自承办单位收到之日起 45 天"),
        ("reply", {"start": "submitted", "working_days": 10}, "自提出之日起 10 个工作日"),
        ("reply", {"start": "closed", "months": 2}, "自闭会之日起 2 个月"),
        ("reply", {"start": "due", "months": 3}, "自原期限届满之日起 3 个月"),
        ("reply", {"start": "assigned", "fixed": "07-31"}, "7月31日以前"),
        ("reply", {"start": "assigned", "before": "reply", "days": 20}, "答复期限届满前 20 天"),
        ("rounding", {"mode": "half-up", "decimals": 2}, "四舍五入，2 位小数"),
        ("rounding", {"mode": "largest-remainder", "decimals": 0}, "最大余额法（合计为100），0 位小数"),
        ("satisfaction.counts", ["满意", "基本满意"], "满意、基本满意"),
        (
            "classes",
            [{"code": "A", "label": "已解决", "means": ["resolved"]}, {"code": "B", "means": ["cannot"]}],
            "A 已解决、B",
        ),
        ("grades", [{"code": "满意", "means": "satisfied"}], "满意"),
        ("look_back", {"start": "replied", "months": 3}, "自答复之日起 3 个月"),
        ("look_back", "none", "无此期限"),
        ("motion.signers", 5, "5 名代表"),
        ("refuse.grounds", ["个人事项", "代转群众来信"], "个人事项、代转群众来信"),
        ("supervise.key", ["全体党政领导", "提出建议的代表"], "全体党政领导、提出建议的代表"),
        ("supervise.ordinary", ["人大主席"], "人大主席"),
        ("withdraw.by", "all", "全体联名的代表"),
        ("withdraw.by", "lead", "领衔代表"),
        ("withdraw.until", "assigned", "交办以前"),
        ("withdraw.until", "closed", "办理结束以前"),
        ("answer_to", "each", "每一位联名的代表"),
        ("answer_to", "relay", "每一位，或经领衔代表同意由其转复"),
        ("answer_to", "lead", "主要答复领衔代表"),
        ("satisfaction.over", "assigned", "已交办件数"),
        ("satisfaction.over", "unless_urged", "已交办件数（逾期经催仍未反馈的除外）"),
        ("satisfaction.round", "first", "第一轮"),
        ("satisfaction.question", "both", "过程和结果都满意"),
        ("rehandle.when", "result", "结果不满意"),
        ("rehandle.when", "either", "过程或结果任一项不满意"),
        ("inspection_reply", {"start": "handed", "months": 3}, "自建议转交之日起 3 个月"),
        ("inspection_reply", "none", "无此期限"),
        ("sessions.presidium", 4, "4 次"),
        ("sessions.presidium", "none", "无"),
        ("absence.sessions", 2, "2 次会议"),
        ("recall.signers", 30, "30 名选民"),
        ("grid.households", 20, "20 户"),
        ("grid.voters", 50, "50 名选民"),
        ("pledges.most", 3, "3 件"),
        ("quorum.presidium", "2/3", "三分之二以上"),
        ("pass.congress", "majority", "过半数"),
        ("quorum.base", "acting", "在任代表，不含暂停执行职务的"),
        (
            "end.grounds",
            [{"code": "moved", "label": "迁出或者调离"}, {"code": "recalled", "label": "被罢免"}],
            "迁出或者调离；被罢免",
        ),
        ("recall.procedure", ["书面提出，写明理由", "无记名投票"], "书面提出，写明理由；无记名投票"),
        ("candidate.steps", ["公安机关把关", "党委审查"], "公安机关把关、党委审查"),
        ("activity.own_kinds", "none", "无"),
        ("checklists.own", {"五上墙": ["片区图", "名单"], "三有": ["计划"]}, "五上墙：片区图、名单；三有：计划"),
        ("fund.standard", {"镇": 500, "县": 800}, "镇级 500 元、县级 800 元"),
        ("reception.notice", {"start": "reception", "ahead": 3}, "接待之日前 3 天"),
        ("reception.turns", 2, "2 次"),
        ("opinion.posting", {"start": "month_end", "days": 10}, "自当月末之日起 10 天"),
        ("opinion.refer", ["诉讼、仲裁事项", "信访事项"], "诉讼、仲裁事项；信访事项"),
        ("station.rating", {"start": "rated", "months": 24}, "自评定之日起 24 个月"),
        ("station.stars", {"5": 90, "4": 80}, "5 星 90 分以上、4 星 80 分以上"),
        ("station.checklists", {"五上墙": ["片区图"]}, "五上墙：片区图"),
    ],
)
def test_a_value_in_words(key: str, value: Any, said: str) -> None:
    assert period_words(key, value) == said


@pytest.mark.parametrize("name", rulebook.profile_names())
def test_every_shipped_value_has_words_without_codes(name: str) -> None:
    codes = {code for words in CHOICES.values() for code in words} | set(values.STARTS)
    for value in rulebook.profile(name).values:
        said = period_words(value.key, value.value)
        assert said
        assert not codes & set(re.findall("[a-z_]+", said))


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("classes", '[{ code = "A", means = ["resolved"] }, { code = "A", means = ["cannot"] }]'),
        ("grades", '[{ code = "满意", means = "satisfied" }, { code = "满意", means = "basically" }]'),
        ("reply", '{ start = "assigned", months = 3, moths = 2 }'),
        ("reply.complex", '{ start = "assigned", months = 6, by = "clas" }'),
    ],
)
def test_what_is_said_twice_or_misspelt_is_refused(key: str, written: str) -> None:
    with pytest.raises(InputError, match="写法不对"):
        checked(own(key, written, None), "规则")
