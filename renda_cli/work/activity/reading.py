"""Activities read: as a list, and one whole."""

from typing import Any

from renda_cli.rules import days, money, words
from renda_cli.rules.vocabulary import ACTIVITY_STATES, REVIEWED
from renda_cli.store.file import Row
from renda_cli.work import names
from renda_cli.work.activity import naming
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.proposal.reading import clocks_of
from renda_cli.work.seats import OFFICIAL_ORDER

LIST_FIELDS = (
    "id", "kind", "title", "on", "status", "group", "times", "persons", "attendances", "suggestions", "units", "replied_on",
)  # fmt: skip
_LIST = """SELECT id, kind, title, "on", status, "group", times, persons, attendances, suggestions, units, replied_on
    FROM activity_line WHERE %s ORDER BY "on", id"""


def list_(
    desk: Desk,
    *,
    year: str | None = None,
    kind: str | None = None,
    group: str | None = None,
    station: str | None = None,
    deputy: str | None = None,
    status: str | None = None,
    from_: str | None = None,
    to: str | None = None,
) -> Listing:
    """Activities by day (fields LIST_FIELDS), filtered; what was held is added up under them. Raises InputError."""
    first, last = desk.day_if_given(from_, "--from"), desk.day_if_given(to, "--to")
    asked: list[tuple[str, Any]] = []
    if year is not None:
        asked.append(('substr("on", 1, 4) = ?', str(days.year(year))))
    if first:
        asked.append(('coalesce(until_on, "on") >= ?', first.isoformat()))
    if last:
        asked.append(('"on" <= ?', last.isoformat()))
    if kind is not None:
        asked.append(("kind = ?", _kind(desk, kind)))
    if group is not None:
        asked.append(("group_id = ?", names.group(desk, group).id))
    if station is not None:
        asked.append(("station_id = ?", names.station(desk, station).id))
    if deputy is not None:
        of_deputy = "id IN (SELECT activity_id FROM activity_deputy WHERE deputy_id = ?)"
        asked.append((of_deputy, names.deputy(desk, deputy).id))
    if status is not None:
        asked.append(("status = ?", _status(status)))
    where = " AND ".join(condition for condition, _ in asked) or "1"
    rows = desk.file.tuples(_LIST % where, [value for _, value in asked])
    return Listing(LIST_FIELDS, rows, _notes(desk, rows))


def _kind(desk: Desk, text: str) -> str:
    """A kind to look for: one of today, or one that was used."""
    used = [kind for (kind,) in desk.file.tuples("SELECT DISTINCT kind FROM activity")]
    return words.among(text.strip(), list(dict.fromkeys([*naming.kinds(desk, desk.today), *used])), "--kind")


def _status(text: str) -> str:
    by_word = {word: code for code, word in ACTIVITY_STATES.items()}
    found = by_word.get(text.strip(), text.strip())
    return found if found in ACTIVITY_STATES else words.among(text.strip(), list(by_word), "--status")


def _notes(desk: Desk, rows: list[tuple[Any, ...]]) -> tuple[str, ...]:
    """The sums of what was held, and the plans whose day is past."""
    at = {name: place for place, name in enumerate(LIST_FIELDS)}
    held = [row for row in rows if row[at["status"]] == "done"]
    sums = [sum(row[at[name]] for row in held) for name in ("times", "attendances", "suggestions")]
    notes = [f"已开展 {sums[0]} 次，参加 {sums[1]} 人次，所提建议 {sums[2]} 条"] if held else []
    today = desk.today.isoformat()
    late = [row for row in rows if row[at["status"]] == "planned" and row[at["on"]] < today]
    if late:
        listed = "、".join(f"#{row[0]}" for row in late[:10]) + ("等" if len(late) > 10 else "")
        notes.append(f"计划的日子已过、还没有登记开展的 {len(late)} 项：{listed}；请用 done、move 或 drop 登记")
    return tuple(notes)


