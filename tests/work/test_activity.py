"""Activities entered, planned, carried out, moved, given up, corrected."""

from typing import Any

import pytest

from renda_cli.errors import NoRuleOn
from renda_cli.work import deputy, group, rules
from renda_cli.work.activity import entry, naming, planning, reading, suggesting
from renda_cli.work.desk import Desk
from tests.work.activity_data import TITLE, clock, held, inspected, of, planned, who
from tests.work.helpers import at, count, due, refused


def add(desk: Desk, **said: Any) -> tuple[str, ...]:
    """What the clerk is told of an inspection on 1 June 2022, unless `said` says otherwise."""
    return entry.add(desk, TITLE, **{"kind": "走访", "on": "2022-06-01", **said}).lines


# Entering


def test_what_is_said_is_kept_and_told(office: Desk) -> None:
    said = add(
        at(office, "2022-07-01"), until="2022-06-02", group="东片小组", deputies=["张三、李四"], place="东河", online=True, suggestions=5, units=["财政局"],
        attendances=40, funds="300万", session="5-1", note="雨天",
    )  # fmt: skip
    assert said == (
        "已登记 #1 走访“河道整治”（2022-06-01 至 2022-06-02，东片小组，参加 2 人，40 人次，建议 5 条，有关单位 财政局，筹资 3000000 元）",
    )
    found = reading.show(office, "1")
    assert {name: found[name] for name in ("place", "online", "funds", "session", "note", "persons", "attendances")} == {
        "place": "东河", "online": True, "funds": 3_000_000, "session": "5-1", "note": "雨天", "persons": 2, "attendances": 40,
    }  # fmt: skip


def test_without_a_day_it_was_today(office: Desk) -> None:
    assert of(office, str(entry.add(office, "听讲座", kind="培训").read()["id"]), "held_on") == "2022-01-10"


def test_several_entered_as_one_count_as_many_and_so_do_those_who_came(office: Desk) -> None:
    activity = held(office, kind="走访", times=3, deputies=["张三", "李四=2"])
    assert who(office, activity) == [("李四", 2), ("张三", 3)]
    assert of(office, activity, "times", "persons", "attendances") == (3, 2, 5)
    assert "3 次，参加 2 人，5 人次" in reading.sentence(naming.activity(office, activity) | row(office, activity))


def row(desk: Desk, activity: str) -> dict[str, Any]:
    return dict(desk.file.rows("SELECT * FROM activity_line WHERE id = ?", (activity,))[0])


def test_who_was_reviewed_by_number_and_by_name(office: Desk) -> None:
    activity = held(office, kind="评议", reviewed=["人大代表=32", "部门、站所=中心学校、畜牧站"])
    assert of(office, activity, "reviewed") == [
        {"reviewed": "人大代表", "count": 32, "names": None},
        {"reviewed": "部门、站所", "count": 2, "names": "中心学校、畜牧站"},
    ]
    entry.edit(office, activity, reviewed=["人大代表=30"])
    assert [one["count"] for one in of(office, activity, "reviewed")] == [30]


def test_a_whole_group_and_all_of_the_own_level_come_at_once(office: Desk) -> None:
    deputy.add(office, "赵六", group="东片小组")
    deputy.add(office, "钱七", level="区")
    assert who(office, held(office, all_of="东片小组")) == [("张三", 1), ("赵六", 1)]
    assert [name for name, _ in who(office, held(office, "普法", everyone=True))] == ["王五", "李四", "张三", "赵六"]
    both = held(office, "会议", all_of="东片小组", deputies=["钱七", "赵六"], leave_out=["张三"])
    assert who(office, both) == [("赵六", 1), ("钱七", 1)]


def test_the_members_of_a_party_group_count_as_its_deputies(office: Desk) -> None:
    group.add(office, "第一党小组")
    office.file.db.execute("INSERT INTO group_member (group_id, deputy_id) VALUES (3, 2)")
    assert who(office, held(office, all_of="第一党小组")) == [("李四", 1)]


def test_who_is_suspended_or_gone_is_not_among_all(office: Desk) -> None:
    office.file.db.execute(
        "INSERT INTO seat_event (seat_id, event, ground, held_on) VALUES (1, 'suspended', '1', '2022-05-01')"
    )
    office.file.db.execute("UPDATE seat SET status = 'ended', to_on = '2022-05-31' WHERE id = 2")
    assert [name for name, _ in who(office, held(office, everyone=True))] == ["王五"]
    with refused(office, "东片小组在 2022-06-01 没有在任的代表；请核对 --all-of"):
        held(office, "普法", all_of="东片小组")
    with refused(office, "2021-01-01 没有在任的本级代表"):
        held(office, "普法", everyone=True, on="2021-01-01")


