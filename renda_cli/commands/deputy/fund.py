"""renda deputy fund add | list"""

from typing import Annotated

import typer

from renda_cli.commands import context, options


def add(
    ctx: typer.Context,
    amount: Annotated[str, typer.Argument(metavar="金额", help="多少元，如 300、300.50、1.2万")],
    purpose: Annotated[str, typer.Option("--for", metavar="用途", help="用途，如 学习资料、误工补助")],
    deputy: Annotated[str | None, typer.Option("--deputy", metavar="代表", help="给哪名代表")] = None,
    group: Annotated[
        str | None, typer.Option("--group", metavar="小组", help="给哪个小组；两样都不写为全体代表")
    ] = None,
    on: options.On = None,
    ref: Annotated[str | None, typer.Option("--ref", metavar="号", help="凭证号")] = None,
) -> None:
    """登记一笔活动经费支出。

    例：renda deputy fund add 120 --deputy 张三 --for 学习资料 --on 2022-03-05
    """
    from renda_cli.work import fund

    here = context.of(ctx)
    done = fund.add(here.desk, amount, purpose=purpose, deputy=deputy, group=group, on=on, ref=ref)
    here.out.receipt(done.lines, done.read)


def list_(
    ctx: typer.Context,
    year: Annotated[str | None, typer.Argument(metavar="年份", help="四位年份，不写为今年")] = None,
    group: Annotated[str | None, typer.Option("--group", metavar="小组", help="只列这个小组和它的代表")] = None,
    items: Annotated[bool, typer.Option("--items", help="改列各笔支出")] = False,
) -> None:
    """列出一年里各代表的标准、已用和结余。

    例：renda deputy fund list 2022 --group 东片小组
    """
    from renda_cli.show.section import Section
    from renda_cli.work import fund

    here = context.of(ctx)
    found = fund.list_(here.desk, year, group=group, items=items)
    here.out.listing(Section(found.fields, found.rows, found.title, about="fund", notes=found.notes))
