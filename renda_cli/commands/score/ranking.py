"""renda score rank"""

from typing import Annotated

import typer

from renda_cli.commands import context, options


def rank(
    ctx: typer.Context,
    period: Annotated[str, typer.Argument(metavar="期间", help="年、季度或半年，如 2022、2022Q1、2022上半年、去年")],
    files: Annotated[list[str], typer.Argument(metavar="文件", help="各镇报来的数据库文件，如 城关镇.db；只读不写")],
    scheme: Annotated[
        str | None,
        options.text(
            "--scheme", "文件或名称", "县里的计分办法（.toml 文件），或各镇载入的办法的名称；不写按各镇自己的"
        ),
    ] = None,
    towns: Annotated[
        str | None, options.text("--towns", "乡镇", "应报文件的乡镇，用逗号隔开，或一行一个名称的 .txt 文件")
    ] = None,
    as_listed: Annotated[bool, typer.Option("--as-listed", help="不按名次，按 --towns 或文件的次序列")] = False,
    output: Annotated[
        str | None, typer.Option("-o", metavar="文件", help="写成表格或文件：.xlsx、.csv、.docx 或 .md")
    ] = None,
) -> None:
    """把几个镇的文件合成县里的积分表，只读不写。

    例：renda score rank 2022 城关镇.db 涧池镇.db --scheme 汉阴.toml -o 积分表.xlsx
    """
    from renda_cli.show.section import Section
    from renda_cli.work.score import ranking, ranking_paper

    here = context.of(ctx)
    found = ranking.rank(here.day, period, files, scheme=scheme, towns=towns, as_listed=as_listed)
    if output is not None:
        here.out.paper(b"", ranking_paper.write(found, output, here.day), found)
        return
    headings, rows = ranking_paper.table(found)
    here.out.page([Section(headings, rows, found["title"], notes=found["notes"]).without_blanks()], found)
