"""A unit that a proposal is not for returns it; it waits for its next unit."""

from datetime import date

from renda_cli.errors import InputError
from renda_cli.rules import proposal_states, words
from renda_cli.store.file import Row
from renda_cli.work import deadlines, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.proposal.acts import (
    after_assignment,
    end_assignment,
    handlers,
    reason,
)
from renda_cli.work.proposal.assigning import only_assignment
from renda_cli.work.proposal.reading import as_object
from renda_cli.work.proposal.replying import all_replied


@writing
def return_(
    desk: Desk, number: str, *, unit: str | None = None, why: str, on: str | None = None, approved_by: str | None = None
) -> Receipt:
    """Takes a proposal back from a unit that it is not for, within the unit's window; it can then be handed to another.

    Past the window only with the consent of `approved_by`. A unit that has replied cannot return. Raises InputError.
    """
    row = names.proposal(desk, number)
    full = names.full(row)
    proposal_states.require("return", row["status"], full)
    assignment = only_assignment(desk, row, unit)
    returned_on, text = after_assignment(desk, on, row, "退办", assignment), reason(why)
    if assignment["role"] != "co" and not assignment["owes_reply"]:
        raise InputError(f"{assignment['name']} 已答复 {full}，不能再退办", "请用 renda proposal show 核对")
    if assignment["signed_on"] and returned_on.isoformat() < assignment["signed_on"]:
        raise InputError(
            f"{assignment['name']} 在 {assignment['signed_on']} 才签收 {full}，不能在此以前退办", "请核对 --on"
        )
    _after_its_own_acts(desk, row, assignment, returned_on)
    consent = words.note(approved_by, "--approved-by")
    late = _past_window(desk, assignment, returned_on)
    if late and not consent:
        raise InputError(f"{late}，逾期不再退办", "主席团同意退办的请加 --approved-by 主席团")
    deadlines.meet(desk.file, "return", returned_on, assignment_id=assignment["id"])
    end_assignment(desk, assignment["id"], returned_on, f"退办：{text}" + (f"（{consent}同意）" if consent else ""))
    lines = [f"已登记 {assignment['name']} 退办 {full}：{text}（{returned_on.isoformat()}）"]
    lines += _back_with_the_office(desk, row, returned_on)
    return Receipt(tuple(lines), lambda: as_object(desk, row["id"]))


def _after_its_own_acts(desk: Desk, row: Row, assignment: Row, returned_on: date) -> None:
    """A unit that met the deputy or had the day put off did not return the proposal before that."""
    ((last,),) = desk.file.tuples(
        """SELECT max(day) FROM (SELECT held_on AS day FROM contact WHERE proposal_id = :id AND unit_id = :unit
             UNION ALL SELECT urged_on FROM urge WHERE proposal_id = :id AND unit_id = :unit
             UNION ALL SELECT e.agreed_on FROM extension e JOIN deadline t ON t.id = e.deadline_id WHERE t.assignment_id = :assignment
             UNION ALL SELECT given_on FROM co_opinion WHERE assignment_id = :assignment)""",
        {"id": row["id"], "unit": assignment["unit_id"], "assignment": assignment["id"]},
    )
    if last and returned_on.isoformat() < last:
        raise InputError(
            f"{assignment['name']} 在 {last} 还在办理 {names.full(row)}，不能在 {returned_on.isoformat()} 退办",
            "请核对 --on",
        )


def _past_window(desk: Desk, assignment: Row, returned_on: date) -> str:
    window = desk.file.row(
        "SELECT due_on FROM deadline WHERE assignment_id = ? AND kind = 'return' AND met_on IS NULL AND cancelled_on IS NULL",
        (assignment["id"],),
    )
    if window and window["due_on"] and window["due_on"] < returned_on.isoformat():
        return f"{assignment['name']} 的退办期限 {window['due_on']} 已过"
    return ""


def _back_with_the_office(desk: Desk, row: Row, returned_on: date) -> list[str]:
    """When nobody answers for it any longer it waits for its next unit, with a clock where the rulebook has one."""
    left = handlers(desk, row)
    if any(one["owes_reply"] for one in left):
        return [f"继续办理的单位：{'、'.join(one['name'] for one in left)}"]
    if row["status"] == "referred_up":
        return []
    if any(one["role"] != "co" for one in left):
        desk.file.update("proposal", row["id"], status="replied")
        return ["其余单位都已答复", *all_replied(desk, row)]
    desk.file.update("proposal", row["id"], status="submitted")
    clock = deadlines.open_clock(desk, "assign", "reassign", {"returned": returned_on}, proposal=row)
    return [
        f"请重新交办：renda proposal assign {names.full(row)} --lead 单位",
        *([clock.sentence()] if clock.due_on else []),
    ]
