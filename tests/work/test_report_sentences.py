"""Sentences from texts with blanks: what has nothing to say is left out, and what is left reads right."""

import re
from typing import Any

import pytest

from renda_cli.files import report_words
from renda_cli.rules.rates import rate
from renda_cli.work.registry import REGISTRY
from renda_cli.work.report.printing import printed
from renda_cli.work.report.sentences import Filling, Printed, clause, paragraphs, sentence

KNOWN = {"a": 3, "b": 5, "c": 0}


def blanks(blank: str) -> Filling | None:
    """3, 5, nothing, and a word."""
    if blank == "town":
        return Filling("遥观镇")
    value = KNOWN[blank]
    return Filling(f"{value}", (Printed(blank, value, f"{value}"),)) if value else None


@pytest.mark.parametrize(
    ("node", "said"),
    [
        ("开会{a}次", "开会3次"),
        ("开会{c}次", None),
        ("{town}开会{a}次、听取报告{b}项", "遥观镇开会3次、听取报告5项"),
        ("开会{a}次、听取报告{c}项", None),
        ({"text": "收到{a}件", "items": ["议案{c}件", "建议{b}件"], "lead": "，其中", "join": "、"}, "收到3件，其中建议5件"),
        ({"text": "收到{a}件", "items": ["议案{c}件"], "lead": "，其中"}, "收到3件"),
        ({"text": "收到{c}件", "items": ["议案{a}件"], "lead": "，其中"}, None),
        ({"text": "收到{c}件", "else": {"text": "没有{c}", "else": "建议{b}件"}, "items": ["见面{a}件"], "lead": "，"}, "建议5件，见面3件"),
        ({"items": ["视察{a}次", "调研{b}次"], "join": "，"}, "视察3次，调研5次"),
        ({"items": ["视察{c}次"], "lead": "组织"}, None),
        ({"items": ["{a}个", "{b}个"], "lead": "有", "join": "、", "tail": "，占{c}"}, "有3个、5个"),
        ({"items": ["{a}个"], "lead": "（", "tail": "）"}, "（3个）"),
    ],
)  # fmt: skip
def test_a_clause_is_said_when_it_has_something_to_say(node: Any, said: str | None) -> None:
    found = clause(node, blanks)
    assert (found and found.text) == said


def test_a_clause_remembers_its_figures_in_their_order() -> None:
    said = clause({"text": "交{b}个单位{a}件", "items": ["{a}次"]}, blanks)
    assert said is not None
    assert [(one.key, one.value, one.printed) for one in said.figures] == [("b", 5, "5"), ("a", 3, "3"), ("a", 3, "3")]


def test_a_sentence_ends_once() -> None:
    said = [sentence(node, blanks) for node in ("开会{a}次", "各位代表：", "开会{a}次。", "开会{c}次")]
    assert [one and one.text for one in said] == ["开会3次。", "各位代表：", "开会3次。", None]


def test_paragraphs_are_counted_where_there_are_several() -> None:
    one, none, other = (
        {"head": head, "sentences": [f"有{{{blank}}}个", "没有{c}个"]}
        for head, blank in (("开会", "a"), ("休会", "c"), ("闭会", "b"))
    )
    several = paragraphs([one, none, other], blanks)
    assert [said.text for said in several] == ["一是开会。有3个。", "二是闭会。有5个。"]
    assert [said.text for said in paragraphs([none, other], blanks)] == ["有5个。"]
    assert paragraphs([none], blanks) == []


@pytest.mark.parametrize(
    ("value", "unit", "exact", "about"),
    [
        (7, "次", "7", "7"), (99, "次", "99", "99"), (650, "人次", "650", "650"), (653, "人次", "653", "650余"), (12345, "人次", "12345", "12000余"),
        (0, "次", "0", "0"), (None, "天", "—", "—"), (68.5, "天", "68.5", "68.5"),
        (3_000_000, "元", "300万元", "300万元"), (23_456_789, "元", "23,456,789元", "2300余万元"), (125_000, "元", "125,000元", "12万余元"),
        (34_567.5, "元", "34,567.50元", "3.4万余元"), (3456, "元", "3,456元", "3400余元"), (30_000.5, "元", "30,000.50元", "3万余元"),
        (10_000, "元", "1万元", "1万元"),
        (99.5, "元", "99.50元", "99.50元"), (0, "元", "0元", "0元"),
        (rate(22, 22), "%", "100%", "100%"), (rate(2, 3), "%", "66.67%", "66.67%"), (rate(99_999, 100_000), "%", "100.00%", "100.00%"),
        (rate(0, 5), "%", "0%", "0%"), (rate(0, 0), "%", "—", "—"),
    ],
)  # fmt: skip
def test_a_figure_is_exact_unless_asked_otherwise(value: Any, unit: str, exact: str, about: str) -> None:
    assert printed(value, unit) == exact
    assert printed(value, unit, about=True) == about


def test_every_blank_of_the_shipped_sentences_is_known() -> None:
    found = set(re.findall(r"\{([a-z_.]+)\}", str(report_words.shipped())))
    figures = {one.key for one in REGISTRY}
    said = {"level", "congress", "period", "asof", "end", "term", "standard"}
    assert {blank for blank in found if not blank.startswith("names.")} <= figures | said | {
        f"term.{key}" for key in figures
    }
    assert {"reply_rate", "names.units"} <= found
