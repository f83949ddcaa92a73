"""Sessions of the congress and meetings of its presidium. Closing one starts the clocks that waited for it."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.vocabulary import SITTING_PARTS
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_session
from renda_cli.work import deadlines, names, sittings
from renda_cli.work.desk import Desk, Listing, Receipt, writing
from renda_cli.work.review.agenda_reading import of_session

LIST_FIELDS = ("kind", "number", "opened_on", "closed_on", "proposals", "half_days", *sittings.COUNTS)
SITTING_FIELDS = ("on", "part", *sittings.COUNTS, "base", "quorum", "reached", "votes_needed")


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
    _remark_days(desk, kind, number, opened_on, closed_on)
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
    _remark_days(desk, row["kind"], row["number"], date.fromisoformat(opened_on), newly_closed)
    moved_sitting = _keep_sittings(desk, row, opened_on, closed_on)
    desk.file.update("session", row["id"], opened_on=opened_on, closed_on=closed_on)
    days = {"closed": newly_closed} if newly_closed else None
    moves = []
    if days:
        corrected = bool(row["closed_on"])  # what was met ran against a wrong day as well
        moves = deadlines.derive_anew(desk, "闭会日期登记", days, met_too=corrected, session_id=row["id"])
    lines = [f"已登记 {row['number']} 次{kind}：{opened_on}" + (f" 至 {closed_on}" if closed_on else "，尚未闭会")]
    lines += moved_sitting + deadlines.sentences(moves)
    moved = [move._asdict() for move in moves]
    return Receipt(tuple(lines), lambda: show(desk, row["number"], kind) | {"moved": moved})


def _remark_days(desk: Desk, kind: str, number: str, opened_on: date, closed_on: date | None) -> None:
    """Says what strikes one about the days: outside the term, out of the order of the numbers, closed before it is over."""
    (town,) = desk.file.rows("SELECT congress, term_start FROM town")
    congress, place = (int(part) for part in number.split("-"))
    day, what = opened_on.isoformat(), f"{number} 次{kind}"
    if town["congress"] and congress > town["congress"]:
        desk.remarks.append(f"注意：本届是第{words.in_chinese(town['congress'])}届，{what}是以后一届的，请核对届次")
    elif town["term_start"] and (congress == town["congress"]) != (day >= town["term_start"]):
        desk.remarks.append(
            f"注意：本届（第{words.in_chinese(town['congress'])}届）自 {town['term_start']} 起，{what} {day} 开会，请核对届次和日期"
        )
    others = desk.file.tuples(
        "SELECT number, opened_on FROM session WHERE kind = ? AND number GLOB ? AND number <> ?",
        (kind, f"{congress}-*", number),
    )
    wrong = [other for other, on in others if (int(other.partition("-")[2]) < place) != (on <= day) and on != day]
    if wrong:
        desk.remarks.append(f"注意：{what}和 {wrong[0]} 的先后与届次不合，请核对日期")
    if closed_on and closed_on > desk.today:
        desk.remarks.append(
            f"注意：闭会日期 {closed_on.isoformat()} 在今天（{desk.today.isoformat()}）之后，请核对 --closed"
        )


def _keep_sittings(desk: Desk, row: Row, opened_on: str, closed_on: str | None) -> list[str]:
    """Attendance that was taken for the session as a whole goes with its opening day.

    Raises InputError where a half day would come to lie outside the session.
    """
    there = desk.file.rows("SELECT id, held_on, part FROM sitting WHERE session_id = ? ORDER BY held_on", (row["id"],))
    if [(one["held_on"], one["part"]) for one in there] == [(row["opened_on"], SITTING_PARTS[0])]:
        if opened_on == row["opened_on"]:
            return []
        desk.file.update("sitting", there[0]["id"], held_on=opened_on)
        return [f"到会登记随之改为 {opened_on}"]
    outside = [one for one in there if not opened_on <= one["held_on"] <= (closed_on or one["held_on"])]
    if outside:
        day = outside[0]["held_on"]
        raise InputError(
            f"已登记 {sittings.when(day, outside[0]['part'])} 的到会，不在改后的会期里",
            f"请先用 renda deputy session attend {row['number']} --kind {row['kind']} --on {day} --remove 去掉",
        )
    return []


_COUNTED = f"""SELECT i.session_id, count(*) AS half_days, {", ".join(f"sum({name}) AS {name}" for name in sittings.COUNTS)}
    FROM (SELECT a.sitting_id, {sittings.COUNTED} FROM attendance a GROUP BY a.sitting_id) JOIN sitting i ON i.id = sitting_id
    GROUP BY i.session_id"""


def list_(desk: Desk) -> Listing:
    """All sessions and meetings by day: the proposals that count in each, and the attendance at all its half days together.

    Fields LIST_FIELDS; the counts are null where no attendance was taken.
    """
    counts = ", ".join(f"t.{name}" for name in sittings.COUNTS)
    rows = desk.file.tuples(
        f"""SELECT s.kind, s.number, s.opened_on, s.closed_on, (SELECT count(*) FROM proposal WHERE session_id = s.id),
              coalesce(t.half_days, 0), {counts}
            FROM session s LEFT JOIN ({_COUNTED}) t ON t.session_id = s.id ORDER BY s.opened_on, s.id"""
    )
    notes = ("分半天登记的会议，应到和到会是各半天合计的人次",) if any(row[5] > 1 for row in rows) else ()
    return Listing(LIST_FIELDS, rows, notes)


def show(desk: Desk, number: str, kind: str = "人代会") -> dict[str, Any]:
    """One session: its full name and days, its proposals, its agenda, who came to each half day, whether that was enough, who was away."""
    row = names.session(desk, number, kind)
    counted = desk.file.tuples("SELECT count(*) FROM proposal WHERE session_id = ?", (row["id"],))[0][0]
    opened_on = date.fromisoformat(row["opened_on"])
    days = (date.fromisoformat(row["closed_on"]) - opened_on).days + 1 if row["closed_on"] else None
    taken = sittings.judged(desk, "s.id = ?", row["id"])
    about = {"title": sittings.title(kind, row["number"]), "kind": kind, "number": row["number"]}
    about |= {"opened_on": row["opened_on"], "closed_on": row["closed_on"], "days": days, "proposals": counted}
    totals = {name: sum(one[name] for one in taken) if taken else None for name in sittings.COUNTS}
    listed = [{name: one[name] for name in SITTING_FIELDS} for one in taken]
    away = [dict(one) for one in desk.file.rows(_AWAY, (row["id"],))]
    rules, agenda = sittings.rules_of(desk, kind, opened_on), of_session(desk, row["id"])
    return {
        **about,
        "half_days": len(taken),
        **totals,
        "agenda": agenda,
        "sittings": listed,
        "away": away,
        "rules": rules,
    }


_AWAY = f"""SELECT i.held_on AS "on", i.part, d.name AS deputy, a.state, a.leave_asked_on, a.note
    FROM sitting i JOIN attendance a ON a.sitting_id = i.id JOIN deputy d ON d.id = a.deputy_id
    WHERE i.session_id = ? AND a.state <> 'present' ORDER BY {sittings.IN_ORDER}, a.state, d.id"""
