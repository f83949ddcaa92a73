"""Reviews listed, shown whole, and counted by year."""

from datetime import date
from typing import Any

import pytest

from renda_cli.store.statements import (
    insert_ballot,
    insert_ballot_row,
    insert_ballot_vote,
    insert_finding,
    insert_rectification,
    insert_review_event,
    insert_review_question,
)
from renda_cli.work import deadlines
from renda_cli.work.desk import Desk
from renda_cli.work.review import plan, reading, scheduling, stats
from tests.work.helpers import at, refused

MET = date(2022, 6, 10)


@pytest.fixture
def year(office: Desk) -> Desk:
    """Five reviews, seen from the end of 2022.

    #1 部门评议 of two units, held on 2022-06-10, with votes, two findings, two questions and what followed; #2 代表述职 of 18, planned for 2022 and held in
    2023; #3 专项评议 planned for May and not held; #4 执法检查 given up; #5 听证 without a day.
    """
    desk = at(office, "2022-12-31")
    plan.plan(desk, kind="部门评议", subject=["财政局,教育局"], held="2022-06-10", voters=20, year="2022")
    plan.plan(desk, kind="代表述职", subject=["人大代表=18"], on="2022-12-01")
    plan.plan(desk, kind="专项评议", subject=["农村饮水"], on="2022-05-20")
    plan.plan(desk, kind="执法检查", subject=["水法"], on="2022-07-01")
    plan.plan(desk, kind="听证", subject=["校车"], note="电话13800001111")
    scheduling.hold(desk, "2", on="2023-01-05")
    scheduling.drop(desk, "4", why="并入下年")
    with desk.file.transaction():
        fill(desk)
    return desk


def fill(desk: Desk) -> None:
    """What came of the first review."""
    db = desk.file.db
    finance, education = (one["id"] for one in reading.show(desk, "1")["subjects"])
    first = insert_finding(
        db, review_id=1, subject_id=finance, text="账目不公开", found_on=MET, status="accepted", round=2
    )
    second = insert_finding(
        db, review_id=1, text="打13800002222催", kind="suggestion", found_on=MET, status="rectified"
    )
    deadlines.open_on_day(desk, "rectify", MET, date(2022, 7, 10), "指定的期限", finding_id=first)
    insert_rectification(
        db, finding_id=first, round=1, rectified_on=date(2022, 7, 1), verdict="refused", judged_on=date(2022, 7, 5), judged_by="主席团", why="不全"
    )  # fmt: skip
    insert_rectification(
        db, finding_id=first, round=2, rectified_on=date(2022, 8, 1), report="已公开", verdict="accepted", judged_on=date(2022, 8, 9)
    )  # fmt: skip
    insert_rectification(db, finding_id=second, round=1, rectified_on=date(2022, 8, 2))
    insert_review_question(
        db, review_id=1, text="周大福问：路灯何时修", asked_on=MET, asker="周大福", unit_id=1, answer="答周大福：月底", answered_on=MET, on_spot=True
    )  # fmt: skip
    insert_review_question(db, review_id=1, text="张三问校车", asked_on=MET, deputy_id=1)
    for number, (issued, returned) in enumerate(((30, 31), (30, 29)), start=1):
        ballot = insert_ballot(
            db, purpose="review", review_id=1, round=number, held_on=MET, issued=issued, returned=returned, void=returned > issued,
            scheme="满意度",
        )  # fmt: skip
    for place, (subject, votes) in enumerate(
        ((finance, {"满意": 20, "不满意": 8}), (education, {"满意": 29})), start=1
    ):
        row = insert_ballot_row(
            db, ballot_id=ballot, subject_id=subject, position=place, invalid=29 - sum(votes.values())
        )
        for grade, count in votes.items():
            insert_ballot_vote(db, row_id=row, grade=grade, votes=count)
    insert_review_event(
        db, review_id=1, subject_id=finance, event="feedback", held_on=date(2022, 6, 12), ref="遥人发1号"
    )
    insert_review_event(db, review_id=1, event="followed_up", held_on=date(2022, 9, 1), what="再次报告")
    desk.file.update("review", 1, status="closed", closed_on="2022-10-01")
    steps = reading.show(desk, "1")["steps"]
    desk.file.update("review_step", steps[0]["id"], until_on="2022-05-01")
    desk.file.update("review_step", steps[1]["id"], skipped_why="不需要")


def ids(desk: Desk, **asked: Any) -> list[int]:
    return [row[0] for row in reading.list_(desk, **asked).rows]


def test_reviews_are_listed_by_day(year: Desk) -> None:
    found = reading.list_(year)
    rows = [dict(zip(found.fields, row, strict=True)) for row in found.rows]
    assert [row["id"] for row in rows] == [3, 1, 4, 2, 5]
    assert rows[1] == {
        "id": 1, "kind": "部门评议", "title": "部门评议：财政局、教育局", "subjects": "财政局、教育局", "reviewed": 2, "on": "2022-06-10",
        "status": "closed", "next_step": "提前通知", "findings": 2, "findings_open": 1, "questions": 2, "session": None,
    }  # fmt: skip
    assert (rows[2]["next_step"], rows[4]["on"]) == (None, None)
    assert rows[3]["subjects"] == "人大代表（18）"
    assert found.notes == (
        "已开展 2 项，评议对象 20",
        "计划的日子已过、还没有登记开展的 1 项：#3；请用 hold、move 或 drop 登记",
    )


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"year": "2022"}, [3, 1, 4, 2, 5]),
        ({"year": "2023"}, [2]),
        ({"year": "2018-2021"}, []),
        ({"kind": "听证"}, [5]),
        ({"subject": "财政"}, [1]),
        ({"subject": "人大代表"}, [2]),
        ({"status": ["计划"]}, [3, 5]),
        ({"status": ["已办结,取消", "held"]}, [1, 4, 2]),
        ({"year": "2022", "kind": "部门评议", "subject": "教育局", "status": ["已办结"]}, [1]),
    ],
)
def test_reviews_are_looked_for(year: Desk, asked: dict[str, Any], found: list[int]) -> None:
    assert ids(year, **asked) == found


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"year": "22"}, "年份“22”不对"),
        ({"kind": "检查"}, "相近的有：执法检查"),
        ({"status": ["办完"]}, "没有“办完”这种状态；可选：计划、已开展、已办结、取消"),
        ({"subject": " "}, "--subject 不能为空"),
    ],
)
def test_what_cannot_be_looked_for(year: Desk, asked: dict[str, Any], why: str) -> None:
    with refused(year, why):
        reading.list_(year, **asked)


