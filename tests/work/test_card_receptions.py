"""Voters received, on a deputy's card and in what is published of the deputies."""

import pytest

from renda_cli.store.statements import insert_reception_deputy
from renda_cli.work import publishing
from renda_cli.work.card import card
from renda_cli.work.card_paper import worded
from renda_cli.work.desk import Desk
from tests.work.helpers import at
from tests.work.station_year_data import HOME, STATION, fill_stations_year, opinion, received


@pytest.fixture
def stations(office: Desk) -> Desk:
    """The office with two stations and their year, seen from its end."""
    fill_stations_year(office)
    return at(office, "2022-12-31")


def test_receptions_with_their_voters_and_opinions(stations: Desk) -> None:
    service = card(stations, "张三", year="2022")["service"]
    assert service["receptions"] == {
        "count": 2, "voters": 6, "opinions": 4, "proposals": 0,
        "entries": [
            {"on": "2022-03-10", "station": HOME, "times": 1, "voters": 4, "opinions": 4},
            {"on": "2022-06-10", "station": HOME, "times": 1, "voters": 2, "opinions": 0},
        ],
    }  # fmt: skip
    assert service["count"] == 2
    assert card(stations, "张三", year="2021")["service"]["receptions"]["entries"] == []


def test_opinions_taken_in_elsewhere_and_those_that_became_suggestions(stations: Desk) -> None:
    first = received(stations, HOME, "2022-08-10", 1, deputies=("王五",))
    opinion(stations, HOME, "2022-08-10", "proposal", reception_id=first)  # heard
    opinion(stations, HOME, "2022-08-10", "proposal", reception_id=first, deputy_id=3)  # heard, and named
    opinion(stations, HOME, "2022-08-11", "proposal", channel="走访", deputy_id=3)  # at the door
    opinion(stations, HOME, "2022-08-12", "received", channel="走访", deputy_id=3)
    opinion(stations, HOME, "2022-08-13", "received", channel="走访", deputy_id=1)
    opinion(stations, HOME, "2023-01-01", "received", channel="走访", deputy_id=3)
    found = card(stations, "王五", year="2022")
    receptions = found["service"]["receptions"]
    assert (receptions["count"], receptions["voters"], receptions["opinions"], receptions["proposals"]) == (1, 1, 4, 3)
    assert worded(found)["counts"]["service"] == (
        "述职 0 次，接待选民 1 次 1 人次、收到意见 4 条、转为建议 3 件，承诺 0 件，实事好事 0 件，联系户 0 户 0 人，结对 0 项"
    )


def test_what_became_a_suggestion_later_is_not_of_the_year(stations: Desk) -> None:
    number = opinion(stations, HOME, "2022-12-20", "proposal", channel="走访", deputy_id=3)
    stations.file.db.execute("UPDATE opinion SET turned_on = '2023-01-05' WHERE id = ?", (number,))
    for year, told in (("2022", 0), ("2022-2023", 1)):
        assert card(stations, "王五", year=year)["service"]["receptions"]["proposals"] == told


def test_of_several_receptions_of_which_one_was_attended_the_voters_are_not_known(stations: Desk) -> None:
    several = received(stations, STATION, "2022-08-01", 30, times=6, opinions=20)
    insert_reception_deputy(stations.file.db, reception_id=several, deputy_id=3, times=2)
    opinion(stations, STATION, "2022-08-01", reception_id=several, deputy_id=3)
    receptions = card(stations, "王五")["service"]["receptions"]
    assert receptions == {
        "count": 2, "voters": 0, "opinions": 1, "proposals": 0,
        "entries": [{"on": "2022-08-01", "station": STATION, "times": 2, "voters": None, "opinions": None}],
    }  # fmt: skip
    assert "接待选民 2 次、收到意见 1 条，" in worded(card(stations, "王五"))["counts"]["service"]


def test_what_is_published_has_how_often_each_received(stations: Desk) -> None:
    found = publishing.publish(stations, "2022")
    place = found.fields.index("receptions")
    assert {row[0]: row[place] for row in found.rows} == {"张三": 2, "李四": 4, "王五": 0}
