"""Command lines in any order, undo and redo among them, against a model that was written independently (model.py)."""

import os
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from tests.conftest import Ran, program
from tests.faults.held import Content, content
from tests.faults.model import Model, month_later
from tests.faults.scenes import DEPUTIES, UNITS, office, typed

FAR_DAY = "2031-01-01"
CHECK_EVERY = 8
which = st.integers(0, 2)
units = st.permutations(UNITS)
grades = st.sampled_from(("满意", "基本满意", "不满意"))


class Clerk(RuleBasedStateMachine):
    """Types commands; the model says beforehand which are refused, and afterwards what must be seen."""

    def __init__(self, template: Path, path: Path) -> None:
        super().__init__()
        shutil.copy(template, path)
        self.path, self.day, self.model, self.steps = path, date(2022, 1, 10), Model(), 0
        self.before: list[Content] = []
        self.after: list[Content] = []
        self.renda = program()
        os.environ["RENDA_DB"] = str(path)

    def type(self, *words: str, ok: bool) -> None:
        """Types a command that must be taken, or be refused without a trace."""
        was = content(self.path, log=False)
        ran = self.ask(*words)
        assert ran.code == (0 if ok else 2), (words, ran)
        if ok:
            self.before.append(was)
            self.after.clear()
        else:
            assert content(self.path, log=False) == was, words

    def ask(self, *words: str, today: str | None = None) -> Ran:
        return self.renda(*words, today=today or self.day.isoformat())

    def on(self) -> date:
        self.day += timedelta(days=2)
        return self.day

    def number(self, nth: int) -> str:
        return sorted(self.model.sheets, key=int)[nth % len(self.model.sheets)]

    def some(self) -> bool:
        return bool(self.model.sheets)

    @precondition(lambda self: len(self.model.sheets) < 3)
    @rule(lead=st.sampled_from(DEPUTIES))
    def add(self, lead: str) -> None:
        number = self.model.add(lead)
        self.on()
        self.type("proposal", "add", f"第{number}件", "--by", lead, "--session", "5-1", "--on", "2022-01-06", ok=True)

    @precondition(some)
    @rule(nth=which, names=units, each=st.booleans(), co=st.booleans())
    def assign(self, nth: int, names: list[str], each: bool, co: bool) -> None:
        number, on = self.number(nth), self.on()
        lead, others = (None, names[:2]) if each else (names[0], names[1:2] if co else [])
        ok = self.model.assign(number, lead, others, on)
        named = (
            ["--each", ",".join(others)] if each else ["--lead", names[0], *(["--co", ",".join(others)] if co else [])]
        )
        self.type("proposal", "assign", number, *named, ok=ok)

    @precondition(some)
    @rule(nth=which, place=which, stray=st.sampled_from(UNITS))
    def reply(self, nth: int, place: int, stray: str) -> None:
        number = self.number(nth)
        self.on()
        owing = self.model.sheets[number].owing()
        unit = owing[place % len(owing)] if owing and place < 2 else stray
        ok = self.model.reply(number, unit)
        self.type("proposal", "reply", number, "--unit", unit, "--class", "A", "--ref", "遥复1号", ok=ok)

    @precondition(some)
    @rule(nth=which, process=grades, result=grades, stray=st.sampled_from((None, None, None, "张建国")))
    def feedback(self, nth: int, process: str, result: str, stray: str | None) -> None:
        number, on = self.number(nth), self.on()
        by = stray or self.model.sheets[number].lead
        ok = self.model.feedback(number, by, process, result, on)
        self.type("proposal", "feedback", number, "--by", by, "--process", process, "--result", result, ok=ok)

    @precondition(some)
    @rule(nth=which, names=units, process=grades, result=grades)
    def goes_on(self, nth: int, names: list[str], process: str, result: str) -> None:
        """What comes next on the straight way: without it few would be rehandled twice."""
        sheet = self.model.sheets[self.number(nth)]
        if sheet.status == "submitted":
            self.assign(nth, names, each=False, co=True)
        elif sheet.owing():
            self.reply(nth, 0, names[0])
        elif sheet.status == "replied":
            self.feedback(nth, process, result, None)

    @precondition(some)
    @rule(nth=which, stage=st.sampled_from(("办前", "办中", "办后")))
    def contact(self, nth: int, stage: str) -> None:
        number = self.number(nth)
        self.on()
        ok = self.model.contact(number, stage)
        self.type("proposal", "contact", number, "--how", "电话", "--stage", stage, ok=ok)

    @precondition(some)
    @rule(nth=which)
    def close(self, nth: int) -> None:
        number = self.number(nth)
        self.on()
        self.type("proposal", "close", number, ok=self.model.close(number))

    @precondition(lambda self: self.model.done)
    @rule(times=st.sampled_from((1, 1, 2, 3)))
    def undo(self, times: int) -> None:
        for _ in range(min(times, len(self.model.done))):
            self.model.undo()
            self.turn("undo", self.before, self.after)

    @precondition(some)
    @rule()
    def redo(self) -> None:
        if self.model.redo():
            self.turn("redo", self.after, self.before)
        else:
            assert self.ask("redo").code == 2

    def turn(self, verb: str, wanted: list[Content], others: list[Content]) -> None:
        others.append(content(self.path, log=False))
        ran = self.ask(verb)
        assert (ran.code, ran.err) == (0, ""), ran
        assert content(self.path, log=False) == wanted.pop(), verb

    @invariant()
    def the_file_says_what_the_model_says(self) -> None:
        listed = {one["no"]: one["status"] for one in self.ask("proposal", "list", "-f", "json").json}
        assert listed == {number: sheet.status for number, sheet in self.model.sheets.items()}
        due = [one for one in self.ask("due", "-f", "json", today=FAR_DAY).json if one["kind"] in ("reply", "rehandle")]
        assert sorted((one["no"], one["unit"], one["kind"], one["due_on"]) for one in due) == self.model.due()
        self.steps += 1
        if self.steps % CHECK_EVERY == 0:
            self.each_is_as_the_model_has_it()

    def each_is_as_the_model_has_it(self) -> None:
        for number, sheet in self.model.sheets.items():
            shown = self.ask("proposal", "show", number, "-f", "json").json
            assert {one["unit"]: one["role"] for one in shown["assignments"]} == {
                name: one.role for name, one in sheet.units.items()
            }
            assert [(one["round"], one["process"], one["result"]) for one in shown["feedback"]] == [
                (place, *slip) for place, slip in enumerate(sheet.slips, 1)
            ]
            assert len(shown["contacts"]) == sheet.contacts
        checked = self.ask("check", "-f", "json")
        assert checked.code == 0, checked.out

    def teardown(self) -> None:
        self.each_is_as_the_model_has_it()


