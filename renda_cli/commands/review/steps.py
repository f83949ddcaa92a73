"""renda review step | close"""

from typing import Annotated

import typer

from renda_cli.commands import context, options


def step(
    ctx: typer.Context,
    number: options.Review,
    step: Annotated[str, typer.Option("--step", metavar="步骤", help="步骤的名称，如 提前通知")],
    on: options.On = None,
    by: Annotated[str | None, typer.Option("--by", metavar="谁", help="由谁办")] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="日期", help="何时以前办；不写 --on 时只定期限，不登记已办"),
    ] = None,
    skip: Annotated[str | None, typer.Option("--skip", metavar="理由", help="免办这一步，写明理由")] = None,
    file: options.Kept = None,
    note: options.Note = None,
) -> None:
    """登记一个步骤已办，或定由谁办、何时以前办。

    例：renda review step 3 --step 提前通知 --by 人大办 --on 2022-06-01
    """
    from renda_cli.work.review import steps

    here = context.of(ctx)
    done = steps.step(here.desk, number, step=step, on=on, by=by, until=until, skip=skip, file=file, note=note)
    here.out.receipt(done.lines, done.read)


def close(ctx: typer.Context, number: options.Review, on: options.On = None) -> None:
    """登记一项评议办结；步骤、整改没有完的不能办结。

    例：renda review close 3 --on 2022-12-01
    """
    from renda_cli.work.review import closing

    here = context.of(ctx)
    done = closing.close(here.desk, number, on=on)
    here.out.receipt(done.lines, done.read)
