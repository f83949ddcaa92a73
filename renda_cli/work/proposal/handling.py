"""With the units: contact with the deputy, the co-handler's opinion, the reply."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import proposal_states, words
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_contact, insert_reply
from renda_cli.work import deadlines, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.proposal.acts import after_assignment, answer_clock, assignment_of, last_feedback
from renda_cli.work.proposal.reading import as_object

HOWS = ("面商", "电话", "线上")
STAGES = ("办前", "办中", "办后")


@writing
def contact(
    desk: Desk,
    number: str,
    *,
    how: str,
    stage: str,
    on: str | None = None,
    unit: str | None = None,
    note: str | None = None,
) -> Receipt:
    """Records that a unit met or called the proposer; meets the clock of the first contact."""
    row = names.proposal(desk, number)
    proposal_states.require("contact", row["status"], names.full(row))
    words.among(how, HOWS, "--how")
    words.among(stage, STAGES, "--stage")
    held_on = after_assignment(desk, on, row, "联系")
    assignment = assignment_of(desk, row, unit) if unit else None
    unit_id = assignment["unit_id"] if assignment else None
    insert_contact(
        desk.file.db,
        proposal_id=row["id"],
        unit_id=unit_id,
        how=how,
        stage=stage,
        held_on=held_on,
        note=words.note(note, "备注"),
    )
    where = {"assignment_id": assignment["id"]} if assignment else {"proposal_id": row["id"]}
    deadlines.meet(desk.file, "contact", held_on, **where)
    return Receipt(
        (f"已登记 {names.full(row)} {stage}{how}（{held_on.isoformat()}）",), lambda: as_object(desk, row["id"])
    )


@writing
def opinion(desk: Desk, number: str, *, unit: str, on: str | None = None, ref: str | None = None) -> Receipt:
    """Records the co-handler's written opinion to the lead and meets its clock."""
    row = names.proposal(desk, number)
    proposal_states.require("opinion", row["status"], names.full(row))
    assignment = assignment_of(desk, row, unit)
    if assignment["role"] != "co":
        raise InputError(f"{unit} 不是 {names.full(row)} 的协办单位", "主办和分别办理的单位请用 reply")
    if assignment["opinion_on"]:
        raise InputError(f"{unit} 在 {assignment['opinion_on']} 已提出协办意见", "不必再登记")
    given_on = after_assignment(desk, on, row, "提协办意见")
    desk.file.update(
        "assignment", assignment["id"], opinion_on=given_on.isoformat(), opinion_ref=words.note(ref, "文号")
    )
    deadlines.meet(desk.file, "co_opinion", given_on, assignment_id=assignment["id"])
    line = f"已登记 {names.full(row)} {unit}的协办意见（{given_on.isoformat()}）"
    return Receipt((line,), lambda: as_object(desk, row["id"]))


@writing
def reply(
    desk: Desk,
    number: str,
    *,
    class_: str,
    ref: str,
    unit: str | None = None,
    signer: str | None = None,
    on: str | None = None,
    file: str | None = None,
) -> Receipt:
    """Records a unit's reply in the round that the proposal is in. Two leads reply jointly; separate handlers each.

    Raises InputError for an unknown class, a unit that owes no reply, a second reply in a round, a day before the assignment.
    """
    row = names.proposal(desk, number)
    full = names.full(row)
    proposal_states.require("reply", row["status"], full)
    replied_on = after_assignment(desk, on, row, "答复")
    _not_before_feedback(desk, row, replied_on)
    code = result_class(desk, class_, replied_on)
    ref, signer, file = words.title(ref, "文号"), words.note(signer, "签发人"), words.note(file, "文件")
    answering = _answering(desk, row, unit)
    kind, _ = answer_clock(row["round"])
    for assignment in answering:
        insert_reply(
            desk.file.db, assignment_id=assignment["id"], round=row["round"], replied_on=replied_on, result_class=code, ref=ref,
            signer=signer, file=file,
        )  # fmt: skip
        desk.file.update("assignment", assignment["id"], owes_reply=False)
        deadlines.meet(desk.file, kind, replied_on, assignment_id=assignment["id"])
    waiting = _still_owing(desk, row)
    state = proposal_states.after_reply(row["status"], all_replied=not waiting)
    desk.file.update("proposal", row["id"], status=state)
    lines = [
        f"已登记 {full} 的答复：{'、'.join(one['name'] for one in answering)}，{code} 类，{ref}（{replied_on.isoformat()}）"
    ]
    lines += _when_all_replied(desk, row, replied_on) if not waiting else [f"还有 {'、'.join(waiting)} 未答复"]
    lines += _promise_hint(desk, full, code, replied_on)
    return Receipt(tuple(lines), lambda: as_object(desk, row["id"]))


