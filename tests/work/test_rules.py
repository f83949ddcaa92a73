"""The rulebook of the file: read, chosen, added to."""

from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.rules import values
from renda_cli.rules.values import KEYS
from renda_cli.work import rules
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import assigning
from tests.work.helpers import at, clock, count, hand_in

SOURCE = "遥观镇人大〔2022〕1号"
PROFILE = """
name = "yaoguan"
title = "遥观镇"
inherits = "jiangsu"
[documents.own]
title = "遥观镇代表建议办理办法"
version = 2022-01-01
in_force = 2022-01-01
[[value]]
key = "rehandle"
from = 2022-01-01
value = { start = "feedback", days = 15 }
document = "own"
article = "8"
says = "不满意的十五日内再答复"
"""


def shown(desk: Desk, key: str | None = None, *, everything: bool = False) -> list[dict[str, Any]]:
    found = rules.show(desk, key, everything=everything)
    return [dict(zip(found.fields, row, strict=True)) for row in found.rows]


def value(desk: Desk, key: str) -> Any:
    """The value of a key that holds today."""
    return desk.rulebook.value_on(key, desk.today).value


# list, use


def test_the_profile_in_use_is_marked(desk: Desk) -> None:
    rules.use(desk, "zhejiang")
    found = rules.list_(desk)
    rows = {row[0]: dict(zip(found.fields, row, strict=True)) for row in found.rows}
    assert [name for name, row in rows.items() if row["in_use"]] == ["zhejiang"]
    assert next(iter(rows)) == "national"
    assert rows["chongqing-township"]["inherits"] == "chongqing"


def test_choosing_a_profile_changes_what_holds(desk: Desk) -> None:
    assert value(desk, "reply")["start"] == "assigned"
    done = rules.use(desk, "zhejiang")
    assert done.lines[0].startswith("规则改用 zhejiang（浙江省）")
    assert done.read()["profile"] == "zhejiang"
    assert value(desk, "reply") == {"start": "received", "months": 3}


def test_the_note_of_a_profile_is_told(desk: Desk) -> None:
    done = rules.use(desk, "shandong")
    assert "乡镇可以参照" in done.lines[1]
    assert done.read()["note"] == done.lines[1]


def test_an_unknown_profile_is_refused_with_those_there_are(desk: Desk) -> None:
    with pytest.raises(InputError, match="没有叫“hubei”的规则；可选：national、"):
        rules.use(desk, "hubei")


# show


def test_a_value_is_shown_with_its_source(desk: Desk) -> None:
    (found,) = shown(desk, "reply")
    assert {key: found[key] for key in ("value", "from", "applies_to", "profile")} == {
        "value": {"start": "assigned", "months": 3}, "from": "2015-08-29", "applies_to": None, "profile": "national"
    }  # fmt: skip
    assert found["source"].endswith("第42条")


def test_only_what_holds_today_is_shown_unless_everything_is_asked_for(desk: Desk) -> None:
    assert [one["from"] for one in shown(at(desk, "2025-03-11"), "reply")] == ["2015-08-29"]
    assert [one["from"] for one in shown(at(desk, "2025-03-12"), "reply")] == ["2025-03-12"]
    assert [(one["from"], one["until"]) for one in shown(desk, "reply", everything=True)] == [
        ("2015-08-29", "2025-03-12"), ("2025-03-12", None),
    ]  # fmt: skip


def test_the_nearer_layer_hides_the_farther(desk: Desk) -> None:
    rules.use(desk, "chongqing-township")
    assert [one["profile"] for one in shown(desk, "reply")] == ["chongqing-township"]
    assert {one["profile"] for one in shown(desk, "reply", everything=True)} == {
        "chongqing-township",
        "chongqing",
        "national",
    }


def test_in_session_and_between_sessions_may_come_from_two_layers(desk: Desk) -> None:
    rules.use(desk, "shandong-township")
    assert [(one["profile"], one["applies_to"]) for one in shown(desk, "reply")] == [
        ("shandong-township", "session"), ("shandong", None),
    ]  # fmt: skip


def test_every_key_has_a_value_today_and_none_before_the_first_law(desk: Desk) -> None:
    assert {one["key"] for one in shown(desk)} == set(KEYS)
    custom = {one["key"] for one in shown(at(desk, "2010-01-01"))}
    assert {"grades", "rounding", "reception.turns"} <= custom
    assert "reply" not in custom  # that a law fixes, from the first one whose text is here
    assert shown(at(desk, "1992-04-02")) == []


