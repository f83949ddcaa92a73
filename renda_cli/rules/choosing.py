"""Which candidates are chosen by vote: by the marks that each got, or by the sums of the orders of urgency."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from renda_cli.errors import InputError


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of a vote. `spoilt` are those that are invalid as a whole: too many marks, or an order with gaps."""

    issued: int
    returned: int
    spoilt: int = 0

    @property
    def void(self) -> bool:
        """Whether the vote is void: more sheets came back than were handed out.

        >>> Sheets(60, 61).void
        True
        >>> Sheets(60, 60).void
        False
        """
        return self.returned > self.issued

    @property
    def valid(self) -> int:
        """The sheets that count.

        >>> Sheets(60, 59, spoilt=2).valid
        57
        """
        return self.returned - self.spoilt


@dataclass(frozen=True, slots=True)
class Choice:
    """What a vote decided, candidates by their numbers, best first.

    `passed` are those on the line or above it; `below` the others. `tied` are those that share the last place where they are
    more than the places left. `again` are to be voted on once more for the `left` places.
    """

    ranks: dict[int, int]
    passed: tuple[int, ...]
    selected: tuple[int, ...]
    tied: tuple[int, ...]
    below: tuple[int, ...]
    left: int
    again: tuple[int, ...]


def choose(
    counts: Mapping[int, int], places: int, *, line: int | None, ties: str, short: str, urgency: bool = False
) -> Choice:
    """The choice among candidates (number → marks, or with `urgency` → sum of orders, of which the smaller is the more urgent).

    `line` is the least that passes, None where there is no line. `ties` says what becomes of those tied at the last place: they are
    voted on `again`, `all` selected, or all out (`drop`); `short` what becomes of places that too few passed for: they are voted on
    `again`, or `fewer` are selected.

    >>> choose({1: 40, 2: 35, 3: 35, 4: 20}, 2, line=31, ties="again", short="fewer").again
    (2, 3)
    >>> choose({1: 40, 2: 30}, 2, line=31, ties="again", short="again").selected
    (1,)
    >>> choose({1: 40, 2: 25, 3: 90}, 2, line=None, ties="again", short="fewer", urgency=True).selected
    (2, 1)
    """
    ranks = ranked(counts, urgency=urgency)
    order = tuple(ranks)
    passed = order if line is None else tuple(one for one in order if counts[one] >= line)
    below = order[len(passed) :]
    if len(passed) <= places:
        left = places - len(passed)
        return Choice(ranks, passed, passed, (), below, left, below if left and short == "again" else ())
    last = ranks[passed[places - 1]]
    tied = tuple(one for one in passed if ranks[one] == last) if ranks[passed[places]] == last else ()
    selected = passed[:places]
    if tied:
        clear = tuple(one for one in passed if ranks[one] < last)
        selected = clear + tied if ties == "all" else clear
    left = max(places - len(selected), 0)
    return Choice(ranks, passed, selected, tied, below, left, tied if ties == "again" else ())


def ranked(counts: Mapping[int, int], *, urgency: bool = False) -> dict[int, int]:
    """The rank of each candidate, best first; those with the same count share a rank and the next is skipped.

    >>> ranked({1: 30, 2: 50, 3: 30, 4: 10})
    {2: 1, 1: 2, 3: 2, 4: 4}
    >>> ranked({1: 30, 2: 50}, urgency=True)
    {1: 1, 2: 2}
    """
    order = sorted(counts, key=lambda one: (counts[one] if urgency else -counts[one], one))
    in_order = [counts[one] for one in order]
    return {one: in_order.index(counts[one]) + 1 for one in order}


def check_sheets(sheets: Sheets) -> None:
    """Raises InputError where more sheets are spoilt than were returned."""
    if sheets.spoilt > sheets.returned:
        raise InputError(f"废票 {sheets.spoilt} 张，多于收回的 {sheets.returned} 张", "请核对 --spoilt 和 --returned")


def check_marks(counts: Mapping[int, int], sheets: Sheets, places: int) -> None:
    """Raises InputError where marks cannot come from the valid sheets, each with up to `places` marks, one a candidate."""
    for number, marks in counts.items():
        if marks > sheets.valid:
            raise InputError(f"{number} 号得 {marks} 票，多于有效票 {sheets.valid} 张", "请核对 --votes 和 --returned")
    total, most = sum(counts.values()), sheets.valid * places
    if total > most:
        raise InputError(
            f"各项得票合计 {total}，多于 {sheets.valid} 张有效票每张选 {places} 项的 {most}",
            "请核对 --votes、--places；选多了的票请计入 --spoilt",
        )


def check_orders(counts: Mapping[int, int], sheets: Sheets, numbers: Sequence[int]) -> None:
    """Raises InputError where sums cannot come from valid sheets that each put all candidates (`numbers`) in order, 1 to the last."""
    missing = [number for number in numbers if number not in counts]
    if missing:
        told = "、".join(f"{number} 号" for number in missing)
        raise InputError(f"--points 没有写 {told}", "按缓急排序的，每个候选项目都要写名次和")
    most = len(numbers)
    for number, points in counts.items():
        if not sheets.valid <= points <= sheets.valid * most:
            raise InputError(
                f"{number} 号的名次和 {points} 不对，{sheets.valid} 张有效票应在 {sheets.valid} 到 {sheets.valid * most} 之间",
                "请核对 --points 和 --returned",
            )
    total, due = sum(counts.values()), sheets.valid * most * (most + 1) // 2
    if total != due:
        raise InputError(
            f"名次和合计 {total}，{sheets.valid} 张有效票每张排 1 到 {most} 应为 {due}",
            "请核对 --points；漏排、重排的票请计入 --spoilt",
        )
