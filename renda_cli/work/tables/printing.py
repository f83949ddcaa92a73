"""Tables as they leave the house: the sheets of a workbook, one list, or a paper."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from renda_cli.errors import InputError
from renda_cli.files import sheets_out, workbook
from renda_cli.files.tabular import Report, Table, on_paper, worded
from renda_cli.work import papers, texts
from renda_cli.work.desk import Desk
from renda_cli.work.spans import Span
from renda_cli.work.tables import catalogue

FORMS = ("xlsx", "csv", "md", "html", "docx")


def write(desk: Desk, span: Span, names: Sequence[str], output: str, *, ranked: bool = False) -> Path:
    """Writes the tables named, or all that have rows, in the form that the ending of `output` asks for. Raises InputError."""
    form = papers.form_of(output, FORMS)
    tables = catalogue.make(desk, span, names, ranked=ranked)
    if not tables:
        raise InputError(f"{span.words}没有可以统计的记录", "请核对期间，或用 --table 写明要哪一张")
    if form == "csv" and len(tables) > 1:
        raise InputError(
            f"CSV 文件只放得下一张表，这里有 {len(tables)} 张", "请用 --table 写一张，或把文件名改成 .xlsx"
        )
    if form not in ("xlsx", "csv"):
        return papers.made("tables", data(desk, span, tables), output, FORMS)
    if form == "csv":
        target = texts.whole(output, "-o")
        sheets_out.write_csv(target, tables[0].headings, (list(map(worded, row)) for row in tables[0].rows))
        return target
    return texts.write(output, workbook.render(_alone(desk, span, tables)))


def data(desk: Desk, span: Span, tables: Sequence[Table]) -> dict[str, Any]:
    """What the template `tables` is filled with: title, town, today, and of each table its title, headings, rows and notes in words."""
    return {
        "title": _title(span, tables), "town": papers.town_name(desk), "today": papers.in_words(desk.today.isoformat()),
        "tables": [
            {
                "title": one.title if len(tables) > 1 else "", "headings": one.headings, "rows": [list(map(on_paper, row)) for row in one.rows],
                "notes": one.notes,
            }
            for one in tables
        ],
    }  # fmt: skip


def _alone(desk: Desk, span: Span, tables: Sequence[Table]) -> Report:
    """A report of tables and nothing else."""
    title = _title(span, tables)
    town = papers.town_name(desk)
    return Report(title, "", town, span.words, opening=(), parts=(), closing=(), lines=(), tables=tables)


def _title(span: Span, tables: Sequence[Table]) -> str:
    return tables[0].title if len(tables) == 1 else f"{span.words}统计表"
