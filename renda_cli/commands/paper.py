"""renda paper"""

from typing import Annotated

import typer

from renda_cli.commands import context, options


def paper(
    ctx: typer.Context,
    kind: Annotated[
        str | None, typer.Argument(metavar="文书", help="哪一种文书，如 交办函、催办函；不写则列出各种文书")
    ] = None,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="名称", help="编号、届次、单位、代表 …，一个或几个，用逗号隔开")
    ] = None,
    session: Annotated[str | None, options.text("--session", "届次", "这次会议的各件，如 5-3")] = None,
    year: Annotated[str | None, options.text("--year", "年份", "这一年的；履职档案写了为这一年的档案")] = None,
    unit: options.Unit = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="只出逾期的；催办函不写名称就是所有逾期的")] = False,
    within: Annotated[str | None, options.text("--within", "天数", "连同今后几天内到期、举行的，如 7d")] = None,
    on: Annotated[str | None, options.text("--on", "日期", "接待公告写接待日，测评票写投票的日期")] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o", "--output", metavar="文件或文件夹", help="一份写 .docx 或 .md 文件，几份写文件夹，如 催办函/"
        ),
    ] = None,
    template: Annotated[str | None, options.text("--template", "文件", "用自己的模板（.docx 或 .md）")] = None,
    save_template: Annotated[
        str | None, options.text("--save-template", "文件", "只把自带的模板存到文件，供修改")
    ] = None,
    fields: Annotated[bool, typer.Option("--fields", help="列出模板里可以用的项和例子")] = False,
    log: Annotated[bool, typer.Option("--log", help="催办函：写出的同时给各件登记一次催办")] = False,
    private: options.Private = False,
) -> None:
    """生成交办函、催办函、征询意见表等单件文书，可成批生成。

    例：renda paper 交办函 5-3/16 -o 交办函.docx
    例：renda paper 催办函 --within 7d -o 催办函/ --log
    例：renda paper 催办函 --fields
    """
    said = {name: value for name, value in locals().items() if name != "ctx"}
    from renda_cli.show import papers as pages
    from renda_cli.work.paper import asking

    here = context.of(ctx)
    found = asking.answer(here.desk, said, pages.counting)
    pages.told(found, here.out)
