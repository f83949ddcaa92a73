"""The page of figures: a table a chapter, or one of those that were named; changes and bars beside them."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from renda_cli.show.section import Section

_WIDEST = 30  # columns of a bar
_PARTS = " ▏▎▍▌▋▊▉"
_FULL = "█"


def page(found: Any, *, bars: bool = False) -> tuple[list[Section], Any]:
    """The figures with their definitions (with `bars`: a bar in their place), the records behind them; the array for machines."""
    figures = found.figures
    chapters = [list(group) for _, group in groupby(figures, lambda one: one.chapter.key)]
    if found.whole:
        sections = [_table(group, f"{group[0].chapter.title}（{group[0].span.words}）", bars) for group in chapters]
    else:
        sections = [_table(figures, _title(figures), bars)] if figures else []
    data = [_object(one) for one in figures]
    if found.evidence is not None:
        for one, item in zip(figures, data, strict=True):
            behind = [row[2:] for row in found.evidence.rows if row[0] == one.indicator.key]
            item["records"] = [
                {"record": record, "title": title, "counted": part == "counted"} for part, record, title in behind
            ]
            sections.append(Section(("part", "record", "title"), behind, f"{one.indicator.label}背后的记录"))
    return sections, data


def _title(figures: Sequence[Any]) -> str:
    span = figures[0].span
    return f"{span.words}指标（{span.first} 至 {span.last}）"


def _table(figures: Sequence[Any], title: str, bars: bool) -> Section:
    span, other = figures[0].span, figures[0].compare_span
    drawn = _bars(figures) if bars else [one.definition for one in figures]
    columns: list[tuple[str, Iterable[Any]]] = [
        ("label", (one.indicator.label for one in figures)),
        (span.words if other else "value", (_shown(one.value) for one in figures)),
    ]
    if other:
        columns += [
            (other.words, (_shown(one.compare) for one in figures)),
            ("change", map(_change, figures)),
            ("change_percent", map(_change_percent, figures)),
        ]
    columns += [("unit", map(_unit, figures)), ("bar" if bars else "definition", drawn)]
    names, cells = zip(*columns, strict=True)
    return Section(names, list(zip(*cells, strict=True)), title)


def _object(one: Any) -> dict[str, Any]:
    about, span, other = one.indicator, one.span, one.compare_span
    compared = None if other is None else int(other.label) if other.label.isdecimal() else other.label
    return {
        "key": about.key, "label": about.label, "value": one.value, "unit": about.unit, "from": span.first, "to": span.last,
        "definition": one.definition, "chapter": one.chapter.key,
        **({"compare": one.compare, "compare_year": compared, "change": one.change, "change_percent": one.change_percent} if other else {}),
    }  # fmt: skip


def _shown(value: Any) -> Any:
    return "—" if value is None else value


def _unit(one: Any) -> str:
    return "" if one.indicator.unit == "%" else str(one.indicator.unit)


def _change(one: Any) -> str:
    if one.change is None:
        return "—"
    if one.indicator.unit == "%":
        return f"{one.change:+.{one.value.decimals}f} 个百分点" if one.change else "0 个百分点"
    return f"{one.change:+}" if one.change else "0"


def _change_percent(one: Any) -> str:
    if one.change_percent is None:
        return "—"
    more = one.change_percent
    return f"{int(more) if more == int(more) else more:+}%" if more else "0%"


def _bars(figures: Sequence[Any]) -> list[str]:
    """A rate as its percent of the full width; a number beside the largest of its unit in its chapter."""
    sizes = [_size(one) for one in figures]
    most: dict[tuple[str, str], float] = {}
    for one, size in zip(figures, sizes, strict=True):
        scale = (one.chapter.key, one.indicator.unit)
        most[scale] = 100 if scale[1] == "%" else max(most.get(scale, 0), size)
    return [bar(size, most[one.chapter.key, one.indicator.unit]) for one, size in zip(figures, sizes, strict=True)]


def _size(one: Any) -> float:
    return float((one.value.percent if one.indicator.unit == "%" else one.value) or 0)


def bar(size: float, most: float, widest: int = _WIDEST) -> str:
    """A bar of blocks as long as `size` beside `most`, to an eighth of a column; something is never nothing."""
    if size <= 0 or most <= 0:
        return ""
    eighths = max(round(min(size / most, 1) * widest * 8), 1)
    return (_FULL * (eighths // 8) + _PARTS[eighths % 8]).rstrip()
