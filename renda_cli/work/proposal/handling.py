"""With the units: assignment, contact with the deputy, the co-handler's opinion, the reply."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import proposal_states, words
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_assignment, insert_contact, insert_reply
from renda_cli.work import deadlines, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.proposal.reading import as_object

HOWS = ("面商", "电话", "线上")
STAGES = ("办前", "办中", "办后")


@dataclass(frozen=True, slots=True)
class _Handlers:
    """The units of an assignment by their roles."""

    leads: list[names.Named]
    co_handlers: list[names.Named]
    each: list[names.Named]

    def roles(self) -> Iterable[tuple[names.Named, str]]:
        for role, units in (("lead", self.leads), ("co", self.co_handlers), ("each", self.each)):
            yield from ((unit, role) for unit in units)

    def sentence(self) -> str:
        named = (("主办", self.leads), ("协办", self.co_handlers), ("分别办理", self.each))
        return "，".join(f"{role} {'、'.join(unit.name for unit in units)}" for role, units in named if units)


@writing
def assign(
    desk: Desk,
    numbers: list[str],
    *,
    lead: list[str] | None = None,
    co_handlers: list[str] | None = None,
    each: list[str] | None = None,
    complex_: bool = False,
    on: str | None = None,
    received: str | None = None,
    until: str | None = None,
) -> Receipt:
    """Hands proposals over to units and opens their clocks; all of `numbers` or none.

    Raises InputError when the units do not fit together, a day is before the hand-in, or a state forbids it.
    """
    handlers = _handlers(desk, lead, co_handlers, each)
    assigned_on = desk.day(on)
    received_on = desk.day_if_given(received, "--received") or assigned_on
    if received_on < assigned_on:
        raise InputError(
            f"收到日期 {received_on.isoformat()} 早于交办日期 {assigned_on.isoformat()}", "请核对 --received"
        )
    until_on = desk.day_if_given(until, "--until")
    rows = names.proposals(desk, numbers)
    lines: list[str] = []
    for row in rows:
        lines += _assign_one(desk, row, handlers, complex_, assigned_on, received_on, until_on)
    objects = [row["id"] for row in rows]
    return Receipt(
        tuple(lines),
        lambda: as_object(desk, objects[0]) if len(objects) == 1 else [as_object(desk, one) for one in objects],
    )


def _full(row: Row) -> str:
    return names.full_number(row["session"], row["no"])


def _handlers(desk: Desk, lead: list[str] | None, co_handlers: list[str] | None, each: list[str] | None) -> _Handlers:
    found = _Handlers(names.units(desk, lead), names.units(desk, co_handlers), names.units(desk, each))
    if found.each and (found.leads or found.co_handlers):
        raise InputError("--each 不能与 --lead、--co 同时用", "分别办理只写 --each，主协办写 --lead 和 --co")
    if not found.each and not found.leads:
        raise InputError("没有写承办单位", "请加 --lead 单位 [--co 单位,…]，或 --each 单位,单位")
    if len(found.leads) > 2:
        raise InputError(f"主办单位写了 {len(found.leads)} 个，最多两个", "各自答复的请用 --each")
    if len(found.each) == 1:
        raise InputError("分别办理要有两个以上单位", "一个单位请用 --lead")
    words.without_repeats([unit.name for unit, _ in found.roles()], "单位")
    return found


def _assign_one(
    desk: Desk, row: Row, handlers: _Handlers, complex_: bool, assigned_on: date, received_on: date, until: date | None
) -> list[str]:
    full = _full(row)
    proposal_states.require("assign", row["status"], full)
    if assigned_on.isoformat() < row["submitted_on"]:
        raise InputError(
            f"{full} 在 {row['submitted_on']} 才提出，不能在 {assigned_on.isoformat()} 交办", "请核对 --on"
        )
    desk.file.update("proposal", row["id"], status="assigned", complex=complex_)
    deadlines.meet(desk.file, "assign", assigned_on, proposal_id=row["id"])
    days = {
        "submitted": date.fromisoformat(row["submitted_on"]),
        "assigned": assigned_on,
        "received": received_on,
        **_closed(desk, row),
    }
    reply_key = "reply.complex" if complex_ else "reply"
    said: dict[str, None] = {f"已交办 {full} {row['title']}：{handlers.sentence()}": None}
    for unit, role in handlers.roles():
        for clock in _open_unit_clocks(desk, row, unit, role, days, reply_key, until):
            said[clock.sentence()] = None
    return list(said) + _consent_note(desk, row, complex_, assigned_on)


def _closed(desk: Desk, row: Row) -> dict[str, date]:
    if row["between_sessions"] or row["session_id"] is None:
        return {}
    session = desk.file.row("SELECT closed_on FROM session WHERE id = ?", (row["session_id"],))
    return {"closed": date.fromisoformat(session["closed_on"])} if session and session["closed_on"] else {}


def _open_unit_clocks(
    desk: Desk, row: Row, unit: names.Named, role: str, days: dict[str, date], reply_key: str, until: date | None
) -> list[deadlines.Opened]:
    """The clocks of one unit; those worth a word to the clerk are returned."""
    assignment_id = insert_assignment(
        desk.file.db, proposal_id=row["id"], unit_id=unit.id, role=role, assigned_on=days["assigned"],
        received_on=days["received"], owes_reply=role != "co",
    )  # fmt: skip

    def opened(kind: str, key: str, until: date | None = None) -> deadlines.Opened:
        return deadlines.open_clock(desk, kind, key, days, proposal=row, assignment_id=assignment_id, until=until)

    opened("return", "return_window")
    if role == "co":
        return [opened("co_opinion", "co_opinion")]
    contact = opened("contact", "first_contact")
    return [opened("reply", reply_key, until), *([contact] if contact.due_on else [])]


def _consent_note(desk: Desk, row: Row, complex_: bool, assigned_on: date) -> list[str]:
    if not complex_:
        return []
    rule = desk.rulebook.value_on("reply.complex", assigned_on, between=bool(row["between_sessions"]))
    if rule.is_none or rule.value.get("by") != "extension":
        return []
    consent = f"，须经{rule.value['consent']}同意" if rule.value.get("consent") else ""
    return [f"提示：按{rule.source}，这是延长期限而不是一类建议{consent}；交办时列为复杂，即以主席团同意延长登记"]


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
    proposal_states.require("contact", row["status"], _full(row))
    _among(how, HOWS, "--how")
    _among(stage, STAGES, "--stage")
    held_on = _after(desk, on, row, "联系")
    assignment = _assignment(desk, row, unit) if unit else None
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
    return Receipt((f"已登记 {_full(row)} {stage}{how}（{held_on.isoformat()}）",), lambda: as_object(desk, row["id"]))


def _among(word: str, allowed: tuple[str, ...], option: str) -> None:
    if word not in allowed:
        raise InputError(f"{option} 没有“{word}”这一种", f"可选：{'、'.join(allowed)}")


def _after(desk: Desk, on: str | None, row: Row, what: str) -> date:
    """The day of an act on an assigned proposal. Raises InputError when it lies before the assignment."""
    day = desk.day(on)
    first = desk.file.row("SELECT min(assigned_on) AS day FROM assignment WHERE proposal_id = ?", (row["id"],))
    if first and first["day"] and day.isoformat() < first["day"]:
        raise InputError(f"{_full(row)} 在 {first['day']} 才交办，{what}不能在 {day.isoformat()}", "请核对 --on")
    return day


def _assignment(desk: Desk, row: Row, unit_text: str) -> Row:
    unit = names.unit(desk, unit_text)
    found = desk.file.row("SELECT * FROM assignment WHERE proposal_id = ? AND unit_id = ?", (row["id"], unit.id))
    if found is None:
        raise InputError(f"{_full(row)} 没有交办给{unit.name}", f"承办单位是：{'、'.join(_unit_names(desk, row))}")
    return dict(found)


def _unit_names(desk: Desk, row: Row) -> list[str]:
    rows = desk.file.rows(
        "SELECT u.name FROM assignment a JOIN unit u ON u.id = a.unit_id WHERE a.proposal_id = ? ORDER BY a.id",
        (row["id"],),
    )
    return [found["name"] for found in rows]


@writing
def opinion(desk: Desk, number: str, *, unit: str, on: str | None = None, ref: str | None = None) -> Receipt:
    """Records the co-handler's written opinion to the lead and meets its clock."""
    row = names.proposal(desk, number)
    proposal_states.require("opinion", row["status"], _full(row))
    assignment = _assignment(desk, row, unit)
    if assignment["role"] != "co":
        raise InputError(f"{unit} 不是 {_full(row)} 的协办单位", "主办和分别办理的单位请用 reply")
    if assignment["opinion_on"]:
        raise InputError(f"{unit} 在 {assignment['opinion_on']} 已提出协办意见", "不必再登记")
    given_on = _after(desk, on, row, "提协办意见")
    desk.file.update(
        "assignment", assignment["id"], opinion_on=given_on.isoformat(), opinion_ref=words.note(ref, "文号")
    )
    deadlines.meet(desk.file, "co_opinion", given_on, assignment_id=assignment["id"])
    line = f"已登记 {_full(row)} {unit}的协办意见（{given_on.isoformat()}）"
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
    full = _full(row)
    proposal_states.require("reply", row["status"], full)
    replied_on = _after(desk, on, row, "答复")
    _not_before_feedback(desk, row, replied_on)
    code = result_class(desk, class_, replied_on)
    ref, signer, file = words.title(ref, "文号"), words.note(signer, "签发人"), words.note(file, "文件")
    answering = _answering(desk, row, unit)
    for assignment in answering:
        insert_reply(
            desk.file.db, assignment_id=assignment["id"], round=row["round"], replied_on=replied_on, result_class=code, ref=ref,
            signer=signer, file=file,
        )  # fmt: skip
        desk.file.update("assignment", assignment["id"], owes_reply=False)
        deadlines.meet(
            desk.file, "reply" if row["round"] == 1 else "rehandle", replied_on, assignment_id=assignment["id"]
        )
    waiting = _still_owing(desk, row)
    lines = [
        f"已登记 {full} 的答复：{'、'.join(one['name'] for one in answering)}，{code} 类，{ref}（{replied_on.isoformat()}）"
    ]
    lines += _when_all_replied(desk, row, replied_on) if not waiting else [f"还有 {'、'.join(waiting)} 未答复"]
    lines += _promise_hint(desk, full, code, replied_on)
    return Receipt(tuple(lines), lambda: as_object(desk, row["id"]))