def sentence(row: Row) -> str:
    """A row of activity_line as the clerk is told of it."""
    day = row["held_on"] or f"计划 {row['planned_on']}"
    counted = [
        f"{row['times']} 次" if row["times"] > 1 else "", row["group"], row["station"],
        f"参加 {row['persons']} 人" if row["persons"] else "",
        f"{row['attendances']} 人次" if row["attendances"] != row["persons"] else "",
        f"建议 {row['suggestions']} 条" if row["suggestions"] else "", f"有关单位 {row['units']}" if row["units"] else "",
        f"筹资 {money.yuan(row['funds_fen'])} 元" if row["funds_fen"] else "",
    ]  # fmt: skip
    span = f"{day} 至 {row['until_on']}" if row["until_on"] else day
    return f"#{row['id']} {row['kind']}“{row['title']}”（{'，'.join(filter(None, (span, *counted)))}）"


def show(desk: Desk, activity: str) -> dict[str, Any]:
    """One activity whole, as an object; see `as_object`."""
    return as_object(desk, naming.activity(desk, activity)["id"])


def as_object(desk: Desk, activity_id: int) -> dict[str, Any]:
    """The object of `activity show`: the entry, who took part, units, suggestions, who was reviewed, moves, articles, deadlines."""
    (row,) = desk.file.rows(
        "SELECT l.*, s.number AS session FROM activity_line l LEFT JOIN session s ON s.id = l.session_id WHERE l.id = ?",
        (activity_id,),
    )
    plain = (
        "id", "kind", "title", "status", "planned_on", "held_on", "until_on", "times", "place", "group", "station", "session", "persons", "attendances",
        "suggestions",
    )  # fmt: skip
    return {name: row[name] for name in plain} | {
        "online": bool(row["online"]), "funds": money.yuan(row["funds_fen"]), "deputies": _rows(desk, _DEPUTIES, activity_id),
        "units": row["units"].split("、") if row["units"] else [], "listed": suggestions(desk, activity_id, with_id=False),
        "reviewed": [{**one, "reviewed": REVIEWED[one["reviewed"]]} for one in _rows(desk, _SUBJECTS, activity_id)],
        "replied_on": row["replied_on"], "reply": row["reply"], "report": row["report"], "dropped_why": row["dropped_why"], "note": row["note"],
        "moves": _rows(desk, _MOVES, activity_id), "articles": _rows(desk, _ARTICLES, activity_id),
        "deadlines": clocks_of(desk, "activity_id", activity_id),
    }  # fmt: skip


_DEPUTIES = f"SELECT d.name, a.times FROM activity_deputy a JOIN deputy d ON d.id = a.deputy_id WHERE a.activity_id = ? ORDER BY {OFFICIAL_ORDER}"
_SUBJECTS = "SELECT reviewed, count, names FROM activity_subject WHERE activity_id = ? ORDER BY rowid"
_MOVES = "SELECT moved_on, from_on, to_on, why FROM activity_move WHERE activity_id = ? ORDER BY id"
_ARTICLES = (
    'SELECT id, published_on AS "on", title, medium FROM article WHERE activity_id = ? ORDER BY published_on, id'
)
_SUGGESTIONS = """SELECT g.id, row_number() OVER (ORDER BY g.id) AS no, g.text, coalesce(s.number || '/', '') || p.no AS proposal
    FROM activity_suggestion g LEFT JOIN proposal p ON p.id = g.proposal_id LEFT JOIN session s ON s.id = p.session_id
    WHERE g.activity_id = ? ORDER BY g.id"""


def _rows(desk: Desk, sql: str, activity_id: int) -> list[dict[str, Any]]:
    return [dict(row) for row in desk.file.rows(sql, (activity_id,))]


def suggestions(desk: Desk, activity_id: int, *, with_id: bool = True) -> list[dict[str, Any]]:
    """The suggestions that were listed: no (their place), text, proposal (its full number where it was made one), and their id."""
    listed = _rows(desk, _SUGGESTIONS, activity_id)
    return listed if with_id else [{name: one[name] for name in ("no", "text", "proposal")} for one in listed]
