"""How reception days are printed: for machines the three fields of the contract."""

from collections.abc import Sequence
from typing import Any

from renda_cli.show.output import Output
from renda_cli.show.section import Section


def days(out: Output, fields: Sequence[str], rows: Sequence[Sequence[Any]], title: str, notes: Sequence[str]) -> None:
    """A list of reception days, with weekday and hours for people."""
    whole = Section(fields, rows, title, about="reception_day", notes=notes)
    out.listing(whole.without("weekday").without("hours") if out.format == "json" else whole)
