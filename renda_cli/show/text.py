"""Text made safe and laid out for a terminal."""

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


def columns(rows: list[tuple[str, str]]) -> str:
    """Two columns, the second aligned, indented by two."""
    first = max((width(left) for left, _ in rows), default=0)
    return "".join(f"  {left}{' ' * (first - width(left))}  {right}\n" for left, right in rows)
