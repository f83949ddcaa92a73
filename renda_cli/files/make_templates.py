"""Makes templates/*.docx, in the words of templates/*.md: `python -m renda_cli.files.make_templates`."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docx import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor

from renda_cli.files import drawing, report_layout
from renda_cli.files.drawing import BODY, HEADING, LETTER_LINE, LETTER_SIZE, SMALL, add_line, add_statement
from renda_cli.files.papers import NO_DAY, settle, template_text
from renda_cli.files.report_layout import NOTE_LINE

if TYPE_CHECKING:
    from docx.document import Document as Paper
    from docx.text.paragraph import Paragraph

LETTERS = ("letter", "announce", "reminder", "rehandle", "convening")
FORMS = ("reply_form", "slip")
LETTER_MARGINS = (37, 35, 28, 26)  # mm: top, bottom, left, right
FLUSH = ("{{ (answering", "{{ unit }}：", "{{ units|", "{{ to }}：", "抄送")  # whom it goes to: from the margin
SIGNED = {"{{ town }}人民代表大会主席团": 2, "{{ issuer }}": 2, "{{ today }}": 4}  # characters from the right


class Look(NamedTuple):
    """How a paper of tables looks: the widths of each table's columns (mm), the type in them (points), the page."""

    widths: tuple[tuple[int, ...], ...]
    size: float = SMALL
    landscape: bool = True
    margins: tuple[int, int, int, int] = (25, 20, 18, 18)


_ROSTER = (10, 24, 10, 14, 17, 14, 16, 42, 18, 22, 14, 12, 18, 15, 11)
LOOKS = {
    "sheet": Look(((14, 48, 20, 22, 25, 26, 24, 27, 27, 13, 14), (70, 20, 170))),
    "card": Look(
        (
            (24, 63, 24, 63), (14, 12, 32, 22, 18, 26, 26, 24), (26, 24, 20, 17, 17, 17, 20, 17), *((26, 20, 70, 36, 22),) * 3, (26, 88, 60),
            (20, 14, 62, 22, 18, 38), (26, 82, 44, 22), (26, 76, 18, 30, 24),
            (14, 70, 26, 24, 40), (26, 20, 72, 18, 18, 20), (58, 58, 58), (36, 98, 40), (26, 68, 50, 30),
        ),
        10.5, landscape=False, margins=(22, 20, 18, 18),
    ),
    "station_plan": Look(((26, 18, 34, 40, 56), (26, 24, 84, 40)), 10.5, landscape=False, margins=(22, 20, 18, 18)),
    "station_summary": Look(
        ((44, 130), (46, 14, 74, 20, 20), (46, 22, 66, 20, 20), (58, 58, 58), (84, 30, 30, 30), (14, 24, 24, 64, 26, 22)),
        10.5, landscape=False, margins=(22, 20, 18, 18),
    ),
    "certificates": Look(((22, 38, 34, 38, 32, 15, 19),), 10.5, landscape=False, margins=(22, 20, 6, 6)),
    "project_ballot": Look(((12, 42, 48, 20, 22, 22, 14),), 10.5, landscape=False, margins=(22, 20, 15, 15)),
    "scheme": Look(((24, 30, 36, 66, 18), (40, 134)), 10.5, landscape=False, margins=(22, 20, 18, 18)),
    "duty": Look(((22, 20, 26, 28, 56, 26),), 9, landscape=False, margins=(18, 16, 16, 16)),
    "duties": Look(((26, 17, *(19,) * 12),), 8, margins=(15, 14, 11, 11)),
    "publish": Look(((9, 24, 9, 13, 17, 15, 36, 18, 20, 14, 12, 12, 12, 12, 12, 10, 16, 12),), 9, margins=(20, 18, 12, 12)),
    "rank": Look(((0,) * 10,), 10.5, margins=(22, 20, 15, 15)),
    "tables": Look(((0,) * 4,), 9, margins=(20, 18, 12, 12)),
    "notice": Look(((12, 21, 24, 18, 14, 45, 21, 37),), 10.5, landscape=False, margins=(22, 20, 9, 9)),
    "worktable": Look(((34, 14, 30, 76, 48, 32, 33),), 10.5, margins=(18, 16, 15, 15)),
    "duties_done": Look(((12, 24, 26, 24, 88),), 10.5, landscape=False, margins=(22, 20, 18, 18)),
    "analysis": Look(
        ((36, 14, 22, 44, 22, 14, 17, 17, 17, 17, 17, 24), (60, 48, 48, 48, 48), (40, 50, 80, 20, 70), (130, 50, 20, 60)),
        10.5, margins=(22, 20, 18, 18),
    ),
    "roster": Look(((*_ROSTER[:7], 30, *_ROSTER[8:13], 12, 11, 26), _ROSTER, (40, 60, 30, 40)), 9, margins=(20, 18, 12, 12)),
}  # fmt: skip
CERTIFICATE_MARGINS, CERTIFICATE_SIZE = (28, 20, 45, 45), 22  # mm; points
FORM_WIDTHS = (34, 136)  # mm: the label, what is written
FORM_HEIGHTS = {
    "联系代表情况": 24,
    "答复内容": 58,
    "单位盖章": 22,
    "意见": 56,
    "代表签名": 20,
}  # mm; the others as high as FORM_ROW
FORM_ROW, FORM_SIZE = 11, 14  # mm; points
BALLOT_WIDTHS, BALLOT_HEIGHT = (20, 66, 30, 29, 29), 12  # mm; made narrower as grades are added
WALL_WIDTH, PHOTO_HEIGHT, WALL_COLUMNS = 44, 54, 4  # mm; a photo of two inches is 35 by 49


