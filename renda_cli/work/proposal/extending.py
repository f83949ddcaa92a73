"""A reply's day put off, with consent, no further than the rules allow."""

from datetime import date

from renda_cli.errors import InputError
from renda_cli.rules import proposal_states, words
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_extension
from renda_cli.work import deadlines, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.proposal.acts import (
    after_last_turn,
    answer_clock,
    assignment_of,
    reason,
)
from renda_cli.work.proposal.reading import as_object


@writing
def extend(
    desk: Desk,
    number: str,
    *,
    until: str,
    why: str,
    approved_by: str,
    unit: str | None = None,
    paper: str | None = None,
    on: str | None = None,
) -> Receipt:
    """Puts off the day of a reply with consent; no further than the rulebook's longest, and not after the day is past.

    Without `unit` every unit that owes a reply. Raises InputError.
    """
    row = names.proposal(desk, number)
    full = names.full(row)
    proposal_states.require("extend", row["status"], full)
    agreed_on, until_on = after_last_turn(desk, on, row, "延期"), desk.day(until, "--until")
    text, consent = reason(why), words.title(approved_by, "--approved-by")
    kind, key = answer_clock(row["round"], complex_=bool(row["complex"]))
    lines = []
    for one in _clocks_to_extend(desk, row, kind, unit):
        _may_be_put_off(one, full, agreed_on, until_on)
        insert_extension(
            desk.file.db, deadline_id=one["id"], agreed_on=agreed_on, from_due_on=date.fromisoformat(one["due_on"]),
            until_on=until_on, reason=text, approved_by=consent, paper=words.note(paper, "--paper"),
        )  # fmt: skip
        deadlines.put_off(desk, one, until_on, f"延期（{consent}同意，{text}）")
        lines.append(
            f"已登记 {full} {one['name']} 延期：{one['due_on']} → {until_on.isoformat()}（{consent}同意：{text}）"
        )
    return Receipt((*lines, *_consent(desk, row, key, consent, agreed_on)), lambda: as_object(desk, row["id"]))


def _clocks_to_extend(desk: Desk, row: Row, kind: str, unit: str | None) -> list[Row]:
    named = assignment_of(desk, row, unit)["id"] if unit else None
    found = desk.file.rows(
        "SELECT t.*, h.name FROM deadline t JOIN handler h ON h.id = t.assignment_id WHERE t.proposal_id = ? AND t.kind = ? "
        "AND t.met_on IS NULL AND t.cancelled_on IS NULL AND (? IS NULL OR h.id = ?) ORDER BY t.id",
        (row["id"], kind, named, named),
    )
    if not found:
        raise InputError(
            f"{names.full(row)} 没有可以延期的答复期限", "规则没有期限的，请用 renda proposal edit --until 定一个"
        )
    return [dict(one) for one in found]


def _may_be_put_off(one: Row, full: str, agreed_on: date, until_on: date) -> None:
    if one["due_on"] is None:
        raise InputError(f"{full} 的期限还没有起算，不能延期", "请先登记闭会")
    if until_on.isoformat() <= one["due_on"]:
        raise InputError(f"{until_on.isoformat()} 不晚于现在的期限 {one['due_on']}", "请核对 --until")
    if one["kind"] == "rehandle" and not one["by_hand"]:
        raise InputError(f"{full} 重新办理的期限由规则定死，没有延期的规定", "请在期限以前催办")
    if one["latest_on"] and until_on.isoformat() > one["latest_on"]:
        raise InputError(
            f"{until_on.isoformat()} 超过最长期限 {one['latest_on']}",
            "请改成不晚于最长期限的日子（见 renda proposal explain）",
        )
    if agreed_on.isoformat() > one["due_on"]:
        raise InputError(
            f"{full} 的期限 {one['due_on']} 已过，逾期以后不能再延期", "补登以前同意的延期请用 --on 写同意的日期"
        )


def _consent(desk: Desk, row: Row, key: str, consent: str, on: date) -> list[str]:
    """Whose consent the rulebook asks for, where it names somebody."""
    for name in (key, "reply.complex", "reply.longest"):
        rule = desk.rulebook.value_on(name, on, between=bool(row["between_sessions"]))
        wanted = None if rule.is_none else rule.value.get("consent")
        if wanted:
            ours = wanted.startswith("交办") and "主席团" in consent  # in a township the presidium is who hands over
            return [] if ours or wanted in consent else [f"提示：按{rule.source}，延期须经{wanted}同意"]
    return []
