"""renda summary"""

from typing import Annotated

import typer

from renda_cli.commands import context, options


def summary(
    ctx: typer.Context,
    year: options.Years,
    keys: Annotated[
        list[str] | None, typer.Argument(metavar="指标", help="只看这些指标，如 reply_rate；不写为全部")
    ] = None,
    compare: Annotated[str | None, typer.Option("--compare", metavar="年份", help="与另一年或另几年对比")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="列出每个数字背后的记录")] = False,
) -> None:
    """一年或几年的各项指标，每项都写明口径。

    例：renda summary 2022 --compare 2021；renda summary 2022 satisfaction_result_rate --explain
    """
    from renda_cli.show import records
    from renda_cli.work import indicators, spans

    here = context.of(ctx)
    span, other = spans.read(here.desk, year), spans.read(here.desk, compare) if compare is not None else None
    figures = indicators.summary(here.desk, span, keys=keys or (), compare=other)
    evidence = indicators.records(here.desk, span, keys or ()) if explain else None
    here.out.page(*records.summary_page(figures, evidence))
