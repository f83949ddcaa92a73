"""What is late and what comes next: for the desk, for cron, and for the telephone."""

import json
from datetime import date, timedelta
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules.days import span
from renda_cli.work import masking
from renda_cli.work.desk import Desk, Listing

DUE_FIELDS = (
    "what", "kind", "session", "no", "title", "unit", "deputy", "start_on", "due_on", "latest_on", "days_left", "level", "provisional", "id",
)  # fmt: skip

_CUT_AT = 40  # signs of a voter's words


def due(desk: Desk, within: int | None = None, *, only_new: bool = False, noting: bool = False) -> Listing:
    """Every open deadline that is past its day or the longest that the rules allow, or falls in the next `within` days.

    What is urgent first, then the most overdue (fields DUE_FIELDS). With `only_new` without those whose level was told before (see `told`);
    `noting` how many voters' opinions are owed an answer by no day.
    """
    before = desk.today if within is None else desk.today + timedelta(days=within + 1)
    rows = desk.file.tuples(
        "SELECT what, kind, session, no, title, unit, deputy, start_on, due_on, latest_on, provisional, id FROM open_deadline "
        "WHERE due_on < ? OR latest_on < ? OR (urgent AND due_on IS NOT NULL) "
        "ORDER BY urgent DESC, due_on, session, no GLOB '[^0-9]*', length(no), no, kind, unit",
        (before.isoformat(), desk.today.isoformat()),
    )
    alerts = _alerts(desk) if only_new else frozenset()
    said = _said(desk, [no for _, kind, _, no, *_ in rows if kind == "opinion"])
    asked = _asked(desk, [row[-1] for row in rows if row[1] == "answer"])
    today, ordinal = desk.today.isoformat(), desk.today.toordinal()
    listed = []
    for what, kind, session, no, title, *about, due_on, latest_on, provisional, deadline_id in rows:
        days_left = date.fromisoformat(due_on).toordinal() - ordinal
        lateness = level(due_on, latest_on, today)
        if (deadline_id, lateness, due_on) not in alerts:
            title = said.get(no, title) if kind == "opinion" else asked.get(deadline_id, title)
            told_of = (what, kind, session, no, title)
            listed.append((*told_of, *about, due_on, latest_on, days_left, lateness, bool(provisional), deadline_id))
    return Listing(DUE_FIELDS, listed, _owed_by_no_day(desk) if noting else ())


def _said(desk: Desk, numbers: list[str]) -> dict[str, str]:
    """What opinions say, by number, on one line and short, without the voter's name and number; not those said in confidence."""
    sql = "SELECT id, text, voter, phone FROM opinion WHERE NOT confidential AND id IN (SELECT CAST(value AS INTEGER) FROM json_each(?))"
    rows = desk.file.tuples(sql, (json.dumps(numbers),)) if numbers else []
    return {
        str(number): _opening(masking.spoken(" ".join(words.split()), *of_whom)) for number, words, *of_whom in rows
    }


def _asked(desk: Desk, deadlines: list[int]) -> dict[int, str]:
    """What is asked in questions, by the id of the clock, on one line and short, without the name and numbers of a voter."""
    sql = "SELECT t.id, q.text, q.asker FROM deadline t JOIN review_question q ON q.id = t.question_id WHERE t.id IN (SELECT value FROM json_each(?))"
    rows = desk.file.tuples(sql, (json.dumps(deadlines),)) if deadlines else []
    return {number: _opening(masking.spoken(" ".join(words.split()), asker, None)) for number, words, asker in rows}


def _opening(words: str) -> str:
    return words if len(words) <= _CUT_AT else f"{words[:_CUT_AT]}…"


def _owed_by_no_day(desk: Desk) -> tuple[str, ...]:
    ((count,),) = desk.file.tuples(
        "SELECT count(*) FROM opinion o WHERE status IN ('received', 'assigned', 'redoing') AND NOT EXISTS "
        "(SELECT 1 FROM deadline WHERE opinion_id = o.id AND met_on IS NULL AND cancelled_on IS NULL)"
    )
    return (f"另有 {count} 条选民意见没有答复，也没有期限：renda station opinion list --open",) if count else ()


def _alerts(desk: Desk) -> frozenset[tuple[Any, ...]]:
    return frozenset(desk.file.tuples("SELECT deadline_id, level, due_on FROM alert"))


