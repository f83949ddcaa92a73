"""What follows a vote: the written feedback to the subjects, and what the rulebook says that a result calls for.

Nothing here changes a deputy's status: a result only reminds.
"""

from datetime import date
from functools import cache
from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_review_event
from renda_cli.work import names, texts
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.review import subjects
from renda_cli.work.review.holding import require_held
from renda_cli.work.review.naming import called

_EVENT = """SELECT e.id, e.review_id, j.name AS subject, e.event, e.held_on AS "on", e.what, e.ref, e.file, e.note
    FROM review_event e LEFT JOIN review_subject j ON j.id = e.subject_id WHERE e.id = ?"""
# The day of the last vote on each subject that stands, of the reviews that {} picks.
_VOTED = """SELECT j.review_id, r.title, j.id, j.name, max(b.held_on) FROM ballot_row o
    JOIN ballot b ON b.id = o.ballot_id AND b.purpose = 'review' AND NOT b.void
    JOIN review_subject j ON j.id = o.subject_id JOIN review r ON r.id = j.review_id
    WHERE {} GROUP BY j.id ORDER BY j.review_id, j.id"""


class Measure(NamedTuple):
    """Something that a subject's result calls for by the rule `review.after`: on which day was voted, and when it was done."""

    review_id: int
    review: str
    subject_id: int
    subject: str
    grade: str
    what: str
    voted_on: str
    done_on: str | None
    source: str


def open_measures(desk: Desk, year: int | None = None) -> list[Measure]:
    """What results of the reviews of a year (of all, where it is None) call for and nobody recorded as done."""
    where = "r.year = ?" if year else "1"
    return [one for one in _measures(desk, where, *[year] * bool(year)) if one.done_on is None]


def measures_of(desk: Desk, review_id: int) -> list[Measure]:
    """What the results of one review call for and nobody recorded as done."""
    return [one for one in _measures(desk, "r.id = ?", review_id) if one.done_on is None]


def _measures(desk: Desk, where: str, *values: Any) -> list[Measure]:
    """What the last votes call for, done or not. A measure was done when it was recorded for the vote's day or a later one."""
    from renda_cli.work.review.ballot_reading import grades

    found: list[Measure] = []
    given = cache(lambda review_id: grades(desk, review_id))  # each review's votes are counted out once
    for review_id, title, subject_id, name, voted_on in desk.file.tuples(_VOTED.format(where), values):
        grade = given(review_id).get(subject_id)
        rule = desk.rulebook.found_on("review.after", date.fromisoformat(voted_on))
        for what in rule.value.get(grade, ()) if rule and grade else ():
            sql = "SELECT max(held_on) FROM review_event WHERE subject_id = ? AND event = 'followed_up' AND what = ? AND held_on >= ?"
            ((done_on,),) = desk.file.tuples(sql, (subject_id, what, voted_on))
            about = (review_id, title, subject_id, name, str(grade), what, voted_on, done_on)
            found.append(Measure(*about, rule.source if rule else ""))
    return found


def without_feedback(desk: Desk, review_id: int) -> list[str]:
    """The names of the subjects voted on that got no written feedback since the last vote on them."""
    fed = """SELECT 1 FROM review_event WHERE subject_id = ? AND event = 'feedback' AND held_on >= ?"""
    voted = desk.file.tuples(_VOTED.format("r.id = ?"), (review_id,))
    return [name for _, _, one, name, day in voted if desk.file.row(fed, (one, day)) is None]


@writing
def feedback(
    desk: Desk,
    number: str,
    *,
    subject: list[str] | None = None,
    on: str | None = None,
    ref: str | None = None,
    file: str | None = None,
    note: str | None = None,
) -> Receipt:
    """Records that result and opinions were handed to the subjects in writing, to all where none is named. All or none.

    Said again for the same day it corrects number, file and note. Before a vote it is taken with a remark. Raises InputError.
    """
    row = names.review(desk, number)
    require_held(row, "反馈")
    day = desk.day(on)
    _check_held_by(row, day, "反馈")
    chosen = subjects.chosen(desk, row["id"], subject)
    about = {"ref": words.note(ref, "文号"), "file": texts.path(desk, file, "--file"), "note": words.note(note, "备注")}
    ids, lines = [], []
    for one in chosen:
        event_id, told = _fed_back(desk, row, one, day, about)
        ids.append(event_id)
        lines += told
        _remark_on_vote(desk, one, day)
    listed = "、".join(one["name"] for one in chosen)
    said = f"，{about['ref']}" if about["ref"] else ""
    first = f"已登记{called(row)}书面反馈：{listed}（{day.isoformat()}{said}）"
    return Receipt((first, *lines), lambda: [_event(desk, event_id) for event_id in ids])


def _check_held_by(row: Row, day: date, what: str) -> None:
    if day.isoformat() < row["held_on"]:
        raise InputError(f"{called(row)}在 {row['held_on']} 才开展，不能在 {day.isoformat()} {what}", "请核对 --on")


