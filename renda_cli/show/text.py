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
    return len(text) if text.isascii() else sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def grid(rows: Sequence[Sequence[str]], numeric: Sequence[bool] = ()) -> list[str]:
    """A line a row, columns aligned for wide characters, numeric ones to the right."""
    aligned = []
    for place, cells in enumerate(zip(*rows, strict=True)):
        right = place < len(numeric) and numeric[place]
        widths = [width(cell) for cell in cells]
        room = max(widths)
        gaps = [" " * (room - taken) for taken in widths]
        aligned.append([gap + cell if right else cell + gap for cell, gap in zip(cells, gaps, strict=True)])
    return ["  ".join(cells).rstrip() for cells in zip(*aligned, strict=True)]


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Rows aligned in columns, indented by two."""
    return "".join(f"  {line}\n" for line in grid(rows))
