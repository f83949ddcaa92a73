"""Findings and questions of a review, on the page."""

from typing import Any

from renda_cli.show.output import Output
from renda_cli.show.section import Section

_FOR_MACHINES = ("json", "csv", "tsv")


def listed(out: Output, found: Any, about: str) -> None:
    """A list of findings or questions (`about`); for people without the columns that say nothing, for machines with all of them."""
    section = Section(found.fields, found.rows, found.title, about=about, notes=found.notes)
    out.listing(section if out.format in _FOR_MACHINES else section.without_blanks())
