"""The figures of reviews, projects and agendas, worked out by hand.

reviews   1 代表述职   2022-04-20  张三, 李四, two village cadres, five heads of groups; 60 voters; 4 suggestions counted, one listed
          2 部门评议   2022-05-20  建设局 and 派出所, one official; 20 voters (closed)
          3 执法检查   2022-06-20  two units and a law, linked with activity 1 (执法检查, 交警中队 alone); 3 suggestions
          4 专项评议   2022-07-20  a topic and a unit
          5 专题询问   2022-08-20  three questions: on the spot, answered later, open
          6 听证       2022-09-20  linked with activity 2 (听证)
          7 履职评议   2021-12-31  王五 and 农业农村局; 9 voters; a finding of 2022 that was accepted after 10 days
          8 代表述职   planned     王五        9 代表述职 dropped
activities  3 评议 2022-03-10 (12 deputies, 3 units), 4 询问 2022-03-11 twice as one, 5 评议 planned, 6 询问 of a review that was dropped,
          7 执法检查 2022-10-10 (two units), no review
findings  2 of review 1 (accepted after 20 days; open), 1 of 2 (rectified), 1 of 7
projects  2022: 1 done, 2 carried, 3 done in 2023, 4 not chosen, 5 not listed, 6 candidate, 7 ended
          2023: 1 carried from 2022-2, done
"""

from typing import Any

import pytest

from renda_cli.rules.rates import Rate
from renda_cli.store.statements import insert_activity_subject
from renda_cli.work import rules, session
from renda_cli.work.desk import Desk
from tests.work.deputy_data import activity
from tests.work.helpers import check_records, records_of, summary_of
from tests.work.review_data import D, ballot, finding, item, progress, project, question, review, task

FIGURES: dict[str, Any] = {
    "reports_heard": 3, "reports_special": 1, "reports_budget": 1, "reports_read": 2, "resolutions_passed": 3, "matters_decided": 1,
    "agenda_opinions": 4, "agenda_opinions_answered": 2, "agenda_opinions_answer_rate": (2, 3, 66.67), "agenda_decisions_done": 1,
    "reviews_held": 6, "reviews_deputies": 14, "reviews_village_cadres": 2, "reviews_group_heads": 5, "reviews_units": 5,
    "reviews_officials": 1, "reviews_special": 2, "reviews_law_check": 5, "reviews_law_check_units": 4, "reviews_law_check_laws": 1,
    "reviews_inquiries": 4, "reviews_hearings": 1, "reviews_voters": 80, "reviews_attending": 12, "review_suggestions": 7, "review_suggestions_law_check": 3,
    # 张三 40 + 5 of 47 (not the 3 不了解), of the later vote 李四 30 of 40; 建设局 2 of 20
    "reviews_satisfaction_rate": (77, 107, 71.96),
    "questions": 3, "questions_on_spot": 1, "questions_answer_rate": (2, 3, 66.67),
    "findings": 4, "findings_accepted": 2, "rectification_rate": (2, 4, 50.0), "rectification_days_median": 15,
    "projects_collected": 7, "projects_candidates": 6, "projects_selected": 4, "projects_carried": 0, "projects_done": 1,
    "projects_done_rate": (1, 4, 25.0), "projects_spent": 350.5,
    "projects_satisfaction_mid_rate": (50, 60, 83.33), "projects_satisfaction_rate": (101, 114, 88.6),
}  # fmt: skip
WORKED_OUT = FIGURES.keys()
YEAR = "2022"


