"""What somebody says is wrong with a score, and what was found; where it is right, a correction of the item's points."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.vocabulary import OBJECTION_STATES
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_score_objection
from renda_cli.work import masking, names
from renda_cli.work.desk import Desk, Listing, Receipt, writing
from renda_cli.work.score import correcting, entry_reading, meaning, schemes, subjects

LIST_FIELDS = (
    "id", "raised_on", "period", "subject", "item", "text", "raised_by", "status", "settled_on", "settled_by", "answer", "entry_id", "scheme",
)  # fmt: skip
_FREE = ("text", "raised_by", "answer")


@writing
def object_(
    desk: Desk,
    /,
    *,
    text: str,
    item: str | None = None,
    period: str | None = None,
    scheme: str | None = None,
    by: str | None = None,
    on: str | None = None,
    **whom: Any,
) -> Receipt:
    """Enters an objection to one's score (`whom` as for meaning.whom), to an item of it or to the whole. Raises InputError.

    The period is the one around the day unless said.
    """
    day, of = desk.day(on), meaning.one(desk, whom)
    loaded, within = meaning.scheme(desk, of.kind, day, period, scheme)
    about: dict[str, Any] = {
        **subjects.columns(of.kind, of.subjects[0].key), "scheme": loaded.scheme.name, "period": within.label,
        "item": None if item is None else meaning.item(loaded.scheme, item).name, "text": words.passage(text, "异议"),
    }  # fmt: skip
    _refuse_twin(desk, about)
    objection_id = insert_score_objection(
        desk.file.db, **about, raised_on=day, raised_by=words.note(by, "--by 提出的人")
    )
    row = _row(desk, objection_id)
    line = (
        f"已登记{called(row)}（{within.words}，{row['raised_on']}）：{words.opening(masking.free(row['text']) or '')}"
    )
    return Receipt((line,), lambda: as_object(desk, objection_id))


def _refuse_twin(desk: Desk, about: dict[str, Any]) -> None:
    same = {name: about[name] for name in ("scheme", "period", "item", "text")} | {"status": "open"}
    if there := subjects.records(desk, "score_objection", *subjects.of_row(about), same):
        raise InputError(
            f"这项异议已登记，编号 #{there[0]['id']}，还没有处理", "请用 renda score objections --open 核对"
        )


def called(row: Row) -> str:
    """How an objection (a row of `objection_line`) is spoken of: `异议 #2 张三 宣传`."""
    return f"异议 #{row['id']} {row['subject']} {row['item'] or '总分'}"


def _row(desk: Desk, objection_id: int) -> Row:
    (found,) = desk.file.rows("SELECT * FROM objection_line WHERE id = ?", (objection_id,))
    return dict(found)


@writing
def settle(
    desk: Desk,
    number: str,
    *,
    accepted: bool | None,
    points: str | None = None,
    item: str | None = None,
    answer: str | None = None,
    by: str | None = None,
    on: str | None = None,
) -> Receipt:
    """Records what was found of an objection; where it is right, `points` corrects the item (of an objection to the whole, `item`).

    Raises InputError.
    """
    if accepted is None:
        raise InputError("没有写异议成立不成立", "成立请加 --accepted，不成立请加 --rejected")
    row, day = names.score_objection(desk, number), desk.day(on)
    _check_open(row, day.isoformat())
    if not accepted and answer is None:
        raise InputError("异议不成立要写明答复", "请加 --answer 文字")
    told = None if answer is None else words.passage(answer, "--answer 的答复")
    entry_id = _correct(desk, row, points, item, day, by, told) if accepted else None
    if not accepted and (points is not None or item is not None):
        raise InputError("异议不成立，不更正得分", "请去掉 --points 和 --item，或改写 --accepted")
    state = "accepted" if accepted else "rejected"
    desk.file.update(
        "score_objection", row["id"], status=state, settled_on=day.isoformat(), settled_by=words.note(by, "--by 处理的机关"), answer=told,
        entry_id=entry_id,
    )  # fmt: skip
    line = f"{called(row)} {OBJECTION_STATES[state]}（{day.isoformat()}）" + (
        f"：{words.opening(masking.spoken(told, *masking.NOBODY))}" if told else ""
    )
    lines = [line] if entry_id is None else [line, correcting.corrected(desk, entry_id)]
    return Receipt(tuple(lines), lambda: as_object(desk, row["id"]))


def _check_open(row: Row, day: str) -> None:
    if row["status"] != "open":
        problem = f"{called(row)} 在 {row['settled_on']} 已处理：{OBJECTION_STATES[row['status']]}"
        raise InputError(problem, "还有不同意见的请用 renda score object 另登记一项")
    if day < row["raised_on"]:
        raise InputError(f"{called(row)} 是 {row['raised_on']} 提出的，不能在 {day} 处理", "请核对 --on")


def _correct(
    desk: Desk, row: Row, points: str | None, item: str | None, day: date, by: str | None, answer: str | None
) -> int | None:
    """Enters the correction that an objection leads to, with what was answered as the reason; None where no points are typed."""
    if points is None:
        if item is not None:
            raise InputError("写了 --item，没有写更正几分", "请加 --points ±分")
        desk.remarks.append("提醒：没有写 --points，得分没有更正")
        return None
    if item is None and row["item"] is None:
        raise InputError(f"{called(row)}没有写是哪一项", "请用 --item 写明更正哪一项的分")
    loaded, _ = schemes.meant(desk, row["period"], name=row["scheme"])
    meant = row["item"] if item is None else meaning.item(loaded.scheme, item).name
    about = {"scheme": row["scheme"], "period": row["period"], "item": meant, **subjects.columns(*subjects.of_row(row))}
    why = words.opening(answer or row["text"], words.LONGEST_TITLE // 2)
    return correcting.enter_correction(desk, about, points, f"异议 #{row['id']}：{why}", day, by)


def list_(desk: Desk, period: str | None = None, *, open_: bool = False, private: bool = False) -> Listing:
    """The objections to the scores of a period (of a year all in it) in the order of their days (fields LIST_FIELDS).

    `entry_id` is the correction. Raises InputError.
    """
    where, values, told = entry_reading.of_period(desk, period)
    if open_:
        where += " AND status = 'open'"
    rows = [
        dict(one)
        for one in desk.file.rows(f"SELECT * FROM objection_line WHERE {where} ORDER BY raised_on, id", values)
    ]
    counts = words.tally([one["status"] for one in rows], OBJECTION_STATES)
    notes = (f"共 {len(rows)} 项：{counts}",) if rows else ()
    listed = [one if private else masking.kept_back(one, _FREE) for one in rows]
    return Listing(LIST_FIELDS, [tuple(one[name] for name in LIST_FIELDS) for one in listed], notes, f"{told}积分异议")


def as_object(desk: Desk, objection_id: int) -> dict[str, Any]:
    """One objection (fields LIST_FIELDS)."""
    row = masking.kept_back(_row(desk, objection_id), _FREE)
    return {name: row[name] for name in LIST_FIELDS}
