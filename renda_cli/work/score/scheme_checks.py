"""What is wrong with a scheme beside its form: measures there are not, records that count twice, schemes that ask for each other."""

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from renda_cli.errors import InputError
from renda_cli.files import schemes as files
from renda_cli.rules.scheme_reading import read
from renda_cli.rules.scheme_values import Fault, Path
from renda_cli.rules.schemes import Item, Scheme
from renda_cli.rules.vocabulary import SCORE_PERIODS, SCORE_SUBJECTS
from renda_cli.work.desk import Desk
from renda_cli.work.registry import REGISTRY
from renda_cli.work.score import measures, tallying
from renda_cli.work.score.measure import Measure
from renda_cli.work.score.members import ROLLED
from renda_cli.work.seats import own_level

_BY_YEARS = ("year", "two_years")  # periods of whole calendar years
_NAMED_BY_YEAR = (*_BY_YEARS, "term")


class Placed(NamedTuple):
    """An item, its place in the file, and what it counts; None where that is a figure of the registry, or nothing."""

    item: Item
    path: Path
    measure: Measure | None = None
    figure: str | None = None


def found(desk: Desk, scheme: Scheme, year: int | None = None, *, besides: Collection[Path] = ()) -> list[Fault]:
    """What is wrong in a scheme beside its form, each with its place; `year` is the one that it is to be loaded for, if any.

    Items at the places `besides`, whose form is wrong, are passed over.
    """
    faults: list[Fault] = []
    items = [(item, path) for item, path in places(scheme) if path not in besides]
    placed = [_measured(scheme, item, path, faults) for item, path in items]
    faults += (fault for one in placed for fault in _fitting(desk, scheme, one))
    faults += _twice(placed)
    faults += _others(desk, scheme, items, year)
    faults += _levels(desk, scheme)
    return faults


def _levels(desk: Desk, scheme: Scheme) -> Iterator[Fault]:
    """Levels that nobody sits at: a slip of the pen; and the own one, which every file has."""
    there = [own_level(desk)] + [row[0] for row in desk.file.tuples("SELECT DISTINCT level FROM seat ORDER BY level")]
    for level in scheme.levels:
        if level not in there:
            yield Fault(("levels",), f"没有“{level[:20]}”一级的代表", f"可选：{'、'.join(dict.fromkeys(there))}")


def places(scheme: Scheme) -> list[tuple[Item, Path]]:
    """Every item with its place in the file."""
    return [
        (item, ("section", place, "item", at))
        for place, section in enumerate(scheme.sections)
        for at, item in enumerate(section.items)
    ]


def _measured(scheme: Scheme, item: Item, path: Path, faults: list[Fault]) -> Placed:
    """What an item counts; that there is no such measure is noted."""
    if item.measure is None:
        return Placed(item, path)
    if key := tallying.figure_of(scheme, item):
        return Placed(item, path, figure=key)
    try:
        return Placed(item, path, measures.find(item.measure, scheme.subject))
    except InputError as error:
        if scheme.subject == "town" and tallying.figure(item.measure):
            faults.append(_not_of_figures(item, path, "kinds" if item.kinds else "members"))
            return Placed(item, path)
        text, _, mend = str(error).partition("；")
        if scheme.subject == "town" and (near := _near_figures(item.measure)):
            mend = f"相近的有：{'、'.join(near)}"
        faults.append(Fault((*path, "measure"), f"项目“{item.name}”：{text}", mend))
        return Placed(item, path)


def _near_figures(text: str) -> list[str]:
    labels = [one.label for one in REGISTRY]
    return get_close_matches(text, labels, n=3, cutoff=0.5) or [label for label in labels if text in label][:3]


def _fitting(desk: Desk, scheme: Scheme, one: Placed) -> Iterator[Fault]:
    """What an item says that its measure cannot give."""
    if one.figure is not None:
        yield from _of_figure(scheme, one)
    elif one.measure is not None:
        yield from _kinds(desk, one, one.measure)
        yield from _together(scheme, one, one.measure)


def _of_figure(scheme: Scheme, one: Placed) -> Iterator[Fault]:
    """Figures of the congress are told by calendar years, and whole."""
    item, path = one.item, one.path
    if scheme.period not in _BY_YEARS or scheme.starts != "01-01":
        by = SCORE_PERIODS[scheme.period] if scheme.period not in _BY_YEARS else f"从 {scheme.starts} 起的年度"
        yield Fault(
            (*path, "measure"), f"项目“{item.name}”用的是按年统计的数，这个办法按{by}计分",
            "请把 period 改为年度或两年，starts 写 01-01，或改为 hand = true",
        )  # fmt: skip
    unfit = {"lead": item.lead is not None, "joint": item.joint != "each"}
    for key, said in unfit.items():
        if said:
            yield _not_of_figures(item, path, key)


def _not_of_figures(item: Item, path: Path, key: str) -> Fault:
    return Fault((*path, key), f"项目“{item.name}”用的是全镇统计的数，不能再写 {key}", f"请去掉 {key}")


def _kinds(desk: Desk, one: Placed, measure: Measure) -> Iterator[Fault]:
    if not one.item.kinds:
        return
    known = measures.kinds(desk, measure, desk.today)
    for kind in one.item.kinds:
        if kind in known:
            continue
        near = get_close_matches(kind, known, n=3, cutoff=0.4)
        mend = f"相近的有：{'、'.join(near)}" if near else f"可选：{'、'.join(known)}" if known else "请去掉 kinds"
        text = f"“{measure.label}”里没有“{kind[:20]}”这一种" if known else f"“{measure.label}”不分种类"
        yield Fault((*one.path, "kinds"), f"项目“{one.item.name}”：{text}", mend)