def test_an_unknown_key_is_refused(desk: Desk) -> None:
    for call in (
        lambda: rules.show(desk, "答复"),
        lambda: rules.set_(desk, "答复", "2个月", from_="今天", source=SOURCE),
    ):
        with pytest.raises(InputError, match="规则里没有“答复”这个项目；可选：assign"):
            call()


# set


@pytest.mark.parametrize(
    ("key", "words", "expected"),
    [
        ("reply", "2个月", {"start": "assigned", "months": 2}),
        ("reply", "45天", {"start": "assigned", "days": 45}),
        ("reply", "30 wd", {"start": "assigned", "working_days": 30}),
        ("reply", "30个工作日", {"start": "assigned", "working_days": 30}),
        ("reply", "自闭会之日起2个月", {"start": "closed", "months": 2}),
        ("reply", "自承办单位收到之日起 3m", {"start": "received", "months": 3}),
        ("reply", "7月31日", {"start": "assigned", "fixed": "07-31"}),
        ("reply", "每年8月1日前", {"start": "assigned", "fixed": "08-01"}),
        ("co_opinion", "答复期限届满前20天", {"start": "assigned", "before": "reply", "days": 20}),
        ("rehandle", "15日", {"start": "feedback", "days": 15}),
        ("rehandle", "无", "none"),
        ("reply", '{"start": "received", "months": 4}', {"start": "received", "months": 4}),
        ("satisfaction.counts", "满意", ["满意"]),
        ("satisfaction.counts", "满意、基本满意", ["满意", "基本满意"]),
        ("satisfaction.over", "已反馈件数", "returned"),
        ("satisfaction.over", "replied", "replied"),
        ("satisfaction.round", "第一轮", "first"),
        ("rehandle.when", "结果不满意", "result"),
        ("rounding", '{"mode": "truncate", "decimals": 1}', {"mode": "truncate", "decimals": 1}),
        ("grades", '[{"code": "优秀", "means": "satisfied"}]', [{"code": "优秀", "means": "satisfied"}]),
        ("group.activities", "4", 4),
        ("group.activities", " 4 次", 4),
        ("sessions.presidium", "4次", 4),
        ("sessions.presidium", "无", "none"),
        ("absence.sessions", "2次会议", 2),
        ("group.members", "3名", 3),
        ("grid.households", "20户", 20),
        ("grid.voters", "50名选民", 50),
        ("pledges.most", "3件", 3),
        ("quorum.presidium", "三分之二以上", "2/3"),
        ("quorum.presidium", "majority", "majority"),
        ("quorum.base", "在任代表，不含暂停执行职务的", "acting"),
        ("activity.own_kinds", "茶室议事、四查一帮扶,村村到", ["茶室议事", "四查一帮扶", "村村到"]),
        ("activity.own_kinds", "无", "none"),
        ("activity.kinds", '["视察", "调研"]', ["视察", "调研"]),
        ("grid.posts", "总网格长；网格长", ["总网格长", "网格长"]),
        ("candidate.steps", "公安机关把关", ["公安机关把关"]),
        ("supervise.key", "人大主席、镇长", ["人大主席", "镇长"]),
        ("refuse.grounds", "个人事项、具体案件", ["个人事项", "具体案件"]),
        ("recall.procedure", "书面提出，写明理由； 投票；", ["书面提出，写明理由", "投票"]),
        ("resign.procedure", "向大会书面提出", ["向大会书面提出"]),
        ("fund.standard", "镇=500、县=800", {"镇": 500, "县": 800}),
        ("fund.standard", "镇＝５００，县＝８００", {"镇": 500, "县": 800}),
        ("grid.voters", "５０名选民", 50),
        ("fund.standard", "镇级：500 元，县级=800元", {"镇": 500, "县": 800}),
        ("fund.standard", '{"镇": 500}', {"镇": 500}),
        ("fund.standard", "无", "none"),
        ("station.stars", "5星=90、4=80", {"5": 90, "4": 80}),
        ("station.stars", "５ 星 ９０ 分以上，4星级：80分", {"5": 90, "4": 80}),
        ("station.stars", "无", "none"),
        ("station.checklists", "五上墙=片区图；六有=场地、设施", {"五上墙": ["片区图"], "六有": ["场地", "设施"]}),
        ("station.rating", "24个月", {"start": "rated", "months": 24}),
        ("reception.notice", "提前3天", {"start": "reception", "ahead": 3}),
        ("reception.notice", "接待之日前 2 天", {"start": "reception", "ahead": 2}),
        ("reception.notice", "前２日", {"start": "reception", "ahead": 2}),
        ("reception.notice", "无", "none"),
        ("reception.turns", "2次", 2),
        ("opinion", "15个工作日", {"start": "assigned", "working_days": 15}),
        ("opinion.posting", "10天", {"start": "month_end", "days": 10}),
        ("opinion.refer", "诉讼、仲裁事项；信访事项", ["诉讼、仲裁事项", "信访事项"]),
        (
            "checklists.own",
            "五上墙=片区图、代表名单；三有：计划，记录",
            {"五上墙": ["片区图", "代表名单"], "三有": ["计划", "记录"]},
        ),
        ("checklists.own", "无", "none"),
    ],
)
def test_a_value_is_read_from_the_clerks_words(desk: Desk, key: str, words: str, expected: Any) -> None:
    assert rules.set_(desk, key, words, from_="2022-01-01", source=SOURCE).read()["value"] == expected
    assert value(desk, key) == expected


