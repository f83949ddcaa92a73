"""The units answer: replies, and to whom they were sent."""

from datetime import date

from renda_cli.errors import InputError
from renda_cli.rules import proposal_states, words
from renda_cli.rules.values import CHOICES
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_reply, insert_reply_copy
from renda_cli.work import deadlines, names, texts
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.proposal.acts import (
    after_assignment,
    answer_clock,
    assignment_of,
    last_feedback,
    last_reply,
    owing,
    signatories,
    slip_day,
)
from renda_cli.work.proposal.reading import as_object


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
    to: list[str] | None = None,
) -> Receipt:
    """Records a unit's reply in the round that the proposal is in. Two leads reply jointly; separate handlers each.

    `to` names those whom the reply was sent to, where it was not yet sent to all who signed. Raises InputError for an
    unknown class, a unit that owes no reply, a second reply in a round, a day before the assignment.
    """
    row = names.proposal(desk, number)
    full = names.full(row)
    proposal_states.require("reply", row["status"], full)
    answering = _answering(desk, row, unit)
    replied_on = max(after_assignment(desk, on, row, "答复", one) for one in answering)
    _not_before_receipt(answering, replied_on)
    _not_before_feedback(desk, row, replied_on)
    code = result_class(desk, class_, replied_on)
    ref, signer, file = words.title(ref, "文号"), words.note(signer, "签发人"), texts.path(desk, file, "--file")
    addressees = _addressees(desk, row, to)
    kind, _ = answer_clock(row["round"])
    for assignment in answering:
        reply_id = insert_reply(
            desk.file.db, assignment_id=assignment["id"], round=row["round"], replied_on=replied_on, result_class=code, ref=ref,
            signer=signer, file=file,
        )  # fmt: skip
        for one in addressees:
            insert_reply_copy(desk.file.db, reply_id=reply_id, deputy_id=one.id, sent_on=replied_on)
        desk.file.update("assignment", assignment["id"], owes_reply=False)
        deadlines.meet(desk.file, kind, replied_on, assignment_id=assignment["id"])
    waiting = [one["name"] for one in owing(desk, row)]
    state = proposal_states.after_reply(row["status"], all_replied=not waiting)
    desk.file.update("proposal", row["id"], status=state)
    lines = [
        f"已登记 {full} 的答复：{'、'.join(one['name'] for one in answering)}，{code} 类，{ref}（{replied_on.isoformat()}）"
    ]
    lines += _late(desk, row, kind, answering, replied_on)
    lines += all_replied(desk, row) if not waiting else [f"还有 {'、'.join(waiting)} 未答复"]
    lines += _still_to_send(desk, row, replied_on)
    lines += _class_hint(desk, full, code, replied_on)
    return Receipt(tuple(lines), lambda: as_object(desk, row["id"]))


def _late(desk: Desk, row: Row, kind: str, answering: list[Row], replied_on: date) -> list[str]:
    """How many days after its deadline a reply came."""
    lines = []
    for one in answering:
        sql = "SELECT due_on FROM deadline WHERE assignment_id = ? AND kind = ? AND round = ? AND met_on > due_on"
        found = desk.file.row(sql, (one["id"], kind, row["round"]))
        if found:
            days = (replied_on - date.fromisoformat(found["due_on"])).days
            lines.append(f"{one['name']} 逾期 {days} 天答复（期限 {found['due_on']}）")
    return list(dict.fromkeys(lines))


def _not_before_receipt(answering: list[Row], replied_on: date) -> None:
    for one in answering:
        if one["signed_on"] and replied_on.isoformat() < one["signed_on"]:
            raise InputError(
                f"{one['name']} 在 {one['signed_on']} 才签收，不能在 {replied_on.isoformat()} 答复", "请核对 --on"
            )


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
    waiting = owing(desk, row)
    if not waiting:
        raise InputError(f"{names.full(row)} 没有待答复的单位", "请用 renda proposal show 核对")
    if unit is not None:
        named = assignment_of(desk, row, unit)
        if named["role"] == "co":
            raise InputError(f"{named['name']} 是协办单位，由主办单位统一答复", "协办意见请用 opinion 登记")
        if not named["owes_reply"]:
            raise InputError(
                f"{named['name']} 在第 {row['round']} 轮没有待答复的 {names.full(row)}",
                "如有误请用 renda proposal show 核对",
            )
        if named["role"] == "lead":
            return waiting
        return [one for one in waiting if one["id"] == named["id"]]
    if len(waiting) > 1 and waiting[0]["role"] == "each":
        raise InputError(
            f"{names.full(row)} 由 {'、'.join(one['name'] for one in waiting)} 分别办理",
            "请用 --unit 指明是哪个单位的答复",
        )
    return waiting


def _addressees(desk: Desk, row: Row, to: list[str] | None) -> list[names.Named]:
    """Whom a reply was sent to: those named, else all who must get it. Raises InputError for somebody who did not sign."""
    due = signatories(desk, row["id"])
    if to is None:
        return due
    named = names.deputies(desk, to)
    if not named:
        raise InputError("没有写送给谁", "请加 --to 姓名,姓名；送达了全体署名的代表就不写 --to")
    strangers = [one.name for one in named if one not in due]
    if strangers:
        listed = "、".join(one.name for one in due) or "（没有代表署名）"
        raise InputError(f"{'、'.join(strangers)} 没有在 {names.full(row)} 上署名", f"应答复的是：{listed}")
    return named


