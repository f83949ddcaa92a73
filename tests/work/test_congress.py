"""From one congress to the next, and the seats that fall vacant on the way."""

from typing import Any

import pytest

from renda_cli.store.statements import insert_deputy_role, insert_seat
from renda_cli.work import congress, deputy, journal, status
from renda_cli.work.desk import Desk
from tests.work.helpers import at, contents, hand_in, refused

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
        "议案建议、承诺、代表小组照旧，继续跟踪",
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
