"""Reviews read: as a list, and one with its subjects, steps, votes, findings, questions and what followed."""

from typing import Any

from renda_cli.rules import days, words
from renda_cli.rules.vocabulary import REVIEW_STATES
from renda_cli.store.file import Row
from renda_cli.work import masking, names
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.proposal.reading import clocks_of
from renda_cli.work.review import ballot_reading, naming, steps
from renda_cli.work.review.timeline import timeline

LIST_FIELDS = (
    "id", "kind", "title", "subjects", "reviewed", "on", "status", "next_step", "findings", "findings_open", "questions", "session",
)  # fmt: skip


def row(desk: Desk, review_id: int) -> Row:
    """A row of `review_line`."""
    (found,) = desk.file.rows("SELECT * FROM review_line WHERE id = ?", (review_id,))
    return dict(found)


def sentence(row: Row) -> str:
    """A row of review_line as the clerk is told of it."""
    came = (("voters", "选民"), ("deputies", "代表"), ("observers", "列席"))
    about = [f"对象 {row['reviewed']}", *(f"{word} {row[name]} 人" for name, word in came if row[name] is not None)]
    return f"{naming.dated(row)}：{'，'.join(about)}"


def list_(
    desk: Desk,
    *,
    year: str | None = None,
    kind: str | None = None,
    subject: str | None = None,
    status: list[str] | None = None,
) -> Listing:
    """Reviews by day (fields LIST_FIELDS), of all time or those planned for or held in a year or several. Raises InputError.

    `subject` is a part of a subject's name. Under it how many were held, and the plans whose day is past.
    """
    asked: list[tuple[str, list[Any]]] = []
    if year is not None:
        span = days.years(year)
        in_span = "(year BETWEEN ? AND ? OR CAST(substr(held_on, 1, 4) AS INTEGER) BETWEEN ? AND ?)"
        asked.append((in_span, [*span, *span]))
    if kind is not None:
        asked.append(("kind = ?", [naming.kind(kind)]))
    if subject is not None:
        of_subject = "id IN (SELECT review_id FROM review_subject WHERE instr(name, ?))"
        asked.append((of_subject, [words.title(subject, "--subject ")]))
    if status:
        states = words.states(status, REVIEW_STATES)
        asked.append((f"status IN ({', '.join('?' * len(states))})", states))
    where = " AND ".join(condition for condition, _ in asked) or "1"
    fields = ", ".join(f'"{name}"' for name in LIST_FIELDS)
    rows = desk.file.tuples(
        f'SELECT {fields} FROM review_line WHERE {where} ORDER BY "on" IS NULL, "on", id',
        [value for _, values in asked for value in values],
    )
    return Listing(LIST_FIELDS, rows, _notes(desk, rows))


def _notes(desk: Desk, rows: list[tuple[Any, ...]]) -> tuple[str, ...]:
    at = {name: place for place, name in enumerate(LIST_FIELDS)}
    held = [one for one in rows if one[at["status"]] in ("held", "closed")]
    notes = [f"已开展 {len(held)} 项，评议对象 {sum(one[at['reviewed']] for one in held)}"] if held else []
    today = desk.today.isoformat()
    late = [one for one in rows if one[at["status"]] == "planned" and (one[at["on"]] or today) < today]
    if late:
        listed = "、".join(f"#{one[0]}" for one in late[:10]) + ("等" if len(late) > 10 else "")
        notes.append(f"计划的日子已过、还没有登记开展的 {len(late)} 项：{listed}；请用 hold、move 或 drop 登记")
    return tuple(notes)


def show(desk: Desk, number: str, *, private: bool = False) -> dict[str, Any]:
    """One review whole, as an object; see `as_object`. Raises InputError."""
    return as_object(desk, names.review(desk, number)["id"], private=private)


_PLAIN = (
    "id", "kind", "title", "status", "year", "planned_on", "held_on", "closed_on", "session", "activity_id", "place", "template", "reviewed",
    "voters", "deputies", "observers", "suggestions", "next_step", "findings_open", "dropped_why", "report", "note",
)  # fmt: skip


