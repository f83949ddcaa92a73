"""renda proposal add | edit"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Title = Annotated[str, typer.Argument(metavar="标题", help="标题，一事一件")]
By = Annotated[str, typer.Option("--by", metavar="代表", help="领衔代表：姓名或 #编号")]
With = Annotated[list[str] | None, typer.Option("--with", metavar="代表,…", help="附议代表")]
Kind = Annotated[str, typer.Option("--kind", metavar="建议|议案", help="建议（默认）或议案")]
Session = Annotated[str | None, typer.Option("--session", metavar="届次", help="在哪次会议上提出，如 5-3")]
Between = Annotated[bool, typer.Option("--between", help="闭会期间提出")]
No = Annotated[str | None, typer.Option("--no", metavar="编号", help="编号，不写则在届次内自动编号")]


def add(
    ctx: typer.Context,
    title: Title,
    by: By,
    co_signers: With = None,
    kind: Kind = "建议",
    topic: options.Topic = None,
    session: Session = None,
    between: Between = False,
    on: options.On = None,
    no: No = None,
) -> None:
    """登记一件议案或建议。

    例：renda proposal add 完善剑湖路路灯 --by 张三 --with 李四,王五 --topic 城乡建设 --session 5-3
    """
    from renda_cli.work.proposal import entry

    here = context.of(ctx)
    done = entry.add(
        here.desk, title, by=by, co_signers=co_signers, kind=kind, topic=topic, session=session, between=between,
        on=on, no=no,
    )  # fmt: skip
    here.out.receipt(done.lines, done.read)


def edit(
    ctx: typer.Context,
    number: options.Number,
    title: Annotated[str | None, typer.Option("--title", metavar="标题", help="新标题")] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="代表", help="领衔代表改为")] = None,
    co_signers: With = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="建议|议案", help="种类改为")] = None,
    topic: options.Topic = None,
    no: Annotated[str | None, typer.Option("--no", metavar="编号", help="编号改为")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="日期", help="提出日期改为")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="日期", help="规则没有期限时，定一个答复日期")] = None,
) -> None:
    """修改已登记的内容。

    例：renda proposal edit 5-3/16 --topic 交通 --title 完善剑湖路和郑村路路灯
    """
    from renda_cli.work.proposal import entry

    here = context.of(ctx)
    done = entry.edit(
        here.desk, number, title=title, by=by, co_signers=co_signers, kind=kind, topic=topic, no=no, on=on, until=until
    )
    here.out.receipt(done.lines, done.read)
