"""Proposals are handed over to units and signed for; their clocks start."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from renda_cli.errors import InputError
from renda_cli.rules import proposal_states, words
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_assignment
from renda_cli.work import deadlines, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.proposal.acts import (
    after_assignment,
    after_last_turn,
    answer_clock,
    as_objects,
    assignment_of,
    handlers,
    record,
)


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
    """Hands proposals over to units and opens their clocks; all of `numbers` or none. Units may join those there are.

    Raises InputError when the units do not fit together, a day is before the hand-in, or a state forbids it.
    """
    named = _Handlers(names.units(desk, lead), names.units(desk, co_handlers), names.units(desk, each))
    words.without_repeats([unit.name for unit, _ in named.roles()], "单位")
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
        proposal_states.require("assign", row["status"], names.full(row))
        _fit(desk, row, named)
        lines += _assign_one(desk, row, named, complex_, assigned_on, received_on, until_on)
    return Receipt(tuple(lines), lambda: as_objects(desk, rows))


def _fit(desk: Desk, row: Row, named: _Handlers) -> None:
    """The units fit together, and with those that the proposal lies with already."""
    there = handlers(desk, row)
    known = {one["answers_id"]: one["name"] for one in there}
    for unit, _ in named.roles():
        if unit.id in known:
            raise InputError(f"{names.full(row)} 已交{unit.name}办理", "改交别的单位请先用 return 退办")
    roles = {one["role"] for one in there}
    leads = len(named.leads) + sum(one["role"] == "lead" for one in there)
    each = len(named.each) + sum(one["role"] == "each" for one in there)
    if each and (leads or named.co_handlers):
        raise InputError("--each 不能与 --lead、--co 同时用", "分别办理只写 --each，主协办写 --lead 和 --co")
    if not each and not leads:
        raise InputError("没有写承办单位", "请加 --lead 单位 [--co 单位,…]，或 --each 单位,单位")
    if not any(True for _ in named.roles()):
        listed = "、".join(one["name"] for one in there)
        raise InputError(f"{names.full(row)} 已交{listed}办理，没有写要加的单位", "请加 --co 单位 或 --each 单位")
    if leads > 2 or ("lead" in roles and named.leads):
        problem = f"主办单位写了 {leads} 个，最多两个" if "lead" not in roles else f"{names.full(row)} 已有主办单位"
        raise InputError(problem, "各自答复的请用 --each，换主办单位请先用 return 退办")
    if each == 1:
        raise InputError("分别办理要有两个以上单位", "一个单位请用 --lead")


def _assign_one(
    desk: Desk, row: Row, named: _Handlers, complex_: bool, assigned_on: date, received_on: date, until: date | None
) -> list[str]:
    full = names.full(row)
    after_last_turn(desk, assigned_on.isoformat(), row, "交办")
    if row["round"] > 1:
        raise InputError(f"{full} 已在第 {row['round']} 轮重新办理，不再加承办单位", "请由原承办单位答复")
    if complex_ and (there := handlers(desk, row)):
        raise InputError(f"{full} 已交{there[0]['name']}办理", "改为复杂件请用 renda proposal edit --complex")
    if until and not (named.leads or named.each):
        raise InputError("协办单位没有答复期限", "请去掉 --until")
    hard = complex_ or bool(row["complex"])
    state = proposal_states.after_assignment(row["status"])
    desk.file.update("proposal", row["id"], status=state, complex=hard, merged_into_id=None)
    for kind in ("assign", "notice"):
        deadlines.meet(desk.file, kind, assigned_on, proposal_id=row["id"])
    days = {
        "submitted": date.fromisoformat(row["submitted_on"]),
        "assigned": assigned_on,
        "received": received_on,
        **closing_day(desk, row),
    }
    _, reply_key = answer_clock(1, complex_=hard)
    said: dict[str, None] = {f"已交办 {full} {row['title']}：{named.sentence()}": None}
    said |= dict.fromkeys([*_unmerged(desk, row, assigned_on), *_returned_before(desk, row, named)])
    for unit, role in named.roles():
        for clock in _open_unit_clocks(desk, row, unit, role, days, reply_key, until):
            said[clock.sentence()] = None
    return list(said) + _consent_note(desk, row, complex_, assigned_on)


def _unmerged(desk: Desk, row: Row, on: date) -> list[str]:
    """A proposal that was handled together with another is taken out of it; both histories say so."""
    if row["merged_into_id"] is None:
        return []
    main = names.proposal_of_id(desk, row["merged_into_id"])
    record(desk, row, "unmerged", on, f"不再并入 {names.full(main)}")
    record(desk, main, "unmerged", on, f"{names.full(row)} 另行交办")
    return [f"{names.full(row)} 不再并入 {names.full(main)}，单独办理和答复"]


def _returned_before(desk: Desk, row: Row, named: _Handlers) -> list[str]:
    sql = "SELECT 1 FROM assignment WHERE proposal_id = ? AND unit_id = ? AND ended_why LIKE '退办%'"
    again = [unit.name for unit, _ in named.roles() if desk.file.row(sql, (row["id"], unit.id))]
    return [f"注意：{'、'.join(again)} 曾退办此件，期限从这次交办重新起算"] if again else []


def closing_day(desk: Desk, row: Row) -> dict[str, date]:
    """The day on which the session of a proposal closed, as a known day of its clocks; nothing while it sits."""
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
def receive(desk: Desk, numbers: list[str], *, unit: str | None = None, on: str | None = None) -> Receipt:
    """Records that a unit signed for the papers; clocks that count from the receipt are derived again. All or none.

    Without `unit` the only one that it lies with. Raises InputError before the assignment or when it was signed for.
    """
    rows = names.proposals(desk, numbers)
    lines: list[str] = []
    for row in rows:
        full = names.full(row)
        proposal_states.require("receive", row["status"], full)
        assignment = only_assignment(desk, row, unit)
        if assignment["signed_on"]:
            raise InputError(
                f"{assignment['name']} 在 {assignment['signed_on']} 已签收 {full}",
                "改正请用 renda proposal edit --act 签收",
            )
        signed_on = after_assignment(desk, on, row, "签收", assignment)
        lines.append(f"已登记 {assignment['name']} 签收 {full}（{signed_on.isoformat()}）")
        lines += _sign_for(desk, assignment, signed_on)
    return Receipt(tuple(lines), lambda: as_objects(desk, rows))


def only_assignment(desk: Desk, row: Row, unit: str | None) -> Row:
    """The assignment to the unit named, or the only one there is. Raises InputError with the choices."""
    if unit is not None:
        return assignment_of(desk, row, unit)
    there = handlers(desk, row)
    if len(there) != 1:
        listed = "、".join(one["name"] for one in there) or "（没有）"
        raise InputError(f"{names.full(row)} 的承办单位有：{listed}", "请用 --unit 指明是哪个单位")
    return there[0]


def _sign_for(desk: Desk, assignment: Row, signed_on: date) -> list[str]:
    """Sets the day of receipt and derives the clocks of the assignment again; returns what moved, in words."""
    replied = desk.file.row("SELECT min(replied_on) AS day FROM reply WHERE assignment_id = ?", (assignment["id"],))
    if replied and replied["day"] and replied["day"] < signed_on.isoformat():
        raise InputError(
            f"{assignment['name']} 在 {replied['day']} 已答复，不能在 {signed_on.isoformat()} 才签收", "请核对 --on"
        )
    desk.file.update("assignment", assignment["id"], received_on=signed_on.isoformat(), signed_on=signed_on.isoformat())
    return deadlines.sentences(
        deadlines.derive_anew(desk, "签收", {"received": signed_on}, assignment_id=assignment["id"])
    )
