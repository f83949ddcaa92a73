"""Which row of the sheet is meant: a subject of the review, or the answer to a question."""

from typing import NamedTuple

from renda_cli.errors import InputError
from renda_cli.store.file import Row
from renda_cli.work import names
from renda_cli.work.desk import Desk
from renda_cli.work.review import ballot_reading as reading
from renda_cli.work.review import subjects


class Target(NamedTuple):
    """What a row of the sheet is about: `column` is subject_id or question_id."""

    column: str
    id: int
    name: str
    position: int

    @property
    def purpose(self) -> str:
        """The purpose of the vote."""
        return "review" if self.column == "subject_id" else "question"


def target_of(desk: Desk, review: Row, subject: str | None, question: str | None) -> Target:
    """The row that is voted on; a review with one subject needs no name. Raises InputError."""
    if question is not None:
        if subject is not None:
            raise InputError("--subject 和 --question 只能写一个", "测评答复的只写 --question")
        return _question(desk, review, question)
    found = subjects.only(desk, review["id"], subject)
    of_review = [one["id"] for one in subjects.of(desk, review["id"])]
    return Target("subject_id", found["id"], found["name"], of_review.index(found["id"]) + 1)


def _question(desk: Desk, review: Row, question: str) -> Target:
    found = names.question(desk, question)
    if found["review_id"] != review["id"]:
        raise InputError(
            f"问题 #{found['id']} 不是评议 #{review['id']} 的", f"请用 renda review question list {review['id']} 查编号"
        )
    of_review = [one["id"] for one in desk.file.rows(reading.QUESTIONS, (review["id"],))]
    return Target("question_id", found["id"], f"问题 #{found['id']}", of_review.index(found["id"]) + 1)
