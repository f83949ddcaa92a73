"""renda review list | show | stats"""

from typing import Annotated

import typer

from renda_cli.commands import context, options


def list_(
    ctx: typer.Context,
    year: Annotated[
        str | None, options.text("--year", "年份", "只列这一年计划或开展的，也可写起止年份，如 2018-2022")
    ] = None,
    kind: Annotated[str | None, options.text("--kind", "评议种类", "只列这一种")] = None,
    subject: Annotated[str | None, options.text("--subject", "对象", "只列评议这个对象的：名称，或其中几个字")] = None,
    status: Annotated[list[str] | None, options.text("--status", "计划|已开展|已办结|取消", "只列这种状态的")] = None,
) -> None:
    """列出评议，可按年份、种类、对象筛选。

    例：renda review list --year 2022 --kind 代表述职
    """
    from renda_cli.show.review import listed
    from renda_cli.work.review import reading

    here = context.of(ctx)
    listed(here.out, reading.list_(here.desk, year=year, kind=kind, subject=subject, status=status))


def show(
    ctx: typer.Context,
    number: options.Review,
    private: Annotated[bool, typer.Option("--private", help="显示选民姓名和完整电话")] = False,
) -> None:
    """显示一项评议的全部情况。

    例：renda review show 3
    """
    from renda_cli.show.review import review_page
    from renda_cli.work.review import reading

    here = context.of(ctx)
    found = reading.show(here.desk, number, private=private)
    here.out.page(review_page(found), found)


def stats(ctx: typer.Context, year: options.Years) -> None:
    """一年里各种评议的次数、对象、整改。

    例：renda review stats 2022
    例：renda review stats 2016-2020
    """
    from renda_cli.show.section import Section
    from renda_cli.work.review import stats as verbs

    here = context.of(ctx)
    found = verbs.stats(here.desk, year)
    here.out.listing(Section(found.fields, found.rows, found.title, about="review_stats", notes=found.notes))
