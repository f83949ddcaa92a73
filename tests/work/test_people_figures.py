"""The figures of deputies, seats, groups and attendance, worked out by hand.

Of the own congress (镇), from 2021-12-20 unless told; upper seats (区, 市) from 2021-12-01:

1 张三 男    the chair; sits in 区 and 市 as well      5 吴二          died on 2022-12-20
2 李四 女    suspended since 2022-06-01; sits in 区    6 郑九 女       by-election, from 2022-12-31
3 王五 女    suspended in March 2022; presidium        7 林甲 男       in 区 alone
4 周一 女    moved away on 2022-09-01; presidium       8 冯十          by-election, from 2023-01-01
"""

from typing import Any

import pytest

from renda_cli.rules.rates import Rate
from renda_cli.work import attendance, congress, deputy, group, role, seat, session, status
from renda_cli.work.desk import Desk
from tests.work.helpers import at, check_records, records_of, summary_of

FIGURES = {  # of 2021, 2022, 2023 and both last
    "deputies_total": (6, 5, 6, 6),  # 1–5, 7; 1, 2 (in 区), 3, 6, 7; 8 as well
    "deputies_women": (3, 3, 3, 3),  # 2, 3, 4; 2, 3, 6
    "deputies_overlapping": (2, 1, 1, 1),  # 1, 2; 2 is suspended in one of two
    "seats_total": (9, 7, 8, 8),
    "seats_own": (5, 3, 4, 4),  # 1–5; 1, 3, 6; 8 as well
    "seats_upper": (4, 4, 4, 4),  # 1 twice, 2, 7
    "seats_suspended": (0, 1, 1, 1),  # 2
    "seats_ended": (0, 2, 0, 2),  # 4, 5
    "seats_elected": (2, 0, 0, 0),  # 4, 7; of the others it is not told
    "seats_by_election": (0, 1, 1, 2),  # 6; 8
    "groups_total": (4, 3, 3, 3),  # 东片, 西片, the delegation, and 南片 until 2022-06-30
    "party_branches": (1, 1, 1, 1),
    "party_groups": (1, 1, 2, 2),
    # 6 January: 5 of 5, 3 of 5; 7 January: 4 of 5; 30 December: 2 of 2; 1 January: 3 of 4
    "session_attendance_rate": ((0, 0, None), (14, 17, 82.35), (3, 4, 75.0), (17, 21, 80.95)),
    # 15 March: 2 of 2 (王五 is suspended); 1 May: 2 of 3; 1 October: 2 of 2 (周一 is gone)
    "presidium_attendance_rate": ((0, 0, None), (6, 7, 85.71), (0, 0, None), (6, 7, 85.71)),
}  # fmt: skip
YEARS = ("2021", "2022", "2023", "2022-2023")
WORKED_OUT = FIGURES.keys()


@pytest.fixture
def council(office: Desk) -> Desk:
    """The town of the table above, seen from the spring of 2023."""
    desk = at(office, "2023-03-01")
    deputy.edit(desk, "张三", gender="男")
    for name in ("李四", "王五"):
        deputy.edit(desk, name, gender="女")
    deputy.add(desk, "周一", district="第6选区", gender="女", elected_by="换届")
    deputy.add(desk, "吴二", district="第7选区")
    deputy.add(desk, "郑九", district="第6选区", gender="女", elected_by="补选", from_="2022-12-31")
    deputy.add(desk, "林甲", level="区", district="区第2选区", gender="男", elected_by="换届", from_="2021-12-01")
    deputy.add(desk, "冯十", district="第7选区", elected_by="补选", from_="2023-01-01")
    for name, level in (("张三", "区"), ("张三", "市"), ("李四", "区")):
        seat.add(desk, name, level, from_="2021-12-01")
    role.add(desk, "张三", role="主席", from_="2021-12-20")
    for name in ("王五", "周一"):
        role.add(desk, name, role="主席团成员", from_="2021-12-20")
    for name, kind in (("第一代表团", "代表团"), ("南片小组", "代表小组"), ("代表党支部", "党支部")):
        group.add(desk, name, kind=kind)
    group.add(desk, "东片党小组", kind="党小组", parent="代表党支部")
    group.add(desk, "西片党小组", kind="党小组", parent="代表党支部", founded="2023-01-01")
    group.edit(desk, "南片小组", ended="2022-06-30")
    status.suspend(desk, "王五", ground="羁押", on="2022-03-01")
    status.resume(desk, "王五", on="2022-04-01")
    status.suspend(desk, "李四", ground="羁押", level="镇", on="2022-06-01")
    status.end(desk, "周一", ground="迁出", on="2022-09-01")
    status.end(desk, "吴二", ground="去世", on="2022-12-20")
    _attendance(desk)
    return desk


