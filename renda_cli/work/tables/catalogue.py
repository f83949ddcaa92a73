"""All tables by name, in the order in which a report carries them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from renda_cli.errors import InputError
from renda_cli.files.tabular import Table
from renda_cli.rules import words
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.spans import Span
from renda_cli.work.tables import activities, comparison, people, promises, proposals, reviews, stations


class _Entry(NamedTuple):
    """A table: what stands in it, and what makes it; `ranked` makes it with places, where that makes sense."""

    title: str
    holds: str
    make: Callable[[Desk, Span], Table]
    ranked: Callable[[Desk, Span], Table] | None = None


def _ranked_units(desk: Desk, span: Span) -> Table:
    return proposals.by_unit(desk, span, ranked=True)


_TABLES = {
    "建议分类": _Entry("议案建议分类统计表", "各类别的件数、占比、办理结果、代表评价", proposals.by_topic),
    "承办单位": _Entry(
        "承办单位办理情况统计表", "各单位主办、分别办理、协办件数，按期答复率、用时、满意率、催办", proposals.by_unit, _ranked_units
    ),
    "建议小组": _Entry("代表小组议案建议统计表", "各代表小组的领衔件数、人均", proposals.by_group),
    "承诺台账": _Entry("承诺办理情况统计表", "历年承诺的结转、作出、落实、不能落实、未落实，按作出年份", promises.ledger),
    "承诺明细": _Entry("期末未落实承诺明细表", "期末未落实的承诺，一项一行", promises.still_open),
    "月度接待": _Entry("代表接待选民月度统计表", "各月接待次数、选民人次、代表人次、意见和答复", stations.by_month),
    "家站点": _Entry("代表家站点工作统计表", "各家站点的接待、意见、答复率、满意率", stations.by_station),
    "月度活动": _Entry("代表活动月度统计表", "各月各种代表活动的次数", activities.by_month),
    "会议出席": _Entry("人代会出席情况统计表", "各次人代会的应到、实到、请假、缺席、出席率", people.congress),
    "主席团出席": _Entry("主席团会议出席情况统计表", "各次主席团会议的应到、实到、请假、缺席、出席率", people.presidium),
    "意见分类": _Entry("选民意见分类统计表", "各村（社区）各类别的意见条数", stations.by_topic),
    "意见渠道": _Entry("选民意见渠道统计表", "各渠道的意见条数、办理情况", stations.by_channel),
    "评议整改": _Entry("评议和整改情况统计表", "各种评议的次数、对象、意见、整改率、测评", reviews.by_kind),
    "整改明细": _Entry("期末未整改到位明细表", "期末还没有验收合格的评议意见，一条一行", reviews.still_open),
    "民生实事": _Entry("民生实事项目统计表", "各项目的得票、进度、资金、满意率", reviews.projects),
    "代表结构": _Entry("期末代表结构统计表", "性别、民族、年龄、政治面貌、学历、代表结构的人数和占比", people.composition),
    "履职汇总": _Entry("代表履职情况汇总表", "每名代表的会议、活动、接待、建议、承诺，按名册次序", people.service),
    "指标对比": _Entry("指标对比表", "各项指标与上年（上年同期）对比", comparison.compared),
}  # fmt: skip
NAMES = tuple(_TABLES)
FIELDS = ("name", "title", "holds")


def listing(desk: Desk) -> Listing:
    """The tables that there are (fields FIELDS), in order."""
    rows: list[tuple[str, ...]] = [(name, one.title, one.holds) for name, one in _TABLES.items()]
    return Listing(
        FIELDS, list(rows), (f"做一张或几张：renda report {desk.today.year} --table 承办单位,建议分类",), "统计表"
    )


def make(desk: Desk, span: Span, names: Sequence[str] = (), *, ranked: bool = False) -> list[Table]:
    """The tables named, by their names or parts that only one has; all that have rows when none is named.

    With `ranked` those that can give places do. Raises InputError.
    """
    chosen = list(dict.fromkeys(map(_named, words.parts(names))))
    if ranked and chosen and not any(_TABLES[name].ranked for name in chosen):
        able = "、".join(name for name, one in _TABLES.items() if one.ranked)
        raise InputError(f"{'、'.join(chosen)}不排名次", f"--ranked 只用于：{able}")
    made = [
        (one.ranked or one.make if ranked else one.make)(desk, span)
        for one in map(_TABLES.__getitem__, chosen or NAMES)
    ]
    return [_without_empty_chart(table) for table in made if chosen or table.rows]


def _without_empty_chart(table: Table) -> Table:
    """The table alone where its chart would be axes and nothing between them."""
    drawn = table.chart and any(number for _, numbers in table.chart.series for number in numbers)
    return table if drawn else replace(table, chart=None)


def _named(text: str) -> str:
    fitting = [text] if text in _TABLES else [name for name in NAMES if text in name]
    if len(fitting) == 1:
        return fitting[0]
    told = f"“{text[:20]}”可以是：{'、'.join(fitting)}" if fitting else f"没有“{text[:20]}”这张统计表"
    raise InputError(told, "请写全名称" if fitting else f"可选：{'、'.join(NAMES)}")