def _together(scheme: Scheme, one: Placed, measure: Measure) -> Iterator[Fault]:
    """Members where there are none, and lead, co and shares of what nobody does together."""
    item = one.item
    about = f"项目“{item.name}”：“{measure.label}”"
    if item.members != "sum" and measure.holder == scheme.subject:
        yield Fault(
            (*one.path, "members"), f"{about}就是{SCORE_SUBJECTS[scheme.subject]}自己的，没有成员", "请去掉 members"
        )
    said = f"{about}不分领衔附议，也不是几人合做的"
    if item.lead is not None and not measure.joint:
        yield Fault((*one.path, "lead"), said, "请改写 each")
    if item.joint != "each" and not measure.joint:
        yield Fault((*one.path, "joint"), said, "请去掉 joint")
    if measure.ratio and item.per is not None:
        yield Fault((*one.path, "per"), f"{about}是比率，不能每满几个计一次", "请去掉 per，或改写 steps")


def _twice(placed: list[Placed]) -> Iterator[Fault]:
    """Records that two items count, unless the later one says that it counts them again."""
    before: list[Placed] = []
    for one in placed:
        if one.item.members == "without":  # it counts who has no record
            continue
        other = next((other for other in before if _overlap(one, other)), None)
        if other is not None and not one.item.again:
            yield Fault(
                one.path, f"项目“{one.item.name}”与“{other.item.name}”重复计{_counted(one)}",
                "请用 kinds 分开，或去掉其中一项；确要再计一次的，加一行 again = true",
            )  # fmt: skip
        before.append(one)


def _counted(one: Placed) -> str:
    return f"“{one.item.scheme or one.item.measure}”"


def _overlap(one: Placed, other: Placed) -> bool:
    if one.item.scheme is not None:
        return one.item.scheme == other.item.scheme
    if one.figure is not None:
        return one.figure == other.figure
    if one.measure is None or other.measure is None or not set(one.measure.counts) & set(other.measure.counts):
        return False
    mine, theirs = _narrowed(one.item, one.measure), _narrowed(other.item, other.measure)
    return not (mine and theirs) or bool(mine & theirs)


def _narrowed(item: Item, measure: Measure) -> set[str]:
    """The kinds of what an item counts; empty: of every kind."""
    return set(item.kinds or measure.kinds)


def _others(desk: Desk, scheme: Scheme, items: list[tuple[Item, Path]], year: int | None) -> Iterator[Fault]:
    """The schemes whose totals items take: those must be loaded, fit this one, and never come back to it."""
    known = _loaded(desk, year) if any(item.scheme for item, _ in items) else {}
    for item, path in items:
        if item.scheme is None:
            continue
        place = (*path, "scheme")
        if item.scheme != scheme.name and item.scheme not in known:
            loaded = f"{year} 年没有载入" if year else "没有载入过"
            yield Fault(place, f"项目“{item.name}”：{loaded}叫“{item.scheme[:40]}”的办法", _how(known, year))
            continue
        way = _round(scheme, item.scheme, known)
        if way:
            yield Fault(
                place, f"项目“{item.name}”：几个办法互相取分，绕了一圈：{' → '.join(way)}", "请去掉其中一处 scheme"
            )
        else:
            yield from _beside(scheme, item, known[item.scheme], place)


def _how(known: Mapping[str, Scheme], year: int | None) -> str:
    there = f"已载入的有：{'、'.join(known)}；" if known else ""
    return f"{there}请先用 renda score scheme load 文件.toml --year {year or '年份'} 载入那个办法"


def _beside(scheme: Scheme, item: Item, other: Scheme, place: Path) -> Iterator[Fault]:
    """Whether another scheme's totals can be had for this one's subjects and periods."""
    mine, theirs = scheme.subject, other.subject
    if mine != theirs and (mine, theirs) != ("deputy", "group") and (mine, theirs) not in ROLLED:
        said = f"“{other.name}”给{SCORE_SUBJECTS[theirs]}计分，不能用到{SCORE_SUBJECTS[mine]}上"
        yield Fault(place, f"项目“{item.name}”：{said}", f"请用给{SCORE_SUBJECTS[mine]}或其成员计分的办法")
    by_year = scheme.period in _NAMED_BY_YEAR and other.period in _NAMED_BY_YEAR
    if scheme.period != other.period and not by_year:
        said = f"“{other.name}”按{SCORE_PERIODS[other.period]}计分，这个办法按{SCORE_PERIODS[scheme.period]}计分"
        yield Fault(place, f"项目“{item.name}”：{said}", "两个办法的 period 要一样")


def _loaded(desk: Desk, year: int | None) -> dict[str, Scheme]:
    """The schemes loaded for a year, or the last of each name, in their last versions."""
    sql = "SELECT name, definition FROM scheme WHERE :year IS NULL OR year = :year ORDER BY year, version"
    texts = dict(desk.file.tuples(sql, {"year": year}))
    return {name: read(files.read(text, f"本镇的计分办法“{name}”"))[0] for name, text in texts.items()}


def _round(scheme: Scheme, start: str, known: Mapping[str, Scheme]) -> list[str]:
    """The way from a scheme over those that it asks for back to itself, or nothing."""
    ways, seen = [[scheme.name, start]], {start}
    while ways:
        way = ways.pop()
        if way[-1] == scheme.name:
            return way
        for name in _asked(known.get(way[-1])):
            if name not in seen:
                seen.add(name)
                ways.append([*way, name])
    return []


def _asked(scheme: Scheme | None) -> list[str]:
    return [item.scheme for item in scheme.items if item.scheme is not None] if scheme else []