@pytest.fixture
def reviews_year(office: Desk) -> Desk:
    """2022 as the head of this file tells it."""
    desk = office
    reports = (("deputy", "张三"), ("deputy", "李四"), ("village_cadre", "村干部", 2), ("group_head", "村民小组长", 5))
    one = review(desk, "代表述职", "代表述职评议会", "2022-04-20", *reports, voters=60, deputies=12, suggestions=4)
    official = ("official", "钱六")
    two = review(
        desk, "部门评议", "评议两家部门", "2022-05-20", ("unit", "建设局"), ("unit", "派出所"), official,
        voters=20, status="closed", closed_on=D("2022-11-20"),
    )  # fmt: skip
    check = activity(desk, "执法检查", "农民专业合作社条例检查", D("2022-06-20"), suggestions=3)
    law = ("law", "江苏省农民专业合作社条例")
    three = (("unit", "综合行政执法局"), ("unit", "交警中队"), law)
    review(desk, "执法检查", "条例执法检查", "2022-06-20", *three, activity_id=check, suggestions=3)
    review(desk, "专项评议", "垃圾分类评议", "2022-07-20", ("topic", "垃圾分类"), ("unit", "环卫所"))
    five = review(desk, "专题询问", "饮水安全询问", "2022-08-20", ("topic", "饮水安全"))
    hearing = activity(desk, "听证", "停车听证", D("2022-09-20"))
    review(desk, "听证", "停车听证", "2022-09-20", ("topic", "停车"), activity_id=hearing)
    old = (("deputy", "王五"), ("unit", "农业农村局"))
    seven = review(desk, "履职评议", "去年的评议", "2021-12-31", *old, voters=9)
    review(desk, "代表述职", "计划的述职", None, ("deputy", "王五"), planned_on=D("2022-12-20"))
    appraisal = activity(desk, "评议", "工作评议", D("2022-03-10"))
    activity(desk, "询问", "两次询问", D("2022-03-11"), times=2)
    insert_activity_subject(desk.file.db, activity_id=check, reviewed="unit", count=1, names="交警中队")
    for reviewed, count in (("deputy", 12), ("unit", 3)):
        insert_activity_subject(desk.file.db, activity_id=appraisal, reviewed=reviewed, count=count)
    asked = activity(desk, "询问", "改作活动的询问", D("2022-05-05"))
    review(desk, "专题询问", "取消的询问", None, status="dropped", activity_id=asked)
    checked = activity(desk, "执法检查", "安全生产检查", D("2022-10-10"))
    insert_activity_subject(desk.file.db, activity_id=checked, reviewed="unit", count=2)
    finding(desk, one, "2022-04-20", "走访不够", "accepted", "2022-05-10", kind="suggestion")
    finding(desk, one, "2022-04-21", "联系\n不多")
    finding(desk, two, "2022-05-20", "窗口排队", "rectified")
    finding(desk, seven, "2022-01-01", "台账不全", "accepted", "2022-01-11")
    finding(desk, seven, "2021-12-31", "去年的")
    question(desk, five, "2022-08-20", on_spot=True, answered_on=D("2022-08-20"))
    question(desk, five, "2022-08-20", answered_on=D("2023-01-20"))
    question(desk, five, "2022-08-20")
    _votes(desk, one, two, seven)
    _projects(desk)
    _agenda(desk)
    return desk


def _votes(desk: Desk, *reviews: int) -> None:
    """Of those of the first review 李四 is voted on again in December; then too many sheets come back. 王五 is called competent."""
    one, two, seven = (
        [id_ for (id_,) in desk.file.tuples("SELECT id FROM review_subject WHERE review_id = ? ORDER BY id", (of,))]
        for of in reviews
    )
    zhang, li = ({"满意": 40, "基本满意": 5, "不满意": 1, "弃权": 1, "不了解": 3}, {"满意": 1, "不满意": 49})
    votes = (
        (reviews[0], "2022-04-20", 50, (one[0], zhang), (one[1], li)),
        (reviews[0], "2022-12-01", 40, (one[1], {"满意": 30, "不满意": 10})),
        (reviews[1], "2022-05-20", 20, (two[0], {"满意": 2, "不满意": 18})),
        (reviews[0], "2023-01-10", 40, (one[0], {"满意": 40})),
    )
    for review_id, day, sheets, *rows in votes:
        marked = [("subject_id", *row) for row in rows]
        ballot(desk, "review", day, sheets, sheets, *marked, review_id=review_id, scheme="满意度")
    void = ("subject_id", one[1], {"不满意": 41})
    ballot(desk, "review", "2022-12-02", 40, 41, void, review_id=reviews[0], scheme="满意度")
    competent = ("subject_id", seven[0], {"优秀": 20, "不称职": 1})
    ballot(desk, "review", "2022-01-02", 21, 21, competent, review_id=reviews[2], scheme="称职度")


