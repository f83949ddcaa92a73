"""Makes templates/*.docx, in the words of templates/*.md: `python -m renda_cli.files.make_templates`."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from renda_cli.files.papers import NO_DAY, settle, template_text

if TYPE_CHECKING:
    from docx.document import Document as Paper
    from docx.table import Table, _Row
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

TITLE, BODY, HEADING, PAGE = "方正小标宋简体", "仿宋", "黑体", "宋体"  # an office computer without the first shows 宋体
LATIN = "Times New Roman"
SMALL = 12  # points in tables
LETTER_SIZE, LETTER_LINE, TITLE_SIZE, TITLE_LINE = 16, 28, 22, 34  # points: 三号, 二号
LETTER_MARGINS = (37, 35, 28, 26)  # mm: top, bottom, left, right
SHEET_MARGINS = (25, 20, 18, 18)

ITEM_WIDTHS = (14, 48, 20, 22, 25, 26, 24, 27, 27, 13, 14)  # mm
UNIT_WIDTHS = (70, 20, 170)
FALLBACKS = {TITLE: "宋体", BODY: "仿宋_GB2312"}
FLUSH = ("{{ (answering", "抄送")  # whom it goes to: from the margin
SIGNED = {"{{ town }}人民代表大会主席团": 2, "{{ today }}": 4}  # characters from the right


def build(kind: str) -> bytes:
    """The Word template of a kind, `letter` or `sheet`; the same bytes each time."""
    paper = Document()
    _language(paper)
    _fonts(paper.styles["Normal"].font, BODY, LETTER_SIZE if kind == "letter" else SMALL)
    (_letter if kind == "letter" else _sheet)(paper)
    _page_number(paper)
    _properties(paper, NO_DAY)
    out = BytesIO()
    paper.save(out)
    return settle(out.getvalue())


def _letter(paper: "Paper") -> None:
    _page(paper, LETTER_MARGINS)
    for text in filter(None, _wording("letter")):
        _letter_line(paper, text)


def _letter_line(paper: "Paper", text: str) -> None:
    if text.startswith("{%"):
        _statement(paper, text)
    elif text.startswith("# "):
        _title(paper, text[2:].replace("{{ session }}", "\n{{ session }}"))
    elif text.startswith("**"):
        heading, rest = text[2:].split("**", 1)
        _run(_line(paper, heading, font=HEADING, indent=2), rest, BODY, LETTER_SIZE)
    elif text in SIGNED:
        _right(_line(paper, text), SIGNED[text])
    else:
        _line(paper, text, indent=0 if text.startswith(FLUSH) else 2)


def _sheet(paper: "Paper") -> None:
    wording = list(filter(None, _wording("sheet")))
    items, units = (place for place, text in enumerate(wording) if set(text) <= set("| -:"))
    _page(paper, SHEET_MARGINS, landscape=True)
    _title(paper, wording[0][2:])
    _table(paper, wording[items - 1 : items + 4], ITEM_WIDTHS)
    _statement(paper, wording[items + 4])
    heading = _line(paper, wording[units - 2].removeprefix("## "), font=HEADING, size=14)
    heading.paragraph_format.space_before = Pt(12)
    heading.paragraph_format.keep_with_next = True
    _table(paper, wording[units - 1 : units + 4], UNIT_WIDTHS)
    _statement(paper, wording[units + 4])
    _right(_line(paper, wording[-1], size=SMALL), 0)


def _wording(kind: str) -> list[str]:
    """The lines of the Markdown template: both forms say the same."""
    return template_text(kind, "md").decode("utf-8").splitlines()


def _language(paper: "Paper") -> None:
    """Chinese line breaks, and what stands in where a computer lacks a font."""
    for language in paper.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    part = next(part for part in paper.part.package.iter_parts() if part.partname == "/word/fontTable.xml")
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in FALLBACKS.items()
    )
    part._blob = part.blob.replace(b"</w:fonts>", f"{fonts}</w:fonts>".encode())


def _page(paper: "Paper", margins: tuple[int, int, int, int], *, landscape: bool = False) -> None:
    """A4; margins in mm: top, bottom, left, right."""
    page = paper.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    page.top_margin, page.bottom_margin, page.left_margin, page.right_margin = map(Mm, margins)
    page.footer_distance = Mm(10 if landscape else 28)


def _title(paper: "Paper", text: str) -> None:
    line = _line(paper, text, font=TITLE, size=TITLE_SIZE, bold=True)
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.paragraph_format.line_spacing = Pt(TITLE_LINE)
    line.paragraph_format.space_after = Pt(LETTER_LINE)


def _statement(paper: "Paper", words: str) -> None:
    """A paragraph that vanishes when the paper is filled."""
    _line(paper, words.replace("{%", "{%p", 1), size=SMALL)


def _line(
    paper: "Paper", text: str, *, font: str = BODY, size: int = LETTER_SIZE, bold: bool = False, indent: int = 0
) -> "Paragraph":
    line = paper.add_paragraph()
    line.paragraph_format.space_after = Pt(0)
    line.paragraph_format.line_spacing = Pt(LETTER_LINE)
    line.paragraph_format.first_line_indent = Pt(indent * size) if indent else None
    _run(line, text, font, size, bold=bold)
    return line


def _right(line: "Paragraph", signs: int) -> None:
    """To the right, so many characters from the margin; the first line of a signature stands apart."""
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    line.paragraph_format.right_indent = Pt(signs * LETTER_SIZE)
    line.paragraph_format.space_before = Pt(LETTER_LINE if signs == min(SIGNED.values()) else 0)
    line.paragraph_format.keep_with_next = bool(signs)


def _run(line: "Paragraph", text: str, font: str, size: int, *, bold: bool = False) -> "Run":
    run = line.add_run(text)
    run.bold = bold or None
    _fonts(run.font, font, size)
    return run


def _fonts(font: Any, east_asian: str, size: int) -> None:
    font.name, font.size = LATIN, Pt(size)
    font.element.rPr.rFonts.set(qn("w:eastAsia"), east_asian)


def _table(paper: "Paper", wording: list[str], widths: tuple[int, ...]) -> None:
    """A heading that every page repeats, and a row for each round of the loop; widths in mm.

    `wording` is the Markdown: headings, rule, loop, cells, end of the loop.
    """
    headings, _, loop, cells, end = wording
    table = paper.add_table(rows=4, cols=len(widths), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _fill(table, 0, headings.strip("| ").split(" | "), HEADING)
    _fill(table, 1, [loop.replace("{%", "{%tr")], BODY)
    _fill(table, 2, cells.strip("| ").split(" | "), BODY)
    _fill(table, 3, [end.replace("{%", "{%tr")], BODY)
    _mark(table.rows[0], "w:tblHeader")
    for place, width in enumerate(widths):
        table.columns[place].width = Mm(width)
        for row in table.rows:
            row.cells[place].width = Mm(width)


def _fill(table: "Table", row: int, texts: list[str], font: str) -> None:
    _mark(table.rows[row], "w:cantSplit")
    for cell, text in zip(table.rows[row].cells, texts, strict=False):  # a statement needs one cell only
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        line = cell.paragraphs[0]
        line.paragraph_format.space_after = Pt(0)
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER if font == HEADING else None
        _run(line, text, font, SMALL)


def _mark(row: "_Row", name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _page_number(paper: "Paper") -> None:
    line = paper.sections[0].footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(line, "— ", PAGE, 14)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number = _run(line, "1", PAGE, 14)
    line._p.append(field)
    field.append(number._r)
    _run(line, " —", PAGE, 14)


def _properties(paper: "Paper", day: datetime) -> None:
    """Nothing of the package that wrote it and nothing of the clock."""
    about = paper.core_properties
    about.author = about.comments = about.last_modified_by = ""
    about.created = about.modified = day


if __name__ == "__main__":
    for kind in ("letter", "sheet"):
        Path(__file__).with_name("templates").joinpath(f"{kind}.docx").write_bytes(build(kind))
