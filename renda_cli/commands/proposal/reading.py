"""renda proposal list | search | similar | show | explain | stats"""

from typing import Annotated

import typer

from renda_cli.commands import context, options


def list_(
    ctx: typer.Context,
    status: Annotated[
        list[str] | None, typer.Option("--status", metavar="状态,…", help="如 已提出、已交办、已答复、重新办理、已办结")
    ] = None,
    unit: options.Unit = None,
    topic: options.Topic = None,
    deputy: Annotated[str | None, typer.Option("--deputy", metavar="代表", help="领衔或附议的代表")] = None,
    group: options.Group = None,
    session: Annotated[str | None, typer.Option("--session", metavar="届次", help="届次，如 5-3")] = None,
    year: Annotated[
        str | None, typer.Option("--year", metavar="年份", help="属于哪一年，或起止年份如 2018-2022")
    ] = None,
    level: Annotated[str | None, typer.Option("--level", metavar="重点|一般", help="只列这一级督办的")] = None,
    between: Annotated[bool, typer.Option("--between", help="只列闭会期间提出的")] = False,
    overdue: Annotated[bool, typer.Option("--overdue", help="只列逾期的")] = False,
    excellent: Annotated[bool, typer.Option("--excellent", help="只列评为优秀的")] = False,
) -> None:
    """列出议案建议，可按条件筛选。

    例：renda proposal list --session 5-3 --status 已交办 --unit 农业农村局
    """
    from renda_cli.show.section import Section
    from renda_cli.work.proposal import listing

    here = context.of(ctx)
    found = listing.list_(
        here.desk, status=status, unit=unit, topic=topic, deputy=deputy, group=group, session=session, year=year, level=level,
        between=between, overdue=overdue, excellent=excellent,
    )  # fmt: skip
    here.out.listing(Section(found.fields, found.rows, notes=found.notes))


def search(
    ctx: typer.Context, texts: Annotated[list[str], typer.Argument(metavar="词", help="几个词，都有的才列出")]
) -> None:
    """按几个词查找，标题、单位、文号、承诺等处都找。

    例：renda proposal search 路灯 剑湖
    """
    from renda_cli.show.section import Section
    from renda_cli.work.proposal import search as looking

    here = context.of(ctx)
    found = looking.search(here.desk, texts)
    here.out.listing(Section(found.fields, found.rows))


def similar(ctx: typer.Context, title: Annotated[str, typer.Argument(metavar="标题", help="要比较的标题")]) -> None:
    """查找标题相近的旧件。

    例：renda proposal similar 完善剑湖路路灯
    """
    from renda_cli.show.section import Section
    from renda_cli.work.proposal import search as looking

    here = context.of(ctx)
    found = looking.similar(here.desk, title)
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
    year: options.Years,
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="方式",
            help="topic 类别、unit 单位、class 结果、kind 种类、group 小组、session 届次、status 状态、supervision 督办、"
            "satisfaction 满意度、rounds 第一轮与最后一轮、stage 从收到到解决",
        ),
    ] = "topic",
    round_: Annotated[
        str | None,
        typer.Option("--round", metavar="方式", help="half-up 四舍五入、truncate 舍去、largest-remainder 合计为100"),
    ] = None,
    decimals: Annotated[int | None, typer.Option("--decimals", metavar="N", help="小数位数")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="列出每个数字背后的编号")] = False,
) -> None:
    """按类别、单位、结果等统计一年或几年的议案建议。

    例：renda proposal stats 2022 --by topic --round largest-remainder --decimals 1
    """
    from renda_cli.show.section import Section
    from renda_cli.work import spans
    from renda_cli.work import stats as figures

    here = context.of(ctx)
    found = figures.stats(here.desk, spans.read(here.desk, year), by=by, mode=round_, decimals=decimals)
    shown = Section(found.fields, found.rows, title=found.title, notes=found.notes)
    here.out.listing(shown if explain else shown.without("records"))
