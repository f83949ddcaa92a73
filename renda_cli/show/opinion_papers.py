"""The monthly notice and the analysis of voters' opinions on the screen."""

from collections.abc import Mapping, Sequence
from typing import Any

from renda_cli.show.output import Output
from renda_cli.show.section import PAIR, Section

_ENTRY = ("no", "on", "station", "topic", "voter", "text", "handler", "result")
_FIGURES = ("share", "before", "change", "on_spot", "replied", "under_way", "referred", "turned", "satisfaction")
_QUARTERS = ("item", "first", "second", "third", "fourth")


def notice_page(told: Mapping[str, Any]) -> list[Section]:
    """A notice in words: what adds up, then part by part; a part without entries says so in its title."""
    about = [("公示", "　".join(filter(None, (told["period"], told["number"])))), ("收到", told["said"])]
    parts = [_table(part["entries"], _ENTRY, part["title"]) for part in told["sections"]]
    return [Section(PAIR, [*about, ("办理情况截至", told["as_of"])], told["title"]), *parts]


def analysis_page(told: Mapping[str, Any], out: Output) -> list[Section]:
    """An analysis in words; bars only where somebody looks at them."""
    bar = () if out.format in ("csv", "tsv", "latex") else ("bar",)
    rows = _table(told["rows"], (told["by"], "count", *bar, *_FIGURES), f"按{told['way']}", told["notes"])
    return [
        Section(PAIR, [("合计", told["said"])], told["title"]),
        rows,
        *([_table(told["quarters"], _QUARTERS, "四个季度")] if told["quarters"] else []),
        _table(
            told["repeats"], ("topic", "village", "quarters", "count", "records"),
            f"反复出现的：同一类别、同一村（社区），连续两个以上季度（{len(told['repeats'])} 项）",
        ),
        _table(
            told["alike"], ("text", "villages", "count", "records"), f"说法相近的：相近度 {told['least']} 以上（{len(told['alike'])} 项）"
        ),
    ]  # fmt: skip


def _table(
    entries: Sequence[Mapping[str, Any]], fields: Sequence[str], title: str, notes: Sequence[str] = ()
) -> Section:
    if not entries:
        return Section(PAIR, [("", "（没有）")], title, notes=notes)
    return Section(fields, [[one[field] for field in fields] for one in entries], title, "opinion_paper", notes)
