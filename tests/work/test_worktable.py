"""What stands in the work table of a month, and what is late."""

import pytest

from renda_cli.errors import InputError
from renda_cli.work import pledge, session
from renda_cli.work import rules as rulebook
from renda_cli.work.activity import entry as activity
from renda_cli.work.activity import planning
from renda_cli.work.desk import Desk
from renda_cli.work.review import plan, scheduling
from renda_cli.work.worktable import coming, period, table
from renda_cli.work.worktable.entry import Entry
from tests.work.helpers import assigned, at, reply

DAY = "2022-10-09"
STATIONS = """
INSERT INTO station (id, name, kind, level, online, address) VALUES (1, '东片代表之家', 'home', '镇', 0, '东片文化中心');
INSERT INTO reception_day (id, station_id, planned_on, moved_from, hours, dropped_why, note) VALUES
  (1, 1, '2022-09-10', NULL, '9:00-11:00', NULL, NULL), (2, 1, '2022-10-05', NULL, NULL, NULL, NULL),
  (3, 1, '2022-10-08', NULL, NULL, NULL, NULL), (4, 1, '2022-10-10', NULL, '9:00-11:00', '防汛', NULL),
  (5, 1, '2022-10-20', '2022-11-10', '9:00-11:00、14:00-16:30', NULL, '2022-11-10 改期至 2022-10-20'),
  (6, 1, '2022-11-02', '2022-10-31', NULL, NULL, '2022-10-31 改期至 2022-11-02');
INSERT INTO reception (station_id, day_id, held_on, voters, times) VALUES (1, 3, '2022-10-08', 2, 1);
INSERT INTO duty (day_id, deputy_id, excused_on, excused_why) VALUES (5, 1, NULL, NULL), (5, 2, '2022-10-01', '出差');
"""
OPINIONS = """
INSERT INTO opinion (id, station_id, received_on, channel, text, voter, confidential, status, round, on_spot, urgent, published) VALUES
  (7, 1, '2022-10-03', '现场', '王老五家门口路灯不亮', '王老五', 0, 'assigned', 1, 0, 0, 'no'),
  (8, 1, '2022-10-03', '现场', '河里有油', '王老五', 0, 'assigned', 1, 0, 1, 'no');
INSERT INTO opinion_assignment (opinion_id, round, route, deputy_id, assigned_on) VALUES (7, 1, 'county', 1, '2022-10-04');
INSERT INTO deadline (kind, opinion_id, round, start, days_known, provisional, by_hand, steps, start_on, due_on) VALUES
  ('opinion', 7, 1, 'x', '{}', 0, 0, '[]', '2022-10-04', '2022-10-24'), ('opinion', 8, 1, 'x', '{}', 1, 0, '[]', '2022-10-04', '2022-10-25');
INSERT INTO posting (id, month) VALUES (1, '2022-09');
INSERT INTO deadline (kind, posting_id, round, start, days_known, provisional, by_hand, steps, start_on, due_on) VALUES
  ('notice', 1, 1, 'x', '{}', 0, 0, '[]', '2022-09-30', '2022-10-10')
"""


def fill(desk: Desk, script: str) -> None:
    with desk.file.transaction() as db:
        for line in filter(str.strip, script.split(";")):
            db.execute(line)


def seen(desk: Desk, day: str = DAY, *, closed: bool = False, **options: str) -> list[Entry]:
    """The lines on a day, of this month unless options say otherwise."""
    here = at(desk, day)
    return coming.entries(here, period.read(here, **options), closed=closed)


def of(entries: list[Entry], kind: str) -> list[tuple[str, str | None]]:
    return [(entry.on, entry.level) for entry in entries if entry.kind == kind]


def test_a_deadline_stands_on_its_day_and_is_late_from_the_next(office: Desk) -> None:
    assigned(office, on="2022-07-20")
    assert of(seen(office, "2022-10-20"), "reply") == [("2022-10-20", "due")]
    (late,) = [entry for entry in seen(office, "2022-10-21") if entry.kind == "reply"]
    assert (late.level, late.remarks) == ("late", ("逾期 1 天",))
    (legal,) = [entry for entry in seen(office, "2023-02-01") if entry.kind == "reply"]
    assert (legal.level, legal.remarks) == ("past_legal", ("逾期 104 天", "已超最长期限"))
    assert (legal.unit, legal.deputy, legal.ref, legal.title) == ("农业农村局", "张三", "5-1/1", "完善剑湖路路灯")


def test_what_is_late_stands_only_where_today_does(office: Desk) -> None:
    assigned(office, on="2022-07-20")
    assert of(seen(office, "2022-12-01", month="2022-11"), "reply") == []
    assert of(seen(office, "2022-12-01", month="2022-10"), "reply") == [("2022-10-20", "late")]


def test_met_deadlines_are_for_calendars_only(office: Desk) -> None:
    reply(office, assigned(office, on="2022-07-20"), "2022-09-01")
    assert of(seen(office), "reply") == []
    (met,) = [entry for entry in seen(office, closed=True) if entry.kind == "reply"]
    assert (met.level, met.moves, met.stamp) == ("done", 1, "2022-09-01")


