"""A question at the terminal. Off a terminal nothing ever asks."""

import sys
from collections.abc import Sequence

from renda_cli.errors import InputError
from renda_cli.show.output import Output
from renda_cli.show.section import Section
from renda_cli.show.text import clean


def confirmed(question: str) -> bool:
    """Asks on standard error (the last line of `question` gets a [y/N]) and reads one line; the end of the input means no."""
    sys.stderr.write("\n".join(clean(line) for line in question.split("\n")) + "[y/N] ")
    sys.stderr.flush()
    answer = sys.stdin.readline()
    if not answer:
        sys.stderr.write("\n")
    return answer.strip().lower() in ("y", "yes", "是")


def agreed(out: Output, foreseen: Sequence[Section], verb: str) -> None:
    """Shows what would be done and asks. Raises InputError when the answer is no."""
    if out.format != "json":
        out.page(foreseen, None)
        out.flush()
    if not confirmed(f"是否{verb}？"):
        raise InputError(f"没有{verb}", "什么都没有改动")
