"""renda holidays list | import, renda when"""

from typing import Annotated

import typer

from renda_cli.commands import context


def list_(ctx: typer.Context) -> None:
    """列出已录入放假安排的年份。

    例：renda holidays list
    """
    from renda_cli.show.section import Section
    from renda_cli.work import calendar

    here = context.of(ctx)
    found = calendar.list_(here.desk)
    here.out.listing(Section(found.fields, found.rows))


def import_(
    ctx: typer.Context, file: Annotated[str, typer.Argument(metavar="文件", help="放假安排（TOML），- 为标准输入")]
) -> None:
    """录入国务院办公厅一年的放假安排。

    例：renda holidays import 2027.toml，文件这样写（names 与 off 一一对应，起止用两点连接）：

    [[notice]]
    year = 2027
    document = "国办发明电〔2026〕1号"
    off = ["2027-01-01..2027-01-03", "2027-02-05..2027-02-11"]
    names = ["元旦", "春节"]
    work = ["2027-02-20"]
    """
    from renda_cli.work import calendar, texts

    here = context.of(ctx)
    done = calendar.import_(here.desk, texts.read(file))
    here.out.receipt(done.lines, done.read)


def when(
    ctx: typer.Context,
    start: Annotated[str, typer.Argument(metavar="日期", help="起算的日期")],
    months: Annotated[int | None, typer.Option("--months", metavar="N", min=1, max=1200, help="几个月")] = None,
    days: Annotated[int | None, typer.Option("--days", metavar="N", min=1, max=9999, help="几天")] = None,
    working_days: Annotated[
        int | None, typer.Option("--working-days", metavar="N", min=1, max=2500, help="几个工作日")
    ] = None,
) -> None:
    """推算一个日期，逐行写明过程；不写期间的，按在用规则的答复期限。

    例：renda when 2022-01-31 --months 3
    """
    from renda_cli.show.records import derivation_page
    from renda_cli.work import calendar

    here = context.of(ctx)
    desk = here.desk if here.has_file else None
    found = calendar.when(desk, here.day, start, months=months, number_of_days=days, working_days=working_days)
    here.out.page(derivation_page(found), found)
