"""Points that turn out wrong are corrected, with the reason: an entry, or what one has for an item."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import score_periods, words
from renda_cli.store.statements import insert_score_entry
from renda_cli.work import masking, texts
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.score import entry_reading as reading
from renda_cli.work.score import meaning, settled, stages, subjects


def either(desk: Desk, number: str | None, **said: Any) -> Receipt:
    """Corrects an entry by its number, or else what one has for an item; `said` as for `correct` and `correct_item`. Raises InputError."""
    if number is not None:
        other = [name for name in _OF_ITEM if said[name]]
        if other:
            raise InputError(
                f"写了登记编号，不要再写 {'、'.join(f'--{name}' for name in other)}", "编号已指明是谁的哪一项、哪一期"
            )
        return correct(desk, number, **{name: value for name, value in said.items() if name not in _OF_ITEM})
    if said["item"] is None:
        raise InputError(
            "没有写更正什么", "更正一笔登记请写编号；更正一个项目的得分请写对象（如 --deputy 张三）和 --item"
        )
    if said["count"] is not None or said["points"] is None:
        raise InputError("更正一个项目的得分要写分", "请加 --points ±分，如 --points -1")
    return correct_item(desk, **{name: value for name, value in said.items() if name != "count"})


_OF_ITEM = (*subjects.COLUMNS, "town", "item", "period", "scheme", "file")


@writing
def correct(
    desk: Desk,
    number: str,
    *,
    why: str,
    points: str | None = None,
    count: str | None = None,
    by: str | None = None,
    on: str | None = None,
) -> Receipt:
    """Corrects the amount of an entry, with the reason; what stood there before is kept. Raises InputError."""
    day, held_by, reason = desk.day(on), words.note(by, "--by "), words.title(why, "--why 的理由")
    rows = stages.chosen(desk, [number])
    if len(rows) > 1:
        raise InputError(f"写了 {len(rows)} 个编号", "更正请一次只写一个编号")
    (row,) = rows
    if row["status"] == "refused":
        raise InputError(f"{reading.called(row)} 未获认可，不计分，不必更正", "请用 renda score entries 核对")
    if points is None and count is None:
        raise InputError("没有写更正为多少", f"请加 {stages.option(row)}")
    milli = stages.changed(desk, row, points, count)
    if milli == row["amount_milli"]:
        raise InputError(f"{reading.called(row)} 本来就是 {stages.amount(row)}", "请核对更正后的数")
    stages.check_day(row, day, "更正")
    stages.step(desk, row, "corrected", day, held_by, milli, reason)
    desk.file.update("score_entry", row["id"], amount_milli=milli)
    line = f"已更正 {reading.called(row)} {stages.change(row, milli)}（{stages.whose(day, held_by)}）：{reason}"
    return Receipt((line,), lambda: reading.as_object(desk, row["id"]))


@writing
def correct_item(
    desk: Desk,
    /,
    *,
    item: str,
    points: str,
    why: str,
    period: str | None = None,
    scheme: str | None = None,
    by: str | None = None,
    on: str | None = None,
    file: str | None = None,
    **whom: Any,
) -> Receipt:
    """Corrects what one has for an item (`whom` as for meaning.whom) by so many points, with the reason. Raises InputError.

    The period is the one around the day unless said; one that was settled stays as it is, with the correction beside it.
    """
    day, of = desk.day(on), meaning.one(desk, whom)
    loaded, within = meaning.scheme(desk, of.kind, day, period, scheme)
    about = {
        "scheme": loaded.scheme.name, "period": within.label, "item": meaning.item(loaded.scheme, item).name,
        **subjects.columns(of.kind, of.subjects[0].key),
    }  # fmt: skip
    meaning.remark_unless_scored(desk, loaded.scheme, of, within)
    entry_id = enter_correction(desk, about, points, why, day, by, file=texts.path(desk, file, "--file"))
    return Receipt((corrected(desk, entry_id),), lambda: reading.as_object(desk, entry_id))


def enter_correction(
    desk: Desk, about: dict[str, Any], points: str, why: str, day: date, by: str | None, *, file: str | None = None
) -> int:
    """Enters a correction and returns its id; `about` are the columns scheme, period, item and those of whose it is. Raises InputError."""
    milli, reason = stages.points_of(points), words.title(why, "--why 的理由")
    _refuse_twin(desk, about, milli, reason, day)
    entry_id = insert_score_entry(
        desk.file.db, **about, kind="correction", amount_milli=milli, held_on=day, evidence=reason, file=file, entered_by=words.note(by, "--by "),
    )  # fmt: skip
    stages.step(desk, {"id": entry_id, "amount_milli": 0}, "corrected", day, words.note(by, "--by "), milli, reason)
    settled.remark(desk, about["scheme"], about["period"])
    return entry_id


def corrected(desk: Desk, entry_id: int) -> str:
    """What the clerk is told of a correction that was entered."""
    row = reading.row(desk, entry_id)
    period = score_periods.read(row["period"], desk.today).words
    return f"已登记更正 {reading.called(row)} {stages.amount(row)}（{period}，{row['held_on']}）：{masking.text(row['evidence'])}"


def _refuse_twin(desk: Desk, about: dict[str, Any], milli: int, why: str, day: date) -> None:
    same = {name: about[name] for name in ("scheme", "period", "item")}
    same |= {"amount_milli": milli, "evidence": why, "held_on": day.isoformat(), "kind": "correction"}
    there = subjects.records(desk, "score_entry", *subjects.of_row(about), same)
    if there := [row for row in there if row["status"] != "refused"]:
        raise InputError(f"同样的更正已登记（#{there[0]['id']}）", "确是另一笔的请把 --why 写得不同")