@pytest.mark.parametrize(
    ("key", "words", "more", "sentence"),
    [
        ("reply", "两个月", {}, "值“两个月”看不懂；请写 2个月、15天"),
        ("reply", "0天", {}, "规则 reply 的值“.*”写法不对"),
        ("reply", "2月30日", {}, "规则 reply 的值“.*”写法不对"),
        ("reply", "2个月", {"start": "开工"}, "起算“开工”看不懂；可选：提出、交办"),
        ("reply", "自开工之日起2个月", {}, "起算“开工”看不懂"),
        ("reply", "2个月", {"applies_to": "平时"}, "--applies-to 没有“平时”；可选：会议期间、闭会期间"),
        ("reply", "2个月", {"source": " "}, "出处不能为空"),
        ("reply", "2个月", {"from_": "2022-02-30"}, "2022-02-30”不存在"),
        ("satisfaction.over", "全部", {}, "规则 satisfaction.over 的值“全部”写法不对"),
        ("satisfaction.counts", " ", {}, "规则 satisfaction.counts 的值“ ”写法不对"),
        ("satisfaction.counts", "满意，优秀", {}, "没有“优秀”这个等次；请从 满意、基本满意、不满意 里选"),
        ("classes", "甲、乙", {}, "值“甲、乙”看不懂；请照 renda rules show"),
        ("classes", '[{"code": "甲"}]', {}, "规则 classes 的值“.*”写法不对"),
        ("rounding", "四舍五入", {}, "值“四舍五入”看不懂；请照 renda rules show"),
        ("end.grounds", "迁出；去世", {}, "值“迁出；去世”看不懂；请照 renda rules show"),
        ("group.activities", "四次", {}, "值“四次”看不懂；请写数字，如 4次"),
        ("group.activities", "4户", {}, "值“4户”看不懂；请写数字，如 4次"),
        ("group.activities", "-4", {}, "值“-4”看不懂；请写数字"),
        ("group.activities", "0", {}, "规则 group.activities 的值“0”写法不对"),
        ("group.members", "无", {}, "规则 group.members 的值“无”写法不对"),
        ("grid.posts", "、", {}, "规则 grid.posts 的值“、”写法不对"),
        ("grid.posts", "网格长、网格长", {}, "项目“网格长”写了两遍；请去掉一个"),
        ("activity.own_kinds", '["茶室议事"', {}, "值“.*”看不懂；请照 renda rules show"),
        ("recall.procedure", "；", {}, "规则 recall.procedure 的值“；”写法不对"),
        ("resign.procedure", "提出；提出", {}, "项目“提出”写了两遍"),
        ("station.stars", "90", {}, "值“90”看不懂；请照这样写：5星=90、4星=80"),
        ("station.stars", "590", {}, "值“590”看不懂"),
        ("station.stars", "5=90、5星=80", {}, "星级“5”写了两遍"),
        ("station.stars", "5=80、4=90", {}, "规则 station.stars 的值“5=80、4=90”写法不对"),
        ("reception.notice", "3天", {}, "规则 reception.notice 的值“3天”写法不对"),
        ("reception.notice", "提前0天", {}, "规则 reception.notice 的值“提前0天”写法不对"),
        ("reply", "提前3天", {}, "规则 reply 的值“提前3天”写法不对"),
        ("opinion.refer", "；", {}, "规则 opinion.refer 的值“；”写法不对"),
        ("fund.standard", "500", {}, "值“500”看不懂；请照这样写：镇=500、县=800"),
        ("fund.standard", "镇=500.50", {}, "值“镇=500.50”看不懂"),
        ("fund.standard", "镇=500、镇级=800", {}, "级别“镇”写了两遍"),
        ("fund.standard", "镇=0", {}, "规则 fund.standard 的值“镇=0”写法不对"),
        (
            "checklists.own",
            "片区图、代表名单",
            {},
            "值“片区图、代表名单”看不懂；请照这样写：五上墙=片区图、代表名单；三有=",
        ),
        ("checklists.own", "五上墙=图；五上墙=名单", {}, "检查表“五上墙”写了两遍"),
        ("checklists.own", "五上墙=图、图", {}, "项目“图”写了两遍"),
        ("checklists.own", "；", {}, "规则 checklists.own 的值“；”写法不对"),
        ("checklists.own", "五上墙=、", {}, "规则 checklists.own 的值“五上墙=、”写法不对"),
    ],
)
def test_a_value_that_cannot_be_is_refused(
    desk: Desk, key: str, words: str, more: dict[str, str], sentence: str
) -> None:
    with pytest.raises(InputError, match=sentence):
        rules.set_(desk, key, words, **({"from_": "2022-01-01", "source": SOURCE} | more))
    assert count(desk, "rule_value") == 0