def test_who_did_not_sit_then_is_taken_in_and_remarked_on(office: Desk) -> None:
    assert add(office, on="2021-11-01", deputies=["张三"])[-1] == "注意：张三 在 2021-11-01 不是在任代表，请核对"
    for name in ("甲一", "甲二", "甲三"):
        deputy.add(office, name)
    told = add(office, on="2021-11-02", deputies=["张三,李四,王五,甲一,甲二,甲三"])[-1]
    assert told == "注意：张三、李四、王五、甲一、甲二等 6 人 在 2021-11-02 不是在任代表，请核对"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"kind": "茶话会"}, r"--kind 没有“茶话会”这一种；可选：视察、.*activity.own_kinds '\[\"茶话会\"\]' --from 2022-06-01"),
        ({"until": "2022-05-31"}, "结束日期 2022-05-31 早于开始日期 2022-06-01"),
        ({"attendances": 1, "deputies": ["张三,李四"]}, "--attendances 1 少于参加代表合计 2"),
        ({"deputies": ["张三=2"]}, "张三参加 2 次，多于活动的 1 次；请核对 --times"),
        ({"deputies": ["张三=0"], "times": 2}, "参加了 0 次"),
        ({"deputies": ["张三=1,#1"], "times": 2}, "代表“张三”写了两遍"),
        ({"deputies": ["孙八"]}, "没有叫“孙八”的代表"),
        ({"all_of": "南片小组"}, "没有叫“南片小组”的代表小组"),
        ({"all_of": "东片小组", "leave_out": ["李四"]}, "--except 里的李四不在参加的代表里"),
        ({"units": ["水利站"]}, "没有叫“水利站”的单位"),
        ({"funds": "很多"}, "--funds “很多”看不懂"),
        ({"reviewed": ["教师=3"]}, "--reviewed “教师=3”看不懂"),
        ({"session": "5-9"}, "没有登记过 5-9 次会议"),
        ({"group": "南片小组"}, "没有叫“南片小组”的代表小组"),
        ({"handed": "2022-06-02"}, "没有须有关单位反馈的建议，不能写 --handed"),
        ({"on": None, "planned": "2022-07-01", "suggestions": 3, "handed": "2022-07-02"}, "计划还没有开展，不能写 --suggestions、--handed"),
    ],
)  # fmt: skip
def test_what_cannot_be(office: Desk, said: dict[str, Any], why: str) -> None:
    with refused(office, why):
        add(office, **said)


def test_a_title_must_be_there(office: Desk) -> None:
    with refused(office, "标题不能为空"):
        held(office, " ")


def test_the_same_on_one_day_is_a_mistake_unless_another_group_held_it(office: Desk) -> None:
    held(office)
    with refused(office, "#1 视察“河道整治”（2022-06-01）已登记；.*一天几次请写 --times"):
        held(office)
    held(office, group="东片小组")
    held(office, on="2022-06-02")
    planned(office)
    with refused(office, "（计划 2022-06-10）已登记；开展了请用 renda deputy activity done 4"):
        planned(office)


def test_a_plan_of_that_title_is_pointed_out(office: Desk) -> None:
    planned(office, kind="走访")
    assert "提示：有同名的计划 #1 走访“河道整治”（计划 2022-06-10）" in add(office)[-1]


def test_a_day_to_come_is_asked_about(office: Desk) -> None:
    assert "请用 --planned 登记计划" in add(office)[-1]
    assert len(add(at(office, "2022-07-01"), on="2022-06-02")) == 1


# Kinds


def test_the_towns_own_kinds_count_from_their_day(office: Desk) -> None:
    rules.set_(office, "activity.own_kinds", '["民生茶室"]', from_="2022-03-01", source="本镇办法")
    assert of(office, held(office, kind="民生茶室"), "kind") == "民生茶室"
    with refused(office, "没有“民生茶室”这一种"):
        held(office, "早了", kind="民生茶室", on="2022-02-28")
    with refused(office, r"'\[\"民生茶室\", \"夜校\"\]'"):
        held(office, "夜校", kind="夜校")


