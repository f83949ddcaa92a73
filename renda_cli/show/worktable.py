"""The work table on the screen, and where it was written."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from renda_cli.show.output import Output
from renda_cli.show.section import Section


def tell(out: Output, whole: Any, parts: Sequence[Any]) -> None:
    """The table by weeks or months; one array or list for machines."""
    if out.format in ("json", "csv", "tsv"):
        out.listing(Section(whole.fields, whole.rows, about="worktable"))
        return
    sections = [_section(part, whole) for part in parts]
    if not sections:
        out.lines([f"{whole.title}：没有要列的事项", *(f"注：{note}" for note in whole.notes)])
        return
    sections[-1] = Section(*_of(sections[-1]), notes=whole.notes, marks=sections[-1].marks)
    out.lines([whole.title] if out.format in ("table", "plain") else [])
    out.page(sections, None)


def _section(part: Any, whole: Any) -> Section:
    marks = ["red" if part.title.endswith("逾期") else ""] * len(part.rows)
    return Section(part.fields, part.rows, part.title, "worktable", marks=marks).without_blanks()


def _of(section: Section) -> tuple[Any, ...]:
    return section.fields, section.rows, section.title, section.about


def written(out: Output, path: Path, count: int | None = None) -> None:
    """Where it was written; of a calendar with how many happenings."""
    told = f"，共 {count} 项，导入手机日历即可；再次导入会更新，不会重复" if count is not None else ""
    data = {"path": str(path)} | ({"events": count} if count is not None else {})
    out.receipt([f"已写到 {path}{told}"], lambda: data)