def as_object(desk: Desk, review_id: int, *, private: bool = False) -> dict[str, Any]:
    """The object of `review show`: the entry, and lists of subjects, steps, ballots, findings, questions, events, deadlines, timeline.

    Voters who asked are told by their first sign, and numbers in anybody's words are masked, unless `private`.
    """
    line = row(desk, review_id)
    found = {name: [dict(one) for one in desk.file.rows(sql, (review_id,))] for name, sql in _PARTS.items()}
    given = ballot_reading.grades(desk, review_id)
    whole: dict[str, Any] = {name: line[name] for name in _PLAIN} | {
        "subjects": [one | {"grade": given.get(one["id"])} for one in found.pop("subjects")],
        "steps": steps.of_review(desk, review_id),
        "ballots": _ballots(desk, review_id),
        **found,
    }
    for one in whole["findings"]:
        one["rectifications"] = [dict(each) for each in desk.file.rows(_RECTIFIED, (one["id"],))]
    whole["questions"] = [_question(one, private) for one in whole["questions"]]
    whole["deadlines"] = _clocks(desk, whole)
    whole["timeline"] = timeline(whole)
    return whole if private else masking.everywhere(whole)


def _question(one: Row, private: bool) -> Row:
    """A question; of one that no deputy asked the asker by the first sign, in the words too, unless `private`."""
    told = one | {"on_spot": bool(one["on_spot"])}
    if private or one["deputy"] or not one["asker"]:
        return told
    texts = {name: masking.spoken(one[name], one["asker"], None) for name in ("text", "answer", "note") if one[name]}
    return told | texts | {"asker": masking.person(one["asker"])}


def _ballots(desk: Desk, review_id: int) -> list[Row]:
    """The votes by day, each with its rows: the votes by grade in the order in which they were entered, and what they came to."""
    return [
        {"on" if name == "held_on" else name: vote[name] for name in _OF_BALLOT}
        | {
            "void": bool(vote["void"]),
            "rows": [
                {"subject": one["subject"] if one["subject_id"] else None} | {name: one[name] for name in _OF_ROW}
                for one in ballot_reading.graded(desk, vote)
            ],
        }
        for vote in sorted(ballot_reading.votes(desk, review_id), key=lambda vote: (vote["held_on"], vote["id"]))
    ]


_OF_BALLOT = (
    "id",
    "purpose",
    "round",
    "held_on",
    "voters",
    "members",
    "present",
    "issued",
    "returned",
    "void",
    "scheme",
    "note",
)
_OF_ROW = ("question_id", "invalid", "votes", "grade")


def _clocks(desk: Desk, whole: dict[str, Any]) -> list[Row]:
    """Every clock of a review, of its steps, findings and questions; `what` says of which of them."""
    found = clocks_of(desk, "review_id", whole["id"])
    for part, column, text in (
        ("steps", "step_id", "step"),
        ("findings", "finding_id", "text"),
        ("questions", "question_id", "text"),
    ):
        for one in whole[part]:
            found += [{**clock, "what": one[text]} for clock in clocks_of(desk, column, one["id"])]
    return found


_PARTS = {
    "subjects": "SELECT id, name AS subject, reviewed, count, deputy_id, unit_id FROM review_subject WHERE review_id = ? ORDER BY id",
    "findings": """SELECT id, kind, text, subject, unit, found_on, status, round, due_on, days, note FROM finding_line
        WHERE review_id = ? ORDER BY id""",
    "questions": """SELECT id, text, asker, deputy, unit, asked_on, on_spot, state, due_on, answered_on, answered_by, answer, note FROM question_line
        WHERE review_id = ? ORDER BY id""",
    "events": """SELECT e.event, e.held_on AS "on", j.name AS subject, e.what, e.ref, e.file, e.note
        FROM review_event e LEFT JOIN review_subject j ON j.id = e.subject_id WHERE e.review_id = ? ORDER BY e.held_on, e.id""",
}  # fmt: skip
_RECTIFIED = "SELECT round, rectified_on, report, file, verdict, judged_on, judged_by, why FROM rectification WHERE finding_id = ? ORDER BY round"
