"""What must follow when an act is corrected: days kept in order, clocks derived anew, a round opened or taken back.

Each function looks at the record before and after, refuses what cannot be, and gives the further columns to write and what
is to be done once they are written.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules.vocabulary import PROPOSAL_STATES
from renda_cli.store.file import Row
from renda_cli.work import deadlines, names
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import feedback as slips
from renda_cli.work.proposal.acts import answer_clock, first_reply


@dataclass(frozen=True, slots=True)
class Follows:
    """Further columns of the record itself, and what is done after it was written (returns what the clerk is told)."""

    columns: dict[str, Any] = field(default_factory=dict)
    then: Callable[[], list[str]] = list


After = Callable[[Desk, Row, Row, Row], Follows]


def dated(column: str) -> After:
    """Nothing stands on it but that it was not before the hand-in."""

    def in_its_time(_desk: Desk, row: Row, _old: Row, new: Row) -> Follows:
        _in_order(names.full(row), ("提出", row["submitted_on"]), ("这件事", new[column]))
        return Follows()

    return in_its_time


_TURNS = ("refused", "reference", "merged", "withdrawn", "referred_up")


def decision(desk: Desk, row: Row, old: Row, new: Row) -> Follows:
    """Another day of a decision: what ended with it, or was met by it, did so on that day."""
    _in_order(names.full(row), ("提出", row["submitted_on"]), ("这件事", new["held_on"]))
    if old["event"] in _TURNS:
        _in_order(
            names.full(row), ("交办、答复和反馈", _one(desk, _LAST_ACT, {"id": row["id"]})), ("这件事", new["held_on"])
        )

    def then() -> list[str]:
        if old["event"] == "accepted":
            _met(desk, "notice", old["held_on"], new["held_on"], proposal_id=row["id"])
        if old["event"] in ("merged", "withdrawn"):
            _ended(desk, row, old["held_on"], new["held_on"])
        return []

    return Follows(then=then)


_LAST_ACT = """SELECT max(day) FROM (SELECT assigned_on AS day FROM assignment WHERE proposal_id = :id
    UNION ALL SELECT r.replied_on FROM reply r JOIN assignment a ON a.id = r.assignment_id WHERE a.proposal_id = :id
    UNION ALL SELECT given_on FROM feedback WHERE proposal_id = :id)"""


def _ended(desk: Desk, row: Row, old: str, new: str) -> None:
    """The handling ended with a merger or a withdrawal: what ended on its old day ended on the new one."""
    for table, column in (("assignment", "ended_on"), ("deadline", "cancelled_on"), ("promise", "broken_on")):
        desk.file.db.execute(
            f"UPDATE {table} SET {column} = ? WHERE proposal_id = ? AND {column} = ?", (new, row["id"], old)
        )
    desk.file.db.execute(
        "UPDATE proposal_event SET held_on = ? WHERE proposal_id = ? AND event = 'merged_in' AND held_on = ? AND text LIKE ? || ' %'",
        (new, row["merged_into_id"], old, names.full(row)),
    )


def _in_order(what: str, *days: tuple[str, str | None]) -> None:
    """Raises InputError when named days (name, ISO day or None) are not in this order."""
    known = [(name, day) for name, day in days if day]
    for (before, earlier), (after, later) in pairwise(known):
        if earlier > later:
            raise InputError(f"{what}：{after}（{later}）不能早于{before}（{earlier}）", "请核对日期")


def _one(desk: Desk, sql: str, *values: Any) -> Any:
    """The first column of the first row, or None; the values in order, or one mapping."""
    found = desk.file.tuples(sql, values[0] if values and isinstance(values[0], dict) else values)
    return found[0][0] if found else None


def _sentences(moves: list[deadlines.Move]) -> list[str]:
    return [move.sentence() for move in moves]


def _met(desk: Desk, kind: str, old: str, new: str, **where: Any) -> None:
    """A clock that the act met on its old day was met on the new one."""
    conditions = " AND ".join(f"{column} IS ?" for column in where)
    sql = f"UPDATE deadline SET met_on = ? WHERE kind = ? AND met_on = ? AND {conditions}"
    desk.file.db.execute(sql, (new, kind, old, *where.values()))


def assignment(desk: Desk, row: Row, old: Row, new: Row) -> Follows:
    """Another day or another unit: the unit's clocks start anew from it."""
    received = new["received_on"]
    if (
        old["received_on"] == old["assigned_on"]
        and old["signed_on"] is None
        and new["received_on"] == old["received_on"]
    ):
        received = new["assigned_on"]  # received on the day of assignment unless said otherwise
    first_reply = _one(desk, "SELECT min(replied_on) FROM reply WHERE assignment_id = ?", old["id"])
    first_opinion = _one(desk, "SELECT min(given_on) FROM co_opinion WHERE assignment_id = ?", old["id"])
    first_contact = _one(
        desk,
        "SELECT min(held_on) FROM contact WHERE proposal_id = ? AND coalesce(unit_id, ?) = ?",
        row["id"],
        *[old["unit_id"]] * 2,
    )
    handed = (("提出", row["submitted_on"]), ("交办", new["assigned_on"]))
    _in_order(names.full(row), *handed, ("收到", received), ("答复", first_reply or first_opinion))
    _in_order(names.full(row), *handed, ("联系", first_contact))
    first_act = _one(desk, _FIRST_ACT, {"id": row["id"], "unit": old["unit_id"], "assignment": old["id"]})
    _in_order(
        names.full(row), ("前一单位退办", _returned_before(desk, row, old)), *handed[1:], ("催办或延期", first_act)
    )
    if new["unit_id"] != old["unit_id"] and _one(
        desk, "SELECT 1 FROM handler WHERE proposal_id = ? AND unit_id = ?", row["id"], new["unit_id"]
    ):
        raise InputError(f"{names.full(row)} 已交这个单位办理", "请核对 --to-unit")

    def then() -> list[str]:
        days: dict[str, date | None] = {
            "assigned": date.fromisoformat(new["assigned_on"]),
            "received": date.fromisoformat(received),
        }
        for kind in ("assign", "notice"):
            _met(desk, kind, old["assigned_on"], new["assigned_on"], proposal_id=row["id"])
        for table in ("contact", "promise", "urge"):  # what the wrong unit is said to have done, the right one did
            desk.file.db.execute(
                f"UPDATE {table} SET unit_id = ? WHERE proposal_id = ? AND unit_id = ?",
                (new["unit_id"], row["id"], old["unit_id"]),
            )
        return _sentences(deadlines.derive_anew(desk, "交办日期改正", days, met_too=True, assignment_id=old["id"]))

    signed = {"signed_on": received} if new["signed_on"] and received != old["received_on"] else {}
    return Follows({"received_on": received, **signed}, then)


