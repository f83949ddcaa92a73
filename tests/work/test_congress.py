"""From one congress to the next, and the seats that fall vacant on the way."""

from typing import Any

import pytest

from renda_cli.store.statements import insert_deputy_role, insert_seat
from renda_cli.work import attendance, candidacy, congress, deputy, electing, journal, seat, session, status
from renda_cli.work.checks import run
from renda_cli.work.checks.people import CHECKS
from renda_cli.work.desk import Desk
from tests.work.helpers import at, contents, hand_in, refused, summary_of
from tests.work.test_election import add as add_election

NEW_YEAR = "2027-01-10"
START = "2026-12-20"


def seats(desk: Desk) -> list[tuple[Any, ...]]:
    return desk.file.tuples("SELECT deputy_id, congress, status, from_on, to_on FROM seat ORDER BY id")


# ---- Vacancies


def test_a_seat_that_ended_is_vacant_until_a_by_election_fills_it(office: Desk) -> None:
    assert congress.vacancies(office).rows == []
    assert congress.vacancies(office).notes == ()
    status.end(office, "李四", ground="recalled", on="2022-01-09", announced="2022-01-10")
    status.end(office, "张三", ground="去世", on="2022-01-08")
    found = congress.vacancies(office)
    assert found.fields == ("district", "name", "ground", "since", "announced_on", "polling_on")
    assert found.rows == [
        ("第3选区", "张三", "died", "2022-01-08", None, None),
        ("第4选区", "李四", "recalled", "2022-01-09", "2022-01-10", None),
    ]
    assert found.notes == ("出缺的由原选区补选：renda deputy election add --kind 补选 --district 选区 --on 选举日",)
    insert_seat(office.file.db, deputy_id=3, level="镇", district="第3选区", from_on=office.today, replaces_id=1)
    assert [row[1] for row in congress.vacancies(office).rows] == ["李四"]
    assert [row[1] for row in congress.vacancies(office, on="2022-01-08").rows] == ["张三"]
    assert congress.vacancies(office, on="2022-01-07").rows == []
    assert [one["name"] for one in congress.vacant(office, "第4选区", office.today)] == ["李四"]


def test_a_seat_entered_as_ended_is_vacant_and_one_above_is_not_ours_to_fill(office: Desk) -> None:
    office.file.db.execute("UPDATE seat SET status = 'ended' WHERE id = 1")
    insert_seat(office.file.db, deputy_id=2, level="区", status="ended", congress=5)
    assert congress.vacancies(office).rows == [("第3选区", "张三", None, None, None, None)]


# ---- The next congress


def test_a_new_congress_ends_the_seats_and_offices_of_the_old_one_and_nothing_else(office: Desk) -> None:
    insert_seat(office.file.db, deputy_id=1, level="区", from_on=office.today)
    insert_deputy_role(office.file.db, deputy_id=1, role="主席", from_on=office.today)
    insert_deputy_role(office.file.db, deputy_id=2, role="主席", to_on=office.today)
    hand_in(office)
    status.suspend(office, "李四", ground="1")
    status.end(office, "王五", ground="去世")
    kept = {name: rows for name, rows in contents(office).items() if name in ("proposal", "deputy_group", "deadline")}
    later = at(office, NEW_YEAR)
    done = congress.begin(later, 6, start=START)
    assert done.lines == (
        "已换届：第六届自 2026-12-20 起；第五届代表 2 席（其中暂停执行职务 1 席）任期届满、人大职务 1 项终止，止于 2026-12-19",
        "议案建议、承诺、代表小组照旧，继续跟踪；新一届代表请用 renda deputy group member 编入小组",
        "第六届代表请用 renda deputy election elect 或 renda deputy level add 登记",
    )
    assert done.read() == {
        "congress": 6, "term_start": START, "seats_ended": 2, "roles_ended": 1, "seats_begun": 0,
    }  # fmt: skip
    assert seats(later) == [
        (1, 5, "ended", "2021-12-20", "2026-12-19"), (2, 5, "ended", "2021-12-20", "2026-12-19"),
        (3, 5, "ended", "2021-12-20", "2022-01-10"), (1, None, "in_office", "2022-01-10", None),
    ]  # fmt: skip
    events = later.file.tuples(
        "SELECT seat_id, event, ground, held_on FROM seat_event WHERE ground = 'term' ORDER BY id"
    )
    assert events == [(1, "ended", "term", "2026-12-19"), (2, "ended", "term", "2026-12-19")]
    assert later.file.tuples("SELECT to_on FROM deputy_role ORDER BY id") == [("2026-12-19",), ("2022-01-10",)]
    assert later.file.tuples("SELECT congress, term_start FROM town") == [(6, START)]
    assert kept.items() <= contents(later).items()
    assert congress.vacancies(later).rows == []


