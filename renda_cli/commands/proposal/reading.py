"""renda proposal list | show | explain | stats"""

from typing import Annotated

import typer

from renda_cli.commands import context, options


def list_(
    ctx: typer.Context,
    status: Annotated[
        list[str] | None, typer.Option("--status", metavar="状态,…", help="已提出、已交办、已答复、重新办理、已办结")
    ] = None,
    unit: options.Unit = None,
    topic: options.Topic = None,
    deputy: Annotated[str | None, typer.Option("--deputy", metavar="代表", help="领衔或附议的代表")] = None,
    session: Annotated[str | None, typer.Option("--session", metavar="届次", help="届次，如 5-3")] = None,
    year: Annotated[str | None, typer.Option("--year", metavar="年份", help="属于哪一年")] = None,
    between: Annotated[bool, typer.Option("--between", help="只列闭会期间提出的")] = False,
    overdue: Annotated[bool, typer.Option("--overdue", help="只列逾期的")] = False,
) -> None:
    """列出议案建议，可按条件筛选。

    例：renda proposal list --session 5-3 --status 已交办 --unit 农业农村局
    """
    from renda_cli.show.section import Section
    from renda_cli.work.proposal import reading

    here = context.of(ctx)
    found = reading.list_(
        here.desk, status=status, unit=unit, topic=topic, deputy=deputy, session=session, year=year, between=between,
        overdue=overdue,
    )  # fmt: skip
    here.out.listing(Section(found.fields, found.rows))


def show(ctx: typer.Context, number: options.Number) -> None:
    """显示一件的全部情况和时间线。

    例：renda proposal show 5-3/16
    """
    from renda_cli.show.records import proposal_page
    from renda_cli.work.proposal import reading

    here = context.of(ctx)
    found = reading.show(here.desk, number)
    here.out.page(proposal_page(found), found)


def explain(ctx: typer.Context, number: options.Number) -> None:
    """逐行说明各个期限怎样算出。

    例：renda proposal explain 5-3/16
    """
    from renda_cli.show.records import explanation_page
    from renda_cli.work.proposal import reading

    here = context.of(ctx)
    found = reading.explain(here.desk, number)
    here.out.page(explanation_page(found), found)


def stats(
    ctx: typer.Context,
    year: options.Year,
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="方式",
            help="topic 类别、unit 单位、class 结果、kind 种类、group 小组、session 届次、satisfaction 满意度",
        ),
    ] = "topic",
    round_: Annotated[
        str | None,
        typer.Option("--round", metavar="方式", help="half-up 四舍五入、truncate 舍去、largest-remainder 合计为100"),
    ] = None,
    decimals: Annotated[int | None, typer.Option("--decimals", metavar="N", help="小数位数")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="列出每个数字背后的编号")] = False,
) -> None:
    """按类别、单位、结果等统计一年的议案建议。

    例：renda proposal stats 2022 --by topic --round largest-remainder --decimals 1
    """
    from renda_cli.show.section import Section
    from renda_cli.work import stats as figures

    here = context.of(ctx)
    found = figures.stats(here.desk, year, by=by, mode=round_, decimals=decimals)
    shown = Section(found.fields, found.rows, title=found.title, notes=found.notes)
    here.out.listing(shown if explain else shown.without("records"))
