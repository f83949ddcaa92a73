"""Many proposals of the common kind (see `common`) at once.

What is written is what the verbs would write, row for row; a test compares the two.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import clocks
from renda_cli.rules.cell_contacts import Contacted
from renda_cli.store.changes import insert_many
from renda_cli.store.statements import COLUMNS
from renda_cli.work.desk import Desk
from renda_cli.work.exchange.common import Common
from renda_cli.work.exchange.directory import Directory
from renda_cli.work.exchange.paper import Facts, Paper
from renda_cli.work.proposal.acts import answer_clock

_TABLES = ("proposal", "co_signer", "assignment", "deadline", "contact", "reply", "reply_copy", "feedback")
_DEADLINE = dict.fromkeys(COLUMNS["deadline"])
_OVER = {"co_opinion": "主办单位已答复", "contact": "已答复，没有首次联系的记录"}


class Bulk:
    """Gathers rows and writes them in chunks; `ids` are given here, so that a chunk is one statement a table."""

    def __init__(self, desk: Desk, directory: Directory) -> None:
        self._desk = desk
        self._rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in _TABLES}
        self._last: dict[str, int] = {}
        self._loose: set[str] | None = None
        self._clock = cache(self._derived)
        self._common = Common(desk, directory)

    def takes(self, paper: Paper) -> bool:
        """Takes a paper in, if it is of the common kind and its number cannot be meant for another."""
        if paper.session is None or not self._common.fits(paper) or paper.no in self._taken_before_any_session():
            return False
        self._add(paper)
        return True

    def _taken_before_any_session(self) -> set[str]:
        """The numbers of what came in before any session: no session gives one of them again."""
        if self._loose is None:
            self._loose = {row[0] for row in self._desk.file.tuples("SELECT no FROM proposal WHERE session_id IS NULL")}
        return self._loose

    def _add(self, paper: Paper) -> None:
        facts = paper.facts
        proposal = self._next("proposal")
        signers = facts.get("co_signers", ())
        replied = facts.get("replied_on", {})
        owed = [unit for unit, role in facts.get("units", {}).items() if role != "co" and unit not in replied]
        self._rows["proposal"].append((
            proposal, paper.session["id"] if paper.session else None, facts["no"], "建议", "建议", facts["title"], facts.get("topic"),
            paper.between, facts["submitted_on"], "deputy", facts["lead"], None, facts.get("confidential", False), None, None,
            _status(facts, owed), 1, facts.get("complex", False), None, False, None, facts.get("closed_on"),
        ))  # fmt: skip
        for place, signer in enumerate(signers, start=1):
            self._rows["co_signer"].append((proposal, signer, place))
        deadlines = self._intake(paper)
        if "units" in facts:
            self._handle(proposal, paper, deadlines)
        for clock in deadlines:
            clock["id"], clock["proposal_id"] = self._next("deadline"), proposal
            self._rows["deadline"].append(tuple(clock.values()))  # in the order of _DEADLINE

    def _next(self, table: str) -> int:
        if table not in self._last:
            self._last[table] = self._desk.file.tuples(f"SELECT coalesce(max(id), 0) FROM {table}")[0][0]
        self._last[table] += 1
        return self._last[table]

    def _intake(self, paper: Paper) -> list[dict[str, Any]]:
        """The clocks between hand-in and assignment; the assignment meets them."""
        if not paper.between:
            return []
        facts = paper.facts
        met_on = next(iter(facts.get("assigned_on", {}).values()), None)
        days = (("submitted", facts["submitted_on"]),)
        found = (
            self._clock(kind, key, True, days) for kind, key in (("notice", "accept_notice"), ("assign", "assign"))
        )
        return [{**clock, "met_on": met_on} for clock in found if clock]

    def _derived(self, kind: str, key: str, between: bool, days: tuple[tuple[str, str], ...]) -> dict[str, Any] | None:
        """A clock's columns, once for all papers with the same days; None where the rulebook gives none."""
        known = {event: date.fromisoformat(day) for event, day in days}
        try:
            clock = clocks.run(self._desk.rulebook, self._desk.calendar, key, known, between=between)
        except InputError:
            return None
        if clock is None:
            return None
        iso = (day.isoformat() if day else None for day in (clock.start_on, clock.due_on, clock.latest_on))
        start_on, due_on, latest_on = iso
        return _DEADLINE | {
            "kind": kind, "round": 1, "rule_key": key, "start": clock.start, "days_known": json.dumps(dict(days)), "start_on": start_on,
            "due_on": due_on, "latest_on": latest_on, "provisional": clock.provisional, "by_hand": False,
            "steps": json.dumps(clock.steps, ensure_ascii=False),
        }  # fmt: skip

    def _handle(self, proposal: int, paper: Paper, deadlines: list[dict[str, Any]]) -> None:
        facts = paper.facts
        assignments: dict[int, int] = {}
        for unit, role in facts["units"].items():
            assignments[unit] = self._assigned(proposal, paper, unit, role, deadlines)
        met = facts.get("contacts", ())
        self._contacted(proposal, (one for one in met if one.stage != "办后"), assignments, deadlines)
        if last := self._replied(paper, assignments, deadlines):
            self._answered(proposal, paper, last, deadlines)
        self._contacted(proposal, (one for one in met if one.stage == "办后"), assignments, deadlines)

    def _assigned(self, proposal: int, paper: Paper, unit: int, role: str, deadlines: list[dict[str, Any]]) -> int:
        facts = paper.facts
        assigned_on = facts["assigned_on"][unit]
        received_on = facts.get("received_on", {}).get(unit, assigned_on)
        assignment = self._next("assignment")
        owes = role != "co" and unit not in facts.get("replied_on", {})
        self._rows["assignment"].append(
            (assignment, proposal, unit, role, assigned_on, received_on, owes, None, None, None)
        )
        days = (
            ("submitted", facts["submitted_on"]),
            ("assigned", assigned_on),
            ("received", received_on),
            *self._closing(paper),
        )
        reply = answer_clock(1, complex_=facts.get("complex", False))
        opened = [("return", "return_window")]
        opened += [("co_opinion", "co_opinion")] if role == "co" else [("contact", "first_contact"), reply]
        for kind, key in opened:
            if clock := self._clock(kind, key, paper.between, days):
                deadlines.append({**clock, "assignment_id": assignment})
        return assignment

    def _closing(self, paper: Paper) -> tuple[tuple[str, str], ...]:
        session = paper.session
        if paper.between or session is None or not session["closed_on"]:
            return ()
        return (("closed", session["closed_on"]),)

    def _contacted(
        self, proposal: int, met: Iterable[Contacted], assignments: Mapping[int, int], deadlines: list[dict[str, Any]]
    ) -> None:
        for one in met:
            unit: Any = one.unit
            self._rows["contact"].append((self._next("contact"), proposal, unit, one.how, one.stage, one.day, None))
            for clock in deadlines:
                of_it = unit is None or clock["assignment_id"] == assignments[unit]
                if clock["kind"] == "contact" and of_it and _is_open(clock):
                    clock["met_on"] = one.day

    def _replied(self, paper: Paper, assignments: Mapping[int, int], deadlines: list[dict[str, Any]]) -> str | None:
        """Writes the replies; returns the day of the last when nobody owes one any longer."""
        facts = paper.facts
        replied = facts.get("replied_on", {})
        for unit, day in sorted(replied.items(), key=lambda item: item[1]):
            reply, code = self._next("reply"), facts["class"][unit]
            signer = facts.get("signer", {}).get(unit)
            self._rows["reply"].append((reply, assignments[unit], 1, day, code, facts["ref"][unit], signer, None))
            for deputy in (facts["lead"], *facts.get("co_signers", ())):
                self._rows["reply_copy"].append((reply, deputy, day))
            for clock in deadlines:
                if clock["kind"] == "reply" and clock["assignment_id"] == assignments[unit]:
                    clock["met_on"] = day
        owing = any(role != "co" and unit not in replied for unit, role in facts["units"].items())
        return None if owing else max(replied.values())

    def _answered(self, proposal: int, paper: Paper, last: str, deadlines: list[dict[str, Any]]) -> None:
        """All have replied: what waited for it is over, the slip is due, and where it is given and closed, that is over too."""
        facts = paper.facts
        for clock in deadlines:
            if clock["kind"] in _OVER and _is_open(clock):
                clock |= {"cancelled_on": last, "cancelled_why": _OVER[clock["kind"]]}
        for kind, key in (("feedback", "feedback_slip"), ("look_back", "look_back")):
            if opened := self._clock(kind, key, paper.between, (("replied", last),)):
                deadlines.append({**opened})
        slip_on, closed_on = facts.get("feedback_on"), facts.get("closed_on")
        if slip_on:
            self._rows["feedback"].append(
                (self._next("feedback"), proposal, 1, facts["lead"], facts["process"], facts["result"], slip_on, None)
            )
        for clock in deadlines:
            if slip_on and clock["kind"] == "feedback":
                clock["met_on"] = slip_on
            elif (
                closed_on
                and clock["kind"] in ("assign", "notice", "contact", "co_opinion", "feedback")
                and _is_open(clock)
            ):
                clock |= {"cancelled_on": closed_on, "cancelled_why": "已办结"}

    def write(self) -> None:
        """Writes what was gathered, in the order in which rows refer to one another."""
        for table, rows in self._rows.items():
            if rows:
                insert_many(self._desk.file.db, table, rows)
                rows.clear()
        self._last.clear()
        self._loose = None


def _status(facts: Facts, owed: list[int]) -> str:
    if "units" not in facts:
        return "submitted"
    return "closed" if "closed_on" in facts else "assigned" if owed else "replied"


def _is_open(clock: Mapping[str, Any]) -> bool:
    return clock["met_on"] is None and clock["cancelled_on"] is None
