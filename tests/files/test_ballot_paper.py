"""The empty ballot: a cell for each grade, however many there are; both forms say the same, and nothing in the data breaks them."""

from typing import Any

import pytest

from renda_cli.files import make_templates
from renda_cli.files.papers import render, template_text
from tests.files.papers_data import lines, part, tables
from tests.files.test_deputy_papers import HOSTILE, SHOWN

BALLOT: dict[str, Any] = {
    "title": HOSTILE, "what": "评议对象", "grades": ["满意", "基本满意", "不满意", "弃权", HOSTILE], "town": "遥观镇", "on": "2022年6月10日",
    "rows": [{"no": 1, "name": HOSTILE}, {"no": 2, "name": "水利站"}], "today": "2022年6月10日",
}  # fmt: skip


def test_the_word_template_is_what_the_maker_makes() -> None:
    made = make_templates.build("ballot")
    assert part(made) == part(template_text("ballot", "docx"))
    assert make_templates.build("ballot") == made


@pytest.mark.parametrize("grades", [["好"], ["好", "差"], BALLOT["grades"], ["一", "二", "三", "四", "五", "六", "七"]])
def test_both_forms_have_a_cell_for_each_grade(grades: list[str]) -> None:
    data = BALLOT | {"grades": grades}
    markdown = render("ballot", data, form="md").decode().splitlines()
    rows = [line for line in markdown if line.startswith("|") and not set(line) <= set("| -:")]
    (word,) = tables(render("ballot", data, form="docx"))
    assert [row.count(" |") for row in rows] == [len(row) for row in word] == [len(grades) + 2] * 3
    assert word[2] == ["2", "水利站", *[""] * len(grades)]


def test_whatever_stands_in_the_data_is_text() -> None:
    made = render("ballot", BALLOT, form="docx")
    assert render("ballot", BALLOT, form="docx") == made
    (table,) = tables(made)
    said = [cell for row in table for cell in row]
    assert (said.count(SHOWN), lines(made)[-1]) == (2, "遥观镇人民代表大会主席团　2022年6月10日")
    assert "49" not in "".join(said + lines(made))
