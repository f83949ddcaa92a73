"""Which row of the sheet is meant: a subject of the review, or the answer to a question."""

from typing import NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.store.file import Row
from renda_cli.work import names
from renda_cli.work.desk import Desk
from renda_cli.work.review import ballot_reading as reading


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
    known = [
        Target("subject_id", one["id"], one["name"], place)
        for place, one in enumerate(reading.subjects(desk, review["id"]), start=1)
    ]
    if not known:
        raise InputError(
            f"评议 #{review['id']} 没有登记对象", f"请先用 renda review edit {review['id']} --add 对象 登记"
        )
    listed = "、".join(one.name for one in known)
    if subject is None:
        if len(known) > 1:
            raise InputError(f"评议 #{review['id']} 有 {len(known)} 个对象", f"请用 --subject 写明是哪一个：{listed}")
        return known[0]
    said = words.title(subject, "--subject")
    found = [one for one in known if one.name == said] or [one for one in known if said in one.name]
    if len(found) != 1:
        raise InputError(f"评议 #{review['id']} {'有几个' if found else '没有'}对象“{said[:30]}”", f"可选：{listed}")
    return found[0]


def _question(desk: Desk, review: Row, question: str) -> Target:
    found = names.question(desk, question)
    if found["review_id"] != review["id"]:
        raise InputError(
            f"问题 #{found['id']} 不是评议 #{review['id']} 的", f"请用 renda review question list {review['id']} 查编号"
        )
    of_review = [one["id"] for one in desk.file.rows(reading.QUESTIONS, (review["id"],))]
    return Target("question_id", found["id"], f"问题 #{found['id']}", of_review.index(found["id"]) + 1)
