"""The empty ballot of a review: a row a subject, a cell a grade."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import ballots
from renda_cli.store.file import Row
from renda_cli.work import masking, names, papers, texts
from renda_cli.work.desk import Desk
from renda_cli.work.papers import Paper
from renda_cli.work.review import ballot_reading as reading
from renda_cli.work.review import holding, subjects

KIND = "ballot"


def make(
    desk: Desk, number: str, output: str, *, scheme: str | None = None, questions: bool = False, on: str | None = None
) -> Paper:
    """Writes the empty ballot as DOCX or Markdown by the ending of `output`; the rows are the subjects or, with `questions`, the questions.

    What may be marked is what the rulebook of the day says. Raises InputError.
    """
    from renda_cli.files import papers as files

    review = names.review(desk, number)
    holding.require_open(review)
    given = desk.day_if_given(on, "--on")
    day = given.isoformat() if given else review["on"]
    said = data(desk, review, day, scheme, questions)
    content = files.render(KIND, said, form=papers.form_of(output))
    return Paper(content, said, texts.write(output, content))


def data(desk: Desk, review: Row, day: str | None, code: str | None = None, questions: bool = False) -> dict[str, Any]:
    """What the ballot of a review (a row of review_line) says, voted on an ISO `day`. Raises InputError."""
    rule = desk.rulebook.value_on(reading.RULE, date.fromisoformat(day) if day else desk.today)
    scheme = ballots.scheme_of(rule.value, code)
    rows = _rows(desk, review, questions)
    return {
        "review": review["id"], "title": _title(papers.town_name(desk), review["title"], questions), "what": "问题" if questions else "评议对象",
        "grades": list(scheme.choices), "rows": [{"no": place, "name": name} for place, name in enumerate(rows, start=1)],
        "scheme": scheme.code, "town": papers.town_name(desk), "on": papers.in_words(day) or "　　年　　月　　日", "today": papers.in_words(day),
    }  # fmt: skip


def _rows(desk: Desk, review: Row, questions: bool) -> list[str]:
    if questions:
        found = [masking.text(one["text"]) for one in desk.file.rows(reading.QUESTIONS, (review["id"],))]
        how = f"renda review question add {review['id']}"
    else:
        found = [one["name"] for one in subjects.of(desk, review["id"])]
        how = f"renda review edit {review['id']} --add 对象"
    if not found:
        raise InputError(
            f"评议 #{review['id']} 没有登记{'问题' if questions else '对象'}，印不出票", f"请先用 {how} 登记"
        )
    return found


def _title(town: str, title: str, questions: bool) -> str:
    """`遥观镇2022年部门评议测评票`: nothing said twice."""
    head = title if title.startswith(town) else f"{town}{title}"
    return f"{head.removesuffix('测评')}{'答复' if questions else ''}测评票"
