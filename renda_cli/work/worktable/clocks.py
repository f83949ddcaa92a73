"""The open deadlines of the work table; for calendars those that were met, cancelled or moved away too."""

from collections.abc import Iterator
from typing import Any

from renda_cli.store.file import Row
from renda_cli.work import masking
from renda_cli.work.desk import Desk
from renda_cli.work.due import level
from renda_cli.work.worktable.entry import LATE, Asked, Entry

# A planned review stands in the table itself, so its own clock does not.
_OPEN = """SELECT o.id, iif(t.step_id, 'step', o.kind) AS kind, o.session, o.no, o.title, o.unit, o.deputy, o.what, o.due_on, o.latest_on,
      o.provisional, t.opinion_id, t.question_id, t.activity_id,
      (SELECT deputy_id FROM opinion_handler WHERE opinion_id = t.opinion_id) AS by_deputy,
      (SELECT month FROM posting WHERE id = t.posting_id) AS month,
      (SELECT count(*) FROM deadline_move WHERE deadline_id = t.id) AS moves,
      coalesce((SELECT max(moved_on) FROM deadline_move WHERE deadline_id = t.id), t.start_on) AS stamp
    FROM open_deadline o CROSS JOIN deadline t ON t.id = o.id WHERE t.review_id IS NULL AND {}
    ORDER BY o.due_on, o.session, o.no GLOB '[^0-9]*', length(o.no), o.no, o.id"""
_WITHIN = "o.due_on BETWEEN :since AND :last"
_MOVED = """o.id IN (SELECT deadline_id FROM deadline_move WHERE from_due_on BETWEEN :first AND :last)
    AND o.due_on NOT BETWEEN :since AND :last"""
_CLOSED = """SELECT t.id, iif(t.step_id, 'step', t.kind) AS kind, s.number AS session, p.no, coalesce(p.title, '') AS title, t.due_on, t.met_on,
      t.cancelled_on, (SELECT month FROM posting WHERE id = t.posting_id) AS month,
      (SELECT count(*) FROM deadline_move WHERE deadline_id = t.id) AS moves
    FROM deadline t LEFT JOIN proposal p ON p.id = t.proposal_id LEFT JOIN session s ON s.id = p.session_id
    WHERE t.due_on BETWEEN :first AND :last AND t.kind <> 'return' AND t.review_id IS NULL
      AND (t.met_on IS NOT NULL OR t.cancelled_on IS NOT NULL) ORDER BY t.due_on, t.id"""


def entries(desk: Desk, asked: Asked) -> Iterator[Entry]:
    """The deadlines of some days."""
    about = asked._asdict()
    for row in desk.file.rows(_OPEN.format(_WITHIN), about):
        yield _open(dict(row), asked.today)
    if asked.closed:
        for row in desk.file.rows(_OPEN.format(_MOVED), about):
            yield _open(dict(row), asked.today)
        for row in desk.file.rows(_CLOSED, about):
            yield _closed(dict(row))


def _open(row: Row, today: str) -> Entry:
    lateness = level(row["due_on"], row["latest_on"], today)
    known = "provisional" if lateness not in LATE and row["provisional"] else lateness
    unit, deputy = (None, row["unit"]) if row["by_deputy"] else (row["unit"], row["deputy"])
    return Entry(
        row["due_on"], None, row["kind"], _title(row), unit, deputy, None, known, _ref(row), _uid(row), moves=row["moves"], stamp=row["stamp"],
        remarks=("暂定",) if row["provisional"] else (),
    )  # fmt: skip


def _title(row: Row) -> str:
    """What it is about: voters' words stay in the file, so their opinions and questions have a number only."""
    if row["opinion_id"] or row["question_id"]:
        told = f"{'选民意见' if row['opinion_id'] else '询问'} {row['no']}"
        return f"{told}（{row['what']}）" if row["opinion_id"] and row["what"] else told
    told = f"{row['title']}（{row['what']}）" if row["what"] else row["title"]
    return masking.spoken(" ".join(told.split()), *masking.NOBODY)


def _closed(row: Row) -> Entry:
    return Entry(
        row["due_on"], None, row["kind"], masking.spoken(row["title"], *masking.NOBODY), None, None, None, "done" if row["met_on"] else "dropped", _ref(row),
        _uid(row), moves=row["moves"] + 1, stamp=row["met_on"] or row["cancelled_on"],
    )  # fmt: skip


def _ref(row: Row) -> str | None:
    """The number that its verb takes: `5-1/16` of a proposal."""
    return "/".join(filter(None, (row["session"], row["no"]))) or None


def _uid(row: dict[str, Any]) -> str:
    """A posting is known by its month, for it is told before its clock runs."""
    return f"posting-{row['month']}" if row["month"] else f"deadline-{row['id']}"
