"""What a clerk would say of each proposal who kept a sheet of paper beside the program: written from the rules, not from the code.

The town of this model has the national rules, and its own that a rehandled proposal is answered within a month, in every round. Days only go on.
"""

import calendar
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date


@dataclass
class Handling:
    """A unit at a proposal: its role, whether it owes a reply, and the day on which that is due (None: no limit)."""

    role: str
    owes: bool
    due: tuple[str, date] | None = None


@dataclass
class Sheet:
    """A proposal. `slips` are (process, result) by round; `contacts` counts."""

    lead: str
    status: str = "submitted"
    round: int = 1
    units: dict[str, Handling] = field(default_factory=dict)
    slips: list[tuple[str, str]] = field(default_factory=list)
    replies: int = 0
    contacts: int = 0

    def owing(self) -> list[str]:
        """The units that owe a reply."""
        return [name for name, one in self.units.items() if one.owes]


def month_later(day: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


class Model:
    """The sheets by number, and two piles: what can be taken back, and what can be returned. A verb says whether it is allowed."""

    def __init__(self) -> None:
        self.sheets: dict[str, Sheet] = {}
        self.done: list[dict[str, Sheet]] = []
        self.undone: list[dict[str, Sheet]] = []

    def _keep(self) -> None:
        self.done.append(deepcopy(self.sheets))
        self.undone.clear()

    def add(self, lead: str) -> str:
        """The number of a new proposal: one after the last."""
        self._keep()
        number = str(max(map(int, self.sheets), default=0) + 1)
        self.sheets[number] = Sheet(lead)
        return number

    def assign(self, number: str, lead: str | None, others: list[str], on: date) -> bool:
        """To a lead with co-handlers, or (no lead) to several units each for itself; more of these may join later."""
        sheet = self.sheets[number]
        joins = sheet.status == "assigned" and {one.role for one in sheet.units.values()} == {"each"} and lead is None
        if not (sheet.status == "submitted" or (joins and not set(others) & set(sheet.units))):
            return False
        self._keep()
        sheet = self.sheets[number]
        sheet.status = "assigned"
        limit = ("reply", month_later(on, 3))
        if lead is not None:
            sheet.units[lead] = Handling("lead", owes=True, due=limit)
        for name in others:
            role = "each" if lead is None else "co"
            sheet.units[name] = Handling(role, owes=role == "each", due=limit if role == "each" else None)
        return True

    def reply(self, number: str, unit: str) -> bool:
        """By a unit that owes one; the proposal is replied to when none owes any more."""
        sheet = self.sheets[number]
        if sheet.status not in ("assigned", "rehandling") or unit not in sheet.owing():
            return False
        self._keep()
        sheet = self.sheets[number]
        sheet.units[unit].owes, sheet.units[unit].due = False, None
        sheet.replies += 1
        if not sheet.owing():
            sheet.status = "replied"
        return True

    def feedback(self, number: str, by: str, process: str, result: str, on: date) -> bool:
        """Once a round, by the lead deputy; 不满意 on either question sends it round again."""
        sheet = self.sheets[number]
        if sheet.status != "replied" or by != sheet.lead or len(sheet.slips) >= sheet.round:
            return False
        self._keep()
        sheet = self.sheets[number]
        sheet.slips.append((process, result))
        if "不满意" in (process, result):
            sheet.round += 1
            sheet.status = "rehandling"
            for one in sheet.units.values():
                if one.role != "co":
                    one.owes = True
                    one.due = ("rehandle", month_later(on, 1))
        return True

    def contact(self, number: str, stage: str) -> bool:
        """While it is handled; 办后 only when there was a reply."""
        sheet = self.sheets[number]
        if sheet.status not in ("assigned", "replied", "rehandling") or (stage == "办后" and not sheet.replies):
            return False
        self._keep()
        self.sheets[number].contacts += 1
        return True

    def close(self, number: str) -> bool:
        """When it was replied to."""
        if self.sheets[number].status != "replied":
            return False
        self._keep()
        self.sheets[number].status = "closed"
        return True

    def undo(self) -> None:
        """The last command that is in force was never given."""
        self.undone.append(self.sheets)
        self.sheets = self.done.pop()

    def redo(self) -> bool:
        """The last one taken back is in force again, unless another came since."""
        if not self.undone:
            return False
        self.done.append(self.sheets)
        self.sheets = self.undone.pop()
        return True

    def due(self) -> list[tuple[str, str, str, str]]:
        """Every reply that is waited for: (number, unit, kind, day)."""
        return sorted(
            (number, name, one.due[0], one.due[1].isoformat())
            for number, sheet in self.sheets.items()
            for name, one in sheet.units.items()
            if one.due
        )
