"""Registers on the screen: which there are, what stands in them, their TOML."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from renda_cli.show.output import Output
from renda_cli.show.section import Section


def listed(found: Any, out: Output) -> None:
    """The registers there are."""
    out.listing(Section(found.fields, found.rows, notes=found.notes, about="register"))


def generated(found: Sequence[Any], path: Path | None, out: Output) -> None:
    """Where registers were written, or they themselves under their own headings.

    For machines an array of a register, of a set an object of arrays by name.
    """
    if path is not None:
        titles = [one.title for one in found]
        out.receipt([f"已写到 {path}：{'、'.join(titles)}"], lambda: {"path": str(path), "registers": titles})
        return
    if len(found) == 1:
        one = found[0]
        machine = out.format == "json"
        out.listing(Section(one.fields, one.rows) if machine else Section(one.headings, one.worded, one.title))
        return
    data = {one.form.name: [dict(zip(one.fields, row, strict=True)) for row in one.rows] for one in found}
    pages = [Section(one.headings, one.worded, one.title) for one in found]
    out.page(pages, data)


def shown(found: Mapping[str, Any], out: Output) -> None:
    """The TOML of a register or a set."""
    if out.format == "json":
        out.page([], found)
    else:
        out.lines(found["toml"].splitlines())
