"""The end of what a row says of a proposal: the slips, the decisions, what became public, the close."""

from collections.abc import Callable
from typing import Any

from renda_cli.work import names
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import paper as papers
from renda_cli.work.exchange.directory import unit_names
from renda_cli.work.exchange.paper import DECISIONS, OF_SLIP, Facts
from renda_cli.work.exchange.record import CellError
from renda_cli.work.exchange.steps import cell, required
from renda_cli.work.proposal import deciding, editing, feedback, supervising, withdrawing


def slip(desk: Desk, proposal_id: int, facts: Facts, current: Facts, round_: str, place: int) -> None:
    """The slip on a round: entered, or corrected in its place. Raises InputError."""
    process, result, day = (facts.get(f"{name}{round_}") for name in OF_SLIP)
    if process is None and result is None and day is None:
        return
    number = papers.number_of(desk, proposal_id)
    if f"process{round_}" not in current:
        missing = [
            label for label, value in (("过程评价", process), ("结果评价", result), ("反馈日期", day)) if value is None
        ]
        if missing:
            how = f"请补上；整列都没有的，可用 --fill {missing[0]}=… 给出"
            raise CellError(f"缺少{'、'.join(missing)}", how, name=f"feedback_on{round_}")
        feedback.feedback(desk, number, by=rater(desk, proposal_id), process=str(process), result=str(result), on=day,
            units=_again(desk, facts, current) if place == 1 else None,
        )  # fmt: skip
        return
    options = {"process": process, "result": result, "on": day}
    there = dict(zip(options, (current.get(f"{name}{round_}") for name in OF_SLIP), strict=True))
    changed = {option: value for option, value in options.items() if value is not None and value != there[option]}
    if changed:
        editing.edit(desk, number, act="反馈", round_=place, **changed)


def _again(desk: Desk, facts: Facts, current: Facts) -> list[str] | None:
    """The units that were sent round again, where a row that is at its end tells of the second replies of some only."""
    roles = facts.get("units") or current.get("units") or {}
    again = facts.get("replied_on_2", {})
    at_the_end = "closed_on" in facts or "process_2" in facts
    some = 0 < len(again) < sum(role != "co" for role in roles.values())
    return unit_names(desk, again) if at_the_end and some else None


def rater(desk: Desk, proposal_id: int) -> str:
    """Who rates the replies to a proposal, as the verbs call them: the lead deputy, or the body that handed it in."""
    row = names.proposal_of_id(desk, proposal_id)
    if row["proposer"] == "deputy":
        return f"#{row['lead_id']}"
    return str(desk.file.tuples("SELECT name FROM proposer_line WHERE id = ?", (proposal_id,))[0][0])


def decide(desk: Desk, proposal_id: int, facts: Facts, current: Facts) -> None:
    """What was decided of it: merged, withdrawn, refused, kept for reference. Raises InputError."""
    decision = facts.get("decision")
    if decision is None or decision == current.get("decision"):
        return
    number, on = papers.number_of(desk, proposal_id), required(facts, "decision_on", "处理日期")
    if decision.startswith("并入"):
        deciding.merge(desk, [number], into=decision.removeprefix("并入"), on=on, entered_late=True)
    elif DECISIONS[decision] == "withdrawn":
        withdrawing.withdraw(desk, number, by=_signed(desk, proposal_id), on=on, why=facts.get("reason"))
    else:
        verb: Callable[..., Any] = deciding.refuse if DECISIONS[decision] == "refused" else deciding.reference
        verb(desk, [number], why=required(facts, "reason", "处理理由"), on=on)


def _signed(desk: Desk, proposal_id: int) -> list[str]:
    """Those who ask for a withdrawal: all who signed."""
    row = names.proposal_of_id(desk, proposal_id)
    if row["proposer"] != "deputy":
        return [rater(desk, proposal_id)]
    signers = desk.file.tuples(
        "SELECT deputy_id FROM co_signer WHERE proposal_id = ? ORDER BY position", (proposal_id,)
    )
    return [f"#{row['lead_id']}", *(f"#{deputy}" for (deputy,) in signers)]


def judge(desk: Desk, number: str, facts: Facts, current: Facts) -> None:
    """Whether it is excellent, and whether it is public. Raises InputError."""
    if facts.get("excellent") and not current.get("excellent"):
        with cell("excellent_on", {"--on": "excellent_on"}):
            supervising.excellent(desk, [number], on=facts.get("excellent_on"))
    if "published" in facts and facts["published"] != current.get("published"):
        with cell("published", {"--on": "published_on", "--reason": "published_why"}):
            supervising.publish(
                desk, [number], facts["published"], why=facts.get("published_why"), on=facts.get("published_on")
            )


def close(desk: Desk, number: str, facts: Facts, current: Facts) -> None:
    """The day of its end: entered, or corrected. Raises InputError."""
    closed_on = facts.get("closed_on")
    if closed_on is None or closed_on == current.get("closed_on"):
        return
    if "closed_on" in current:
        editing.edit(desk, number, act="办结", on=closed_on)
    else:
        feedback.close(desk, [number], on=closed_on, outcome=facts.get("outcome"))
