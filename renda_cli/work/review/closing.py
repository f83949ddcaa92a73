"""The end of a review: closed when nothing of it is open."""

from datetime import date

from renda_cli.errors import InputError
from renda_cli.store.file import Row
from renda_cli.work import names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.review import following
from renda_cli.work.review.holding import require_open
from renda_cli.work.review.naming import called

# What keeps a review open, and how it is said.
_OPEN = """
    SELECT '步骤' AS what, step AS name FROM (SELECT step FROM review_step
      WHERE review_id = :id AND done_on IS NULL AND skipped_why IS NULL ORDER BY place, id)
    UNION ALL SELECT '没有验收合格的评议意见', '#' || id FROM finding WHERE review_id = :id AND status <> 'accepted'
    UNION ALL SELECT '没有答复的问题', '#' || id FROM review_question WHERE review_id = :id AND answered_on IS NULL"""
_LAST = """SELECT day, what FROM (
    SELECT held_on AS day, '开展' AS what FROM review WHERE id = :id
    UNION ALL SELECT done_on, step FROM review_step WHERE review_id = :id
    UNION ALL SELECT c.judged_on, '验收评议意见 #' || f.id FROM rectification c JOIN finding f ON f.id = c.finding_id WHERE f.review_id = :id
    UNION ALL SELECT answered_on, '答复问题 #' || id FROM review_question WHERE review_id = :id
    UNION ALL SELECT held_on, '测评' FROM ballot WHERE review_id = :id
    UNION ALL SELECT held_on, '书面反馈' FROM review_event WHERE review_id = :id AND event = 'feedback')
    WHERE day IS NOT NULL ORDER BY day DESC LIMIT 1"""


@writing
def close(desk: Desk, number: str, *, on: str | None = None) -> Receipt:
    """Closes a review that was held. Raises InputError, naming everything that is open, and for a day before its last act.

    What a vote's result calls for and the feedback to the subjects do not keep it open; they are told of.
    """
    row = names.review(desk, number)
    require_open(row)
    day = desk.day(on)
    if row["status"] == "planned":
        raise InputError(f"{called(row)}还没有开展", f"请先登记：renda review hold {row['id']} --on 日期")
    _require_nothing_open(desk, row)
    (last,) = desk.file.rows(_LAST, {"id": row["id"]})
    if day.isoformat() < last["day"]:
        raise InputError(f"{last['what']}在 {last['day']}，不能在 {day.isoformat()} 办结", "请核对 --on")
    desk.file.update("review", row["id"], status="closed", closed_on=day.isoformat())
    _remark_on_the_rest(desk, row)
    lines = (f"已办结{called(row)}（{day.isoformat()}）", *_since_found(desk, row))
    return Receipt(lines, lambda: names.review(desk, str(row["id"])))


def _require_nothing_open(desk: Desk, row: Row) -> None:
    waiting: dict[str, list[str]] = {}
    for what, name in desk.file.tuples(_OPEN, {"id": row["id"]}):
        waiting.setdefault(what, []).append(name)
    if waiting:
        told = "；".join(f"{what}：{'、'.join(listed)}" for what, listed in waiting.items())
        skipping = f"，不办的步骤用 renda review step {row['id']} --step 步骤 --skip 理由"
        how = f"请先登记{skipping if '步骤' in waiting else ''}"
        raise InputError(f"{called(row)}还有没完的，不能办结：{told}", how)


def _since_found(desk: Desk, row: Row) -> list[str]:
    sql = "SELECT min(found_on), max(judged_on) FROM finding_line WHERE review_id = ?"
    ((found_on, judged_on),) = desk.file.tuples(sql, (row["id"],))
    if found_on is None:
        return []
    days = (date.fromisoformat(judged_on) - date.fromisoformat(found_on)).days
    return [f"从提出评议意见（{found_on}）到全部验收合格（{judged_on}）{days} 天"]


def _remark_on_the_rest(desk: Desk, row: Row) -> None:
    silent = following.without_feedback(desk, row["id"])
    if silent:
        desk.remarks.append(f"提醒：测评结果没有登记书面反馈：{'、'.join(silent)}")
    for one in following.measures_of(desk, row["id"]):
        how = f"落实后登记：renda review follow {row['id']} --subject {one.subject} --what {one.what}"
        desk.remarks.append(f"提醒：{one.subject}测评为{one.grade}，还没有{one.what}；{how}")
