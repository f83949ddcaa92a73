"""renda station receive | reception list | show | edit"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Which = Annotated[str, typer.Argument(metavar="接待编号", help="接待的编号，如 3")]
Until = Annotated[str | None, options.text("--until", "日期", "几天合并登记的，最后一天")]
Deputies = Annotated[
    list[str] | None,
    options.text("--deputies", "代表,…", "接待的代表，一人接待几次的写 张三=2；不写为排班里当天的代表"),
]
Opinions = Annotated[int | None, options.text("--opinions", "N", "意见的总条数；都逐条登记的不必写")]
Attendances = Annotated[int | None, options.text("--attendances", "N", "接待的代表总人次；没有都写出姓名的用它")]
Times = Annotated[int | None, options.text("--times", "N", "几次合并登记的，一共几次")]
Hours = Annotated[str | None, options.text("--hours", "时间", "时间，如 9:00-11:00；不写为排班里的")]
Place = Annotated[str | None, options.text("--place", "地点", "地点；不写为排班里的")]


def receive(
    ctx: typer.Context,
    station: Annotated[str, typer.Argument(metavar="家站点", help="代表之家、联络站或联系点的名称")],
    voters: Annotated[int, options.text("--voters", "N", "接待的选民人次")],
    on: options.On = None,
    until: Until = None,
    deputies: Deputies = None,
    opinions: Opinions = None,
    attendances: Attendances = None,
    times: Times = None,
    hours: Hours = None,
    place: Place = None,
    again: Annotated[bool, typer.Option("--again", help="同一天确实又接待了一次")] = False,
    note: options.Note = None,
) -> None:
    """登记一次接待选民。

    例：renda station receive 留道联络站 --on 2022-10-10 --deputies 张三,李四 --voters 14 --opinions 19
    例：renda station receive 留道联络站 --on 2022-01-01 --until 2022-12-31 --times 15 --attendances 30 --voters 201

    来的选民和提的意见各记各的数。
    """
    said = {name: value for name, value in locals().items() if name != "ctx"}
    from renda_cli.work.station import reception

    here = context.of(ctx)
    done = reception.receive(here.desk, **said)
    here.out.receipt(done.lines, done.read)


def list_(
    ctx: typer.Context,
    year: options.ThisYears = None,
    station: Annotated[str | None, options.text("--station", "家站点", "只列这个家站点的")] = None,
    deputy: options.OfDeputy = None,
) -> None:
    """列出接待选民的记录。

    例：renda station reception list 2022 --station 留道联络站
    """
    from renda_cli.show.section import Section
    from renda_cli.work.station import reception_reading

    here = context.of(ctx)
    found = reception_reading.list_(here.desk, year, station=station, deputy=deputy)
    here.out.listing(Section(found.fields, found.rows, found.title, about="reception", notes=found.notes))


def show(
    ctx: typer.Context,
    reception: Which,
    private: Annotated[bool, typer.Option("--private", help="显示选民全名，意见里的电话不隐去")] = False,
) -> None:
    """显示一次接待和当时的选民意见。

    例：renda station reception show 3
    """
    from renda_cli.show.opinion import reception_page
    from renda_cli.work.station import reception_reading

    here = context.of(ctx)
    found = reception_reading.show(here.desk, reception, private=private)
    here.out.page(reception_page(found), found)


def edit(
    ctx: typer.Context,
    reception: Which,
    on: Annotated[str | None, options.text("--on", "日期", "接待的日期改为")] = None,
    until: Until = None,
    deputies: Deputies = None,
    voters: Annotated[int | None, options.text("--voters", "N", "接待的选民人次改为")] = None,
    opinions: Opinions = None,
    attendances: Attendances = None,
    times: Times = None,
    hours: Hours = None,
    place: Place = None,
    note: options.Note = None,
) -> None:
    """改正一次接待的登记内容。

    例：renda station reception edit 3 --voters 15 --deputies 张三,李四,王五
    例：renda station reception edit 3 --place ''
    """
    said = {name: value for name, value in locals().items() if name not in ("ctx", "reception")}
    from renda_cli.work.station import reception as verbs

    here = context.of(ctx)
    done = verbs.edit(here.desk, reception, **said)
    here.out.receipt(done.lines, done.read)
