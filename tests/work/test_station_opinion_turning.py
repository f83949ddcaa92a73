"""Opinions become a deputies' suggestion, from either side; and where they show among what is due and at a unit's merger."""

from datetime import date
from typing import Any

import pytest

from renda_cli.work import due as due_list
from renda_cli.work import names, rules, unit
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import deciding, entry, reading
from renda_cli.work.station import opinion_acts, opinion_assigning, opinion_closing, opinion_turning
from tests.work.deputy_data import who
from tests.work.helpers import at, hand_in, refused, replied
from tests.work.opinion_data import clocks, due, line, opinion


@pytest.fixture
def town(office: Desk) -> Desk:
    """The office in September, where an opinion is handled in ten days."""
    rules.set_(office, "opinion", "10天", from_="2022-01-01", source="镇办法")
    return at(office, "2022-09-30")


def assign(desk: Desk, number: int, on: str = "2022-09-16", **more: Any) -> None:
    opinion_assigning.assign(desk, [str(number)], unit="建设局", on=on, **more)


def turn(desk: Desk, *numbers: int, on: str = "2022-09-20", **more: Any) -> tuple[str, ...]:
    if "into" not in more and not more.keys() & {"by", "by_group"}:
        more["by"] = "张三"
    return opinion_turning.to_proposal(desk, [str(number) for number in numbers], on=on, **more).lines


def test_an_opinion_becomes_a_proposal_under_its_own_words(town: Desk) -> None:
    opinion(town, "村口的路灯\n不亮", topic="城乡建设", deputy_id=who(town, "张三"))
    assign(town, 1)
    assert turn(town, 1, between=True, co_signers=["李四"]) == (
        "已登记 5-1/闭1 村口的路灯 不亮（建议，领衔 张三，附议 1 人，2022-09-20 提出）",
        "选民意见 #1 已转为代表建议 5-1/闭1（2022-09-20）",
    )
    now = line(town, 1)
    assert (now["status"], now["proposal"], now["turned_on"], now["handler"], now["under_way"]) == (
        "proposal", "5-1/闭1", "2022-09-20", None, 0,
    )  # fmt: skip
    assert clocks(town, 1) == [("opinion", "2022-09-26", None, "2022-09-20")]
    made = reading.show(town, "闭1")
    assert (made["topic"], made["co_signers"]) == ("城乡建设", ["李四"])
    assert made["voter_opinions"] == [
        {"id": 1, "station": "留道村联络站", "on": "2022-09-15", "text": "村口的路灯\n不亮"}
    ]


def test_several_become_one_under_a_title(town: Desk) -> None:
    opinion(town, "路灯不亮，电话13800005678", topic="城乡建设")
    opinion(town, "晚上看不见路", topic="交通", confidential=True)
    with refused(town, "2 条意见转为一件建议；请用 --title 拟一个标题"):
        turn(town, 1, 2)
    assert len(turn(town, 1, 2, title="完善村口路灯", by_group="东片小组", no="20")) == 3
    made = reading.show(town, "20")
    assert (made["title"], made["topic"], made["lead"]) == ("完善村口路灯", None, "东片小组")
    assert [one["text"] for one in made["voter_opinions"]] == ["路灯不亮，电话138****5678", "（保密）"]


@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        (
            {"text": "我是周某某", "voter": "周某某"},
            "#1 的原话里有选民姓名、电话或证件号码，不宜作标题；请用 --title 拟一个标题",
        ),
        ({"text": "打13800005678"}, "#1 的原话里有选民姓名、电话或证件号码，不宜作标题；请用 --title 拟一个标题"),
        ({"text": "路" * 201}, "#1 的原话有 201 字，不宜作标题"),
        ({"text": "路灯不亮", "confidential": True}, "#1 是选民要求保密的意见；请用 --title 另拟标题，不照录选民的话"),
    ],
)
def test_words_that_are_no_title(town: Desk, about: dict[str, Any], sentence: str) -> None:
    opinion(town, **about)
    with refused(town, sentence):
        turn(town, 1)
    assert turn(town, 1, title="完善路灯", topic="城乡建设")[0].startswith("已登记 5-1/闭1 完善路灯")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"by": None}, "没有写由谁提出；请加 --by 代表 或 --by-group 小组；已有的建议写 --into 编号"),
        ({"by": "赵六"}, "没有叫“赵六”的代表"),
        ({"by": "张三", "by_group": "东片小组"}, "只能写一个"),
        ({"on": "2022-09-14"}, "#1 在 2022-09-15 受理，不能在 2022-09-14 转为代表建议"),
        ({"into": "5-1/9"}, "没有编号为 5-1/9 的件"),
        ({"into": "5-1/1", "by": "张三"}, "--into 是并入已有的建议；请去掉 --by、--title 等新建议的内容"),
        ({"into": "5-1/1", "title": "路灯"}, "--into 是并入已有的建议"),
        ({"into": "5-1/闭1", "on": "2022-09-18"}, "5-1/闭1 在 2022-09-19 提出，不能在 2022-09-18 转入"),
    ],
)
def test_what_cannot_be_turned(town: Desk, options: dict[str, Any], sentence: str) -> None:
    opinion(town)
    hand_in(town)
    hand_in(town, "整治河道", on="2022-09-19", between=True)
    with refused(town, sentence):
        turn(town, 1, **options)


