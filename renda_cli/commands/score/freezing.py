"""renda score freeze"""

from typing import Annotated

import typer

from renda_cli.commands import context, options


def freeze(
    ctx: typer.Context,
    period: Annotated[str, typer.Argument(metavar="期间", help="哪一期，如 2022、2022Q1、去年")],
    scheme: options.ScoreScheme = None,
    by: Annotated[str | None, options.text("--by", "机关", "由谁审定，如 主席团")] = None,
    on: options.On = None,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="还有没审定的、没处理的异议或这一期没有结束，也定稿")
    ] = False,
    note: options.Note = None,
) -> None:
    """定稿一期的积分；以后的更正另列在旁边。

    例：renda score freeze 2022 --by 主席团 --on 2023-01-10
    """
    from renda_cli.work.score import freezing

    here = context.of(ctx)
    done = freezing.freeze(here.desk, period, scheme=scheme, by=by, on=on, note=note, anyway=anyway)
    here.out.receipt(done.lines, done.read)
