"""Names in the order of strokes, as official lists have them."""


def stroke_key(name: str) -> str:
    """A text that sorts names by strokes."""
    return name
