"""Random histories: whatever the clerk types in whatever order, the file stays one that makes sense.

A machine drives the verbs with plausible arguments. A refused verb must leave the file as it was; after every other one the
states, clocks, timelines, lists and figures are worked out again from the bare tables.
"""

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from renda_cli.errors import InputError
from renda_cli.rules.rates import Rate
from renda_cli.work import due, names, rules, session, spans, stats, unit
from renda_cli.work.checks import registry
from renda_cli.work.checks import run as checks
from renda_cli.work.deadlines import derive_anew
from renda_cli.work.desk import Desk, open_desk
from renda_cli.work.proposal import (
    assigning,
    deciding,
    editing,
    entry,
    extending,
    feedback,
    handling,
    promises,
    reading,
    replying,
    returning,
    supervising,
    withdrawing,
)
from tests.conftest import TODAY
from tests.work.helpers import assigned, clock, clocks, hand_in, judge, records_of, refused, replied, reply, summary_of
from tests.work.helpers import due as list_due

DEPUTIES = ("张三", "李四", "王五")
UNITS = ("农业农村局", "财政局", "建设局", "教育局")
PUT_ASIDE = ("refused", "reference", "withdrawn", "merged")
DEBATABLE = ("number-gap", "number-order", "holidays-missing", "pinyin-missing")  # true, and not for a verb to refuse
Rows = list[dict[str, Any]]

which = st.integers(0, 3)
deputy = st.sampled_from(DEPUTIES)
some_unit = st.sampled_from(UNITS)
units = st.lists(some_unit, min_size=1, max_size=2, unique=True)
grades = st.sampled_from(("满意", "基本满意", "不满意"))
classes = st.sampled_from("ABC")
lag = st.sampled_from((0, 0, 0, 0, 5, 40))
ahead = st.sampled_from((-3, 10, 40, 100))
maybe = st.booleans()


def table(desk: Desk, sql: str, *values: Any) -> Rows:
    return [dict(row) for row in desk.file.db.execute(sql, values).fetchall()]


