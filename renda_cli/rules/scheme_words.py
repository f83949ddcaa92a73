"""What a scheme says, in the words of the table on the wall."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from renda_cli.rules.schemes import Band, Item, Reminder, Scheme, Section, Step, number, points
from renda_cli.rules.scoring_items import counted, spaced


def said(item: Item, unit: str = "") -> str:
    """The rule of an item: its own words where they are written, else made from its fields. `unit` is that of its measure."""
    if item.says:
        return item.says
    counted_in = item.counted_in(unit)
    rule = "，".join([*_source(item, unit), *_rule(item, counted_in), *_limits(item)])
    return "；".join([*([rule] if rule else []), *_otherwise(item)])


def _source(item: Item, unit: str) -> Iterator[str]:
    """What is counted, where that is not plain."""
    if item.kinds:
        yield f"只计{'、'.join(item.kinds)}"
    if item.items:
        yield f"按{'、'.join(f'“{name}”' for name in item.items)}的得分"
    if item.scheme:
        yield f"按“{item.scheme}”的总分"
    least = spaced(item.least, unit)
    members = {
        "mean": "按每人平均",
        "with": f"达到 {least}的人",
        "without": f"不到 {least}的人",
        "rate": f"达到 {least}的人所占比例",
    }
    if item.members in members:
        yield members[item.members]
    if item.joint == "shared":
        yield "几人联名的均分"


def _rule(item: Item, unit: str) -> Iterator[str]:
    start = [f"基本分 {points(item.full)} 分"] if item.full else []
    if item.ranges:
        yield "由人评 " + "、".join(f"{_between(low, high)} 分" for low, high in item.ranges)
    elif item.steps:
        yield from _stepped(item.steps, unit)
    elif item.target is not None:
        yield from _aimed(item, item.target, unit)
    elif item.lead is not None and item.co is not None:
        yield from start
        yield _rated("领衔", item.lead, item.per, unit)
        yield _rated("附议", item.co, item.per, unit)
    elif item.each:
        yield from start
        yield _rated("", item.each, item.per, unit)
    elif item.each is not None and item.full:
        yield f"{'计' if item.nothing is None else '有的计'} {points(item.full)} 分"
    elif item.each is not None and item.nothing is None and not item.veto:
        yield "只登记，不计分"
    elif item.marked and not item.veto:
        yield from start
        yield "据实加减分" if item.full else "据实登记分"


def _stepped(steps: Sequence[Step], unit: str) -> Iterator[str]:
    for step in steps:
        if step.at_least > 0 or step is not steps[-1] or len(steps) == 1:
            yield f"{spaced(step.at_least, unit)}以上 {_between(step.lowest, step.highest)} 分"
        else:
            yield f"不到 {counted(steps[-2].at_least, unit)} {_between(step.lowest, step.highest)} 分"
    if steps[-1].at_least > 0:
        yield f"不到 {counted(steps[-1].at_least, unit)} 0 分"


def _aimed(item: Item, target: Fraction, unit: str) -> Iterator[str]:
    aim = counted(target, unit)
    if item.all:
        yield f"达到 {spaced(target, unit)}得 {points(item.full)} 分，不到不得分"
        return
    yield f"应有 {aim}，{points(item.full)} 分"
    by = f" {spaced(Fraction(1), unit)}" if item.per is None else f"满 {spaced(item.per, unit)}"
    if item.over > 0 and item.over == -item.under:
        yield f"每多（少）{by.lstrip()}加（减）{number(item.over)} 分"
        return
    for word, rate in (("多", item.over), ("少", item.under)):
        if rate:
            yield f"每{word}{by}{_plus(rate)}"


def _rated(who: str, rate: Fraction, per: Fraction | None, unit: str) -> str:
    """So many points for every one: `每件 3 分`, `每次扣 2 分`, `领衔每满 2 件 1 分`."""
    if not rate:
        return f"{who}不计"
    every = f"满 {counted(per, unit)}" if per is not None else _one(unit)
    return f"{who}每{every}{f'扣 {number(-rate)} 分' if rate < 0 else f' {number(rate)} 分'}"


def _one(unit: str) -> str:
    return f" {counted(Fraction(1), unit)}" if unit in ("%", "分") else unit or "个"


def _plus(rate: Fraction) -> str:
    return f"{'加' if rate > 0 else '扣'} {number(abs(rate))} 分"


def _limits(item: Item) -> Iterator[str]:
    if item.best is not None:
        yield f"取最高的 {item.best} 笔"
    if item.cap:
        yield f"最多 {points(item.cap)} 分"
    elif item.cap == 0:
        yield "不加分"
    if item.floor is not None:
        yield _least(item.floor, item)


def _least(floor: int, item: Item) -> str:
    if floor < 0 and not item.full:
        return f"最多扣 {points(-floor)} 分"
    return "扣完为止" if floor == 0 and item.full else f"最少 {points(floor)} 分"


def _otherwise(item: Item) -> Iterator[str]:
    """What is said after the rule."""
    if item.nothing is not None:
        yield f"没有的{_scored(item.nothing)}"
    if item.empty is not None:
        yield f"无从计算的{_scored(item.empty)}"
    if item.veto:
        yield "一票否决"
    if item.least_points is not None:
        yield _fatal(item.least_points)


def _fatal(least: int) -> str:
    return f"不到 {points(least)} 分的一票否决"


def _scored(milli: int) -> str:
    return f"扣 {points(-milli)} 分" if milli < 0 else f"计 {points(milli)} 分"


def _between(low: int, high: int) -> str:
    return points(low) if low == high else f"{points(low)}～{points(high)}"


def said_section(section: Section) -> str:
    """The rule of a section beyond that of its items; empty where there is none."""
    return "，".join(_of_section(section))


def _of_section(section: Section) -> Iterator[str]:
    if section.bonus:
        yield "另外加分，不受总分上限限制"
    if section.offset:
        yield "只抵扣掉的分"
    if section.full:
        yield f"基本分 {points(section.full)} 分"
    if section.best is not None:
        yield f"取最高的 {section.best} 项"
    if section.cap is not None:
        yield f"最多 {points(section.cap)} 分"
    if section.floor is not None:
        yield "扣完为止" if section.floor == 0 and section.full else f"最少 {points(section.floor)} 分"
    if section.least_points is not None:
        yield _fatal(section.least_points)


def said_band(scheme: Scheme, band: Band) -> str:
    """Whom a band takes, with the bands above it in mind: `80 分以上、不满 90 分`, `第 4～6 名`, `不满 60 分`."""
    above = scheme.bands[: scheme.bands.index(band)]
    upper = above[-1] if above else None
    if band.at_least is None:
        return _placed(band, upper) if band.limited else _rest(upper)
    score = f"{points(band.at_least)} 分以上"
    if band.limited:
        return f"{score}的{_placed(band, None)}"
    if upper is None:
        return f"{score}（含 {points(band.at_least)} 分）"
    if upper.limited:
        return f"其余 {score}"
    return f"{score}、不满 {points(upper.at_least)} 分"


def _placed(band: Band, upper: Band | None) -> str:
    """Places, from those of the band above on."""
    plain = upper if upper is not None and upper.at_least is None else None
    if band.share is not None:
        beyond = f"{number(plain.share)}%～" if plain and plain.share is not None else ""
        return f"前 {beyond}{number(band.share)}%"
    top = band.top or 0
    if top < 0:
        return f"末 {-top} 名以外"
    if plain and plain.top is not None:
        return f"第 {top} 名" if top == plain.top + 1 else f"第 {plain.top + 1}～{top} 名"
    return f"前 {top} 名"


def _rest(upper: Band | None) -> str:
    if upper is None:
        return "不分高低"
    if upper.at_least is None and upper.top is not None and upper.top < 0:
        return f"末 {-upper.top} 名"
    return "其余" if upper.limited or upper.at_least is None else f"不满 {points(upper.at_least)} 分"


def said_reminder(reminder: Reminder) -> str:
    """What a scheme foresees, and when: `连续 2 年“较差”：劝其辞职`."""
    years = f"连续 {reminder.years} 年" if reminder.years > 1 else ""
    when = f"“{reminder.band}”" if reminder.below is None else f"不满 {points(reminder.below)} 分"
    return f"{years}{when}：{reminder.says}"
