"""A scheme of scoring from the tables of a TOML file, and everything that is wrong with it."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from renda_cli.rules.scheme_values import Fault, Reader
from renda_cli.rules.schemes import Band, Item, Reminder, Scheme, Section, points
from renda_cli.rules.vocabulary import SCORE_PERIODS, SCORE_SUBJECTS

MEMBERS = {"sum": "合计", "mean": "平均", "with": "有的人数", "without": "没有的人数", "rate": "有的人占比"}
JOINT = {"each": "各得", "shared": "均分"}
TIES = {"in": "同名次都算", "out": "同名次都不算"}
_SCHEME = (
    "name", "subject", "period", "starts", "base", "floor", "cap", "decimals", "source", "note", "ties", "veto", "section", "band", "reminder",
)  # fmt: skip
_SECTION = ("name", "full", "floor", "cap", "best", "bonus", "offset", "pass", "item")
_SOURCES = ("measure", "hand", "items", "scheme")
_ITEM = (
    "name", *_SOURCES, "kinds", "members", "least", "full", "each", "per", "lead", "co", "joint", "target", "over", "under", "steps", "ranges",
    "all", "nothing", "empty", "floor", "cap", "best", "veto", "pass", "again", "unit", "says",
)  # fmt: skip
_BAND = ("name", "from", "to", "top", "share")
_REMINDER = ("band", "below", "years", "says")


def read(table: Mapping[str, Any]) -> tuple[Scheme, list[Fault]]:
    """The scheme of a file and what is wrong with it; with faults the scheme is not to be used."""
    faults: list[Fault] = []
    top = Reader(table, (), faults)
    top.known(_SCHEME, "计分办法里")
    floor, cap, base = top.points("floor"), top.points("cap"), top.points("base") or 0
    _check_bounds(top, floor, cap, base, "base")
    decimals = top.whole("decimals", 0, 3)
    scheme = Scheme(
        name=top.text("name", must=True, most=40),
        subject=top.choice("subject", SCORE_SUBJECTS, "deputy", must=True),
        period=top.choice("period", SCORE_PERIODS, "year", must=True),
        sections=tuple(_section(reader) for reader in top.readers("section", "部分")),
        bands=_bands(top),
        reminders=tuple(_reminder(reader) for reader in top.readers("reminder", "提醒")),
        starts=top.day_of_year("starts"),
        base=base,
        cap=cap,
        floor=floor,
        decimals=2 if decimals is None else decimals,
        ties=top.choice("ties", TIES, "in"),
        veto=top.text("veto") or None,
        source=top.text("source"),
        note=top.text("note", most=500),
    )
    _check_whole(top, scheme)
    return scheme, sorted(faults, key=lambda fault: [str(part).zfill(4) for part in fault.path])


def _section(reader: Reader) -> Section:
    reader.known(_SECTION, "[[section]] 里")
    floor, cap, full = reader.points("floor"), reader.points("cap"), reader.points("full") or 0
    _check_bounds(reader, floor, cap, full, "full")
    items = tuple(_item(inner) for inner in reader.readers("item", "项目"))
    if not items:
        reader.wrong(None, "这一部分没有项目", "请在下面加 [[section.item]]")
    return Section(
        reader.text("name", must=True, most=40), items, full, cap, floor, reader.whole("best", 1, 99), reader.flag("bonus"),
        reader.flag("offset"), reader.points("pass"),
    )  # fmt: skip


def _item(reader: Reader) -> Item:
    reader.known(_ITEM, "[[section.item]] 里")
    floor, cap, full = reader.points("floor"), reader.points("cap"), reader.points("full") or 0
    _check_bounds(reader, floor, cap, full, "full")
    least, over, under = reader.number("least"), reader.number("over"), reader.number("under")
    item = Item(
        name=reader.text("name", must=True, most=60),
        measure=reader.text("measure") or None,
        hand=reader.flag("hand"),
        items=reader.texts("items"),
        scheme=reader.text("scheme") or None,
        kinds=reader.texts("kinds"),
        members=reader.choice("members", MEMBERS, "sum"),
        least=Fraction(1) if least is None else least,
        full=full,
        each=reader.number("each"),
        per=reader.number("per"),
        lead=reader.number("lead"),
        co=reader.number("co"),
        joint=reader.choice("joint", JOINT, "each"),
        target=reader.number("target"),
        over=over or Fraction(0),
        under=under or Fraction(0),
        steps=reader.steps("steps"),
        ranges=reader.ranges("ranges"),
        all=reader.flag("all"),
        nothing=reader.points("nothing"),
        empty=reader.points("empty"),
        cap=cap,
        floor=floor,
        best=reader.whole("best", 1, 99),
        veto=reader.flag("veto"),
        least_points=reader.points("pass"),
        again=reader.flag("again"),
        unit=reader.text("unit", most=10),
        says=reader.text("says"),
    )
    _check_item(reader, item)
    return item


def _check_bounds(reader: Reader, floor: int | None, cap: int | None, start: int, start_key: str) -> None:
    if floor is not None and cap is not None and cap < floor:
        reader.wrong("cap", f"最高 {points(cap)} 分，低于最低 {points(floor)} 分", "请改 cap 或 floor")
    elif (cap is not None and start > cap) or (floor is not None and start < floor):
        reader.wrong(
            start_key, f"{start_key} 是 {points(start)} 分，不在最低和最高分之间", f"请改 {start_key}，或改 floor、cap"
        )


def _check_item(reader: Reader, item: Item) -> None:
    """What does not go together in one item."""
    sources = [key for key in _SOURCES if reader.has(key) and reader.table[key] is not False]
    if len(sources) != 1:
        said = f"同时写了 {'、'.join(sources)}" if sources else "没有写数从哪里来"
        reader.wrong(
            None,
            f"项目“{item.name}”{said}",
            "measure（自动计数）、hand = true（人工登记）、items（别的项目的分）、scheme（别的办法的分）写其中一个",
        )
    ways = _ways(reader)
    if len(ways) > 1:
        reader.wrong(ways[1], f"项目“{item.name}”同时写了 {'、'.join(ways)}", "计分的方法只写一种")
    elif not ways and not item.hand:
        reader.wrong(None, f"项目“{item.name}”没有写怎样计分", "请加 each = 每个几分，或 steps、target、all")
    for key, needs, how in _NEEDS:
        if reader.has(key) and not any(reader.has(one) and reader.table[one] is not False for one in needs):
            reader.wrong(key, f"项目“{item.name}”写了 {key}，没有写 {'或 '.join(needs)}", how)
    if (item.lead is None) != (item.co is None):
        key = "co" if item.lead is None else "lead"
        reader.wrong(
            key, f"项目“{item.name}”的 lead、co 要一起写", "请写 lead = 领衔几分、co = 附议几分；附议不计的写 co = 0"
        )
    if reader.has("per") and item.per is not None and item.per <= 0:
        reader.wrong("per", "per 要大于 0", "请写每满几个计一次，如 per = 2")
    for low, high in item.ranges:
        if (item.cap is not None and high > item.cap) or (item.floor is not None and low < item.floor):
            reader.wrong(
                "ranges",
                f"ranges 里的 {points(low)}～{points(high)} 分不在最低和最高分之间",
                "请改 ranges，或改 floor、cap",
            )
            break


_NEEDS = (
    ("kinds", ("measure",), "kinds 只用于自动计数的项目"),
    ("members", ("measure",), "members 只用于自动计数的项目"),
    ("least", ("members",), "least 是 members 的起点，如 members = \"有的人数\""),
    ("joint", ("measure",), "joint 只用于自动计数的项目"),
    ("lead", ("measure",), "lead、co 只用于自动计数的项目"),
    ("per", ("each", "target", "lead"), "per 是每满几个，要和 each 一起写"),
    ("over", ("target",), "请加 target = 应有几个"),
    ("under", ("target",), "请加 target = 应有几个"),
    ("all", ("target",), "请加 target = 达到几个才得分"),
    ("ranges", ("hand",), "ranges 只用于 hand = true 的项目；按比率分档的请写 steps"),
    ("best", ("hand",), "best 只用于 hand = true 的项目"),
    ("again", ("measure",), "again 只用于自动计数的项目"),
)  # fmt: skip


def _ways(reader: Reader) -> list[str]:
    """The ways of scoring that are written, by their keys."""
    return [key for key in ("each", "lead", "steps", "target", "ranges") if reader.has(key)]


def _bands(top: Reader) -> tuple[Band, ...]:
    """The bands, highest first. What overlaps, leaves a gap, or can never be reached is wrong."""
    readers = top.readers("band", "等次")
    found: list[Band] = []
    for place, reader in enumerate(readers):
        reader.known(_BAND, "[[band]] 里")
        share = reader.number("share")
        band = Band(reader.text("name", must=True, most=20), reader.points("from"), reader.whole("top", 1, 9999), share)
        if share is not None and not 0 < share <= 100:
            reader.wrong("share", "share 是百分之几", "请写 share = 20 这样的数")
        if band.top is not None and share is not None:
            reader.wrong("share", f"等次“{band.name}”同时写了 top 和 share", "名额只写一种")
        _check_beside(reader, found, band)
        open_ = band.at_least is None and band.top is None and share is None
        if open_ != (place == len(readers) - 1):
            last = readers[-1] if not open_ else reader
            text = f"等次“{band.name}”没有写 from，后面的等次谁也到不了" if open_ else ""
            if open_:
                last.wrong(None, text, "只有最后一档不写 from")
            elif place == len(readers) - 1:
                last.wrong(None, f"最后一档“{band.name}”以下的分没有等次", "最后一档不要写 from、top、share")
        found.append(band)
    return tuple(found)


def _check_beside(reader: Reader, above: list[Band], band: Band) -> None:
    """A band against those above it."""
    if any(one.name == band.name for one in above):
        reader.wrong("name", f"有两个等次都叫“{band.name}”", "请改其中一个")
    floors = [one for one in above if one.at_least is not None]
    if (
        floors
        and band.at_least is not None
        and band.at_least >= (floors[-1].at_least or 0)
        and band.top is None
        and band.share is None
    ):
        reader.wrong(
            "from",
            f"等次“{band.name}”从 {points(band.at_least)} 分起，与前面的“{floors[-1].name}”重叠",
            "等次从高到低写，from 一个比一个小",
        )
    tops = [one for one in above if one.top is not None]
    if tops and band.top is not None and band.top <= (tops[-1].top or 0):
        reader.wrong(
            "top",
            f"等次“{band.name}”到第 {band.top} 名，与前面的“{tops[-1].name}”重叠",
            "top 是从第一名数起的名次，一个比一个大",
        )
    shares = [one for one in above if one.share is not None]
    if shares and band.share is not None and band.share <= (shares[-1].share or 0):
        reader.wrong("share", f"等次“{band.name}”与前面的“{shares[-1].name}”重叠", "share 从第一名数起，一个比一个大")
    to = reader.points("to")
    if to is None:
        return
    if not floors:
        reader.wrong("to", "最高一档不用写 to", "请去掉这一行，只写 from")
    elif to != floors[-1].at_least:
        gap = (
            "重叠"
            if to > (floors[-1].at_least or 0)
            else f"之间有空隙，{points((to + (floors[-1].at_least or 0)) // 2)} 分不知归哪一档"
        )
        reader.wrong(
            "to",
            f"等次“{band.name}”到 {points(to)} 分，与“{floors[-1].name}”{gap}",
            "请去掉 to，只写 from：到上一档为止",
        )


def _reminder(reader: Reader) -> Reminder:
    reader.known(_REMINDER, "[[reminder]] 里")
    band, below, years = reader.text("band") or None, reader.points("below"), reader.whole("years", 1, 9)
    if (band is None) == (not reader.has("below")):
        reader.wrong(None, "提醒要写 band（哪一等次）或 below（低于几分）", "两样写其中一样")
    return Reminder(reader.text("says", must=True), band, below, 1 if years is None else years)


def _check_whole(top: Reader, scheme: Scheme) -> None:
    """What does not go together across the file."""
    if not scheme.sections and not top.faults:
        top.wrong(None, "没有写计分的部分", "请加 [[section]] 和 [[section.item]]")
    _check_names(top, scheme)
    _check_bands_named(top, scheme)
    _check_cycles(top, scheme)


def _places(scheme: Scheme) -> list[tuple[Item, tuple[str | int, ...]]]:
    return [
        (item, ("section", place, "item", at))
        for place, section in enumerate(scheme.sections)
        for at, item in enumerate(section.items)
    ]


def _check_names(top: Reader, scheme: Scheme) -> None:
    for what, named in (
        ("项目", [(item.name, path) for item, path in _places(scheme)]),
        ("部分", [(section.name, ("section", place)) for place, section in enumerate(scheme.sections)]),
    ):
        seen: set[str] = set()
        for name, path in named:
            if name and name in seen:
                top.faults.append(
                    Fault((*path, "name"), f"有两个{what}都叫“{name}”", "请改其中一个，登记分时要凭名称认")
                )
            seen.add(name)


def _check_bands_named(top: Reader, scheme: Scheme) -> None:
    bands = [band.name for band in scheme.bands]
    there = "、".join(bands) or "（没有写 [[band]]）"
    for place, reminder in enumerate(scheme.reminders):
        if reminder.band is not None and reminder.band not in bands:
            top.faults.append(Fault(("reminder", place, "band"), f"没有叫“{reminder.band}”的等次", f"可选：{there}"))
    vetoing = any(item.veto or item.least_points is not None for item in scheme.items)
    vetoing = vetoing or any(section.least_points is not None for section in scheme.sections)
    if vetoing and scheme.veto is None:
        top.wrong(None, "有一票否决或必须达到的项目，没有写否决后的等次", '请在开头加 veto = "不合格" 这样的一行')
    if scheme.veto is not None and scheme.veto not in bands:
        top.wrong("veto", f"没有叫“{scheme.veto}”的等次", f"可选：{there}")


def _check_cycles(top: Reader, scheme: Scheme) -> None:
    """Items that take their number from items: those must be there, and none may come back to itself."""
    uses = {item.name: item.items for item in scheme.items}
    for item, path in _places(scheme):
        for name in item.items:
            if name not in uses:
                top.faults.append(Fault((*path, "items"), f"没有叫“{name[:40]}”的项目", "请核对 items 里的名称"))
        round_ = _round(item.name, uses)
        if round_:
            top.faults.append(
                Fault((*path, "items"), f"项目互相取分，绕了一圈：{' → '.join(round_)}", "请去掉其中一处 items")
            )


def _round(start: str, uses: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The way from an item back to itself, or nothing."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for name in uses.get(way[-1], ()):
            if name == start:
                return [*way, name]
            if name not in seen:
                seen.add(name)
                ways.append([*way, name])
    return []


def in_order(scheme: Scheme) -> list[Item]:
    """The items, those whose points others take first."""
    found: dict[str, Item] = {}
    by_name = {item.name: item for item in scheme.items}

    def take(item: Item) -> None:
        for name in item.items:
            take(by_name[name])
        found.setdefault(item.name, item)

    for item in scheme.items:
        take(item)
    return list(found.values())