def build(kind: str) -> bytes:
    """The Word template of a kind; the same bytes each time."""
    paper = Document()
    drawing.set_language(paper)
    drawing.set_fonts(paper.styles["Normal"].font, BODY, LETTER_SIZE if kind in LETTERS else SMALL)
    if kind in LETTERS:
        _letter(paper, kind)
    elif kind in FORMS:
        _form(paper, _wording(kind))
    elif kind == "wall":
        _wall(paper)
    elif kind == "ballot":
        _ballot(paper, _wording(kind))
    elif kind == "certificate":
        _certificate(paper, _wording(kind))
    elif kind == "report":
        report_layout.lay(paper, _wording(kind))
    else:
        _tables(paper, _wording(kind), LOOKS[kind])
    if kind != "certificate":
        drawing.number_pages(paper)
    drawing.set_properties(paper, NO_DAY)
    out = BytesIO()
    paper.save(out)
    return settle(out.getvalue())


def _letter(paper: "Paper", kind: str) -> None:
    drawing.set_page(paper, LETTER_MARGINS)
    paper.sections[0].footer_distance = Mm(28)
    for text in _wording(kind):
        if text in SIGNED and not text.startswith("{{ today"):  # no page with a signature and nothing else
            _said(paper).paragraph_format.keep_with_next = True
        _letter_line(paper, text)


def _said(paper: "Paper") -> "Paragraph":
    """The last line that always stands: not one of a condition, nor a statement."""
    depth = 0
    for line in reversed(paper.paragraphs):
        if line.text.startswith("{%p end"):
            depth += 1
        elif line.text.startswith(("{%p if", "{%p for")):
            depth -= 1
        elif not depth and not line.text.startswith("{%"):
            break
        line.paragraph_format.keep_with_next = True  # whatever of it stays, stays with the signature
    return line


def _letter_line(paper: "Paper", text: str) -> None:
    if text.startswith("{%"):
        add_statement(paper, text)
    elif text.startswith("# "):
        drawing.add_title(paper, text[2:].replace("{{ session }}", "\n{{ session }}"))
    elif text.startswith("**"):
        heading, rest = text[2:].split("**", 1)
        drawing.add_run(add_line(paper, heading, font=HEADING, indent=2), rest, BODY, LETTER_SIZE)
    elif text in SIGNED:
        _right(add_line(paper, text), SIGNED[text])
    elif text.startswith("（"):  # the number, under the title
        add_line(paper, text).alignment = WD_ALIGN_PARAGRAPH.CENTER
    else:
        add_line(paper, text, indent=0 if text.startswith(FLUSH) else 2)