def _projects(desk: Desk) -> None:
    done = project(desk, 2022, 1, "修路", "done", done_on=D("2022-12-31"), spent_fen=20050)
    carried = project(desk, 2022, 2, "建桥", "carried")
    progress(desk, carried, "2022-05", spent_fen=9000)
    progress(desk, carried, "2022-06", spent_fen=15000)
    late = project(desk, 2022, 3, "装灯", "done", done_on=D("2023-01-10"))
    project(desk, 2022, 4, "停车场", "unselected")
    project(desk, 2022, 5, "养老", "excluded", examined="excluded", examined_on=D("2022-01-03"))
    project(desk, 2022, 6, "校车")
    project(desk, 2022, 7, "广场", "ended")
    project(desk, 2023, 1, "建桥", "done", done_on=D("2023-08-01"), carried_from_id=carried, spent_fen=40000)
    project(desk, 2023, 2, "公园", "selected")
    voted = {"year": 2022, "session_id": 1}
    one, two = ("project_id", done), ("project_id", late)
    ballot(
        desk,
        "evaluation",
        "2022-07-20",
        60,
        60,
        (*one, {"满意": 30, "基本满意": 20, "不满意": 10}),
        **voted,
        stage="mid",
    )
    ballot(desk, "evaluation", "2022-12-20", 60, 60, (*one, {"满意": 1, "不满意": 59}), **voted, stage="end")
    marks = ({"满意": 40, "基本满意": 11, "弃权": 2, "不了解": 3}, {"满意": 50, "不满意": 10, "弃权": 1})
    ballot(desk, "evaluation", "2022-12-30", 62, 62, (*one, marks[0]), (*two, marks[1]), **voted, stage="end", round=2)
    ballot(desk, "evaluation", "2022-12-31", 60, 61, (*one, {"满意": 61}), **voted, stage="end", round=3)


def _agenda(desk: Desk) -> None:
    session.add(desk, "5-2", on="2023-01-06")
    read = D("2022-01-04")
    report = item(
        desk,
        "report",
        "政府工作报告",
        "passed",
        read_on=read,
        heard_on=D("2022-01-06"),
        voted_on=D("2022-01-07"),
        votes_for=40,
        votes_of=50,
    )
    item(desk, "budget", "预算报告", "heard", heard_on=D("2022-01-06"))
    special = item(
        desk,
        "special",
        "环保报告",
        "rejected",
        heard_on=D("2022-01-06"),
        voted_on=D("2022-01-07"),
        votes_for=4,
        votes_of=50,
    )
    item(desk, "special", "没有听的报告", read_on=read)
    item(desk, "special", "撤下的报告", "dropped")
    item(desk, "major", "园区规划", "passed", voted_on=D("2022-01-07"), votes_for=40, votes_of=50)
    item(desk, "major", "另一规划", "heard", heard_on=D("2022-01-07"))
    decision = item(desk, "resolution", "关于禁鞭的决定", "passed", voted_on=D("2022-01-07"), votes_for=40, votes_of=50)
    item(desk, "resolution", "没有通过的", "rejected", voted_on=D("2022-01-07"), votes_for=4, votes_of=50)
    item(desk, "resolution", "明年的", "passed", "5-2", voted_on=D("2023-01-07"), votes_for=40, votes_of=50)
    task(desk, report, "2022-01-20", answered_on=D("2022-03-20"))
    task(desk, report, "2022-01-20", answered_on=D("2022-03-20"), ended_why="机构改革")
    task(desk, special, "2022-01-20")
    task(desk, special, "2022-01-20", ended_why="不再办理")
    task(desk, decision, "2022-01-20", "禁鞭", "decision", done_on=D("2022-02-20"))
    task(desk, decision, "2022-01-20", "宣传", "decision")


