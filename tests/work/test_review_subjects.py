"""Who or what a review is held over, read by the kind of review."""

from datetime import date
from typing import Any

import pytest

from renda_cli.rules.vocabulary import REVIEW_KINDS
from renda_cli.store.statements import insert_ballot, insert_ballot_row, insert_finding, insert_review_event
from renda_cli.work import deputy, unit
from renda_cli.work.desk import Desk
from renda_cli.work.review import plan, reading, scheduling, subjects
from tests.work.helpers import at, refused


def planned(desk: Desk, kind: str, *subject: str, **more: Any) -> dict[str, Any]:
    """A review as it was entered."""
    more.setdefault("on", "2022-09-20")
    found: dict[str, Any] = plan.plan(desk, kind=kind, subject=list(subject), **more).read()
    return found


def listed(found: dict[str, Any]) -> list[tuple[str, str, int]]:
    return [(one["reviewed"], one["subject"], one["count"]) for one in found["subjects"]]


@pytest.mark.parametrize(
    ("kind", "said", "found"),
    [
        ("代表述职", "张三,#2", [("deputy", "张三", 1), ("deputy", "李四", 1)]),
        ("代表述职", "人大代表=18", [("deputy", "人大代表", 18)]),
        ("履职评议", "张三,财政局", [("deputy", "张三", 1), ("unit", "财政局", 1)]),
        ("履职评议", "部门负责人=赵六,村民小组长=50", [("official", "赵六", 1), ("group_head", "村民小组长", 50)]),
        ("履职评议", "代表=王五,村干部=钱七", [("deputy", "王五", 1), ("village_cadre", "钱七", 1)]),
        ("部门评议", "财政局,张三", [("unit", "财政局", 1), ("unit", "张三", 1)]),
        ("执法检查", "财政局,水法,畜牧站", [("unit", "财政局", 1), ("law", "水法", 1), ("unit", "畜牧站", 1)]),
        ("执法检查", "法律=3,部门=教育局", [("law", "法律法规", 3), ("unit", "教育局", 1)]),
        ("专项评议", "张三,农村饮水", [("topic", "张三", 1), ("topic", "农村饮水", 1)]),
        *((kind, "校车", [("topic", "校车", 1)]) for kind in ("专题询问", "听证", "票决评估")),
    ],
)
def test_a_name_is_read_by_the_kind_of_review(
    office: Desk, kind: str, said: str, found: list[tuple[str, str, int]]
) -> None:
    review = planned(office, kind, said)
    assert kind in REVIEW_KINDS
    assert listed(review) == found
    assert review["reviewed"] == sum(count for *_, count in found)


def test_what_is_registered_is_linked(office: Desk) -> None:
    found = planned(office, "履职评议", "张三", "财政局", "单位=气象站")["subjects"]
    assert [(one["deputy_id"], one["unit_id"]) for one in found] == [(1, None), (None, 2), (None, None)]


def test_a_unit_under_its_old_name_is_the_one_of_today(office: Desk) -> None:
    unit.edit(office, "财政局", name="财政和资产管理局")
    done = plan.plan(office, kind="执法检查", subject=["财政局"])
    assert listed(done.read()) == [("unit", "财政和资产管理局", 1)]
    assert "提示：财政局现为财政和资产管理局，已按财政和资产管理局登记" in done.lines


def test_a_unit_that_is_not_registered_is_taken_with_a_remark(office: Desk) -> None:
    done = plan.plan(office, kind="部门评议", subject=["财政所"])
    assert done.lines[-1] == "提醒：没有叫“财政所”的单位；相近的有：财政局；已按“财政所”登记为评议对象"


def test_a_deputy_who_is_not_in_office_is_remarked_on(office: Desk) -> None:
    done = plan.plan(office, kind="代表述职", subject=["张三"], held="2021-06-01")
    assert "提醒：张三 2021-06-01 不在任，请核对" in done.lines