def _not_before_feedback(desk: Desk, row: Row, replied_on: date) -> None:
    last = last_feedback(desk, row)
    if last and replied_on.isoformat() < last:
        raise InputError(
            f"{names.full(row)} 在 {last} 才要求重新办理，答复不能在 {replied_on.isoformat()}", "请核对 --on"
        )


def result_class(desk: Desk, text: str, on: date) -> str:
    """The code of a result class named by code or label, among those in force on a day. Raises InputError with the choices."""
    classes = desk.rulebook.value_on("classes", on).value
    wanted = text.strip().removesuffix("类")
    for entry in classes:
        if wanted.upper() == entry["code"].upper() or wanted == entry.get("label"):
            return str(entry["code"])
    choices = "、".join(f"{entry['code']} {entry.get('label', '')}".strip() for entry in classes)
    raise InputError(f"办理结果没有“{text}”这一类", f"可选：{choices}")


def _answering(desk: Desk, row: Row, unit: str | None) -> list[Row]:
    """The assignments that a reply is for: the named unit's, or the only one's; leads answer together."""
    owing = [dict(one) for one in desk.file.rows(
        "SELECT a.*, u.name FROM assignment a JOIN unit u ON u.id = a.unit_id WHERE a.proposal_id = ? AND a.owes_reply ORDER BY a.id",
        (row["id"],),
    )]  # fmt: skip
    if unit is not None:
        named = assignment_of(desk, row, unit)
        if named["role"] == "co":
            raise InputError(f"{unit} 是协办单位，由主办单位统一答复", "协办意见请用 opinion 登记")
        if not named["owes_reply"]:
            raise InputError(
                f"{unit} 在第 {row['round']} 轮没有待答复的 {names.full(row)}", "如有误请用 renda proposal show 核对"
            )
        if named["role"] == "lead":
            return owing
        return [one for one in owing if one["id"] == named["id"]]
    if len(owing) > 1 and owing[0]["role"] == "each":
        raise InputError(
            f"{names.full(row)} 由 {'、'.join(one['name'] for one in owing)} 分别办理",
            "请用 --unit 指明是哪个单位的答复",
        )
    return owing


def _still_owing(desk: Desk, row: Row) -> list[str]:
    rows = desk.file.rows(
        "SELECT u.name FROM assignment a JOIN unit u ON u.id = a.unit_id WHERE a.proposal_id = ? AND a.owes_reply",
        (row["id"],),
    )
    return [found["name"] for found in rows]


def _when_all_replied(desk: Desk, row: Row, replied_on: date) -> list[str]:
    for kind, why in (("co_opinion", "主办单位已答复"), ("contact", "已答复，没有首次联系的记录")):
        deadlines.cancel(desk.file, kind, replied_on, why, proposal_id=row["id"])
    days: dict[str, Any] = {"replied": replied_on}
    slip = deadlines.open_clock(desk, "feedback", "feedback_slip", days, proposal=row, round_number=row["round"])
    return [slip.sentence()] if slip.due_on else []


def _promise_hint(desk: Desk, full: str, code: str, replied_on: date) -> list[str]:
    for entry in desk.rulebook.value_on("classes", replied_on).value:
        if entry["code"] == code and {"in_progress", "planned"} & set(entry["means"]):
            return [f"答复里承诺的事项请登记：renda proposal promise {full} --what … --until …"]
    return []
