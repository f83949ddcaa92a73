"""The page as HTML: nothing from outside, no script, and every number as it came in."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest

from renda_cli.files import board_html
from renda_cli.files.tabular import Chart

ODD = '<script>alert("1")</script> & {{ 7 * 7 }} {% raw %}'
EMPTY_TAGS = {"meta", "br"}


def item(title: str = "路灯", **more: Any) -> dict[str, Any]:
    return {
        "kind": "答复", "no": "5-1/16", "title": title, "what": None, "unit": "建设局", "deputy": "张三", "due_on": "2022-04-30", "late": True,
        "past_legal": False, "left": "逾期 313 天", **more,
    }  # fmt: skip


def part(title: str, *entries: dict[str, Any], more: int = 0) -> dict[str, Any]:
    return {
        "title": title,
        "about": "说明",
        "none": f"没有{title}的",
        "command": "renda due",
        "entries": entries,
        "more": more,
    }


def page(**changed: Any) -> dict[str, Any]:
    return {
        "title": "看板", "period": "2022年", "today": "2022年12月1日", "soon": 30, "days": 60, "counts": {"late": 101, "coming": 102, "open": 203},
        "notes": ["一句话。"], "owed": [part("逾期", item(), item("第二件", past_legal=True, what="紧急"), more=77), part("将到期")],
        "rates": [
            {"label": "答复率", "words": "97.73%", "percent": 97.73, "fraction": "43/44", "before": "88.89%"},
            {"label": "见面率", "words": "—", "percent": None, "fraction": "", "before": ""},
        ],
        "figures": [{"label": "收到议案建议", "value": 4401, "unit": "件", "before": 4302}], "before": "2021年",
        "opinions": {
            "topics": ["道路", "环境"], "totals": [611, 5], "total": 616,
            "rows": [{"village": "郑村村", "total": 616, "cells": [(611, 5), (5, 1)]}, {"village": "留道村", "total": 0, "cells": [(0, 0), (0, 0)]}],
        },
        "unlisted": 707, "charts": [Chart("bar", "类别", ["道路"], [("件数", [808])], "件")],
        "units": [{"unit": "建设局", "open": 909, "late": 910, "coming": 911}],
        "projects": [
            {"no": "1", "title": "修路", "unit": None, "late": True, "percent": 45, "words": "45%", "state": "票决入选", "day": "2022-10-01 前完成"},
            {"no": "2", "title": "装灯", "unit": "建设局", "late": False, "percent": None, "words": "没有登记进度", "state": "票决入选", "day": ""},
        ],
        "months": [
            {
                "month": "2022年12月", "receptions": "接待选民 12 次，选民 1213 人次", "is_now": True,
                "events": [
                    {"day": "12月2日", "until": "12月3日", "what": "视察", "title": "看河道", "state": "计划"},
                    {"day": "11月30日", "until": "", "what": "座谈", "title": "已过", "state": "没有登记开展"},
                ],
            },
            {"month": "2023年1月", "receptions": "", "is_now": False, "events": []},
        ],
        "definitions": [("答复率", "已答复件数 ÷ 已交办件数")],
        **changed,
    }  # fmt: skip


class Read(HTMLParser):
    """The tags with their attributes, the text outside of the style block, and what was left open."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.css = ""
        self.open: list[str] = []
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in EMPTY_TAGS:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "style":
            self.css += data
        else:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def test_nothing_runs_and_nothing_comes_from_outside() -> None:
    read = Read(board_html.render(page()))
    assert read.open == []
    tags = {tag for tag, _ in read.tags}
    assert not tags & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "base",
        "form",
        "a",
        "video",
        "audio",
        "use",
        "image",
    }
    attributes = [(name, value or "") for _, found in read.tags for name, value in found.items()]
    assert not [name for name, _ in attributes if name.startswith("on") or name in ("src", "href", "id", "xlink:href")]
    assert not re.search(r"@import|url\(|expression|javascript:", read.css)
    assert {value for _, value in attributes if "://" in value} <= {"http://www.w3.org/2000/svg"}
    assert ("html", {"lang": "zh-CN"}) in read.tags
    assert ("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}) in read.tags
    assert "prefers-color-scheme: dark" in read.css
    assert "@page { size: A4" in read.css


def test_every_number_stands_on_the_page() -> None:
    text = Read(board_html.render(page())).text
    for told in (
        "101项逾期", "102项 30 天内到期", "203项在办", "5-1/16 路灯", "逾期 313 天", "还有 77 项没有列在这里，全部见 renda due", "没有将到期的", "97.73%",
        "43/44", "2021年 88.89%", "—", "4401 件", "4302 件", "616 条", "611", "另有 707 条", "909", "910", "911", "45%", "没有登记进度",
        "接待选民 12 次，选民 1213 人次", "12月2日至12月3日", "808", "已答复件数 ÷ 已交办件数", "第二件（紧急）",
    ):  # fmt: skip
        assert told in text, told


def test_the_rows_of_the_map_are_complete() -> None:
    content = board_html.render(page()).decode()
    map_ = content[
        content.index('<table class="map">') : content.index("</table>", content.index('<table class="map">'))
    ]
    rows = [re.findall(r"<t[hd][^>]*>([^<]*)", row) for row in map_.split("<tr>")[1:]]
    assert rows == [
        ["村（社区）", "道路", "环境", "合计"], ["郑村村", "611", "5", "616"], ["留道村", "", "", "0"], ["合计", "611", "5", "616"],
    ]  # fmt: skip
    assert '<td class="s5">611</td><td class="s1">5</td>' in map_


def test_bars_are_as_long_as_their_percent_and_say_it() -> None:
    read = Read(board_html.render(page()))
    bars = [found for tag, found in read.tags if tag == "svg" and found["class"] == "bar"]
    assert [bar["aria-label"] for bar in bars] == ["97.73%", "—", "45%", "没有登记进度"]
    assert [found["width"] for tag, found in read.tags if tag == "rect" and found.get("class") == "fill"] == [
        "97.73",
        "0",
        "45",
        "0",
    ]


@pytest.mark.parametrize(
    ("percent", "width"), [(None, "0"), (0, "0"), (33.333, "33.333"), (100.0, "100"), (250, "100")]
)
def test_a_bar(percent: float | None, width: str) -> None:
    assert f'class="fill" width="{width}"' in board_html.bar(percent, "")


def test_odd_text_is_text() -> None:
    odd = page(
        title=ODD, period=ODD, notes=[ODD], owed=[part(ODD, item(ODD, unit=ODD, deputy=ODD))], charts=[Chart("bar", ODD, [ODD], [(ODD, [1])])],
        units=[{"unit": ODD, "open": 1, "late": 0, "coming": 0}], definitions=[(ODD, ODD)],
    )  # fmt: skip
    read = Read(board_html.render(odd))
    assert "script" not in {tag for tag, _ in read.tags}
    assert read.text.count(ODD) >= 8


def test_parts_without_records_are_left_out() -> None:
    empty = page(
        figures=[], before=None, opinions=None, charts=[], units=[], projects=[], months=[], notes=[], unlisted=0
    )
    text = Read(board_html.render(empty)).text
    for title in ("主要数字", "各单位在办 截至今天", "民生实事进度", "时间线 前"):
        assert title not in text
    assert "没有可计算的" in text


def test_the_same_words_give_the_same_bytes() -> None:
    assert board_html.render(page()) == board_html.render(page())
