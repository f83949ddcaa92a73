"""Motions, refusal, withdrawal, who is answered, who supervises: the expected values were read from the documents' words."""

from datetime import date, timedelta
from typing import Any

import pytest

from renda_cli.errors import NoRuleOn
from renda_cli.rules import words
from renda_cli.rules.rulebook import Rulebook, profile, profile_names

SINCE = date(2015, 8, 29)  # nothing national is known for an earlier day
DAY = date(2023, 5, 4)
NEW_KEYS = (
    "look_back", "motion.signers", "refuse.grounds", "withdraw.by", "withdraw.until", "answer_to", "supervise.key",
    "supervise.ordinary",
)  # fmt: skip
PROFILES = profile_names()
CUSTOM = "通行做法（法律未规定）"
ORGANIC_LAW = "《中华人民共和国地方各级人民代表大会和地方各级人民政府组织法》"

NATIONAL_GROUNDS = [
    "代表本人或亲属的个人事项", "代表所在单位的个别事项", "代转群众来信", "检举控告申诉", "具体司法案件",
    "招标投标的具体中标意见", "学术探讨或产品推介", "没有实际内容", "不属于本地机关职权范围", "法律或政策咨询",
    "其他不宜作为建议提出的",
]  # fmt: skip
ZHEJIANG_GROUNDS = [
    "代表本人或亲属的个人事项", "代转群众来信", "代转案件申诉材料", "学术探讨或产品推介", "没有实际内容",
    "未审结司法案件的具体意见", "招标投标的具体中标意见", "其他不宜作为建议提出的",
]  # fmt: skip
SHANDONG_GROUNDS = [
    "代表本人或亲属的个人事项", "代转群众来信", "学术探讨或产品推介", "没有实际内容", "其他不宜作为建议提出的",
]  # fmt: skip
SHANGHAI_GROUNDS = [
    "不属于本地机关职权范围", "代表本人或亲属的个人事项", "代表所在单位的个别事项", "具体司法案件", "代转群众来信",
    "代转有关材料", "学术探讨或产品推介", "没有实际内容", "其他不宜作为建议提出的",
]  # fmt: skip
QINGDAO_GROUNDS = [
    "代表本人或亲属的个人事项", "检举控告申诉", "监察或司法机关依法处理的具体案件", "学术探讨或产品推介",
    "没有实际内容", "其他不宜作为建议提出的",
]  # fmt: skip
CHONGQING_GROUNDS = [
    "代表本人或亲属的个人事项", "具体司法案件", "代转群众来信", "学术探讨或产品推介", "检举控告申诉",
    "其他不宜作为建议提出的",
]  # fmt: skip
BEIJING_GROUNDS = [
    "代表本人或亲属的个人事项", "法律或政策咨询", "学术探讨或产品推介", "代转群众来信", "检举控告申诉",
    "未审结司法案件的具体意见", "招标投标的具体中标意见", "可能关联个人利益", "干涉正常经济活动或公平竞争",
]  # fmt: skip
HENAN_GROUNDS = ["谋取个人利益", "招标投标等具体经济活动", "具体司法案件"]
KEY_SUPERVISION = ["全体党政领导", "承办单位主要负责人", "提出建议的代表"]
ORDINARY_SUPERVISION = ["人大主席", "政府分管领导", "承办单位负责人", "提出建议的代表"]


# ---- Each key in each profile


