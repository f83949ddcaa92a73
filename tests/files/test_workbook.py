"""A year's report as a workbook."""

import io
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda_cli.errors import InputError
from renda_cli.files.tabular import Chart, Part, Report, Table
from renda_cli.files.workbook import render
from tests.files.report_data import LINES, MONTHS, PERIOD, TOPICS, YEARS, report


def opened(made: Report) -> Any:
    return openpyxl.load_workbook(io.BytesIO(render(made)))


def only(table: Table) -> Any:
    """The sheet of a report's only table."""
    book = opened(report(parts=(), tables=(table,)))
    return book.worksheets[2]


def values(sheet: Any) -> list[tuple[Any, ...]]:
    return list(sheet.iter_rows(values_only=True))


def words(title: Any) -> str:
    """The text of a chart's or an axis's title."""
    return "".join(run.t for line in title.tx.rich.p for run in line.r or ())


def test_the_sheets_stand_in_their_order_and_the_first_leads_to_them() -> None:
    book = opened(report())
    assert book.sheetnames == ["目录", "指标", "类别", "历年", "接待", "口径", "图中数字"]
    contents = book["目录"]
    assert [cell.value for cell in contents["A"]][:4] == [
        "遥观镇人大工作报告",
        "2023年1月6日 镇人大主席 张三",
        f"遥观镇人民代表大会主席团 {PERIOD}",
        "说明：本期尚未结束",
    ]
    links = {cell.value: cell.hyperlink.location for row in contents.iter_rows() for cell in row if cell.hyperlink}
    assert links == {name: f"'{name}'!A1" for name in ("指标", "类别", "历年", "接待", "口径")}


def test_figures_are_numbers_with_their_units_and_definitions() -> None:
    book = opened(report())
    rows = values(book["指标"])
    assert rows[1:4] == [
        ("部分", "指标", "数值", "单位", "期间"),
        ("议案建议", "收到建议", 44, "件", PERIOD),
        ("议案建议", "办结率", 0.9773, None, PERIOD),
    ]
    assert [row[2] for row in rows[4:]] == [0, "—"]
    assert book["指标"]["C4"].number_format == "0.00%"
    assert book["指标"]["B5"].data_type == "s"
    assert values(book["口径"])[2] == ("议案建议", "收到建议", "登记在本期的建议")


def test_a_table_has_its_title_headings_rows_total_and_notes() -> None:
    sheet = opened(report())["类别"]
    rows = [row[:4] for row in values(sheet)]
    assert rows[:7] == [
        ("2022年代表建议按类别", None, None, None),
        ("类别", "件数", "办结率", "说明"),
        ("城乡建设", 23, 0.9565, "=1+1"),
        ("农业农村", 0, "—", None),
        ("<b>其他</b>", 2.5, 1, "https://a.cn"),
        ("合计", 25.5, 0.96, None),
        ("注：没有建议的类别写作“—”", None, None, None),
    ]
    assert [cell.font.b for cell in sheet[6]] == [True] * 4
    assert not sheet["A5"].font.b
    assert (sheet["D3"].data_type, sheet["D5"].hyperlink) == ("s", None)


def test_a_table_is_laid_out_for_reading_and_for_the_printer() -> None:
    book = opened(report())
    sheet = book["类别"]
    assert sheet.freeze_panes == "A3"
    assert sheet.auto_filter.ref == "A2:D5"  # sorting leaves the total where it is
    printed = [
        (one.page_setup.paperSize, one.page_setup.orientation, one.page_setup.fitToHeight)
        for one in (sheet, book["指标"])
    ]
    assert printed == [(9, "portrait", 1), (9, "landscape", 0)]  # a narrow table and its chart on one page
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$2"
    assert sheet["A3"].font.name == "宋体"
    assert sheet.column_dimensions["A"].width > len("城乡建设") * 2


def test_rates_keep_the_decimals_that_they_were_rounded_to() -> None:
    from renda_cli.rules.rates import rate

    sheet = only(Table("率", "率", ("甲", "乙"), ((rate(1, 3, decimals=0), rate(1, 3, decimals=1)),)))
    assert [(cell.value, cell.number_format) for cell in sheet[3]] == [(0.33, "0%"), (0.333, "0.0%")]


@pytest.mark.parametrize(("table", "kind"), [(TOPICS, "barChart"), (YEARS, "lineChart"), (MONTHS, "barChart")])
def test_each_chart_stands_under_its_table_with_title_axes_and_numbers(table: Table, kind: str) -> None:
    assert table.chart
    (chart,) = only(table)._charts
    assert chart.tagname == kind
    assert words(chart.title) == table.chart.title
    unit = "百分比" if table.chart.unit == "%" else table.chart.unit
    assert {words(chart.x_axis.title), words(chart.y_axis.title)} == {table.headings[0], unit}
    assert chart.series[0].dLbls.showVal
    assert (chart.anchor._from.col, chart.anchor._from.row) == (0, len(table.rows) + len(table.notes) + 3)
    if kind == "barChart":
        assert chart.barDir == ("bar" if table.chart.kind == "bar" else "col")


def test_a_row_is_as_high_as_its_longest_text() -> None:
    sheet = only(Table("长", "长", ("甲", "乙"), (("口径" * 60, "短"), ("短", 1))))
    assert sheet.row_dimensions[3].height >= 45
    assert sheet.row_dimensions[4].height is None


def test_a_chart_is_drawn_from_the_cells_of_its_table() -> None:
    series = only(MONTHS)._charts[0].series[0]
    assert (series.cat.strRef.f, series.val.numRef.f) == ("接待!$A$3:$A$4", "接待!$B$3:$B$4")
    assert "图中数字" not in opened(report(parts=(), tables=(MONTHS, TOPICS))).sheetnames