def test_the_next_congress_is_taken_back_like_everything(office: Desk) -> None:
    before = {
        name: rows for name, rows in contents(office).items() if name in ("town", "seat", "seat_event", "deputy_role")
    }
    congress.begin(at(office, NEW_YEAR), 6, start=START)
    journal.undo(office)
    assert before.items() <= contents(office).items()


def test_who_was_entered_for_the_new_congress_begins_with_it(office: Desk) -> None:
    add: dict[str, Any] = {"deputy_id": 1, "level": "镇"}
    insert_seat(office.file.db, congress=6, from_on=at(office, "2026-11-30").today, **add)
    insert_seat(office.file.db, from_on=at(office, "2026-12-25").today, **add)
    insert_seat(office.file.db, congress=6, **add)
    insert_deputy_role(office.file.db, deputy_id=1, role="主席", from_on=at(office, START).today)
    done = congress.begin(at(office, NEW_YEAR), 6, start=START)
    assert done.lines[2] == "已登记的第六届代表 3 席照留，任职不早于 2026-12-20"
    assert done.read()["seats_begun"] == 3
    assert seats(office)[3:] == [
        (1, 6, "in_office", START, None), (1, 6, "in_office", "2026-12-25", None), (1, 6, "in_office", START, None),
    ]  # fmt: skip
    assert office.file.tuples("SELECT to_on FROM deputy_role") == [(None,)]


def test_a_seat_that_had_a_last_day_keeps_it(office: Desk) -> None:
    office.file.db.execute("UPDATE seat SET to_on = '2026-06-30' WHERE id = 1")
    congress.begin(at(office, NEW_YEAR), 6, start=START)
    assert [row[4] for row in seats(office)] == ["2026-06-30", "2026-12-19", "2026-12-19"]


def test_a_beginning_still_to_come_strikes_one(office: Desk) -> None:
    done = congress.begin(office, 6, start=START)
    assert done.lines[-1] == "注意：2026-12-20 在今天（2022-01-10）之后，请核对 --start"


@pytest.mark.parametrize(
    ("number", "start", "sentence"),
    [
        (7, START, "本届是第五届，下一届是第六届，不是第七届；请核对届次"),
        (5, START, "本届是第五届，下一届是第六届，不是第五届"),
        (6, "2021-12-20", "第五届自 2021-12-20 起，下一届不能自 2021-12-20 起；请核对 --start"),
        (6, "2026-02-30", "2026-02-30”不存在"),
    ],
)
def test_only_the_next_congress_comes_next(office: Desk, number: int, start: str, sentence: str) -> None:
    with refused(office, sentence):
        congress.begin(office, number, start=start)


@pytest.mark.parametrize(("known", "number"), [({"congress": None}, 5), ({"congress": 5, "term_start": None}, 5)])
def test_what_the_file_did_not_know_of_the_present_congress_is_only_entered(
    office: Desk, known: dict[str, Any], number: int
) -> None:
    office.file.update("town", 1, **known)
    before = seats(office)
    done = congress.begin(office, number, start="2021-12-22")
    assert done.lines == ("已登记本届为第五届，自 2021-12-22 起；此前没有登记过，没有结束谁的代表职务",)
    assert done.read()["seats_ended"] == 0
    assert office.file.tuples("SELECT congress, term_start FROM town") == [(5, "2021-12-22")]
    assert seats(office) == before


