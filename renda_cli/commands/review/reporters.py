"""renda review reporters"""

from typing import Annotated

import typer

from renda_cli.commands import context


def reporters(
    ctx: typer.Context,
    year: Annotated[str | None, typer.Argument(metavar="年份", help="四位年份；不写为本届到今天")] = None,
    without: Annotated[bool, typer.Option("--without", help="只列还没有述职的")] = False,
) -> None:
    """本届代表谁述过职、谁还没有，比例够不够。

    例：renda review reporters 2022 --without
    """
    from renda_cli.show.section import Section
    from renda_cli.work.review import reporters

    here = context.of(ctx)
    found = reporters.reporters(here.desk, year, without=without)
    here.out.listing(Section(found.fields, found.rows, found.title, notes=found.notes))
