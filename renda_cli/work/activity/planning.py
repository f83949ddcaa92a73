"""A planned activity is put to another day or given up; one that was entered by mistake no longer counts."""

from datetime import date

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.store.statements import insert_activity_move
from renda_cli.work import deadlines
from renda_cli.work.activity import answering, naming, reading
from renda_cli.work.desk import Desk, Receipt, writing


@writing
def move(desk: Desk, /, activity: str, *, to: str, why: str | None = None) -> Receipt:
    """Puts a planned activity to another day; its last day moves along, the old day stays in the history. Raises InputError."""
    row = naming.activity(desk, activity)
    naming.require_planned(row, "改期")
    to_on, from_on = desk.day(to, "--to"), date.fromisoformat(row["planned_on"])
    if to_on == from_on:
        raise InputError(f"{naming.called(row)}本来就计划在这一天", "请核对 --to")
    until_on = naming.shifted(row, to_on)
    desk.file.update(
        "activity", row["id"], planned_on=to_on.isoformat(), until_on=until_on.isoformat() if until_on else None
    )
    reason = words.note(why, "理由")
    insert_activity_move(
        desk.file.db, activity_id=row["id"], moved_on=desk.today, from_on=from_on, to_on=to_on, why=reason
    )
    because = f"（{reason}）" if reason else ""
    line = f"已改期 #{row['id']} {row['kind']}“{row['title']}”：{from_on.isoformat()} → {to_on.isoformat()}{because}"
    return Receipt((line,), lambda: reading.as_object(desk, row["id"]))


@writing
def drop(desk: Desk, /, activity: str, *, why: str) -> Receipt:
    """Gives up a planned activity; one that was entered as held by mistake counts no longer. Raises InputError."""
    row = naming.activity(desk, activity)
    if row["status"] == "dropped":
        raise InputError(f"{naming.called(row)}已经取消", "要开展请重新登记")
    reason = words.title(why, "理由")
    planned_on = row["planned_on"] or row["held_on"]
    desk.file.update("activity", row["id"], status="dropped", held_on=None, planned_on=planned_on, dropped_why=reason)
    deadlines.cancel(desk.file, answering.KIND, desk.today, f"活动取消：{reason}", activity_id=row["id"])
    what = "已取消计划" if row["status"] == "planned" else "已注销登记，不再计入统计"
    return Receipt((f"{what} {naming.called(row)}（{reason}）",), lambda: reading.as_object(desk, row["id"]))