def test_before_the_rulebook_begins_the_kinds_of_today_hold(office: Desk) -> None:
    assert of(office, held(office, on="2012-05-01"), "held_on") == "2012-05-01"
    with pytest.raises(NoRuleOn):
        naming.kinds(at(office, "2012-01-01"), at(office, "2012-01-01").today)


# Which is meant


def test_an_activity_is_meant_by_its_id_or_by_words_that_only_its_title_has(office: Desk) -> None:
    held(office)
    held(office, "河道保洁")
    held(office, "河道")
    for text in ("2", "#2", " ＃2 ", "保洁", "河道保洁"):
        assert naming.activity(office, text)["id"] == 2
    assert naming.activity(office, "河道")["id"] == 3
    with refused(office, "“河道整”对应|“道”对应 3 项活动：#3 视察“河道”（2022-06-01）、#2 .*请用编号指明，如 3"):
        naming.activity(office, "道")
    with refused(office, "没有编号为 #9 的活动"):
        naming.activity(office, "9")
    with refused(office, "没有标题里有“学校”的活动"):
        naming.activity(office, "学校")


# Plans


def test_a_plan_is_carried_out_with_those_who_were_to_come(office: Desk) -> None:
    activity = planned(office, deputies=["张三", "李四"], until="2022-06-12")
    assert of(office, activity, "status", "planned_on", "held_on") == ("planned", "2022-06-10", None)
    said = entry.done(at(office, "2022-06-20"), activity, suggestions=2, place="东河").lines
    assert said == ("已登记开展 #1 视察“河道整治”（2022-06-10 至 2022-06-12，参加 2 人，建议 2 条）",)
    assert of(office, activity, "status", "planned_on", "held_on", "place") == (
        "done",
        "2022-06-10",
        "2022-06-10",
        "东河",
    )


def test_held_on_another_day_it_takes_as_long_unless_it_is_said(office: Desk) -> None:
    activity = planned(office, until="2022-06-12")
    entry.done(office, activity, on="2022-06-11")
    assert of(office, activity, "held_on", "until_on", "planned_on") == ("2022-06-11", "2022-06-13", "2022-06-10")
    other = planned(office, "普法", until="2022-06-12")
    entry.done(office, other, on="2022-06-11", until="2022-06-11", deputies=["王五"])
    assert of(office, other, "held_on", "until_on") == ("2022-06-11", None)
    assert who(office, other) == [("王五", 1)]


def test_a_plan_whose_day_is_still_to_come_was_held_today(office: Desk) -> None:
    activity = planned(office)
    entry.done(at(office, "2022-06-08"), activity)
    assert of(office, activity, "held_on") == "2022-06-08"


def test_a_plan_is_moved_and_its_history_kept(office: Desk) -> None:
    activity = planned(office, until="2022-06-11")
    assert planning.move(office, activity, to="2022-06-20", why="汛期").lines == (
        "已改期 #1 视察“河道整治”：2022-06-10 → 2022-06-20（汛期）",
    )
    planning.move(office, activity, to="2022-06-25")
    assert of(office, activity, "planned_on", "until_on") == ("2022-06-25", "2022-06-26")
    assert [(one["from_on"], one["to_on"], one["why"]) for one in of(office, activity, "moves")] == [
        ("2022-06-10", "2022-06-20", "汛期"), ("2022-06-20", "2022-06-25", None),
    ]  # fmt: skip
    with refused(office, "本来就计划在这一天"):
        planning.move(office, activity, to="2022-06-25")


def test_a_plan_of_one_day_is_moved(office: Desk) -> None:
    activity = planned(office)
    planning.move(office, activity, to="2022-06-20")
    assert of(office, activity, "planned_on", "until_on") == ("2022-06-20", None)


def test_a_plan_is_given_up(office: Desk) -> None:
    activity = planned(office)
    assert planning.drop(office, activity, why="与人代会冲突").lines == (
        "已取消计划 #1 视察“河道整治”（计划 2022-06-10）（与人代会冲突）",
    )
    assert of(office, activity, "status", "dropped_why") == ("dropped", "与人代会冲突")
    with refused(office, "已经取消"):
        planning.drop(office, activity, why="再次")
    with refused(office, "#1 视察“河道整治”（取消）已取消，不能登记已开展；请重新登记"):
        entry.done(office, activity)
    other = planned(office, "普法")
    with refused(office, "理由不能为空"):
        planning.drop(office, other, why=" ")


