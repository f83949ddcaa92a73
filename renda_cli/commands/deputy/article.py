"""renda deputy article add | list"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Kind = Annotated[str | None, typer.Option("--kind", metavar="调研文章|媒体报道", help="种类")]


def add(
    ctx: typer.Context,
    title: Annotated[str, typer.Argument(metavar="标题", help="文章或报道的标题")],
    medium: Annotated[str, typer.Option("--medium", metavar="刊发处", help="在哪里刊发，如 学习强国")],
    kind: Kind = None,
    on: Annotated[str | None, typer.Option("--on", metavar="日期", help="刊发的日期，不写为今天")] = None,
    activity: options.Activity = None,
    by: Annotated[str | None, typer.Option("--by", metavar="代表", help="代表撰写的，写姓名或 #编号")] = None,
    note: options.Note = None,
) -> None:
    """登记一篇文章或报道。

    例：renda deputy article add 加强和改进新时代乡镇人大工作质效的思考 --medium 学习强国 --kind 调研文章 --on 2022-11-05
    """
    from renda_cli.work import article

    here = context.of(ctx)
    done = article.add(here.desk, title, medium=medium, kind=kind, on=on, activity=activity, by=by, note=note)
    here.out.receipt(done.lines, done.read)


def list_(
    ctx: typer.Context,
    year: Annotated[str | None, typer.Argument(metavar="年份", help="四位年份，或起止年份，不写为全部")] = None,
    kind: Kind = None,
) -> None:
    """列出文章和报道。

    例：renda deputy article list 2022
    """
    from renda_cli.show.section import Section
    from renda_cli.work import article

    here = context.of(ctx)
    found = article.list_(here.desk, year, kind=kind)
    here.out.listing(Section(found.fields, found.rows, about="article"))
