"""An analysis of opinions as people read it: in words with bars, and as a paper."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from renda_cli.rules.rates import Rate
from renda_cli.rules.words import in_chinese
from renda_cli.work import papers
from renda_cli.work.desk import Desk
from renda_cli.work.station.analysis import WAYS

FORMS = ("md", "docx", "html")
TOTAL = "合计"
_BAR = 12  # signs of the longest bar
_NAMES = ("first", "second", "third", "fourth")
_FIGURES = {
    "count": TOTAL, "on_spot": "当场答复", "replied": "已答复", "under_way": "办理中", "referred": "已引导", "turned": "转为建议",
    "satisfaction": "满意率",
}  # fmt: skip


def worded(found: Mapping[str, Any]) -> dict[str, Any]:
    """The tables in words: `rows` with their bars and the total last, `quarters` as lines of four, what comes again, and `notes`."""
    by = found["by"]
    most = max((row["count"] for row in found["rows"]), default=0)
    rows = [{"name": row[by], by: row[by], **_row(row, most)} for row in found["rows"]]
    total = {"name": TOTAL, by: TOTAL, **_row({**found["total"], "share": ""}, 0)}
    return {
        "title": f"{found['period']}选民意见分析", "by": by, "way": WAYS[by][0], "before": found["before"], "said": _sentence(found),
        "rows": [*rows, total], "quarters": _quarters(found), "repeats": [_repeated(one) for one in found["repeats"]],
        "alike": [
            {**one, "villages": "、".join(one["villages"]), "records": _numbers(one["records"])} for one in found["alike"]
        ],
        "least": found["least_like"], "notes": _notes(found),
    }  # fmt: skip


def _row(row: Mapping[str, Any], most: int) -> dict[str, Any]:
    count = row["count"]
    return {
        **{key: _text(row[key]) for key in ("count", "share", "before", *_FIGURES)},
        "change": f"{row['change']:+d}" if row["change"] else "0",
        "bar": "█" * max(round(_BAR * count / most), 1) if count and most else "",
        "width": round(100 * count / most) if most else 0,
    }


def _text(value: Any) -> Any:
    return value.words if isinstance(value, Rate) else value


def _sentence(found: Mapping[str, Any]) -> str:
    total = found["total"]
    if not total["count"]:
        return f"{found['period']}没有逐条登记的选民意见；{found['before']} {total['before']} 条。"
    change = f"{total['change']:+d}" if total["change"] else "持平"
    parts = [f"{_FIGURES[key]} {total[key]} 条" for key in ("replied", "under_way", "referred", "turned") if total[key]]
    return (
        f"{found['period']}收到选民意见 {total['count']} 条（{found['before']} {total['before']} 条，{change}），"
        f"其中{'，'.join(parts)}；当场答复 {total['on_spot']} 条，满意率 {_text(total['satisfaction'])}。"
    )


def _quarters(found: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A line a value with its count in each quarter, then the figures of the quarters; blank where one has not begun."""
    if found["quarters"] is None:
        return []
    values = [row[found["by"]] for row in found["rows"] if row["count"]]
    lines = [(value, [one and one["by"].get(value, 0) for one in found["quarters"]]) for value in values]
    for key, word in _FIGURES.items():
        part = "" if key in ("count", "satisfaction") else "其中"
        lines.append((f"{part}{word}", [one and _text(one[key]) for one in found["quarters"]]))
    return [
        {"item": item, **{name: "" if cell is None else cell for name, cell in zip(_NAMES, cells, strict=True)}}
        for item, cells in lines
    ]


def _repeated(one: Mapping[str, Any]) -> dict[str, Any]:
    quarters = [(text[:4], in_chinese(int(text[5:]))) for text in one["quarters"]]
    (first_year, first), (last_year, last) = quarters[0], quarters[-1]
    words = f"{first_year}年{first}季度至{'' if last_year == first_year else f'{last_year}年'}{last}季度"
    return {**one, "quarters": words, "records": _numbers(one["records"])}


def _numbers(records: list[int]) -> str:
    return "、".join(f"#{number}" for number in records)


def _notes(found: Mapping[str, Any]) -> list[str]:
    unlisted = found["unlisted"]
    running = found["as_of"] < found["to"]
    return [
        *([f"另有 {unlisted} 条只在接待时记了条数、没有逐条登记，没有列入"] if unlisted else []),
        *([f"{found['period']}还没有结束，数到 {found['as_of']}"] if running else []),
        f"满意率是已答复的意见中选民评为{'、'.join(found['satisfied'])}的占已答复的百分比",
    ]


def write(desk: Desk, found: Mapping[str, Any], output: str) -> Path:
    """Writes an analysis as Markdown, DOCX or HTML by the ending of `output`. Raises InputError."""
    data = {**worded(found), "town": papers.town_name(desk), "today": papers.in_words(found["as_of"])}
    return papers.made("analysis", data, output, FORMS)
