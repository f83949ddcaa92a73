"""A clerk's own template: what it may do, and one sentence for each thing that can be wrong with it."""

import os
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from renda_cli.errors import InputError
from renda_cli.files.papers import render, template_text
from tests.files.papers_data import LETTER, SHEET, lines, tables

Own = Callable[..., Path]


@pytest.fixture
def own(tmp_path: Path) -> Own:
    """Writes a template: lines of Markdown, or paragraphs of a Word file."""

    def write(*texts: str, form: str = "md") -> Path:
        path = tmp_path / f"own.{form}"
        if form == "md":
            path.write_text("\n".join(texts), encoding="utf-8")
        else:
            paper = Document()
            for text in texts:
                paper.add_paragraph(text)
            paper.save(str(path))
        return path

    return write


def refused(path: Path, form: str) -> str:
    """The sentence with which a template is refused, its path shortened."""
    with pytest.raises(InputError) as caught:
        render("letter", LETTER, form=form, template=path)
    sentence = str(caught.value)
    assert "\n" not in sentence
    return sentence.replace(str(path), "T")


@pytest.mark.parametrize("form", ["md", "docx"])
def test_a_saved_copy_of_the_shipped_template_makes_the_same_paper(form: str, tmp_path: Path) -> None:
    copy = tmp_path / f"copy.{form}"
    copy.write_bytes(template_text("letter", form))
    assert render("letter", LETTER, form=form, template=copy) == render("letter", LETTER, form=form)


def test_own_markdown(own: Own) -> None:
    path = own(
        "{{ title }}：{{ signers }}", "{% for unit in units %}", "- {{ unit.name }}", "{% endfor %}", "{{ complex }}"
    )
    assert render("letter", LETTER, form="md", template=path).decode() == (
        "完善剑湖路路灯：李四、王五\n- 农业农村局\n- 财政局\n是"
    )


def test_own_markdown_saved_by_a_windows_editor(own: Own) -> None:
    path = own()
    path.write_bytes("\ufeff{{ title }}\r\n{{ phone }}{{ None }}\r\n".encode())
    assert render("letter", LETTER, form="md", template=path) == "完善剑湖路路灯\n\n".encode()


def test_own_word_file(own: Own) -> None:
    path = own(
        "{{ title }}（{{ merged|length }}）",
        "{%p for unit in units %}",
        "{{ unit.name }}",
        "{%p endfor %}",
        form="docx",
    )
    made = render("letter", LETTER | {"title": "A&B"}, form="docx", template=path)
    assert lines(made) == ["A&B（1）", "农业农村局", "财政局"]
    assert Document(BytesIO(made)).core_properties.author == ""


def test_own_table_in_word(tmp_path: Path) -> None:
    paper = Document()
    table = paper.add_table(rows=3, cols=2)
    cells = ("{%tr for item in items %}", "", "{{ item.number }}", "{{ item.title }}", "{%tr endfor %}", "")
    for cell, text in zip((cell for row in table.rows for cell in row.cells), cells, strict=True):
        cell.text = text
    paper.save(str(tmp_path / "own.docx"))
    made = render("sheet", SHEET, form="docx", template=tmp_path / "own.docx")
    assert tables(made) == [[["16", "完善剑湖路路灯"], ["17", "完善剑湖路路灯"]]]


def test_what_a_template_says_is_not_filled_twice(own: Own) -> None:
    path = own("{% macro bold(words) %}**{{ words }}**{% endmacro %}", "{{ bold(title)|safe }}")
    assert render("letter", LETTER | {"title": "{{ town }}*"}, form="md", template=path) == rb"**{{ town }}\***"
    word = own("{% set name %}{{ title }}{% endset %}{{ name }}", form="docx")
    assert lines(render("letter", LETTER | {"title": "{{ town }}<"}, form="docx", template=word)) == ["{{ town }}<"]