def test_deputies_of_one_name_are_told_apart(office: Desk) -> None:
    deputy.add(office, "张三", district="第9选区")
    review = planned(office, "代表述职", "#1", "#4")
    assert listed(review) == [("deputy", "张三", 1), ("deputy", "张三（#4）", 1)]
    assert subjects.find(office, review["id"], "#4")["name"] == "张三（#4）"
    assert subjects.find(office, review["id"], "张三")["deputy_id"] == 1


@pytest.mark.parametrize(
    ("kind", "said", "why"),
    [
        ("代表述职", "赵六", "没有叫“赵六”的代表"),
        ("履职评议", "赵六", "“赵六”不是登记过的代表或单位；请先登记，或写明是什么：部门负责人=赵六"),
        ("部门评议", "[财政局]", "单位“\\[财政局\\]”里有不该有的符号"),
        ("部门评议", "财政局,财政局", "评议对象“财政局”写了两遍"),
        ("代表述职", "张三,#1", "评议对象“张三”写了两遍"),
        ("履职评议", "村民小组长=50,村民组长=20", "评议对象“村民小组长”写了两遍"),
        ("专项评议", "长" * 201, "专项工作有 201 字，太长"),
    ],
)
def test_subjects_that_are_refused(office: Desk, kind: str, said: str, why: str) -> None:
    with refused(office, why):
        planned(office, kind, said)


def test_a_subject_is_found_by_a_part_of_its_name(office: Desk) -> None:
    review = planned(office, "部门评议", "财政局,教育局")
    assert subjects.find(office, review["id"], "财政")["name"] == "财政局"
    with refused(office, "“局”对应 2 个评议对象：财政局、教育局；请写全名"):
        subjects.find(office, review["id"], "局")
    for missing in ("水利站", "", "#"):
        with refused(office, "的对象里没有.*可选：财政局、教育局"):
            subjects.find(office, review["id"], missing)


def test_subjects_are_added_and_taken_off(office: Desk) -> None:
    review = planned(office, "执法检查", "财政局,《乡、镇条例》")
    found = plan.edit(office, "1", add=["教育局,水法"], remove=["财政局,《乡、镇条例》"]).read()
    assert listed(found) == [("unit", "教育局", 1), ("law", "水法", 1)]
    assert (review["title"], found["title"]) == ("执法检查：财政局、《乡、镇条例》", "执法检查：教育局、水法")
    with refused(office, "评议对象“水法”写了两遍"):
        plan.edit(office, "1", add=["水法"])
    with refused(office, "评议对象不能都去掉"):
        plan.edit(office, "1", remove=["水法", "教育局"])


def test_what_a_vote_a_finding_or_a_feedback_holds_stays(office: Desk) -> None:
    desk = at(office, "2022-09-20")
    planned(desk, "部门评议", "财政局,教育局,建设局,农业农村局")
    scheduling.hold(desk, "1")
    first, second, third, _ = (one["id"] for one in reading.show(desk, "1")["subjects"])
    with desk.file.transaction():
        ballot = insert_ballot(
            desk.file.db, purpose="review", review_id=1, held_on=date(2022, 9, 20), issued=9, returned=9
        )
        insert_ballot_row(desk.file.db, ballot_id=ballot, subject_id=first)
        insert_finding(desk.file.db, review_id=1, subject_id=second, text="账目不公开", found_on=date(2022, 9, 20))
        insert_review_event(desk.file.db, review_id=1, subject_id=third, event="feedback", held_on=date(2022, 9, 21))
    for name, what in (("财政局", "测评"), ("教育局", "评议意见"), ("建设局", "反馈或措施")):
        with refused(desk, f"{name}已有{what}，不能去掉"):
            plan.edit(desk, "1", remove=[name])
    plan.edit(desk, "1", remove=["农业农村局"])
    assert len(subjects.of(desk, 1)) == 3
