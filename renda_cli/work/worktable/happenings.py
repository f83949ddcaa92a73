"""What happens on the days of the work table: receptions, sessions, activities, reviews, elections, days off."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from renda_cli.rules import days
from renda_cli.store.file import Row
from renda_cli.work import masking
from renda_cli.work.desk import Desk
from renda_cli.work.seats import OFFICIAL_ORDER
from renda_cli.work.station.days import WAS_HELD
from renda_cli.work.worktable.entry import Asked, Entry

_RECEPTIONS = f"""SELECT y.id, y.planned_on, y.moved_from, y.hours, y.dropped_why, y.noticed_on, y.note, s.name AS station,
      coalesce(y.place, s.address) AS place, {WAS_HELD} AS held,
      (SELECT group_concat(name, '、') FROM (SELECT d.name FROM duty u JOIN deputy d ON d.id = u.deputy_id
        WHERE u.day_id = y.id AND u.excused_on IS NULL ORDER BY {OFFICIAL_ORDER})) AS deputies
    FROM reception_day y JOIN station s ON s.id = y.station_id
    WHERE (y.planned_on BETWEEN :first AND :last OR (:closed AND y.moved_from BETWEEN :first AND :last))
      AND (:closed OR y.dropped_why IS NULL) ORDER BY y.planned_on, y.station_id"""


def receptions(desk: Desk, asked: Asked) -> Iterator[Entry]:
    """The days on which stations receive voters, with who is on duty."""
    for row in desk.file.rows(_RECEPTIONS, asked._asdict()):
        state = _state(asked, row["planned_on"], dropped=bool(row["dropped_why"]), done=bool(row["held"]))
        moved = (f"原定{days.day_words(row['moved_from'])}",) if row["moved_from"] else ()
        yield Entry(
            row["planned_on"], None, "reception", row["station"], None, row["deputies"], row["place"], state, None, f"reception-{row['id']}",
            row["hours"], (row["note"] or "").count(" 改期至 ") + (state in ("done", "dropped")), row["noticed_on"], moved,
        )  # fmt: skip


def sessions(desk: Desk, asked: Asked) -> Iterator[Entry]:
    """The sessions of the congress and the meetings of its presidium."""
    sql = """SELECT * FROM session WHERE opened_on <= :last AND coalesce(closed_on, opened_on) >= :first ORDER BY opened_on, id"""
    for row in desk.file.rows(sql, asked._asdict()):
        ended = row["closed_on"] or row["opened_on"]
        kind = "session" if row["kind"] == "人代会" else "meeting"
        yield Entry(
            row["opened_on"], _until(row["opened_on"], row["closed_on"]), kind, f"{row['number']} {row['kind']}", None, None, None,
            "done" if ended < asked.today else "planned", row["number"], f"session-{row['id']}",
        )  # fmt: skip


_ACTIVITIES = """SELECT c.*, (SELECT count(*) FROM activity_move WHERE activity_id = c.id) AS moves,
      (SELECT max(moved_on) FROM activity_move WHERE activity_id = c.id) AS moved_on,
      coalesce(c.held_on, c.planned_on) AS "on", (SELECT name FROM deputy_group WHERE id = c.group_id) AS "group",
      (SELECT name FROM station WHERE id = c.station_id) AS station,
      (SELECT units FROM activity_line WHERE id = c.id) AS units
    FROM activity c WHERE (:closed OR c.status <> 'dropped') AND (coalesce(c.held_on, c.planned_on) <= :last
        AND (coalesce(c.until_on, c.held_on, c.planned_on) >= :first OR (c.status = 'planned' AND c.planned_on >= :since))
      OR (:closed AND c.id IN (SELECT activity_id FROM activity_move WHERE from_on BETWEEN :first AND :last)))
    ORDER BY "on", c.id"""


def activities(desk: Desk, asked: Asked) -> Iterator[Entry]:
    """The activities of deputies, planned and held, of a group or of all."""
    for row in desk.file.rows(_ACTIVITIES, asked._asdict()):
        state = _state(asked, row["on"], dropped=row["status"] == "dropped", done=row["status"] == "done")
        title = f"{row['title']}（{row['kind']}）" if row["kind"] not in row["title"] else row["title"]
        yield Entry(
            row["on"], _until(row["on"], row["until_on"]), "activity", _plain(title), row["group"] or row["station"] or row["units"], None,
            row["place"], state, str(row["id"]), f"activity-{row['id']}", None, row["moves"] + (state in ("done", "dropped")),
            row["held_on"] or row["moved_on"],
        )  # fmt: skip


_REVIEWS = """SELECT r.*, coalesce(r.held_on, r.planned_on) AS "on", (SELECT count(*) FROM deadline_move m JOIN deadline t ON t.id = m.deadline_id
      WHERE t.review_id = r.id) AS moves
    FROM review r WHERE (:closed OR r.status <> 'dropped') AND (coalesce(r.held_on, r.planned_on) BETWEEN :first AND :last
      OR (r.status = 'planned' AND r.planned_on BETWEEN :since AND :last)
      OR (:closed AND r.id IN (SELECT t.review_id FROM deadline t JOIN deadline_move m ON m.deadline_id = t.id
        WHERE t.review_id IS NOT NULL AND m.from_due_on BETWEEN :first AND :last))) ORDER BY "on", r.id"""


def reviews(desk: Desk, asked: Asked) -> Iterator[Entry]:
    """The reviews, planned and held."""
    for row in desk.file.rows(_REVIEWS, asked._asdict()):
        state = _state(asked, row["on"], dropped=row["status"] == "dropped", done=row["held_on"] is not None)
        yield Entry(
            row["on"], None, "review", _plain(row["title"]), None, None, row["place"], state, str(row["id"]), f"review-{row['id']}",
            None, row["moves"] + (state in ("done", "dropped")), row["held_on"],
        )  # fmt: skip


def elections(desk: Desk, asked: Asked) -> Iterator[Entry]:
    """The days on which deputies are elected."""
    sql = "SELECT * FROM election WHERE polling_on BETWEEN :first AND :last ORDER BY polling_on, id"
    for row in desk.file.rows(sql, asked._asdict()):
        state = "done" if row["polling_on"] < asked.today else "planned"
        yield Entry(
            row["polling_on"], None, "election", f"{row['district']}{row['kind']}投票", None, None, None, state, str(row["id"]),
            f"election-{row['id']}",
        )  # fmt: skip


def days_off(desk: Desk, asked: Asked) -> Iterator[Entry]:
    """The days off as spans, each with its name, and the make-up working days."""
    sql = "SELECT day, kind, name FROM holiday WHERE day BETWEEN :first AND :last ORDER BY day"
    rows = [dict(row) for row in desk.file.rows(sql, asked._asdict())]
    ends = [place for place, (one, other) in enumerate(pairwise(rows), 1) if not _goes_on(one, other)]
    for begin, end in pairwise([0, *ends, len(rows)]):
        if begin < end:
            first, last = rows[begin], rows[end - 1]
            kind = "holiday" if first["kind"] == "off" else "workday"
            yield Entry(
                first["day"], _until(first["day"], last["day"]), kind, first["name"], None, None, None, None, None,
                f"{kind}-{first['day']}",
            )  # fmt: skip


def _goes_on(one: Row, other: Row) -> bool:
    following = (date.fromisoformat(one["day"]) + timedelta(days=1)).isoformat()
    return other["day"] == following and (one["kind"], one["name"]) == (other["kind"], other["name"])


def _state(asked: Asked, on: str, *, dropped: bool, done: bool) -> str:
    if dropped:
        return "dropped"
    return "done" if done else "late" if on < asked.today else "planned"


def _until(first: str, last: str | None) -> str | None:
    return last if last and last > first else None


def _plain(words: str) -> str:
    return masking.spoken(" ".join(words.split()), *masking.NOBODY)
