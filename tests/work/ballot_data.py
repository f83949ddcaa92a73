"""Reviews to be voted on, and the means to do it."""

import json
from datetime import date
from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.rules import gradings
from renda_cli.store.statements import (
    insert_review,
    insert_review_question,
    insert_review_subject,
    insert_rule_value,
)
from renda_cli.work.desk import Desk
from renda_cli.work.review import ballot, ballot_reading

RULE = (
    "依据：满意度：满意、基本满意、不满意（弃权计入、不了解不计），以该行有效票为基数，满意超过 1/2 的为满意，"
    "满意、基本满意合计超过 1/2 的为基本满意，其余为不满意。出处：通行做法（法律未规定）"
)
UNITS = ("中心学校", "畜牧站", "环卫所")
SHEETS: dict[str, Any] = {"issued": 60, "returned": 58}
GOOD, FAIR = ["满意=50,基本满意=6,不满意=1,弃权=1"], ["满意=20,基本满意=20,不满意=18"]
HALF = {"grade": "满意", "counts": ["满意"], "share": "1/2", "inclusive": True}
OTHER = {"code": "全体", "grades": ["满意", "不满意"], "base": "members", "tiers": [HALF], "otherwise": "不满意"}


def fill(office: Desk) -> None:
    """Four reviews: #1 planned, of three units; #2 held, a questioning with one topic and two questions; #3 of a deputy by voters; #4 of nobody."""
    db = office.file.db
    with office.file.transaction():
        insert_review(
            db, kind="部门评议", title="2022年部门评议", status="planned", year=2022, planned_on=date(2022, 1, 10)
        )
        insert_review(db, kind="专题询问", title="饮水安全专题询问", status="held", held_on=date(2022, 1, 8), year=2022)
        insert_review(db, kind="代表述职", title="代表述职", status="planned", year=2022)
        insert_review(db, kind="专项评议", title="专项评议", status="planned", year=2022)
        for name in UNITS:
            insert_review_subject(db, review_id=1, reviewed="unit", name=name)
        insert_review_subject(db, review_id=2, reviewed="topic", name="饮水安全")
        insert_review_subject(db, review_id=3, reviewed="deputy", name="张三", deputy_id=1)
        for text in ("何时通水？请打 13812345678", "水质合格吗？"):
            insert_review_question(db, review_id=2, text=text, asked_on=date(2022, 1, 8))


def enter(desk: Desk, number: str = "1", votes: list[str] | None = GOOD, **more: Any) -> tuple[str, ...]:
    return ballot.enter(desk, number, votes=votes, **more).lines


def refused(desk: Desk, number: str = "1", votes: list[str] | None = GOOD, **more: Any) -> str:
    """The sentence with which a vote is refused; nothing was written."""
    before = desk.file.tuples(
        "SELECT (SELECT count(*) FROM ballot), (SELECT count(*) FROM ballot_vote), (SELECT status FROM review WHERE id = 1)"
    )
    with pytest.raises(InputError) as error:
        ballot.enter(desk, number, votes=votes, **more)
    after = desk.file.tuples(
        "SELECT (SELECT count(*) FROM ballot), (SELECT count(*) FROM ballot_vote), (SELECT status FROM review WHERE id = 1)"
    )
    assert before == after
    return str(error.value)


def set_rule(desk: Desk, *schemes: dict[str, Any]) -> None:
    assert all(gradings.fits(one) for one in schemes)
    with desk.file.transaction():
        insert_rule_value(
            desk.file.db, key="review.grading", from_on=date(2022, 1, 1), value=json.dumps(schemes), source="镇人大的办法", says="",
        )  # fmt: skip
    desk.forget_rules()


def table(desk: Desk, number: str = "1") -> list[tuple[Any, ...]]:
    """The votes of a review, newest first: round, day, issued, returned, and (subject, valid, invalid, grade) for each row."""
    newest = ballot_reading.result(desk, number)
    return [
        (one["round"], one["on"], one["issued"], one["returned"], [(row["subject"], row["valid"], row["invalid"], row["grade"]) for row in one["subjects"]])
        for one in (newest, *newest["others"])
    ]  # fmt: skip
