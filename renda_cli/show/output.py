"""One table value, one renderer a format. Nothing that a clerk or a file wrote is read as mark-up, a formula or a control code."""

import os
import stat
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TextIO

from renda_cli.errors import InputError
from renda_cli.show.headings import heading, word
from renda_cli.show.text import clean, columns

FORMATS = ("table", "plain", "markdown", "html", "latex", "tsv", "csv", "json")
_TABULATE = {"plain": "simple", "markdown": "pipe", "html": "html", "latex": "latex", "tsv": "tsv"}
PAIR = ("项目", "内容")
STEPS = ("步", "推算")
_SCREENFUL = 200
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_MARKS = {"late": "red", "past_legal": "bold red"}


@dataclass(frozen=True, slots=True)
class Section:
    """A table with field names; `about` is the noun it speaks of, `title` stands above it, `notes` under it."""

    fields: Sequence[str]
    rows: Sequence[Sequence[Any]]
    title: str = ""
    about: str = ""
    notes: Sequence[str] = ()

    def without(self, name: str) -> "Section":
        """The same table without one field."""
        place = list(self.fields).index(name)
        fields = [*self.fields[:place], *self.fields[place + 1 :]]
        return replace(self, fields=fields, rows=[(*row[:place], *row[place + 1 :]) for row in self.rows])


@dataclass
class Output:
    """Where and how a command prints. `muted` keeps the confirmations of writing commands back (batch)."""

    format: str
    show_all: bool = False
    muted: bool = False
    stream: TextIO = field(default_factory=lambda: sys.stdout)

    def listing(self, section: Section) -> None:
        """A list: an array of objects in JSON, else a table."""
        if self.format == "json":
            self._json([dict(zip(section.fields, row, strict=True)) for row in section.rows])
        else:
            self._sections([section])

    def page(self, sections: Sequence[Section], data: Any) -> None:
        """Several tables under one another, or `data` in JSON."""
        if self.format == "json":
            self._json(data)
            return
        filled = [section for section in sections if section.rows]
        if self.format == "plain":
            self.stream.write("\n".join(_as_text(section) for section in filled))
        else:
            self._sections(filled)

    def receipt(self, lines: Sequence[str], read: Callable[[], Any]) -> None:
        """What a writing command did: sentences, or the object, read only now, in JSON."""
        if self.muted:
            return
        if self.format == "json":
            self._json(read())
        else:
            self.lines(lines)

    def lines(self, lines: Sequence[str]) -> None:
        """Sentences, one a line."""
        self.stream.write("".join(f"{clean(line)}\n" for line in lines))

    def _json(self, data: Any) -> None:
        import json

        if isinstance(data, list):
            encode = json.JSONEncoder(ensure_ascii=False, default=_rate_object).encode
            body = ",\n".join(map(encode, data))
            self.stream.write(f"[\n{body}\n]\n" if data else "[]\n")
        else:
            self.stream.write(json.dumps(data, ensure_ascii=False, indent=2, default=_rate_object) + "\n")

    def _sections(self, sections: Sequence[Section]) -> None:
        for place, section in enumerate(sections):
            if place and self.format not in ("csv", "tsv"):
                self.stream.write("\n")
            if section.title and self.format not in ("csv", "tsv"):
                self.stream.write(f"{_titled(clean(section.title), self.format)}\n")
            self._table(section)
            if self.format not in ("csv", "tsv"):
                self.lines([f"注：{note}" for note in section.notes])

    def _table(self, section: Section) -> None:
        headings = [heading(name, section.about) for name in section.fields]
        if self.format == "table":
            self._rich(section, headings)
        elif self.format == "csv":
            self._csv(section, headings)
        else:
            self._tabulate(section, headings)

    def _csv(self, section: Section, headings: list[str]) -> None:
        import csv

        if _is_regular_file(self.stream):
            self.stream.write("\ufeff")  # spreadsheets need it; a pipe does not
        writer = csv.writer(self.stream, lineterminator="\n")
        writer.writerow(headings)
        writer.writerows([[_defused(cell) for cell in row] for row in _cells(section)])

    def _tabulate(self, section: Section, headings: list[str]) -> None:
        from tabulate import tabulate

        rows = _cells(section)
        if self.format == "markdown":
            rows = [[cell.replace("|", "\\|") for cell in row] for row in rows]
        if self.format == "tsv":
            rows = [[_defused(cell) for cell in row] for row in rows]
        align = ["right" if numeric else "left" for numeric in _numeric(section)]
        text = tabulate(
            rows,
            headers=headings,
            tablefmt=_TABULATE[self.format],
            disable_numparse=True,
            colalign=align if rows else None,
        )
        self.stream.write(f"{text}\n")

    def _rich(self, section: Section, headings: list[str]) -> None:
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        console = Console(file=self.stream, markup=False, highlight=False, emoji=False)
        shown = section.rows if self.show_all or not self.stream.isatty() else section.rows[:_SCREENFUL]
        table = Table(box=None, pad_edge=False, header_style="bold")
        for name, numeric in zip(headings, _numeric(section), strict=True):
            table.add_column(Text(name), justify="right" if numeric else "left", overflow="fold")
        level = list(section.fields).index("level") if "level" in section.fields else None
        for raw, row in zip(shown, _cells(section, shown), strict=True):
            style = _MARKS.get(raw[level]) if level is not None else None
            table.add_row(*(Text(cell) for cell in row), style=style)
        console.print(table)
        if len(shown) < len(section.rows):
            self.lines([f"还有 {len(section.rows) - len(shown)} 行，加 --all 全部显示"])


