"""renda proposal assign | contact | opinion | reply"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Units = Annotated[list[str] | None, typer.Option("--lead", metavar="单位,…", help="主办单位，一个或两个")]
Co = Annotated[list[str] | None, typer.Option("--co", metavar="单位,…", help="协办单位")]
Each = Annotated[list[str] | None, typer.Option("--each", metavar="单位,…", help="分别办理的单位，各自答复")]
Complex = Annotated[bool, typer.Option("--complex", help="涉及面广、处理难度大的")]
Received = Annotated[str | None, typer.Option("--received", metavar="日期", help="承办单位收到的日期，不写为交办日期")]
Fixed = Annotated[str | None, typer.Option("--until", metavar="日期", help="交办函指定的答复日期")]


def assign(
    ctx: typer.Context,
    numbers: options.Numbers,
    lead: Units = None,
    co: Co = None,
    each: Each = None,
    complex_: Complex = False,
    on: options.On = None,
    received: Received = None,
    until: Fixed = None,
) -> None:
    """交承办单位办理，算出答复期限。

    例：renda proposal assign 5-3/16 --lead 农业农村局 --co 财政局 --on 2022-01-31
    """
    from renda_cli.work.proposal import assigning

    here = context.of(ctx)
    done = assigning.assign(
        here.desk,
        numbers,
        lead=lead,
        co_handlers=co,
        each=each,
        complex_=complex_,
        on=on,
        received=received,
        until=until,
    )
    here.out.receipt(done.lines, done.read)


def contact(
    ctx: typer.Context,
    number: options.Number,
    how: Annotated[str, typer.Option("--how", metavar="面商|电话|线上", help="联系方式")],
    stage: Annotated[str, typer.Option("--stage", metavar="办前|办中|办后", help="哪个阶段")],
    on: options.On = None,
    unit: options.Unit = None,
    note: options.Note = None,
) -> None:
    """登记承办单位与代表的一次见面或联系。

    例：renda proposal contact 5-3/16 --how 面商 --stage 办前 --on 2022-02-18
    """
    from renda_cli.work.proposal import handling

    here = context.of(ctx)
    done = handling.contact(here.desk, number, how=how, stage=stage, on=on, unit=unit, note=note)
    here.out.receipt(done.lines, done.read)


def opinion(
    ctx: typer.Context,
    number: options.Number,
    unit: Annotated[str, typer.Option("--unit", metavar="单位", help="协办单位")],
    on: options.On = None,
    ref: Annotated[str | None, typer.Option("--ref", metavar="文号", help="协办意见的文号")] = None,
) -> None:
    """登记协办单位给主办单位的意见。

    例：renda proposal opinion 5-3/16 --unit 财政局 --on 2022-03-10 --ref 遥财函〔2022〕2号
    """
    from renda_cli.work.proposal import handling

    here = context.of(ctx)
    done = handling.opinion(here.desk, number, unit=unit, on=on, ref=ref)
    here.out.receipt(done.lines, done.read)


def reply(
    ctx: typer.Context,
    number: options.Number,
    class_: Annotated[
        str, typer.Option("--class", metavar="类", help="办理结果分类，如 A；见 renda rules show classes")
    ],
    ref: Annotated[str, typer.Option("--ref", metavar="文号", help="答复文号")],
    unit: options.Unit = None,
    signer: Annotated[str | None, typer.Option("--signer", metavar="姓名", help="签发人")] = None,
    on: options.On = None,
    file: Annotated[str | None, typer.Option("--file", metavar="路径", help="答复文件所在路径，只记录不读取")] = None,
) -> None:
    """登记承办单位的答复。

    例：renda proposal reply 5-3/16 --class A --ref 遥农复〔2022〕3号 --on 2022-04-20
    """
    from renda_cli.work.proposal import handling

    here = context.of(ctx)
    done = handling.reply(here.desk, number, class_=class_, ref=ref, unit=unit, signer=signer, on=on, file=file)
    here.out.receipt(done.lines, done.read)
