"""The diary: what is listed, what one entry wrote, taking commands back and returning them."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renda_cli.errors import InputError
from renda_cli.work import calendar, concealed, deputy, due, group, journal, rules, session, unit
from renda_cli.work.desk import Desk, open_desk
from renda_cli.work.proposal import assigning, editing, feedback, handling, promises, replying
from tests.conftest import TODAY
from tests.rules.test_holidays import NOTICE
from tests.store.copies import change
from tests.work.helpers import assigned, at, count, hand_in, judge, refused, reply


def snapshot(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the records; the log itself and what was told of deadlines aside."""
    tables = desk.file.tuples("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    kept = [name for (name,) in tables if name not in ("change", "entry", "alert")]
    return {name: desk.file.tuples(f"SELECT * FROM {name}") for name in kept}


def listed(desk: Desk, *fields: str, **chosen: Any) -> list[Any]:
    found = journal.list_(desk, **chosen)
    rows = [dict(zip(found.fields, row, strict=True)) for row in found.rows]
    return [tuple(row[name] for name in fields) if len(fields) > 1 else row[fields[0]] for row in rows]


def as_command(desk: Desk, line: str) -> Desk:
    desk.file.command = lambda: line
    return desk


def newest(desk: Desk) -> str:
    return str(listed(desk, "id")[0])


# The list.
def test_the_newest_comes_first_with_the_number_of_rows(office: Desk) -> None:
    unit.add(as_command(office, "first"), "水务所")
    unit.edit(as_command(office, "second"), "水务所", phone="88881234")
    assert listed(office, "command", "rows", "undone")[:2] == [("second", 1, False), ("first", 1, False)]
    journal.undo(as_command(office, "undo"))
    kinds = listed(office, "command", "kind", "undone")[:3]
    assert kinds == [("undo", "undo", False), ("second", "command", True), ("first", "command", False)]
    assert listed(office, "kind", "rows")[-1] == ("note", 0)


def test_entries_of_some_days_and_with_some_words(office: Desk) -> None:
    unit.add(as_command(office, "proposal unit add 水务所"), "水务所")
    office.file.db.execute("UPDATE entry SET at = '2022-01-01 08:00:00' WHERE command <> 'proposal unit add 水务所'")
    assert listed(office, "command", word="水务") == ["proposal unit add 水务所"]
    assert listed(office, "command", since="2022-01-02") == ["proposal unit add 水务所"]
    assert listed(office, "command", word="没有") == []
    change(office.file.path, "UPDATE unit SET phone = '1' WHERE id = 1")
    assert None not in listed(office, "command", word="水务")
    with refused(office, "--since"):
        journal.list_(office, since="几时")


def test_another_programs_edit_is_listed_before_any_command_enters_it(office: Desk) -> None:
    before = listed(office, "id")[0]
    change(office.file.path, "UPDATE unit SET phone = '1' WHERE id < 3")
    with refused(office, "日志里没有第"):
        journal.show(office, str(before + 2))
    assert listed(office, "id", "command", "rows", "kind")[0] == (before + 1, None, 2, "other")
    assert [row["new"] for row in journal.show(office, str(before + 1))["rows"]] == [{"phone": "*"}, {"phone": "*"}]
    unit.add(office, "水务所")
    assert listed(office, "id", "kind")[:2] == [(before + 2, "command"), (before + 1, "other")]
    assert listed(office, "at")[1]


def test_a_replace_that_replaced_nothing_counts_no_row(office: Desk) -> None:
    change(office.file.path, "INSERT OR IGNORE INTO unit (id, name) VALUES (1, 'x')")
    assert listed(office, "command", "rows")[0] == (None, 0)


@pytest.mark.parametrize("number", ["0", "999", "几", "-1", "1.5", "9" * 30, "²"])
def test_an_entry_that_there_is_not(office: Desk, number: str) -> None:
    with refused(office, "日志里没有第"):
        journal.show(office, number)


def test_an_entry_may_be_typed_with_its_sign(office: Desk) -> None:
    assert journal.show(office, "#1")["id"] == 1
    assert journal.show(office, "1")["rows"] == []


# Proposers.
def test_a_command_from_before_a_proposal_was_confidential_no_longer_names_who_handed_it_in(office: Desk) -> None:
    number = hand_in(as_command(office, "proposal add '路 灯' --by 张三"))
    hand_in(as_command(office, "proposal add 修桥 --by 李四"), "修桥")
    editing.edit(as_command(office, "proposal edit 1 --confidential"), number, confidential=True)
    shown = ["proposal edit 1 --confidential", "proposal add 修桥 --by 李四", "proposal add '路 灯' --by ***"]
    assert listed(office, "command")[:3] == shown
    assert listed(office, "command", word="张三") == []
    assert journal.show(office, str(int(newest(office)) - 2))["command"] == shown[2]
    journal.undo(office)
    assert journal.undo(office, rehearsal=True).entry["command"] == "proposal add 修桥 --by 李四"
    assert "proposal add '路 灯' --by 张三" in listed(office, "command")


def test_nor_do_those_that_answered_it(office: Desk) -> None:
    number = assigned(office)
    as_command(office, "proposal reply 1 --to 张三")
    reply(office, number, "2022-03-01")
    as_command(office, "proposal feedback 1 --by 张三")
    judge(office, number, "2022-03-09", "满意", "满意")
    editing.edit(as_command(office, "edit"), number, confidential=True)
    assert listed(office, "command")[:3] == ["edit", "proposal feedback 1 --by ***", "proposal reply 1 --to ***"]


def test_a_confidential_proposal_is_spoken_of_without_names_from_the_beginning(path: Path, office: Desk) -> None:
    desk = open_desk(path, TODAY, False, ["proposal", "add", "路灯", "--by", "张三", "--confidential"])
    hand_in(desk, confidential=True)
    assert listed(desk, "command")[0] == "proposal add 路灯 --by *** --confidential"
    desk.file.close()


def test_where_nothing_is_confidential_nothing_is_looked_for(office: Desk) -> None:
    assert concealed.veil(office.file).changes == []


# Taking back and returning.
def test_the_last_command_is_taken_back_then_the_one_before(office: Desk) -> None:
    states = [snapshot(office)]
    for name in ("水务所", "气象台"):
        unit.add(as_command(office, f"add {name}"), name)
        states.append(snapshot(office))
    done = journal.undo(office)
    assert (done.entry["command"], done.returned, done.counts) == ("add 气象台", False, {("unit", "insert"): 1})
    assert [(row["record"], row["action"]) for row in done.rows] == [("气象台", "delete")]
    assert snapshot(office) == states[1]
    journal.undo(office)
    assert snapshot(office) == states[0]
    assert journal.redo(office).returned
    assert snapshot(office) == states[1]
    journal.undo(office)
    assert snapshot(office) == states[0]
    for state in states[1:]:
        journal.redo(office)
        assert snapshot(office) == state
    with refused(office, "没有可以恢复的"):
        journal.redo(office)


def test_a_rehearsal_says_the_same_and_changes_nothing(office: Desk) -> None:
    unit.add(office, "水务所")
    before = {**snapshot(office), "log": listed(office, "id", "undone")}
    foreseen = journal.undo(office, rehearsal=True)
    assert {**snapshot(office), "log": listed(office, "id", "undone")} == before
    assert journal.undo(office) == foreseen


def test_a_file_with_nothing_in_it_has_nothing_to_take_back(desk: Desk) -> None:
    with refused(desk, "没有可以撤销的命令；请用 renda log .* renda restore"):
        journal.undo(desk)
    with refused(desk, "没有撤销过的命令，没有可以恢复的"):
        journal.redo(desk)


def test_after_a_new_command_nothing_returns(office: Desk) -> None:
    unit.add(office, "水务所")
    journal.undo(office)
    unit.add(office, "气象台")
    with refused(office, "撤销以后又有了新的登记"):
        journal.redo(office)
    journal.undo(office)
    journal.redo(office)
    with refused(office, "撤销以后又有了新的登记"):
        journal.redo(office)


def test_a_command_that_is_spared_entirely_is_passed_by_the_next_time(office: Desk) -> None:
    start = listed(office, "command", "undone")
    unit.add(as_command(office, "first"), "水务所")
    unit.add(as_command(office, "second"), "气象台")
    change(office.file.path, "UPDATE unit SET phone = '1' WHERE name = '气象台'")
    done = journal.undo(office)
    assert (sum(done.counts.values()), [row["record"] for row in done.spared]) == (0, ["气象台"])
    assert journal.undo(office).entry["command"] == "first"
    assert journal.redo(office).entry["command"] == "first"
    done = journal.redo(office)
    assert (done.entry["command"], sum(done.counts.values())) == ("second", 0)
    assert start[0] in listed(office, "command", "undone")


def test_the_last_command_may_be_named_another_may_not(office: Desk) -> None:
    unit.add(office, "水务所")
    unit.add(office, "气象台")
    last = int(newest(office))
    with refused(office, rf"第 {last - 1} 条不是可以直接撤销的一条"):
        journal.undo(office, str(last - 1))
    assert journal.undo(office, str(last)).entry["id"] == last


def test_another_programs_edit_is_taken_back_by_its_number(office: Desk) -> None:
    before = snapshot(office)
    change(office.file.path, "UPDATE unit SET phone = '1'", "DELETE FROM unit WHERE id = 4")
    number = newest(office)
    assert journal.undo(office, number, rehearsal=True).entry["command"] is None
    done = journal.undo(office, number)
    assert (done.entry["id"], snapshot(office)) == (int(number), before)
    with refused(office, f"第 {number} 条已经撤销"):
        journal.undo(office, number)
    journal.redo(office)
    assert count(office, "unit") == 3
    journal.undo(office, number)
    assert snapshot(office) == before


def test_another_programs_edit_is_taken_back_where_there_was_never_a_command(desk: Desk) -> None:
    change(desk.file.path, "INSERT INTO unit (name) VALUES ('水务所')")
    journal.undo(desk, newest(desk))
    assert count(desk, "unit") == 0


def test_a_command_that_comes_in_between_is_not_taken_back_unasked(
    office: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit.add(office, "水务所")
    chosen = iter([{"id": 1}, {"id": 2}])
    monkeypatch.setattr(journal, "_to_undo", lambda *_: next(chosen))
    with refused(office, "这时又有了新的登记，没有改动；请再运行一次 renda undo"):
        journal.undo(office)


def test_of_many_rows_only_the_counts_are_told(office: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with office.file.transaction() as db:
        db.executemany("INSERT INTO unit (name) VALUES (?)", [(f"单位{number}",) for number in range(30)])
    assert len(journal.undo(office, rehearsal=True).rows) == 20
    monkeypatch.setattr(journal, "_FEW", 10)
    done = journal.undo(office)
    assert (done.rows, done.counts) == ([], {("unit", "insert"): 30})


def test_what_was_told_does_not_stand_in_the_way(office: Desk) -> None:
    before = snapshot(office)
    number = assigned(office)
    after = snapshot(office)
    late = at(office, "2022-06-01")
    due.told(late, due.due(late, None, only_new=True))
    assert count(office, "alert") > 0
    journal.undo(office)
    assert count(office, "alert") == 0
    journal.undo(office)
    assert snapshot(office) == before
    journal.redo(office)
    journal.redo(office)
    assert snapshot(office) == after
    assert count(office, "alert") > 0
    assert number == "5-1/1"


# A command of each kind, on the small year.
COMMANDS: dict[str, Callable[[Desk], Any]] = {
    "rules use": lambda desk: rules.use(desk, "chongqing-township"),
    "rules set": lambda desk: rules.set_(desk, "reply", "2个月", from_="2022-01-01", source="遥观镇办法"),
    "session edit": lambda desk: session.edit(desk, "5-1", on="2022-01-05", closed="2022-01-08"),
    "unit merge": lambda desk: unit.merge(desk, "教育局", into="建设局", on="2022-12-01"),
    "unit rename": lambda desk: unit.edit(desk, "教育局", name="教体局", on="2022-12-01"),
    "deputy edit": lambda desk: deputy.edit(desk, "张三", name="张珊", phone="13812345678"),
    "group add": lambda desk: group.add(desk, "东片小组", leader="张三"),
    "proposal edit": lambda desk: editing.edit(desk, "5-1/1", title="完善路灯", by="李四", co_signers=["王五"]),
    "confidential": lambda desk: editing.edit(desk, "5-1/1", confidential=True),
    "assign": lambda desk: assigning.assign(desk, ["5-1/4"], lead=["财政局"], on="2022-01-31"),
    "reply": lambda desk: reply(desk, "5-1/3", "2022-04-01"),
    "feedback": lambda desk: judge(desk, "5-1/闭1", "2022-09-01", "满意", "不满意"),
}


@pytest.mark.parametrize("verb", COMMANDS)
def test_every_kind_of_command_is_taken_back_and_returned(small_year: Desk, verb: str) -> None:
    before, entries = snapshot(small_year), count(small_year, "entry")
    COMMANDS[verb](small_year)
    after = snapshot(small_year)
    assert after != before
    assert count(small_year, "entry") == entries + 1
    journal.show(small_year, newest(small_year))
    for _ in range(2):
        assert journal.undo(small_year).spared == []
        assert snapshot(small_year) == before
        assert journal.redo(small_year).spared == []
        assert snapshot(small_year) == after


def test_a_whole_year_is_taken_back_command_by_command(office_file: Path, busy_year: Desk) -> None:
    with closing(sqlite3.connect(office_file)) as db:
        at_first = {name: db.execute(f"SELECT * FROM {name}").fetchall() for name in snapshot(busy_year)}
        commands = db.execute("SELECT count(*) FROM entry WHERE kind = 'command'").fetchone()[0]
    at_last = snapshot(busy_year)
    times = count(busy_year, "entry") - 1 - commands
    for _ in range(times):
        journal.undo(busy_year)
    assert snapshot(busy_year) == at_first
    for _ in range(times):
        journal.redo(busy_year)
    assert snapshot(busy_year) == at_last


# Any order of commands, undo and redo.
NAMES = st.sampled_from(["水务所", "气象台", "财政局", "建设局"])
NUMBERS = st.sampled_from(["5-1/1", "5-1/2", "5-1/3"])


class Step(NamedTuple):
    """A verb, and what it may need."""

    verb: str
    one: str
    other: str
    number: str


VERBS: dict[str, Callable[[Desk, Step], Any]] = {
    "add unit": lambda desk, it: unit.add(desk, it.one),
    "rename": lambda desk, it: unit.edit(desk, it.one, name=it.other, on="2022-12-01"),
    "merge": lambda desk, it: unit.merge(desk, it.one, into=it.other, on="2022-12-01"),
    "hand in": lambda desk, it: hand_in(desk, f"{it.one}的事", co_signers=["李四"]),
    "assign": lambda desk, it: assigning.assign(desk, [it.number], lead=[it.one], on="2022-01-31"),
    "contact": lambda desk, it: handling.contact(desk, [it.number], how="面商", stage="办中", on="2022-02-01"),
    "reply": lambda desk, it: reply(desk, it.number, "2022-03-01"),
    "send": lambda desk, it: replying.send(desk, it.number, to=["李四"], on="2022-03-02"),
    "judge": lambda desk, it: judge(desk, it.number, "2022-03-09", "满意", "不满意"),
    "promise": lambda desk, it: promises.promise(desk, it.number, what=it.one, until="2022-12-31"),
    "close": lambda desk, it: feedback.close(desk, [it.number], on="2022-04-01"),
    "confidential": lambda desk, it: editing.edit(desk, it.number, confidential=True, by="王五"),
    "session": lambda desk, _: session.edit(desk, "5-1", closed="2022-01-08"),
    "deputy": lambda desk, it: deputy.add(desk, it.one, group=it.other),
}
ANY = st.sampled_from([*VERBS, *["undo"] * 6, *["redo"] * 4])
STEPS = st.lists(st.builds(Step, ANY, NAMES, NAMES, NUMBERS), max_size=25)


@given(STEPS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undo_and_redo_lead_to_exactly_what_was(office_file: Path, tmp_path: Path, steps: list[Step]) -> None:
    path = tmp_path / "any.db"
    shutil.copy(office_file, path)
    desk = open_desk(path, TODAY, at_terminal=False)
    desk.file.db.execute("PRAGMA synchronous = OFF")
    desk.file.db.execute("DELETE FROM change")
    desk.file.db.execute("DELETE FROM entry")  # the log begins with the first step
    behind, ahead = [snapshot(desk)], list[dict[str, list[tuple[Any, ...]]]]()
    for step in steps:
        if step.verb in ("undo", "redo"):
            source, target = (behind, ahead) if step.verb == "undo" else (ahead, behind)
            if len(source) == (step.verb == "undo"):
                with pytest.raises(InputError):
                    getattr(journal, step.verb)(desk)
            else:
                assert getattr(journal, step.verb)(desk).spared == []
                target.append(source.pop())
        else:
            entries = count(desk, "entry")
            try:
                VERBS[step.verb](desk, step)
            except InputError:
                assert count(desk, "entry") == entries
            if count(desk, "entry") > entries:
                behind.append(snapshot(desk))
                ahead.clear()
        assert snapshot(desk) == behind[-1]
        assert desk.file.tuples("PRAGMA foreign_key_check") == []
    desk.file.close()


def test_a_notice_of_holidays_is_taken_back(office: Desk) -> None:
    before = snapshot(office)
    calendar.import_(office, NOTICE)
    assert snapshot(office) != before
    journal.undo(office)
    assert snapshot(office) == before


def test_derived_deadlines_have_their_old_days_again(office: Desk) -> None:
    assigned(office)
    rules.set_(office, "reply", "2个月", from_="2022-01-01", source="遥观镇办法")
    before = snapshot(office)
    rules.derive(office)
    assert snapshot(office) != before
    journal.undo(office)
    assert snapshot(office) == before
