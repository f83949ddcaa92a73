"""What the deputy says of the replies, what units promised, and the end."""

from dataclasses import dataclass
from datetime import date

from renda_cli.errors import InputError
from renda_cli.rules import proposal_states, words
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_feedback, insert_promise
from renda_cli.work import deadlines, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.proposal.acts import (
    after_assignment,
    answer_clock,
    as_objects,
    assignment_of,
    last_feedback,
    last_reply,
)
from renda_cli.work.proposal.reading import as_object


@dataclass(frozen=True, slots=True)
class _Slip:
    """One slip: who gave it, when, and the two grades."""

    deputy: names.Named
    given_on: date
    process: str
    result: str


@writing
def feedback(
    desk: Desk,
    number: str,
    *,
    by: str,
    process: str,
    result: str,
    on: str | None = None,
    note: str | None = None,
    units: list[str] | None = None,
    until: str | None = None,
) -> Receipt:
    """Records the lead deputy's slip on this round; 不满意 sends the proposal round again, with its own deadline.

    `units` limits the next round to some of those that handle separately. Raises InputError for another deputy, an
    unknown grade, or a day before the reply.
    """
    row = names.proposal(desk, number)
    full = names.full(row)
    proposal_states.require("feedback", row["status"], full)
    deputy = _lead(desk, row, by, full)
    given_on = desk.day(on)
    _not_before_reply(desk, row, given_on, full)
    slip = _Slip(
        deputy, given_on, _grade(desk, process, "--process", given_on), _grade(desk, result, "--result", given_on)
    )
    again = _goes_round_again(desk, slip)
    until_on = desk.day_if_given(until, "--until")
    if not again and (units or until_on):
        raise InputError("没有不满意，不必重新办理", "请去掉 --unit 和 --until")
    insert_feedback(
        desk.file.db, proposal_id=row["id"], round=row["round"], deputy_id=deputy.id, process=slip.process, result=slip.result,
        given_on=given_on, note=words.note(note, "意见"),
    )  # fmt: skip
    deadlines.meet(desk.file, "feedback", given_on, proposal_id=row["id"])
    lines = _send_round_again(desk, row, given_on, units, until_on) if again else []
    said = f"已登记 {full} 第 {row['round']} 轮反馈：过程{slip.process}，结果{slip.result}（{deputy.name}，{given_on.isoformat()}）"
    return Receipt((said, *lines), lambda: as_object(desk, row["id"]))


def _lead(desk: Desk, row: Row, by: str, full: str) -> names.Named:
    deputy = names.deputy(desk, by)
    if deputy.id != row["lead_id"]:
        lead = desk.file.row("SELECT name FROM deputy WHERE id = ?", (row["lead_id"],))
        raise InputError(f"{full} 由领衔代表 {lead['name'] if lead else ''} 评价，不是 {deputy.name}", "请核对 --by")
    return deputy


def _not_before_reply(desk: Desk, row: Row, given_on: date, full: str) -> None:
    last = last_reply(desk, row)
    if last and given_on.isoformat() < last:
        raise InputError(f"{full} 在 {last} 才答复，反馈不能在 {given_on.isoformat()}", "请核对 --on")


def _grade(desk: Desk, text: str, option: str, on: date) -> str:
    grades = [entry["code"] for entry in desk.rulebook.value_on("grades", on).value]
    if text.strip() not in grades:
        raise InputError(f"{option} 没有“{text}”这个等次", f"可选：{'、'.join(grades)}")
    return text.strip()


def _goes_round_again(desk: Desk, slip: _Slip) -> bool:
    grades = desk.rulebook.value_on("grades", slip.given_on).value
    bad = frozenset(entry["code"] for entry in grades if entry["means"] == "dissatisfied")
    when = desk.rulebook.value_on("rehandle.when", slip.given_on).value
    return proposal_states.dissatisfied(slip.process, slip.result, unsatisfactory=bad, when=when)


def _send_round_again(desk: Desk, row: Row, given_on: date, units: list[str] | None, until: date | None) -> list[str]:
    again = row["round"] + 1
    kind, key = answer_clock(again)
    wanted = {unit.id for unit in names.units(desk, units)}
    handlers = desk.file.rows(
        "SELECT id, unit_id, role FROM assignment WHERE proposal_id = ? AND role <> 'co'", (row["id"],)
    )
    chosen = [one for one in handlers if not wanted or one["unit_id"] in wanted]
    if len(wanted) > len({one["unit_id"] for one in chosen}):
        raise InputError("--unit 里有不承办此件的单位", "请用 renda proposal show 核对承办单位")
    if any(one["role"] == "lead" for one in chosen):
        chosen = list(handlers)  # two leads answer together
    desk.file.update("proposal", row["id"], status="rehandling", round=again)
    said: dict[str, None] = {f"不满意：退回重新办理，第 {again} 轮": None}
    for one in chosen:
        desk.file.update("assignment", one["id"], owes_reply=True)
        clock = deadlines.open_clock(
            desk,
            kind,
            key,
            {"feedback": given_on},
            proposal=row,
            assignment_id=one["id"],
            round_number=again,
            until=until,
        )
        said[clock.sentence()] = None
    return [*said, *_what_the_rule_says(desk, key, given_on)]


