"""One table value, one renderer a format. Nothing that a clerk or a file wrote is read as mark-up, a formula or a control code."""

import os
import stat
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from renda_cli.errors import InputError
from renda_cli.show.headings import heading
from renda_cli.show.section import PAIR, STEPS, Section, cells, json_array, numeric, rate_object
from renda_cli.show.text import clean, columns, grid, width

FORMATS = ("table", "plain", "markdown", "html", "latex", "tsv", "csv", "json")
_TABULATE = {"plain": "simple", "markdown": "pipe", "html": "html", "latex": "latex", "tsv": "tsv"}
_SCREENFUL = 200
_SHORT = 10  # columns: a date
_LONGEST_KEY = 24  # columns: what a clerk must type as it stands


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
            self.stream.write(json_array(section))
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

    def template(self, path: Path) -> None:
        """Where a template was saved."""
        self.receipt([f"模板已存到 {path}"], lambda: {"path": str(path)})

    def paper(self, content: bytes, path: Path | None, data: Any) -> None:
        """A paper: where it was written, or the paper itself; in JSON the data that it was made from."""
        if self.format == "json":
            self._json(data)
        elif path is not None:
            self.lines([f"已写到 {path}"])
        else:
            self.stream.write(content.decode())

    def flush(self) -> None:
        """Makes sure that what was printed is out."""
        self.stream.flush()

    def lines(self, lines: Sequence[str]) -> None:
        """Sentences, one a line."""
        self.stream.write("".join(f"{clean(line)}\n" for line in lines))

    def _json(self, data: Any) -> None:
        import json

        if isinstance(data, list):
            body = ",\n".join(json.dumps(item, ensure_ascii=False, default=rate_object) for item in data)
            self.stream.write(f"[{body}]\n")
        else:
            self.stream.write(json.dumps(data, ensure_ascii=False, indent=2, default=rate_object) + "\n")

    def _sections(self, sections: Sequence[Section]) -> None:
        for place, section in enumerate(sections):
            if place:
                self.stream.write("\n")
            if section.title:
                self._aside(section.title, f"【{section.title}】", "h3", "### ")
            self._table(section)
            for note in section.notes:
                self._aside(f"注：{note}", f"注：{note}", "p", "")

    def _aside(self, text: str, plain: str, tag: str, mark: str) -> None:
        """A title or a note in the manner of the format; where only rows belong, none."""
        if self.format == "html":
            from html import escape

            self.stream.write(f"<{tag}>{escape(clean(text))}</{tag}>\n")
        elif self.format == "latex":
            self.stream.write(f"% {clean(text)}\n")
        elif self.format == "markdown":
            self.stream.write(f"{mark}{clean(text)}\n\n")
        elif self.format in ("table", "plain"):
            self.stream.write(f"{clean(plain)}\n")

    def _table(self, section: Section) -> None:
        headings = [heading(name, section.about) for name in section.fields]
        if not section.rows and self.format in ("table", "plain"):
            self.stream.write("（没有）\n")
        elif self.format == "table":
            self._rich(section, headings)
        elif self.format == "csv":
            self._csv(section, headings)
        else:
            self._tabulate(section, headings)

    def _csv(self, section: Section, headings: list[str]) -> None:
        import csv

        if _is_regular_file(self.stream) and self.stream.tell() == 0:
            self.stream.write("\ufeff")  # spreadsheets need it; a pipe does not
        writer = csv.writer(self.stream, lineterminator="\n")
        writer.writerow(headings)
        writer.writerows(cells(section, defused=True))

    def _tabulate(self, section: Section, headings: list[str]) -> None:
        from tabulate import tabulate

        rows = cells(section, defused=self.format == "tsv")
        if self.format == "markdown":
            rows = [tuple(cell.replace("|", "\\|") for cell in row) for row in rows]
        align = ["right" if right else "left" for right in numeric(section)]
        looks = (
            {"stralign": None} if self.format == "tsv" or not rows else {"colalign": align}
        )  # a machine wants no padding
        text = tabulate(rows, headers=headings, tablefmt=_TABULATE[self.format], disable_numparse=True, **looks)
        if self.format == "plain":
            text = "\n".join(map(str.rstrip, text.splitlines()))
        self.stream.write(f"{text}\n")

    def _rich(self, section: Section, headings: list[str]) -> None:
        at_terminal = self.stream.isatty()
        shown = section.rows if self.show_all or not at_terminal else section.rows[:_SCREENFUL]
        texts = cells(section, shown)
        rightwards = numeric(section)
        head = [] if section.fields in (PAIR, STEPS) else [headings]
        lines = grid([*head, *texts], rightwards)
        if not at_terminal:  # nothing to colour and nothing to fold: a pipe need not wait for rich
            self.stream.write("".join(f"{line}\n" for line in lines))
            return
        from rich.console import Console
        from rich.text import Text

        widest = max(map(width, lines), default=0)
        console = Console(
            file=self.stream,
            markup=False,
            highlight=False,
            emoji=False,
        )
        styles = ["bold"] * len(head) + list(section.marks or [""] * len(shown))[: len(shown)]
        if widest <= console.width:  # rich takes some 50 µs a cell; what fits is aligned already and only coloured
            for line, style in zip(lines, styles, strict=True):
                console.print(Text(line, style=style), soft_wrap=True)
        else:
            _print_wrapped(console, [headings] if head else [], texts, rightwards, styles[len(head) :])
        if len(shown) < len(section.rows):
            self.lines([f"还有 {len(section.rows) - len(shown)} 行，加 --all 全部显示"])


def _print_wrapped(
    console: Any,
    head: list[list[str]],
    rows: Sequence[Sequence[str]],
    rightwards: Sequence[bool],
    styles: Sequence[str],
) -> None:
    """A table wider than the terminal: rich folds its long columns; short ones stay whole and nothing is cut."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold", show_header=bool(head))
    least: list[int] = []
    for column, right in zip(zip(*head, *rows, strict=True), rightwards, strict=True):
        natural = max(map(width, column))
        is_key = natural <= _LONGEST_KEY and all(cell.isascii() for cell in column[len(head) :])
        least.append(natural if is_key else min(natural, _SHORT))
        name = column[0] if head else ""
        table.add_column(Text(name), justify="right" if right else "left", overflow="fold", min_width=least[-1])
    for row, style in zip(rows, styles, strict=True):
        table.add_row(*(Text(cell) for cell in row), style=style)
    table.width = max(console.width, sum(least) + 2 * (len(least) - 1))
    console.print(table, crop=False, width=table.width)


def checked_format(text: str, option: str = "--format") -> str:
    """A format by name. Raises InputError, naming `option`, with the choices."""
    if text not in FORMATS:
        raise InputError(f"{option} 没有“{text}”这种格式", f"可选：{'、'.join(FORMATS)}")
    return text


def _as_text(section: Section) -> str:
    """A part of a page as aligned text; only lists go through tabulate, whose import a page need not wait for."""
    title = f"【{clean(section.title)}】\n" if section.title else ""
    notes = "".join(f"注：{note}\n" for note in section.notes)
    if section.fields in (PAIR, STEPS):
        return title + columns(cells(section)) + notes
    headings = [heading(name, section.about) for name in section.fields]
    texts = cells(section)
    rules = ["-" * max(map(width, column)) for column in zip(headings, *texts, strict=True)]
    return title + "".join(f"{line}\n" for line in grid([headings, rules, *texts], numeric(section))) + notes


def _is_regular_file(stream: TextIO) -> bool:
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):
        return False
