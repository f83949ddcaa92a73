"""Who sits when: turns dealt out so that nobody sits more often than another, and as far apart as can be."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody who may sit: `free` are the places in the list of days on which they can.

    `before` is how often they sat before those days, `last` when (any growing number, greater is later): ties go to whoever sat less, then
    to whoever sat longer ago, then to whoever stands first.
    """

    id: int
    free: frozenset[int]
    before: int = 0
    last: int = 0


def manning(days: int, sitters: Sequence[Sitter]) -> int:
    """The whole turns each that one seat a day comes to; whoever can sit on half of the days counts as half a person."""
    free = sum(len(sitter.free) for sitter in sitters)
    return days * days // free if free else 0


def deal(
    days: int,
    sitters: Sequence[Sitter],
    *,
    turns: int | None = None,
    seats: Sequence[int] | None = None,
    least: int = 0,
    kept: Mapping[int, Collection[int]] | None = None,
) -> list[tuple[int, ...]]:
    """Who sits on each of `days` days (ids): with `turns`, that many for each sitter; with `seats`, as many as it says of each day.

    Those who are free on the same days differ by at most one turn. With `turns` everybody who is always free gets that many, or one more
    where a day would be left without anybody, and the days differ by at most one seat. Whoever is free on some days only is dealt their part,
    but not less than `least` where they have so many days. `kept` are days (place → ids) that are dealt already; they count.
    """
    kept = {} if kept is None else kept
    shares = {sitter.id: _share(sitter, days, turns or 1, least) for sitter in sitters if sitter.free}
    able = [[sitter for sitter in sitters if place in sitter.free] for place in range(days)]
    sizes = _sizes(able, shares, kept) if seats is None else list(map(min, seats, map(len, able)))
    order = {sitter.id: (sitter.before, sitter.last, place) for place, sitter in enumerate(sitters)}
    dealt = _deal(able, shares, order, sizes, kept)
    if turns is not None:
        for sitter in sitters:
            _raise(dealt, sitter, floor(shares.get(sitter.id, 0) * len(sitter.free)), kept)
    return [tuple(day) for day in dealt]


def _share(sitter: Sitter, days: int, turns: int, least: int) -> Fraction:
    """The turns that a sitter is to have on each day on which they are free."""
    free = len(sitter.free)
    return max(Fraction(turns, days), Fraction(min(least, free), free))


def _sizes(
    able: Sequence[Sequence[Sitter]], shares: Mapping[int, Fraction], kept: Mapping[int, Collection[int]]
) -> list[int]:
    """How many sit on each day that is not kept: evenly, no day without anybody, all together the turns that are to be had."""
    wanted = [sum((shares[sitter.id] for sitter in day), Fraction(0)) for day in able]
    dealing = [place for place, day in enumerate(able) if day and place not in kept]
    share = sum((wanted[place] for place in dealing), Fraction(0))
    left = floor(sum(wanted, Fraction(1, 2))) - sum(map(len, kept.values()))
    total = max(left, len(dealing))
    sizes, given, reached = [0] * len(able), 0, Fraction(0)
    for place in dealing:
        reached += total * wanted[place] / share
        sizes[place] = min(max(floor(reached) - given, 1), len(able[place]))
        given += sizes[place]
    return sizes


def _deal(
    able: Sequence[Sequence[Sitter]],
    shares: Mapping[int, Fraction],
    order: Mapping[int, tuple[int, int, int]],
    sizes: Sequence[int],
    kept: Mapping[int, Collection[int]],
) -> list[list[int]]:
    """Each day goes to those who are owed most: with each day that they are free for, their share of its seats falls due to them."""
    owed = dict.fromkeys(shares, Fraction(0))
    sat = dict.fromkeys(shares, -1)
    dealt: list[list[int]] = [list(kept.get(place, ())) for place in range(len(able))]
    for place in sorted(range(len(able)), key=lambda place: place not in kept):  # what is kept counts from the first
        size = len(dealt[place]) if place in kept else sizes[place]
        whole = sum((shares[sitter.id] for sitter in able[place]), Fraction(0))
        for sitter in able[place]:
            owed[sitter.id] += size * shares[sitter.id] / whole
        if place not in kept:
            there = (sitter.id for sitter in able[place])
            dealt[place] = sorted(there, key=lambda one: (-owed[one], sat[one], order[one]))[:size]
        for one in set(dealt[place]) & owed.keys():
            owed[one] -= 1
            sat[one] = place
    return dealt


def _raise(dealt: list[list[int]], sitter: Sitter, turns: int, kept: Mapping[int, Collection[int]]) -> None:
    """More turns, on the days with the fewest, for whoever came off short because others were free on other days."""
    for _ in range(turns - sum(sitter.id in day for day in dealt)):
        open_ = [place for place in sorted(sitter.free) if place not in kept and sitter.id not in dealt[place]]
        if open_:
            dealt[min(open_, key=lambda place: len(dealt[place]))].append(sitter.id)
