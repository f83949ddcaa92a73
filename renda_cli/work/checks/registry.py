"""Every check by its name. A new check is a new entry in its module."""

from collections.abc import Sequence
from difflib import get_close_matches

from renda_cli.errors import InputError
from renda_cli.rules.vocabulary import CHECK_PARTS
from renda_cli.work.checks import (
    clocks,
    dates,
    file,
    likeness,
    numbers,
    people,
    references,
    reviews,
    rules,
    scores,
    states,
    stations,
)
from renda_cli.work.checks.finding import Check
from renda_cli.work.desk import Listing

LIST_FIELDS = ("check", "part", "level", "title", "fixable")
CHECKS: tuple[Check, ...] = (
    *file.CHECKS, *references.CHECKS, *states.CHECKS, *people.CHECKS, *stations.CHECKS, *reviews.CHECKS, *scores.CHECKS,
    *clocks.CHECKS, *numbers.CHECKS, *dates.CHECKS, *likeness.CHECKS, *rules.CHECKS,
)  # fmt: skip


def chosen(names: Sequence[str]) -> list[Check]:
    """The checks named, or those of the parts named, in the order of the registry; all without names.

    Raises InputError with near names for one that there is not.
    """
    known = {one.name for one in CHECKS} | CHECK_PARTS.keys()
    for name in names:
        if name not in known:
            near = get_close_matches(name, sorted(known), n=3, cutoff=0.5)
            how = f"相近的有：{'、'.join(near)}" if near else f"可写 {'、'.join(CHECK_PARTS)}，或见 renda check --list"
            raise InputError(f"没有叫“{name[:40]}”的检查", how)
    return [one for one in CHECKS if not names or one.name in names or one.part in names]


def list_(names: Sequence[str] = ()) -> Listing:
    """The checks there are (fields LIST_FIELDS). Raises InputError as `chosen` does."""
    rows = [(one.name, one.part, one.level, one.title, one.fix is not None) for one in chosen(names)]
    return Listing(LIST_FIELDS, rows)
