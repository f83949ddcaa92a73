"""A review with its steps, subjects and votes, put straight into the file."""

from datetime import date
from typing import Any

from renda_cli.store.statements import (
    insert_ballot,
    insert_ballot_row,
    insert_ballot_vote,
    insert_finding,
    insert_rectification,
    insert_review,
    insert_review_step,
    insert_review_subject,
)
from renda_cli.work import names
from renda_cli.work.desk import Desk

EIGHT = ("提前通知", "提前调研", "座谈评议", "评议意见", "整改监督", "整改验收", "结果公示", "材料归档")


def review(
    desk: Desk,
    *subjects: str,
    kind: str = "部门评议",
    title: str = "站所评议",
    year: int = 2022,
    steps: tuple[str, ...] = (),
    reviewed: str = "unit",
    **more: Any,
) -> int:
    """A review of the year with its subjects and open steps, planned unless `more` says otherwise; returns its id."""
    more = {"status": "planned", "planned_on": date(year, 6, 1), **more}
    with desk.file.transaction() as db:
        review_id = insert_review(db, kind=kind, title=title, year=year, **more)
        for name in subjects:
            insert_review_subject(db, review_id=review_id, reviewed=reviewed, name=name)
        for place, name in enumerate(steps, start=1):
            insert_review_step(db, review_id=review_id, place=place, step=name)
    return review_id


def held(desk: Desk, *subjects: str, on: date = date(2022, 6, 1), **more: Any) -> int:
    """A review that was held."""
    return review(desk, *subjects, **{"status": "held", "held_on": on, "year": on.year, **more})


def reported(desk: Desk, *deputies: str, on: date, kind: str = "代表述职", **more: Any) -> int:
    """A review of deputies that was held, or with `more` is in another state."""
    review_id = review(desk, kind=kind, title="代表述职会", year=on.year, **{"status": "held", "held_on": on, **more})
    with desk.file.transaction() as db:
        for name in deputies:
            found = names.deputy(desk, name)
            insert_review_subject(db, review_id=review_id, reviewed="deputy", name=name, deputy_id=found.id)
    return review_id


def voted(
    desk: Desk,
    review_id: int,
    on: date,
    *,
    round: int = 1,
    void: bool = False,
    scheme: str = "满意度",
    **votes: dict[str, int],
) -> None:
    """A vote on subjects: by name, how many marked each grade."""
    with desk.file.transaction() as db:
        ballot_id = insert_ballot(
            db, purpose="review", review_id=review_id, round=round, held_on=on, issued=20, returned=21 if void else 20,
            void=void, scheme=scheme,
        )  # fmt: skip
        for position, (name, grades) in enumerate(votes.items(), start=1):
            (subject,) = desk.file.rows(
                "SELECT id FROM review_subject WHERE review_id = ? AND name = ?", (review_id, name)
            )
            row_id = insert_ballot_row(
                db,
                ballot_id=ballot_id,
                subject_id=subject["id"],
                position=position,
                invalid=(21 if void else 20) - sum(grades.values()),
            )
            for grade, count in grades.items():
                insert_ballot_vote(db, row_id=row_id, grade=grade, votes=count)


def found(desk: Desk, review_id: int, on: date, *, accepted_on: date | None = None) -> int:
    """A finding, open or accepted; returns its id."""
    status = "accepted" if accepted_on else "open"
    with desk.file.transaction() as db:
        finding_id = insert_finding(db, review_id=review_id, text="台账不全", found_on=on, status=status)
        if accepted_on:
            insert_rectification(
                db, finding_id=finding_id, round=1, rectified_on=on, verdict="accepted", judged_on=accepted_on
            )
    return finding_id
