"""A review is planned, put off, given up, held, corrected."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from renda_cli.store.statements import insert_review_question
from renda_cli.work import deadlines, names, rules
from renda_cli.work import due as due_list
from renda_cli.work.activity import entry as activities
from renda_cli.work.activity import planning
from renda_cli.work.desk import Desk
from renda_cli.work.review import finding, holding, plan, reading, scheduling, steps
from tests.work.helpers import at, refused

EIGHT = ["提前通知", "提前调研", "座谈评议", "评议意见", "整改监督", "整改验收", "结果公示", "材料归档"]


def planned(desk: Desk, *, kind: str = "代表述职", subject: str = "张三,李四", **more: Any) -> tuple[str, ...]:
    """What the clerk is told of a plan for 2022-09-20, or the day that `more` names."""
    more.setdefault("on", "2022-09-20")
    return plan.plan(desk, kind=kind, subject=[subject], **more).lines


def due(desk: Desk, day: str) -> list[tuple[str, str, str, int]]:
    found = due_list.due(at(desk, day), 0)
    rows = [dict(zip(found.fields, row, strict=True)) for row in found.rows]
    return [(row["kind"], row["no"], row["title"], row["days_left"]) for row in rows]


def done(desk: Desk) -> list[tuple[str, str | None]]:
    """The steps of the first review that were done, with the days."""
    return [(one["step"], one["done_on"]) for one in reading.show(desk, "1")["steps"] if one["done_on"]]


def test_a_plan_opens_a_clock_and_lays_out_the_steps(office: Desk) -> None:
    assert planned(office) == (
        "已登记计划 评议 #1“代表述职：张三、李四”（计划 2022-09-20）：对象 2",
        "步骤：八步工作法，8 步，第一步是提前通知",
        "计划开展日期：2022-09-20，到时没有登记开展的列入 renda due",
    )
    found = reading.show(office, "1")
    assert (found["status"], found["year"], found["template"], found["next_step"]) == (
        "planned",
        2022,
        "八步工作法",
        "提前通知",
    )
    assert [one["step"] for one in found["steps"]] == EIGHT
    assert {one["state"] for one in found["steps"]} == {"open"}
    assert due(office, "2022-09-20") == [("review", "1", "代表述职：张三、李四", 0)]
    assert due(office, "2022-09-25") == [("review", "1", "代表述职：张三、李四", -5)]
    assert found["deadlines"][0]["steps"] == ["计划开展：2022-09-20"]


def test_a_plan_may_have_no_day_yet_and_be_of_another_year(office: Desk) -> None:
    lines = plan.plan(office, kind="专项评议", subject=["农村饮水"], title="饮水安全", year="2023").lines
    assert lines == (
        "已登记计划 评议 #1“饮水安全”（专项评议，未定日期）：对象 1",
        "步骤：八步工作法，8 步，第一步是提前通知",
    )
    found = reading.show(office, "1")
    assert (found["year"], found["planned_on"], found["deadlines"]) == (2023, None, [])


def test_many_subjects_make_a_short_title(office: Desk) -> None:
    planned(office, kind="履职评议", subject="村民小组长=50,村干部=20,人大代表=32,财政局")
    planned(office, kind="专题询问", subject="长" * 60)
    assert reading.show(office, "1")["title"] == "履职评议：村民小组长（50）、村（居）委会干部（20）、人大代表（32）等"
    assert reading.show(office, "2")["title"] == f"专题询问：{'长' * 40}……"


def test_what_was_held_already_has_no_clock(office: Desk) -> None:
    lines = planned(
        office, on="2022-01-05", held="2022-01-08", voters=60, deputies=12, observers=0, session="5-1", place="留道村", suggestions=3,
        note="现场公布结果",
    )  # fmt: skip
    assert lines[0] == "已登记 评议 #1“代表述职：张三、李四”（2022-01-08）：对象 2，选民 60 人，代表 12 人，列席 0 人"
    found = reading.show(office, "1")
    assert (found["status"], found["held_on"], found["planned_on"], found["deadlines"]) == (
        "held",
        "2022-01-08",
        "2022-01-05",
        [],
    )
    assert (found["session"], found["place"], found["suggestions"], found["note"]) == (
        "5-1",
        "留道村",
        3,
        "现场公布结果",
    )
    assert done(office) == [("座谈评议", "2022-01-08")]
    assert found["next_step"] == "提前通知"


def test_days_that_strike_one_are_remarked_on(office: Desk) -> None:
    assert planned(office, on="2022-01-05")[-1].startswith(
        "提醒：计划日期 2022-01-05 已过；已经开展的请用 renda review hold 1"
    )
    assert (
        planned(office, subject="张三", held="2022-02-01")[-1]
        == "注意：2022-02-01 在今天（2022-01-10）之后，还没有开展的请写 --on"
    )


@pytest.mark.parametrize(
    ("asked", "found"),
    [(None, 8), ("四个阶段", 4), ("无", 0)],
)
def test_the_steps_are_those_asked_for(office: Desk, asked: str | None, found: int) -> None:
    planned(office, steps=asked)
    assert len(reading.show(office, "1")["steps"]) == found


def test_a_list_named_like_the_kind_is_taken_for_it(office: Desk) -> None:
    rules.set_(office, "review.steps", "甲=一步；听证=公告、听证", from_="2022-01-01", source="本镇办法")
    planned(office, kind="听证", subject="校车")
    planned(office)
    assert [one["step"] for one in reading.show(office, "1")["steps"]] == ["公告", "听证"]
    assert reading.show(office, "2")["template"] == "甲"
    with refused(office, "--steps 没有“八步工作法”这种步骤；可选：甲、听证、无"):
        planned(office, steps="八步工作法", title="另一个")


def test_the_steps_of_a_day_before_the_rules_are_those_of_today(office: Desk) -> None:
    planned(office, held="1990-05-01")
    assert len(reading.show(office, "1")["steps"]) == 8
    assert done(office) == [("座谈评议", "1990-05-01")]


def test_before_the_first_rule_there_are_no_steps(office: Desk) -> None:
    assert planned(at(office, "1990-05-01"), held="1990-05-01")[1] == "步骤：未设"
    assert done(office) == []


def test_an_activity_gives_its_day_and_is_one_review_only(office: Desk) -> None:
    activities.add(office, "代表述职会", kind="座谈", on="2022-01-09")
    activities.add(office, "水法检查", kind="执法检查", planned="2022-05-01")
    plan.plan(office, kind="代表述职", subject=["张三"], activity="代表述职会")
    plan.plan(office, kind="执法检查", subject=["水法"], activity="2")
    assert (reading.show(office, "1")["held_on"], reading.show(office, "1")["activity_id"]) == ("2022-01-09", 1)
    assert (reading.show(office, "2")["held_on"], reading.show(office, "2")["planned_on"]) == (None, "2022-05-01")
    with refused(office, "活动 #1 座谈“代表述职会”（2022-01-09）已与评议 #1“代表述职：张三”（2022-01-09）关联"):
        planned(office, activity="1")
    plan.edit(office, "1", activity="1", place="会议室")
    plan.edit(office, "1", activity="")
    assert reading.show(office, "1")["activity_id"] is None
    plan.edit(office, "1", activity="1")
    planning.drop(office, "2", why="汛期")
    with refused(office, "活动 #2 执法检查“水法检查”（取消），不能关联"):
        planned(office, activity="2")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"kind": "述职评议"}, "--kind 没有“述职评议”这一种；相近的有：.*代表述职；可选"),
        ({"kind": "询问"}, "相近的有：专题询问；可选：代表述职、履职评议"),
        ({"kind": ""}, "没有“”这一种；可选："),
        ({"on": "2022-02-30"}, "2022-02-30"),
        ({"held": "后天"}, "--held"),
        ({"title": " "}, "标题不能为空"),
        ({"year": "22"}, "年份“22”不对"),
        ({"session": "9-9"}, "没有登记过 9-9 次会议"),
        ({"activity": "7"}, "没有编号为 #7 的活动"),
        ({"steps": "五步"}, "--steps 没有“五步”这种步骤；可选：八步工作法、四个阶段、无"),
        ({"voters": -1}, "--voters -1 不对"),
    ],
)
def test_plans_that_are_refused(office: Desk, said: dict[str, Any], why: str) -> None:
    with refused(office, why):
        planned(office, **said)


def test_the_same_is_not_planned_twice(office: Desk) -> None:
    planned(office)
    with refused(office, "评议 #1“代表述职：张三、李四”（计划 2022-09-20）已登记；开展了请用 renda review hold 1"):
        planned(office)
    lines = planned(office, on=None, held="2022-01-09")
    assert lines[-1].startswith("提示：有同名的计划：评议 #1")
    scheduling.drop(office, "1", why="登记错了")
    planned(office)


def test_a_plan_is_put_to_another_day(office: Desk) -> None:
    planned(office)
    assert scheduling.move(office, "#1", to="2022-10-12", why="汛期").lines == (
        "已改期 评议 #1“代表述职：张三、李四”（计划 2022-10-12）：对象 2",
        "2022-09-20 → 2022-10-12（汛期）",
    )
    found = reading.show(office, "1")
    assert found["deadlines"][0]["moves"] == [
        {"moved_on": "2022-01-10", "from_due_on": "2022-09-20", "to_due_on": "2022-10-12", "why": "改期：汛期"}
    ]
    assert {"on": "2022-01-10", "event": "moved", "text": "改期：汛期：2022-09-20 → 2022-10-12"} in found["timeline"]
    assert due(office, "2022-10-11") == []
    with refused(office, "本来就计划在这一天"):
        scheduling.move(office, "1", to="2022-10-12")
    lines = scheduling.move(office, "1", to="2023-01-05").lines
    assert lines[-1] == "提示：仍列在 2022 年的计划里；要改用 renda review edit 1 --year 2023"
    assert plan.edit(office, "1", year="2023").read()["year"] == 2023


def test_a_plan_without_a_day_gets_one(office: Desk) -> None:
    plan.plan(office, kind="听证", subject=["校车"])
    assert scheduling.move(office, "1", to="2022-03-01").lines[1] == "未定日期 → 2022-03-01"
    assert due(office, "2022-03-02") == [("review", "1", "听证：校车", -1)]


def test_a_plan_that_is_given_up_has_no_clocks(office: Desk) -> None:
    planned(office)
    with office.file.transaction():
        question = insert_review_question(office.file.db, review_id=1, text="何时修好", asked_on=date(2022, 1, 10))
        deadlines.open_on_day(office, "answer", office.today, date(2022, 2, 1), "答复", question_id=question)
    assert len(due(office, "2022-12-31")) == 2
    assert scheduling.drop(office, "1", why="并入下年").lines == (
        "已取消 评议 #1“代表述职：张三、李四”（取消）：对象 2",
    )
    found = reading.show(office, "1")
    assert due(office, "2022-12-31") == []
    assert (found["status"], found["dropped_why"], found["next_step"]) == ("dropped", "并入下年", None)
    assert {one["cancelled_why"] for one in found["deadlines"]} == {"评议取消：并入下年"}
    verbs: list[Callable[[], object]] = [
        lambda: scheduling.drop(office, "1", why="又一次"),
        lambda: scheduling.move(office, "1", to="2022-10-01"),
        lambda: scheduling.hold(office, "1"),
        lambda: plan.edit(office, "1", place="会议室"),
    ]
    for verb in verbs:
        with refused(office, "评议 #1 已取消"):
            verb()


@pytest.mark.parametrize(
    ("today", "on", "held_on"),
    [
        ("2022-09-25", None, "2022-09-20"),
        ("2022-09-18", None, "2022-09-18"),
        ("2022-09-25", "2022-09-22", "2022-09-22"),
    ],
)
def test_a_plan_is_held(office: Desk, today: str, on: str | None, held_on: str) -> None:
    planned(office)
    desk = at(office, today)
    told = scheduling.hold(desk, "1", on=on, voters=60, deputies=12, observers=5, suggestions=None)
    assert told.lines == (
        f"已登记开展 评议 #1“代表述职：张三、李四”（{held_on}）：对象 2，选民 60 人，代表 12 人，列席 5 人",
    )
    assert done(desk) == [("座谈评议", held_on)]
    assert [one["met_on"] for one in told.read()["deadlines"]] == [held_on]
    assert due(office, "2022-12-31") == []
    verbs: list[Callable[[], object]] = [
        lambda: scheduling.hold(desk, "1"),
        lambda: scheduling.move(desk, "1", to="2022-10-01"),
        lambda: scheduling.drop(desk, "1", why="下雨"),
    ]
    for verb in verbs:
        with refused(desk, f"评议 #1 已在 {held_on} 开展，不能"):
            verb()


def test_what_was_held_is_not_held_again(office: Desk) -> None:
    planned(office)
    assert holding.mark_held(office, names.review(office, "1"), date(2022, 9, 20))
    assert not holding.mark_held(office, names.review(office, "1"), date(2022, 9, 21))
    assert reading.show(office, "1")["held_on"] == "2022-09-20"


def test_of_what_a_vote_marked_as_held_it_is_said_who_came(office: Desk) -> None:
    planned(office)
    desk = at(office, "2022-09-21")
    holding.mark_held(desk, names.review(desk, "1"), date(2022, 9, 20))
    for said in ({}, {"place": "会议室"}, {"on": "2022-09-21", "voters": 60}):
        with refused(desk, "评议 #1 已在 2022-09-20 开展，不能再登记开展；改正请用 renda review edit 1"):
            scheduling.hold(desk, "1", **said)
    found = scheduling.hold(desk, "1", on="2022-09-20", voters=60).read()
    assert (found["held_on"], found["voters"]) == ("2022-09-20", 60)
    assert done(desk) == [("座谈评议", "2022-09-20")]
    with refused(desk, "已在 2022-09-20 开展"):
        scheduling.hold(desk, "1", deputies=3)


def test_a_plan_without_a_day_is_held_today(office: Desk) -> None:
    plan.plan(office, kind="听证", subject=["校车"], steps="无")
    assert scheduling.hold(office, "1").read()["held_on"] == "2022-01-10"


def test_the_clock_of_the_meeting_ends_with_the_review_held(office: Desk) -> None:
    planned(office)
    meeting = next(one["id"] for one in reading.show(office, "1")["steps"] if one["step"] == "座谈评议")
    with office.file.transaction():
        deadlines.open_on_day(office, "review", office.today, date(2022, 9, 19), "座谈评议", step_id=meeting)
    scheduling.hold(at(office, "2022-09-20"), "1")
    assert due(office, "2022-12-31") == []
    plan.edit(office, "1", held="2022-09-21")
    found = reading.show(office, "1")
    assert found["held_on"] == "2022-09-21"
    assert done(office) == [("座谈评议", "2022-09-21")]
    assert {one["met_on"] for one in found["deadlines"]} == {"2022-09-21"}


@pytest.mark.parametrize(
    ("voters", "remark"),
    [
        (None, "提醒：没有写到会选民（--voters），规则要求不少于 50 名（本镇办法）"),
        (49, "提醒：到会选民 49 名，规则要求不少于 50 名（本镇办法）"),
        (50, None),
    ],
)
def test_few_voters_at_a_report_are_remarked_on(office: Desk, voters: int | None, remark: str | None) -> None:
    rules.set_(office, "report.voters", "50", from_="2022-01-01", source="本镇办法")
    wanted = [remark] if remark else []
    planned(office)
    planned(office, kind="部门评议", subject="财政局")
    told = scheduling.hold(office, "1", voters=voters)
    assert [line for line in told.lines if "规则要求" in line] == wanted
    assert [line for line in planned(office, held="2022-01-09", voters=voters) if "规则要求" in line] == wanted
    if voters is not None:
        assert [line for line in plan.edit(office, "1", voters=voters).lines if "规则要求" in line] == wanted
    assert not [line for line in scheduling.hold(office, "2", voters=voters).lines if "规则要求" in line]


def test_what_was_entered_is_corrected(office: Desk) -> None:
    planned(office)
    found = plan.edit(
        office, "1", title="述职会", session="5-1", place="留道村", voters=40, deputies=3, observers=2, suggestions=1, note="备注",
        report="/不存在/报告.docx",
    )  # fmt: skip
    assert found.lines[1].startswith("注意：没有找到文件 /不存在/报告.docx")
    now = found.read()
    assert (now["title"], now["session"], now["place"], now["voters"], now["report"]) == (
        "述职会",
        "5-1",
        "留道村",
        40,
        "/不存在/报告.docx",
    )
    now = plan.edit(office, "1", session="", place="", note="", report="").read()
    assert (now["session"], now["place"], now["note"], now["report"], now["title"]) == (
        None,
        None,
        None,
        None,
        "述职会",
    )


def test_a_title_made_from_kind_and_subjects_follows_them(office: Desk) -> None:
    planned(office)
    assert plan.edit(office, "1", kind="履职评议", remove=["李四"]).read()["title"] == "履职评议：张三"
    plan.edit(office, "1", title="张三评议会")
    assert plan.edit(office, "1", add=["财政局"]).read()["title"] == "张三评议会"


def test_steps_that_nobody_began_are_changed(office: Desk) -> None:
    planned(office)
    assert len(plan.edit(office, "1", steps="四个阶段").read()["steps"]) == 4
    assert plan.edit(office, "1", steps="无").read()["template"] is None
    plan.edit(office, "1", steps="八步工作法")
    scheduling.hold(office, "1", on="2022-01-09")
    changed = plan.edit(office, "1", steps="四个阶段").read()
    assert [(one["step"], one["done_on"]) for one in changed["steps"] if one["done_on"]] == [("民主测评", "2022-01-09")]
    steps.step(office, "1", step="民主测评", by="主席团")
    with refused(
        office, "步骤“民主测评”已经登记，不能换步骤；个别步骤不办的用 renda review step 1 --step 步骤 --skip 理由"
    ):
        plan.edit(office, "1", steps="八步工作法")


def test_a_kind_that_does_not_go_with_the_subjects_is_remarked(office: Desk) -> None:
    planned(office)
    held = plan.edit(office, "1", kind="部门评议")
    assert (
        "张三、李四不是部门评议的对象；请核对 --kind，或用 renda review edit 1 --add、--remove 改对象" in held.lines[-1]
    )
    assert not any("对象；" in line for line in plan.edit(office, "1", kind="专项评议").lines)


def test_a_day_after_what_followed_is_remarked(office: Desk) -> None:
    planned(office)
    scheduling.hold(office, "1", on="2022-01-05")
    finding.add(office, "1", text="涵洞没有清淤", on="2022-01-06")
    assert len(plan.edit(office, "1", held="2022-01-06").lines) == 1
    assert plan.edit(office, "1", held="2022-01-08").lines[-1] == (
        "提醒：已有测评、评议意见或问题登记在 2022-01-06，早于改成的开展日期 2022-01-08，请核对 --held"
    )


def test_corrections_that_are_refused(office: Desk) -> None:
    planned(office)
    with refused(office, "没有写要改什么"):
        plan.edit(office, "1", add=[])
    with refused(office, "还没有开展；请用 renda review hold 1 --on 日期 登记"):
        plan.edit(office, "1", held="2022-01-01")
    with refused(office, "没有编号为“9”的评议"):
        plan.edit(office, "9", place="会议室")
    scheduling.hold(office, "1")
    with office.file.transaction():
        office.file.update("review", 1, status="closed", closed_on="2022-01-10")
    with refused(office, "评议 #1 在 2022-01-10 已办结"):
        plan.edit(office, "1", place="会议室")
