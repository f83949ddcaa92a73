"""renda deputy add | list | show | edit"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Who = Annotated[str, typer.Argument(metavar="代表", help="姓名或 #编号")]
Gender = Annotated[str | None, typer.Option("--gender", metavar="男|女", help="性别")]
Born = Annotated[str | None, typer.Option("--born", metavar="年-月", help="出生年月，如 1980-05")]
Nation = Annotated[str | None, typer.Option("--nation", metavar="民族", help="民族")]
Education = Annotated[str | None, typer.Option("--education", metavar="学历", help="学历")]
Party = Annotated[str | None, typer.Option("--party", metavar="政治面貌", help="政治面貌")]
Work = Annotated[str | None, typer.Option("--work", metavar="单位职务", help="工作单位及职务")]
Sector = Annotated[str | None, typer.Option("--sector", metavar="结构", help="代表结构，如 基层干部")]
From = Annotated[str | None, typer.Option("--from", metavar="日期", help="任职起，不写为本届任期起")]


def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="姓名", help="代表姓名")],
    level: Annotated[str, typer.Option("--level", metavar="级别", help="镇、区、市 …")] = "镇",
    district: options.District = None,
    group: options.Group = None,
    gender: Gender = None,
    born: Born = None,
    nation: Nation = None,
    education: Education = None,
    party: Party = None,
    work: Work = None,
    sector: Sector = None,
    phone: options.Phone = None,
    from_: From = None,
) -> None:
    """登记一名代表。

    例：renda deputy add 张三 --district 第3选区 --group 东片小组 --gender 女 --born 1980-05
    """
    from renda_cli.work import deputy

    here = context.of(ctx)
    done = deputy.add(
        here.desk, name, level=level, district=district, group=group, from_=from_, gender=gender, born=born, nation=nation,
        education=education, party=party, work=work, sector=sector, phone=phone,
    )  # fmt: skip
    here.out.receipt(done.lines, done.read)


def edit(
    ctx: typer.Context,
    deputy: Who,
    name: Annotated[str | None, typer.Option("--name", metavar="姓名", help="姓名改为")] = None,
    level: Annotated[str | None, typer.Option("--level", metavar="级别", help="级别改为")] = None,
    district: options.District = None,
    group: options.Group = None,
    gender: Gender = None,
    born: Born = None,
    nation: Nation = None,
    education: Education = None,
    party: Party = None,
    work: Work = None,
    sector: Sector = None,
    phone: options.Phone = None,
    from_: From = None,
) -> None:
    """修改代表的登记内容。

    例：renda deputy edit 张三 --phone 138-0000-0000 --group 西片小组
    """
    from renda_cli.work import deputy as verbs

    here = context.of(ctx)
    done = verbs.edit(
        here.desk, deputy, name=name, level=level, district=district, group=group, from_=from_, gender=gender, born=born,
        nation=nation, education=education, party=party, work=work, sector=sector, phone=phone,
    )  # fmt: skip
    here.out.receipt(done.lines, done.read)


def list_(
    ctx: typer.Context,
    level: Annotated[str | None, typer.Option("--level", metavar="级别", help="只列这一级")] = None,
    group: options.Group = None,
    district: options.District = None,
    status: Annotated[str | None, typer.Option("--status", metavar="状态", help="在任、暂停、终止")] = None,
    sort: Annotated[
        str,
        typer.Option("--sort", metavar="方式", help="id 按编号，pinyin 按拼音，stroke 按笔画，position 按手工次序"),
    ] = "id",
) -> None:
    """列出代表。

    例：renda deputy list --group 东片小组 --sort pinyin
    """
    from renda_cli.show.section import Section
    from renda_cli.work import deputy as verbs

    here = context.of(ctx)
    found = verbs.list_(here.desk, level=level, group=group, district=district, status=status, sort=sort)
    here.out.listing(Section(found.fields, found.rows, about="deputy"))


def show(ctx: typer.Context, deputy: Who, private: options.Private = False) -> None:
    """显示一名代表和所提的议案建议。

    例：renda deputy show 张三
    """
    from renda_cli.show.records import record_page
    from renda_cli.work import deputy as verbs

    here = context.of(ctx)
    found = verbs.show(here.desk, deputy, private=private)
    here.out.page(record_page(found, about="deputy"), found)