def dump(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that the file holds."""
    found = desk.file.tuples("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'holiday' ORDER BY name")
    return {name: desk.file.tuples(f"SELECT * FROM {name} ORDER BY rowid") for (name,) in found}


# What must hold after every verb


def opens_a_round(slip: dict[str, Any]) -> bool:
    """Under the profiles used here 不满意 on either question does."""
    return "不满意" in (slip["process"], slip["result"])


def check_states(desk: Desk) -> None:
    for row in table(desk, "SELECT * FROM proposal"):
        there = table(desk, "SELECT * FROM assignment WHERE proposal_id = ? AND ended_on IS NULL", row["id"])
        answering = [one for one in there if one["role"] != "co"]
        owing = [one for one in there if one["owes_reply"]]
        state = row["status"]
        fits = {
            "submitted": not answering, "assigned": bool(owing), "replied": bool(answering) and not owing,
            "rehandling": bool(owing) and row["round"] > 1, "referred_up": True, "closed": not owing,
        }  # fmt: skip
        assert fits.get(state, not there), (row, there)
        assert (row["closed_on"] is not None) == (state == "closed"), row
        assert not any(one["role"] == "co" for one in owing), there
        slips = table(desk, "SELECT * FROM feedback WHERE proposal_id = ? ORDER BY round", row["id"])
        assert [slip["round"] for slip in slips] == list(range(1, len(slips) + 1)), slips
        assert row["round"] == 1 + sum(map(opens_a_round, slips)), (row, slips)
        assert not any(map(opens_a_round, slips[row["round"] - 1 :])), (row, slips)


def check_numbers(desk: Desk) -> None:
    """Every proposal is found by its full number."""
    sql = "SELECT p.id, p.no, s.number AS session FROM proposal p LEFT JOIN session s ON s.id = p.session_id"
    for row in table(desk, sql):
        assert names.proposal(desk, names.full(row))["id"] == row["id"]


def check_clocks(desk: Desk) -> None:
    for one in table(
        desk,
        "SELECT a.*, p.round, p.complex, p.between_sessions FROM assignment a JOIN proposal p ON p.id = a.proposal_id",
    ):
        open_ones = table(
            desk, "SELECT * FROM deadline WHERE assignment_id = ? AND met_on IS NULL AND cancelled_on IS NULL AND kind IN ('reply', 'rehandle')",
            one["id"],
        )  # fmt: skip
        if not one["owes_reply"] or one["ended_on"]:
            assert open_ones == [], (one, open_ones)
            continue
        given_by_hand = any(clock["by_hand"] for clock in open_ones)
        assert [clock["round"] for clock in open_ones] == [one["round"]] * (has_limit(desk, one) or given_by_hand), (
            one,
            open_ones,
        )
        assert [clock["kind"] for clock in open_ones] in ([], ["reply" if one["round"] == 1 else "rehandle"])
    for one in table(desk, "SELECT t.*, p.status FROM deadline t JOIN proposal p ON p.id = t.proposal_id"):
        check_one_clock(desk, one)


def has_limit(desk: Desk, one: dict[str, Any]) -> bool:
    """Whether the rulebook has a limit for what a unit owes."""
    if one["round"] == 1:
        key, day = "reply.complex" if one["complex"] else "reply", one["assigned_on"]
    else:
        key = "rehandle" if one["round"] == 2 else "rehandle.again"
        (slip,) = table(
            desk,
            "SELECT given_on FROM feedback WHERE proposal_id = ? AND round = ?",
            one["proposal_id"],
            one["round"] - 1,
        )
        day = slip["given_on"]
    return not desk.rulebook.value_on(key, date.fromisoformat(day), between=bool(one["between_sessions"])).is_none


def check_one_clock(desk: Desk, clock: dict[str, Any]) -> None:
    if clock["met_on"] and clock["start_on"]:
        assert clock["met_on"] >= clock["start_on"], clock
    extensions = table(desk, "SELECT * FROM extension WHERE deadline_id = ? ORDER BY id", clock["id"])
    if extensions:
        assert clock["due_on"] == extensions[-1]["until_on"], (clock, extensions)
        assert clock["latest_on"] is None or clock["latest_on"] >= clock["due_on"], (clock, extensions)
    if clock["met_on"] or clock["cancelled_on"]:
        return
    assert clock["status"] not in PUT_ASIDE, clock  # nobody could end it any longer
    if clock["status"] == "closed":
        assert clock["kind"] in ("promise", "look_back", "return") or clock["promise_id"], clock
    if clock["kind"] == "feedback" and clock["promise_id"] is None:
        replies = table(
            desk,
            "SELECT r.replied_on, a.ended_on FROM reply r JOIN assignment a ON a.id = r.assignment_id WHERE a.proposal_id = ? AND r.round = ?",
            clock["proposal_id"],
            clock["round"],
        )
        of_all = [one["replied_on"] for one in replies]  # a unit that went into another since had its say
        of_those_there = [one["replied_on"] for one in replies if one["ended_on"] is None]
        assert clock["start_on"] in (max(of_all), max(of_those_there)), (clock, replies)
    if clock["kind"] == "promise":
        (promise,) = table(desk, "SELECT * FROM promise WHERE id = ?", clock["promise_id"])
        assert clock["due_on"] == promise["until_on"], (clock, promise)
        assert (promise["kept_on"], promise["broken_on"]) == (None, None), (clock, promise)


def check_derivations(desk: Desk) -> None:
    before = dump(desk)
    with desk.file.transaction():
        assert derive_anew(desk, "同上") == []
    assert dump(desk)["deadline_move"] == before["deadline_move"]


def check_timelines(desk: Desk) -> None:
    for row in table(desk, "SELECT p.id, p.submitted_on FROM proposal p"):
        events = reading.as_object(desk, row["id"])["timeline"]
        days = [event["on"] for event in events]
        assert days == sorted(days)
        acts = [
            event for event in events if event["event"] not in ("corrected", "moved")
        ]  # what the clerk did at the file
        assert (acts[0]["event"], acts[0]["on"]) == ("submitted", row["submitted_on"]), acts[:3]
        counted = Counter(event["event"] for event in events)
        of_assignment = "FROM {0} t JOIN assignment a ON a.id = t.assignment_id WHERE a.proposal_id = ?"
        for event, source in (
            ("assigned", "FROM assignment WHERE proposal_id = ?"), ("feedback", "FROM feedback WHERE proposal_id = ?"),
            ("reply", of_assignment.format("reply")), ("opinion", of_assignment.format("co_opinion")),
            ("promise", "FROM promise WHERE proposal_id = ?"), ("urged", "FROM urge WHERE proposal_id = ?"),
            ("contact", "FROM contact WHERE proposal_id = ?"), ("visit", "FROM visit WHERE proposal_id = ?"),
            ("corrected", "FROM correction WHERE proposal_id = ?"),
            ("extended", "FROM extension e JOIN deadline t ON t.id = e.deadline_id WHERE t.proposal_id = ?"),
            ("closed", "FROM proposal WHERE id = ? AND closed_on IS NOT NULL"),
        ):  # fmt: skip
            (rows,) = table(desk, f"SELECT count(*) AS n {source}", row["id"])
            assert counted[event] == rows["n"], (event, events)


def check_due(desk: Desk) -> None:
    for within in (None, 30):
        until = desk.today + timedelta(days=within if within is not None else -1)
        wanted = [
            (one["id"], one["due_on"])
            for one in table(desk, "SELECT * FROM deadline WHERE met_on IS NULL AND cancelled_on IS NULL")
            if one["kind"] != "return" and one["due_on"]
            and (one["due_on"] <= until.isoformat() or (one["latest_on"] or "9") < desk.today.isoformat())
        ]  # fmt: skip
        found = due.due(desk, within)
        at = {name: place for place, name in enumerate(found.fields)}
        assert sorted((row[at["id"]], row[at["due_on"]]) for row in found.rows) == sorted(wanted)
        for row in found.rows:
            late = date.fromisoformat(row[at["due_on"]]) < desk.today
            beyond = bool(row[at["latest_on"]]) and date.fromisoformat(row[at["latest_on"]]) < desk.today
            assert row[at["level"]] == ("past_legal" if beyond else "late" if late else "due")


def check_figures(desk: Desk) -> None:
    span = "2021-2024"
    values = {one.indicator.key: one.value for one in summary_of(desk, span)}
    rows = table(desk, "SELECT * FROM proposal")
    states = Counter(row["status"] for row in rows)
    active = {
        row["id"]: table(
            desk, "SELECT * FROM assignment WHERE proposal_id = ? AND ended_on IS NULL AND role <> 'co'", row["id"]
        )
        for row in rows
    }
    assigned = [row for row in rows if active[row["id"]]]
    replied = [row for row in assigned if row["round"] > 1 or not any(one["owes_reply"] for one in active[row["id"]])]
    assert (values["proposals_collected"], values["proposals_assigned"], values["proposals_replied"]) == (
        len(rows), len(assigned), len(replied),
    )  # fmt: skip
    for state in PUT_ASIDE:
        assert values[f"proposals_{state}"] == states[state]
    assert counted(values["proposals_solved"]) <= len(replied)
    assert counted(values["proposals_motions"]) + counted(values["proposals_suggestions"]) == len(rows)
    assert counted(values["proposals_in_session"]) + counted(values["proposals_between"]) == len(rows)
    by_status = stats.stats(desk, spans.read(desk, span), by="status").rows
    assert {row[0]: row[1] for row in by_status} == dict(states)
    for key, value in values.items():
        check_records(desk, span, key, value)


def counted(value: Any) -> int:
    assert isinstance(value, int)
    return value


def check_records(desk: Desk, span: str, key: str, value: Any) -> None:
    """The records behind a figure count up to it."""
    parts = Counter(row[2] for row in records_of(desk, span, [key]).rows)
    if isinstance(value, Rate):
        assert (parts["counted"], parts.total()) == (value.numerator, value.denominator), key
    elif "_days_" not in key:
        assert (parts["counted"], parts.total()) == (value, value), key


def check_everything(desk: Desk) -> None:
    assert desk.file.tuples("PRAGMA foreign_key_check") == []
    found = checks.run(replace(desk, today=date(2031, 1, 1)), registry.CHECKS).found.rows
    assert [row for row in found if row[0] not in DEBATABLE] == []
    for check in (check_numbers, check_states, check_clocks, check_derivations, check_timelines, check_due):
        check(desk)


# What the clerk does


class Histories(RuleBasedStateMachine):
    """A clerk at a file; `today` goes on with every act."""

    def __init__(self, template: Path, path: Path) -> None:
        super().__init__()
        shutil.copy(template, path)
        self.desk = open_desk(path, TODAY, at_terminal=False)
        self.desk.file.db.execute("PRAGMA synchronous = OFF")

    def teardown(self) -> None:
        try:
            check_figures(self.desk)
            assert self.desk.file.tuples("PRAGMA integrity_check") == [("ok",)]
        finally:
            self.desk.file.close()

    def do(self, verb: Callable[..., Any], *words: Any, **options: Any) -> None:
        """Runs a verb; a refusal must leave the file as it was."""
        before = dump(self.desk)
        try:
            verb(self.desk, *words, **options)
        except InputError as error:
            said = str(error)
        else:
            check_everything(self.desk)
            return
        assert dump(self.desk) == before
        assert "不相容" not in said  # SQLite's refusal, which says nothing to a clerk

    def on(self, days: int = 0) -> str:
        """So many days before today; today moves on."""
        self.desk.today += timedelta(days=4)
        return (self.desk.today - timedelta(days=days)).isoformat()

    def after(self, days: int) -> str:
        return (self.desk.today + timedelta(days=days)).isoformat()

    def moved(self, day: str, days: int) -> str:
        """Another day, not still to come."""
        return min(date.fromisoformat(day) + timedelta(days=days), self.desk.today).isoformat()

    def rows(self) -> Rows:
        return table(
            self.desk,
            "SELECT p.*, s.number AS session FROM proposal p LEFT JOIN session s ON s.id = p.session_id ORDER BY p.id",
        )

    def row(self, nth: int) -> dict[str, Any]:
        found = self.rows()
        return found[nth % len(found)]

    def number(self, nth: int) -> str:
        return names.full(self.row(nth))

    def lead(self, nth: int) -> str:
        (who,) = table(self.desk, "SELECT name FROM proposer_line WHERE id = ?", self.row(nth)["id"])
        return str(who["name"])

    def any_there(self) -> bool:
        return bool(self.rows())

    # coming in

    @precondition(lambda self: len(self.rows()) < 4)
    @rule(
        by=deputy,
        signers=st.lists(deputy, max_size=2, unique=True),
        between=maybe,
        kind=st.sampled_from(("建议", "议案")),
        days=lag,
    )
    def a_deputy_hands_in(self, by: str, signers: list[str], between: bool, kind: str, days: int) -> None:
        self.do(entry.add, "完善路灯", by=by, co_signers=signers, between=between, kind=kind, on=self.on(days))

    @precondition(lambda self: len(self.rows()) < 4)
    @rule(who=st.sampled_from(("by_presidium", "by_government")), secret=maybe)
    def a_body_hands_in(self, who: str, secret: bool) -> None:
        self.do(entry.add, "整治河道", kind="议案", confidential=secret, on=self.on(), **{who: True})

    @precondition(lambda self: len(self.rows()) < 4)
    @rule(by_group=st.sampled_from(("东片小组", "西片小组")))
    def a_group_hands_in(self, by_group: str) -> None:
        self.do(entry.add, "增设校车站点", by_group=by_group, session="5-1", on="2022-01-06")

    # the straight way: each state's next act

    @precondition(any_there)
    @rule(nth=which, lead=units, class_=classes, process=grades, result=grades)
    def goes_on(self, nth: int, lead: list[str], class_: str, process: str, result: str) -> None:
        number, state, on = self.number(nth), self.row(nth)["status"], self.on()
        if state in ("submitted", "reference", "merged"):
            self.do(assigning.assign, [number], lead=lead[:1], co_handlers=lead[1:], on=on)
        elif state in ("assigned", "rehandling"):
            self.do(replying.reply, number, class_=class_, ref="遥农复1号", on=on)
        elif state in ("replied", "referred_up"):
            self.do(feedback.feedback, number, by=self.lead(nth), process=process, result=result, on=on)

    # decisions

    @precondition(any_there)
    @rule(nth=which, verb=st.sampled_from((deciding.accept, feedback.close)), days=lag)
    def is_accepted_or_closed(self, nth: int, verb: Callable[..., Any], days: int) -> None:
        self.do(verb, [self.number(nth)], on=self.on(days))

    @precondition(any_there)
    @rule(nth=which, verb=st.sampled_from((deciding.refuse, deciding.reference)), days=lag)
    def is_put_aside(self, nth: int, verb: Callable[..., Any], days: int) -> None:
        self.do(verb, [self.number(nth)], why="具体司法案件", on=self.on(days))

    @precondition(any_there)
    @rule(nth=which, listed=st.sampled_from(("yes", "no")))
    def comes_before_the_presidium(self, nth: int, listed: str) -> None:
        self.do(deciding.agenda, self.number(nth), listed, on=self.on())

    @precondition(any_there)
    @rule(nth=which, into=which, days=lag)
    def is_merged(self, nth: int, into: int, days: int) -> None:
        self.do(deciding.merge, [self.number(nth)], into=self.number(into), on=self.on(days))

    @precondition(any_there)
    @rule(nth=which, all_=maybe, days=lag)
    def is_withdrawn(self, nth: int, all_: bool, days: int) -> None:
        found = reading.show(self.desk, self.number(nth))
        by = [found["lead"], *(found["co_signers"] if all_ else [])]
        self.do(withdrawing.withdraw, self.number(nth), by=by, on=self.on(days))

    @precondition(any_there)
    @rule(nth=which, days=lag)
    def is_referred_upward(self, nth: int, days: int) -> None:
        self.do(deciding.refer_up, self.number(nth), to="区人大", on=self.on(days))

    # with the units

    @precondition(any_there)
    @rule(nth=which, who=units, hard=maybe, days=lag)
    def each_handles_it(self, nth: int, who: list[str], hard: bool, days: int) -> None:
        self.do(assigning.assign, [self.number(nth)], each=who, complex_=hard, on=self.on(days))

    @precondition(any_there)
    @rule(nth=which, who=units, received=st.sampled_from((None, 6)), days=lag)
    def a_co_handler_joins(self, nth: int, who: list[str], received: int | None, days: int) -> None:
        on = self.on(days)
        later = None if received is None else (date.fromisoformat(on) + timedelta(days=received)).isoformat()
        self.do(assigning.assign, [self.number(nth)], co_handlers=who, on=on, received=later)

    @precondition(any_there)
    @rule(nth=which, who=some_unit, days=lag)
    def a_unit_signs_for_it(self, nth: int, who: str, days: int) -> None:
        self.do(assigning.receive, [self.number(nth)], unit=self.handler(nth, who), on=self.on(days))

    @precondition(any_there)
    @rule(nth=which, who=some_unit, days=lag)
    def a_unit_returns_it(self, nth: int, who: str, days: int) -> None:
        self.do(
            returning.return_,
            self.number(nth),
            unit=self.handler(nth, who),
            why="不属职责",
            approved_by="主席团",
            on=self.on(days),
        )

    def handler(self, nth: int, who: str) -> str:
        """A unit that the proposal lies with, most of the time."""
        found = table(self.desk, "SELECT name FROM handler WHERE proposal_id = ? ORDER BY id", self.row(nth)["id"])
        return str(found[UNITS.index(who) % len(found)]["name"]) if found else who

    @precondition(any_there)
    @rule(nth=which, who=some_unit, class_=classes, days=lag)
    def a_unit_replies(self, nth: int, who: str, class_: str, days: int) -> None:
        self.do(
            replying.reply,
            self.number(nth),
            unit=self.handler(nth, who),
            class_=class_,
            ref="遥复2号",
            on=self.on(days),
        )

    @precondition(any_there)
    @rule(nth=which, to=deputy, days=lag)
    def a_reply_is_sent(self, nth: int, to: str, days: int) -> None:
        self.do(replying.send, self.number(nth), to=[to], on=self.on(days))

    @precondition(any_there)
    @rule(nth=which, days=ahead)
    def is_put_off(self, nth: int, days: int) -> None:
        on = self.on()
        self.do(extending.extend, self.number(nth), until=self.after(days), why="待论证", approved_by="主席团", on=on)

    @precondition(any_there)
    @rule(nth=which, who=some_unit, days=lag)
    def a_unit_calls(self, nth: int, who: str, days: int) -> None:
        self.do(
            handling.contact, self.number(nth), how="电话", stage="办中", unit=self.handler(nth, who), on=self.on(days)
        )

    @precondition(any_there)
    @rule(nth=which, who=some_unit, redo=st.sampled_from((None, "没有内容")), days=lag)
    def a_co_handler_speaks(self, nth: int, who: str, redo: str | None, days: int) -> None:
        self.do(handling.opinion, self.number(nth), unit=self.handler(nth, who), redo=redo, on=self.on(days))

    @precondition(any_there)
    @rule(nth=which)
    def is_urged(self, nth: int) -> None:
        self.do(handling.urge, [self.number(nth)], how="电话", on=self.on())

    # slips and promises

    @precondition(any_there)
    @rule(nth=which, process=grades, result=grades, days=lag)
    def the_deputy_says(self, nth: int, process: str, result: str, days: int) -> None:
        self.do(
            feedback.feedback, self.number(nth), by=self.lead(nth), process=process, result=result, on=self.on(days)
        )

    @precondition(any_there)
    @rule(nth=which, what=st.sampled_from(("装路灯", "修桥")), days=ahead)
    def a_unit_promises(self, nth: int, what: str, days: int) -> None:
        on = self.on()
        self.do(promises.promise, self.number(nth), what=what, until=self.after(days), on=on)

    @precondition(any_there)
    @rule(nth=which, kept=maybe, what=st.sampled_from((None, "路灯")), days=lag)
    def a_promise_ends(self, nth: int, kept: bool, what: str | None, days: int) -> None:
        if kept:
            self.do(promises.keep, self.number(nth), what=what, on=self.on(days))
        else:
            self.do(promises.break_, self.number(nth), what=what, why="没有资金", on=self.on(days))

    @precondition(any_there)
    @rule(nth=which, result=grades)
    def a_promise_is_rated(self, nth: int, result: str) -> None:
        self.do(promises.rate, self.number(nth), by=self.lead(nth), what="路灯", result=result, on=self.on())

    # watching over it

    @precondition(any_there)
    @rule(nth=which, level=st.sampled_from(("重点", "一般")), days=lag)
    def is_watched_over(self, nth: int, level: str, days: int) -> None:
        self.do(supervising.supervise, [self.number(nth)], level=level, on=self.on(days))

    @precondition(any_there)
    @rule(nth=which, kind=st.sampled_from(("现场督办", "回头看")), then=st.sampled_from((None, 60)), days=lag)
    def is_visited(self, nth: int, kind: str, then: int | None, days: int) -> None:
        on = self.on(days)
        self.do(
            supervising.visit, [self.number(nth)], kind=kind, then=None if then is None else self.after(then), on=on
        )

    @precondition(any_there)
    @rule(nth=which, no=maybe, days=lag)
    def is_excellent(self, nth: int, no: bool, days: int) -> None:
        self.do(supervising.excellent, [self.number(nth)], no=no, on=self.on(days))

    @precondition(any_there)
    @rule(nth=which, public=st.sampled_from(("yes", "no")))
    def is_published(self, nth: int, public: str) -> None:
        self.do(supervising.publish, [self.number(nth)], public, why="涉及商业秘密", on=self.on())

    # mistakes put right

    @precondition(any_there)
    @rule(
        nth=which,
        given=st.sampled_from((
            {"by": "李四"}, {"co_signers": ["王五"]}, {"by_group": "东片小组"}, {"complex_": True}, {"complex_": False}, {"confidential": True},
            {"session": "5-1"}, {"between": True}, {"kind": "建议"}, {"kind": "议案"}, {"no": "7"}, {"title": "修桥"},
        )),
    )  # fmt: skip
    def the_entry_is_corrected(self, nth: int, given: dict[str, Any]) -> None:
        self.do(editing.edit, self.number(nth), **given)

    @precondition(any_there)
    @rule(nth=which, days=st.integers(-20, 20))
    def the_day_of_entry_is_corrected(self, nth: int, days: int) -> None:
        self.do(editing.edit, self.number(nth), on=self.moved(self.row(nth)["submitted_on"], days))

    @precondition(any_there)
    @rule(nth=which, days=ahead)
    def a_day_is_set_by_hand(self, nth: int, days: int) -> None:
        self.do(editing.edit, self.number(nth), until=self.after(days))

    @precondition(any_there)
    @rule(
        nth=which, place=which, days=st.integers(-40, 20), option=st.sampled_from(("on", "on", "until", "received")),
        act=st.sampled_from((
            ("交办", "assignment", "assigned_on"), ("签收", "assignment", "signed_on"), ("答复", "reply", "replied_on"),
            ("反馈", "feedback", "given_on"), ("联系", "contact", "held_on"), ("协办意见", "co_opinion", "given_on"), ("承诺", "promise", "made_on"),
            ("落实", "promise", "kept_on"), ("催办", "urge", "urged_on"), ("延期", "extension", "agreed_on"), ("督办", "supervision", "decided_on"),
            ("现场", "visit", "visited_on"), ("决定", "proposal_event", "held_on"),
        )),
    )  # fmt: skip
    def a_day_is_corrected(self, nth: int, place: int, days: int, option: str, act: tuple[str, str, str]) -> None:
        name, records, column = act
        known = table(self.desk, f"SELECT {column} AS day FROM {records} WHERE {column} IS NOT NULL")
        day = self.moved(known[place % len(known)]["day"] if known else self.desk.today.isoformat(), days)
        if name not in {"until": ("承诺", "延期"), "received": ("交办",)}.get(option, (name,)):
            option = "on"
        options: dict[str, Any] = {option: day}
        self.do(editing.edit, self.number(nth), act=name, nth=1, **options)

    @precondition(any_there)
    @rule(nth=which, round_=st.sampled_from((1, 2)), process=grades, result=grades)
    def a_slip_is_corrected(self, nth: int, round_: int, process: str, result: str) -> None:
        self.do(editing.edit, self.number(nth), act="反馈", round_=round_, process=process, result=result)

    @precondition(any_there)
    @rule(nth=which, who=some_unit, to_unit=some_unit)
    def a_unit_is_corrected(self, nth: int, who: str, to_unit: str) -> None:
        self.do(editing.edit, self.number(nth), act="交办", unit=self.handler(nth, who), to_unit=to_unit)

    # the town goes on

    @rule(who=some_unit, into=some_unit)
    def a_unit_is_merged(self, who: str, into: str) -> None:
        self.do(unit.merge, who, into=into, on=self.on())

    @rule(closed=st.sampled_from(("2022-01-07", "2022-01-09")))
    def the_close_of_the_session_is_corrected(self, closed: str) -> None:
        self.do(session.edit, "5-1", closed=closed)

    @rule()
    def the_next_session_opens(self) -> None:
        self.do(session.add, "5-2", on=self.on(), closed=None)


def under(profile: str, template: Path, path: Path) -> Path:
    """A file whose town works by a profile, looks back after three months, and has leaders of its groups."""
    shutil.copy(template, path)
    desk = open_desk(path, TODAY, at_terminal=False)
    rules.use(desk, profile)
    rules.set_(desk, "look_back", "3个月", from_="2020-01-01", source="遥观镇人大〔2020〕1号")
    desk.file.close()
    return path


@pytest.mark.parametrize("profile", ["national", "chongqing", "zhejiang"])
def test_the_file_makes_sense_whatever_is_typed(profile: str, office_file: Path, tmp_path: Path) -> None:
    template, path = under(profile, office_file, tmp_path / "template.db"), tmp_path / "renda.db"

    class OfProfile(Histories):
        def __init__(self) -> None:
            super().__init__(template, path)

    run_state_machine_as_test(
        OfProfile,
        settings=settings(
            max_examples=25, stateful_step_count=30, deadline=None, derandomize=True, database=None,
            suppress_health_check=list(HealthCheck), phases=(Phase.generate,),  # to look into a failure add Phase.shrink: it takes minutes
        ),
    )  # fmt: skip


# Sequences that once went wrong


def test_a_promise_of_a_withdrawn_one_is_not_waited_for(office: Desk) -> None:
    number = replied(office)
    promises.promise(office, number, what="装路灯", until="2022-08-01", on="2022-03-02")
    judge(office, number, "2022-03-10", "满意", "不满意")
    withdrawing.withdraw(office, number, by=["张三"], on="2022-03-20")
    assert list_due(office, "2022-12-31") == []


def test_replies_entered_in_another_order_start_the_slip_on_the_last_day(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = assigned(office, each=["农业农村局", "财政局"])
    reply(office, number, "2022-03-08", unit="农业农村局")
    reply(office, number, "2022-03-01", unit="财政局")
    assert clock(office, number, "feedback")["start_on"] == "2022-03-08"


def test_a_return_by_the_last_that_owed_starts_the_slip_on_the_day_of_the_reply(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = assigned(office, each=["农业农村局", "财政局"])
    reply(office, number, "2022-02-08", unit="农业农村局")
    returning.return_(office, number, unit="财政局", why="不属职责", on="2022-02-10")
    assert clock(office, number, "feedback")["start_on"] == "2022-02-08"


def test_a_notice_is_not_waited_for_when_it_went_upward_and_is_closed(office: Desk) -> None:
    rules.use(office, "zhejiang")
    number = hand_in(office, on="2022-05-10", between=True)
    deciding.refer_up(office, number, to="区人大", on="2022-05-11")
    feedback.close(office, [number], on="2022-06-01")
    assert list_due(office, "2022-12-31") == []


def test_an_opinion_is_not_waited_for_when_it_is_closed(office: Desk) -> None:
    rules.use(office, "chongqing")
    number = assigned(office, co_handlers=["财政局"])
    handling.opinion(office, number, unit="财政局", on="2022-02-10")
    reply(office, number, "2022-03-01")
    deciding.refer_up(office, number, to="区人大", on="2022-03-05")
    handling.opinion(office, number, unit="财政局", redo="没有内容", on="2022-03-06")
    feedback.close(office, [number], on="2022-03-10")
    assert list_due(office, "2022-12-31") == []


def test_a_unit_that_goes_into_one_that_has_replied_leaves_nothing_that_nobody_owes(office: Desk) -> None:
    number = assigned(office, each=["农业农村局", "财政局"])
    reply(office, number, "2022-03-01", unit="农业农村局")
    unit.merge(office, "财政局", into="农业农村局", on="2022-03-10")
    check_states(office)


def test_what_came_before_any_session_is_found_by_its_number(office: Desk) -> None:
    hand_in(office, between=True)
    number = hand_in(office, "修桥", on="2021-12-25")
    assert reading.show(office, number)["title"] == "修桥"


def test_a_look_before_the_reply_is_not_the_look_back_on_it(office: Desk) -> None:
    rules.set_(office, "look_back", "3个月", from_="2020-01-01", source="遥观镇人大〔2020〕1号")
    number = replied(office)
    supervising.visit(office, [number], kind="回头看", on="2022-02-10")
    assert clock(office, number, "look_back")["met_on"] is None


def test_a_second_slip_in_one_round_is_refused_in_words(office: Desk) -> None:
    number = replied(office)
    judge(office, number, "2022-03-10", "满意", "满意")
    with refused(office, "5-1/1 第 1 轮.*反馈"):
        judge(office, number, "2022-03-11", "满意", "满意")


def test_a_unit_does_not_sign_for_it_after_its_reply(office: Desk) -> None:
    number = assigned(office, each=["农业农村局", "财政局"])
    reply(office, number, "2022-03-01", unit="农业农村局")
    with refused(office, "2022-03-01"):
        assigning.receive(office, [number], unit="农业农村局", on="2022-03-10")


@pytest.mark.parametrize("rated", [False, True])
def test_a_unit_that_joins_after_all_had_replied_starts_the_slip_anew_or_none(office: Desk, rated: bool) -> None:
    rules.use(office, "chongqing")
    number = assigned(office, each=["农业农村局", "财政局"])
    reply(office, number, "2022-03-01", unit="农业农村局")
    reply(office, number, "2022-03-02", unit="财政局")
    if rated:
        judge(office, number, "2022-03-03", "满意", "满意")
    deciding.refer_up(office, number, to="区人大", on="2022-03-03")
    assigning.assign(office, [number], each=["建设局"], on="2022-03-05")
    reply(office, number, "2022-03-10", unit="建设局")
    check_everything(office)
    ends = [(one["start_on"], one["met_on"], one["cancelled_why"]) for one in clocks(office, number, "feedback")]
    assert ends == (
        [("2022-03-02", "2022-03-03", None)]
        if rated
        else [("2022-03-02", None, "又有单位答复，重新起算"), ("2022-03-10", None, None)]
    )
