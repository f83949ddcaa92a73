"""renda review project change | carry"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Until = Annotated[str | None, typer.Option("--until", metavar="日期", help="完成期限改为哪一天")]


def change(
    ctx: typer.Context,
    number: options.Project,
    what: Annotated[str, typer.Option("--what", metavar="文字", help="变更了什么")],
    why: Annotated[str, typer.Option("--why", metavar="文字", help="为什么变更")],
    by: Annotated[str, typer.Option("--by", metavar="主席团|人代会", help="由谁决定，照规则 project.change")],
    ref: Annotated[str | None, typer.Option("--ref", metavar="文号", help="决定的文号")] = None,
    on: options.On = None,
    title: Annotated[str | None, typer.Option("--title", metavar="项目", help="项目名称改为")] = None,
    content: Annotated[str | None, typer.Option("--content", metavar="文字", help="内容改为")] = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="单位", help="责任单位改为")] = None,
    leader: Annotated[str | None, typer.Option("--leader", metavar="姓名", help="分管领导改为")] = None,
    until: Until = None,
    budget: Annotated[str | None, typer.Option("--budget", metavar="元", help="预算改为，如 150万")] = None,
    end: Annotated[bool, typer.Option("--end", help="终止这个项目")] = False,
) -> None:
    """登记经决定的变更。

    例：renda review project change 2022-3 --what 延长工期 --why 汛期停工 --by 主席团 --until 2022-12-31 --on 2022-08-10
    """
    from renda_cli.work.review import project_change

    here = context.of(ctx)
    done = project_change.change(
        here.desk, number, what=what, why=why, by=by, ref=ref, on=on, title=title, content=content, unit=unit, leader=leader,
        until=until, budget=budget, end=end,
    )  # fmt: skip
    here.out.receipt(done.lines, done.read)


def carry(
    ctx: typer.Context,
    numbers: options.Projects,
    to: Annotated[str, typer.Option("--to", metavar="年份", help="结转到哪一年")],
    until: Annotated[str | None, typer.Option("--until", metavar="日期", help="何时以前完成，不写为那一年年底")] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="文字", help="为什么没有完成")] = None,
    on: options.On = None,
) -> None:
    """把没有完成的项目结转下年。

    例：renda review project carry 2022-3 --to 2023 --until 2023-06-30 --why 征地未完成 --on 2022-12-28
    """
    from renda_cli.work.review import project_change

    here = context.of(ctx)
    done = project_change.carry(here.desk, numbers, to=to, until=until, why=why, on=on)
    here.out.receipt(done.lines, done.read)
