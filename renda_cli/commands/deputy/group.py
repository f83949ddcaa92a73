"""renda deputy group add | edit | member | plan | check | list | show"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Name = Annotated[str, typer.Argument(metavar="小组", help="代表小组、代表团或党组织的名称")]
Kind = Annotated[str | None, typer.Option("--kind", metavar="代表小组|代表团|党支部|党小组", help="种类")]
Leader = Annotated[str | None, typer.Option("--leader", metavar="代表", help="组长、团长或书记")]
Parent = Annotated[str | None, typer.Option("--parent", metavar="小组", help="党小组所属的党支部")]
Founded = Annotated[str | None, typer.Option("--founded", metavar="日期", help="成立日期")]
OfYear = Annotated[str | None, typer.Option("--year", metavar="年份", help="哪一年，不写为今年")]


def add(
    ctx: typer.Context,
    name: Name,
    kind: Kind = None,
    leader: Leader = None,
    parent: Parent = None,
    founded: Founded = None,
    members: Annotated[list[str] | None, typer.Option("--members", metavar="代表,…", help="成员")] = None,
) -> None:
    """登记一个代表小组或代表团，可定组长。

    例：renda deputy group add 东片小组 --leader 张三

    党组织写 --kind 党支部 或 党小组，党小组用 --parent 写明所属的党支部。
    """
    from renda_cli.work import group

    here = context.of(ctx)
    done = group.add(here.desk, name, kind=kind, leader=leader, parent=parent, founded=founded, members=members)
    here.out.receipt(done.lines, done.read)


def edit(
    ctx: typer.Context,
    name: Name,
    new_name: Annotated[str | None, typer.Option("--name", metavar="名称", help="名称改为")] = None,
    kind: Kind = None,
    leader: Leader = None,
    parent: Parent = None,
    founded: Founded = None,
    ended: Annotated[str | None, typer.Option("--ended", metavar="日期", help="撤销日期，写空的为没有撤销")] = None,
) -> None:
    """修改小组的名称、组长、上级等。

    例：renda deputy group edit 东片小组 --leader 张三 --founded 2022-01-10
    """
    from renda_cli.work import group

    here = context.of(ctx)
    done = group.edit(
        here.desk, name, new_name=new_name, kind=kind, leader=leader, parent=parent, founded=founded, ended=ended
    )
    here.out.receipt(done.lines, done.read)


def member(
    ctx: typer.Context,
    name: Name,
    adding: Annotated[list[str] | None, typer.Option("--add", metavar="代表,…", help="编入的代表")] = None,
    removing: Annotated[list[str] | None, typer.Option("--remove", metavar="代表,…", help="退出的代表")] = None,
) -> None:
    """登记党支部、党小组的成员，或把代表编入小组。

    例：renda deputy group member 东片小组 --add 张三
    """
    from renda_cli.work import group

    here = context.of(ctx)
    done = group.member(here.desk, name, adding=adding, removing=removing)
    here.out.receipt(done.lines, done.read)


def plan(
    ctx: typer.Context,
    name: Name,
    year: OfYear = None,
    kind: Annotated[str, typer.Option("--kind", metavar="计划|总结", help="计划（默认）或总结")] = "计划",
    on: Annotated[str | None, typer.Option("--on", metavar="日期", help="交来的日期，不写为今天")] = None,
    text: Annotated[str | None, typer.Option("--text", metavar="文字", help="内容")] = None,
    file: options.Kept = None,
) -> None:
    """登记年度计划或总结。

    例：renda deputy group plan 东片小组 --year 2022 --kind 计划 --on 2022-01-20

    同一年的再登记一次为改正。
    """
    from renda_cli.work import group_year

    here = context.of(ctx)
    done = group_year.plan(here.desk, name, year=year, kind=kind, on=on, text=text, file=file)
    here.out.receipt(done.lines, done.read)


def check(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="小组", help="不写为全部代表小组和代表团")] = None,
    of: Annotated[
        str | None, typer.Option("--list", metavar="检查表", help="检查表，如 七有；只有一种时不必写")
    ] = None,
    year: OfYear = None,
    met: Annotated[
        list[str] | None, typer.Option("--met", metavar="项目,…", help="达标的项目：名称、几个字或序号；全部")
    ] = None,
    unmet: Annotated[list[str] | None, typer.Option("--unmet", metavar="项目,…", help="未达标的项目")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="日期", help="检查的日期，不写为今天")] = None,
    note: options.Note = None,
) -> None:
    """按检查表逐项检查小组，如七有。

    例：renda deputy group check 东片小组 --met 1,2,3 --unmet 登记卡

    不写 --met、--unmet 的，列出检查到哪里、还缺什么。
    """
    from renda_cli.show.checklist import checklist_page
    from renda_cli.work import checklist
    from renda_cli.work.group_check import GROUPS

    here = context.of(ctx)
    if any(given is not None for given in (met, unmet, on, note)):
        done = checklist.mark(here.desk, GROUPS, name, of=of, year=year, met=met, unmet=unmet, on=on, note=note)
        here.out.receipt(done.lines, done.read)
    else:
        found = checklist.states(here.desk, GROUPS, name, of=of, year=year)
        here.out.page(*checklist_page(found, "group", one=name is not None))


def list_(ctx: typer.Context, kind: Kind = None, year: OfYear = None) -> None:
    """列出代表小组。

    例：renda deputy group list
    """
    from renda_cli.show.section import Section
    from renda_cli.work import group_reading

    here = context.of(ctx)
    found = group_reading.list_(here.desk, kind=kind, year=year)
    here.out.listing(Section(found.fields, found.rows, about="group", notes=found.notes))


def show(ctx: typer.Context, name: Name, year: OfYear = None) -> None:
    """显示一个小组的成员、计划、活动和检查。

    例：renda deputy group show 东片小组 --year 2022
    """
    from renda_cli.show.group import group_page
    from renda_cli.work import group_reading

    here = context.of(ctx)
    found = group_reading.show(here.desk, name, year=year)
    here.out.page(group_page(found), found)