def _still_to_send(desk: Desk, row: Row, on: date) -> list[str]:
    """Who signed and has not got the replies of this round yet, and what the rulebook says of it."""
    sent = _sent(desk, row)
    missing = [one.name for one in signatories(desk, row["id"]) if one.id not in sent]
    if not missing:
        return []
    rule = desk.rulebook.value_on("answer_to", on)
    said = f"{CHOICES['answer_to'][rule.value]}，{rule.source}"
    return [f"还没有送达 {'、'.join(missing)}（答复给{said}），送达后请用 renda proposal send 登记"]


def _sent(desk: Desk, row: Row) -> set[int]:
    """The ids of those who got every reply that there is in this round."""
    rows = desk.file.tuples(
        """SELECT c.deputy_id FROM reply_copy c JOIN reply r ON r.id = c.reply_id JOIN handler h ON h.id = r.assignment_id
           WHERE h.proposal_id = :id AND r.round = :round GROUP BY 1 HAVING count(*) =
             (SELECT count(*) FROM reply r JOIN handler h ON h.id = r.assignment_id WHERE h.proposal_id = :id AND r.round = :round)""",
        {"id": row["id"], "round": row["round"]},
    )
    return {deputy_id for (deputy_id,) in rows}


@writing
def send(desk: Desk, number: str, *, to: list[str], on: str | None = None) -> Receipt:
    """Records that the replies of this round were sent to deputies who signed and had not got them yet.

    Raises InputError when there is no reply yet, somebody did not sign, or has them all.
    """
    row = names.proposal(desk, number)
    full = names.full(row)
    proposal_states.require("send", row["status"], full)
    replies = desk.file.rows(
        "SELECT r.id, r.replied_on FROM reply r JOIN handler h ON h.id = r.assignment_id WHERE h.proposal_id = ? AND r.round = ?",
        (row["id"], row["round"]),
    )
    if not replies:
        raise InputError(f"{full} 第 {row['round']} 轮还没有答复", "请先用 renda proposal reply 登记答复")
    addressees, sent_on, sent = (
        _addressees(desk, row, to),
        after_assignment(desk, on, row, "送达答复"),
        _sent(desk, row),
    )
    for one in addressees:
        if one.id in sent:
            raise InputError(f"{one.name} 已收到 {full} 的答复", "不必再登记")
        for reply in replies:
            if reply["replied_on"] > sent_on.isoformat():
                raise InputError(
                    f"{full} 在 {reply['replied_on']} 才答复，不能在 {sent_on.isoformat()} 送达", "请核对 --on"
                )
            desk.file.db.execute(
                "INSERT OR IGNORE INTO reply_copy (reply_id, deputy_id, sent_on) VALUES (?, ?, ?)",
                (reply["id"], one.id, sent_on.isoformat()),
            )
    line = f"已登记 {full} 的答复送达 {'、'.join(one.name for one in addressees)}（{sent_on.isoformat()}）"
    return Receipt((line, *_still_to_send(desk, row, sent_on)), lambda: as_object(desk, row["id"]))


def all_replied(desk: Desk, row: Row) -> list[str]:
    """Every unit has replied: what waited for a reply is over, the clocks that count from the last reply start."""
    last = last_reply(desk, row)
    assert last is not None
    replied_on = date.fromisoformat(last)
    for kind, why in (("co_opinion", "主办单位已答复"), ("contact", "已答复，没有首次联系的记录")):
        deadlines.cancel(desk.file, kind, replied_on, why, proposal_id=row["id"])
    of_round = {"proposal_id": row["id"], "round": row["round"], "promise_id": None}
    deadlines.cancel(desk.file, "feedback", replied_on, "又有单位答复，重新起算", **of_round)
    days = {"replied": replied_on}
    opened = [
        deadlines.open_clock(desk, kind, key, days, proposal=row, round_number=row["round"])
        for kind, key in (("feedback", "feedback_slip"), ("look_back", "look_back"))
        if not (_looks_back(desk, row) if key == "look_back" else slip_day(desk, row, row["round"]))
    ]
    return [clock.sentence() for clock in opened if clock.due_on]


def _looks_back(desk: Desk, row: Row) -> bool:
    """Whether another look is fixed, or was had: the first reply starts it, and a day that was given by hand goes before."""
    return (
        desk.file.row("SELECT 1 FROM deadline WHERE proposal_id = ? AND kind = 'look_back'", (row["id"],)) is not None
    )


def _class_hint(desk: Desk, full: str, code: str, replied_on: date) -> list[str]:
    """What a class of result asks for: promises to be followed, matters to be put to a higher organ."""
    means = {
        word
        for one in desk.rulebook.value_on("classes", replied_on).value
        if one["code"] == code
        for word in one["means"]
    }
    if {"in_progress", "planned"} & means:
        return [f"答复里承诺的事项请登记：renda proposal promise {full} --what … --until …"]
    return [f"向上反映的请登记：renda proposal refer-up {full} --to 机关"] if "upward" in means else []