def _not_before_feedback(desk: Desk, row: Row, replied_on: date) -> None:
    last = desk.file.row("SELECT max(given_on) AS day FROM feedback WHERE proposal_id = ?", (row["id"],))
    if last and last["day"] and replied_on.isoformat() < last["day"]:
        raise InputError(
            f"{_full(row)} 在 {last['day']} 才要求重新办理，答复不能在 {replied_on.isoformat()}", "请核对 --on"
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
        named = _assignment(desk, row, unit)
        if named["role"] == "co":
            raise InputError(f"{unit} 是协办单位，由主办单位统一答复", "协办意见请用 opinion 登记")
        if not named["owes_reply"]:
            raise InputError(
                f"{unit} 在第 {row['round']} 轮没有待答复的 {_full(row)}", "如有误请用 renda proposal show 核对"
            )
        if named["role"] == "lead":
            return owing
        return [one for one in owing if one["id"] == named["id"]]
    if len(owing) > 1 and owing[0]["role"] == "each":
        raise InputError(
            f"{_full(row)} 由 {'、'.join(one['name'] for one in owing)} 分别办理", "请用 --unit 指明是哪个单位的答复"
        )
    return owing


def _still_owing(desk: Desk, row: Row) -> list[str]:
    rows = desk.file.rows(
        "SELECT u.name FROM assignment a JOIN unit u ON u.id = a.unit_id WHERE a.proposal_id = ? AND a.owes_reply",
        (row["id"],),
    )
    return [found["name"] for found in rows]


def _when_all_replied(desk: Desk, row: Row, replied_on: date) -> list[str]:
    desk.file.update("proposal", row["id"], status="replied")
    for kind, why in (("co_opinion", "主办单位已答复"), ("contact", "已答复"), ("return", "已答复")):
        deadlines.cancel(desk.file, kind, replied_on, why, proposal_id=row["id"])
    days: dict[str, Any] = {"replied": replied_on}
    slip = deadlines.open_clock(desk, "feedback", "feedback_slip", days, proposal=row, round_number=row["round"])
    return [slip.sentence()] if slip.due_on else []


def _promise_hint(desk: Desk, full: str, code: str, replied_on: date) -> list[str]:
    for entry in desk.rulebook.value_on("classes", replied_on).value:
        if entry["code"] == code and {"in_progress", "planned"} & set(entry["means"]):
            return [f"答复里承诺的事项请登记：renda proposal promise {full} --what … --until …"]
    return []
