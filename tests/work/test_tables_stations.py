"""Tables of stations and of activities."""

from datetime import date

import pytest

from renda_cli.store.statements import insert_activity
from renda_cli.work import spans
from renda_cli.work.desk import Desk
from renda_cli.work.tables import stations
from renda_cli.work.tables.counting import months
from tests.work.station_year_data import HOME, STATION, received
from tests.work.test_tables_catalogue import column, table


def test_twelve_months_and_those_with_nothing_show_0(full_year: Desk) -> None:
    found = table(full_year, "月度接待")
    assert column(found, "月份") == [*(f"{month}月" for month in range(1, 13)), "合计"]
    assert found.rows[2] == ["3月", 1, 4, 2, 4, 1, 1]
    assert found.rows[6] == ["7月", 0, 0, 0, 0, 0, 0]
    assert found.chart
    assert len(found.chart.labels) == 12


def test_months_of_several_years_say_theirs(full_year: Desk) -> None:
    labels = column(table(full_year, "月度活动", "2021-2022"), "月份")
    assert (labels[0], labels[-2], len(labels)) == ("2021年1月", "2022年12月", 25)
    assert column(table(full_year, "月度活动", "2022H1"), "月份") == [*(f"{month}月" for month in range(1, 7)), "合计"]


def test_the_term_runs_from_its_first_record(full_year: Desk) -> None:
    term = spans.read(full_year, "本届")
    assert next(iter(months(full_year, term, []))) == "2021-12"
    full_year.file.db.execute("UPDATE town SET term_start = NULL")
    term = spans.read(full_year, "本届")
    assert months(full_year, term, ["2022-11", "2022-12"]) == {"2022-11": "11月", "2022-12": "12月"}
    assert months(full_year, term, []) == {"2022-12": "12月"}
    assert column(table(full_year, "月度活动", "本届"), "月份")[0] == "2021年11月"


def test_activities_by_kind_the_most_frequent_first(full_year: Desk) -> None:
    insert_activity(full_year.file.db, kind="义诊", title="义诊", status="done", held_on=date(2022, 1, 5), times=30)
    found = table(full_year, "月度活动")
    assert found.headings == ("月份", "义诊", "培训", "视察", "小组活动", "评议", "走访", "合计")
    assert found.rows[-1] == ["合计", 30, 8, 6, 1, 1, 1, 47]


def test_a_row_a_station(full_year: Desk) -> None:
    found = table(full_year, "家站点")
    assert [row[:8] for row in found.rows] == [
        [HOME, "代表之家", 2, 6, 6, 1, 2, 0],
        [STATION, "联络站", 3, 9, 1, 0, 0, 1],
        ["合计", None, 5, 15, 7, 1, 2, 1],
    ]


def test_opinions_by_village_and_topic(full_year: Desk) -> None:
    year = spans.read(full_year, "2022")
    assert stations.by_village(full_year, year) == {
        ("留道村", "城乡建设"): 1, ("留道村", None): 1, ("剑湖社区", None): 1, (None, "城乡建设"): 1, (None, "教育"): 1,
    }  # fmt: skip
    found = table(full_year, "意见分类")
    assert found.headings == ("村（社区）", "城乡建设", "教育", "未分类", "合计")
    assert found.rows == [
        ["留道村", 1, 0, 1, 2],
        ["剑湖社区", 0, 0, 1, 1],
        ["未写明", 1, 1, 0, 2],
        ["未逐条登记", None, None, None, 2],
        ["合计", 2, 1, 2, 7],
    ]


@pytest.mark.parametrize(("span", "rows"), [("2021", ["未写明", "合计"]), ("2022Q2", ["剑湖社区", "未写明", "合计"])])
def test_no_row_for_what_was_not_only_counted(full_year: Desk, span: str, rows: list[str]) -> None:
    assert "未逐条登记" not in column(table(full_year, "意见分类", span), "村（社区）")


def test_opinions_by_channel(full_year: Desk) -> None:
    found = table(full_year, "意见渠道")
    assert [[row[0], row[1], row[2].words, *row[3:8]] for row in found.rows] == [
        ["现场", 4, "80.00%", 1, 1, 1, 1, 1],
        ["线上", 1, "20.00%", 0, 1, 0, 0, 0],
        ["合计", 5, "100.00%", 1, 2, 1, 1, 1],
    ]


def test_a_reception_without_opinions_is_in_its_month(full_year: Desk) -> None:
    received(full_year, HOME, "2022-11-10", 7)
    assert table(full_year, "月度接待").rows[10][:3] == ["11月", 1, 7]