def told(desk: Desk, found: Listing) -> None:
    """Remembers the levels that a list of `due` told, so that `only_new` leaves them out; a day that moves is new again."""
    at = {name: place for place, name in enumerate(found.fields)}
    rows = [(row[at["id"]], row[at["level"]], row[at["due_on"]], desk.today.isoformat()) for row in found.rows]
    with desk.file.transaction(kind="told") as db:
        db.executemany("INSERT OR IGNORE INTO alert (deadline_id, level, due_on, told_on) VALUES (?, ?, ?, ?)", rows)


def window(text: str | None) -> int | None:
    """The days of `--within` (`7d`, `7天`), or None when it was left out. Raises InputError."""
    return None if text is None else span(text, "--within ")


def any_late(found: Listing) -> bool:
    """Whether something in a list of `due` is past its day."""
    place = found.fields.index("level")
    return any(row[place] != "due" for row in found.rows)


def level(due_on: str, latest_on: str | None, today: str) -> str:
    """`due`, `late`, or `past_legal` (beyond the longest that the rulebook allows); the due day itself is not late."""
    if latest_on is not None and latest_on < today:
        return "past_legal"
    return "late" if due_on < today else "due"


def check_options(by: str | None, *, private: bool) -> None:
    """Raises InputError for another `by` than unit, and for options that would have no effect."""
    if by not in (None, "unit", "单位"):
        raise InputError(f"--by 没有“{by}”", "可选：unit")
    if private and by is None:
        raise InputError("--private 显示的是单位的电话", "请与 --by unit 一起写")


def by_unit(desk: Desk, found: Listing, *, private: bool = False) -> list[dict[str, Any]]:
    """A list of `due` grouped by unit, the one with the most overdue first: unit, whom to call, what it owes (`items`).

    An item has the fields of DUE_FIELDS and `urged`, how often it was urged. What no unit owes stands last. Phones are
    masked unless `private`.
    """
    units = {row["called"]: row for row in desk.file.rows(_ANSWERING)}
    urged = _times_urged(desk)
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in found.rows:
        item = dict(zip(found.fields, row, strict=True))
        matter = (item["session"], item["no"], _URGED.get(item["kind"]))
        item["urged"] = sum(urged.get((*matter, unit), 0) for unit in {None, item["unit"]})
        # Several are to answer what was suggested at one activity.
        answering = (units[name]["name"] if name in units else "" for name in (item["unit"] or "").split("、"))
        for unit in dict.fromkeys(answering):
            groups.setdefault(unit, []).append(item)
    ordered = sorted(groups.items(), key=lambda group: (group[0] == "", min(item["days_left"] for item in group[1])))
    return [_called(units.get(name), items, private) for name, items in ordered]


# Under each name, also that of a unit that was merged, the unit that answers.
_ANSWERING = """SELECT u.name AS called, v.name, v.head, v.leader, v.contact, v.phone FROM unit u
    JOIN unit v ON v.id = coalesce(u.merged_into_id, u.id)"""


def _called(unit: Any, items: list[dict[str, Any]], private: bool) -> dict[str, Any]:
    if unit is None:
        return {"unit": None, "head": None, "leader": None, "contact": None, "phone": None, "items": items}
    phone = unit["phone"] if private else masking.phone(unit["phone"])
    return {
        "unit": unit["name"], "head": unit["head"], "leader": unit["leader"], "contact": unit["contact"], "phone": phone, "items": items,
    }  # fmt: skip


_URGED = {"reply": "答复", "rehandle": "答复", "co_opinion": "协办意见", "feedback": "反馈", "promise": "承诺"}


def _times_urged(desk: Desk) -> dict[tuple[Any, ...], int]:
    """How often each matter was urged: (session, no, about, unit or None) → times."""
    rows = desk.file.tuples(
        "SELECT s.number, p.no, g.about, u.name, count(*) FROM urge g JOIN proposal p ON p.id = g.proposal_id "
        "LEFT JOIN session s ON s.id = p.session_id LEFT JOIN unit o ON o.id = g.unit_id "
        "LEFT JOIN unit u ON u.id = coalesce(o.merged_into_id, o.id) GROUP BY p.id, g.about, u.id"
    )
    return {tuple(row[:-1]): row[-1] for row in rows}
