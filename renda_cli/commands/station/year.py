"""renda station plan | summary | stats"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Station = Annotated[str, typer.Argument(metavar="家站点", help="名称，或独有的几个字")]


Output = Annotated[
    str | None, typer.Option("-o", "--output", metavar="文件", help="生成 .docx 或 .md 文件，不写则印出来")
]
HandedOn = Annotated[str | None, typer.Option("--on", metavar="日期", help="登记：交来的日期，不写为今天")]
Text = Annotated[str | None, typer.Option("--text", metavar="文字", help="登记：内容")]
File = Annotated[str | None, typer.Option("--file", metavar="路径", help="登记：定稿文件所在路径，只记录不读取")]


def plan(
    ctx: typer.Context,
    name: Station,
    year: Annotated[str | None, typer.Option("--year", metavar="年份", help="哪一年，不写为今年")] = None,
    output: Output = None,
    on: HandedOn = None,
    text: Text = None,
    file: File = None,
) -> None:
    """登记或生成一年的工作计划。

    例：renda station plan 留道联络站 --year 2022 -o 工作计划.docx

    写 --on、--text、--file 中任何一项为登记已交的计划，同一年的再登记一次为改正；都不写为按接待安排和计划的活动生成。
    """
    from renda_cli.show import stations as pages
    from renda_cli.show.deputy_papers import written
    from renda_cli.work.station import papers

    here = context.of(ctx)
    if any(given is not None for given in (on, text, file)):
        done = papers.record(here.desk, name, "plan", year, on=on, text=text, file=file, output=output)
        here.out.receipt(done.lines, done.read)
        return
    found = papers.plan(here.desk, name, year)
    if output is None:
        here.out.page(pages.plan_page(papers.worded(found)), found)
    else:
        written(papers.write(here.desk, "station_plan", papers.worded(found), output), here.out)


def summary(
    ctx: typer.Context,
    name: Station,
    year: Annotated[str | None, typer.Argument(metavar="年份", help="四位年份，不写为今年")] = None,
    output: Output = None,
    on: HandedOn = None,
    text: Text = None,
    file: File = None,
) -> None:
    """登记或生成一年的工作总结。

    例：renda station summary 留道联络站 2022 -o 工作总结.docx

    写 --on、--text、--file 中任何一项为登记已交的总结，同一年的再登记一次为改正；都不写为按一年的记录生成。
    """
    from renda_cli.show import stations as pages
    from renda_cli.show.deputy_papers import written
    from renda_cli.work.station import papers
    from renda_cli.work.station import summary as drawn

    here = context.of(ctx)
    if any(given is not None for given in (on, text, file)):
        done = papers.record(here.desk, name, "summary", year, on=on, text=text, file=file, output=output)
        here.out.receipt(done.lines, done.read)
        return
    found = drawn.summary(here.desk, name, year)
    if output is None:
        here.out.page(pages.summary_page(drawn.worded(found)), found)
    else:
        written(papers.write(here.desk, "station_summary", drawn.worded(found), output), here.out)


def stats(
    ctx: typer.Context,
    year: options.Years,
    name: Annotated[str | None, typer.Argument(metavar="家站点", help="名称，或独有的几个字；不写为全部家站点")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="kind|village", help="按种类或村（社区）合计")] = None,
) -> None:
    """一年里各家站点的接待、意见和活动。

    例：renda station stats 2022 --by kind
    """
    from renda_cli.show.stations import stats_page
    from renda_cli.work.station import stats as verbs

    here = context.of(ctx)
    here.out.page(*stats_page(*verbs.stats(here.desk, year, name, by=by)))