def test_a_gap_is_a_gap_and_not_nought() -> None:
    book = opened(report(parts=(), tables=(YEARS,)))
    series = book["历年"]._charts[0].series[0]
    assert series.val.numRef.f == "图中数字!$B$3:$B$4"
    assert values(book["图中数字"])[:4] == [
        ("历年办结率", None),
        (None, "办结率"),
        ("2021年", None),
        ("2022年", 0.9773),
    ]
    assert book["历年"]._charts[0].display_blanks == "gap"


@pytest.mark.parametrize(
    "change",
    [
        {"series": (("人次", (12, 31)),)},
        {"series": (("人数", (12, 30)),)},
        {"labels": ("一月", "二月")},
        {"series": (("人次", (12, 30)),), "unit": "%"},
    ],
)
def test_a_chart_of_other_numbers_than_the_tables_has_its_own(change: dict[str, Any]) -> None:
    assert MONTHS.chart
    table = replace(MONTHS, chart=replace(MONTHS.chart, **change))
    book = opened(report(parts=(), tables=(table, table)))
    assert book["接待"]._charts[0].series[0].val.numRef.f == "图中数字!$B$3:$B$4"


def test_several_series_have_a_legend() -> None:
    chart = Chart("line", "两年", ("甲", "乙"), (("去年", (1, 2)), ("今年", (3, 0.5))), "次")
    table = Table("两年", "两年", ("项目", "去年", "今年"), (("甲", 1, 3), ("乙", 2, 0.5)), (), chart)
    (drawn,) = only(table)._charts
    assert drawn.legend is not None
    assert [one.dLbls.dLblPos for one in drawn.series] == ["b", "t"]
    assert only(MONTHS)._charts[0].legend is None


@pytest.mark.parametrize(("numbers", "most"), [((0, 0), 1.0), ((2, 1), None), ((50, 7), None)])
def test_the_axis_has_whole_steps_and_room(numbers: tuple[int, int], most: float | None) -> None:
    table = Table(
        "数",
        "数",
        ("项", "数"),
        (("甲", numbers[0]), ("乙", numbers[1])),
        (),
        Chart("column", "数", ("甲", "乙"), (("数", numbers),)),
    )
    axis = only(table)._charts[0].y_axis
    assert (axis.scaling.max, axis.majorUnit) == (most, 1.0 if max(numbers) < 6 else None)


def test_a_wide_table_has_its_chart_below() -> None:
    headings = ("月份", "人次", *(f"很长很长的一个栏目名称{place}" for place in range(8)))
    rows = [(month, number, *[None] * 8) for month, number in MONTHS.rows]
    (chart,) = only(replace(MONTHS, headings=headings, rows=rows, notes=("注",)))._charts
    assert (chart.anchor._from.col, chart.anchor._from.row) == (0, 6)


def test_only_thirty_labels_are_drawn_and_a_note_says_so() -> None:
    labels = [f"第{place}村" for place in range(40)]
    rows = [(label, place) for place, label in enumerate(labels)]
    sheet = only(
        Table("村", "各村", ("村", "件数"), rows, (), Chart("bar", "各村", labels, (("件数", range(40)),), "件"))
    )
    assert sheet._charts[0].series[0].val.numRef.f == "村!$B$3:$B$32"
    assert sheet["A43"].value == "注：图中只有前 30 项，共 40 项"


def test_a_table_and_a_chart_without_rows_are_no_trouble() -> None:
    sheet = only(Table("空", "空表", ("甲", "乙"), (), (), Chart("bar", "空", (), (("乙", ()),))))
    assert (values(sheet), sheet._charts) == ([("空表", None), ("甲", "乙")], [])


def test_names_of_sheets_are_such_as_spreadsheets_take_and_none_is_there_twice() -> None:
    long = "社会事业和社会保障办公室（民政、残联、卫生健康、养老托育、双拥）办理情况"
    tables = [
        replace(MONTHS, name=name, title=f"{place}")
        for place, name in enumerate((long, long, "指标", "a/b's", "a/b's"))
    ]
    book = opened(report(parts=(), tables=tables))
    names = book.sheetnames
    assert len({name.casefold() for name in names}) == len(names) == 8
    assert max(map(len, names)) <= 31
    assert names[1:2] + names[4:7] == ["指标", "指标 2", "a_b's", "a_b's 2"]
    links = {cell.value: cell.hyperlink.location for row in book["目录"].iter_rows() for cell in row if cell.hyperlink}
    assert links["a_b's"] == "'a_b''s'!A1"


def test_a_table_that_no_sheet_takes_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("renda_cli.files.workbook.MOST_ROWS", 4)
    with pytest.raises(InputError, match="“2022年代表建议按类别”超过 4 行"):
        render(report())


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(report()) == render(report())


@given(st.text(max_size=40), st.sampled_from(("bar", "column", "line")))
def test_any_text_is_text_and_nothing_else(odd: str, kind: str) -> None:
    chart = Chart(kind, odd, (odd, "乙"), ((odd, (1, None)),), odd)
    table = Table(odd, odd, (odd, "数"), ((odd, 1), (f"={odd}", [odd])), (odd,), chart)
    line = replace(LINES[0], chapter=odd, label=odd, unit=odd, definition=odd)
    made = report(
        title=odd, subtitle=odd, town=odd, parts=(Part(odd, (odd,), (table,)),), tables=(), lines=(line,), notes=(odd,)
    )
    for sheet in opened(made):
        assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}


@pytest.mark.parametrize("value", [True, float("nan"), 2**60, "x" * 40_000])
def test_odd_values_are_text(value: Any) -> None:
    cell = only(Table("表", "表", ("甲",), ((value,),)))["A3"]
    assert cell.data_type == "s"
    assert len(cell.value) <= 32_767
