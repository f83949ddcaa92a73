"""Agendas read: the items of sessions and meetings, one of them whole, and what is owed from them."""

from datetime import date
from typing import Any

from renda_cli.rules import days, words
from renda_cli.rules.vocabulary import AGENDA_KINDS, AGENDA_STATES, TASK_KINDS, TASK_STATES
from renda_cli.store.file import Row
from renda_cli.work import doing, masking, names, sittings
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.proposal.reading import clocks_of

LIST_FIELDS = (
    "id", "session_kind", "session", "place", "kind", "title", "presenter", "status", "read_on", "heard_on", "voted_on", "votes_for",
    "votes_against", "votes_abstain", "votes_of", "tasks", "tasks_open",
)  # fmt: skip
TASK_FIELDS = (
    "id", "session_kind", "session", "item_id", "item", "kind", "text", "unit", "passed_on", "due_on", "state", "answered_on", "answer",
    "done_on", "ended_why",
)  # fmt: skip
OF_SESSION = (
    "id",
    "place",
    "kind",
    "title",
    "presenter",
    "status",
    "read_on",
    "heard_on",
    "voted_on",
    "votes_for",
    "votes_of",
    "tasks_open",
)
_ENTRY = (*LIST_FIELDS[:-2], "ref", "file", "note")
_ORDER = "opened_on, session_id, place, id"
_OPEN = "(status = 'planned' OR tasks_open > 0)"
# An answer that is owed and late is told as such; what was answered late is not owed any longer.
_STATE = "iif(state = 'open' AND due_on < :today, 'late', state)"
_SHOWN = 30  # signs of the words by which a receipt calls an opinion or a decision


def row(desk: Desk, item_id: int) -> Row:
    """A row of `agenda_line`."""
    (found,) = desk.file.rows("SELECT * FROM agenda_line WHERE id = ?", (item_id,))
    return dict(found)


def called(row: Row) -> str:
    """A row of agenda_line as the clerk is told of it."""
    return f"议程 #{row['id']}“{row['title']}”"


def called_task(row: Row) -> str:
    """A row of task_line as the clerk is told of it: its number and the beginning of its words."""
    return f"{TASK_KINDS[row['kind']]} #{row['id']}“{words.opening(masking.text(row['text']), _SHOWN)}”"


def list_(
    desk: Desk,
    session: str | None = None,
    *,
    meeting: str | None = None,
    year: str | None = None,
    kind: str | None = None,
    open_: bool = False,
) -> Listing:
    """The items of a session, of a year or several, or all (fields LIST_FIELDS), in the order of the agendas.

    With `open_` those that wait to be heard, or of which something is still owed. Raises InputError.
    """
    asked, title = _of_session(desk, session, meeting), ""
    if session is not None:
        title = sittings.title(meeting or "人代会", words.session_number(session))
    if year is not None:
        first, last = days.years(year)
        asked.append(("CAST(substr(opened_on, 1, 4) AS INTEGER) BETWEEN ? AND ?", [first, last]))
        title += days.period((first, last))
    if kind is not None:
        asked.append(("kind = ?", [words.code(kind, AGENDA_KINDS, "--kind")]))
    if open_:
        asked.append((_OPEN, []))
    where = " AND ".join(condition for condition, _ in asked) or "1"
    rows = desk.file.tuples(
        f"SELECT {', '.join(LIST_FIELDS)} FROM agenda_line WHERE {where} ORDER BY {_ORDER}",
        [value for _, values in asked for value in values],
    )
    return Listing(LIST_FIELDS, rows, _totals(rows), f"{title}议程")


def _of_session(desk: Desk, session: str | None, meeting: str | None) -> list[tuple[str, list[Any]]]:
    """SQL of the session, or of all of a kind, with its values."""
    if meeting is not None:
        names.check_session_kind(meeting, "--meeting")
    if session is not None:
        return [("session_id = ?", [names.session(desk, session, meeting or "人代会")["id"]])]
    if meeting is None:
        return []
    return [("session_kind = ?", [meeting])]


def _totals(rows: list[tuple[Any, ...]]) -> tuple[str, ...]:
    """How many of each kind, how far they are, and what is still owed from them."""
    kinds, statuses = ([one[LIST_FIELDS.index(name)] for one in rows] for name in ("kind", "status"))
    told = [words.tally(kinds, AGENDA_KINDS), words.tally(statuses, AGENDA_STATES)]
    notes = [f"共 {len(rows)} 项" + (f"：{'；'.join(told)}" if rows else "")]
    passed, owed = (sum(one[LIST_FIELDS.index(name)] for one in rows) for name in ("tasks", "tasks_open"))
    return (*notes, *([f"审议意见和决定事项 {passed} 条，未落实 {owed} 条"] if passed else []))


