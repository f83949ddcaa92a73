"""The steps of a review, copied from a list of the rulebook when it is planned."""

from datetime import date

from renda_cli.errors import InputError
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_review_step
from renda_cli.work import deadlines
from renda_cli.work.desk import Desk

NONE = "无"


def known(desk: Desk, day: date) -> dict[str, list[str]]:
    """The lists of steps in force on a day, by their names; of today for a day before the first. Empty where there are none."""
    book = desk.rulebook
    found = book.found_on("review.steps", day) or book.found_on("review.steps", desk.today)
    return {name: list(steps) for name, steps in found.value.items()} if found else {}


def choose(desk: Desk, kind: str, asked: str | None, day: date) -> str | None:
    """The list that a review of a kind goes by: the one `asked` for (`无`: none), else the one named like the kind, else the first.

    Raises InputError for a name that no list has.
    """
    lists = known(desk, day)
    if asked is None:
        return kind if kind in lists else next(iter(lists), None)
    name = asked.strip()
    if name != NONE and name not in lists:
        raise InputError(f"--steps 没有“{name[:20]}”这种步骤", f"可选：{'、'.join([*lists, NONE])}")
    return None if name == NONE else name


def lay_out(desk: Desk, review_id: int, template: str | None, day: date) -> str:
    """Writes the steps of a list for a review; returns what the clerk is told."""
    steps = known(desk, day)[template] if template else []
    for place, step in enumerate(steps, start=1):
        insert_review_step(desk.file.db, review_id=review_id, place=place, step=step)
    return f"步骤：{template}，{len(steps)} 步，第一步是{steps[0]}" if steps else "步骤：未设"


def lay_out_anew(desk: Desk, row: Row, template: str | None, day: date) -> None:
    """Puts the steps of another list in place of those of a review that nobody has begun. Raises InputError where one has.

    That the meeting is done because the review was held is no beginning; so it is in the new list.
    """
    review_id, held_on = row["id"], date.fromisoformat(row["held_on"]) if row["held_on"] else None
    untouched = "coalesce(skipped_why, until_on, who, file, note) IS NULL"
    by_itself = _meetings(desk, review_id, held_on, f"done_on = '{held_on}' AND {untouched}") if held_on else []
    begun = [
        step
        for step_id, step in desk.file.tuples(
            f"SELECT id, step FROM review_step WHERE review_id = ? AND (done_on IS NOT NULL OR NOT {untouched})",
            (review_id,),
        )
        if step_id not in by_itself
    ]
    if begun:
        how = f"个别步骤不办的用 renda review step {review_id} --step 步骤 --skip 理由"
        raise InputError(f"步骤“{begun[0]}”已经登记，不能换步骤", how)
    desk.file.db.execute("DELETE FROM review_step WHERE review_id = ?", (review_id,))
    lay_out(desk, review_id, template, day)
    if held_on:
        meeting_held(desk, review_id, held_on)


def meeting_held(desk: Desk, review_id: int, day: date) -> None:
    """Marks the step that is the meeting itself as done on the day on which the review was held."""
    for row in _meetings(desk, review_id, day, "done_on IS NULL AND skipped_why IS NULL"):
        desk.file.update("review_step", row, done_on=day.isoformat())
        deadlines.meet(desk.file, "review", day, step_id=row)


def meeting_moved(desk: Desk, review_id: int, was_on: str, day: date) -> None:
    """Corrects the day of the step that is the meeting, where it was entered as held on `was_on`."""
    for row in _meetings(desk, review_id, day, f"done_on = '{date.fromisoformat(was_on).isoformat()}'"):
        desk.file.update("review_step", row, done_on=day.isoformat())
        desk.file.db.execute(
            "UPDATE deadline SET met_on = ? WHERE step_id = ? AND met_on = ?", (day.isoformat(), row, was_on)
        )


def _meetings(desk: Desk, review_id: int, day: date, where: str) -> list[int]:
    book = desk.rulebook
    found = book.found_on("review.meeting", day) or book.found_on("review.meeting", desk.today)
    meetings = found.value if found else ()
    steps = desk.file.tuples(f"SELECT id, step FROM review_step WHERE review_id = ? AND {where}", (review_id,))
    return [row for row, step in steps if step in meetings]
