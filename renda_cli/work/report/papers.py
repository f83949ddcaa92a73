"""The report as a file: Word, Markdown and HTML from a template, or a workbook."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from renda_cli.errors import InputError
from renda_cli.files import papers, report_html, workbook
from renda_cli.files.tabular import Line, Report, Table, by_chapter, on_paper
from renda_cli.rules.rates import Rate
from renda_cli.work import papers as shared
from renda_cli.work import texts
from renda_cli.work.desk import Desk
from renda_cli.work.papers import Paper, form_of
from renda_cli.work.report import delivery, making
from renda_cli.work.report.delivery import Delivery
from renda_cli.work.report.making import Draft
from renda_cli.work.report.sentences import Said
from renda_cli.work.spans import Span

FIGURE_FIELDS = ("chapter", "key", "label", "value", "unit", "period", "definition")
FORMS = ("md", "docx", "html", "xlsx")


class Figures(dict[str, str]):
    """Each figure by its key, as sentences print it."""

    listed_by = "各项指标的英文名用 renda summary 年份 --format json 查"


def report(
    desk: Desk, span: Span, given: Delivery | None = None, *, output: str | None = None, template: str | None = None, about: bool = False,
) -> Paper:  # fmt: skip
    """The report of a span, given when and where `given` says, in the form that the ending of `output` asks for; without it Markdown, not written.

    Raises InputError for a span without records, a template or a path that does not do.
    """
    form = _form(output, template)
    given = given or delivery.of(desk, span)
    draft = making.draft(desk, span, given, about=about)
    own = texts.whole(template, "--template") if template else None
    if form == "xlsx":
        content = workbook.render(draft.report)
    elif form == "html":
        content = report_html.render(draft.report, own)
    else:
        content = papers.render("report", fields(draft, given.day or span.last), form=form, template=own)
    return Paper(content, traced(draft), texts.write(output, content) if output else None)


def _form(output: str | None, template: str | None) -> str:
    shared.require_names(output, template, "报告.docx")
    form = form_of(output or template, FORMS)
    if output is None and form != "md":
        raise InputError("这种格式印不到屏幕上", f"请加 -o 文件.{form}")
    if template and form == "xlsx":
        raise InputError(".xlsx 不用模板", "请去掉 --template，或把 -o 写成 .docx、.md、.html")
    return form


def save_template(output: str, others: Iterable[Any]) -> Path:
    """Writes the shipped template, for the clerk to change. Raises InputError, also when any of `others` is asked for beside it."""
    return shared.save_template("report", output, others, "报告", FORMS[:-1])


def fields(draft: Draft, today: str) -> dict[str, Any]:
    """What templates are given."""
    report = draft.report
    return {
        "title": report.title, "subtitle": report.subtitle, "reporter": report.reporter, "town": report.town, "period": report.period,
        "opening": report.opening, "closing": report.closing, "notes": report.notes, "today": today,
        "parts": [
            {"title": part.title, "paragraphs": part.paragraphs, "tables": [_table(one) for one in part.tables]}
            for part in report.parts
        ],
        "chapters": _chapters(report), "tables": [_table(one) for one in report.tables], "figures": Figures(draft.printed),
    }  # fmt: skip


def _chapters(report: Report) -> list[dict[str, Any]]:
    """The figures under the titles of their chapters, values as text; those that tell nothing are only counted."""
    return [
        {"title": title, "lines": [_figure(one) for one in told], "rest": rest}
        for title, told, rest in by_chapter(report.lines)
    ]


def _figure(one: Line) -> dict[str, str]:
    return {
        "label": one.label, "value": str(on_paper(one.value)), "unit": "" if isinstance(one.value, Rate) else one.unit,
        "period": one.period, "definition": one.definition, "key": one.key,
    }  # fmt: skip


def _table(table: Table) -> dict[str, Any]:
    return {
        "name": table.name, "title": table.title, "headings": table.headings, "notes": table.notes,
        "rows": [{"cells": [str(on_paper(cell)) for cell in row]} for row in table.rows],
    }  # fmt: skip


def traced(draft: Draft) -> dict[str, Any]:
    """The report as data: each paragraph with the figures in it, and every figure with its period and definition."""
    report = draft.report
    return {
        "title": report.title, "subtitle": report.subtitle, "reporter": report.reporter, "town": report.town, "period": report.period,
        "opening": [_paragraph(said) for said in draft.opening],
        "parts": [
            {"title": part.title, "paragraphs": [_paragraph(one) for one in said]}
            for part, (_, said) in zip(report.parts, draft.parts, strict=True)
        ],
        "closing": [_paragraph(said) for said in draft.closing],
        "notes": report.notes,
        "figures": [
            {field: getattr(one, field) for field in FIGURE_FIELDS} for one in report.lines
        ],
    }  # fmt: skip


def _paragraph(said: Said) -> dict[str, Any]:
    return {"text": said.text, "figures": [one._asdict() for one in said.figures]}
