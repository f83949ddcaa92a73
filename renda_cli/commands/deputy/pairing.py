"""renda deputy pair add | done | end | list"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

With = Annotated[list[str] | None, typer.Option("--with", metavar="代表,…", help="联系的代表")]
Branch = Annotated[str | None, typer.Option("--branch", metavar="网格支部", help="结对的网格支部")]
Grid = Annotated[str | None, typer.Option("--grid", metavar="网格职务", help="总网格长、一级网格长、二级网格长 …")]


def add(
    ctx: typer.Context,
    deputy: options.Deputy,
    others: With = None,
    branch: Branch = None,
    grid: Grid = None,
    project: Annotated[str | None, typer.Option("--project", metavar="项目", help="结对实施的民生项目")] = None,
    households: Annotated[int | None, typer.Option("--households", metavar="N", help="联系多少户")] = None,
    voters: Annotated[int | None, typer.Option("--voters", metavar="N", help="联系多少名选民")] = None,
    partner: Annotated[str | None, typer.Option("--partner", metavar="网格", help="哪个网格")] = None,
    from_: Annotated[str | None, typer.Option("--from", metavar="日期", help="哪天起，不写为今天")] = None,
    note: options.Note = None,
) -> None:
    """登记一项联系、结对或网格职务。

    例：renda deputy pair add 张三 --branch 第一网格党支部 --project 加装路灯

    主席团成员联系代表写 --with；网格职务写 --grid，连同 --households、--voters。
    """
    from renda_cli.work import pairing

    here = context.of(ctx)
    done = pairing.add(
        here.desk, deputy, others=others, branch=branch, post=grid, project=project, households=households, voters=voters,
        partner=partner, from_=from_, note=note,
    )  # fmt: skip
    here.out.receipt(done.lines, done.read)


def done(
    ctx: typer.Context, deputy: options.Deputy, branch: Branch = None, on: options.On = None, note: options.Note = None
) -> None:
    """登记结对的民生项目已经完成。

    例：renda deputy pair done 张三 --on 2022-11-30
    """
    from renda_cli.work import pairing

    here = context.of(ctx)
    written = pairing.done(here.desk, deputy, branch=branch, on=on, note=note)
    here.out.receipt(written.lines, written.read)


def end(
    ctx: typer.Context,
    deputy: options.Deputy,
    others: With = None,
    branch: Branch = None,
    grid: Grid = None,
    on: options.On = None,
) -> None:
    """登记一项联系或结对结束。

    例：renda deputy pair end 张三 --with 李四 --on 2022-12-31
    """
    from renda_cli.work import pairing

    here = context.of(ctx)
    done = pairing.end(here.desk, deputy, others=others, branch=branch, post=grid, on=on)
    here.out.receipt(done.lines, done.read)


def list_(
    ctx: typer.Context,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="联系代表|结对网格支部|网格职务", help="只列这一种")
    ] = None,
    deputy: options.OfDeputy = None,
    without: Annotated[bool, typer.Option("--without", help="改列还没有的在任本级代表，须写 --kind")] = False,
) -> None:
    """列出联系和结对，哪些代表还没有。

    例：renda deputy pair list --kind 网格职务 --without
    """
    from renda_cli.show.section import Section
    from renda_cli.work import pairing_list

    here = context.of(ctx)
    found = pairing_list.list_(here.desk, kind=kind, deputy=deputy, without=without)
    here.out.listing(Section(found.fields, found.rows, found.title, about="pairing", notes=found.notes))
