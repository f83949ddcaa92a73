"""renda review project list | show | stats"""

from typing import Annotated

import typer

from renda_cli.commands import context, options


def list_(
    ctx: typer.Context,
    year: options.ThisYears = None,
    status: Annotated[
        list[str] | None, typer.Option("--status", metavar="项目状态", help="只列这种状态的，如 票决入选、已完成")
    ] = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="单位", help="只列这个责任单位的")] = None,
    candidates: Annotated[bool, typer.Option("--candidates", help="没有入选的也列出")] = False,
) -> None:
    """列出一年的民生实事。

    例：renda review project list 2022 --unit 农业农村局
    """
    from renda_cli.show.project import project_list
    from renda_cli.work.review import project_reading

    here = context.of(ctx)
    found = project_reading.list_(here.desk, year, status=status, unit=unit, candidates=candidates)
    project_list(here.out, found)


def show(ctx: typer.Context, number: options.Project) -> None:
    """显示一个项目的来源、票数、进度、变更、测评。

    例：renda review project show 2022-3
    """
    from renda_cli.show.project import project_page
    from renda_cli.work.review import project_reading

    here = context.of(ctx)
    found = project_reading.show(here.desk, number)
    here.out.page(project_page(found), found)


def stats(
    ctx: typer.Context,
    year: Annotated[str | None, typer.Argument(metavar="年份", help="四位年份，不写为今年")] = None,
) -> None:
    """一年的民生实事：入选、完成、资金、满意率。

    例：renda review project stats 2022
    """
    from renda_cli.show.project import stats_page
    from renda_cli.work.review import project_stats

    here = context.of(ctx)
    found = project_stats.stats(here.desk, year)
    here.out.page(stats_page(found), found)