def test_what_was_held_can_be_neither_moved_nor_held_again(office: Desk) -> None:
    activity = held(office)
    with refused(office, "已在 2022-06-01 开展，不能改期；改正请用 renda deputy activity edit 1"):
        planning.move(office, activity, to="2022-06-20")
    with refused(office, "已在 2022-06-01 开展，不能登记已开展"):
        entry.done(office, activity)


def test_what_was_entered_by_mistake_counts_no_longer(office: Desk) -> None:
    activity = inspected(office)
    assert planning.drop(office, activity, why="重复登记").lines == (
        "已注销登记，不再计入统计 #1 视察“河道整治”（2022-06-01）（重复登记）",
    )
    assert of(office, activity, "status", "held_on", "planned_on") == ("dropped", None, "2022-06-01")
    assert clock(office, activity)["cancelled_why"] == "活动取消：重复登记"
    assert due(office, "2023-01-01") == []


# Corrections


def test_only_what_is_said_changes_and_an_empty_word_takes_away(office: Desk) -> None:
    activity = held(
        office, group="东片小组", session="5-1", place="东河", note="雨天", report="/tmp/a.docx", funds="300", attendances=9, suggestions=4,
        units=["财政局", "教育局"], reviewed=["人大代表=3"], until="2022-06-03",
    )  # fmt: skip
    entry.edit(office, activity, title="东河整治", kind="调研", times=2, online=True, units=["教育局,建设局"])
    assert of(office, activity, "title", "kind", "times", "online", "units", "place") == (
        "东河整治", "调研", 2, True, ["建设局", "教育局"], "东河",
    )  # fmt: skip
    empty = dict.fromkeys(("group", "session", "place", "note", "report", "funds", "until"), "")
    entry.edit(office, activity, online=False, attendances=0, suggestions=0, units=[""], reviewed=[""], **empty)
    fields = (
        "group",
        "session",
        "place",
        "note",
        "report",
        "funds",
        "until_on",
        "online",
        "attendances",
        "suggestions",
        "units",
        "reviewed",
    )
    assert of(office, activity, *fields) == (None, None, None, None, None, 0, None, False, 0, 0, [], [])


def test_who_took_part_is_written_anew_or_added_to(office: Desk) -> None:
    activity = held(office, kind="走访", deputies=["张三", "李四"], times=2)
    entry.edit(office, activity, add=["王五=1"], remove=["张三"])
    assert who(office, activity) == [("王五", 1), ("李四", 2)]
    entry.edit(office, activity, add=["李四=1"])
    assert who(office, activity) == [("王五", 1), ("李四", 1)]
    entry.edit(office, activity, deputies=["张三"])
    assert who(office, activity) == [("张三", 2)]
    entry.edit(office, activity, deputies=[""])
    assert who(office, activity) == []
    with refused(office, "--remove 里的张三不在参加的代表里"):
        entry.edit(office, activity, remove=["张三"])
    with refused(office, "没有写要改什么"):
        entry.edit(office, activity)


def test_another_day_takes_the_last_day_along(office: Desk) -> None:
    activity = held(office, until="2022-06-03")
    entry.edit(office, activity, on="2022-06-11", planned="2022-06-05")
    assert of(office, activity, "held_on", "until_on", "planned_on") == ("2022-06-11", "2022-06-13", "2022-06-05")


def test_what_a_plan_cannot_have_is_refused_in_corrections_too(office: Desk) -> None:
    activity = planned(office)
    entry.edit(office, activity, place="东河", deputies=["张三"])
    assert of(office, activity, "place", "persons") == ("东河", 1)
    with refused(office, "这项活动没有开展，不能写 --suggestions、--on"):
        entry.edit(office, activity, on="2022-06-10", suggestions=3)
    with refused(office, "改期请用 renda deputy activity move 1 --to 日期"):
        entry.edit(office, activity, planned="2022-06-11")


def test_fewer_suggestions_than_are_listed_are_refused(office: Desk) -> None:
    activity = held(office, kind="走访", suggestions=3)
    suggesting.suggest(office, activity, text="清淤")
    suggesting.suggest(office, activity, text="修护栏")
    with refused(office, "--suggestions 1 少于逐条登记的建议 2"):
        entry.edit(office, activity, suggestions=1)
    assert count(office, "activity_suggestion") == 2
