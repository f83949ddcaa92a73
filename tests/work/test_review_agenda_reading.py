"""Agendas as lists, an item whole, and what is owed from them."""

from typing import Any

import pytest

from renda_cli.work import session
from renda_cli.work.desk import Desk
from renda_cli.work.review import agenda, agenda_reading, agenda_tasks
from tests.work.agenda_data import OPENED, REPORT, added, heard, passed_on, presidium, voted
from tests.work.helpers import at, refused


@pytest.fixture
def year(office: Desk) -> Desk:
    """Items 1 to 4 of the session 5-1, 5 of the presidium, 6 of 2023; opinions 1 to 3, of which one is done."""
    heard(office)
    voted(office, added(office, "预算报告", "预算决算", unit="财政局"))
    agenda.drop(office, added(office, "甲", "重大事项"))
    added(office, "乙", "决议决定")
    presidium(office, "张三")
    added(office, "专项报告", "专项报告", meeting="主席团会议")
    session.add(office, "5-2", on="2023-01-05")
    added(office, session="5-2")
    passed_on(office, "1", "整治河道 13812345678", until="2022-03-31")
    passed_on(office, "2", "压减支出", unit="财政局")
    passed_on(office, "2", "公开预算", decision=True, on="2023-01-03")
    agenda_tasks.done(office, "2", on="2022-06-01")
    return at(office, "2022-04-01")


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({}, [1, 2, 3, 4, 5, 6]),
        ({"session": "五届一次"}, [1, 2, 3, 4]),
        ({"session": "5-1", "meeting": "主席团会议"}, [5]),
        ({"meeting": "人代会"}, [1, 2, 3, 4, 6]),
        ({"year": "2022"}, [1, 2, 3, 4, 5]),
        ({"year": "2023-2024"}, [6]),
        ({"kind": "工作报告"}, [1, 6]),
        ({"kind": "budget"}, [2]),
        # Taken off is not open; one that was heard is while something is owed from it.
        ({"open_": True, "year": "2022"}, [1, 2, 4, 5]),
    ],
)
def test_the_items_that_are_asked_for(year: Desk, asked: dict[str, Any], ids: list[int]) -> None:
    assert [row[0] for row in agenda_reading.list_(year, **asked).rows] == ids


def test_under_a_list_stands_how_far_it_is(year: Desk) -> None:
    found = agenda_reading.list_(year, "5-1")
    assert (found.title, found.fields) == ("第五届人民代表大会第一次会议议程", agenda_reading.LIST_FIELDS)
    assert found.notes == (
        "共 4 项：工作报告 1、预算决算 1、重大事项 1、决议决定 1；列入议程 1、已听取审议 1、通过 1、撤下 1",
        "审议意见和决定事项 3 条，未落实 2 条",
    )
    assert found.rows[1] == (
        2, "人代会", "5-1", 2, "budget", "预算报告", "财政局", "passed", None, None, "2022-01-07", 3, 0, 0, 3, 2, 1,
    )  # fmt: skip
    assert agenda_reading.list_(year, year="2024").notes == ("共 0 项",)
    assert agenda_reading.list_(year, year="2022-2023").title == "2022至2023年议程"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"session": "6-1"}, "没有登记过 6-1 次会议"),
        ({"meeting": "党代会"}, "--meeting 没有“党代会”"),
        ({"kind": "选举"}, "--kind 没有“选举”"),
        ({"year": "22"}, "年份“22”不对"),
    ],
)
def test_a_list_of_what_is_not_there_is_refused(year: Desk, wrong: dict[str, Any], sentence: str) -> None:
    with refused(year, sentence):
        agenda_reading.list_(year, **wrong)


def test_an_item_whole(year: Desk) -> None:
    found = agenda_reading.show(year, "#1")
    assert {name: found[name] for name in ("id", "session", "title", "heard_on", "votes_of", "not_voted", "votes_needed", "rule")} == {
        "id": 1, "session": "5-1", "title": REPORT, "heard_on": OPENED, "votes_of": None, "not_voted": None, "votes_needed": None,
        "rule": None,
    }  # fmt: skip
    assert [(one["id"], one["text"], one["unit"], one["due_on"], one["state"]) for one in found["tasks"]] == [
        (1, "整治河道 138****5678", "镇人民政府", "2022-03-31", "late")
    ]
    assert [(one["kind"], one["due_on"]) for one in found["deadlines"]] == [("answer", "2022-03-31")]
    assert agenda_reading.show(year, "1", private=True)["tasks"][0]["text"] == "整治河道 13812345678"


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({}, [1, 2, 3]),
        ({"year": "2022"}, [1, 2]),
        ({"open_": True}, [1, 3]),
        ({"unit": "财政局"}, [2]),
        ({"unit": "镇人民政府"}, [1, 3]),
        ({"unit": "教育局"}, []),
        ({"kind": "决定事项"}, [3]),
        ({"kind": "opinion", "year": "2022-2023", "open_": True, "unit": "镇人民政府"}, [1]),
    ],
)
def test_the_opinions_that_are_asked_for(year: Desk, asked: dict[str, Any], ids: list[int]) -> None:
    assert [row[0] for row in agenda_reading.tasks(year, **asked).rows] == ids


def test_under_the_opinions_stands_what_became_of_them(year: Desk) -> None:
    found = agenda_reading.tasks(year, year="2022")
    assert found.title == "2022年审议意见和决定事项"
    assert found.notes == ("截至 2022-04-01 共 2 条：逾期 1、已落实 1",)
    assert found.rows[0][6] == "整治河道 138****5678"
    assert agenda_reading.tasks(year, private=True).rows[0][6] == "整治河道 13812345678"
    assert agenda_reading.tasks(year, year="2020").notes == ("截至 2022-04-01 共 0 条",)
    with refused(year, "没有叫“水利局”的单位"):
        agenda_reading.tasks(year, unit="水利局")
    with refused(year, "--kind 没有“建议”"):
        agenda_reading.tasks(year, kind="建议")


def test_a_session_shows_its_agenda(year: Desk) -> None:
    found = session.show(year, "5-1")
    assert [(one["id"], one["place"], one["title"], one["status"]) for one in found["agenda"]] == [
        (1, 1, REPORT, "heard"), (2, 2, "预算报告", "passed"), (3, 3, "甲", "dropped"), (4, 4, "乙", "planned"),
    ]  # fmt: skip
    assert [one["id"] for one in session.show(year, "5-1", "主席团会议")["agenda"]] == [5]
