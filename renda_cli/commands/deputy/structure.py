"""renda deputy stats"""

import typer

from renda_cli.commands import context, options


def stats(ctx: typer.Context, level: options.Level = None, on: options.OnDay = None) -> None:
    """代表的人数、席位和结构。

    例：renda deputy stats --level 镇
    """
    from renda_cli.show.section import Section
    from renda_cli.work import structure

    here = context.of(ctx)
    found = structure.stats(here.desk, level=level, on=on)
    here.out.listing(Section(found.fields, found.rows, found.title, about="label", notes=found.notes))
