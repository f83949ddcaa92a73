"""One item of a scheme from its table, and what does not go together in it."""

from fractions import Fraction

from renda_cli.rules.scheme_values import Reader
from renda_cli.rules.schemes import Item

MEMBERS = {"sum": "合计", "mean": "平均", "with": "有的人数", "without": "没有的人数", "rate": "有的人占比"}
JOINT = {"each": "各得", "shared": "均分"}
_SOURCES = ("measure", "hand", "items", "scheme")
_WAYS = ("each", "lead", "steps", "target", "ranges")
_ITEM = (
    "name", *_SOURCES, "kinds", "members", "least", "full", "each", "per", "lead", "co", "joint", "target", "over", "under", "steps", "ranges",
    "all", "nothing", "empty", "floor", "cap", "best", "veto", "pass", "again", "unit", "says",
)  # fmt: skip
_Together = tuple[tuple[str, tuple[str, ...], str], ...]
# A key, of which others one must be written with it, and what to write instead.
_NEEDS: _Together = (
    ("kinds", ("measure",), "kinds 只用于自动计数（measure）的项目，请去掉"),
    ("members", ("measure",), "members 只用于自动计数（measure）的项目，请去掉"),
    ("least", ("members",), '请加 members = "有的人数"，或去掉 least'),
    ("joint", ("measure",), "joint 只用于自动计数（measure）的项目，请去掉"),
    ("again", ("measure",), "again 只用于自动计数（measure）的项目，请去掉"),
    ("lead", ("measure",), "lead、co 只用于自动计数（measure）的项目，请改写 each"),
    ("lead", ("co",), "lead 和 co 要一起写；附议不计的请写 co = 0"),
    ("co", ("lead",), "lead 和 co 要一起写；领衔不计的请写 lead = 0"),
    ("per", ("each", "target", "lead"), "per 是每满几个计一次，请和 each 一起写"),
    ("over", ("target",), "请加 target = 应有几个"),
    ("under", ("target",), "请加 target = 应有几个"),
    ("target", ("all", "over", "under"), "请加 over = 每多一个加几分、under = 每少一个加减几分；达到才得分的写 all = true"),
    ("target", ("all", "under", "nothing"), "不足时怎样计要写明：请加 under = -5 这样的数，少了不扣的写 under = 0"),
    ("all", ("target",), "请加 target = 达到几个才得分"),
    ("all", ("full",), "请加 full = 达到时得几分"),
    ("ranges", ("hand",), "ranges 只用于人工登记（hand = true）的项目；按比率分档的请写 steps"),
    ("best", ("hand",), "best 只用于人工登记（hand = true）的项目，请去掉"),
    ("empty", ("measure", "scheme"), "empty 只用于自动计数（measure）和别的办法（scheme）的项目，请去掉"),
)  # fmt: skip
# A key, which others may not be written with it, and what to write instead.
_CLASHES: _Together = (
    ("full", ("steps", "ranges"), "各档的分已经写明，请去掉 full"),
    ("nothing", ("ranges",), "没有评的先计 0 分，请去掉 nothing"),
    ("best", ("each", "steps", "target", "ranges"), "best 只用于直接登记分的项目，请去掉"),
    ("per", ("all",), "达到才得分的不用写 per，请去掉"),
    ("over", ("all",), "达到才得分的不用写 over，请去掉一样"),
    ("under", ("all",), "达到才得分的不用写 under，请去掉一样"),
    ("lead", ("members",), "领衔、附议按件计，不按人数计，请去掉一样"),
    ("joint", ("members",), "按人数计的不分领衔附议，请去掉 joint"),
    ("veto", ("lead", "steps", "target", "ranges"), "有一次就否决的只写 veto；必须达到几分的请改写 pass = 几分"),
)


def item(reader: Reader) -> Item:
    """The item of a table; what is wrong is noted."""
    reader.known(_ITEM, "[[section.item]] 里")
    floor, cap, full = reader.bounds("full")
    least, over, under = reader.number("least"), reader.number("over"), reader.number("under")
    found = Item(
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
    _check_source(reader, found)
    _check_way(reader, found)
    _check_together(reader, found)
    _check_numbers(reader, found)
    return found


def _written(reader: Reader, key: str) -> bool:
    return reader.has(key) and reader.table[key] is not False


def _check_source(reader: Reader, found: Item) -> None:
    sources = [key for key in _SOURCES if _written(reader, key)]
    if len(sources) != 1:
        said = f"同时写了 {'、'.join(sources)}" if sources else "没有写数从哪里来"
        mend = (
            "请写其中一个：measure（自动计数）、hand = true（人工登记）、items（别的项目的分）、scheme（别的办法的分）"
        )
        reader.wrong(sources[1] if sources else None, f"项目“{found.name}”{said}", mend)


def _check_way(reader: Reader, found: Item) -> None:
    ways = [key for key in _WAYS if reader.has(key)]
    if len(ways) > 1:
        reader.wrong(ways[1], f"项目“{found.name}”同时写了 {'、'.join(ways)}", "计分的方法请只留一种")
    elif not ways and not found.hand and not found.veto:
        reader.wrong(None, f"项目“{found.name}”没有写怎样计分", "请加 each = 每个几分，或 steps、target")


def _check_together(reader: Reader, found: Item) -> None:
    for key, others, mend in _NEEDS:
        if _written(reader, key) and not any(_written(reader, other) for other in others):
            reader.wrong(key, f"项目“{found.name}”写了 {key}，没有写 {' 或 '.join(others)}", mend)
    for key, others, mend in _CLASHES:
        clash = [other for other in others if _written(reader, other)]
        if _written(reader, key) and clash:
            reader.wrong(key, f"项目“{found.name}”的 {key} 不能和 {clash[0]} 一起写", mend)
    if reader.has("least") and found.members == "mean":
        reader.wrong("least", f"项目“{found.name}”按平均计，用不着 least", "请去掉 least")


def _check_numbers(reader: Reader, found: Item) -> None:
    for key, value, mend in (
        ("per", found.per, "请写每满几个计一次，如 per = 2"),
        ("least", found.least, "请写至少几个才算，如 least = 1"),
    ):
        if value is not None and value <= 0:
            reader.wrong(key, f"{key} 要大于 0", mend)
    written: list[tuple[str, list[int | None]]] = [
        ("nothing", [found.nothing]),
        ("empty", [found.empty]),
        ("pass", [found.least_points]),
        ("steps", [end for step in found.steps for end in (step.lowest, step.highest)]),
        ("ranges", [end for ends in found.ranges for end in ends]),
    ]
    for key, values in written:
        reader.inside(key, values, found.floor, found.cap)
