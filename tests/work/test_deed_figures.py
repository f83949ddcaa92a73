"""The figures of pledges, deeds, households, funds and awards, with those that a town printed."""

from typing import Any

import pytest

from renda_cli.rules.rates import Rate
from renda_cli.work import award, deed, deputy, fund, group, household, pledge
from renda_cli.work.desk import Desk
from renda_cli.work.station import place
from tests.work.helpers import check_records, count, records_of, summary_of

YEAR = "2022"
PRINTED = {
    "households": 86, "household_people": 298, "deeds": 100, "problems_solved": 9, "awards_groups": 6, "awards_deputies": 21,
    "households_helped": 43, "household_people_helped": 149,  # every second one: 20 × 4 + 23 × 3
    "awards_stations": 0, "funds_raised": 30000,
}  # fmt: skip
PLEDGES = ("pledges_made", "pledges_kept", "pledges_kept_rate")
WORKED_OUT = {*PRINTED, *PLEDGES, "funds_paid", "awards_units", "awards_other"}


def figures(desk: Desk, *keys: str, year: str = YEAR) -> dict[str, Any]:
    """The values of some figures of a year."""
    return {one.indicator.key: one.value for one in summary_of(desk, year, keys=keys)}


def evidence(desk: Desk, *keys: str, year: str = YEAR) -> list[tuple[Any, ...]]:
    """The records behind figures: (key, part, record, title)."""
    return [(row[0], *row[2:]) for row in records_of(desk, year, keys).rows]


@pytest.fixture
def town(office: Desk) -> Desk:
    """A town that keeps 86 households of 298 people, did 100 deeds, and commends 6 groups and 21 deputies."""
    for number in range(4, 44):
        deputy.add(office, f"代表{number}", district=f"第{number}选区")
    for number in range(4):
        group.add(office, f"第{number}小组")
    for number in range(86):
        people = 4 if number < 40 else 3  # 40 × 4 + 46 × 3 = 298
        kind = "帮扶户" if number % 2 else "联系户"
        household.add(office, f"#{number // 2 + 1}", head=f"户主{number}", people=people, kind=kind, from_="2022-01-01")
    deed.add(office, "为群众办实事好事", count=98, on="2022-12-31")
    deed.add(office, "修好水渠", by=["张三"], people=50, funds="3万", on="2022-03-01")
    deed.add(office, "送温暖", by=["张三"], kind="好事", on="2022-02-01")
    deed.add(office, "解决村委会难题", kind="解决问题", count=9, on="2022-06-01")
    award.add(
        office,
        kind="先进小组",
        to=["东片小组,西片小组", "第0小组,第1小组,第2小组,第3小组"],
        prize="500",
        on="2022-12-30",
    )
    award.add(office, kind="优秀代表", to=[f"#{number}" for number in range(1, 22)], prize="300", on="2022-12-30")
    return office


def test_what_the_town_printed(town: Desk) -> None:
    assert figures(town, *PRINTED) == PRINTED
    assert set(figures(town, *PRINTED, year="2021").values()) == {0}
    check_records(town, YEAR)
    assert "共 86 户 298 人，由 43 名代表联系" in household.list_(town).notes[0]
    assert award.list_(town, YEAR).notes == ("优秀代表 21 名、先进小组 6 个；奖金合计 9300 元",)


def test_the_records_behind_them_name_no_household(town: Desk) -> None:
    behind = evidence(town, "households", "household_people")
    assert len(behind) == 2 * 86
    assert "户主" not in str(behind)
    assert behind[0] == ("households", "counted", "联系户 #1", "张三")
    assert behind[86] == ("household_people", "counted", "联系户 #1", "张三：4人")
    assert evidence(town, "deeds") == [
        ("deeds", "counted", "2022-12-31 实事", "为群众办实事好事：98件"),
        ("deeds", "counted", "2022-03-01 实事", "修好水渠：1件"),
        ("deeds", "counted", "2022-02-01 好事", "送温暖：1件"),
    ]
    assert evidence(town, "problems_solved") == [
        ("problems_solved", "counted", "2022-06-01 解决问题", "解决村委会难题：9个")
    ]
    assert evidence(town, "funds_raised") == [("funds_raised", "counted", "2022-03-01", "修好水渠：30000元")]
    assert evidence(town, "awards_groups")[0] == ("awards_groups", "counted", "2022-12-30 先进小组", "东片小组")
    assert len(evidence(town, "awards_groups", "awards_deputies")) == 6 + 21


