"""renda deputy add | list | show | edit | import"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Sector = Annotated[str | None, typer.Option("--sector", metavar="结构", help="代表结构，可写几种，如 工人、妇女、非党")]


def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="姓名", help="代表姓名")],
    level: options.LevelOrOwn = None,
    district: options.District = None,
    group: options.Group = None,
    congress: Annotated[
        int | None, typer.Option("--congress", metavar="届", min=1, max=999, help="第几届，本级的不写为本届")
    ] = None,
    gender: options.Gender = None,
    born: options.Born = None,
    nation: options.Nation = None,
    education: options.Education = None,
    party: options.Party = None,
    work: options.Work = None,
    sector: Sector = None,
    phone: options.Phone = None,
    from_: options.Since = None,
    elected_by: options.ElectedBy = None,
    card_no: options.CardNo = None,
) -> None:
    """登记一名代表。

    例：renda deputy add 张三 --district 第3选区 --group 东片小组 --gender 女 --born 1980-05
    """
    from renda_cli.work import deputy

    here = context.of(ctx)
    done = deputy.add(
        here.desk, name, level=level, district=district, group=group, congress=congress, from_=from_, elected_by=elected_by,
        card_no=card_no, gender=gender, born=born, nation=nation, education=education, party=party, work=work, sector=sector, phone=phone,
    )  # fmt: skip
    here.out.receipt(done.lines, done.read)


def edit(
    ctx: typer.Context,
    deputy: options.Deputy,
    name: Annotated[str | None, typer.Option("--name", metavar="姓名", help="姓名改为")] = None,
    level: Annotated[str | None, typer.Option("--level", metavar="级别", help="级别改为")] = None,
    district: options.District = None,
    group: options.Group = None,
    congress: options.Congress = None,
    gender: options.Gender = None,
    born: options.Born = None,
    nation: options.Nation = None,
    education: options.Education = None,
    party: options.Party = None,
    work: options.Work = None,
    sector: Sector = None,
    phone: options.Phone = None,
    from_: Annotated[str | None, typer.Option("--from", metavar="日期", help="任职起")] = None,
    elected_by: options.ElectedBy = None,
    card_no: options.CardNo = None,
) -> None:
    """修改代表的登记内容。

    例：renda deputy edit 张三 --phone 138-0000-0000 --group 西片小组
    """
    from renda_cli.work import deputy as verbs

    here = context.of(ctx)
    done = verbs.edit(
        here.desk, deputy, name=name, level=level, district=district, group=group, congress=congress, from_=from_,
        elected_by=elected_by, card_no=card_no, gender=gender, born=born, nation=nation, education=education, party=party, work=work,
        sector=sector, phone=phone,
    )  # fmt: skip
    here.out.receipt(done.lines, done.read)


def list_(
    ctx: typer.Context,
    level: options.Level = None,
    group: options.Group = None,
    district: options.District = None,
    status: Annotated[str | None, typer.Option("--status", metavar="状态", help="在任、暂停、终止")] = None,
    congress: options.Congress = None,
    role: options.Role = None,
    label: Annotated[
        str | None, typer.Option("--label", metavar="结构", help="代表结构，如 工人、妇女、非党、少数民族")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="日期", help="那一天在任的，不写为现在登记的")] = None,
    sort: Annotated[
        str,
        typer.Option("--sort", metavar="方式", help="id 按编号，pinyin 按拼音，stroke 按笔画，position 按手工次序"),
    ] = "id",
) -> None:
    """列出代表，可按笔画、拼音或手工次序。

    例：renda deputy list --group 东片小组 --sort pinyin
    """
    from renda_cli.show.section import Section
    from renda_cli.work import deputy as verbs

    here = context.of(ctx)
    found = verbs.list_(
        here.desk, level=level, group=group, district=district, status=status, congress=congress, role=role, label=label, on=on, sort=sort,
    )  # fmt: skip
    here.out.listing(Section(found.fields, found.rows, about="deputy", notes=found.notes))


def show(ctx: typer.Context, deputy: options.Deputy, private: options.Private = False) -> None:
    """显示一名代表和所提的议案建议。

    例：renda deputy show 张三
    """
    from renda_cli.show.records import record_page
    from renda_cli.work import deputy as verbs

    here = context.of(ctx)
    found = verbs.show(here.desk, deputy, private=private)
    here.out.page(record_page(found, about="deputy"), found)


def import_(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="文件", help="CSV、XLSX、XLS 或导出的 JSON；- 为标准输入")],
    rehearsal: options.Rehearsal = False,
    maps: options.Maps = None,
    fills: options.Fills = None,
    sheet: options.SheetName = None,
    encoding: options.Encoding = None,
) -> int:
    """导入代表名册，与 renda import deputies 相同。

    例：renda deputy import 代表名册.xlsx --dry-run
    """
    from renda_cli.show import exchange as pages
    from renda_cli.work.exchange import importing

    here = context.of(ctx)
    asked = importing.Options(encoding, sheet, tuple(maps or ()), tuple(fills or ()))
    with pages.reading() as advance:
        done = importing.import_(here.desk, "deputies", file, asked, rehearsal=rehearsal, advance=advance)
    return pages.imported(done, here.out, rehearsal=rehearsal)
