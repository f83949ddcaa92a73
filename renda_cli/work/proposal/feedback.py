"""What the deputy says of the replies, and the end."""

from dataclasses import dataclass
from datetime import date

from renda_cli.errors import InputError
from renda_cli.rules import proposal_states, words
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_feedback
from renda_cli.work import deadlines, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.proposal.acts import (
    after_last_turn,
    answer_clock,
    as_objects,
    handlers,
    last_feedback,
    last_reply,
    owing,
    proposer_name,
    record,
    slip_day,
)
from renda_cli.work.proposal.reading import as_object


@dataclass(frozen=True, slots=True)
class _Slip:
    """One slip: who gave it (no deputy where a group or the presidium as such did), when, and the two grades."""

    deputy: names.Named | None
    given_on: date
    process: str
    result: str


@writing
def feedback(
    desk: Desk,
    number: str,
    *,
    by: str,
    process: str,
    result: str,
    on: str | None = None,
    note: str | None = None,
    units: list[str] | None = None,
    until: str | None = None,
) -> Receipt:
    """Records the lead deputy's slip on this round; 不满意 sends the proposal round again, with its own deadline.

    `units` limits the next round to some of those that handle separately. Raises InputError for another deputy, an
    unknown grade, or a day before the reply.
    """
    row = names.proposal(desk, number)
    full = names.full(row)
    if row["status"] in ("assigned", "rehandling"):
        _all_have_replied(desk, row, desk.day(on))
    proposal_states.require("feedback", row["status"], full)
    deputy, who = rating(desk, row, by)
    given_on = desk.day(on)
    _all_have_replied(desk, row, given_on)
    slip = _Slip(
        deputy, given_on, grade(desk, process, "--process", given_on), grade(desk, result, "--result", given_on)
    )
    again = goes_round_again(desk, slip.process, slip.result, given_on)
    until_on = desk.day_if_given(until, "--until")
    if not again and (units or until_on):
        raise InputError("没有不满意，不必重新办理", "请去掉 --unit 和 --until")
    insert_feedback(
        desk.file.db, proposal_id=row["id"], round=row["round"], deputy_id=deputy.id if deputy else None, process=slip.process, result=slip.result,
        given_on=given_on, note=words.note(note, "意见"),
    )  # fmt: skip
    deadlines.meet(desk.file, "feedback", given_on, proposal_id=row["id"], promise_id=None)
    lines = send_round_again(desk, row, given_on, units, until_on) if again else []
    said = f"已登记 {full} 第 {row['round']} 轮反馈：过程{slip.process}，结果{slip.result}（{who}，{given_on.isoformat()}）"
    return Receipt((said, *lines), lambda: as_object(desk, row["id"]))


def rating(desk: Desk, row: Row, by: str) -> tuple[names.Named | None, str]:
    """Who rates: the lead deputy; for a group its leader, one of its deputies, or the group itself; the presidium itself.

    Raises InputError for anybody else.
    """
    proposer = proposer_name(desk, row)
    if row["proposer"] != "deputy" and by.strip() == proposer:
        return None, proposer
    itself = row["proposer"] == "deputy" and by.strip() == proposer  # two may bear the name of the lead
    deputy = names.Named(row["lead_id"], proposer) if itself else names.deputy(desk, by)
    if row["proposer"] == "deputy" and deputy.id != row["lead_id"]:
        raise InputError(f"{names.full(row)} 由领衔代表 {proposer} 评价，不是 {deputy.name}", "请核对 --by")
    if row["proposer"] in ("presidium", "government"):
        raise InputError(f"{names.full(row)} 由{proposer}提出，由它评价", f"请写 --by {proposer}")
    if row["proposer"] == "group" and not _speaks_for(desk, deputy, row["group_id"]):
        raise InputError(f"{deputy.name} 不是{proposer}的代表", f"请写 --by {proposer}，或小组里代表的姓名")
    return deputy, deputy.name


def _speaks_for(desk: Desk, deputy: names.Named, group_id: int) -> bool:
    return bool(
        desk.file.row(
            "SELECT 1 FROM seat WHERE deputy_id = :deputy AND group_id = :group "
            "UNION SELECT 1 FROM deputy_group WHERE id = :group AND leader_id = :deputy",
            {"deputy": deputy.id, "group": group_id},
        )
    )


def _all_have_replied(desk: Desk, row: Row, given_on: date) -> None:
    full = names.full(row)
    waiting = [one["name"] for one in owing(desk, row)]
    if waiting or last_reply(desk, row) is None:
        raise InputError(f"{full} 还没有答复（{'、'.join(waiting) or '没有承办单位'}）", "答复登记以后才能登记反馈")
    _not_before_reply(desk, row, given_on, full)
    slip = slip_day(desk, row, row["round"])
    if slip:
        raise InputError(f"{full} 第 {row['round']} 轮在 {slip} 已反馈", "改正请用 renda proposal edit --act 反馈")


def _not_before_reply(desk: Desk, row: Row, given_on: date, full: str) -> None:
    last = last_reply(desk, row)
    if last and given_on.isoformat() < last:
        raise InputError(f"{full} 在 {last} 才答复，反馈不能在 {given_on.isoformat()}", "请核对 --on")


def grade(desk: Desk, text: str, option: str, on: date) -> str:
    """A grade of the rulebook in force on a day. Raises InputError with those there are."""
    grades = [entry["code"] for entry in desk.rulebook.value_on("grades", on).value]
    if text.strip() not in grades:
        raise InputError(f"{option} 没有“{text}”这个等次", f"可选：{'、'.join(grades)}")
    return text.strip()


