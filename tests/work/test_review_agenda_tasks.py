"""Opinions on what was heard, answered by a day; decisions, carried out."""

from typing import Any

import pytest

from renda_cli.work import due as due_list
from renda_cli.work import rules
from renda_cli.work.desk import Desk
from renda_cli.work.review import agenda_reading, agenda_tasks
from tests.work.agenda_data import CLOSED, OPENED, added, heard, passed_on, voted
from tests.work.helpers import at, count, refused

ON = "2022-01-10"


def clocks(desk: Desk, day: str) -> list[tuple[Any, ...]]:
    """What `due` lists on a day: (kind, number, title, unit, days left)."""
    found = due_list.due(at(desk, day), 7)
    rows = [dict(zip(found.fields, row, strict=True)) for row in found.rows]
    return [tuple(row[name] for name in ("kind", "no", "title", "unit", "days_left")) for row in rows]


def state(desk: Desk, task: str, day: str = ON) -> str:
    """The state of an opinion or a decision on a day."""
    return str(agenda_reading.task_object(at(desk, day), int(task))["state"])


def test_opinions_are_passed_on_each_on_its_own_with_a_day_to_answer_by(office: Desk) -> None:
    item = heard(office)
    done = agenda_tasks.pass_on(
        office,
        item,
        texts=["压减一般性支出", "加快项目资金拨付；按月报告"],
        unit="财政局",
        until="2022-03-31",
        on=ON,
        note="第一批",
    )
    assert done.lines == (
        "已登记 审议意见 #1“压减一般性支出”转交：财政局（2022-01-10）",
        "答复期限：2022-03-31",
        "已登记 审议意见 #2“加快项目资金拨付；按月报告”转交：财政局（2022-01-10）",
    )
    assert [(one["id"], one["unit"], one["due_on"], one["note"]) for one in done.read()] == [
        (1, "财政局", "2022-03-31", "第一批"), (2, "财政局", "2022-03-31", "第一批"),
    ]  # fmt: skip
    assert clocks(office, "2022-04-01") == [
        ("answer", "1", "压减一般性支出", "财政局", -1), ("answer", "2", "加快项目资金拨付；按月报告", "财政局", -1),
    ]  # fmt: skip
    assert (state(office, "1", "2022-03-31"), state(office, "1", "2022-04-01")) == ("open", "late")


def test_without_a_name_they_go_to_the_government_and_by_the_rule(office: Desk) -> None:
    item = heard(office)
    done = agenda_tasks.pass_on(office, item, texts=["整治河道"], on=ON)
    assert done.lines == (
        "已登记 审议意见 #1“整治河道”转交：镇人民政府（2022-01-10）",
        "答复期限：未设（所用规则没有这项期限）；要定期限请在转交时写 --until 日期，或用 renda rules set review.answer 定规则",
    )
    assert clocks(office, "2023-01-01") == []
    rules.set_(office, "review.answer", "2个月", from_="2022-01-01", source="镇议事规则")
    done = agenda_tasks.pass_on(office, item, texts=["整治道路"], addressee="镇农服中心", on=ON)
    assert done.lines[1] == "答复期限：2022-03-10"
    assert done.read()["unit"] == "镇农服中心"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"text": " "}, "--text 的内容不能为空"),
        ({"texts": ["甲", "甲"]}, "内容“甲”写了两遍"),
        ({"text": "已有的"}, "已登记同样的 审议意见 #1“已有的”"),
        ({"unit": "水利局"}, "没有叫“水利局”的单位"),
        ({"unit": "财政局", "addressee": "镇政府"}, "--unit 和 --addressee 只能写一个"),
        ({"until": "2022-01-09"}, "--until 2022-01-09 早于 2022-01-10"),
        ({"until": "2022-01-09", "decision": True}, "--until 2022-01-09 早于 2022-01-10"),
        ({"on": "2022-01-05"}, "2022-01-06 才审议，不能在 2022-01-05 转交"),
        ({"item": "2"}, "议程 #2“甲”还没有听取、审议；请先登记：renda review agenda hear 2"),
        ({"item": "7"}, "没有编号为“7”的议程"),
        ({"item": "3", "decision": True}, "议程 #3“乙”没有通过，没有要执行的决定"),
        ({"item": "4", "decision": True, "on": OPENED}, "2022-01-07 才审议，不能在 2022-01-06 交付执行"),
    ],
)
def test_what_cannot_be_passed_on(office: Desk, wrong: dict[str, Any], sentence: str) -> None:
    item = heard(office)
    passed_on(office, item, "已有的")
    added(office, "甲")
    voted(office, added(office, "乙"), 1)
    voted(office, heard(office, "丙"))
    asked = {"item": item, "text": "压减支出", "on": ON, **wrong}
    with refused(office, sentence):
        agenda_tasks.pass_on(office, asked.pop("item"), **{"texts": [asked.pop("text")], **asked})


def test_an_opinion_on_what_was_voted_on_without_being_heard_apart(office: Desk) -> None:
    item = added(office)
    voted(office, item, 1)
    assert state(office, passed_on(office, item)) == "open"