def test_the_next_may_follow_a_congress_whose_beginning_is_not_known(office: Desk) -> None:
    office.file.update("town", 1, term_start=None)
    deputy.add(office, "赵六", district="第6选区")
    assert congress.begin(at(office, NEW_YEAR), 6, start=START).read()["seats_ended"] == 4


# ---- Elected, but the first session is still to come


@pytest.fixture
def elected(office: Desk) -> Desk:
    """张三 is elected again and 赵六 anew, three weeks before the sixth congress begins."""
    later = at(office, "2026-12-01")
    for place, name in enumerate(("张三", "赵六"), start=3):
        add_election(later, district=f"第{place}选区", kind="换届", on="2026-11-30")
        candidacy.candidate(later, name)
        electing.elect(later, name, votes=800)
    return later


def test_who_is_elected_to_the_next_congress_sits_in_none_before_it_begins(elected: Desk) -> None:
    found = deputy.list_(elected, level="镇")
    assert [row[1] for row in found.rows] == ["张三", "李四", "王五"]
    assert found.notes == ("已当选、任期还没有开始的下一届 2 席没有列出，要看请加 --congress 届",)
    assert [row[1] for row in deputy.list_(elected, congress=6).rows] == ["张三", "赵六"]
    assert len(deputy.list_(elected, status="在任").rows) == len(deputy.list_(elected, on="2026-12-01").rows) == 3
    assert deputy.show(elected, "张三")["congress"] == 5
    assert seat.tally(elected, 1) == ()
    figures = {one.indicator.key: one.value for one in summary_of(elected, "2026")}
    assert (figures["deputies_total"], figures["seats_total"]) == (3, 3)
    assert not any("seat-twice" in row for row in run.run(elected, CHECKS).found.rows)


def test_and_sits_in_it_from_its_first_day(elected: Desk) -> None:
    congress.begin(at(elected, START), 6, start=START)
    assert [row[1] for row in deputy.list_(elected, on="2026-12-19").rows] == ["张三", "李四", "王五"]
    found = deputy.list_(at(elected, START))
    assert [row[1] for row in found.rows] == ["张三", "赵六"]
    assert found.notes == ("往届的 3 席没有列出，要看请加 --congress 届 或 --status 终止",)


def test_a_district_elects_as_many_as_sit_for_it_now(elected: Desk) -> None:
    done = add_election(elected, district="第3选区", kind="换届", on="2026-12-06")
    assert "镇代表 1 名" in done.lines[0]


def test_attendance_of_a_congress_that_has_not_begun_is_refused(elected: Desk) -> None:
    session.add(elected, "6-1", on="2026-12-20")
    with refused(
        elected, "第六届还没有开始，没有应到的代表；请先用 renda deputy congress 6 --start 第一次会议开会的日期"
    ):
        attendance.attend(elected, "6-1")


def test_who_dies_before_the_next_congress_loses_both_seats_one_after_the_other(elected: Desk) -> None:
    first = status.end(elected, "张三", ground="去世")
    assert first.read()["congress"] == 5
    assert first.lines[-1] == (
        "注意：张三 另有镇代表职务（第6届，第3选区，2026-11-30 起），没有一并登记；也适用的请再用 renda deputy end 张三 --level 镇 登记"
    )
    assert status.end(elected, "张三", ground="去世").read()["congress"] == 6


# ---- The next congress of the county


def above(desk: Desk) -> list[tuple[Any, ...]]:
    return desk.file.tuples(
        "SELECT deputy_id, congress, status, from_on, to_on FROM seat WHERE level = '区' ORDER BY id"
    )


