"""renda report"""

from typing import Annotated

import typer

from renda_cli.commands import context


def report(
    ctx: typer.Context,
    what: Annotated[
        str,
        typer.Argument(metavar="期间", help="年份或期间，如 2022、2018-2022、2022H1、本届；tables 列出有哪些统计表"),
    ],
    table: Annotated[
        list[str] | None,
        typer.Option("--table", metavar="统计表,…", help="只要这几张，名称可以只写独有的几个字；不写为全部"),
    ] = None,
    ranked: Annotated[bool, typer.Option("--ranked", help="承办单位按按期答复率排名次")] = False,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="文件", help="生成 .xlsx、.csv、.md、.html 或 .docx 文件，不写则印出来"),
    ] = None,
) -> None:
    """生成年终报告和统计表，每个数字都可以查到记录。

    例：renda report tables；renda report 2022 --table 承办单位,建议分类 -o 统计表.xlsx
    """
    from renda_cli.show.deputy_papers import written
    from renda_cli.show.tables import names_list, tables_page
    from renda_cli.work import spans
    from renda_cli.work.tables import catalogue, printing

    here = context.of(ctx)
    if what in ("tables", "统计表"):
        catalogue.refuse_options(table, ranked, output)
        here.out.listing(names_list(catalogue.listing(here.desk)))
        return
    span = spans.read(here.desk, what)
    if output is None:
        here.out.page(*tables_page(catalogue.make(here.desk, span, table or (), ranked=ranked)))
    else:
        written(printing.write(here.desk, span, table or (), output, ranked=ranked), here.out)
