"""Native charts of a workbook, drawn from the cells of their table, or from a sheet of their own where it lacks them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from renda_cli.files.charts import cut
from renda_cli.files.sheets_out import fitted
from renda_cli.files.tabular import Chart, Table

FONT, HEADING_FONT = "宋体", "黑体"  # every office computer has them, with Excel and with WPS
_PALETTE = ("#0B5CAD", "#C95A00", "#00785A", "#8D3F86", "#8A6A00", "#5B6470")  # as on the pages
_WIDTH, _HEIGHT, _LONGEST_TITLE = 640, 360, 100
_MARK, _BAR = 30, 18  # the room of a standing mark and of a lying one
_TITLE = {"name": HEADING_FONT, "size": 14, "bold": False}
_USUAL = {"name": FONT, "size": 10, "bold": False}
_SMALL = {"name": FONT, "size": 9}


@dataclass(slots=True)
class Data:
    """The sheet of numbers that no table shows: its name, and the rows put down so far."""

    name: str
    rows: list[Sequence[Any]] = field(default_factory=list)


def add(workbook: Any, sheet: Any, table: Table, first_row: int, at: tuple[int, int], data: Data) -> None:
    """Places the table's chart, with its corner in the cell `at`; the rows of the table begin at `first_row`."""
    assert table.chart is not None
    chart, _ = cut(table.chart)
    if not (chart.labels and chart.series):
        return
    drawn = workbook.add_chart({"type": chart.kind})
    for place, one in enumerate(_sources(table, chart, sheet.get_name(), first_row, data)):
        drawn.add_series(one | _looks(chart, place))
    _dress(drawn, chart, fitted(table.headings[0]))
    marks = len(chart.labels) * len(chart.series)
    lying = chart.kind == "bar"
    size = (_WIDTH, max(_HEIGHT, 150 + marks * _BAR)) if lying else (max(_WIDTH, marks * _MARK), _HEIGHT)
    drawn.set_size({"width": size[0], "height": size[1]})
    words = f"{chart.title}：{'、'.join(name for name, _ in chart.series)}"
    sheet.insert_chart(*at, drawn, {"description": fitted(words)[:_LONGEST_TITLE]})


def _sources(table: Table, chart: Chart, name: str, first: int, data: Data) -> list[dict[str, Any]]:
    """Where each series has its name, labels and numbers: in the table if it has them all, else in the sheet of numbers."""
    last = first + len(chart.labels) - 1
    labels = _column(table, table.headings[0], chart.labels, rates=False)
    places = [_column(table, heading, numbers, rates=chart.unit == "%") for heading, numbers in chart.series]
    found = [place for place in places if place is not None]
    if labels == 0 and len(found) == len(places):
        return [_source(name, (first, last), 0, place) for place in found]
    top = len(data.rows) + 2
    data.rows += [[chart.title], [None, *(heading for heading, _ in chart.series)]]
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


def _column(table: Table, heading: str, wanted: Sequence[Any], *, rates: bool) -> int | None:
    """The column under a heading, where its first cells are the wanted ones without a gap: `—` would be drawn as 0."""
    places = [place for place, one in enumerate(table.headings) if one == heading]
    if len(places) != 1 or None in wanted:
        return None
    cells = [row[places[0]] for row in table.rows[: len(wanted)]]
    return places[0] if [getattr(cell, "percent", None) if rates else cell for cell in cells] == list(wanted) else None


def _number(value: float | None, unit: str) -> float | None:
    return round(value / 100, 6) if value is not None and unit == "%" else value


def _looks(chart: Chart, place: int) -> dict[str, Any]:
    colour = _PALETTE[place % len(_PALETTE)]
    shown = "0.00%" if chart.unit == "%" else "#,##0" if _is_whole(chart) else "General"
    labels = {"value": True, "num_format": shown, "font": _SMALL}
    if chart.kind == "line":
        marker = {"type": "circle", "size": 6, "fill": {"color": colour}, "border": {"color": colour}}
        labels["position"] = "above" if _is_highest(chart, place) else "below"
        return {"line": {"color": colour, "width": 2.25}, "marker": marker, "data_labels": labels}
    return {"fill": {"color": colour}, "gap": 60, "data_labels": labels | {"position": "outside_end"}}


def _is_whole(chart: Chart) -> bool:
    return all(one is None or one == int(one) for _, numbers in chart.series for one in numbers)


def _is_highest(chart: Chart, place: int) -> bool:
    sums = [sum(one or 0 for one in numbers) for _, numbers in chart.series]
    return sums.index(max(sums)) == place


def _dress(drawn: Any, chart: Chart, heading: str) -> None:
    """Title, axes with their names, legend: what is read on paper too."""
    unit = "百分比" if chart.unit == "%" else fitted(chart.unit)
    grid = {"visible": True, "line": {"color": "#D9DEE5"}}
    values = {"name": unit, "name_font": _USUAL, "num_font": _SMALL, "min": 0, "major_gridlines": grid, **_scale(chart)}
    labels: dict[str, Any] = {"name": heading, "name_font": _USUAL, "num_font": _SMALL}
    drawn.set_title({"name": fitted(chart.title)[:_LONGEST_TITLE], "name_font": _TITLE, "overlay": False})
    if chart.kind == "bar":  # the first label on top, the numbers at the foot
        drawn.set_y_axis(labels | {"reverse": True, "crossing": "max", "major_gridlines": {"visible": False}})
        drawn.set_x_axis(values)
    else:
        drawn.set_x_axis(labels)
        drawn.set_y_axis(values)
    drawn.set_legend({"position": "bottom", "font": _SMALL} if len(chart.series) > 1 else {"none": True})


def _scale(chart: Chart) -> dict[str, Any]:
    """Percent up to 100; whole steps where there are few; room where all are 0."""
    most = max((one or 0 for _, numbers in chart.series for one in numbers), default=0)
    if chart.unit == "%":
        return {"num_format": "0%"} | ({"max": 1} if most <= 100 else {})
    if not _is_whole(chart) or most > 5:
        return {}
    return {"major_unit": 1} | ({} if most else {"max": 1})
