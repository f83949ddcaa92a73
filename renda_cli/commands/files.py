"""renda init | where"""

from typing import Annotated

import typer

from renda_cli.commands import context


def init(
    ctx: typer.Context,
    town: Annotated[str, typer.Option("--town", metavar="镇名", help="乡镇名称，如 遥观镇")],
    county: Annotated[str | None, typer.Option("--county", metavar="县区", help="所在县（市、区）")] = None,
    province: Annotated[
        str | None, typer.Option("--province", metavar="省", help="所在省（市、区），据此选用规则")
    ] = None,
    congress: Annotated[
        int | None, typer.Option("--congress", metavar="届", min=1, max=999, help="本届是第几届")
    ] = None,
    term_start: Annotated[str | None, typer.Option("--term-start", metavar="日期", help="本届任期开始的日期")] = None,
) -> None:
    """新建本镇的数据库文件。

    例：renda init --town 遥观镇 --county 武进区 --province 江苏省 --congress 5 --term-start 2021-12-20
    """
    from renda_cli.show.records import founded
    from renda_cli.work import town as verbs

    here = context.of(ctx)
    made = verbs.create(
        here.path,
        here.day,
        town=town,
        county=county,
        province=province,
        congress=congress,
        term_start=term_start,
        command=here.words,
    )
    here.out.receipt(founded(made), lambda: made)


def where(ctx: typer.Context) -> None:
    """显示用的是哪个文件。

    例：renda where
    """
    from renda_cli.show.records import record_page
    from renda_cli.work import town as verbs

    here = context.of(ctx)
    found = verbs.where(here.desk)
    here.out.page(record_page(found), found)
