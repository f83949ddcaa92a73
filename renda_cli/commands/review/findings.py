"""renda review finding | findings | rectify | accept"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Findings = Annotated[
    list[str], typer.Argument(metavar="评议意见编号", help="一个或几个评议意见的编号，用逗号隔开，如 3,4,5")
]


def finding(
    ctx: typer.Context,
    review: options.Review,
    text: Annotated[str | None, options.text("--text", "文字", "评议意见的内容；写 - 从标准输入读")] = None,
    until: Annotated[str | None, options.text("--until", "日期", "整改期限，不写则按规则")] = None,
    subject: Annotated[
        str | None, options.text("--subject", "对象", "对哪个评议对象，只有一个的不必写；写空的为不针对某一个")
    ] = None,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="单位", help="由哪个单位整改；对象就是单位的不必写")
    ] = None,
    suggestion: Annotated[
        bool | None, typer.Option("--suggestion/--problem", help="是建议，还是问题；不写为问题")
    ] = None,
    on: Annotated[str | None, options.text("--on", "日期", "提出的日期，不写为今天")] = None,
    edit: Annotated[
        str | None, options.text("--edit", "评议意见编号", "修改这一条，只写要改的；改期限写 --until")
    ] = None,
    note: options.Note = None,
) -> None:
    """登记一条评议意见，定整改期限；加 --edit 为修改。

    例：renda review finding 3 --text 涵洞多年没有清淤 --unit 水利站 --until 2022-12-31
    例：renda review finding 3 --text 完善值班制度 --suggestion
    例：renda review finding 3 --edit 7 --until 2023-01-31
    """
    said = {name: value for name, value in locals().items() if name not in ("ctx", "review", "edit", "text")}
    from renda_cli.work import texts
    from renda_cli.work.review import finding as work

    whole, here = None if text is None else texts.said(text), context.of(ctx)
    done = (
        work.add(here.desk, review, text=whole, **said)
        if edit is None
        else work.edit(here.desk, review, edit, text=whole, **said)
    )
    here.out.receipt(done.lines, done.read)


def findings(
    ctx: typer.Context,
    review: Annotated[str | None, options.text("--review", "评议编号", "只列这项评议的")] = None,
    year: Annotated[str | None, options.text("--year", "年份", "只列这一年提出的，或起止年份如 2018-2022")] = None,
    open_: Annotated[bool, typer.Option("--open", help="只列还没有验收的")] = False,
    unit: Annotated[str | None, typer.Option("--unit", metavar="单位", help="只列由这个单位整改的")] = None,
) -> None:
    """列出评议意见和整改情况。

    例：renda review findings --year 2022 --open
    """
    from renda_cli.show.findings import listed
    from renda_cli.work.review import finding_reading

    here = context.of(ctx)
    found = finding_reading.list_(here.desk, review=review, year=year, open_=open_, unit=unit)
    listed(here.out, found, "finding")


def rectify(
    ctx: typer.Context,
    numbers: Findings,
    on: options.On = None,
    report: Annotated[str | None, options.text("--report", "文字", "整改情况；写 - 从标准输入读")] = None,
    file: options.Kept = None,
) -> None:
    """登记一条评议意见已经整改。

    例：renda review rectify 7,8 --on 2022-11-20 --report 已清淤并落实专人管护
    """
    from renda_cli.work import texts
    from renda_cli.work.review import rectifying

    whole, here = None if report is None else texts.said(report), context.of(ctx)
    done = rectifying.rectify(here.desk, numbers, on=on, report=whole, file=file)
    here.out.receipt(done.lines, done.read)


def accept(
    ctx: typer.Context,
    numbers: Findings,
    on: options.On = None,
    by: Annotated[str | None, options.text("--by", "验收者", "由谁验收，如 主席团、评议小组")] = None,
    no: Annotated[bool, typer.Option("--no", help="验收不合格，重新整改；写明 --why，另定 --until")] = False,
    why: Annotated[str | None, options.text("--why", "文字", "不合格的原因")] = None,
    until: Annotated[str | None, options.text("--until", "日期", "重新整改的期限，不写则按规则")] = None,
) -> None:
    """登记整改的验收；不合格的重新整改。

    例：renda review accept 7 --on 2022-12-05 --by 评议小组
    例：renda review accept 8 --no --why 仍有两处未清 --until 2022-12-31 --on 2022-12-05
    """
    from renda_cli.work.review import rectifying

    here = context.of(ctx)
    done = rectifying.accept(here.desk, numbers, on=on, by=by, no=no, why=why, until=until)
    here.out.receipt(done.lines, done.read)
