"""What must follow when what the units or the deputy did is corrected: days in order, clocks anew, a round opened or taken back.

Each function looks at the record before and after, refuses what cannot be, and gives the further columns to write and what
is to be done once they are written.
"""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules.vocabulary import PROPOSAL_STATES
from renda_cli.store.file import Row
from renda_cli.work import deadlines, names
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import feedback as slips
from renda_cli.work.proposal.acts import answer_clock, event_day, first_assigned, slip_day
from renda_cli.work.proposal.aftermath import Follows, in_order, met, one_value


def assignment(desk: Desk, row: Row, old: Row, new: Row) -> Follows:
    """Another day or another unit: the unit's clocks start anew from it."""
    received = new["received_on"]
    if (
        old["received_on"] == old["assigned_on"]
        and old["signed_on"] is None
        and new["received_on"] == old["received_on"]
    ):
        received = new["assigned_on"]  # received on the day of assignment unless said otherwise
    first_reply = one_value(desk, "SELECT min(replied_on) FROM reply WHERE assignment_id = ?", old["id"])
    first_opinion = one_value(desk, "SELECT min(given_on) FROM co_opinion WHERE assignment_id = ?", old["id"])
    first_contact = one_value(
        desk,
        "SELECT min(held_on) FROM contact WHERE proposal_id = ? AND coalesce(unit_id, ?) = ?",
        row["id"],
        *[old["unit_id"]] * 2,
    )
    handed = (("提出", row["submitted_on"]), ("交办", new["assigned_on"]))
    in_order(names.full(row), *handed, ("收到", received), ("答复", first_reply or first_opinion))
    in_order(names.full(row), *handed, ("联系", first_contact))
    first_act = one_value(desk, _FIRST_ACT, {"id": row["id"], "unit": old["unit_id"], "assignment": old["id"]})
    in_order(
        names.full(row), ("前一单位退办", _returned_before(desk, row, old)), *handed[1:], ("催办或延期", first_act)
    )
    if new["unit_id"] != old["unit_id"] and one_value(
        desk, "SELECT 1 FROM handler WHERE proposal_id = ? AND unit_id = ?", row["id"], new["unit_id"]
    ):
        raise InputError(f"{names.full(row)} 已交这个单位办理", "请核对 --to-unit")

    def then() -> list[str]:
        days: dict[str, date | None] = {
            "assigned": date.fromisoformat(new["assigned_on"]),
            "received": date.fromisoformat(received),
        }
        for kind in ("assign", "notice"):
            met(desk, kind, old["assigned_on"], new["assigned_on"], proposal_id=row["id"])
        for table in ("contact", "promise", "urge"):  # what the wrong unit is said to have done, the right one did
            desk.file.db.execute(
                f"UPDATE {table} SET unit_id = ? WHERE proposal_id = ? AND unit_id = ?",
                (new["unit_id"], row["id"], old["unit_id"]),
            )
        return deadlines.sentences(
            deadlines.derive_anew(desk, "交办日期改正", days, met_too=True, assignment_id=old["id"])
        )

    signed = {"signed_on": received} if new["signed_on"] and received != old["received_on"] else {}
    return Follows({"received_on": received, **signed}, then)


_FIRST_ACT = """SELECT min(day) FROM (SELECT urged_on AS day FROM urge WHERE proposal_id = :id AND coalesce(unit_id, :unit) = :unit
    AND about <> '反馈' UNION ALL SELECT e.agreed_on FROM extension e JOIN deadline t ON t.id = e.deadline_id
    WHERE t.assignment_id = :assignment)"""


def _returned_before(desk: Desk, row: Row, old: Row) -> Any:
    """The last day on which a unit before this one returned the proposal."""
    sql = "SELECT max(ended_on) FROM assignment WHERE proposal_id = ? AND id < ? AND role <> 'co' AND ended_why LIKE '退办%'"
    return one_value(desk, sql, row["id"], old["id"]) if old["role"] != "co" else None


def receipt(desk: Desk, row: Row, old: Row, new: Row) -> Follows:
    """Another day of receipt: the clocks that count from it move."""
    first_reply = one_value(desk, "SELECT min(replied_on) FROM reply WHERE assignment_id = ?", old["id"])
    in_order(names.full(row), ("交办", old["assigned_on"]), ("签收", new["signed_on"]), ("答复", first_reply))
    days: dict[str, date | None] = {"received": date.fromisoformat(new["signed_on"])}

    def then() -> list[str]:
        return deadlines.sentences(
            deadlines.derive_anew(desk, "签收日期改正", days, met_too=True, assignment_id=old["id"])
        )

    return Follows({"received_on": new["signed_on"]}, then)


def contact(desk: Desk, row: Row, _old: Row, new: Row) -> Follows:
    """Another day of a contact: the clock of the first contact was met on it."""
    in_order(names.full(row), ("交办", first_assigned(desk, row)), ("联系", new["held_on"]))

    def then() -> list[str]:
        desk.file.db.execute(_FIRST_CONTACT, {"id": row["id"]})
        return []

    return Follows(then=then)


# The first contact met the clock: that of the unit itself, or one of no unit in particular.
_FIRST_CONTACT = """UPDATE deadline SET met_on = (SELECT min(c.held_on) FROM contact c JOIN assignment a ON a.id = deadline.assignment_id
    WHERE c.proposal_id = deadline.proposal_id AND coalesce(c.unit_id, a.unit_id) = a.unit_id)
    WHERE proposal_id = :id AND kind = 'contact' AND met_on IS NOT NULL"""