def _fed_back(desk: Desk, row: Row, one: Row, day: date, about: Row) -> tuple[int, list[str]]:
    """The id of the feedback, and what stood there: of the same day it is corrected, of another it is one more."""
    sql = "SELECT * FROM review_event WHERE subject_id = ? AND event = 'feedback' ORDER BY held_on DESC, id DESC"
    former = desk.file.row(sql, (one["id"],))
    if former is None or former["held_on"] != day.isoformat():
        new_id = insert_review_event(
            desk.file.db, review_id=row["id"], subject_id=one["id"], event="feedback", held_on=day, **about
        )
        return new_id, [f"{one['name']}在 {former['held_on']} 已反馈过，这是又一次"] if former else []
    changed = {name: value for name, value in about.items() if value is not None and value != former[name]}
    if not changed:
        raise InputError(f"{one['name']}在 {day.isoformat()} 已登记书面反馈", "要更正请写 --ref、--file 或 --note")
    desk.file.update("review_event", former["id"], **changed)
    was = [str(former[name]) for name in changed if former[name]]
    return former["id"], [f"更正：{one['name']}原登记 {'，'.join(was)}"] if was else []


def _remark_on_vote(desk: Desk, one: Row, day: date) -> None:
    voted = desk.file.tuples(_VOTED.format("j.id = ?"), (one["id"],))
    if not voted:
        desk.remarks.append(f"提醒：{one['name']}还没有登记测评")
    elif day.isoformat() < voted[0][4]:
        desk.remarks.append(f"提醒：{one['name']}在 {voted[0][4]} 测评，反馈在此以前，请核对 --on")


@writing
def follow(
    desk: Desk,
    number: str,
    *,
    what: str,
    subject: str | None = None,
    on: str | None = None,
    file: str | None = None,
    note: str | None = None,
) -> Receipt:
    """Records that something a result calls for was done (reported again, talked to), or something else that followed.

    Also of a closed review: the next session may come long after its papers were filed. Raises InputError.
    """
    row = names.review(desk, number)
    if row["status"] != "closed":
        require_held(row, "登记措施")
    day, text = desk.day(on), words.title(what, "--what 的措施")
    one = subjects.only(desk, row["id"], subject)
    listed = [measure for measure in _measures(desk, "r.id = ?", row["id"]) if measure.subject_id == one["id"]]
    text, voted_on = _named(desk, listed, one, text)
    if voted_on and day.isoformat() < voted_on:
        raise InputError(f"{one['name']}在 {voted_on} 测评，不能在 {day.isoformat()} 落实", "请核对 --on")
    _check_held_by(row, day, "落实")
    about = {"file": texts.path(desk, file, "--file"), "note": words.note(note, "备注")}
    event_id, told = _followed(desk, row, one, day, text, voted_on, about)
    line = f"已登记{called(row)} {one['name']}：{text}（{day.isoformat()}）"
    waiting = [measure.what for measure in measures_of(desk, row["id"]) if measure.subject_id == one["id"]]
    rest = [f"{one['name']}还没有登记的：{'、'.join(waiting)}"] if waiting else []
    return Receipt((line, *told, *rest), lambda: _event(desk, event_id))


def _named(desk: Desk, listed: list[Measure], one: Row, text: str) -> tuple[str, str | None]:
    """The measure of the rule that a word names, with the day of the vote; else the word as it is, and the clerk is told so."""
    fitting = [m for m in listed if m.what == text] or [m for m in listed if text in m.what]
    if len(fitting) > 1:
        raise InputError(f"“{text[:30]}”对应几项措施：{'、'.join(m.what for m in fitting)}", "请写全措施的名称")
    if fitting:
        return fitting[0].what, fitting[0].voted_on
    asked = "、".join(m.what for m in listed)
    why = f"测评为{listed[0].grade}，规定的是{asked}" if listed else "没有测评结果要求的措施"
    desk.remarks.append(f"提示：{one['name']}{why}；所写的另记为后续措施")
    return text, None


def _followed(
    desk: Desk, row: Row, one: Row, day: date, text: str, voted_on: str | None, about: Row
) -> tuple[int, list[str]]:
    """Writes what was done; where it stands there since the last vote, its day is corrected."""
    sql = """SELECT id, held_on FROM review_event WHERE subject_id = ? AND event = 'followed_up' AND what = ?
        AND held_on >= ? ORDER BY held_on DESC, id DESC"""
    former = desk.file.row(sql, (one["id"], text, voted_on)) if voted_on else None
    if former is None:
        new_id = insert_review_event(
            desk.file.db,
            review_id=row["id"],
            subject_id=one["id"],
            event="followed_up",
            held_on=day,
            what=text,
            **about,
        )
        return new_id, []
    said = {name: value for name, value in about.items() if value is not None}
    if former["held_on"] == day.isoformat() and not said:
        raise InputError(f"{one['name']}的{text}在 {former['held_on']} 已登记", "要更正请写 --on、--file 或 --note")
    desk.file.update("review_event", former["id"], held_on=day.isoformat(), **said)
    changed = former["held_on"] != day.isoformat()
    return former["id"], [f"更正：原登记在 {former['held_on']}"] if changed else []


def _event(desk: Desk, event_id: int) -> dict[str, Any]:
    (found,) = desk.file.rows(_EVENT, (event_id,))
    return dict(found)
