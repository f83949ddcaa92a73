"""The scores of a period are settled; what is corrected afterwards stands beside them."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.score_periods import Period
from renda_cli.store.statements import insert_score_freeze, insert_score_frozen
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.score import computing, entry_reading, schemes, subjects
from renda_cli.work.score import settled as settling
from renda_cli.work.score.computing import Board, Scored
from renda_cli.work.score.schemes import Loaded
from renda_cli.work.score.tallying import Key

_NAMED = 5  # of what is in the way of a settlement


class Frozen(NamedTuple):
    """One subject's score as it was settled, in thousandths; an item without anything to measure has None."""

    total: int
    band: str | None
    place: int
    items: dict[str, int | None]


class Change(NamedTuple):
    """An item's points (thousandths) as they were settled and as they now are; None where there is nothing or no such item."""

    item: str
    settled: int | None
    now: int | None


@writing
def freeze(
    desk: Desk,
    period: str,
    *,
    scheme: str | None = None,
    by: str | None = None,
    on: str | None = None,
    note: str | None = None,
    anyway: bool = False,
) -> Receipt:
    """Settles the scores of a period by the scheme in force, once. Raises InputError.

    What still waits (entries, objections, judges, the end of the period) is in the way; with `anyway` it is only said.
    """
    day = desk.day(on)
    loaded, within = schemes.meant(desk, period, name=scheme)
    if there := settling.freeze(desk, loaded.scheme.name, within.label):
        raise InputError(f"{within.words}的积分 {there['frozen_on']} 已定稿", "以后的更正请用 renda score correct 登记")
    board = computing.board(desk, loaded, within)
    if not board.rows:
        raise InputError(f"{within.words}没有可计分的对象，不能定稿", "请先登记名册")
    waiting = list(_waiting(desk, board, day))
    if waiting and not anyway:
        raise InputError(f"{within.words}的积分还不能定稿：{'；'.join(waiting)}", "请先处理完；确要定稿的请加 --anyway")
    desk.remarks += [f"注意：定稿时{one}" for one in waiting]
    _remark_left_out(desk, board)
    freeze_id = insert_score_freeze(
        desk.file.db, scheme_id=loaded.id, period=within.label, frozen_on=day, frozen_by=words.note(by, "--by "),
        note=words.note(note, "备注"),
    )  # fmt: skip
    for row in board.rows:
        _keep(desk, freeze_id, loaded, row)
    line = f"已定稿{within.words}的积分：{loaded.scheme.name}（{loaded.year} 年第 {loaded.version} 版），{len(board.rows)} 个对象（{day.isoformat()}）"
    return Receipt((line, "以后的更正另列在旁边，定稿的分不变"), lambda: as_object(desk, freeze_id))


def _waiting(desk: Desk, board: Board, day: date) -> Iterator[str]:
    """What is still in the way of a settlement, in words."""
    period, about = board.period, (board.scheme.name, board.period.label)
    if day < period.last:
        yield f"这一期到 {period.last.isoformat()} 才结束"
    sql = "SELECT * FROM score_line WHERE scheme = ? AND period = ? AND status IN ('reported', 'checked') ORDER BY id"
    if found := [entry_reading.called(dict(row)) for row in desk.file.rows(sql, about)]:
        yield f"有 {len(found)} 笔没有审定（{_some(found)}）"
    sql = "SELECT id, subject FROM objection_line WHERE scheme = ? AND period = ? AND status = 'open' ORDER BY id"
    if found := [f"#{number} {name}" for number, name in desk.file.tuples(sql, about)]:
        yield f"有 {len(found)} 项异议没有处理（{_some(found)}）"
    if found := [f"{row.subject.name} {item}" for row in board.rows for item in row.outcome.awaited]:
        yield f"有 {len(found)} 项没有评分（{_some(found)}）"


def _remark_left_out(desk: Desk, board: Board) -> None:
    """Says what was entered and decided for those who are not among the scored, such as a deputy who has left."""
    scored = {row.subject.key for row in board.rows}
    sql = f"""SELECT *, {subjects.holder_of(board.scheme.subject)} AS holder FROM score_line
        WHERE scheme = ? AND period = ? AND status = 'decided' ORDER BY id"""
    rows = map(dict, desk.file.rows(sql, (board.scheme.name, board.period.label)))
    if found := [entry_reading.called(row) for row in rows if row["holder"] not in scored]:
        desk.remarks.append(f"注意：有 {len(found)} 笔登记的对象不在计分的名单里，没有计入（{_some(found)}）")


def _some(found: list[str]) -> str:
    return "、".join(found[:_NAMED]) + ("……" if len(found) > _NAMED else "")


def _keep(desk: Desk, freeze_id: int, loaded: Loaded, row: Scored) -> None:
    items = {name: worked.points for name, worked in row.outcome.items.items()}
    insert_score_frozen(
        desk.file.db, freeze_id=freeze_id, name=row.subject.name, total_milli=row.outcome.total, band=row.band, place=row.place,
        items=json.dumps(items, ensure_ascii=False), **subjects.columns(loaded.scheme.subject, row.subject.key),
    )  # fmt: skip


def as_object(desk: Desk, freeze_id: int) -> dict[str, Any]:
    """One settlement: scheme, version, period, day, by whom, note, and how many subjects (`count`)."""
    sql = """SELECT f.id, s.name AS scheme, s.version, f.period, f.frozen_on, f.frozen_by, f.note,
        (SELECT count(*) FROM score_frozen WHERE freeze_id = f.id) AS count
        FROM score_freeze f JOIN scheme s ON s.id = f.scheme_id WHERE f.id = ?"""
    (found,) = desk.file.rows(sql, (freeze_id,))
    return dict(found)


def settled(desk: Desk, loaded: Loaded, period: Period) -> dict[Key, Frozen] | None:
    """The scores of a period as they were settled, by the subjects' keys in the order of the list; None where they were not."""
    there = settling.freeze(desk, loaded.scheme.name, period.label)
    if there is None:
        return None
    rows = desk.file.rows("SELECT * FROM score_frozen WHERE freeze_id = ? ORDER BY id", (there["id"],))
    return {
        subjects.of_row(row)[1]: Frozen(row["total_milli"], row["band"], row["place"], json.loads(row["items"]))
        for row in map(dict, rows)
    }


def later(scored: Scored, frozen: Frozen) -> list[Change]:
    """The items whose points are others now than when they were settled, in the order of the table."""
    now = {name: worked.points for name, worked in scored.outcome.items.items()}
    return [
        Change(item, frozen.items.get(item), now.get(item))
        for item in {**now, **frozen.items}
        if frozen.items.get(item) != now.get(item)
    ]
