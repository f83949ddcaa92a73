"""What another tool cannot write: a good row of every table, and each way to spoil it that the schema refuses."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from renda_cli.store.statements import COLUMNS

DAY, LATER = "2022-01-31", "2022-04-30"
# A row of every table, in an order in which each finds those that it refers to (town and holidays are in every file).
ROWS: list[tuple[str, dict[str, Any]]] = [
    ("rule_value", {"id": 1, "key": "reply", "from_on": DAY, "value": '"none"', "source": "主席团会议", "says": "无"}),
    ("session", {"id": 1, "kind": "人代会", "number": "5-1", "opened_on": "2022-01-06", "closed_on": "2022-01-07"}),
    ("deputy", {"id": 1, "name": "张三", "pinyin": "zhangsan", "initials": "zs", "gender": "男"}),
    ("deputy_group", {"id": 1, "name": "东片小组", "leader_id": 1}),
    ("seat", {"id": 1, "deputy_id": 1, "level": "镇", "group_id": 1, "status": "in_office", "from_on": DAY, "to_on": DAY}),
    ("unit", {"id": 1, "name": "水利站"}),
    ("unit", {"id": 2, "name": "水务站", "merged_into_id": 1, "merged_on": DAY}),
    ("unit_former_name", {"id": 1, "unit_id": 1, "name": "水利所", "until_on": DAY}),
    ("proposal", {
        "id": 1, "session_id": 1, "no": "1", "kind": "建议", "submitted_kind": "议案", "title": "修水渠", "between_sessions": 0,
        "submitted_on": "2022-01-06", "proposer": "deputy", "lead_id": 1, "confidential": 0, "status": "assigned", "round": 1,
        "complex": 0, "excellent": 0, "published": "yes",
    }),
    ("proposal", {
        "id": 2, "no": "闭1", "kind": "建议", "submitted_kind": "建议", "title": "修水闸", "between_sessions": 1,
        "submitted_on": "2022-01-10", "proposer": "group", "group_id": 1, "confidential": 1, "status": "merged", "round": 1,
        "complex": 0, "excellent": 1, "merged_into_id": 1, "published": "no", "closed_on": DAY,
    }),
    ("co_signer", {"proposal_id": 1, "deputy_id": 1, "position": 1}),
    ("proposal_event", {"id": 1, "proposal_id": 1, "event": "accepted", "held_on": DAY, "text": ""}),
    ("correction", {"id": 1, "proposal_id": 1, "corrected_on": DAY, "what": "标题"}),
    ("assignment", {
        "id": 1, "proposal_id": 1, "unit_id": 1, "role": "lead", "assigned_on": DAY, "received_on": DAY, "owes_reply": 1,
        "signed_on": DAY,
    }),
    ("assignment", {
        "id": 2, "proposal_id": 1, "unit_id": 2, "role": "co", "assigned_on": DAY, "received_on": DAY, "owes_reply": 0,
        "ended_on": DAY, "ended_why": "退办",
    }),
    ("contact", {"id": 1, "proposal_id": 1, "unit_id": 1, "how": "面商", "stage": "办前", "held_on": DAY}),
    ("reply", {"id": 1, "assignment_id": 1, "round": 1, "replied_on": DAY, "result_class": "A", "ref": "遥复1号"}),
    ("reply_copy", {"reply_id": 1, "deputy_id": 1, "sent_on": DAY}),
    ("co_opinion", {"id": 1, "assignment_id": 2, "given_on": DAY, "asked_again_on": DAY, "asked_why": "没有内容"}),
    ("feedback", {"id": 1, "proposal_id": 1, "round": 1, "deputy_id": 1, "process": "满意", "result": "满意", "given_on": DAY}),
    ("promise", {
        "id": 1, "proposal_id": 1, "unit_id": 1, "what": "年内完工", "made_on": DAY, "until_on": LATER, "kept_on": DAY,
        "slip_on": DAY, "slip_result": "满意",
    }),
    ("deadline", {
        "id": 1, "kind": "reply", "proposal_id": 1, "assignment_id": 1, "promise_id": 1, "round": 1, "start": "assigned",
        "days_known": "{}", "start_on": DAY, "due_on": LATER, "latest_on": LATER, "provisional": 0, "by_hand": 0, "steps": "[]",
        "met_on": DAY,
    }),
    ("deadline_move", {"id": 1, "deadline_id": 1, "moved_on": DAY, "from_due_on": DAY, "to_due_on": LATER, "why": "调休"}),
    ("extension", {
        "id": 1, "deadline_id": 1, "agreed_on": DAY, "from_due_on": DAY, "until_on": LATER, "reason": "复杂", "approved_by": "主席团",
    }),
    ("alert", {"deadline_id": 1, "level": "late", "due_on": LATER, "told_on": LATER}),
    ("urge", {"id": 1, "proposal_id": 1, "unit_id": 1, "about": "答复", "how": "电话", "urged_on": DAY}),
    ("supervision", {"id": 1, "proposal_id": 1, "level": "重点", "leaders": "人大主席", "decided_on": DAY}),
    ("visit", {"id": 1, "proposal_id": 1, "kind": "现场督办", "visited_on": DAY}),
    ("change", {"id": 10_000, "table_name": "unit", "row_key": "1"}),
    ("entry", {"id": 2, "at": "2022-01-31 09:01:00", "kind": "undo", "command": "undo", "of_id": 1}),
    ("entry", {
        "id": 3, "at": "2022-01-31 09:02:00", "kind": "command", "command": "proposal unit add 水利站", "first_change": 1, "last_change": 1,
    }),
]  # fmt: skip
# What spoils the first row of a table (or the second: `unit 2`), and the kind of constraint that refuses it.
SPOILT: dict[str, list[tuple[dict[str, Any], str]]] = {
    "town": [({"id": 2}, "CHECK"), ({"name": " "}, "CHECK")],
    "holiday": [({"kind": "weekend"}, "CHECK")],
    "rule_value": [({"applies_to": "always"}, "CHECK")],
    "session": [({"closed_on": "2022-01-05"}, "CHECK"), ({"kind": "村民会"}, "CHECK")],
    "deputy": [({"name": " "}, "CHECK"), ({"gender": "未知"}, "CHECK")],
    "deputy_group": [({"name": " "}, "CHECK")],
    "seat": [({"status": "gone"}, "CHECK"), ({"to_on": "2022-01-30"}, "CHECK")],
    "unit": [
        ({"name": ""}, "CHECK"), ({"name": "水务站"}, "UNIQUE"), ({"merged_into_id": 2}, "CHECK"), ({"merged_on": DAY}, "CHECK"),
        ({"merged_into_id": 1, "merged_on": DAY}, "CHECK"),
    ],
    "unit 2": [({"merged_on": None}, "CHECK"), ({"merged_into_id": None}, "CHECK")],
    "unit_former_name": [({"name": " "}, "CHECK")],
    "proposal": [
        ({"title": " "}, "CHECK"), ({"title": "题" * 201}, "CHECK"), ({"no": ""}, "CHECK"), ({"kind": "意见"}, "CHECK"),
        ({"submitted_kind": "意见"}, "CHECK"), ({"proposer": "voter"}, "CHECK"), ({"published": "maybe"}, "CHECK"),
        ({"status": "lost"}, "CHECK"), ({"round": 0}, "CHECK"), ({"lead_id": None}, "CHECK"), ({"proposer": "presidium"}, "CHECK"),
        ({"proposer": "group", "lead_id": None}, "CHECK"), ({"group_id": 1}, "CHECK"), ({"status": "merged"}, "CHECK"),
        ({"merged_into_id": 2}, "CHECK"), ({"session_id": None}, "CHECK"),
    ],
    "proposal 2": [
        ({"lead_id": 1}, "CHECK"), ({"status": "assigned"}, "CHECK"), ({"merged_into_id": None}, "CHECK"),
        ({"session_id": 1, "no": "1"}, "UNIQUE"),
    ],
    "co_signer": [],
    "proposal_event": [({"event": "lost"}, "CHECK")],
    "correction": [],
    "assignment": [({"role": "boss"}, "CHECK"), ({"received_on": "2022-01-30"}, "CHECK"), ({"ended_on": LATER}, "CHECK")],
    "assignment 2": [({"owes_reply": 1}, "CHECK"), ({"unit_id": 1, "ended_on": None}, "UNIQUE")],
    "contact": [({"how": "书信"}, "CHECK"), ({"stage": "会上"}, "CHECK")],
    "reply": [({"result_class": " "}, "CHECK")],
    "reply_copy": [],
    "co_opinion": [({"asked_again_on": "2022-01-30"}, "CHECK")],
    "feedback": [],
    "promise": [({"what": " "}, "CHECK"), ({"broken_on": DAY}, "CHECK")],
    "deadline": [({"kind": "tea"}, "CHECK"), ({"cancelled_on": DAY}, "CHECK")],
    "deadline_move": [],
    "extension": [({"until_on": DAY}, "CHECK"), ({"until_on": "2022-01-30"}, "CHECK")],
    "alert": [({"level": "early"}, "CHECK")],
    "urge": [({"about": "吃饭"}, "CHECK")],
    "supervision": [({"level": "特别"}, "CHECK")],
    "visit": [({"kind": "参观"}, "CHECK")],
    "change": [],
    "entry": [({"kind": "party"}, "CHECK"), ({"command": None}, "CHECK"), ({"kind": "other"}, "CHECK"), ({"of_id": 1}, "CHECK")],
    "entry 2": [({"of_id": None}, "CHECK")],
    "entry 3": [({"last_change": None}, "CHECK"), ({"last_change": 0}, "CHECK")],
}  # fmt: skip
# What a second row with the same of it is refused for.
ONCE = {
    "session": "session.kind, session.number",
    "rule_value": "index 'rule_value_once'",
    "deputy_group": "deputy_group.name",
    "unit": "unit.name",
    "proposal": "index 'proposal_once'",
    "co_signer": "co_signer.proposal_id, co_signer.deputy_id",
    "assignment": "assignment.proposal_id, assignment.unit_id",
    "reply": "reply.assignment_id, reply.round",
    "reply_copy": "reply_copy.reply_id, reply_copy.deputy_id",
    "feedback": "feedback.proposal_id, feedback.round",
    "supervision": "supervision.proposal_id",
    "alert": "alert.deadline_id, alert.level, alert.due_on",
}
CASES = [(row, changed, kind) for row, cases in SPOILT.items() for changed, kind in cases]


def insert(db: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", [*row.values()])


def change(db: sqlite3.Connection, table: str, changed: dict[str, Any], rowid: int) -> None:
    settings = ", ".join(f"{column} = ?" for column in changed)
    db.execute(f"UPDATE {table} SET {settings} WHERE rowid = ?", [*changed.values(), rowid])


@pytest.fixture
def db(path: Path) -> Iterator[sqlite3.Connection]:
    """A file with every row of ROWS."""
    opened = sqlite3.connect(path)
    opened.execute("PRAGMA foreign_keys = ON")
    for table, row in ROWS:
        insert(opened, table, row)
    opened.commit()
    yield opened
    opened.close()


def refused(db: sqlite3.Connection, table: str, changed: dict[str, Any], rowid: int = 1) -> str:
    """Which constraint refuses a change of a row, or nothing."""
    try:
        change(db, table, changed, rowid)
    except sqlite3.IntegrityError as error:
        return str(error)
    finally:
        db.rollback()
    return ""


def first(db: sqlite3.Connection, table: str) -> int:
    """The rowid of a table's first row (that of a holiday is no 1)."""
    return int(db.execute(f"SELECT min(rowid) FROM {table}").fetchone()[0])


