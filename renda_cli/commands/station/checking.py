"""renda station check | rate"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Station = Annotated[str | None, typer.Argument(metavar="家站点", help="名称，或独有的几个字；不写为全部家站点")]


def check(
    ctx: typer.Context,
    name: Station = None,
    of: Annotated[
        str | None, typer.Option("--list", metavar="检查表", help="检查表，如 五上墙；不写为第一种，如 制度牌子上墙")
    ] = None,
    year: Annotated[str | None, typer.Option("--year", metavar="年份", help="哪一年，不写为今年")] = None,
    met: Annotated[
        list[str] | None, typer.Option("--met", metavar="项目,…", help="达标的项目：名称、几个字或序号；全部")
    ] = None,
    unmet: Annotated[list[str] | None, typer.Option("--unmet", metavar="项目,…", help="未达标的项目")] = None,
    photo: Annotated[
        list[str] | None, typer.Option("--photo", metavar="项目=文件名", help="项目的照片，只记录文件名，可写几次")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="日期", help="检查的日期，不写为今天")] = None,
    note: options.Note = None,
) -> None:
    """按检查表逐项检查家站点，如制度牌子上墙。

    例：renda station check 留道联络站 --list 五上墙 --met 1,2 --unmet 工作流程 --photo 1=片区图.jpg

    不写 --met、--unmet 的，列出检查到哪里、还缺什么。
    """
    from renda_cli.show.checklist import checklist_page
    from renda_cli.work import checklist
    from renda_cli.work.station.checking import STATIONS

    here = context.of(ctx)
    if any(given is not None for given in (met, unmet, photo, on, note)):
        done = checklist.mark(
            here.desk, STATIONS, name, of=of, year=year, met=met, unmet=unmet, photos=photo, on=on, note=note
        )
        here.out.receipt(done.lines, done.read)
    else:
        found = checklist.states(here.desk, STATIONS, name, of=of, year=year)
        here.out.page(*checklist_page(found, "station_check", one=name is not None))


def rate(
    ctx: typer.Context,
    name: Station = None,
    stars: Annotated[int | None, typer.Option("--stars", metavar="1-5", min=1, max=5, help="几星")] = None,
    score: Annotated[
        str | None, typer.Option("--score", metavar="分数", help="得分，如 79.5；有分数线的由它定星级")
    ] = None,
    of: Annotated[
        str | None, typer.Option("--checklist", metavar="检查表", help="得分取检查表达标项的百分比，如 六有")
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="机关", help="评定单位，如 县人大常委会")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="日期", help="评定的日期，不写为今天")] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="日期", help="有效到哪一天，不写的按规则，没有规则的不设")
    ] = None,
    note: options.Note = None,
) -> None:
    """登记星级评定和有效期。

    例：renda station rate 留道联络站 --stars 5 --score 92 --by 县人大常委会 --until 2024-12-31

    不写 --stars、--score 的，列出评定过的星级：有效、即将到期、已过期。
    """
    from renda_cli.show.section import Section
    from renda_cli.work.station import rating

    here = context.of(ctx)
    if any(given is not None for given in (stars, score, of, by, on, until, note)):
        done = rating.rate(
            here.desk, name, stars=stars, score=score, of=of, by=by, on=on, until=until, note=note
        )  # fmt: skip
        here.out.receipt(done.lines, done.read)
    else:
        found = rating.list_(here.desk, name)
        here.out.listing(Section(found.fields, found.rows, found.title, "rating", found.notes))
