"""A scheme of scoring from the tables of a TOML file, and everything that is wrong with it."""

from collections.abc import Mapping
from difflib import get_close_matches
from graphlib import CycleError, TopologicalSorter
from typing import Any

from renda_cli.rules import scheme_bands, scheme_items
from renda_cli.rules.scheme_values import Fault, Path, Reader
from renda_cli.rules.schemes import Item, Reminder, Scheme, Section
from renda_cli.rules.vocabulary import SCORE_PERIODS, SCORE_SUBJECTS

TIES = {"in": "同名次都算", "out": "同名次都不算"}
_SCHEME = (
    "name", "subject", "levels", "period", "starts", "base", "floor", "cap", "decimals", "source", "note", "ties", "veto", "section", "band", "reminder",
)  # fmt: skip
_SECTION = ("name", "full", "floor", "cap", "best", "bonus", "offset", "pass", "item")
_REMINDER = ("band", "below", "years", "says")


def read(table: Mapping[str, Any]) -> tuple[Scheme, list[Fault]]:
    """The scheme of a file and what is wrong with it; with faults the scheme is not to be used. Never raises."""
    faults: list[Fault] = []
    top = Reader(table, (), faults)
    top.known(_SCHEME, "计分办法里")
    floor, cap, base = top.bounds("base")
    decimals = top.whole("decimals", 0, 3)
    scheme = Scheme(
        name=top.text("name", must=True, most=40),
        subject=top.choice("subject", SCORE_SUBJECTS, "deputy", must=True),
        period=top.choice("period", SCORE_PERIODS, "year", must=True),
        sections=tuple(_section(reader) for reader in top.readers("section", "部分")),
        bands=scheme_bands.bands(top),
        reminders=tuple(_reminder(reader) for reader in top.readers("reminder", "提醒")),
        starts=top.day_of_year("starts"),
        base=base,
        cap=cap,
        floor=floor,
        decimals=2 if decimals is None else decimals,
        ties=top.choice("ties", TIES, "in"),
        veto=top.text("veto") or None,
        levels=top.texts("levels"),
        source=top.text("source"),
        note=top.text("note", most=500),
    )
    _check_names(top, scheme)
    _check_bands_named(top, scheme)
    _check_starts(top, scheme)
    if scheme.levels and scheme.subject != "deputy":
        top.wrong("levels", "levels 只用于给代表计分的办法", "请去掉 levels")
    _check_uses(top, scheme)
    return scheme, sorted(faults, key=lambda fault: [str(part).zfill(4) for part in fault.path])


def _section(reader: Reader) -> Section:
    reader.known(_SECTION, "[[section]] 里")
    floor, cap, full = reader.bounds("full")
    section = Section(
        name=reader.text("name", must=True, most=40),
        items=tuple(scheme_items.item(inner) for inner in reader.readers("item", "项目")),
        full=full,
        cap=cap,
        floor=floor,
        best=reader.whole("best", 1, 99),
        bonus=reader.flag("bonus"),
        offset=reader.flag("offset"),
        least_points=reader.points("pass"),
    )
    reader.inside("pass", (section.least_points,), floor, cap)
    if not reader.table.get("item"):
        reader.wrong(None, f"部分“{section.name}”没有项目", "请在下面加 [[section.item]]")
    elif section.best is not None and section.best >= len(section.items):
        reader.wrong(
            "best", f"best 是 {section.best} 项，这一部分只有 {len(section.items)} 项", "请改小，都计的去掉 best"
        )
    if section.bonus and section.offset:
        reader.wrong("offset", "bonus 和 offset 同时写了", "另外加分的只写 bonus，只抵扣分的只写 offset")
    return section


def _reminder(reader: Reader) -> Reminder:
    reader.known(_REMINDER, "[[reminder]] 里")
    band, below, years = reader.text("band") or None, reader.points("below"), reader.whole("years", 1, 9)
    if reader.has("band") == reader.has("below"):
        said = "同时写了 band 和 below" if reader.has("band") else "没有写 band 或 below"
        reader.wrong(None, f"提醒{said}", '请写其中一样：band = "哪一等次"，或 below = 低于几分')
    return Reminder(reader.text("says", must=True), band, below, 1 if years is None else years)


def _places(scheme: Scheme) -> list[tuple[Item, Path]]:
    return [
        (item, ("section", place, "item", at))
        for place, section in enumerate(scheme.sections)
        for at, item in enumerate(section.items)
    ]


def _check_names(top: Reader, scheme: Scheme) -> None:
    if not top.table.get("section"):
        top.wrong(None, "没有写计分的部分", "请加 [[section]] 和 [[section.item]]")
    items: list[tuple[str, Path]] = [(item.name, path) for item, path in _places(scheme)]
    sections: list[tuple[str, Path]] = [
        (section.name, ("section", place)) for place, section in enumerate(scheme.sections)
    ]
    for what, named in (("项目", items), ("部分", sections)):
        seen: set[str] = set()
        for name, path in named:
            if name and name in seen:
                mend = "请改其中一个，登记分时要凭名称认"
                top.faults.append(Fault((*path, "name"), f"有两个{what}都叫“{name}”", mend))
            seen.add(name)


def _check_bands_named(top: Reader, scheme: Scheme) -> None:
    bands = [band.name for band in scheme.bands]
    mend = f"请写其中一个：{'、'.join(bands)}" if bands else "请先写 [[band]]"
    for place, reminder in enumerate(scheme.reminders):
        if reminder.band is not None and reminder.band not in bands:
            top.faults.append(Fault(("reminder", place, "band"), f"没有叫“{reminder.band}”的等次", mend))
    if scheme.veto is not None and scheme.veto not in bands:
        top.wrong("veto", f"没有叫“{scheme.veto}”的等次", mend)
    failing = [item.name for item in scheme.items if item.veto or item.least_points is not None]
    failing += [section.name for section in scheme.sections if section.least_points is not None]
    if failing and scheme.veto is None:
        text = f"“{failing[0]}”可以一票否决，没有写否决后归哪一等次"
        top.wrong(None, text, '请在开头加 veto = "不合格" 这样的一行')


def _check_starts(top: Reader, scheme: Scheme) -> None:
    if scheme.starts != "01-01" and scheme.period not in ("year", "two_years"):
        top.wrong("starts", f"按{SCORE_PERIODS[scheme.period]}计分，用不着 starts", "请去掉 starts 这一行")


def _check_uses(top: Reader, scheme: Scheme) -> None:
    """Items that take their number from items: those must be there, and none may come back to itself."""
    places = {item.name: path for item, path in _places(scheme)}
    for item, path in _places(scheme):
        for name in item.items:
            if name not in places:
                near = get_close_matches(name, places, n=1, cutoff=0.5)
                mend = f"是不是“{near[0]}”？" if near else "请核对 items 里的名称"
                top.faults.append(Fault((*path, "items"), f"没有叫“{name[:40]}”的项目", mend))
    try:
        in_order(scheme)
    except CycleError as error:
        way = list(reversed(error.args[1]))
        text = f"项目互相取分，绕了一圈：{' → '.join(way)}"
        top.faults.append(Fault((*places[way[0]], "items"), text, "请去掉其中一处 items"))


def in_order(scheme: Scheme) -> list[Item]:
    """The items, those whose points others take first. Raises CycleError where they take from each other."""
    by_name = {item.name: item for item in scheme.items}
    uses = {name: [used for used in item.items if used in by_name] for name, item in by_name.items()}
    return [by_name[name] for name in TopologicalSorter(uses).static_order()]
