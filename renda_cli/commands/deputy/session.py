"""renda deputy session add | close | edit | attend | list | show"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Number = Annotated[str, typer.Argument(metavar="届次", help="届-次，五届三次写 5-3")]
Kind = Annotated[str, typer.Option("--kind", metavar="人代会|主席团会议", help="人代会（默认）或主席团会议")]
Closed = Annotated[str | None, typer.Option("--closed", metavar="日期", help="闭会日期")]


def add(
    ctx: typer.Context,
    number: Number,
    kind: Kind = "人代会",
    on: Annotated[str | None, typer.Option("--on", metavar="日期", help="开会日期，不写为今天")] = None,
    closed: Closed = None,
) -> None:
    """登记一次会议。

    例：renda deputy session add 5-3 --on 2023-01-06 --closed 2023-01-07
    """
    from renda_cli.work import session

    here = context.of(ctx)
    done = session.add(here.desk, number, kind=kind, on=on, closed=closed)
    here.out.receipt(done.lines, done.read)


def close(ctx: typer.Context, number: Number, kind: Kind = "人代会", on: options.On = None) -> None:
    """登记闭会，并推算自闭会之日起算的期限。

    例：renda deputy session close 5-3 --on 2023-01-07
    """
    from renda_cli.work import session

    here = context.of(ctx)
    done = session.close(here.desk, number, kind=kind, on=on)
    here.out.receipt(done.lines, done.read)


def edit(
    ctx: typer.Context,
    number: Number,
    kind: Kind = "人代会",
    on: Annotated[str | None, typer.Option("--on", metavar="日期", help="开会日期改为")] = None,
    closed: Closed = None,
) -> None:
    """改正会议日期，并重算自闭会之日起算的期限。

    例：renda deputy session edit 5-3 --closed 2023-01-08
    """
    from renda_cli.work import session

    here = context.of(ctx)
    done = session.edit(here.desk, number, kind=kind, on=on, closed=closed)
    here.out.receipt(done.lines, done.read)


def attend(
    ctx: typer.Context,
    number: Number,
    kind: Kind = "人代会",
    on: Annotated[str | None, typer.Option("--on", metavar="日期", help="哪一天，不写为整次会议")] = None,
    part: Annotated[
        str | None, typer.Option("--part", metavar="上午|下午|晚上|全程", help="哪半天，不写为全程或已登记的各半天")
    ] = None,
    absent: Annotated[
        list[str] | None,
        typer.Option("--absent", metavar="代表=情况,…", help="没有出席的：姓名=请假、请假未准或缺席；其余为出席"),
    ] = None,
    present: Annotated[
        list[str] | None, typer.Option("--present", metavar="代表,…", help="只写出席的，其余没有写的为缺席")
    ] = None,
    leave_asked: Annotated[
        str | None, typer.Option("--leave-asked", metavar="日期", help="请假的日期，应在会前")
    ] = None,
    note: options.Note = None,
    remove: Annotated[bool, typer.Option("--remove", help="去掉登记错了的这半天")] = False,
) -> None:
    """登记到会：只写请假和缺席的，其余为出席。

    例：renda deputy session attend 5-3 --absent 张三=请假 --absent 李四=缺席
    """
    from renda_cli.work import attendance

    here = context.of(ctx)
    done = attendance.attend(
        here.desk, number, kind=kind, on=on, part=part, absent=absent, present=present, leave_asked=leave_asked, note=note,
        remove=remove,
    )  # fmt: skip
    here.out.receipt(done.lines, done.read)


def list_(ctx: typer.Context) -> None:
    """列出各次会议和到会人数。

    例：renda deputy session list
    """
    from renda_cli.show.section import Section
    from renda_cli.work import session

    here = context.of(ctx)
    found = session.list_(here.desk)
    here.out.listing(Section(found.fields, found.rows, about="session", notes=found.notes))


def show(ctx: typer.Context, number: Number, kind: Kind = "人代会") -> None:
    """显示一次会议的到会情况和法定人数。

    例：renda deputy session show 5-3
    """
    from renda_cli.show.session import session_page
    from renda_cli.work import session

    here = context.of(ctx)
    found = session.show(here.desk, number, kind)
    here.out.page(session_page(found), found)
