"""renda deputy card | publish | wall | roster"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Level = Annotated[str | None, typer.Option("--level", metavar="级别", help="只列这一级的代表，如 镇、区")]


def _out(endings: str) -> object:
    return typer.Option("-o", "--output", metavar="文件", help=f"写到 {endings} 文件，不写则印出来")


def card(
    ctx: typer.Context,
    deputy: Annotated[str, typer.Argument(metavar="代表", help="姓名或 #编号")],
    year: Annotated[
        str | None, typer.Option("--year", metavar="年份", help="四位年份，或起止年份，不写为本届任期以来")
    ] = None,
    output: Annotated[str | None, _out(".docx 或 .md")] = None,
    private: options.Private = False,
) -> None:
    """生成一名代表的履职档案。

    例：renda deputy card 张三 --year 2022 -o 张三履职档案.docx
    """
    from renda_cli.show import deputy_papers as pages
    from renda_cli.work import card as verbs
    from renda_cli.work import card_paper

    here = context.of(ctx)
    found = verbs.card(here.desk, deputy, year=year, private=private)
    if output is None:
        here.out.page(pages.card_page(card_paper.worded(found)), found)
    else:
        pages.written(card_paper.write(here.desk, found, output), here.out)


def publish(
    ctx: typer.Context,
    year: Annotated[str | None, typer.Argument(metavar="年份", help="四位年份，不写为今年")] = None,
    output: Annotated[str | None, _out(".docx、.md 或 .xlsx")] = None,
) -> None:
    """生成向社会公布的代表基本信息和履职情况，不含个人信息。

    例：renda deputy publish 2022 -o 代表履职公示.docx
    """
    from renda_cli.show import deputy_papers as pages
    from renda_cli.show.section import Section
    from renda_cli.work import publishing

    here = context.of(ctx)
    found = publishing.publish(here.desk, year)
    if output is None:
        here.out.listing(Section(found.fields, found.rows, found.title, "roster", found.notes))
    else:
        pages.written(publishing.write(here.desk, found, output), here.out, found.notes)


def wall(
    ctx: typer.Context,
    output: Annotated[str | None, _out(".docx")] = None,
    level: Level = None,
    group: options.Group = None,
) -> None:
    """生成上墙的代表名单，留照片位置。

    例：renda deputy wall --group 东片小组 -o 上墙名单.docx
    """
    from renda_cli.show import deputy_papers as pages
    from renda_cli.work import roster as verbs

    here = context.of(ctx)
    found = verbs.wall(here.desk, level=level, group=group)
    if output is None:
        here.out.listing(pages.wall_list(found))
    else:
        pages.written(verbs.write_wall(here.desk, found, output), here.out)


def roster(
    ctx: typer.Context,
    output: Annotated[str | None, _out(".docx 或 .xlsx")] = None,
    level: Level = None,
    private: options.Private = False,
) -> None:
    """生成报送的代表名册和结构统计。

    例：renda deputy roster -o 代表名册.xlsx
    """
    from renda_cli.show import deputy_papers as pages
    from renda_cli.work import roster as verbs

    here = context.of(ctx)
    found = verbs.roster(here.desk, level=level, private=private)
    if output is None:
        here.out.page(pages.roster_page(found, verbs.summed(found)), found)
    else:
        pages.written(verbs.write(here.desk, found, output), here.out)
