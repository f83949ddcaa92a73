"""Charts as SVG."""

import re
from collections.abc import Sequence
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda_cli.files.charts import CSS, svg
from renda_cli.files.svg import said, shortened, ticks, wrapped
from renda_cli.files.tabular import Chart

KINDS = ("bar", "column", "line")
TEXTS = st.text(max_size=40)
NUMBERS = st.none() | st.integers(0, 10**9) | st.floats(0, 10**6, allow_nan=False)
SVG = "{http://www.w3.org/2000/svg}"


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    labels = draw(st.lists(TEXTS, max_size=35))
    one = st.tuples(TEXTS, st.lists(NUMBERS, min_size=len(labels), max_size=len(labels)))
    return Chart(draw(st.sampled_from(KINDS)), draw(TEXTS), labels, draw(st.lists(one, max_size=8)), draw(TEXTS))


def drawn(chart: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(svg(chart))


def one(kind: str, *numbers: float | None, unit: str = "件") -> Chart:
    return Chart(kind, "图", [f"第{place}" for place in range(len(numbers))], [("件数", numbers)], unit)


def texts(chart: Chart) -> list[str]:
    return [element.text or "" for element in drawn(chart).iter(f"{SVG}text")]


def marks(chart: Chart) -> list[ElementTree.Element]:
    """Bars, columns and points."""
    return [each for each in drawn(chart).iter() if each.tag in (f"{SVG}rect", f"{SVG}circle") and len(each)]


@given(charts())
def test_any_chart_is_whole_xml_within_its_frame_and_needs_nothing_else(chart: Chart) -> None:
    root = drawn(chart)
    width, height = map(float, root.attrib["viewBox"].split()[2:])
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg",
        "text",
        "title",
        "rect",
        "line",
        "circle",
    }
    for element in root.iter():
        assert not {"id", "href", "onclick"} & set(element.attrib)
        for key, most in (
            ("x", width),
            ("x1", width),
            ("x2", width),
            ("cx", width),
            ("y", height),
            ("y1", height),
            ("cy", height),
        ):
            assert 0 <= float(element.get(key, 0)) <= most
    assert svg(chart) == svg(chart)


@pytest.mark.parametrize("kind", KINDS)
def test_every_number_stands_at_its_mark_and_a_gap_is_a_dash(kind: str) -> None:
    chart = one(kind, 3, None, 0, 1204.5)
    assert {"3", "—", "0", "1,204.5", "单位：件"} <= set(texts(chart))
    told = [element[0].text for element in marks(chart)]
    assert told == (["第0：3件", "第2：0件", "第3：1,204.5件"] if kind == "line" else ["第0：3件", "第3：1,204.5件"])
    assert "第1：—" in drawn(chart).attrib["aria-label"]


def test_bars_are_as_long_as_their_numbers() -> None:
    first, second = (float(mark.attrib["width"]) for mark in marks(one("bar", 10, 20)))
    assert second == pytest.approx(2 * first, abs=0.2)
    low, high = (float(mark.attrib["height"]) for mark in marks(one("column", 5, 20)))
    assert high == pytest.approx(4 * low, abs=0.4)


def test_a_line_breaks_where_nothing_is_measured() -> None:
    joined = [
        each for each in drawn(one("line", 1, 2, None, 3, 4, 5)).iter(f"{SVG}line") if "l c1" in each.get("class", "")
    ]
    assert len(joined) == 3


def test_percent_carries_its_sign_and_no_unit_of_its_own() -> None:
    words = texts(one("line", 97.73, 100.0, unit="%"))
    assert {"97.73%", "100%", "0%"} <= set(words)
    assert not [word for word in words if word.startswith("单位")]


def test_numbers_of_lines_that_meet_stand_apart() -> None:
    chart = Chart("line", "图", ["甲"], [("一", [5]), ("二", [5]), ("三", [4.8])])
    levels = sorted(float(each.attrib["y"]) for each in drawn(chart).iter(f"{SVG}text") if each.get("class") == "v m")
    assert min(after - before for before, after in pairwise(levels)) >= 12
    assert levels[-1] < min(float(mark.attrib["cy"]) for mark in marks(chart))


