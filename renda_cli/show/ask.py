"""The one question that a command may ask."""

import sys

from renda_cli.show.text import clean


def confirmed(question: str) -> bool:
    """Asks on standard error (the last line of `question` gets a [y/N]) and reads one line; the end of the input means no."""
    sys.stderr.write("\n".join(clean(line) for line in question.split("\n")) + "[y/N] ")
    sys.stderr.flush()
    answer = sys.stdin.readline()
    if not answer:
        sys.stderr.write("\n")
    return answer.strip().lower() in ("y", "yes", "是")