@pytest.mark.parametrize("key", sorted({*KEYS} - {*values.CLOCK_KEYS} - {*values.BY_JSON}))
def test_what_a_value_reads_like_can_be_typed(desk: Desk, key: str) -> None:
    shipped = value(desk, key)
    typed = values.period_words(key, shipped)
    assert rules.set_(desk, key, typed, from_="2022-01-01", source=SOURCE).read()["value"] == shipped


def test_the_start_stays_as_it_was_unless_another_is_named(desk: Desk) -> None:
    rules.use(desk, "zhejiang")
    set_ = [
        rules.set_(desk, "reply", "2个月", from_="2022-01-01", source=SOURCE),
        rules.set_(desk, "reply", "2个月", from_="2022-02-01", source=SOURCE, start="闭会之日"),
        rules.set_(desk, "reply", "1个月", from_="2022-03-01", source=SOURCE),
        rules.set_(desk, "reply", "1个月", from_="2022-04-01", source=SOURCE, start="收到"),
        rules.set_(desk, "reply", "1个月", from_="2022-05-01", source=SOURCE, start="assigned"),
    ]
    assert [one.read()["value"]["start"] for one in set_] == ["received", "closed", "closed", "received", "assigned"]


def test_before_the_first_law_the_start_is_the_event_that_opens_the_clock(desk: Desk) -> None:
    done = rules.set_(desk, "reply", "2个月", from_="2010-01-01", source=SOURCE)
    assert done.read()["value"] == {"start": "assigned", "months": 2}


def test_an_own_value_holds_from_its_day(desk: Desk) -> None:
    done = rules.set_(desk, "reply", "2个月", from_="2022-03-01", source=SOURCE, says="两个月内答复")
    assert done.lines == ("已定 reply（答复期限）：自交办之日起 2 个月，自 2022-03-01 起",)
    assert shown(at(desk, "2022-02-28"), "reply")[0]["profile"] == "national"
    (found,) = shown(at(desk, "2022-03-01"), "reply")
    assert (found["profile"], found["source"], found["says"]) == ("town", SOURCE, "两个月内答复")


def test_what_a_value_says_is_put_into_words_where_the_clerk_said_nothing(desk: Desk) -> None:
    done = rules.set_(desk, "rehandle", "15天", from_="2022-01-01", source=SOURCE)
    assert done.read()["says"] == "自代表反馈不满意之日起 15 天"


def test_a_value_set_on_one_day_is_known_on_every_desk_over_the_file(desk: Desk) -> None:
    assert value(desk, "reply")["months"] == 3
    rules.set_(at(desk, "2022-02-01"), "reply", "1个月", from_="2022-01-01", source=SOURCE)
    assert value(desk, "reply")["months"] == 1