def columns(db: sqlite3.Connection, type_: str) -> list[tuple[str, str]]:
    """(table, column) of every column of a type."""
    return [
        (table, column)
        for table in COLUMNS
        for _, column, declared, *_ in db.execute(f"PRAGMA table_info({table})")
        if declared == type_
    ]


def test_every_table_has_a_good_row_and_its_spoilt_ones(db: sqlite3.Connection) -> None:
    assert {table for table, _ in ROWS} | {"town", "holiday"} == set(COLUMNS) == {row.split()[0] for row in SPOILT}
    assert all(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in COLUMNS)
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize(("row", "changed", "kind"), CASES, ids=[f"{row} {changed}" for row, changed, _ in CASES])
def test_another_tool_cannot_write_nonsense(
    db: sqlite3.Connection, row: str, changed: dict[str, Any], kind: str
) -> None:
    table, _, which = row.partition(" ")
    said = refused(db, table, changed, int(which) if which else first(db, table))
    assert said.startswith(f"{kind} constraint failed")


def test_no_day_is_taken_that_does_not_exist_and_nothing_but_a_day(db: sqlite3.Connection) -> None:
    days = columns(db, "DATE")
    assert ("proposal", "submitted_on") in days
    for bad in ("2022-02-30", "2022-2-3", "20220203", "今天", "2022-02-03 10:00", 20220203):
        accepted = [
            (table, column, bad) for table, column in days if "CHECK" not in refused(db, table, {column: bad}, first(db, table))
        ]  # fmt: skip
        assert accepted == []


