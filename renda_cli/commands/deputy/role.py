"""renda deputy role add | end | list"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

MustRole = Annotated[
    str, typer.Option("--role", metavar="职务", help="主席、副主席、主席团成员、代表资格审查委员会成员，或本镇别的职务")
]


def add(
    ctx: typer.Context,
    deputy: options.Deputy,
    role: MustRole,
    from_: Annotated[str | None, typer.Option("--from", metavar="日期", help="任职起，不写为代表职务起")] = None,
) -> None:
    """登记一名代表担任的人大职务。

    例：renda deputy role add 张三 --role 主席团成员
    """
    from renda_cli.work import role as verbs

    here = context.of(ctx)
    done = verbs.add(here.desk, deputy, role=role, from_=from_)
    here.out.receipt(done.lines, done.read)


def end(ctx: typer.Context, deputy: options.Deputy, role: MustRole, on: options.On = None) -> None:
    """登记不再担任。

    例：renda deputy role end 张三 --role 主席团成员 --on 2023-01-06
    """
    from renda_cli.work import role as verbs

    here = context.of(ctx)
    done = verbs.end(here.desk, deputy, role=role, on=on)
    here.out.receipt(done.lines, done.read)


def list_(ctx: typer.Context, on: options.OnDay = None, role: options.Role = None) -> None:
    """列出担任人大职务的代表。

    例：renda deputy role list --role 主席团成员
    """
    from renda_cli.show.section import Section
    from renda_cli.work import role as verbs

    here = context.of(ctx)
    found = verbs.list_(here.desk, on=on, role=role)
    here.out.listing(Section(found.fields, found.rows, about="office", notes=found.notes))
