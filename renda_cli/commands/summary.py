"""renda summary"""

from typing import Annotated

import typer

from renda_cli.commands import context, options
from renda_cli.errors import InputError


def summary(
    ctx: typer.Context,
    year: options.Years,
    keys: Annotated[
        list[str] | None, typer.Argument(metavar="指标", help="只看这些指标，如 reply_rate；不写为全部")
    ] = None,
    compare: Annotated[str | None, typer.Option("--compare", metavar="年份", help="与另一年或另几年对比")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="列出每个数字背后的记录")] = False,
    since_report: Annotated[
        bool, typer.Option("--since-report", help="只看上次出报告以来变了的指标，和由哪些记录引起")
    ] = False,
    since: Annotated[
        str | None, typer.Option("--since", metavar="日志编号", help="同上，从日志的这一条以后看起，编号见 renda log")
    ] = None,
) -> None:
    """一年或几年的各项指标，每项都写明口径。

    例：renda summary 2022 --compare 2021；renda summary 2022 satisfaction_result_rate --explain
    """
    from renda_cli.show import records
    from renda_cli.show import since as changed
    from renda_cli.work import as_of, indicators, spans
    from renda_cli.work import since as looked_back

    here = context.of(ctx)
    span, other = spans.read(here.desk, year), spans.read(here.desk, compare) if compare is not None else None
    if since_report or since is not None:
        _refuse_beside(since_report and since is not None, other, explain)
        found = looked_back.changes(here.desk, span, keys or (), number=since, day=here.named_day)
        return here.out.page(*changed.since_page(found))
    with as_of.seen(here.desk, here.named_day):
        figures = indicators.summary(here.desk, span, keys=keys or (), compare=other)
        evidence = indicators.records(here.desk, span, keys or ()) if explain else None
    return here.out.page(*records.summary_page(figures, evidence))


def _refuse_beside(both: bool, compare: object, explain: bool) -> None:
    """Raises InputError for what cannot be asked for together with what changed."""
    if both:
        raise InputError("--since-report 和 --since 只能写一个", "从日志的某一条看起，只写 --since 编号")
    if compare or explain:
        option = "--compare" if compare else "--explain"
        raise InputError(f"--since-report、--since 不能和 {option} 一起用", "增减的记录会一并列出，请去掉它")
