"""renda proposal feedback | promise | keep | break | ledger | close"""

from typing import Annotated

import typer

from renda_cli.commands import context, options


def feedback(
    ctx: typer.Context,
    number: options.Number,
    by: Annotated[str, typer.Option("--by", metavar="代表", help="领衔代表：姓名或 #编号；小组提出的可写小组")],
    result: Annotated[str, typer.Option("--result", metavar="等次", help="对办理结果：满意、基本满意、不满意")],
    process: Annotated[
        str | None, typer.Option("--process", metavar="等次", help="对办理过程：满意、基本满意、不满意")
    ] = None,
    on: options.On = None,
    note: options.Note = None,
    unit: Annotated[
        list[str] | None, typer.Option("--unit", metavar="单位,…", help="不满意时只退回这些分别办理的单位")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="日期", help="不满意时指定重新答复的日期")] = None,
    promise: Annotated[
        str | None, typer.Option("--promise", metavar="文字", help="评价一项承诺的落实，写上它的文字")
    ] = None,
) -> None:
    """登记代表对答复的反馈；不满意的退回重新办理。

    例：renda proposal feedback 5-3/16 --by 张三 --process 满意 --result 基本满意 --on 2022-05-06
    """
    from renda_cli.work.proposal import promises

    here = context.of(ctx)
    done = promises.slip(
        here.desk, number, by=by, process=process, result=result, on=on, note=note, units=unit, until=until, of=promise
    )
    here.out.receipt(done.lines, done.read)


def promise(
    ctx: typer.Context,
    number: options.Number,
    what: Annotated[str, typer.Option("--what", metavar="文字", help="承诺的事项")],
    until: options.Until,
    unit: options.Unit = None,
    on: options.On = None,
) -> None:
    """登记答复里承诺的事项，跟踪到落实为止。

    例：renda proposal promise 5-3/16 --what 年底前装好二十盏路灯 --until 2022-12-31
    """
    from renda_cli.work.proposal import promises as verbs

    here = context.of(ctx)
    done = verbs.promise(here.desk, number, what=what, until=until, unit=unit, on=on)
    here.out.receipt(done.lines, done.read)


def keep(
    ctx: typer.Context,
    number: options.Number,
    what: Annotated[str | None, typer.Option("--what", metavar="文字", help="有几项承诺时，写上其中一项的文字")] = None,
    on: options.On = None,
    note: options.Note = None,
) -> None:
    """登记一项承诺已经落实。

    例：renda proposal keep 5-3/16 --on 2022-11-20
    """
    from renda_cli.work.proposal import promises as verbs

    here = context.of(ctx)
    done = verbs.keep(here.desk, number, what=what, on=on, note=note)
    here.out.receipt(done.lines, done.read)


def break_(
    ctx: typer.Context,
    number: options.Number,
    reason: options.MustReason,
    what: Annotated[str | None, typer.Option("--what", metavar="文字", help="有几项承诺时，写上其中一项的文字")] = None,
    on: options.On = None,
) -> None:
    """登记一项承诺不能落实，写明原因。

    例：renda proposal break 5-3/16 --reason 规划调整，原址不再建设 --on 2023-03-01
    """
    from renda_cli.work.proposal import promises as verbs

    here = context.of(ctx)
    done = verbs.break_(here.desk, number, why=reason, what=what, on=on)
    here.out.receipt(done.lines, done.read)


def ledger(
    ctx: typer.Context,
    year: Annotated[str | None, typer.Argument(metavar="年份", help="哪一年的台账，不写为今年")] = None,
) -> None:
    """承诺台账：当年的和以前年度结转的。

    例：renda proposal ledger 2022
    """
    from renda_cli.show.section import Section
    from renda_cli.work.proposal import promises

    here = context.of(ctx)
    found = promises.ledger(here.desk, year)
    here.out.listing(Section(found.fields, found.rows, found.title, about="promise", notes=found.notes))


def close(
    ctx: typer.Context,
    numbers: options.Numbers,
    on: options.On = None,
    outcome: Annotated[
        str | None, typer.Option("--outcome", metavar="文字", help="再次不满意、经会商或评估不再答复的，写明结果")
    ] = None,
) -> None:
    """办结；未落实的承诺继续跟踪。

    例：renda proposal close 5-3/16 --on 2022-06-01
    """
    from renda_cli.work.proposal import feedback as verbs

    here = context.of(ctx)
    done = verbs.close(here.desk, numbers, on=on, outcome=outcome)
    here.out.receipt(done.lines, done.read)
