"""What a figure is, and a set of records that it counts.

Conditions are SQL over a base (a view with one row a record). Blanks ({round}, {satisfied} …) are filled with what the
rulebook decides; see `indicators`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure: how many rows of `base` fit `counts`; with `over`, as a rate of the rows that fit `over`.

    With `measure` (median, longest, sum) that of the numbers `of` over the rows that fit `counts`, divided by `scale`. A rate with the
    measure sum is one of those numbers; `each` is the unit of what a record adds where that is not `unit`.
    """

    key: str
    label: str
    unit: str
    base: str
    counts: str
    definition: str
    over: str | None = None
    measure: str | None = None
    of: str = ""
    scale: int = 1
    each: str = ""


@dataclass(frozen=True, slots=True)
class Base:
    """A set of records: the SQL after FROM (with masking.teach), and the columns that name a record."""

    source: str
    record: str
    title: str


NUMBER = "coalesce(f.session || '/', '') || f.no"
