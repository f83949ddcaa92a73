"""renda proposal supervise | visit | excellent | publish | note"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Level = Annotated[str, typer.Option("--level", metavar="重点|一般", help="督办的级别")]
Leader = Annotated[list[str] | None, typer.Option("--leader", metavar="姓名,…", help="领衔督办的领导")]
Result = Annotated[str | None, typer.Option("--result", metavar="文字", help="现场看到的结果")]
People = Annotated[list[str] | None, typer.Option("--with", metavar="姓名,…", help="参加的人")]
VisitKind = Annotated[str, typer.Option("--kind", metavar="现场督办|回头看", help="现场督办（默认）或回头看")]
Then = Annotated[str | None, typer.Option("--then", metavar="日期", help="定下回头看的日期，到期由 due 提醒")]
YesNo = Annotated[str, typer.Argument(metavar="yes|no", help="yes 公开，no 不公开")]
Text = Annotated[str, typer.Option("--text", metavar="文字", help="记什么事")]
No = Annotated[bool, typer.Option("--no", help="取消评优")]


def supervise(
    ctx: typer.Context,
    numbers: options.Numbers,
    level: Level,
    leader: Leader = None,
    on: options.On = None,
    note: options.Note = None,
) -> None:
    """列为重点或一般督办，列出参加的人。

    例：renda proposal supervise 5-3/16 --level 重点 --leader 陈主席 --on 2022-02-10
    """
    from renda_cli.work.proposal import supervising as verbs

    here = context.of(ctx)
    done = verbs.supervise(here.desk, numbers, level=level, leaders=leader, on=on, note=note)
    here.out.receipt(done.lines, done.read)


def visit(
    ctx: typer.Context,
    numbers: options.Numbers,
    on: options.On = None,
    people: People = None,
    result: Result = None,
    kind: VisitKind = "现场督办",
    then: Then = None,
) -> None:
    """登记一次现场督办或回头看。

    例：renda proposal visit 5-3/16 --on 2022-06-15 --with 陈主席,周局长 --result 路灯已装十二盏 --then 2022-09-15
    """
    from renda_cli.work.proposal import supervising as verbs

    here = context.of(ctx)
    done = verbs.visit(here.desk, numbers, on=on, participants=people, result=result, kind=kind, then=then)
    here.out.receipt(done.lines, done.read)


def excellent(
    ctx: typer.Context,
    numbers: options.Numbers,
    on: options.On = None,
    reason: options.Reason = None,
    no: No = False,
) -> None:
    """评为优秀建议。

    例：renda proposal excellent 5-3/3,5-3/16 --on 2022-12-20
    """
    from renda_cli.work.proposal import supervising as verbs

    here = context.of(ctx)
    done = verbs.excellent(here.desk, numbers, on=on, why=reason, no=no)
    here.out.receipt(done.lines, done.read)


def publish(
    ctx: typer.Context,
    numbers: options.Numbers,
    decision: YesNo,
    reason: options.Reason = None,
    on: options.On = None,
) -> None:
    """登记是否公开；不公开的写明理由。

    例：renda proposal publish 5-3/16 no --reason 涉及个人隐私
    """
    from renda_cli.work.proposal import supervising as verbs

    here = context.of(ctx)
    done = verbs.publish(here.desk, numbers, decision, why=reason, on=on)
    here.out.receipt(done.lines, done.read)


def note(
    ctx: typer.Context,
    number: options.Number,
    text: Text,
    on: options.On = None,
    file: options.Kept = None,
) -> None:
    """记一件别的命令没有位置的事，如会商、评估。

    例：renda proposal note 5-3/16 --text 主席团召集代表和承办单位会商，商定五月底前完工 --on 2022-05-20
    """
    from renda_cli.work.proposal import supervising as verbs

    here = context.of(ctx)
    done = verbs.note(here.desk, number, text=text, on=on, file=file)
    here.out.receipt(done.lines, done.read)
