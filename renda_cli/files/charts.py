"""Charts as inline SVG for the pages of an office: no ids, no scripts, nothing from outside, text as text.

The picture is drawn for the width of a phone and grows with the page; where many marks need more room it is wider, and
whatever holds it scrolls. Colours are CSS variables, so that one style block serves light, dark and paper.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from itertools import pairwise

from renda_cli.files.svg import (
    SIZE,
    Plot,
    block,
    box,
    clean,
    colour,
    ends,
    length,
    number,
    said,
    shortened,
    ticks,
    wrapped,
    written,
)
from renda_cli.files.tabular import Chart

MOST = 30  # labels; more would be a hatching
CSS = """\
.chart { display: block; width: 100%; height: auto; margin: 0 auto; font: 13px/1.3 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  --chart-ink: #1c2430; --chart-soft: #56606d; --chart-grid: #d9dee5; --chart-axis: #76808c; --chart-paper: #fff;
  --chart-1: #0b5cad; --chart-2: #c95a00; --chart-3: #00785a; --chart-4: #8d3f86; --chart-5: #8a6a00; --chart-6: #5b6470 }
.chart text { fill: var(--chart-ink); paint-order: stroke; stroke: var(--chart-paper); stroke-width: 3px; stroke-linejoin: round }
.chart .t { font-weight: bold; font-size: 15px } .chart .u { fill: var(--chart-soft); font-size: 12px } .chart .v { font-size: 12px }
.chart .g { stroke: var(--chart-grid) } .chart .a { stroke: var(--chart-axis) } .chart .m { text-anchor: middle } .chart .e { text-anchor: end }
.chart .l { stroke-width: 2.5px; stroke-linejoin: round }
.chart .c1 { fill: var(--chart-1); stroke: var(--chart-1) } .chart .c2 { fill: var(--chart-2); stroke: var(--chart-2) }
.chart .c3 { fill: var(--chart-3); stroke: var(--chart-3) } .chart .c4 { fill: var(--chart-4); stroke: var(--chart-4) }
.chart .c5 { fill: var(--chart-5); stroke: var(--chart-5) } .chart .c6 { fill: var(--chart-6); stroke: var(--chart-6) }
.chart .l { fill: none } .chart .l.c2 { stroke-dasharray: 8 3 } .chart .l.c3 { stroke-dasharray: 2 3 } .chart .l.c4 { stroke-dasharray: 8 3 2 3 }
@media screen and (prefers-color-scheme: dark) { .chart {
  --chart-ink: #e8ebef; --chart-soft: #aab3bf; --chart-grid: #39414c; --chart-axis: #8791a0; --chart-paper: #171b21;
  --chart-1: #6db3ff; --chart-2: #ff9d5c; --chart-3: #4fd1aa; --chart-4: #e59bdc; --chart-5: #e3c04f; --chart-6: #b4bcc8 } }
@media print { .chart { min-width: 0 !important; break-inside: avoid; print-color-adjust: exact; -webkit-print-color-adjust: exact } }
"""
_WIDTH = 400  # of the picture, in units that a phone shows at 0.85 px and a desk at 1.3 px
_LINE, _SMALL = 17, 12
_BAR, _ROW_GAP, _LEGEND = 16, 9, 12


def svg(chart: Chart) -> str:
    """The chart as an SVG element that stands in a page with `CSS`; the same chart gives the same text."""
    shown, note = cut(chart)
    draw = {"bar": _bars, "column": _columns, "line": _lines}[shown.kind]
    width = _width_of(shown)
    head, top = _head(shown, width)
    if shown.labels and shown.series:
        body, height = draw(shown, width, top)
    else:
        body, height = [written(width / 2, top + _LINE, "没有数据", "u m")], top + 2 * _LINE
    if note:
        height += _LINE
        body.append(written(width / 2, height - 5, note, "u m"))
    told = escape(_told(shown), quote=True)
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" aria-label="{told}" '
        f'viewBox="0 0 {number(width)} {number(height)}" '
        f'style="min-width:{number(width * 0.75)}px;max-width:{number(width * 1.4)}px">'
    )
    return "\n".join([opening, *head, *body, "</svg>"])


def cut(chart: Chart) -> tuple[Chart, str]:
    """The chart with as many labels as can be read, and a note where some are left out."""
    count = len(chart.labels)
    if count <= MOST:
        return chart, ""
    series = [(name, numbers[:MOST]) for name, numbers in chart.series]
    return replace(chart, labels=chart.labels[:MOST], series=series), f"图中只有前 {MOST} 项，共 {count} 项"


def _told(chart: Chart) -> str:
    """The whole chart in words, for whoever cannot see it."""
    marks = (
        _mark(chart, label, name, numbers[place])
        for place, label in enumerate(chart.labels)
        for name, numbers in chart.series
    )
    return f"{clean(chart.title)}：{'；'.join(marks) or '没有数据'}"


def _mark(chart: Chart, label: str, name: str, value: float | None) -> str:
    unit = clean(chart.unit) if value is not None and chart.unit != "%" else ""
    which = f"，{clean(name)}" if len(chart.series) > 1 else ""
    return f"{clean(label)}{which}：{said(value, chart.unit)}{unit}"


def _width_of(chart: Chart) -> float:
    return _WIDTH if chart.kind == "bar" else max(_WIDTH, _axis_room(chart) + 12 + len(chart.labels) * _slot(chart))


def _slot(chart: Chart) -> float:
    """The room of a label of a standing chart: for its own text, and for the numbers over its marks."""
    values = max((length(said(one, chart.unit), _SMALL) for _, row in chart.series for one in row), default=0) + 4
    words = max((length(label) for label in chart.labels), default=0)
    across = len(chart.series) if chart.kind == "column" else 1
    return max(min(words, 3 * SIZE) + 5, max(values, 16) * across + 8)


def _axis_room(chart: Chart) -> float:
    return max(length(said(tick, chart.unit), _SMALL) for tick in _ticks(chart)) + 12


def _ticks(chart: Chart) -> list[float]:
    return ticks([one for _, numbers in chart.series for one in numbers if one is not None])


def _head(chart: Chart, width: float) -> tuple[list[str], float]:
    """The title, the unit and the legend; where the plot may begin."""
    lines, top = [], 0.0
    for line in wrapped(clean(chart.title), (width - 8) * SIZE / 15, 3):
        top += 20
        lines.append(written(width / 2, top - 4, line, "t m"))
    if chart.unit and chart.unit != "%":
        top += _LINE
        lines.append(written(4, top - 2, f"单位：{clean(chart.unit)}", "u"))
    left = width + 1.0
    for place, (name, _) in enumerate(chart.series if len(chart.series) > 1 else ()):
        short = shortened(clean(name), width - 40)
        if left + _LEGEND + 6 + length(short) > width:
            left, top = 4.0, top + 20
        lines.append(f'<rect class="{colour(place)}" {box(left, top - 13, _LEGEND, _LEGEND)}/>')
        lines.append(written(left + _LEGEND + 5, top - 3, short, "", clean(name)))
        left += _LEGEND + 18 + length(short)
    return lines, top + 8


def _bars(chart: Chart, width: float, top: float) -> tuple[list[str], float]:
    room = min(max(length(label) for label in map(clean, chart.labels)), 9.2 * SIZE) + 6
    values = max(length(said(one, chart.unit), _SMALL) for _, row in chart.series for one in row)
    plot = Plot(width, room + 4, width - values - 8, top, _ticks(chart))
    body: list[str] = []
    down = top + 4
    for place, label in enumerate(map(clean, chart.labels)):
        words = wrapped(label, room - 4, 2)
        tall = max(_BAR * len(chart.series), len(words) * _LINE)
        first = down + (tall - len(words) * _LINE) / 2 + SIZE
        body += (written(room, first + line * _LINE, word, "e", label) for line, word in enumerate(words))
        start = down + (tall - _BAR * len(chart.series)) / 2
        for which, (name, numbers) in enumerate(chart.series):
            value, level = numbers[place], start + which * _BAR
            end = plot.along(value or 0)
            told = _mark(chart, label, name, value)
            if value:
                body.append(block(which, plot.left, level + 1, end - plot.left, _BAR - 2, told))
            body.append(written(end + 4, level + _BAR - 4, said(value, chart.unit), "v", told))
        down += tall + _ROW_GAP
    grid = [
        f'<line class="{"g" if tick else "a"}" {ends(plot.along(tick), top, plot.along(tick), down)}/>'
        for tick in plot.ticks
    ]
    named = [
        written(plot.along(tick), down + SIZE, said(tick, chart.unit), "u m") for tick in _spaced(plot, chart.unit)
    ]
    return grid + body + named, down + _LINE + 3


def _spaced(plot: Plot, unit: str) -> Iterator[float]:
    """The ticks whose numbers have room beside each other."""
    after = -1.0
    for tick in plot.ticks:
        half = length(said(tick, unit), _SMALL) / 2 + 2
        if plot.along(tick) - half >= after and plot.along(tick) + half <= plot.width + 2:
            after = plot.along(tick) + half
            yield tick


def _stand(chart: Chart, width: float, top: float) -> tuple[Plot, list[float], list[str], float]:
    """What columns and lines share: grid, numbers and labels; the middle of each label, and how high it all is."""
    plot = Plot(width, _axis_room(chart), width - 6, top + 6 + SIZE, _ticks(chart))
    base, body = plot.down(0), []
    for tick in plot.ticks:
        level = plot.down(tick)
        body.append(f'<line class="{"g" if tick else "a"}" {ends(plot.left, level, plot.right, level)}/>')
        body.append(written(plot.left - 5, level + 4, said(tick, chart.unit), "u e"))
    slot = (plot.right - plot.left) / len(chart.labels)
    middles = [plot.left + slot * (place + 0.5) for place in range(len(chart.labels))]
    deep = 1
    for middle, label in zip(middles, map(clean, chart.labels), strict=True):
        words = wrapped(label, slot - 2, 3)
        deep = max(deep, len(words))
        body += (written(middle, base + 16 + line * _LINE, word, "m", label) for line, word in enumerate(words))
    return plot, middles, body, base + 8 + deep * _LINE


def _columns(chart: Chart, width: float, top: float) -> tuple[list[str], float]:
    plot, middles, body, height = _stand(chart, width, top)
    count = len(chart.series)
    slot = (plot.right - plot.left) / len(middles)
    wide = min((slot - 8) / count, 44)
    for place, middle in enumerate(middles):
        for which, (name, numbers) in enumerate(chart.series):
            value, left = numbers[place], middle + wide * (which - count / 2)
            told, level = _mark(chart, chart.labels[place], name, value), plot.down(value or 0)
            if value:
                body.append(block(which, left + 1, level, wide - 2, plot.down(0) - level, told))
            body.append(written(left + wide / 2, level - 4, said(value, chart.unit), "v m", told))
    return body, height


def _lines(chart: Chart, width: float, top: float) -> tuple[list[str], float]:
    """A line a series, broken where nothing is measured; numbers that would meet move up."""
    plot, middles, body, height = _stand(chart, width, top + SIZE * (len(chart.series) - 1))
    for which, (_, numbers) in enumerate(chart.series):
        for (left, before), (right, after) in pairwise(zip(middles, numbers, strict=True)):
            if before is not None and after is not None:
                joined = ends(left, plot.down(before), right, plot.down(after))
                body.append(f'<line class="l {colour(which)}" {joined}/>')
    for place, middle in enumerate(middles):
        row = [(plot.down(numbers[place] or 0), which) for which, (_, numbers) in enumerate(chart.series)]
        for (level, which), text in zip(sorted(row, reverse=True), _apart(sorted(row, reverse=True)), strict=True):
            name, numbers = chart.series[which]
            value = numbers[place]
            told = _mark(chart, chart.labels[place], name, value)
            if value is not None:
                where = f'cx="{number(middle)}" cy="{number(level)}" r="4"'
                body.append(f'<circle class="{colour(which)}" {where}><title>{escape(told)}</title></circle>')
            body.append(written(middle, text, said(value, chart.unit), "v m", told))
    return body, height


def _apart(row: Sequence[tuple[float, int]]) -> Iterator[float]:
    """Where the numbers of points stand, the lowest first: those of points that nearly meet in a pile above them all."""
    piles: list[list[float]] = []
    for level, _ in row:
        if piles and piles[-1][-1] - level < 1.5 * SIZE:
            piles[-1].append(level)
        else:
            piles.append([level])
    for pile in piles:
        yield from (pile[-1] - 8 - place * (SIZE - 1) for place in range(len(pile)))