def test_a_value_of_the_same_day_is_replaced(desk: Desk) -> None:
    rules.set_(desk, "reply", "2个月", from_="2022-03-01", source=SOURCE)
    done = rules.set_(desk, "reply", "1个月", from_="2022-03-01", source=SOURCE)
    assert done.lines[0].endswith("，取代同日的旧值")
    assert (count(desk, "rule_value"), value(at(desk, "2022-03-01"), "reply")["months"]) == (1, 1)


def test_a_value_between_sessions_leaves_the_one_in_session(desk: Desk) -> None:
    rules.set_(desk, "reply", "1个月", from_="2022-01-01", source=SOURCE, applies_to="闭会期间")
    rules.set_(desk, "reply", "2个月", from_="2022-01-01", source=SOURCE, applies_to="session")
    months = [desk.rulebook.value_on("reply", desk.today, between=between).value["months"] for between in (False, True)]
    assert (months, count(desk, "rule_value")) == ([2, 1], 2)


# check


def test_a_profile_in_a_file_is_checked(desk: Desk) -> None:
    done = rules.check("本镇.toml", PROFILE)
    assert done.lines == ("本镇.toml 正确：遥观镇（yaoguan），1 条，继承 jiangsu",)
    assert done.read() == {"name": "yaoguan", "title": "遥观镇", "inherits": "jiangsu", "values": 1}


def test_a_profile_from_standard_input_may_stand_alone() -> None:
    done = rules.check("-", PROFILE.replace('inherits = "jiangsu"', ""))
    assert done.lines == ("标准输入 正确：遥观镇（yaoguan），1 条，继承 无",)


def test_a_wrong_profile_is_refused_with_what_is_wrong() -> None:
    with pytest.raises(InputError, match="没有叫“hubei”的规则"):
        rules.check("本镇.toml", PROFILE.replace("jiangsu", "hubei"))
    with pytest.raises(InputError, match="规则表 yaoguan 的第 1 条（redo）：没有“redo”这个项目"):
        rules.check("本镇.toml", PROFILE.replace('"rehandle"', '"redo"'))


def test_a_rule_for_between_sessions_starts_as_it_did_there(office: Desk) -> None:
    rules.use(office, "shandong-township")
    (line,) = rules.set_(office, "reply", "1个月", from_="2022-01-01", source="x", applies_to="闭会期间").lines
    assert line == "已定 reply（答复期限）：自交办之日起 1 个月，自 2022-01-01 起，适用于闭会期间提出的"


def test_what_counts_from_the_close_is_for_sessions_only(office: Desk) -> None:
    (line,) = rules.set_(office, "reply", "2个月", from_="2022-01-01", source="x", start="闭会").lines
    assert line.endswith("自闭会之日起 2 个月，自 2022-01-01 起，适用于会议期间提出的")
    number = hand_in(office, between=True)
    assigning.assign(office, [number], lead=["财政局"], on="2022-01-31")
    assert clock(office, number, "reply")["due_on"] == "2022-04-30"
    with pytest.raises(InputError, match="写法不对，或不能用在这一项"):
        rules.set_(office, "reply", "2个月", from_="2022-01-01", source="x", start="闭会", applies_to="闭会期间")


def test_a_value_in_force_says_until_when(desk: Desk) -> None:
    found = rules.show(desk, "reply.longest")
    assert [row[found.fields.index("until")] for row in found.rows] == ["2025-03-12"]


def test_a_standard_is_written_level_by_level(desk: Desk) -> None:
    for text, value in (
        ("镇=500", {"镇": 500}),
        ("镇 = 500元、县=800", {"镇": 500, "县": 800}),
        ('{"乡": 300}', {"乡": 300}),
        ("无", "none"),
    ):
        found = rules.set_(desk, "fund.standard", text, from_="2022-01-01", source="镇预算").read()
        assert found["value"] == value
    with pytest.raises(InputError, match="级别“镇”写了两遍；请去掉一个"):
        rules.set_(desk, "fund.standard", "镇=500、镇=800", from_="2022-01-01", source="镇预算")
    for text in ("500", "镇=", "=500", "镇=五百", "镇=0", "镇=-5", "", "镇=1234567890"):
        with pytest.raises(InputError, match=r"看不懂|写法不对"):
            rules.set_(desk, "fund.standard", text, from_="2022-01-01", source="镇预算")
