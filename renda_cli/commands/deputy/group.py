"""renda deputy group add | list"""

from typing import Annotated

import typer

from renda_cli.commands import context

Name = Annotated[str, typer.Argument(metavar="小组", help="代表小组或代表团的名称")]
Leader = Annotated[str | None, typer.Option("--leader", metavar="代表", help="组长或团长")]


def add(ctx: typer.Context, name: Name, leader: Leader = None) -> None:
    """登记一个代表小组或代表团，可定组长。

    例：renda deputy group add 东片小组 --leader 张三
    """
    from renda_cli.work import group

    here = context.of(ctx)
    done = group.add(here.desk, name, leader=leader)
    here.out.receipt(done.lines, done.read)


def list_(ctx: typer.Context) -> None:
    """列出代表小组。

    例：renda deputy group list
    """
    from renda_cli.show.section import Section
    from renda_cli.work import group

    here = context.of(ctx)
    found = group.list_(here.desk)
    here.out.listing(Section(found.fields, found.rows, about="group"))
