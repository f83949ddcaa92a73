"""The pieces that a chart is drawn of: lines of text, blocks, and how much room text takes."""

from collections.abc import Sequence
from html import escape
from math import ceil, floor, log10
from typing import NamedTuple
from unicodedata import east_asian_width

from renda_cli.files.sheet_text import text

SIZE = 13  # of text, in the picture's units
COLOURS = 6
TALL = 170  # the plot of standing charts


class Plot(NamedTuple):
    """Where marks stand: the picture's width, the plot's left and right, its top, the ticks of the numbers' axis."""

    width: float
    left: float
    right: float
    top: float
    ticks: Sequence[float]

    def along(self, value: float) -> float:
        """How far right a number lies."""
        return self.left + (self.right - self.left) * value / self.ticks[-1]

    def down(self, value: float) -> float:
        """How far down a number stands."""
        return self.top + TALL * (1 - value / self.ticks[-1])


def ticks(numbers: Sequence[float]) -> list[float]:
    """Round numbers from 0 to the largest or above, two to six of them; steps of whole things are whole."""
    most = max(numbers, default=0)
    if most <= 0:
        return [0, 1]
    scale = 10.0 ** floor(log10(most / 4))
    step = next(scale * by for by in (1, 2, 5, 10) if most / (scale * by) <= 5)
    if all(number == int(number) for number in numbers):
        step = max(step, 1)
    return [round(step * place, 9) for place in range(ceil(round(most / step, 9)) + 1)]


def said(value: float | None, unit: str = "") -> str:
    """A number as it stands at its mark, percent with its sign; `—` where there is nothing to measure."""
    if value is None:
        return "—"
    return f"{value:,.4f}".rstrip("0").rstrip(".") + ("%" if unit == "%" else "")


def written(x: float, y: float, words: str, look: str = "", whole: str = "") -> str:
    """A line of text; `whole` is what it is short for."""
    title = f"<title>{escape(whole)}</title>" if whole and whole != words else ""
    look = f' class="{look}"' if look else ""
    return f'<text{look} x="{number(x)}" y="{number(y)}">{escape(words)}{title}</text>'


def block(which: int, x: float, y: float, width: float, height: float, told: str) -> str:
    """A mark of the series `which`, with what it tells."""
    return f'<rect class="{colour(which)}" {box(x, y, width, height)}><title>{escape(told)}</title></rect>'


def box(x: float, y: float, width: float, height: float) -> str:
    """The attributes of a rectangle, which is never too thin to be seen."""
    return f'x="{number(x)}" y="{number(y)}" width="{number(max(width, 0.5))}" height="{number(max(height, 0.5))}"'


def ends(x1: float, y1: float, x2: float, y2: float) -> str:
    """The attributes of a line."""
    return f'x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'


def colour(place: int) -> str:
    """The class of the colour of a series."""
    return f"c{place % COLOURS + 1}"


def number(value: float) -> str:
    """A number of the picture, to a tenth."""
    return f"{value:.1f}".removesuffix(".0")


def clean(words: str) -> str:
    """One line of text that XML takes."""
    return " ".join(text(words).split())


def length(words: str, size: float = SIZE) -> float:
    """How wide text is about: a Chinese sign as wide as high, others a little more than half."""
    return sum(size if east_asian_width(sign) in "WFA" else size * 0.6 for sign in words)


def wrapped(words: str, room: float, most: int) -> list[str]:
    """At most so many lines that fit the room; the last one is shortened."""
    lines: list[str] = []
    while words and len(lines) < most - 1 and length(words) > room:
        end = 1
        while length(words[: end + 1]) <= room:
            end += 1
        lines.append(words[:end].rstrip())
        words = words[end:].lstrip()
    return [*lines, shortened(words, room)]


def shortened(words: str, room: float) -> str:
    """Text that fits the room, with … where it was longer."""
    if length(words) <= room:
        return words
    while len(words) > 1 and length(words) + SIZE > room:
        words = words[:-1]
    return f"{words.rstrip()}…"