@pytest.mark.parametrize("form", ["md", "docx"])
def test_no_such_file(form: str, tmp_path: Path) -> None:
    assert refused(tmp_path / "none", form) == "读不了模板 T（没有这个文件）；请核对文件路径"
    assert refused(tmp_path, form) == "读不了模板 T（这是文件夹）；请核对文件路径"


def test_too_large_a_file(own: Own) -> None:
    path = own()
    os.truncate(path, 16 * 1024 * 1024 + 1)
    assert refused(path, "docx") == "模板 T 超过 16 MB；请删去其中的大图"


def test_not_a_word_file(own: Own) -> None:
    sentence = "模板 T 不是能打开的 Word 文档；请在 Word 或 WPS 中另存为 .docx"
    assert refused(own("{{ title }}"), "docx") == sentence
    whole = template_text("letter", "docx")
    cut = own()
    cut.write_bytes(whole[: len(whole) // 2])
    assert refused(cut, "docx") == sentence


def test_not_utf_8(own: Own) -> None:
    sentence = "模板 T 不是 UTF-8 编码的文本；请另存为 UTF-8（Word 模板用于生成 .docx）"
    assert refused(own("{{ title }}", form="docx"), "md") == sentence
    gbk = own()
    gbk.write_bytes("交办函".encode("gbk"))
    assert refused(gbk, "md") == sentence


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ("{{ title", "大括号里的写法有误"),
        ("{{ title + }}", "大括号里的写法有误"),
        ("{% for unit in units %}", "for 没有用 endfor 收尾"),
        ("{% 如果 %}", "不认识语句 如果，或它前面没有开头"),
        ("{% wenn %}", "不认识语句 wenn，或它前面没有开头"),
        ("{% endif %}", "不认识语句 endif，或它前面没有开头"),
        ("{{ title|large }}", "没有叫 large 的过滤器"),
    ],
)
def test_a_syntax_error_names_the_line(own: Own, wrong: str, why: str) -> None:
    assert refused(own("交办函", wrong), "md") == f"模板 T 第 2 行写得不对（{why}）；请改好模板再试"


def test_a_syntax_error_in_word_names_the_paragraph(own: Own) -> None:
    path = own("一", "二", "三", "四", "五：{{ title + }}", "六", form="docx")
    assert refused(path, "docx") == "模板 T “五：{{ title + }}”处写得不对（大括号里的写法有误）；请改好模板再试"
    first = own("标题 {{ title|large }}", "二", form="docx")
    assert (
        refused(first, "docx") == "模板 T “标题 {{ title|large }}”处写得不对（没有叫 large 的过滤器）；请改好模板再试"
    )


@pytest.mark.parametrize("form", ["md", "docx"])
def test_a_name_that_does_not_exist_is_told_with_those_that_do(own: Own, form: str) -> None:
    place = "第 2 行" if form == "md" else ""
    known = "、".join(LETTER)
    for use in ("{{ titel }}", "{% if titel %}x{% endif %}", "{% for x in titel %}{% endfor %}", "{{ titel.name }}"):
        assert refused(own("一", use, form=form), form) == (
            f"模板 T {place}填不进去（没有 titel 这一项，可用的有 {known}）；请改好模板再试"
        )


def test_a_name_within_an_item_is_told_with_those_of_the_item(own: Own) -> None:
    path = own("{% for unit in units %}", "{{ unit.nmae }}", "{% endfor %}")
    assert refused(path, "md") == (
        "模板 T 第 2 行填不进去（没有 nmae 这一项，可用的有 name、role、due、latest）；请改好模板再试"
    )
    assert refused(own("{{ title.size }}"), "md") == "模板 T 第 1 行填不进去（没有 size 这一项）；请改好模板再试"
    assert refused(own("{{ []|first }}"), "md") == "模板 T 第 1 行填不进去（用到了一个没有的值）；请改好模板再试"