@pytest.mark.parametrize(
    ("name", "key", "day", "value"),
    [
        # The first day of each document, and the day before, on which another layer answers.
        ("national", "refuse.grounds", SINCE, NATIONAL_GROUNDS),
        ("national", "refuse.grounds", DAY, NATIONAL_GROUNDS),
        ("jiangsu", "refuse.grounds", DAY, NATIONAL_GROUNDS),
        ("zhejiang", "refuse.grounds", date(2016, 5, 26), NATIONAL_GROUNDS),
        ("zhejiang", "refuse.grounds", date(2016, 5, 27), ZHEJIANG_GROUNDS),
        ("shandong", "refuse.grounds", date(2017, 5, 18), NATIONAL_GROUNDS),
        ("shandong", "refuse.grounds", date(2017, 5, 19), SHANDONG_GROUNDS),
        ("shandong-township", "refuse.grounds", DAY, SHANDONG_GROUNDS),
        ("qingdao", "refuse.grounds", date(2021, 8, 31), SHANDONG_GROUNDS),
        ("qingdao", "refuse.grounds", date(2021, 9, 1), QINGDAO_GROUNDS),
        ("shanghai", "refuse.grounds", date(2015, 3, 1), SHANGHAI_GROUNDS),
        ("shanghai", "refuse.grounds", DAY, SHANGHAI_GROUNDS),
        ("chongqing", "refuse.grounds", date(2017, 12, 31), NATIONAL_GROUNDS),
        ("chongqing", "refuse.grounds", date(2018, 1, 1), CHONGQING_GROUNDS),
        ("chongqing-township", "refuse.grounds", DAY, CHONGQING_GROUNDS),
        ("beijing", "refuse.grounds", date(2014, 1, 22), BEIJING_GROUNDS),
        ("beijing-township", "refuse.grounds", DAY, BEIJING_GROUNDS),
        ("henan", "refuse.grounds", date(2017, 7, 31), NATIONAL_GROUNDS),
        ("henan", "refuse.grounds", date(2017, 8, 1), HENAN_GROUNDS),
        ("national", "answer_to", SINCE, "each"),
        ("jiangsu", "answer_to", DAY, "each"),
        ("zhejiang", "answer_to", date(2016, 5, 27), "each"),
        ("henan", "answer_to", date(2017, 8, 1), "each"),
        ("chongqing", "answer_to", date(2018, 1, 1), "each"),
        ("chongqing-township", "answer_to", DAY, "each"),
        ("shanghai", "answer_to", date(2015, 3, 1), "each"),
        ("shandong", "answer_to", date(2017, 5, 18), "each"),
        ("shandong", "answer_to", date(2017, 5, 19), "relay"),
        ("shandong-township", "answer_to", DAY, "relay"),
        ("qingdao", "answer_to", date(2021, 8, 31), "relay"),
        ("qingdao", "answer_to", date(2021, 9, 1), "lead"),
        # Beijing's regulation gives joint and single papers the same weight and names nobody to be answered.
        ("beijing", "answer_to", DAY, "each"),
        ("beijing-township", "answer_to", DAY, "each"),
        ("national", "withdraw.until", SINCE, "closed"),
        ("beijing", "withdraw.until", date(2014, 1, 22), "assigned"),
        ("beijing", "withdraw.until", DAY, "assigned"),
        ("beijing-township", "withdraw.until", DAY, "assigned"),
        *((name, "withdraw.until", DAY, "closed") for name in PROFILES if not name.startswith("beijing")),
        ("shanghai", "withdraw.by", date(2015, 3, 1), "all"),
        *((name, "withdraw.by", DAY, "all") for name in PROFILES),
        *((name, "motion.signers", DAY, 5) for name in PROFILES),
        *((name, "look_back", DAY, "none") for name in PROFILES),
        *((name, "supervise.key", DAY, KEY_SUPERVISION) for name in PROFILES),
        *((name, "supervise.ordinary", DAY, ORDINARY_SUPERVISION) for name in PROFILES),
        ("national", "satisfaction.over", DAY, "assigned"),
        ("chongqing", "satisfaction.over", date(2017, 12, 31), "assigned"),
        ("chongqing", "satisfaction.over", date(2018, 1, 1), "unless_urged"),
        ("chongqing-township", "satisfaction.over", DAY, "unless_urged"),
    ],
)  # fmt: skip
def test_the_value_of_a_day(name: str, key: str, day: date, value: Any) -> None:
    assert Rulebook(name).value_on(key, day).value == value


@pytest.mark.parametrize(
    ("name", "key", "source"),
    [
        ("zhejiang", "refuse.grounds", "《浙江省人民代表大会代表建议、批评和意见办理的规定》（2016-05-27）第6条"),
        ("zhejiang", "answer_to", "《浙江省人民代表大会代表建议、批评和意见办理的规定》（2016-05-27）第22条"),
        ("zhejiang", "withdraw.by", CUSTOM),
        ("shandong", "refuse.grounds", "《山东省人民代表大会代表建议、批评和意见办理工作条例》（2017-05-19）第6条"),
        ("shandong", "answer_to", "《山东省人民代表大会代表建议、批评和意见办理工作条例》（2017-05-19）第20条"),
        ("shandong", "withdraw.by", CUSTOM),
        ("shandong-township", "motion.signers", "《山东省乡镇人民代表大会工作若干规定》（2015-12-03）第14条"),
        ("qingdao", "refuse.grounds", "《青岛市人民代表大会代表建议、批评和意见工作条例》（2021-07-29）第11条"),
        ("qingdao", "answer_to", "《青岛市人民代表大会代表建议、批评和意见工作条例》（2021-07-29）第28条"),
        ("shanghai", "refuse.grounds", "《上海市人民代表大会关于代表建议、批评和意见的规定》（2015-01-29）第8条"),
        ("shanghai", "withdraw.by", "《上海市人民代表大会关于代表建议、批评和意见的规定》（2015-01-29）第10条"),
        ("shanghai", "answer_to", "《上海市人民代表大会关于代表建议、批评和意见的规定》（2015-01-29）第20条"),
        ("chongqing", "refuse.grounds", "《重庆市人民代表大会代表建议批评和意见工作条例》（2017-11-30）第9条"),
        ("chongqing", "answer_to", "《重庆市人民代表大会代表建议批评和意见工作条例》（2017-11-30）第23条"),
        ("chongqing", "satisfaction.over", "《重庆市人民代表大会代表建议批评和意见工作条例》（2017-11-30）第29条"),
        ("chongqing", "withdraw.by", CUSTOM),
        ("chongqing-township", "motion.signers", "《重庆市乡镇人民代表大会工作条例》（2016-03-31）第14条"),
        ("beijing", "refuse.grounds", "《北京市人民代表大会代表建议、批评和意见办理条例》（2014-01-22）第12条"),
        ("beijing", "withdraw.until", "《北京市人民代表大会代表建议、批评和意见办理条例》（2014-01-22）第13条"),
        ("beijing", "withdraw.by", CUSTOM),
        ("beijing", "answer_to", CUSTOM),
        ("beijing-township", "motion.signers", "《北京市乡、民族乡、镇人民代表大会组织条例》（2016-03-24）第9条"),
        ("henan", "refuse.grounds", "《河南省人民代表大会代表建议、批评和意见办理办法》（2017-07-28）第8条"),
        ("henan", "answer_to", "《河南省人民代表大会代表建议、批评和意见办理办法》（2017-07-28）第21条"),
        *(("national", key, CUSTOM) for key in NEW_KEYS if key != "motion.signers"),
    ],
)  # fmt: skip
def test_the_article_that_says_it(name: str, key: str, source: str) -> None:
    assert Rulebook(name).value_on(key, DAY).source == source


