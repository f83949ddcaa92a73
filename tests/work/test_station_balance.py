"""The balance of opinions: whatever came in is somewhere."""

from datetime import date

import pytest

from renda_cli.work import names
from renda_cli.work.desk import Desk
from renda_cli.work.station.balance import Balance, balance, by_station
from tests.work.station_year_data import HOME, STATION, fill_stations_year, opinion, received, station

YEAR = date(2022, 1, 1), date(2022, 12, 31)


@pytest.fixture
def stations(office: Desk) -> Desk:
    """The office with two stations and their year."""
    fill_stations_year(office)
    return office


def test_what_came_in_is_answered_under_way_referred_turned_or_unlisted(stations: Desk) -> None:
    found = balance(stations, *YEAR)
    assert found == Balance(answered=2, under_way=1, referred=1, turned=1, unlisted=2)
    assert found.received == 7
    assert found.words == (
        "收到 7 条 = 已答复 2 + 办理中 1 + 已引导 1 + 转为建议 1 + 未逐条登记 2；差 2 条，没有逐条登记，不知下落"
    )


def test_each_station_has_its_own(stations: Desk) -> None:
    home, below = (names.station(stations, name).id for name in (HOME, STATION))
    assert balance(stations, *YEAR, home) == Balance(answered=2, referred=1, turned=1, unlisted=2)
    assert by_station(stations, *YEAR)[below] == Balance(under_way=1)
    assert balance(stations, *YEAR, 99) == Balance()
    assert Balance().words == "收到 0 条 = 已答复 0 + 办理中 0 + 已引导 0 + 转为建议 0 + 未逐条登记 0"


@pytest.mark.parametrize("status", ["received", "assigned", "redoing"])
def test_what_is_not_answered_is_under_way(office: Desk, status: str) -> None:
    station(office, HOME)
    opinion(office, HOME, "2022-03-01", status)
    assert balance(office, *YEAR) == Balance(under_way=1)


def test_the_day_that_an_opinion_came_in_decides(office: Desk) -> None:
    station(office, HOME)
    for day in ("2021-12-31", "2022-01-01", "2022-12-31", "2023-01-01"):
        opinion(office, HOME, day)
        received(office, HOME, day, opinions=1)
    assert balance(office, *YEAR) == Balance(under_way=2, unlisted=2)


def test_more_listed_than_counted_is_not_less_than_nothing(office: Desk) -> None:
    station(office, HOME)
    reception_id = received(office, HOME, "2022-03-01", opinions=1)
    for _ in range(2):
        opinion(office, HOME, "2022-03-01", reception_id=reception_id)
    assert balance(office, *YEAR) == Balance(under_way=2)
