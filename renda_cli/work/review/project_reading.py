"""Livelihood projects read: the list of a year, and one with all that happened to it."""

from typing import Any

from renda_cli.rules import days, money, words
from renda_cli.rules.vocabulary import PROJECT_STATES
from renda_cli.store.file import Row
from renda_cli.work import doing, masking, names
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.proposal.reading import clocks_of
from renda_cli.work.review import project_ratings
from renda_cli.work.review.project_steps import VOTED
from renda_cli.work.review.project_timeline import timeline

LIST_FIELDS = (
    "year", "no", "title", "status", "unit", "leader", "until_on", "days_left", "month", "percent", "budget", "spent", "done_on", "carried_from",
)  # fmt: skip
_LISTED = f"""SELECT year, no, title, status, unit, leader, until_on,
      iif(status = 'selected', CAST(julianday(until_on) - julianday(:today) AS INTEGER), NULL), month, percent,
      {doing.in_yuan("budget_fen")}, {doing.in_yuan("spent_fen")}, done_on, carried_from
    FROM project_line p WHERE year BETWEEN :first AND :last"""
_OF_UNIT = "EXISTS (SELECT 1 FROM unit u WHERE u.id = p.unit_id AND :unit IN (u.id, u.merged_into_id))"


def list_(
    desk: Desk, year: str | None = None, *, status: list[str] | None = None, unit: str | None = None, candidates: bool = False
) -> Listing:  # fmt: skip
    """The projects of a year or several, this one when left out, by number (fields LIST_FIELDS; sums in yuan, None where none is known).

    Without `status` and `candidates` only what was voted for, unless there is no such project yet. `days_left` is of those under way and falls
    below 0. Raises InputError.
    """
    first, last = doing.span(desk, year)
    wanted = words.states(status or [], PROJECT_STATES)
    asked: dict[str, Any] = {"first": first, "last": last, "today": desk.today.isoformat()}
    where = ""
    if unit is not None:
        where, asked["unit"] = f" AND {_OF_UNIT}", names.unit(desk, unit).id
    found = desk.file.tuples(f"{_LISTED}{where} ORDER BY year, no", asked)
    place = LIST_FIELDS.index("status")
    shown = wanted or ([] if candidates else list(VOTED))
    rows = [row for row in found if not shown or row[place] in shown]
    notes = []
    if not rows and not wanted:
        rows = found  # nothing was voted for yet: these are the candidates
    elif not wanted and len(rows) < len(found):
        notes.append(f"另有没有入选的 {len(found) - len(rows)} 项，一起列出加 --candidates")
    return Listing(LIST_FIELDS, rows, (*_counts(rows), *notes), f"{days.period((first, last))}民生实事项目")


def _counts(rows: list[tuple[Any, ...]]) -> list[str]:
    statuses = [row[LIST_FIELDS.index("status")] for row in rows]
    told = words.tally(statuses, PROJECT_STATES)
    late = sum((row[LIST_FIELDS.index("days_left")] or 0) < 0 for row in rows)
    return [f"共 {len(rows)} 项" + (f"：{told}" if told else "") + (f"；逾期未完成 {late}" if late else "")]


def show(desk: Desk, number: str) -> dict[str, Any]:
    """One project whole, as an object; see `as_object`. Raises InputError."""
    return as_object(desk, names.project(desk, number)["id"])


