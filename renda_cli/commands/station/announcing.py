"""renda station announce"""

from typing import Annotated

import typer

from renda_cli.commands import context


def announce(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="家站点", help="代表之家、联络站或联系点的名称")],
    on: Annotated[str, typer.Option("--on", metavar="日期", help="哪一个接待日")],
    no: Annotated[str | None, typer.Option("--no", metavar="编号", help="公告编号，不写为本站本年的下一号")] = None,
    issued: Annotated[str | None, typer.Option("--issued", metavar="日期", help="公告的日期，不写为今天")] = None,
    deputies: Annotated[
        list[str] | None, typer.Option("--deputies", metavar="代表,…", help="没有排班的日子由谁接待")
    ] = None,
    hours: Annotated[
        str | None, typer.Option("--hours", metavar="时间", help="时间，如 9:00-11:00，不写按接待日规定")
    ] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="地点", help="地点，不写为家站点的地址")] = None,
    reporting: Annotated[list[str] | None, typer.Option("--reporting", metavar="代表,…", help="当天述职的代表")] = None,
    accepts: Annotated[str | None, typer.Option("--accepts", metavar="文字", help="受理的事项")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="名称", help="发布单位，不写为镇人大主席团")] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="文件", help="写到 .docx 或 .md 文件，不写则印出来")
    ] = None,
    draft: Annotated[bool, typer.Option("--draft", help="只生成，不登记已公告")] = False,
) -> None:
    """生成一个接待日的公告，登记已经公告。

    例：renda station announce 东片代表之家 --on 2022-03-10 -o 接待公告.docx
    """
    from renda_cli.work.station import announcing

    here = context.of(ctx)
    verb = announcing.draft if draft else announcing.announce
    done = verb(
        here.desk, name, on=on, output=output, no=no, issued=issued, hours=hours, place=place, deputies=deputies, reporting=reporting,
        accepts=accepts, by=by,
    )  # fmt: skip
    here.out.receipt(done.lines, done.read)