@pytest.mark.parametrize("form", ["md", "docx"])
@pytest.mark.parametrize(
    "attack", ["{{ title.__class__.__mro__ }}", "{{ units.append(1) }}{{ cycler.__init__.__globals__ }}"]
)
def test_a_template_reaches_nothing_but_its_data(own: Own, form: str, attack: str) -> None:
    place = "第 1 行" if form == "md" else ""
    assert refused(own(attack, form=form), form) == f"模板 T {place}用了不许用的写法；模板里只能取数据、判断和循环"


@pytest.mark.parametrize("form", ["md", "docx"])
@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ("{{ 1 // (units|length - 2) }}", "除数是 0"),
        ("{{ title - 1 }}", "用法与值不合"),
        ("{% include 'x' %}", "用法与值不合"),
        ("{{ range(10 ** 9) }}", "数太大"),
        ("{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}", "层数太多"),
        ("{{ units }}", "填的不是文字，列表要用 for 逐项写出"),
        ("{{ units[0].items }}", "填的不是文字，列表要用 for 逐项写出"),
        ("{{ 'x'.encode('x') }}", "LookupError"),
    ],
)
def test_whatever_a_template_raises_is_one_sentence(own: Own, form: str, wrong: str, why: str) -> None:
    place = "第 1 行" if form == "md" else ""
    assert refused(own(wrong, form=form), form) == f"模板 T {place}填不进去（{why}）；请改好模板再试"


def test_a_word_paper_that_would_come_out_broken_is_not_made(own: Own) -> None:
    sentence = (
        "模板 T 填好后不是完整的文档；请检查 {% if %} 与 {% endif %}、{% for %} 与 {% endfor %} 是否在同一段，"
        "跨段的写 {%p … %}，跨行的写 {%tr … %}"
    )
    assert refused(own("{{ '<w:p>'|safe }}", form="docx"), "docx") == sentence
    path = own("{% if phone %}电话", form="docx")
    paper = Document(str(path))
    paper.add_table(rows=1, cols=1).cell(0, 0).text = "{{ phone }}{% endif %}"
    paper.save(str(path))
    assert refused(path, "docx") == sentence


def test_a_broken_line_at_the_foot_is_found_too(own: Own) -> None:
    path = own("{{ title }}", form="docx")
    paper = Document(str(path))
    paper.sections[0].footer.paragraphs[0].text = "{{ '</w:p>'|safe }}"
    paper.save(str(path))
    assert refused(path, "docx").startswith("模板 T 填好后不是完整的文档；")


def test_the_foot_and_the_head_of_a_page_are_filled(own: Own) -> None:
    path = own("{{ title }}", form="docx")
    paper = Document(str(path))
    paper.sections[0].header.paragraphs[0].text = "{{ town }}"
    paper.sections[0].footer.paragraphs[0].text = "{{ full }}"
    paper.save(str(path))
    made = Document(BytesIO(render("letter", LETTER | {"town": "A<&\n{{ title }}"}, form="docx", template=path)))
    assert made.sections[0].header.paragraphs[0].text == "A<&\n{{ title }}"
    assert made.sections[0].footer.paragraphs[0].text == "5-3/16"


def test_a_template_cannot_change_what_the_next_paper_is_made_from(own: Own) -> None:
    assert "用了不许用的写法" in refused(own("{{ signers.append('某人') }}"), "md")
    assert LETTER["signers"] == ["李四", "王五"]


def test_a_word_template_without_properties_is_dated_by_the_paper(own: Own, tmp_path: Path) -> None:
    plain = tmp_path / "plain.docx"
    with ZipFile(own("{{ title }}", form="docx")) as old, ZipFile(plain, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "_rels/.rels":
                text = re.sub(rb"<Relationship [^>]*core-properties[^>]*/>", b"", text)
            if name != "docProps/core.xml":
                new.writestr(name, text)
    made = render("letter", LETTER, form="docx", template=plain)
    about = Document(BytesIO(made)).core_properties
    assert (str(about.modified)[:10], about.last_modified_by) == ("2023-02-01", "")
    assert lines(made) == ["完善剑湖路路灯"]
