"""Questions read: those of a review as a list, and one whole. Which voter asked is kept back unless asked for."""

from typing import Any

from renda_cli.rules import words
from renda_cli.rules.vocabulary import QUESTION_STATES
from renda_cli.store.file import Row
from renda_cli.work import doing, masking, names
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.proposal.reading import clocks_of

LIST_FIELDS = (
    "id", "asked_on", "asker", "addressee", "text", "state", "due_on", "days_left", "answered_on", "answered_by", "answer", "note",
)  # fmt: skip


def row(desk: Desk, question_id: int) -> Row:
    """A row of `question_line`."""
    (found,) = desk.file.rows("SELECT * FROM question_line WHERE id = ?", (question_id,))
    return dict(found)


def sentence(row: Row) -> str:
    """A question as the clerk is told of it: its number, the beginning of the words, who asked whom; a voter by the first sign."""
    told = _kept_back(row)
    return f"问题 #{row['id']}：{words.opening(told['text'])}（{told['asker']}问{told['unit']}，{row['asked_on']}）"


def _kept_back(row: Row) -> Row:
    """A row of question_line with a voter by the first sign, and neither name nor number in anybody's words."""
    voter = None if row["deputy_id"] else row["asker"]
    told = {
        name: masking.spoken(row[name], voter, None) if row[name] else row[name] for name in ("text", "answer", "note")
    }
    return {**row, **told, "asker": masking.person(voter) if voter else row["asker"]}


def list_(desk: Desk, review: str, *, open_: bool = False, private: bool = False) -> Listing:
    """The questions of a review in the order in which they were asked (fields LIST_FIELDS), or only those without an answer.

    `addressee` is the unit or person asked. Voters are masked unless `private`. Raises InputError.
    """
    of = names.review(desk, review)
    where = " AND answered_on IS NULL" if open_ else ""
    sql = f"SELECT * FROM question_line WHERE review_id = ?{where} ORDER BY asked_on, id"
    found = [dict(one) for one in desk.file.rows(sql, (of["id"],))]
    told = [_told(desk, one, private) for one in found]
    states = [one["state"] for one in told]
    counts = words.tally(states, QUESTION_STATES)
    notes = [f"共 {len(told)} 个" + (f"：{counts}" if counts else "")]
    if not private and any(one["deputy_id"] is None for one in found):
        notes.append("群众姓名已隐去，完整的加 --private")
    rows = [tuple(one[name] for name in LIST_FIELDS) for one in told]
    return Listing(LIST_FIELDS, rows, tuple(notes), f"{of['title']}：问题")


def _told(desk: Desk, one: Row, private: bool) -> Row:
    due_on = one["due_on"] if one["state"] == "open" else None
    shown = one if private else _kept_back(one)
    return {**shown, "addressee": one["unit"], "days_left": doing.days_left(desk, due_on)}


def as_object(desk: Desk, question_id: int, *, private: bool = False) -> dict[str, Any]:
    """One question as it stands today: the fields of the list, review_id, review, deputy, `deadlines`. Voters are masked unless `private`."""
    one = _told(desk, row(desk, question_id), private)
    fields = {name: one[name] for name in ("review_id", "review", *LIST_FIELDS, "deputy")}
    return {**fields, "deadlines": clocks_of(desk, "question_id", question_id)}
