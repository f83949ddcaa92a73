"""Breaks among seats, attendance, activities and pledges: each is found, and nothing else."""

import pytest

from renda_cli.rules.name_order import stroke_key
from renda_cli.store import statements
from renda_cli.work.desk import Desk
from tests.work.checks_data import DAY, mended, tamper, texts, told

PEOPLE = {"张三": 1, "李四": 2, "王五": 3}


@pytest.fixture
def roster(busy_year: Desk) -> Desk:
    """The busy year with an activity, attendance, an ended seat that was filled, a pledge and a party group."""
    with busy_year.file.transaction() as db:
        for statement in (
            "UPDATE seat SET status = 'ended', to_on = '2022-09-01' WHERE deputy_id = 3",
            "INSERT INTO deputy (id, name, pinyin, initials, stroke_order) VALUES (9, '赵六', 'zhao liu', 'zl', '')",
            "INSERT INTO deputy_role (deputy_id, role, from_on) VALUES (1, '主席', '2022-01-06')",
            "INSERT INTO sitting (id, session_id, held_on, part) VALUES (1, 1, '2022-01-06', '上午')",
            "INSERT INTO attendance (sitting_id, deputy_id, state) VALUES (1, 1, 'present'), (1, 2, 'absent')",
        ):
            db.execute(statement)
        db.execute("UPDATE deputy SET stroke_order = ? WHERE id = 9", (stroke_key("赵六"),))
        db.execute(
            "INSERT INTO seat (deputy_id, level, district, status, from_on, replaces_id) VALUES (9, '镇', '第5选区', 'in_office', '2022-10-01', 3)"
        )
        db.execute(
            "INSERT INTO seat_event (seat_id, event, ground, held_on, announced_on) VALUES (3, 'ended', 'moved', '2022-09-01', '2022-12-20')"
        )
        activity = statements.insert_activity(
            db,
            kind="视察",
            title="视察水利",
            status="done",
            planned_on=None,
            held_on=DAY.replace(month=5),
            attendances=9,
            suggestions=4,
        )
        statements.insert_activity_deputy(db, activity_id=activity, deputy_id=1)
        statements.insert_activity_suggestion(db, activity_id=activity, text="清淤")
        pledge = statements.insert_pledge(
            db, deputy_id=1, year=2022, what="装路灯", made_on=DAY.replace(month=1), until_on=DAY
        )
        db.execute(
            "INSERT INTO deadline (kind, pledge_id, round, start, days_known, due_on, provisional, by_hand, steps) "
            "VALUES ('pledge', ?, 1, 'reported', '{}', '2022-12-31', 0, 1, '[]')", (pledge,),
        )  # fmt: skip
        branch = statements.insert_deputy_group(db, name="代表党支部", kind="党支部")
        statements.insert_deputy_group(db, name="第一党小组", kind="党小组", parent_id=branch)
    return busy_year


def test_what_agrees_is_not_spoken_of(roster: Desk) -> None:
    assert told(roster) == []


BREAKS: dict[str, tuple[str, list[tuple[str, str]], str]] = {
    "an end without a day": (
        "UPDATE seat SET to_on = NULL WHERE id = 3", [("seat-status", "#3 王五")], "没有离任日期",
    ),
    "ended, and back by nobody's decision": (
        "UPDATE seat SET status = 'in_office', to_on = NULL WHERE id = 3",
        [("seat-status", "#3 王五"), ("vacancy-filled", "第5选区")], "登记过资格终止",
    ),
    "suspended by nobody": ("UPDATE seat SET status = 'suspended' WHERE id = 1", [("seat-status", "#1 张三")], "没有相应的登记"),
    "suspended and yet in office": (
        "INSERT INTO seat_event (seat_id, event, ground, held_on) VALUES (1, 'suspended', 'detained', '2022-05-01')",
        [("seat-status", "#1 张三")], "没有恢复",
    ),
    "two seats of a level at once": (
        "INSERT INTO seat (deputy_id, level, district, status, from_on, congress) VALUES (1, '镇', '第8选区', 'in_office', '2022-05-01', 5)",
        [("seat-twice", "#1 张三")], "同时有两个镇代表职务",
    ),
    "a vacancy filled twice": (
        "UPDATE seat SET replaces_id = 3 WHERE id = 2", [("vacancy-filled", "第5选区")], "王五的席位没有出缺，或已有人补上",
    ),
    "two in the chair": (
        "INSERT INTO deputy_role (deputy_id, role) VALUES (2, '主席')",
        [("two-chairs", "#1 张三"), ("two-chairs", "#2 李四")], "不止一位",
    ),
    "an office without a seat": (
        "INSERT INTO deputy_role (deputy_id, role) VALUES (3, '主席团成员')", [("role-without-seat", "#3 王五")], "仍任主席团成员",
    ),
    "a half day after the close": (
        "UPDATE sitting SET held_on = '2022-01-09'", [("sitting-outside", "5-1 人代会")], "2022-01-09 的到会，不在会期",
    ),
    "attendance of one who came later": (
        "INSERT INTO attendance VALUES (1, 9, 'present', NULL, NULL)", [("attendance-of-stranger", "5-1 人代会")], "赵六不是代表",
    ),
    "fewer counted than named": (
        "UPDATE activity SET attendances = 0", [("activity-counted", "活动 #1")], "人次是 0，列出的已有 1",
    ),
    "fewer suggestions than listed": (
        "UPDATE activity SET suggestions = 0", [("activity-counted", "活动 #1")], "建议条数是 0，列出的已有 1",
    ),
    "a pledge that nobody would remember": (
        "DELETE FROM deadline WHERE pledge_id IS NOT NULL", [("pledge-clock", "#1 张三")], "没有期限",
    ),
    "fulfilled, and the clock runs on": (
        "UPDATE pledge SET fulfilled_on = '2022-06-01'", [("pledge-clock", "#1 张三")], "期限却还开着",
    ),
    "a party group of a group": (
        "UPDATE deputy_group SET parent_id = 1 WHERE name = '第一党小组'", [("party-group", "第一党小组")], "“东片小组”不是党支部",
    ),
    "announced before reported": (
        "UPDATE seat_event SET reported_on = '2022-12-25'", [("dates-in-order", "#3 王五")], "公告（2022-12-20）早于报告",
    ),
    "answered before it was held": (
        "UPDATE activity SET replied_on = '2022-03-01'", [("dates-in-order", "活动 #1")], "反馈（2022-03-01）早于开展",
    ),
    "an activity still to come": (
        "UPDATE activity SET held_on = '2023-05-01'", [("date-to-come", "活动 #1")], "登记的活动日期 2023-05-01 还没有到",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BREAKS)
def test_a_break_is_found_and_nothing_else(roster: Desk, name: str) -> None:
    statement, expected, says = BREAKS[name]
    tamper(roster, statement)
    assert told(roster) == expected
    assert says in texts(roster)


def test_a_name_that_another_tool_changed_is_put_in_its_place_again(roster: Desk) -> None:
    tamper(roster, "UPDATE deputy SET stroke_order = '' WHERE id IN (1, 2)")
    assert told(roster) == [("stroke-order", "#1 张三"), ("stroke-order", "#2 李四")]
    assert mended(roster, "stroke-order") == ("已重算 2 位代表的笔画次序",)
    assert [name for (name,) in roster.file.tuples("SELECT name FROM deputy ORDER BY stroke_order")] == sorted(
        [*PEOPLE, "赵六"], key=stroke_key
    )
