"""Proposals are handed over to units, and their clocks start."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from renda_cli.errors import InputError
from renda_cli.rules import proposal_states, words
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_assignment
from renda_cli.work import deadlines, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.proposal.acts import answer_clock, as_objects


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
    return Receipt(tuple(lines), lambda: as_objects(desk, rows))


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
    full = names.full(row)
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
    _, reply_key = answer_clock(1, complex_=complex_)
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
