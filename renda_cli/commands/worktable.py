"""renda calendar"""

from typing import Annotated

import typer

from renda_cli.commands import context


def calendar(
    ctx: typer.Context,
    named: Annotated[
        str | None, typer.Argument(metavar="期间", help="哪一月、季度或年：2022-10、2022Q4、2022，不写为本月")
    ] = None,
    from_: Annotated[str | None, typer.Option("--from", metavar="日期", help="从哪一天起，不写为今天")] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="日期", help="到哪一天止，不写为当月最后一天")] = None,
    month: Annotated[
        str | None, typer.Option("--month", metavar="年-月", help="哪一个月，如 2022-10，不写为本月")
    ] = None,
    quarter: Annotated[
        str | None, typer.Option("--quarter", metavar="季度", help="哪一个季度，如 2022Q4、本季度")
    ] = None,
    year: Annotated[str | None, typer.Option("--year", metavar="年份", help="哪一年，四位年份")] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o", "--output", metavar="文件", help="写到 .ics（手机日历）、.docx、.md、.xlsx 或 .csv，不写则列出来"
        ),
    ] = None,
    alarm: Annotated[
        int | None, typer.Option("--alarm", metavar="N", min=0, max=60, help="手机日历在期限前几天提醒，不写为 3 天")
    ] = None,
    names: Annotated[bool, typer.Option("--names", help="手机日历里写上代表姓名，不写则不带姓名")] = False,
) -> None:
    """工作日历：期限、接待日、会议、计划的活动和评议，可导入手机。

    例：renda calendar 2022-10 -o 十月.ics
    """
    from renda_cli.show import worktable as pages
    from renda_cli.work.worktable import period, phone, table

    here = context.of(ctx)
    phone.check_options(output, alarm, names=names)
    form = table.form_of(output) if output else None
    span = period.read(here.desk, named, from_=from_, to=to, month=month, quarter=quarter, year=year)
    if output and form == "ics":
        pages.written(here.out, *phone.write(here.desk, span, output, alarm=alarm, names=names))
        return
    whole, parts = table.made(here.desk, span)
    if output and parts:
        pages.written(here.out, table.write(here.desk, whole, parts, output))
    else:
        pages.tell(here.out, whole, parts, asked_file=output is not None)
