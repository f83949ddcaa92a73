"""renda score warn"""

from typing import Annotated

import typer

from renda_cli.commands import context, options


def warn(
    ctx: typer.Context,
    period: Annotated[str, typer.Argument(metavar="期间", help="年、季度或半年，如 2022、2022Q1、2022上半年、今年")],
    scheme: Annotated[
        str | None, options.text("--scheme", "计分办法", "按哪个办法；不写为这一年给代表计分的各个办法")
    ] = None,
    group: Annotated[str | None, options.text("--group", "小组", "只列这个小组的代表")] = None,
) -> None:
    """谁低于计分办法的线、连续几年，办法和法律各怎么说。

    例：renda score warn 2022
    """
    from renda_cli.show.score_warning import warnings
    from renda_cli.work.score import warning

    here = context.of(ctx)
    found = warning.warn(here.desk, period, scheme=scheme, group=group)
    law = warning.law_notes(found)
    here.out.listing(warnings(found.fields, found.rows, found.title, found.notes, law, here.out.format))
