"""The work table on the screen, and where it was written."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from renda_cli.show.output import Output
from renda_cli.show.section import Section


def tell(out: Output, whole: Any, parts: Sequence[Any], *, asked_file: bool = False) -> None:
    """The table by months, one array or list for machines; of an empty one a sentence, `asked_file`: that no file was written."""
    if out.format in ("json", "csv", "tsv"):
        out.listing(Section(whole.fields, whole.rows, about="worktable"))
        return
    if not parts:
        no_file = "，没有写文件" if asked_file else ""
        out.lines([f"{whole.title}：没有要列的事项{no_file}", *(f"注：{note}" for note in whole.notes)])
        return
    sections = [_section(part) for part in parts]
    first = whole.title if len(parts) == 1 else f"{whole.title}　{sections[0].title}"
    sections[0] = replace(sections[0], title=first)
    sections[-1] = replace(sections[-1], notes=whole.notes)
    out.page(sections, None)


def _section(part: Any) -> Section:
    marks = ["red" if part.title == "逾期" else ""] * len(part.rows)
    return Section(part.fields, part.rows, part.title, "worktable", marks=marks).without_blanks()


def written(out: Output, path: Path, count: int | None = None) -> None:
    """Where it was written; of a calendar with how many happenings."""
    told = f"，共 {count} 项，导入手机日历即可；再次导入会更新，不会重复" if count is not None else ""
    data = {"path": str(path)} | ({"events": count} if count is not None else {})
    out.receipt([f"已写到 {path}{told}"], lambda: data)
