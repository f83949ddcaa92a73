"""What must follow when a decision, a promise, an extension, an end or a visit is corrected; see `consequences`."""

from datetime import date

from renda_cli.errors import InputError
from renda_cli.store.file import Row
from renda_cli.work import deadlines, names
from renda_cli.work.desk import Desk
from renda_cli.work.proposal.acts import first_reply, last_feedback, last_reply
from renda_cli.work.proposal.aftermath import Follows, in_order, met, one_value

_TURNS = ("refused", "reference", "merged", "withdrawn", "referred_up")


def decision(desk: Desk, row: Row, old: Row, new: Row) -> Follows:
    """Another day of a decision: what ended with it, or was met by it, did so on that day."""
    in_order(names.full(row), ("提出", row["submitted_on"]), ("这件事", new["held_on"]))
    if old["event"] in _TURNS:
        in_order(
            names.full(row),
            ("交办、答复和反馈", one_value(desk, _LAST_ACT, {"id": row["id"]})),
            ("这件事", new["held_on"]),
        )

    def then() -> list[str]:
        if old["event"] == "accepted":
            met(desk, "notice", old["held_on"], new["held_on"], proposal_id=row["id"])
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


def promise(desk: Desk, row: Row, old: Row, new: Row) -> Follows:
    """Another day of a promise moves its clock."""
    first = first_reply(desk, row)
    in_order(names.full(row), ("答复", first), ("登记承诺", new["made_on"]), ("承诺的日子", new["until_on"]))
    in_order(names.full(row), ("登记承诺", new["made_on"]), ("落实", old["kept_on"] or old["broken_on"]))

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
    in_order(names.full(row), ("登记承诺", old["made_on"]), ("落实", new["kept_on"]), ("评价", old["slip_on"]))

    def then() -> list[str]:
        met(desk, "promise", old["kept_on"], new["kept_on"], promise_id=old["id"])
        moves = []
        for clock in desk.file.rows("SELECT id FROM deadline WHERE promise_id = ? AND kind = 'feedback'", (old["id"],)):
            days: dict[str, date | None] = {"reported": date.fromisoformat(new["kept_on"])}
            moves += deadlines.derive_anew(desk, "落实日期改正", days, met_too=True, id=clock["id"])
        return deadlines.sentences(moves)

    return Follows(then=then)


def broken(desk: Desk, row: Row, old: Row, new: Row) -> Follows:
    """Another day on which a promise was given up."""
    in_order(names.full(row), ("登记承诺", old["made_on"]), ("不能落实", new["broken_on"]), ("评价", old["slip_on"]))

    def then() -> list[str]:
        desk.file.db.execute(
            "UPDATE deadline SET cancelled_on = ? WHERE promise_id = ? AND kind = 'promise' AND cancelled_on IS NOT NULL",
            (new["broken_on"], old["id"]),
        )
        return []

    return Follows(then=then)


def rated(desk: Desk, row: Row, old: Row, new: Row) -> Follows:
    """Another day of the slip on a promise."""
    in_order(names.full(row), ("承诺有结果", old["kept_on"] or old["broken_on"]), ("评价", new["slip_on"]))

    def then() -> list[str]:
        met(desk, "feedback", old["slip_on"], new["slip_on"], promise_id=old["id"])
        return []

    return Follows(then=then)


def returned(desk: Desk, row: Row, old: Row, new: Row) -> Follows:
    """Another day of a return: the clock of handing over again starts from it."""
    taken_up = one_value(
        desk,
        "SELECT min(assigned_on) FROM assignment WHERE proposal_id = ? AND id > ? AND role <> 'co'",
        row["id"],
        old["id"],
    )
    in_order(
        names.full(row),
        ("交办", old["assigned_on"]),
        ("签收", old["signed_on"]),
        ("退办", new["ended_on"]),
        ("重新交办", taken_up),
    )

    def then() -> list[str]:
        met(desk, "return", old["ended_on"], new["ended_on"], assignment_id=old["id"])
        days: dict[str, date | None] = {"returned": date.fromisoformat(new["ended_on"])}
        return deadlines.sentences(
            deadlines.derive_anew(desk, "退办日期改正", days, met_too=True, proposal_id=row["id"])
        )

    return Follows(then=then)


def closed(desk: Desk, row: Row, old: Row, new: Row) -> Follows:
    """Another day of the close: not before the last reply and the last slip."""
    for last in (last_reply(desk, row), last_feedback(desk, row)):
        in_order(names.full(row), ("答复和反馈", last), ("办结", new["closed_on"]))

    def then() -> list[str]:
        desk.file.db.execute(
            "UPDATE deadline SET cancelled_on = ? WHERE proposal_id = ? AND cancelled_on = ? AND cancelled_why = '已办结'",
            (new["closed_on"], row["id"], old["closed_on"]),
        )
        return []

    return Follows(then=then)


def extension(desk: Desk, row: Row, old: Row, new: Row) -> Follows:
    """Another day that a reply was put off to: within the longest, and the clock moves with it."""
    in_order(names.full(row), ("同意延期", new["agreed_on"]), ("原期限", old["from_due_on"]), ("延至", new["until_on"]))
    clock = dict(desk.file.rows("SELECT * FROM deadline WHERE id = ?", (old["deadline_id"],))[0])
    assigned = one_value(desk, "SELECT assigned_on FROM assignment WHERE id = ?", clock["assignment_id"])
    in_order(names.full(row), ("交办", assigned), ("同意延期", new["agreed_on"]))
    if new["until_on"] == old["from_due_on"]:
        raise InputError(f"延至 {new['until_on']} 就是原期限", "请核对 --until")
    if clock["latest_on"] and new["until_on"] > clock["latest_on"]:
        raise InputError(f"{new['until_on']} 超过最长期限 {clock['latest_on']}", "请改成不晚于最长期限的日子")
    later = one_value(desk, "SELECT 1 FROM extension WHERE deadline_id = ? AND id > ?", old["deadline_id"], old["id"])
    if later and new["until_on"] != old["until_on"]:
        raise InputError("这次延期之后又延过期", "请改正最后一次延期（--nth）")

    def then() -> list[str]:
        if new["until_on"] != old["until_on"]:
            deadlines.put_off(desk, clock, date.fromisoformat(new["until_on"]), "延期日期改正")
        return []

    return Follows(then=then)


def visit(desk: Desk, row: Row, old: Row, new: Row) -> Follows:
    """Another day of a visit; another look met its clock then."""
    in_order(names.full(row), ("提出", row["submitted_on"]), (old["kind"], new["visited_on"]))

    def then() -> list[str]:
        if old["kind"] == "回头看":
            met(desk, "look_back", old["visited_on"], new["visited_on"], proposal_id=row["id"])
        return []

    return Follows(then=then)