def test_several_join_a_proposal_that_is_there(town: Desk) -> None:
    full = hand_in(town)
    for words in ("路灯不亮", "夜里太暗"):
        opinion(town, words)
    assert turn(town, 1, 2, into=full) == (
        "选民意见 #1 已转为代表建议 5-1/1（2022-09-20）",
        "选民意见 #2 已转为代表建议 5-1/1（2022-09-20）",
    )
    with refused(town, "#1 已转为 5-1/1；不必再登记"):
        turn(town, 1, into=full)
    with refused(town, "#1 已转为代表建议 5-1/1，不能再转为另一件；建议不予受理、转作参考或撤回以后才可以"):
        turn(town, 1)


def test_a_wrong_link_is_mended_by_the_right_one(town: Desk) -> None:
    wrong, right = hand_in(town), hand_in(town, "增设校车")
    opinion(town)
    turn(town, 1, into=wrong)
    assert turn(town, 1, into=right, on="2022-09-21") == ("选民意见 #1 已转为代表建议 5-1/2（2022-09-21，原为 5-1/1）",)
    assert (line(town, 1)["proposal"], reading.show(town, wrong)["voter_opinions"]) == ("5-1/2", [])


def test_none_joins_a_proposal_that_nobody_handles(town: Desk) -> None:
    full = hand_in(town)
    deciding.refuse(town, [full], why="重复", on="2022-02-01")
    opinion(town)
    with refused(town, "5-1/1 现在的状态是“不予受理”，不能再转入；请转入正在办理或已答复的建议"):
        turn(town, 1, into=full)


def test_when_the_proposal_is_refused_the_opinion_is_answered_otherwise(town: Desk) -> None:
    for words in ("路灯不亮", "夜里太暗"):
        opinion(town, words)
        turn(town, names.opinions(town, ["1", "2"])[-1]["id"] if words == "夜里太暗" else 1)
    with refused(town, "#1 已转为代表建议 5-1/闭1，不能另行交办；建议不予受理"):
        assign(town, 1, on="2022-09-25")
    deciding.refuse(town, ["闭1"], why="已列入计划", on="2022-09-22")
    deciding.reference(town, ["闭2"], why="参考", on="2022-09-22")
    assign(town, 1, on="2022-09-25")
    now = line(town, 1)
    assert (now["status"], now["proposal"], now["turned_on"], now["round"]) == ("assigned", None, None, 1)
    assert turn(town, 2, on="2022-09-26")[-1] == "选民意见 #2 已转为代表建议 5-1/闭3（2022-09-26，原为 5-1/闭2）"


def test_what_was_answered_may_still_become_one_and_comes_back_in_another_round(town: Desk) -> None:
    opinion(town)
    assign(town, 1)
    opinion_closing.reply(town, ["1"], text="已列入计划", on="2022-09-18")
    with refused(town, "#1 在 2022-09-18 答复，不能在 2022-09-17 转为代表建议"):
        turn(town, 1, on="2022-09-17")
    turn(town, 1)
    assert (line(town, 1)["status"], line(town, 1)["handler"]) == ("proposal", "建设局")
    opinion_closing.feedback(town, ["1"], on="2022-09-21")
    deciding.refuse(town, ["闭1"], why="重复", on="2022-09-22")
    assign(town, 1, on="2022-09-25")
    assert (line(town, 1)["status"], line(town, 1)["round"]) == ("redoing", 2)
    opinion_closing.reply(town, ["1"], text="十月装好", on="2022-09-26")
    assert line(town, 1)["reply"] == "十月装好"


def test_an_urgent_one_that_was_not_reported_stays_owed(town: Desk) -> None:
    opinion(town)
    opinion_acts.urgent(town, ["1"], why="有人串联上访", on="2022-09-15")
    assert turn(town, 1)[-1].startswith("提醒：#1 是紧急事项，还没有登记报告党委")


# From the other side


def test_a_proposal_names_the_opinions_that_it_came_from(town: Desk) -> None:
    opinion(town)
    opinion(town, "夜里太暗")
    done = entry.add(town, "完善路灯", by="张三", on="2022-09-20", from_opinions=["1,2"])
    assert done.lines[1:] == (
        "选民意见 #1 已转为代表建议 5-1/闭1（2022-09-20）",
        "选民意见 #2 已转为代表建议 5-1/闭1（2022-09-20）",
    )
    assert [one["id"] for one in done.read()["voter_opinions"]] == [1, 2]