def test_a_deadline_that_moved_away_is_told_to_calendars(office: Desk) -> None:
    assigned(office, on="2022-07-20")
    fill(office, "UPDATE deadline SET due_on = '2022-11-20'")
    fill(
        office,
        "INSERT INTO deadline_move (deadline_id, moved_on, from_due_on, to_due_on, why) SELECT id, '2022-10-01', '2022-10-20', due_on, '延期' FROM deadline",
    )
    assert of(seen(office), "reply") == []
    (moved,) = [entry for entry in seen(office, closed=True) if entry.kind == "reply"]
    assert (moved.on, moved.moves, moved.stamp) == ("2022-11-20", 1, "2022-10-01")


def test_receptions_with_those_on_duty(office: Desk) -> None:
    fill(office, STATIONS)
    found = [entry for entry in seen(office) if entry.kind == "reception"]
    assert [(entry.on, entry.level) for entry in found] == [
        ("2022-10-05", "late"), ("2022-10-08", "done"), ("2022-10-20", "planned"),
    ]  # fmt: skip
    assert found[0].remarks == ("日子已过，没有登记开展",)
    assert (found[2].deputy, found[2].place, found[2].remarks) == ("张三", "东片文化中心", ("原定11月10日",))
    told = of(seen(office, closed=True), "reception")
    assert ("2022-10-10", "dropped") in told
    assert ("2022-11-02", "planned") in told
    here = at(office, DAY)
    assert coming.notes(here, period.read(here)) == ("另有 1 个更早的接待日没有登记接待",)


def test_voters_words_stay_in_the_file(office: Desk) -> None:
    fill(office, STATIONS)
    fill(office, OPINIONS)
    first, urgent = (entry for entry in seen(office) if entry.kind == "opinion")
    assert (first.title, first.unit, first.deputy) == ("选民意见 7", None, "张三")
    assert (urgent.title, urgent.level) == ("选民意见 8（紧急，尚未报告党委）", "provisional")
    assert urgent.remarks == ("暂定",)


def test_sessions_and_elections(office: Desk) -> None:
    session.add(office, "5-2", kind="主席团会议", on="2022-10-12")
    fill(
        office,
        "INSERT INTO election (kind, level, congress, district, seats, polling_on) VALUES ('补选', '镇', 5, '第3选区', 1, '2022-10-28'), "
        "('补选', '镇', 5, '第4选区', 1, '2022-10-06')",
    )
    found = seen(office)
    assert of(found, "meeting") == [("2022-10-12", "planned")]
    assert of(found, "election") == [("2022-10-06", "done"), ("2022-10-28", "planned")]
    (congress,) = [entry for entry in seen(office, month="2022-01") if entry.kind == "session"]
    assert (congress.on, congress.until, congress.level) == ("2022-01-06", "2022-01-07", "done")


def test_activities_planned_held_moved_and_dropped(office: Desk) -> None:
    here = at(office, DAY)
    activity.add(here, "视察秋粮收购", kind="视察", planned="2022-10-18")
    activity.add(here, "学习", kind="培训", planned="2022-09-20")
    activity.add(here, "走访企业", kind="走访", on="2022-10-07")
    for title, to in (("看河道", "2022-11-05"), ("看学校", "2022-10-28")):
        planning.move(here, activity.add(here, title, kind="视察", planned="2022-10-15").read()["title"], to=to)
    planning.drop(here, activity.add(here, "看医院", kind="视察", planned="2022-10-16").read()["title"], why="防汛")
    found = seen(office)
    assert of(found, "activity") == [
        ("2022-09-20", "late"), ("2022-10-07", "done"), ("2022-10-18", "planned"), ("2022-10-28", "planned"),
    ]  # fmt: skip
    assert [entry.title for entry in found if entry.kind == "activity"][:3] == [
        "学习（培训）",
        "走访企业",
        "视察秋粮收购",
    ]
    told = of(seen(office, closed=True), "activity")
    assert ("2022-10-16", "dropped") in told
    assert ("2022-11-05", "planned") in told


def test_a_planned_review_stands_once(office: Desk) -> None:
    here = at(office, DAY)
    number = plan.plan(here, kind="部门评议", subject=["建设局"], on="2022-10-26").read()["id"]
    assert of(seen(office), "review") == [("2022-10-26", "planned")]
    scheduling.move(here, str(number), to="2022-11-03")
    assert of(seen(office), "review") == []
    (moved,) = [entry for entry in seen(office, closed=True) if entry.kind == "review"]
    assert (moved.on, moved.moves) == ("2022-11-03", 1)
    assert of(seen(office, "2022-12-01"), "review") == [("2022-11-03", "late")]