def test_yes_and_no_are_1_and_0(db: sqlite3.Connection) -> None:
    switches = columns(db, "BOOLEAN")
    assert ("proposal", "confidential") in switches
    accepted = [(table, column) for table, column in switches if "CHECK" not in refused(db, table, {column: 2})]
    assert accepted == []


def test_no_row_refers_to_what_is_not_there(db: sqlite3.Connection) -> None:
    references = [
        (table, column) for table in COLUMNS for _, _, _, column, *_ in db.execute(f"PRAGMA foreign_key_list({table})")
    ]
    assert ("proposal", "merged_into_id") in references
    accepted = [
        (table, column)
        for table, column in references
        if not any(refused(db, table, {column: 99}, rowid).startswith("FOREIGN KEY") for rowid in (1, 2))
    ]
    assert accepted == []


@pytest.mark.parametrize(("table", "what"), ONCE.items())
def test_what_is_there_once_cannot_come_twice(db: sqlite3.Connection, table: str, what: str) -> None:
    row = next(row for of, row in ROWS if of == table)
    with pytest.raises(sqlite3.IntegrityError) as twice:
        insert(db, table, {column: value for column, value in row.items() if column != "id"})
    assert str(twice.value) == f"UNIQUE constraint failed: {what}"


def test_a_unit_can_be_given_again_what_it_once_returned(db: sqlite3.Connection) -> None:
    returned = next(row for table, row in ROWS if table == "assignment" and row["id"] == 2)
    for ended_on in (LATER, None):
        insert(db, "assignment", {**returned, "id": None, "ended_on": ended_on})
    assert db.execute("SELECT count(*) FROM assignment WHERE unit_id = 2").fetchone() == (3,)
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        insert(db, "assignment", {**returned, "id": None, "ended_on": None})


@pytest.mark.parametrize("proposer", ["presidium", "government"])
def test_who_is_no_person_and_no_group_hands_in_without_either(db: sqlite3.Connection, proposer: str) -> None:
    assert refused(db, "proposal", {"proposer": proposer, "lead_id": None}) == ""


def test_the_same_level_is_told_again_for_another_day_and_another_level_for_the_same(db: sqlite3.Connection) -> None:
    told = {"deadline_id": 1, "level": "late", "due_on": LATER, "told_on": LATER}
    insert(db, "alert", {**told, "due_on": "2022-05-30"})
    insert(db, "alert", {**told, "level": "past_legal"})
    assert db.execute("SELECT count(*) FROM alert").fetchone() == (3,)
