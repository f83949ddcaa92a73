"""renda deputy session add | close | edit | list"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Number = Annotated[str, typer.Argument(metavar="届次", help="届-次，五届三次写 5-3")]
Kind = Annotated[str, typer.Option("--kind", metavar="人代会|主席团会议", help="人代会（默认）或主席团会议")]
Closed = Annotated[str | None, typer.Option("--closed", metavar="日期", help="闭会日期")]


def add(
    ctx: typer.Context,
    number: Number,
    kind: Kind = "人代会",
    on: Annotated[str | None, typer.Option("--on", metavar="日期", help="开会日期，不写为今天")] = None,
    closed: Closed = None,
) -> None:
    """登记一次会议。

    例：renda deputy session add 5-3 --on 2023-01-06 --closed 2023-01-07
    """
    from renda_cli.work import session

    here = context.of(ctx)
    done = session.add(here.desk, number, kind=kind, on=on, closed=closed)
    here.out.receipt(done.lines, done.read)


def close(ctx: typer.Context, number: Number, kind: Kind = "人代会", on: options.On = None) -> None:
    """登记闭会，并推算自闭会之日起算的期限。

    例：renda deputy session close 5-3 --on 2023-01-07
    """
    from renda_cli.work import session

    here = context.of(ctx)
    done = session.close(here.desk, number, kind=kind, on=on)
    here.out.receipt(done.lines, done.read)


def edit(
    ctx: typer.Context,
    number: Number,
    kind: Kind = "人代会",
    on: Annotated[str | None, typer.Option("--on", metavar="日期", help="开会日期改为")] = None,
    closed: Closed = None,
) -> None:
    """改正会议日期，并重算自闭会之日起算的期限。

    例：renda deputy session edit 5-3 --closed 2023-01-08
    """
    from renda_cli.work import session

    here = context.of(ctx)
    done = session.edit(here.desk, number, kind=kind, on=on, closed=closed)
    here.out.receipt(done.lines, done.read)


def list_(ctx: typer.Context) -> None:
    """列出各次会议。

    例：renda deputy session list
    """
    from renda_cli.show.section import Section
    from renda_cli.work import session

    here = context.of(ctx)
    found = session.list_(here.desk)
    here.out.listing(Section(found.fields, found.rows))
