"""renda station rota | duty | swap | move | drop"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Name = Annotated[str, typer.Argument(metavar="家站点", help="代表之家、联络站或联系点的名称")]
NameOrAll = Annotated[str | None, typer.Argument(metavar="家站点", help="代表之家、联络站或联系点的名称，不写为全部")]
OfYear = Annotated[str | None, typer.Option("--year", metavar="年份", help="哪一年，不写为今年")]
Day = Annotated[str, typer.Option("--on", metavar="日期", help="哪一个接待日")]
MustWhy = Annotated[str, typer.Option("--why", metavar="文字", help="原因")]


def rota(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="家站点", help="排哪一个家站点；所有定了接待日的一起排，写 --all")
    ] = None,
    everywhere: Annotated[bool, typer.Option("--all", help="所有定了接待日的家站点一起排")] = False,
    year: OfYear = None,
    turns: Annotated[int | None, typer.Option("--turns", metavar="次数", help="每名代表一年几次，不写按规则")] = None,
    seats: Annotated[int | None, typer.Option("--seats", metavar="人数", help="每次几名代表")] = None,
    start: Annotated[str | None, typer.Option("--from", metavar="日期", help="从哪一天排起，不写为年初")] = None,
    again: Annotated[bool, typer.Option("--again", help="重排还没有到、没有公告和换过人的接待日")] = False,
    visiting: Annotated[bool, typer.Option("--visiting", help="来站活动的外站代表也排")] = False,
) -> None:
    """排一年的接待班次，各代表次数均匀。

    例：renda station rota 东片代表之家 --year 2022

    所有定了接待日的家站点一起排的写 --all，各代表次数一样。代表是否在任、进站，按各接待日当天算，中途进站的从进站起排。
    """
    from renda_cli.work.station import rota as verbs

    here = context.of(ctx)
    done = verbs.rota(
        here.desk, name, everywhere=everywhere, year=year, turns=turns, seats=seats, start=start, again=again, visiting=visiting
    )  # fmt: skip
    here.out.receipt(done.lines, done.read)


def duty(
    ctx: typer.Context,
    name: NameOrAll = None,
    year: OfYear = None,
    deputy: options.OfDeputy = None,
    totals: Annotated[bool, typer.Option("--totals", help="列出各代表的次数")] = False,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="文件", help="写到 .docx、.md、.xlsx 或 .csv 文件，不写则列出来"),
    ] = None,
) -> None:
    """列出一年的接待安排，谁在哪天接待。

    例：renda station duty 东片代表之家 --year 2022 -o 接待安排表.docx
    """
    from renda_cli.show import duty as pages
    from renda_cli.work.station import duty as verbs

    here = context.of(ctx)
    verbs.check_options(totals=totals, deputy=deputy, output=output)
    if totals:
        pages.tell_totals(here.out, verbs.totals(here.desk, name, year=year))
        return
    found = verbs.duty(here.desk, name, year=year, deputy=deputy)
    path = verbs.write(here.desk, found, output, whole_town=name is None) if output else None
    pages.tell(here.out, found, path)


def swap(
    ctx: typer.Context,
    name: Name,
    on: Day,
    deputy: Annotated[str, typer.Option("--deputy", metavar="代表", help="不能接待的代表")],
    why: MustWhy,
    instead: Annotated[
        str | None, typer.Option("--with", metavar="代表", help="由谁代替，不写为当天能接待、次数最少的进站代表")
    ] = None,
    back: Annotated[str | None, typer.Option("--back", metavar="日期", help="对换：换来对方的哪一个接待日")] = None,
) -> None:
    """登记一名代表因病因事不能接待，由谁代替。

    例：renda station swap 东片代表之家 --on 2022-03-10 --deputy 张三 --with 李四 --why 出差
    """
    from renda_cli.work.station import swapping

    here = context.of(ctx)
    done = swapping.swap(here.desk, name, on=on, deputy=deputy, why=why, instead=instead, back=back)
    here.out.receipt(done.lines, done.read)


def move(
    ctx: typer.Context,
    name: Name,
    on: Day,
    to: Annotated[str, typer.Option("--to", metavar="日期", help="改到哪一天")],
    why: Annotated[str | None, typer.Option("--why", metavar="文字", help="原因")] = None,
) -> None:
    """登记一个接待日改期。

    例：renda station move 东片代表之家 --on 2022-03-10 --to 2022-03-12 --why 与会议冲突
    """
    from renda_cli.work.station import days

    here = context.of(ctx)
    done = days.move(here.desk, name, on=on, to=to, why=why)
    here.out.receipt(done.lines, done.read)


def drop(ctx: typer.Context, name: Name, on: Day, why: MustWhy) -> None:
    """登记一个接待日取消。

    例：renda station drop 东片代表之家 --on 2022-03-10 --why 防汛
    """
    from renda_cli.work.station import days

    here = context.of(ctx)
    done = days.drop(here.desk, name, on=on, why=why)
    here.out.receipt(done.lines, done.read)