def checked_format(text: str) -> str:
    """A format by name. Raises InputError with the choices."""
    if text not in FORMATS:
        raise InputError(f"--format 没有“{text}”这种格式", f"可选：{'、'.join(FORMATS)}")
    return text


def _titled(title: str, format_: str) -> str:
    return {
        "markdown": f"### {title}\n",
        "html": f"<h3>{title}</h3>",
        "table": f"【{title}】",
        "plain": f"【{title}】",
    }.get(format_, title)


def _as_text(section: Section) -> str:
    """A part of a page as aligned text; a list goes through tabulate, whose import a page need not wait for."""
    head = [] if section.fields in (PAIR, STEPS) else [[heading(name, section.about) for name in section.fields]]
    title = f"【{clean(section.title)}】\n" if section.title else ""
    return title + columns([*head, *_cells(section)]) + "".join(f"注：{note}\n" for note in section.notes)


def _cells(section: Section, rows: Sequence[Sequence[Any]] | None = None) -> list[list[str]]:
    fields = section.fields
    return [
        [_text(word(name, cell)) for name, cell in zip(fields, row, strict=True)]
        for row in (section.rows if rows is None else rows)
    ]


def _numeric(section: Section) -> list[bool]:
    if not section.rows or section.fields in (PAIR, STEPS):
        return [False] * len(section.fields)
    first = section.rows[0]
    return [(isinstance(cell, (int, float)) and not isinstance(cell, bool)) or _is_rate(cell) for cell in first]


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return clean(cell)
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if _is_rate(cell):
        return (
            "—" if cell.percent is None else f"{cell.percent:.{cell.decimals}f}%（{cell.numerator}/{cell.denominator}）"
        )
    if isinstance(cell, (list, tuple)):
        return "、".join(_text(item) for item in cell)
    return str(cell)


def _is_rate(cell: Any) -> bool:
    return hasattr(cell, "percent")


def _rate_object(cell: Any) -> dict[str, Any]:
    """A rate as JSON writes it: its three numbers."""
    if not _is_rate(cell):
        raise TypeError(f"not for JSON: {cell!r}")
    return {"numerator": cell.numerator, "denominator": cell.denominator, "percent": cell.percent}


def _defused(cell: str) -> str:
    """A cell that a spreadsheet would read as a formula is marked as text."""
    if cell.startswith(_FORMULA_SIGNS) and not _is_number(cell):
        return f"'{cell}"
    return cell


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _is_regular_file(stream: TextIO) -> bool:
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):
        return False
