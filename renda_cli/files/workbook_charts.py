"""Native charts of a workbook, drawn from the cells of their table, or from a sheet of their own where it lacks them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from renda_cli.files.charts import cut
from renda_cli.files.sheets_out import fitted
from renda_cli.files.tabular import Chart, Table

FONT, HEADING_FONT = "宋体", "黑体"  # every office computer has them, with Excel and with WPS
_PALETTE = ("#0B5CAD", "#C95A00", "#00785A", "#8D3F86", "#8A6A00", "#5B6470")  # as on the pages
_WIDTH, _HEIGHT, _BAR, _LONGEST_TITLE = 640, 360, 18, 100


@dataclass(slots=True)
class Data:
    """The sheet of numbers that no table shows: its name, and the rows put down so far."""

    name: str
    rows: list[Sequence[Any]] = field(default_factory=list)


def add(workbook: Any, sheet: Any, table: Table, first_row: int, data: Data) -> str:
    """Places the table's chart beside it; the rows of the table begin at `first_row`. Returns what to note under the table."""
    assert table.chart is not None
    chart, note = cut(table.chart)
    if not (chart.labels and chart.series):
        return ""
    drawn = workbook.add_chart({"type": chart.kind})
    for place, one in enumerate(_sources(table, chart, sheet.get_name(), first_row, data)):
        drawn.add_series(one | _looks(chart, _PALETTE[place % len(_PALETTE)]))
    _dress(drawn, chart, fitted(table.headings[0]))
    marks = len(chart.labels) * (len(chart.series) if chart.kind == "bar" else 1)
    tall = max(_HEIGHT, 150 + marks * _BAR) if chart.kind == "bar" else _HEIGHT
    drawn.set_size({"width": max(_WIDTH, marks * 30) if chart.kind != "bar" else _WIDTH, "height": tall})
    words = "；".join(
        f"{label}：{name}" for label, name in [(chart.title, "、".join(name for name, _ in chart.series))]
    )
    sheet.insert_chart(first_row - 1, len(table.headings) + 1, drawn, {"description": fitted(words)[:250]})
    return note


def _sources(table: Table, chart: Chart, name: str, first: int, data: Data) -> list[dict[str, Any]]:
    """Where each series has its name, labels and numbers: in the table if it has them all, else in the sheet of numbers."""
    last = first + len(chart.labels) - 1
    labels = _column(table, table.headings[0], chart.labels)
    places = [_column(table, heading, numbers) for heading, numbers in chart.series]
    if labels == 0 and None not in places:
        return [_source(name, (first, last), 0, place) for place in places]
    top = len(data.rows) + 2
    data.rows += [[chart.title], ["", *(heading for heading, _ in chart.series)]]
    data.rows += [
        [label, *(_number(numbers[place], chart.unit) for _, numbers in chart.series)]
        for place, label in enumerate(chart.labels)
    ]
    data.rows.append([])
    rows = (top, top + len(chart.labels) - 1)
    return [_source(data.name, rows, 0, place) for place in range(1, len(chart.series) + 1)]


def _source(sheet: str, rows: tuple[int, int], labels: int, numbers: int) -> dict[str, Any]:
    first, last = rows
    return {
        "name": [sheet, first - 1, numbers],
        "categories": [sheet, first, labels, last, labels],
        "values": [sheet, first, numbers, last, numbers],
    }


def _column(table: Table, heading: str, wanted: Sequence[Any]) -> int | None:
    """The column under a heading, where its first cells are the wanted ones without a gap: `—` would be drawn as 0."""
    places = [place for place, one in enumerate(table.headings) if one == heading]
    if len(places) != 1 or None in wanted:
        return None
    cells = [row[places[0]] for row in table.rows[: len(wanted)]]
    return places[0] if [getattr(cell, "percent", cell) for cell in cells] == list(wanted) else None


def _number(value: float | None, unit: str) -> float | None:
    return round(value / 100, 6) if value is not None and unit == "%" else value


def _looks(chart: Chart, colour: str) -> dict[str, Any]:
    shown = "0.##%" if chart.unit == "%" else "#,##0.##;;0" if _is_broken(chart) else "#,##0"
    labels = {"value": True, "num_format": shown, "font": {"name": FONT, "size": 9}}
    if chart.kind == "line":
        marker = {"type": "circle", "size": 6, "fill": {"color": colour}, "border": {"color": colour}}
        return {
            "line": {"color": colour, "width": 2.25},
            "marker": marker,
            "data_labels": labels | {"position": "above"},
        }
    return {"fill": {"color": colour}, "gap": 60, "data_labels": labels | {"position": "outside_end"}}


def _is_broken(chart: Chart) -> bool:
    return any(one is not None and one != int(one) for _, numbers in chart.series for one in numbers)


def _dress(drawn: Any, chart: Chart, heading: str) -> None:
    """Title, axes with their names, legend: what is read on paper too."""
    title, small, usual = (
        {"name": HEADING_FONT, "size": 14, "bold": False},
        {"name": FONT, "size": 9},
        {"name": FONT, "size": 10, "bold": False},
    )
    unit = "百分比" if chart.unit == "%" else fitted(chart.unit)
    values = {
        "name": unit,
        "name_font": usual,
        "num_font": small,
        "min": 0,
        "major_gridlines": {"visible": True, "line": {"color": "#D9DEE5"}},
    }
    if chart.unit == "%":
        values |= {"num_format": "0%"}
    if not any(one for _, numbers in chart.series for one in numbers):
        values |= {"max": 1}
    if (
        not _is_broken(chart)
        and chart.unit != "%"
        and max((one or 0 for _, row in chart.series for one in row), default=0) <= 5
    ):
        values |= {"major_unit": 1}
    labels: dict[str, Any] = {"name": heading, "name_font": usual, "num_font": small}
    if chart.kind == "bar":
        labels |= {"reverse": True, "crossing": "max"}  # the first label on top, the numbers at the foot
    drawn.set_title({"name": fitted(chart.title)[:_LONGEST_TITLE], "name_font": title, "overlay": False})
    drawn.set_x_axis(labels)
    drawn.set_y_axis(values)
    drawn.set_legend({"position": "bottom", "font": small} if len(chart.series) > 1 else {"none": True})
    drawn.show_blanks_as("gap")
