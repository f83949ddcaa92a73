"""The count of a vote entered: subject by subject of one sheet, corrected, or voted on once more."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import ballots
from renda_cli.rules.ballots import Outcome, Scheme
from renda_cli.store.file import Row
from renda_cli.work import masking, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.review import ballot_reading as reading
from renda_cli.work.review import following, holding, subjects
from renda_cli.work.review import sheet as sheets
from renda_cli.work.review.ballot_target import Target, target_of

_SHOWN = 10  # so many names are told


@writing
def enter(
    desk: Desk, /, number: str, *, votes: list[str] | None = None, subject: str | None = None, question: str | None = None, invalid: int | None = None,
    valid: int | None = None, again: bool = False, replace: bool = False, on: str | None = None, **sheet: Any,
) -> Receipt:  # fmt: skip
    """Enters what was marked for one subject of a review, or for the answer to one question.

    `votes` are texts of 满意=50,基本满意=6; only with `replace` they may be left out: they stay. `sheet`: issued, returned, members, present, by,
    scheme, session; of the second subject on the same sheet they may be left out. `again` is the second vote, `replace` corrects what was
    entered. The first vote means that the review was held. Raises InputError.
    """
    review = names.review(desk, number)
    holding.require_open(review)
    if again and replace:
        raise InputError("--again 是再投一次，--replace 是改正", "请只写一个")
    target = target_of(desk, review, subject, question)
    said = sheets.said(desk, on, **sheet)
    if replace and not votes and not said and invalid is None and valid is None:
        raise InputError("没有写要改什么", "请加 --votes、--issued、--returned、--on 等")
    known = _entered(desk, target) if replace else _joined(desk, review, target, said, again)
    marked = _marked(desk, known, target, votes, replace)
    vote = known | said
    scheme = sheets.settle(desk, vote, marked, lambda one: reading.electorate(desk, review, one))
    blank = sheets.blank(desk, scheme, marked, vote["returned"], invalid=invalid, valid=valid)
    ballot_id = sheets.write(desk, vote, target.column, target.id, target.position, marked, blank)
    if replace:
        _recount(desk, ballot_id, scheme, vote["returned"])
    held = holding.mark_held(desk, review, date.fromisoformat(vote["held_on"]))
    if not held:
        _remark_on_day(desk, review, vote)
    lines = _told(review, vote, target, reading.counted(desk, vote, scheme, marked), "改正" if replace else "登记")
    if not vote["void"]:
        if "id" not in vote or "scheme" in said:
            lines.append(f"依据：{reading.rule_of(desk, vote)}")
        lines += _then(desk, review, target) + (_rest(desk, review, target) if vote["round"] == 1 else [])
    return Receipt(
        (*lines, *([f"{review['title']}已登记为开展（{vote['held_on']}）"] if held else [])),
        lambda: reading.result(desk, number),
    )


def _remark_on_day(desk: Desk, review: Row, vote: dict[str, Any]) -> None:
    """What is odd about the day of a vote on a review that was held before."""
    if vote["held_on"] < review["held_on"]:
        desk.remarks.append(f"注意：{vote['held_on']} 早于登记的开展日期 {review['held_on']}，请核对 --on")


def _then(desk: Desk, review: Row, target: Target) -> list[str]:
    """What the rulebook says is to follow from the grade."""
    of_review = following.measures_of(desk, review["id"]) if target.purpose == "review" else []
    what = "、".join(one.what for one in of_review if one.subject_id == target.id)
    how = f"落实后用 renda review follow {review['id']} --subject {masking.text(target.name)} --what 措施 登记"
    return [f"按这个结果还要：{what}；{how}"] if what else []


def _rest(desk: Desk, review: Row, target: Target) -> list[str]:
    """Which subjects of the sheet still wait for their votes; of several the last says where the result is."""
    if target.purpose != "review":
        return []
    waiting = reading.without_vote(desk, review["id"])
    if waiting:
        told = "、".join(waiting[:_SHOWN]) + (f" 等 {len(waiting)} 个" if len(waiting) > _SHOWN else "")
        return [f"还没有登记票数的：{told}"]
    several = len(subjects.of(desk, review["id"])) > 1
    return [f"各对象的票数都已登记，结果见 renda review result {review['id']}"] if several else []


def _marked(desk: Desk, vote: dict[str, Any], target: Target, votes: list[str] | None, replace: bool) -> dict[str, int]:
    """What was marked in the row; where only the whole vote is corrected, what stands there. Raises InputError."""
    if votes or not replace:
        return ballots.read_votes(votes or [])
    return next(row["votes"] for row in reading.rows(desk, vote["id"]) if row[target.column] == target.id)


def _joined(desk: Desk, review: Row, target: Target, said: dict[str, Any], again: bool) -> dict[str, Any]:
    """The vote that a row belongs to: the running one, or the beginnings of a new one (without an id). Raises InputError."""
    sql = f"""SELECT b.*, EXISTS (SELECT 1 FROM ballot_row WHERE ballot_id = b.id AND {target.column} = ?) AS has_it
        FROM ballot b WHERE b.review_id = ? AND b.purpose = ? ORDER BY b.round, b.id"""
    votes = [dict(one) for one in desk.file.rows(sql, (target.id, review["id"], target.purpose))]
    had = [one for one in votes if one.pop("has_it") and not one["void"]]
    if had and not again:
        how = "要改正请加 --replace，整改后再投一次请加 --again"
        raise InputError(f"{target.name}在 {had[-1]['held_on']} 已登记测评", how)
    if again and not had:
        raise InputError(f"{target.name}还没有有效的测评", "第一次登记，或作废后重新投票，请去掉 --again")
    number = had[-1]["round"] + 1 if again else votes[-1]["round"] if votes else 1
    if votes and _is_same(desk, votes[-1], target, said, number):
        return votes[-1]
    day = desk.today.isoformat() if again else _meeting_day(desk, review)
    first = {"purpose": target.purpose, "review_id": review["id"], "round": number, "held_on": day}
    if again and said.get("held_on", first["held_on"]) < had[-1]["held_on"]:
        raise InputError(f"{target.name}上一次测评在 {had[-1]['held_on']}", "再投一次的不能更早，请核对 --on")
    sheets.require_counts(said)
    return first


def _meeting_day(desk: Desk, review: Row) -> str:
    """The day of a first vote where nobody said it: that of the meeting, as it was held or planned; today before that."""
    today = desk.today.isoformat()
    return str(review["held_on"] or min(review["planned_on"] or today, today))


def _is_same(desk: Desk, last: dict[str, Any], target: Target, said: dict[str, Any], number: int) -> bool:
    """Whether a row belongs to the last vote. Raises InputError where the day is the same and the numbers are others."""
    added = [name for name in ("members", "present") if last[name] is None]  # what nobody said yet may be said now
    other = [name for name in sheets.OPTIONS if name in said and name not in added and said[name] != last[name]]
    there = desk.file.row(
        f"SELECT 1 FROM ballot_row WHERE ballot_id = ? AND {target.column} = ?", (last["id"], target.id)
    )
    if last["round"] != number or there or said.get("held_on", last["held_on"]) != last["held_on"]:
        return False
    if not other or (last["void"] and {"issued", "returned"} & set(other)):
        return not other
    raise InputError(
        f"{last['held_on']} 的这次测评已登记 发出 {last['issued']}、收回 {last['returned']}，{'、'.join(sheets.OPTIONS[name] for name in other)} 与它不同",
        "同一次测评的照原数写或不写，登记错了的用 --replace 改正；另外一次的请用 --on 写明日期",
    )  # fmt: skip


def _entered(desk: Desk, target: Target) -> dict[str, Any]:
    """The last vote in which a row was entered, to be corrected. Raises InputError."""
    sql = f"SELECT b.* FROM ballot b JOIN ballot_row r ON r.ballot_id = b.id WHERE r.{target.column} = ? ORDER BY b.round DESC, b.id DESC"
    found = desk.file.row(sql, (target.id,))
    if found is None:
        raise InputError(f"{target.name}还没有登记过测评，不能改正", "请去掉 --replace")
    return dict(found)


def _recount(desk: Desk, ballot_id: int, scheme: Scheme, returned: int) -> None:
    """After a whole vote was corrected: what the votes of every row leave. Raises InputError where they are more, or of another scheme."""
    for row in reading.rows(desk, ballot_id):
        ballots.check_marks(scheme, row["votes"], f"{row['subject']}的票数")
        blank = returned - sum(row["votes"].values())
        if blank < 0:
            raise InputError(
                f"{row['subject']}的各项票数合计 {returned - blank}，多于改成的收回 {returned} 张",
                "请先改正它的票数，或核对 --returned",
            )
        if blank != row["invalid"]:
            desk.file.update("ballot_row", row["id"], invalid=blank)
            desk.remarks.append(f"提示：{row['subject']}的无效票随之改为 {blank} 张")


def _told(review: Row, vote: dict[str, Any], target: Target, outcome: Outcome, verb: str) -> list[str]:
    """What was entered, in the words of the minutes."""
    again = f"第 {vote['round']} 次" if vote["round"] > 1 else ""
    counted = "、".join(f"{word} {number} 票" for word, number in outcome.votes.items())
    told = f"发出 {vote['issued']} 张，收回 {vote['returned']} 张，有效 {outcome.valid} 张"
    head = f"已{verb}{again}测评 #{review['id']} {masking.text(target.name)}（{vote['held_on']}）：{told}；{counted}"
    if vote["void"]:
        return [head, f"注意：{outcome.why}，请重新投票，再用 renda review ballot {review['id']} 登记"]
    grade = f"等次：{outcome.grade}（{outcome.why}）" if outcome.grade else f"没有等次：{outcome.why}"
    return [head, grade]
