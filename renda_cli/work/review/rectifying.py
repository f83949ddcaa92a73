"""A finding is put right, or a suggestion answered, and that is accepted or goes round again."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_rectification
from renda_cli.work import deadlines, doing, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.review import finding_reading as reading
from renda_cli.work.review.finding import KIND, run_clock
from renda_cli.work.review.holding import require_held


@writing
def rectify(
    desk: Desk, numbers: list[str], *, on: str | None = None, report: str | None = None, file: str | None = None
) -> Receipt:
    """Records that findings were put right, or suggestions answered, in the round that they are in. All or none.

    Said again before it is judged, it corrects the day, the report or the paper. Raises InputError.
    """
    day = desk.day(on)
    told = {
        "report": None if report is None else words.passage(report, "--report 的情况"),
        "file": words.note(file, "--file 的路径"),
    }
    given = {name: value for name, value in told.items() if value is not None}
    rows = _chosen(desk, numbers, "登记整改")
    lines = [
        _corrected(desk, row, day if on is not None else None, given)
        if row["status"] == "rectified"
        else _rectified(desk, row, day, given)
        for row in rows
    ]
    return Receipt(tuple(lines), lambda: reading.as_objects(desk, rows))


def _chosen(desk: Desk, numbers: list[str], what: str) -> list[Row]:
    """The findings of several numbers, of reviews that are held, none of them accepted. Raises InputError."""
    rows = [names.finding(desk, text) for text in words.parts(numbers)]
    if not rows:
        raise InputError("没有写编号", "请写一个或几个评议意见的编号，如 1,2,3")
    words.without_repeats([f"#{row['id']}" for row in rows], "编号")
    for row in rows:
        require_held({"id": row["review_id"], **_review(desk, row)}, what)
        if row["status"] == "accepted":
            word = reading.words_for(row).accepted
            raise InputError(f"{reading.called(row)} 在 {row['judged_on']} 已{word}", f"登记有误的{doing.TAKE_BACK}")
    return rows


def _review(desk: Desk, row: Row) -> Row:
    (found,) = desk.file.rows("SELECT status, closed_on FROM review WHERE id = ?", (row["review_id"],))
    return dict(found)


def _rectified(desk: Desk, row: Row, day: date, told: dict[str, Any]) -> str:
    _check_begun(desk, row, day)
    insert_rectification(desk.file.db, finding_id=row["id"], round=row["round"], rectified_on=day, **told)
    desk.file.update("finding", row["id"], status="rectified")
    deadlines.meet(desk.file, KIND, day, finding_id=row["id"], round=row["round"])
    again = f"，第 {row['round']} 轮" if row["round"] > 1 else ""
    return f"已登记{reading.called(row)} {reading.words_for(row).done}（{day.isoformat()}{again}）{_late(row, day)}"


def _corrected(desk: Desk, row: Row, day: date | None, told: dict[str, Any]) -> str:
    """Writes over what was said of a round that is still to be judged."""
    what = reading.words_for(row)
    if day is None and not told:
        raise InputError(
            f"{reading.called(row)} 在 {row['rectified_on']} 已登记{what.done}，等待验收",
            f"验收请用 renda review accept {row['id']}；要改正请加 --on 日期 或 --report 文字",
        )
    kept = date.fromisoformat(row["rectified_on"]) if day is None else day
    _check_begun(desk, row, kept)
    desk.file.update("rectification", _rectification(desk, row), rectified_on=kept.isoformat(), **told)
    met = "UPDATE deadline SET met_on = ? WHERE finding_id = ? AND round = ? AND met_on IS NOT NULL"
    desk.file.db.execute(met, (kept.isoformat(), row["id"], row["round"]))
    before = "" if kept.isoformat() == row["rectified_on"] else f"，原登记 {row['rectified_on']}"
    return f"已改正{reading.called(row)} 的{what.done}登记（{kept.isoformat()}{before}）{_late(row, kept)}"


def _check_begun(desk: Desk, row: Row, day: date) -> None:
    begun_on = reading.begun_on(desk, row)
    if day.isoformat() < begun_on:
        what = "提出" if row["round"] == 1 else reading.words_for(row).refused
        problem = f"{reading.called(row)} 在 {begun_on} {what}，不能在 {day.isoformat()} {reading.words_for(row).done}"
        raise InputError(problem, "请核对 --on")


def _late(row: Row, day: date) -> str:
    if row["due_on"] is None or day.isoformat() <= row["due_on"]:
        return ""
    return f"，比期限 {row['due_on']} 晚 {(day - date.fromisoformat(row['due_on'])).days} 天"


@writing
def accept(
    desk: Desk,
    numbers: list[str],
    *,
    on: str | None = None,
    by: str | None = None,
    no: bool = False,
    why: str | None = None,
    until: str | None = None,
) -> Receipt:
    """Records that what was done about findings is accepted, or with `no` that it is not, and why: they go round again. All or none.

    The next round's clock runs by the rule `review.rectify` or until a day by hand. Raises InputError.
    """
    if not no and (why is not None or until is not None):
        raise InputError("--why 和 --until 只用于验收不合格", "不合格请加 --no，合格请去掉")
    if no and why is None:
        raise InputError("验收不合格要写明原因", "请加 --why 原因，并用 --until 日期 另定期限")
    day, until_on = desk.day(on), desk.day_if_given(until, "--until")
    judged = {"judged_on": day.isoformat(), "judged_by": words.note(by, "--by 的验收者")}
    reason = words.title(why, "--why 的原因") if why is not None else None
    rows = _chosen(desk, numbers, "验收")
    lines = [line for row in rows for line in _judged(desk, row, day, {**judged, "why": reason}, until_on, no=no)]
    return Receipt(tuple(lines), lambda: reading.as_objects(desk, rows))


def _judged(desk: Desk, row: Row, day: date, judged: dict[str, Any], until: date | None, *, no: bool) -> list[str]:
    """Writes the verdict on the round that a finding is in, and where that leads; returns what the clerk is told."""
    what = reading.words_for(row)
    if row["status"] != "rectified":
        how = f"请先用 renda review rectify {row['id']} 登记"
        raise InputError(f"{reading.called(row)} 还没有登记{what.done}，不能验收", how)
    if day.isoformat() < row["rectified_on"]:
        problem = f"{reading.called(row)} 在 {row['rectified_on']} {what.done}，不能在 {day.isoformat()} 验收"
        raise InputError(problem, "请核对 --on")
    verdict = {**judged, "verdict": "refused" if no else "accepted"}
    desk.file.update("rectification", _rectification(desk, row), **verdict)
    return _again(desk, row, day, judged, until) if no else [_accepted(desk, row, day, judged["judged_by"])]


def _rectification(desk: Desk, row: Row) -> int:
    """The id of what was done in the round that a finding is in."""
    sql = "SELECT id FROM rectification WHERE finding_id = ? AND round = ?"
    ((found,),) = desk.file.tuples(sql, (row["id"], row["round"]))
    return int(found)


def _accepted(desk: Desk, row: Row, day: date, by: str | None) -> str:
    desk.file.update("finding", row["id"], status="accepted")
    took = (day - date.fromisoformat(row["found_on"])).days
    whose = f"，{by}" if by else ""
    rounds = f"，共 {row['round']} 轮" if row["round"] > 1 else ""
    word = reading.words_for(row).accepted
    return f"{reading.called(row)} {word}（{day.isoformat()}{whose}）：从提出到验收 {took} 天{rounds}"


def _again(desk: Desk, row: Row, day: date, judged: dict[str, Any], until: date | None) -> list[str]:
    number = row["round"] + 1
    desk.file.update("finding", row["id"], status="redoing", round=number)
    word = reading.words_for(row).refused
    line = f"{reading.called(row)} {word}（{day.isoformat()}）：{judged['why']}；进入第 {number} 轮"
    return [line, run_clock(desk, {**row, "round": number}, day, until)]