def unsatisfactory(desk: Desk, on: date) -> frozenset[str]:
    """The grades of the rulebook in force on a day that send what was answered round again."""
    grades = desk.rulebook.value_on("grades", on).value
    return frozenset(entry["code"] for entry in grades if entry["means"] == "dissatisfied")


def goes_round_again(desk: Desk, process: str, result: str, on: date) -> bool:
    """Whether grades given on a day send a proposal round again."""
    when = desk.rulebook.value_on("rehandle.when", on).value
    return proposal_states.dissatisfied(process, result, unsatisfactory=unsatisfactory(desk, on), when=when)


def send_round_again(desk: Desk, row: Row, given_on: date, units: list[str] | None, until: date | None) -> list[str]:
    """Opens the next round: those units owe a reply again, each with its own clock. Returns what the clerk is told."""
    again = row["round"] + 1
    kind, key = answer_clock(again)
    chosen = _units_of_round(desk, row, units)
    desk.file.update("proposal", row["id"], status="rehandling", round=again)
    said: dict[str, None] = {f"不满意：退回重新办理，第 {again} 轮": None}
    for one in chosen:
        desk.file.update("assignment", one["id"], owes_reply=True)
        clock = deadlines.open_clock(
            desk,
            kind,
            key,
            {"feedback": given_on},
            proposal=row,
            assignment_id=one["id"],
            round_number=again,
            until=until,
        )
        said[clock.sentence()] = None
    return [*said, *_what_the_rule_says(desk, key, given_on)]


def _units_of_round(desk: Desk, row: Row, units: list[str] | None) -> list[Row]:
    wanted = {unit.id for unit in names.units(desk, units)}
    if units and not wanted:
        raise InputError("--unit 后面没有写单位", "请写单位名称，或去掉 --unit")
    answering = [one for one in handlers(desk, row) if one["role"] != "co"]
    chosen = [one for one in answering if not wanted or one["answers_id"] in wanted]
    if len(wanted) > len(chosen):
        raise InputError("--unit 里有不承办此件的单位", "请用 renda proposal show 核对承办单位")
    return answering if any(one["role"] == "lead" for one in chosen) else chosen  # two leads answer together


def _what_the_rule_says(desk: Desk, key: str, given_on: date) -> list[str]:
    """Where a document prescribes something else than a new limit (an assessment, a meeting), the clerk is told."""
    rule = desk.rulebook.value_on(key, given_on)
    if not rule.is_none or key != "rehandle.again":
        return []
    return [f"{rule.source}：{rule.says}", "会商或评估有了结果，请用 renda proposal close --outcome 结果 办结"]


@writing
def close(desk: Desk, numbers: list[str], *, on: str | None = None, outcome: str | None = None) -> Receipt:
    """Ends the handling of proposals that were replied to; promises are followed on. All of `numbers` or none.

    Where the rulebook gives no further round after a second dissatisfaction (a meeting, an assessment decides), `outcome`
    says what came of that and ends it without another reply. Raises InputError.
    """
    closed_on = desk.day(on)
    rows = names.proposals(desk, numbers)
    lines = []
    for row in rows:
        full = names.full(row)
        proposal_states.require("close", row["status"], full)
        _not_before_last_act(desk, row, closed_on, full)
        _end_without_reply(desk, row, closed_on, words.note(outcome, "--outcome"))
        desk.file.update("proposal", row["id"], status="closed", closed_on=closed_on.isoformat())
        for kind in ("assign", "notice", "contact", "co_opinion", "feedback"):
            deadlines.cancel(desk.file, kind, closed_on, "已办结", proposal_id=row["id"], promise_id=None)
        lines.append(f"已办结 {full} {row['title']}{_still_promised(desk, row)}{_not_rated(desk, row)}")
    return Receipt(tuple(lines), lambda: as_objects(desk, rows))


def _end_without_reply(desk: Desk, row: Row, closed_on: date, outcome: str | None) -> None:
    """Nobody may owe a reply any more, unless it was decided otherwise after the rounds that the rulebook knows."""
    waiting = owing(desk, row)
    if not waiting:
        if outcome:
            raise InputError(f"{names.full(row)} 没有未答复的单位", "--outcome 只用于会商、评估以后不再答复的，请去掉")
        return
    told = "、".join(one["name"] for one in waiting)
    given = last_feedback(desk, row)
    decided = row["round"] > 2 and given and desk.rulebook.value_on("rehandle.again", date.fromisoformat(given)).is_none
    if not decided or not outcome:
        how = "会商、评估有了结果的请加 --outcome 写明" if decided else "请先登记答复"
        raise InputError(f"{told} 还没有答复 {names.full(row)}，不能办结", how)
    for one in waiting:
        desk.file.update("assignment", one["id"], owes_reply=False)
        deadlines.cancel(desk.file, "rehandle", closed_on, "已办结", assignment_id=one["id"])
    record(desk, row, "note", closed_on, f"会商、评估结果：{outcome}")


def _not_rated(desk: Desk, row: Row) -> str:
    slip = slip_day(desk, row, row["round"])
    return "" if slip or last_reply(desk, row) is None or row["round"] > 1 else "（代表还没有反馈）"


def _not_before_last_act(desk: Desk, row: Row, closed_on: date, full: str) -> None:
    _not_before_reply(desk, row, closed_on, full)
    after_last_turn(desk, closed_on.isoformat(), row, "办结")


def _still_promised(desk: Desk, row: Row) -> str:
    found = desk.file.row(
        "SELECT count(*) AS n FROM promise WHERE proposal_id = ? AND kept_on IS NULL AND broken_on IS NULL",
        (row["id"],),
    )
    return f"（还有 {found['n']} 项承诺继续跟踪）" if found and found["n"] else ""
