"""renda station add | list | show | edit | close"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Name = Annotated[str, typer.Argument(metavar="家站点", help="名称，或其中独有的几个字")]
Kind = typer.Option("--kind", metavar="家|站|点", help="家（代表之家）、站（联络站）、点（联系点）")
Level = Annotated[str | None, typer.Option("--level", metavar="级别", help="哪一级的，如 镇、村，登记时不写为本级")]
Online = Annotated[bool | None, typer.Option("--online/--on-site", help="线上的还是实地的")]
Village = Annotated[str | None, options.text("--village", "村", "所在的村（社区）")]
Address = Annotated[str | None, options.text("--address", "地址", "地址")]
Area = Annotated[str | None, options.text("--area", "平方米", "面积，如 120")]
Parent = Annotated[str | None, options.text("--parent", "家站点", "上级的家或站")]
Opened = Annotated[str | None, options.text("--opened", "日期", "启用日期")]


def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="家站点", help="名称，如 留道村联络站")],
    kind: Annotated[str, Kind],
    level: Level = None,
    online: Online = None,
    village: Village = None,
    address: Address = None,
    area: Area = None,
    phone: options.Phone = None,
    parent: Parent = None,
    opened: Opened = None,
    note: options.Note = None,
) -> None:
    """登记一个代表之家、联络站或联系点。

    例：renda station add 留道村联络站 --kind 站 --level 村 --village 留道村 --area 120 --opened 2021-03-01
    """
    said = {field: value for field, value in locals().items() if field not in ("ctx", "name")}
    from renda_cli.work.station import place

    here = context.of(ctx)
    done = place.add(here.desk, name, **said)
    here.out.receipt(done.lines, done.read)


def list_(
    ctx: typer.Context,
    kind: Annotated[str | None, Kind] = None,
    level: Annotated[str | None, options.text("--level", "级别", "只列这一级的，如 镇、村")] = None,
    village: Annotated[str | None, options.text("--village", "村", "只列这个村（社区）的")] = None,
    stars: Annotated[
        int | None, typer.Option("--stars", metavar="N", min=1, max=5, help="只列现在是几星的，1 到 5")
    ] = None,
    closed: Annotated[bool, typer.Option("--closed", help="列已经撤销的")] = False,
) -> None:
    """列出家站点，可按种类、星级筛选。

    例：renda station list --kind 站 --level 村
    """
    from renda_cli.show.section import Section
    from renda_cli.work.station import reading

    here = context.of(ctx)
    found = reading.list_(here.desk, kind=kind, level=level, village=village, stars=stars, closed=closed)
    here.out.listing(Section(found.fields, found.rows, found.title, about="station", notes=found.notes))


def show(
    ctx: typer.Context,
    name: Name,
    year: Annotated[str | None, options.text("--year", "年份", "哪一年的接待、意见和活动，不写为今年")] = None,
    private: options.Private = False,
) -> None:
    """显示一个家站点的全部情况。

    例：renda station show 留道村联络站 --year 2022
    """
    from renda_cli.show.place import place_page
    from renda_cli.work.station import reading

    here = context.of(ctx)
    found = reading.show(here.desk, name, year, private=private)
    here.out.page(place_page(found), found)


def edit(
    ctx: typer.Context,
    station: Name,
    name: Annotated[str | None, options.text("--name", "名称", "名称改为")] = None,
    kind: Annotated[str | None, Kind] = None,
    level: Level = None,
    online: Online = None,
    village: Village = None,
    address: Address = None,
    area: Area = None,
    phone: options.Phone = None,
    parent: Parent = None,
    opened: Opened = None,
    closed: Annotated[str | None, options.text("--closed", "日期", "撤销日期改为；写空的 '' 为恢复")] = None,
    note: options.Note = None,
) -> None:
    """修改家站点的登记内容。

    例：renda station edit 留道村联络站 --address 留道村村委会一楼 --area 150

    写空的文字（如 --address ''）为去掉这一项。
    """
    said = {field: value for field, value in locals().items() if field not in ("ctx", "station")}
    from renda_cli.work.station import place

    here = context.of(ctx)
    done = place.edit(here.desk, station, **said)
    here.out.receipt(done.lines, done.read)


def close(
    ctx: typer.Context,
    name: Name,
    on: Annotated[
        str | None, options.text("--on", "日期", "撤销日期，不写为今天；人员和接待日规定也到这天为止")
    ] = None,
    drop_days: Annotated[bool, typer.Option("--drop-days", help="这天之后还排着的接待日一并取消")] = False,
    reason: options.Reason = None,
) -> None:
    """登记一个家站点撤销。

    例：renda station close 留道村联络站 --on 2022-12-31 --reason 并入东片代表之家
    """
    from renda_cli.work.station import place

    here = context.of(ctx)
    done = place.close(here.desk, name, on=on, drop_days=drop_days, reason=reason)
    here.out.receipt(done.lines, done.read)
