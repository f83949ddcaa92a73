"""renda review feedback | follow"""

from typing import Annotated

import typer

from renda_cli.commands import context, options


def feedback(
    ctx: typer.Context,
    number: options.Review,
    subject: Annotated[
        list[str] | None,
        typer.Option("--subject", metavar="对象,…", help="反馈给哪些对象，不写为全部"),
    ] = None,
    on: options.On = None,
    ref: Annotated[str | None, typer.Option("--ref", metavar="文号", help="反馈意见书的文号")] = None,
    file: options.Kept = None,
    note: options.Note = None,
) -> None:
    """登记已把测评结果和意见书面反馈给对象。

    例：renda review feedback 3 --subject 张三 --on 2022-07-05 --ref 遥人大〔2022〕8号
    """
    from renda_cli.work.review import following

    here = context.of(ctx)
    done = following.feedback(here.desk, number, subject=subject, on=on, ref=ref, file=file, note=note)
    here.out.receipt(done.lines, done.read)


def follow(
    ctx: typer.Context,
    number: options.Review,
    what: Annotated[str, typer.Option("--what", metavar="措施", help="落实的措施，如 约谈、下次会议再次报告")],
    subject: Annotated[
        str | None, typer.Option("--subject", metavar="对象", help="哪个对象的；只有一个对象时不必写")
    ] = None,
    on: options.On = None,
    file: options.Kept = None,
    note: options.Note = None,
) -> None:
    """登记测评结果之后的措施已经落实，如再次报告、约谈。

    例：renda review follow 3 --subject 水利站 --what 约谈 --on 2022-07-20
    """
    from renda_cli.work.review import following

    here = context.of(ctx)
    done = following.follow(here.desk, number, what=what, subject=subject, on=on, file=file, note=note)
    here.out.receipt(done.lines, done.read)
