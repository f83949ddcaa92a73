"""The figures of stations, receptions and opinions, worked out by hand.

A 代表之家, two 联络站 (one on line, one closed on 2022-12-31) and three 联系点 (one opened on the last day, one only in 2023).

张三 at home in 留道站, 李四 only visits, the last day of 王五 there was the last of the year.

receptions   2022-03-16  留道站  3 voters, 张三 and 李四, 5 opinions counted and two listed (1, 2): 3 unlisted
             2022-04-16  留道站  four times as one, 12 voters, 8 attendances counted, 张三 four times
             2022-05-16  线上站  nobody came
             2023-01-16  留道站  of the next year
opinions     1 answered on the spot, 满意          2 answered, 基本满意, published     3 answered in confidence, nobody asked
             4 answered twice, first 不满意, 满意   5 on line, urgent, not yet          6 with the village
             7 again (answered on the spot)        8 referred                          9 became 5-1/1       10 of 2021
"""

from typing import Any

import pytest

from renda_cli.rules.rates import Rate
from renda_cli.work import rules
from renda_cli.work.desk import Desk
from tests.work.helpers import check_records, hand_in, records_of, summary_of
from tests.work.station_data import D, answered, assigned, opinion, post, received, station, told

YEAR = "2022"
FIGURES: dict[str, Any] = {
    "stations_home": 1, "stations_station": 1, "stations_point": 2, "stations_posted_rate": (1, 3, 33.33),
    "receptions": 6, "voters_received": 15, "reception_attendances": 10,
    "opinions": 12, "opinions_online": 1, "opinions_urgent": 1, "opinions_on_spot": 2,
    "opinions_replied": 4, "opinions_under_way": 3, "opinions_referred": 1, "opinions_to_proposals": 1, "opinions_unlisted": 3,
    "opinions_reply_rate": (4, 7, 57.14), "opinions_satisfaction_rate": (3, 4, 75.0), "opinions_published": 1,
}  # fmt: skip
WORKED_OUT = FIGURES.keys()


@pytest.fixture
def stations_year(office: Desk) -> Desk:
    """2022 as the head of this file tells it."""
    home = station(office, "镇代表之家", "home", "镇", opened_on=D("2021-01-01"))
    liudao = station(office, "留道站", village="留道村", parent_id=home)
    online = station(office, "线上站", online=True, closed_on=D("2022-12-31"))
    station(office, "甲点", "point")
    station(office, "乙点", "point", opened_on=D("2022-12-31"))
    station(office, "丙点", "point", opened_on=D("2023-01-01"))
    post(office, liudao, 1, from_on=D("2022-01-01"))
    post(office, liudao, 2, visiting=True)
    post(office, liudao, 3, to_on=D("2022-12-31"))
    march = received(office, liudao, "2022-03-16", 3, 1, 2, opinions=5)
    received(office, liudao, "2022-04-16", 12, 1, times=4, attendances=8)
    received(office, online, "2022-05-16", 0)
    received(office, liudao, "2023-01-16", 9, 1)
    one = opinion(office, liudao, "2022-03-16", status="replied", on_spot=True, reception_id=march, voter="钱六")
    answered(office, one, "2022-03-16")
    told(office, one, "2022-03-16", "满意")
    two = opinion(
        office, liudao, "2022-03-16", "请打13812345678", "replied", reception_id=march, published="yes", published_on=D("2022-04-10")
    )  # fmt: skip
    answered(office, two, "2022-03-20")
    told(office, two, "2022-03-21", "基本满意")
    three = opinion(office, liudao, "2022-04-16", "邻居占道", "replied", confidential=True, voter="钱六")
    answered(office, three, "2022-04-20")
    four = opinion(office, liudao, "2022-06-01", "水压低", "replied", round=2)
    for round_, day, grade in ((1, "2022-06-05", "不满意"), (2, "2022-06-15", "满意")):
        answered(office, four, day, round_)
        told(office, four, day, grade, round_)
    opinion(office, online, "2022-07-01", "有人收集材料", channel="线上", urgent=True)
    assigned(office, opinion(office, liudao, "2022-12-31", "修桥", "assigned"), "2022-12-31")
    opinion(office, liudao, "2022-08-01", "清淤", "redoing", round=2, on_spot=True)
    opinion(office, liudao, "2022-09-01", "诉讼的事", "referred", referred_on=D("2022-09-01"), referred_to="法院")
    hand_in(office, "增设路灯")
    opinion(office, liudao, "2022-01-05", "没有路灯", "proposal", proposal_id=1, turned_on=D("2022-01-06"))
    opinion(office, liudao, "2021-12-31")
    return office