_FIRST_ACT = """SELECT min(day) FROM (SELECT urged_on AS day FROM urge WHERE proposal_id = :id AND coalesce(unit_id, :unit) = :unit
    AND about <> '反馈' UNION ALL SELECT e.agreed_on FROM extension e JOIN deadline t ON t.id = e.deadline_id
    WHERE t.assignment_id = :assignment)"""


def _returned_before(desk: Desk, row: Row, old: Row) -> Any:
    """The last day on which a unit before this one returned the proposal."""
    sql = "SELECT max(ended_on) FROM assignment WHERE proposal_id = ? AND id < ? AND role <> 'co' AND ended_why LIKE '退办%'"
    return _one(desk, sql, row["id"], old["id"]) if old["role"] != "co" else None


def receipt(desk: Desk, row: Row, old: Row, new: Row) -> Follows:
    """Another day of receipt: the clocks that count from it move."""
    first_reply = _one(desk, "SELECT min(replied_on) FROM reply WHERE assignment_id = ?", old["id"])
    _in_order(names.full(row), ("交办", old["assigned_on"]), ("签收", new["signed_on"]), ("答复", first_reply))
    days: dict[str, date | None] = {"received": date.fromisoformat(new["signed_on"])}

    def then() -> list[str]:
        return _sentences(deadlines.derive_anew(desk, "签收日期改正", days, met_too=True, assignment_id=old["id"]))

    return Follows({"received_on": new["signed_on"]}, then)


def contact(desk: Desk, row: Row, _old: Row, new: Row) -> Follows:
    """Another day of a contact: the clock of the first contact was met on it."""
    first = _one(desk, "SELECT min(assigned_on) FROM assignment WHERE proposal_id = ?", row["id"])
    _in_order(names.full(row), ("交办", first), ("联系", new["held_on"]))

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
    assigned = _one(desk, "SELECT assigned_on FROM assignment WHERE id = ?", old["assignment_id"])
    _in_order(names.full(row), ("交办", assigned), ("协办意见", new["given_on"]), ("要求重提", old["asked_again_on"]))

    def then() -> list[str]:
        _met(desk, "co_opinion", old["given_on"], new["given_on"], assignment_id=old["assignment_id"])
        return []

    return Follows(then=then)


