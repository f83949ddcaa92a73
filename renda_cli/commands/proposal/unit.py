"""renda proposal unit add | list | edit | merge"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Name = Annotated[str, typer.Argument(metavar="单位", help="单位名称")]
Head = Annotated[str | None, typer.Option("--head", metavar="姓名", help="主要负责人")]
Leader = Annotated[str | None, typer.Option("--leader", metavar="姓名", help="分管领导")]
Person = Annotated[str | None, typer.Option("--contact", metavar="姓名", help="联系人")]


def add(
    ctx: typer.Context,
    name: Name,
    head: Head = None,
    leader: Leader = None,
    contact: Person = None,
    phone: options.Phone = None,
) -> None:
    """登记一个承办单位。

    例：renda proposal unit add 农业农村局 --head 周明 --leader 吴江
    """
    from renda_cli.work import unit

    here = context.of(ctx)
    done = unit.add(here.desk, name, head=head, leader=leader, contact=contact, phone=phone)
    here.out.receipt(done.lines, done.read)


def edit(
    ctx: typer.Context,
    name: Name,
    new_name: Annotated[str | None, typer.Option("--name", metavar="单位", help="名称改为")] = None,
    head: Head = None,
    leader: Leader = None,
    contact: Person = None,
    phone: options.Phone = None,
    on: Annotated[str | None, typer.Option("--on", metavar="日期", help="改名的日期，不写为今天")] = None,
) -> None:
    """修改承办单位的名称、负责人、联系人。

    例：renda proposal unit edit 农业农村局 --contact 郑华 --phone 0519-00000000
    """
    from renda_cli.work import unit

    here = context.of(ctx)
    done = unit.edit(here.desk, name, name=new_name, on=on, head=head, leader=leader, contact=contact, phone=phone)
    here.out.receipt(done.lines, done.read)


def merge(
    ctx: typer.Context,
    name: Name,
    into: Annotated[str, typer.Option("--into", metavar="单位", help="并入哪个单位")],
    on: options.On = None,
) -> None:
    """登记一个单位并入另一个，在办的由后者继续。

    例：renda proposal unit merge 农业局 --into 农业农村局 --on 2022-06-01
    """
    from renda_cli.work import unit

    here = context.of(ctx)
    done = unit.merge(here.desk, name, into=into, on=on)
    here.out.receipt(done.lines, done.read)


def list_(ctx: typer.Context, private: options.Private = False) -> None:
    """列出承办单位和各单位承办的件数。

    例：renda proposal unit list
    """
    from renda_cli.show.section import Section
    from renda_cli.work import unit

    here = context.of(ctx)
    found = unit.list_(here.desk, private=private)
    here.out.listing(Section(found.fields, found.rows))