def value(desk: Desk, key: str, year: str = YEAR) -> Any:
    """A count, or a rate as (numerator, denominator, percent)."""
    (found,) = summary_of(desk, year, keys=[key])
    one = found.value
    return (one.numerator, one.denominator, one.percent) if isinstance(one, Rate) else one


def behind(desk: Desk, *keys: str) -> list[tuple[Any, ...]]:
    """(part, record, title) of the records behind figures."""
    return [row[2:] for row in records_of(desk, YEAR, keys).rows]


@pytest.mark.parametrize(("key", "expected"), FIGURES.items())
def test_each_figure_is_what_the_hand_makes_it(stations_year: Desk, key: str, expected: Any) -> None:
    assert value(stations_year, key) == expected


def test_the_records_behind_every_figure_add_up_to_it(stations_year: Desk) -> None:
    for year in (YEAR, "2021", "2023", "2021-2023"):
        check_records(stations_year, year)


def test_whatever_came_in_is_somewhere(stations_year: Desk) -> None:
    parts = (
        "opinions_replied",
        "opinions_under_way",
        "opinions_referred",
        "opinions_to_proposals",
        "opinions_unlisted",
    )
    for year in (YEAR, "2021", "2023", "2021-2023"):
        assert sum(value(stations_year, key, year) for key in parts) == value(stations_year, "opinions", year)


def test_receptions_are_no_activities(stations_year: Desk) -> None:
    (found,) = summary_of(stations_year, YEAR, keys=["receptions"])
    assert "不在代表活动次数之内" in found.definition
    assert value(stations_year, "activities_total") == 0


def test_both_what_was_listed_and_what_was_only_counted_stand_behind_the_opinions(stations_year: Desk) -> None:
    found = behind(stations_year, "opinions")
    assert ("counted", "2022-03-16 接待 #1", "留道站 未逐条登记：3条") in found
    assert ("counted", "2022-03-16 意见 #1", "村口路灯不亮：1条") in found
    assert behind(stations_year, "opinions_unlisted") == [("counted", "2022-03-16 接待 #1", "留道站 未逐条登记：3条")]


def test_the_records_keep_back_whose_words_they_are(stations_year: Desk) -> None:
    found = behind(stations_year, "opinions", "opinions_replied")
    assert {"（保密）", "（保密）：1条", "请打138****5678", "请打138****5678：1条"} <= {title for *_, title in found}
    for secret in ("13812345678", "邻居占道", "钱六"):
        assert secret not in str(found)


def test_the_rulebook_says_which_grades_count(stations_year: Desk) -> None:
    rules.set_(stations_year, "satisfaction.counts", "满意", from_="2022-01-01", source="本镇办法")
    assert value(stations_year, "opinions_satisfaction_rate") == (2, 4, 50.0)
    (found,) = summary_of(stations_year, YEAR, keys=["opinions_satisfaction_rate"])
    assert found.definition == "选民评为满意的条数 ÷ 已答复的条数"


def test_nothing_to_measure_is_no_hundred_percent(office: Desk) -> None:
    for key in ("opinions_reply_rate", "opinions_satisfaction_rate"):
        assert value(office, key) == (0, 0, None)
    assert value(office, "stations_posted_rate") == (0, 3, 0.0)
