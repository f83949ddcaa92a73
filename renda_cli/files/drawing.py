"""What the Word templates are drawn with: Chinese fonts, pages, titles, lines, tables. Type in points, all else in mm."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

if TYPE_CHECKING:
    from docx.document import Document as Paper
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

TITLE, BODY, HEADING, PAGE = "方正小标宋简体", "仿宋", "黑体", "宋体"  # an office computer without the first shows 宋体
LATIN = "Times New Roman"
LETTER_SIZE, LETTER_LINE, TITLE_SIZE, TITLE_LINE = 16, 28, 22, 34  # 三号, 二号
SMALL = 12  # in tables
FALLBACKS = {TITLE: "宋体", BODY: "仿宋_GB2312"}


def set_language(paper: "Paper") -> None:
    """Chinese line breaks, and what stands in where a computer lacks a font."""
    for language in paper.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    part = next(part for part in paper.part.package.iter_parts() if part.partname == "/word/fontTable.xml")
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in FALLBACKS.items()
    )
    part._blob = part.blob.replace(b"</w:fonts>", f"{fonts}</w:fonts>".encode())


def set_page(paper: "Paper", margins: tuple[int, int, int, int], *, landscape: bool = False) -> None:
    """The last section as A4; margins top, bottom, left, right."""
    page = paper.sections[-1]
    page.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = map(Mm, margins)
    page.footer_distance = Mm(min(28, margins[1] // 2))


def add_title(paper: "Paper", text: str) -> None:
    """The title, centred."""
    line = add_line(paper, text, font=TITLE, size=TITLE_SIZE, bold=True)
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.paragraph_format.line_spacing = Pt(TITLE_LINE)
    line.paragraph_format.space_after = Pt(LETTER_LINE)


def add_statement(paper: "Paper", words: str) -> None:
    """A paragraph that vanishes when the paper is filled."""
    add_line(paper, words.replace("{%", "{%p", 1), size=SMALL)


def add_line(
    paper: "Paper", text: str, *, font: str = BODY, size: float = LETTER_SIZE, bold: bool = False, indent: int = 0
) -> "Paragraph":
    """A paragraph; its first line indented by so many characters."""
    line = paper.add_paragraph()
    line.paragraph_format.space_after = Pt(0)
    line.paragraph_format.line_spacing = Pt(LETTER_LINE)
    line.paragraph_format.first_line_indent = Pt(indent * size) if indent else None
    add_run(line, text, font, size, bold=bold)
    return line


def add_run(line: "Paragraph", text: str, font: str, size: float, *, bold: bool = False) -> "Run":
    """A stretch of text in one font."""
    run = line.add_run(text)
    run.bold = bold or None
    set_fonts(run.font, font, size)
    return run


def set_fonts(font: Any, east_asian: str, size: float) -> None:
    """A font for Chinese, and the one for Latin that goes with it."""
    font.name, font.size = LATIN, Pt(size)
    font.element.rPr.rFonts.set(qn("w:eastAsia"), east_asian)


def add_table(paper: "Paper", wording: Sequence[str], widths: Sequence[int], size: float = SMALL) -> None:
    """A heading that every page repeats, and a row for each round of the loop.

    `wording` is the Markdown: headings, rule, loop, cells, end of the loop. Where columns come in a loop of their own, all share the page.
    """
    headings, _, loop, cells, end = wording
    table = paper.add_table(rows=4, cols=len(widths), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _fill(table, 0, _cells(headings), HEADING, size)
    _fill(table, 1, [loop.replace("{%", "{%tr")], BODY, size)
    _fill(table, 2, _cells(cells), BODY, size)
    _fill(table, 3, [end.replace("{%", "{%tr")], BODY, size)
    mark_row(table.rows[0], "w:tblHeader")
    if "{% for" in headings:
        share_width(table, keep=0)
    else:
        set_widths(table, widths)


def _cells(line: str) -> list[str]:
    """The cells of a row of the Markdown; a loop over columns begins and ends in cells of its own, which Word's template drops."""
    apart = line.replace("|{% for", "| {%tc for").replace("|{% endfor %}", "| {%tc endfor %} |")
    return re.sub(r"(\{%tc for [^%]*%\})", r"\1 |", apart).strip("| ").split(" | ")


def set_widths(table: "Table", widths: Sequence[int]) -> None:
    """The widths of a table's columns."""
    for place, width in enumerate(widths):
        table.columns[place].width = Mm(width)
        for row in table.rows:
            row.cells[place].width = Mm(width)


def share_width(table: "Table", keep: int) -> None:
    """The table as wide as the page; beside the first `keep` columns the others, however many they become, share what is left."""
    table.autofit = True
    width = table._tbl.tblPr.find(qn("w:tblW"))
    width.set(qn("w:type"), "pct")
    width.set(qn("w:w"), "5000")
    for row in table.rows:
        for cell in row.cells[keep:]:
            cell._tc.get_or_add_tcPr().find(qn("w:tcW")).set(qn("w:type"), "auto")


def _fill(table: "Table", row: int, texts: list[str], font: str, size: float) -> None:
    mark_row(table.rows[row], "w:cantSplit")
    for cell, text in zip(table.rows[row].cells, texts, strict=False):  # a statement needs one cell only
        fill_cell(cell, text, font, size, centred=font == HEADING)


def fill_cell(cell: "_Cell", text: str, font: str, size: float, *, centred: bool) -> None:
    """Text in the middle of a cell's height."""
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    line = cell.paragraphs[0]
    line.paragraph_format.space_after = Pt(0)
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else None
    add_run(line, text, font, size)


def mark_row(row: "_Row", name: str) -> None:
    """Sets a mark of a row: that it is not split (w:cantSplit), that every page repeats it (w:tblHeader)."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def number_pages(paper: "Paper") -> None:
    """— 1 — at the foot of every page."""
    for section in paper.sections:  # each its own: a template may leave out the one before
        section.footer.is_linked_to_previous = False
        _number(section.footer.paragraphs[0])


def _number(line: "Paragraph") -> None:
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_run(line, "— ", PAGE, 14)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number = add_run(line, "1", PAGE, 14)
    line._p.append(field)
    field.append(number._r)
    add_run(line, " —", PAGE, 14)


def set_properties(paper: "Paper", day: datetime) -> None:
    """Nothing of the package that wrote it and nothing of the clock."""
    about = paper.core_properties
    about.author = about.comments = about.last_modified_by = ""
    about.created = about.modified = day
