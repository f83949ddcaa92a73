"""The shipped papers about deputies: both forms say the same, and nothing in the data breaks them."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from renda_cli.files import make_templates
from renda_cli.files.papers import render, template_text
from renda_cli.files.registers import read, written
from tests.files.papers_data import lines, part, tables

HOSTILE = "{{ 7 * 7 }}{_{ x }_}{% if %}<w:p>&lt;&\\| `a*b`\n\x00\x1b[31m\ud800尾𬭎"
SHOWN = "{{ 7 * 7 }}{_{ x }_}{% if %}<w:p>&lt;&\\| `a*b`\n[31m尾𬭎"
ACTIVITY = {"on": "2022-03-01", "kind": "视察", "title": HOSTILE, "place": None, "times": 1}
CARD: dict[str, Any] = {
    "town": "遥观镇", "name": HOSTILE, "period": "2022年", "today": "2022年12月31日",
    "counts": dict.fromkeys(
        ("basic", "meetings", "inspections", "trainings", "activities", "proposals", "service", "awards"), "1 次"
    ),
    "basic_rows": [{"item": "姓名", "text": HOSTILE, "item2": "性别", "text2": "男"}],
    "basic": {"seats": [
        {"level": "镇", "congress": 5, "district": HOSTILE, "card_no": None, "elected_by": "换届", "from_on": "2021-12-20", "to_on": None, "status": "在任"}
    ]},
    "meetings": {"entries": [
        {"on": "2022-01-06", "kind": "人代会", "number": "5-1", "half_days": 3, "present": 2, "leave": 1, "refused": 0, "absent": 0}
    ]},
    "inspections": {"entries": [ACTIVITY]}, "trainings": {"entries": [ACTIVITY]},
    "activities": {"entries": [ACTIVITY], "articles": [{"on": "2022-07-01", "title": HOSTILE, "medium": HOSTILE}]},
    "proposals": {"entries": [
        {"no": "5-1/1", "signed_as": "领衔", "title": HOSTILE, "status": "已答复", "class": "A、B", "satisfaction": ""}
    ]},
    "service": {
        "reviews": [{"on": "2022-09-01", "title": HOSTILE, "place": "镇政府", "grade": "满意"}],
        "receptions": {"entries": [{"on": "2022-03-10", "station": HOSTILE, "times": 1, "voters": 4, "opinions": None}]},
        "pledges": [{"what": HOSTILE, "until": "2022-09-30", "state": "未能兑现", "evidence": None, "broken_why": HOSTILE}],
        "deeds": [{"on": "2022-06-01", "kind": "实事", "what": HOSTILE, "count": 2, "people": None, "funds": 0.5}],
        "households": [{"kind": "联系户", "households": 2, "people": 7}],
        "pairings": [{"kind": "联系代表", "partner": HOSTILE, "text": ""}],
    },
    "awards": {"entries": [{"on": "2022-12-01", "title": HOSTILE, "given_by": HOSTILE, "prize": 300}]},
}  # fmt: skip
NOTHING: dict[str, Any] = CARD | {
    "meetings": {"entries": []}, "inspections": {"entries": []}, "trainings": {"entries": []}, "activities": {"entries": [], "articles": []},
    "proposals": {"entries": []}, "service": {**dict.fromkeys(("reviews", "pledges", "deeds", "households", "pairings"), ()), "receptions": {"entries": []}},
    "awards": {"entries": []},
}  # fmt: skip
PARTS = (
    "一、基本情况", "二、出席会议", "三、视察、调研、执法检查", "四、学习培训", "五、小组活动和其他活动", "六、议案建议", "七、联系群众和办实事", "八、表彰",
)  # fmt: skip
PERSON = {
    "no": 1, "name": HOSTILE, "gender": "女", "nation": "回族", "born": "1980-05", "education": "本科", "party": None, "work": HOSTILE, "district": "第3选区",
    "group": None, "labels": "农民、非党", "card_no": "0001", "elected_by": "换届", "presidium": "是", "level": "镇", "phone": "010-0000-0000",
    "sessions": 1, "sessions_expected": 2, "inspections": 3, "trainings": 4, "activities": 5, "receptions": 2,
    "led": 6, "signed": 7, "reports": 10, "pledges": 9, "fulfilled": 8,
    "deeds": 10,
}  # fmt: skip
PUBLISHED = {
    "title": "公示",
    "entries": [PERSON],
    "count": 1,
    "notes": [HOSTILE],
    "town": "遥观镇",
    "today": "2022年12月31日",
}
ROSTER = {
    "title": "名册", "summed": "共 1 席，1 人", "heads": 1, "entries": [PERSON], "private": False, "town": "遥观镇", "today": "2022年12月31日",
    "structure": [{"item": "性别", "label": HOSTILE, "count": 1, "share": "100.00%"}],
}  # fmt: skip
NOTICE = {
    "title": "公示", "period": "2022年10月", "number": HOSTILE, "as_of": "2022年11月8日", "said": HOSTILE, "town": "遥观镇", "today": "2022年11月8日",
    "sections": [
        {"title": "一、本月收到的意见", "entries": [
            {"no": 1, "on": "10月10日", "station": HOSTILE, "topic": None, "voter": "王**", "text": HOSTILE, "handler": HOSTILE, "result": HOSTILE}
        ]},
        {"title": "二、以前收到、仍在办理的意见", "entries": []},
    ],
}  # fmt: skip
FIGURES = dict.fromkeys(("count", "before", "on_spot", "replied", "under_way", "referred", "turned"), 1)
ANALYSIS: dict[str, Any] = {
    "title": "分析", "said": HOSTILE, "way": "类别", "before": "2021年", "least": 60, "notes": [HOSTILE], "town": "遥观镇", "today": "2022年12月31日",
    "rows": [{**FIGURES, "name": HOSTILE, "share": "100.00%", "bar": "█", "width": 100, "change": "+1", "satisfaction": "—"}],
    "quarters": [{"item": HOSTILE, "first": 1, "second": 2, "third": 3, "fourth": ""}],
    "repeats": [{"topic": HOSTILE, "village": HOSTILE, "quarters": "2022年一季度至二季度", "count": 2, "records": "#1、#2"}],
    "alike": [{"text": HOSTILE, "villages": HOSTILE, "count": 2, "records": "#1、#2"}],
}  # fmt: skip
DONE: dict[str, Any] = {
    "title": "公示", "period": "2022年第一季度", "until": "2022年4月12日", "phones": [HOSTILE], "notes": [HOSTILE], "town": "遥观镇",
    "today": "2022年4月2日",
    "sections": [{"title": HOSTILE, "count": 1, "entries": [{"no": 1, "name": HOSTILE, "on": "2022-01-06", "kind": HOSTILE, "text": HOSTILE}]}] * 2,
}  # fmt: skip
DATA = {
    "duties_done": DONE,
    "card": CARD,
    "publish": PUBLISHED,
    "roster": ROSTER,
    "notice": NOTICE,
    "analysis": ANALYSIS,
}


@pytest.mark.parametrize("kind", [*make_templates.LOOKS, *make_templates.LETTERS, "wall"])
def test_the_word_templates_are_what_the_maker_makes(kind: str) -> None:
    made = make_templates.build(kind)
    assert part(made) == part(template_text(kind, "docx"))
    assert make_templates.build(kind) == made


@pytest.mark.parametrize("kind", DATA)
def test_both_forms_have_the_same_cells(kind: str) -> None:
    markdown = render(kind, DATA[kind], form="md").decode().splitlines()
    rows = [line for line in markdown if line.startswith("|") and not set(line) <= set("| -:")]
    word = [row for table in tables(render(kind, DATA[kind], form="docx")) for row in table]
    assert len(rows) == len(word)
    assert [row.count(" | ") for row in rows] == [len(row) - 1 for row in word]


@pytest.mark.parametrize("kind", DATA)
def test_whatever_stands_in_the_data_is_text(kind: str) -> None:
    made = render(kind, DATA[kind], form="docx")
    assert render(kind, DATA[kind], form="docx") == made
    said = [cell for table in tables(made) for row in table for cell in row] + lines(made)
    assert SHOWN in said or any(SHOWN in one for one in said)
    assert "49" not in "".join(said)
    assert len(tables(made)) == len(tables(render(kind, DATA[kind], form="docx")))


@pytest.mark.parametrize("form", ["md", "docx"])
def test_a_card_without_anything_still_has_its_eight_parts(form: str) -> None:
    made = render("card", NOTHING, form=form)
    said = lines(made) if form == "docx" else made.decode().splitlines()
    assert [one.removeprefix("## ") for one in said if one.removeprefix("## ").startswith(PARTS)] == [
        f"{name}（1 次）" for name in PARTS
    ]
    if form == "docx":
        assert len(tables(made)) == 2


def test_why_a_pledge_was_broken_stands_where_evidence_would() -> None:
    pledges = next(table for table in tables(render("card", CARD, form="docx")) if "承诺事项" in table[0])
    assert pledges[1] == ["1", SHOWN, "2022-09-30", "未能兑现", SHOWN]


def test_a_roster_has_phones_only_when_private() -> None:
    for private in (False, True):
        said = render("roster", ROSTER | {"private": private}, form="md").decode()
        assert ("电话" in said, "010-0000-0000" in said) == (private, private)


@pytest.mark.parametrize("kind", ["notice", "analysis", "duties_done"])
def test_a_page_for_the_browser_has_the_cells_of_the_markdown(kind: str) -> None:
    page = render(kind, DATA[kind], form="html").decode()
    markdown = render(kind, DATA[kind], form="md").decode().splitlines()
    rows = [line for line in markdown if line.startswith("|") and not set(line) <= set("| -:")]
    assert page.count("<th>") + page.count("<td") == sum(row.count(" | ") + 1 for row in rows)
    assert page.count("<h2>") == sum(line.startswith("## ") for line in markdown)
    assert "{{ 7 * 7 }}{_{ x }_}{% if %}&lt;w:p&gt;&amp;lt;&amp;\\| `a*b`<br>[31m尾𬭎" in page
    assert not [sign for sign in ("<w:p>", "\x1b", "src=", "href=", "<script") if sign in page]


@pytest.mark.parametrize("kind", ["notice", "analysis", "duties_done"])
def test_a_value_that_a_browsers_template_marks_safe_stays(kind: str, tmp_path: Path) -> None:
    own = tmp_path / "own.html"
    own.write_text("{{ '<b>'|safe }}{{ title }}{{ today|e }}", encoding="utf-8")
    assert render(kind, {"title": "<i>", "today": "<u>"}, form="html", template=own) == b"<b>&lt;i&gt;&lt;u&gt;"


def test_pages_lie_across_where_tables_are_wide() -> None:
    for kind, across in (("card", False), ("publish", True), ("roster", True), ("notice", False), ("analysis", True)):
        assert ('w:orient="landscape"' in part(render(kind, DATA[kind], form="docx"))) is across


def test_the_wall_has_a_frame_of_fixed_height_for_a_photo() -> None:
    card = {"photo": "照片", "name": HOSTILE, "work": HOSTILE, "district": "第3选区"}
    empty = dict.fromkeys(card, "")
    made = render("wall", {"title": "代表", "closing": "共 1 名", "rows": [[card, empty, empty, empty]]}, form="docx")
    (table,) = Document(BytesIO(made)).tables
    assert [len(row.cells) for row in table.rows] == [4, 4]
    assert table.rows[0].height is not None
    assert table.rows[1].cells[0].text == f"{SHOWN}\n{SHOWN}\n第3选区"


def test_a_register_written_as_toml_reads_back() -> None:
    definition = {
        "title": '办"实事"簿\\', "source": "deeds", "order": ["-on"], "only": {"kind": ["实事", "a#b"], "count": [2]},
        "columns": {'表"头': "on", "= #": "what"},
    }  # fmt: skip
    text = written(definition, ["说明"], {"note": "备注"})
    assert read(text, "文件") == definition
    assert text.splitlines()[0] == "# 说明"
    assert text.splitlines()[-1] == '# "备注" = "note"'
