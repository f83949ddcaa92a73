"""A question at the terminal. Off a terminal nothing ever asks."""

import sys
from collections.abc import Sequence

from renda_cli.errors import InputError
from renda_cli.show.output import Output
from renda_cli.show.section import Section
from renda_cli.show.text import clean


def confirmed(question: str) -> bool:
    """Whether the clerk answers yes; the end of the input is a no."""
    sys.stderr.write(f"{clean(question)} [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes", "是", "好")


def agreed(out: Output, foreseen: Sequence[Section], verb: str) -> None:
    """Shows what would be done and asks. Raises InputError when the answer is no."""
    out.page(foreseen, None) if out.format != "json" else None
    if not confirmed(f"是否{verb}？"):
        raise InputError(f"没有{verb}", "什么都没有改动")
