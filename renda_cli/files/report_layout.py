"""How the Word template of a year's report looks: an official paper of a speech, and its figures in tables behind it."""

from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from renda_cli.files import drawing
from renda_cli.files.drawing import BODY, HEADING, LETTER_LINE, LETTER_SIZE, add_line, add_statement

if TYPE_CHECKING:
    from docx.document import Document as Paper

MARGINS = (37, 35, 28, 26)  # mm: top, bottom, left, right
SECOND = "楷体"
WIDTHS = (34, 20, 13, 29, 60)  # mm: what a figure is, its number, unit, days and definition
SMALL = 10.5  # points, in tables
UNDER_TITLE = ("{{ subtitle }}", "{{ reporter }}")
ADDRESS = "{{ text }}"


def lay(paper: "Paper", wording: list[str]) -> None:
    """Draws the lines of the Markdown template into an empty paper."""
    drawing.set_page(paper, MARGINS)
    paper.sections[0].footer_distance = Mm(28)
    place = 0
    while place < len(wording):
        text = wording[place]
        if _begins_table(wording, place):
            drawing.add_table(paper, wording[place : place + 5], WIDTHS, SMALL)
            place += 4
        elif text.startswith("{%"):
            add_statement(paper, text)
        elif text.startswith("#"):
            _heading(paper, text)
        else:
            _line(paper, text)
        place += 1


def _begins_table(wording: list[str], place: int) -> bool:
    """Whether a heading of a table stands here, its columns named or in a loop of their own."""
    text = wording[place]
    return text.startswith("|") or (text.startswith("{% for") and text.endswith("|"))


def _heading(paper: "Paper", text: str) -> None:
    marks, _, words = text.partition(" ")
    if marks == "#":
        drawing.add_title(paper, words)
        paper.paragraphs[-1].paragraph_format.space_after = Pt(0)
        return
    first = marks == "##"
    line = add_line(paper, words, font=HEADING if first else SECOND, indent=2)
    line.paragraph_format.keep_with_next = True
    if words.startswith("附件"):
        line.paragraph_format.page_break_before = True
        line.paragraph_format.first_line_indent = None
    elif first:
        line.paragraph_format.space_before = Pt(LETTER_LINE / 2)


def _line(paper: "Paper", text: str) -> None:
    if text in UNDER_TITLE:
        line = add_line(paper, text, font=SECOND)
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.paragraph_format.space_after = Pt(LETTER_LINE if text == UNDER_TITLE[-1] else 0)
    elif text.startswith("注："):
        add_line(paper, text, size=12)
    else:
        add_line(paper, text, font=BODY, size=LETTER_SIZE, indent=2)