def run_machine(folder: Path, examples: int, steps: int) -> None:
    """So many histories of so many steps, in an office made in `folder`. Raises AssertionError where file and model part."""
    office(folder / "office", 0)
    own = ("--from", "2020-01-01", "--source", "遥观镇人大〔2020〕1号")
    typed(folder / "office", "rules", "set", "rehandle", "1个月", *own)

    class InThisFolder(Clerk):
        def __init__(self) -> None:
            super().__init__(folder / "office" / "renda.db", folder / "renda.db")

    chosen: dict[str, Any] = {"derandomize": True, "database": None, "phases": (Phase.generate,)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RENDA_DB", str(folder / "renda.db"))
        run_state_machine_as_test(
            InThisFolder,
            settings=settings(
                max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=list(HealthCheck), **chosen
            ),
        )  # fmt: skip


def test_the_file_says_what_the_model_says(tmp_path: Path) -> None:
    run_machine(tmp_path, examples=10, steps=30)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [("2022-01-31", 1, "2022-02-28"), ("2022-11-30", 3, "2023-02-28"), ("2022-12-05", 1, "2023-01-05")],
)
def test_the_model_counts_months(day: str, months: int, later: str) -> None:
    count: Callable[[date, int], date] = month_later
    assert count(date.fromisoformat(day), months).isoformat() == later