def _what_the_rule_says(desk: Desk, key: str, given_on: date) -> list[str]:
    """Where a document prescribes something else than a new limit (an assessment, a meeting), the clerk is told."""
    rule = desk.rulebook.value_on(key, given_on)
    return [f"{rule.source}：{rule.says}"] if rule.is_none and key == "rehandle.again" else []


@writing
def promise(
    desk: Desk, number: str, *, what: str, until: str, unit: str | None = None, on: str | None = None
) -> Receipt:
    """Records what a unit promised and by when; it is followed until it is kept, across years."""
    row = names.proposal(desk, number)
    full = names.full(row)
    proposal_states.require("promise", row["status"], full)
    what = words.title(what, "承诺事项")
    made_on, until_on = after_assignment(desk, on, row, "登记承诺"), desk.day(until, "--until")
    if until_on < made_on:
        raise InputError(
            f"承诺的日子 {until_on.isoformat()} 早于登记日期 {made_on.isoformat()}",
            "请核对 --until，补登旧承诺请加 --on",
        )
    promising = _promising(desk, row, unit)
    promise_id = insert_promise(
        desk.file.db, proposal_id=row["id"], unit_id=promising, what=what, made_on=made_on, until_on=until_on
    )
    deadlines.open_promise(desk, row["id"], promise_id, made_on, until_on)
    return Receipt((f"已登记 {full} 的承诺：{what}，{until_on.isoformat()} 以前",), lambda: as_object(desk, row["id"]))


def _promising(desk: Desk, row: Row, unit: str | None) -> int | None:
    """The unit that promises: the one named, else the only one that answers, else none in particular."""
    if unit is not None:
        return int(assignment_of(desk, row, unit)["unit_id"])
    answering = desk.file.rows("SELECT unit_id FROM assignment WHERE proposal_id = ? AND role <> 'co'", (row["id"],))
    return int(answering[0]["unit_id"]) if len(answering) == 1 else None


@writing
def keep(
    desk: Desk, number: str, *, what: str | None = None, on: str | None = None, note: str | None = None
) -> Receipt:
    """Records that a promise was kept: the only open one, or the one whose text holds `what`."""
    row = names.proposal(desk, number)
    full = names.full(row)
    proposal_states.require("keep", row["status"], full)
    kept = _open_promise(desk, row, what, full)
    kept_on = desk.day(on)
    if kept_on.isoformat() < kept["made_on"]:
        raise InputError(f"这项承诺 {kept['made_on']} 才登记，不能在 {kept_on.isoformat()} 落实", "请核对 --on")
    desk.file.update("promise", kept["id"], kept_on=kept_on.isoformat(), note=words.note(note, "备注"))
    deadlines.meet(desk.file, "promise", kept_on, promise_id=kept["id"])
    late = "（晚于承诺）" if kept_on.isoformat() > kept["until_on"] else ""
    return Receipt(
        (f"已登记 {full} 的承诺落实：{kept['what']}，{kept_on.isoformat()}{late}",), lambda: as_object(desk, row["id"])
    )


def _open_promise(desk: Desk, row: Row, what: str | None, full: str) -> Row:
    pending = [
        dict(one)
        for one in desk.file.rows(
            "SELECT * FROM promise WHERE proposal_id = ? AND kept_on IS NULL ORDER BY id", (row["id"],)
        )
    ]
    fitting = [one for one in pending if what is None or what in one["what"]]
    if len(fitting) == 1:
        return fitting[0]
    listed = "、".join(f"“{one['what']}”" for one in pending)
    if not pending:
        raise InputError(f"{full} 没有未落实的承诺", "请用 renda proposal show 核对")
    raise InputError(f"{full} 未落实的承诺有：{listed}", "请用 --what 写上其中一项的文字")


@writing
def close(desk: Desk, numbers: list[str], *, on: str | None = None) -> Receipt:
    """Ends the handling of proposals that were replied to; promises are followed on. All of `numbers` or none."""
    closed_on = desk.day(on)
    rows = names.proposals(desk, numbers)
    lines = []
    for row in rows:
        full = names.full(row)
        proposal_states.require("close", row["status"], full)
        _not_before_last_act(desk, row, closed_on, full)
        desk.file.update("proposal", row["id"], status="closed", closed_on=closed_on.isoformat())
        deadlines.cancel(desk.file, "feedback", closed_on, "已办结", proposal_id=row["id"])
        lines.append(f"已办结 {full} {row['title']}{_still_promised(desk, row)}")
    return Receipt(tuple(lines), lambda: as_objects(desk, rows))


def _not_before_last_act(desk: Desk, row: Row, closed_on: date, full: str) -> None:
    _not_before_reply(desk, row, closed_on, full)
    last = last_feedback(desk, row)
    if last and closed_on.isoformat() < last:
        raise InputError(f"{full} 在 {last} 才反馈，不能在 {closed_on.isoformat()} 办结", "请核对 --on")


def _still_promised(desk: Desk, row: Row) -> str:
    found = desk.file.row("SELECT count(*) AS n FROM promise WHERE proposal_id = ? AND kept_on IS NULL", (row["id"],))
    return f"（还有 {found['n']} 项承诺继续跟踪）" if found and found["n"] else ""
