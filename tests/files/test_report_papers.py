"""The report's templates: Word says what Markdown says, tables of any width have a place in both."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length

from renda_cli.files import make_templates
from renda_cli.files.papers import render, template_text

TABLE: dict[str, Any] = {
    "title": "承办单位办理情况", "headings": ("承办单位", "件数", "按期答复率", "备注"), "notes": ("按期：首次答复不晚于期限。",),
    "rows": [{"cells": ("建设局", "8", "87.50%", "含 <a|b>")}, {"cells": ("财政所", "3", "—", "")}],
}  # fmt: skip
REPORT: dict[str, Any] = {
    "title": "遥观镇人民代表大会主席团工作报告", "subtitle": "——2023年1月6日在遥观镇第五届人民代表大会第三次会议上", "reporter": "镇人大主席　张　三",
    "town": "遥观镇", "period": "2022年", "opening": ["各位代表：", "现将工作报告如下。"], "closing": ["谢谢大家。"], "notes": ["数字截至昨天。"],
    "today": "2023-01-06",
    "parts": [{"title": "（一）做好代表工作", "paragraphs": ["收到建议22件。"], "tables": [TABLE]}],
    "chapters": [{"title": "议案建议", "lines": [
        {"key": "reply_rate", "label": "答复率", "value": "100.00%", "unit": "", "period": "2022年", "definition": "已答复 ÷ 已交办"}],
        "rest": "另有 3 项没有列出"}],
    "tables": [TABLE], "figures": {"reply_rate": "100%"},
}  # fmt: skip
BARE = REPORT | {"subtitle": "", "reporter": "", "notes": [], "tables": [], "parts": []}


def test_the_shipped_word_template_is_what_the_maker_makes() -> None:
    assert make_templates.build("report") == template_text("report", "docx")


def test_markdown() -> None:
    made = render("report", REPORT, form="md").decode()
    assert (
        made.count(
            "| 承办单位 | 件数 | 按期答复率 | 备注 |\n| --- | --- | --- | --- |\n| 建设局 | 8 | 87.50% | 含 \\<a\\|b> |\n"
        )
        == 2
    )
    assert "\n## 附件：统计表\n\n### 承办单位办理情况\n" in made
    assert "\n谢谢大家。\n\n注：数字截至昨天。\n\n## 附件：统计表\n" in made
    assert made.index("## 附件：统计表") < made.index("\n\n## 附件：主要数据和口径\n")
    assert made.endswith("| 已答复 ÷ 已交办 |\n\n注：另有 3 项没有列出。\n")
    bare = render("report", BARE, form="md").decode()
    assert bare.startswith(
        "# 遥观镇人民代表大会主席团工作报告\n\n各位代表：\n\n现将工作报告如下。\n\n## 一、2022年工作回顾\n\n谢谢大家。\n"
    )
    assert "统计表" not in bare


def test_word() -> None:
    made = render("report", REPORT, form="docx")
    assert made == render("report", REPORT, form="docx")
    paper = Document(BytesIO(made))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in paper.tables]
    assert tables[0] == tables[1] == [list(TABLE["headings"]), *([*row["cells"]] for row in TABLE["rows"])]
    assert tables[2] == [
        ["指标", "数值", "单位", "期间", "口径"],
        ["答复率", "100.00%", "", "2022年", "已答复 ÷ 已交办"],
    ]
    lines = [one.text for one in paper.paragraphs]
    assert lines[1] == "——2023年1月6日在遥观镇\n第五届人民代表大会第三次会议上"
    assert lines[5:9] == ["一、2022年工作回顾", "（一）做好代表工作", "收到建议22件。", "承办单位办理情况"]
    body = ZipFile(BytesIO(made)).read("word/document.xml").decode()
    assert body.count("<w:tblHeader/>") == 3


def _millimetres(length: Length | None) -> int:
    assert length is not None
    width: float = length.mm
    return round(width)


def test_the_tables_lie_on_pages_of_their_own_and_every_page_has_its_number() -> None:
    paper = Document(BytesIO(render("report", REPORT, form="docx")))
    sizes = [(_millimetres(one.page_width), _millimetres(one.page_height)) for one in paper.sections]
    assert sizes == [(210, 297), (297, 210), (210, 297)]
    bare = Document(BytesIO(render("report", BARE, form="docx")))
    assert [_millimetres(one.page_width) for one in bare.sections] == [210]
    for section in (*paper.sections, *bare.sections):
        assert not section.footer.is_linked_to_previous
        assert "PAGE" in section.footer._element.xml


def test_columns_are_as_wide_as_their_text_and_numbers_stand_in_the_middle() -> None:
    table = Document(BytesIO(render("report", REPORT, form="docx"))).tables[0]
    wide = [int(cell._tc.get_or_add_tcPr().find(qn("w:tcW")).get(qn("w:w"))) for cell in table.rows[1].cells]
    assert 4990 < sum(wide) <= 5000
    assert wide[0] > wide[1] < wide[2]
    aligned = [cell.paragraphs[0].alignment for cell in table.rows[1].cells]
    assert aligned == [None, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.CENTER, None]


@pytest.mark.parametrize("form", ["md", "docx"])
def test_what_is_not_there_leaves_no_empty_line(form: str) -> None:
    made = render("report", BARE, form=form)
    if form == "md":
        assert "\n\n\n" not in made.decode()
    else:
        assert all(one.text for one in Document(BytesIO(made)).paragraphs)
