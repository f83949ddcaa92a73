"""renda affair add | edit | end | list"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

_KINDS = "党委研究|来访|外出学习|制度|专职人员|阵地投入"
Affair = Annotated[str, typer.Argument(metavar="事项编号", help="编号，用 renda affair list 查")]
Kind = typer.Option("--kind", metavar=_KINDS, help="种类")
Until = Annotated[str | None, typer.Option("--until", metavar="日期", help="制度废止、人员离岗的日期，还在的不写")]
Amount = Annotated[str | None, typer.Option("--amount", metavar="元", help="阵地投入的金额，如 3.5万")]


def add(
    ctx: typer.Context,
    what: Annotated[str, typer.Argument(metavar="事项", help="什么事、什么制度、哪些人员，如 听取镇人大工作汇报")],
    kind: Annotated[str, Kind],
    on: Annotated[str | None, typer.Option("--on", metavar="日期", help="哪一天，或从哪一天起，不写为今天")] = None,
    until: Until = None,
    count: Annotated[int, typer.Option("--count", metavar="N", help="几次、几项、几名合在一起登记的，写合计")] = 1,
    amount: Amount = None,
    note: options.Note = None,
) -> None:
    """登记一项，或一年里的次数。

    例：renda affair add 研究人大工作、听取汇报 --kind 党委研究 --on 2022-12-20 --count 12
    """
    from renda_cli.work import affair

    here = context.of(ctx)
    done = affair.add(here.desk, what, kind=kind, on=on, until=until, count=count, amount=amount, note=note)
    here.out.receipt(done.lines, done.read)


def edit(
    ctx: typer.Context,
    number: Affair,
    what: Annotated[str | None, typer.Option("--what", metavar="事项", help="什么事、什么制度、哪些人员")] = None,
    kind: Annotated[str | None, Kind] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="日期", help="哪一天，或从哪一天起")] = None,
    until: Until = None,
    count: Annotated[int | None, typer.Option("--count", metavar="N", help="几次、几项、几名")] = None,
    amount: Amount = None,
    note: options.Note = None,
) -> None:
    """改正一项的登记内容。

    例：renda affair edit 1 --count 12 --note 含专题听取汇报 2 次
    """
    from renda_cli.work import affair

    here = context.of(ctx)
    done = affair.edit(
        here.desk, number, what=what, kind=kind, on=on, until=until, count=count, amount=amount, note=note
    )
    here.out.receipt(done.lines, done.read)


def end(
    ctx: typer.Context,
    number: Affair,
    on: options.On = None,
) -> None:
    """登记一项制度废止，或一名专职人员离岗。

    例：renda affair end 2 --on 2022-06-30
    """
    from renda_cli.work import affair

    here = context.of(ctx)
    done = affair.end(here.desk, number, on=on)
    here.out.receipt(done.lines, done.read)


def list_(
    ctx: typer.Context,
    year: Annotated[str | None, typer.Argument(metavar="年份", help="四位年份，或起止年份，不写为全部")] = None,
    kind: Annotated[str | None, Kind] = None,
) -> None:
    """列出登记的各项。

    例：renda affair list 2022 --kind 制度
    """
    from renda_cli.show.section import Section
    from renda_cli.work import affair

    here = context.of(ctx)
    found = affair.list_(here.desk, year, kind=kind)
    here.out.listing(Section(found.fields, found.rows, found.title, about="affair", notes=found.notes))
