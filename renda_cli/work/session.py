"""Sessions of the congress and meetings of its presidium. Closing one starts the clocks that waited for it."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.store.statements import insert_session
from renda_cli.work import deadlines, names
from renda_cli.work.desk import Desk, Listing, Receipt, writing

LIST_FIELDS = ("kind", "number", "opened_on", "closed_on", "proposals")


@writing
def add(desk: Desk, number: str, *, kind: str = "人代会", on: str | None = None, closed: str | None = None) -> Receipt:
    """Enters a session by number (`5-3`), opening day and, once known, closing day. Raises InputError for one entered twice."""
    number = words.session_number(number)
    names.check_session_kind(kind)
    opened_on = desk.day_if_given(on, "--on") or desk.today
    closed_on = desk.day_if_given(closed, "--closed")
    if closed_on and closed_on < opened_on:
        raise InputError(f"闭会日期 {closed_on.isoformat()} 早于开会日期 {opened_on.isoformat()}", "请核对 --closed")
    same = desk.file.row("SELECT opened_on FROM session WHERE kind = ? AND number = ?", (kind, number))
    if same:
        raise InputError(
            f"{number} 次{kind}已登记（{same['opened_on']} 开会）",
            f"登记闭会请用 renda deputy session close {number} --on 日期",
        )
    insert_session(desk.file.db, kind=kind, number=number, opened_on=opened_on, closed_on=closed_on)
    until = f" 至 {closed_on.isoformat()}" if closed_on else "，尚未闭会"
    return Receipt((f"已登记 {number} 次{kind}：{opened_on.isoformat()}{until}",), lambda: show(desk, number, kind))


@writing
def close(desk: Desk, number: str, *, kind: str = "人代会", on: str | None = None) -> Receipt:
    """Enters the closing day and derives the deadlines that count from it. Raises InputError when it is closed already."""
    row = names.session(desk, number, kind)
    if row["closed_on"]:
        raise InputError(
            f"{row['number']} 次{kind}在 {row['closed_on']} 已闭会", "改正请用 renda deputy session edit --closed 日期"
        )
    return edit(desk, number, kind=kind, closed="今天" if on is None else on)


@writing
def edit(desk: Desk, number: str, *, kind: str = "人代会", on: str | None = None, closed: str | None = None) -> Receipt:
    """Corrects a session's days; deadlines that count from its close are derived again and those that moved are listed."""
    row = names.session(desk, number, kind)
    if on is None and closed is None:
        raise InputError("没有写要改什么", "请加 --on 或 --closed")
    opened_on = (desk.day_if_given(on, "--on") or date.fromisoformat(row["opened_on"])).isoformat()
    newly_closed = desk.day_if_given(closed, "--closed")
    closed_on = newly_closed.isoformat() if newly_closed else row["closed_on"]
    if closed_on and closed_on < opened_on:
        raise InputError(f"闭会日期 {closed_on} 早于开会日期 {opened_on}", "请核对 --on 和 --closed")
    desk.file.update("session", row["id"], opened_on=opened_on, closed_on=closed_on)
    days = {"closed": newly_closed} if newly_closed else None
    moves = []
    if days:
        corrected = bool(row["closed_on"])  # what was met ran against a wrong day as well
        moves = deadlines.derive_anew(desk, "闭会日期登记", days, met_too=corrected, session_id=row["id"])
    lines = [f"已登记 {row['number']} 次{kind}：{opened_on}" + (f" 至 {closed_on}" if closed_on else "，尚未闭会")]
    lines += deadlines.sentences(moves)
    moved = [move._asdict() for move in moves]
    return Receipt(tuple(lines), lambda: show(desk, row["number"], kind) | {"moved": moved})


def list_(desk: Desk) -> Listing:
    """All sessions and meetings by day, with the number of proposals that count in each (fields LIST_FIELDS)."""
    rows = desk.file.tuples(
        "SELECT kind, number, opened_on, closed_on, (SELECT count(*) FROM proposal WHERE session_id = session.id) FROM session ORDER BY opened_on, id"
    )
    return Listing(LIST_FIELDS, rows)


def show(desk: Desk, number: str, kind: str = "人代会") -> dict[str, Any]:
    """One session with the number of its proposals."""
    row = names.session(desk, number, kind)
    counted = desk.file.row("SELECT count(*) AS n FROM proposal WHERE session_id = ?", (row["id"],))
    return {field: row[field] for field in LIST_FIELDS[:-1]} | {"proposals": counted["n"] if counted else 0}
