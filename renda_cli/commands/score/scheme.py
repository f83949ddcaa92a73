"""renda score scheme load | check | show | list | template | measures"""

from typing import Annotated

import typer

from renda_cli.commands import context

Source = Annotated[
    str, typer.Argument(metavar="文件或办法", help="TOML 文件，- 为标准输入；或自带的、往年载入的办法的名称")
]
Name = Annotated[str | None, typer.Argument(metavar="计分办法", help="名称，不写为这一年唯一的办法")]
OfYear = Annotated[str | None, typer.Option("--year", metavar="年份", help="哪一年的，不写为今年")]


def load(
    ctx: typer.Context,
    source: Source,
    year: Annotated[str, typer.Option("--year", metavar="年份", help="用于哪一年，如 2022")],
    why: Annotated[str | None, typer.Option("--why", metavar="文字", help="为什么改，从第 2 版起要写")] = None,
) -> None:
    """载入一个计分办法，定用于哪一年；改过再载入的是新的一版。

    例：renda score scheme load 代表履职积分 --year 2022
    """
    from renda_cli.work.score import scheme_acts

    here = context.of(ctx)
    done = scheme_acts.load(here.desk, source, year=year, why=why)
    here.out.receipt(done.lines, done.read)


def check(ctx: typer.Context, source: Source) -> int:
    """检查一个计分办法写得对不对，指出在哪一行、怎样改。

    例：renda score scheme check 本镇办法.toml
    """
    from renda_cli.show import scheme as pages
    from renda_cli.work.score import scheme_acts

    here = context.of(ctx)
    found = scheme_acts.check(here.desk, source)
    pages.checked(here.out, found)
    return 2 if found.faults else 0


def show(
    ctx: typer.Context,
    name: Name = None,
    year: OfYear = None,
    toml: Annotated[bool, typer.Option("--toml", help="印出办法的文件（TOML），供修改")] = False,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="文件", help="写到 .docx、.md 或 .html 文件，可上墙")
    ] = None,
) -> None:
    """显示计分办法，即上墙的计分表。

    例：renda score scheme show 代表履职积分 -o 计分表.docx
    """
    from renda_cli.show import scheme as pages
    from renda_cli.work.score import scheme_lists, scheme_paper

    here = context.of(ctx)
    scheme_lists.check_asked(toml=toml, output=output)
    found = scheme_lists.show(here.desk, name, year=year)
    path = None if output is None else scheme_paper.write(here.desk, found, output)
    pages.shown(here.out, found, path, toml=toml)


def list_(
    ctx: typer.Context, year: Annotated[str | None, typer.Argument(metavar="年份", help="四位年份")] = None
) -> None:
    """列出本镇载入的和自带的计分办法。

    例：renda score scheme list
    """
    from renda_cli.show.section import Section
    from renda_cli.work.score import scheme_lists

    here = context.of(ctx)
    found = scheme_lists.list_(here.desk, year)
    here.out.listing(Section(found.fields, found.rows, notes=found.notes, about="scheme"))


def template(ctx: typer.Context) -> None:
    """印出带说明的计分办法样张，照着改就能用。

    例：renda score scheme template > 本镇办法.toml
    """
    from renda_cli.show import scheme as pages
    from renda_cli.work.score import scheme_lists

    pages.template(context.of(ctx).out, scheme_lists.template())


def measures(
    ctx: typer.Context,
    subject: Annotated[
        str | None, typer.Option("--subject", metavar="对象", help="给谁计分：代表、小组、村、家站点、单位、镇")
    ] = None,
) -> None:
    """列出可以自动计数的指标。

    例：renda score scheme measures --subject 小组
    """
    from renda_cli.show.section import Section
    from renda_cli.work.score import scheme_lists

    here = context.of(ctx)
    found = scheme_lists.measures_of(here.desk, subject)
    here.out.listing(Section(found.fields, found.rows, notes=found.notes, about="measure"))
