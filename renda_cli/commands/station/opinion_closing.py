"""renda station opinion reply | feedback | publish | archive | to-proposal"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Result = Annotated[
    str | None, typer.Option("--result", metavar="已解决|已答复解释|列入计划", help="办理的结果")
]  # fmt: skip
Grade = Annotated[
    str | None,
    typer.Option(
        "--satisfaction", "--result", metavar="等次", help="选民的评价：满意、基本满意、不满意；不满意的重新办理"
    ),
]


def reply(
    ctx: typer.Context,
    numbers: options.Opinions,
    text: Annotated[str, typer.Option("--text", metavar="文字", help="答复的内容")],
    form: Annotated[str, typer.Option("--form", metavar="书面|口头", help="书面（默认）或口头")] = "书面",
    by: Annotated[str | None, typer.Option("--by", metavar="答复者", help="谁答复的，不写为办理者")] = None,
    result: Result = None,
    file: options.Kept = None,
    on: options.On = None,
) -> None:
    """登记对意见的答复，书面或口头。

    例：renda station opinion reply 3 --text 九月底前修好水渠 --result 列入计划 --on 2022-09-20
    """
    from renda_cli.work.station import opinion_closing

    here = context.of(ctx)
    done = opinion_closing.reply(here.desk, numbers, text=text, form=form, by=by, result=result, file=file, on=on)
    here.out.receipt(done.lines, done.read)


def feedback(
    ctx: typer.Context,
    numbers: options.Opinions,
    to: Annotated[
        str | None, typer.Option("--to", metavar="选民|代表|both", help="反馈给谁，不写为选民；both 为两者")
    ] = None,
    deputy: Annotated[
        list[str] | None, typer.Option("--deputy", metavar="代表,…", help="反馈给哪位代表，不写为接待的代表")
    ] = None,
    how: Annotated[str | None, typer.Option("--how", metavar="书面|口头|电话|线上", help="怎样反馈的")] = None,
    satisfaction: Grade = None,
    on: options.On = None,
    note: options.Note = None,
) -> None:
    """登记已反馈给选民或代表，选民是否满意。

    例：renda station opinion feedback 3 --to both --how 电话 --satisfaction 满意 --on 2022-09-22
    """
    from renda_cli.work.station import opinion_closing

    here = context.of(ctx)
    done = opinion_closing.feedback(
        here.desk, numbers, to=to, deputy=deputy, how=how, satisfaction=satisfaction, on=on, note=note
    )
    here.out.receipt(done.lines, done.read)


def publish(
    ctx: typer.Context,
    numbers: Annotated[str, typer.Argument(metavar="意见编号", help="一个或几个选民意见的编号，用逗号隔开，如 3,4,5")],
    decision: Annotated[
        str, typer.Argument(metavar="yes|no", help="yes 已公示（默认），no 不公开，写明 --reason")
    ] = "yes",
    reason: options.Reason = None,
    on: options.On = None,
) -> None:
    """登记已公示，或不公开的理由。

    例：renda station opinion publish 3,4 --on 2022-10-10
    例：renda station opinion publish 5 no --reason 涉及个人隐私
    """
    from renda_cli.work.station import opinion_closing

    here = context.of(ctx)
    done = opinion_closing.publish(here.desk, [numbers], decision, why=reason, on=on)
    here.out.receipt(done.lines, done.read)


def archive(ctx: typer.Context, numbers: options.Opinions, on: options.On = None) -> None:
    """登记已归档。

    例：renda station opinion archive 3,4 --on 2022-10-31
    """
    from renda_cli.work.station import opinion_closing

    here = context.of(ctx)
    done = opinion_closing.archive(here.desk, numbers, on=on)
    here.out.receipt(done.lines, done.read)


def to_proposal(
    ctx: typer.Context,
    numbers: options.Opinions,
    by: Annotated[str | None, options.text("--by", "代表", "领衔代表：姓名或 #编号")] = None,
    by_group: Annotated[str | None, options.text("--by-group", "小组", "由代表小组提出")] = None,
    co_signers: Annotated[list[str] | None, options.text("--with", "代表,…", "附议代表")] = None,
    title: Annotated[str | None, options.text("--title", "标题", "建议的标题，不写为选民的原话")] = None,
    topic: options.Topic = None,
    session: Annotated[str | None, options.text("--session", "届次", "在哪次会议上提出")] = None,
    between: Annotated[bool, typer.Option("--between", help="闭会期间提出")] = False,
    no: Annotated[str | None, options.text("--no", "编号", "编号，不写则在届次内自动编号")] = None,
    into: Annotated[str | None, options.text("--into", "编号", "转入已有的建议，如 5-3/16")] = None,
    on: options.On = None,
) -> None:
    """把选民意见转为代表建议。

    例：renda station opinion to-proposal 3,4 --by 张三 --title 修复三组水渠 --topic 农业
    例：renda station opinion to-proposal 6 --into 5-3/16
    """
    given = {name: value for name, value in locals().items() if name not in ("ctx", "numbers")}
    from renda_cli.work.station import opinion_turning

    here = context.of(ctx)
    done = opinion_turning.to_proposal(here.desk, numbers, **given)
    here.out.receipt(done.lines, done.read)
