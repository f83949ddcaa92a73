"""renda deputy household add | end | list"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Head = Annotated[str, typer.Option("--head", metavar="户主", help="户主姓名，显示时隐去")]


def add(
    ctx: typer.Context,
    deputy: options.Who,
    head: Head,
    people: Annotated[int, typer.Option("--people", metavar="N", help="这一户几口人")],
    kind: Annotated[str, typer.Option("--kind", metavar="联系户|帮扶户", help="种类")] = "联系户",
    address: Annotated[str | None, typer.Option("--address", metavar="地址", help="地址，显示时隐去")] = None,
    phone: options.Phone = None,
    from_: Annotated[str | None, typer.Option("--from", metavar="日期", help="联系起，不写为今天")] = None,
    note: options.Note = None,
) -> None:
    """登记一名代表联系的一户。

    例：renda deputy household add 张三 --head 王某某 --people 4 --kind 帮扶户 --address 东村3组 --from 2022-01-10
    """
    from renda_cli.work import household

    here = context.of(ctx)
    done = household.add(
        here.desk, deputy, head=head, people=people, kind=kind, address=address, phone=phone, from_=from_, note=note
    )
    here.out.receipt(done.lines, done.read)


def end(ctx: typer.Context, deputy: options.Who, head: Head, on: options.On = None) -> None:
    """登记不再联系一户。

    例：renda deputy household end 张三 --head 王某某 --on 2022-12-31
    """
    from renda_cli.work import household

    here = context.of(ctx)
    done = household.end(here.desk, deputy, head=head, on=on)
    here.out.receipt(done.lines, done.read)


def list_(
    ctx: typer.Context,
    deputy: options.OfDeputy = None,
    totals: Annotated[bool, typer.Option("--totals", help="每名代表一行，只列户数和人口")] = False,
    without: Annotated[bool, typer.Option("--without", help="改列没有联系户的在任本级代表")] = False,
    private: Annotated[bool, typer.Option("--private", help="显示户主全名、电话和地址")] = False,
) -> None:
    """列出联系户，户主姓名隐去。

    例：renda deputy household list --deputy 张三 --private
    """
    from renda_cli.show.section import Section
    from renda_cli.work import household

    here = context.of(ctx)
    found = household.list_(here.desk, deputy=deputy, totals=totals, without=without, private=private)
    here.out.listing(Section(found.fields, found.rows, found.title, about="household", notes=found.notes))
