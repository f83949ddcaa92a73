"""A planned review is put to another day, given up, or held."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.store.file import Row
from renda_cli.work import deadlines, doing, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.review import holding, naming, plan, template


@writing
def move(desk: Desk, /, number: str, *, to: str, why: str | None = None) -> Receipt:
    """Puts a planned review to another day; the old one stays in the history of its clock. Raises InputError."""
    row = _planned(desk, number, "改期")
    day = desk.day_if_given(to, "--to")
    assert day is not None
    if row["planned_on"] == day.isoformat():
        raise InputError(f"{naming.dated(row)}本来就计划在这一天", "请核对 --to")
    reason = words.note(why, "理由")
    desk.file.update("review", row["id"], planned_on=day.isoformat())
    clock = desk.file.row(
        "SELECT * FROM deadline WHERE kind = 'review' AND review_id = ? AND cancelled_on IS NULL", (row["id"],)
    )
    if clock:
        deadlines.put_off(desk, dict(clock), day, f"改期：{reason}" if reason else "改期")
    else:
        plan.open_clock(desk, row["id"], day)
    if day.year != row["year"]:
        desk.remarks.append(
            f"提示：仍列在 {row['year']} 年的计划里；要改用 renda review edit {row['id']} --year {day.year}"
        )
    because = f"（{reason}）" if reason else ""
    line = f"{row['planned_on'] or '未定日期'} → {day.isoformat()}{because}"
    return plan.receipt(desk, "已改期", row["id"], [line])


@writing
def drop(desk: Desk, /, number: str, *, why: str) -> Receipt:
    """Gives up a planned review; its clocks end. Raises InputError."""
    row = _planned(desk, number, "取消")
    reason = words.title(why, "理由")
    desk.file.update("review", row["id"], status="dropped", dropped_why=reason)
    desk.file.db.execute(_CANCEL, {"on": desk.today.isoformat(), "why": f"评议取消：{reason}", "id": row["id"]})
    return plan.receipt(desk, "已取消", row["id"], [])


_CANCEL = """UPDATE deadline SET cancelled_on = :on, cancelled_why = :why WHERE met_on IS NULL AND cancelled_on IS NULL AND (
      review_id = :id OR step_id IN (SELECT id FROM review_step WHERE review_id = :id)
      OR finding_id IN (SELECT id FROM finding WHERE review_id = :id)
      OR question_id IN (SELECT id FROM review_question WHERE review_id = :id))"""


@writing
def hold(desk: Desk, /, number: str, *, on: str | None = None, **said: Any) -> Receipt:
    """Enters that a review was held: on the planned day, today if that is still to come or unknown, or as `on` says.

    `said`: voters, deputies, observers (how many came), suggestions, place, report, note. Of one that a vote or its meeting has marked as held,
    who came, once. Raises InputError.
    """
    row = names.review(desk, number)
    columns = plan.columns_of(desk, said)
    if row["status"] == "planned":
        planned_on = date.fromisoformat(row["planned_on"]) if row["planned_on"] else desk.today
        held_on = desk.day(on) if on is not None else min(planned_on, desk.today)
    else:
        held_on = _day_of_held(desk, row, on, columns)
    holding.mark_held(desk, row, held_on)
    template.meeting_held(desk, row["id"], held_on)
    if columns:
        desk.file.update("review", row["id"], **columns)
    plan.remark_on_voters(desk, row["kind"], held_on, columns.get("voters", row["voters"]))
    return plan.receipt(desk, "已登记开展", row["id"], [])


def _day_of_held(desk: Desk, row: Row, on: str | None, columns: dict[str, Any]) -> date:
    """The day of a review that is held already. Raises InputError unless who came is still to be said of that very day."""
    counted = any(row[name] is not None for name in _CAME)
    new = any(name in columns for name in _CAME)
    if row["status"] != "held" or counted or not new or (on is not None and desk.day(on).isoformat() != row["held_on"]):
        _planned(desk, str(row["id"]), "再登记开展")  # which it is not: says why
    return date.fromisoformat(row["held_on"])


_CAME = ("voters", "deputies", "observers")


def _planned(desk: Desk, number: str, what: str) -> Row:
    """A planned review. Raises InputError for one that was held, closed or dropped."""
    row = names.review(desk, number)
    holding.require_open(row)
    if row["status"] == "held":
        how = f"改正请用 renda review edit {row['id']}；登记有误的{doing.TAKE_BACK}"
        raise InputError(f"评议 #{row['id']} 已在 {row['held_on']} 开展，不能{what}", how)
    return row
