"""Breaks among reviews, votes, findings, projects and agendas: each is found, and nothing else."""

from datetime import date
from typing import Any

import pytest

from renda_cli.store import statements
from renda_cli.work import deadlines
from renda_cli.work.desk import Desk
from tests.work.checks_data import tamper, texts, told
from tests.work.deputy_data import activity
from tests.work.review_data import D, ballot, choice, finding, item, progress, project, question, review, task

UNTIL = date(2023, 3, 31)


@pytest.fixture
def reviews(busy_year: Desk) -> Desk:
    """The busy year with a review, a vote, a project, an item of each kind.

    reviews   1 代表述职 closed (张三), its steps and questions done, finding 1 accepted in the second round
              2 部门评议 held, findings 2 open, 3 rectified, 4 redoing   3 执法检查 linked with activity 1   4 planned (李四)
    projects  2022-1 done, 2022-2 selected, 2022-3 not chosen, 2022-4 carried into 2023-1, which goes on
    agenda    1 passed (26 of 50), 2 rejected (25 of 50), 3 heard; tasks 1 answered, 2 open, 3 a decision
    """
    desk = busy_year
    with desk.file.transaction() as db:
        one = review(
            desk, "代表述职", "述职会", "2022-04-20", ("deputy", "张三"), status="closed", closed_on=D("2022-11-20")
        )
        for place, step in enumerate(("提前通知", "结果公示"), start=1):
            done = D("2022-04-20") if place == 1 else None
            statements.insert_review_step(
                db, review_id=one, place=place, step=step, done_on=done, skipped_why=None if done else "已合并"
            )
        statements.insert_review_event(db, review_id=one, event="feedback", held_on=D("2022-05-01"))
        again = finding(desk, one, "2022-04-20", "走访不够", "accepted", "2022-06-10", round=2)
        statements.insert_rectification(
            db, finding_id=again, round=1, rectified_on=D("2022-05-01"), verdict="refused", judged_on=D("2022-05-10")
        )
        question(desk, one, "2022-04-20", answered_on=D("2022-04-30"))
        ballot(
            desk,
            "review",
            "2022-04-20",
            60,
            58,
            ("subject_id", 1, {"满意": 50, "不满意": 6}),
            review_id=one,
            scheme="满意度",
        )
        two = review(desk, "部门评议", "评议两家", "2022-05-20", ("unit", "建设局"))
        open_, rectified, redoing = (
            finding(desk, two, "2022-05-20", text, status, round=round_)
            for text, status, round_ in (("甲", "open", 1), ("乙", "rectified", 1), ("丙", "redoing", 2))
        )
        for one_of, verdict in ((rectified, None), (redoing, "refused")):
            judged = D("2022-06-10") if verdict else None
            statements.insert_rectification(
                db, finding_id=one_of, round=1, rectified_on=D("2022-06-01"), verdict=verdict, judged_on=judged
            )
        for one_of in (open_, redoing):
            deadlines.open_on_day(desk, "rectify", D("2022-06-10"), UNTIL, "整改", finding_id=one_of)
        check = activity(desk, "执法检查", "安全生产检查", D("2022-06-20"))
        review(desk, "执法检查", "安全生产法检查", "2022-06-20", ("law", "安全生产法"), activity_id=check)
        planned = review(desk, "代表述职", "下次述职", None, ("deputy", "李四"), planned_on=UNTIL)
        deadlines.open_on_day(desk, "review", D("2022-12-01"), UNTIL, "计划开展", review_id=planned)
        _projects(desk)
        _agenda(desk)
    return desk


def _projects(desk: Desk) -> None:
    listed = {"examined": "listed", "examined_on": D("2022-01-04")}
    done = project(desk, 2022, 1, "修路", "done", done_on=D("2022-11-30"), **listed)
    under_way = project(desk, 2022, 2, "建桥", "selected", **listed)
    left = project(desk, 2022, 3, "停车场", "unselected", **listed)
    carried = project(desk, 2022, 4, "装灯", "carried", **listed)
    project(
        desk,
        2023,
        1,
        "装灯",
        "selected",
        carried_from_id=carried,
        collected_on=D("2022-12-20"),
        selected_on=D("2022-12-20"),
    )
    progress(desk, under_way, "2022-05")
    statements.insert_project_change(
        desk.file.db, project_id=under_way, decided_on=D("2022-07-01"), decided_by="主席团", what="改址", why="征地"
    )
    deadlines.open_on_day(desk, "project", D("2022-01-06"), UNTIL, "完成期限", project_id=under_way)
    choice(desk, 2022, "2022-01-06", 50, 3, {done: 50, under_way: 49, carried: 30, left: 20}, spoilt=0)
    rows = (("project_id", done, {"满意": 40, "不满意": 10}), ("project_id", under_way, {"满意": 30}))
    ballot(desk, "evaluation", "2022-12-20", 50, 50, *rows, year=2022, stage="end", scheme="满意度")


