"""Points, or a number of times, entered by hand for an item of a scheme, with the evidence."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.schemes import Scheme
from renda_cli.rules.score_periods import Period
from renda_cli.rules.vocabulary import SCORE_STATES
from renda_cli.store.statements import insert_score_entry
from renda_cli.work import doing, texts
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.score import amounts, meaning, settled, subjects, tallying
from renda_cli.work.score import entry_reading as reading
from renda_cli.work.score.meaning import Whom
from renda_cli.work.score.schemes import Loaded

STAGES = {"reported": "自报", "checked": "审核", "decided": "审定"}
_WAITS = {"reported": "，自报，待审核", "checked": "，已审核，待审定", "decided": ""}


@writing
def adjust(
    desk: Desk,
    /,
    *,
    item: str,
    evidence: str,
    points: str | None = None,
    count: str | None = None,
    on: str | None = None,
    period: str | None = None,
    scheme: str | None = None,
    stage: str | None = None,
    by: str | None = None,
    file: str | None = None,
    note: str | None = None,
    again: bool = False,
    **whom: Any,
) -> Receipt:
    """Enters points or a number for an item, an entry for each of one or several of a kind (`whom` as for meaning.whom).

    The period is the one around the day unless said. Only at the stage decided it counts. Raises InputError.
    """
    day, of, state = desk.day(on), meaning.whom(desk, whom), _stage(stage)
    loaded, within = meaning.scheme(desk, of.kind, day, period, scheme)
    meant = meaning.item(loaded.scheme, item)
    amount, milli = amounts.entered(desk, meant, points, count, of.option)
    why = words.title(evidence, "--evidence 的依据")
    _check_open(desk, loaded, within, of, meant.name)
    check_within(desk, day, within)
    _remark_unless_scored(desk, loaded.scheme, of, within)
    about: dict[str, Any] = {
        "scheme": loaded.scheme.name, "period": within.label, "item": meant.name, "amount": amount, "amount_milli": milli, "held_on": day,
        "evidence": why, "file": texts.path(desk, file, "--file"), "entered_by": words.note(by, "--by "), "status": state,
        "note": words.note(note, "备注"),
    }  # fmt: skip
    ids, lines = [], []
    for one in of.subjects:
        if not again:
            _refuse_twin(desk, of.kind, one, about)
        ids.append(insert_score_entry(desk.file.db, **about, **subjects.columns(of.kind, one.key)))
        told = amounts.told(amount, milli, meant.unit)
        lines.append(
            f"已登记 #{ids[-1]} {one.name} {meant.name} {told}（{within.words}，{day.isoformat()}{_WAITS[state]}）"
        )
    return Receipt(tuple(lines), lambda: doing.one_or_all([reading.as_object(desk, one) for one in ids]))


def _stage(text: str | None) -> str:
    """The state of a new entry: decided unless a stage is typed by its word or code. Raises InputError."""
    return "decided" if text is None else stage(text, STAGES)


def stage(text: str, known: dict[str, str]) -> str:
    """A state typed as a stage (审核), a state (已审核) or a code. Raises InputError."""
    codes = {SCORE_STATES[code]: code for code in known}
    return words.code(codes.get(text.strip(), text), known, "--stage")


def _check_open(desk: Desk, loaded: Loaded, within: Period, of: Whom, item: str) -> None:
    if there := settled.freeze(desk, loaded.scheme.name, within.label):
        how = f"renda score correct {of.option} --item {item} --points ±分 --why 理由 --period {within.label}"
        raise InputError(f"{within.words}的积分 {there['frozen_on']} 已定稿", f"更正请用 {how}")


def check_within(desk: Desk, day: date, within: Period) -> None:
    """Says so where a day lies outside the period for which points are entered."""
    if not within.first <= day <= within.last:
        desk.remarks.append(f"注意：{day.isoformat()} 不在 {within.words}内，请核对 --on")


def _remark_unless_scored(desk: Desk, scheme: Scheme, of: Whom, within: Period) -> None:
    """Says who is not among those whom the scheme scores in the period: their points count nowhere."""
    scored = {one.key for one in subjects.all_of(desk, of.kind, tallying.day_of(desk, within), scheme.levels)}
    for one in of.subjects:
        if one.key not in scored:
            desk.remarks.append(f"提醒：{one.name} 不在 {within.words}计分的名单里，这笔不会计入，请核对")


def _refuse_twin(desk: Desk, kind: str, one: subjects.Subject, about: dict[str, Any]) -> None:
    whose, values = subjects.condition(kind, one.key)
    sql = f"""SELECT id FROM score_entry WHERE {whose} AND scheme = ? AND period = ? AND item = ? AND held_on = ? AND evidence = ?
        AND kind = 'given' AND status <> 'refused'"""
    day = about["held_on"].isoformat()
    same = (about["scheme"], about["period"], about["item"], day, about["evidence"])
    if there := desk.file.row(sql, (*values, *same)):
        problem = f"{one.name} {day} 的{about['item']}已登记过同样的依据（#{there['id']}）"
        raise InputError(problem, "确是另一笔的请加 --again")
