"""From one congress to the next, and the seats that fall vacant on the way."""

from datetime import date, timedelta
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.work import seating
from renda_cli.work.desk import Desk, Listing, Receipt, writing
from renda_cli.work.seats import own_level

VACANCY_FIELDS = ("district", "name", "ground", "since", "announced_on", "polling_on")
# A seat (an alias of seat or deputy_line) of the congress that sits now; one entered without a congress is told by its last day.
PRESENT = """({0}.level = (SELECT level FROM own_level)
  AND coalesce({0}.congress, (SELECT congress FROM town)) IS (SELECT congress FROM town)
  AND ({0}.congress IS NOT NULL OR coalesce({0}.to_on, '9') >= coalesce((SELECT term_start FROM town), '')))"""
_VACANT = f"""
SELECT t.seat_id, t.district, t.name, e.ground, coalesce(e.held_on, t.to_on) AS since, e.announced_on,
  (SELECT max(polling_on) FROM election WHERE kind = '补选' AND level = t.level AND district = t.district
    AND polling_on >= coalesce(e.held_on, t.to_on, '')) AS polling_on
FROM deputy_line t LEFT JOIN seat_event e ON e.seat_id = t.seat_id AND e.event = 'ended'
WHERE t.status = 'ended' AND {PRESENT.format("t")} AND e.ground IS NOT 'term' AND coalesce(e.held_on, t.to_on, '') <= :on
  AND t.seat_id NOT IN (SELECT replaces_id FROM seat WHERE replaces_id IS NOT NULL AND coalesce(from_on, '') <= :on)
"""


def vacant(desk: Desk, district: str, on: date) -> list[dict[str, Any]]:
    """The vacant seats of a district on a day, the oldest first."""
    sql = f"{_VACANT} AND t.district = :district ORDER BY since, t.seat_id"
    return [dict(row) for row in desk.file.rows(sql, {"on": on.isoformat(), "district": district})]


def vacancies(desk: Desk, *, on: str | None = None) -> Listing:
    """Seats of the own congress that ended within its term and no by-election has filled by a day (fields VACANCY_FIELDS)."""
    day = desk.day_if_given(on, "--on") or desk.today
    sql = f"SELECT {', '.join(VACANCY_FIELDS)} FROM ({_VACANT}) ORDER BY since, seat_id"
    rows = desk.file.tuples(sql, {"on": day.isoformat()})
    # 选举法（2020）第57条
    notes = ("出缺的由原选区补选：renda deputy election add --kind 补选 --district 选区 --on 选举日",) if rows else ()
    return Listing(VACANCY_FIELDS, rows, notes)


_OLD = """level = :level AND status <> 'ended' AND coalesce(congress, 0) < :number AND coalesce(from_on, '') < :start"""
_OPEN_ROLE = "to_on IS NULL AND coalesce(from_on, '') < :start"


@writing
def begin(desk: Desk, number: int, *, start: str, level: str | None = None) -> Receipt:
    """Begins a congress on the day of its first session: ends the seats and offices of the one before on the day before.

    Of a town whose congress or term was not known it only enters them; of another level only the seats are entered.
    Raises InputError for any but the next congress.
    """
    start_on = desk.day(start, "--start")
    if level is not None and (level := seating.level_word(desk, level)) != own_level(desk):
        return _begin_above(desk, level, number, start_on)
    (town,) = desk.file.rows("SELECT congress, term_start FROM town")
    called = f"第{words.in_chinese(number)}届"
    if town["congress"] is None or (town["congress"] == number and town["term_start"] is None):
        desk.file.update("town", 1, congress=number, term_start=start_on.isoformat())
        line = f"已登记本届为{called}，自 {start_on.isoformat()} 起；此前没有登记过，没有结束谁的代表职务"
        return Receipt((line,), lambda: _begun(number, start_on, 0, 0, 0))
    _check_next(town, number, start_on)
    _check_nothing_later(desk, town, start_on)
    if start_on > desk.today:
        desk.remarks.append(f"注意：{start_on.isoformat()} 在今天（{desk.today.isoformat()}）之后，请核对 --start")
    last = start_on - timedelta(days=1)
    ended, suspended = _end_old(desk, own_level(desk), town["congress"], town["term_start"] or "", start_on)
    roles = desk.file.db.execute(
        f"UPDATE deputy_role SET to_on = :last WHERE {_OPEN_ROLE}",
        {"last": last.isoformat(), "start": start_on.isoformat()},
    ).rowcount
    begun = _begin_new(desk, own_level(desk), number, start_on)
    desk.file.update("town", 1, congress=number, term_start=start_on.isoformat())
    before = f"第{words.in_chinese(town['congress'])}届"
    also = f"（其中暂停执行职务 {suspended} 席）" if suspended else ""
    lines = [
        f"已换届：{called}自 {start_on.isoformat()} 起；{before}代表 {ended} 席{also}任期届满、人大职务 {roles} 项终止，止于 {last.isoformat()}",
        "议案建议、承诺、代表小组照旧，继续跟踪；新一届代表请用 renda deputy group member 编入小组",
    ]
    lines += [f"已登记的{called}代表 {begun} 席照留，任职不早于 {start_on.isoformat()}"] if begun else []
    lines += [f"{called}代表请用 renda deputy election elect 或 renda deputy level add 登记"]
    return Receipt(tuple(lines), lambda: _begun(number, start_on, ended, roles, begun))


