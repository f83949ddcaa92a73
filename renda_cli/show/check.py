"""What the checks found, and which there are."""

from typing import Any

from renda_cli.show.headings import word
from renda_cli.show.output import Output
from renda_cli.show.section import Section

_FOR_PEOPLE = ("level", "record", "text", "check")
_MARKS = {"fault": "red"}


def tell(out: Output, outcome: Any) -> None:
    """What was mended, then what is wrong, a table a part; for machines one list."""
    found = outcome.found
    if out.format in ("json", "csv", "tsv"):
        out.listing(Section(found.fields, found.rows, about="check"))
        return
    out.lines(outcome.mended)
    if not found.rows:
        out.lines([f"没有发现问题（{outcome.checks} 项检查）"])
        return
    items = [dict(zip(found.fields, row, strict=True)) for row in found.rows]
    out.page([_section(part, items) for part in dict.fromkeys(item["part"] for item in items)], items)
    fixable = sum(item["fixable"] for item in items)
    mend = f"，其中 {fixable} 项可用 renda check --fix 改正" if fixable else ""
    out.lines(["", f"错误 {outcome.faults} 项，提醒 {len(items) - outcome.faults} 项（{outcome.checks} 项检查）{mend}"])


def _section(part: str, items: list[dict[str, Any]]) -> Section:
    of_part = [item for item in items if item["part"] == part]
    rows = [[item[name] for name in _FOR_PEOPLE] for item in of_part]
    marks = [_MARKS.get(item["level"], "") for item in of_part]
    return Section(_FOR_PEOPLE, rows, word("part", part), about="check", marks=marks)


def names(out: Output, listed: Any) -> None:
    """The checks there are."""
    out.listing(Section(listed.fields, listed.rows, about="check"))
