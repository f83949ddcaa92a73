"""What happens to points that were entered: the group checks, the presidium decides, or they are refused."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import score_amounts, words
from renda_cli.rules.schemes import Item
from renda_cli.rules.vocabulary import SCORE_AMOUNTS, SCORE_STATES
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_score_stage
from renda_cli.work import doing, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.score import amounts, schemes, settled
from renda_cli.work.score import entry_reading as reading
from renda_cli.work.score.entry import STAGES, stage

_ORDER = ("reported", "checked", "decided")
_CONFIRMED = {state: STAGES[state] for state in _ORDER[1:]}
_OPTIONS = {"points": "--points 分", "count": "--count 数量"}


@writing
def confirm(
    desk: Desk,
    numbers: list[str],
    *,
    to: str | None = None,
    points: str | None = None,
    count: str | None = None,
    by: str | None = None,
    why: str | None = None,
    on: str | None = None,
) -> Receipt:
    """Takes entries on to the next stage, or to one (`to`), with the same amount or another, which needs a reason. All or none.

    Raises InputError.
    """
    day, held_by, reason = desk.day(on), words.note(by, "--by "), words.note(why, "--why 的理由")
    wanted = None if to is None else stage(to, _CONFIRMED)
    rows, lines = chosen(desk, numbers), []
    for row in rows:
        reached = _next(desk, row, wanted)
        check_day(row, day, STAGES[reached])
        milli = changed(desk, row, points, count)
        if milli != row["amount_milli"] and reason is None:
            raise InputError(f"{reading.called(row)} 的分值有改变，没有写理由", "请加 --why 理由")
        step(desk, row, reached, day, held_by, milli, reason)
        desk.file.update("score_entry", row["id"], status=reached, amount_milli=milli)
        lines.append(f"已{STAGES[reached]} {reading.called(row)} {change(row, milli)}（{whose(day, held_by)}）")
    return Receipt(tuple(lines), lambda: _objects(desk, rows))


def _next(desk: Desk, row: Row, wanted: str | None) -> str:
    """The stage that an entry goes on to; a stage left out is said so. Raises InputError where it is past that."""
    if row["status"] == "refused":
        raise InputError(f"{reading.called(row)} 未获认可", f"要恢复的{doing.TAKE_BACK}，或重新登记")
    at = _ORDER.index(row["status"])
    reached = wanted or _ORDER[min(at + 1, len(_ORDER) - 1)]
    if at >= _ORDER.index(reached):
        how = f"要改请用 renda score correct {row['id']} {option(row)} --why 理由"
        raise InputError(f"{reading.called(row)} {SCORE_STATES[row['status']]}", how)
    if _ORDER.index(reached) > at + 1:
        desk.remarks.append(f"提醒：{reading.called(row)} 没有经过小组审核")
    return reached


@writing
def refuse(desk: Desk, numbers: list[str], *, why: str, by: str | None = None, on: str | None = None) -> Receipt:
    """Records that entries are not recognised, and why; also of those decided, they count no longer. All or none. Raises InputError."""
    day, held_by, reason = desk.day(on), words.note(by, "--by "), words.title(why, "--why 的理由")
    rows, lines = chosen(desk, numbers), []
    for row in rows:
        if row["status"] == "refused":
            raise InputError(f"{reading.called(row)} 已登记未认可", "请用 renda score entries 核对")
        check_day(row, day, "不予认可")
        step(desk, row, "refused", day, held_by, row["amount_milli"], reason)
        desk.file.update("score_entry", row["id"], status="refused")
        lines.append(f"未认可 {reading.called(row)} {amount(row)}（{whose(day, held_by)}）：{reason}，不计分")
    return Receipt(tuple(lines), lambda: _objects(desk, rows))


def points_of(text: str) -> int:
    """Points of a correction, in thousandths. Raises InputError for none."""
    milli = score_amounts.read(text, "--points ")
    if milli == 0:
        raise InputError("更正的分不能为 0", "请写要加或要减的分，如 2、-1.5")
    return milli


def chosen(desk: Desk, numbers: list[str]) -> list[Row]:
    """The entries of several numbers. Raises InputError."""
    rows = [names.score_entry(desk, text) for text in words.parts(numbers)]
    if not rows:
        raise InputError("没有写编号", "请写一个或几个编号，如 1,2,3；编号用 renda score entries 查")
    words.without_repeats([f"#{row['id']}" for row in rows], "编号")
    for row in rows:
        settled.remark(desk, row["scheme"], row["period"])
    return rows


def changed(desk: Desk, row: Row, points: str | None, count: str | None) -> int:
    """The amount (thousandths) that is typed for an entry, or the one that it has. Raises InputError."""
    given, other = (count, points) if row["amount"] == "count" else (points, count)
    if other is not None:
        raise InputError(f"{reading.called(row)} 登记的是{SCORE_AMOUNTS[row['amount']]}", f"请写 {option(row)}")
    if given is None:
        return int(row["amount_milli"])
    if row["amount"] == "count":
        return amounts.number(given)
    meant = _item(desk, row)
    return points_of(given) if meant is None or row["kind"] == "correction" else amounts.mark(desk, meant, given)


def _item(desk: Desk, row: Row) -> Item | None:
    """The item of an entry; None where the scheme has it no more."""
    return schemes.meant(desk, row["period"], name=row["scheme"])[0].scheme.item(row["item"])


def check_day(row: Row, day: date, what: str) -> None:
    """Raises InputError where a day lies before the one of the entry or of its last stage, naming `what` is done."""
    last = max(row["held_on"], row["stage_on"] or "")
    if day.isoformat() < last:
        raise InputError(f"{reading.called(row)} 是 {last} 登记的，不能在 {day.isoformat()} {what}", "请核对 --on")


def step(desk: Desk, row: Row, state: str, day: date, by: str | None, milli: int, why: str | None) -> None:
    """Writes down a step of an entry (a row with id and amount_milli), with the amount after it."""
    insert_score_stage(
        desk.file.db, entry_id=row["id"], stage=state, held_on=day, held_by=by, before_milli=row["amount_milli"], after_milli=milli, why=why,
    )  # fmt: skip


def option(row: Row) -> str:
    """The option that changes the amount of an entry."""
    return _OPTIONS[row["amount"]]


def amount(row: Row) -> str:
    """An entry's amount in words."""
    return amounts.told(row["amount"], row["amount_milli"])


def change(row: Row, milli: int) -> str:
    """The amount before and after, in words."""
    after = amounts.told(row["amount"], milli)
    return after if milli == row["amount_milli"] else f"{amount(row)} → {after}"


def whose(day: date, by: str | None) -> str:
    """The day, and by whom."""
    return "，".join(filter(None, (day.isoformat(), by)))


def _objects(desk: Desk, rows: list[Row]) -> Any:
    return doing.one_or_all([reading.as_object(desk, row["id"]) for row in rows])
