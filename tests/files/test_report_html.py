"""A year's report as one HTML file."""

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda_cli.errors import InputError
from renda_cli.files.report_html import render
from renda_cli.files.tabular import Part, Report, Table
from tests.files.report_data import LINES, TOPICS, report

VOID = {"meta", "br"}


class Page(HTMLParser):
    """Tags with their attributes, the text of each, and whether all are closed in their order."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.cells: list[str] = []
        self.words = ""
        self.feed(content.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag in ("th", "td"):
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words += data
        if {"th", "td"} & set(self.open):
            self.cells[-1] += data

    def all(self, key: str) -> list[str]:
        return [attributes[key] or "" for _, attributes in self.tags if key in attributes]

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.tags)


def test_the_page_is_whole_and_needs_nothing_from_outside() -> None:
    content = render(report())
    page = Page(content)
    assert page.open == []
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in page.tags}
    assert content.count(b"http") == content.count(b'xmlns="http://www.w3.org/2000/svg"') + 1  # a cell speaks of one
    assert b"url(" not in content
    assert b"@import" not in content
    assert dict(page.tags)["html"] == {"lang": "zh-CN"}
    assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in [each for _, each in page.tags]


def test_everything_that_the_report_has_stands_in_it_once() -> None:
    page = Page(render(report()))
    for words in (
        "遥观镇人大工作报告",
        "镇人大主席　张三",
        "各位代表：",
        "收到建议44件 <全部> & 办结43件。",
        "谢谢大家。",
        "本期尚未结束",
    ):
        assert words in page.words
    assert page.count("svg") == 3
    assert page.count("caption") == 3 + 2
    assert page.cells[:8] == ["类别", "件数", "办结率", "说明", "城乡建设", "23", "95.65%", "=1+1"]
    assert page.cells[8:12] == ["农业农村", "0", "—", "—"]
    assert "<b>其他</b>" in page.cells
    assert "没有建议的类别写作“—”" in page.words


def test_figures_stand_by_chapter_with_period_and_definition() -> None:
    page = Page(render(report()))
    start = page.cells.index("收到建议登记在本期的建议")
    assert page.cells[start : start + 6] == [
        "收到建议登记在本期的建议",
        "44件",
        LINES[0].period,
        "办结率办结件数除以收到件数",
        "97.73%",
        LINES[1].period,
    ]
    assert page.cells[-3:] == ["=满意率评议中的", "0.00%", LINES[2].period]


def test_figures_that_tell_nothing_are_counted_and_not_listed() -> None:
    content = render(report()).decode()
    assert "未设" not in content
    assert content.count("没有列出") == 1
    assert "注：另有 1 项为 0 或没有可计的，没有列出。" in content


def test_links_lead_to_anchors_and_no_anchor_is_there_twice() -> None:
    page = Page(render(report()))
    anchors = page.all("id")
    assert len(anchors) == len(set(anchors))
    assert {link.removeprefix("#") for link in page.all("href")} <= set(anchors)
    assert {"part-1", "part-2", "table-1", "tables", "figures", "chapter-2"} <= set(anchors)
    assert {"figure-proposals-total", "figure-proposals-total--2", "figure-a-b-c"} <= set(anchors)
    assert set(page.all("scope")) == {"col", "row"}


def test_numbers_stand_to_the_right_and_the_total_is_marked() -> None:
    table = replace(TOPICS, headings=("甲", "乙"), rows=((True, None), ("合计", "—")), chart=None)
    content = render(report(parts=[Part("一", [], [table])], tables=[]))
    assert b'<tr class="total"><th scope="row">\xe5\x90\x88\xe8\xae\xa1</th><td>\xe2\x80\x94</td></tr>' in content
    assert b'<th scope="col" class="n">\xe4\xbb\xb6\xe6\x95\xb0</th>' in render(report())


def test_parts_of_the_page_without_data_are_left_out() -> None:
    empty = Report("报告", "", "", "2022年", [], [], [], [], [Table("表", "空表", ("甲", "乙"), [])])
    page = Page(render(empty))
    assert ("附表" in page.words, "指标和口径" in page.words, page.count("figure")) == (True, False, 0)
    bare = Page(render(replace(empty, tables=[])))
    assert "附表" not in bare.words


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(report()) == render(report())


def test_a_town_may_have_its_own_page(tmp_path: Path) -> None:
    own = tmp_path / "own.html"
    own.write_text("<h1>{{ title }}</h1>{% for one in tables %}{{ one.chart }}{% endfor %}", encoding="utf-8")
    content = render(report(title="<报告>"), own)
    assert content.startswith("<h1>&lt;报告&gt;</h1><svg".encode())
    own.write_text("{{ headline }}", encoding="utf-8")
    with pytest.raises(InputError, match="没有 headline 这一项，可用的有 title"):
        render(report(), own)


@given(st.text(max_size=30))
def test_any_text_is_text_and_nothing_else(words: str) -> None:
    table = Table(words, words, (words, "乙"), ((words, 1),), (words,))
    line = replace(LINES[0], chapter=words, key=words, label=words, unit=words, definition=words)
    content = render(
        report(
            title=words,
            subtitle=words,
            town=words,
            opening=[words],
            parts=[Part(words, [words], [table])],
            lines=[line],
        )
    )
    page, plain = (
        Page(content),
        Page(render(report(parts=[Part("一", ["二"], [replace(table, title="三")])], lines=LINES[:1]))),
    )
    assert page.open == []
    assert {tag for tag, _ in page.tags} <= {tag for tag, _ in plain.tags} | {"br"}