def as_object(desk: Desk, project_id: int) -> dict[str, Any]:
    """The object of `project show`: entry, where it stands, sources, choice, progress, changes, evaluations, deadlines, timeline.

    Sums are in yuan. What a voter said in confidence, and who spoke, is kept back.
    """
    row = dict(desk.file.rows("SELECT * FROM project_line WHERE id = ?", (project_id,))[0])
    row["days_left"] = (
        doing.days_left(desk, row["until_on"]) if row["status"] == "selected" else None
    )  # of one under way
    whole: dict[str, Any] = {name: row[name] for name in _ENTRY}
    whole |= {
        "budget": _yuan(row["budget_fen"]),
        "spent": _yuan(row["spent_fen"]),
        "carried_to": _carried_to(desk, project_id),
    }
    whole["sources"] = [_source(dict(one)) for one in desk.file.rows(_SOURCES, (project_id,))]
    whole["choice"] = [{**dict(one), "void": bool(one["void"])} for one in desk.file.rows(_CHOICE, (project_id,))]
    whole["progress"] = [
        {"month": one["month"], "reported_on": one["reported_on"], "percent": one["percent"], "spent": _yuan(one["spent_fen"]),
         "text": one["text"], "photos": one["photos"].split("、") if one["photos"] else []}
        for one in desk.file.rows("SELECT * FROM project_progress WHERE project_id = ? ORDER BY month", (project_id,))
    ]  # fmt: skip
    whole["changes"] = [dict(one) for one in desk.file.rows(_CHANGES, (project_id,))]
    whole["evaluations"] = [
        {name: one[name] for name in _EVALUATION}
        for one in project_ratings.counted(desk, _ON_SHEETS, project_id)
        if one["project_id"] == project_id
    ]
    whole["deadlines"] = clocks_of(desk, "project_id", project_id)
    whole["timeline"] = timeline(whole)
    told: dict[str, Any] = masking.everywhere(whole)
    return told


_ENTRY = (
    "year", "no", "title", "content", "topic", "village", "status", "collected_on", "unit", "leader", "funded_by", "examined", "examined_on",
    "examined_by", "examined_why", "session", "selected_on", "until_on", "days_left", "done_on", "month", "percent", "carried_from", "ended_why",
    "note",
)  # fmt: skip
_EVALUATION = (
    "stage", "round", "on", "voters", "issued", "returned", "void", "votes", "valid", "invalid", "base", "rates", "grade", "rank", "why", "rule",
)  # fmt: skip
_ON_SHEETS = (
    "b.id IN (SELECT ballot_id FROM ballot_row WHERE project_id = ?)"  # whole sheets: a rank is among all of their rows
)
_SOURCES = """SELECT s.kind, s.opinion_id, iif(o.confidential, NULL, o.text) AS opinion, o.voter, o.phone, coalesce(o.confidential, 0) AS confidential,
      n.number AS session, p.no, p.title AS proposal, s.text
    FROM project_source s LEFT JOIN opinion o ON o.id = s.opinion_id LEFT JOIN proposal p ON p.id = s.proposal_id
    LEFT JOIN session n ON n.id = p.session_id WHERE s.project_id = ? ORDER BY s.id"""
_CHOICE = """SELECT b.held_on AS "on", n.number AS session, b.round, b.method, b.places, b.members, b.issued, b.returned, b.void, r.votes, r.points
    FROM ballot b JOIN ballot_row r ON r.ballot_id = b.id LEFT JOIN session n ON n.id = b.session_id
    WHERE b.purpose = 'choice' AND r.project_id = ? ORDER BY b.round, b.id"""
_CHANGES = (
    """SELECT decided_on, decided_by, ref, what, why FROM project_change WHERE project_id = ? ORDER BY decided_on, id"""
)


def _yuan(fen: int | None) -> int | float | None:
    return None if fen is None else money.yuan(fen)


def _carried_to(desk: Desk, project_id: int) -> dict[str, Any] | None:
    sql = 'SELECT year, no, selected_on AS "on" FROM project WHERE carried_from_id = ?'
    found = desk.file.row(sql, (project_id,))
    return {"no": f"{found['year']}-{found['no']}", "on": found["on"]} if found else None


def _source(one: Row) -> dict[str, Any]:
    """Where a project came from: kind, no (of the opinion or the proposal) and what it says."""
    if one["kind"] == "opinion":
        said = (
            masking.CONFIDENTIAL if one["confidential"] else masking.spoken(one["opinion"], one["voter"], one["phone"])
        )
        return {"kind": "opinion", "no": str(one["opinion_id"]), "text": said}
    if one["kind"] == "proposal":
        return {"kind": "proposal", "no": names.full_number(one["session"], one["no"]), "text": one["proposal"]}
    return {"kind": "other", "no": None, "text": one["text"]}
