"""How the Word template of a year's report looks: an official paper of a speech, and its figures in tables behind it."""

from typing import TYPE_CHECKING

from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from renda_cli.files import drawing
from renda_cli.files.drawing import BODY, HEADING, LETTER_LINE, LETTER_SIZE, add_line, add_statement

if TYPE_CHECKING:
    from docx.document import Document as Paper

MARGINS = (37, 35, 28, 26)  # mm: top, bottom, left, right
ACROSS = (25, 24, 20, 20)  # of the pages of tables, which lie
SECOND = "楷体"
WIDTHS = (38, 20, 13, 23, 62)  # mm: what a figure is, its number, unit, days and definition
SMALL = 10.5  # points, in tables and the notes under them
SMALLER, NOTE_LINE = 9, 18  # in tables of many columns; from one line of a note to the next
TABLES = "## 附件：统计表"
UNDER_TITLE = ("{{ subtitle }}", "{{ reporter }}")


def lay(paper: "Paper", wording: list[str]) -> None:
    """Draws the lines of the Markdown template into an empty paper."""
    _upright(paper)
    place, end = 0, _end_of_tables(wording)
    while place < len(wording):
        text = wording[place]
        if text == TABLES:
            _turn(paper)
            drawing.set_page(paper, ACROSS, landscape=True)
        if place == end:
            _turn(paper)
            _upright(paper)
        if text.startswith("|"):
            drawing.add_table(paper, wording[place : place + 5], WIDTHS, SMALL)
            place += 4
        elif text.endswith("|"):  # its columns come in a loop
            _any_table(paper)
            place += 4
        elif text.startswith("{%"):
            add_statement(paper, text)
        elif text.startswith("#"):
            _heading(paper, text)
        else:
            _line(paper, text)
        place += 1


def _end_of_tables(wording: list[str]) -> int:
    """Where the statement stands that closes the annex of tables: both turns of the page go with it when there are none."""
    return wording.index("{% endif %}", wording.index(TABLES))


def _turn(paper: "Paper") -> None:
    """Another page begins here, which may lie."""
    paper.add_section(WD_SECTION.NEW_PAGE)
    about = paper.paragraphs[-1].paragraph_format
    about.line_spacing, about.space_after = Pt(1), Pt(0)


def _upright(paper: "Paper") -> None:
    drawing.set_page(paper, MARGINS)
    paper.sections[-1].footer_distance = Mm(28)


def _any_table(paper: "Paper") -> None:
    """A table of the catalogue: as many columns as it has headings, which share the page."""
    table = paper.add_table(rows=4, cols=3, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    end = "{%tc endfor %}"
    rows = (
        ("{%tc for heading in table.headings %}", "{{ heading }}", end),
        ("{%tr for row in table.rows %}",),
        ("{%tc for cell in row.cells %}", "{{ cell }}", end),
        ("{%tr endfor %}",),
    )
    for place, texts in enumerate(rows):
        drawing.mark_row(table.rows[place], "w:cantSplit")
        for cell, text in zip(table.rows[place].cells, texts, strict=False):  # a statement of rows needs one cell only
            drawing.fill_cell(cell, text, BODY if place else HEADING, SMALLER, centred=not place)
    drawing.mark_row(table.rows[0], "w:tblHeader")
    drawing.share_width(table, keep=0)


def _heading(paper: "Paper", text: str) -> None:
    marks, _, words = text.partition(" ")
    if marks == "#":
        drawing.add_title(paper, words)
        paper.paragraphs[-1].paragraph_format.space_after = Pt(0)
        return
    if "table.title" in words or "chapter.title" in words:
        line = add_line(paper, words, font=HEADING, size=12)
        line.paragraph_format.space_before = Pt(12)
    else:
        behind = words.startswith("附件")
        line = add_line(paper, words, font=HEADING if marks == "##" else SECOND, indent=0 if behind else 2)
        line.paragraph_format.page_break_before = behind
    line.paragraph_format.keep_with_next = True


def _line(paper: "Paper", text: str) -> None:
    if text in UNDER_TITLE:
        apart = text.replace("subtitle", "subtitle|replace('第', '\\n第', 1)")  # the session in a line of its own
        line = add_line(paper, apart, font=SECOND)
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.paragraph_format.space_after = Pt(LETTER_LINE if text == UNDER_TITLE[-1] else 0)
    elif text.startswith("注："):
        add_line(paper, text, size=SMALL).paragraph_format.line_spacing = Pt(NOTE_LINE)
    else:
        add_line(paper, text, font=BODY, size=LETTER_SIZE, indent=2)
