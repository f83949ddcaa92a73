"""renda deputy award add | list, and renda score award add | list"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Kind = typer.Option("--kind", metavar=f"{options.AWARD_KINDS}|其他", help="种类")


def add(
    ctx: typer.Context,
    kind: Annotated[str, Kind],
    to: Annotated[
        list[str],
        typer.Option("--to", metavar="名称,…", help="代表、小组、家站点、单位的名称或建议的编号，几个用逗号隔开"),
    ],
    title: Annotated[str | None, typer.Option("--title", metavar="名称", help="表彰名称，不写与种类相同")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="机关", help="授予机关，不写为本镇人大主席团")] = None,
    on: options.On = None,
    prize: Annotated[str | None, typer.Option("--prize", metavar="元", help="每个的奖金")] = None,
    criteria: Annotated[
        str | None, typer.Option("--criteria", metavar="文字", help="依据，如 全年积分 96.5 分")
    ] = None,
    note: options.Note = None,
) -> None:
    """登记一项表彰和奖金。

    例：renda deputy award add --kind 优秀代表 --to 张三,李四 --prize 300 --on 2022-12-30
    例：renda score award add --kind 优秀建议 --to 5-1/3 --criteria 已解决、代表满意
    """
    from renda_cli.work import award

    here = context.of(ctx)
    done = award.add(here.desk, kind=kind, to=to, title=title, by=by, on=on, prize=prize, criteria=criteria, note=note)
    here.out.receipt(done.lines, done.read)


def list_(ctx: typer.Context, year: options.ThisYears = None, kind: Annotated[str | None, Kind] = None) -> None:
    """列出表彰。

    例：renda deputy award list 2022 --kind 优秀代表
    例：renda score award list 2022
    """
    from renda_cli.show.section import Section
    from renda_cli.work import award

    here = context.of(ctx)
    found = award.list_(here.desk, year, kind=kind)
    here.out.listing(Section(found.fields, found.rows, found.title, about="award", notes=found.notes))
