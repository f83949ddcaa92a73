"""The shipped papers about reception days: both forms say the same, and nothing in the data breaks them."""

from typing import Any

import pytest

from renda_cli.files.papers import render
from tests.files.papers_data import lines, part, tables

HOSTILE = "{{ 7 * 7 }}{% if %}<w:p>&\\| `a*b`"
DAY = {"on": "3月10日", "weekday": "星期四", "lunar": "二月初八", "hours": "9:00", "deputies": HOSTILE, "note": ""}
TITLE = {"title": "遥观镇人大代表2022年接待选民安排表", "town": "遥观镇", "today": "2022年1月5日"}
DUTY: dict[str, Any] = {**TITLE, "station": HOSTILE, "about": "时间：9:00", "entries": [DAY, DAY]}
DUTIES: dict[str, Any] = {
    **TITLE,
    "entries": [{"station": HOSTILE, "hours": "9:00", "months": ["10日张三\n20日李四"] * 12}],
}
NOTICE: dict[str, Any] = {
    "town": "遥观镇", "station": HOSTILE, "notice_no": "3", "on": "2022年3月10日", "weekday": "星期四", "lunar": "二月初八", "hours": None,
    "place": HOSTILE, "sitting": ["张三（镇人大代表）", "李四"], "reporting": [], "accepts": HOSTILE, "refer": [], "issuer": HOSTILE, "today": "2022年3月7日",
}  # fmt: skip
DATA = {"duty": DUTY, "duties": DUTIES, "announce": NOTICE}


@pytest.mark.parametrize("kind", DATA)
def test_whatever_stands_in_the_data_is_text_in_both_forms(kind: str) -> None:
    made = render(kind, DATA[kind], form="docx")
    said = [cell for table in tables(made) for row in table for cell in row] + lines(made)
    assert any(HOSTILE in one for one in said)
    assert "49" not in "".join(said)
    assert "49" not in render(kind, DATA[kind], form="md").decode()


@pytest.mark.parametrize(("kind", "across"), [("duty", False), ("duties", True), ("announce", False)])
def test_every_paper_is_a4(kind: str, across: bool) -> None:
    page = part(render(kind, DATA[kind], form="docx"))
    assert ('w:orient="landscape"' in page) is across
    assert ('w:w="16838"' if across else 'w:w="11906"') in page


def test_the_plan_has_a_row_a_day_and_the_towns_a_row_a_station() -> None:
    (days,) = tables(render("duty", DUTY, form="docx"))
    assert days[1:] == [["3月10日", "星期四", "二月初八", "9:00", HOSTILE, ""]] * 2
    (stations,) = tables(render("duties", DUTIES, form="docx"))
    assert stations[1] == [HOSTILE, "9:00", *["10日张三\n20日李四"] * 12]


def test_a_notice_numbers_only_what_it_says() -> None:
    short = lines(render("announce", NOTICE, form="docx"))
    assert [one[:7] for one in short if one[1:2] == "、"] == [
        "一、接待时间。",
        "二、接待地点。",
        "三、接待代表。",
        "四、受理的事项",
    ]
    long = lines(render("announce", NOTICE | {"reporting": ["王五"], "refer": ["诉讼事项"]}, form="docx"))
    assert [one[:7] for one in long if one[1:2] == "、"][3:] == ["四、述职代表。", "五、受理的事项", "六、不受理的事"]