def test_several_series_have_a_legend_and_colours_of_their_own() -> None:
    chart = Chart("column", "图", ["甲"], [("2021年", [1]), ("2022年", [2])])
    assert {"2021年", "2022年"} <= set(texts(chart))
    assert [mark.attrib["class"] for mark in marks(chart)] == ["c1", "c2"]
    assert [mark[0].text for mark in marks(chart)] == ["甲，2021年：1", "甲，2022年：2"]
    assert "件数" not in texts(one("column", 1))


@pytest.mark.parametrize("kind", KINDS)
def test_long_labels_are_shortened_and_told_whole(kind: str) -> None:
    label = "社会事业和社会保障办公室（民政、残联、卫生健康、养老托育、双拥）"
    chart = Chart(kind, "图", [label], [("件数", [1])])
    many = Chart(kind, "图", [label] * 12, [("件数", [1] * 12)])
    for each in (chart, many) if kind == "bar" else (many,):
        assert label not in texts(each)
        assert [word for word in texts(each) if word.endswith("…")]
        assert label in [title.text for title in drawn(each).iter(f"{SVG}title")]


def test_only_the_first_thirty_labels_are_drawn_and_it_says_so() -> None:
    chart = one("bar", *range(1, 46))
    assert len(marks(chart)) == 30
    assert "图中只有前 30 项，共 45 项" in texts(chart)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_and_only_zero_are_drawn_too(kind: str) -> None:
    assert texts(Chart(kind, "图", [], [("件数", [])])) == ["图", "没有数据"]
    assert texts(Chart(kind, "图", ["甲"], [])) == ["图", "没有数据"]
    assert {"0", "1"} <= set(texts(one(kind, 0)))
    assert "—" in texts(one(kind, None))


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([], [0, 1]),
        ([0], [0, 1]),
        ([1], [0, 1]),
        ([3], [0, 1, 2, 3]),
        ([23], [0, 5, 10, 15, 20, 25]),
        ([104], [0, 50, 100, 150]),
        ([97.73], [0, 20, 40, 60, 80, 100]),
        ([0.3], [0, 0.1, 0.2, 0.3]),
    ],
)
def test_the_axis_has_round_numbers(numbers: Sequence[float], expected: Sequence[float]) -> None:
    assert ticks(numbers) == expected


@given(st.lists(st.integers(0, 10**9) | st.floats(0.001, 10**6), min_size=1))
def test_the_axis_reaches_the_largest_number(numbers: Sequence[float]) -> None:
    marks = ticks(numbers)
    assert marks[-1] >= max(numbers) - 1e-6
    assert 2 <= len(marks) <= 6


@given(TEXTS, st.floats(20, 200))
def test_wrapped_text_is_all_there_or_shortened(words: str, room: float) -> None:
    lines = wrapped(words, room, 3)
    assert 1 <= len(lines) <= 3
    if not lines[-1].endswith("…"):
        assert "".join("".join(lines).split()) == "".join(words.split())
    assert shortened("甲乙丙丁", 30) == "甲…"
    assert said(None) == "—"


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_are_told_from_the_paper(scheme: int) -> None:
    found = re.findall(r"--chart-([a-z0-9]+): #([0-9a-f]{3,6})", CSS)
    colours = {
        name: code if len(code) == 6 else "".join(2 * sign for sign in code) for name, code in found[scheme * 11 :][:11]
    }
    assert len(found) == 22

    def contrast(name: str) -> float:
        light, dark = sorted((luminance(colours[name]), luminance(colours["paper"])), reverse=True)
        return (light + 0.05) / (dark + 0.05)

    assert min(map(contrast, ("ink", "soft"))) >= 4.5
    assert min(map(contrast, "123456")) >= 3