def _right(line: "Paragraph", signs: int) -> None:
    """To the right, so many characters from the margin; the first line of a signature stands apart."""
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    line.paragraph_format.right_indent = Pt(signs * LETTER_SIZE)
    line.paragraph_format.space_before = Pt(LETTER_LINE if signs == min(SIGNED.values()) else 0)
    line.paragraph_format.keep_with_next = bool(signs)


def _tables(paper: "Paper", wording: list[str], look: Look) -> None:
    """Title, headings, lines and tables as the Markdown has them; the last line stands at the right."""
    drawing.set_page(paper, look.margins, landscape=look.landscape)
    widths = iter(look.widths)
    place = 0
    while place < len(wording) - 1:
        text = wording[place]
        if text.startswith("|"):
            drawing.add_table(paper, wording[place : place + 5], next(widths), look.size)
            place += 4
        elif text.startswith("{%"):
            add_statement(paper, text)
        elif text.startswith("# "):
            drawing.add_title(paper, text[2:])
        elif text.startswith("## "):
            _heading(paper, text[3:])
        else:
            line = add_line(paper, text, size=SMALL)
            if text.startswith("注："):
                line.paragraph_format.line_spacing = Pt(NOTE_LINE)
        place += 1
    _right(add_line(paper, wording[-1], size=SMALL), 0)


def _heading(paper: "Paper", text: str) -> None:
    heading = add_line(paper, text, font=HEADING, size=14)
    heading.paragraph_format.space_before = Pt(12)
    heading.paragraph_format.keep_with_next = True