def test_a_decision_is_carried_out_by_a_day_if_one_was_fixed(office: Desk) -> None:
    item = heard(office)
    voted(office, item)
    done = agenda_tasks.pass_on(office, item, texts=["公布决议"], decision=True, until="2022-02-01", on=CLOSED)
    assert done.lines == ("已登记 决定事项 #1“公布决议”交付执行：镇人民政府（2022-01-07）", "执行期限：2022-02-01")
    assert clocks(office, "2022-02-02") == [("answer", "1", "公布决议", "镇人民政府", -1)]
    with refused(office, "决定事项 #1“公布决议”是决定，不用答复；落实了请登记：renda review agenda done 1"):
        agenda_tasks.answer(office, "1", text="已公布", on=ON)
    assert agenda_tasks.done(office, "1", on="2022-02-03").lines == (
        "已登记 决定事项 #1“公布决议”落实（2022-02-03，晚 2 天）",
    )
    assert clocks(office, "2022-03-01") == []
    other = agenda_tasks.pass_on(office, item, texts=["印发"], decision=True, on=ON)
    assert other.lines[1:] == ("没有定执行期限；定了的请在登记时写 --until 日期",)


def test_a_decision_of_an_item_without_a_vote_is_remarked(office: Desk) -> None:
    item = heard(office)
    done = agenda_tasks.pass_on(office, item, texts=["公布决议"], decision=True, on=ON)
    assert done.lines[-1].startswith("提醒：议程 #1")
    assert done.lines[-1].endswith("还没有登记表决，表决了请登记：renda review agenda vote 1 --for 票数")


def test_an_answer_meets_the_clock_and_leaves_it_to_be_done(office: Desk) -> None:
    task = passed_on(office, heard(office), until="2022-03-31")
    done = agenda_tasks.answer(office, task, text="已压减5%\n明细见附件", file="答复.docx", on="2022-04-02")
    assert done.lines == (
        "已登记 审议意见 #1“压减一般性支出”的答复（2022-04-02，晚 2 天）",
        "落实了请登记：renda review agenda done 1",
    )
    found = done.read()
    assert (found["state"], found["answer"], found["file"]) == ("answered", "已压减5%\n明细见附件", "答复.docx")
    assert [one["state"] for one in found["deadlines"]] == ["met"]
    assert state(office, task, "2023-01-01") == "answered"
    with refused(office, "在 2022-04-02 已答复；答复登记有误请用 renda review agenda edit-task 1 --answer 改正"):
        agenda_tasks.answer(office, task, text="又答复", on="2022-04-03")
    assert agenda_tasks.done(office, task, on="2022-06-30", note="已核实").lines == (
        "已登记 审议意见 #1“压减一般性支出”落实（2022-06-30）",
    )
    assert (state(office, task), agenda_reading.task_object(office, 1)["note"]) == ("done", "已核实")


def test_an_answer_in_time_or_without_a_day_is_not_late(office: Desk) -> None:
    item = heard(office)
    first, second = passed_on(office, item, until="2022-03-31"), passed_on(office, item, "整治河道")
    assert agenda_tasks.answer(office, first, text="好", on="2022-03-31").lines[0].endswith("（2022-03-31）")
    assert agenda_tasks.answer(office, second, text="好", on="2022-12-31").lines[0].endswith("（2022-12-31）")


@pytest.mark.parametrize("verb", [agenda_tasks.answer, agenda_tasks.done])
def test_what_is_settled_stays_settled(office: Desk, verb: Any) -> None:
    item = heard(office)
    first, second = passed_on(office, item), passed_on(office, item, "整治河道")
    said = {"text": "好"} if verb is agenda_tasks.answer else {}
    with refused(office, "没有编号为“9”的审议意见或决定；请用 renda review agenda tasks 查编号"):
        verb(office, "9", **said)
    with refused(office, "2022-01-10 才转交，不能在 2022-01-09"):
        verb(office, first, on="2022-01-09", **said)
    agenda_tasks.done(office, first, on="2022-06-30")
    agenda_tasks.done(office, second, ended="并入下年", on="2022-06-30")
    with refused(office, "在 2022-06-30 已落实；登记有误的用 renda undo 从最近的一条起逐条撤销"):
        verb(office, first, on="2022-07-01", **said)
    with refused(office, "已不再办理（并入下年）"):
        verb(office, second, on="2022-07-01", **said)


def test_what_is_not_followed_any_longer_is_never_late(office: Desk) -> None:
    task = passed_on(office, heard(office), until="2022-03-31")
    with refused(office, "--ended 的理由不能为空"):
        agenda_tasks.done(office, task, ended=" ")
    done = agenda_tasks.done(office, task, ended="并入下年", on="2022-03-01", note="主席团同意")
    assert done.lines == ("已登记 审议意见 #1“压减一般性支出”不再办理：并入下年（2022-03-01）",)
    assert (done.read()["state"], done.read()["note"]) == ("ended", "主席团同意")
    assert clocks(office, "2022-05-01") == []
    assert count(office, "agenda_task") == 1


def test_long_words_are_told_in_short_and_numbers_in_them_masked(office: Desk) -> None:
    done = agenda_tasks.pass_on(office, heard(office), texts=["请与13812345678联系\n" + "核实" * 20], on=ON)
    assert "“请与138****5678联系 核实" in done.lines[0]
    assert "……”" in done.lines[0]


def test_a_clock_says_what_it_is_of_and_that_the_words_go_on(office: Desk) -> None:
    passed_on(office, heard(office), "一" * 41, until="2022-03-31")
    passed_on(office, "1", "二" * 40, until="2022-03-31")
    assert office.file.tuples("SELECT title, what FROM review_clock ORDER BY id") == [
        ("一" * 40 + "……", "审议意见"), ("二" * 40, "审议意见"),
    ]  # fmt: skip
