"""With the units: contact with the deputy, the co-handler's opinion, reminders."""

from datetime import date

from renda_cli.errors import InputError
from renda_cli.rules import proposal_states, words
from renda_cli.rules.vocabulary import URGED_ABOUT
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_co_opinion, insert_contact, insert_urge
from renda_cli.work import deadlines, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.proposal.acts import (
    after_assignment,
    as_objects,
    assignment_of,
    last_reply,
    owing,
    reason,
    slip_day,
)
from renda_cli.work.proposal.reading import as_object

HOWS = ("面商", "电话", "线上")
STAGES = ("办前", "办中", "办后")


@writing
def contact(
    desk: Desk,
    numbers: list[str],
    *,
    how: str,
    stage: str,
    on: str | None = None,
    unit: str | None = None,
    note: str | None = None,
) -> Receipt:
    """Records that a unit met or called the proposers; meets the clock of the first contact. All of `numbers` or none."""
    words.among(how, HOWS, "--how")
    words.among(stage, STAGES, "--stage")
    rows = names.proposals(desk, numbers)
    lines = []
    for row in rows:
        proposal_states.require("contact", row["status"], names.full(row))
        assignment = assignment_of(desk, row, unit) if unit else None
        held_on = after_assignment(desk, on, row, "联系", assignment)
        if stage == "办后" and last_reply(desk, row) is None:
            raise InputError(f"{names.full(row)} 还没有答复，联系不是办后", "请写 --stage 办前 或 办中")
        insert_contact(
            desk.file.db, proposal_id=row["id"], unit_id=assignment["unit_id"] if assignment else None, how=how, stage=stage,
            held_on=held_on, note=words.note(note, "备注"),
        )  # fmt: skip
        where = {"assignment_id": assignment["id"]} if assignment else {"proposal_id": row["id"]}
        deadlines.meet(desk.file, "contact", held_on, **where)
        lines.append(f"已登记 {names.full(row)} {stage}{how}（{held_on.isoformat()}）")
    return Receipt(tuple(lines), lambda: as_objects(desk, rows))


@writing
def opinion(
    desk: Desk, number: str, *, unit: str, on: str | None = None, ref: str | None = None, redo: str | None = None
) -> Receipt:
    """Records the co-handler's written opinion to the lead and meets its clock.

    With `redo` that the lead asks for it again (why: it says nothing to the matter), which starts a clock of its own.
    Raises InputError for another role, a second opinion, or a second one asked for before there was a first.
    """
    row = names.proposal(desk, number)
    proposal_states.require("opinion", row["status"], names.full(row))
    assignment = assignment_of(desk, row, unit)
    if assignment["role"] != "co":
        raise InputError(f"{assignment['name']} 不是 {names.full(row)} 的协办单位", "主办和分别办理的单位请用 reply")
    last = desk.file.row(
        "SELECT * FROM co_opinion WHERE assignment_id = ? ORDER BY id DESC LIMIT 1", (assignment["id"],)
    )
    given = last is not None and last["asked_again_on"] is None
    said_on = after_assignment(desk, on, row, "提协办意见", assignment)
    if last and said_on.isoformat() < (last["asked_again_on"] or last["given_on"]):
        raise InputError(
            f"{assignment['name']} 在 {last['asked_again_on'] or last['given_on']} 已有协办意见的登记", "请核对 --on"
        )
    if redo is not None and ref is not None:
        raise InputError("--redo 是要求重提，没有文号", "请去掉 --ref")
    if redo is not None:
        if last is None or not given:
            raise InputError(f"{assignment['name']} 还没有提出协办意见", "提出以后才能要求重提")
        lines = _asked_again(desk, row, assignment, last["id"], said_on, reason(redo, "--redo"))
    else:
        if last and given:
            raise InputError(f"{assignment['name']} 在 {last['given_on']} 已提出协办意见", "要求重提请加 --redo 原因")
        insert_co_opinion(desk.file.db, assignment_id=assignment["id"], given_on=said_on, ref=words.note(ref, "文号"))
        deadlines.meet(desk.file, "co_opinion", said_on, assignment_id=assignment["id"])
        lines = [f"已登记 {names.full(row)} {assignment['name']}的协办意见（{said_on.isoformat()}）"]
    return Receipt(tuple(lines), lambda: as_object(desk, row["id"]))


