"""renda proposal accept | agenda | refuse | reference | merge | withdraw | refer-up"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

YesNo = Annotated[str, typer.Argument(metavar="yes|no", help="yes（是）或 no（否）")]
By = Annotated[list[str], typer.Option("--by", metavar="代表,…", help="要求撤回的代表，联名的写全")]
Into = Annotated[str, typer.Option("--into", metavar="编号", help="并入哪一件")]
To = Annotated[str, typer.Option("--to", metavar="机关", help="向哪个机关反映")]


def accept(
    ctx: typer.Context,
    numbers: options.Numbers,
    on: options.On = None,
) -> None:
    """登记已受理，并已告知代表。

    例：renda proposal accept 5-3/闭1 --on 2022-05-12
    """
    from renda_cli.work.proposal import deciding as verbs

    here = context.of(ctx)
    done = verbs.accept(here.desk, numbers, on=on)
    here.out.receipt(done.lines, done.read)


def agenda(
    ctx: typer.Context,
    number: options.Number,
    decision: YesNo,
    reason: options.Reason = None,
    on: options.On = None,
) -> None:
    """登记主席团是否把议案列入会议议程；不列入的转为建议。

    例：renda proposal agenda 5-3/2 no --reason 不属于本级人大职权 --on 2022-01-06
    """
    from renda_cli.work.proposal import deciding as verbs

    here = context.of(ctx)
    done = verbs.agenda(here.desk, number, decision, why=reason, on=on)
    here.out.receipt(done.lines, done.read)


def refuse(
    ctx: typer.Context,
    numbers: options.Numbers,
    reason: options.MustReason,
    on: options.On = None,
) -> None:
    """登记不予受理，写明理由。

    例：renda proposal refuse 5-3/9 --reason 代表本人或亲属的个人事项
    """
    from renda_cli.work.proposal import deciding as verbs

    here = context.of(ctx)
    done = verbs.refuse(here.desk, numbers, why=reason, on=on)
    here.out.receipt(done.lines, done.read)


def reference(
    ctx: typer.Context,
    numbers: options.Numbers,
    reason: options.MustReason,
    on: options.On = None,
) -> None:
    """转作工作参考，不交办。

    例：renda proposal reference 5-3/10,5-3/11 --reason 已在年度计划里安排
    """
    from renda_cli.work.proposal import deciding as verbs

    here = context.of(ctx)
    done = verbs.reference(here.desk, numbers, why=reason, on=on)
    here.out.receipt(done.lines, done.read)


def merge(
    ctx: typer.Context,
    numbers: options.Numbers,
    into: Into,
    on: options.On = None,
) -> None:
    """把内容相同的并入另一件一起办理，答复时各代表都答复。

    例：renda proposal merge 5-3/17 --into 5-3/16
    """
    from renda_cli.work.proposal import deciding as verbs

    here = context.of(ctx)
    done = verbs.merge(here.desk, numbers, into=into, on=on)
    here.out.receipt(done.lines, done.read)


def withdraw(
    ctx: typer.Context,
    number: options.Number,
    by: By,
    reason: options.Reason = None,
    on: options.On = None,
) -> None:
    """登记代表要求撤回；联名的须全体要求。

    例：renda proposal withdraw 5-3/18 --by 张三,李四 --on 2022-01-20
    """
    from renda_cli.work.proposal import withdrawing as verbs

    here = context.of(ctx)
    done = verbs.withdraw(here.desk, number, by=by, why=reason, on=on)
    here.out.receipt(done.lines, done.read)


def refer_up(
    ctx: typer.Context,
    number: options.Number,
    to: To,
    reason: options.Reason = None,
    on: options.On = None,
) -> None:
    """登记已向上级机关反映。

    例：renda proposal refer-up 5-3/19 --to 区交通运输局 --on 2022-03-01
    """
    from renda_cli.work.proposal import deciding as verbs

    here = context.of(ctx)
    done = verbs.refer_up(here.desk, number, to=to, why=reason, on=on)
    here.out.receipt(done.lines, done.read)
