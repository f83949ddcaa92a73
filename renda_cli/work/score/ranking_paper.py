"""The county's table as rows under Chinese headings, on the screen, as a sheet and as a paper."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from renda_cli.work import papers, texts

FORMS = ("xlsx", "csv", "docx", "md")
_NOT_SENT = "没有报来文件"
Table = tuple[list[str], list[tuple[Any, ...]]]


def table(found: Mapping[str, Any]) -> Table:
    """Headings and rows of a table of `ranking.rank`: the towns, those that sent no file, the files that could not be read, the sum."""
    sections = found["sections"]
    headings = ["名次", "乡镇", "代表", *sections, "合计", "等次", "收到议案建议", "说明"]
    rows = [
        (
            row["place"], row["town"], row["deputies"], *(row["sections"].get(name, "—") for name in sections), row["total"], row["band"],
            row["proposals"], _note(row),
        )
        for row in found["towns"]
    ]  # fmt: skip
    empty = (None,) * len(sections)
    rows += [(None, name, None, *empty, None, None, None, _NOT_SENT) for name in found["missing"]]
    rows += [(None, f"（{one['file']}）", None, *empty, None, None, None, one["why"]) for one in found["unreadable"]]
    totals = found["totals"]
    told = f"{totals['towns']} 个乡镇"
    return headings, [*rows, (None, "合计", totals["deputies"], *empty, None, None, totals["proposals"], told)]


def _note(row: Mapping[str, Any]) -> str | None:
    failed = f"一票否决：{'、'.join(row['failed'])}" if row["failed"] else ""
    awaited = f"待评：{'、'.join(row['awaited'])}" if row["awaited"] else ""
    return "；".join(filter(None, (failed, awaited))) or None


def write(found: Mapping[str, Any], output: str, today: date) -> Path:
    """Writes the table by the ending of `output`, one of FORMS. Raises InputError."""
    form = papers.form_of(output, FORMS)
    if form in ("docx", "md"):
        return papers.made("rank", _data(found, today), output, FORMS)
    from renda_cli.files import sheets_out

    target = texts.whole(output, "-o")
    headings, rows = table(found)
    if form == "csv":
        sheets_out.write_csv(target, headings, rows)
    else:
        sheets_out.write_xlsx(target, [(found["title"], headings, rows)])
    return target


def _data(found: Mapping[str, Any], today: date) -> dict[str, Any]:
    """What the paper is filled with: `sections` are the headings of the columns that `parts` of a row stand in."""
    entries = [
        {
            "place": place, "town": town, "deputies": deputies, "parts": parts, "total": total, "band": band, "proposals": proposals, "note": note,
        }
        for place, town, deputies, *parts, total, band, proposals, note in table(found)[1]
    ]  # fmt: skip
    return {
        "title": found["title"],
        "sections": found["sections"],
        "entries": entries,
        "notes": found["notes"],
        "today": papers.in_words(today.isoformat()),
    }
