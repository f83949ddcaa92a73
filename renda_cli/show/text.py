"""Text made safe and laid out for a terminal."""

from collections.abc import Sequence
from unicodedata import east_asian_width


def clean(text: str) -> str:
    """`text` without control characters, wherever they came from."""
    if text.isprintable():
        return text
    return "".join(
        sign if sign.isprintable() or sign == "\u3000" else " " if sign.isspace() else "\ufffd" for sign in text
    )


def width(text: str) -> int:
    """Columns that `text` takes on a terminal; wide characters take two."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Columns aligned for wide characters, a line a row, indented by two."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    padded = ([f"{cell}{' ' * (room - width(cell))}" for cell, room in zip(row, widths, strict=True)] for row in rows)
    return "".join(f"  {'  '.join(cells).rstrip()}\n" for cells in padded)