def opinion(desk: Desk, row: Row, old: Row, new: Row) -> Follows:
    """Another day of a co-handler's opinion."""
    assigned = one_value(desk, "SELECT assigned_on FROM assignment WHERE id = ?", old["assignment_id"])
    in_order(names.full(row), ("交办", assigned), ("协办意见", new["given_on"]), ("要求重提", old["asked_again_on"]))

    def then() -> list[str]:
        met(desk, "co_opinion", old["given_on"], new["given_on"], assignment_id=old["assignment_id"])
        return []

    return Follows(then=then)


def reply(desk: Desk, row: Row, old: Row, new: Row) -> Follows:
    """Another day of a reply: its clock was met then, and what counts from the replies moves."""
    assigned = one_value(desk, "SELECT assigned_on FROM assignment WHERE id = ?", old["assignment_id"])
    in_order(
        names.full(row),
        ("交办", assigned),
        ("上一轮反馈", slip_day(desk, row, old["round"] - 1)),
        ("答复", new["replied_on"]),
        ("反馈", slip_day(desk, row, old["round"]) or row["closed_on"]),
    )
    in_order(names.full(row), ("答复", new["replied_on"]), ("撤回", event_day(desk, row, "withdrawn")))
    later = one_value(
        desk, "SELECT min(sent_on) FROM reply_copy WHERE reply_id = ? AND sent_on <> ?", old["id"], old["replied_on"]
    )
    in_order(names.full(row), ("答复", new["replied_on"]), ("送达", later))
    if old["round"] == 1:
        promised = one_value(
            desk, "SELECT min(made_on) FROM promise WHERE proposal_id = ? AND unit_id IS ?", row["id"], old["unit_id"]
        )
        in_order(names.full(row), ("答复", new["replied_on"]), ("登记承诺", promised))

    def then() -> list[str]:
        kind, _ = answer_clock(old["round"])
        met(desk, kind, old["replied_on"], new["replied_on"], assignment_id=old["assignment_id"], round=old["round"])
        desk.file.db.execute(
            "UPDATE reply_copy SET sent_on = ? WHERE reply_id = ? AND sent_on = ?",
            (new["replied_on"], old["id"], old["replied_on"]),
        )
        last = _last_of_round(desk, row, old["round"])
        days: dict[str, date | None] = {"replied": date.fromisoformat(last)}
        return deadlines.sentences(
            deadlines.derive_anew(desk, "答复日期改正", days, met_too=True, proposal_id=row["id"], round=old["round"])
        )

    return Follows(then=then)


def _last_of_round(desk: Desk, row: Row, number: int) -> Any:
    """The ISO day of the last reply in a round, or None."""
    sql = "SELECT max(r.replied_on) FROM reply r JOIN assignment a ON a.id = r.assignment_id WHERE a.proposal_id = ? AND r.round = ?"
    return one_value(desk, sql, row["id"], number)


def feedback(desk: Desk, row: Row, old: Row, new: Row) -> Follows:
    """Another day or other grades: the next round's clocks move, or the round opens after all, or is taken back."""
    replied, next_reply = (_last_of_round(desk, row, number) for number in (old["round"], old["round"] + 1))
    in_order(
        names.full(row),
        ("答复", replied),
        ("反馈", new["given_on"]),
        ("下一轮答复", next_reply),
        ("办结", row["closed_on"] or event_day(desk, row, "withdrawn")),
    )
    was, becomes = (
        slips.goes_round_again(desk, one["process"], one["result"], date.fromisoformat(one["given_on"]))
        for one in (old, new)
    )
    if was is not becomes and row["status"] not in ("replied", "rehandling", "referred_up"):
        state = PROPOSAL_STATES[row["status"]]
        raise InputError(f"{names.full(row)} {state}，不能改为{'不满意' if becomes else '不必重办'}", "请核对评价")
    if was and not becomes and (row["round"] != old["round"] + 1 or next_reply):
        raise InputError(
            f"{names.full(row)} 第 {old['round'] + 1} 轮已有答复或评价，不能把第 {old['round']} 轮改为不必重办",
            "请先核对后一轮",
        )

    def then() -> list[str]:
        met(
            desk,
            "feedback",
            old["given_on"],
            new["given_on"],
            proposal_id=row["id"],
            round=old["round"],
            promise_id=None,
        )
        given_on = date.fromisoformat(new["given_on"])
        if becomes and not was:
            return slips.send_round_again(desk, row, given_on, None, None)
        if was and not becomes:
            return _take_round_back(desk, row, old["round"])
        days: dict[str, date | None] = {"feedback": given_on}
        return deadlines.sentences(
            deadlines.derive_anew(
                desk, "反馈日期改正", days, met_too=True, proposal_id=row["id"], round=old["round"] + 1
            )
        )

    return Follows(then=then)


def _take_round_back(desk: Desk, row: Row, number: int) -> list[str]:
    """The round that a wrong slip opened never was."""
    desk.file.db.execute("UPDATE assignment SET owes_reply = 0 WHERE proposal_id = ?", (row["id"],))
    deadlines.cancel(desk.file, "rehandle", desk.today, "反馈改正，不必重办", proposal_id=row["id"])
    state = row["status"] if row["status"] == "referred_up" else "replied"
    desk.file.update("proposal", row["id"], status=state, round=number)
    return [f"{names.full(row)} 不必重新办理，回到第 {number} 轮"]
