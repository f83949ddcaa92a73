"""Who is rolled up to whom."""

from datetime import date

import pytest

from renda_cli.rules.vocabulary import SCORE_SUBJECTS
from renda_cli.store import statements
from renda_cli.work import deputy, names
from renda_cli.work.desk import Desk
from renda_cli.work.score import measures
from renda_cli.work.score.members import MEMBERS, ROLLED, VILLAGES
from tests.work.measure_data import records

DAY = "2022-12-31"


def members(desk: Desk, subject: str, holder: str, day: str = DAY) -> set[tuple[object, object]]:
    """The pairs of a roll-up; none comes twice."""
    found = desk.file.tuples(ROLLED[subject, holder], {"day": day} if ":day" in ROLLED[subject, holder] else {})
    assert len(set(found)) == len(found)
    return set(map(tuple, found))


def test_groups(full_year: Desk) -> None:
    """By the seat of the own level: the county's has no group; who is suspended on the day is left out."""
    east, west = names.group(full_year, "东片小组").id, names.group(full_year, "西片小组").id
    assert members(full_year, "group", "deputy") == {(east, 1), (west, 2)}
    (seat,) = full_year.file.tuples("SELECT id FROM seat WHERE deputy_id = 2")[0]
    statements.insert_seat_event(
        full_year.file.db, seat_id=seat, event="suspended", ground="其他", held_on=date(2022, 6, 1)
    )
    assert members(full_year, "group", "deputy", "2022-05-31") == {(east, 1), (west, 2)}
    assert members(full_year, "group", "deputy", "2022-06-01") == {(east, 1)}


def test_villages(full_year: Desk) -> None:
    """By the district without 选区, where it is a village and not only a number; the county's district is none."""
    for name, district in (
        ("赵六", "留道村选区"),
        ("钱七", "第三村选区"),
        ("孙八", "选区"),
        ("周九", "剑湖社区"),
        ("吴十", None),
    ):
        deputy.add(full_year, name, district=district)
    found = members(full_year, "village", "deputy")
    assert found == {
        ("第3选区", 1), ("第4选区", 2), ("第5选区", 3), ("留道村", 4), ("第三村", 5), ("选区", 6), ("剑湖社区", 7),
    }  # fmt: skip
    assert members(full_year, "village", "station") == {("留道村", 2)}
    full_year.file.db.execute("UPDATE opinion SET village = '新村' WHERE id = 3")
    villages = [row[0] for row in full_year.file.tuples(VILLAGES, {"day": DAY})]
    assert len(set(villages)) == len(villages)
    assert set(villages) == {subject for subject, _ in found} | {"新村"}


def test_stations(full_year: Desk) -> None:
    """Who is posted there for good on the day; who only visits is not of it."""
    assert members(full_year, "station", "deputy") == {(1, 1), (2, 2)}
    assert members(full_year, "station", "deputy", "2021-12-19") == set()
    full_year.file.db.execute("UPDATE station_deputy SET to_on = '2022-06-30' WHERE deputy_id = 2 AND NOT visiting")
    assert members(full_year, "station", "deputy", "2022-06-30") == {(1, 1), (2, 2)}
    assert members(full_year, "station", "deputy", "2022-07-01") == {(1, 1)}


def test_town(full_year: Desk) -> None:
    """All deputies, those who left as well: what they did was done."""
    assert members(full_year, "town", "deputy") == {(1, 1), (1, 2), (1, 3)}


def test_members_of_the_town(full_year: Desk) -> None:
    """A mean or a share is of those acting on the day, not of who left before it."""
    full_year.file.db.execute("UPDATE seat SET status = 'ended', to_on = '2022-06-01' WHERE deputy_id = 2")

    def acting(day: str) -> set[tuple[object, object]]:
        return {tuple(row) for row in full_year.file.tuples(MEMBERS["town", "deputy"], {"day": day})}

    assert acting(DAY) == {(1, 1), (1, 3)}
    assert acting("2022-06-01") == members(full_year, "town", "deputy") == {(1, 1), (1, 2), (1, 3)}


def test_pairs_are_of_subjects() -> None:
    """Both sides are codes of subjects."""
    assert {one for pair in ROLLED for one in pair} <= set(SCORE_SUBJECTS)


@pytest.mark.parametrize(
    ("label", "wanted"), [("提出议案建议", 9), ("接待选民次数", 5), ("接待选民人次", 15), ("参加活动", 14)]
)
def test_one_record_once(full_year: Desk, label: str, wanted: int) -> None:
    """Of the town a proposal of two deputies and a reception of two are one; who took part in an activity took part each."""
    measure = next(one for one in measures.of_subject("town") if one.label == label)
    amounts = {row["ref"]: row["amount"] for row in records(full_year, measure)}
    assert sum(amounts.values()) == wanted
