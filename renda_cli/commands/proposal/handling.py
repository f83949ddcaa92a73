"""renda proposal assign | receive | return | extend | contact | opinion | urge | reply | send"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Units = Annotated[list[str] | None, typer.Option("--lead", metavar="单位,…", help="主办单位，一个或两个")]
Co = Annotated[list[str] | None, typer.Option("--co", metavar="单位,…", help="协办单位")]
Each = Annotated[list[str] | None, typer.Option("--each", metavar="单位,…", help="分别办理的单位，各自答复")]
Complex = Annotated[bool, typer.Option("--complex", help="涉及面广、处理难度大的")]
Received = Annotated[str | None, typer.Option("--received", metavar="日期", help="承办单位收到的日期，不写为交办日期")]
Approved = Annotated[str | None, typer.Option("--approved-by", metavar="谁", help="退办期限已过的，谁同意")]
MustApproved = Annotated[str, typer.Option("--approved-by", metavar="谁", help="谁同意延期，如 主席团")]
Paper = Annotated[str | None, typer.Option("--paper", metavar="文号", help="同意延期的文号或文件")]
To = Annotated[list[str] | None, typer.Option("--to", metavar="代表,…", help="答复送给了谁，不写为全体署名的代表")]
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


def receive(
    ctx: typer.Context,
    numbers: options.Numbers,
    unit: options.Unit = None,
    on: options.On = None,
) -> None:
    """登记承办单位签收。

    例：renda proposal receive 5-3/16 --unit 农业农村局 --on 2022-02-02
    """
    from renda_cli.work.proposal import assigning

    here = context.of(ctx)
    done = assigning.receive(here.desk, numbers, unit=unit, on=on)
    here.out.receipt(done.lines, done.read)


def return_(
    ctx: typer.Context,
    number: options.Number,
    reason: options.MustReason,
    unit: options.Unit = None,
    on: options.On = None,
    approved_by: Approved = None,
) -> None:
    """登记承办单位退办，再用 assign 改交别的单位。

    例：renda proposal return 5-3/16 --unit 农业农村局 --reason 不属于本单位职责 --on 2022-02-09
    """
    from renda_cli.work.proposal import returning

    here = context.of(ctx)
    done = returning.return_(here.desk, number, unit=unit, why=reason, on=on, approved_by=approved_by)
    here.out.receipt(done.lines, done.read)


def extend(
    ctx: typer.Context,
    number: options.Number,
    until: options.Until,
    reason: options.MustReason,
    approved_by: MustApproved,
    unit: options.Unit = None,
    paper: Paper = None,
    on: options.On = None,
) -> None:
    """登记经同意的延期，不超过最长期限。

    例：renda proposal extend 5-3/16 --until 2022-06-30 --reason 须等区里批复 --approved-by 主席团 --on 2022-04-20
    """
    from renda_cli.work.proposal import extending

    here = context.of(ctx)
    done = extending.extend(
        here.desk, number, until=until, why=reason, approved_by=approved_by, unit=unit, paper=paper, on=on
    )
    here.out.receipt(done.lines, done.read)


def contact(
    ctx: typer.Context,
    numbers: options.Numbers,
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
    done = handling.contact(here.desk, numbers, how=how, stage=stage, on=on, unit=unit, note=note)
    here.out.receipt(done.lines, done.read)


def opinion(
    ctx: typer.Context,
    number: options.Number,
    unit: Annotated[str, typer.Option("--unit", metavar="单位", help="协办单位")],
    on: options.On = None,
    ref: Annotated[str | None, typer.Option("--ref", metavar="文号", help="协办意见的文号")] = None,
    redo: Annotated[str | None, typer.Option("--redo", metavar="文字", help="主办单位要求重提的原因")] = None,
) -> None:
    """登记协办单位给主办单位的意见。

    例：renda proposal opinion 5-3/16 --unit 财政局 --on 2022-03-10 --ref 遥财函〔2022〕2号
    """
    from renda_cli.work.proposal import handling

    here = context.of(ctx)
    done = handling.opinion(here.desk, number, unit=unit, on=on, ref=ref, redo=redo)
    here.out.receipt(done.lines, done.read)


def urge(
    ctx: typer.Context,
    numbers: options.Numbers,
    how: Annotated[str, typer.Option("--how", metavar="方式", help="怎样催，如 电话、催办函、上门")],
    unit: options.Unit = None,
    about: Annotated[
        str | None, typer.Option("--about", metavar="答复|协办意见|反馈|承诺", help="催什么，不写按现在的状态")
    ] = None,
    on: options.On = None,
    note: options.Note = None,
) -> None:
    """登记一次催办。

    例：renda proposal urge 5-3/16 --how 电话 --on 2022-04-25
    """
    from renda_cli.work.proposal import handling

    here = context.of(ctx)
    done = handling.urge(here.desk, numbers, how=how, unit=unit, about=about, on=on, note=note)
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
    file: options.Kept = None,
    to: To = None,
) -> None:
    """登记承办单位的答复。

    例：renda proposal reply 5-3/16 --class A --ref 遥农复〔2022〕3号 --on 2022-04-20
    """
    from renda_cli.work.proposal import replying

    here = context.of(ctx)
    done = replying.reply(here.desk, number, class_=class_, ref=ref, unit=unit, signer=signer, on=on, file=file, to=to)
    here.out.receipt(done.lines, done.read)


def send(
    ctx: typer.Context,
    number: options.Number,
    to: Annotated[list[str], typer.Option("--to", metavar="代表,…", help="送给了谁")],
    on: options.On = None,
) -> None:
    """登记把答复送达一名署名的代表。

    例：renda proposal send 5-3/16 --to 李四 --on 2022-04-25
    """
    from renda_cli.work.proposal import replying

    here = context.of(ctx)
    done = replying.send(here.desk, number, to=to, on=on)
    here.out.receipt(done.lines, done.read)