def test_days_off_are_spans_and_mark_what_falls_on_them(office: Desk) -> None:
    activity.add(at(office, "2022-09-01"), "国庆活动", kind="走访", planned="2022-10-03")
    activity.add(at(office, "2022-09-01"), "补班学习", kind="培训", planned="2022-10-08")
    found = seen(office, "2022-09-01", month="2022-10")
    assert [(entry.on, entry.until) for entry in found if entry.kind == "holiday"] == [("2022-10-01", "2022-10-07")]
    assert [(entry.on, entry.until) for entry in found if entry.kind == "workday"] == [("2022-10-08", "2022-10-09")]
    assert [entry.remarks for entry in found if entry.kind == "activity"] == [("放假",), ("调休上班",)]
    here = at(office, DAY)
    assert "2031 年的放假安排尚未录入" in coming.notes(here, period.read(here, month="2031-05"))[0]


def test_the_presidium_meets_each_quarter_where_the_rules_want_it(office: Desk) -> None:
    assert of(seen(office, month="2022-12"), "duty") == []
    rulebook.set_(office, "sessions.presidium", "4", from_="2022-01-01", source="本镇规定")
    assert of(seen(office, month="2022-11"), "duty") == []
    assert of(seen(office, month="2022-12"), "duty") == [("2022-12-31", "planned")]
    assert of(seen(office, month="2022-09"), "duty") == [("2022-09-30", "late")]
    session.add(office, "5-2", kind="主席团会议", on="2022-12-12")
    assert of(seen(office, month="2022-12"), "duty") == []
    assert of(seen(office, month="2022-12", closed=True), "duty") == [("2022-12-31", "dropped")]


def test_the_posting_of_a_month_is_told_until_its_own_clock_runs(office: Desk) -> None:
    rulebook.set_(office, "opinion.posting", "10天", from_="2022-01-01", source="本镇规定")
    (posting,) = [entry for entry in seen(office, month="2022-11") if entry.kind == "duty"]
    assert (posting.on, posting.title, posting.uid) == (
        "2022-11-10",
        "2022年10月选民意见公示（有意见的）",
        "posting-2022-10",
    )
    fill(office, STATIONS)
    fill(office, OPINIONS)
    assert [entry.uid for entry in seen(office) if entry.kind == "notice"] == ["posting-2022-09"]
    assert of(seen(office), "duty") == []


@pytest.mark.parametrize(
    ("options", "first", "last", "label"),
    [
        ({}, "2022-10-01", "2022-10-31", "2022-10"),
        ({"month": "2022年2月"}, "2022-02-01", "2022-02-28", "2022-02"),
        ({"quarter": "2022第四季度"}, "2022-10-01", "2022-12-31", "2022Q4"),
        ({"year": "2022"}, "2022-01-01", "2022-12-31", "2022"),
        ({"text": "2022-02"}, "2022-02-01", "2022-02-28", "2022-02"),
        ({"text": "2022Q4"}, "2022-10-01", "2022-12-31", "2022Q4"),
        ({"text": "2021-2022"}, "2021-01-01", "2022-12-31", "2021-2022"),
        ({"from_": "2022-10-20"}, "2022-10-20", "2022-10-31", "2022-10-20..2022-10-31"),
        ({"to": "2022-11-02"}, DAY, "2022-11-02", "2022-10-09..2022-11-02"),
        ({"from_": "2022-10-01", "to": "2022-10-31"}, "2022-10-01", "2022-10-31", "2022-10"),
    ],
)
def test_the_days_that_are_asked_for(desk: Desk, options: dict[str, str], first: str, last: str, label: str) -> None:
    span = period.read(at(desk, DAY), **options)
    assert (span.first, span.last, span.label) == (first, last, label)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"month": "2022-10", "from_": "2022-10-01"}, "只能写一种"),
        ({"month": "2022-13"}, "2022-13"),
        ({"text": "十月里"}, "期间“十月里”看不懂；请写月、季度或年，如 2022-10"),
        ({"text": "2012-2022"}, "期间“2012-2022”看不懂"),
        ({"text": "2022", "month": "2022-10"}, "期间 和 --month 只能写一种"),
        ({"quarter": "2022H1"}, "不是一个季度"),
        ({"quarter": "第四"}, "--quarter“第四”不是一个季度；请写 2022Q4、2022第四季度、本季度或上季度"),
        ({"to": "2022-10-01"}, "今天 2022-10-09"),
        ({"from_": "2022-10-02", "to": "2022-10-01"}, "--from 2022-10-02"),
        ({"from_": "2012-10-02", "to": "2022-10-01"}, "太长"),
    ],
)
def test_days_that_cannot_be_meant(desk: Desk, options: dict[str, str], said: str) -> None:
    with pytest.raises(InputError, match=said):
        period.read(at(desk, DAY), **options)


def test_the_table_stands_by_months_with_what_is_late_on_top_of_this_one(office: Desk) -> None:
    assigned(office, on="2022-06-20")
    activity.add(at(office, "2022-08-01"), "看河道", kind="视察", planned="2022-11-05")
    pledge.add(office, "张三", what="修路", until="2022-10-31", on="2022-02-01")
    here = at(office, DAY)
    whole, parts = table.made(here, period.read(here, year="2022"))
    titles = [part.title for part in parts]
    assert titles.index("逾期") + 1 == titles.index("2022年10月")
    assert whole.title == "遥观镇人大工作安排表（2022年）"
    assert table.made(here, period.read(here))[0].title == "遥观镇人大月度工作循环表（2022年10月）"