def _agenda(desk: Desk) -> None:
    heard: dict[str, Any] = {"heard_on": D("2022-01-06"), "read_on": D("2022-01-04")}
    voted: dict[str, Any] = {"voted_on": D("2022-01-07"), "votes_of": 50}
    report = item(desk, "report", "政府工作报告", "passed", votes_for=26, **heard, **voted)
    item(desk, "resolution", "关于禁鞭的决定", "rejected", votes_for=25, **voted)
    budget = item(desk, "budget", "预算报告", "heard", **heard)
    task(desk, budget, "2022-01-20", answered_on=D("2022-03-20"), done_on=D("2022-03-21"))
    owed = task(desk, budget, "2022-01-20", "压缩开支")
    task(desk, report, "2022-01-20", "修路", "decision")
    deadlines.open_on_day(desk, "answer", D("2022-01-20"), UNTIL, "答复", task_id=owed)


def test_what_agrees_is_not_spoken_of(reviews: Desk) -> None:
    assert told(reviews) == []


BREAKS: dict[str, tuple[str, list[tuple[str, str]], str]] = {
    "votes that do not add up": (
        "UPDATE ballot_vote SET votes = 51 WHERE grade = '满意' AND votes = 50",
        [("ballot-adds-up", "评议 #1")], "张三各项合计 57 票，加无效 2 票，与收回的 58 张不等；请用 renda review ballot 1 --replace 改正",
    ),
    "an evaluation that does not add up": (
        "UPDATE ballot_row SET invalid = 19 WHERE invalid = 20",
        [("ballot-adds-up", "2022 年民生实事测评")], "2022-2 建桥各项合计 30 票，加无效 19 票，与收回的 50 张不等；请用 renda review project evaluate 2022",
    ),
    "more marks than sheets": (
        "UPDATE ballot_row SET votes = 51 WHERE votes = 50; UPDATE ballot_row SET votes = 10 WHERE votes = 30",
        [("choice-adds-up", "2022 年民生实事票决")], "2022-1 修路 得 51 票，最多只能有 50 票；请用 renda review project vote 2022 --replace",
    ),
    "more marks than places": (
        "UPDATE ballot_row SET votes = 50 WHERE votes IN (20, 30)", [("choice-adds-up", "2022 年民生实事票决")], "各项合计 199 票，最多只能有 150 票",
    ),
    "void for nothing": (
        "UPDATE ballot SET void = 1 WHERE review_id = 1", [("constraints", "ballot #1")], "void = (returned > issued)",
    ),
    "more returned than issued, and it counts": (
        "UPDATE ballot SET issued = 57 WHERE review_id = 1", [("constraints", "ballot #1")], "void = (returned > issued)",
    ),
    "closed with a step open": (
        "UPDATE review_step SET skipped_why = NULL", [("review-unfinished", "评议 #1")], "2022-11-20 已办结，步骤“结果公示”没有办；请用 renda review show 1",
    ),
    "closed with a question open": (
        "UPDATE review_question SET answered_on = NULL", [("review-unfinished", "评议 #1")], "问题 #1 没有答复",
    ),
    "closed with a finding that is not accepted": (
        "UPDATE finding SET status = 'rectified' WHERE id = 1",
        [("review-unfinished", "评议 #1"), ("rectification-status", "评议意见 #1")], "已有验收结果，状态却是待验收",
    ),
    "accepted by nobody": (
        "DELETE FROM rectification WHERE finding_id = 1 AND round = 2", [("rectification-status", "评议意见 #1")], "却没有验收合格的整改",
    ),
    "rectified without a word": (
        "DELETE FROM rectification WHERE finding_id = 3", [("rectification-status", "评议意见 #3")], "状态是待验收，这一轮却没有登记整改",
    ),
    "again, though nobody refused": (
        "UPDATE rectification SET verdict = NULL, judged_on = NULL WHERE finding_id = 4", [("rectification-status", "评议意见 #4")], "上一轮却不是验收不合格",
    ),
    "rectified, yet open": (
        "INSERT INTO rectification (finding_id, round, rectified_on) VALUES (2, 1, '2022-06-01')",
        [("rectification-status", "评议意见 #2")], "已登记整改，状态却是整改中",
    ),
    "open in the second round": (
        "UPDATE finding SET round = 2 WHERE id = 2", [("rectification-status", "评议意见 #2")], "状态是整改中，却已是第 2 轮",
    ),
    "a finding that nobody waits for": (
        "DELETE FROM deadline WHERE finding_id = 2", [("rectification-without-clock", "评议意见 #2")], "renda review finding 2 --edit 2 --until",
    ),
    "a clock of what was rectified": (
        "UPDATE deadline SET finding_id = 3 WHERE finding_id = 2",
        [("review-clock", "评议意见 #3"), ("rectification-without-clock", "评议意见 #2")], "已登记整改，整改期限（2023-03-31）还开着",
    ),
    "a clock of a review that was held": (
        "UPDATE deadline SET review_id = 2 WHERE review_id = 4", [("review-clock", "评议 #2")], "已开展，评议期限",
    ),
    "a clock of a review that was closed": (
        "UPDATE deadline SET review_id = 1 WHERE review_id = 4", [("review-clock", "评议 #1")], "已办结或取消，评议期限",
    ),
    "a clock of a step that was done": (
        "UPDATE deadline SET review_id = NULL, step_id = 1 WHERE review_id = 4", [("review-clock", "评议 #1")], "步骤“提前通知”已办，",
    ),
    "a clock of a step that was left out": (
        "UPDATE deadline SET review_id = NULL, step_id = 2 WHERE review_id = 4", [("review-clock", "评议 #1")], "步骤“结果公示”免办，",
    ),
    "a clock of a question that was answered": (
        "UPDATE deadline SET task_id = NULL, question_id = 1 WHERE task_id = 2", [("review-clock", "问题 #1")], "已答复，答复询问、审议意见期限",
    ),
    "a clock of an opinion that was answered": (
        "UPDATE deadline SET task_id = 1 WHERE task_id = 2", [("review-clock", "审议意见 #1")], "已答复，",
    ),
    "a clock of a decision that is no longer followed": (
        "UPDATE deadline SET task_id = 3 WHERE task_id = 2; UPDATE agenda_task SET ended_why = '取消' WHERE id = 3",
        [("review-clock", "审议意见 #3")], "已落实或不再办理，",
    ),
    "a clock of a project that was carried": (
        "UPDATE deadline SET project_id = 4 WHERE project_id = 2", [("review-clock", "民生实事 2022-4")], "不在办理中，民生实事期限",
    ),
    "done on no day": (
        "UPDATE project SET done_on = NULL WHERE id = 1", [("constraints", "project #1")], "done_on",
    ),
    "a day, and not done": (
        "UPDATE project SET done_on = '2022-11-30' WHERE id = 2", [("constraints", "project #2")], "done_on",
    ),
    "chosen by nobody": (
        "UPDATE ballot SET year = 2021 WHERE purpose = 'choice'; DELETE FROM ballot_row WHERE votes = 30",
        [("project-without-vote", "民生实事 2022-4")], "装灯登记为票决入选，没有登记票决的票数",
    ),
    "passed with half of them": (
        "UPDATE agenda_item SET votes_for = 25 WHERE id = 1", [("agenda-passed", "议程 #1")], "登记为通过，赞成 25 票，50 人中须 26 票（",
    ),
    "rejected with more than half": (
        "UPDATE agenda_item SET votes_for = 26 WHERE id = 2", [("agenda-passed", "议程 #2")], "登记为未通过，赞成 26 票，50 人中须 26 票（",
    ),
    "one event as a review and as an activity": (
        "UPDATE review SET activity_id = NULL", [("review-twice", "评议 #3")], "与活动 #1“安全生产检查”同一天，",
    ),
    "an appraisal as a review and as an activity": (
        "INSERT INTO activity (kind, title, status, held_on, times, online) VALUES ('评议', '工作评议', 'done', '2022-05-20', 1, 0)",
        [("review-twice", "评议 #2")], "renda review edit 2 --activity 2",
    ),
    "one who reports twice a year": (
        "UPDATE review_subject SET deputy_id = 1 WHERE review_id = 4", [("reporter-twice", "评议 #4")], "张三 在2022年的述职里列了两次（评议 #1 已有）",
    ),
    "one who stands there twice": (
        "INSERT INTO review_subject (review_id, reviewed, name, count, deputy_id) VALUES (1, 'deputy', '张三三', 1, 1)",
        [("reporter-twice", "评议 #1")], "列了两次",
    ),
    "found before the review": (
        "UPDATE finding SET found_on = '2022-05-19' WHERE id = 2", [("dates-in-order", "评议意见 #2")], "评议意见（2022-05-19）早于评议开展",
    ),
    "rectified before it was found": (
        "UPDATE rectification SET rectified_on = '2022-05-19' WHERE finding_id = 3", [("dates-in-order", "评议意见 #3")], "整改（2022-05-19）早于评议意见",
    ),
    "voted on before the review": (
        "UPDATE ballot SET held_on = '2022-04-19' WHERE review_id = 1", [("dates-in-order", "评议 #1")], "测评（2022-04-19）早于评议开展",
    ),
    "told before the review": (
        "UPDATE review_event SET held_on = '2022-04-19'", [("dates-in-order", "评议 #1")], "反馈或后续措施（2022-04-19）早于评议开展",
    ),
    "examined before it came": (
        "UPDATE project SET examined_on = '2022-01-01' WHERE id = 3", [("dates-in-order", "民生实事 2022-3")], "初定（2022-01-01）早于征集",
    ),
    "chosen before it was examined": (
        "UPDATE project SET selected_on = '2022-01-03' WHERE id = 2", [("dates-in-order", "民生实事 2022-2")], "入选（2022-01-03）早于征集或初定",
    ),
    "done before it was chosen": (
        "UPDATE project SET done_on = '2022-01-05' WHERE id = 1", [("dates-in-order", "民生实事 2022-1")], "完成（2022-01-05）早于入选",
    ),
    "changed before it was chosen": (
        "UPDATE project_change SET decided_on = '2022-01-05'", [("dates-in-order", "民生实事 2022-2")], "变更（2022-01-05）早于入选",
    ),
    "read after it was heard": (
        "UPDATE agenda_item SET read_on = '2022-01-07' WHERE id = 3", [("dates-in-order", "议程 #3")], "听取（2022-01-06）早于会前审读",
    ),
    "voted on before it was heard": (
        "UPDATE agenda_item SET voted_on = '2022-01-05' WHERE id = 1", [("dates-in-order", "议程 #1")], "表决（2022-01-05）早于听取",
    ),
    "passed on before it was heard": (
        "UPDATE agenda_task SET passed_on = '2022-01-05' WHERE id = 2", [("dates-in-order", "审议意见 #2")], "转交（2022-01-05）早于听取或表决",
    ),
    "held on a day to come": (
        "UPDATE review SET held_on = '2023-01-10', activity_id = NULL WHERE id = 3", [("date-to-come", "评议 #3")], "评议开展日期 2023-01-10 还没有到",
    ),
    "done on a day to come": (
        "UPDATE project SET done_on = '2023-01-10' WHERE id = 1", [("date-to-come", "民生实事 2022-1")], "民生实事完成日期 2023-01-10",
    ),
    "answered on a day to come": (
        "UPDATE agenda_task SET answered_on = '2023-01-10' WHERE id = 1", [("date-to-come", "审议意见 #1")], "审议意见答复日期 2023-01-10",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BREAKS)
def test_a_break_is_found_and_nothing_else(reviews: Desk, name: str) -> None:
    statements_, expected, says = BREAKS[name]
    tamper(reviews, *statements_.split("; "))
    assert sorted(told(reviews)) == sorted(expected)
    assert says in texts(reviews)


def test_a_finding_of_today_has_time(reviews: Desk) -> None:
    tamper(reviews, "DELETE FROM deadline WHERE finding_id = 2")
    assert told(reviews, "rectification-without-clock", day=D("2022-05-20")) == []
    assert told(reviews, "rectification-without-clock", day=D("2022-05-21"))[0] == (
        "rectification-without-clock", "评议意见 #2",
    )  # fmt: skip


def test_without_a_rule_nothing_is_said_of_a_vote(reviews: Desk) -> None:
    tamper(reviews, "UPDATE agenda_item SET votes_for = 1, voted_on = '1980-01-07' WHERE id = 1")
    assert told(reviews, "agenda-passed") == []


def test_an_activity_of_its_own_review_is_no_second_event(reviews: Desk) -> None:
    with reviews.file.transaction():
        review(reviews, "执法检查", "药品管理法检查", "2022-06-20", ("law", "药品管理法"))
        review(reviews, "票决评估", "票决评估", "2022-06-20", ("topic", "民生实事"))
    assert told(reviews, "review-twice") == []
