"""Voters' opinions read: as a list, and one with all that happened to it. Who said it is kept back unless asked for."""

import json
from typing import Any

from renda_cli.rules import words
from renda_cli.rules.vocabulary import OPINION_CHANNELS, OPINION_STATES
from renda_cli.store.file import Row
from renda_cli.work import masking, names
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.proposal.reading import clocks_of
from renda_cli.work.review.project_sources import projects_from
from renda_cli.work.station.balance import balance
from renda_cli.work.station.opinion_period import period
from renda_cli.work.station.opinion_timeline import timeline

LIST_FIELDS = (
    "id", "received_on", "station", "channel", "topic", "village", "voter", "phone", "text", "confidential", "urgent", "status", "handler",
    "due_on", "replied_on", "satisfaction",
)  # fmt: skip
_VOTER, _URGENT = LIST_FIELDS.index("voter"), LIST_FIELDS.index("urgent")
_SHOWN = 20  # signs of the words by which a receipt calls an opinion


def row(desk: Desk, opinion_id: int) -> Row:
    """A row of `opinion_line`."""
    (found,) = desk.file.rows("SELECT * FROM opinion_line WHERE id = ?", (opinion_id,))
    return dict(found)


def sentence(row: Row) -> str:
    """A row of opinion_line as the clerk is told of it: its number, the beginning of the words, where and when; no voter."""
    said = masking.spoken(row["text"].replace("\n", " "), row["voter"], row["phone"])
    said = said if len(said) <= _SHOWN else f"{said[:_SHOWN]}……"
    about = (row["station"], row["received_on"], row["channel"], row["topic"], row["village"])
    secret = ["保密"] if row["confidential"] else []
    return f"#{row['id']}“{said}”（{'，'.join(filter(None, (*about, *secret)))}）"


def list_(
    desk: Desk, *, year: str | None = None, month: str | None = None, station: str | None = None, private: bool = False, **asked: Any
) -> Listing:  # fmt: skip
    """Opinions in the order in which they came in (fields LIST_FIELDS), of all time or of a year, several, or a month (`2022-10`).

    `asked`: status (texts), topic, village, unit, deputy, channel, open, urgent, overdue. Under it where they have got to; of a whole period
    also whether that comes out. Raises InputError.
    """
    span = period(desk, year, month) if year is not None or month is not None else None
    conditions = _conditions(desk, {name: value for name, value in asked.items() if value not in (None, [], False)})
    whole = span is not None and not conditions
    if span is not None:
        conditions.append(("received_on BETWEEN ? AND ?", [span.first.isoformat(), span.last.isoformat()]))
    where = None if station is None else names.station(desk, station)
    if where is not None:
        conditions.append(("station_id = ?", [where.id]))
    sql = " AND ".join(condition for condition, _ in conditions) or "1"
    found = desk.file.tuples(
        f"SELECT {', '.join(LIST_FIELDS)} FROM opinion_line WHERE {sql} ORDER BY received_on, id",
        [value for _, values in conditions for value in values],
    )
    rows = [_told(one, private) for one in found]
    notes = _totals(rows, private)
    if whole and span is not None:
        notes.append(balance(desk, span.first, span.last, where and where.id).words)
    return Listing(LIST_FIELDS, rows, tuple(notes), f"{span.words if span else ''}选民意见")


def _conditions(desk: Desk, asked: dict[str, Any]) -> list[tuple[str, list[Any]]]:
    """SQL of what the list is limited to, each with its values."""
    found: list[tuple[str, list[Any]]] = []
    if "status" in asked:
        found.append(
            ("status IN (SELECT value FROM json_each(?))", [json.dumps(words.states(asked["status"], OPINION_STATES))])
        )
    found += [(f"{name} = ?", [asked[name].strip()]) for name in ("topic", "village") if name in asked]
    if "channel" in asked:
        found.append(("channel = ?", [words.among(asked["channel"].strip(), OPINION_CHANNELS, "--channel")]))
    if "unit" in asked:
        found.append((_OF_UNIT, [names.unit(desk, asked["unit"]).id]))
    if "deputy" in asked:
        found.append((_OF_DEPUTY, [names.deputy(desk, asked["deputy"]).id] * 3))
    if "overdue" in asked:
        found.append((_LATE, [desk.today.isoformat()]))
    return found + [(sql, []) for name, sql in (("open", "under_way"), ("urgent", "urgent")) if name in asked]


_LATE = """id IN (SELECT opinion_id FROM deadline
      WHERE opinion_id IS NOT NULL AND met_on IS NULL AND cancelled_on IS NULL AND due_on < ?)"""
_OF_UNIT = "id IN (SELECT h.opinion_id FROM opinion_handler h JOIN unit u ON u.id = h.unit_id WHERE ? IN (u.id, u.merged_into_id))"
_OF_DEPUTY = """id IN (SELECT o.id FROM opinion o WHERE o.deputy_id = ?
      UNION SELECT o.id FROM opinion o JOIN reception_deputy e ON e.reception_id = o.reception_id WHERE o.deputy_id IS NULL AND e.deputy_id = ?
      UNION SELECT opinion_id FROM opinion_handler WHERE deputy_id = ?)"""