def value(desk: Desk, key: str, year: str = YEAR) -> Any:
    """A count, or a rate as (numerator, denominator, percent)."""
    (found,) = summary_of(desk, year, keys=[key])
    one = found.value
    return (one.numerator, one.denominator, one.percent) if isinstance(one, Rate) else one


def behind(desk: Desk, key: str, year: str = YEAR) -> list[tuple[Any, ...]]:
    """(part, record, title) of the records behind a figure."""
    return [row[2:] for row in records_of(desk, year, [key]).rows]


@pytest.mark.parametrize(("key", "expected"), FIGURES.items())
def test_each_figure_is_what_the_hand_makes_it(reviews_year: Desk, key: str, expected: Any) -> None:
    assert value(reviews_year, key) == expected


def test_the_records_behind_every_figure_add_up_to_it(reviews_year: Desk) -> None:
    for year in (YEAR, "2021", "2023", "2021-2023"):
        check_records(reviews_year, year)


def test_what_was_entered_as_a_review_and_as_an_activity_counts_once(reviews_year: Desk) -> None:
    told = "条例执法检查（综合行政执法局）：1项"
    assert ("counted", "2022-06-20", told) in behind(reviews_year, "reviews_law_check")
    assert ("counted", "2022-10-10", "安全生产检查：2项") in behind(reviews_year, "reviews_law_check")
    assert behind(reviews_year, "reviews_hearings") == [("counted", "2022-09-20 听证", "停车听证：1次")]
    assert value(reviews_year, "reviews_units") == 5  # the units checked are not appraised
    reviews_year.file.db.execute("UPDATE review SET activity_id = NULL WHERE activity_id IS NOT NULL")
    assert [value(reviews_year, key) for key in ("reviews_law_check", "reviews_hearings")] == [6, 2]


def test_what_was_reviewed_the_year_before_is_of_that_year(reviews_year: Desk) -> None:
    keys = ("reviews_deputies", "reviews_units", "reviews_voters", "findings")
    assert [value(reviews_year, key, "2021") for key in keys] == [1, 1, 9, 1]
    assert [value(reviews_year, key, "2021-2022") for key in keys] == [15, 6, 89, 5]


def test_a_project_that_was_carried_is_finished_in_the_next_year_and_counts_once_in_both(reviews_year: Desk) -> None:
    keys = ("projects_selected", "projects_carried", "projects_done", "projects_done_rate")
    assert [value(reviews_year, key, "2023") for key in keys] == [1, 1, 1, (1, 2, 50.0)]
    assert [value(reviews_year, key, "2022-2023") for key in keys] == [5, 1, 3, (3, 5, 60.0)]
    assert [value(reviews_year, "projects_spent", year) for year in ("2023", "2022-2023")] == [400, 600.5]
    reviews_year.file.db.execute("UPDATE project SET spent_fen = NULL WHERE year = 2023")
    assert value(reviews_year, "projects_spent", "2022-2023") == 350.5


def test_marks_are_weighed_and_named_with_their_grade(reviews_year: Desk) -> None:
    assert behind(reviews_year, "projects_satisfaction_rate") == [
        ("counted", "2022-1", "修路 满意：40票"), ("counted", "2022-1", "修路 基本满意：11票"), ("counted", "2022-3", "装灯 满意：50票"),
        ("base", "2022-1", "修路 弃权：2票"), ("base", "2022-3", "装灯 不满意：10票"), ("base", "2022-3", "装灯 弃权：1票"),
    ]  # fmt: skip
    rules.set_(reviews_year, "satisfaction.counts", "满意", from_="2022-01-01", source="本镇办法")
    assert value(reviews_year, "projects_satisfaction_rate") == (90, 114, 78.95)
    (found,) = summary_of(reviews_year, YEAR, keys=["projects_satisfaction_rate"])
    assert found.definition.startswith("年终测评中各项目满意的票数 ÷ 有效票数，不了解的票和空白、重复的不计")


def test_projects_spent_in_yuan_with_the_fen(reviews_year: Desk) -> None:
    assert behind(reviews_year, "projects_spent") == [
        ("counted", "2022-1", "修路：200.5元"), ("counted", "2022-2", "建桥：150元"),
    ]  # fmt: skip
