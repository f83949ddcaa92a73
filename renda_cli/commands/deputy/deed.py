"""renda deputy deed add | list"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Kind = typer.Option("--kind", metavar="实事|好事|解决问题", help="种类")


def add(
    ctx: typer.Context,
    what: Annotated[str, typer.Argument(metavar="事项", help="办了什么")],
    by: Annotated[
        list[str] | None, typer.Option("--by", metavar="代表,…", help="办事的代表，全镇合计的可以不写")
    ] = None,
    kind: Annotated[str, Kind] = "实事",
    on: options.On = None,
    count: Annotated[int, typer.Option("--count", metavar="N", help="几件合在一起登记的，写件数")] = 1,
    people: Annotated[int | None, typer.Option("--people", metavar="N", help="惠及多少人")] = None,
    funds: Annotated[str | None, typer.Option("--funds", metavar="元", help="筹集、捐助的款项，如 3000、3万")] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="地点", help="地点")] = None,
    note: options.Note = None,
) -> None:
    """登记一件实事、好事或解决的问题。

    例：renda deputy deed add 修好村口路灯 --by 张三,李四 --people 120 --funds 3万 --on 2022-03-05
    """
    from renda_cli.work import deed

    here = context.of(ctx)
    done = deed.add(
        here.desk, what, by=by, kind=kind, on=on, count=count, people=people, funds=funds, place=place, note=note
    )
    here.out.receipt(done.lines, done.read)


def list_(
    ctx: typer.Context,
    year: options.ThisYears = None,
    deputy: options.OfDeputy = None,
    kind: Annotated[str | None, Kind] = None,
) -> None:
    """列出一年的实事好事。

    例：renda deputy deed list 2022 --deputy 张三
    """
    from renda_cli.show.section import Section
    from renda_cli.work import deed

    here = context.of(ctx)
    found = deed.list_(here.desk, year, deputy=deputy, kind=kind)
    here.out.listing(Section(found.fields, found.rows, found.title, about="deed", notes=found.notes))
