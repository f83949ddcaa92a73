"""renda deputy level add | edit | list"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

To = Annotated[str | None, typer.Option("--to", metavar="日期", help="任职止，往届的职务才写")]


def add(
    ctx: typer.Context,
    deputy: options.Deputy,
    level: Annotated[str, typer.Option("--level", metavar="级别", help="级别，如 区、市")],
    district: options.District = None,
    congress: options.Congress = None,
    group: options.Group = None,
    from_: options.Since = None,
    to: To = None,
    card_no: options.CardNo = None,
    elected_by: options.ElectedBy = None,
) -> None:
    """登记一人在另一级的代表职务。

    例：renda deputy level add 张三 --level 区 --district 第12选区 --congress 17
    """
    from renda_cli.work import seat

    here = context.of(ctx)
    done = seat.add(
        here.desk, deputy, level, district=district, congress=congress, group=group, from_=from_, to=to, card_no=card_no,
        elected_by=elected_by,
    )  # fmt: skip
    here.out.receipt(done.lines, done.read)


def edit(
    ctx: typer.Context,
    deputy: options.Deputy,
    level: Annotated[str, typer.Option("--level", metavar="级别", help="改哪一级的")],
    congress: Annotated[
        int | None,
        typer.Option("--congress", metavar="届", min=1, max=999, help="改哪一届的；没有那一届的，就改为那一届"),
    ] = None,
    new_level: Annotated[str | None, typer.Option("--new-level", metavar="级别", help="级别改为")] = None,
    district: options.District = None,
    group: options.Group = None,
    from_: Annotated[str | None, typer.Option("--from", metavar="日期", help="任职起")] = None,
    to: To = None,
    card_no: options.CardNo = None,
    elected_by: options.ElectedBy = None,
) -> None:
    """改正一个代表职务的选区、证号等。

    例：renda deputy level edit 张三 --level 区 --card-no 0123
    """
    from renda_cli.work import seat

    here = context.of(ctx)
    done = seat.edit(
        here.desk, deputy, level, congress=congress, new_level=new_level, district=district, group=group, from_=from_, to=to,
        card_no=card_no, elected_by=elected_by,
    )  # fmt: skip
    here.out.receipt(done.lines, done.read)


def list_(
    ctx: typer.Context,
    deputy: Annotated[str | None, typer.Argument(metavar="代表", help="姓名或 #编号，不写为全部")] = None,
    level: options.Level = None,
    congress: options.Congress = None,
) -> None:
    """列出一人或全部的代表职务。

    例：renda deputy level list 张三
    """
    from renda_cli.show.section import Section
    from renda_cli.work import seat

    here = context.of(ctx)
    found = seat.list_(here.desk, deputy, level=level, congress=congress)
    here.out.listing(Section(found.fields, found.rows, about="deputy", notes=found.notes))