def _wall(paper: "Paper") -> None:
    """A place for the photo, and under it name, work and district, so many in a row."""
    drawing.set_page(paper, (20, 18, 16, 16))
    drawing.add_title(paper, "{{ title }}")
    table = paper.add_table(rows=4, cols=WALL_COLUMNS, style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    photos, words = table.rows[1], table.rows[2]
    for row, text in ((table.rows[0], "{%tr for row in rows %}"), (table.rows[3], "{%tr endfor %}")):
        drawing.fill_cell(row.cells[0], text, BODY, SMALL, centred=False)
    photos.height, photos.height_rule = Mm(PHOTO_HEIGHT), WD_ROW_HEIGHT_RULE.EXACTLY
    for row in (photos, words):
        drawing.mark_row(row, "w:cantSplit")
    for place in range(WALL_COLUMNS):
        drawing.fill_cell(photos.cells[place], f"{{{{ row[{place}].photo }}}}", BODY, SMALL, centred=True)
        photos.cells[place].paragraphs[0].runs[0].font.color.rgb = RGBColor(0x99, 0x99, 0x99)
        photos.cells[place].paragraphs[0].paragraph_format.keep_with_next = True
        drawing.fill_cell(words.cells[place], f"{{{{ row[{place}].name }}}}", HEADING, LETTER_SIZE, centred=True)
        for field in ("work", "district"):
            line = words.cells[place].add_paragraph()
            line.alignment, line.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(0)
            drawing.add_run(line, f"{{{{ row[{place}].{field} }}}}", BODY, 10.5)
    drawing.set_widths(table, (WALL_WIDTH,) * WALL_COLUMNS)
    _right(add_line(paper, "{{ closing }}", size=SMALL), 0)


def _ballot(paper: "Paper", wording: list[str]) -> None:
    """A row a subject, and as many cells as there are grades."""
    drawing.set_page(paper, (28, 22, 18, 18))
    drawing.add_title(paper, wording[0].removeprefix("# "))
    how = add_line(paper, wording[1], indent=2, size=14)
    how.paragraph_format.space_after = Pt(10)
    table = paper.add_table(rows=4, cols=5, style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    loop, end = "{%tc for grade in grades %}", "{%tc endfor %}"
    headings, cells = (
        ("序号", "{{ what }}", loop, "{{ grade }}", end),
        ("{{ one.no }}", "{{ one.name }}", loop, "", end),
    )
    for place, texts in enumerate((headings, ("{%tr for one in rows %}",), cells, ("{%tr endfor %}",))):
        row = table.rows[place]
        drawing.mark_row(row, "w:cantSplit")
        row.height, row.height_rule = Mm(BALLOT_HEIGHT), WD_ROW_HEIGHT_RULE.AT_LEAST
        for cell, text in zip(row.cells, texts, strict=False):
            font = BODY if place else HEADING
            drawing.fill_cell(cell, text, font, SMALL, centred=text != "{{ one.name }}")
    drawing.mark_row(table.rows[0], "w:tblHeader")
    drawing.set_widths(table, BALLOT_WIDTHS)
    drawing.share_width(table, keep=2)
    signed = add_line(paper, wording[-1], size=14)
    signed.paragraph_format.space_before = Pt(LETTER_LINE)
    _right(signed, 2)


def _form(paper: "Paper", wording: list[str]) -> None:
    """A row a question, high enough to write the answer by hand; the last line, under the table, says how."""
    drawing.set_page(paper, (24, 20, 20, 20))
    title, number, _, _, *rows, how = wording
    drawing.add_title(paper, title.removeprefix("# "))
    paper.paragraphs[-1].paragraph_format.space_after = Pt(0)
    line = add_line(paper, number, size=FORM_SIZE)
    line.alignment, line.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(8)
    table = paper.add_table(rows=len(rows), cols=2, style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for row, text in zip(table.rows, rows, strict=True):
        label, _, answer = text.strip("| ").partition(" |")
        drawing.mark_row(row, "w:cantSplit")
        row.height, row.height_rule = Mm(FORM_HEIGHTS.get(label, FORM_ROW)), WD_ROW_HEIGHT_RULE.AT_LEAST
        drawing.fill_cell(row.cells[0], label, HEADING, FORM_SIZE, centred=True)
        drawing.fill_cell(row.cells[1], answer.strip(" "), BODY, FORM_SIZE, centred=False)
    drawing.set_widths(table, FORM_WIDTHS)
    add_line(paper, how, size=SMALL).paragraph_format.space_before = Pt(8)


def _certificate(paper: "Paper", wording: list[str]) -> None:
    """One a page; the last three lines, who gives it, the day and the number, stand at the right."""
    drawing.set_page(paper, CERTIFICATE_MARGINS, landscape=True)
    *lines, end = wording
    for place, text in enumerate(lines):
        if text.startswith("{%"):
            add_statement(paper, text)
        elif text.startswith("# "):
            _red_title(paper, text[2:])
        else:
            _certificate_line(paper, text, place - len(lines) + 3)
    add_statement(paper, end)


def _red_title(paper: "Paper", text: str) -> None:
    line = add_line(paper, text, font=drawing.TITLE, size=48, bold=True)
    line.alignment, line.runs[0].font.color.rgb = WD_ALIGN_PARAGRAPH.CENTER, RGBColor(0xC0, 0x00, 0x00)
    about = line.paragraph_format
    about.line_spacing, about.space_after, about.page_break_before = Pt(60), Pt(24), True


def _certificate_line(paper: "Paper", text: str, signed: int) -> None:
    """A line; `signed` is from 0 on for those of the signature, of which the last, the number, is small."""
    size = SMALL if signed == 2 else CERTIFICATE_SIZE
    line = add_line(paper, text, size=size, indent=0 if signed >= 0 or text.startswith("{{ one.to") else 2)
    line.paragraph_format.line_spacing = Pt(1.75 * size)
    if signed >= 0:
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        line.paragraph_format.space_before = Pt(0 if signed == 1 else SMALL)


def _wording(kind: str) -> list[str]:
    """The lines of the Markdown template: both forms say the same."""
    return list(filter(None, template_text(kind, "md").decode("utf-8").splitlines()))


if __name__ == "__main__":
    for kind in (*LETTERS, *FORMS, *LOOKS, "wall", "ballot", "certificate", "report"):
        Path(__file__).with_name("templates").joinpath(f"{kind}.docx").write_bytes(build(kind))