def _told(one: tuple[Any, ...], private: bool) -> tuple[Any, ...]:
    """A row of LIST_FIELDS with the voter by the first sign, the phone masked, and neither of them in the words, unless `private`."""
    before, (voter, number, text, confidential, urgent), after = (
        one[:_VOTER],
        one[_VOTER : _URGENT + 1],
        one[_URGENT + 1 :],
    )
    if not private:
        voter, number, text = masking.person(voter), masking.phone(number), masking.spoken(text, voter, number)
    return (*before, voter, number, text, bool(confidential), bool(urgent), *after)


def _totals(rows: list[tuple[Any, ...]], private: bool) -> list[str]:
    """How many, and how many in each status."""
    statuses = [one[LIST_FIELDS.index("status")] for one in rows]
    told = words.tally(statuses, OPINION_STATES)
    notes = [f"共 {len(rows)} 条" + (f"：{told}" if told else "")]
    if not private and any(one[_VOTER] or one[_VOTER + 1] for one in rows):
        notes.append("选民姓名、电话已隐去，完整的加 --private")
    return notes


def show(desk: Desk, number: str, *, private: bool = False) -> dict[str, Any]:
    """One opinion whole, as an object; see `as_object`. Raises InputError."""
    return as_object(desk, names.opinion(desk, number)["id"], private=private)


def as_object(desk: Desk, opinion_id: int, *, private: bool = False) -> dict[str, Any]:
    """The object of `opinion show`: the entry, where it stands, assignments, replies, feedback, projects that came from it, deadlines, timeline.

    The voter and the number are masked, in anybody's words too, unless `private`.
    """
    found = dict(desk.file.rows(_ENTRY, (opinion_id,))[0])
    flags = {name: bool(found[name]) for name in ("confidential", "urgent", "on_spot")}
    whole: dict[str, Any] = found | flags | {
        name: [dict(one) for one in desk.file.rows(sql, (opinion_id,))] for name, sql in _PARTS.items()
    }  # fmt: skip
    whole["projects"] = projects_from(desk.file, "opinion", opinion_id)
    whole["deadlines"] = clocks_of(desk, "opinion_id", opinion_id)
    whole["timeline"] = timeline(whole)
    if private:
        return whole
    masked = {"voter": masking.person(whole["voter"]), "phone": masking.phone(whole["phone"])}
    return {name: _spoken(value, whole["voter"], whole["phone"]) for name, value in (whole | masked).items()}


def _spoken(value: Any, voter: str | None, number: str | None) -> Any:
    """Whatever was written, without the voter's name and number."""
    if isinstance(value, str):
        return masking.spoken(value, voter, number)
    if isinstance(value, dict):
        return {name: _spoken(one, voter, number) for name, one in value.items()}
    return [_spoken(one, voter, number) for one in value] if isinstance(value, list) else value


_ENTRY = """SELECT o.id, l.station, o.received_on, o.channel, o.text, o.topic, o.village, o.voter, o.phone, d.name AS deputy, o.reception_id,
      (SELECT group_concat(name, '、') FROM (SELECT w.name FROM reception_deputy e JOIN deputy w ON w.id = e.deputy_id
        WHERE e.reception_id = o.reception_id ORDER BY w.id)) AS received_by,
      o.confidential, o.status, o.round, l.handler, l.due_on, o.on_spot, l.satisfaction, o.urgent, o.urgent_why, o.reported_on, o.reported_to,
      o.referred_on, o.referred_to, o.referred_why, l.proposal, o.turned_on, o.published, o.published_on, o.private_why, o.archived_on, o.note
    FROM opinion o JOIN opinion_line l ON l.id = o.id LEFT JOIN deputy d ON d.id = o.deputy_id WHERE o.id = ?"""
_PARTS = {
    # Under the name on the papers, whoever answers for the unit now.
    "assignments": """SELECT a.round, a.route, coalesce(a.village, u.name, d.name) AS handler, a.assigned_on, a.ended_on, a.note
        FROM opinion_assignment a LEFT JOIN unit u ON u.id = a.unit_id LEFT JOIN deputy d ON d.id = a.deputy_id WHERE a.opinion_id = ? ORDER BY a.id""",
    "replies": """SELECT round, replied_on AS "on", form, text, answered_by, result, file FROM opinion_reply WHERE opinion_id = ? ORDER BY round""",
    "feedback": """SELECT f.round, f.whom, d.name AS deputy, f.told_on AS "on", f.how, f.satisfaction, f.note
        FROM opinion_feedback f LEFT JOIN deputy d ON d.id = f.deputy_id WHERE f.opinion_id = ? ORDER BY f.round, f.told_on, f.id""",
}  # fmt: skip