def _asked_again(desk: Desk, row: Row, assignment: Row, opinion_id: int, asked_on: date, why: str) -> list[str]:
    desk.file.update("co_opinion", opinion_id, asked_again_on=asked_on.isoformat(), asked_why=why)
    clock = deadlines.open_clock(
        desk, "co_opinion", "co_opinion.redo", {"asked": asked_on}, proposal=row, assignment_id=assignment["id"]
    )
    return [
        f"已登记 {names.full(row)} 要求{assignment['name']}重提协办意见：{why}（{asked_on.isoformat()}）",
        clock.sentence(),
    ]


@writing
def urge(
    desk: Desk,
    numbers: list[str],
    *,
    how: str,
    on: str | None = None,
    unit: str | None = None,
    about: str | None = None,
    note: str | None = None,
) -> Receipt:
    """Records a reminder: about the reply, the co-handler's opinion, the deputy's slip, or a promise. All or none.

    Without `about` what the state waits for. Raises InputError when a unit has nothing to do with a proposal.
    """
    rows = names.proposals(desk, numbers)
    how = words.title(how, "--how 的方式")
    if about is not None:
        words.among(about, URGED_ABOUT, "--about")
    lines = []
    for row in rows:
        full = names.full(row)
        proposal_states.require("urge", row["status"], full)
        assignment = assignment_of(desk, row, unit) if unit else None
        urged_on = after_assignment(desk, on, row, "催办", assignment)
        matter = about or _waited_for(desk, row, assignment)
        insert_urge(
            desk.file.db, proposal_id=row["id"], unit_id=assignment["unit_id"] if assignment else None, about=matter, how=how,
            urged_on=urged_on, note=words.note(note, "备注"),
        )  # fmt: skip
        (times,) = desk.file.tuples(
            "SELECT count(*) FROM urge WHERE proposal_id = :id AND about = :matter AND (:unit IS NULL OR unit_id IS NULL OR unit_id = :unit)",
            {"id": row["id"], "matter": matter, "unit": assignment["unit_id"] if assignment else None},
        )[0]
        whom = "代表" if matter == "反馈" else assignment["name"] if assignment else "承办单位"
        done = "落实承诺" if matter == "承诺" else matter
        lines.append(f"已登记 {full} 催办：{how}，催{whom}{done}，第 {times} 次（{urged_on.isoformat()}）")
    return Receipt(tuple(lines), lambda: as_objects(desk, rows))


def _waited_for(desk: Desk, row: Row, assignment: Row | None) -> str:
    """What a proposal, or one of its units, waits for now. Raises InputError when it is nothing."""
    if assignment and assignment["role"] == "co":
        if not _has(
            desk, "SELECT 1 FROM co_opinion WHERE assignment_id = ? AND asked_again_on IS NULL", assignment["id"]
        ):
            return "协办意见"
    elif assignment["owes_reply"] if assignment else owing(desk, row):
        return "答复"
    elif not assignment and row["status"] != "closed" and _slip_is_due(desk, row):
        return "反馈"
    if _has(desk, "SELECT 1 FROM promise WHERE proposal_id = ? AND kept_on IS NULL AND broken_on IS NULL", row["id"]):
        return "承诺"
    whose = f"{assignment['name']} " if assignment else ""
    raise InputError(
        f"{names.full(row)} {whose}没有在等的答复、意见、反馈或承诺", "确实催过的，请用 --about 写明催的是什么"
    )


def _slip_is_due(desk: Desk, row: Row) -> bool:
    """Whether all replied in this round and the deputy has not rated it."""
    if last_reply(desk, row) is None:
        return False
    return slip_day(desk, row, row["round"]) is None


def _has(desk: Desk, sql: str, *values: int) -> bool:
    return desk.file.row(sql, values) is not None
