"""The tables by name, and that no total says otherwise than the figure of the registry."""

from pathlib import Path
from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.files.tabular import Table
from renda_cli.rules.rates import Rate
from renda_cli.work import indicators, spans
from renda_cli.work.desk import Desk
from renda_cli.work.tables import catalogue, printing
from tests.work.helpers import refused

SPANS = ("2022", "2021-2022", "2022H1", "2022Q2", "本届")


def table(desk: Desk, name: str, span: str = "2022", **more: Any) -> Table:
    """One table of a span, rows or not."""
    (found,) = catalogue.make(desk, spans.read(desk, span), [name], **more)
    return found


def column(found: Table, heading: str) -> list[Any]:
    """The cells under a heading, the last of them the total where the table has one."""
    place = list(found.headings).index(heading)
    return [row[place] for row in found.rows]


def figure(desk: Desk, key: str, span: str) -> Any:
    """What the registry says."""
    return indicators.summary(desk, spans.read(desk, span), keys=[key])[0].value


TOTALS = [
    ("建议分类", "件数", "proposals_collected"), ("建议分类", "交办", "proposals_assigned"),
    ("建议分类", "满意率", "satisfaction_result_rate"), ("承办单位", "满意率", "satisfaction_rate"),
    ("承办单位", "答复用时中位数（天）", "reply_days_median"), ("建议小组", "领衔件数", "proposals_collected"),
    ("建议小组", "代表人数", "deputies_total"), ("承诺台账", "期内作出", "promises_made"), ("承诺台账", "期末未落实", "promises_open"),
    ("承诺台账", "其中逾期", "promises_overdue"), ("承诺台账", "期初未落实", "promises_carried"), ("月度接待", "接待次数", "receptions"),
    ("月度接待", "选民人次", "voters_received"), ("月度接待", "代表人次", "reception_attendances"), ("月度接待", "意见", "opinions"),
    ("月度接待", "当场答复", "opinions_on_spot"), ("月度接待", "已答复", "opinions_replied"), ("家站点", "接待次数", "receptions"),
    ("家站点", "选民人次", "voters_received"), ("家站点", "意见", "opinions"), ("家站点", "当场答复", "opinions_on_spot"),
    ("家站点", "已答复", "opinions_replied"), ("家站点", "办理中", "opinions_under_way"), ("家站点", "答复率", "opinions_reply_rate"),
    ("家站点", "满意率", "opinions_satisfaction_rate"), ("月度活动", "合计", "activities_total"),
    ("会议出席", "出席率", "session_attendance_rate"), ("主席团出席", "出席率", "presidium_attendance_rate"), ("意见分类", "合计", "opinions"),
    ("意见渠道", "已答复", "opinions_replied"), ("意见渠道", "答复率", "opinions_reply_rate"), ("评议整改", "次数", "reviews_held"),
    ("评议整改", "评议意见", "findings"), ("评议整改", "已整改", "findings_accepted"), ("评议整改", "整改率", "rectification_rate"),
    ("民生实事", "已用资金（元）", "projects_spent"), ("民生实事", "年终满意率", "projects_satisfaction_rate"),
]  # fmt: skip


@pytest.mark.parametrize("span", SPANS)
def test_every_total_is_the_figure_of_the_registry(full_year: Desk, span: str) -> None:
    found = {one.name: one for one in catalogue.make(full_year, spans.read(full_year, span))}
    checked = 0
    for name, heading, key in TOTALS:
        if name in found:
            assert column(found[name], heading)[-1] == figure(full_year, key, span), (span, name, heading)
            checked += 1
    assert checked > len(TOTALS) // 2


@pytest.mark.parametrize("span", SPANS)
def test_the_rows_add_up_to_the_total(full_year: Desk, span: str) -> None:
    alone = {("建议小组", "代表人数")}  # who sits in two groups counts once
    for one in catalogue.make(full_year, spans.read(full_year, span)):
        if not one.total:
            continue
        for place, heading in enumerate(one.headings):
            cells = [row[place] for row in one.rows]
            if isinstance(cells[-1], int) and "中位数" not in heading and (one.name, heading) not in alone:
                assert sum(cell or 0 for cell in cells[:-1]) == cells[-1], (span, one.name, heading)
            if isinstance(cells[-1], Rate) and heading not in ("满意率", "年中满意率", "年终满意率"):
                rates = [cell for cell in cells[:-1] if isinstance(cell, Rate)]
                assert sum(cell.numerator for cell in rates) == cells[-1].numerator, (span, one.name, heading)


@pytest.mark.parametrize("span", SPANS)
def test_rows_are_as_long_as_the_headings_and_say_what_they_are(full_year: Desk, span: str) -> None:
    for one in catalogue.make(full_year, spans.read(full_year, span), catalogue.NAMES):
        assert {len(row) for row in one.rows} <= {len(one.headings)}, one.name
        assert one.title.startswith(spans.read(full_year, span).words)
        assert one.notes
        if one.chart:
            assert {len(series) for _, series in one.chart.series} == {len(one.chart.labels)}, one.name


def test_ledgers_list_what_the_figures_count(full_year: Desk) -> None:
    assert len(table(full_year, "承诺明细").rows) == figure(full_year, "promises_open", "2022") == 2
    assert len(table(full_year, "整改明细").rows) == 2
    units = column(table(full_year, "承办单位"), "承办单位")[:-1]
    assert len(units) == figure(full_year, "proposals_units", "2022") == 4


def test_what_has_no_rows_is_left_out_unless_it_is_named(desk: Desk) -> None:
    year = spans.read(desk, "2022")
    assert catalogue.make(desk, year) == []
    for name in catalogue.NAMES:
        (found,) = catalogue.make(desk, year, [name])
        assert (found.name, list(found.rows), found.total) == (name, [], False)
        assert found.notes


def test_names_by_a_part_that_only_one_has(full_year: Desk) -> None:
    year = spans.read(full_year, "2022")
    assert [one.name for one in catalogue.make(full_year, year, ["台账，单位", "承办"])] == ["承诺台账", "承办单位"]
    assert [one.name for one in catalogue.make(full_year, year)] == list(catalogue.NAMES)
    with refused(full_year, "没有“绿化”这张统计表；可选：建议分类、承办单位"):
        catalogue.make(full_year, year, ["绿化"])
    with refused(full_year, "“建议”可以是：建议分类、建议小组；请写全名称"):
        catalogue.make(full_year, year, ["建议"])


def test_places_only_when_asked_for(full_year: Desk) -> None:
    year = spans.read(full_year, "2022")
    plain = table(full_year, "承办单位")
    assert ("名次" in plain.headings, column(plain, "承办单位")[0]) == (False, "农业农村局")
    ranked = {one.name: one for one in catalogue.make(full_year, year, ranked=True)}
    assert [name for name, one in ranked.items() if "名次" in one.headings] == ["承办单位"]
    with refused(full_year, "代表结构不排名次；--ranked 只用于：承办单位"):
        catalogue.make(full_year, year, ["代表结构"], ranked=True)


def test_the_list_of_tables(desk: Desk) -> None:
    found = catalogue.listing(desk)
    assert (found.fields, [row[0] for row in found.rows]) == (catalogue.FIELDS, list(catalogue.NAMES))


def test_no_file_is_written_where_no_table_has_rows(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="2022年没有可以统计的记录"):
        printing.write(desk, spans.read(desk, "2022"), [], str(tmp_path / "a.xlsx"))
    assert list(tmp_path.glob("a.*")) == []
