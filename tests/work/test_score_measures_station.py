"""What is counted of a station and of a village."""

from typing import Any

import pytest

from renda_cli.work.desk import Desk
from renda_cli.work.score import measures
from tests.work.measure_data import records, totals
from tests.work.station_year_data import HOME, STATION, opinion


@pytest.mark.parametrize(
    ("label", "wanted"),
    [
        ("接待选民次数", {HOME: 2, STATION: 3}),
        ("接待选民人次", {HOME: 6, STATION: 9}),
        ("代表接待人次", {HOME: 3, STATION: 5}),
        ("收到的意见", {HOME: 6, STATION: 1}),  # two counted at a reception and not listed
        ("意见答复率", {HOME: (2, 2), STATION: (0, 1)}),
        ("意见满意率", {HOME: (1, 2)}),
        ("当场答复率", {HOME: (1, 4), STATION: (0, 1)}),
        ("公示的意见", {HOME: 2, STATION: 1}),
        ("家站点活动", {HOME: 2}),
        ("交年度计划", {HOME: 1}),
        ("交年度总结", {HOME: 1}),
        ("达标检查符合率", {HOME: (1, 1)}),
        ("星级", {HOME: 4}),  # those of the other ran out in May
        ("接待日落实率", {HOME: (1, 3)}),  # one was given up
        ("受表彰", {HOME: 1}),
    ],
)
def test_the_year(full_year: Desk, label: str, wanted: dict[str, Any]) -> None:
    """Every number of the year 2022."""
    assert totals(full_year, label, "station") == wanted


def test_villages(full_year: Desk) -> None:
    """By where the matter lies; what was referred is neither answered nor to be answered."""
    assert totals(full_year, "村（社区）意见", "village") == {"留道村": 2, "剑湖社区": 1}
    assert totals(full_year, "村（社区）意见答复率", "village") == {"留道村": (1, 1), "剑湖社区": (0, 1)}


@pytest.mark.parametrize(
    ("day", "stars"),
    [("2022-04-30", {HOME: 3, STATION: 5}), ("2022-05-01", {HOME: 4, STATION: 5}), ("2022-05-02", {HOME: 4})],
)
def test_stars_on_a_day(full_year: Desk, day: str, stars: dict[str, int]) -> None:
    """Those given last, as long as they hold."""
    assert totals(full_year, "星级", "station", "2022-01-01", day) == stars


@pytest.mark.parametrize(
    ("day", "rate"),
    [
        ("2022-03-10", (1, 1)),
        ("2022-04-10", (1, 1)),  # it may still be held today
        ("2022-04-11", (1, 2)),
        ("2022-12-30", (1, 2)),
        ("2022-12-31", (1, 3)),
    ],
)
def test_days_while_the_year_runs(full_year: Desk, day: str, rate: tuple[int, int]) -> None:
    """A planned day counts when it is over or was held."""
    assert totals(full_year, "接待日落实率", "station", "2022-01-01", "2022-12-31", day=day) == {HOME: rate}


def test_words_of_voters(full_year: Desk) -> None:
    """The voter's name and number are kept back, and all that was said in confidence."""
    opinion(full_year, STATION, "2022-08-01", text="我是周某某\n电话13800009999", voter="周某某", phone="13800009999")
    found = {row["record"]: row["title"] for row in records(full_year, measures.find("收到的意见", "station"))}
    assert found["意见 #4"] == "（保密）"
    assert found["意见 #7"] == "我是周** 电话138****9999"
    assert found["接待 #1"] == "未逐条登记"
