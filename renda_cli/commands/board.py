"""renda board"""

from typing import Annotated

import typer

from renda_cli.commands import context, options


def board(
    ctx: typer.Context,
    year: Annotated[
        str | None, typer.Argument(metavar="年份", help="四位年份、起止年份、2022H1、2022Q3 或本届，不写为今年")
    ] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="文件", help="写到 .html 文件，- 为标准输出；在终端上必写")
    ] = None,
    title: Annotated[str | None, options.text("--title", "文字", "页首的标题，不写为某镇人大工作看板")] = None,
) -> None:
    """生成一页看板：逾期、将到期、各项比率、意见分布和时间线。

    例：renda board -o board.html；renda board 2022 -o board.html --title 遥观镇人大工作情况
    """
    from renda_cli.work import as_of
    from renda_cli.work.board import making, wording

    here = context.of(ctx)
    out = here.out
    wording.check_output(output, at_terminal=out.stream.isatty(), asked_data=out.format == "json")
    with as_of.seen(here.desk, here.named_day):
        data = making.make(here.desk, year, title=title)
    content, path = wording.written(data, output)
    here.out.paper(content, path, data)