def _begun(number: int, start_on: date, ended: int, roles: int, begun: int) -> dict[str, Any]:
    return {
        "congress": number, "term_start": start_on.isoformat(), "seats_ended": ended, "roles_ended": roles, "seats_begun": begun,
    }  # fmt: skip


def _check_next(town: Any, wanted: int, start_on: date) -> None:
    present = f"第{words.in_chinese(town['congress'])}届"
    if wanted != town["congress"] + 1:
        coming = words.in_chinese(town["congress"] + 1)
        raise InputError(f"本届是{present}，下一届是第{coming}届，不是第{words.in_chinese(wanted)}届", "请核对届次")
    if town["term_start"] and start_on.isoformat() <= town["term_start"]:
        raise InputError(
            f"{present}自 {town['term_start']} 起，下一届不能自 {start_on.isoformat()} 起", "请核对 --start"
        )


def _check_nothing_later(desk: Desk, town: Any, start_on: date) -> None:
    """Raises InputError where a session or a seat of the present congress lies on or after the first day of the next."""
    present, start = f"第{words.in_chinese(town['congress'])}届", start_on.isoformat()
    session = desk.file.row(
        "SELECT number, opened_on FROM session WHERE kind = '人代会' AND number GLOB ? AND coalesce(closed_on, opened_on) >= ? "
        "ORDER BY opened_on",
        (f"{town['congress']}-*", start),
    )
    if session:
        raise InputError(
            f"{present}的 {session['number']} 次人代会在 {session['opened_on']} 开会，下一届不能自 {start} 起", "请核对 --start"
        )  # fmt: skip
    seat = desk.file.row(
        "SELECT name, from_on FROM deputy_line WHERE level = (SELECT level FROM own_level) AND status <> 'ended' AND congress = ? "
        "AND from_on >= ? ORDER BY from_on",
        (town["congress"], start),
    )
    if seat:
        raise InputError(
            f"{present}代表 {seat['name']} 自 {seat['from_on']} 起任职，下一届不能自 {start} 起",
            f"请核对 --start；是下一届代表的请用 renda deputy edit {seat['name']} --congress {town['congress'] + 1} 改正",
        )


def _begin_above(desk: Desk, level: str, number: int, start_on: date) -> Receipt:
    """The same for the seats of a higher level, whose present congress is known by its seats only. Raises InputError."""
    (there,) = desk.file.rows(
        "SELECT count(*) AS n, max(congress) AS latest, max(from_on) FILTER (WHERE coalesce(congress, 0) < :number) AS began "
        "FROM seat WHERE level = :level AND status <> 'ended'",
        {"level": level, "number": number},
    )
    called = f"第{words.in_chinese(number)}届{level}代表"
    if there["latest"] and there["latest"] > number:
        raise InputError(
            f"已登记有第{words.in_chinese(there['latest'])}届{level}代表，不能再开始{called}", "请核对届次"
        )
    if there["began"] and there["began"] >= start_on.isoformat():
        raise InputError(
            f"上一届{level}代表有自 {there['began']} 起任职的，{called}不能自 {start_on.isoformat()} 起",
            "请核对 --start",
        )
    ended, suspended = _end_old(desk, level, number - 1 or None, "", start_on)
    if not ended:
        raise InputError(f"没有在任的上一届{level}代表", "请用 renda deputy level list 核对级别和届次")
    begun = _begin_new(desk, level, number, start_on)
    also = f"（其中暂停执行职务 {suspended} 席）" if suspended else ""
    last = (start_on - timedelta(days=1)).isoformat()
    lines = [f"已换届：{called}自 {start_on.isoformat()} 起；上一届 {ended} 席{also}任期届满，止于 {last}"]
    lines += [f"已登记的{called} {begun} 席照留，任职不早于 {start_on.isoformat()}"] if begun else []
    lines += [f"新当选的请用 renda deputy level add 姓名 --level {level} --congress {number} 登记"]
    return Receipt(tuple(lines), lambda: _begun(number, start_on, ended, 0, begun))


def _end_old(desk: Desk, level: str, old: int | None, old_start: str, start_on: date) -> tuple[int, int]:
    """Ends the seats of the congress before; how many they are, and how many of them suspended."""
    last = (start_on - timedelta(days=1)).isoformat()
    about = {"level": level, "number": (old or 0) + 1, "start": start_on.isoformat(), "last": last}
    about |= {"old": old, "old_start": old_start}
    db = desk.file.db
    (counted,) = desk.file.rows(
        f"SELECT count(*) AS n, count(*) FILTER (WHERE status = 'suspended') AS suspended FROM seat WHERE {_OLD}", about
    )
    db.execute(
        "UPDATE seat SET congress = :old WHERE level = :level AND congress IS NULL AND coalesce(from_on, '') < :start"
        " AND coalesce(to_on, '9') >= :old_start",
        about,
    )
    db.execute(
        f"INSERT INTO seat_event (seat_id, event, ground, held_on) SELECT id, 'ended', 'term', :last FROM seat WHERE {_OLD}",
        about,
    )
    db.execute(f"UPDATE seat SET status = 'ended', to_on = coalesce(min(to_on, :last), :last) WHERE {_OLD}", about)
    return counted["n"], counted["suspended"]


def _begin_new(desk: Desk, level: str, number: int, start_on: date) -> int:
    """Lets the seats that were entered for the new congress begin with it, not before; how many there are."""
    return desk.file.db.execute(
        "UPDATE seat SET congress = :number, from_on = max(coalesce(from_on, ''), :start) WHERE level = :level AND status <> 'ended'",
        {"level": level, "number": number, "start": start_on.isoformat()},
    ).rowcount
