"""renda review project add | edit | examine"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Content = Annotated[str | None, typer.Option("--content", metavar="文字", help="项目的内容")]
Village = Annotated[str | None, typer.Option("--village", metavar="村", help="在哪个村（社区）")]
Unit = Annotated[str | None, typer.Option("--unit", metavar="单位", help="责任单位")]
Leader = Annotated[str | None, typer.Option("--leader", metavar="分管领导", help="分管领导")]
Budget = Annotated[str | None, typer.Option("--budget", metavar="金额", help="预算多少元，如 1200000、120万")]
FundedBy = Annotated[str | None, typer.Option("--funded-by", metavar="文字", help="资金来源，如 镇财政、村集体")]
Until = Annotated[str | None, typer.Option("--until", metavar="日期", help="完成期限，入选后到期提醒")]
Collected = Annotated[str | None, typer.Option("--on", metavar="日期", help="征集的日期，不写为今天")]
No = Annotated[int | None, typer.Option("--no", metavar="N", min=1, max=9999, help="在这一年里的编号，不写则接着编")]


def add(
    ctx: typer.Context,
    title: Annotated[str, typer.Argument(metavar="项目", help="项目名称")],
    year: Annotated[str | None, typer.Option("--year", metavar="年份", help="哪一年的民生实事，不写为今年")] = None,
    no: No = None,
    content: Content = None,
    topic: options.Topic = None,
    village: Village = None,
    unit: Unit = None,
    leader: Leader = None,
    budget: Budget = None,
    funded_by: FundedBy = None,
    source: Annotated[
        list[str] | None, typer.Option("--source", metavar="文字", help="来源，可写几次，如 走访征集")
    ] = None,
    opinions: Annotated[
        list[str] | None, typer.Option("--from-opinion", metavar="意见编号", help="来自哪几条选民意见")
    ] = None,
    proposals: Annotated[
        list[str] | None, typer.Option("--from-proposal", metavar="编号", help="来自哪几件代表建议")
    ] = None,
    until: Until = None,
    on: Collected = None,
    note: options.Note = None,
) -> None:
    """登记一个征集来的候选项目，写明来源。

    例：renda review project add 修建文化广场 --year 2022 --village 留道村 --budget 120万 --source 走访征集 --on 2021-12-01
    """
    from renda_cli.work.review import project

    here = context.of(ctx)
    done = project.add(
        here.desk, title, year=year, no=no, content=content, topic=topic, village=village, unit=unit, leader=leader, budget=budget,
        funded_by=funded_by, sources=source, opinions=opinions, proposals=proposals, until=until, on=on, note=note,
    )  # fmt: skip
    here.out.receipt(done.lines, done.read)


def edit(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="项目编号", help="项目的编号，如 2022-3，或名称")],
    title: Annotated[str | None, typer.Option("--title", metavar="项目", help="项目名称")] = None,
    no: Annotated[int | None, typer.Option("--no", metavar="N", min=1, max=9999, help="在这一年里的编号")] = None,
    content: Content = None,
    topic: options.Topic = None,
    village: Village = None,
    unit: Unit = None,
    leader: Leader = None,
    budget: Budget = None,
    funded_by: FundedBy = None,
    source: Annotated[list[str] | None, typer.Option("--add-source", metavar="文字", help="添上来源，可写几次")] = None,
    opinions: Annotated[
        list[str] | None, typer.Option("--add-opinion", metavar="意见编号", help="添上来自哪几条选民意见")
    ] = None,
    proposals: Annotated[
        list[str] | None, typer.Option("--add-proposal", metavar="编号", help="添上来自哪几件代表建议")
    ] = None,
    no_sources: Annotated[bool, typer.Option("--no-sources", help="去掉原来的来源，可同时添上新的")] = False,
    until: Until = None,
    on: Annotated[str | None, typer.Option("--on", metavar="日期", help="征集的日期")] = None,
    note: options.Note = None,
) -> None:
    """修改候选项目的登记内容；票决后只补空着的，变更用 change。

    例：renda review project edit 2022-1 --unit 建设局 --until 2022-11-30
    """
    from renda_cli.work.review import project

    here = context.of(ctx)
    done = project.edit(
        here.desk, number, title=title, no=no, content=content, topic=topic, village=village, unit=unit, leader=leader, budget=budget,
        funded_by=funded_by, sources=source, opinions=opinions, proposals=proposals, no_sources=no_sources, until=until, on=on, note=note,
    )  # fmt: skip
    here.out.receipt(done.lines, done.read)


def examine(
    ctx: typer.Context,
    numbers: Annotated[
        list[str], typer.Argument(metavar="项目编号", help="一个或几个项目的编号，用逗号隔开，如 2022-1,2022-2")
    ],
    listed: Annotated[bool, typer.Option("--listed", help="列为候选")] = False,
    exclude: Annotated[str | None, typer.Option("--exclude", metavar="理由", help="不列入，写明理由")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="机关", help="由谁初定，如 主席团、镇政府")] = None,
    on: options.On = None,
) -> None:
    """登记初定：列为候选，或不列入。

    例：renda review project examine 2022-1,2022-2 --listed --by 主席团 --on 2021-12-20
    """
    from renda_cli.work.review import project

    here = context.of(ctx)
    done = project.examine(here.desk, numbers, listed=listed, exclude=exclude, by=by, on=on)
    here.out.receipt(done.lines, done.read)