def reply(desk: Desk, row: Row, old: Row, new: Row) -> Follows:
    """Another day of a reply: its clock was met then, and what counts from the replies moves."""
    assigned = _one(desk, "SELECT assigned_on FROM assignment WHERE id = ?", old["assignment_id"])
    slip_before = _one(
        desk, "SELECT given_on FROM feedback WHERE proposal_id = ? AND round = ?", row["id"], old["round"] - 1
    )
    slip = _one(desk, "SELECT given_on FROM feedback WHERE proposal_id = ? AND round = ?", row["id"], old["round"])
    _in_order(
        names.full(row),
        ("交办", assigned),
        ("上一轮反馈", slip_before),
        ("答复", new["replied_on"]),
        ("反馈", slip or row["closed_on"]),
    )
    _in_order(names.full(row), ("答复", new["replied_on"]), ("撤回", _withdrawn(desk, row)))
    later = _one(
        desk, "SELECT min(sent_on) FROM reply_copy WHERE reply_id = ? AND sent_on <> ?", old["id"], old["replied_on"]
    )
    _in_order(names.full(row), ("答复", new["replied_on"]), ("送达", later))
    if old["round"] == 1:
        promised = _one(
            desk, "SELECT min(made_on) FROM promise WHERE proposal_id = ? AND unit_id IS ?", row["id"], old["unit_id"]
        )
        _in_order(names.full(row), ("答复", new["replied_on"]), ("登记承诺", promised))

    def then() -> list[str]:
        kind, _ = answer_clock(old["round"])
        _met(desk, kind, old["replied_on"], new["replied_on"], assignment_id=old["assignment_id"], round=old["round"])
        desk.file.db.execute(
            "UPDATE reply_copy SET sent_on = ? WHERE reply_id = ? AND sent_on = ?",
            (new["replied_on"], old["id"], old["replied_on"]),
        )
        last = _one(
            desk, "SELECT max(r.replied_on) FROM reply r JOIN assignment a ON a.id = r.assignment_id WHERE a.proposal_id = ? AND r.round = ?",
            row["id"], old["round"],
        )  # fmt: skip
        days: dict[str, date | None] = {"replied": date.fromisoformat(last)}
        return _sentences(
            deadlines.derive_anew(desk, "答复日期改正", days, met_too=True, proposal_id=row["id"], round=old["round"])
        )

    return Follows(then=then)


def _withdrawn(desk: Desk, row: Row) -> Any:
    """The day on which a proposal was withdrawn, or None."""
    return _one(
        desk, "SELECT max(held_on) FROM proposal_event WHERE proposal_id = ? AND event = 'withdrawn'", row["id"]
    )


