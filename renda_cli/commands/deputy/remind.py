"""renda deputy remind"""

from typing import Annotated

import typer

from renda_cli.commands import context


def remind(
    ctx: typer.Context,
    year: Annotated[str | None, typer.Argument(metavar="年份", help="哪一年，不写为今年")] = None,
) -> None:
    """一年里该提醒的：会议少了、未经批准两次不出席等。

    例：renda deputy remind 2022
    """
    from renda_cli.show.section import Section
    from renda_cli.work import remind as lists

    here = context.of(ctx)
    found = lists.remind(here.desk, year)
    here.out.listing(Section(found.fields, found.rows, found.title))