def test_a_household_counts_from_its_first_day_until_the_day_that_it_ends(office: Desk) -> None:
    household.add(office, "张三", head="钱家旺", people=4, from_="2022-12-31")
    household.add(office, "张三", head="孙小山", people=3, from_="2022-01-01")
    household.add(office, "李四", head="孙小山", people=3, from_="2023-01-01")
    household.end(office, "张三", head="孙小山", on="2023-12-31")
    wanted = {"2021": (0, 0), "2022": (2, 7), "2023": (2, 7)}
    for year, (households, people) in wanted.items():
        assert figures(office, "households", "household_people", year=year) == {
            "households": households, "household_people": people,
        }  # fmt: skip


def test_pledges_of_a_year_and_those_fulfilled_by_its_end(office: Desk) -> None:
    for what in ("修路", "装灯", "修桥"):
        pledge.add(office, "张三", what=what, on="2022-01-10")
    pledge.add(office, "李四", what="植树", year="2023", on="2022-12-20")
    pledge.fulfil(office, "张三", what="修路", evidence="照片", on="2022-12-31")
    pledge.fulfil(office, "张三", what="装灯", evidence="照片", on="2023-01-01")
    pledge.break_(office, "张三", what="修桥", why="没有批", on="2022-11-01")
    check_records(office, YEAR)
    assert figures(office, *PLEDGES) == {
        "pledges_made": 3,
        "pledges_kept": 1,
        "pledges_kept_rate": Rate(1, 3, 33.33, 2),
    }
    assert figures(office, *PLEDGES, year="2022-2023")["pledges_kept"] == 2
    assert figures(office, *PLEDGES, year="2023")["pledges_made"] == 1
    assert figures(office, *PLEDGES, year="2021")["pledges_kept_rate"].percent is None
    assert evidence(office, "pledges_kept_rate") == [
        ("pledges_kept_rate", "counted", "张三", "修路"),
        ("pledges_kept_rate", "base", "张三", "装灯"),
        ("pledges_kept_rate", "base", "张三", "修桥"),
    ]


def test_funds_paid_and_raised_are_in_yuan(office: Desk) -> None:
    fund.add(office, "300", deputy="张三", purpose="误工", on="2022-01-01")
    fund.add(office, "2000.50", group="东片小组", purpose="场地", on="2022-12-31")
    fund.add(office, "99", purpose="手册", on="2023-01-01")
    deed.add(office, "捐资助学", funds="5000", on="2022-09-01")
    deed.add(office, "出力", on="2022-09-01")
    assert figures(office, "funds_paid", "funds_raised") == {"funds_paid": 2300.5, "funds_raised": 5000}
    check_records(office, YEAR)
    assert evidence(office, "funds_paid") == [
        ("funds_paid", "counted", "2022-01-01", "误工：300元"),
        ("funds_paid", "counted", "2022-12-31", "场地：2000.5元"),
    ]


def test_what_was_given_to_others_than_deputies_and_groups(office: Desk) -> None:
    award.add(office, kind="优秀家站点", to=["洪庄村联络站", "东方村联络站"], on="2022-12-30")
    award.add(office, kind="其他", title="抗疫先进", to=["张三"], on="2022-12-30")
    assert count(office, "award") == 3
    assert figures(office, "awards_stations", "awards_deputies", "awards_groups") == {
        "awards_stations": 2, "awards_deputies": 0, "awards_groups": 0,
    }  # fmt: skip
    assert evidence(office, "awards_stations") == [
        ("awards_stations", "counted", "2022-12-30 优秀家站点", "洪庄村联络站"),
        ("awards_stations", "counted", "2022-12-30 优秀家站点", "东方村联络站"),
    ]
    check_records(office, YEAR)
    place.add(office, "洪庄村联络站", kind="站")
    assert evidence(office, "awards_stations")[0][-1] == "洪庄村联络站"
    award.add(office, kind="先进承办单位", to=["财政局", "建设局"], on="2022-12-30")
    assert figures(office, "awards_units") == {"awards_units": 2}
    assert evidence(office, "awards_other") == [("awards_other", "counted", "2022-12-30 抗疫先进", "张三")]
    assert evidence(office, "awards_units")[1][2:] == ("2022-12-30 先进承办单位", "建设局")