def of_session(desk: Desk, session_id: int) -> list[Row]:
    """The agenda of a session in its order (fields OF_SESSION)."""
    sql = f"SELECT {', '.join(OF_SESSION)} FROM agenda_line WHERE session_id = ? ORDER BY {_ORDER}"
    return [dict(one) for one in desk.file.rows(sql, (session_id,))]


def show(desk: Desk, item: str, *, private: bool = False) -> dict[str, Any]:
    """One item whole, as an object; see `as_object`. Raises InputError."""
    return as_object(desk, names.agenda_item(desk, item)["id"], private=private)


def as_object(desk: Desk, item_id: int, *, private: bool = False) -> dict[str, Any]:
    """The object of `agenda show`: the entry, the vote with the votes needed and their rule, what was passed on, with its deadlines."""
    found = row(desk, item_id)
    whole: dict[str, Any] = {name: found[name] for name in _ENTRY}
    whole |= {"not_voted": None, "votes_needed": None, "rule": None}
    if found["voted_on"]:
        cast = found["votes_for"] + found["votes_against"] + found["votes_abstain"]
        whole["not_voted"] = found["votes_of"] - cast
        voted_on = date.fromisoformat(found["voted_on"])
        rule = sittings.passed_by(desk, found["session_kind"], voted_on, found["votes_of"])
        if rule:
            whole |= {"votes_needed": rule["votes_needed"], "rule": f"{rule['value']}（{rule['source']}）"}
    whole["tasks"] = [
        {name: value for name, value in one.items() if name not in ("session_kind", "session", "item_id", "item")}
        for one in _tasks(desk, "item_id = :item", {"item": item_id}, private)
    ]
    whole["deadlines"] = [clock for one in whole["tasks"] for clock in clocks_of(desk, "task_id", one["id"])]
    return whole


def as_objects(desk: Desk, rows: list[Row]) -> Any:
    """The objects of several items, or the one alone."""
    return doing.one_or_all([as_object(desk, one["id"]) for one in rows])


def task_object(desk: Desk, task_id: int) -> dict[str, Any]:
    """One opinion or decision (fields TASK_FIELDS) as it stands today, with `file`, `note` and its deadlines."""
    (found,) = _tasks(desk, "id = :id", {"id": task_id}, private=False)
    (more,) = desk.file.rows("SELECT file, note FROM agenda_task WHERE id = ?", (task_id,))
    return found | dict(more) | {"deadlines": clocks_of(desk, "task_id", task_id)}


def tasks(
    desk: Desk,
    *,
    year: str | None = None,
    unit: str | None = None,
    kind: str | None = None,
    open_: bool = False,
    private: bool = False,
) -> Listing:
    """What was passed on or is to be carried out (fields TASK_FIELDS), by the day on which it was passed on.

    Of a year or several; of a unit or another addressee; with `open_` what is not done yet. Mobile numbers in the words are masked unless
    `private`. Raises InputError.
    """
    conditions, values, period = ["1"], dict[str, Any](), ""
    if year is not None:
        values["first"], values["last"] = days.years(year)
        conditions.append("CAST(substr(passed_on, 1, 4) AS INTEGER) BETWEEN :first AND :last")
        period = days.period((values["first"], values["last"]))
    if unit is not None:
        conditions.append("unit = :unit")
        values["unit"] = _addressee(desk, unit)
    if kind is not None:
        conditions.append("kind = :kind")
        values["kind"] = words.code(kind, TASK_KINDS, "--kind")
    if open_:
        conditions.append("done_on IS NULL AND ended_why IS NULL")
    found = _tasks(desk, " AND ".join(conditions), values, private)
    states = [one["state"] for one in found]
    told = words.tally(states, TASK_STATES)
    rows = [tuple(one[name] for name in TASK_FIELDS) for one in found]
    note = f"截至 {desk.today.isoformat()} 共 {len(rows)} 条" + (f"：{told}" if told else "")
    return Listing(TASK_FIELDS, rows, (note,), f"{period}审议意见和决定事项")


def _addressee(desk: Desk, text: str) -> str:
    """To whom something was passed on: as it was written then, else a registered unit. Raises InputError."""
    name = words.name(text, "单位")
    written = desk.file.row("SELECT 1 FROM agenda_task WHERE addressee = ?", (name,))
    return name if written else names.unit(desk, name).name


def _tasks(desk: Desk, where: str, values: dict[str, Any], private: bool) -> list[Row]:
    fields = ", ".join(f"{_STATE} AS state" if name == "state" else name for name in TASK_FIELDS)
    found = desk.file.rows(
        f"SELECT {fields} FROM task_line WHERE {where} ORDER BY passed_on, id",
        values | {"today": desk.today.isoformat()},
    )
    return [dict(one) if private else _masked(dict(one)) for one in found]


def _masked(one: Row) -> Row:
    return one | {name: masking.text(one[name]) for name in ("text", "answer", "ended_why") if one[name]}
