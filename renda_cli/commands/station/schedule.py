"""renda station schedule | days"""

from typing import Annotated, Any

import typer

from renda_cli.commands import context, options

Station = Annotated[
    str | None, typer.Argument(metavar="家站点", help="名称，或其中独有的几个字；列出时不写为全部", show_default=False)
]
RULES = "如 每月10日、每周三、每月第二个星期六、单月15日、每季度末月15日、农历每月十六、农历三六九，或一列日期"
OffDay = typer.Option(
    "--off-day", metavar="keep|move|skip", help="遇休息日：照常（不写为照常）、顺延到下一个工作日、取消"
)


def schedule(
    ctx: typer.Context,
    station: Station = None,
    rule: Annotated[
        str | None, options.text("--rule", "规定", f"接待日的规定，{RULES}；不写则列出现有的和以前的")
    ] = None,
    off_day: Annotated[str | None, OffDay] = None,
    hours: Annotated[str | None, options.text("--hours", "时间", "接待的时间，如 9:00-11:00")] = None,
    seats: Annotated[int | None, typer.Option("--seats", metavar="N", help="每次几名代表")] = None,
    from_: Annotated[
        str | None,
        options.text("--from", "日期", "从哪一天起；不写的，第一条规定自启用起（以前的也算），以后的从今天起"),
    ] = None,
    to: Annotated[str | None, options.text("--to", "日期", "到哪一天为止，当天在内")] = None,
    also: Annotated[bool, typer.Option("--also", help="与原定的同时有效；不写则原定的到前一日为止")] = False,
    end: Annotated[bool, typer.Option("--end", help="结束现有的规定，到 --to 为止，不写为今天")] = False,
) -> None:
    """定接待日，如每月10日、农历每月十六。

    例：renda station schedule 留道村联络站 --rule 农历每月十六 --off-day move --hours 9:00-11:00 --seats 2
    """
    from renda_cli.show.section import Section
    from renda_cli.work.station import schedule as rules

    here = context.of(ctx)
    about: dict[str, Any] = {"off_day": off_day, "hours": hours, "seats": seats, "from_": from_, "also": also}
    if end:
        done = rules.end(here.desk, station, rule=rule, to=to, **about)
        here.out.receipt(done.lines, done.read)
    elif rule is not None:
        done = rules.set_(here.desk, station, rule, to=to, **about)
        here.out.receipt(done.lines, done.read)
    else:
        found = rules.list_(here.desk, station, to=to, **about)
        here.out.listing(Section(found.fields, found.rows, found.title, about="schedule"))


def days(
    ctx: typer.Context,
    station: Station = None,
    from_: Annotated[str | None, options.text("--from", "日期", "从哪一天起，不写为今年一月一日")] = None,
    to: Annotated[str | None, options.text("--to", "日期", "到哪一天为止，不写为当年年底")] = None,
    rule: Annotated[str | None, options.text("--rule", "规定", f"不看家站点的，试用一条规定，{RULES}")] = None,
    off_day: Annotated[str | None, OffDay] = None,
) -> None:
    """列出一段时间里的接待日。

    例：renda station days 留道村联络站 --from 2022-01-01 --to 2022-12-31
    """
    from renda_cli.show import schedule as shown
    from renda_cli.work.station import scheduled

    here = context.of(ctx)
    found = scheduled.days(here.desk, station, rule=rule, off_day=off_day, from_=from_, to=to)
    shown.days(here.out, found.fields, found.rows, found.title, found.notes)
