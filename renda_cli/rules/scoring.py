"""The arithmetic of a subject's score: sections, total, what fails the whole; places and bands. Exact, whatever the order of entry."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from renda_cli.rules.schemes import Band, Item, Scheme, Section, points
from renda_cli.rules.scoring_items import Given, Worked, bounded, happened, within


class Part(NamedTuple):
    """A section's points, and what they were before floor, cap and what an offset may make good."""

    points: int
    exact: int


class Outcome(NamedTuple):
    """One subject's score: each item in the order of the table, each section, the total, and the items and sections that fail the whole.

    `plain` is the total before floor and cap, without bonus and offset.
    """

    items: dict[str, Worked]
    sections: tuple[Part, ...]
    plain: int
    total: int
    failed: tuple[str, ...]

    @property
    def awaited(self) -> tuple[str, ...]:
        """The items for which a judge is still awaited."""
        return tuple(name for name, worked in self.items.items() if worked.awaited)


def outcome(scheme: Scheme, items: Mapping[str, Worked], given: Mapping[str, Given]) -> Outcome:
    """A subject's score from the points of all items; `given` is what they came from. Nothing fails a scheme without `veto`."""
    ordered = {item.name: items[item.name] for section in scheme.sections for item in section.items}
    parts = [_part(section, [ordered[item.name].points or 0 for item in section.items]) for section in scheme.sections]
    plain = _plain(scheme, parts)
    total = within(plain, scheme.floor, scheme.cap)
    if any(section.offset for section in scheme.sections):
        parts = _offset(scheme, parts, _unreduced(scheme, ordered) - total)
    for section, part in zip(scheme.sections, parts, strict=True):
        if section.beside:
            total += part.points
    failed = () if scheme.veto is None else tuple(_failed(scheme, ordered, given, parts))
    return Outcome(ordered, tuple(parts), plain, total, failed)


def _part(section: Section, scores: Sequence[int]) -> Part:
    if section.best is not None:
        scores = sorted(scores, reverse=True)[: section.best]
    exact = section.full + sum(scores)
    return Part(within(exact, section.floor, section.cap), exact)


def _plain(scheme: Scheme, parts: Sequence[Part]) -> int:
    total = scheme.base
    for section, part in zip(scheme.sections, parts, strict=True):
        if not section.beside:
            total += part.points
    return total


def _unreduced(scheme: Scheme, items: Mapping[str, Worked]) -> int:
    """The total had nothing been taken off: no item short of what it starts from, or below nothing."""
    parts = [_part(section, [_whole(item, items[item.name]) for item in section.items]) for section in scheme.sections]
    return within(_plain(scheme, parts), scheme.floor, scheme.cap)


def _whole(item: Item, found: Worked) -> int:
    return 0 if found.points is None else max(found.points, item.full)


def _offset(scheme: Scheme, parts: Sequence[Part], lost: int) -> list[Part]:
    """The parts; those that only make good what was taken off have no more than that between them."""
    found = []
    for section, part in zip(scheme.sections, parts, strict=True):
        kept = Part(min(part.points, lost), part.exact) if section.offset else part
        lost -= max(0, kept.points) if section.offset else 0
        found.append(kept)
    return found


def _failed(
    scheme: Scheme, items: Mapping[str, Worked], given: Mapping[str, Given], parts: Sequence[Part]
) -> Iterator[str]:
    for section, part in zip(scheme.sections, parts, strict=True):
        for item in section.items:
            can_fail = item.veto or item.least_points is not None
            if can_fail and _fails(item, items[item.name].points, given.get(item.name, Given())):
                yield item.name
        if section.least_points is not None and part.points < section.least_points:
            yield section.name


def _fails(item: Item, score: int | None, given: Given) -> bool:
    return happened(item, given) or (item.least_points is not None and score is not None and score < item.least_points)


def how_part(section: Section, part: Part) -> str:
    """How a section's points came about, in words."""
    start = f"{points(section.full)} 分起，" if section.full else ""
    chosen = f"取最高的 {section.best} 项，" if section.best is not None else ""
    before = within(part.exact, section.floor, section.cap)
    offset = f"，只抵扣分，计 {points(part.points)} 分" if part.points != before else ""
    return f"{start}{chosen}{points(part.exact)} 分" + bounded(part.exact, section.floor, section.cap) + offset


def how_total(scheme: Scheme, found: Outcome) -> str:
    """How a total came about, in words."""
    ordinary, beside = [f"基础分 {points(scheme.base)}"] if scheme.base else [], ""
    for section, part in zip(scheme.sections, found.sections, strict=True):
        if section.beside:
            beside += f" + {section.name} {points(part.points)}"
        else:
            ordinary.append(f"{section.name} {points(part.points)}")
    limit = bounded(found.plain, scheme.floor, scheme.cap)
    return f"{' + '.join(ordinary)}{limit}{beside} = {points(found.total)} 分".removeprefix(" + ")


class Standing(NamedTuple):
    """A place by total (ties share one) and a band; None where a scheme has no bands."""

    place: int
    band: str | None


def standings(scheme: Scheme, outcomes: Sequence[Outcome]) -> list[Standing]:
    """The place and band of each. Who failed has the band that the scheme names, and takes no place of those that are limited."""
    placed = places([one.total for one in outcomes])
    fit = [one.total for one in outcomes if not one.failed]
    among = places(fit)
    if scheme.ties == "out":  # those who share a place are in only where all of them are
        tied = Counter(fit)
        among = {total: place + tied[total] - 1 for total, place in among.items()}
    bands = {total: _band(scheme, total, place, len(fit)) for total, place in among.items()}
    return [Standing(placed[one.total], scheme.veto if one.failed else bands[one.total]) for one in outcomes]


def places(totals: Collection[int]) -> dict[int, int]:
    """The place of each total, from the highest; those that are equal share the best of theirs."""
    first: dict[int, int] = {}
    for place, total in enumerate(sorted(totals, reverse=True), start=1):
        first.setdefault(total, place)
    return first


def _band(scheme: Scheme, total: int, place: int, of: int) -> str | None:
    return next((band.name for band in scheme.bands if _reaches(band, total, place, of)), None)


def _reaches(band: Band, total: int, place: int, of: int) -> bool:
    if band.at_least is not None and total < band.at_least:
        return False
    if band.share is not None:
        return place <= of * band.share // 100
    return band.top is None or place <= (band.top if band.top > 0 else of + band.top)