def _attendance(desk: Desk) -> None:
    attendance.attend(desk, "5-1", on="2022-01-06", part="上午")
    attendance.attend(desk, "5-1", on="2022-01-06", part="下午", absent=["张三=请假", "李四=缺席"])
    attendance.attend(desk, "5-1", on="2022-01-07", part="上午", absent=["周一=缺席"])
    session.add(desk, "5-2", on="2022-12-30", closed="2023-01-02")
    attendance.attend(desk, "5-2", on="2022-12-30")
    attendance.attend(desk, "5-2", on="2023-01-01", absent=["郑九=缺席"])
    for number, day, absent in (
        ("5-1", "2022-03-15", None),
        ("5-2", "2022-05-01", ["周一=请假"]),
        ("5-3", "2022-10-01", None),
    ):
        session.add(desk, number, kind="主席团会议", on=day, closed=day)
        attendance.attend(desk, number, kind="主席团会议", absent=absent)


def value(desk: Desk, key: str, year: str) -> Any:
    (found,) = summary_of(desk, year, keys=[key])
    rate = found.value
    return (rate.numerator, rate.denominator, rate.percent) if isinstance(rate, Rate) else rate


def behind(desk: Desk, key: str, year: str = "2022") -> list[tuple[str, str, str]]:
    """(part, record, title)."""
    return [row[2:] for row in records_of(desk, year, [key]).rows]


@pytest.mark.parametrize(("key", "expected"), FIGURES.items())
def test_each_figure_is_what_the_hand_makes_it(council: Desk, key: str, expected: tuple[Any, ...]) -> None:
    assert tuple(value(council, key, year) for year in YEARS) == expected


@pytest.mark.parametrize("year", YEARS)
def test_the_records_behind_every_figure_add_up_to_it(council: Desk, year: str) -> None:
    check_records(council, year)


def test_who_is_behind_a_figure_is_named_with_the_seat(council: Desk) -> None:
    assert behind(council, "seats_suspended") == [("counted", "#2", "李四 镇")]
    assert behind(council, "seats_ended") == [("counted", "#4", "周一 镇"), ("counted", "#5", "吴二 镇")]
    assert behind(council, "seats_by_election", "2022-2023") == [
        ("counted", "#6", "郑九 镇"),
        ("counted", "#8", "冯十 镇"),
    ]
    assert behind(council, "deputies_overlapping") == [("counted", "#1", "张三")]
    assert [name for _, _, name in behind(council, "seats_upper")] == ["张三 区", "张三 市", "李四 区", "林甲 区"]
    assert [name for _, _, name in behind(council, "groups_total")] == ["东片小组", "西片小组", "第一代表团"]


def test_who_was_away_stands_behind_the_rate_with_the_half_day(council: Desk) -> None:
    away = [row[1:] for row in behind(council, "session_attendance_rate") if row[0] == "base"]
    assert away == [("5-1 2022-01-06 下午", "张三"), ("5-1 2022-01-06 下午", "李四"), ("5-1 2022-01-07 上午", "周一")]
    assert [row[1:] for row in behind(council, "presidium_attendance_rate") if row[0] == "base"] == [
        ("5-2 2022-05-01 全程", "周一")
    ]


def test_a_congress_that_runs_out_ends_no_seat_before_its_time(council: Desk) -> None:
    congress.begin(at(council, "2026-12-20"), 6, start="2026-12-20")
    found = {key: value(council, key, "2026") for key in ("seats_ended", "seats_suspended", "seats_own", "seats_upper")}
    assert found == {"seats_ended": 0, "seats_suspended": 0, "seats_own": 0, "seats_upper": 4}
    check_records(council, "2026")


def test_a_seat_is_counted_on_its_last_day(office: Desk) -> None:
    status.end(office, "张三", ground="迁出", on="2022-12-31")
    assert [value(office, "seats_own", year) for year in ("2022", "2023")] == [3, 2]
    assert [value(office, "seats_ended", year) for year in ("2022", "2023")] == [1, 0]
