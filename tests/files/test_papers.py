"""The shipped papers: what they say, what they leave unsaid, and that nothing in the data breaks them."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document

from renda_cli.files import make_templates
from renda_cli.files.papers import render, template_text
from tests.files.papers_data import BARE, DATA, ITEM, LETTER, SHEET, lines, part, tables

FORMS = ("md", "docx")
KINDS = ("letter", "sheet")
HOSTILE = "{{ 7 * 7 }}{_{ x }_}{% if %}<w:p>&lt;\\| `a*b*_c_`\n换行\t\x00\x0b\x1b[31m\ud800尾𬭎"


def text(kind: str, data: dict[str, Any], form: str) -> str:
    """A paper as lines of text, whatever its form; Markdown without its marks, a title on one line."""
    content = render(kind, data, form=form)
    if form == "docx":
        return "\n".join(line.replace("\n", "") for line in lines(content))
    return "\n".join(line.replace("**", "").removeprefix("# ") for line in content.decode().splitlines() if line)


@pytest.mark.parametrize("form", FORMS)
def test_a_letter_says_all_that_is_known(form: str) -> None:
    assert text("letter", LETTER, form).splitlines() == [
        "关于交办遥观镇第五届人民代表大会第三次会议第16号建议的函",
        "农业农村局：",
        (
            "现将遥观镇第五届人民代表大会第三次会议第16号建议《完善剑湖路路灯》（编号：5-3/16；类别：城乡建设）于2023年1月31日交办，"
            "由农业农村局主办，财政局协办。本件由张三领衔，李四、王五附议，于2023年1月6日提出。"
            "与本件合并办理的有：5-3/17 增设剑湖路路灯（赵六），各件的提出人都要答复。本件列为重点督办件。请按以下要求办理。"
        ),
        "一、联系提出人。请与提出人和附议人联系，听取对办理工作的意见。",
        (
            "二、书面答复。请书面答复每一位联名的代表，期限为：农业农村局（主办）不迟于2023年4月30日，"
            "确需延期的，请在期限届满前说明理由，最迟不超过2023年7月31日。依据：《代表法》（2025-03-11）第51条。"
        ),
        "三、协办意见。请协办单位把意见送交主办单位，期限为：财政局不迟于2023年2月28日。",
        "四、退回。认为本件不属于本单位职责的，请不迟于2023年2月10日书面说明理由，连同本件退回。",
        "五、复杂件。本件按情况复杂的建议交办，答复期限已按此确定。",
        "六、保密。提出人要求保密，请勿向外透露提出人和附议人的姓名。",
        "七、结果类别和反馈表。答复时请注明办理结果的类别，并附上征询意见的反馈表。",
        "附件：第16号.pdf",
        "遥观镇人民代表大会主席团",
        "2023年2月1日",
        "抄送：财政局",
    ]


@pytest.mark.parametrize("form", FORMS)
def test_a_letter_has_no_sentence_without_data_behind_it(form: str) -> None:
    assert text("letter", BARE, form).splitlines() == [
        "关于交办遥观镇第五届人民代表大会第三次会议第16号建议的函",
        "教育局：",
        (
            "现将遥观镇第五届人民代表大会第三次会议第16号建议《完善剑湖路路灯》（编号：5-3/16）于2023年1月31日交办，"
            "由教育局分别办理。本件由张三于2023年1月6日提出。请按以下要求办理。"
        ),
        "一、联系提出人。请与提出人联系，听取对办理工作的意见。",
        "二、书面答复。请书面答复张三，期限为：教育局（分别办理）待定。",
        "三、结果类别和反馈表。答复时请注明办理结果的类别，并附上征询意见的反馈表。",
        "遥观镇人民代表大会主席团",
        "2023年2月1日",
    ]


@pytest.mark.parametrize("form", FORMS)
def test_a_letter_goes_to_each_unit_that_answers_with_its_own_day(form: str) -> None:
    each = [
        {"name": "教育局", "role": "分别办理", "due": "2023年4月30日", "latest": ""},
        {"name": "建设局", "role": "分别办理", "due": "2023年5月6日", "latest": "2023年8月6日"},
    ]
    said = text("letter", BARE | {"units": each, "phone": "（办公室代转）", "confidential": True}, form)
    assert said.splitlines()[1] == "教育局、建设局："
    assert "由教育局、建设局分别办理。" in said
    assert "教育局（分别办理）不迟于2023年4月30日；建设局（分别办理）不迟于2023年5月6日，确需延期的" in said
    assert "提出，联系电话：（办公室代转）。" in said
    assert "请勿向外透露提出人的姓名、电话。" in said
    assert "抄送" not in said


@pytest.mark.parametrize("form", FORMS)
def test_a_letter_to_co_handlers_alone_asks_for_their_opinion_only(form: str) -> None:
    helper = [{"name": "财政局", "role": "协办", "due": "待定", "latest": ""}]
    said = text("letter", BARE | {"units": helper}, form)
    assert said.splitlines()[1] == "财政局："
    assert "二、协办意见。请协办单位把意见送交主办单位，期限为：财政局待定。" in said
    assert "书面答复" not in said
    assert "抄送" not in said


def test_a_sheet_in_markdown() -> None:
    said = render("sheet", SHEET, form="md").decode().splitlines()
    assert said[0] == "# 遥观镇第五届人民代表大会第三次会议建议交办清单"
    assert said[4:6] == [
        (
            "| 16 | 完善剑湖路路灯 | 城乡建设 | 张三 | 李四、王五 | 农业农村局 | 财政局、建设局 "
            "| 2023-01-31 | 2023-04-30 | 重点 |  |"
        ),
        (
            "| 17 | 完善剑湖路路灯 | 城乡建设 | （保密） | 李四、王五 | 教育局、建设局（分别办理） |  "
            "| 2023-01-31 | 2023-04-30 | 重点 |  |"
        ),
    ]
    assert said[-4:] == ["| 农业农村局 | 1 | 16 |", "| 教育局 | 1 | 17 |", "", "共 2 件，涉及 2 个单位。2023年2月1日"]


def test_a_sheet_in_word() -> None:
    made = render("sheet", SHEET, form="docx")
    items, units = tables(made)
    assert lines(made) == [SHEET["title"], "各单位承办的件", "共 2 件，涉及 2 个单位。2023年2月1日"]
    assert items[0] == [
        *("编号", "标题", "类别", "提出人", "附议人", "主办（分别办理）单位"),
        *("协办单位", "交办日期", "答复期限", "督办", "备注"),
    ]
    assert items[1] == [str(ITEM[key]) for key in ITEM if key != "each"]
    assert items[2][3:7] == ["（保密）", "李四、王五", "教育局、建设局（分别办理）", ""]
    assert units == [["单位", "件数", "编号"], ["农业农村局", "1", "16"], ["教育局", "1", "17"]]


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_sheet_has_no_table_of_units(form: str) -> None:
    made = render("sheet", SHEET | {"items": [], "units": [], "count": 0}, form=form)
    if form == "docx":
        assert [len(table) for table in tables(made)] == [1]
        assert lines(made) == [SHEET["title"], "共 0 件。2023年2月1日"]
    else:
        assert made.decode().splitlines()[2:] == [
            *template_text("sheet", "md").decode().splitlines()[2:4],
            "",
            "共 0 件。2023年2月1日",
        ]


def test_hostile_text_is_text_in_word() -> None:
    shown = "{{ 7 * 7 }}{_{ x }_}{% if %}<w:p>&lt;\\| `a*b*_c_`\n换行\t\n[31m尾𬭎"
    made = render("letter", LETTER | {"title": HOSTILE, "proposer": "<w:p>&", "town": "{{ title }}"}, form="docx")
    said = "\n".join(lines(made))
    assert f"《{shown}》" in said
    assert "本件由<w:p>&领衔" in said
    assert "{{ title }}人民代表大会主席团" in said
    assert len(lines(made)) == len(lines(render("letter", LETTER, form="docx")))


def test_hostile_text_stays_in_its_cell_in_word() -> None:
    title = "长" * 200
    items = [ITEM | {"number": str(no), "title": title, "note": HOSTILE} for no in range(1, 21)]
    made = render("sheet", SHEET | {"items": items, "count": 20}, form="docx")
    table, _ = tables(made)
    assert [row[0] for row in table[1:]] == [str(no) for no in range(1, 21)]
    assert {row[1] for row in table[1:]} == {title}
    assert all("<w:p>&lt;\\|" in row[10] and row[10].endswith("尾𬭎") for row in table[1:])
    assert {len(row) for row in table} == {11}


def test_hostile_text_stays_in_its_cell_in_markdown() -> None:
    items = [ITEM | {"title": HOSTILE, "note": "A&lt;B & C"} for _ in range(20)]
    rows = render("sheet", SHEET | {"items": items}, form="md").decode().splitlines()[4:24]
    shown = r"{{ 7 \* 7 }}{\_{ x }\_}{% if %}\<w:p>\&lt;\\\| \`a\*b\*\_c\_\`<br>换行" + "\t<br>" + r"\[31m尾𬭎"
    assert (
        rows
        == [
            (
                f"| 16 | {shown} | 城乡建设 | 张三 | 李四、王五 | 农业农村局 | 财政局、建设局 "
                r"| 2023-01-31 | 2023-04-30 | 重点 | A\&lt;B & C |"
            )
        ]
        * 20
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", FORMS)
def test_the_same_data_gives_the_same_bytes(kind: str, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = render(kind, DATA[kind], form=form)
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 5, 6, 7, 8, 9, 0, 0, 0))
    assert render(kind, DATA[kind], form=form) == first


@pytest.mark.parametrize("kind", KINDS)
def test_a_word_paper_carries_its_own_day_and_nobody_else(kind: str) -> None:
    made = render(kind, DATA[kind], form="docx")
    about = Document(BytesIO(made)).core_properties
    assert [str(day)[:10] for day in (about.created, about.modified)] == ["2023-02-01"] * 2
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    with ZipFile(BytesIO(made)) as members:
        assert members.testzip() is None
        assert {member.date_time for member in members.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_paper_of_no_day_is_not_dated_by_the_clock() -> None:
    about = Document(BytesIO(render("letter", LETTER | {"today": "日期待定"}, form="docx"))).core_properties
    assert [str(day)[:10] for day in (about.created, about.modified)] == ["2000-01-01"] * 2


@pytest.mark.parametrize("kind", KINDS)
def test_word_knows_the_chinese_fonts_and_the_page_number(kind: str) -> None:
    made = render(kind, DATA[kind], form="docx")
    body = part(made)
    for font in ("方正小标宋简体", "黑体", "仿宋"):
        assert f'w:eastAsia="{font}"' in body
    assert 'w:ascii="Times New Roman"' in body
    assert '<w:name w:val="Normal"/>' in part(made, "word/styles.xml")
    assert 'w:eastAsia="仿宋"' in part(made, "word/styles.xml")
    assert 'w:name="方正小标宋简体"><w:altName w:val="宋体"/>' in part(made, "word/fontTable.xml")
    footers = [name for name in ZipFile(BytesIO(made)).namelist() if "footer" in name and "rels" not in name]
    assert any('w:instr="PAGE"' in part(made, name) for name in footers)


def test_a_sheet_lies_across_the_page_and_repeats_its_heading() -> None:
    made = render("sheet", SHEET, form="docx")
    assert part(made).count("<w:tblHeader/>") == 2
    assert 'w:w="16838" w:h="11906" w:orient="landscape"' in part(made)


@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_word_templates_are_what_the_maker_makes(kind: str) -> None:
    made, shipped = make_templates.build(kind), template_text(kind, "docx")
    assert part(made) == part(shipped)
    assert make_templates.build(kind) == made


@pytest.mark.parametrize("kind", make_templates.LETTERS)
def test_no_page_of_a_letter_has_its_signature_alone(kind: str) -> None:
    lines = Document(BytesIO(make_templates.build(kind))).paragraphs
    signed = next(place for place, line in enumerate(lines) if line.text in make_templates.SIGNED)
    said = next(line for line in reversed(lines[:signed]) if not line.text.startswith(("{%", "附件")))
    assert said.paragraph_format.keep_with_next
