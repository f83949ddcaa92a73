"""Proposals of the common kind: handed in by a deputy, at most assigned, replied to once, judged well, closed.

Whatever is not known for certain to pass the verbs' checks does not count as common and is left to them, and so is every word
about what is wrong.
"""

from datetime import date
from functools import cache

from renda_cli.errors import InputError
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import by_unit
from renda_cli.work.exchange.directory import Directory
from renda_cli.work.exchange.paper import OF_REPLY, OF_SLIP, Facts, Paper
from renda_cli.work.proposal.feedback import goes_round_again, grade

_KNOWN = frozenset({
    "no", "kind", "title", "topic", "lead", "co_signers", "submitted_on", "between", "confidential", "complex", "units", "contacts",
    "assigned_on", "received_on", "replied_on", "class", "ref", "signer", "process", "result", "feedback_on", "closed_on",
})  # fmt: skip
_NEEDED = frozenset({"no", "title", "lead", "submitted_on"})
_HANDLING = _KNOWN - _NEEDED - {"kind", "topic", "co_signers", "between", "confidential"}


class Common:
    """Tells the common kind; each rule is looked up once."""

    def __init__(self, desk: Desk, directory: Directory) -> None:
        self._directory = directory
        self._grade = cache(lambda text, day: grade(desk, text, "等次", date.fromisoformat(day)))
        self._hard = cache(
            lambda day, between: desk.rulebook.value_on("reply.complex", date.fromisoformat(day), between=between)
        )
        self._again = cache(
            lambda process, result, day: goes_round_again(desk, process, result, date.fromisoformat(day))
        )

    def fits(self, paper: Paper) -> bool:
        """Whether a paper is of the common kind; its values are spread over the units then, classes by code."""
        facts = paper.facts
        if not (_KNOWN.issuperset(facts) and facts.keys() >= _NEEDED and facts.get("kind", "建议") == "建议"):
            return False
        if facts["lead"] in facts.get("co_signers", ()):
            return False
        if "units" not in facts:
            return _HANDLING.isdisjoint(facts)
        try:
            by_unit.spread(self._directory, facts, facts["units"], {})
            if not (_units_fit(facts) and _replies_are_whole(facts) and _days_in_order(facts)):
                return False
            if facts.get("complex"):
                self._hard(next(iter(facts["assigned_on"].values())), paper.between)  # the clerk is told what it says
            return self._judged_well(facts)
        except InputError:
            return False

    def _judged_well(self, facts: Facts) -> bool:
        """Known grades; a slip that is whole and does not send the proposal round again."""
        given = [facts[name] for name in OF_SLIP if name in facts]
        if not given:
            return True
        if len(given) < len(OF_SLIP) or not _all_replied(facts):
            return False
        process, result, day = given
        known = self._grade(process, day) and self._grade(result, day)
        return bool(known) and not self._again(process, result, day)


def _units_fit(facts: Facts) -> bool:
    """One or two leads with co-handlers, or several units each for itself; all assigned on one day."""
    roles = list(facts["units"].values())
    leads, each = roles.count("lead"), roles.count("each")
    assigned, received = facts.get("assigned_on", {}), facts.get("received_on", {})
    together = len(assigned) == len(roles) and len(set(assigned.values())) == 1 and len(received) in (0, len(roles))
    alike = len(set(received.values())) <= 1
    contacts_known = all(one.unit is None or one.unit in facts["units"] for one in facts.get("contacts", ()))
    return together and alike and contacts_known and (each == len(roles) > 1 if each else 1 <= leads <= 2)


def _replies_are_whole(facts: Facts) -> bool:
    """Every reply has its class and number; leads reply jointly."""
    replied = facts.get("replied_on", {})
    if any(unit not in facts.get(name, {}) for unit in replied for name in ("class", "ref")):
        return False
    leads = [unit for unit, role in facts["units"].items() if role == "lead"]
    jointly = all(len({facts.get(name, {}).get(unit) for unit in leads}) <= 1 for name in OF_REPLY)
    return jointly and ("closed_on" not in facts or _all_replied(facts))


def _all_replied(facts: Facts) -> bool:
    return bool(len(facts.get("replied_on", ())) == sum(role != "co" for role in facts["units"].values()))


def _days_in_order(facts: Facts) -> bool:
    assigned = next(iter(facts["assigned_on"].values()))
    received = next(iter(facts.get("received_on", {}).values()), assigned)
    replied = facts.get("replied_on", {}).values()
    last = max(replied, default=assigned)
    judged = facts.get("feedback_on", last)
    met = facts.get("contacts", ())
    return (
        facts["submitted_on"] <= assigned <= min([received, *replied])
        and all(one.day >= assigned and (one.stage != "办后" or replied) for one in met)
        and last <= judged <= facts.get("closed_on", judged)
    )
