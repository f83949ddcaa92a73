"""What a scheme of scoring says. Points are whole thousandths (milli), numbers and rates exact fractions."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

MILLI = 1000


class Step(NamedTuple):
    """What a number from `at_least` on scores: `lowest`, or what a judge gives up to `highest`."""

    at_least: Fraction
    lowest: int
    highest: int

    @property
    def judged(self) -> bool:
        """Whether a judge chooses."""
        return self.lowest != self.highest


class Item(NamedTuple):
    """One line of the table. Exactly one of measure, hand, items, scheme says where its number comes from.

    A number scores `full` and `each` for every one (for every full `per`; of joint things `lead` and `co`), or `full` and `over` and
    `under` for what exceeds or falls short of `target`, or the first of `steps` that it reaches, or (`all`) `full` only from `target`
    on. `nothing` is what no number at all scores, `empty` what stands where there is nothing to measure. By hand without a way of
    scoring the points themselves are entered, within `ranges` where those are written; `best` is how many of them count.
    """

    name: str
    measure: str | None = None
    hand: bool = False
    items: tuple[str, ...] = ()
    scheme: str | None = None
    kinds: tuple[str, ...] = ()
    members: str = "sum"
    least: Fraction = Fraction(1)
    full: int = 0
    each: Fraction | None = None
    per: Fraction | None = None
    lead: Fraction | None = None
    co: Fraction | None = None
    joint: str = "each"
    target: Fraction | None = None
    over: Fraction = Fraction(0)
    under: Fraction = Fraction(0)
    steps: tuple[Step, ...] = ()
    ranges: tuple[tuple[int, int], ...] = ()
    all: bool = False
    nothing: int | None = None
    empty: int | None = None
    cap: int | None = None
    floor: int | None = None
    best: int | None = None
    veto: bool = False
    least_points: int | None = None  # `pass` in the file: fewer points fail the whole
    again: bool = False
    unit: str = ""
    says: str = ""

    def counted_in(self, unit: str) -> str:
        """The unit of its number, given that of its measure."""
        of_members = {"with": "人", "without": "人", "rate": "%"}.get(self.members, unit)
        return self.unit or ("分" if self.items or self.scheme else of_members)

    def step(self, number: Fraction) -> Step | None:
        """The first of `steps` that a number reaches."""
        return next((step for step in self.steps if number >= step.at_least), None)

    @property
    def marked(self) -> bool:
        """Whether points, not numbers, are entered for it."""
        return self.hand and self.each is None and not self.steps and self.target is None

    @property
    def judged(self) -> bool:
        """Whether it waits for a judge's points."""
        return bool(self.ranges) or any(step.judged for step in self.steps)


class Section(NamedTuple):
    """A part of the table. `bonus` stands outside the total's cap; `offset` only makes good what other items lost."""

    name: str
    items: tuple[Item, ...]
    full: int = 0
    cap: int | None = None
    floor: int | None = None
    best: int | None = None
    bonus: bool = False
    offset: bool = False
    least_points: int | None = None

    @property
    def beside(self) -> bool:
        """Whether it stands outside the total's cap."""
        return self.bonus or self.offset


class Band(NamedTuple):
    """A band: from `at_least` on, among the first `top` (below 0: all but the last so many), or among the first `share` percent.

    Who reaches several has the first of them; the last band is open.
    """

    name: str
    at_least: int | None = None
    top: int | None = None
    share: Fraction | None = None

    @property
    def limited(self) -> bool:
        """Whether only so many have it."""
        return self.top is not None or self.share is not None

    @property
    def open(self) -> bool:
        """Whether everybody reaches it."""
        return self.at_least is None and not self.limited


class Reminder(NamedTuple):
    """What a scheme foresees for a band, or for a total below a number, after so many years in a row."""

    says: str
    band: str | None = None
    below: int | None = None
    years: int = 1


class Scheme(NamedTuple):
    """A scheme of scoring."""

    name: str
    subject: str
    period: str
    sections: tuple[Section, ...]
    bands: tuple[Band, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    starts: str = "01-01"
    base: int = 0
    cap: int | None = None
    floor: int | None = None
    decimals: int = 2
    ties: str = "in"
    veto: str | None = None
    levels: tuple[str, ...] = ()
    source: str = ""
    note: str = ""

    @property
    def items(self) -> Iterator[Item]:
        """All items in the order of the table."""
        return (item for section in self.sections for item in section.items)

    def item(self, name: str) -> Item | None:
        """The item of a name."""
        return next((item for item in self.items if item.name == name), None)


def points(milli: int | None) -> str:
    """Points as they are written: `2.5`, `-10`; `—` where there is nothing to score."""
    if milli is None:
        return "—"
    whole, rest = divmod(abs(milli), MILLI)
    text = f"{whole}.{rest:03d}".rstrip("0") if rest else str(whole)
    return f"-{text}" if milli < 0 else text


def number(value: Fraction | None) -> str:
    """A number as it is written, to three decimals where it has more."""
    return points(None if value is None else rounded(value, 3))


def rounded(value: Fraction, decimals: int) -> int:
    """Points as thousandths, rounded half away from zero to so many decimals."""
    scale: int = 10**decimals
    whole = (abs(value) * scale * 2 + 1) // 2
    return int(whole) * (MILLI // scale) * (-1 if value < 0 else 1)