def test_many_plans_past_their_day_are_not_all_named(office: Desk) -> None:
    for number in range(1, 13):
        plan.plan(office, kind="听证", subject=[f"第{number}题"], on="2022-01-05")
    assert reading.list_(office).notes == (
        "计划的日子已过、还没有登记开展的 12 项：#1、#2、#3、#4、#5、#6、#7、#8、#9、#10等；请用 hold、move 或 drop 登记",
    )


def test_a_review_is_shown_whole(year: Desk) -> None:
    found = reading.show(year, "1")
    assert [(one["step"], one["state"]) for one in found["steps"][:4]] == [
        ("提前通知", "late"), ("提前调研", "skipped"), ("座谈评议", "done"), ("评议意见", "open"),
    ]  # fmt: skip
    assert [(one["round"], one["void"]) for one in found["ballots"]] == [(1, True), (2, False)]
    assert found["ballots"][1]["rows"] == [
        {"subject": "财政局", "question_id": None, "invalid": 1, "votes": {"满意": 20, "不满意": 8}, "grade": "满意"},
        {"subject": "教育局", "question_id": None, "invalid": 0, "votes": {"满意": 29}, "grade": "满意"},
    ]
    assert [(one["subject"], one["grade"]) for one in found["subjects"]] == [("财政局", "满意"), ("教育局", "满意")]
    first, second = found["findings"]
    assert (first["unit"], first["due_on"], first["days"], len(first["rectifications"])) == ("财政局", None, 60, 2)
    assert (second["text"], second["rectifications"][0]["judged_on"]) == ("打138****2222催", None)
    assert found["suggestions"] == 1
    assert [one["event"] for one in found["events"]] == ["feedback", "followed_up"]
    assert [(one["kind"], one["what"]) for one in found["deadlines"]] == [("rectify", "账目不公开")]


def test_everything_stands_in_the_timeline(year: Desk) -> None:
    assert [(one["on"], one["event"], one["text"]) for one in reading.show(year, "1")["timeline"]] == [
        ("2022-06-10", "held", ""),
        ("2022-06-10", "step", "座谈评议"),
        ("2022-06-10", "asked", "周**，周**问：路灯何时修"),
        ("2022-06-10", "asked", "张三，张三问校车"),
        ("2022-06-10", "answered", "农业农村局，答周**：月底"),
        ("2022-06-10", "voted", "发出 30，收回 31，作废"),
        ("2022-06-10", "voted", "第 2 次，发出 30，收回 29"),
        ("2022-06-10", "found", "#1，财政局，账目不公开"),
        ("2022-06-10", "found", "#2，打138****2222催"),
        ("2022-06-12", "feedback", "财政局，遥人发1号"),
        ("2022-07-01", "rectified", "#1"),
        ("2022-07-05", "refused", "#1，主席团，不全"),
        ("2022-08-01", "rectified", "#1，第 2 轮，已公开"),
        ("2022-08-02", "rectified", "#2"),
        ("2022-08-09", "accepted", "#1，第 2 轮"),
        ("2022-09-01", "followed_up", "再次报告"),
        ("2022-10-01", "closed", ""),
    ]


def test_voters_and_numbers_are_told_only_when_asked_for(year: Desk) -> None:
    asker = [(one["asker"], one["text"], one["answer"]) for one in reading.show(year, "1")["questions"]]
    assert asker == [("周**", "周**问：路灯何时修", "答周**：月底"), ("张三", "张三问校车", None)]
    assert reading.show(year, "5")["note"] == "电话138****1111"
    told = reading.show(year, "1", private=True)
    assert told["questions"][0]["asker"] == "周大福"
    assert told["findings"][1]["text"] == "打13800002222催"
    assert "周大福" in told["timeline"][2]["text"]


def test_kinds_are_counted_by_year(year: Desk) -> None:
    found = stats.stats(year, "2022")
    assert found.title == "2022年评议情况"
    assert found.rows == [
        ("代表述职", 1, 0, 0, 0, 0, 0, 0), ("部门评议", 1, 1, 2, 2, 1, 2, 1), ("专项评议", 1, 0, 0, 0, 0, 0, 0), ("听证", 1, 0, 0, 0, 0, 0, 0),
    ]  # fmt: skip
    assert found.notes[0] == "合计：计划 4、已开展 1、对象 2、评议意见 2、已验收 1"
    assert stats.stats(year, "2023").rows == [("代表述职", 0, 1, 18, 0, 0, 0, 0)]
    assert stats.stats(year, "2022-2023").rows[0] == ("代表述职", 1, 1, 18, 0, 0, 0, 0)
    none = stats.stats(year, "2016-2020")
    assert (none.rows, none.title) == ([], "2016至2020年评议情况")
    with refused(year, "年份“今年”不对"):
        stats.stats(year, "今年")
