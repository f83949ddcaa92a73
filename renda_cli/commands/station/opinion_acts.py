"""renda station opinion assign | refer | urgent | report"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Village = Annotated[str | None, typer.Option("--village", metavar="村", help="交村（社区）办理")]
Via = Annotated[str | None, typer.Option("--via", metavar="代表", help="由这名上级代表转交上级办理")]


def assign(
    ctx: typer.Context,
    numbers: options.Opinions,
    unit: Annotated[str | None, typer.Option("--unit", metavar="单位", help="交镇部门办理")] = None,
    village: Village = None,
    via: Via = None,
    until: Annotated[str | None, typer.Option("--until", metavar="日期", help="指定的答复日期，不写则按规则")] = None,
    on: options.On = None,
    note: options.Note = None,
) -> None:
    """把意见交村（社区）、镇部门办理，或由上级代表转交。

    例：renda station opinion assign 3,4 --unit 水利站 --until 2022-10-15 --on 2022-09-16
    """
    from renda_cli.work.station import opinion_assigning

    here = context.of(ctx)
    done = opinion_assigning.assign(
        here.desk, numbers, unit=unit, village=village, via=via, until=until, on=on, note=note
    )  # fmt: skip
    here.out.receipt(done.lines, done.read)


def refer(
    ctx: typer.Context,
    numbers: options.Opinions,
    to: Annotated[str, typer.Option("--to", metavar="机关", help="引导到哪里，如 信访办、法院")],
    reason: options.MustReason,
    on: options.On = None,
) -> None:
    """登记不受理，已引导至有关机关。

    例：renda station opinion refer 5 --to 信访办 --reason 属于信访事项 --on 2022-09-16
    """
    from renda_cli.work.station import opinion_assigning

    here = context.of(ctx)
    done = opinion_assigning.refer(here.desk, numbers, to=to, why=reason, on=on)
    here.out.receipt(done.lines, done.read)


def urgent(
    ctx: typer.Context,
    numbers: options.Opinions,
    why: Annotated[str | None, typer.Option("--why", metavar="文字", help="为什么紧急")] = None,
    no: Annotated[bool, typer.Option("--no", help="取消紧急")] = False,
    on: options.On = None,
) -> None:
    """标为紧急，排在期限清单的最前面。

    例：renda station opinion urgent 3 --why 有人收集材料准备集体上访 --on 2022-09-16
    """
    from renda_cli.work.station import opinion_acts

    here = context.of(ctx)
    done = opinion_acts.urgent(here.desk, numbers, why=why, no=no, on=on)
    here.out.receipt(done.lines, done.read)


def report(
    ctx: typer.Context,
    numbers: options.Opinions,
    to: Annotated[str | None, typer.Option("--to", metavar="机关", help="报告给谁，不写为本级党委")] = None,
    on: options.On = None,
    until: Annotated[str | None, typer.Option("--until", metavar="日期", help="哪一天以前跟进，不写则一直提醒")] = None,
) -> None:
    """登记紧急事项已报告党委。

    例：renda station opinion report 3 --to 镇党委 --until 2022-09-23 --on 2022-09-16
    """
    from renda_cli.work.station import opinion_acts

    here = context.of(ctx)
    done = opinion_acts.report(here.desk, numbers, to=to, on=on, until=until)
    here.out.receipt(done.lines, done.read)