def feedback(desk: Desk, row: Row, old: Row, new: Row) -> Follows:
    """Another day or other grades: the next round's clocks move, or the round opens after all, or is taken back."""
    replied, next_reply = (
        _one(
            desk, "SELECT max(r.replied_on) FROM reply r JOIN assignment a ON a.id = r.assignment_id WHERE a.proposal_id = ? AND r.round = ?",
            row["id"], number,
        )
        for number in (old["round"], old["round"] + 1)
    )  # fmt: skip
    _in_order(
        names.full(row),
        ("答复", replied),
        ("反馈", new["given_on"]),
        ("下一轮答复", next_reply),
        ("办结", row["closed_on"] or _withdrawn(desk, row)),
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
        _met(
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
        return _sentences(
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


def promise(desk: Desk, row: Row, old: Row, new: Row) -> Follows:
    """Another day of a promise moves its clock."""
    first = first_reply(desk, row)
    _in_order(names.full(row), ("答复", first), ("登记承诺", new["made_on"]), ("承诺的日子", new["until_on"]))
    _in_order(names.full(row), ("登记承诺", new["made_on"]), ("落实", old["kept_on"] or old["broken_on"]))

    def then() -> list[str]:
        found = desk.file.rows("SELECT * FROM deadline WHERE promise_id = ? AND kind = 'promise'", (old["id"],))
        for clock in found:
            desk.file.update("deadline", clock["id"], start_on=new["made_on"])
            if new["until_on"] != old["until_on"]:
                deadlines.put_off(desk, dict(clock), date.fromisoformat(new["until_on"]), "承诺日期改正")
        return []

    return Follows(then=then)


def kept(desk: Desk, row: Row, old: Row, new: Row) -> Follows:
    """Another day on which a promise was kept."""
    _in_order(names.full(row), ("登记承诺", old["made_on"]), ("落实", new["kept_on"]), ("评价", old["slip_on"]))

    def then() -> list[str]:
        _met(desk, "promise", old["kept_on"], new["kept_on"], promise_id=old["id"])
        moves = []
        for clock in desk.file.rows("SELECT id FROM deadline WHERE promise_id = ? AND kind = 'feedback'", (old["id"],)):
            days: dict[str, date | None] = {"reported": date.fromisoformat(new["kept_on"])}
            moves += deadlines.derive_anew(desk, "落实日期改正", days, met_too=True, id=clock["id"])
        return _sentences(moves)

    return Follows(then=then)


def broken(desk: Desk, row: Row, old: Row, new: Row) -> Follows:
    """Another day on which a promise was given up."""
    _in_order(names.full(row), ("登记承诺", old["made_on"]), ("不能落实", new["broken_on"]), ("评价", old["slip_on"]))

    def then() -> list[str]:
        desk.file.db.execute(
            "UPDATE deadline SET cancelled_on = ? WHERE promise_id = ? AND kind = 'promise' AND cancelled_on IS NOT NULL",
            (new["broken_on"], old["id"]),
        )
        return []

    return Follows(then=then)


def rated(desk: Desk, row: Row, old: Row, new: Row) -> Follows:
    """Another day of the slip on a promise."""
    _in_order(names.full(row), ("承诺有结果", old["kept_on"] or old["broken_on"]), ("评价", new["slip_on"]))

    def then() -> list[str]:
        _met(desk, "feedback", old["slip_on"], new["slip_on"], promise_id=old["id"])
        return []

    return Follows(then=then)


def returned(desk: Desk, row: Row, old: Row, new: Row) -> Follows:
    """Another day of a return: the clock of handing over again starts from it."""
    taken_up = _one(
        desk,
        "SELECT min(assigned_on) FROM assignment WHERE proposal_id = ? AND id > ? AND role <> 'co'",
        row["id"],
        old["id"],
    )
    _in_order(
        names.full(row),
        ("交办", old["assigned_on"]),
        ("签收", old["signed_on"]),
        ("退办", new["ended_on"]),
        ("重新交办", taken_up),
    )

    def then() -> list[str]:
        _met(desk, "return", old["ended_on"], new["ended_on"], assignment_id=old["id"])
        days: dict[str, date | None] = {"returned": date.fromisoformat(new["ended_on"])}
        return _sentences(deadlines.derive_anew(desk, "退办日期改正", days, met_too=True, proposal_id=row["id"]))

    return Follows(then=then)


def closed(desk: Desk, row: Row, old: Row, new: Row) -> Follows:
    """Another day of the close: not before the last reply and the last slip."""
    for sql in (
        "SELECT max(replied_on) FROM last_reply WHERE proposal_id = ?", "SELECT max(given_on) FROM feedback WHERE proposal_id = ?"
    ):  # fmt: skip
        _in_order(names.full(row), ("答复和反馈", _one(desk, sql, row["id"])), ("办结", new["closed_on"]))

    def then() -> list[str]:
        desk.file.db.execute(
            "UPDATE deadline SET cancelled_on = ? WHERE proposal_id = ? AND cancelled_on = ? AND cancelled_why = '已办结'",
            (new["closed_on"], row["id"], old["closed_on"]),
        )
        return []

    return Follows(then=then)


def extension(desk: Desk, row: Row, old: Row, new: Row) -> Follows:
    """Another day that a reply was put off to: within the longest, and the clock moves with it."""
    _in_order(
        names.full(row), ("同意延期", new["agreed_on"]), ("原期限", old["from_due_on"]), ("延至", new["until_on"])
    )
    clock = dict(desk.file.rows("SELECT * FROM deadline WHERE id = ?", (old["deadline_id"],))[0])
    assigned = _one(desk, "SELECT assigned_on FROM assignment WHERE id = ?", clock["assignment_id"])
    _in_order(names.full(row), ("交办", assigned), ("同意延期", new["agreed_on"]))
    if new["until_on"] == old["from_due_on"]:
        raise InputError(f"延至 {new['until_on']} 就是原期限", "请核对 --until")
    if clock["latest_on"] and new["until_on"] > clock["latest_on"]:
        raise InputError(f"{new['until_on']} 超过最长期限 {clock['latest_on']}", "请改成不晚于最长期限的日子")
    later = _one(desk, "SELECT 1 FROM extension WHERE deadline_id = ? AND id > ?", old["deadline_id"], old["id"])
    if later and new["until_on"] != old["until_on"]:
        raise InputError("这次延期之后又延过期", "请改正最后一次延期（--nth）")

    def then() -> list[str]:
        if new["until_on"] != old["until_on"]:
            deadlines.put_off(desk, clock, date.fromisoformat(new["until_on"]), "延期日期改正")
        return []

    return Follows(then=then)


def visit(desk: Desk, row: Row, old: Row, new: Row) -> Follows:
    """Another day of a visit; another look met its clock then."""
    _in_order(names.full(row), ("提出", row["submitted_on"]), (old["kind"], new["visited_on"]))

    def then() -> list[str]:
        if old["kind"] == "回头看":
            _met(desk, "look_back", old["visited_on"], new["visited_on"], proposal_id=row["id"])
        return []

    return Follows(then=then)