def test_a_congress_above_ends_the_seats_there_and_no_others(office: Desk) -> None:
    own = seats(office)
    insert_seat(office.file.db, deputy_id=1, level="区", from_on=office.today)
    insert_seat(office.file.db, deputy_id=2, level="区", congress=17, status="suspended")
    insert_seat(office.file.db, deputy_id=1, level="区", congress=18, from_on=at(office, "2026-11-30").today)
    done = congress.begin(at(office, NEW_YEAR), 18, start=START, level="区级")
    assert done.lines == (
        "已换届：第十八届区代表自 2026-12-20 起；上一届 2 席（其中暂停执行职务 1 席）任期届满，止于 2026-12-19",
        "已登记的第十八届区代表 1 席照留，任职不早于 2026-12-20",
        "新当选的请用 renda deputy level add 姓名 --level 区 --congress 18 登记",
    )
    assert done.read() == {
        "congress": 18, "term_start": START, "seats_ended": 2, "roles_ended": 0, "seats_begun": 1,
    }  # fmt: skip
    assert above(office) == [
        (1, 17, "ended", "2022-01-10", "2026-12-19"), (2, 17, "ended", None, "2026-12-19"), (1, 18, "in_office", START, None),
    ]  # fmt: skip
    assert seats(office)[:3] == own
    assert office.file.tuples("SELECT congress FROM town") == [(5,)]
    again = at(office, "2032-01-01")
    assert congress.begin(again, 19, start="2031-12-20", level="区").read()["seats_ended"] == 1


def test_the_own_level_may_be_named(office: Desk) -> None:
    assert congress.begin(at(office, NEW_YEAR), 6, start=START, level="镇").read()["seats_ended"] == 3


@pytest.mark.parametrize(
    ("number", "start", "sentence"),
    [
        (17, START, "已登记有第十八届区代表，不能再开始第十七届区代表；请核对届次"),
        (18, START, "没有在任的上一届区代表；请用 renda deputy level list 核对级别和届次"),
        (19, "2022-01-10", "上一届区代表有自 2022-01-10 起任职的，第十九届区代表不能自 2022-01-10 起；请核对 --start"),
    ],
)
def test_a_congress_above_that_cannot_come_next(office: Desk, number: int, start: str, sentence: str) -> None:
    insert_seat(office.file.db, deputy_id=1, level="区", congress=18, from_on=office.today)
    with refused(office, sentence):
        congress.begin(at(office, NEW_YEAR), number, start=start, level="区")


def test_whoever_is_elected_above_again_is_told_how_the_old_seat_ends(office: Desk) -> None:
    insert_seat(office.file.db, deputy_id=1, level="区", congress=17)
    add_election(office, level="区", kind="换届", congress=18, district="区第1选区", on="2022-01-09")
    candidacy.candidate(office, "张三")
    done = electing.elect(office, "张三", votes=5000)
    assert (
        "注意：上一届的区代表职务还没有届满；新一届开会后请用 renda deputy congress 18 --start 日期 --level 区 登记"
        in done.lines
    )
    with refused(office, "已换届的请先用 renda deputy congress 届 --start 日期 --level 区 登记；改正请用"):
        seat.add(office, "张三", "区", congress=18)


def test_the_next_congress_does_not_begin_before_what_was_done_in_this_one(office: Desk) -> None:
    with refused(office, "第五届的 5-1 次人代会在 2022-01-06 开会，下一届不能自 2022-01-07 起；请核对 --start"):
        congress.begin(office, 6, start="2022-01-07")
    deputy.add(office, "赵六", from_="2022-01-09")
    with refused(office, "第五届代表 赵六 自 2022-01-09 起任职，下一届不能自 2022-01-09 起；请核对 --start"):
        congress.begin(office, 6, start="2022-01-09")
    assert congress.begin(office, 6, start="2022-01-10").read()["seats_ended"] == 4
