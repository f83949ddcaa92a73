"""renda review agenda add | edit | read | hear | vote | drop"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Item = Annotated[str, typer.Argument(metavar="议程编号", help="议程的编号，如 3")]
Items = Annotated[list[str], typer.Argument(metavar="议程编号", help="一个或几个议程的编号，用逗号隔开，如 1,2,3")]
Meeting = Annotated[str, options.text("--meeting", "人代会|主席团会议", "哪种会议，不写为人代会")]
Kind = Annotated[
    str | None,
    options.text("--kind", "工作报告|专项报告|预算决算|重大事项|决议决定|其他", "议程的种类，登记时不写为其他"),
]
Unit = Annotated[str | None, options.text("--unit", "单位", "报告单位，须已登记")]
Presenter = Annotated[str | None, options.text("--presenter", "姓名", "报告人，或没有登记的报告单位")]
Place = Annotated[int | None, typer.Option("--place", metavar="N", min=1, max=999, help="第几项，后面的依次后移")]
Ref = Annotated[str | None, options.text("--ref", "文号", "决议、决定的文号")]


def add(
    ctx: typer.Context,
    session: Annotated[str, typer.Argument(metavar="届次", help="届-次，五届三次写 5-3")],
    title: Annotated[str, typer.Argument(metavar="议题", help="议题，如报告、决议的名称")],
    meeting: Meeting = "人代会",
    kind: Kind = None,
    unit: Unit = None,
    presenter: Presenter = None,
    place: Place = None,
    note: options.Note = None,
) -> None:
    """登记一次会议的一项议程。

    例：renda review agenda add 5-3 听取和审议镇人民政府工作报告 --kind 工作报告 --presenter 张三
    """
    from renda_cli.work.review import agenda

    here = context.of(ctx)
    done = agenda.add(
        here.desk, session, title, meeting=meeting, kind=kind, unit=unit, presenter=presenter, place=place, note=note
    )
    here.out.receipt(done.lines, done.read)


def edit(
    ctx: typer.Context,
    item: Item,
    title: Annotated[str | None, options.text("--title", "议题", "议题改为")] = None,
    kind: Kind = None,
    unit: Unit = None,
    presenter: Presenter = None,
    place: Place = None,
    ref: Ref = None,
    file: options.Kept = None,
    note: options.Note = None,
) -> None:
    """修改一项议程的登记内容。

    例：renda review agenda edit 3 --kind 预算决算 --unit 财政局
    """
    from renda_cli.work.review import agenda

    here = context.of(ctx)
    done = agenda.edit(
        here.desk, item, title=title, kind=kind, unit=unit, presenter=presenter, place=place, ref=ref, file=file, note=note
    )  # fmt: skip
    here.out.receipt(done.lines, done.read)


def read(ctx: typer.Context, items: Items, on: options.On = None) -> None:
    """登记会前已组织代表审读报告。

    例：renda review agenda read 1,2,3 --on 2022-12-28
    """
    from renda_cli.work.review import agenda

    here = context.of(ctx)
    done = agenda.read(here.desk, items, on=on)
    here.out.receipt(done.lines, done.read)


def hear(ctx: typer.Context, items: Items, on: options.On = None) -> None:
    """登记已听取、审议。

    例：renda review agenda hear 1,2,3 --on 2023-01-06
    """
    from renda_cli.work.review import agenda

    here = context.of(ctx)
    done = agenda.hear(here.desk, items, on=on)
    here.out.receipt(done.lines, done.read)


def vote(
    ctx: typer.Context,
    item: Item,
    for_: Annotated[int, typer.Option("--for", metavar="N", min=0, help="赞成的票数")],
    against: Annotated[int, typer.Option("--against", metavar="N", min=0, help="反对的票数")] = 0,
    abstain: Annotated[int, typer.Option("--abstain", metavar="N", min=0, help="弃权的票数")] = 0,
    of: Annotated[
        int | None,
        typer.Option("--of", metavar="N", min=1, help="全体代表或主席团全体成员的人数，不写按当天登记在册的"),
    ] = None,
    ref: Ref = None,
    file: options.Kept = None,
    on: options.On = None,
    replace: Annotated[bool, typer.Option("--replace", help="改正登记错了的票数")] = False,
) -> None:
    """登记表决的票数，按规则看是否通过。

    例：renda review agenda vote 5 --for 76 --against 0 --abstain 1 --ref 遥人发〔2023〕3号 --on 2023-01-07
    """
    from renda_cli.work.review import agenda_vote

    here = context.of(ctx)
    done = agenda_vote.vote(
        here.desk, item, for_=for_, against=against, abstain=abstain, of=of, ref=ref, file=file, on=on, replace=replace
    )
    here.out.receipt(done.lines, done.read)


def drop(ctx: typer.Context, item: Item, reason: options.Reason = None) -> None:
    """登记一项议程撤下。

    例：renda review agenda drop 4 --reason 报告尚未准备好
    """
    from renda_cli.work.review import agenda

    here = context.of(ctx)
    done = agenda.drop(here.desk, item, why=reason)
    here.out.receipt(done.lines, done.read)