# ---- What changes with the day, and what is not known


@pytest.mark.parametrize(
    ("day", "source"),
    [
        (SINCE, f"{ORGANIC_LAW}（2015-08-29）第18条"),
        (date(2022, 3, 11), f"{ORGANIC_LAW}（2015-08-29）第18条"),
        (date(2022, 3, 12), f"{ORGANIC_LAW}（2022-03-11）第22条"),
        (DAY, f"{ORGANIC_LAW}（2022-03-11）第22条"),
    ],
)
def test_five_make_a_motion_before_and_after_the_law_of_2022(day: date, source: str) -> None:
    found = Rulebook("national").value_on("motion.signers", day)
    assert (found.value, found.source) == (5, source)


@pytest.mark.parametrize(
    ("name", "first_day"),
    [
        ("beijing-township", date(2016, 3, 24)),
        ("chongqing-township", date(2016, 3, 31)),
        ("shandong-township", date(2015, 12, 3)),
    ],
)
def test_before_a_townships_own_document_the_law_says_who_makes_a_motion(name: str, first_day: date) -> None:
    book = Rulebook(name)
    before, after = (book.value_on("motion.signers", day) for day in (first_day - timedelta(days=1), first_day))
    assert (before.profile, after.profile) == ("national", name)


@pytest.mark.parametrize("key", [*NEW_KEYS, "satisfaction.over"])
def test_nothing_is_known_before_the_law_of_2015(key: str) -> None:
    with pytest.raises(NoRuleOn, match="里没有 2015-08-28 适用的"):
        Rulebook("national").value_on(key, SINCE - timedelta(days=1))


def test_what_a_profile_itself_says_holds_before_the_law_of_2015_and_nothing_else() -> None:
    day = SINCE - timedelta(days=1)
    assert Rulebook("beijing").value_on("withdraw.until", day).value == "assigned"
    with pytest.raises(NoRuleOn):
        Rulebook("beijing").value_on("withdraw.by", day)
    with pytest.raises(NoRuleOn):
        Rulebook("shanghai").value_on("refuse.grounds", date(2015, 2, 28))


# ---- Lists that a clerk chooses from


@pytest.mark.parametrize("key", ["refuse.grounds", "supervise.key", "supervise.ordinary"])
@pytest.mark.parametrize("name", PROFILES)
def test_a_list_reads_back_as_it_was_shown(name: str, key: str) -> None:
    value = Rulebook(name).value_on(key, DAY).value
    assert words.parts(["、".join(value)]) == value
    assert len(set(value)) == len(value)


def test_only_documents_with_a_residual_clause_leave_room_for_other_grounds() -> None:
    open_ended = {
        name for name in PROFILES if Rulebook(name).value_on("refuse.grounds", DAY).value[-1].startswith("其他")
    }
    assert set(PROFILES) - open_ended == {"beijing", "beijing-township", "henan"}


@pytest.mark.parametrize("name", PROFILES)
def test_only_the_documents_own_choices_stand_in_a_profile(name: str) -> None:
    own = {value.key for value in profile(name).values} & set(NEW_KEYS)
    expected = {
        "national": set(NEW_KEYS), "jiangsu": set(), "zhejiang": {"refuse.grounds", "answer_to"},
        "shandong": {"refuse.grounds", "answer_to"}, "qingdao": {"refuse.grounds", "answer_to"},
        "chongqing": {"refuse.grounds", "answer_to"}, "henan": {"refuse.grounds", "answer_to"},
        "shanghai": {"refuse.grounds", "withdraw.by", "answer_to"}, "beijing": {"refuse.grounds", "withdraw.until"},
        "beijing-township": {"motion.signers"}, "chongqing-township": {"motion.signers"},
        "shandong-township": {"motion.signers"},
    }  # fmt: skip
    assert own == expected[name]