@pytest.mark.parametrize(
    ("numbers", "on", "sentence"),
    [
        (["3"], "2022-09-20", "没有编号为“3”的选民意见"),
        ([""], "2022-09-20", "没有写编号"),
        (["1"], "2022-09-14", "#1 在 2022-09-15 受理，不能在 2022-09-14 转为代表建议"),
        (["2"], "2022-09-20", "#2 现在的状态是“已引导”，不能转为代表建议；现在可以：交办（assign）"),
    ],
)
def test_a_proposal_from_what_cannot_be_one(town: Desk, numbers: list[str], on: str, sentence: str) -> None:
    opinion(town)
    opinion(town, status="referred", referred_on=date(2022, 9, 16))
    with refused(town, sentence):
        entry.add(town, "完善路灯", by="张三", on=on, from_opinions=numbers)


# Due


def test_a_voter_is_masked_in_words_that_are_owed_an_answer_even_where_they_are_cut(town: Desk) -> None:
    opinion(town, "请打13800005678")
    opinion(town, "这" * 34 + "13800005678再联系")
    opinion(town, "这" * 34 + "\n138 0000 5678")
    opinion(town, "不让人知道", confidential=True)
    opinion(town, "三组坏了15")
    opinion(town, "这" * 38 + "周某某", voter="周某某")
    for number in (1, 2, 3, 4, 5, 6):
        assign(town, number)
    assert [row[1] for row in due(town, "2022-09-30")] == [
        "请打138****5678", "这" * 34 + "138***…", "这" * 34 + " 138**…", "选民意见（保密）", "三组坏了15", "这" * 38 + "周*…",
    ]  # fmt: skip


def test_what_is_owed_by_no_day_is_counted_for_people(town: Desk) -> None:
    note = "另有 {} 条选民意见没有答复，也没有期限：renda station opinion list --open"
    assert due_list.due(town, noting=True).notes == ()
    for _ in range(3):
        opinion(town)
    assign(town, 1)
    assert due_list.due(town, noting=True).notes == (note.format(2),)
    assert due_list.due(town).notes == ()
    opinion_closing.reply(town, ["2"], text="已答复", on="2022-09-20")
    assert due_list.due(town, noting=True).notes == (note.format(1),)
    turn(town, 3)
    assert due_list.due(town, noting=True).notes == ()


def test_a_unit_owes_its_opinions_and_the_office_the_others(town: Desk) -> None:
    opinion(town)
    opinion(town, "水渠不通")
    assign(town, 1)
    opinion_assigning.assign(town, ["2"], village="留道村", on="2022-09-16")
    groups = due_list.by_unit(town, due_list.due(town))
    assert [(one["unit"], [item["no"] for item in one["items"]]) for one in groups] == [
        ("建设局", ["1"]),
        (None, ["2"]),
    ]


# When a unit is merged


def test_open_opinions_go_with_the_unit_into_its_successor(town: Desk) -> None:
    for number in (1, 2, 3):
        opinion(town)
        assign(town, number)
    opinion_closing.reply(town, ["2"], text="已答复", on="2022-09-18")
    with refused(town, "建设局 在 2022-09-18 还有办理的登记，不能在 2022-09-17 并入别的单位"):
        unit.merge(town, "建设局", into="财政局", on="2022-09-17")
    done = unit.merge(town, "建设局", into="财政局", on="2022-09-19")
    assert done.lines == (
        "已登记 建设局 并入 财政局（2022-09-19），在办的 0 件由 财政局 继续办理",
        "没有答复的选民意见 2 条由 财政局 继续办理：#1、#3",
    )
    assert [line(town, number)["handler"] for number in (1, 2, 3)] == ["财政局", "建设局", "财政局"]
    assert [row[3] for row in due(town, "2022-09-30")] == ["财政局", "财政局"]
    (owing,) = due_list.by_unit(town, due_list.due(town))
    assert owing["unit"] == "财政局"


def test_a_unit_is_not_merged_before_it_was_handed_an_opinion(town: Desk) -> None:
    opinion(town)
    assign(town, 1)
    opinion_assigning.assign(town, ["1"], village="留道村", on="2022-09-18")
    with refused(town, "建设局 在 2022-09-18 还有办理的登记，不能在 2022-09-17 并入别的单位"):
        unit.merge(town, "建设局", into="财政局", on="2022-09-17")
    assert len(unit.merge(town, "建设局", into="财政局", on="2022-09-18").lines) == 1


def test_a_proposal_that_was_answered_tells_its_voter(town: Desk) -> None:
    full = replied(town)
    opinion(town)
    turn(town, 1, into=full)
    done = opinion_closing.feedback(town, ["1"], on="2022-09-25", how="书面")
    assert done.lines == ("已登记 #1 已反馈选民（2022-09-25）",)
    assert opinion_closing.archive(town, ["1"], on="2022-09-26").lines == ("已将 #1 归档（2022-09-26）",)
