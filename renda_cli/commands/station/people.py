"""renda station staff | assign | unassign | unassigned"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Name = Annotated[str, typer.Argument(metavar="家站点", help="名称，或其中独有的几个字")]


def staff(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="家站点", help="列人员时不写为全部家站点")] = None,
    role: Annotated[str | None, options.text("--role", "站长|副站长|联络员|法律顾问", "职务")] = None,
    person: Annotated[str | None, options.text("--person", "代表", "姓名；是代表的也可写 #编号")] = None,
    phone: options.Phone = None,
    from_: Annotated[str | None, options.text("--from", "日期", "任职起，不写为不详（接任站长的为今天）")] = None,
    end: Annotated[str | None, options.text("--end", "日期", "不再担任：任职的最后一天")] = None,
    outside: Annotated[bool, typer.Option("--outside", help="与代表同名，但不是代表")] = False,
    private: options.Private = False,
) -> None:
    """登记站长、副站长、联络员、法律顾问。

    例：renda station staff 留道村联络站 --role 站长 --person 张三 --from 2022-01-10

    站长只有一人，登记新站长的，原站长到前一天为止。不写 --person、--end 的，列出人员。
    """
    from renda_cli.show.section import Section
    from renda_cli.work.station import staff

    here = context.of(ctx)
    if outside or any(said is not None for said in (person, phone, from_, end)):
        about = {"role": role, "person": person, "phone": phone, "from_": from_, "end": end}
        done = staff.staff(here.desk, name, outside=outside, private=private, **about)
        here.out.receipt(done.lines, done.read)
    else:
        found = staff.list_(here.desk, name, role=role, private=private)
        here.out.listing(Section(found.fields, found.rows, found.title, about="station_staff", notes=found.notes))


def assign(
    ctx: typer.Context,
    name: Name,
    deputies: Annotated[list[str] | None, options.text("--deputies", "代表,…", "进站的代表，上级代表也可写")] = None,
    groups: Annotated[list[str] | None, options.text("--group", "小组,…", "这些小组在任的代表都进站")] = None,
    visiting: Annotated[bool, typer.Option("--visiting", help="别的站的代表，到这里参加活动")] = False,
    from_: Annotated[str | None, options.text("--from", "日期", "从哪天起，不写为不详（换站的为今天）")] = None,
    move: Annotated[bool, typer.Option("--move", help="已在别的站的，换到这里；在原站到前一天为止")] = False,
) -> None:
    """登记代表进站，或到别的站参加活动。

    例：renda station assign 留道村联络站 --deputies 张三,李四
    例：renda station assign 东片代表之家 --group 东片小组

    一名代表只在一个站，可到几个站参加活动。
    """
    from renda_cli.work.station import people

    here = context.of(ctx)
    done = people.assign(here.desk, name, deputies=deputies, groups=groups, visiting=visiting, from_=from_, move=move)
    here.out.receipt(done.lines, done.read)


def unassign(
    ctx: typer.Context,
    name: Name,
    deputies: Annotated[list[str], options.text("--deputies", "代表,…", "离开的代表")],
    on: Annotated[str | None, options.text("--on", "日期", "在站的最后一天，不写为今天")] = None,
) -> None:
    """登记代表不再在这个站。

    例：renda station unassign 留道村联络站 --deputies 张三 --on 2022-06-30
    """
    from renda_cli.work.station import people

    here = context.of(ctx)
    done = people.unassign(here.desk, name, deputies=deputies, on=on)
    here.out.receipt(done.lines, done.read)


def unassigned(
    ctx: typer.Context,
    level: Annotated[
        str | None, options.text("--level", "级别", "哪一级的代表，如 镇、区，不写为本级，all 为各级")
    ] = None,
) -> None:
    """列出没有进站的代表。

    例：renda station unassigned --level all
    """
    from renda_cli.show.section import Section
    from renda_cli.work.station import people

    here = context.of(ctx)
    found = people.unassigned(here.desk, level=level)
    here.out.listing(Section(found.fields, found.rows, found.title, notes=found.notes))
