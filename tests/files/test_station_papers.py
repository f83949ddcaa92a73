"""The plan and the summary of a station: both forms say the same, and nothing in the data breaks them."""

from typing import Any

import pytest

from renda_cli.files.papers import render
from tests.files.papers_data import lines, part, tables
from tests.files.test_deputy_papers import HOSTILE, SHOWN

HEAD = {"station": "遥观镇代表之家", "year": 2022, "people": HOSTILE, "today": "2022年12月31日", "title": HOSTILE}
PLAN: dict[str, Any] = HEAD | {
    "rules": ["每月10日", HOSTILE],
    "days": [{"on": "2022-01-10", "weekday": "星期一", "hours": None, "place": HOSTILE, "deputies": "张三、李四"}],
    "activities": [{"on": "2022-10-01", "kind": "视察", "title": HOSTILE, "place": None}],
}  # fmt: skip
SUMMARY: dict[str, Any] = HEAD | {
    "items": [{"item": "接待选民", "text": "2 次，6 人次"}, {"item": "满意率", "text": "—"}],
    "figures": {"receptions": 2, "activities": 1, "opinions": 6, "under_way": 2},
    "receptions": [{"on": "2022-03-10", "times": 1, "deputies": HOSTILE, "voters": 4, "opinions": 4}],
    "activities": [{"on": "2022-07-01", "kind": "视察", "title": HOSTILE, "times": 1, "attendances": 2}],
    "participants": [{"name": "张三", "receptions": 2, "activities": 0}],
    "topics": [{"topic": HOSTILE, "count": 2, "replied": 1, "under_way": 1}],
    "under_way": [{"id": 5, "received_on": "2022-04-01", "topic": None, "text": HOSTILE, "handler": None, "due_on": None}],
    "secret": 1,
}  # fmt: skip
DATA = {"station_plan": PLAN, "station_summary": SUMMARY}
EMPTY = {
    "station_plan": PLAN | {"rules": [], "days": [], "activities": []},
    "station_summary": SUMMARY
    | {"secret": 0, **dict.fromkeys(("receptions", "activities", "participants", "topics", "under_way"), ())},
}


@pytest.mark.parametrize("kind", DATA)
def test_both_forms_have_the_same_cells(kind: str) -> None:
    markdown = render(kind, DATA[kind], form="md").decode().splitlines()
    rows = [line for line in markdown if line.startswith("|") and not set(line) <= set("| -:")]
    word = [row for table in tables(render(kind, DATA[kind], form="docx")) for row in table]
    assert [row.count(" | ") for row in rows] == [len(row) - 1 for row in word]


@pytest.mark.parametrize("kind", DATA)
def test_whatever_stands_in_the_data_is_text(kind: str) -> None:
    made = render(kind, DATA[kind], form="docx")
    assert render(kind, DATA[kind], form="docx") == made
    said = [cell for table in tables(made) for row in table for cell in row]
    assert SHOWN in said
    assert "49" not in "".join(said + lines(made))


@pytest.mark.parametrize("form", ["md", "docx"])
def test_an_empty_paper_has_its_headings_and_no_tables(form: str) -> None:
    for kind, headings in (("station_plan", 2), ("station_summary", 5)):
        made = render(kind, EMPTY[kind], form=form)
        said = lines(made) if form == "docx" else made.decode().splitlines()
        assert (
            len([line for line in said if line.removeprefix("## ")[:2] in {f"{no}、" for no in "一二三四五"}])
            == headings
        )
        assert not [line for line in said if "保密" in line]
        if form == "docx":
            assert len(tables(made)) == headings // 5


def test_both_stand_upright_on_the_page() -> None:
    for kind, data in DATA.items():
        assert 'w:orient="landscape"' not in part(render(kind, data, form="docx"))
